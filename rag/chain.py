"""The retrieval chain: one LangChain Runnable from a question to a checked answer.

    Question -> HybridRetriever -> Reader -> check -> Answer

`invoke` and `batch` give answers; `stream` gives the hits as soon as there are any, then the text piece by piece, then
the finished answer. Callbacks and tracing work as with any Runnable; the retriever shows as a run of its own.
"""

import logging
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from langchain_core.callbacks import CallbackManagerForChainRun
from langchain_core.runnables import Runnable, RunnableConfig

from rag.check import is_verbatim
from rag.embedder import Embedder, recipe_of
from rag.errors import ForeignVectorsError, UsageError
from rag.followup import standalone
from rag.index import PassageIndex
from rag.leaning import leans
from rag.library import Library
from rag.reader import Reader, Reading
from rag.refusal import refusal
from rag.reranker import Reranker
from rag.retriever import HybridRetriever
from rag.settings import Settings
from rag.types import Answer, Hit, Question, Quote, Turn
from rag.words import normalise, words

Event = tuple[Hit, ...] | str | Answer
"""What `stream` yields: the hits, pieces of the text, the answer."""

MAX_QUESTION_CHARACTERS = 2000
"""More is no question; the embedder reads about the first thousand."""

log = logging.getLogger(__name__)


class AnswerChain(Runnable[Question | str, Any]):
    """Answers questions from an open library. Safe to share between threads."""

    def __init__(self, library: Library, retriever: HybridRetriever, reader: Reader) -> None:
        self.library = library
        self.retriever = retriever
        self.reader = reader

    @classmethod
    def open(cls, settings: Settings, notify: Callable[[str], None] = lambda message: None) -> "AnswerChain":
        """Open the library and its index and load the model; takes seconds.

        Args:
            settings: Where the library is, and which embedder to use.
            notify: Gets a sentence on each step that takes long.

        Raises:
            EmptyLibraryError: the library holds no article yet.
            ForeignVectorsError: its vectors are of another model.
            BusyError: another process is making the index, and there is none yet to use meanwhile.
            ReadoutError: library, index or model cannot be used.
        """
        library = Library.open(settings.data)
        try:
            recipe = recipe_of(settings.embedder)
            if foreign := [made for made in library.recipes() if recipe.sha256 not in made]:
                raise ForeignVectorsError(
                    f"The library in {str(settings.data)!r} was encoded by {foreign[0].split()[0]!r}, not by "
                    f"{recipe.model!r}. Run `python -m ingest corpus/` to encode it anew, or set READOUT_EMBEDDER back."
                )
            index = PassageIndex(settings.data, recipe)
            index.refresh(library, notify)
            notify("Loading the language model.")
            embedder = Embedder.load(settings.embedder, settings.device)
            reranker = Reranker.load(settings.reranker, settings.device) if settings.reranker else None
        except BaseException:
            library.close()
            raise
        retriever = HybridRetriever(library=library, index=index, embedder=embedder)
        reader = Reader(
            library,
            passages_per_article=settings.passages_per_article,
            reranker=reranker,
            bundled_embedder=settings.embedder is None,
        )
        return cls(library, retriever, reader)

    @property
    def embedder(self) -> Embedder:
        """The model that reads the questions, to encode passages with as well."""
        return self.retriever.embedder

    def close(self) -> None:
        """Let go of the library and the index."""
        self.retriever.index.close()
        self.library.close()

    def invoke(self, input: Question | str, config: RunnableConfig | None = None, **kwargs: Any) -> Answer:  # noqa: A002 - LangChain's name
        """The answer to one question.

        Raises:
            UsageError: the question is empty or too long.
            ReadoutError: library or index cannot be read.
        """
        answer: Answer = self._call_with_config(self._last, as_question(input), config)
        return answer

    def stream(
        self,
        input: Question | str,  # noqa: A002 - LangChain's name
        config: RunnableConfig | None = None,
        **kwargs: Any | None,
    ) -> Iterator[Event]:
        """The hits, then pieces of the text, then the answer; raises as `invoke`."""
        yield from self._transform_stream_with_config(iter([as_question(input)]), self._each, config)

    def understand(self, question: Question) -> str:
        """The question as it stands on its own: names spelt right, and what it carries over written out."""
        catalogue, is_common = self.reader.catalogue, self.retriever.embedder.knows
        history = [Turn(catalogue.respell(turn.question, is_common), turn.answer) for turn in question.history]
        return standalone(catalogue.respell(question.text, is_common), history, catalogue)

    def _last(self, question: Question | str, run_manager: CallbackManagerForChainRun, config: RunnableConfig) -> Any:
        *_, answer = self._events(as_question(question), config)
        return answer

    def _each(
        self, questions: Iterator[Any], run_manager: CallbackManagerForChainRun, config: RunnableConfig
    ) -> Iterator[Any]:
        for question in questions:
            yield from self._events(question, config)

    def _events(self, question: Question, config: RunnableConfig) -> Iterator[Event]:
        begun = time.perf_counter()
        asked = self.understand(question)
        encoded = self.retriever.embedder.encode_question(asked)
        documents = self.retriever.invoke(asked, config, scope=question.scope, encoded=encoded)
        retrieved = time.perf_counter()
        reading = self.reader.read(asked, encoded, documents)
        read = time.perf_counter()
        yield reading.hits
        quotes = self._checked(reading)
        pieces = (
            _quoted(quotes)
            if quotes
            else [refusal(asked, reading.hits, question.scope, self.library, self.reader.catalogue)]
        )
        yield from pieces
        ended = time.perf_counter()
        yield Answer(
            id=uuid.uuid4().hex,
            question=question.text,
            standalone_question=asked,
            status="answered" if quotes else "declined",
            text="".join(pieces),
            quotes=quotes,
            hits=reading.hits,
            confidence=round(reading.confidence, 4),
            timings_ms={
                "retrieve": round((retrieved - begun) * 1e3, 2),
                "read": round((read - retrieved) * 1e3, 2),
                "check": round((ended - read) * 1e3, 2),
                "total": round((ended - begun) * 1e3, 2),
            },
        )

    def _checked(self, reading: Reading) -> tuple[Quote, ...]:
        """The quotes, when all are in the library word for word; one's article may have just been replaced."""
        for quote in reading.quotes:
            if not is_verbatim(quote, self.library):
                log.warning("Quote %d of %s is not in the library and was left out.", quote.marker, quote.article_id)
                return ()
        people = self.reader.catalogue.people
        return tuple(
            replace(quote, before=self.library.sentence_before(quote.article_id, quote.start))
            if leans(quote.text, people)
            else quote
            for quote in reading.quotes
        )


def as_question(given: Question | str) -> Question:
    """The question, its text normalised.

    Raises:
        UsageError: it has no word, or is too long.
    """
    question = given if isinstance(given, Question) else Question(given)
    text = " ".join(normalise(question.text).split())
    if not words(text):
        raise UsageError(f"The question {text!r} has no words. Ask something like: what was adopted in Dushanbe?")
    if len(text) > MAX_QUESTION_CHARACTERS:
        raise UsageError(
            f"The question has {len(text):,} characters, {text[:40]!r}…; ask in {MAX_QUESTION_CHARACTERS:,} or fewer."
        )
    return Question(text, question.history, question.scope)


def _quoted(quotes: tuple[Quote, ...]) -> list[str]:
    """The text of an answer in quotes, a piece a quote."""
    gaps = ["", *["\n\n"] * (len(quotes) - 1)]
    return [f"{gap}“{quote.text}” [{quote.marker}]" for gap, quote in zip(gaps, quotes, strict=True)]
