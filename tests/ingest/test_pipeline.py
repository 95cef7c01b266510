"""Sources into the library: what changed, and nothing else."""

import datetime as dt
import json
import os
import shutil
import sqlite3
import sys
import weakref
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ingest.__main__ import what_is_in
from ingest.drafts import CHUNK_PASSAGES
from ingest.pipeline import correct, ingest, remove
from ingest.progress import Silent
from ingest.report import StoppedError
from ingest.split import split
from rag.conversations import CONVERSATIONS_FILE, Conversations
from rag.encoding.embedder import Embedder, recipe_of
from rag.encoding.recipe import Recipe
from rag.errors import ArticleNotFoundError, BusyError, EmbedderError
from rag.settings import Settings
from rag.store.index import PassageIndex
from rag.store.library import LIBRARY_FILE, Library
from rag.store.versions import VERSIONS_KEPT
from rag.submission import Correction
from rag.types import EVERYTHING, Article, Passage, Span
from tests.rag.fakes import VOCABULARY, FakeEmbedder, counted, fake_chain, fill, never_loaded, write_articles
from tests.rag.store.test_lock import owned_by_another_process

THREE = {
    "astana": "The treaty has 15 articles.",
    "dushanbe": "A hub in Bukhara was proposed.\n\nThe railway was not.",
    "tokyo": "A fund for water was announced.",
}


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "news", THREE)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def again(news: Path, data: Path, **options: object):
    """A run that has nothing to encode."""
    return ingest([str(news)], Settings.read(data=data), load=never_loaded, **options)


def texts(data: Path) -> dict[str, str]:
    library = Library.create(data)
    found = {article.id: article.text for article in library.articles()}
    library.close()
    return found


def check_whole(data: Path, ids: set[str]) -> None:
    """The library has exactly these articles, each whole, and the index exactly their passages."""
    with closing(sqlite3.connect(data / LIBRARY_FILE)) as connection:
        count = {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("passages", "passage_words", "sentences")
        }
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("INSERT INTO passage_words(passage_words) VALUES ('integrity-check')")
    assert count["passages"] == count["passage_words"] <= count["sentences"]
    library = Library.create(data)
    assert set(library.article_ids()) == ids
    stored = library.passages(library.passage_ids())
    assert {one.passage.article_id for one in stored.values()} == ids
    for one in stored.values():
        assert one.text == library.article(one.passage.article_id).text[one.passage.start : one.passage.end]
    index = PassageIndex(data, recipe_of(None))
    assert index.is_current(library)
    for one in stored.values():
        assert index.search(one.vector, 1, EVERYTHING, library)[0][1] == pytest.approx(1, abs=1e-3)
    assert {one for one, _ in index.search(counted("treaty"), 10_000, EVERYTHING, library)} <= stored.keys()
    index.close()
    library.close()


# What a run does


def test_a_first_run_adds_everything(news: Path, data: Path) -> None:
    report = fill(news, data)
    assert report.added == ("astana", "dushanbe", "tokyo")
    assert (report.updated, report.unchanged, report.removed, report.skipped, report.passages) == ((), 0, (), (), 3)
    check_whole(data, set(THREE))


def test_a_second_run_encodes_nothing_and_loads_no_model(news: Path, data: Path) -> None:
    fill(news, data)
    pointer = (data / "index" / "CURRENT").read_text()
    report = again(news, data)
    assert (report.added, report.updated, report.unchanged, report.passages) == ((), (), 3, 0)
    assert (data / "index" / "CURRENT").read_text() == pointer


def test_a_changed_article_is_replaced_and_only_it_is_encoded(news: Path, data: Path) -> None:
    fill(news, data)
    write_articles(news, {"tokyo": "A fund for gas was announced."})
    embedder = FakeEmbedder()
    report = fill(news, data, embedder)
    assert (report.added, report.updated, report.unchanged) == ((), ("tokyo",), 2)
    assert [text.split("\n")[-1] for text in embedder.encoded] == ["A fund for gas was announced."]
    assert texts(data)["tokyo"] == "A fund for gas was announced."
    check_whole(data, set(THREE))


def test_an_article_whose_metadata_alone_changed_is_encoded_again_with_its_new_heading(news: Path, data: Path) -> None:
    fill(news, data)
    write_articles(news, {"tokyo": THREE["tokyo"]}, title="A new title")
    embedder = FakeEmbedder()
    assert fill(news, data, embedder).updated == ("tokyo",)
    assert embedder.encoded == [f"A new title\n{THREE['tokyo']}"]


def test_what_stands_in_front_of_a_passage_is_its_article_s_heading(tmp_path: Path, data: Path) -> None:
    folder = write_articles(tmp_path / "one", {"a": "Six met."}, title="T", summit="S", place="P", date="2025-10-09")
    embedder = FakeEmbedder()
    fill(folder, data, embedder)
    assert embedder.encoded == ["T. S. P. 9 October 2025\nSix met."]


def test_sentences_are_encoded_from_their_own_places_behind_the_heading(news: Path, data: Path) -> None:
    fill(news, data)
    library = Library.open(data)
    [stored] = [one for one in library.passages(library.passage_ids()).values() if one.heading == "Dushanbe"]
    assert stored.sentence_vectors.tolist() == [counted("hub").tolist(), counted("railway").tolist()]
    library.close()


def test_a_renamed_file_is_a_new_article_and_the_old_one_goes_only_with_prune(news: Path, data: Path) -> None:
    fill(news, data)
    (news / "tokyo.md").rename(news / "tokyo-2025.md")
    report = fill(news, data)
    assert (report.added, report.removed) == (("tokyo-2025",), ())
    assert set(texts(data)) == {*THREE, "tokyo-2025"}
    report = again(news, data, prune=True)
    assert (report.unchanged, report.removed) == (3, ("tokyo",))
    check_whole(data, {"astana", "dushanbe", "tokyo-2025"})


def test_prune_leaves_articles_that_came_from_elsewhere(news: Path, tmp_path: Path, data: Path) -> None:
    fill(news, data)
    fill(write_articles(tmp_path / "other", {"baku": "A visa was agreed."}), data)
    (news / "tokyo.md").unlink()
    shutil.rmtree(tmp_path / "other")
    assert again(news, data, prune=True).removed == ("tokyo",)
    assert set(texts(data)) == {"astana", "dushanbe", "baku"}


def test_prune_of_a_folder_that_is_gone_removes_nothing(news: Path, data: Path) -> None:
    fill(news, data)
    news.rename(news.with_name("moved"))
    report = again(news, data, prune=True)
    assert (report.removed, len(report.skipped)) == ((), 1)
    assert set(texts(data)) == set(THREE)


def test_prune_of_single_files_removes_nothing(news: Path, data: Path) -> None:
    fill(news, data)
    (news / "tokyo.md").unlink()
    assert again(news / "astana.md", data, prune=True).removed == ()


def test_prune_does_not_mistake_a_folder_whose_name_begins_alike(tmp_path: Path, data: Path) -> None:
    news = write_articles(tmp_path / "news", {"a": "Six met."})
    fill(write_articles(tmp_path / "news-old", {"b": "Five met."}), data)
    fill(news, data)
    shutil.rmtree(tmp_path / "news-old")
    assert again(news, data, prune=True).removed == ()


def test_a_moved_folder_is_unchanged_and_pruned_by_where_it_lies_now(news: Path, data: Path) -> None:
    fill(news, data)
    moved = news.rename(news.with_name("moved"))
    report = again(moved, data)
    assert (report.unchanged, report.passages) == (3, 0)
    (moved / "tokyo.md").unlink()
    assert again(moved, data, prune=True).removed == ("tokyo",)


def test_two_files_of_one_name_in_different_folders_are_two_articles_that_keep_their_ids(
    news: Path, data: Path
) -> None:
    write_articles(news / "later", {"tokyo": "Another article."})
    assert fill(news, data).added == ("astana", "dushanbe", "tokyo", "tokyo-news")
    assert sorted(one for name, one in texts(data).items() if "tokyo" in name) == [
        "A fund for water was announced.",
        "Another article.",
    ]
    before = texts(data)
    assert again(news / "later", data).unchanged == again(news / "tokyo.md", data).unchanged == 1
    assert again(news, data).unchanged == 4
    assert texts(data) == before


def test_another_folder_s_file_of_a_stored_article_s_name_does_not_replace_it(
    news: Path, tmp_path: Path, data: Path
) -> None:
    fill(news, data)
    report = fill(write_articles(tmp_path / "other", {"tokyo": "Quite another article."}), data)
    assert (report.added, report.updated) == (("tokyo-other",), ())
    assert texts(data)["tokyo"] == THREE["tokyo"]


def test_a_folder_that_was_moved_and_edited_is_updated_and_not_doubled(news: Path, data: Path) -> None:
    fill(news, data)
    moved = news.rename(news.with_name("moved"))
    report = fill(write_articles(moved, {"tokyo": "Quite another article."}), data)
    assert (report.added, report.updated, report.unchanged) == ((), ("tokyo",), 2)
    assert texts(data)["tokyo"] == "Quite another article."


@pytest.mark.parametrize("stored", [False, True])
def test_a_file_named_twice_is_read_once(news: Path, data: Path, stored: bool) -> None:
    if stored:
        fill(news, data)
    sources = [str(news / "tokyo.md"), str(news), os.path.relpath(news / "tokyo.md")]
    report = ingest(sources, Settings.read(data=data), load=FakeEmbedder)
    assert (len(report.added), report.unchanged, report.skipped) == ((0, 3, ()) if stored else (3, 0, ()))


def test_a_file_that_became_unreadable_is_skipped_and_keeps_its_stored_version(news: Path, data: Path) -> None:
    fill(news, data)
    (news / "tokyo.md").write_bytes(b"\xff\x00\xff")
    report = again(news, data, prune=True)
    assert (report.unchanged, report.removed) == (2, ())
    assert report.skipped[0].source == str(news / "tokyo.md")
    check_whole(data, set(THREE))
    assert texts(data)["tokyo"] == THREE["tokyo"]


def test_a_text_file_renamed_to_markdown_is_read_again(tmp_path: Path, data: Path) -> None:
    (tmp_path / "a.txt").write_text("Six **met** in [Dushanbe](https://example.org).")
    fill(tmp_path / "a.txt", data)
    (tmp_path / "a.txt").rename(tmp_path / "a.md")
    fill(tmp_path / "a.md", data)
    assert texts(data)["a"] == "Six met in Dushanbe."


def test_an_article_without_a_sentence_is_stored_and_can_be_shown(tmp_path: Path, data: Path) -> None:
    report = fill(write_articles(tmp_path / "one", {"a": "# Only a heading"}), data)
    assert (report.added, report.passages) == (("a",), 0)
    assert texts(data) == {"a": "# Only a heading"}


def test_an_empty_library_has_an_index_too(tmp_path: Path, data: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert len(again(tmp_path / "empty", data).skipped) == 1
    check_whole(data, set())


def test_after_a_change_of_model_every_article_is_encoded_again_even_one_whose_file_is_gone(
    news: Path, data: Path
) -> None:
    library = Library.create(data)
    library.close()
    fill(news, data, FakeEmbedder(recipe=Recipe("old", "0" * 64)))
    (news / "tokyo.md").unlink()
    embedder = FakeEmbedder()
    report = fill(news, data, embedder)
    assert sorted(report.updated) == ["astana", "dushanbe", "tokyo"]
    assert len(embedder.encoded) == 3
    library = Library.open(data)
    assert library.recipes() == (str(recipe_of(None)),)
    library.close()
    assert again(news, data).unchanged == 2


# Removing one article


def test_a_removed_article_is_gone_from_the_library_and_the_index_and_nothing_is_encoded(
    news: Path, data: Path
) -> None:
    fill(news, data)
    assert remove("tokyo", Settings.read(data=data), load=never_loaded).removed == ("tokyo",)
    check_whole(data, {"astana", "dushanbe"})


def test_what_was_put_right_is_kept_by_later_runs_and_goes_with_the_article(news: Path, data: Path) -> None:
    fill(news, data)
    right = Correction("Fund agreed in Tokyo", place="Tokyo, Japan", date=dt.date(2025, 12, 20), edition=3)
    assert correct("tokyo", right, Settings.read(data=data), load=FakeEmbedder).updated == ("tokyo",)
    assert described(data, "tokyo") == right
    assert again(news, data).unchanged == 3
    (news / "tokyo.md").write_text("---\ntitle: Tokyo\nplace: Kyoto\n---\nA fund for gas was announced.\n")
    assert fill(news, data).updated == ("tokyo",)
    assert described(data, "tokyo") == right
    assert "gas" in texts(data)["tokyo"]
    remove("tokyo", Settings.read(data=data), load=never_loaded)
    fill(news, data)
    assert described(data, "tokyo").place == "Kyoto"


def test_an_article_that_is_not_there_cannot_be_put_right(news: Path, data: Path) -> None:
    fill(news, data)
    with pytest.raises(ArticleNotFoundError, match="'paris'"):
        correct("paris", Correction("Paris"), Settings.read(data=data), load=never_loaded)


def described(data: Path, article_id: str) -> Correction:
    with closing(Library.open(data)) as library:
        one = library.article(article_id)
    return Correction(one.title, one.summit, one.edition, one.date, one.place, one.publisher)


def test_an_article_that_is_not_there_cannot_be_removed(news: Path, data: Path) -> None:
    fill(news, data)
    with pytest.raises(ArticleNotFoundError, match="'paris'"):
        remove("paris", Settings.read(data=data), load=never_loaded)
    check_whole(data, set(THREE))


def test_an_article_is_not_removed_while_another_process_fills_the_library(news: Path, data: Path) -> None:
    fill(news, data)
    with owned_by_another_process(data), pytest.raises(BusyError):
        remove("tokyo", Settings.read(data=data), load=never_loaded)
    check_whole(data, set(THREE))


def test_an_article_removed_after_a_change_of_model_leaves_the_others_encoded_anew(news: Path, data: Path) -> None:
    """An index of old vectors that says it is of the new model would never be put right."""
    Library.create(data).close()
    fill(news, data, FakeEmbedder(recipe=Recipe("old", "0" * 64)))
    embedder = FakeEmbedder()
    report = remove("tokyo", Settings.read(data=data), load=lambda: embedder)
    assert (report.updated, report.removed, len(embedder.encoded)) == (("astana", "dushanbe"), ("tokyo",), 2)
    check_whole(data, {"astana", "dushanbe"})


# What goes wrong


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


def various(number: int) -> str:
    """A text with another vector for every number; the index's graph does badly with hundreds of equal ones."""
    counts = [1 + number // 4**place % 4 for place in range(5)]
    named = (f"{word} " * count for word, count in zip(VOCABULARY, counts, strict=False))
    return f"Point {number} is {''.join(named)}and all."


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


class Interrupted(FakeEmbedder):
    """A person presses Ctrl-C while the article with that word is encoded."""

    def encode_passages(self, texts: Sequence[str], sentence_spans: Sequence[Sequence[Span]]) -> Any:
        for batch in super().encode_passages(texts, sentence_spans):
            if "breaks" in self.encoded[-1]:
                raise KeyboardInterrupt
            yield batch


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


class Counting(Silent):
    """Notes the progress that is told."""

    def __init__(self) -> None:
        self.told: list[tuple[int, int | None]] = []
        self.to_encode = self.encoded_passages = 0

    def documents(self, done: int, of: int | None) -> None:
        self.told.append((done, of))

    def encoding(self, passages: int) -> None:
        self.to_encode += passages

    def encoded(self, passages: int) -> None:
        self.encoded_passages += passages


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


def test_the_report_is_the_object_that_scripts_read(news: Path, data: Path) -> None:
    (news / "x.pdf").write_bytes(b"%PDF")
    (news / "y.txt").write_text("Six met.\n\nBy Nuzhat Rana")
    (news / "z.md").write_text("---\ndate: soon\n---\nSix met.")
    given = json.loads(json.dumps(fill(news, data).as_json()))
    assert list(given) == [
        "added",
        "updated",
        "unchanged",
        "removed",
        "skipped",
        "passages",
        "seconds",
        "left_out",
        "notes",
        "duplicates",
        "reprints",
    ]
    assert given["added"] == ["astana", "dushanbe", "tokyo", "y", "z"]
    [left_out], [note] = given["left_out"], given["notes"]
    assert (left_out["article"], left_out["reason"], left_out["text"]) == ("y", "byline", "By Nuzhat Rana")
    assert (left_out["pieces"], left_out["characters"]) == (1, 14)
    assert note["note"] == "has a `date` that was left out: 'soon' is not a day like 2025-10-09"
    assert [list(one) for one in given["skipped"]] == [["source", "reason"]]
    assert isinstance(given["seconds"], float)


# Versions


def test_a_changed_article_keeps_its_id_and_what_was_quoted_of_it(news: Path, data: Path) -> None:
    fill(news, data)
    library = Library.open(data)
    quoted = library.article("dushanbe")
    write_articles(news, {"dushanbe": "A hub in Termez was proposed.\n\nThe railway was not."})
    assert fill(news, data).updated == ("dushanbe",)
    assert library.article("dushanbe").text.startswith("A hub in Termez")
    assert library.articles_with("Bukhara") == set()
    earlier = library.earlier_version("dushanbe", 0, "A hub in Bukhara was proposed.")
    assert earlier is not None
    assert (earlier.article.text, earlier.article.sha256) == (quoted.text, quoted.sha256)
    assert abs((earlier.until - dt.datetime.now(dt.UTC).date()).days) <= 1
    assert library.earlier_version("dushanbe", 1, "A hub in Bukhara was proposed.") is None
    assert library.earlier_version("dushanbe", 0, "") is None
    write_articles(news, {"dushanbe": THREE["dushanbe"]})  # as it was
    fill(news, data)
    assert library.earlier_version("dushanbe", 0, "A hub in Bukhara was proposed.") is None
    assert library.earlier_version("dushanbe", 0, "A hub in Termez was proposed.") is not None
    library.remove("dushanbe")
    write_articles(news, {"dushanbe": "Another."})
    fill(news, data)
    assert library.earlier_version("dushanbe", 0, "A hub in Termez was proposed.") is None
    library.close()


def test_an_article_with_other_metadata_and_the_same_text_is_no_other_version(news: Path, data: Path) -> None:
    fill(news, data)
    write_articles(news, {"dushanbe": THREE["dushanbe"]}, place="Dushanbe")
    assert fill(news, data).updated == ("dushanbe",)
    library = Library.open(data)
    assert library.earlier_version("dushanbe", 0, "A hub") is None
    library.close()


def test_old_versions_go_but_the_latest_few_and_what_a_kept_conversation_quotes(news: Path, data: Path) -> None:
    told = [f"A fund for {number} rivers was announced." for number in range(VERSIONS_KEPT + 4)]
    steady = "The railway was agreed."
    for number, one in enumerate(told):
        write_articles(news, {"tokyo": f"{one}\n\n{steady}"})
        fill(news, data)
        if number in (1, 2):
            chain = fake_chain(data)
            answer = chain.invoke("Which fund was announced?")
            assert {one, steady} >= {quote.text for quote in answer.cited} >= {one}
            with closing(Conversations.open(data)) as kept:
                kept.take_in("anna", "c", str(number), answer.question)
                kept.finish("anna", str(number), answer)
                if number == 2:
                    kept.delete("anna", "c")  # it can be brought back
            chain.close()
    with closing(Library.open(data)) as library:
        held = [bool(library.earlier_version("tokyo", 0, one)) for one in told]
        assert held == [False, True, True, *[True] * VERSIONS_KEPT, False]
    (data / CONVERSATIONS_FILE).unlink()
    write_articles(news, {"tokyo": "Nothing."})
    fill(news, data)
    with closing(Library.open(data)) as library:
        assert [bool(library.earlier_version("tokyo", 0, one)) for one in told] == [False] * 4 + [True] * VERSIONS_KEPT


def test_old_versions_are_kept_when_the_conversations_cannot_be_read(news: Path, data: Path) -> None:
    fill(news, data)
    (data / CONVERSATIONS_FILE).write_bytes(b"no conversations" * 100)
    for number in range(VERSIONS_KEPT + 2):
        write_articles(news, {"tokyo": f"A fund for {number} rivers was announced."})
        assert fill(news, data).updated == ("tokyo",)
    with closing(Library.open(data)) as library:
        assert library.earlier_version("tokyo", 0, THREE["tokyo"])
