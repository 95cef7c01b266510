"""What the library records, put together for the pages: outcomes with their meetings, read once for each state of it."""

import datetime as dt
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from rag.outcomes import Outcome
from rag.question import Meeting, meetings
from rag.record import MeetingFacts, Statement
from rag.types import Article, Span
from rag.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Held:
    """What was read from the articles. What an article does not give with itself is filled in from its text."""

    articles: Mapping[str, Article]
    """By id, in order of their days."""
    facts: Mapping[str, MeetingFacts]
    """By the article's id."""
    meetings: tuple[Meeting, ...]
    """By date, undated ones last. An article that names no series is a meeting of its own, called by its title."""
    outcomes: tuple[Outcome, ...]
    """All statements, those of the latest meeting first, then by their place in the article; reports too."""
    sentences: Mapping[str, tuple[Span, ...]]
    """Of each article."""

    def meeting_of(self, article_id: str) -> Meeting | None:
        """The meeting that an article is about; None when there is no such article."""
        return next((one for one in self.meetings if article_id in one.article_ids), None)

    def sentence(self, article_id: str, span: Span) -> Span:
        """The sentence that holds those characters; they themselves where none does, as in a heading."""
        around = (one for one in self.sentences.get(article_id, ()) if one[0] <= span[0] < one[1])
        return next(around, span)


def held(articles: Iterable[Article], statements: Sequence[Statement], facts: Iterable[MeetingFacts]) -> Held:
    """All of it, from what was read."""
    by_id = {one.article_id: one for one in facts}
    known = {one.id: _filled_in(one, by_id.get(one.id)) for one in articles}
    about = meetings(known.values())
    within = {article_id for one in about for article_id in one.article_ids}
    alone = [
        Meeting(one.title, one.edition, one.date, one.place, one.date, (one.id,))
        for one in known.values()
        if one.id not in within
    ]
    every = sorted((*about, *alone), key=lambda one: (one.date or dt.date.max, one.summit))
    meeting_of = {article_id: one for one in every for article_id in one.article_ids}
    spans: dict[str, dict[Span, None]] = {}
    for one in statements:
        spans.setdefault(one.article_id, {})[one.span] = None
    outcomes = [Outcome(one, known[one.article_id], meeting_of[one.article_id]) for one in statements if one.article_id in known]
    return Held(
        articles=known,
        facts=by_id,
        meetings=tuple(every),
        outcomes=tuple(sorted(outcomes, key=_newest_first)),
        sentences={article_id: tuple(each) for article_id, each in spans.items()},
    )


def _filled_in(article: Article, facts: MeetingFacts | None) -> Article:
    if facts is None:
        return article
    return replace(
        article,
        summit=article.summit or (facts.series.value if facts.series else None),
        edition=article.edition or (facts.edition.value if facts.edition else None),
        date=article.date or (facts.last_day.value if facts.last_day else None),
        place=article.place or (facts.place.value if facts.place else None),
    )


def _newest_first(outcome: Outcome) -> tuple[int, str, Span]:
    day = outcome.article.date
    return -day.toordinal() if day else 0, outcome.article.id, outcome.statement.clause


class Records:
    """What the library of one desk holds now. Safe to use from several threads."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = threading.Lock()
        self._kept: tuple[tuple[str, object], Held] | None = None

    def now(self) -> Held:
        """Read when the library has changed, or when the last read of it failed; else what was read before."""
        with self._lock:
            state = (self._desk.library_state, self._desk.last_failure)
            if self._kept is None or self._kept[0] != state:
                self._kept = state, held(self._desk.articles, self._desk.statements(), self._desk.meeting_facts())
            return self._kept[1]


@st.cache_resource(show_spinner=False, hash_funcs={Desk: id})
def records_at(desk: Desk) -> Records:
    """The one for this desk."""
    return Records(desk)
