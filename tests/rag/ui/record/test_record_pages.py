"""The pages of the record as Streamlit runs them, over fakes. Clicks are tested in a real browser."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from rag.errors import LibraryError
from rag.record import Statement
from rag.ui.desk.desk import Desk
from rag.ui.record import show_calendar, show_meetings, show_outcomes
from tests.rag.ui.articles import RECORDED, RIGA
from tests.rag.ui.fakes import FakeLibrary, fake_desk
from tests.test_app import drawn

PAGES = (show_outcomes, show_meetings, show_calendar)


class Unreadable(FakeLibrary):
    """A library whose record cannot be read."""

    def statements(self) -> tuple[Statement, ...]:
        raise LibraryError("secret detail")


def run(show: Callable[[Desk], None], desk: Desk, **query: str) -> AppTest:
    def script(show, desk):  # type: ignore[no-untyped-def]  # run as source of its own: Desk is no name there
        show(desk)

    at = AppTest.from_function(script, kwargs={"show": show, "desk": desk}, default_timeout=20)
    for name, value in query.items():
        at.query_params[name] = value
    return at.run()


@pytest.mark.parametrize("show", PAGES)
def test_an_empty_library_says_how_it_is_filled(show: Callable[[Desk], None]) -> None:
    at = run(show, fake_desk(()))
    assert not at.exception
    assert "python -m ingest corpus/" in at.text[0].value


@pytest.mark.parametrize("show", PAGES)
def test_a_record_that_cannot_be_read_is_said_and_no_detail_of_it(show: Callable[[Desk], None]) -> None:
    at = run(show, fake_desk(library=Unreadable(RECORDED)))
    assert not at.exception
    assert at.text[0].value.startswith("The library cannot be read.")


def test_the_address_names_the_meeting() -> None:
    (page,) = drawn(run(show_meetings, fake_desk(RECORDED), article="jurmala"), "readout_record")
    assert page["title"] == "Second Five Rivers Summit, Riga, 4 May 2025"
    start = RIGA.text.index("The third summit")
    (announced,) = drawn(run(show_meetings, fake_desk(RECORDED), article=f"riga@{start}"), "readout_record")
    assert announced["title"] == "Third Five Rivers Summit, Tallinn, 2098"
    (every,) = drawn(run(show_meetings, fake_desk(RECORDED), article="gone"), "readout_record")
    assert (every["title"], every["told"][:36]) == ("Meetings", "This link is for an article that is ")


def test_the_address_names_what_the_outcomes_page_shows_and_what_its_chart_is_by() -> None:
    at = run(show_outcomes, fake_desk(RECORDED), status="proposed", by="years", meeting="jurmala")
    (head,) = drawn(at, "readout_outcomes")
    assert (head["count"], head["by"]) == ("2 of 9 outcomes", "years")
    assert head["meeting"] == "Second Five Rivers Summit, Riga, 4 May 2025"
