"""Who gives each of the sums that a sentence lists: "Chile, with 3 million", "2 million from Peru"."""

import re

from rag.answering.asked import Asked
from rag.english import countries, listing
from rag.record import Statement
from rag.types import Span

ALL_TOGETHER = "all together"
"""Who gives a total."""
_PART = r"[A-Z][\w'’&-]*"
_NAME = rf"(?!(?:In|At|On|For|To|After|Before|Since|Under|With|Of) ){_PART}(?: (?:(?:of|for|and) (?:the )?)?{_PART})*"
_ROUGHLY = r"(?:an? |about |some |up to |nearly |around |another |over |more than |almost )*"
_NEXT = re.compile(
    rf"(?:[,:;]| and|, and| by| of| from|^) ?((?:the )?{_NAME})"
    rf"(?: itself| alone)?(?:,? with|:| [–—-]|, as [^,;\d]{{2,30}},)? \(?{_ROUGHLY}$"
)
"""In a list: "Germany promised 400 million euros, Japan 250 million dollars", "by Chile (3 million) and Peru (2)"."""
_OWN = re.compile(rf"({_NAME})['’]s? (?:\w+ )?{_ROUGHLY}$")
"""Before a sum: "Norway's 90 million are all new"."""
_GIVES = re.compile(
    rf"((?:[Tt]he )?{_NAME}) (?:will |would )?(?:contribut(?:es?|ed)|gives?|gave|pays?|paid|lends?|lent"
    rf"|provid(?:es?|ed)|adds?|added|pledg(?:es?|ed)|promis(?:es?|ed)) {_ROUGHLY}$"
)
"""Before a sum: "to which Brazil contributes 200 million"."""
_OF_ONE = re.compile(rf"\b(?:by|from) (?:the )?({_NAME}) of {_ROUGHLY}$")
"""Before a sum: "a contribution by Japan of 12 million"."""
_MEMBERS = re.compile(
    rf"\b(?:our |the |its |their )?(members|member states|participants) (?:themselves )?(?:find|give|pay|contribute"
    rf"|add) (?:the (?:remaining|other|rest of the) )?{_ROUGHLY}$"
)
_THANKED = re.compile(rf"\bthank\w* (?:the )?({_NAME}) for (?:\w+ ){{1,3}}?of {_ROUGHLY}$")
_BODY = re.compile(
    r"(?:.* )?(?:Bank|Commission|Union|Fund|Facility|Agency|Foundation|Council|Nations|Programme|Corporation)"
    r"(?: (?:for|of) .*)?|[A-Z]{2,}"
)
_INITIALS = 3
_FROM = re.compile(r" (?:each )?from\b")
"""Right behind a sum, before its giver, whoever tells of it: "the envoy spoke of 7 million from Norway"."""
_RIGHT_BEHIND = re.compile(
    rf" (?:each )?(?:(?:from|by) (?:the )?({_NAME})|of (?:the )?({_NAME})(?=[,;.)]|$| and\b| are\b))"
)
_BEHIND = re.compile(
    r"^(?![^,;.]*\b(?:order|purchase|contract|procurement)s? )[^,;.\d]{0,40}?\b(?:from|by|attributed to) (?:the |an? )?"
    r"([^,;.\d]+?)(?= (?:to|over|for|in|on|at|of)\b| and(?: \w+){0,3} \d|[,;.]|$)"
)
"""Behind a sum: "20 billion was attributed to the firm Brookfield", "50 billion from the Commission to 150 billion".

Who an order is from only sells.
"""
_TOTAL = re.compile(
    rf"\b(?:totals?|totall?ing|in total|total of|altogether|in all),? {_ROUGHLY}$"
    rf"|\b(?:pledges|promises|contributions|commitments|offers|donations|announcements|sums|gifts)\b[^:;]*"
    rf" (?:c[oa]me|comes|amount(?:ed|s)?|add(?:ed|s)? up|rose) to {_ROUGHLY}$",
    re.IGNORECASE,
)


def giver(statement: Statement, place: Span, asked: Asked) -> str:
    """Who gives the sum at this place: in a list of givers those named right before it, or right behind it."""
    start, end = place
    names = [actor.name for actor in statement.actors]
    before = asked.library.cut(statement.article_id, statement.clause[0], start)
    if _TOTAL.search(before):
        return ALL_TOGETHER
    for found in (pattern.search(before) for pattern in (_NEXT, _OWN, _GIVES, _OF_ONE, _THANKED)):
        if found and (named := _named(found[1])):
            return named
    if members := _MEMBERS.search(before):
        return members[1]
    after = asked.library.cut(statement.article_id, end, statement.clause[1])
    if (right := _RIGHT_BEHIND.match(after)) and (named := _named(right[1] or right[2])):
        return named
    behind = _BEHIND.match(after)
    if behind and (not names or _FROM.match(after)) and behind[1] != behind[1].lower():  # "by 2030" names nobody
        return behind[1]
    return ", ".join(names)


def next_giver(text: str) -> int | None:
    """Where the giver of the sum that a text leads up to begins; None where the text names none right before it."""
    found = _NEXT.search(text)
    return found.start(1) if found and _named(found[1]) else None


def _named(name: str) -> str:
    """The body or the countries that a name is of; empty for other names."""
    bare = name.removeprefix("the ").removeprefix("The ")
    if bare.isupper() and len(bare) > _INITIALS and countries(bare):
        return listing(countries(bare))  # as a bulletin writes it
    return bare if _BODY.fullmatch(bare) else listing(countries(bare))
