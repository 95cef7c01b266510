"""A conversation: questions in the order they were asked, each with what became of it.

Questions are answered in a background thread, and the page asks how far they are. So a click, another question or a
closed tab never ends an answer early; only `stop` does. They are answered one at a time, since a later question may
lean on an earlier answer.
Each is kept in the store when it is asked and when it is answered. When that fails, it is answered all the same and the
page says that it is not kept.
"""

import logging
import threading
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Literal, TypedDict

from rag.conversations import WHOLE_ANSWER, Conversations, KeptConversation, KeptExchange, Verdict
from rag.errors import ArticleNotFoundError
from rag.types import EVERYTHING, Answer, Claim, Fallback, Hit, Question, Quote, Scope, Thinking, Turn, Writing
from rag.ui.changes import Changes
from rag.ui.desk import AnswerEvent, Desk, Reply, in_plain_words
from rag.writing import behind

CUT_OFF = "Readout was stopped before this question was answered."
STOPPED_WRITING = "Stopped. What had been written is not checked."
STOPPED_EARLY = "Stopped before anything was written."
STOPPED_MODEL = "you stopped the model"

log = logging.getLogger(__name__)

ExchangeState = Literal["waiting", "searching", "writing", "done", "failed"]


@dataclass(slots=True)
class Exchange:
    """A question and what has come back so far. Written to under its conversation's lock."""

    question: str
    alone: bool = False
    """Asked as it stands, without what was said before."""
    scope: Scope = EVERYTHING
    """What it is limited to."""
    model: str | None = None
    """The language model that is to write the answer; None for quotes alone."""
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    state: ExchangeState = "waiting"
    text: str = ""
    """What has been streamed so far."""
    hits: tuple[Hit, ...] = ()
    fallback: Answer | None = None
    """The answer in quotes, while a model is writing."""
    thinking: bool = False
    """Whether that model has been thinking before it writes."""
    quotes: tuple[Quote, ...] = ()
    """That the text cites so far, while a model is writing."""
    claims: tuple[Claim, ...] = ()
    """Sentences of the text that have been checked so far."""
    answer: Answer | None = None
    trouble: str = ""
    """Why it failed, in one plain sentence."""
    verdicts: dict[int, Verdict] = field(default_factory=dict)
    """What was thought of the answer (0) and of its quotes, by marker."""
    reason: str = ""
    """Why that was thought of the answer, in the person's words."""
    reply: Reply | None = None
    """What is coming in as its answer; None when nothing is."""

    @property
    def pending(self) -> bool:
        """Whether more is still to come."""
        return self.state not in ("done", "failed")

    @property
    def stopped(self) -> bool:
        """Whether it has no answer because a person stopped it."""
        return self.state == "failed" and self.trouble in (STOPPED_WRITING, STOPPED_EARLY)


class AskOptions(TypedDict):
    """How a question is asked, besides its words."""

    alone: bool
    scope: Scope
    model: str | None


class Conversation:
    """What its owner has asked, in order. Shared by all pages that show it; safe to use from several threads."""

    def __init__(
        self, store: Conversations, owner: str, conversation_id: str = "", exchanges: Iterable[Exchange] = ()
    ) -> None:
        self.id = conversation_id or uuid.uuid4().hex
        self.owner = owner
        self.exchanges = list(exchanges)
        self.scope = self.exchanges[-1].scope if self.exchanges else EVERYTHING
        """What the next question is limited to."""
        self.unkept = ""
        """Why the last of it could not be kept, in one plain sentence; empty while all is."""
        self.changes = Changes()
        """Of what its pages show."""
        self._store = store
        self._lock = threading.Lock()

    @property
    def pending(self) -> bool:
        """Whether any question still waits for its answer."""
        return any(exchange.pending for exchange in self.exchanges)

    @property
    def revision(self) -> tuple[int, bool]:
        """How many questions there are and whether any waits. When this changes, the whole page is drawn again."""
        return len(self.exchanges), self.pending

    @property
    def asked(self) -> tuple[str, ...]:
        """All its questions, as they were asked and as they were understood."""
        understood = (exchange.answer.standalone_question for exchange in self.exchanges if exchange.answer)
        return (*(exchange.question for exchange in self.exchanges), *understood)

    def ask(self, text: str, *, alone: bool = False, model: str | None = None) -> Exchange:
        """Put a question at the end of the queue; `alone` when nothing said before is to be read into it."""
        given: AskOptions = {"alone": alone, "scope": self.scope, "model": model}
        exchange = Exchange(text, **given)
        with self._lock:
            self._keep(lambda: self._store.take_in(self.owner, self.id, exchange.id, text, **given))
            self.exchanges.append(exchange)
        self.changes.note()
        return exchange

    def ask_again(self, exchange_id: str, desk: Desk) -> None:
        """Put a question that failed back in the queue, in its old place, and answer it when its turn comes."""
        with self._lock:
            for exchange in self.exchanges:
                if exchange.id == exchange_id and exchange.state == "failed":
                    self._keep(lambda: self._store.wait_again(self.owner, exchange_id))
                    exchange.text = exchange.trouble = ""
                    exchange.quotes, exchange.claims, exchange.thinking = (), (), False
                    exchange.state = "waiting"
        desk.when_ready(partial(self.advance, desk))

    def stop(self, exchange_id: str, desk: Desk) -> None:
        """Stop answering a question that is still pending. What had been written is kept, and the next question starts.

        It takes effect at once, even when the chain is busy: what the chain still gives to this question is dropped.
        """
        with self._lock:
            for exchange in self.exchanges:
                if exchange.id == exchange_id and exchange.pending:
                    if exchange.reply is not None:
                        exchange.reply.stop()
                    exchange.text = exchange.text.strip()
                    if exchange.fallback is not None:
                        self._finish(exchange, _cut_short(exchange, exchange.fallback, STOPPED_MODEL))
                    else:
                        self._end(exchange, STOPPED_WRITING if exchange.text else STOPPED_EARLY)
        self.advance(desk)

    def judge(self, exchange: Exchange, marker: int, verdict: Verdict | None, reason: str = "") -> None:
        """Keep what was thought of an answer or a quote of it, and why; None takes it back.

        Raises:
            ConversationsError: there is no such quote, or nothing can be kept.
        """
        self._store.judge(self.owner, exchange.id, marker, verdict, reason)
        if marker == WHOLE_ANSWER:
            exchange.reason = reason
        others = {other: said for other, said in exchange.verdicts.items() if other != marker}
        exchange.verdicts = others if verdict is None else others | {marker: verdict}

    def advance(self, desk: Desk) -> None:
        """Start on the next question when the desk is ready and none is being answered. Safe to call often."""
        if desk.status.state != "ready":
            return
        with self._lock:
            if any(exchange.reply is not None for exchange in self.exchanges):
                return
            first = next((exchange for exchange in self.exchanges if exchange.pending), None)
            if first is None:
                return
            earlier = self.exchanges[: self.exchanges.index(first)]
            history = tuple(Turn(e.answer.standalone_question, e.answer.text) for e in earlier if e.answer is not None)
            model = first.model if first.model in desk.models else None  # it may be configured no more
            reply = desk.answer(Question(first.question, () if first.alone else history, first.scope, model))
            first.reply = reply
            first.state = "searching"
            self.changes.note()
        given = (desk, reply, first)
        threading.Thread(target=self._answer, args=given, name="readout-answer", daemon=True).start()

    def _answer(self, desk: Desk, reply: Reply, exchange: Exchange) -> None:
        """Write down what comes in, until the exchange no longer waits for this reply because it was stopped."""
        try:
            for piece in reply:
                with self._lock:
                    if exchange.reply is not reply:
                        return
                    self._take(piece, exchange)
            if exchange.reply is reply:
                raise RuntimeError("the chain ended without an answer")
        except Exception as error:
            with self._lock:
                if exchange.reply is not reply:
                    return
                if exchange.fallback is not None:
                    log.warning("the text of exchange %s could not be finished", exchange.id, exc_info=error)
                    self._finish(exchange, _cut_short(exchange, exchange.fallback, _why_cut(error)))
                else:
                    exchange.text = ""
                    self._end(exchange, in_plain_words(error, "This question could not be answered."))
        self.advance(desk)  # no page need be open for the next one

    def _take(self, piece: AnswerEvent, exchange: Exchange) -> None:
        match piece:
            case str():
                exchange.text += piece
                exchange.state = "writing"
            case Answer() as answer:
                self._finish(exchange, answer)
            case Fallback(answer):
                exchange.fallback = answer
            case Quote():
                exchange.quotes = (*exchange.quotes, piece)
            case Claim():
                exchange.claims = (*exchange.claims, piece)
            case Thinking():
                if exchange.thinking:
                    return
                exchange.thinking = True
            case _:
                exchange.hits = piece
                return  # which no page shows yet
        self.changes.note()

    def _finish(self, exchange: Exchange, answer: Answer) -> None:
        self._keep(lambda: self._store.finish(self.owner, exchange.id, answer))
        exchange.answer = answer
        exchange.reply = exchange.fallback = None
        exchange.state = "done"
        self.changes.note()

    def _end(self, exchange: Exchange, trouble: str) -> None:
        """End the exchange without an answer; the text it has so far is kept."""
        self._keep(lambda: self._store.fail(self.owner, exchange.id, trouble, exchange.text))
        exchange.trouble = trouble
        exchange.reply = exchange.fallback = None
        exchange.state = "failed"
        self.changes.note()

    def _keep(self, write: Callable[[], None]) -> None:
        try:
            write()
        except Exception as error:  # the question is answered even when it cannot be kept
            self.unkept = in_plain_words(error, "It could not be kept.")
        else:
            self.unkept = ""


def _cut_short(exchange: Exchange, quoted: Answer, why: str) -> Answer:
    """The answer in quotes, with what a model had written before it was cut short."""
    writing = Writing(exchange.model or "", exchange.text, exchange.claims, cut=why)
    return behind(quoted, writing, exchange.quotes)


def _why_cut(error: Exception) -> str:
    if isinstance(error, ArticleNotFoundError):
        return "an article was removed from the library while the model was writing"
    return "what the model was writing could not be finished"


def reopened(store: Conversations, owner: str, kept: KeptConversation) -> Conversation:
    """The conversation as it was kept. What was pending was cut off, and can be asked again."""
    return Conversation(store, owner, kept.id, (_reopened(exchange) for exchange in kept.exchanges))


def _reopened(kept: KeptExchange) -> Exchange:
    cut_off = kept.state == "pending"
    return Exchange(
        question=kept.question,
        alone=kept.alone,
        scope=kept.scope,
        model=kept.model,
        id=kept.id,
        state="failed" if kept.state != "done" else "done",
        text=kept.answer.text if kept.answer else kept.partial,
        hits=kept.answer.hits if kept.answer else (),
        answer=kept.answer,
        trouble=CUT_OFF if cut_off else kept.trouble,
        verdicts=dict(kept.verdicts),
        reason=kept.reason,
    )
