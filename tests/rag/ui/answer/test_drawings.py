"""What was drawn of a finished exchange is kept, and read again only when it may have changed."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from rag.errors import LibraryError
from rag.types import Answer, Article, Sentence
from rag.ui.answer.drawings import Drawings
from rag.ui.answer.exchange import exchange_drawn
from rag.ui.conversations.conversation import Exchange
from rag.ui.desk.desk import Desk
from tests.rag.ui.answers import answered, declined
from tests.rag.ui.articles import ARTICLES, BUKHARA, DUSHANBE, HUB, PLAN
from tests.rag.ui.fakes import FakeLibrary, fake_desk


class CountingLibrary(FakeLibrary):
    """Counts what is read of articles; each trouble spoils one reading of an article."""

    def __init__(self) -> None:
        super().__init__(ARTICLES)
        self.reads = 0
        self.troubles: list[Exception] = []

    def article(self, article_id: str) -> Article:
        self.reads += 1
        if self.troubles:
            raise self.troubles.pop()
        return super().article(article_id)

    def sentence_before(self, article_id: str, start: int) -> Sentence | None:
        self.reads += 1
        return super().sentence_before(article_id, start)

    def sentence_after(self, article_id: str, end: int) -> Sentence | None:
        self.reads += 1
        return super().sentence_after(article_id, end)


ANSWERED = answered("?", ((DUSHANBE, PLAN), (BUKHARA, HUB)))


def finished(answer: Answer) -> Exchange:
    return Exchange(answer.question, state="done", answer=answer)


def reads(library: CountingLibrary, desk: Desk, drawings: Drawings, exchanges: Sequence[Exchange]) -> int:
    """How often the library is read when they are drawn once more, each as it is drawn without keeping."""
    before, state = library.reads, desk.library_state
    drawn = [drawings.drawn(one, state, latest=False, open_mark=None) for one in exchanges]
    taken = library.reads - before
    assert drawn == [exchange_drawn(one, desk, latest=False, open_mark=None) for one in exchanges]
    return taken


@pytest.mark.parametrize("answer", [ANSWERED, declined("?")])
def test_a_finished_exchange_is_read_once_for_each_state_of_the_library(answer: Answer) -> None:
    library = CountingLibrary()
    desk = fake_desk(library=library)
    drawings, exchanges = Drawings(desk), [finished(answer)]
    assert reads(library, desk, drawings, exchanges) > 0
    assert reads(library, desk, drawings, exchanges) == 0
    library.put(replace(DUSHANBE, text=f"Now: {DUSHANBE.text}", sha256="other"))
    assert reads(library, desk, drawings, exchanges) > 0
    assert reads(library, desk, drawings, exchanges) == 0
    library.remove("dushanbe")
    assert reads(library, desk, drawings, exchanges) > 0
    assert reads(library, desk, drawings, exchanges) == 0


def test_which_one_is_latest_and_what_is_open_are_told_anew() -> None:
    desk = fake_desk()
    drawings, exchange = Drawings(desk), finished(ANSWERED)
    first = drawings.drawn(exchange, desk.library_state, latest=True, open_mark=None)
    second = drawings.drawn(exchange, desk.library_state, latest=False, open_mark=2)
    assert (first["latest"], first["open"], second["latest"], second["open"]) == (True, None, False, 2)


def test_an_exchange_that_is_not_finished_or_is_answered_anew_is_drawn_as_it_stands() -> None:
    desk = fake_desk()
    drawings, exchange = Drawings(desk), Exchange("?", state="writing", text="The le")
    for text in ("The le", "The leaders"):
        exchange.text = text
        drawn = drawings.drawn(exchange, desk.library_state, latest=True, open_mark=None)
        assert drawn["paragraphs"] == [[{"text": text}]]
    exchange.state = "done"
    for answer in (ANSWERED, declined("?")):
        exchange.answer = answer
        assert drawings.drawn(exchange, desk.library_state, latest=True, open_mark=None)["state"] == answer.status


def test_what_was_drawn_while_the_library_could_not_be_read_is_not_kept() -> None:
    library = CountingLibrary()
    desk = fake_desk(library=library)
    drawings, exchange = Drawings(desk), finished(ANSWERED)
    library.troubles.append(LibraryError("The library is locked."))
    spoilt = drawings.drawn(exchange, desk.library_state, latest=True, open_mark=None)
    assert spoilt["checked"] is not None
    assert not spoilt["checked"]["sound"]
    assert reads(library, desk, drawings, [exchange]) > 0
    assert reads(library, desk, drawings, [exchange]) == 0


def test_only_so_many_are_kept_those_drawn_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rag.ui.answer.drawings.DRAWINGS_KEPT", 3)
    library = CountingLibrary()
    desk = fake_desk(library=library)
    drawings = Drawings(desk)
    first, *others = [finished(ANSWERED) for _ in range(4)]
    assert reads(library, desk, drawings, [first, *others]) > 0
    assert reads(library, desk, drawings, others) == 0
    assert reads(library, desk, drawings, [first]) > 0
