"""The desk that questions are put to: one a process, shared by every browser.

The library opens at once, so that the page can paint with what it holds; the chain (which loads the language model and
takes seconds) opens in a background thread. The desk can always say its state in one sentence, and a load that failed
can be tried again. The heavy modules are imported in that thread and nowhere else.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal, Protocol, cast

from rag.errors import ArticleNotFoundError, EmptyLibraryError, ReadoutError
from rag.outcomes import (
    CurrentRecord,
    LibraryRecord,
    ToldDifferently,
    known_before_end,
    record_on,
    told_differently_at,
)
from rag.record import Statement, with_meeting
from rag.turns import Turns
from rag.types import Article, EarlierVersion, Question, Quote, Sentence, Source
from rag.ui.desk.article_library import ArticleLibrary
from rag.ui.desk.reply import AnswerEvent, Reply

if TYPE_CHECKING:
    from rag.encoding import Embedder
    from rag.store import Library

log = logging.getLogger(__name__)

ANSWERS_AT_ONCE = 4
"""How many questions are answered side by side, over all browsers, while they compute; the others wait their turn."""

DeskState = Literal["empty", "loading", "ready", "failed"]


class Answering(Protocol):
    """The part of `rag.chain.AnswerChain` that the window uses."""

    def stream(self, question: Question, /) -> Iterator[AnswerEvent]:
        """Hits first, then text in pieces, then the finished answer."""
        ...

    @property
    def embedder(self) -> "Embedder":
        """The model it reads questions with."""
        ...

    @property
    def models(self) -> tuple[str, ...]:
        """Names of the language models that may write answers."""
        ...

    def greet_models(self) -> tuple[str, ...]:
        """A sentence on each configured one that does not answer."""
        ...

    def close(self) -> None:
        """Let go of the data directory."""
        ...


OpenLibrary = Callable[[], ArticleLibrary]
OpenChain = Callable[[Callable[[str], None]], Answering]
"""Opens a chain; is given a function that takes a progress sentence."""


@dataclass(frozen=True, slots=True)
class DeskStatus:
    """The state of the desk, as shown to the person."""

    state: DeskState
    sentence: str
    settled: bool = True
    """Whether the sentence stays as it is until somebody does something."""


class Desk:
    """Opens the library and the chain, and passes questions to the chain."""

    def __init__(
        self, open_library: OpenLibrary, open_chain: OpenChain, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._open_library = open_library
        self._open_chain = open_chain
        self._clock = clock
        self._lock = threading.Lock()
        self._turns = Turns(ANSWERS_AT_ONCE)
        self._settled = threading.Event()
        """Set while nothing is being loaded."""
        self._chain: Answering | None = None
        self._library: ArticleLibrary | None = None
        self._record: CurrentRecord | None = None
        self._records_on: deque[tuple[tuple[str, frozenset[str]], LibraryRecord]] = deque(maxlen=ANSWERS_AT_ONCE)
        self._articles: tuple[Article, ...] = ()
        self._articles_of = ""
        self._state: DeskState = "loading"
        self._sentence = "Opening the library…"
        self._since = clock()
        self._troubles: tuple[str, ...] | None = ()
        """On models that do not answer; None while they are being asked."""
        self._awaiting: list[Callable[[], None]] = []
        self.last_failure = object()
        """Another one after each read of the library that failed, for which something was shown without it."""

    def open(self) -> None:
        """Open the library now and the chain in the background. Does nothing while it is loading or ready."""
        with self._lock:
            if self._library is not None and self._state in ("loading", "ready"):
                return
            self._set("loading", "Opening the library…")
            self._since = self._clock()
            try:
                earlier, self._library = self._library, self._open_library()
                if earlier is not None:
                    earlier.close()
                self._record = CurrentRecord(cast("Library", self._library))  # reads only what the fake has too
                self._read_articles(self._library)
            except EmptyLibraryError as error:
                self._set("empty", str(error))
                return
            except Exception as error:
                self._set("failed", in_plain_words(error, "The library could not be opened."))
                return
            self._set("loading", "Loading the language model…")
        threading.Thread(target=self._load, name="readout-load", daemon=True).start()

    def _load(self) -> None:
        try:
            self._chain = self._open_chain(lambda sentence: self._set("loading", sentence))
        except Exception as error:
            self._set("failed", in_plain_words(error, "The language model could not be loaded."))
            return
        self._troubles = None if self._chain.models else self._chain.greet_models()
        with self._lock:
            self._set("ready", "")
            awaiting, self._awaiting = self._awaiting, []
        for act in awaiting:
            act()
        if self._troubles is None:
            self._troubles = self._chain.greet_models()

    def when_ready(self, act: Callable[[], None]) -> None:
        """Call it now, or once the chain is loaded; no page need be open then."""
        with self._lock:
            if self._state != "ready":
                self._awaiting.append(act)
                return
        act()

    def _set(self, state: DeskState, sentence: str) -> None:
        self._sentence = sentence
        self._state = state
        if state == "loading":
            self._settled.clear()
        else:
            self._settled.set()

    @property
    def status(self) -> DeskStatus:
        """The present state, in one sentence."""
        state, sentence = self._state, self._sentence
        if state == "loading":
            return DeskStatus(state, f"{sentence.rstrip('.…')}… {self._clock() - self._since:.0f} s", settled=False)
        if state == "ready":
            count = len(self.articles)
            if not count:
                return DeskStatus("empty", "The library holds no article any more.")
            told = (f"Ready · {count} {'article' if count == 1 else 'articles'}", *(self._troubles or ()))
            return DeskStatus(state, " · ".join(told), settled=self._troubles is not None)
        return DeskStatus(state, sentence)

    @property
    def articles(self) -> tuple[Article, ...]:
        """What the library holds, by date and then id; read again when another process has changed it."""
        self._look_again()
        return self._articles

    @property
    def library_state(self) -> str:
        """Names the library's present contents; different after every change."""
        self._look_again()
        return self._articles_of

    def _look_again(self) -> None:
        if self._library is not None:
            try:
                self._read_articles(self._library)
            except ReadoutError:
                log.warning("the library cannot be read; showing what it held before", exc_info=True)

    def _read_articles(self, library: ArticleLibrary) -> None:
        state = library.state()
        if state != self._articles_of:
            self._articles, self._articles_of = library.articles(), state

    @property
    def library(self) -> "Library | None":
        """What questions are answered from, for other programs; None while it cannot be opened."""
        return cast("Library | None", self._library)

    def article(self, article_id: str) -> Article | None:
        """The article as the library has it now; None when it has been removed."""
        if self._library is None:
            return None
        try:
            return self._library.article(article_id)
        except ArticleNotFoundError:
            return None
        except ReadoutError:
            self._failed("article %r cannot be read", article_id)
            return None

    def as_read(self, article: Article) -> Article:
        """The article with what was read from its text where its source says nothing."""
        try:
            facts = self._library.meeting_facts([article.id]) if self._library is not None else ()
        except ReadoutError:
            self._failed("what was read of article %r cannot be read", article.id)
            return article
        return with_meeting(article, facts[0]) if facts else article

    def statements(self, article_ids: Iterable[str] | None = None) -> tuple[Statement, ...]:
        """What these articles state, or all when None, by article and place in it; read anew at each call."""
        try:
            return self._library.statements(article_ids) if self._library is not None else ()
        except ReadoutError:
            self._failed("what the articles state cannot be read")
            return ()

    def known_early(self, article_ids: Iterable[str]) -> frozenset[str]:
        """Those of these articles that were published before their meeting ended."""
        articles = [one for one in map(self.article, article_ids) if one is not None]
        try:
            described = self._library.articles_without_text() if self._library is not None else ()
        except ReadoutError:
            self._failed("when meetings ended cannot be read")
            return frozenset()
        return frozenset(one for one, early in known_before_end(articles, described).items() if early)

    def told_differently(self, quotes: Iterable[Quote]) -> Mapping[int, tuple[ToldDifferently, ...]]:
        """By marker: what quotes tell that is told differently elsewhere in the library."""
        given = [*quotes]
        if self._library is None or not given:
            return {}
        try:
            record = self._record_on(frozenset(one.article_id for one in given))
        except ReadoutError:
            self._failed("what is told differently cannot be read")
            return {}
        return {one.marker: told_differently_at(record, one.article_id, one.start, one.end) for one in given}

    def _record_on(self, article_ids: frozenset[str]) -> LibraryRecord:
        """The record of the meetings of these articles, kept while an answer on them is drawn again and again."""
        key = (self.library_state, article_ids)
        with self._lock:
            kept = next((record for of, record in self._records_on if of == key), None)
        if kept is None:
            kept = record_on(cast("Library", self._library), sorted(article_ids))
            with self._lock:
                self._records_on.append((key, kept))
        return kept

    def record(self) -> LibraryRecord | None:
        """What the library records, the same one until the library changes; None while it cannot be read."""
        try:
            return self._record.get() if self._record is not None else None
        except ReadoutError:
            self._failed("what the articles record cannot be read")
            return None

    def articles_with(self, text: str) -> frozenset[str]:
        """Ids of the articles that hold all words of the text."""
        if self._library is None:
            return frozenset()
        try:
            return self._library.articles_with(text)
        except ReadoutError:
            self._failed("the library cannot be searched")
            return frozenset()

    def stored_order(self) -> Mapping[str, int]:
        """For each article a number that is higher the later it was stored."""
        if self._library is None:
            return {}
        try:
            return self._library.stored_order()
        except ReadoutError:
            self._failed("in what order articles were stored cannot be read")
            return {}

    def earlier_version(self, article_id: str, start: int, text: str) -> EarlierVersion | None:
        """The article as it was when it had that text at that character; None when the library never knew it so."""
        if self._library is None:
            return None
        try:
            return self._library.earlier_version(article_id, start, text)
        except ReadoutError:
            self._failed("earlier versions of article %r cannot be read", article_id)
            return None

    def is_pdf(self, article_id: str) -> bool:
        """Whether the article was read from a PDF."""
        if self._library is None:
            return False
        try:
            return self._library.is_pdf(article_id)
        except ReadoutError:
            self._failed("what article %r was read from cannot be read", article_id)
            return False

    def also_printed(self, article_ids: Iterable[str] | None = None) -> Mapping[str, tuple[Source, ...]]:
        """By article id: where else the story of each of these articles, or of all when None, was printed."""
        if self._library is None:
            return {}
        try:
            return self._library.also_printed(article_ids)
        except ReadoutError:
            self._failed("which articles are reprints cannot be read")
            return {}

    def _failed(self, what: str, *named: str) -> None:
        log.warning(what, *named, exc_info=True)
        self.last_failure = object()

    @property
    def models(self) -> tuple[str, ...]:
        """Names of the language models that may write answers; none while the chain is loading."""
        return self._chain.models if self._chain is not None else ()

    def embedder(self) -> "Embedder | None":
        """The model that the chain has loaded, once it has; None when there is no chain. Waits while one is loading."""
        self._settled.wait()
        return self._chain.embedder if self._chain is not None else None

    def sentences_beside(self, article_id: str, start: int, end: int) -> tuple[Sentence | None, Sentence | None]:
        """The sentence before that range of the article and the one after it; None where there is none."""
        if self._library is None:
            return None, None
        try:
            return self._library.sentence_before(article_id, start), self._library.sentence_after(article_id, end)
        except ReadoutError:
            self._failed("the sentences of article %r cannot be read", article_id)
            return None, None

    def answer(self, question: Question, *, patient: bool = False) -> Reply:
        """What the chain streams. Only when ready; waits while `ANSWERS_AT_ONCE` others compute.

        One that waits for a language model is none of those. A patient one computes only while no other does; for
        questions that nobody is waiting for.
        """
        assert self._chain is not None, "asked before the desk was ready"  # noqa: S101
        return Reply(partial(self._chain.stream, question), self._turns, patient=patient)

    def close(self) -> None:
        """Let go of the data directory."""
        if self._chain is not None:
            self._chain.close()
        if self._library is not None:
            self._library.close()


def in_plain_words(error: Exception, what_failed: str) -> str:
    """One sentence for the person: our own errors say it themselves, any other goes to the log."""
    if isinstance(error, ReadoutError):
        return str(error)
    log.error("%s", what_failed, exc_info=error)
    return f"{what_failed} The log of the server says why."


def open_desk() -> Desk:
    """A desk at the library and chain that the settings name, already opening."""

    def open_library() -> ArticleLibrary:
        from rag.settings import Settings
        from rag.store import Library

        settings = Settings.read()
        return Library.open(settings.data, settings.database)

    def open_chain(notify: Callable[[str], None]) -> Answering:
        # Imports torch and transformers: seconds that only this thread may spend.
        from rag.chain import AnswerChain
        from rag.settings import Settings

        return AnswerChain.open(Settings.read(), notify=notify)

    desk = Desk(open_library, open_chain)
    desk.open()
    return desk
