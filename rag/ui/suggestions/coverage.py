"""What the library holds on one meeting, and which meetings come before and after it in its series."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rag.question import Meeting, meetings
from rag.types import Article


@dataclass(frozen=True)
class Coverage:
    """A meeting with the articles about it, by date; at least one."""

    meeting: Meeting
    articles: tuple[Article, ...]

    @cached_property
    def text(self) -> str:
        """All that the articles say."""
        return "\n\n".join(article.text for article in self.articles)


def coverages(articles: Sequence[Article]) -> tuple[Coverage, ...]:
    """One for each meeting, newest first; undated ones last. Articles that name no summit are in none."""
    by_id = {article.id: article for article in articles}
    found = (Coverage(one, tuple(by_id[article_id] for article_id in one.article_ids)) for one in meetings(articles))
    return tuple(sorted(found, key=lambda one: (_newest_first(one.meeting.date), str(one.meeting))))


def beside(coverage: Coverage, others: tuple[Coverage, ...]) -> tuple[Coverage, ...]:
    """The meeting of the same series after it, and the one before it."""
    series = [each for each in others if each.meeting.summit == coverage.meeting.summit]
    at = series.index(coverage)
    return tuple(series[nth] for nth in (at - 1, at + 1) if 0 <= nth < len(series))


def _newest_first(day: dt.date | None) -> int:
    return -(day or dt.date.min).toordinal()
