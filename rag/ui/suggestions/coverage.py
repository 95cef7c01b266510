"""What the library holds on one meeting, and which meetings come before and after it in its series.

A meeting here is what a question names, by its number or its year: two days of it are one, and it needs no day at all.
`rag.ui.library.meetings` tells them apart by the day, as a scope does.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rag.types import Article, ordinal


@dataclass(frozen=True)
class Coverage:
    """The articles about one meeting, by date; at least one, all of them of one summit."""

    articles: tuple[Article, ...]

    @property
    def summit(self) -> str:
        """The series that the meeting belongs to."""
        return self.articles[0].summit or ""

    @property
    def date(self) -> dt.date:
        """The first day that an article gives; the earliest of all when none gives one."""
        return next((article.date for article in self.articles if article.date), dt.date.min)

    @cached_property
    def name(self) -> str:
        """As a question names it: "the second Central Asia–Russia Summit in Dushanbe"."""
        first = self.articles[0]
        number = ordinal(first.edition) if first.edition else str(first.date.year) if first.date else ""
        city = f"in {first.place.split(',')[0]}" if first.place else ""
        return " ".join(part for part in ("the", number, self.summit, city) if part)

    @cached_property
    def text(self) -> str:
        """All that the articles say."""
        return "\n\n".join(article.text for article in self.articles)

    @cached_property
    def article_ids(self) -> frozenset[str]:
        """Of all its articles."""
        return frozenset(article.id for article in self.articles)


def coverages(articles: Iterable[Article]) -> tuple[Coverage, ...]:
    """One for each meeting, newest first; articles that name no summit are in none.

    A meeting is told from others of its summit by its number, or by its year and place where it has none.
    """
    found: dict[tuple[object, ...], list[Article]] = {}
    for article in articles:
        if article.summit:
            year = article.date.year if article.date else None
            which = (article.edition,) if article.edition else (year, article.place)
            found.setdefault((article.summit, *which), []).append(article)
    by_date = (
        Coverage(tuple(sorted(each, key=lambda one: (one.date or dt.date.min, one.id)))) for each in found.values()
    )
    return tuple(sorted(by_date, key=lambda each: (-each.date.toordinal(), each.name)))


def beside(coverage: Coverage, others: tuple[Coverage, ...]) -> tuple[Coverage, ...]:
    """The meeting of the same series after it, and the one before it."""
    series = [each for each in others if each.summit == coverage.summit]
    at = series.index(coverage)
    return tuple(series[nth] for nth in (at - 1, at + 1) if 0 <= nth < len(series))
