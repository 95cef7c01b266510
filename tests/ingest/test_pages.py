"""Where the pages of a PDF begin in its article, kept with it and found later for those stored without."""

from contextlib import closing
from pathlib import Path

import pytest

from ingest.pages import page_starts
from ingest.pipeline import ingest
from rag.settings import Settings
from rag.store import Library
from tests.ingest.documents import pdf
from tests.rag.fake_embedder import FakeEmbedder

pytestmark = pytest.mark.usefixtures("one_child")

FIRST = "The leaders of the Harbour Union met in Port Teller on Friday.\nThey adopted a budget of nine million crowns."
SECOND = "The budget will be paid in equal parts by all eleven members.\nThey meet again in May."


def test_a_page_begins_where_its_first_line_stands_that_was_kept() -> None:
    text = "The leaders met in Lorn.\nThey agreed on infra-structure for all."
    pages = (
        "Head 1\nThe leaders met in Lorn.\nThey agreed on",
        "Head 2\ninfra-structure for all.",
        "",
        "nowhere to be found",
    )
    assert [text[start:][:5] for start in page_starts(text, pages)] == ["The l", "infra", "", ""]
    assert page_starts(text, ()) == ()


def test_the_page_of_each_place_is_stored_and_found_again_for_articles_from_before(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf([FIRST, SECOND]))
    settings = Settings.read(data=tmp_path / "data")
    ingest([str(tmp_path / "a.pdf")], settings, load=FakeEmbedder)

    def page_of(words: str) -> int | None:
        with closing(Library.open(settings.data)) as library:
            article = library.article("a")
        return article.page_at(article.text.index(words))

    assert (page_of("nine million"), page_of("equal parts")) == (1, 2)
    with closing(Library.create(settings.data)) as library, library._write() as connection:
        connection.execute("UPDATE articles SET pages = NULL")
    assert page_of("equal parts") is None
    ingest([str(tmp_path / "a.pdf")], settings, load=FakeEmbedder)
    assert (page_of("nine million"), page_of("equal parts")) == (1, 2)
