import gc
import threading

import pytest

from rag.conversations.store import Conversations
from rag.errors import ConversationNotFoundError
from rag.ui.conversations.archive import Archive
from rag.ui.conversations.conversation import CUT_OFF
from tests.rag.ui.conversations.test_conversation import run_to_the_end
from tests.rag.ui.fakes import FakeChain, fake_desk

ANNA, BORIS = "anna", "boris"


def test_two_pages_of_one_owner_hold_the_same_conversation() -> None:
    archive = Archive(Conversations())
    first = archive.begin(ANNA)
    first.ask("adopt?")
    assert archive.open(ANNA, first.id) is first
    with pytest.raises(ConversationNotFoundError):
        archive.open(BORIS, first.id)


def test_a_conversation_that_no_page_shows_is_read_from_the_store_with_all_its_answers() -> None:
    archive = Archive(Conversations())
    first = archive.begin(ANNA)
    first.ask("adopt?")
    first.ask("what was adopted?", alone=True)
    run_to_the_end(first, fake_desk())
    answers, name = [exchange.answer for exchange in first.exchanges], first.id
    first.judge(first.exchanges[0], 3, "unsupported")
    del first
    gc.collect()
    again = archive.open(ANNA, name)
    assert [exchange.answer for exchange in again.exchanges] == answers
    assert [exchange.alone for exchange in again.exchanges] == [False, True]
    assert again.exchanges[0].verdicts == {3: "unsupported"}


def test_a_question_that_another_process_left_pending_has_failed_and_can_be_asked_again() -> None:
    store = Conversations()
    store.take_in(ANNA, "c", "1", "adopt?")
    conversation = Archive(store).open(ANNA, "c")
    (exchange,) = conversation.exchanges
    assert (exchange.state, exchange.trouble) == ("failed", CUT_OFF)
    desk = fake_desk()
    conversation.ask_again("1", desk)
    run_to_the_end(conversation, desk)
    assert store.read(ANNA, "c").exchanges[0].answer == exchange.answer is not None


def test_a_question_that_waits_for_the_model_is_held_though_no_page_shows_it() -> None:
    archive = Archive(Conversations())
    waiting = archive.begin(ANNA)
    waiting.ask("adopt?")
    archive.keep_until_answered(waiting)
    name = waiting.id
    del waiting
    gc.collect()
    again = archive.open(ANNA, name)
    assert again.exchanges[0].state == "waiting"
    run_to_the_end(again, fake_desk())
    archive.keep_until_answered(archive.begin(ANNA))  # lets go of what has been answered
    del again
    gc.collect()
    assert archive.open(ANNA, name).exchanges[0].state == "done"


def test_a_deleted_conversation_cannot_be_opened_though_another_page_shows_it() -> None:
    archive = Archive(Conversations())
    held = archive.begin(ANNA)
    held.ask("adopt?")
    archive.store.delete(ANNA, held.id)
    with pytest.raises(ConversationNotFoundError):
        archive.open(ANNA, held.id)
    held.ask("pledge?")
    assert "may have been deleted" in held.unkept


def test_pages_that_look_in_at_once_start_no_question_twice() -> None:
    chain = FakeChain(pause_s=0.001)
    desk = fake_desk(chain=chain)
    conversation = Archive(Conversations()).begin(ANNA)
    for nth in range(5):
        conversation.ask(f"adopt {nth}?")
    threads = [threading.Thread(target=run_to_the_end, args=(conversation, desk)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [question.text for question in chain.asked] == [f"adopt {nth}?" for nth in range(5)]
