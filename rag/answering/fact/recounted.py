"""Other figures for the same: in an article that calls the one found wrong, or by another's count right after it.

Who asks how many is served badly by one of two figures that differ.
"""

import re
from collections.abc import Iterator, Sequence

from rag.answering.asked import Asked
from rag.answering.fact.corrections import corrected_in
from rag.answering.sentences import sentences_of
from rag.english import STOPWORDS, Figure, comparable, figures, moments, plain, same, terms
from rag.types import Quote

_ASKS_FIGURE = re.compile(r"\bhow (?:many|much)\b|\b(?:share|percentage|number|amount|sum|figure)\b", re.IGNORECASE)
_COUNTS = re.compile(
    r"\b(?:(?:own|other|another|official|independent) (?:count|figure|estimate|total|tally|number)|count(?:s|ed)?"
    r"|puts? (?:it|the)|(?:by|according to) [^,.]{1,60}\b(?:count|figures?|estimates?))\b",
    re.IGNORECASE,
)
"""Gives what somebody else counted."""
_OF_FIGURES = STOPWORDS | frozenset(terms("per cent percent million billion trillion dollars euros yuan yen US"))
_COST = re.compile(r"\b(?:costs?|price|budget|bill)\b", re.IGNORECASE)
_MOST_ARTICLES = 20
"""In so many articles with a figure a sentence is looked for that calls it wrong."""


def calling_wrong(quote: Quote, asked: Asked) -> Iterator[Quote]:
    """The sentences of any article that say of a figure of the quote that it is wrong, where a figure is asked for."""
    if not _ASKS_FIGURE.search(asked.understood.text):
        return
    about = {*asked.understood.parsed.terms, *terms(quote.text)} - _OF_FIGURES
    for figure in (one for one in figures(plain(quote.text)) if one.unit):
        ids = sorted(asked.library.articles_with(f"{figure.text} not"))[:_MOST_ARTICLES]
        for one in sentences_of(asked.library, ids):
            if any(same(told.wrong, figure) for told in corrected_in(one.text)):
                before = asked.library.sentence_before(one.article_id, one.start)
                around = asked.library.cut(one.article_id, before.start if before else one.start, one.end)
                if about & {*terms(around)}:
                    yield Quote(0, one.article_id, *one.span, one.text, 0.0)


def with_other_count(quotes: tuple[Quote, ...], asked: Asked) -> tuple[Quote, ...]:
    """The quotes with the next sentence after the first, where that gives another figure by another's count."""
    first = quotes[0]
    after = asked.library.sentence_after(first.article_id, first.end)
    if after is None or not _ASKS_FIGURE.search(asked.understood.text):
        return quotes
    if "\n" in asked.library.cut(first.article_id, first.end, after.start):
        return quotes
    text = asked.library.cut(first.article_id, after.start, after.end)
    own = figures(plain(first.text))
    others = [one for one in figures(plain(text)) if not any(same(one, each) for each in own)]
    if not own or not others or not _COUNTS.search(text):
        return quotes
    other = Quote(0, first.article_id, after.start, after.end, text, first.score)
    place = (other.article_id, other.start)
    return (first, other, *(one for one in quotes[1:] if (one.article_id, one.start) != place))


def differing(quotes: Sequence[Quote], asked: Asked) -> str:
    """The figures of two articles on one meeting that give another for all that is asked about; empty elsewhere."""
    text = asked.understood.text
    if not (_ASKS_FIGURE.search(text) or _COST.search(text)) or asked.understood.reach == "across":
        return ""
    first = quotes[0]
    meeting = asked.catalogue.meeting_of.get(first.article_id)
    about = {*asked.understood.parsed.terms} - _OF_FIGURES - {*terms("much many new cost price budget bill")}
    mine = _one_figure(first.text)
    if meeting is None or mine is None or not about <= {*terms(first.text)}:
        return ""
    for nth, one in enumerate(quotes[1:], start=2):
        other = _one_figure(one.text)
        elsewhere = one.article_id != first.article_id and asked.catalogue.meeting_of.get(one.article_id) == meeting
        if elsewhere and other and comparable(mine, other) and not same(mine, other) and about <= {*terms(one.text)}:
            return f"Articles differ: {mine.text} [1]; {other.text} [{nth}]."
    return ""


def _one_figure(text: str) -> Figure | None:
    """The one amount that a text gives, of what it counts or of money; None where it gives several."""
    told = plain(text)
    days = [(one.start, one.end) for one in moments(told)]
    given = [one for one in figures(told, days) if one.unit]
    return given[0] if len(given) == 1 else None
