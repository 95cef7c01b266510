"""The retrieval chain: one LangChain Runnable from a question to a checked answer.

    Question -> Understood -> HybridRetriever -> Reader -> composer of its kind -> check -> Answer
                                                        -> Written -> check -> Answer, when a model is asked for

`invoke` and `batch` return answers. `stream` yields the hits as soon as they are found, then the finished answer. When
a model writes, the answer in quotes comes in between as a `Fallback`, followed by the model's text in pieces, with its
quotes and claims as they are made. Callbacks and tracing work as with any Runnable; the retriever has a run of its own.
"""

import datetime as dt
import logging
import unicodedata
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import replace
from functools import partial
from typing import Any

from langchain_core.callbacks import CallbackManagerForChainRun
from langchain_core.runnables import Runnable, RunnableConfig
from opentelemetry.trace import Span

from rag.answering import Asked, Composed, compose
from rag.claims import ClaimChecker
from rag.encoding import Embedder, recipe_of
from rag.english import normalise, speaker_above, words
from rag.errors import ForeignVectorsError, ModelSettingError, UsageError
from rag.finding import Finder
from rag.outcomes import CurrentRecord
from rag.question import Understood, day_said
from rag.reading import (
    HITS,
    HybridRetriever,
    Reader,
    Reading,
    Reranker,
    leans,
    refusal,
    shipped_joint_reader,
)
from rag.settings import Settings
from rag.store import Library, is_verbatim, open_index
from rag.tracing import Stopwatch, note, span, start_tracing
from rag.types import Answer, Fallback, Hit, Kind, Question, Quote, Sentence
from rag.writing import Piece, Writer, Written, open_writer

Event = tuple[Hit, ...] | Fallback | Piece | Answer
"""What `stream` yields: the hits; when a model writes, the answer in quotes and pieces of text; the answer."""

SPEAKER_CHARACTERS = 20_000
"""How far before a quote of a transcript its speaker is looked for."""
MAX_QUESTION_CHARACTERS = 2000
"""A longer text is refused; of a question the embedder reads about the first thousand characters."""


COMPOSED_WHOLE: frozenset[Kind] = frozenset({"library", "list", "check"})
"""Kinds that no model writes: prose would be less than their complete lists and checked verdicts."""

log = logging.getLogger(__name__)


class AnswerChain(Runnable[Question | str, Any]):
    """Answers questions from an open library. Safe to share between threads."""

    def __init__(
        self,
        library: Library,
        retriever: HybridRetriever,
        reader: Reader,
        writers: Sequence[Writer] = (),
        troubles: Sequence[str] = (),
    ) -> None:
        self.library = library
        self.retriever = retriever
        self.reader = reader
        self.writers = {writer.name: writer for writer in writers}
        """The language models that questions may name."""
        self._troubles = tuple(troubles)
        self.finder = Finder(retriever, reader)
        self._record = CurrentRecord(library, self.finder.catalogue)
        self._checker = ClaimChecker(retriever.embedder)
        self._written = Written(library, self._checker, self._leant_on)

    @classmethod
    def open(cls, settings: Settings, notify: Callable[[str], None] = lambda message: None) -> "AnswerChain":
        """Open the library and its index and load the model; takes seconds.

        Args:
            settings: Where the library is, and which embedder to use.
            notify: Called with a sentence about each step that takes long.

        Raises:
            EmptyLibraryError: the library holds no article yet.
            ForeignVectorsError: its vectors were made by another model.
            BusyError: another process is building the index, and there is no earlier one.
            ReadoutError: library, index or model cannot be used.
        """
        with ExitStack() as opened:
            library = Library.open(settings.data, settings.database)
            opened.callback(library.close)
            recipe = recipe_of(settings.embedder)
            if foreign := [made for made in library.recipes() if recipe.sha256 not in made]:
                raise ForeignVectorsError(
                    f"The library {library.name} was encoded by {foreign[0].split()[0]!r}, not by "
                    f"{recipe.model!r}. Run `python -m ingest corpus/` to encode it anew, or set READOUT_EMBEDDER back."
                )
            index = open_index(settings.data, recipe, settings.chroma)
            opened.callback(index.close)
            index.refresh(library, notify)
            notify("Loading the language model.")
            embedder = Embedder.load(settings.embedder, settings.device, settings.threads)
            reranker = Reranker.load(settings.reranker, settings.device) if settings.reranker else None
            writers, troubles = _open_writers(settings)
            if settings.otlp_endpoint:
                start_tracing(settings.otlp_endpoint)
            opened.pop_all()
        retriever = HybridRetriever(library=library, index=index, embedder=embedder)
        reader = Reader(
            library,
            passages_per_article=settings.passages_per_article,
            reranker=reranker,
            joint=shipped_joint_reader() if settings.read_again else None,
            bundled_embedder=settings.embedder is None,
        )
        chain = cls(library, retriever, reader, writers, troubles)
        chain.finder.catalogue.get()  # so that the first question need not wait for it
        return chain

    @property
    def embedder(self) -> Embedder:
        """The model that encodes the questions, and can encode passages too."""
        return self.retriever.embedder

    @property
    def models(self) -> tuple[str, ...]:
        """Names of the language models that can be asked, the first configured first."""
        return tuple(self.writers)

    def greet_models(self) -> tuple[str, ...]:
        """A sentence about each configured model that does not respond; sends each of them one small request."""
        silent = ((name, writer.greet()) for name, writer in self.writers.items())
        return (*self._troubles, *(f"{name}: {why}, so answers are in quotes." for name, why in silent if why))

    def close(self) -> None:
        """Close the library and the index."""
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
        """The hits, what a model writes piece by piece, then the answer; raises what `invoke` raises."""
        yield from self._transform_stream_with_config(iter([as_question(input)]), self._each, config)

    def _last(self, question: Question | str, run_manager: CallbackManagerForChainRun, config: RunnableConfig) -> Any:
        *_, answer = self._events(as_question(question), config)
        return answer

    def _each(
        self, questions: Iterator[Any], run_manager: CallbackManagerForChainRun, config: RunnableConfig
    ) -> Iterator[Any]:
        for question in questions:
            yield from self._events(question, config)

    def _events(self, question: Question, config: RunnableConfig) -> Iterator[Event]:
        watch = Stopwatch()
        with span("answer", "CHAIN", input__value=question.text) as run:
            writer = self._writer(question.model)
            for tries_left in (1, 0):
                with closing(self.library.snapshot()) as snapshot:  # ingest may go on meanwhile
                    with snapshot:
                        understood, reading = self._found(question, writer, config, run, watch)
                    if tries_left:
                        yield reading.hits
                    with snapshot:
                        answer = self._composed(question, understood, reading, config, run)
                if self._has_quoted(answer):
                    break  # otherwise read once more; the library had each quote of the last answer when it was asked
            watch.lap("compose")
            if writer is None or not answer.quotes or answer.kind in COMPOSED_WHOLE:
                yield replace(answer, timings_ms=watch.timings_ms)
                return
            yield Fallback(answer)
            for event in self._written.answer(answer, reading, writer, run):
                if isinstance(event, Answer):
                    watch.lap("write")
                    event = replace(event, timings_ms=watch.timings_ms)
                yield event

    def _found(
        self, question: Question, writer: Writer | None, config: RunnableConfig, run: Span, watch: Stopwatch
    ) -> tuple[Understood, Reading]:
        """What is asked and what the reader finds; in a model's other words when it finds nothing in the person's."""
        understood = self.finder.understood(question, writer, run)
        watch.lap("rewrite")
        reading = self._read(understood, question, config, run, watch)
        if writer is not None and understood.kind == "fact" and not reading.quotes:
            other = self.finder.rephrased(understood, writer, run)
            watch.lap("rephrase")
            again = self._read(other, question, config, run, watch) if other else reading
            if other and again.quotes:
                return other, again
        return understood, reading

    def _writer(self, name: str | None) -> Writer | None:
        """The model that is to write; None when the answer is to be in quotes alone.

        Raises:
            UsageError: no model of that name is configured.
        """
        if name is not None and name not in self.writers:
            raise UsageError(f"No model {name!r} is configured. Name it in READOUT_MODEL, or ask for quotes alone.")
        return self.writers[name] if name is not None else None

    def _read(
        self, understood: Understood, question: Question, config: RunnableConfig, run: Span, watch: Stopwatch
    ) -> Reading:
        """What the reader finds; nothing for a question about Readout itself, which no article answers."""
        if understood.kind == "about":
            return Reading((), (), 0.0)
        if understood.kind == "check":  # its claims are read one by one
            found = self.finder.find([understood.text], question.scope, config)[0]
            watch.lap("retrieve")
            return Reading((), tuple(found[:HITS]), 0.0)
        return self.finder.read(understood, question, config, run, watch)

    def _read_within(
        self, question: Question, config: RunnableConfig, run: Span, text: str, article_ids: Sequence[str]
    ) -> Reading:
        """What comes nearest to another text, within these articles (see `Asked.read`)."""
        scope = replace(question.scope, articles=tuple(article_ids))
        asked = replace(question, text=text, scope=scope)
        return self.finder.read(self.finder.understand(text), asked, config, run, Stopwatch(), decline=False)

    def _find_within(
        self, question: Question, config: RunnableConfig, texts: Sequence[str], article_ids: Sequence[str]
    ) -> tuple[tuple[Hit, ...], ...]:
        """The passages that come nearest to each of other texts, within these articles (see `Asked.find`)."""
        return self.finder.find(texts, replace(question.scope, articles=tuple(article_ids)), config)

    def _composed(
        self,
        question: Question,
        understood: Understood,
        reading: Reading,
        config: RunnableConfig,
        run: Span,
    ) -> Answer:
        """The answer without a model: composed from the record, the catalogue and the reading, and checked."""
        with span("compose", "CHAIN", run, readout__kind=understood.kind) as composes:
            asked = self._asked(question, understood, reading, config, run)
            composed = compose(asked)
            told = composed.status == "answered" and (composed.kind != "fact" or composed.headline)
            # Another kind than a fact's says what is missing of what is named.
            if not told and (said := self.finder.said_otherwise(understood, held=composed.kind == "fact")):
                other = asked.of(said)
                again = compose(other)
                if again.status == "answered" and again.kind == other.understood.kind:
                    understood = replace(other.understood, carried_over=understood.carried_over)
                    reading, composed = other.reading, again
            note(composes, output__value=composed.headline)
        with span("check", "GUARDRAIL", run) as checks:
            if not self._all_verbatim((*composed.quotes, *composed.related)):
                composed = self._declined(question, understood, reading)
            note(checks, readout__quotes=len(composed.quotes))
        return self._answer(question, understood, reading, composed)

    def _answer(self, question: Question, understood: Understood, reading: Reading, composed: Composed) -> Answer:
        return Answer(
            id=uuid.uuid4().hex,
            question=question.text,
            standalone_question=understood.text,
            status=composed.status,
            quotes=self._with_context(composed.quotes),
            hits=reading.hits,
            confidence=round(composed.confidence, 4),
            refusal=composed.refusal,
            kind=composed.kind,
            headline=composed.headline,
            sections=composed.sections,
            table=composed.table,
            shown=composed.shown,
            there=composed.there,
            related=self._with_context(composed.related),
            carried_over=understood.carried_over,
        )

    def _asked(
        self, question: Question, understood: Understood, reading: Reading, config: RunnableConfig, run: Span
    ) -> Asked:
        """The question with all that an answer is composed from."""

        def of(text: str) -> Asked:
            other = self.finder.understand(text)
            return self._asked(question, other, self._read(other, question, config, run, Stopwatch()), config, run)

        def as_fact() -> Asked:
            if understood.kind == "fact":
                return self._asked(question, understood, reading, config, run)
            other = replace(understood, kind="fact")
            return self._asked(question, other, self._read(other, question, config, run, Stopwatch()), config, run)

        return Asked(
            question=question,
            understood=understood,
            reading=reading,
            catalogue=self.finder.catalogue.get(),
            library=self.library,
            record=self._record.get(),
            models=self.models,
            checker=self._checker,
            today=day_said(question.text) or dt.date.today(),
            read=partial(self._read_within, question, config, run),
            find=partial(self._find_within, question, config),
            alike=self.finder.alike,
            of=of,
            as_fact=as_fact,
        )

    def _declined(self, question: Question, understood: Understood, reading: Reading) -> Composed:
        """What stands in place of an answer whose quotes are no longer in the library."""
        missing = refusal(understood, reading.hits, question.scope, self.library)
        return Composed("fact", "declined", refusal=missing, confidence=reading.confidence)

    def _all_verbatim(self, quotes: Sequence[Quote]) -> bool:
        return all(is_verbatim(quote, self.library) for quote in quotes)

    def _has_quoted(self, answer: Answer) -> bool:
        """Whether the library still has each quote, be it of a text that was replaced while the answer was made."""
        for quote in (*answer.quotes, *answer.related):
            if not is_verbatim(quote, self.library) and not self.library.earlier_version(
                quote.article_id, quote.start, quote.text
            ):
                log.info("%s was taken out of the library while an answer that quotes it was made.", quote.article_id)
                return False
        return True

    def _with_context(self, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
        """The quotes, each with the sentence it leans on."""
        return tuple(
            replace(quote, before=self._leant_on(quote.article_id, quote.start, quote.text)) for quote in quotes
        )

    def _leant_on(self, article_id: str, start: int, text: str) -> Sentence | None:
        """What the given sentence leans on: in a transcript who says it, else the one before; None for nothing."""
        begin = max(0, start - SPEAKER_CHARACTERS)
        if label := speaker_above(self.library.cut(article_id, begin, start + len(text)), start - begin):
            return Sentence(begin + label[0], begin + label[1])
        if not leans(text, self.finder.catalogue.get().people):
            return None
        return self.library.sentence_before(article_id, start)


def as_question(given: Question | str) -> Question:
    """The question, its text normalised.

    Raises:
        UsageError: it has no word, or is too long.
    """
    question = given if isinstance(given, Question) else Question(given)
    text = " ".join(normalise(unicodedata.normalize("NFKC", question.text)).split())  # full-width letters are letters
    if not words(text):
        raise UsageError(f"The question {text!r} has no words. Ask something like: what was adopted in Dushanbe?")
    if len(text) > MAX_QUESTION_CHARACTERS:
        raise UsageError(
            f"The question has {len(text):,} characters, {text[:40]!r}…; ask in {MAX_QUESTION_CHARACTERS:,} or fewer."
        )
    return replace(question, text=text)


def _open_writers(settings: Settings) -> tuple[list[Writer], list[str]]:
    """The configured language models that can be opened, and a sentence on each of the others."""
    opened: list[Writer] = []
    troubles: list[str] = []
    for name in settings.models:
        try:
            opened.append(open_writer(name, silence_s=settings.model_silence_s, at_once=settings.model_texts_at_once))
        except ModelSettingError as error:
            log.warning("%s", error)
            troubles.append(str(error))
    return opened, troubles
