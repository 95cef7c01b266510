"""All meetings in columns, so that each question is compared with every one of them at the cost of a few arrays."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date

import numpy as np
from numpy.typing import NDArray

from rag.question.meeting import Meeting
from rag.question.named import Named


class MeetingGrid:
    """What can be named of meetings: series, edition, year, month and city.

    Args:
        meetings: All of them.
        cities: By article id, the folded names of the city that the article gives.
    """

    def __init__(self, meetings: Sequence[Meeting], cities: Mapping[str, frozenset[str]]) -> None:
        self._meetings = meetings
        self.by_summit: dict[str, list[int]] = defaultdict(list)
        """By series, the places of its meetings."""
        self._by_city: dict[str, set[int]] = defaultdict(set)
        for place, meeting in enumerate(meetings):
            self.by_summit[meeting.summit].append(place)
            for city in frozenset().union(*(cities[one] for one in meeting.article_ids)):
                self._by_city[city].add(place)
        self._editions = np.array([one.edition or 0 for one in meetings], dtype=np.int64)
        self._years = np.array([one.date.year if one.date else 0 for one in meetings], dtype=np.int64)
        self._months = np.array([one.date.month if one.date else 0 for one in meetings], dtype=np.int64)
        self._held = frozenset(
            (day.year, day.month) for one in meetings for day in (one.date, one.last_date) if one.date and day
        )

    def aspects_held(self, named: Named) -> frozenset[str]:
        """Which of series, edition, year and month, as named, any meeting has."""
        held = {
            "summit": any(one in self.by_summit for one in named.summits),
            "edition": bool(np.any(self._editions == named.edition)) if named.edition is not None else named.latest,
            "year": bool(np.isin(self._years, [*named.years]).any()),
            "month": bool(np.isin(self._months, [*named.months]).any()),
        }
        return frozenset(aspect for aspect, is_held in held.items() if is_held)

    def of_series(self, summits: Iterable[str]) -> list[int]:
        """The places of the meetings of these series, in order."""
        return sorted(place for one in {*summits} for place in self.by_summit.get(one, ()))

    def in_cities(self, cities: Iterable[str]) -> list[int]:
        """The places of the meetings of which an article gives a city of one of these folded names, in order."""
        return sorted({place for one in cities for place in self._by_city.get(one, ())})

    def held_in(self, year: int, month: int) -> bool:
        """Whether a meeting began or ended in that month, 1-12."""
        return (year, month) in self._held

    def best(self, named: Named, newest: Mapping[str, date], met: Set[str]) -> tuple[Meeting, ...]:
        """The meetings that agree best with what is named, in their order; none when none agrees more than it differs.

        Args:
            named: What is named.
            newest: By series, the day of the latest meeting, where the latest is asked for.
            met: The aspects that count.
        """
        total = np.zeros(len(self._meetings), dtype=np.int64)
        if named.summits and "summit" in met:
            total += self._signs(place for one in named.summits for place in self.by_summit.get(one, ()))
        if named.edition is not None and "edition" in met:
            total += np.where(self._editions == named.edition, 1, -1)
        elif newest:
            total += self._signs(
                place
                for summit, day in newest.items()
                for place in self.by_summit[summit]
                if self._meetings[place].date == day
            )
        if named.years and "year" in met:
            total += np.where(np.isin(self._years, [*named.years]), 1, -1)
        if named.months and "month" in met:
            total += np.where(np.isin(self._months, [*named.months]), 1, -1)
        if named.places and "place" in met:
            total += self._signs(place for one in named.places for place in self._by_city.get(one, ()))
        top = int(total.max(initial=0))
        return tuple(self._meetings[place] for place in np.flatnonzero(total == top).tolist()) if top > 0 else ()

    def _signs(self, agreeing: Iterable[int]) -> NDArray[np.int64]:
        signs = np.full(len(self._meetings), -1, dtype=np.int64)
        signs[[*agreeing]] = 1
        return signs
