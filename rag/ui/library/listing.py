"""The list of articles on the library page: what each line says, and what is offered when no article fits."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TypedDict

from rag.ordinals import ordinal
from rag.presenting import of_sources, printed_line
from rag.types import Article, Source, stories
from rag.ui.byline import day, publisher_line
from rag.ui.library.filters import Filter, Part

PAGE = 30
"""How many articles are shown at first, and added by each "Show more"."""


class PartDrawn(TypedDict):
    """One thing that the filter asks for."""

    aspect: str
    value: str


class WayOutDrawn(PartDrawn):
    """A part whose drop would leave that many articles."""

    leaves: str


class LineDrawn(TypedDict):
    """An article in the list."""

    id: str
    title: str
    event: str
    publisher: str
    printed: str
    """Who else printed it."""
    topics: str


class ListingDrawn(TypedDict):
    """What `parts/listing.js` is given."""

    count: str
    parts: list[PartDrawn]
    articles: list[LineDrawn]
    more: int
    open: str
    ask: str
    meeting: str
    """The id of an article about the meeting that is chosen; empty when none is."""
    filtered: bool
    ways: list[WayOutDrawn]


def listing_drawn(
    articles: Sequence[Article],
    fitting: Sequence[Article],
    chosen: Filter,
    ways: Sequence[WayOutDrawn] = (),
    *,
    limit: int,
    open_id: str,
    prints: Mapping[str, Sequence[Source]] = MappingProxyType({}),
    as_read: Callable[[Article], Article] = lambda article: article,
) -> ListingDrawn:
    """The count, what is chosen, and the first `limit` of the articles that fit.

    Args:
        articles: All of the library's.
        fitting: Those that fit the filter, in order.
        chosen: The filter.
        ways: What to drop when none fits.
        limit: How many to show.
        open_id: The id of the article that is open beside the list; empty when none is.
        prints: By article id: where else its story was printed.
        as_read: Gives an article with what was read from its text.
    """
    count = article_count(len(fitting), len(articles))
    return {
        "count": of_sources(count, len(fitting), len(stories(fitting))),
        "parts": [{"aspect": part.aspect, "value": part.value} for part in chosen.parts],
        "articles": [_line(one, as_read(one), prints.get(one.id, ())) for one in fitting[:limit]],
        "more": min(PAGE, max(len(fitting) - limit, 0)),
        "open": open_id,
        "ask": f"Ask only these: {chosen.scope}" if chosen.scope and fitting else "",
        "meeting": chosen.meeting.article_ids[0] if chosen.meeting and fitting else "",
        "filtered": bool(chosen),
        "ways": [*ways],
    }


def article_count(shown: int, held: int) -> str:
    """`12 of 37 articles`; `37 articles` when all are shown."""
    noun = "article" if held == 1 else "articles"
    return f"{held:,} {noun}" if shown == held else f"{shown:,} of {held:,} {noun}"


def ways_out(counts: Mapping[Part, int]) -> list[WayOutDrawn]:
    """The single filters whose removal would show something again, the one that shows most first.

    `counts` says how many articles would be shown without each.
    """
    found = sorted(((part, n) for part, n in counts.items() if n), key=lambda pair: -pair[1])
    return [
        {"aspect": part.aspect, "value": part.value, "leaves": f"{n} article" if n == 1 else f"{n:,} articles"}
        for part, n in found
    ]


def _line(article: Article, read: Article, prints: Sequence[Source]) -> LineDrawn:
    event = _event(read)
    guessed = event != _event(article)
    return {
        "id": article.id,
        "title": article.title,
        "event": f"{event} · read from the text" if guessed else event,
        "publisher": publisher_line(article)[:1].upper() + publisher_line(article)[1:],
        "printed": printed_line(prints),
        "topics": ", ".join(article.topics),
    }


def _event(article: Article) -> str:
    number = f"{ordinal(article.edition).capitalize()} " if article.edition and article.summit else ""
    when = day(article.date) or (f"published {day(article.published)}" if article.published else "no date")
    return " · ".join(filter(None, (f"{number}{article.summit}" if article.summit else "", article.place, when)))
