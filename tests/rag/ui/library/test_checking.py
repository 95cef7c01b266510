"""Checking what was read of uploads, as Streamlit runs it; in a real browser see `tests.browser.test_library`."""

import datetime as dt
import time
from collections.abc import Sequence
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from ingest.report import IngestReport
from rag.submission import Checkable, Correction, Linked, ReadAhead, Submission, Upload
from rag.types import Article
from rag.ui.conversations.owner import owner_of
from rag.ui.library import checking
from rag.ui.library.checking import summary
from rag.ui.library.reports import JobProgress
from tests.rag.ui.fakes import FakeLibrary, fake_desk
from tests.rag.ui.intakes import FakeFiller, fake_intake

FILES = (Upload("pact.md", b"Bay Pact\nIt met."), Upload("fund.md", b"A fund\nIt was set up."))
BROWSER = "a" * 32


class Noting(FakeFiller):
    """Notes what it is to put in."""

    taken: Sequence[Submission] = ()

    def take_in(self, submissions: Sequence[Submission], progress: JobProgress) -> IngestReport:
        self.taken = submissions
        return super().take_in(submissions, progress)


@pytest.fixture
def filler() -> Noting:
    return Noting(FakeLibrary())


def dialog(filler: Noting, *submissions: Checkable) -> AppTest:
    """The dialog for what was handed in and is read already."""

    def script(intake):  # type: ignore[no-untyped-def]  # run as source of its own: Intake is no name there
        from rag.ui.library.checking import draw_checking, job_to_check

        if (job := job_to_check(intake)) is not None:
            draw_checking(intake, job)

    intake = fake_intake(fake_desk(), filler)
    job = intake.read(owner_of({}, BROWSER), submissions)
    until(lambda: not job.pending)
    at = AppTest.from_function(script, kwargs={"intake": intake}, default_timeout=20)
    at.session_state["browser"], at.session_state["checking-job"] = BROWSER, job.id
    return at.run()


def until(holds) -> None:  # type: ignore[no-untyped-def]
    deadline = time.monotonic() + 10
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.005)
    assert holds()


def title(at: AppTest, nth: int):  # type: ignore[no-untyped-def]
    return [field for field in at.text_input if field.label == "Title"][nth]


def add(at: AppTest) -> AppTest:
    return at.button[0].click().run()


def test_only_what_was_changed_is_put_right_so_that_files_that_change_later_are_read_anew(filler: Noting) -> None:
    at = dialog(filler, *FILES)
    assert [field.value for field in at.text_input if field.label == "Title"] == ["Bay Pact", "A fund"]
    title(at, 1).set_value("The fund")
    add(at)
    until(lambda: filler.taken)
    assert filler.taken == (FILES[0], replace(FILES[1], corrections=(("fund", Correction("The fund")),)))
    assert not at.text_input


def test_what_is_put_right_of_a_page_goes_in_with_its_link(filler: Noting) -> None:
    link = Linked("https://example.org/pact.md")
    at = dialog(filler, link)
    assert "From https://example.org/pact.md." in at.caption[1].value.replace("\\", "")
    title(at, 0).set_value("The pact")
    add(at)
    until(lambda: filler.taken)
    assert filler.taken == (replace(link, corrections=(("linked", Correction("The pact")),)),)


def test_links_can_be_read_for_checking_too(filler: Noting) -> None:
    def script(intake):  # type: ignore[no-untyped-def]  # run as source of its own: Intake is no name there
        from rag.ui.library.adding import draw_adding

        draw_adding(intake, expanded=True)

    intake = fake_intake(fake_desk(), filler)
    at = AppTest.from_function(script, kwargs={"intake": intake}, default_timeout=20)
    at.session_state["browser"] = BROWSER
    at.run()
    at.text_area[0].set_value("https://example.org/pact.md")
    next(one for one in at.button if one.key == "check-links").click().run()
    (job,) = intake.jobs(owner_of({}, BROWSER))
    until(lambda: job.is_to_be_checked)
    assert at.session_state["checking-job"] == job.id
    assert filler.taken == ()


def test_what_is_wrong_is_said_with_its_file_and_nothing_is_added(filler: Noting) -> None:
    at = dialog(filler, *FILES)
    title(at, 1).set_value(" ")
    add(at)
    assert at.text[-1].value == "fund.md: Title: give the article a title."
    assert filler.taken == ()


def test_of_very_many_articles_the_first_are_shown_and_all_are_added(
    filler: Noting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "CHECKED_AT_ONCE", 1)
    at = dialog(filler, *FILES)
    assert at.text[0].value == "1 more is added as read."
    add(at)
    until(lambda: filler.taken)
    assert filler.taken == FILES


def test_an_article_in_a_line_tells_guesses_from_what_is_given() -> None:
    given = Article("pact", "Bay Pact", "It met.", "1", place="Baku")
    read = replace(given, summit="Bay Pact Summit", date=dt.date(2026, 8, 12))
    assert summary(ReadAhead(FILES[0], given, read)) == (
        "Bay Pact · Baku · read from the text: Bay Pact Summit, 12 August 2026"
    )
    assert summary(ReadAhead(FILES[0], given, given)) == "Bay Pact · Baku"
