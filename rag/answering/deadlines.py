"""Lists the deadlines and periods that meetings set, in a table: by when, what, by whom, and its status."""

import re

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant, articles_meant
from rag.answering.naming import counted, counted_articles, shortened
from rag.answering.topic import Topic
from rag.answering.who import Actors
from rag.types import Item, Table

_ASKS = re.compile(r"\b(deadlines?|time ?limits?|by when|target (?:dates?|years?))\b")
_SET = ("adopted", "announced", "proposed")
"""Statuses of what has a deadline; a period that is only reported is none."""


def asks_for_deadlines(what: Meant) -> bool:
    """Whether a question asks by when things are to be done."""
    return bool(_ASKS.search(what.text))


def deadlines(asked: Asked, what: Meant, topic: Topic) -> Composed | None:
    """What has a deadline, of the meetings, the time, the actors or the topic meant; None where nothing has one."""
    actors = Actors.named(asked, what)
    if not (what.meetings or what.period or actors or topic):
        return None
    citations = Citations(asked.library)
    rows: list[tuple[Item, ...]] = []
    for one in asked.library.statements(articles_meant(asked, what)):
        if not one.deadlines or one.status not in _SET or (actors and not actors.act(one)):
            continue
        clause = asked.library.cut(one.article_id, *one.clause)
        if topic and not topic.is_of(clause):
            continue
        marker = citations.cite(one.article_id, one.span)
        rows += (
            (
                Item(asked.library.cut(one.article_id, *each.span), (marker,)),
                Item(shortened(" ".join(clause.split()).strip(" ,;:"), 160)),
                Item(", ".join(actor.name for actor in one.actors) or "together"),
                Item(one.status),
            )
            for each in one.deadlines
        )
    if not rows:
        return None
    articles = counted_articles({quote.article_id for quote in citations.quotes}, asked.library)
    when = f" {what.when}," if what.when else ""
    return Composed(
        "list",
        headline=f"{counted(len(rows), 'deadline')}{when} in {articles}.",
        table=Table(("By when", "What is said", "By", "Status"), tuple(rows)),
        quotes=tuple(citations.quotes),
        shown=len(rows),
        there=len(rows),
    )
