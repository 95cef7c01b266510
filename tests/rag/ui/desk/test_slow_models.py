"""A language model that is slow, seen from the desk: it makes nobody wait who does not wait for it."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rag.chain import AnswerChain
from rag.types import Answer, Fallback, Question, Turn
from rag.ui.desk.desk import ANSWERS_AT_ONCE, AnswerEvent, Desk
from rag.ui.desk.reply import Reply
from rag.writing.model import open_writer
from tests.models import script
from tests.models.openai_server import OpenAIServer
from tests.models.prompt import Prompt
from tests.models.steps import Steps
from tests.rag.fakes import fake_chain, fill, write_articles

SLOW = 20
FACT = "Which treaty was signed?"
MODEL = "openai:scripted"


class HeldModel(OpenAIServer):
    """A provider that answers nothing until it is let go."""

    def __init__(self) -> None:
        self.let_go = threading.Event()
        self.asked: list[str] = []
        super().__init__(self._answer)

    def _answer(self, prompt: Prompt) -> Steps:
        self.asked.append(prompt.question)
        self.let_go.wait(30)
        return script.good(prompt)


class Asking(threading.Thread):
    """Reads a reply to its end."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(daemon=True)
        self.reply = reply
        self.came: list[AnswerEvent] = []
        self.start()

    def run(self) -> None:
        for event in self.reply:
            self.came.append(event)

    @property
    def has_quotes(self) -> bool:
        return any(isinstance(event, Fallback) for event in self.came)


def until(holds: Callable[[], object]) -> None:
    deadline = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.005)


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[HeldModel]:
    with HeldModel() as server:
        monkeypatch.setenv("OPENAI_API_KEY", "sk-tests")
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        yield server
        server.let_go.set()


@pytest.fixture
def desk(tmp_path: Path, provider: HeldModel) -> Iterator[Desk]:
    articles = {"a": "The treaty was signed in Osh.", "b": "A railway fund opened in Baku."}
    fill(write_articles(tmp_path / "articles", articles), tmp_path / "data")
    plain = fake_chain(tmp_path / "data")
    chain = AnswerChain(plain.library, plain.retriever, plain.reader, [open_writer(MODEL)])
    desk = Desk(lambda: chain.library, lambda notify: chain)
    ready = threading.Event()
    desk.open()
    desk.when_ready(ready.set)
    assert ready.wait(10)
    yield desk
    desk.close()


def test_twenty_answers_that_a_model_is_slow_to_write_delay_no_answer_in_quotes(
    desk: Desk, provider: HeldModel
) -> None:
    until(lambda: provider.asked)  # the desk greets its model
    slow = [Asking(desk.answer(Question(FACT, model=MODEL))) for _ in range(SLOW)]
    fact = Asking(desk.answer(Question(FACT)))
    fact.join(10)
    assert isinstance(fact.came[-1], Answer)
    until(lambda: all(one.has_quotes for one in slow))  # they have their quotes already, too
    assert all(one.is_alive() for one in slow)
    provider.let_go.set()
    for one in slow:
        one.join(20)
        assert isinstance(one.came[-1], Answer)


def test_questions_that_a_model_is_slow_to_rewrite_delay_nobody_either(desk: Desk, provider: HeldModel) -> None:
    history = (Turn("Who opened the fund?", "A railway fund opened in Baku."),)
    slow = [Asking(desk.answer(Question("and why?", history, model=MODEL))) for _ in range(ANSWERS_AT_ONCE + 1)]
    until(lambda: "and why?" in provider.asked)
    fact = Asking(desk.answer(Question(FACT)))
    fact.join(10)
    assert isinstance(fact.came[-1], Answer)
    assert not any(one.came for one in slow)
    provider.let_go.set()
    for one in slow:
        one.join(20)
        assert isinstance(one.came[-1], Answer)


def test_who_is_stopped_while_a_model_is_busy_is_never_put_to_it(desk: Desk, provider: HeldModel) -> None:
    until(lambda: provider.asked)  # the desk greets its model
    busy = [Asking(desk.answer(Question(FACT, model=MODEL))) for _ in range(8)]
    until(lambda: all(one.has_quotes for one in busy))
    until(lambda: len(provider.asked) == 4)  # the greeting and three texts: it does so many at once
    for one in busy:
        one.reply.stop()
    until(lambda: sum(not one.is_alive() for one in busy) >= len(busy) - 3)  # three are being written
    provider.let_go.set()
    for one in busy:
        one.join(20)
        assert not one.is_alive()
        assert not isinstance(one.came[-1], Answer)
    assert len(provider.asked) == 4
