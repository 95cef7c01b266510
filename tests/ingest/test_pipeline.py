"""Sources into the library: what changed, and nothing else."""

import json
import os
import shutil
from pathlib import Path

import pytest

from ingest.pipeline import ingest
from rag.encoding.embedder import recipe_of
from rag.encoding.recipe import Recipe
from rag.settings import Settings
from rag.store.library import Library
from tests.ingest.filling import THREE, again, check_whole, texts
from tests.rag.fake_embedder import FakeEmbedder, counted
from tests.rag.fakes import fill, write_articles


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
        "passed_over",
    ]
    assert given["added"] == ["astana", "dushanbe", "tokyo", "y", "z"]
    [left_out], [note] = given["left_out"], given["notes"]
    assert (left_out["article"], left_out["reason"], left_out["text"]) == ("y", "byline", "By Nuzhat Rana")
    assert (left_out["pieces"], left_out["characters"]) == (1, 14)
    assert note["note"] == "has a `date` that was left out: 'soon' is not a day like 2025-10-09"
    assert [list(one) for one in given["skipped"]] == [["source", "reason"]]
    assert isinstance(given["seconds"], float)
