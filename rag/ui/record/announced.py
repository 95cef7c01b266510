"""The page of a meeting that is only announced: what is told of it, what it stands between, and who announces it."""

import datetime as dt
from collections.abc import Iterator

from rag.ordinals import ordinal
from rag.outcomes import Coming, announced_line
from rag.question import Meeting
from rag.types import Article, Span
from rag.ui.byline import article_day, day
from rag.ui.places import Numbered
from rag.ui.record.held import Held
from rag.ui.record.lines import MEETINGS_PAGE, FactDrawn, RecordDrawn, RecordLineDrawn, line, section


def announced_drawn(coming: Coming, held: Held, today: dt.date, open_number: int) -> RecordDrawn:
    """The page; `open_number` is that of the place that is open beside it, 0 when none is."""
    numbered = Numbered()
    told = coming.next
    values = {
        "Series": coming.series or "",
        "Edition": ordinal(told.edition).capitalize() if told.edition else "",
        "Day" if told.day else "Year": day(told.day) or str(told.year or "not told"),
        "Place": told.place or ("open" if told.venue_open else "not told"),
        "In question": ", ".join(told.candidates),
    }
    where = coming.span and held.sentence(coming.article.id, coming.span)
    facts: list[FactDrawn] = [
        {"name": name, "values": [line(value, numbered.place(coming.article.id, where))], "differ": False}
        for name, value in values.items()
        if value
    ]
    announcing = (_announcing(article, span, held, numbered) for article, span in coming.announcing)
    return {
        "page": MEETINGS_PAGE,
        "title": coming.heading,
        "facts": [*facts, *neighbours(coming, held)],
        "sections": [section("Announced in", announcing)],
        "outcomes": "",
        "open": open_number,
        "told": announced_line(coming, today),
    }


def neighbours(event: Meeting | Coming, held: Held) -> Iterator[FactDrawn]:
    """The meetings before and after one in its series; one that is only announced says so."""
    for name, other in zip(("Meeting before", "Meeting after"), held.record.beside(event), strict=True):
        if isinstance(other, Coming):
            yield {"name": name, "values": [line(other.heading, about=other.key, note="announced")], "differ": False}
        elif other is not None:
            yield {"name": name, "values": [line(other.heading, about=other.article_ids[0])], "differ": False}


def _announcing(article: Article, span: Span | None, held: Held, numbered: Numbered) -> RecordLineDrawn:
    note = ", ".join(part for part in (article.title, article_day(article)) if part)
    if span is None:
        return line(article.title, numbered.place(article.id, None), note=article_day(article))
    return line(held.quoted(article.id, span), numbered.place(article.id, held.sentence(article.id, span)), note=note)
