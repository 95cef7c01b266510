"""A meeting joined over its articles: each value once, with every place that gives it, differing ones side by side."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.outcomes.current_record import CurrentRecord
from rag.outcomes.meeting_record import MeetingRecord, meeting_record
from rag.outcomes.outcomes import named_meetings
from rag.question import CurrentCatalogue
from rag.store.library import Library
from tests.rag.fakes import fill, write_articles
from tests.rag.read_library import library_record

READOUT = (
    "The six presidents met in Dushanbe on 9 October 2025. Uzbek President Shavkat Mirziyoyev and Russian President"
    " Vladimir Putin took part. The leaders adopted a Final Communiqué of 29 points. The next summit will be held in"
    " 2027."
)
WIRE = (
    "The second summit ended in Dushanbe on 9 October. Shavkat Mirziyaev of Uzbekistan proposed a hub. Vladimir Putin"
    " spoke. The presidents adopted a Joint Communiqué of 31 points and a Joint Action Plan. The next summit will be"
    " held in Bishkek in 2027."
)
SERIES = {"summit": "Central Asia–Russia Summit"}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    news, second = tmp_path / "news", {"date": "2025-10-09", "edition": 2, "place": "Dushanbe, Tajikistan"}
    write_articles(news, {"readout": READOUT}, participants="[Russia, Uzbekistan]", **SERIES, **second)
    write_articles(news, {"wire": WIRE}, **SERIES, **second)
    write_articles(news, {"first": "They met in Astana."}, date="2022-10-14", edition=1, **SERIES)
    fill(news, tmp_path / "data")
    library = Library.open(tmp_path / "data")
    yield library
    library.close()


def record_of(library: Library, words: str = "the second Central Asia–Russia summit") -> MeetingRecord:
    (meeting,) = named_meetings(words, library)
    return meeting_record(meeting, library)


def test_a_value_that_two_articles_give_is_one_with_both_places(library: Library) -> None:
    (day,) = record_of(library).last_days
    assert day.value.isoformat() == "2025-10-09"
    assert day.article_ids == ("readout", "wire")
    cuts = [library.cut(one.article_id, one.start, one.end).strip(".") for one in day.places]
    assert cuts == ["9 October 2025", "9 October"]


def test_spelling_variants_of_a_person_are_one_person(library: Library) -> None:
    present = record_of(library).who("present", "person")
    assert sorted(one.value.name for one in present) == ["Shavkat Mirziyoyev", "Vladimir Putin"]
    (uzbek,) = [one for one in present if one.value.country == "Uzbekistan"]
    assert {one.value.name for one in uzbek.facts} == {"Shavkat Mirziyoyev", "Shavkat Mirziyaev"}
    assert uzbek.value.office == "President"


def test_one_document_under_two_names_is_one_and_its_differing_figures_stay(library: Library) -> None:
    communique, plan = record_of(library).documents
    assert [one.value.points for one in communique.facts] == [29, 31]
    assert plan.value.name == "Joint Action Plan"


def test_an_announced_meeting_told_in_parts_is_one(library: Library) -> None:
    (announced,) = record_of(library).next_meetings
    assert (announced.value.place, announced.value.year, len(announced.facts)) == ("Bishkek", 2027, 2)


def test_the_meetings_before_and_after_are_those_of_the_series(library: Library) -> None:
    second, first = record_of(library), record_of(library, "the first Central Asia–Russia summit")
    assert second.predecessor == first.meeting
    assert second.successor is None
    assert first.successor == second.meeting


def test_a_value_of_the_front_matter_is_found_in_the_text_too(library: Library) -> None:
    states = {one.value.name: one for one in record_of(library).who("present", "state")}
    assert {"Russia", "Uzbekistan"} <= set(states)
    assert any(one.given and one.span for one in states["Russia"].facts)


def test_an_article_without_front_matter_is_about_the_meeting_that_its_text_tells(tmp_path: Path) -> None:
    text = (
        "Dushanbe (TDI): The second Central Asia–Russia Summit was held in Dushanbe on 9 October. Uzbek President"
        " Shavkat Mirziyoyev took part in the summit. The leaders adopted a Joint Communiqué."
    )
    write_articles(tmp_path / "news", {"wire": text})
    fill(tmp_path / "news", tmp_path / "data")
    library = Library.open(tmp_path / "data")
    record = record_of(library, "Dushanbe")
    assert record.meeting.heading == "Second Central Asia–Russia Summit, Dushanbe"
    assert record.last_days == ()  # the year is not told
    assert [one.value for one in record.month_days] == [(10, 9)]
    assert [one.value.name for one in record.documents] == ["Joint Communiqué"]
    library.close()


def test_the_record_of_a_library_is_read_once_until_the_library_changes(library: Library) -> None:
    current = CurrentRecord(library)
    first = current.get()
    assert current.get() is first
    (second,) = named_meetings("the second Central Asia–Russia summit", library)
    assert first.meeting(second) == meeting_record(second, library)
    library.remove("wire")
    assert current.get() is not first
    assert {one.article.id for one in current.get().outcomes} == {"readout", "first"}


def test_a_record_that_is_read_when_asked_is_that_of_the_whole_library(library: Library) -> None:
    whole, asked = CurrentRecord(library).get(), CurrentRecord(library, CurrentCatalogue(library)).get()
    ids = [*whole.held, "gone"]
    assert [*asked.held] == [*whole.held]
    assert asked.meetings == whole.meetings
    assert asked.articles(reversed(ids)) == whole.articles(reversed(ids))
    assert asked.of(ids) == whole.of(ids) == asked.outcomes == whole.outcomes
    assert {one: asked.facts.get(one) for one in ids} == {one: whole.facts.get(one) for one in ids}
    assert [asked.meeting(one) for one in asked.meetings] == [whole.meeting(one) for one in whole.meetings]
    assert asked.known_people == whole.known_people
    assert asked.known_people[0]


def test_a_person_has_the_country_that_other_articles_give() -> None:
    record = library_record(
        {
            "one": (
                "Vladimir Putin attended the Lake Summit in Lima. Vladimir Putin spoke.",
                {"summit": "Lake Summit"},
            ),
            "other": ("Russian President Vladimir Putin attended.", {"summit": "River Summit"}),
        }
    )
    lake = next(one for one in record.meetings if one.summit == "Lake Summit")
    assert [(one.value.name, one.value.country) for one in record.meeting(lake).who("present", "person")] == [
        ("Vladimir Putin", "Russia")
    ]


def test_two_documents_of_one_article_stay_two() -> None:
    text = "The leaders adopted a Joint Declaration and also endorsed a Joint Declaration of Intent on Raw Materials."
    record = library_record({"one": (text, {"summit": "Lake Summit"})})
    documents = record.meeting(record.meetings[0]).documents
    assert [one.value.name for one in documents] == [
        "Joint Declaration",
        "Joint Declaration of Intent on Raw Materials",
    ]


def test_two_reprints_do_not_outvote_two_sources() -> None:
    front = {"summit": "Lake Summit", "edition": 2}
    at = "The second Lake Summit was held in {} on 3 May 2024."
    texts = {"a": "Osh", "b": "Osh", "c": "Naryn", "d": "Naryn", "e": "Naryn"}
    story = {"c": "one", "d": "one", "e": "one"}
    for named, first in ((story, "Osh"), ({}, "Naryn")):
        record = library_record(
            {one: (at.format(city), front | {"story": named.get(one, "")}) for one, city in texts.items()}
        )
        (meeting,) = record.meetings
        assert record.meeting(meeting).places[0].value == first
