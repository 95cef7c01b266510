"""Says in the headline that accounts differ, where another article on the meeting gives another figure for the same."""

import re
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.english import Figure, figures, plain, same, terms, words
from rag.outcomes import Disagreement, Side
from rag.types import Kind, Quote

_GIVES_ONE = frozenset[Kind]({"fact", "meeting", "status"})
"""Kinds of answers whose headline gives one figure; lists, briefs and comparisons show each account with its quote."""
ASKS_FIGURE = re.compile(
    r"\bhow (?:many|much|long|large|big|high)\b"
    r"|\b(?:share|percentage|number|amount|sum|figure|costs?|price|budget|bill)\b",
    re.IGNORECASE,
)
_FEW = 30
"""In characters: a headline that is hardly longer than its figure says nothing else."""


def with_other_account(composed: Composed, asked: Asked) -> Composed:
    """The answer with both figures where accounts of the one in its headline, or asked for, differ; else as it is."""
    if composed.kind not in _GIVES_ONE or composed.status != "answered":
        return composed
    found = [
        (len(_asked_of(told, asked)), -nth, quote, told)
        for nth, quote in enumerate(composed.quotes if composed.headline else composed.quotes[:1])
        for told in asked.record.accounts_at(quote.article_id, quote.start, quote.end)
        if told.aspect in ("figure", "points") and all(_stands_there(side, asked) for side in told.sides)
    ]
    for _, _, quote, told in sorted(found, key=lambda one: (-one[0], -one[1])):
        mine, other = sorted(told.sides, key=lambda side: side.article_id != quote.article_id)
        if _is_told(told, mine, composed, asked):
            return _both(composed, quote, mine, other, asked)
    return composed


def _stands_there(side: Side, asked: Asked) -> bool:
    """Whether the sentence that an account would be quoted by gives its figure."""
    around = asked.library.sentences_around(side.article_id, *side.span) if side.span else (0, 0)
    return {*words(side.value)} <= {*words(asked.library.cut(side.article_id, *around))}


def _asked_of(told: Disagreement, asked: Asked) -> set[str]:
    """Stems of the question that say what the figures are of."""
    return {*terms(told.about)} & {*terms(asked.understood.text)}


def _is_told(told: Disagreement, mine: Side, composed: Composed, asked: Asked) -> bool:
    """Whether the headline gives this figure and not the other, or the question asks for it and has its names."""
    headline = composed.headline
    if headline and _gives(headline, mine):
        return not all(_gives(headline, one) for one in told.sides)
    asks = bool(ASKS_FIGURE.search(asked.understood.text))
    return asks and (len(_asked_of(told, asked)) > bool(headline)) and _is_figure(headline, mine)


def _is_figure(headline: str, side: Side) -> bool:
    """Whether a headline says no more than a figure, or nothing."""
    return not headline or (bool(_figures(headline)) and len(headline) <= len(side.value) + _FEW)


def _gives(headline: str, side: Side) -> bool:
    """Whether a headline gives a figure, with its unit or as the bare number that was asked for: "48."."""
    said = _figures(headline)
    return any(
        same(one, other) or one.text == headline.rstrip(".") == other.text.split()[0]
        for one in said
        for other in _figures(side.value)
    )


def _figures(text: str) -> list[Figure]:
    return figures(plain(text))


def _both(composed: Composed, quote: Quote, mine: Side, other: Side, asked: Asked) -> Composed:
    citations = Citations(asked.library)
    citations.take(composed.quotes)
    marker = citations.cite(other.article_id, other.span) if other.span else quote.marker
    said = f"{composed.headline} By another account {other.value} [{marker}]."
    if len(composed.headline) <= len(mine.value) + _FEW:
        said = f"Accounts differ: {mine.value} [{quote.marker}]; {other.value} [{marker}]."
    shown = {(one.article_id, one.start) for one in citations.quotes}
    related = [one for one in composed.related if (one.article_id, one.start) not in shown]
    numbered = [replace(one, marker=nth) for nth, one in enumerate(related, start=len(citations.quotes) + 1)]
    return replace(composed, headline=said, quotes=tuple(citations.quotes), related=tuple(numbered))
