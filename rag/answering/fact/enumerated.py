"""Sentences that count up are one answer: "First, a grid. Second, a reserve. Third, a standard."."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.english import number_words
from rag.ordinals import ORDINALS
from rag.types import Quote

_COUNTS = re.compile(rf"(?:(?P<number>{'|'.join(ORDINALS)})(?:ly)?|finally|lastly)\b,?", re.IGNORECASE)
_ANNOUNCES = re.compile(rf"\b(?:{'|'.join(number_words(2, 12))}|several|\d\d?) [^.]*\.?$|:$", re.IGNORECASE)
_LONGEST = 8
"""Sentences of such a run, at most."""


def with_runs(quotes: Sequence[Quote], asked: Asked) -> tuple[Quote, ...]:
    """The quotes, each as far as it counts on; after the first one what it announces: "It has three parts."."""
    whole = [whole_run(one, asked) for one in quotes]
    run = run_after(whole[0], asked) if _ANNOUNCES.search(whole[0].text) else None
    if run:
        place = (run.article_id, run.start)
        whole = [whole[0], run, *(one for one in whole[1:] if (one.article_id, one.start) != place)]
    return tuple(whole)


def whole_run(quote: Quote, asked: Asked) -> Quote:
    """The quote as far as the sentences after it count on, where it begins with "First"; else the quote."""
    if _number(quote.text) != 1:
        return quote
    last = _last_of_run(_after(quote, asked), asked)
    if last is None:
        return quote
    return replace(quote, end=last.end, text=asked.library.cut(quote.article_id, quote.start, last.end))


def run_after(quote: Quote, asked: Asked) -> Quote | None:
    """The sentences soon after a quote in its paragraph that count up from "First"; None where none do."""
    for one in _after(quote, asked)[:2]:
        if "\n" in asked.library.cut(quote.article_id, quote.end, one.start):
            return None
        if _number(one.text) == 1:
            return whole_run(Quote(0, one.article_id, *one.span, one.text, quote.score), asked)
    return None


def _after(quote: Quote, asked: Asked) -> list[ArticleSentence]:
    return [one for one in sentences_of(asked.library, [quote.article_id]) if one.start >= quote.end][:_LONGEST]


def _last_of_run(after: list[ArticleSentence], asked: Asked) -> ArticleSentence | None:
    """The last sentence that counts on from "First" without a gap, and without a paragraph between."""
    last: ArticleSentence | None = None
    for nth, one in enumerate(after, start=2):
        parted = last is not None and "\n" in asked.library.cut(one.article_id, last.end, one.start)
        if parted or _number(one.text) not in (nth, 0):
            break
        last = one
    return last


def _number(text: str) -> int | None:
    """The number with which a text counts, 1-based; 0 for "finally", None where it does not count."""
    found = _COUNTS.match(text)
    if found is None:
        return None
    return [*ORDINALS].index(found["number"].lower()) + 1 if found["number"] else 0
