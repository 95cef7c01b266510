import time

from rag.ui.conversation import Conversation
from rag.ui.desk import Desk
from tests.ui_fakes import PLAN, FakeChain, fake_desk


def run_to_the_end(conversation: Conversation, desk: Desk) -> None:
    deadline = time.monotonic() + 15
    while conversation.pending and time.monotonic() < deadline:
        conversation.advance(desk)
        time.sleep(0.01)


def test_questions_are_answered_one_at_a_time_in_the_order_asked() -> None:
    chain = FakeChain(pause_s=0.005)
    conversation = Conversation()
    for text in ("adopt?", "pledge?", "Peru?"):
        conversation.ask(text)
    run_to_the_end(conversation, fake_desk(chain=chain))
    assert [question.text for question in chain.asked] == ["adopt?", "pledge?", "Peru?"]


def test_a_later_question_is_given_the_turns_before_it() -> None:
    chain = FakeChain()
    conversation = Conversation()
    conversation.ask("adopt?")
    conversation.ask("pledge?")
    run_to_the_end(conversation, fake_desk(chain=chain))
    assert [turn.question for turn in chain.asked[1].history] == ["adopt?"]
    assert PLAN in chain.asked[1].history[0].answer


def test_what_was_streamed_before_a_failure_is_not_shown_as_an_answer() -> None:
    conversation = Conversation()
    exchange = conversation.ask("break")
    run_to_the_end(conversation, fake_desk(chain=FakeChain(fails_on="break")))
    assert (exchange.state, exchange.text, exchange.answer) == ("failed", "", None)


def test_a_failed_question_asked_again_keeps_its_place() -> None:
    chain = FakeChain(fails_on="adopt")
    desk = fake_desk(chain=chain)
    conversation = Conversation()
    first = conversation.ask("adopt?")
    conversation.ask("pledge?")
    run_to_the_end(conversation, desk)
    chain.fails_on = "\0"
    conversation.ask_again(first.id)
    run_to_the_end(conversation, desk)
    assert [exchange.state for exchange in conversation.exchanges] == ["done", "done"]
    assert conversation.exchanges[0] is first


def test_a_question_that_was_answered_is_not_asked_again() -> None:
    chain = FakeChain()
    desk = fake_desk(chain=chain)
    conversation = Conversation()
    exchange = conversation.ask("adopt?")
    run_to_the_end(conversation, desk)
    conversation.ask_again(exchange.id)
    assert not conversation.pending


def test_a_corrected_question_is_asked_without_what_was_said_before() -> None:
    chain = FakeChain()
    desk = fake_desk(chain=chain)
    conversation = Conversation()
    conversation.ask("What about Bukhara?")
    conversation.ask("what was adopted?", alone=True)
    run_to_the_end(conversation, desk)
    assert chain.asked[1].history == ()
