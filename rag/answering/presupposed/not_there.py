"""Says that somebody was not at a meeting, or not asked to come, in place of a refusal to tell what they did there.

"What did A tell the closing session?" where the only thing told of A is that A was not invited to it. That no sentence
tells what A said would be true and would let pass for true that A was there.
"""

import re
from collections.abc import Collection, Iterator, Set

from rag.answering.asked import Asked
from rag.answering.attendance import stayed_away
from rag.answering.composed import Citations, Composed
from rag.answering.meant import meant
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.answering.status import inline
from rag.english import PHRASE_OPENERS, clauses, countries, is_verb, plain, speaker_label, terms, words

_NOT_INVITED = re.compile(r"\b(?:not|never) (?:been |even )?(?:invited|asked to come)\b|\buninvited\b", re.IGNORECASE)
_REPRESENTED = re.compile(r"\brepresented by\b")
_NEXT_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")
_CAPITALISED = re.compile(r"(?<!^)\b[A-ZÀ-Þ][\w’'-]+")
_OPEN_CLAUSES = frozenset({"after", "as", "before", "since", "than", "that", "until", "when", "while"})
_OFFICES = r"(?:president|prime minister|leader|chancellor|king|emir|sultan|premier|minister|envoy)"
_DID = re.compile(
    rf"\b(?:did|does|do|has|have|had|will|would) (?:the )?(?:(?:[\w'’-]+ )?{_OFFICES} (?:of )?(?:the )?)?$"
)
"""Stands before somebody of whom is asked what they did."""
_OFFICE = re.compile(rf"\b{_OFFICES}\b")
_NAMES_A_PART = 2
"""So many words of what somebody was not invited to make a question one on that part: "main session"."""
_ACTS_WITHIN = 3
"""In words: so soon after the name of somebody who acts a verb says what they do, "Peru's new president signs"."""


def not_there(asked: Asked) -> Composed | None:
    """That those of whom a question tells what they did at a meeting were not there; None where no sentence says so."""
    what = meant(asked)
    people = {one for one in asked.understood.named.people if _acts(one, asked)}
    lands = {one for one in asked.understood.named.own_countries if _acts(one, asked)}
    if not (people or lands) or len(what.meetings) > 1:
        return None
    ids = what.meetings[0].article_ids if what.meetings else _only_article(people, lands, asked)
    for who, sentence in _away(sentences_of(asked.library, sorted(ids))):
        of_country = lands & {*countries(who)} and (not _REPRESENTED.search(sentence.text) or _OFFICE.search(what.text))
        if people & {*words(who)} or of_country:
            return _told(who, sentence, asked)
    return None


def kept_out(asked: Asked) -> Composed | None:
    """That those of whom a question tells what they did in one part of a meeting were not invited to that part.

    "How long did A speak in the main session?": other sentences tell what A did elsewhere, and would be no answer.
    """
    people = {one for one in asked.understood.named.people if _acts(one, asked)}
    meetings = asked.understood.meetings
    if not people or len(meetings) != 1:
        return None
    of_question = {*terms(asked.understood.text)} - {*terms(f"{meetings[0]} summit meeting")}
    for one in sentences_of(asked.library, meetings[0].article_ids):
        found = _NOT_INVITED.search(one.text)
        who = one.text[: found.start()] if found else ""
        if found and people & {*words(who)} and len(of_question & {*terms(one.text[found.end() :])}) >= _NAMES_A_PART:
            return _told(who, one, asked)
    return None


def _told(who: str, sentence: ArticleSentence, asked: Asked) -> Composed:
    citations = Citations(asked.library)
    citations.cite(sentence.article_id, sentence.span)
    said = f"Nothing in the library says so: {inline(_saying(who, sentence.text))}."
    return Composed("fact", headline=said, quotes=tuple(citations.quotes))


def _only_article(people: Set[str], lands: Set[str], asked: Asked) -> Collection[str]:
    """The one article that has all the names in a question on a meeting that no rule knows, besides those who act."""
    named = {word for name in _CAPITALISED.findall(asked.understood.text) for word in words(name)}
    beside = named - people - {word for one in lands for word in words(one)}
    found = asked.catalogue.mentioning([beside]) if beside else ()
    return found if len(found) == 1 else ()


def _away(every: list[ArticleSentence]) -> Iterator[tuple[str, ArticleSentence]]:
    """Who by these sentences stayed away or was not invited, and the sentence."""
    for one in every:
        for part in (each for line in one.text.split("\n") for each in _parts(line)):
            found = _NOT_INVITED.search(part)
            if found and not _denied_of_another(part, found):
                yield part[: found.start()], one
    yield from ((one.who, one.told) for one in stayed_away(every))


def _denied_of_another(text: str, found: re.Match[str]) -> bool:
    """Whether the clause that denies the invitation names its own subject behind a first one: "A came; B was not"."""
    start = next(start for start, end in clauses(text) if start <= found.start() < end)
    return bool(start and words(text[start : found.start()])[:-1] and text[start : start + 1].isupper())


def _saying(who: str, text: str) -> str:
    """The one sentence of several, spoken by one person, that names them."""
    parts = (part.removeprefix(speaker_label(part)).strip() for line in text.split("\n") for part in _parts(line))
    return next((one for one in parts if who.strip() in one), text)


def _parts(text: str) -> list[str]:
    return _NEXT_SENTENCE.split(text.removeprefix(speaker_label(text)))


def _acts(name: str, asked: Asked) -> bool:
    """Whether a question tells of something that somebody of this name, or of this country, does."""
    text = plain(asked.understood.text).casefold()
    for found in re.finditer(rf"\b{re.escape(name.casefold())}\b", text):
        before, after = text[: found.start()], words(text[found.end() :])[:_ACTS_WITHIN]
        told_of = {*words(before)[-1:]} <= PHRASE_OPENERS - _OPEN_CLAUSES  # "what was said of Peru"
        if _DID.search(before) or (any(map(is_verb, after)) and not (before and told_of)):
            return True
    return False
