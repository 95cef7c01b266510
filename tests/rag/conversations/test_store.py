"""The store of conversations: what is kept, listed, found, judged, and by whom it may be seen."""

import datetime as dt
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from rag.conversations.store import CONVERSATIONS_FILE, LISTED_MAX, UNDO_WITHIN_S, Conversations
from rag.conversations.values import WHOLE_ANSWER, Verdict
from rag.errors import ConversationNotFoundError, ConversationsError
from rag.types import EVERYTHING, Answer, Location, Scope, Sentence
from tests.conftest import ROOT
from tests.rag.fakes import open_files
from tests.rag.ui.answers import ANSWERS, answered, declined, hit
from tests.rag.ui.articles import DUSHANBE, HUB, PLAN

ANNA, BORIS = "anna", "boris"


class Clock:
    """Seconds that pass only when told to, and a little at each look, so that the order of writes shows."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        self.now += 1
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Conversations:
    return Conversations(tmp_path / CONVERSATIONS_FILE, clock)


def adopted() -> Answer:
    """An answer with everything that an answer can have."""
    answer = answered("What did they adopt?", ANSWERS["adopt"])
    leaning = replace(answer.quotes[1], before=Sentence(3, 9), also=(Location("bukhara", 0, 5), Location("xian", 1, 2)))
    return replace(
        answer,
        standalone_question="What did the leaders adopt in Dushanbe?",
        quotes=(answer.quotes[0], leaning, answer.quotes[2]),
        hits=(hit(1, DUSHANBE),),
        confidence=0.875,
        model="provider:\ud800name",
        timings_ms={"search": 1.25, "total": 24.0},
    )


def asked(store: Conversations, owner: str, name: str, question: str, answer: Answer | None = None) -> None:
    store.take_in(owner, name, f"{name}-1", question)
    if answer is not None:
        store.finish(owner, f"{name}-1", answer)


def titles(store: Conversations, owner: str = ANNA) -> list[str]:
    return [one.title for one in store.listed(owner)]


def found(store: Conversations, text: str, owner: str = ANNA) -> list[str]:
    return [one.id for one in store.found(owner, text)]


# what is kept


@pytest.mark.parametrize("answer", [adopted(), declined("Peru?")])
def test_an_answer_is_read_as_it_was_given_by_another_process(tmp_path: Path, answer: Answer) -> None:
    first = Conversations.open(tmp_path)
    asked(first, ANNA, "c", answer.question, answer)
    first.close()
    (exchange,) = Conversations.open(tmp_path).read(ANNA, "c").exchanges
    assert exchange.answer == answer
    assert (exchange.state, exchange.question) == ("done", answer.question)


def test_questions_are_read_in_the_order_asked_each_with_its_own_answer(store: Conversations) -> None:
    answers = {name: answered(name, ANSWERS[name]) for name in ("third", "adopt", "bukhara")}
    for name in answers:
        store.take_in(ANNA, "c", name, name, alone=name == "adopt")
    for name in reversed(answers):
        store.finish(ANNA, name, answers[name])
    kept = store.read(ANNA, "c").exchanges
    assert [(one.id, one.answer) for one in kept] == [*answers.items()]
    assert [one.alone for one in kept] == [False, True, False]


def test_what_a_question_was_limited_to_is_kept_with_it(store: Conversations) -> None:
    scope = Scope(("Central Asia–Russia Summit", "G20"), dt.date(2025, 1, 1), None)
    store.take_in(ANNA, "c", "1", "first?", scope=scope)
    store.take_in(ANNA, "c", "2", "second?")
    assert [exchange.scope for exchange in store.read(ANNA, "c").exchanges] == [scope, EVERYTHING]


def test_what_had_been_written_of_an_answer_is_kept_until_it_is_asked_again(store: Conversations) -> None:
    store.take_in(ANNA, "c", "1", "first?")
    store.fail(ANNA, "1", "Stopped.", "They adopted")
    assert store.read(ANNA, "c").exchanges[0].partial == "They adopted"
    store.wait_again(ANNA, "1")
    assert store.read(ANNA, "c").exchanges[0].partial == ""


def test_a_question_that_was_never_answered_is_pending_and_one_that_failed_says_why(store: Conversations) -> None:
    store.take_in(ANNA, "c", "1", "first?")
    store.take_in(ANNA, "c", "2", "second?")
    store.fail(ANNA, "2", "The model is gone.")
    assert [(one.state, one.trouble) for one in store.read(ANNA, "c").exchanges] == [
        ("pending", ""),
        ("failed", "The model is gone."),
    ]
    store.wait_again(ANNA, "2")
    assert store.read(ANNA, "c").exchanges[1].state == "pending"
    store.finish(ANNA, "2", adopted())
    assert (store.read(ANNA, "c").exchanges[1].state, len(store.read(ANNA, "c").exchanges)) == ("done", 2)


def test_what_had_been_written_is_kept_with_a_question_that_was_stopped_until_it_waits_again(tmp_path: Path) -> None:
    first = Conversations.open(tmp_path)
    asked(first, ANNA, "c", "What did they adopt?")
    first.fail(ANNA, "c-1", "Stopped.", "“They adopted\x00 a")
    first.close()
    again = Conversations.open(tmp_path)
    (exchange,) = again.read(ANNA, "c").exchanges
    assert (exchange.state, exchange.trouble, exchange.partial) == ("failed", "Stopped.", "“They adopted a")
    assert found(again, "communique") == []  # no answer that could be found by its words
    again.wait_again(ANNA, "c-1")
    assert again.read(ANNA, "c").exchanges[0].partial == ""


def test_what_cannot_be_encoded_is_left_out_and_the_rest_is_kept(store: Conversations) -> None:
    asked(store, ANNA, "c", "What\x00 of \ud800Bukhara?")
    assert store.read(ANNA, "c").exchanges[0].question == "What of Bukhara?"


def test_a_process_killed_while_a_question_waits_has_kept_it(tmp_path: Path) -> None:
    code = (
        "import os, signal; from pathlib import Path; from rag.conversations.store import Conversations\n"
        f"store = Conversations.open(Path({str(tmp_path)!r}))\n"
        "store.take_in('anna', 'c', '1', 'What about Bukhara?')\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=60)
    assert done.returncode == -9
    (exchange,) = Conversations.open(tmp_path).read(ANNA, "c").exchanges
    assert (exchange.question, exchange.state) == ("What about Bukhara?", "pending")


def test_many_threads_and_a_second_process_lose_nothing(tmp_path: Path) -> None:
    stores = [Conversations.open(tmp_path) for _ in range(2)]  # a connection each, as two processes have

    def work(number: int) -> None:
        for turn in range(5):
            store, exchange = stores[number % 2], f"{number}-{turn}"
            store.take_in(ANNA, f"c{number}", exchange, f"question {turn}?")
            store.finish(ANNA, exchange, declined(f"question {turn}?"))
            store.found(ANNA, "question")

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(stores[0].listed(ANNA)) == 8
    for number in range(8):
        kept = stores[1].read(ANNA, f"c{number}").exchanges
        assert [(one.question, one.state) for one in kept] == [(f"question {turn}?", "done") for turn in range(5)]


# the list


def test_conversations_are_listed_by_their_first_question_the_one_asked_last_first(store: Conversations) -> None:
    asked(store, ANNA, "a", "What about\n  Bukhara?")
    asked(store, ANNA, "b", "And the pledge?")
    assert titles(store) == ["And the pledge?", "What about Bukhara?"]
    store.take_in(ANNA, "a", "a-2", "and then?")
    assert titles(store) == ["What about Bukhara?", "And the pledge?"]


def test_a_long_list_is_cut_and_what_it_leaves_out_can_be_found(store: Conversations) -> None:
    for number in range(LISTED_MAX + 1):
        asked(store, ANNA, f"c{number}", f"number{number} please")
    assert len(store.listed(ANNA)) == LISTED_MAX
    assert "c0" not in {one.id for one in store.listed(ANNA)}
    assert found(store, "number0") == ["c0"]


def test_a_conversation_is_renamed_and_an_empty_title_changes_nothing(store: Conversations) -> None:
    asked(store, ANNA, "a", "What about Bukhara?")
    store.rename(ANNA, "a", " **Railways**\n and hubs \x00")
    assert titles(store) == ["**Railways** and hubs"]
    store.rename(ANNA, "a", " \x00 ")
    assert titles(store) == ["**Railways** and hubs"]


def test_a_deleted_conversation_can_be_brought_back_for_an_hour_and_is_then_erased(
    store: Conversations, clock: Clock, tmp_path: Path
) -> None:
    asked(store, ANNA, "a", "What about zebras?", adopted())
    store.judge(ANNA, "a-1", WHOLE_ANSWER, "bad")
    store.keep_open(ANNA, "firefox", "a")
    store.delete(ANNA, "a")
    assert (titles(store), found(store, "zebras"), [*store.feedback()]) == ([], [], [])
    assert store.last_open(ANNA, "firefox") is None
    with pytest.raises(ConversationNotFoundError):
        store.read(ANNA, "a")
    store.restore(ANNA, "a")
    assert (titles(store), found(store, "zebras"), len([*store.feedback()])) == (["What about zebras?"], ["a"], 1)
    store.delete(ANNA, "a")
    clock.now += UNDO_WITHIN_S + 5
    store.close()
    again = Conversations(tmp_path / CONVERSATIONS_FILE, clock)
    with pytest.raises(ConversationNotFoundError):
        again.restore(ANNA, "a")
    with closing(sqlite3.connect(tmp_path / CONVERSATIONS_FILE)) as connection:
        for table in ("conversations", "exchanges", "feedback", "exchange_words", "title_words", "last_open"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table


def test_an_answer_that_comes_after_its_conversation_was_deleted_is_there_when_it_is_brought_back(
    store: Conversations,
) -> None:
    asked(store, ANNA, "a", "What did they adopt?")
    store.delete(ANNA, "a")
    store.finish(ANNA, "a-1", adopted())
    store.restore(ANNA, "a")
    assert store.read(ANNA, "a").exchanges[0].answer is not None


def test_the_conversation_shown_last_is_kept_for_each_browser(store: Conversations) -> None:
    asked(store, ANNA, "a", "one?")
    asked(store, ANNA, "b", "two?")
    store.keep_open(ANNA, "firefox", "a")
    store.keep_open(ANNA, "chromium", "a")
    store.keep_open(ANNA, "chromium", "b")
    assert (store.last_open(ANNA, "firefox"), store.last_open(ANNA, "chromium")) == ("a", "b")
    store.keep_open(ANNA, "firefox", None)
    assert store.last_open(ANNA, "firefox") is None


# search


def test_words_are_found_in_questions_answers_and_titles_taken_together(store: Conversations) -> None:
    asked(store, ANNA, "a", "What did they adopt?", adopted())
    store.take_in(ANNA, "a", "a-2", "And the zebras?")
    asked(store, ANNA, "b", "What about Bukhara?", answered("What about Bukhara?", ANSWERS["bukhara"]))
    store.rename(ANNA, "b", "Hubs for engineers")
    assert found(store, "zebra") == ["a"]
    assert found(store, "COMMUNIQUE zebras") == ["a"]  # one word in an answer, one in another question
    assert found(store, "engineers proposed") == ["b"]
    assert found(store, "Bukhara") == ["b", "a"]
    assert found(store, "bukh") == ["b", "a"]
    assert found(store, "zebras engineers") == []


@pytest.mark.parametrize(
    "text", ['"', "*", "(", "NEAR(", "a OR", "question:x", "^", "- -", "\x00", "\ud800", "'; DROP TABLE exchanges; --"]
)
def test_no_text_is_a_wrong_query(store: Conversations, text: str) -> None:
    asked(store, ANNA, "a", "What about zebras?")
    assert found(store, text) == []
    assert found(store, f"{text} ".replace("a OR", "") + "zebras") in ([], ["a"])
    assert titles(store) == ["What about zebras?"]


def test_an_operator_is_a_word_like_any_other(store: Conversations) -> None:
    asked(store, ANNA, "a", "Bukhara not Tashkent?")
    asked(store, ANNA, "b", "Bukhara?")
    assert found(store, "Bukhara NOT Tashkent") == ["a"]
    assert found(store, '"bukhara" near(') == []


def test_a_query_of_a_thousand_words_is_answered(store: Conversations) -> None:
    asked(store, ANNA, "a", "What about Bukhara?")
    assert found(store, "bukhara " * 1000) == ["a"]


# whose


def test_nobody_reads_or_changes_what_is_anothers(store: Conversations) -> None:
    asked(store, ANNA, "a", "What about Bukhara?", adopted())
    store.delete(ANNA, "a")
    store.restore(ANNA, "a")
    before = store.read(ANNA, "a")
    for attempt in (
        lambda: store.read(BORIS, "a"),
        lambda: store.take_in(BORIS, "a", "x", "mine?"),
        lambda: store.wait_again(BORIS, "a-1"),
        lambda: store.finish(BORIS, "a-1", declined("x")),
        lambda: store.fail(BORIS, "a-1", "x"),
        lambda: store.rename(BORIS, "a", "x"),
        lambda: store.delete(BORIS, "a"),
        lambda: store.judge(BORIS, "a-1", WHOLE_ANSWER, "bad"),
        lambda: store.keep_open(BORIS, "firefox", "a"),
    ):
        with pytest.raises(ConversationNotFoundError):
            attempt()
    assert (titles(store, BORIS), found(store, "Bukhara", BORIS)) == ([], [])
    assert store.read(ANNA, "a") == before
    store.delete(ANNA, "a")
    with pytest.raises(ConversationNotFoundError):
        store.restore(BORIS, "a")
    store.restore(ANNA, "a")
    store.keep_open(ANNA, "firefox", "a")
    assert store.last_open(BORIS, "firefox") is None


# feedback


def test_verdicts_are_kept_with_the_answer_and_can_be_changed_and_taken_back(store: Conversations) -> None:
    answer = adopted()
    asked(store, ANNA, "a", answer.question, answer)
    store.judge(ANNA, "a-1", WHOLE_ANSWER, "good")
    store.judge(ANNA, "a-1", WHOLE_ANSWER, "bad")
    store.judge(ANNA, "a-1", 3, "unsupported")
    store.judge(ANNA, "a-1", 1, "unsupported")
    store.judge(ANNA, "a-1", 1, None)
    assert store.read(ANNA, "a").exchanges[0].verdicts == {0: "bad", 3: "unsupported"}
    about_all, about_one = store.feedback()
    assert (about_all.answer, about_all.verdict, about_all.quote) == (answer, "bad", None)
    assert about_one.quote is not None
    assert (about_one.verdict, about_one.quote.text, about_one.given_at > about_all.given_at) == (
        "unsupported",
        HUB,
        True,
    )


@pytest.mark.parametrize(
    ("marker", "verdict"),
    [(4, "unsupported"), (-1, "unsupported"), (1, "good"), (0, "unsupported"), (0, "x"), (9, None)],
)
def test_a_verdict_on_what_is_not_there_is_refused(store: Conversations, marker: int, verdict: Verdict | None) -> None:
    asked(store, ANNA, "a", "adopt?", adopted())
    with pytest.raises(ConversationsError):
        store.judge(ANNA, "a-1", marker, verdict)
    assert not [*store.feedback()]


def test_a_question_without_an_answer_cannot_be_judged(store: Conversations) -> None:
    asked(store, ANNA, "a", "adopt?")
    with pytest.raises(ConversationsError):
        store.judge(ANNA, "a-1", WHOLE_ANSWER, "good")


# the file


def test_a_file_of_a_newer_readout_is_refused_and_left_alone(tmp_path: Path) -> None:
    Conversations.open(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / CONVERSATIONS_FILE)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(ConversationsError, match=r"conversations.*schema 99.*Update Readout"):
        Conversations.open(tmp_path)
    assert open_files(tmp_path) == []


def test_a_damaged_file_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / CONVERSATIONS_FILE).write_bytes(b"not a database at all, but long enough to be taken for one" * 20)
    with pytest.raises(ConversationsError, match="move it away"):
        Conversations.open(tmp_path)


def test_the_answer_kept_holds_every_quote_whole(tmp_path: Path) -> None:
    store = Conversations.open(tmp_path)
    asked(store, ANNA, "a", "adopt?", adopted())
    with closing(sqlite3.connect(tmp_path / CONVERSATIONS_FILE)) as connection:
        (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
        (words,) = connection.execute("SELECT answer FROM exchange_words").fetchone()
    assert mode == "wal"
    assert PLAN in words
