"""Events of no series: each is a meeting of its own, called by the title of the article on it."""

import datetime as dt
import json
from typing import Any

import pytest

from rag.errors import UsageError
from rag.outcomes.current_record import LibraryRecord
from rag.outcomes.outcomes import choose_outcomes, named_events
from rag.types import Article
from rag.wire import meeting_json, outcome_json
from tests.rag.ui.articles import RIGA
from tests.rag.ui.fakes import FakeLibrary

FERRIES = Article(
    "ferries",
    "Norway and Latvia sign a treaty on ferries",
    "RIGA, 3 March 2026 — The prime ministers of Norway and Latvia met in Riga on 3 March 2026. They signed a treaty on"
    " ferries. Latvia proposed a second port in Liepaja.",
    "a",
)
LIBRARY: Any = FakeLibrary((RIGA, FERRIES, Article("opinion", "An opinion", "Summits matter.", "5")))


@pytest.mark.parametrize(
    ("words", "article_ids"),
    [
        ("Norway and Latvia sign a treaty on ferries", ["ferries"]),
        ("ferries treaty in Riga", ["ferries"]),
        ("the Riga meeting of March 2026", ["ferries"]),
        ("“An opinion”", ["opinion"]),
        ("Riga", ["riga"]),
        ("the second Five Rivers Summit", ["riga"]),
    ],
)
def test_words_of_its_title_place_and_day_name_it_where_they_say_more_than_a_meeting_of_a_series(
    words: str, article_ids: list[str]
) -> None:
    held, announced = named_events(words, LIBRARY, LibraryRecord(LIBRARY).coming)
    assert ([*held[0].article_ids], len(held), announced) == (article_ids, 1, ())


def test_a_name_of_none_is_refused_with_those_that_are_there() -> None:
    with pytest.raises(UsageError, match="Norway and Latvia sign a treaty on ferries, Riga, 3 March 2026; An opinion"):
        named_events("treaty on airships", LIBRARY, ())


def test_its_outcomes_name_it_and_are_chosen_by_it() -> None:
    record = LibraryRecord(LIBRARY)
    told = [outcome_json(one, record) for one in choose_outcomes(LIBRARY, meeting="ferries treaty")]
    assert [one["status"] for one in told] == ["adopted", "proposed"]
    assert {(one["meeting"], one["summit"]) for one in told} == {(f"“{FERRIES.title}”", None)}


def test_it_is_one_value_wherever_it_is_made() -> None:
    (held,), _ = named_events("ferries treaty", LIBRARY, ())
    record = LibraryRecord(LIBRARY)
    (listed,) = (one for one in record.meetings if one.article_ids == ("ferries",))
    (shown,) = {one.meeting for one in record.of(["ferries"])}
    assert held == listed == shown
    assert (held.date, held.last_date, held.place) == (dt.date(2026, 3, 3), dt.date(2026, 3, 3), "Riga, Latvia")
    assert held.heading == "Norway and Latvia sign a treaty on ferries, Riga, 3 March 2026"
    told = json.loads(json.dumps(meeting_json(record, held)))
    assert (told["meeting"], told["summit"], told["date"]) == (f"“{FERRIES.title}”", None, "2026-03-03")
    assert told["outcomes"]


def test_no_day_of_it_is_taken_from_when_it_was_printed() -> None:
    printed = Article(
        "printed", "Talks on ferries", "They signed a treaty on ferries.", "b", published=dt.date(2026, 3, 4)
    )
    library: Any = FakeLibrary((printed,))
    (event,) = LibraryRecord(library).meetings
    assert (event.date, event.last_date) == (None, None)
