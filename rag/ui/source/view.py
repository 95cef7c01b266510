"""The article opened beside the chat, with the cited sentence marked in its place.

An `Opening` says which range of which article is shown and for which answer, so that a link to an article, or stepping
to an answer's next quote, is another `Opening` and nothing else.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypedDict

from rag.links import article_query, permanent_query, web_address
from rag.types import Answer, Article, EarlierVersion, Hit, Quote, Source
from rag.ui.byline import TextDrawn, article_day, day, publisher_line, source_link
from rag.ui.source.marks import MarkedDrawn, MarkedRange, apart, marked_paragraphs
from rag.ui.source.reference import cited_text, original_link

OpeningKind = Literal["quote", "passage", "link", "article"]

_OFFSET = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Opening:
    """What the source view shows."""

    exchange_id: str
    """The exchange it was opened from; empty when it was opened by a link."""
    article_id: str
    start: int
    end: int
    kind: OpeningKind
    """A quote that an answer rests on, a passage that was found, a range that a link names, or the whole article."""
    number: int
    """The quote's marker, or the passage's rank."""
    text: str
    """What the answer says stands there; nothing is marked when the article says otherwise."""
    label: str
    """What it is to the person."""
    quotes: tuple[Quote, ...] = ()
    """All of the answer's, to step through."""


class ActionDrawn(TypedDict):
    """What can be done with the article; what cannot be taken back is asked for by `confirm` first."""

    name: str
    label: str
    confirm: str


class TakenDrawn(TypedDict):
    """What can be taken along, each empty when there is none."""

    what: str
    reference: str
    query: str
    original: str


class OriginDrawn(TypedDict):
    """A publication that the article can be checked against."""

    publisher: str
    title: str
    url: str
    day: str


class _OpeningDrawn(TypedDict):
    id: str
    opener: str
    label: str
    number: int
    markers: list[int]
    actions: list[ActionDrawn]


class SourceDrawn(_OpeningDrawn):
    """What `parts/source.js` is given."""

    title: str
    head: str
    facts: list[str]
    note: str
    paragraphs: list[list[TextDrawn | MarkedDrawn]]
    sources: list[OriginDrawn]
    prints: list[OriginDrawn]
    """Where else its story was printed."""
    taken: TakenDrawn | None
    printed: str
    """Where the pages that it is printed on are fetched from; empty when there are none."""


def quote_opening(exchange_id: str, quotes: tuple[Quote, ...], marker: object) -> Opening | None:
    """The quote of that marker; None when there is none (the number comes from a browser)."""
    for quote in quotes:
        if quote.marker == marker:
            place = (exchange_id, quote.article_id, quote.start, quote.end)
            return Opening(*place, "quote", quote.marker, quote.text, f"Source {quote.marker}", quotes)
    return None


def passage_opening(exchange_id: str, hit: Hit, article: Article, answer: Answer) -> Opening:
    """A passage that a decline holds up as nearest, or that an answer found and did not quote."""
    passage = hit.passage
    words = article.text[passage.start : passage.end]
    label = "Also found, not quoted" if answer.status == "answered" else "Nearest passage, not an answer"
    return Opening(exchange_id, article.id, passage.start, passage.end, "passage", hit.rank, words, label)


def article_opening(article: Article) -> Opening:
    """The article with nothing marked in it."""
    return Opening("", article.id, 0, 0, "article", 0, "", "Article")


def place_opening(page: str, article: Article, start: int, end: int, number: int) -> Opening:
    """A range that a line of a page was read from; the line's button has the page's name and that number in its id."""
    label = "Where it was read from"
    return Opening(page, article.id, start, end, "quote", number, article.text[start:end], label)


def linked_opening(query: dict[str, str], find_article: Callable[[str], Article | None]) -> Opening | str | None:
    """What a permanent link names; a sentence when there is no such thing; None when the address is no such link."""
    if not {"article", "start", "end"} & query.keys():
        return None
    article_id, edges = query.get("article", ""), [query.get(edge, "") for edge in ("start", "end")]
    is_whole = not {"start", "end"} & query.keys()
    if not is_whole and not all(_OFFSET.fullmatch(edge) for edge in edges):
        return "This link does not say which characters of an article it is for, so nothing is marked."
    article = find_article(article_id)
    if article is None:
        return "This link is for an article that is not in this library."
    if is_whole:
        return article_opening(article)
    start, end = (int(edge) for edge in edges)
    if not start < end <= len(article.text):
        return "This link is for a place that its article does not have; the article may have changed since."
    label = f"Linked passage, characters {start}–{end}"
    return Opening("", article.id, start, end, "link", 0, article.text[start:end], label)


def source_drawn(
    opening: Opening,
    article: Article | None,
    actions: Sequence[ActionDrawn] = (),
    prints: Sequence[Source] = (),
    earlier: EarlierVersion | None = None,
    printed: str = "",
) -> SourceDrawn:
    """The whole article, its paragraphs cut at the marked ranges.

    Args:
        opening: What is shown of it.
        article: None when it is no longer in the library.
        actions: What can be done with it.
        prints: Where else its story was printed.
        earlier: The version that the answer quoted, when the article has changed since; it is shown instead.
        printed: Where the pages that the place is printed on are fetched from.
    """
    if article is not None and earlier is not None:
        shown = source_drawn(opening, earlier.article, actions, prints)
        note = f"Changed since: this is the article as the library held it until {day(earlier.until)}."
        return {**shown, "note": note, "taken": None}
    drawn: _OpeningDrawn = {
        "id": f"{opening.exchange_id}-{opening.kind}-{opening.number}",
        "opener": opener(opening),
        "label": opening.label,
        "number": opening.number,
        "markers": [quote.marker for quote in opening.quotes],
        "actions": [*actions],
    }
    if article is None:
        return {
            **drawn,
            "title": "This article is no longer in the library",
            "head": "",
            "facts": [],
            "note": f"The answer quoted: {opening.text}" if opening.text else "",
            "paragraphs": [],
            "sources": [],
            "prints": [],
            "taken": None,
            "printed": "",
        }
    found = article.says(opening.text, opening.start, opening.end)
    return {
        **drawn,
        "title": article.title,
        "head": " · ".join(part for part in (article_day(article), ", ".join(article.participants)) if part),
        "facts": facts(article),
        "note": "" if found else f"The article no longer says, word for word: {opening.text}",
        "paragraphs": marked_paragraphs(article.text, marked_ranges(opening, article)),
        "sources": sources(article),
        "prints": [origin_drawn(one) for one in prints],
        "taken": taken(opening, article) if found else None,
        "printed": printed if found else "",
    }


def marked_ranges(opening: Opening, article: Article) -> list[MarkedRange]:
    """The opened range and the answer's other quotes in this article, those that the article has word for word."""
    current = MarkedRange(
        opening.start, opening.end, "passage" if opening.kind == "passage" else "quote", opening.number
    )
    others = [
        MarkedRange(quote.start, quote.end, "other-quote", quote.marker)
        for quote in opening.quotes
        if quote.article_id == article.id
        and quote.marker != opening.number
        and article.says(quote.text, quote.start, quote.end)
    ]
    found = article.says(opening.text, opening.start, opening.end)
    return apart([current, *others] if found else others)


def taken(opening: Opening, article: Article) -> TakenDrawn:
    """What can be taken along: the words with their reference, a permanent link, a link to the original."""
    if opening.kind == "article":
        own = "" if article.is_summary else web_address(article.url) or ""
        return {"what": "article", "reference": "", "query": article_query(article.id), "original": own}
    return {
        "what": "passage" if opening.kind == "passage" else "quote",
        "reference": cited_text(article, opening.start, opening.end),
        "query": permanent_query(article.id, opening.start, opening.end),
        "original": original_link(article, opening.text),
    }


def opener(opening: Opening) -> str:
    """The id of the button on the page that opens this, where the focus returns on closing; empty for a link."""
    if opening.kind == "article":
        return f"readout-article-{opening.article_id}"
    return f"readout-{opening.kind}-{opening.exchange_id}-{opening.number}" if opening.exchange_id else ""


def facts(article: Article) -> list[str]:
    """The lines under the title: the event, where and when, who took part, and whose words these are."""
    where_and_when = " · ".join(part for part in (article.place, article_day(article)) if part)
    present = f"Participants: {', '.join(article.participants)}" if article.participants else ""
    published = f"published {day(article.published)}" if article.published and article.date else ""
    words_of = " · ".join(part for part in (publisher_line(article), "" if article.is_summary else published) if part)
    lines = (article.summit, where_and_when, present, words_of)
    return [line for line in lines if line]


def sources(article: Article) -> list[OriginDrawn]:
    """What the article can be checked against outside: its own page, or the publications it was drawn from."""
    own = web_address(article.url)
    if own and not article.is_summary:
        return [{"publisher": article.publisher or "Original", "title": article.title, "url": own, "day": ""}]
    return [origin_drawn(source) for source in article.sources]


def origin_drawn(source: Source) -> OriginDrawn:
    """A publication with its title, its day and, where that can be followed, its address."""
    link = source_link(source)
    return {
        "publisher": source.publisher,
        "title": source.title or "",
        "url": link.url if link else "",
        "day": day(source.published),
    }
