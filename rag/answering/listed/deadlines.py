"""Lists the deadlines and periods that meetings set, in a table: by when, what, by whom, and its status."""

import datetime as dt
import re
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant, articles_meant
from rag.answering.naming import counted, counted_articles, shortened
from rag.answering.topic import Topic
from rag.answering.who import Actors
from rag.english import Period, period_in, terms
from rag.record import Deadline, Statement
from rag.types import Item, Table

_ASKS = re.compile(
    r"\b(deadlines?|time ?limits?|by when|(?:target|key) (?:dates?|years?)|dates (?:set|ahead|to come))\b"
    r"|\b(?:planned|scheduled|expected|foreseen|happen|start|begin) (?:for|in|by|on|before|until|during)\b"
    r"|\b(?:is|are|was|were|falls?|comes?|to be done|to be met) due\b|\bdue (?:by|in|before|until|for|on)\b"
)
_DATES = re.compile(r"\bdates\b")
"""Asks for all that is to come on a day, and not only for what is to be done by then."""
_DUE = re.compile(r"\b(?:due|planned|scheduled|expected|foreseen|happen|start|begin|deadlines?|by)\b")
_WILL = re.compile(r"\b(?:will|is to|are to|due to|should|may|plans? to|is planned|is expected)\b")
"""Tells what is to come, though nobody decides or announces it there."""
_TAKES_PLACE = re.compile(r"\b(?:meets?|starts?|begins?|opens?|takes? (?:place|effect))\b")
"""The same in the present: "The ministers meet in Lorn on 4 May"."""
_SET = ("adopted", "announced", "proposed")
"""Statuses of what has a deadline; a period that is only reported is none."""
_BOUND = re.compile(
    r"\b(?:shall|must|(?:is|are|was|were) (?:to|due)|(?:has|have|had|given) until|to be \w+(?:ed|en|ut|de))\b"
)
"""Sets a deadline, though the sentence tells of no decision: "payment plans shall be lodged by 30 April"."""
TIME_STEMS = frozenset(terms("end start fall falls according calendar date dates day month half quarter"))
"""Stems that in such a question tell of no topic."""
_BY = re.compile(r"by|until|till|before|not? later than|within", re.IGNORECASE)
"""Opens the day by which something is to be done, and not on which it takes place."""


def asks_for_deadlines(what: Meant) -> bool:
    """Whether a question asks by when things are to be done."""
    return bool(_ASKS.search(what.text))


def _until(asked: Asked, what: Meant) -> Period | None:
    """The time in which what is asked for is due or planned: "by 2030"; None where only a meeting's time is named."""
    told = _DUE.search(what.text)
    named = asked.understood.named
    period = period_in(what.written, asked.today) if told and not (named.summits or named.places) else None
    if period and period.first is None and period.last:
        return replace(period, first=dt.date(period.last.year, 1, 1))  # what is due "by 2030" names that year
    return period


def _is_set(deadline: Deadline, clause: str) -> bool:
    """Whether a clause that is only reported sets a deadline by its verb."""
    return bool(_BOUND.search(clause) or (_WILL.search(clause) and _BY.match(deadline.text)))


def deadlines(asked: Asked, what: Meant, topic: Topic) -> Composed | None:
    """What has a deadline, of the meetings, the time, the actors or the topic meant; None where nothing has one."""
    actors = Actors.named(asked, what)
    until = _until(asked, what)
    ahead = until is not None or bool(_DATES.search(what.text))
    if not (what.meetings or what.period or actors or topic or until):
        return None
    found: list[tuple[Statement, Deadline]] = []
    ids = articles_meant(asked, replace(what, period=None) if until else what)
    for one in asked.library.statements(ids, telling="deadlines"):
        due = [each for each in one.deadlines if until is None or (each.until and until.covers(each.until))]
        if not due or (actors and not actors.act(one)):
            continue
        clause = asked.library.cut(one.article_id, *one.clause)
        if one.status not in _SET and not (ahead and (_WILL.search(clause) or _TAKES_PLACE.search(clause))):
            due = [each for each in due if _is_set(each, clause)]
        if due and not (topic and not topic.is_of(clause)):
            found += ((one, each) for each in due)
    found.sort(key=lambda each: each[1].until or dt.date.max)
    citations = Citations(asked.library)
    rows = [_row(one, each, citations) for one, each in found]
    if not rows:
        return None
    articles = counted_articles({quote.article_id for quote in citations.quotes}, asked.library)
    said = (until.said if until.said[:1].islower() else f"in {until.said}") if until else what.when
    when = f" {said}," if said else ""
    return Composed(
        "list",
        headline=f"{counted(len(rows), 'deadline')}{when} in {articles}.",
        table=Table(("By when", "What is said", "By", "Status"), tuple(rows)),
        quotes=tuple(citations.quotes),
        shown=len(rows),
        there=len(rows),
    )


def _row(one: Statement, due: Deadline, citations: Citations) -> tuple[Item, ...]:
    marker = citations.cite(one.article_id, one.span)
    clause = citations.library.cut(one.article_id, *one.clause)
    return (
        Item(citations.library.cut(one.article_id, *due.span), (marker,)),
        Item(shortened(" ".join(clause.split()).strip(" ,;:"), 160)),
        Item(", ".join(actor.name for actor in one.actors if actor.name != "we") or "together"),
        Item("reported" if one.status == "failed" else one.status),  # it is not this that failed
    )
