"""The table of outcomes and what stands above it: what can be chosen, with counts, and a chart."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, TypedDict, get_args

from rag.outcomes import LibraryRecord, Outcome, told_differently_at
from rag.presenting import statement_notes
from rag.record import StatementStatus
from rag.ui.badge import BadgeDrawn, badge_drawn
from rag.ui.differs import DiffersDrawn, differs_drawn
from rag.ui.places import Numbered, PlaceDrawn
from rag.ui.record.outcome_filter import FACETS, Facet, Found, OutcomeFilter

ROWS = 40
"""How many outcomes are shown at first, and added by each "Show more"."""
CHOICES_MAX = 300
"""How many values of a facet can be chosen from, those with the highest counts."""
BARS_MAX = 200
"""How many bars the chart has at most, those of the most outcomes."""

ChartBy = Literal["series", "years"]
_STATUSES: tuple[StatementStatus, ...] = get_args(StatementStatus)
_NAMES: Mapping[Facet, str] = {"statuses": "Status", "series": "Series", "actors": "Actor", "topics": "Topic"}


class ChoiceDrawn(TypedDict):
    """A value that can be chosen, and how many outcomes that would show."""

    value: str
    count: int
    chosen: bool


class FacetDrawn(TypedDict):
    """What can be chosen in one facet."""

    facet: Facet
    name: str
    values: list[ChoiceDrawn]


class PartOfBarDrawn(TypedDict):
    """The outcomes of one status; `share` is of the longest bar, 0 to 1."""

    status: StatementStatus
    count: int
    share: float


class BarDrawn(TypedDict):
    """A series or a year."""

    label: str
    total: int
    parts: list[PartOfBarDrawn]


class OutcomesDrawn(TypedDict):
    """What `parts/outcomes.js` is given."""

    count: str
    meeting: str
    filtered: bool
    facets: list[FacetDrawn]
    by: ChartBy
    bars: list[BarDrawn]


class OutcomeDrawn(TypedDict):
    """A row. Its words are the clause's: before, the thing decided, after."""

    badge: BadgeDrawn
    actors: str
    words: list[str]
    note: str
    amounts: str
    deadline: str
    meeting: str
    about: str
    day: str
    place: PlaceDrawn
    differs: list[DiffersDrawn]


class OutcomeTableDrawn(TypedDict):
    """What `parts/outcome_table.js` is given."""

    rows: list[OutcomeDrawn]
    more: int
    open: int


def outcomes_drawn(found: Found, wanted: OutcomeFilter, held: int, by: ChartBy) -> OutcomesDrawn:
    """The count, the facets and the chart; `held` is how many outcomes there are without a filter."""
    shown = len(found.outcomes)
    noun = "outcome" if held == 1 else "outcomes"
    return {
        "count": f"{shown:,} of {held:,} {noun}" if wanted else f"{held:,} {noun}",
        "meeting": wanted.meeting.heading if wanted.meeting else "",
        "filtered": bool(wanted),
        "facets": [_facet(facet, found.counts[facet], wanted.chosen(facet)) for facet in FACETS],
        "by": by,
        "bars": bars(found.outcomes, by),
    }


def _facet(facet: Facet, counts: Counter[str], chosen: Sequence[str]) -> FacetDrawn:
    """Values by count, statuses in their own order; those chosen stay even where nothing has them any more."""
    if facet == "statuses":
        values: list[str] = [*_STATUSES]
    else:
        ranked = sorted(counts, key=lambda one: (one not in chosen, -counts[one], one.casefold()))
        values = [*(one for one in chosen if one not in counts), *ranked[:CHOICES_MAX]]
    drawn: list[ChoiceDrawn] = [{"value": one, "count": counts[one], "chosen": one in chosen} for one in values]
    return {"facet": facet, "name": _NAMES[facet], "values": drawn}


def bars(outcomes: Sequence[Outcome], by: ChartBy) -> list[BarDrawn]:
    """A bar for each series, the fullest first, or for each year in order; what has neither comes last."""
    counts: dict[str, Counter[StatementStatus]] = {}
    for one in outcomes:
        counts.setdefault(_label(one, by), Counter())[one.statement.status] += 1
    if by == "years":
        labels = sorted(counts, key=lambda one: (not one, one))
    else:
        labels = sorted(counts, key=lambda one: (not one, -counts[one].total(), one.casefold()))
    longest = max((one.total() for one in counts.values()), default=0)
    unknown = "No series named" if by == "series" else "No year known"
    return [_bar(label or unknown, counts[label], longest) for label in labels[:BARS_MAX]]


def _label(outcome: Outcome, by: ChartBy) -> str:
    article = outcome.article
    if by == "series":
        return article.summit or ""
    return str(article.date.year) if article.date else ""


def _bar(label: str, counts: Counter[StatementStatus], longest: int) -> BarDrawn:
    parts: list[PartOfBarDrawn] = [
        {"status": status, "count": counts[status], "share": round(counts[status] / longest, 4)}
        for status in _STATUSES
        if counts[status]
    ]
    return {"label": label, "total": counts.total(), "parts": parts}


def outcome_table_drawn(
    outcomes: Sequence[Outcome], record: LibraryRecord, *, limit: int, open_number: int
) -> OutcomeTableDrawn:
    """The first `limit` rows; `open_number` is that of the place that is open beside them, 0 when none is."""
    numbered = Numbered()
    return {
        "rows": [outcome_drawn(one, record, numbered) for one in outcomes[:limit]],
        "more": min(ROWS, max(len(outcomes) - limit, 0)),
        "open": open_number,
    }


def outcome_drawn(outcome: Outcome, record: LibraryRecord, numbered: Numbered) -> OutcomeDrawn:
    """One outcome, and what is told differently of it elsewhere in the record."""
    one, article = outcome.statement, outcome.article
    return {
        "badge": badge_drawn(one, article),
        "actors": ", ".join(dict.fromkeys(actor.name for actor in one.actors)),
        "words": clause_words(outcome),
        "note": " · ".join(statement_notes(one, outcome.known_before_end)),
        "amounts": "; ".join(dict.fromkeys(article.text[slice(*each.span)] for each in one.amounts)),
        "deadline": "; ".join(dict.fromkeys(each.text for each in one.deadlines)),
        "meeting": outcome.meeting.title if outcome.meeting else article.title,
        "about": article.id,
        "day": f"{article.date.day} {article.date:%b %Y}" if article.date else "",
        "place": numbered.place(article.id, one.span),
        "differs": differs_drawn(told_differently_at(record, article.id, *one.clause), numbered),
    }


def clause_words(outcome: Outcome) -> list[str]:
    """The clause in three pieces: before what was decided, that, and after; any may be empty."""
    text, (start, end) = outcome.article.text, outcome.statement.clause
    first, last = outcome.statement.what or (start, end)
    first, last = min(max(first, start), end), max(min(last, end), start)
    return [text[start:first], text[first:last], text[last:end]]
