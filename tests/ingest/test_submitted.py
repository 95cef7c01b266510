"""What was handed in at the window, into the library."""

import datetime as dt
import random
import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.bundles import BUNDLES
from ingest.pipeline import ingest, take_in
from ingest.progress import Silent
from ingest.raw import MAX_BYTES, RawDocument, Skipped
from ingest.readers import READ_AS
from ingest.report import IngestReport
from ingest.submitted import ORIGIN, ReadReport, read_ahead, shown, submitted
from ingest.web import Web
from rag.encoding.recipe import Recipe
from rag.settings import Settings
from rag.store.library import Library
from rag.submission import Correction, Pasted, Submission, Upload
from rag.types import Article
from tests.rag.fake_embedder import FakeEmbedder
from tests.rag.fakes import fill, never_loaded, write_articles

pytestmark = pytest.mark.usefixtures("one_child")

GOOD = Upload("tokyo.md", b"---\ntitle: Tokyo\n---\nA fund for water was announced.\n")
HOSTILE_TITLE = "---\nurl: javascript:alert(1)\n\u2028<img src=x> \"quoted\": #1 🚆 'x' [a] {b} \\n"


CAN = ", ".join([*READ_AS, *BUNDLES])


def hand_in(data: Path, *given: Submission, embedder: FakeEmbedder | None = None) -> IngestReport:
    fake = embedder or FakeEmbedder()
    documents = (found for one in given for found in submitted(one, Web(), Silent()))
    return take_in(documents, Settings.read(data=data), replace=False, load=lambda: fake)


def only(submission: Submission) -> object:
    """The one document that a submission holds."""
    (found,) = submitted(submission, Web(), Silent())
    return found


def articles(data: Path) -> dict[str, Article]:
    library = Library.create(data)
    found = {one.id: one for one in library.articles()}
    library.close()
    return found


def reasons(skipped: Sequence[Skipped]) -> list[tuple[str, str]]:
    return [(one.source, one.reason) for one in map(shown, skipped)]


def test_a_file_is_read_as_it_would_be_from_a_folder(tmp_path: Path, data: Path) -> None:
    assert hand_in(data, GOOD).added == ("tokyo",)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "tokyo.md").write_bytes(GOOD.content)
    elsewhere = tmp_path / "elsewhere"
    fill(tmp_path / "news", elsewhere)
    assert articles(data) == articles(elsewhere)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.pdf", b"%PDF", "it is no PDF; save it again, or give it the ending of what it is"),
        ("a.doc", b"text", f".doc cannot be read yet; save it as one of {CAN}"),
        (
            ".md",
            b"text",
            f"files without an ending cannot be read yet; save it as one of {CAN}",
        ),
        ("a.md", b"\xff\x00\x01\x02", "it is not text: it holds bytes that stand for no letters in any encoding"),
        ("a.txt", b"", "it is empty"),
        ("a\x07.txt", b"text", "its name, which is the article's id, has characters that are not text; rename it"),
    ],
)
def test_a_file_that_cannot_be_read_is_skipped_with_the_reason_and_the_others_go_in(
    data: Path, name: str, content: bytes, reason: str
) -> None:
    report = hand_in(data, Upload(name, content), GOOD)
    assert report.added == ("tokyo",)
    assert reasons(report.skipped) == [(name, reason)]


def test_a_file_that_is_too_long_is_skipped() -> None:
    found = only(Upload("a.txt", b"x" * (MAX_BYTES + 1)))
    assert isinstance(found, Skipped)
    assert "split it into articles" in found.reason


def test_a_file_with_an_article_a_line_gives_them_all(data: Path) -> None:
    oslo, riga = (
        b'{"id": "oslo", "title": "Oslo", "text": "A fund was agreed."}',
        b'{"title": "Riga", "text": "A pact was signed."}',
    )
    assert hand_in(data, Upload("news.jsonl", oslo + b"\n" + riga)).added == ("oslo", "news-2")


@pytest.mark.parametrize("name", ["C:\\news\\tokyo.md", "/etc/../tokyo.md", "../../tokyo.md"])
def test_the_path_in_a_files_name_is_left_out(name: str) -> None:
    found = only(Upload(name, b"text"))
    assert isinstance(found, RawDocument)
    assert (found.article_id, found.origin) == ("tokyo", f"{ORIGIN}tokyo.md")


def test_the_same_file_again_is_unchanged_and_another_of_its_name_is_skipped(data: Path) -> None:
    hand_in(data, GOOD)
    again = hand_in(data, GOOD, embedder=FakeEmbedder(fails_on="water"))
    assert (again.added, again.unchanged, again.skipped) == ((), 1, ())
    other = hand_in(data, Upload("tokyo.md", b"Something else."))
    assert (other.added, other.updated, other.unchanged) == ((), (), 0)
    reason = "an article named 'tokyo' is already in the library; remove it first, or give this one another name"
    assert reasons(other.skipped) == [("tokyo.md", reason)]
    assert articles(data)["tokyo"].title == "Tokyo"


@pytest.mark.parametrize("second", [Upload("tokyo.txt", b"Something else."), Upload("tokyo.md", b"Something else.")])
def test_of_two_files_of_one_name_the_first_goes_in_and_the_other_is_named(data: Path, second: Upload) -> None:
    report = hand_in(data, GOOD, second)
    assert report.added == ("tokyo",)
    ((source, reason),) = reasons(report.skipped)
    assert source == second.name
    assert reason.startswith("tokyo.md has the same name")


def test_a_folder_that_is_pruned_never_takes_what_was_handed_in(tmp_path: Path, data: Path) -> None:
    hand_in(data, GOOD, Upload(f"{tmp_path}/news/astana.md", b"The treaty has 15 articles."))
    news = write_articles(tmp_path / "news", {"dushanbe": "A hub was proposed."})
    fill(news, data)
    for folder in (news, tmp_path, Path("/")):
        assert ingest([str(news)], Settings.read(data=data), load=never_loaded, prune=True).removed == ()
        assert take_in([], Settings.read(data=data), prune=[folder], load=never_loaded).removed == ()
    assert set(articles(data)) == {"tokyo", "astana", "dushanbe"}


def test_a_file_of_the_corpus_handed_in_again_still_belongs_to_its_folder(tmp_path: Path, data: Path) -> None:
    news = write_articles(tmp_path / "news", {"tokyo": "A fund.", "astana": "A treaty."})
    fill(news, data)
    assert hand_in(data, Upload("tokyo.md", (news / "tokyo.md").read_bytes())).unchanged == 1
    (news / "tokyo.md").unlink()
    assert ingest([str(news)], Settings.read(data=data), load=never_loaded, prune=True).removed == ("tokyo",)


def test_what_was_handed_in_is_encoded_anew_from_the_library_after_a_change_of_model(
    tmp_path: Path, data: Path
) -> None:
    hand_in(data, GOOD, embedder=FakeEmbedder(recipe=Recipe("old", "0" * 64)))
    embedder = FakeEmbedder()
    report = fill(write_articles(tmp_path / "news", {"astana": "A treaty."}), data, embedder)
    assert (report.added, report.updated) == (("astana",), ("tokyo",))
    assert "Tokyo\nA fund for water was announced." in embedder.encoded
    shutil.rmtree(tmp_path / "news")


def test_a_pasted_text_keeps_what_is_known_of_it_and_its_own_signs(data: Path) -> None:
    text = "*Six* presidents met. # Not a heading\n\n- [one](https://example.org)\n- two"
    pasted = Pasted(
        title="What was agreed",
        text=text,
        summit="Central Asia–Japan Summit",
        edition=1,
        date=dt.date(2025, 12, 20),
        place="Tokyo, Japan",
        publisher="Kyodo: the agency",
        url="https://example.org/a",
    )
    assert hand_in(data, pasted).added == ("2025-12-20-what-was-agreed",)
    (article,) = articles(data).values()
    assert (article.title, article.text, article.summit) == (pasted.title, text, pasted.summit)
    assert (article.edition, article.date, article.place) == (1, pasted.date, "Tokyo, Japan")
    assert (article.publisher, article.url) == ("Kyodo: the agency", "https://example.org/a")
    assert hand_in(data, pasted, embedder=FakeEmbedder(fails_on="Six")).unchanged == 1


def test_a_pasted_title_is_never_read_as_anything_but_a_title(data: Path) -> None:
    assert len(hand_in(data, Pasted(HOSTILE_TITLE, "Six met.\n---\nurl: https://example.org")).added) == 1
    (article,) = articles(data).values()
    assert article.title == " ".join(HOSTILE_TITLE.split())
    assert article.url is None
    assert article.text.startswith("Six met.")


def test_a_title_without_a_word_still_gives_a_name() -> None:
    found = only(Pasted("🚆", "Six met."))
    assert isinstance(found, RawDocument)
    assert found.article_id == "article"


def test_no_bytes_at_all_are_more_than_a_skipped_file(data: Path) -> None:
    chance = random.Random(7)
    given = [Upload(f"a{n}.md", b"---\n" + chance.randbytes(40) + b"\n---\n" + chance.randbytes(40)) for n in range(50)]
    report = hand_in(data, *given, GOOD)
    assert "tokyo" in report.added
    assert len(report.added) + len(report.skipped) == 51


UNTITLED = Upload(
    "scan-07.txt", b"The Bay Pact held its second summit in Baku on 12 August 2026.\n\nIt set up a fund for water.\n"
)


def read(data: Path, *uploads: Upload) -> ReadReport:
    return read_ahead(Settings.read(data=data), FakeEmbedder, uploads, Silent())


def test_what_is_read_ahead_tells_guesses_from_what_is_given_and_stores_nothing(data: Path) -> None:
    report = read(data, GOOD, UNTITLED, Upload("a.pdf", b"%PDF"))
    assert [(one.given.title, one.given.date, one.read.date) for one in report.read] == [
        ("Tokyo", None, None),
        ("Scan 07", None, dt.date(2026, 8, 12)),
    ]
    assert reasons(report.skipped) == [("a.pdf", "it is no PDF; save it again, or give it the ending of what it is")]
    assert articles(data) == {}


def test_what_is_put_right_before_a_file_is_stored_is_stored_and_kept_by_later_runs(data: Path, tmp_path: Path) -> None:
    right = Correction("Water for all", summit="Bay Pact Summit", edition=3, date=dt.date(2026, 8, 13), place="Baku")
    assert hand_in(data, replace(UNTITLED, corrections=(("scan-07", right),))).added == ("scan-07",)
    stored = articles(data)["scan-07"]
    assert (stored.title, stored.summit, stored.edition, stored.date) == (
        "Water for all",
        "Bay Pact Summit",
        3,
        dt.date(2026, 8, 13),
    )
    with closing(Library.open(data)) as library:
        assert library.article_states()["scan-07"].correction == right


def test_each_article_of_a_file_with_one_a_line_can_be_put_right(data: Path) -> None:
    lines = Upload("two.jsonl", b'{"id": "a", "text": "One fund."}\n{"id": "b", "text": "Another treaty."}\n')
    assert [one.given.id for one in read(data, lines).read] == ["a", "b"]
    hand_in(data, replace(lines, corrections=(("b", Correction("Put right")),)))
    assert {one.title for one in articles(data).values()} == {"A", "Put right"}


def test_a_file_that_is_there_already_is_said_when_it_is_read(data: Path) -> None:
    hand_in(data, GOOD)
    report = read(data, GOOD, Upload("tokyo.md", b"Another text."))
    assert report.read == ()
    assert [reason[:33] for _, reason in reasons(report.skipped)] == [
        "it is in the library already; ope",
        "an article named 'tokyo' is alrea",
    ]
