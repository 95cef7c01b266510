"""What articles tell of whether a country, or who holds an office of it, was at a meeting.

"Peru was represented by its ambassador" says of Peru that it was there, and of its president that he was not.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from rag.answering.attendance.named import Who, is_of_any
from rag.answering.attendance.representing import represented
from rag.answering.attendance.staying_away import Absence, stayed_away
from rag.answering.sentences import ArticleSentence
from rag.english import Mention, countries, fold, mentions, plain, stem, words

_LEADERS = "president|prime minister|premier|chancellor|king|queen|emir|sultan"
_LEADING = re.compile(r"\b(?:leaders?|heads? of (?:state|government))\b", re.IGNORECASE)
"""Who leads a country, whatever the office is called there."""
_OFFICE = re.compile(
    rf"\b(?:{_LEADERS}|minister|secretary|ambassador|commissioner|governor|envoy|official|representative|adviser"
    rf"|chargé)s?\b|{_LEADING.pattern}",
    re.IGNORECASE,
)
_OF_A_DEPUTY = re.compile(r"\b(?:vice|deputy|state|permanent|under)[- ](?=\w)|\bminister of state\b", re.IGNORECASE)
_OF_AN_OFFICE = frozenset(
    stem(word)
    for word in words(
        "president prime minister chancellor king queen emir sultan foreign finance defence economy trade energy"
        " interior health agriculture transport ambassador commissioner governor secretary"
    )
)
_WRITTEN = r"(?P<office>[a-z]+(?: (?:of )?[a-z]+){0,3}?)"
_NAME = r"(?:,? [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3},?)?"
_CAME = (
    r" (?:(?:has|have|had) )?(?:arrived|came|attended|took part|landed|joined"
    r"|(?:was|were|is|are) (?:there|present|here|in the (?:room|hall)))\b"
)
_CAME_OF = re.compile(rf"['’]s {_WRITTEN}{_NAME}{_CAME}")
"""Behind a country: "Peru's prime minister, Ana Lund, has arrived"."""
_OF_IT_CAME = re.compile(rf"{_NAME}{_CAME}")
_HOLDER_OF = re.compile(rf"\b[Tt]he {_WRITTEN} of (?:the )?$")
_NONE_OF = re.compile(rf"\b(?:no|without (?:an?|the)) {_WRITTEN} (?:of|from) (?:the )?$", re.IGNORECASE)
_IN_PLACE_OF = re.compile(r",? (?:in (?:the )?(?:place|absence|stead) of|instead of|for|on behalf of)\b.*")
_THROUGH_OTHERS = re.compile(r"[^.;]*\b(?:was|were|is|are) represented by\b")


@dataclass(frozen=True, slots=True)
class Account:
    """A sentence that tells whether somebody was there."""

    there: bool
    said: str
    """In few words of it: "Peru was represented by its ambassador"."""
    sentence: ArticleSentence


def names_office(text: str) -> bool:
    """Whether a text names an office: "Peru's finance minister"."""
    return bool(_OFFICE.search(text))


def holds_office(claimed: str, by: str) -> bool:
    """Whether somebody who is told of in these words holds the office that others name; a deputy does not."""
    by = _IN_PLACE_OF.sub("", by)
    if bool(_OF_A_DEPUTY.search(by)) != bool(_OF_A_DEPUTY.search(claimed)):
        return False
    if _LEADING.search(claimed):
        return bool(_LEADING.search(by) or re.search(rf"\b(?:{_LEADERS})s?\b", by, re.IGNORECASE))
    return _office_words(claimed) <= _office_words(by)


def _office_words(text: str) -> frozenset[str]:
    return _OF_AN_OFFICE.intersection(map(stem, words(re.sub(r"\bpremier", "prime minister", text, flags=re.I))))


def accounts_of_office(
    office: str, of: Set[str], told: Sequence[ArticleSentence], people: Sequence[Who]
) -> Iterator[Account]:
    """Each account of whether who holds an office of one of these countries was there.

    Args:
        office: In the words of who asks: "prime minister".
        of: The countries.
        told: The sentences of the meeting's articles.
        people: Who was there by the record.
    """
    offices = {fold(words(one.value.name)[-1]): one.value.office or "" for one in people if words(one.value.name)}
    for one in represented(of, told):
        by = _with_office(one.by, offices)
        if names_office(by):
            yield Account(holds_office(office, by), f"{one.written} was represented by {one.by}", one.sentence)
    for gone in stayed_away(told):
        theirs = of & {*countries(gone.who)} and (not names_office(gone.who) or holds_office(office, gone.who))
        if theirs and not _sent_others(gone):
            yield Account(False, f"{gone.who} was not there", gone.told)
    for sentence in told:
        yield from _of_the_holder(office, of, sentence)
    for who in people:
        if who.places and is_of_any(who.value.country, {*of}) and holds_office(office, who.value.office or ""):
            at = who.places[0]
            every = (one for one in told if one.article_id == at.article_id and one.start <= at.start < one.end)
            yield from (Account(True, f"{who.value.name} was there", one) for one in every)


def _sent_others(gone: Absence) -> bool:
    """Whether a sentence tells who came instead, which is an account of its own."""
    text = " ".join(gone.told.text.split())
    return bool(_THROUGH_OTHERS.match(text, text.find(gone.who) + len(gone.who)))


def _with_office(by: str, offices: Mapping[str, str]) -> str:
    """Words on who came, with the office by the record where they give a name alone."""
    return by if names_office(by) or not words(by) else f"{offices.get(fold(words(by)[-1]), '')} {by}"


def _of_the_holder(office: str, of: Set[str], sentence: ArticleSentence) -> Iterator[Account]:
    """What a sentence tells of whoever holds an office: "Peru's president has arrived", "no president of Peru"."""
    text = plain(sentence.text)
    if not (_OFFICE.search(text) and of & {*countries(text)}):
        return
    for one in (one for one in mentions(text) if of & {*one.countries}):
        end = one.start + len(_bare(one))
        none, holder = _NONE_OF.search(text, 0, one.start), _HOLDER_OF.search(text, 0, one.start)
        came = _OF_IT_CAME.match(text, end) if holder else _CAME_OF.match(text, end)
        if none and holds_office(office, none["office"]):
            yield Account(False, text[none.start() : end], sentence)
        elif came and holds_office(office, (holder or came)["office"]):
            yield Account(True, text[holder.start() if holder else one.start : came.end()], sentence)


def _bare(one: Mention) -> str:
    return one.text.removesuffix("'s").removesuffix("’s")


def accounts_of_country(of: Set[str], told: Sequence[ArticleSentence]) -> Iterator[Account]:
    """Each account of whether one of these countries was there, whoever came for it."""
    for one in represented(of, told):
        yield Account(True, f"{one.written} was represented by {one.by}", one.sentence)
    for gone in stayed_away(told):
        if of & {*countries(gone.who)} and not names_office(gone.who) and not _sent_others(gone):
            yield Account(False, f"{gone.who} was not there", gone.told)
