"""Meetings and topics in order of time: with the meetings that articles only look back on, and those to come."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rag.answering.meeting.chronology import chronology
from rag.store import Library
from tests.rag.answering.asked import asked_of
from tests.rag.fakes import fill, write_articles

OSLO = """The third Lake Summit met in Oslo on 4 May 2025. The opening one was held in Lima in March 2018. Peru had
signed nothing at the 2021 meeting in Quito. Energy ministers held a meeting in 2020. Chile paid 4 million in 2019.

Work on the Andes tunnel began. The next summit will be held in Nairobi in 2027.
"""
SUVA = "The second Lake Summit met in Suva on 3 June 2023. Chile proposed an Andes tunnel. Kenya spoke of fish."


@pytest.fixture(scope="module")
def lakes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder: Path = tmp_path_factory.mktemp("lakes")
    for name, text, edition, day, place in (
        ("oslo", OSLO, 3, "2025-05-04", "Oslo, Norway"),
        ("suva", SUVA, 2, "2023-06-03", "Suva, Fiji"),
    ):
        write_articles(folder / "news", {name: text}, summit="Lake Summit", edition=edition, date=day, place=place)
    fill(folder / "news", folder / "data")
    with closing(Library.open(folder / "data")) as library:
        yield library


@pytest.mark.parametrize(
    "question",
    [
        "chronology of the Lake Summits, from the first to the next one",
        "Give me a timeline of the Lake Summits with places, as far as your articles go.",
        "the Lake Summits in order of date please",
    ],
)
def test_a_series_has_its_meetings_held_mentioned_and_announced_in_order(lakes: Library, question: str) -> None:
    told = chronology(asked_of(lakes, question))
    assert told is not None
    begins = [item.text.split(":")[0] for section in told.sections for item in section.items]
    assert begins == ["2018", "2021", "3 June 2023, Suva", "4 May 2025, Oslo", "Nairobi, 2027"]
    assert (
        told.headline
        == "The library holds two meetings of the Lake Summit, two more only mentioned, one more announced."
    )
    assert all(item.markers for section in told.sections for item in section.items)


@pytest.mark.parametrize(
    "question",
    ["Trace the Andes tunnel through the summits you cover.", "Andes tunnel at the Lake Summits, oldest first"],
)
def test_a_topic_has_what_was_said_at_each_meeting_after_its_day_and_city(lakes: Library, question: str) -> None:
    told = chronology(asked_of(lakes, question))
    assert told is not None
    assert [item.text for item in told.sections[0].items] == [
        "3 June 2023, Suva: Chile proposed an Andes tunnel.",
        "4 May 2025, Oslo: Work on the Andes tunnel began.",
    ]
    assert told.headline == "Andes tunnel comes up at two meetings, from 3 June 2023 to 4 May 2025."


@pytest.mark.parametrize(
    "question",
    ["what timeline was set for the Andes tunnel?", "is there a timeline of the tunnel?", "the Lake Summits"],
)
def test_a_timeline_that_is_asked_about_is_no_order(lakes: Library, question: str) -> None:
    assert chronology(asked_of(lakes, question)) is None


def test_a_topic_of_no_meeting_has_no_order(lakes: Library) -> None:
    assert chronology(asked_of(lakes, "trace whaling through the summits in order of time")) is None


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "chronology of the Lake Summits with the main document of each",
            ["Second Lake Summit – no document named", "Third Lake Summit – Oslo Declaration"],
        ),
        (
            "The Lake Summits in order of date, with chair and documents adopted",
            [
                "Second Lake Summit – chaired by President Ada Bo of Fiji; no document named",
                "Third Lake Summit – chair not told; Oslo Declaration; Lake Charter",
            ],
        ),
        (
            "Timeline of the Lake Summits since 2024, each with its declaration",
            ["Third Lake Summit – Oslo Declaration"],
        ),
    ],
)
def test_each_meeting_has_what_a_chronology_is_to_tell_of_it(tmp_path: Path, question: str, told: list[str]) -> None:
    for name, text, edition, day, place in (
        (
            "oslo",
            "The leaders adopted the Lake Charter and signed the Oslo Declaration.",
            3,
            "2025-05-04",
            "Oslo, Norway",
        ),
        ("suva", "President Ada Bo of Fiji chaired the meeting in Suva.", 2, "2023-06-03", "Suva, Fiji"),
    ):
        write_articles(tmp_path / "news", {name: text}, summit="Lake Summit", edition=edition, date=day, place=place)
    fill(tmp_path / "news", tmp_path / "data")
    with closing(Library.open(tmp_path / "data")) as library:
        answered = chronology(asked_of(library, question))
    assert answered is not None
    assert [item.text.partition(": ")[2] for item in answered.sections[0].items] == told
