"""Where a statement gives sums of money, and which part of it tells of each."""

import re
from collections.abc import Iterator, Sequence

from rag.answering.asked import Asked
from rag.answering.meant import Meant
from rag.answering.money.givers import next_giver
from rag.english import figures, mentions, plain
from rag.record import Statement
from rag.types import Span

CURRENCY = re.compile(r"^[A-Z]{3}$")
_SAME_SUM = re.compile(r"^\s*(?:\(|,? or (?:about|some|around|nearly|roughly)?\s*$)")
"""What stands between a sum and the same in another currency."""
_CONVERTED = re.compile(r"\b(?:convert\w*|equivalent|equal to|worth about)\b[^;]*$")
_ASKED_FOR = re.compile(
    r"\b(?:short of|below|instead of|out of|of|less than|against) the\W+$|\b(?:had asked for|had wanted|aimed for)\b"
)
"""Before a sum that was only wanted, and behind it."""
_WANTED = re.compile(
    r"\b(?:aimed|aims|asked|hoped|hopes|appealed|called|aiming|asking) (?:at|for)(?: at least| about| up to)?\W+$"
    r"|\b(?:sought|wanted|needs?|needed|target of|goal of|appeal of)(?: at least| about| up to)?\W+$",
    re.IGNORECASE,
)
"""Right before a sum that was wanted, and that nobody pledged."""
_RANGE = re.compile(r"\s*(?:[–—-]|to)\s*")
"""Between the two ends of one sum: "$3–5 billion"."""
_RIGHT_BEFORE = re.compile(r"(?:,? and|,|;|:) (?:an? |about |some |up to |nearly |over |around )*$")
"""Parts two sums of a list right before the second."""
_PARTS = (re.compile(r"[,;] "), re.compile(r",? and "))
"""Otherwise parts them, the likelier first."""
_LEADS_ON = re.compile(r"(?:[ ,;]+(?:the|and|to|of|with|from))*[ ,;]*$")
"""Ends what tells of a sum, and leads to the next."""
_IN_ITS_CURRENCY_WITHIN = 300
"""Characters behind a sum within which a number is in its currency where it names none: "of this, 20 billion"."""
_COUNTS = re.compile(r"\s+(?!in\b|to\b|by\b|as\b|is\b|was\b)[a-z]+s\b")
"""Behind a number: what it counts, which is no currency."""
_IN = re.compile(r"(?:And |But )?(?:In|At) [A-Z]")


def sums_of_story(
    statement: Statement, story: str, told: dict[tuple[str, float, str], str], asked: Asked
) -> Iterator[Span]:
    """The ranges of the sums, without those that another article of its story tells of: it is a reprint.

    `told` holds which article was the first to tell of a sum, by story, value and unit.
    """
    values = {amount.span[0]: (story, amount.value, amount.unit) for amount in statement.amounts}
    for span in _sums(statement, asked):
        if told.setdefault(values[span[0]], statement.article_id) == statement.article_id:
            yield span


def without_currency(statement: Statement, clause: str) -> list[Span]:
    """The ranges of its millions and billions of nothing that is named."""
    begin = statement.clause[0]
    taken = [amount.span for amount in statement.amounts]
    told = [(begin + one.start, begin + one.end) for one in figures(clause) if one.scaled and not one.unit]
    return [
        (start, end)
        for start, end in told
        if not any(start < other_end and other < end for other, other_end in taken)
        and not _COUNTS.match(clause[end - begin :])
    ]


def is_near(before: Statement, one: Statement) -> bool:
    """Whether a statement stands so soon after one with a sum that its numbers can be in the same currency."""
    return before.article_id == one.article_id and 0 <= one.span[0] - before.span[1] <= _IN_ITS_CURRENCY_WITHIN


def told_of(place: Span, sums: Sequence[Span], statement: Statement, asked: Asked) -> str:
    """The part of a clause that tells of one of its sums: "400 million for roads" of "… and 2 billion for ports"."""
    begin, end = statement.clause
    nth = [*sums].index(place)
    if nth:
        begin = _parting(sums[nth - 1], place, statement, asked)[1]
    if nth + 1 < len(sums):
        end = _parting(place, sums[nth + 1], statement, asked)[0]
    return _LEADS_ON.sub("", asked.library.cut(statement.article_id, begin, end))


def _parting(one: Span, other: Span, statement: Statement, asked: Asked) -> Span:
    """What parts two sums that a clause gives one after the other."""
    between = asked.library.cut(statement.article_id, one[1], other[0])
    if (giving := next_giver(between)) is not None:
        return one[1] + giving, one[1] + giving
    right_before = _RIGHT_BEFORE.search(between)
    every = ([*pattern.finditer(between)] for pattern in _PARTS)
    found = right_before or next((told[-1] for told in every if told), None)
    if found is None:
        return other[0], statement.clause[0]
    word = re.match(r"(?:,? and|,|;|:) ", found[0])
    return one[1] + found.start(), one[1] + found.start() + (word.end() if word else 0)


def is_told_of_elsewhere(clause: str, what: Meant) -> bool:
    """Whether a clause opens with another city than the question says the sums are from: "In Oslo 6 million …"."""
    there = {one.words for one in mentions(plain(what.written)) if one.located}
    opening = next(iter(mentions(plain(clause))), None) if there and _IN.match(clause) else None
    return opening is not None and opening.located and opening.words not in there


def is_only_wanted(statement: Statement, place: Span, asked: Asked) -> bool:
    """Whether a sum is one that was asked for: "short of the 2 billion that the UN had asked for"."""
    before = asked.library.cut(statement.article_id, statement.clause[0], place[0])
    after = asked.library.cut(statement.article_id, place[1], statement.clause[1])
    return bool(_WANTED.search(before) or (_ASKED_FOR.search(before) and _ASKED_FOR.search(after)))


def _sums(statement: Statement, asked: Asked) -> Iterator[Span]:
    """The ranges of the sums; one in brackets after another is the same sum in another currency."""
    found: list[Span] = []
    for amount in statement.amounts:
        if not CURRENCY.match(amount.unit):
            continue
        before = asked.library.cut(statement.article_id, statement.clause[0], amount.span[0])
        after = asked.library.cut(statement.article_id, amount.span[1], statement.clause[1])
        if _CONVERTED.search(before) or (found and _ASKED_FOR.search(before) and _ASKED_FOR.search(after)):
            continue
        between = asked.library.cut(statement.article_id, found[-1][1], amount.span[0]) if found else ""
        if found and _RANGE.fullmatch(between):
            found[-1] = (found[-1][0], amount.span[1])
        elif found and _SAME_SUM.match(between):
            closing = asked.library.cut(statement.article_id, amount.span[1], amount.span[1] + 1) == ")"
            found[-1] = (found[-1][0], amount.span[1] + closing)
        else:
            found.append(amount.span)
    yield from found
