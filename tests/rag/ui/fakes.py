"""A small library and chain of the real ones' shape, for tests of the window: no model, no files, nothing to load.

The fake chain answers when a question contains one of the words in `ANSWERS`, quoting the sentences named there, and
declines any other.
"""

import datetime as dt
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from rag.english.words import words
from rag.errors import ArticleNotFoundError, EmptyLibraryError
from rag.outcomes.outcomes import people_of_countries
from rag.record import MeetingFacts, Statement, StatementStatus, with_meeting
from rag.types import (
    Article,
    EarlierVersion,
    Location,
    Question,
    Sentence,
    Source,
)
from rag.ui.desk.desk import AnswerEvent, Desk
from rag.vocabulary import ArticleVocabulary
from tests.rag.ui.answers import ANSWERS, ASKED, answered, composed, declined
from tests.rag.ui.articles import ARTICLES, DUSHANBE, PLAN, record, sentences


class FakeLibrary:
    """Articles in memory. As in the real one, a read may come while a job writes: each change is a new dictionary."""

    def __init__(self, articles: tuple[Article, ...] = ARTICLES) -> None:
        self._articles = {article.id: article for article in articles}
        self.closed = False
        self.earlier: list[Article] = []

    def opened(self) -> "FakeLibrary":
        if not self._articles:
            raise EmptyLibraryError(
                "The library in '.readout' holds no article yet. Fill it with `python -m ingest corpus/`."
            )
        return self

    def article(self, article_id: str) -> Article:
        if (found := self._articles.get(article_id)) is None:
            raise ArticleNotFoundError(f"No article {article_id!r}.")
        return found

    def cut(self, article_id: str, start: int, end: int) -> str:
        return self.article(article_id).text[start:end]

    def summits(self) -> tuple[str, ...]:
        return tuple(sorted({one.summit for one in self._articles.values() if one.summit}))

    def sentence_before(self, article_id: str, start: int) -> Sentence | None:
        return next((one for one in reversed(sentences(self.article(article_id))) if one.end <= start), None)

    def sentence_after(self, article_id: str, end: int) -> Sentence | None:
        return next((one for one in sentences(self.article(article_id)) if one.start >= end), None)

    def articles_with_meetings(self, article_ids: Iterable[str] | None = None) -> tuple[Article, ...]:
        held = self._held(article_ids)
        return tuple(with_meeting(one, record(one).meeting) for one in self.articles() if one in held)

    def articles_without_text(self) -> tuple[Article, ...]:
        return self.articles_with_meetings()

    @property
    def vocabulary(self) -> ArticleVocabulary:
        return ArticleVocabulary(self.articles())

    def country_of(self, person: str) -> str | None:
        return people_of_countries(self.meeting_facts()).get(person)

    def statements(
        self, article_ids: Iterable[str] | None = None, status: StatementStatus | None = None
    ) -> tuple[Statement, ...]:
        found = (one for article in self._held(article_ids) for one in record(article).statements)
        return tuple(one for one in found if status in (None, one.status))

    def meeting_facts(self, article_ids: Iterable[str] | None = None, telling: str = "") -> tuple[MeetingFacts, ...]:
        return tuple(record(article).meeting for article in self._held(article_ids))

    def put(self, article: Article) -> None:
        self.earlier += [one for one in self._articles.values() if one.id == article.id]
        self._articles = {**self._articles, article.id: article}

    def remove(self, article_id: str) -> None:
        self._articles = {held: article for held, article in self._articles.items() if held != article_id}

    def articles_with(self, text: str) -> frozenset[str]:
        found = (one for one in self._articles.values() if set(words(text)) <= set(words(f"{one.heading} {one.text}")))
        return frozenset(one.id for one in found)

    def stored_order(self) -> dict[str, int]:
        return {article_id: nth for nth, article_id in enumerate(self._articles)}

    def earlier_version(self, article_id: str, start: int, text: str) -> EarlierVersion | None:
        found = (one for one in self.earlier if one.id == article_id and one.says(text, start, start + len(text)))
        return next((EarlierVersion(one, dt.date(2025, 11, 26)) for one in found), None)

    def is_pdf(self, article_id: str) -> bool:
        return False

    def stories(self, article_ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(one.id for one in self._held(article_ids))

    def also_printed(self, article_ids: Iterable[str] | None = None) -> dict[str, tuple[Source, ...]]:
        found: dict[str, tuple[Source, ...]] = {}
        for own in self._held(article_ids):
            for other in self._articles.values():
                if other.id != own.id and other.story and other.story == own.story:
                    found[own.id] = (
                        *found.get(own.id, ()),
                        Source(other.publisher or other.title, other.publisher and other.title, other.url),
                    )
        return found

    def state(self) -> str:
        return str(hash(self.articles()))

    def close(self) -> None:
        self.closed = True

    def articles(self) -> tuple[Article, ...]:
        return tuple(self._articles.values())

    def _held(self, article_ids: Iterable[str] | None) -> list[Article]:
        """Those of these articles that are still held, or all when None."""
        wanted = None if article_ids is None else set(article_ids)
        return [article for article in self._articles.values() if wanted is None or article.id in wanted]


class FakeChain:
    """Answers from `ANSWERS`. `pause_s` lies between any two pieces that it streams."""

    def __init__(self, pause_s: float = 0.0, fails_on: str = "\0") -> None:
        self.pause_s = pause_s
        self.fails_on = fails_on
        self.asked: list[Question] = []

    def stream(self, question: Question) -> Iterator[AnswerEvent]:
        self.asked.append(question)
        found = next((sentences for word, sentences in ANSWERS.items() if word in question.text.lower()), ())
        answer = answered(question.text, found) if found else declined(question.text)
        kind = next((kind for kind, asked in ASKED.items() if asked == question.text), None)
        if kind is not None:
            answer = composed(kind)
        elif "adopt" in question.text.lower():
            answer = replace(answer, kind="status")  # which shows all its quotes at once
        if question.history and question.text.startswith("and "):
            understood = f"{question.text[4:]} ({question.history[-1].question})"
            answer = replace(answer, standalone_question=understood, carried_over=True)
        if kind is None and "third" in question.text:  # its quote leans on the sentence before, and others say the same
            start = DUSHANBE.text.index(PLAN)
            also = (Location("bukhara", 0, 5), Location("xian", 0, 5))
            told = replace(answer.quotes[0], before=Sentence(start, start + len(PLAN)), also=also)
            answer = replace(answer, quotes=(told,))
        yield answer.hits
        for word in answer.text.split(" "):
            time.sleep(self.pause_s)
            yield f"{word} "
            if self.fails_on in question.text:
                raise RuntimeError("secret detail")
        yield answer

    @property
    def models(self) -> tuple[str, ...]:
        return ()

    def greet_models(self) -> tuple[str, ...]:
        return ()

    def close(self) -> None:
        """Nothing is held."""


class HeldChain(FakeChain):
    """Goes on with a question that has "hold" in it, past its first pieces, only when `go_on` is set."""

    def __init__(self, pieces: int = 3) -> None:
        super().__init__()
        self.go_on = threading.Event()
        self.pieces = pieces
        self.ended = threading.Event()

    def stream(self, question: Question) -> Iterator[AnswerEvent]:
        for number, piece in enumerate(super().stream(question)):
            if "hold" in question.text and number == self.pieces:
                self.go_on.wait(20)
            yield piece
        if "hold" in question.text:
            self.ended.set()


def fake_desk(
    articles: tuple[Article, ...] = ARTICLES,
    chain: FakeChain | None = None,
    loading: threading.Event | None = None,
    failures: list[Exception] | None = None,
    library: FakeLibrary | None = None,
) -> Desk:
    """An open desk. Its chain loads when `loading` is set (at once without one); each failure spoils one attempt."""

    def open_chain(notify: Callable[[str], None]) -> FakeChain:
        notify("Loading the language model…")
        if loading is not None:
            loading.wait(30)
        if failures:
            raise failures.pop(0)
        return chain or FakeChain()

    desk = Desk((library or FakeLibrary(articles)).opened, open_chain)
    desk.open()
    return desk
