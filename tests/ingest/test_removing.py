"""Articles are taken out of the library, or put right in it, and nothing else is touched."""

import datetime as dt
from contextlib import closing
from pathlib import Path

import pytest

from ingest.pipeline import correct, remove
from rag.encoding.recipe import Recipe
from rag.errors import ArticleNotFoundError, BusyError
from rag.settings import Settings
from rag.store.library import Library
from rag.submission import Correction
from tests.ingest.filling import THREE, again, check_whole, texts
from tests.rag.fake_embedder import FakeEmbedder
from tests.rag.fakes import fill, never_loaded
from tests.rag.store.test_lock import owned_by_another_process


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
