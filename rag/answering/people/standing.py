"""Answers what somebody is to a body, or was at a meeting: a member, an observer, a guest; and whether it has joined.

What decides is a sentence that names both whom it is asked of and a standing, of the latest meeting that tells; or one
that lists the members.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.answering.asked import Asked
from rag.answering.attendance import presence_of
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant, meant
from rag.answering.naming import shortened
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.english import clauses, countries, plain, words
from rag.question import Meeting

_STANDINGS = (
    r"(?:(?:full|associate|founding|permanent|dialogue|equal|honorary|invited|special|third|\w+th|non-voting) )*"
    r"(?:members?(?! states?\b)|participants?|observers?|guests?(?: of honou?r)?|partners?|candidates?|invitees?)"
)
_CAPACITY = re.compile(
    r"\b(?:in|with) (?:what|which) (?:capacity|role|function|status|standing)\b|^(?:(?:and|so|but)\W+)*as what\b"
    rf"|\b{_STANDINGS},? or (?:only |just )?(?:as )?(?:an? |the )?{_STANDINGS}\b"
    r"|\bwhat (?:status|standing|role) (?:does|did|has|had) .+ (?:have|hold)\b",
    re.IGNORECASE,
)
"""Asks as what somebody took part, or belongs."""
_JOINED = re.compile(
    r"^(?:(?:and|so|but|ok)\W+)*(?:did|has|have|had|is|are|was|were)\b.*?"
    r"\b(?:join(?:ed)?|acceded? to|admitted (?:to|into)"
    r"|(?:an?|the|become|became|full|associate) (?:[\w+-]+ ){0,3}?(?:members?|participants?|observers?|partners?))\b",
    re.IGNORECASE,
)
"""Asks whether somebody belongs to a body."""
_MEMBER = re.compile(
    r"\b(?:join(?:s|ed)|acceded|admitted|admission|took in|(?:full|new|permanent|\w+th) (?:member"
    r"|participant)s?"
    r"|became (?:an? |the )?(?:\w+ )?(?:member|participant)s?|welcomed as (?:an? )?(?:full )?member)\b",
    re.IGNORECASE,
)
_TAKEN_IN = re.compile(
    r"\b(?:acceded|admitted|took in|became (?:an? |the )?(?:[\w-]+ ){0,3}(?:member|participant)"
    r"|welcomed as (?:an? )?(?:full )?member)\b",
    re.IGNORECASE,
)
"""Says it outright, whatever is told of the time before."""
_NO_MEMBER = re.compile(
    r"\b(?:not (?:yet |formally )*(?:ratified|joined|acceded|a member|been admitted)|had not|observers?|partners?"
    r"|guests?"
    r"|invited|appl(?:ied|ication|ies)|candidates?|associate|(?:hopes?|hoped|wants?|wish(?:es)?|plans?) to join"
    r"|awaiting"
    r"|without joining|declined)\b",
    re.IGNORECASE,
)
_OTHER_STANDING = re.compile(r"\b(?:observer|partner|guest)", re.IGNORECASE)
_TELLS = re.compile(f"{_MEMBER.pattern}|{_NO_MEMBER.pattern}", re.IGNORECASE)
_LISTS_MEMBERS = re.compile(r"\bmembers?(?: are| were|:| of which)", re.IGNORECASE)
_SEVERAL = 3
"""A sentence that names so many countries beside the word lists the members."""
_STANDING = re.compile(rf"\b{_STANDINGS}\b", re.IGNORECASE)
_ASKED_NAME = re.compile(r"\b[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)*")


@dataclass(frozen=True, slots=True)
class _Who:
    """Whom it is asked of."""

    countries: frozenset[str]
    words: frozenset[str]
    """Folded parts of names of people, or of what is no country."""
    surnames: frozenset[str]
    """Of people of these countries."""

    def is_named(self, text: str) -> bool:
        held = {*words(text)}
        named = self.countries & {*countries(text)} or self.surnames & held
        return bool(named or (self.words and self.words <= held))


def standing(asked: Asked) -> Composed | None:
    """As what somebody took part, or whether they belong; None where that is not asked, or nothing tells."""
    text = plain(asked.understood.text)
    as_what, joined = _CAPACITY.search(text), _JOINED.search(text)
    if not (as_what or joined) or not (asked.understood.named.summits or asked.understood.meetings):
        return None
    what = meant(asked)
    who = _asked_of(asked, what)
    if who is None:
        return None
    if as_what or joined is None:
        return _capacity(who, asked, what)
    return _membership(who, _OTHER_STANDING.search(joined[0]), asked)


def _asked_of(asked: Asked, what: Meant) -> _Who | None:
    named = asked.understood.named
    of_country, _ = asked.record.known_people
    states = named.own_countries
    surnames = frozenset(name for name, country in of_country.items() if country in states)
    if states or named.people:
        return _Who(states, named.people if not states else frozenset(), surnames)
    of_series = {
        *asked.catalogue.naming_words(named.summits),
        *(word for one in what.meetings for word in words(one.city)),
    }
    for found in _ASKED_NAME.finditer(asked.understood.text[1:]):
        parts = frozenset(words(found[0])) - of_series
        if parts:
            return _Who(frozenset(), parts, frozenset())
    return None


def _capacity(who: _Who, asked: Asked, what: Meant) -> Composed | None:
    """As what somebody was there, in the words of a sentence or, where none tells, by the record."""
    for meeting in what.meetings or _newest_first(asked):
        found = _near(sentences_of(asked.library, meeting.article_ids), who, _STANDING)
        if found:
            said = _STANDING.search(_part_on(who, found[0].text, _STANDING))
            return _told(f"As {_one_of(said[0])}: {_line(found[0])}." if said else "", found[0], asked)
        if told := presence_of(who.is_named, meeting, asked):
            return told
    return None


def _membership(who: _Who, other: re.Match[str] | None, asked: Asked) -> Composed | None:
    """Whether they belong, or have the other standing asked about, by the latest meeting of the body that tells."""
    for meeting in _newest_first(asked):
        every = sentences_of(asked.library, meeting.article_ids)
        taken_in = [
            one for one in _near(every, who, _TAKEN_IN) if not _NO_MEMBER.search(_part_on(who, one.text, _TAKEN_IN))
        ]
        if taken_in:
            return _told(f"Yes: {_line(taken_in[0])}.", taken_in[0], asked)
        if found := _near(every, who, _TELLS):
            part = _part_on(who, found[0].text, _TELLS)
            denied = _NO_MEMBER.search(part.replace(other[0], "") if other else part)
            return _told(f"{'No' if denied else 'Yes'}: {_line(found[0])}.", found[0], asked)
        for one in every:
            if _LISTS_MEMBERS.search(one.text) and len({*countries(one.text)}) >= _SEVERAL:
                return _told(f"{'Yes' if who.is_named(one.text) else 'No'}: {_line(one)}.", one, asked)
    return None


def _near(every: Sequence[ArticleSentence], who: _Who, tells: re.Pattern[str]) -> list[ArticleSentence]:
    """The sentences that name them beside such a word, the nearest first."""
    naming = [(one, _part_on(who, one.text, tells)) for one in every if who.is_named(one.text)]
    told = [(one, part) for one, part in naming if tells.search(part)]
    return [one for one, part in sorted(told, key=lambda each: (each[1] == each[0].text, len(each[1])))]


def _part_on(who: _Who, text: str, tells: re.Pattern[str]) -> str:
    """The clause that names them and has such a word; all of the sentence where the two stand in different ones."""
    parts = [text[start:end] for start, end in clauses(text)]
    return next((part for part in parts if len(parts) > 1 and who.is_named(part) and tells.search(part)), text)


def _newest_first(asked: Asked) -> list[Meeting]:
    series = asked.understood.named.summits
    held = asked.catalogue.meetings_of(series)
    return sorted(held, key=lambda one: -(one.date.toordinal() if one.date else 0))


def _one_of(said: str) -> str:
    """A standing in the singular, with its article: "an observer" for "observers"."""
    first, *rest = said.lower().split(" of ")
    one = " of ".join([re.sub(r"s$", "", first), *rest])
    return f"{'an' if one[0] in 'aeiou' else 'a'} {one}"


def _line(one: ArticleSentence) -> str:
    return shortened(" ".join(one.text.split()).rstrip("."))


def _told(headline: str, one: ArticleSentence, asked: Asked) -> Composed:
    citations = Citations(asked.library)
    citations.cite(one.article_id, one.span)
    return Composed("status", headline=headline, quotes=tuple(citations.quotes))
