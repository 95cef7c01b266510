"""Other figures for the same: in an article that calls the one found wrong, or by another's count right after it.

Who asks how many is served badly by one of two figures that differ.
"""

import re
from collections.abc import Iterator

from rag.answering.asked import Asked
from rag.answering.fact.corrections import corrected_in
from rag.answering.sentences import sentences_of
from rag.english import STOPWORDS, figures, plain, same, terms
from rag.types import Quote

_ASKS_FIGURE = re.compile(
    r"\bhow (?:many|much|large|big)\b|\b(?:share|percentage|number|amount|sum|figure|cost|price|budget|bill|worth)s?\b",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r"\b(?:(?:own|other|another|official|independent) (?:count|figure|estimate|total|tally|number)|count(?:s|ed)?"
    r"|arriv(?:es?|ed) at|c[ao]mes? to|estimate[sd]?|reckon(?:s|ed)?|calculate[sd]?|sp(?:eaks?|oke) of"
    r"|puts? (?:it|the)|(?:by|according to) [^,.]{1,60}\b(?:count|figures?|estimates?))\b",
    re.IGNORECASE,
)
"""Gives what somebody else counted."""
_OF_FIGURES = STOPWORDS | frozenset(terms("per cent percent million billion trillion dollars euros yuan yen US"))
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
    told = next((one for one in others if any(one.unit == each.unit for each in own)), None)
    answer = (after.start + told.start, after.start + told.end) if told and len(plain(text)) == len(text) else None
    other = Quote(0, first.article_id, after.start, after.end, text, first.score, answer=answer)
    place = (other.article_id, other.start)
    return (first, other, *(one for one in quotes[1:] if (one.article_id, one.start) != place))
