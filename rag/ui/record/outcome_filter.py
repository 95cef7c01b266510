"""Which outcomes the outcomes page shows, and how many there are of each kind.

Within one facet any of the values chosen will do, and every facet must agree. A value's count says how many outcomes
choosing it would show, the other facets being as they are.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from rag.outcomes import Outcome
from rag.question import Meeting
from rag.record import StatementStatus

Facet = Literal["statuses", "series", "actors", "topics"]
FACETS: tuple[Facet, ...] = get_args(Facet)

FACET_VALUES: Mapping[Facet, Callable[[Outcome], tuple[str, ...]]] = {
    "statuses": lambda one: (one.statement.status,),
    "series": lambda one: (one.article.summit,) if one.article.summit else (),
    "actors": lambda one: tuple(dict.fromkeys(actor.name for actor in one.statement.actors)),
    "topics": lambda one: one.topics,
}
"""The values that an outcome has in each facet."""
_IN_ADDRESS: Mapping[Facet, str] = {"statuses": "status", "series": "series", "actors": "actor", "topics": "topic"}
"""What a facet is called in the address of the page; its values follow one another, `?status=adopted&status=failed`."""
_STATUSES: frozenset[str] = frozenset(get_args(StatementStatus))


@dataclass(frozen=True, slots=True)
class OutcomeFilter:
    """What is chosen. Empty means every outcome; what is only reported must be chosen."""

    statuses: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    meeting: Meeting | None = None

    def __bool__(self) -> bool:
        return self.meeting is not None or any(self.chosen(facet) for facet in FACETS)

    def chosen(self, facet: Facet) -> tuple[str, ...]:
        """The values chosen in a facet."""
        values: tuple[str, ...] = getattr(self, facet)
        return values

    def toggled(self, facet: Facet, value: str) -> "OutcomeFilter":
        """The same with that value chosen; without it when it was."""
        now = self.chosen(facet)
        changed: dict[str, Any] = {facet: tuple(one for one in now if one != value) if value in now else (*now, value)}
        return replace(self, **changed)

    @classmethod
    def of_address(
        cls, values: Callable[[str], Sequence[str]], meeting_of: Callable[[str], Meeting | None]
    ) -> "OutcomeFilter":
        """What an address chooses. Nothing follows from what it cannot mean: a status that is none, a meeting not held.

        Args:
            values: All that the address gives under a name.
            meeting_of: Gives the meeting that an article is about, by the article's id.
        """
        given: dict[str, Any] = {facet: tuple(dict.fromkeys(values(name))) for facet, name in _IN_ADDRESS.items()}
        given["statuses"] = tuple(one for one in given["statuses"] if one in _STATUSES)
        found = (one for one in map(meeting_of, values("meeting")) if one is not None)
        return cls(**given, meeting=next(found, None))

    @property
    def address(self) -> dict[str, list[str]]:
        """The same for an address; a meeting stands there as an article on it."""
        chosen = {name: [*self.chosen(facet)] for facet, name in _IN_ADDRESS.items() if self.chosen(facet)}
        return chosen | ({"meeting": [*self.meeting.article_ids[:1]]} if self.meeting else {})

    def admits(self, facet: Facet, values: tuple[str, ...]) -> bool:
        """Whether an outcome that has these values in a facet agrees in it."""
        chosen = self.chosen(facet)
        if not chosen:
            return values != ("reported",) or facet != "statuses"
        return any(value in chosen for value in values)


@dataclass(frozen=True, slots=True)
class Found:
    """The outcomes that fit a filter, and the counts of what could be chosen."""

    outcomes: list[Outcome]
    counts: Mapping[Facet, Counter[str]]


def find_outcomes(outcomes: Iterable[Outcome], wanted: OutcomeFilter) -> Found:
    """Those that fit, in the order given, and the counts."""
    fitting: list[Outcome] = []
    counted: dict[Facet, list[str]] = {facet: [] for facet in FACETS}
    for one in outcomes:
        if wanted.meeting and one.article.id not in wanted.meeting.article_ids:
            continue
        values = [(facet, FACET_VALUES[facet](one)) for facet in FACETS]
        missed = [facet for facet, each in values if not wanted.admits(facet, each)]
        if not missed:
            fitting.append(one)
        for facet, each in values:
            if missed in ([], [facet]):
                counted[facet] += each
    return Found(fitting, {facet: Counter(each) for facet, each in counted.items()})
