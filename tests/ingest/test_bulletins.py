"""Bulletins with notes on several meetings, as the articles that they are."""

from pathlib import Path

import pytest

from ingest.raw import RawDocument
from ingest.sources import read

NOTES = {
    "Customs chiefs of the Lorn Sea, Tarn, 3-4 March": "The heads of customs of Peru, Chile and Bolivia met in Tarn.",
    "Reef Wardens (Port Lorn, 5 March)": "The wardens approved a plan for the reefs of the outer islands.",
}


def bulletin(mark: str, close: str = "") -> str:
    notes = "\n\n".join(
        f"{mark.format('AB'[nth], nth + 1)}{head}{close}\n{text}" for nth, (head, text) in enumerate(NOTES.items())
    )
    return f"LORN WEEK - Bulletin No. 3, 3 to 9 March 2025\n\nShort notes on meetings of the week.\n\n{notes}\n\n"


def articles(folder: Path, text: str) -> list[RawDocument]:
    (folder / "week.txt").write_text(text)
    return [one for one in read(str(folder)) if isinstance(one, RawDocument)]


@pytest.mark.parametrize(("mark", "close"), [("{0}. ", ""), ("{1}) ", ""), ("", ""), ("## ", ""), ("**", "**")])
def test_each_note_of_a_bulletin_is_an_article_and_the_rest_stays_the_bulletin(
    tmp_path: Path, mark: str, close: str
) -> None:
    *notes, rest = articles(tmp_path, bulletin(mark, close))
    assert [one.article_id for one in notes] == ["week-1", "week-2"]
    assert [one.content.decode().strip() for one in notes] == [f"{head}\n\n{text}" for head, text in NOTES.items()]
    assert {tuple(one.known.values()) for one in notes} == {
        ("LORN WEEK - Bulletin No. 3, 3 to 9 March 2025", "2025-03-09")
    }
    assert (rest.article_id, rest.content.decode().count("\n\n")) == ("week", 1)
    assert not any(text in rest.content.decode() for text in NOTES.values())


def test_a_section_that_names_no_meeting_ends_a_note_and_stays_in_the_bulletin(tmp_path: Path) -> None:
    *notes, rest = articles(tmp_path, bulletin("{0}. ") + "C. In brief\nThe Lorn Corridor met online.")
    assert notes[-1].content.decode().strip().endswith("outer islands.")
    assert rest.content.decode().endswith("C. In brief\nThe Lorn Corridor met online.")


@pytest.mark.parametrize(
    "text",
    [
        "Reef summit\n\nReef Forum, Tarn, 3 March\nThe members of the forum approved a plan for the reefs.",
        "Calendar\n\nReef Forum, Tarn, 3 March\n\nReef Wardens, Lorn, 4 March\n",
        "---\nsummit: Reef Forum\n---\n" + bulletin("{0}. "),
    ],
)
def test_an_article_on_one_meeting_a_calendar_and_what_has_front_matter_stay_whole(tmp_path: Path, text: str) -> None:
    assert [one.article_id for one in articles(tmp_path, text)] == ["week"]
