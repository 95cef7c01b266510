"""The calendar: in order of date, and what is past by today's date apart."""

import datetime as dt
from dataclasses import replace

from rag.record import NextMeeting
from rag.ui.record.calendar import calendar_drawn, where_and_when
from tests.rag.ui.articles import DUSHANBE, OSLO, RIGA
from tests.rag.ui.record.holding import hold

TODAY = dt.date(2026, 6, 1)


def test_what_is_to_come_is_in_order_of_date_and_what_is_past_apart() -> None:
    coming, past = calendar_drawn(hold(RIGA, OSLO, DUSHANBE), TODAY, 0)["sections"]
    assert [one["lead"] for one in coming["lines"]] == [
        "Third Central Asia–Russia Summit: venue open, 2027",
        "Third Five Rivers Summit: Tallinn, 2098",
    ]
    assert [one["lead"] for one in past["lines"]] == ["Fjord Summit: was announced for Bergen, 2019"]


def test_what_is_announced_for_this_year_without_a_day_may_be_over() -> None:
    coming, perhaps, past = calendar_drawn(hold(RIGA, OSLO, DUSHANBE), dt.date(2027, 6, 1), 0)["sections"]
    assert [len(one["lines"]) for one in (coming, perhaps, past)] == [1, 1, 1]
    assert perhaps["lines"][0]["lead"] == "Third Central Asia–Russia Summit: venue open, 2027"
    assert perhaps["note"].startswith("Some of them may be over.")


def test_a_line_holds_the_sentence_that_announces_it_and_whose_it_is() -> None:
    (section,) = calendar_drawn(hold(RIGA), TODAY, 0)["sections"]
    (line,) = section["lines"]
    assert "".join(line["words"]) == "The third summit will be held in Tallinn in 2098."
    assert line["note"] == "Riga summit adopts a charter, 4 May 2025"
    assert line["leads"] in hold(RIGA).announced
    assert line["place"] is not None
    assert RIGA.text[line["place"]["start"] : line["place"]["end"]] == "".join(line["words"])


def test_what_is_not_told_is_said() -> None:
    assert where_and_when(NextMeeting(None, None)) == "place not told, year not told"
    assert where_and_when(NextMeeting(None, 2027, venue_open=True)) == "venue open, 2027"


def test_a_library_that_announces_nothing_says_so() -> None:
    drawn = calendar_drawn(hold(DUSHANBE.__class__("a", "t", "They met.", "1")), TODAY, 0)
    assert (drawn["sections"], drawn["told"]) == ([], "No article of this library announces a meeting.")


def test_a_row_leads_to_all_articles_that_announce_the_meeting() -> None:
    other = replace(RIGA, id="other", title="Riga again", text="They met in Riga. The third summit will be in Tallinn.")
    (section,) = calendar_drawn(hold(RIGA, other), TODAY, 0)["sections"]
    (line,) = section["lines"]
    assert [one["title"] for one in line["also"]] == ["Riga again"]
    assert other.text[slice(*(line["also"][0]["place"][name] for name in ("start", "end")))].startswith("The third")  # type: ignore[literal-required]
