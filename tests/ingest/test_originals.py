"""PDFs are kept with the articles that were read from them."""

import sqlite3
from pathlib import Path

import pytest

from ingest.pipeline import correct, remove, take_in
from ingest.raw import RawDocument
from rag.settings import Settings
from rag.store import originals
from rag.store.library import LIBRARY_FILE, Library
from rag.submission import Correction
from tests.ingest.documents import pdf
from tests.rag.fake_embedder import FakeEmbedder
from tests.rag.fakes import fill, never_loaded, write_articles

pytestmark = pytest.mark.usefixtures("one_child")

SAID = "The Pact agreed to build a harbour in Lankaran by 2028."
DENIED = "The Pact did not agree to build a harbour in Lankaran."


def test_a_pdf_is_kept_with_its_article_and_goes_with_it(tmp_path: Path) -> None:
    news, data, settings = tmp_path / "news", tmp_path / "data", Settings.read(data=tmp_path / "data")
    write_articles(news, {"other": "No PDF."})
    (news / "pact.pdf").write_bytes(pdf([SAID]))
    fill(news, data)
    library = Library.open(data)
    assert (library.original("pact"), library.is_pdf("pact")) == (pdf([SAID]), True)
    assert (library.original("other"), library.is_pdf("other")) == (None, False)
    correct("pact", Correction("The harbour"), settings, load=FakeEmbedder)
    assert library.original("pact") == pdf([SAID])
    (news / "pact.pdf").write_bytes(pdf([DENIED]))
    fill(news, data)
    assert library.original("pact") == pdf([DENIED])
    remove("pact", settings, load=never_loaded)
    assert library.original("pact") is None
    library.close()


@pytest.mark.parametrize("replace", [True, False])
def test_a_pdf_that_an_older_readout_did_not_keep_is_kept_when_it_is_added_again(tmp_path: Path, replace: bool) -> None:
    data, settings = tmp_path / "data", Settings.read(data=tmp_path / "data")
    document = RawDocument("pact", "/news/pact.pdf", "pdf", pdf([SAID]))
    take_in([document], settings, load=FakeEmbedder)
    with sqlite3.connect(data / LIBRARY_FILE) as connection:
        connection.execute("DELETE FROM originals")
    connection.close()
    again = take_in([document], settings, replace=replace, load=never_loaded)
    assert (again.unchanged, again.updated) == (1, ())
    library = Library.open(data)
    assert library.original("pact") == pdf([SAID])
    library.close()


def test_a_pdf_too_large_to_be_kept_is_an_article_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(originals, "MAX_ORIGINAL_BYTES", 100)
    take_in(
        [RawDocument("pact", "/news/pact.pdf", "pdf", pdf([SAID]))],
        Settings.read(data=tmp_path),
        load=FakeEmbedder,
    )
    library = Library.open(tmp_path)
    assert (library.original("pact"), library.is_pdf("pact")) == (None, True)
    library.close()
