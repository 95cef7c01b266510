"""A conversation: questions in the order they were asked, each with what became of it.

Questions are answered in a background thread and the page looks in on them, so that a click, another question or a
closed tab never cuts an answer off. One question at a time, since a later one may lean on an earlier one's answer.
"""

import logging
import threading
import uuid
from dataclasses import dataclass, field
from typing import Literal

from rag.types import Answer, Hit, Question, Turn
from rag.ui.desk import Desk, in_plain_words

log = logging.getLogger(__name__)

State = Literal["waiting", "searching", "writing", "done", "failed"]


@dataclass(slots=True)
class Exchange:
    """A question and what has come back so far. Only the thread that answers it writes to it."""

    question: str
    alone: bool = False
    """Asked as it stands, without what was said before."""
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    state: State = "waiting"
    text: str = ""
    """What has been streamed so far."""
    hits: tuple[Hit, ...] = ()
    answer: Answer | None = None
    trouble: str = ""
    """Why it failed, in one plain sentence."""

    @property
    def pending(self) -> bool:
        """Whether more is still to come."""
        return self.state not in ("done", "failed")


class Conversation:
    """What one browser has asked, in order."""

    def __init__(self) -> None:
        self.exchanges: list[Exchange] = []

    @property
    def pending(self) -> bool:
        """Whether any question still waits for its answer."""
        return any(exchange.pending for exchange in self.exchanges)

    def ask(self, text: str, *, alone: bool = False) -> Exchange:
        """Put a question at the end of the queue; `alone` when nothing said before is to be read into it."""
        exchange = Exchange(text, alone)
        self.exchanges.append(exchange)
        return exchange

    def ask_again(self, exchange_id: str) -> None:
        """Put a question that failed back in the queue, in its old place."""
        for exchange in self.exchanges:
            if exchange.id == exchange_id and exchange.state == "failed":
                exchange.trouble = ""
                exchange.state = "waiting"

    def advance(self, desk: Desk) -> None:
        """Start on the next question when the desk is ready and none is being answered. Safe to call often."""
        if desk.status.standing != "ready":
            return
        first = next((exchange for exchange in self.exchanges if exchange.pending), None)
        if first is None or first.state != "waiting":
            return
        first.state = "searching"
        earlier = self.exchanges[: self.exchanges.index(first)]
        history = tuple(Turn(e.answer.standalone_question, e.answer.text) for e in earlier if e.answer is not None)
        question = Question(first.question, () if first.alone else history)
        threading.Thread(target=_answer, args=(desk, question, first), name="readout-answer", daemon=True).start()


def _answer(desk: Desk, question: Question, exchange: Exchange) -> None:
    try:
        for piece in desk.answer(question):
            match piece:
                case str():
                    exchange.text += piece
                    exchange.state = "writing"
                case Answer():
                    exchange.answer = piece
                case _:
                    exchange.hits = piece
        if exchange.answer is None:
            raise RuntimeError("the chain ended without an answer")
    except Exception as error:
        exchange.text = ""
        exchange.trouble = in_plain_words(error, "This question could not be answered.")
        exchange.state = "failed"
        return
    exchange.state = "done"
