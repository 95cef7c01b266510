"""What goes wrong while a library is filled: nothing is lost, and the next run does the rest."""

import os
import shutil
import sys
import weakref
from pathlib import Path

import pytest

from ingest.__main__ import what_is_in
from ingest.drafts import CHUNK_PASSAGES
from ingest.report import StoppedError
from ingest.split import split
from rag.encoding.embedder import Embedder
from rag.errors import BusyError, EmbedderError
from rag.types import Article, Passage
from tests.ingest.filling import THREE, Counting, Interrupted, again, check_whole, texts, various
from tests.rag.fake_embedder import FakeEmbedder
from tests.rag.fakes import fill, write_articles
from tests.rag.store.test_lock import owned_by_another_process


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes there")
def test_a_file_name_that_is_not_utf8_does_not_stop_the_others(news: Path, data: Path) -> None:
    Path(os.fsdecode(os.fsencode(news) + b"/caf\xe9.md")).write_text("Six met at a caf\u00e9.", encoding="utf-8")
    fill(news, data)
    assert set(THREE) <= set(texts(data))


@pytest.mark.parametrize("front", ["a: &a [*a]", "title: a\n\tb", "a: !!bool perhaps"])
def test_one_hostile_file_does_not_stop_the_others(news: Path, data: Path, front: str) -> None:
    (news / "hostile.md").write_text(f"---\n{front}\n---\nSix met.\n")
    report = fill(news, data)
    assert set(THREE) <= set(report.added)
    assert [Path(one.source).name for one in report.skipped] == ["hostile.md"]


def test_an_embedder_that_fails_midway_leaves_whole_articles_and_the_next_run_does_the_rest(
    tmp_path: Path, data: Path
) -> None:
    many = {f"a{n:04}": various(n) for n in range(CHUNK_PASSAGES + 50)}
    news = write_articles(tmp_path / "news", many | {"b": f"{various(777)} This one breaks."})
    with pytest.raises(EmbedderError):
        fill(news, data, FakeEmbedder(fails_on="breaks"))
    held = texts(data)
    assert len(held) == CHUNK_PASSAGES
    assert all(held[name] == many[name] for name in held)
    embedder = FakeEmbedder()
    report = fill(news, data, embedder)
    assert (report.unchanged, len(report.added), len(embedder.encoded)) == (CHUNK_PASSAGES, 51, 51)
    check_whole(data, {*many, "b"})


def test_a_run_that_a_person_stops_says_what_is_in_and_the_next_does_the_rest(tmp_path: Path, data: Path) -> None:
    many = {f"a{n:04}": various(n) for n in range(CHUNK_PASSAGES)}
    news = write_articles(tmp_path / "news", many | {"b": f"{various(777)} This one breaks."})
    with pytest.raises(StoppedError) as stopped:
        fill(news, data, Interrupted())
    assert stopped.value.report.added == tuple(many)
    assert "192 added" in what_is_in(stopped.value)
    assert "before anything was changed" in what_is_in(KeyboardInterrupt())
    assert fill(news, data).added == ("b",)
    check_whole(data, {*many, "b"})


def test_progress_tells_documents_of_all_and_passages(news: Path, data: Path) -> None:
    (news / "empty.md").write_text("")
    (news / "two.jsonl").write_text('{"text": "A visa was agreed."}\n\n{"text": "A hub was agreed."}\n')
    progress = Counting()
    report = fill(news, data, progress=progress)
    assert (progress.told[-1], len(report.added), len(report.skipped)) == ((6, 6), 5, 1)
    assert progress.to_encode == progress.encoded_passages == report.passages == 5
    assert [done for done, _ in progress.told] == sorted(done for done, _ in progress.told)


def test_articles_are_let_go_of_when_they_are_stored(tmp_path: Path, data: Path) -> None:
    """Memory must not grow with the number of documents."""
    held: list[int] = []
    articles: list[weakref.ref[Article]] = []

    class Watching(Counting):
        def documents(self, done: int, of: int | None) -> None:
            held.append(sum(1 for one in articles if one() is not None))

    def split_and_note(article: Article, embedder: Embedder) -> list[Passage]:
        articles.append(weakref.ref(article))
        return split(article, embedder)

    news = write_articles(tmp_path / "news", {f"a{n:04}": various(n) for n in range(100)})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ingest.drafts.CHUNK_PASSAGES", 10)
        patch.setattr("ingest.pipeline.split", split_and_note)
        fill(news, data, progress=Watching())
    assert len(articles) == 100
    assert max(held) <= 30  # those that are encoded together, those that wait, and one or two in hand


def test_an_update_that_fails_keeps_the_old_article(news: Path, data: Path) -> None:
    fill(news, data)
    write_articles(news, {"tokyo": "A fund for gas, which breaks."})
    with pytest.raises(EmbedderError):
        fill(news, data, FakeEmbedder(fails_on="breaks"))
    assert texts(data) == THREE
    check_whole(data, set(THREE))


def test_a_run_beside_another_is_refused_and_changes_nothing(news: Path, data: Path) -> None:
    fill(news, data)
    write_articles(news, {"tokyo": "A fund for gas was announced."})
    with owned_by_another_process(data) as owner, pytest.raises(BusyError, match=f"process {owner.pid} "):
        fill(news, data)
    assert texts(data)["tokyo"] == THREE["tokyo"]
    assert fill(news, data).updated == ("tokyo",)


def test_a_run_that_only_indexes_what_a_killed_one_stored_loads_no_model(news: Path, data: Path) -> None:
    fill(news, data)
    shutil.rmtree(data / "index")
    said: list[str] = []

    class Listening:
        def say(self, message: str) -> None:
            said.append(message)

        def documents(self, done: int, of: int | None) -> None:
            assert done <= 3 == of

        def encoding(self, passages: int) -> None:
            raise AssertionError

        encoded = encoding

    assert again(news, data, progress=Listening()).unchanged == 3
    assert said == ["There is no search index yet: building it from 3 stored passages."]
    check_whole(data, set(THREE))
