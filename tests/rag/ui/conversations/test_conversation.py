import threading
import time
from collections.abc import Callable, Iterator

import pytest

from rag.conversations.store import Conversations
from rag.errors import ArticleNotFoundError, ConversationsError
from rag.types import Answer, Fallback, Question, Thinking
from rag.ui.conversations.conversation import STOPPED_EARLY, STOPPED_WRITING, Conversation, Exchange, reopened
from rag.ui.desk.desk import AnswerEvent, Desk
from tests.rag.ui.articles import PLAN
from tests.rag.ui.fakes import FakeChain, HeldChain, fake_desk


class ThinkingChain(FakeChain):
    """Has a model that thinks, and ends only when `go_on` is set."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on = threading.Event()

    def stream(self, question: Question) -> Iterator[AnswerEvent]:
        *_, answer = super().stream(question)
        assert isinstance(answer, Answer)
        yield from (answer.hits, Fallback(answer), Thinking())
        self.go_on.wait(20)
        yield answer


def begun() -> Conversation:
    return Conversation(Conversations(), "somebody")


def until(holds: Callable[[], object]) -> None:
    deadline = time.monotonic() + 15
    while not holds():
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.005)


def ready(chain: FakeChain) -> Desk:
    desk = fake_desk(chain=chain)
    until(lambda: desk.status.state == "ready")
    return desk


def run_to_the_end(conversation: Conversation, desk: Desk) -> None:
    deadline = time.monotonic() + 15
    while conversation.pending and time.monotonic() < deadline:
        conversation.advance(desk)
        time.sleep(0.01)


def test_questions_are_answered_one_at_a_time_in_the_order_asked() -> None:
    chain = FakeChain(pause_s=0.005)
    conversation = begun()
    for text in ("adopt?", "pledge?", "Peru?"):
        conversation.ask(text)
    run_to_the_end(conversation, fake_desk(chain=chain))
    assert [question.text for question in chain.asked] == ["adopt?", "pledge?", "Peru?"]


def test_a_later_question_is_given_the_turns_before_it() -> None:
    chain = FakeChain()
    conversation = begun()
    conversation.ask("adopt?")
    conversation.ask("pledge?")
    run_to_the_end(conversation, fake_desk(chain=chain))
    assert [turn.question for turn in chain.asked[1].history] == ["adopt?"]
    assert PLAN in chain.asked[1].history[0].answer


def test_what_was_streamed_before_a_failure_is_not_shown_as_an_answer() -> None:
    conversation = begun()
    exchange = conversation.ask("break")
    run_to_the_end(conversation, fake_desk(chain=FakeChain(fails_on="break")))
    assert (exchange.state, exchange.text, exchange.answer) == ("failed", "", None)


def test_a_model_that_thinks_is_known_to_think_until_it_writes() -> None:
    chain = ThinkingChain()
    desk = ready(chain)
    conversation = begun()
    exchange = conversation.ask("adopt?", model="test:model")
    conversation.advance(desk)
    until(lambda: exchange.thinking)
    assert (exchange.state, exchange.text) == ("searching", "")
    chain.go_on.set()
    until(lambda: exchange.state == "done")


def test_a_failed_question_asked_again_keeps_its_place() -> None:
    chain = FakeChain(fails_on="adopt")
    desk = fake_desk(chain=chain)
    conversation = begun()
    first = conversation.ask("adopt?")
    conversation.ask("pledge?")
    run_to_the_end(conversation, desk)
    chain.fails_on = "\0"
    conversation.ask_again(first.id, desk)
    until(lambda: first.state == "done")  # no page need be drawn for it
    assert [exchange.state for exchange in conversation.exchanges] == ["done", "done"]
    assert conversation.exchanges[0] is first


def test_a_question_that_was_answered_is_not_asked_again() -> None:
    chain = FakeChain()
    desk = fake_desk(chain=chain)
    conversation = begun()
    exchange = conversation.ask("adopt?")
    run_to_the_end(conversation, desk)
    conversation.ask_again(exchange.id, desk)
    assert not conversation.pending


def test_a_corrected_question_is_asked_without_what_was_said_before() -> None:
    chain = FakeChain()
    desk = fake_desk(chain=chain)
    conversation = begun()
    conversation.ask("What about Bukhara?")
    conversation.ask("what was adopted?", alone=True)
    run_to_the_end(conversation, desk)
    assert chain.asked[1].history == ()


def test_the_next_question_is_answered_though_no_page_looks_in() -> None:
    desk = fake_desk()
    conversation = begun()
    for text in ("adopt?", "pledge?", "Peru?"):
        conversation.ask(text)
    while desk.status.state != "ready":
        time.sleep(0.01)
    conversation.advance(desk)
    deadline = time.monotonic() + 15
    while conversation.pending and time.monotonic() < deadline:
        time.sleep(0.01)
    assert [exchange.state for exchange in conversation.exchanges] == ["done"] * 3


def test_a_question_that_cannot_be_kept_is_answered_and_said_to_be_lost() -> None:
    store = Conversations()
    store.close()
    conversation = Conversation(store, "somebody")
    exchange = conversation.ask("adopt?")
    run_to_the_end(conversation, fake_desk())
    assert exchange.answer is not None
    assert conversation.unkept.startswith("The conversations cannot be kept")


def test_a_verdict_that_cannot_be_kept_is_not_shown_as_given() -> None:
    conversation = begun()
    exchange = conversation.ask("adopt?")
    run_to_the_end(conversation, fake_desk())
    conversation.judge(exchange, 0, "good")
    with pytest.raises(ConversationsError):
        conversation.judge(exchange, 7, "unsupported")
    assert exchange.verdicts == {0: "good"}
    conversation.judge(exchange, 0, None)
    assert exchange.verdicts == {}


def test_a_stopped_question_keeps_what_had_been_written_and_the_next_one_is_answered() -> None:
    conversation, desk = begun(), ready(HeldChain(pieces=4))
    held, waiting = conversation.ask("adopt, hold"), conversation.ask("pledge?")
    conversation.advance(desk)
    until(lambda: held.text == "“They adopted a ")
    conversation.stop(held.id, desk)
    assert (held.state, held.text, held.trouble) == ("failed", "“They adopted a", STOPPED_WRITING)
    assert held.stopped
    until(lambda: waiting.answer is not None)  # though the chain is still busy with the first, and no page looks in


def stopped(chain: HeldChain) -> tuple[Conversation, Desk, Exchange]:
    """A conversation whose question was stopped once something was written."""
    conversation, desk = begun(), ready(chain)
    held = conversation.ask("adopt, hold")
    conversation.advance(desk)
    until(lambda: held.text)
    conversation.stop(held.id, desk)
    return conversation, desk, held


def test_what_a_chain_still_gives_to_a_stopped_question_is_dropped() -> None:
    chain = HeldChain()
    conversation, desk, held = stopped(chain)
    written = held.text
    chain.go_on.set()
    run_to_the_end(conversation, desk)
    time.sleep(0.05)
    assert (held.state, held.text, held.answer) == ("failed", written, None)
    assert not chain.ended.is_set()


def test_a_question_stopped_and_asked_again_takes_nothing_from_the_first_attempt() -> None:
    chain = HeldChain()
    conversation, desk, held = stopped(chain)
    conversation.ask_again(held.id, desk)
    assert (held.pending, held.trouble) == (True, "")  # the text may be growing again already
    chain.go_on.set()
    run_to_the_end(conversation, desk)
    assert held.answer is not None
    assert held.text.strip() == held.answer.text  # each piece once
    assert not held.stopped


def test_a_question_stopped_before_it_was_its_turn_leaves_the_queue() -> None:
    chain = HeldChain()
    conversation, desk = begun(), ready(chain)
    conversation.ask("adopt, hold")
    waiting, last = conversation.ask("Peru?"), conversation.ask("pledge?")
    conversation.advance(desk)
    conversation.stop(waiting.id, desk)
    chain.go_on.set()
    run_to_the_end(conversation, desk)
    assert (waiting.state, waiting.trouble) == ("failed", STOPPED_EARLY)
    assert [question.text for question in chain.asked] == ["adopt, hold", "pledge?"]
    assert last.answer is not None


def test_a_question_can_be_stopped_while_the_model_loads() -> None:
    loading = threading.Event()
    desk = fake_desk(loading=loading)
    conversation = begun()
    exchange = conversation.ask("adopt?")
    conversation.stop(exchange.id, desk)
    loading.set()
    assert exchange.trouble == STOPPED_EARLY
    assert not conversation.pending


def test_what_is_answered_cannot_be_stopped() -> None:
    conversation, desk = begun(), ready(FakeChain())
    exchange = conversation.ask("adopt?")
    run_to_the_end(conversation, desk)
    conversation.stop(exchange.id, desk)
    assert exchange.state == "done"


def test_a_stopped_question_is_as_it_was_when_the_conversation_is_opened_again() -> None:
    store = Conversations()
    conversation, desk = Conversation(store, "somebody"), ready(HeldChain())
    held, unbegun = conversation.ask("adopt, hold"), conversation.ask("Peru, hold?")
    conversation.advance(desk)
    until(lambda: held.text)
    conversation.stop(unbegun.id, desk)
    conversation.stop(held.id, desk)
    first, second = reopened(store, "somebody", store.read("somebody", conversation.id)).exchanges
    assert (first.text, first.trouble, first.stopped) == (held.text, STOPPED_WRITING, True)
    assert (second.text, second.trouble, second.stopped) == ("", STOPPED_EARLY, True)


def test_a_failed_question_asked_again_waits_for_the_one_being_answered() -> None:
    chain = HeldChain()
    chain.fails_on = "break"
    conversation, desk = begun(), ready(chain)
    broken = conversation.ask("break")
    run_to_the_end(conversation, desk)
    held = conversation.ask("adopt, hold")
    conversation.advance(desk)
    until(lambda: held.text)
    conversation.ask_again(broken.id, desk)
    assert (broken.state, held.state) == ("waiting", "writing")
    chain.go_on.set()
    run_to_the_end(conversation, desk)
    assert held.answer is not None


def test_an_answer_that_has_come_stands_even_when_its_chain_ends_badly() -> None:
    class Ends(FakeChain):
        def stream(self, question: Question) -> Iterator[AnswerEvent]:
            yield from super().stream(question)
            raise RuntimeError("too late")

    conversation, desk = begun(), ready(Ends())
    first, second = conversation.ask("adopt?"), conversation.ask("pledge?")
    run_to_the_end(conversation, desk)
    until(lambda: not conversation.pending)
    time.sleep(0.05)
    assert [first.state, second.state] == ["done", "done"]


class BreaksWhileWriting(FakeChain):
    """Finds the answer in quotes, begins to write in a model's place, and breaks."""

    models = ("ollama:small",)

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def stream(self, question: Question) -> Iterator[AnswerEvent]:
        *_, answer = super().stream(question)
        assert isinstance(answer, Answer)
        yield answer.hits
        yield Fallback(answer)
        yield answer.quotes[0]
        yield "They adopted a plan [1]."
        raise self.error


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (
            ArticleNotFoundError("No article 'xian'."),
            "An article was removed from the library while the model was writing",
        ),
        (ZeroDivisionError("secret"), "What the model was writing could not be finished"),
    ],
)
def test_when_writing_breaks_off_the_answer_in_quotes_stands_and_is_kept(error: Exception, why: str) -> None:
    store = Conversations()
    conversation, desk = Conversation(store, "somebody"), ready(BreaksWhileWriting(error))
    broken, waiting = conversation.ask("adopt?", model="ollama:small"), conversation.ask("pledge?")
    conversation.advance(desk)
    run_to_the_end(conversation, desk)
    assert (broken.state, broken.fallback, broken.reply) == ("done", None, None)
    assert broken.answer is not None
    assert (broken.answer.quotes[0].text, broken.answer.model) == (PLAN, None)
    assert broken.answer.note == f"{why}, so these are the quotes alone."
    assert broken.answer.writing is not None
    assert broken.answer.writing.text == "They adopted a plan [1]."
    kept, _ = reopened(store, "somebody", store.read("somebody", conversation.id)).exchanges
    assert (kept.state, kept.answer) == ("done", broken.answer)
    assert waiting.answer is not None
