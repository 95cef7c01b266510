import threading
import time

import pytest

from rag.errors import EmptyLibraryError, LibraryError
from rag.types import Question
from rag.ui.desk.desk import ANSWERS_AT_ONCE, AnswerEvent, Desk
from tests.rag.ui.articles import ARTICLES
from tests.rag.ui.fakes import FakeChain, FakeLibrary, fake_desk


def loaded(desk: Desk) -> Desk:
    deadline = time.monotonic() + 10
    while desk.status.state == "loading" and time.monotonic() < deadline:
        time.sleep(0.01)
    return desk


def test_the_library_can_be_read_while_the_model_loads() -> None:
    loading = threading.Event()
    desk = fake_desk(loading=loading)
    assert desk.articles == ARTICLES
    assert desk.status.state == "loading"
    loading.set()
    assert loaded(desk).status.sentence == "Ready · 4 articles"


def test_loading_says_how_long_it_has_taken() -> None:
    now = [100.0]
    loading = threading.Event()

    def open_chain(notify: object) -> FakeChain:
        loading.wait(10)
        return FakeChain()

    desk = Desk(FakeLibrary, open_chain, clock=lambda: now[0])
    desk.open()
    now[0] = 104.2
    assert desk.status.sentence == "Loading the language model… 4 s"
    loading.set()


def test_a_library_filled_since_is_found_when_looked_for_again() -> None:
    answers = iter([EmptyLibraryError("empty"), FakeLibrary()])

    def open_library() -> FakeLibrary:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    desk = Desk(open_library, lambda notify: FakeChain())
    desk.open()
    assert desk.status.state == "empty"
    desk.open()
    assert loaded(desk).status.state == "ready"


def test_a_library_that_cannot_be_read_says_why() -> None:
    def open_library() -> FakeLibrary:
        raise LibraryError("The library '/x' cannot be opened.")

    desk = Desk(open_library, lambda notify: FakeChain())
    desk.open()
    assert (desk.status.state, desk.status.sentence) == ("failed", "The library '/x' cannot be opened.")


def test_a_library_opened_again_takes_the_place_of_the_one_before_which_is_closed() -> None:
    opened: list[FakeLibrary] = []

    def open_library() -> FakeLibrary:
        opened.append(FakeLibrary())
        return opened[-1]

    def open_chain(notify: object) -> FakeChain:
        if len(opened) == 1:
            raise LibraryError("The model could not be loaded.")
        return FakeChain()

    desk = Desk(open_library, open_chain)
    desk.open()
    assert loaded(desk).status.state == "failed"
    desk.open()
    assert loaded(desk).status.state == "ready"
    assert [one.closed for one in opened] == [True, False]
    desk.close()
    assert opened[1].closed


def test_an_article_that_was_removed_is_none() -> None:
    assert fake_desk().article("gone") is None


@pytest.mark.parametrize("asked", [ANSWERS_AT_ONCE * 2])
def test_no_more_questions_are_answered_side_by_side_than_allowed(asked: int) -> None:
    together, most, lock = [0], [0], threading.Lock()
    all_of_them = threading.Barrier(ANSWERS_AT_ONCE, timeout=10)

    class Counting(FakeChain):
        def stream(self, question: Question) -> "object":
            with lock:
                together[0] += 1
                most[0] = max(most[0], together[0])
            all_of_them.wait()  # nobody leaves before so many are there
            with lock:
                together[0] -= 1
            yield from super().stream(question)

    desk = loaded(fake_desk(chain=Counting()))
    pieces: list[AnswerEvent] = []
    threads = [threading.Thread(target=lambda: pieces.extend(desk.answer(Question("adopt?")))) for _ in range(asked)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most[0] == ANSWERS_AT_ONCE


def test_articles_that_another_process_adds_are_counted_without_a_restart() -> None:
    library = FakeLibrary(ARTICLES[:1])
    desk = Desk(lambda: library, lambda notify: FakeChain())
    desk.open()
    assert len(desk.articles) == 1
    library.put(ARTICLES[1])
    assert desk.articles == ARTICLES[:2]


def test_a_library_whose_last_article_is_removed_is_empty_and_ready_again_with_the_next_one() -> None:
    library = FakeLibrary(ARTICLES[:1])
    desk = loaded(fake_desk(library=library))
    library.remove(ARTICLES[0].id)
    assert (desk.status.state, desk.status.sentence) == ("empty", "The library holds no article any more.")
    library.put(ARTICLES[1])
    assert desk.status.sentence == "Ready · 1 article"


def test_the_model_of_the_chain_is_handed_on_once_it_has_loaded() -> None:
    loading, model, found = threading.Event(), object(), []

    class WithModel(FakeChain):
        embedder = model

    desk = fake_desk(chain=WithModel(), loading=loading)
    waiting = threading.Thread(target=lambda: found.append(desk.embedder()))
    waiting.start()
    time.sleep(0.05)
    assert found == []
    loading.set()
    waiting.join(10)
    assert found == [model]


def test_what_waits_for_the_chain_is_called_once_when_it_has_loaded() -> None:
    loading, called = threading.Event(), threading.Event()
    desk = fake_desk(loading=loading, failures=[LibraryError("x")])
    calls: list[str] = []
    desk.when_ready(lambda: calls.append("asked while loading"))
    loading.set()
    assert loaded(desk).status.state == "failed"
    assert calls == []
    desk.when_ready(called.set)
    desk.open()
    assert called.wait(10)
    desk.when_ready(lambda: calls.append("asked when ready"))
    assert calls == ["asked while loading", "asked when ready"]


def test_without_a_chain_there_is_no_model_to_hand_on() -> None:
    assert fake_desk(articles=()).embedder() is None
    assert loaded(fake_desk(failures=[LibraryError("x")])).embedder() is None


def test_a_library_that_cannot_be_searched_finds_nothing() -> None:
    class Broken(FakeLibrary):
        def articles_with(self, text: str) -> frozenset[str]:
            raise LibraryError("The library cannot be read.")

    assert fake_desk(library=Broken()).articles_with("hub") == frozenset()
    assert fake_desk().articles_with("hub") == {"bukhara"}
