"""The article opened beside the chat, with the cited sentence marked in its place.

An `Opening` says which range of which article is shown and for which answer, so that a link to an article, or stepping
to an answer's next quote, is another `Opening` and nothing else. The text is cut here, where offsets count characters;
in the browser they would count UTF-16 units and a single emoji would shift the mark.
"""

from dataclasses import dataclass
from typing import Literal

from rag.types import Answer, Article, Hit
from rag.ui.answers import Drawn
from rag.ui.byline import article_day, day, drawn_from_several, publisher, source_link, web_address

Kind = Literal["quote", "passage"]


@dataclass(frozen=True, slots=True)
class Opening:
    """What the source view shows."""

    exchange_id: str
    article_id: str
    start: int
    end: int
    kind: Kind
    """A quote that an answer rests on, or a passage that a decline holds up as nearest."""
    number: int
    """The quote's marker, or the passage's rank."""
    text: str
    """What the answer says stands there; nothing is marked when the article says otherwise."""


def quote_opening(exchange_id: str, answer: Answer, marker: object) -> Opening | None:
    """The answer's quote of that marker; None when it has none (the number comes from a browser)."""
    for quote in answer.quotes:
        if quote.marker == marker:
            return Opening(exchange_id, quote.article_id, quote.start, quote.end, "quote", quote.marker, quote.text)
    return None


def passage_opening(exchange_id: str, hit: Hit, article: Article) -> Opening:
    """A passage that a decline holds up as nearest."""
    passage = hit.passage
    words = article.text[passage.start : passage.end]
    return Opening(exchange_id, article.id, passage.start, passage.end, "passage", hit.rank, words)


def source_drawn(opening: Opening, article: Article | None) -> Drawn:
    """The whole article, its paragraphs cut at the marked range."""
    if article is None:
        return {
            "id": f"{opening.exchange_id}-{opening.kind}-{opening.number}",
            "opener": opener(opening),
            "label": "Source",
            "title": "This article is no longer in the library",
            "facts": [],
            "note": f"The answer quoted: {opening.text}",
            "kind": opening.kind,
            "paragraphs": [],
            "sources": [],
        }
    found = article.text[opening.start : opening.end] == opening.text
    start, end = (opening.start, opening.end) if found else (0, 0)
    return {
        "id": f"{opening.exchange_id}-{opening.kind}-{opening.number}",
        "opener": opener(opening),
        "label": f"Source {opening.number}" if opening.kind == "quote" else "Nearest passage, not an answer",
        "title": article.title,
        "facts": facts(article),
        "note": "" if found else f"The article no longer says, word for word: {opening.text}",
        "kind": opening.kind,
        "start": start,
        "end": end,
        "paragraphs": paragraphs(article.text, start, end),
        "sources": sources(article),
    }


def opener(opening: Opening) -> str:
    """The id of the button on the page that opens this, where the focus returns on closing."""
    return f"readout-{opening.kind}-{opening.exchange_id}-{opening.number}"


def facts(article: Article) -> list[str]:
    """The lines under the title: the event, where and when, and who published it if one did."""
    where_and_when = " · ".join(part for part in (article.place, article_day(article)) if part)
    if drawn_from_several(article):
        return [line for line in (article.summit, where_and_when) if line]
    published = f"published {day(article.published)}" if article.published and article.date else ""
    lines = (article.summit, where_and_when, " · ".join(part for part in (publisher(article), published) if part))
    return [line for line in lines if line]


def sources(article: Article) -> list[Drawn]:
    """What the article can be checked against outside: its own page, or the publications it was drawn from."""
    own = web_address(article.url)
    if own and not drawn_from_several(article):
        return [{"publisher": article.publisher or "Original", "title": article.title, "url": own, "day": ""}]
    listed: list[Drawn] = []
    for source in article.sources:
        link = source_link(source)
        listed.append(
            {
                "publisher": source.publisher,
                "title": source.title or "",
                "url": link.url if link else "",
                "day": day(source.published),
            }
        )
    return listed


def paragraphs(text: str, start: int, end: int) -> list[list[Drawn]]:
    """The text as paragraphs of plain and marked pieces.

    Paragraphs that the range runs across are kept as one, so that the mark is one piece, exactly `text[start:end]`.
    """
    cut: list[list[Drawn]] = []
    for low, high in _blocks(text, start, end):
        inside = max(low, start), min(high, end)
        if inside[0] < inside[1]:
            pieces = ((low, inside[0], False), (*inside, True), (inside[1], high, False))
        else:
            pieces = ((low, high, False), (high, high, False), (high, high, False))
        cut.append([{"text": text[a:b], "marked": marked} for a, b, marked in pieces if a < b])
    return cut


def _blocks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    blocks: list[tuple[int, int]] = []
    low = 0
    while low < len(text):
        high = text.find("\n\n", low)
        high = len(text) if high < 0 else high
        if blocks and start < blocks[-1][1] and end > low and start < end:
            blocks[-1] = (blocks[-1][0], high)
        elif text[low:high].strip():
            blocks.append((low, high))
        low = high + 2
    return blocks
