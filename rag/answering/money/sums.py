"""Lists the sums of money of meetings, or of somebody, in a table: each with what is said, by whom, and its status."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant, articles_meant
from rag.answering.money.between import articles_between
from rag.answering.money.givers import ALL_TOGETHER, giver
from rag.answering.money.on_topic import goes_right_on, of_programme, statements_on_topic
from rag.answering.money.told import (
    CURRENCY,
    is_near,
    is_only_wanted,
    is_told_of_elsewhere,
    sums_of_story,
    told_of,
    without_currency,
)
from rag.answering.naming import counted, counted_articles, short_label, shortened
from rag.answering.topic import Topic
from rag.answering.who import Actors
from rag.english import Figure, countries, figures, plain
from rag.question import SUMS_COMPARED
from rag.record import Statement
from rag.types import Item, Span, Table

_ASKS_FOR_PLEDGES = re.compile(r"\b(?:pledg|promis|commit|offer|donat|donor|contribut)\w*")
_ASKS_WHO_GAVE = re.compile(r"^(?:(?:and|so|but|please|ok)\W+)*who(?:'s| else| all| has| have)*\b")
"""Asks who gives, so that a country that it names is not the giver."""
_ASKS_FOR_ALL = re.compile(
    r"\b(?:figures|numbers|amounts|sums|(?:every|each|any|largest|biggest|highest|greatest) (?:sum|amount|figure))\b"
)
_PLEDGED = re.compile(
    r"\b(?:pledg|promis|grant|loan|package|contribut|commit|provid|financ|lend|aid\b|gives?\b|gave\b"
    r"|pa(?:ys?|id)\b|puts? in\b|add(?:s|ed)\b)",
    re.IGNORECASE,
)
"""The same where only what was pledged is asked for."""
_GIVEN = re.compile(
    r"\b(?:pledg|promis|fund|invest|grant|loan|package|financ|credit|contribut|provid|allocat|commit|worth|lend|deal"
    r"|spend|start(?:s|ed|ing)? with\b)",
    re.IGNORECASE,
)
"""Stems of a sentence in which a sum is one to be given, and not of trade or output."""
_DEALS = re.compile(r"\b(?:deals?|contracts?|orders?|agreements?|projects?|purchases?|partnerships?|business(?:es)?)\b")
"""What is concluded with a country or in it, so that the country need not act."""
_COSTS = re.compile(r"\b(?:cost|order|contract|stake|purchase|valued|invest)", re.IGNORECASE)
"""Stems of a sentence that tells of a deal beside `_GIVEN`."""
_OR_THE_SAME = re.compile(r"at least|upwards of|not? |up to|at most")
_POINTS_BACK = re.compile(
    r"(?:it|they|he|she|this|these|the (?:list|summary|package))\b"
    r"|.*\b(?:of|for|towards) (?:it|this|that|them|these)\b",
    re.IGNORECASE | re.DOTALL,
)
_NOT_TOLD = "not told"
"""Who gives, where nothing says it."""
_STATISTICS = re.compile(
    r"\b(turnover|trade (?:between|with|volume|reached|grew|rose)|gdp|output|stock of|exports? (?:reached"
    r"|grew)|annual (?:two-way )?trade"
    r"|had (?:passed|exceeded|reached)|accumulated|(?:bought|sold)(?: it| them)? goods)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Limit:
    """A sum that those asked for are above or below."""

    above: bool
    itself: bool
    """Whether the sum itself is among them: "at least"."""
    figure: Figure

    @classmethod
    def of(cls, what: Meant) -> "_Limit | None":
        """The one that a question gives; None where it gives none."""
        found = SUMS_COMPARED.search(what.text)
        told = figures(plain(what.text[found.end() :])) if found else ()
        if not (found and told):
            return None
        return cls(bool(found["above"]), bool(_OR_THE_SAME.match(found[0])), told[0])

    def __str__(self) -> str:
        """As a headline says it, behind what it counts."""
        than = f"of at {'least' if self.above else 'most'}" if self.itself else "above" if self.above else "below"
        return f" {than} {self.figure.text}"

    def fits(self, value: float, unit: str) -> bool | None:
        """Whether a sum is one of those asked for; None where it is in another currency."""
        if unit and self.figure.unit not in ("", unit):
            return None
        beyond = value > self.figure.value if self.above else 0 < value < self.figure.value
        return beyond or (self.itself and value == self.figure.value)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What sums a question asks for."""

    actors: Actors
    pledges: bool
    """Only what was promised."""
    every: bool
    """Also those that nobody gives."""
    business: bool
    """What was concluded, and costs something."""
    deals: frozenset[str]
    """The countries with which or in which that was."""
    between: frozenset[str]
    """Ids of the articles where all is theirs; see `articles_between`."""

    @classmethod
    def of(cls, what: Meant, asked: Asked) -> "_Asked":
        """Those that it asks for."""
        nobody = Actors(frozenset(), frozenset())
        actors = nobody if _ASKS_WHO_GAVE.search(what.text) else Actors.named(asked, what)
        pledges = bool(_ASKS_FOR_PLEDGES.search(what.text))
        every = bool(_ASKS_FOR_ALL.search(what.text)) and not pledges
        business = bool(_DEALS.search(what.text))
        deals = actors.countries if business else frozenset[str]()
        return cls(actors, pledges, every, business, deals, articles_between(actors, what, asked))

    def are_theirs(self, one: Statement, asked: Asked) -> bool:
        """Whether the sums of a statement are of those asked about."""
        if self.between:
            return one.article_id in self.between
        if not self.actors or self.actors.act(one) or bool(self.deals & _spoken_of(one, asked)):
            return True
        there = self.actors.countries.intersection(countries(asked.library.cut(one.article_id, *one.clause)))
        return any(there.intersection(countries(giver(one, each.span, asked))) for each in one.amounts if there)

    def are_of_another(self, gives: str) -> bool:
        """Whether who gives one of several sums of a sentence is none of the countries asked about."""
        named = {*countries(gives)}
        alone = self.actors.countries and not (self.deals or self.between or self.actors.people)
        return bool(alone and named) and not named & self.actors.countries

    def are_given(self, one: Statement, clause: str, *, follows: bool) -> bool:
        """Whether the sums of a statement are to be given, and none of trade or output."""
        if (one.status == "failed" and not self.every) or _STATISTICS.search(clause):
            return False
        telling = _PLEDGED if self.pledges else _GIVEN
        only_told = ("reported", "failed", "proposed") if self.pledges else ("reported", "failed")
        given = self.every or follows or one.status not in only_told or bool(telling.search(clause))
        return given or bool(self.business and _COSTS.search(clause))


def tells_of_giving(text: str) -> bool:
    """Whether a sum in a sentence is one to be given, and not of trade or output."""
    return bool(_GIVEN.search(text)) and not _STATISTICS.search(text)


def money(asked: Asked, what: Meant, topic: Topic) -> Composed | None:
    """Every sum pledged, agreed or proposed; None where nothing limits them, or no sum is recorded.

    Args:
        asked: The question.
        what: What it means.
        topic: What the sums are to be for. The sentence before may say so.
    """
    wanted = _Asked.of(what, asked)
    if not (what.meetings or what.period or wanted.actors or topic):
        return None
    citations, limit = Citations(asked.library), _Limit.of(what)
    rows: list[tuple[Item, ...]] = []
    elsewhere: list[tuple[Item, ...]] = []
    articles: set[str] = set()
    for one, sums in _told(wanted, what, of_programme(what, asked) or topic, asked):
        values = {amount.span[0]: (amount.value, amount.unit) for amount in one.amounts}
        for place in sums:
            if wanted.are_of_another(giver(one, place, asked)):
                continue
            fits = limit.fits(*values.get(place[0], (0.0, ""))) if limit else True
            if fits is not False:
                articles.add(one.article_id)
                (elsewhere if fits is None else rows).append(_row(one, place, sums, citations, asked))
    if not rows and not elsewhere:
        return None
    by = f" {'of' if wanted.deals else 'by'} {' or '.join(wanted.actors.names)}" if wanted.actors else ""
    other = f"; {counted(len(elsewhere), 'sum')} in another currency, not compared" if elsewhere else ""
    rows = [*_once(rows)]
    number = f"{_counted(rows)}{limit or ''}"
    rows += elsewhere
    return Composed(
        "list",
        headline=f"{number}{by} in {counted_articles(articles, asked.library)}{other}.",
        table=_with_meetings(Table(("Sum", "What is said", "By", "Status"), tuple(rows)), citations, asked),
        quotes=tuple(citations.quotes),
        shown=len(rows),
        there=len(rows),
    )


def _told(wanted: _Asked, what: Meant, topic: Topic, asked: Asked) -> Iterator[tuple[Statement, list[Span]]]:
    """The statements that give sums asked for, each with the places of these."""
    before: Statement | None = None
    priced: Statement | None = None
    """The last with a sum in a currency, in which the bare millions of the next are, too."""
    statements = statements_on_topic(asked.library.statements(articles_meant(asked, what)), topic, what, asked)
    stories = asked.library.stories({one.article_id for one in statements})
    told: dict[tuple[str, float, str], str] = {}
    for one in statements:
        if not wanted.are_theirs(one, asked):
            continue
        clause = asked.library.cut(one.article_id, *one.clause)
        follows = before is not None and goes_right_on(before, one)
        in_currency = any(CURRENCY.match(amount.unit) for amount in one.amounts)
        led = asked.library.cut(one.article_id, one.span[0], one.clause[1])  # with a label: "Pledges: Peru 2 million"
        if not wanted.are_given(one, led, follows=follows) or is_told_of_elsewhere(clause, what):
            priced = one if in_currency else priced
            continue
        sums = [*sums_of_story(one, stories.get(one.article_id, ""), told, asked)]
        if not sums and priced and is_near(priced, one):
            sums = without_currency(one, clause)
        if wanted.pledges:
            sums = [place for place in sums if not is_only_wanted(one, place, asked)]
        if sums or in_currency:
            before = priced = one
        yield one, sums


def _counted(rows: Sequence[tuple[Item, ...]]) -> str:
    """How many sums there are, and what they come to where that is told."""
    totals = [row[0].text for row in rows if row[2].text == ALL_TOGETHER]
    if len(totals) == 1 and len(rows) > 1:
        return f"{counted(len(rows) - 1, 'sum')}, {totals[0]} {ALL_TOGETHER},"
    return counted(len(rows), "sum") if rows else "No sum"


def _once(rows: Sequence[tuple[Item, ...]]) -> Iterator[tuple[Item, ...]]:
    """The rows without those that tell again what somebody gives; the first telling has their markers."""
    markers: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row in rows:
        markers[row[0].text, row[2].text] += row[0].markers
    for row in rows:
        told = markers.pop((row[0].text, row[2].text), [])
        again = row[2].text in (_NOT_TOLD, ALL_TOGETHER)
        if again:
            yield row
        elif told:
            yield replace(row[0], markers=tuple(dict.fromkeys(told))), *row[1:]


def _with_meetings(table: Table, citations: Citations, asked: Asked) -> Table:
    """The table with the meeting of each sum, where they are of several."""
    about = asked.catalogue.meeting_of
    of_rows = [about.get(citations.quotes[row[0].markers[0] - 1].article_id) for row in table.rows]
    if len({*of_rows}) == 1:
        return table
    told = [short_label(one, series=False) if one else _NOT_TOLD for one in of_rows]
    rows = tuple((*row, Item(meeting)) for row, meeting in zip(table.rows, told, strict=True))
    return Table((*table.columns, "Meeting"), rows)


def _row(one: Statement, place: Span, sums: Sequence[Span], citations: Citations, asked: Asked) -> tuple[Item, ...]:
    """A sum with what is said of it, who gives it, and its status."""
    return (
        Item(asked.library.cut(one.article_id, *place), (citations.cite(one.article_id, one.span),)),
        Item(shortened(" ".join(told_of(place, sums, one, asked).split()).strip(" ,;:"), 160)),
        Item(giver(one, place, asked) or _NOT_TOLD),
        Item("reported" if one.status == "failed" else one.status),
    )


def _spoken_of(statement: Statement, asked: Asked) -> set[str]:
    """The countries that a sentence names, or where it points back the sentence before it."""
    told = asked.library.cut(statement.article_id, *statement.span)
    before = asked.library.sentence_before(statement.article_id, statement.span[0])
    if before is not None and _POINTS_BACK.match(told):
        told = f"{asked.library.cut(statement.article_id, before.start, before.end)} {told}"
    return {*countries(told)}
