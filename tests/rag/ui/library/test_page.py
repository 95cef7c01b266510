"""The library page as Streamlit runs it, over fakes. What our own components send is tested in a real browser."""

import time
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from rag.conversations.store import Conversations
from rag.ui.conversations.archive import Archive
from rag.ui.desk.desk import Desk
from rag.ui.library.intake import Intake
from tests.rag.ui.articles import ARTICLES
from tests.rag.ui.fakes import FakeLibrary, fake_desk
from tests.rag.ui.intakes import FakeFiller, fake_intake
from tests.test_app import drawn


def library_page(desk: Desk | None = None, intake: Intake | None = None) -> AppTest:
    def script(desk, archive, intake):  # type: ignore[no-untyped-def]  # run as source of its own: Desk is no name there
        from rag.ui.conversations.owner import owner
        from rag.ui.library.page import show_library

        show_library(desk, archive, intake, intake.revision(owner()))

    desk = desk or fake_desk()
    given = {"desk": desk, "archive": Archive(Conversations()), "intake": intake or fake_intake(desk)}
    return AppTest.from_function(script, kwargs=given, default_timeout=20).run()


def listing(at: AppTest) -> dict[str, Any]:
    (found,) = drawn(at, "readout_listing")
    return found


def ids(at: AppTest) -> list[str]:
    return [article["id"] for article in listing(at)["articles"]]


def headings_of_jobs(at: AppTest) -> list[str]:
    return [job["heading"] for each in drawn(at, "readout_jobs") for job in each["jobs"]]


def test_all_articles_are_listed_the_newest_first() -> None:
    at = library_page()
    assert ids(at) == ["bukhara", "dushanbe", "hostile", "xian"]
    assert listing(at)["count"] == "4 articles"


def test_filters_and_words_narrow_the_list_and_the_timeline_follows() -> None:
    at = library_page()
    at.multiselect(key="library-summits").set_value(["Central Asia–Russia Summit"]).run()
    assert (ids(at), listing(at)["count"]) == (["bukhara", "dushanbe"], "2 of 4 articles")
    at.text_input(key="library-text").set_value("hub proposed").run()
    assert ids(at) == ["bukhara"]
    dots = [dot for lane in drawn(at, "readout_timeline")[0]["lanes"] for dot in lane["meetings"]]
    assert [dot["dimmed"] for dot in dots] == [False, True, True]
    at.multiselect(key="library-years").set_value(["2023"]).run()
    assert ids(at) == []
    assert [way["value"] for way in listing(at)["ways"]] == ["2023"]


def test_the_order_is_chosen() -> None:
    at = library_page()
    at.selectbox(key="library-order-choice").set_value("oldest").run()
    assert ids(at) == ["xian", "hostile", "dushanbe", "bukhara"]
    at.selectbox(key="library-order-choice").set_value("stored").run()
    assert ids(at) == ["bukhara", "dushanbe", "hostile", "xian"]


def test_a_locked_library_offers_neither_adding_nor_removing() -> None:
    desk = fake_desk()
    at = library_page(desk, fake_intake(desk, role=lambda: "reader"))
    assert not at.expander
    assert ids(at)
    assert library_page().expander


@pytest.mark.parametrize("articles", [(), ARTICLES[:1]])
def test_a_library_of_no_article_and_of_one_are_shown(articles: tuple[Any, ...]) -> None:
    at = library_page(fake_desk(articles=articles))
    assert not at.exception
    assert len(drawn(at, "readout_listing")) == len(articles)
    assert at.expander[0].proto.expanded == (not articles)


def test_a_pasted_text_with_a_wrong_field_stays_and_the_field_is_named_then_it_goes_in() -> None:
    library = FakeLibrary(ARTICLES)
    desk = fake_desk(library=library)
    at = library_page(desk, fake_intake(desk, FakeFiller(library)))
    at.text_area(key="adding-text-0").set_value("A fund was agreed.")
    at.text_input(key="adding-url-0").set_value("javascript:alert(1)")
    at.button(key="add-text").click().run()
    said = "Title: give the article a title.\nAddress of the original: it must begin with https:// or http://."
    assert said in [text.value for text in at.text]
    assert at.text_area(key="adding-text-0").value == "A fund was agreed."
    at.text_input(key="adding-title-0").set_value("The fund")
    at.text_input(key="adding-url-0").set_value("https://example.org/fund")
    at.number_input(key="adding-edition-0").set_value(3)
    at.button(key="add-text").click().run()
    assert said not in [text.value for text in at.text]
    assert at.text_area(key="adding-text-1").value == ""
    deadline = time.monotonic() + 10
    while headings_of_jobs(at.run()) != ["Added 1 article."] and time.monotonic() < deadline:
        time.sleep(0.02)
    assert headings_of_jobs(at) == ["Added 1 article."]
    assert library.article("the-fund").edition == 3
    assert "the-fund" in ids(at)


def test_without_a_file_there_is_nothing_to_add_and_that_is_said() -> None:
    at = library_page()
    at.button(key="add-files").click().run()
    assert "Choose a file first." in [text.value for text in at.text]


def test_files_are_handed_in_up_to_a_number_at_once() -> None:
    library = FakeLibrary(ARTICLES)
    desk = fake_desk(library=library)
    intake = fake_intake(desk, FakeFiller(library))
    at = library_page(desk, intake)
    files = [(f"a{n}.md", f"Title {n}\nText.".encode(), "text/markdown") for n in range(43)]
    at.file_uploader(key="adding-files").set_value(files)
    at.button(key="add-files").click().run()
    said = "Only 40 files can be added at once; 3 were left out. Choose those again."
    assert said in [text.value for text in at.text]
    deadline = time.monotonic() + 10
    while listing(at.run())["count"] != "44 articles" and time.monotonic() < deadline:
        time.sleep(0.02)
    assert listing(at)["count"] == "44 articles"
