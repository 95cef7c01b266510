"""Statements chosen by meeting, status and actor, and the meetings that are announced."""

import json
from pathlib import Path
from typing import Any

import pytest

from rag.errors import UsageError
from rag.outcomes.coming import coming
from rag.outcomes.current_record import LibraryRecord
from rag.outcomes.outcomes import choose_outcomes, known_before_end, named_meetings
from rag.store.library import Library
from rag.wire import facts_json, outcome_json
from tests.rag.fakes import fill, write_articles

KEYS = [
    *("article", "start", "end", "text", "status", "actors", "what", "amounts", "deadline", "instrument", "voice"),
    *("date", "summit", "meeting"),
]


@pytest.fixture
def library(tmp_path: Path):
    write_articles(
        tmp_path / "news",
        {
            "dushanbe": "The leaders adopted a communiqué in Dushanbe. Uzbekistan proposed a hub worth $2 billion by"
            " 2030. They discussed water. The third summit will be held in Bishkek in 2027."
        },
        summit="Central Asia–Russia Summit",
        edition=2,
        date="2025-10-09",
        place="Dushanbe, Tajikistan",
    )
    write_articles(
        tmp_path / "news",
        {
            "astana": "The presidents signed a treaty in Astana. =1+1 tractors were pledged by Russia."
            " The next summit is in 2025."
        },
        summit="Central Asia–Russia Summit",
        edition=1,
        date="2022-10-14",
        place="Astana, Kazakhstan",
    )
    fill(tmp_path / "news", tmp_path / "data")
    library = Library.open(tmp_path / "data")
    yield library
    library.close()


def statuses(library: Library, **given: Any) -> list[tuple[str, str]]:
    return [(one.article.id, one.statement.status) for one in choose_outcomes(library, **given)]


def test_outcomes_come_by_date_and_reports_only_when_asked_for(library: Library) -> None:
    assert statuses(library)[:2] == [("astana", "adopted"), ("astana", "announced")]
    assert ("dushanbe", "proposed") in statuses(library)
    assert {status for _, status in statuses(library)} <= {"adopted", "announced", "proposed", "failed"}
    assert {status for _, status in statuses(library, status="reported")} == {"reported"}


def test_outcomes_are_chosen_by_meeting_status_and_actor(library: Library) -> None:
    assert {one for one, _ in statuses(library, meeting="the second Central Asia–Russia summit")} == {"dushanbe"}
    assert statuses(library, status="proposed") == [("dushanbe", "proposed")]
    assert statuses(library, actor="uzbekistan") == [("dushanbe", "proposed")]
    assert statuses(library, actor="Uzbek", status="adopted") == []


def test_a_meeting_that_is_not_there_is_refused_with_those_that_are(library: Library) -> None:
    with pytest.raises(UsageError, match="Second Central Asia–Russia Summit, Dushanbe"):
        named_meetings("the Nordic Council", library)


def test_an_outcome_is_one_flat_object_whose_text_stands_in_the_article(library: Library) -> None:
    (proposed,) = choose_outcomes(library, status="proposed")
    told = json.loads(json.dumps(outcome_json(proposed, LibraryRecord(library))))
    assert list(told)[: len(KEYS)] == KEYS
    assert library.article(told["article"]).text[told["start"] : told["end"]] == told["text"]
    assert (told["actors"], told["read_from"]) == (["Uzbekistan"], "proposed")
    assert told["amounts"][0]["value"] == 2e9
    assert told["amounts"][0]["unit"] == "USD"
    assert told["deadline"]["until"] == "2030-12-31"
    assert told["meeting"] == "the second Central Asia–Russia Summit in Dushanbe"


def test_what_was_published_before_the_meeting_ended_was_known_before(tmp_path: Path) -> None:
    about = {"summit": "Lake Summit", "date": "2026-05-04"}
    text = "The leaders adopted a declaration in Lima."
    write_articles(tmp_path / "news", {"early": text}, published="2026-05-03", **about)
    write_articles(tmp_path / "news", {"late": text}, published="2026-05-04", **about)
    write_articles(tmp_path / "news", {"unknown": text}, **about)
    fill(tmp_path / "news", tmp_path / "data")
    library = Library.open(tmp_path / "data")
    record = LibraryRecord(library)
    known = {one.article.id: outcome_json(one, record)["known_before_end"] for one in choose_outcomes(library)}
    assert known == {"early": True, "late": False, "unknown": None}
    assert known_before_end(library.articles(), library.articles_without_text()) == known
    library.close()


def test_announced_meetings_are_those_that_no_article_is_about(library: Library) -> None:
    (announced,) = coming(library.meeting_facts(), library.articles())
    assert (announced.series, announced.next.place, announced.next.year) == (
        "Central Asia–Russia Summit",
        "Bishkek",
        2027,
    )
    assert announced.span is not None
    assert "Bishkek in 2027" in announced.article.text[slice(*announced.span)]


def test_facts_are_told_with_the_words_they_were_read_from(library: Library) -> None:
    facts = next(one for one in library.meeting_facts() if one.article_id == "dushanbe")
    told = json.loads(json.dumps(facts_json(facts, library.article("dushanbe"))))
    assert (told["place"]["value"], told["place"]["given"]) == ("Dushanbe, Tajikistan", True)
    assert told["place"]["read_from"] == "Dushanbe"
    assert told["series"]["read_from"] is None  # only the front matter gives it
    (following,) = told["next_meetings"]
    assert following["value"]["place"] == "Bishkek"
    assert "Bishkek" in following["read_from"]
