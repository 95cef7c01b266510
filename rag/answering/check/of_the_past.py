"""What a sentence gives as past or put right, of which a claim says that it is so: an earlier goal, an older force.

"The target replaces the earlier promise of 100 billion" has the figure of a claim on the target, and denies nothing.
"""

import re

from rag.answering.asked import Asked
from rag.answering.check.denial import denies
from rag.answering.check.evidence import ClaimEvidence, sentence_at
from rag.answering.check.judged import Judged
from rag.answering.check.said import said_in, stems_of
from rag.answering.rarity import weighed
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.english import Figure, comparable, same

_PAST = (
    r"earlier|previous(?:ly)?|former(?:ly)?|original(?:ly)?|initial(?:ly)?|replac(?:es|ed|ing)|(?:up|down) from"
    r"|instead of|rather than|as against|against|compared (?:with|to)|at (?:its|their) (?:height|peak)|used to"
    r"|until (?:then|now)"
)
PAST = re.compile(rf"\b(?:{_PAST})\b", re.IGNORECASE)
"""Says of something that it no longer holds."""
_OF_THE_PAST = re.compile(rf"\b(?P<past>{_PAST})\b[^,;.:]{{0,45}}$", re.IGNORECASE)
"""In front of a figure that no longer holds."""
_LOOKS_BACK = re.compile(
    rf"\b(?:{_PAST}|was|were|had|ago|before|last|old|first|then|once|in (?:19|20)\d\d|since|left|grew|rose|fell)\b",
    re.IGNORECASE,
)
"""Says of a claim that it is itself on the past."""
_AS_MUCH = 0.6
"""0-1: the share of a claim's words, by rarity, that a sentence has which gives the figure of today."""
_RETRACTED = re.compile(
    r"\b(?:we|our [\w ]{1,20}|an earlier (?:version|report|post)|this (?:page|blog|site)|it was) (?:\w+ )?"
    r"(?:wrote|said|reported|gave|stated|posted)\b",
    re.IGNORECASE,
)
"""Tells what was written before."""
_RETRACTS = re.compile(r"\b(?:corrections?|corrected|apologi[sz]e|sorry|in error|wrongly|mistakenly)\b", re.IGNORECASE)


def no_longer(claim: str, sentence: ClaimEvidence, asked: Asked) -> Judged | None:
    """The verdict where a sentence gives the claim's figure as one of the past, or tells it to put it right."""
    if denies(claim):
        return None
    if right := _put_right(sentence, asked):
        return Judged(claim, "wrong", ("the quote corrects it",), (sentence, right))
    if _LOOKS_BACK.search(claim):
        return None
    for mine in said_in(claim).figures:
        told = [
            _OF_THE_PAST.search(sentence.text[: one.start]) for one in said_in(sentence.text).figures if same(mine, one)
        ]
        if told and all(told) and (past := told[0]):
            return _instead(claim, mine, sentence, asked) or Judged(
                claim, "not borne out", (f"the quote says “{past['past']}” of this figure",), (sentence,)
            )
    return None


def _put_right(sentence: ClaimEvidence, asked: Asked) -> ClaimEvidence | None:
    """The sentence that puts right what this one says was written before; None where this one puts nothing right."""
    if not _RETRACTED.search(sentence.text):
        return None
    after = asked.library.sentence_after(sentence.article_id, sentence.span[1])
    before = asked.library.sentence_before(sentence.article_id, sentence.span[0])
    around = [one for one in (before, after) if one]
    told = " ".join([sentence.text, *(asked.library.cut(sentence.article_id, one.start, one.end) for one in around)])
    return (
        sentence_at(sentence.article_id, (after.start, after.end), asked) if after and _RETRACTS.search(told) else None
    )


def _instead(claim: str, mine: Figure, sentence: ClaimEvidence, asked: Asked) -> Judged | None:
    """The verdict by the figure that holds instead, in the same article's sentence that has most of the claim."""
    weights = weighed({one for one in stems_of(claim) if not any(map(str.isdigit, one))}, asked.library)
    every = sum(weights.values())
    found: list[tuple[float, ArticleSentence, Figure]] = []
    for one in sentences_of(asked.library, [sentence.article_id]):
        others = [each for each in said_in(one.text).figures if comparable(mine, each) and not same(mine, each)]
        now = next((each for each in others if not _OF_THE_PAST.search(one.text[: each.start])), None)
        has = sum(weight for each, weight in weights.items() if each in said_in(one.text).stems)
        if now and has >= _AS_MUCH * every and one.span != sentence.span:
            found.append((has, one, now))
    if not found:
        return None
    _, best, figure = max(found, key=lambda each: each[0])
    told = sentence_at(best.article_id, best.span, asked)
    reason = f"the quote says {figure.text}, the claim says {mine.text}"
    return Judged(claim, "wrong", (reason,), (told, sentence))
