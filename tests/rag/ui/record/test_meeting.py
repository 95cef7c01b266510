"""The page of a meeting: its values with the sentences they were read from, differing ones side by side."""

import datetime as dt
from dataclasses import replace
from typing import Any

from rag.types import Article
from rag.ui.record.lines import RecordLineDrawn
from rag.ui.record.meeting import meeting_drawn, meetings_drawn
from tests.rag.ui.articles import JURMALA, RIGA, UNDATED
from tests.rag.ui.record.holding import hold

TEXTS = {one.id: one.text for one in (RIGA, JURMALA)}


def page(article_id: str = "riga", *articles: Article) -> dict[str, Any]:
    held = hold(*articles)
    meeting = held.meeting_of(article_id)
    assert meeting is not None
    return dict(meeting_drawn(meeting, held, 0))


def section(drawn: dict[str, Any], title: str) -> list[RecordLineDrawn]:
    return next((one["lines"] for one in drawn["sections"] if one["title"].startswith(title)), [])


def words(lines: list[RecordLineDrawn]) -> list[str]:
    return ["".join(one["words"]) for one in lines]


def opened(line: RecordLineDrawn) -> str:
    place = line["place"]
    assert place is not None
    return TEXTS[place["article"]][place["start"] : place["end"]]


def test_it_holds_who_was_there_what_was_decided_and_what_comes_next() -> None:
    drawn = page()
    assert drawn["title"] == "Second Five Rivers Summit, Riga, 4 May 2025"
    assert words(section(drawn, "States")) == ["Latvia", "Estonia", "Lithuania"]
    assert [(one["words"][1], one["note"]) for one in section(drawn, "People")] == [("Anna Kalns", "President, Latvia")]
    assert words(section(drawn, "Absent")) == ["Elias Korhonen"]
    assert words(section(drawn, "Documents")) == ["Riga Charter", "Action Plan for 2025–2028"]
    assert [one["lead"] for one in section(drawn, "Proposed")] == ["Estonia", "Estonia"]
    assert words(section(drawn, "Failed"))[0] == "The participants did not agree on a border treaty."
    assert [one["lead"] for one in section(drawn, "Money")] == ["2 billion euros"]
    assert [one["lead"] for one in section(drawn, "Next meeting")] == ["Tallinn, 2098"]
    assert words(section(drawn, "Articles")) == [RIGA.title, JURMALA.title]


def test_every_line_opens_the_sentence_it_was_read_from_or_its_article() -> None:
    drawn = page()
    (person,) = section(drawn, "People")
    assert opened(person) == "President Anna Kalns of Latvia chaired the meeting."
    assert opened(section(drawn, "Next meeting")[0]) == "The third summit will be held in Tallinn in 2098."
    assert opened(section(drawn, "Articles")[0]) == ""
    numbers = [one["place"]["number"] for each in drawn["sections"] for one in each["lines"]]
    assert len(set(numbers)) == len(numbers)


def test_values_that_differ_stand_side_by_side_with_their_articles() -> None:
    facts = {one["name"]: one for one in page()["facts"]}
    days = [("".join(one["words"]), one["note"]) for one in facts["Day"]["values"]]
    assert days == [("4 May 2025", RIGA.title), ("5 May 2025", JURMALA.title)]
    assert (facts["Day"]["differ"], facts["Place"]["differ"], facts["Edition"]["differ"]) == (True, True, False)
    assert [one["title"] for one in facts["Edition"]["values"][0]["also"]] == [RIGA.title]


def test_a_document_that_two_articles_tell_of_is_one_with_the_words_of_its_status() -> None:
    charter = section(page(), "Documents")[0]
    assert charter["badge"] == {"status": "adopted", "words": "adopted"}
    assert [one["title"] for one in charter["also"]] == [JURMALA.title]


def test_an_article_without_any_meeting_has_a_page_too() -> None:
    drawn = page("opinion", UNDATED)
    assert drawn["title"] == "An opinion"
    assert [one["title"] for one in drawn["sections"]] == ["Articles"]
    assert drawn["outcomes"] == ""


def test_all_meetings_are_listed_year_by_year_with_what_they_hold() -> None:
    drawn = meetings_drawn(hold(), dt.date(2026, 6, 1))
    assert [one["title"] for one in drawn["sections"]] == ["Announced", "2025", "2024", "2018"]
    assert words(drawn["sections"][0]["lines"]) == ["Third Five Rivers Summit, Tallinn, 2098"]  # and none of 2019
    (riga,) = drawn["sections"][1]["lines"]
    assert riga["about"] == "riga"
    assert riga["note"].startswith("2 articles · 2 adopted · 2 announced · 2 proposed")


def test_what_two_articles_tell_differently_stands_side_by_side() -> None:
    other = replace(
        JURMALA, text="Latvia pledged 3 billion euros for clean rivers by 2028. The leaders adopted the Riga Charter."
    )
    one, against = section(page("riga", RIGA, other), "Told differently")
    assert (one["beside"], against["beside"]) == (False, True)
    assert {"".join(one["words"]), "".join(against["words"])} == {
        "Latvia pledged 2 billion euros for clean rivers by 2028.",
        "Latvia pledged 3 billion euros for clean rivers by 2028.",
    }
    assert {one["note"], against["note"]} == {RIGA.title, JURMALA.title}


def test_a_later_statement_on_the_matter_of_a_proposal_stands_beside_it() -> None:
    later = replace(
        RIGA,
        id="tallinn",
        title="Tallinn",
        edition=3,
        date=dt.date(2026, 5, 4),
        place="Tallinn, Estonia",
        text="The leaders agreed to set up a school of hydrology in Tartu.",
    )
    proposal, came = section(page("riga", RIGA, later), "What possibly came of it")
    assert "".join(proposal["words"]) == "Estonia also proposed a school of hydrology."
    assert (came["badge"], came["beside"]) == ({"status": "adopted", "words": "agreed"}, True)
    assert came["note"] == "Third Five Rivers Summit, Tallinn, 4 May 2026"


def test_what_was_published_before_the_meeting_ended_says_so() -> None:
    early = replace(RIGA, published=dt.date(2025, 5, 3))
    (failed,) = section(page("riga", early), "Failed")
    assert failed["note"] == "published before the meeting ended"
