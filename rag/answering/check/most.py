"""Claims on who gave most, against a sentence that says so, or that tells of all the sums one after the other.

A sum that somebody gave has the words of "made the largest pledge" but for the one that counts.
"""

import re
from collections.abc import Iterator, Sequence

from rag.answering.asked import Asked
from rag.answering.check.denial import denies
from rag.answering.check.evidence import ClaimEvidence, sentence_at
from rag.answering.check.judged import Judged
from rag.answering.check.said import said_in
from rag.answering.money import listed_sums, worth
from rag.answering.sentences import ArticleSentence
from rag.english import Figure, content, countries, first_verb, stem, words

_MOST = re.compile(
    r"\b(?:largest|biggest|highest|greatest|most generous|top) (?P<of>(?:[\w-]+ )?(?:pledges?|promises?|contributions?"
    r"|contributors?|donors?|givers?|donations?|sums?|amounts?|shares?|parts?|payments?|payers?|loans?|grants?|targets?|commitments?|packages?))\b"
    r"|\b(?:gave|gives|pledged|pledges|promised|promises|paid|pays|contributed|contributes|announced|committed|donated)"
    r" (?:by far )?(?:the )?most\b",
    re.IGNORECASE,
)
_GIVEN_MOST = re.compile(
    r"\b(?:largest|biggest|highest|greatest|top)(?: single)? (?:pledges?|promises?|contributions?|donors?|sums?"
    r"|amounts?|shares?|parts?|targets?|commitments?)\b(?: \w+){0,3}?"
    r" (?:from|by|of|was|were|is|are)(?: th(?:at|ose) of)? (?:the )?"
    r"(?P<first>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)",
    re.IGNORECASE,
)
_LEAST = 3
"""So many sums one after the other are told as a list."""
_ROUGHLY = 1.25
"""A sum in another currency is taken for the larger from this many times the value on."""


def gave_most(claim: str, every: Sequence[ClaimEvidence], asked: Asked) -> Judged | None:
    """The verdict on a claim that somebody gave most, or that most goes to something; None where no sentence tells."""
    if not _MOST.search(claim) or denies(claim) or not every:
        return None
    for one in _around(every, asked):
        said = _GIVEN_MOST.search(one.text)
        first = said["first"] if said else _first(one.text)
        if not first:
            continue
        told = [sentence_at(one.article_id, one.span, asked)]
        if _names(claim, first):
            return Judged(claim, "borne out", (), tuple(told))
        told += (
            sentence_at(each.article_id, each.span, asked) for each in _of_the_claimed(claim, one, every, asked)[:1]
        )
        return Judged(claim, "wrong", (f"the quote says {first}",), tuple(told))
    return None


def _of_the_claimed(
    claim: str, told: ArticleSentence, every: Sequence[ClaimEvidence], asked: Asked
) -> list[ArticleSentence]:
    """The sentences that tell what the country gave of which the claim says that it gave most."""
    mine = {*countries(claim[: first_verb(claim)])}
    around = [one for one in _around(every, asked) if one.span != told.span and one.article_id == told.article_id]
    if mine & {*countries(told.text)}:
        return []
    return [one for one in around if mine & {*countries(one.text)} and (denies(one.text) or said_in(one.text).figures)]


def _around(every: Sequence[ClaimEvidence], asked: Asked) -> Iterator[ArticleSentence]:
    """The sentences near to the claim, and those behind the first in its paragraph."""
    first = every[0]
    for one in every:
        if one.nearness >= first.nearness - 0.2:
            yield ArticleSentence(one.article_id, *one.span, one.text)
    end = first.span[1]
    while after := asked.library.sentence_after(first.article_id, end):
        between = asked.library.cut(first.article_id, end, after.start)
        if "\n" in between:
            return
        yield ArticleSentence(
            first.article_id, after.start, after.end, asked.library.cut(first.article_id, after.start, after.end)
        )
        end = after.end


def _first(text: str) -> str:
    """Who gives the largest of the sums that a text lists, or what it is for; empty where that is not certain."""
    listed = list(listed_sums(text))
    if len(listed) < _LEAST:
        return ""
    ranked = sorted(listed, key=lambda one: -_value(one[1]))
    (first, most), (_, next_) = ranked[:2]
    alike = most.unit == next_.unit or not (most.unit and next_.unit)
    return first if _value(most) > _value(next_) * (1 if alike else _ROUGHLY) else ""


def _value(one: Figure) -> float:
    return worth(one.text) if one.unit else one.value


def _names(claim: str, first: str) -> bool:
    """Whether a claim names who is first, or has a word of what."""
    lands = {*countries(first)}
    if lands:
        return bool(lands & {*countries(claim)})
    return bool({stem(word) for word in content(first)} & {stem(word) for word in words(claim)})
