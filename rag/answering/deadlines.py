"""Lists the deadlines and periods that meetings set, in a table: by when, what, by whom, and its status."""

import re

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant, articles_meant
from rag.answering.naming import counted, counted_articles, shortened
from rag.answering.topic import Topic
from rag.answering.who import Actors
from rag.english import Period, period_in
from rag.types import Item, Table

_ASKS = re.compile(
    r"\b(deadlines?|time ?limits?|by when|target (?:dates?|years?))\b"
    r"|\b(?:is|are|was|were|falls?|comes?|to be done|to be met) due\b|\bdue (?:by|in|before|until|for|on)\b"
)
_SET = ("adopted", "announced", "proposed")
"""Statuses of what has a deadline; a period that is only reported is none."""


def asks_for_deadlines(what: Meant) -> bool:
    """Whether a question asks by when things are to be done."""
    return bool(_ASKS.search(what.text))


def _until(asked: Asked, what: Meant) -> Period | None:
    """The time in which what is asked for is due, "by 2030"; None where that tells which meeting is meant."""
    return period_in(what.written, asked.today) if what.period is None and not what.years else None


def deadlines(asked: Asked, what: Meant, topic: Topic) -> Composed | None:
    """What has a deadline, of the meetings, the time, the actors or the topic meant; None where nothing has one."""
    actors = Actors.named(asked, what)
    until = _until(asked, what)
    if not (what.meetings or what.period or actors or topic or until):
        return None
    citations = Citations(asked.library)
    rows: list[tuple[Item, ...]] = []
    for one in asked.library.statements(articles_meant(asked, what)):
        if one.deadline is None or one.status not in _SET or (actors and not actors.act(one)):
            continue
        if until and not (one.deadline.until and until.covers(one.deadline.until)):
            continue
        clause = asked.library.cut(one.article_id, *one.clause)
        if topic and not topic.is_of(clause):
            continue
        marker = citations.cite(one.article_id, one.span)
        rows.append(
            (
                Item(asked.library.cut(one.article_id, *one.deadline.span), (marker,)),
                Item(shortened(" ".join(clause.split()).strip(" ,;:"), 160)),
                Item(", ".join(actor.name for actor in one.actors) or "together"),
                Item(one.status),
            )
        )
    if not rows:
        return None
    articles = counted_articles({quote.article_id for quote in citations.quotes}, asked.library)
    when = f" {until.said if until else what.when}," if until or what.when else ""
    return Composed(
        "list",
        headline=f"{counted(len(rows), 'deadline')}{when} in {articles}.",
        table=Table(("By when", "What is said", "By", "Status"), tuple(rows)),
        quotes=tuple(citations.quotes),
        shown=len(rows),
        there=len(rows),
    )
