"""What a text settles after the sentence that says what is claimed: a correction, or the outcome of what was asked for.

A live report that gives a sum corrects it hours later; a bulletin tells what each side wanted before it tells what was
agreed. The nearest sentence then says just what is claimed, and a later one what is so.
"""

import re
from collections.abc import Iterator, Sequence

from rag.answering.asked import Asked
from rag.answering.check.evidence import ClaimEvidence, sentence_at
from rag.answering.check.judged import Judged
from rag.answering.check.said import in_common, said_in
from rag.answering.fact import corrected_in
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.english import Figure, comparable, content, is_verb, same, stem, terms

_CORRECTS = re.compile(
    r"\b(?:corrections?|corrected|corrects|correct (?:amount|figure|number|sum|total|date|name)|clarif(?:ied|ication)"
    r"|in error|mistakenly|wrongly|erroneous\w*|an earlier version|should have (?:read|said|been)"
    r"|revised (?:to|down|up)|earlier (?:reported|gave|said))\b",
    re.IGNORECASE,
)
ASKS_FOR = re.compile(
    r"\b(?:ask(?:s|ed|ing)? (?:for|that)|asked|want(?:s|ed)?|propos(?:e|es|ed|al)|suggest\w*|demand\w*|insist\w*|sought"
    r"|request\w*|call(?:s|ed)? for|hop(?:es?|ed) (?:for|to)|would accept|push(?:es|ed) for|favou?red|urged|draft)\b",
    re.IGNORECASE,
)
"""Says of something that it was wished for."""
SETTLES = re.compile(
    r"\b(?:provid(?:es|ed)|sets|agreed|adopted|decided|settled|approved|fixed|extend(?:s|ed)|compromise|final"
    r"|in the end|was (?:set|put|cut|reduced|raised)|were (?:set|put|given))\b",
    re.IGNORECASE,
)
_MOST_ARTICLES = 20
"""In so many articles with a figure that is claimed a correction of it is looked for."""
_FOLLOWING = 3
"""So many sentences of a paragraph may stand between what was asked for and what was settled."""
_CHANGES = re.compile(r"\bfrom\b.*\bto\b|\b(?:first|initially|originally|at first)\b", re.IGNORECASE)
"""A claim that tells of a change, or of how it was before one."""
_FOR_EVER = re.compile(
    r"\b(?:permanent(?:ly)?|indefinite(?:ly)?|for (?:good|ever)|forever|open-ended"
    r"|without (?:an? )?(?:end|time limit))\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\b(?:until|till|expires? (?:on|in)|ends? (?:on|in)"
    r"|for (?:a further |another |up to |only )?(?=[\w-]+ (?:year|month)))(?: ?[\w-]+){1,4}",
    re.IGNORECASE,
)


def settled_otherwise(claim: str, every: Sequence[ClaimEvidence], asked: Asked) -> Judged | None:
    """What a later sentence says of it; None where none does, or where the claim tells of wishes or a change itself."""
    if ASKS_FOR.search(claim) or _CHANGES.search(claim):
        return None
    found = _ends(claim, every) or next(_put_right(claim, every, asked), None)
    return found or next(_by_figures(claim, every, asked), None)


def _ends(claim: str, every: Sequence[ClaimEvidence]) -> Judged | None:
    """How long it lasts, where the claim says that it does for ever."""
    for_ever = _FOR_EVER.search(claim)
    if for_ever is None:
        return None
    subject = {stem(word) for word in content(claim[: for_ever.start()]) if not is_verb(word)}
    for one in every:
        ends = _ENDS.search(one.text)
        told = said_in(ends[0]) if ends else None
        timed = told and (told.moments or any(figure.unit for figure in told.figures))
        if ends and timed and subject & one.stems and not ASKS_FOR.search(one.text):
            return Judged(claim, "wrong", (f"the quote says “{ends[0].strip()}”",), (one,))
    return None


def _put_right(claim: str, every: Sequence[ClaimEvidence], asked: Asked) -> Iterator[Judged]:
    """The verdicts by sentences, of any article, that put a figure of the claim right: "A and not B"."""
    about = {stem(word) for word in content(claim)}
    for mine in (one for one in said_in(claim).figures if one.unit):
        others = sorted(asked.library.articles_with(f"{mine.text} not"))[:_MOST_ARTICLES]
        for one in sentences_of(asked.library, dict.fromkeys([*(each.article_id for each in every), *others])):
            corrections = (each for each in corrected_in(one.text) if same(mine, each.wrong) or same(mine, each.right))
            told = next(corrections, None)
            if told is None or about.isdisjoint(terms(one.text[: told.wrong.start])):
                continue
            evidence = (sentence_at(one.article_id, one.span, asked),)
            if same(mine, told.right):
                yield Judged(claim, "borne out", (), evidence)
            else:
                reason = f"the quote says {told.right.text}, the claim says {mine.text}"
                yield Judged(claim, "wrong", (reason,), evidence)


def _by_figures(claim: str, every: Sequence[ClaimEvidence], asked: Asked) -> Iterator[Judged]:
    """The verdicts by figures that correct, settle or replace those of sentences near to the claim."""
    for mine in said_in(claim).figures:
        given = any(same(mine, other) for one in every for other in said_in(one.text).figures)
        for one in every:
            alike = [other for other in said_in(one.text).figures if _is_of_the_same(mine, claim, other, one.text)]
            told = sentences_of(asked.library, [one.article_id]) if alike else []
            for other in alike:
                found = _changed(other, one) or _corrected(other, told) or _outcome(other, one, told, asked)
                if found and (not given or same(mine, other) or same(mine, found[0])):
                    yield _verdict(claim, mine, one, *found, asked)


def _is_of_the_same(mine: Figure, claim: str, other: Figure, text: str) -> bool:
    return bool(mine.unit and same(mine, other)) or in_common(mine, claim, other, text) > 0


def _verdict(
    claim: str, mine: Figure, one: ClaimEvidence, figure: Figure, later: ArticleSentence, asked: Asked
) -> Judged:
    told = sentence_at(later.article_id, later.span, asked)
    evidence = (told,) if one.span == told.span else (told, one)
    if same(mine, figure):
        return Judged(claim, "borne out", (), evidence)
    return Judged(claim, "wrong", (f"the quote says {figure.text}, the claim says {mine.text}",), evidence)


_Later = tuple[Figure, ArticleSentence]
"""A figure that holds instead of another, and the sentence that gives it."""


def _changed(old: Figure, one: ClaimEvidence) -> _Later | None:
    """The figure that a sentence says another was changed to: "reduced from 8 million to 5 million"."""
    if not one.text[: old.start].rstrip().endswith(" from"):
        return None
    after = [each for each in said_in(one.text).figures if each.start >= old.end]
    new = next((each for each in after if one.text[old.end : each.start].strip() == "to"), None)
    return (new, ArticleSentence(one.article_id, *one.span, one.text)) if new else None


def _corrected(wrong: Figure, told: Sequence[ArticleSentence]) -> _Later | None:
    """The figure that corrects another, which stands beside it or in the sentence before."""
    for before, one in zip((None, *told), told, strict=False):
        given = [*said_in(one.text).figures, *(said_in(before.text).figures if before else ())]
        right = _other(wrong, one.text)
        if right and _CORRECTS.search(one.text) and any(same(wrong, each) for each in given):
            return right, one
    return None


def _outcome(wished: Figure, wish: ClaimEvidence, told: Sequence[ArticleSentence], asked: Asked) -> _Later | None:
    """The figure that was settled on after somebody had asked for another."""
    if not ASKS_FOR.search(wish.text):
        return None
    for one in [one for one in told if one.start >= wish.span[1]][:_FOLLOWING]:
        if "\n" in asked.library.cut(one.article_id, wish.span[1], one.start):
            return None
        settled = _other(wished, one.text)
        if settled and SETTLES.search(one.text) and not ASKS_FOR.search(one.text):
            return settled, one
    return None


def _other(mine: Figure, text: str) -> Figure | None:
    """The first figure of a text that measures the same and is another."""
    every = said_in(text).figures
    return next((one for one in every if comparable(mine, one) and not same(mine, one)), None)
