"""How well an article agrees with what a question names, aspect by aspect."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Set

from rag.question.catalogue.entry import CatalogueEntry
from rag.question.meeting import Meeting
from rag.question.named import Named

Agreement = dict[str, float]
"""By aspect: 1 when the question names the article's, -1 when it names another's, 0 when neither.

For countries and people it is the share, 0-1, of those named that the article has."""


class Agreements(Mapping[str, Agreement]):
    """By article id: how well each article agrees with what is named. Compared when it is asked for."""

    def __init__(self, article_ids: Set[str], compare: Callable[[str], Agreement]) -> None:
        self._ids, self._compare = article_ids, compare
        self._compared: dict[str, Agreement] = {}

    def __getitem__(self, article_id: str) -> Agreement:
        if article_id not in self._compared:
            if article_id not in self._ids:
                raise KeyError(article_id)
            self._compared[article_id] = self._compare(article_id)
        return self._compared[article_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def agreement_of(
    entry: CatalogueEntry,
    meeting: Meeting | None,
    spoken_of: Set[str],
    named: Named,
    newest: Mapping[str, dt.date],
    met: Set[str],
) -> Agreement:
    """How well an article agrees with what is named.

    Args:
        entry: The article.
        meeting: The one that it is about.
        spoken_of: The people named that its text names, too.
        named: What the question names.
        newest: By series, the day of its latest meeting, where the latest is asked for.
        met: The aspects in which any article agrees; the others count for nothing.
    """
    summit = meeting.summit if meeting else None
    date = meeting.date if meeting else None
    edition: bool | None = None
    if named.edition is not None:
        edition = bool(meeting and meeting.edition == named.edition)
    elif newest:
        edition = bool(summit in newest and date == newest[summit]) if summit else False
    shared = named.countries & entry.countries
    agreement = {
        "summit": _sign(named.summits, summit in named.summits),
        "edition": 0.0 if edition is None else _sign(True, edition),
        "year": _sign(named.years, bool(date and date.year in named.years)),
        "month": _sign(named.months, bool(date and date.month in named.months)),
        "place": _sign(named.places, bool(named.places & entry.cities)),
        "country": len(shared) / len(named.countries) if named.countries else 0.0,
        "person": len(spoken_of) / len(named.people) if named.people else 0.0,
    }
    return {aspect: value if aspect in met else 0.0 for aspect, value in agreement.items()}


def _sign(named: object, agrees: bool) -> float:
    if not named:
        return 0.0
    return 1.0 if agrees else -1.0
