import time

import pytest

from rag.conversations import Conversations
from rag.errors import ConversationsError
from rag.ui.conversation import Conversation
from rag.ui.desk import Desk
from tests.ui_fakes import PLAN, FakeChain, fake_desk


def begun() -> Conversation:
    return Conversation(Conversations(), "somebody")


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


def test_a_failed_question_asked_again_keeps_its_place() -> None:
    chain = FakeChain(fails_on="adopt")
    desk = fake_desk(chain=chain)
    conversation = begun()
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
    conversation = begun()
    exchange = conversation.ask("adopt?")
    run_to_the_end(conversation, desk)
    conversation.ask_again(exchange.id)
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
    while desk.status.standing != "ready":
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
