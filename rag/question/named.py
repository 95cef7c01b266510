"""What a question names of the things that the library holds."""

from dataclasses import dataclass

from rag.english import countries


@dataclass(frozen=True, slots=True)
class Named:
    """What a question names. A field is empty when the question names nothing of that kind."""

    summits: frozenset[str] = frozenset()
    edition: int | None = None
    latest: bool = False
    years: frozenset[int] = frozenset()
    months: frozenset[int] = frozenset()
    places: frozenset[str] = frozenset()
    """Cities, folded."""
    countries: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    """Parts of their names, folded."""

    @property
    def meeting(self) -> bool:
        """Whether it names a summit, edition, year, month or place; any of them can identify a meeting."""
        return bool(self.summits or self.edition or self.years or self.months or self.places)

    @property
    def own_countries(self) -> frozenset[str]:
        """The countries that are named by themselves, and not within a series or with a city."""
        return self.countries - {*countries(" ".join(self.summits)), *countries(" ".join(self.places))}

    def covers(self, other: "Named") -> bool:
        """Whether it names a meeting, and all by which the other tells one."""
        return self.meeting and (
            other.summits <= self.summits
            and other.edition in (None, self.edition)
            and other.years <= self.years
            and other.months <= self.months
            and other.places <= self.places
        )

    def __bool__(self) -> bool:
        return self.meeting or bool(self.countries or self.people)
