"""How an article is named to the person: its publisher, its day, its links. The same words wherever it is cited.

A summary drawn from several publications is in nobody's words but ours, so it is never put down to one of them.
"""

import datetime as dt
from dataclasses import dataclass
from typing import TypedDict, final

from rag.english import day_of
from rag.links import web_address
from rag.presenting import provenance
from rag.types import Article, Source


@dataclass(frozen=True, slots=True)
class Link:
    """An address outside, checked to be one that a browser may be sent to."""

    label: str
    url: str


@final
class TextDrawn(TypedDict):
    """A piece of plain text."""

    text: str


@final
class LinkDrawn(TypedDict):
    """A link outside."""

    label: str
    url: str


class NamedDrawn(TypedDict):
    """An article's title and byline."""

    title: str
    byline: list[TextDrawn | LinkDrawn]


def day(date: dt.date | None) -> str:
    """`9 October 2025`; empty when there is none."""
    return day_of(date) if date else ""


def article_day(article: Article) -> str:
    """The day of the event, or of publication when no event is named."""
    return day(article.date or article.published)


def publisher_line(article: Article) -> str:
    """Who published it; of a summary that it is one, and what it was drawn from."""
    return provenance(article) or "publisher not given"


def links(article: Article) -> tuple[Link, ...]:
    """Where the article, or each publication it was drawn from, can be read in the original."""
    own = web_address(article.url)
    if own and not article.is_summary:
        return (Link(provenance(article) or "Original", own),)
    found = (source_link(source) for source in article.sources)
    return tuple(link for link in found if link is not None)


def byline(article: Article) -> list[str | Link]:
    """`publisher · date`, its names being links where there is a page to send the reader to."""
    outside = {link.label: link for link in links(article)}
    words = publisher_and_day(article)
    pieces: list[str | Link] = []
    name = article.sources[0].publisher if article.is_summary else provenance(article)
    if name in outside:
        before, _, words = words.partition(name)
        pieces += [before, outside.pop(name)]
    pieces.append(words)
    if "Original" in outside:
        pieces += [" · ", outside["Original"]]
    return [piece for piece in pieces if piece]


def publisher_and_day(article: Article) -> str:
    """`UzDaily · 9 October 2025`, to begin a line with."""
    words = " · ".join(part for part in (publisher_line(article), article_day(article)) if part)
    return words[:1].upper() + words[1:]


def source_link(source: Source) -> Link | None:
    """The publication's own page; None when its address is not one to send a browser to."""
    url = web_address(source.url)
    return Link(source.publisher, url) if url else None


def citation_name(marker: int, article: Article | None) -> str:
    """What a citation is called aloud: `Source 1: title, publisher, date`."""
    if article is None:
        return f"Source {marker}: no longer in the library"
    return f"Source {marker}: " + ", ".join(
        part for part in (article.title, publisher_line(article), article_day(article)) if part
    )


def named(article: Article | None) -> NamedDrawn:
    """Title and byline of an article, as every list shows them."""
    if article is None:
        return {"title": "An article that is no longer in the library", "byline": []}
    return {"title": article.title, "byline": [_piece_drawn(piece) for piece in byline(article)]}


def _piece_drawn(piece: str | Link) -> TextDrawn | LinkDrawn:
    return {"text": piece} if isinstance(piece, str) else {"label": piece.label, "url": piece.url}
