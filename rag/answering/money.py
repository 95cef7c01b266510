"""Lists the sums of money of meetings, or of somebody, in a table: each with what is said, by whom, and its status."""

import re
from collections.abc import Iterator

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant, articles_meant
from rag.answering.naming import counted, counted_articles, shortened
from rag.answering.topic import Topic
from rag.answering.who import Actors
from rag.english import countries, listing
from rag.record import Statement
from rag.types import Item, Span, Table

_CURRENCY = re.compile(r"^[A-Z]{3}$")
_SAME_SUM = re.compile(r"^\s*(?:\(|,? or (?:about|some|around|nearly|roughly)?\s*$)")
"""What stands between a sum and the same in another currency."""
_ASKS_FOR_PLEDGES = re.compile(r"\b(?:pledg|promis|commit|offer|donat)\w*")
_PLEDGED = re.compile(r"\b(?:pledg|promis|grant|loan|package|contribut|commit|provid|financ|lend|aid\b)", re.IGNORECASE)
"""The same where only what was pledged is asked for."""
_CONVERTED = re.compile(r"\b(?:convert\w*|equivalent|equal to|worth about)\b[^;]*$")
_ASKED_FOR = re.compile(
    r"\b(?:short of|below|instead of|out of|of|less than|against) the\W+$|\b(?:had asked for|had wanted|aimed for)\b"
)
"""Before a sum that was only wanted, and behind it."""
_GIVEN = re.compile(
    r"\b(pledg|promis|fund|invest|grant|loan|package|financ|credit|contribut|provid|allocat|commit|worth|lend|deal)",
    re.IGNORECASE,
)
"""Stems of a sentence in which a sum is one to be given, and not of trade or output."""
_NAME = r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*"
_NEXT_GIVER = re.compile(rf"(?:,| and|, and) ((?:the )?{_NAME}(?: and (?:the )?{_NAME})?) $")
"""In a list: "Germany promised 400 million euros, Japan 250 million dollars"."""
_GOES_ON_WITHIN = 400
"""Characters after the beginning of a sentence on the topic within which sums are taken to be for it."""
_STATISTICS = re.compile(
    r"\b(turnover|trade (?:between|with|volume|reached|grew|rose)|gdp|output|stock of|exports? (?:reached"
    r"|grew)|annual (?:two-way )?trade"
    r"|had (?:passed|exceeded|reached)|accumulated)\b",
    re.IGNORECASE,
)


def money(asked: Asked, what: Meant, topic: Topic) -> Composed | None:
    """Every sum pledged, agreed or proposed; None where no meeting and nobody is named, or no sum is recorded.

    Args:
        asked: The question.
        what: What it means.
        topic: What the sums are to be for. The sentence before may say so.
    """
    actors = Actors.named(asked, what)
    if not (what.meetings or what.period or actors):
        return None
    pledges = bool(_ASKS_FOR_PLEDGES.search(what.text))
    ids = articles_meant(asked, what)
    citations = Citations(asked.library)
    rows: list[tuple[Item, ...]] = []
    articles: set[str] = set()
    before: Statement | None = None
    spoken: Statement | None = None
    statements = asked.library.statements(ids)
    stories = asked.library.stories({one.article_id for one in statements})
    told: dict[tuple[str, float, str], str] = {}
    for one in statements:
        if actors and not actors.act(one):
            continue
        clause = asked.library.cut(one.article_id, *one.clause)
        if topic and topic.is_of(asked.library.cut(one.article_id, *one.span)):
            spoken = one
        if topic and not (spoken and _goes_on(spoken, one)):
            continue
        follows = before is not None and before.article_id == one.article_id and 0 <= one.span[0] - before.span[1] < 3
        telling = _PLEDGED if pledges else _GIVEN
        given = one.status not in ("reported", "failed") or bool(telling.search(clause)) or follows
        if one.status == "failed" or not given or _STATISTICS.search(clause):
            continue
        if any(_CURRENCY.match(amount.unit) for amount in one.amounts):
            before = one
        for start, end in _sums_of_story(one, stories.get(one.article_id, ""), told, asked):
            marker = citations.cite(one.article_id, one.span)
            articles.add(one.article_id)
            rows.append(
                (
                    Item(asked.library.cut(one.article_id, start, end), (marker,)),
                    Item(shortened(" ".join(clause.split()).strip(" ,;:"), 160)),
                    Item(_giver(one, start, asked) or "not told"),
                    Item(one.status),
                )
            )
    if not rows:
        return None
    by = f" by {' or '.join(actors.names)}" if actors else ""
    return Composed(
        "list",
        headline=f"{counted(len(rows), 'sum')}{by} in {counted_articles(articles, asked.library)}.",
        table=Table(("Sum", "What is said", "By", "Status"), tuple(rows)),
        quotes=tuple(citations.quotes),
        shown=len(rows),
        there=len(rows),
    )


def _goes_on(spoken: Statement, one: Statement) -> bool:
    """Whether a statement comes soon after one on the topic, in the same article, or is that one."""
    return spoken.article_id == one.article_id and 0 <= one.span[0] - spoken.span[0] <= _GOES_ON_WITHIN


def _giver(statement: Statement, start: int, asked: Asked) -> str:
    """Who gives the sum at this place: in a list of givers those named right before it."""
    names = [actor.name for actor in statement.actors]
    before = asked.library.cut(statement.article_id, statement.clause[0], start)
    listed = _NEXT_GIVER.search(before)
    if listed and (named := countries(listed[1])):
        return listing(named)
    return ", ".join(names)


def _sums_of_story(
    statement: Statement, story: str, told: dict[tuple[str, float, str], str], asked: Asked
) -> Iterator[Span]:
    """The ranges of the sums, without those that another article of its story tells of: it is a reprint.

    `told` holds which article was the first to tell of a sum, by story, value and unit.
    """
    values = {amount.span[0]: (story, amount.value, amount.unit) for amount in statement.amounts}
    for span in _sums(statement, asked):
        if told.setdefault(values[span[0]], statement.article_id) == statement.article_id:
            yield span


def _sums(statement: Statement, asked: Asked) -> Iterator[Span]:
    """The ranges of the sums; one in brackets after another is the same sum in another currency."""
    found: list[Span] = []
    for amount in statement.amounts:
        if not _CURRENCY.match(amount.unit):
            continue
        before = asked.library.cut(statement.article_id, statement.clause[0], amount.span[0])
        after = asked.library.cut(statement.article_id, amount.span[1], statement.clause[1])
        if _CONVERTED.search(before) or (found and _ASKED_FOR.search(before) and _ASKED_FOR.search(after)):
            continue
        if found and _SAME_SUM.match(asked.library.cut(statement.article_id, found[-1][1], amount.span[0])):
            closing = asked.library.cut(statement.article_id, amount.span[1], amount.span[1] + 1) == ")"
            found[-1] = (found[-1][0], amount.span[1] + closing)
        else:
            found.append(amount.span)
    yield from found
