"""Whom or what a claim is about, and which part of a sentence is about the same."""

import re
from collections.abc import Sequence

from rag.answering.asked import Asked
from rag.answering.check.evidence import ClaimEvidence
from rag.answering.check.said import stems_of
from rag.answering.rarity import weighed
from rag.english import (
    MEETING_NOUNS,
    MODALS,
    Mention,
    clauses,
    content,
    figures,
    first_verb,
    is_verb,
    like,
    mentions,
    senses,
    stem,
    tokens,
    words,
)
from rag.ordinals import ORDINALS

WITHIN_QUOTES = re.compile(r'["“][^"”]*["”]')
"""Words in quotation marks, which somebody else says."""


def parts_naming(claim: str, text: str) -> list[str]:
    """The clauses of a sentence that name who or what the claim is about: a name before its verb."""
    verb = first_verb(claim) or 0
    subject = claim[:verb]
    own = {*words(subject), *(country for one in mentions(subject) for country in one.countries)}
    parts = [WITHIN_QUOTES.sub(" ", text[start:end]) for start, end in clauses(text)]
    found = []
    for part, following in zip(parts, [*parts[1:], ""], strict=True):
        named = [one.end for one in mentions(part) if own & {*one.countries, *one.words}]
        if named:
            acts = any(is_verb(token.text) for token in tokens(part) if token.start >= named[0])
            acts = acts or bool(figures(part[named[0] :]))  # "A gave 90 million, B 120 million"
            found.append(part if acts else f"{part}{following}")  # "A of B | and C of D sent word"
    return found


def unnamed_subject(claim: str, evidence: Sequence[ClaimEvidence], asked: Asked) -> str | None:
    """The country or city that a claim is about and that its evidence does not name, but others instead.

    The heading of an article names those who met and where, so that what a sentence says of one of them seems to be
    borne out for each.
    """
    said = " ".join(_with_before(one, asked) for one in evidence)
    theirs = {one for each in mentions(said) for one in _country_or_city(each, asked)}
    verb = first_verb(claim) or 0
    mine = [one for one in mentions(claim) if one.end <= verb]
    for one in mine:
        behind = claim[one.end : verb].split()
        if (behind and not one.countries) or (behind and behind[0] in MEETING_NOUNS):
            continue  # a document or a meeting is called by its city
        own = _country_or_city(one, asked)
        if own and not own & theirs and not {*one.words} & {*words(said)}:
            rivals = {name for each in mentions(evidence[0].text) for name in _country_or_city(each, asked)}
            return one.text.removesuffix("'s") if rivals else None
    return None


def _with_before(one: ClaimEvidence, asked: Asked) -> str:
    before = asked.library.sentence_before(one.article_id, one.span[0])
    return f"{asked.library.cut(one.article_id, before.start, before.end) if before else ''} {one.said}"


def _country_or_city(one: Mention, asked: Asked) -> set[str]:
    """The countries that a mention stands for, or the folded city of meetings; empty for anything else."""
    return {*one.countries} or {city for city in one.words if asked.catalogue.cities_beginning([city])}


def other_actor(claim: str, sentence: ClaimEvidence, asked: Asked) -> str | None:
    """Who acts in the part of a sentence that says what is claimed, where the claim says it of another named there."""
    verb = _begin_of_verb(claim)
    mine = [one for one in mentions(claim) if one.end <= verb]
    parts = _parts(sentence.text)
    if not mine or len(parts) < 2:
        return None
    telling = _telling(claim[mine[-1].end :], parts, asked)
    if (of_another := _OF_ANOTHER.match(telling)) and stem(of_another["which"]) not in stems_of(claim):
        return f"the {of_another['which']}"
    if len(mine) != 1:
        return None
    own, theirs = set(mine[0].countries or mine[0].words), mentions(telling)
    if own & {word for one in theirs for word in (*one.countries, *one.words)}:
        return None
    begins = _begin_of_verb(telling)
    if not theirs:
        against = [part for part in parts if part != telling and _SET_AGAINST.match(part)]
        acting = any(own & {*one.countries, *one.words} for part in against for one in mentions(part)[:1])
        subject = telling[:begins].strip()
        behind = sentence.text[sentence.text.index(against[0]) :] if against else ""
        told = {each for word in words(behind) for each in senses(word)}
        acting = acting and not any(like(word) & told for word in words(claim[verb:])[:1])
        return subject if acting and content(subject) and not mine[0].located else None
    elsewhere = any(own & {*one.countries, *one.words} for one in mentions(sentence.text))
    acts = theirs[0].end <= begins and bool(theirs[0].countries) == bool(mine[0].countries)
    return theirs[0].text.removesuffix("'s") if elsewhere and acts else None


def other_partner(claim: str, sentence: ClaimEvidence, asked: Asked) -> str | None:
    """With whom, by the part of a sentence that says what is claimed, where the claim names another of that sentence.

    "It welcomed the agreement concluded with Peru, and took note of the talks with Chile" tells of no agreement with
    Chile.
    """
    mine = [one for one in mentions(claim) if _WITH.search(claim[: one.start])]
    parts = _parts(sentence.text)
    if len(mine) != 1 or len(parts) < 2:
        return None
    own = {*(mine[0].countries or mine[0].words)}
    telling = _telling(f"{claim[: mine[0].start]} {claim[mine[0].end :]}", parts, asked)
    theirs = [one for one in mentions(telling) if _WITH.search(telling[: one.start])]
    if not theirs or own & {word for one in mentions(telling) for word in (*one.countries, *one.words)}:
        return None
    elsewhere = any(own & {*one.countries, *one.words} for one in mentions(sentence.text))
    return theirs[0].text if elsewhere else None


_WITH = re.compile(r"\bwith (?:the )?$")
_OF_ANOTHER = re.compile(rf"\W*[Tt]he (?P<which>{'|'.join(ORDINALS)}|previous|last)(?: one)?,? (?=[a-z])")
"""Opens a part on another edition: "the fifth, held in 2022"."""
_SET_AGAINST = re.compile(r"\W*(?:but|while|whereas)\b", re.IGNORECASE)
_BUT = re.compile(r"(?<=,) (?=(?:but|while|whereas) (?:the )?[A-Z])")


def _parts(text: str) -> list[str]:
    """The clauses of a sentence, also parted before a name that is set against what came before."""
    return [part for start, end in clauses(text) for part in _BUT.split(text[start:end])]


def _telling(told: str, parts: Sequence[str], asked: Asked) -> str:
    """The part that has most of the words of a claim, by rarity."""
    weights = weighed(stems_of(told), asked.library)
    return max(parts, key=lambda part: sum(weights.get(one, 0.0) for one in stems_of(part)))


def _begin_of_verb(text: str) -> int:
    return next((token.start for token in tokens(text) if is_verb(token.text) or token.text in MODALS), 0)
