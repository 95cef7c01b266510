"""The page of a meeting that is only announced, and the way to it from the meeting before."""

import datetime as dt

from rag.ui.record.announced import announced_drawn
from rag.ui.record.meeting import meeting_drawn
from tests.rag.ui.articles import JURMALA, RIGA
from tests.rag.ui.record.holding import hold

HELD = hold(RIGA, JURMALA)
(TALLINN,) = HELD.announced


def test_it_says_when_and_where_who_announces_it_and_that_nothing_is_reported_yet() -> None:
    drawn = announced_drawn(HELD.announced[TALLINN], HELD, dt.date(2026, 6, 1), 0)
    assert drawn["title"] == "Third Five Rivers Summit, Tallinn, 2098"
    assert drawn["told"] == "Announced. No article of this library reports on it."
    told = {one["name"]: "".join(one["values"][0]["words"]) for one in drawn["facts"]}
    assert told == {
        "Series": "Five Rivers Summit",
        "Edition": "Third",
        "Year": "2098",
        "Place": "Tallinn",
        "Meeting before": "Second Five Rivers Summit, Riga, 4 May 2025",
    }
    (section,) = drawn["sections"]
    assert ["".join(one["words"]) for one in section["lines"]] == ["The third summit will be held in Tallinn in 2098."]
    places = [one["values"][0]["place"] for one in drawn["facts"]] + [one["place"] for one in section["lines"]]
    numbers = [one["number"] for one in places if one]
    assert len({*numbers}) == len(numbers)


def test_the_meeting_before_leads_to_it_and_says_that_it_is_announced() -> None:
    meeting = HELD.meeting_of("riga")
    assert meeting is not None
    (after,) = [one for one in meeting_drawn(meeting, HELD, 0)["facts"] if one["name"] == "Meeting after"]
    (line,) = after["values"]
    assert ("".join(line["words"]), line["about"], line["note"]) == (
        "Third Five Rivers Summit, Tallinn, 2098",
        TALLINN,
        "announced",
    )


def test_one_whose_year_is_over_says_so() -> None:
    drawn = announced_drawn(HELD.announced[TALLINN], HELD, dt.date(2099, 6, 1), 0)
    assert drawn["told"].startswith("Announced for a day that is past.")
