"""What the library records, put together for the pages; made once for each state of the library."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from rag.outcomes import Coming, LibraryRecord, Outcome
from rag.question import Meeting
from rag.types import Article, Span
from rag.ui.desk import Desk


@dataclass(frozen=True)
class Held:
    """What was read from the articles. What an article does not give with itself is filled in from its text."""

    record: LibraryRecord
    articles: Mapping[str, Article]
    """By id, in order of their days."""
    meetings: tuple[Meeting, ...]
    """By date, undated ones last; events of no series among them."""
    outcomes: tuple[Outcome, ...]
    """All statements, those of the latest day first, then by their place in the article; reports too."""

    def meeting_of(self, article_id: str) -> Meeting | None:
        """The meeting that an article is about; None when there is no such article."""
        return next((one for one in self.meetings if article_id in one.article_ids), None)

    @cached_property
    def announced(self) -> Mapping[str, Coming]:
        """By key: the meetings that are only announced, by date."""
        return {one.key: one for one in self.record.coming}

    def title(self, article_id: str) -> str:
        """The title of an article."""
        found = self.articles.get(article_id)
        return found.title if found else "an article that is no longer in the library"

    def sentence(self, article_id: str, span: Span) -> Span:
        """The sentence that holds those characters; they themselves where none does, as in a heading."""
        return self.record.sentence(article_id, span)

    def quoted(self, article_id: str, span: Span) -> list[str]:
        """The sentence that holds those characters: before them, they, and after; any may be empty."""
        text, (start, end) = self.articles[article_id].text, self.sentence(article_id, span)
        last = min(span[1], end)
        return [text[start : span[0]], text[span[0] : last], text[last:end]]


def held(record: LibraryRecord) -> Held:
    """All of it."""
    return Held(
        record=record,
        articles=record.held,
        meetings=record.meetings,
        outcomes=tuple(sorted(record.outcomes, key=_newest_first)),
    )


def _newest_first(outcome: Outcome) -> tuple[int, str, Span]:
    day = outcome.article.date
    return -day.toordinal() if day else 0, outcome.article.id, outcome.statement.clause


class Records:
    """What the library of one desk holds now. Safe to use from several threads."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = threading.Lock()
        self._kept: Held | None = None

    def now(self) -> Held | None:
        """Made anew when the library has changed; None while it cannot be read."""
        record = self._desk.record()
        with self._lock:
            if record is not None and (self._kept is None or self._kept.record is not record):
                self._kept = held(record)
            return self._kept if record is not None else None


@st.cache_resource(show_spinner=False, hash_funcs={Desk: id})
def records_at(desk: Desk) -> Records:
    """The one for this desk."""
    return Records(desk)
