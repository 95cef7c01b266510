"""The same article from two files is one article; a reprint is an article of its own, and no second source."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ingest.pipeline import ingest
from ingest.progress import Silent
from ingest.report import Duplicate, Reprint
from ingest.submitted import hand_in
from ingest.traits import Known, compare_rest, traits_of
from rag.settings import Settings
from rag.store.library import LIBRARY_FILE, Library
from rag.submission import Pasted
from rag.types import Article, Source, stories
from tests.ingest.likeness_measured import MEASURED
from tests.ingest.likeness_texts import TRIED
from tests.rag.fake_embedder import FakeEmbedder
from tests.rag.fakes import article, fill, never_loaded, write_articles

pytestmark = pytest.mark.usefixtures("one_child")

STORY, OTHER = TRIED[0], TRIED[1]
REPRINT, EDITION = STORY.edited(STORY.reprint), STORY.edited(STORY.edition)
CUT = STORY.text.rpartition("\n\n")[0]
HEADLINE = STORY.text.partition("\n")[0]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "news", {"waybill": STORY.text, "rescuers": OTHER.text})


def held(data: Path) -> dict[str, str]:
    """The stories by article id."""
    library = Library.open(data)
    found = {one.id: one.story for one in library.articles()}
    library.close()
    return found


def published(url: str, text: str = STORY.text, publisher: str = "Kazinform") -> str:
    return f"---\npublisher: {publisher}\nurl: {url}\n---\n{text}"


def test_the_same_text_under_another_name_is_one_article_and_is_named(news: Path, data: Path) -> None:
    spaced = STORY.text.replace(". ", ".  ").replace("\n\n", "\n\n\n")
    (news / "zz.md").write_text(published("https://uzdaily.example/1", spaced, "UzDaily"))
    for _ in range(2):
        report = fill(news, data)
        assert report.duplicates == (Duplicate(str(news / "zz.md"), "waybill", "has the same text"),)
        assert set(held(data)) == {"waybill", "rescuers"}
    assert (report.unchanged, report.passages, report.skipped) == (2, 0, ())
    library = Library.open(data)
    assert library.also_printed() == {"waybill": (Source("UzDaily", HEADLINE, "https://uzdaily.example/1", None),)}
    library.close()


def test_a_known_copy_is_not_read_again_and_changes_nothing(news: Path, data: Path) -> None:
    write_articles(news, {"zz": STORY.text})
    fill(news, data)
    before = Library.open(data)
    state = before.state()
    report = ingest([str(news)], Settings.read(data=data), load=never_loaded)
    assert (before.state(), len(report.duplicates), report.unchanged) == (state, 1, 2)
    before.close()


def test_a_short_text_is_one_article_only_under_one_title(tmp_path: Path, data: Path) -> None:
    write_articles(tmp_path / "news", {"kazan": "No communiqué was issued.", "sochi": "No communiqué was issued."})
    write_articles(tmp_path / "more", {"sochi-2": "No communiqué was issued."}, title="Sochi")
    fill(tmp_path / "news", data)
    report = fill(tmp_path / "more", data)
    assert set(held(data)) == {"kazan", "sochi"}
    assert [(one.article, one.reason) for one in report.duplicates] == [("sochi", "has the same text")]


@pytest.mark.parametrize("known", [("edition", 3, 4), ("date", "2019-01-01", "2019-02-01")])
def test_the_same_text_on_another_event_is_another_article(known: tuple, tmp_path: Path, data: Path) -> None:
    name, one, other = known
    write_articles(tmp_path / "news", {"a": STORY.text}, **{name: one})
    write_articles(tmp_path / "news", {"b": STORY.text}, **{name: other})
    report = fill(tmp_path / "news", data)
    assert (report.added, report.duplicates, report.reprints) == (("a", "b"), (), ())
    assert len(set(held(data).values())) == 2


@pytest.mark.parametrize(
    "url",
    [
        "http://www.Kazinform.example/en/waybill/?utm_source=feed&fbclid=x#top",
        "https://kazinform.example:443/en/waybill/amp",
        "https://kazinform.example/en/waybill/index.html",
    ],
)
def test_nearly_the_same_text_at_the_same_address_is_one_article(url: str, tmp_path: Path, data: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.md").write_text(published("https://kazinform.example/en/waybill"))
    (news / "b.md").write_text(published(url, CUT))
    report = fill(news, data)
    assert [(one.article, one.reason) for one in report.duplicates] == [
        ("a", "has the same address and nearly the same text")
    ]
    assert set(held(data)) == {"a"}


def test_another_text_at_the_same_address_is_kept_and_said(tmp_path: Path, data: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.md").write_text(published("https://kazinform.example/live"))
    (news / "b.md").write_text(published("https://kazinform.example/live", OTHER.text))
    (news / "c.md").write_text(published("https://kazinform.example/", MEASURED[0].text))
    (news / "d.md").write_text(published("https://kazinform.example", MEASURED[2].text))
    report = fill(news, data)
    assert set(held(data)) == {"a", "b", "c", "d"}
    assert [(one.article, one.note) for one in report.notes] == [
        ("b", "has the address of a and another text, so both are kept")
    ]


def test_articles_drawn_from_one_publication_are_not_at_its_address(tmp_path: Path, data: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    front = "---\nsources:\n  - publisher: TASS\n    url: https://tass.example/1\n---\n"
    (news / "a.md").write_text(front + STORY.text)
    (news / "b.md").write_text(front + CUT)
    report = fill(news, data)
    assert (report.duplicates, report.notes, set(held(data))) == ((), (), {"a", "b"})


def test_a_reprint_is_kept_and_counts_as_no_second_source(news: Path, data: Path) -> None:
    fill(news, data)
    write_articles(news, {"paper": REPRINT, "cut": CUT, "baku": EDITION})
    report = fill(news, data)
    assert {one.article: set(one.of) for one in report.reprints} == {
        "cut": {"waybill"},
        "paper": {"waybill", "cut"},
    }
    found = held(data)
    assert found["paper"] == found["cut"] == found["waybill"]
    assert len(set(found.values())) == 3
    library = Library.open(data)
    assert len(stories(library.articles())) == 3
    assert set(library.also_printed()) == {"waybill", "paper", "cut"}
    assert [one.publisher for one in library.also_printed(["paper"])["paper"]] == [HEADLINE]
    library.close()


def test_a_story_does_not_depend_on_the_order_in_which_its_prints_came(tmp_path: Path, data: Path) -> None:
    """Two articles have nothing in common until a third comes that holds both."""
    write_articles(tmp_path / "news", {"first": STORY.text, "second": OTHER.text})
    fill(tmp_path / "news", data)
    assert len(set(held(data).values())) == 2
    write_articles(tmp_path / "news", {"whole": f"{STORY.text}\n\n{OTHER.text}"})
    fill(tmp_path / "news", data)
    assert len(set(held(data).values())) == 1


def test_a_changed_copy_becomes_an_article_and_a_changed_article_loses_its_copies(news: Path, data: Path) -> None:
    write_articles(news, {"zz": STORY.text})
    fill(news, data)
    write_articles(news, {"zz": MEASURED[0].text})
    assert fill(news, data).added == ("zz",)
    write_articles(news, {"rescuers-2": OTHER.text})
    assert len(fill(news, data).duplicates) == 1
    write_articles(news, {"rescuers": MEASURED[2].text})
    report = fill(news, data)
    assert (report.updated, report.added, report.duplicates) == (("rescuers",), ("rescuers-2",), ())


def test_a_renamed_file_is_the_same_article(news: Path, data: Path) -> None:
    fill(news, data)
    (news / "waybill.md").rename(news / "renamed.md")
    report = fill(news, data, prune=True)
    assert (report.removed, report.added, report.duplicates) == ((), (), ())
    assert set(held(data)) == {"waybill", "rescuers"}
    assert fill(news, data, prune=True).unchanged == 2


def test_of_two_files_of_one_text_either_may_go(news: Path, data: Path) -> None:
    write_articles(news, {"zz": STORY.text})
    fill(news, data)
    (news / "waybill.md").unlink()
    report = fill(news, data, prune=True)
    assert (report.removed, report.added, report.duplicates) == ((), (), ())
    assert set(held(data)) == {"waybill", "rescuers"}


def test_two_files_of_one_name_in_two_folders_are_two_articles_unless_their_text_is_one(
    news: Path, data: Path, tmp_path: Path
) -> None:
    fill(news, data)
    write_articles(tmp_path / "late", {"waybill": MEASURED[0].text, "rescuers": OTHER.text})
    report = fill(tmp_path / "late", data)
    assert report.added == ("waybill-late",)
    assert [(Path(one.source).name, one.article) for one in report.duplicates] == [("rescuers.md", "rescuers")]


def test_what_is_pasted_in_the_window_is_compared_too(news: Path, data: Path) -> None:
    fill(news, data)
    pasted = Pasted("One form", STORY.text, publisher="UzDaily")
    report = hand_in(Settings.read(data=data), FakeEmbedder, [pasted], Silent())
    assert [(one.source, one.article) for one in report.duplicates] == [("One form", "waybill")]
    assert report.added == ()


def test_a_library_from_before_is_compared_by_the_next_run_and_encodes_nothing(news: Path, data: Path) -> None:
    write_articles(news, {"paper": REPRINT})
    fill(news, data)
    with closing(sqlite3.connect(data / LIBRARY_FILE)) as connection:
        connection.execute("UPDATE articles SET traits_version = '', text_sha256 = '', signature = x'', story = ''")
        connection.commit()
    library = Library.open(data)
    assert len(stories(library.articles())) == 3
    library.close()
    ingest([str(news)], Settings.read(data=data), load=never_loaded)
    found = held(data)
    assert found["paper"] == found["waybill"] != found["rescuers"] != ""


def test_the_report_in_json_names_both(news: Path, data: Path) -> None:
    write_articles(news, {"zz": STORY.text, "paper": REPRINT})
    told = json.loads(json.dumps(fill(news, data).as_json()))
    assert told["duplicates"] == [{"source": str(news / "zz.md"), "article": "waybill", "reason": "has the same text"}]
    assert [one["article"] for one in told["reprints"]] == ["waybill"]
    assert Reprint(**told["reprints"][0]).of == ["paper"]


def test_many_articles_are_compared_without_comparing_each_text(tmp_path: Path) -> None:
    """Only what shares enough of its shingles is read."""
    texts = {f"a{n}": article(one.text, f"a{n}") for n, one in enumerate(MEASURED)}
    asked: list[str] = []

    def read(article_id: str) -> Article:
        asked.append(article_id)
        return texts[article_id]

    known = Known({one: traits_of(each) for one, each in texts.items()}, read)
    new = article(MEASURED[3].edited(MEASURED[3].reprint), "new")
    assert known.compare(new, traits_of(new)).reprint_of == ("a3",)
    assert asked == ["a3"]


def test_stories_that_are_joined_stay_so_whatever_comes_after(tmp_path: Path, data: Path) -> None:
    """Also in one run, in which the article that joins them comes between the two and a further reprint."""
    whole = f"{STORY.text}\n\n{OTHER.text}"
    write_articles(tmp_path / "news", {"a": STORY.text, "b": OTHER.text, "c": whole, "d": OTHER.edited(OTHER.reprint)})
    fill(tmp_path / "news", data)
    assert len(set(held(data).values())) == 1
    with closing(sqlite3.connect(data / LIBRARY_FILE)) as connection:
        connection.execute("UPDATE articles SET traits_version = '', story = ''")
        connection.commit()
    library = Library.open(data)
    compare_rest(library)
    library.close()
    assert len(set(held(data).values())) == 1


def test_a_copy_of_what_an_article_said_before_this_run_is_kept(news: Path, data: Path) -> None:
    fill(news, data)
    write_articles(news, {"aaa": STORY.text, "waybill": MEASURED[0].text})
    report = fill(news, data)
    assert (report.added, report.updated, report.duplicates) == (("aaa",), ("waybill",), ())


def test_a_page_is_known_by_its_canonical_address_wherever_it_was_saved(tmp_path: Path, data: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for name, text in (("saved", STORY.text), ("phone", CUT)):
        body = "".join(f"<p>{one}</p>" for one in text.split("\n\n"))
        head = '<title>One waybill</title><link rel="canonical" href="https://caspian.example/waybill">'
        page = f"<html><head>{head}</head><body><article>{body}</article></body></html>"
        (news / f"{name}.html").write_text(page)
    report = fill(news, data)
    assert [(one.article, one.reason) for one in report.duplicates] == [
        ("phone", "has the same address and nearly the same text")
    ]


def test_an_article_whose_text_stays_keeps_its_copies(news: Path, data: Path, tmp_path: Path) -> None:
    fill(news, data)
    fill(write_articles(tmp_path / "more", {"zz": STORY.text}, publisher="UzDaily"), data)
    write_articles(news, {"waybill": STORY.text}, place="Aktau")
    assert fill(news, data).updated == ("waybill",)
    library = Library.open(data)
    assert [one.publisher for one in library.also_printed(["waybill"])["waybill"]] == ["UzDaily"]
    library.close()
