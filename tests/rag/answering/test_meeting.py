"""Questions about a meeting itself: when, where, who presided, how many points, what comes next."""

from contextlib import closing
from pathlib import Path

import pytest

from rag.answering.meeting import about_meeting
from rag.answering.meeting.documents import NAMES_ONE
from rag.chain import AnswerChain
from rag.store import Library
from tests.rag.answering.asked import asked_of, first
from tests.rag.fakes import fake_chain, fill, write_articles


@pytest.mark.parametrize(
    ("question", "headline", "quoted"),
    [
        ("Where was the second Cedar Summit held?", "Oslo, Norway, 4–5 May 2025.", "in Oslo on 4 and 5 May 2025"),
        ("when was the 2023 cedar summit", "3 June 2023, Santiago, Chile.", "in Santiago on 3 June 2023"),
        ("who was in the chair at the 2nd Cedar Summit pls", "President Oda Lund of Norway.", "chaired the second"),
        (
            "Did Ruto attend the first Cedar Summit?",
            "No: the leaders of Kenya and Ghana stayed away.",
            "of Kenya and Ghana stayed",
        ),
        ("Did Ruto attend the second Cedar Summit?", "No: William Ruto was absent.", "Ruto of Kenya did not travel"),
        ("Did Ruto skip the second Cedar Summit?", "Yes: William Ruto was absent.", "Ruto of Kenya did not travel"),
        ("was Boric at the second cedar summit?", "Yes: Gabriel Boric was there.", "Boric"),
        (
            "Who stood in for Ruto at the second Cedar Summit?",
            "Foreign Minister Musalia Mudavadi of Kenya.",
            "Mudavadi",
        ),
        ("who was absent from the second Cedar Summit?", "William Ruto (Kenya).", "did not travel"),
        ("How many points does the Oslo declaration have?", "14: Oslo Declaration.", "a text of 14 points"),
        ("how many documents were signed in Oslo?", "Three documents; 2 named here.", "Three documents were signed"),
        ("When is the next Cedar Summit, and where?", "Lima, 2027; then Kenya.", "in Lima in 2027, and after that in"),
        ("who hosts the Cedar Summit in 2027?", "Lima, 2027.", "in Lima in 2027, and after that in"),
        ("who's got the Cedar Summit in 2027, which city", "Lima, 2027.", "in Lima in 2027, and after that in"),
    ],
)
def test_an_aspect_is_told_in_the_headline_and_shown_by_the_first_quote(
    cedar: AnswerChain, question: str, headline: str, quoted: str
) -> None:
    answer = cedar.invoke(question)
    assert (answer.kind, answer.headline) == ("meeting", headline)
    assert quoted in first(answer)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("where was the last Cedar Summit", "Oslo, Norway, 4–5 May 2025."),
        ("who chaired the most recent Cedar Summit?", "President Oda Lund of Norway."),
        ("who came to the latest Cedar Summit", "Four states took part: Norway, Kenya, Chile and Peru."),
    ],
)
def test_the_latest_meeting_of_a_series_is_meant_by_last(cedar: AnswerChain, question: str, headline: str) -> None:
    assert cedar.invoke(question).headline == headline


def test_what_is_coming_up_is_what_is_announced_and_not_over(cedar: AnswerChain) -> None:
    for question in ("what summits are coming up", "which meetings are planned?"):
        assert cedar.invoke(question).headline == "Two meetings are announced in the articles of the library."


def test_a_calendar_is_a_table_of_what_is_announced_for_the_year(cedar: AnswerChain) -> None:
    answer = cedar.invoke("Calendar of the meetings announced for 2027?")
    assert answer.table is not None
    assert [[cell.text for cell in row] for row in answer.table.rows] == [["Cedar Summit", "2027", "Lima"]]
    assert (answer.shown, answer.there) == (1, 1)
    assert cedar.invoke("calendar of the meetings announced for 2031?").table is None


def test_a_meeting_that_is_not_held_is_said_to_be_missing_and_its_neighbours_are_named(cedar: AnswerChain) -> None:
    for question in ("Where was the Cedar Summit of 2021?", "Who chaired the fifth Cedar Summit?"):
        answer = cedar.invoke(question)
        assert (answer.kind, answer.status, answer.quotes) == ("meeting", "declined", ())
        assert " is not in the library; of this series it holds " in answer.text
        assert "the first (Santiago, 3 June 2023) and the second (Oslo, 5 May 2025)" in answer.text


def test_several_meetings_are_told_one_by_one(cedar: AnswerChain) -> None:
    answer = cedar.invoke("When was the Cedar Summit?")
    assert "3 June 2023" in answer.headline
    assert "4–5 May 2025" in answer.headline
    assert [item.markers for item in answer.sections[0].items] == [(1,), (2,)]


def test_somebody_whom_nothing_names_is_not_said_to_have_been_there(cedar: AnswerChain) -> None:
    answer = cedar.invoke("Was Japan at the second Cedar Summit?")
    assert (answer.status, answer.quotes) == ("declined", ())
    assert answer.text.startswith("No article in the library mentions Japan.")


@pytest.mark.parametrize(
    "question",
    ["When was the timber exchange proposed at the second Cedar Summit?", "Where is the seed bank to stand?"],
)
def test_a_question_about_something_else_is_left_to_the_reader(cedar: AnswerChain, question: str) -> None:
    assert cedar.invoke(question).kind == "fact"


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("How long did the second Cedar Summit last?", "4–5 May 2025."),
        ("Where is the upcoming Cedar Summit?", "Lima, 2027; then Kenya."),
    ],
)
def test_how_long_a_meeting_took_and_what_is_upcoming(cedar: AnswerChain, question: str, headline: str) -> None:
    assert cedar.invoke(question).headline == headline


def test_who_stayed_away_is_read_from_every_sentence_that_tells_it_and_why(harbour: AnswerChain) -> None:
    answer = harbour.invoke("who was missing in Bergen & why")
    assert answer.headline == "Rosa Quispe (Peru) and the chancellor of Austria."
    for question in ("who was not in Bergen?", "who wasn't there in Bergen", "which leaders did not attend in Bergen?"):
        assert harbour.invoke(question).headline == answer.headline
    quoted = " ".join(quote.text for quote in answer.quotes)
    assert "Her office says she has a broken leg." in quoted
    assert "tied up with a budget vote" in quoted


def test_a_day_in_the_headline_stands_in_a_quote_though_the_place_is_told_elsewhere(harbour: AnswerChain) -> None:
    answer = harbour.invoke("where was the Reef Forum held?")
    assert answer.headline.startswith("Suva, Fiji, ")
    assert answer.headline.endswith("4 May 2026.")
    assert ["met in Suva" in one.text for one in answer.quotes] == [True, False]
    assert "4 May 2026" in answer.quotes[1].text


@pytest.mark.parametrize(
    "question",
    [
        "next Reef Forum: where, and exact dates pls",
        "where does the Reef Forum hold its summit in 2028, and on what date?",
    ],
)
def test_that_the_day_of_the_next_meeting_is_open_is_said_with_the_sentence(
    harbour: AnswerChain, question: str
) -> None:
    answer = harbour.invoke(question)
    assert answer.headline == "Apia, 2028. No date has been fixed."
    assert "No dates have been fixed." in [quote.text for quote in answer.quotes]


def test_a_calendar_of_all_that_is_announced_has_the_meetings_of_other_bodies_too(harbour: AnswerChain) -> None:
    answer = harbour.invoke("I need a calendar of all the meetings that are announced, across the articles")
    assert answer.table is not None
    assert ["Reef Forum", "2028", "Apia"] in [[cell.text for cell in row] for row in answer.table.rows]
    assert any("joint commission on reefs" in item.text for section in answer.sections for item in section.items)


def test_points_that_no_article_counts_are_said_not_to_be_told(asked_once: AnswerChain) -> None:
    answer = asked_once.invoke("How many points does the Luanda declaration have?")
    assert answer.refusal is not None
    assert answer.refusal.sentence.endswith("says how many points there are.")


def test_where_and_when_an_edition_is_that_is_only_announced_is_told(asked_once: AnswerChain) -> None:
    answer = asked_once.invoke("2nd Gulf - Central Asia summit: which city was picked and for what year")
    assert answer.headline.startswith("Samarkand, 2025.")


def test_a_document_is_known_by_the_whole_word_that_names_its_kind() -> None:
    named = ("strategy", "strategies", "memoranda", "communiqué", "programmes", "treaties", "Decision", "plans")
    assert all(NAMES_ONE.search(f"the {one} on trade") for one in named)
    others = ("a strategic partnership", "the treatment of water", "planned talks", "a compactor", "stated aims")
    assert not any(map(NAMES_ONE.search, others))


def test_how_many_documents_several_meetings_adopted_is_told_of_each(cedar: AnswerChain) -> None:
    told = cedar.invoke("how many documents were adopted at the Cedar Summits?").headline
    assert "Second Cedar Summit, Oslo, 5 May 2025: three documents" in told
    assert "First Cedar Summit, Santiago, 3 June 2023: " in told


def test_who_ran_a_meeting_chaired_it(cedar: AnswerChain) -> None:
    assert "Oda Lund" in cedar.invoke("who ran the second Cedar Summit?").headline


NEXT = {
    "Copper Forum": ("The next forum will be held in Lusaka, Zambia.", "The next summit will take place in May 2027."),
    "Tin Forum": ("The next summit will be held in Accra.", "The next summit will be held in Nairobi in 2027."),
    "Zinc Forum": (
        "The next summit will be held in Accra.",
        "The next summit will be held in 2027; the venue is still to be settled.",
    ),
}


def test_the_place_of_one_article_and_the_time_of_another_are_one_meeting_unless_they_differ(tmp_path: Path) -> None:
    for name, told in NEXT.items():
        for nth, one in enumerate(told):
            text = f"The {name} met in Lima and ended on 4 May 2026. {one}"
            write_articles(
                tmp_path / "news", {f"{name[:3]}{nth}": text}, summit=name, date="2026-05-04", place="Lima, Peru"
            )
    fill(tmp_path / "news", tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    joined = chain.invoke("When and where is the next Copper Forum?")
    apart = [chain.invoke(f"When and where is the next {name}?").headline for name in ("Tin Forum", "Zinc Forum")]
    chain.close()
    assert joined.headline == "Lusaka, May 2027."
    assert [one.text for one in joined.quotes] == list(NEXT["Copper Forum"])
    assert apart == ["Nairobi, 2027; then Accra.", "2027; the venue is still to be settled; then Accra."]


@pytest.mark.parametrize(
    ("asked", "headline"),
    [
        (
            "Was Ruto at the Cedar summits?",
            "Santiago 2023: No: the leaders of Kenya and Ghana stayed away; Oslo 2025: No: William Ruto was absent.",
        ),
        (
            "Has Boric been to the summits in Oslo and Santiago?",
            "Santiago 2023: Yes: Gabriel Boric was there; Oslo 2025: Yes: Gabriel Boric was there.",
        ),
    ],
)
def test_whether_somebody_was_at_several_meetings_is_told_of_each(
    cedar: AnswerChain, asked: str, headline: str
) -> None:
    answer = cedar.invoke(asked)
    assert answer.headline == headline
    assert [item.markers for item in answer.sections[0].items] == [(1,), (2,)]


def test_of_several_cities_the_meetings_of_the_series_that_met_in_all_are_meant(asked_once: AnswerChain) -> None:
    answer = asked_once.invoke("Did Lukashenko come to the summits in Astana and Tianjin?")
    assert [item.text.split(",")[0] for item in answer.sections[0].items] == [
        "24th Shanghai Cooperation Organisation Summit",
        "25th Shanghai Cooperation Organisation Summit",
    ]


def test_an_announced_meeting_of_several_days_is_told_with_its_last_day(tmp_path: Path) -> None:
    text = "Leaders of Peru and Fiji met in Suva on 4 May 2026. They will meet next in Lima from 30 May to 2 June 2027."
    write_articles(
        tmp_path / "news", {"suva": text}, summit="Reef Forum", edition=4, date="2026-05-04", place="Suva, Fiji"
    )
    fill(tmp_path / "news", tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    assert chain.invoke("when is the next Reef Forum?").headline.startswith("Lima, 30 May to 2 June 2027.")
    assert "30 May to 2 June 2027" in chain.invoke("which meetings are announced for 2027?").text
    chain.close()


def test_how_many_days_a_meeting_was_held_is_counted(asked_once: AnswerChain) -> None:
    for asked in ("how many days did the Kazan summit last?", "how many days was the BRICS summit in Kazan?"):
        assert asked_once.invoke(asked).headline == "Three days, 22–24 October 2024."


def test_who_else_wanted_to_host_is_told_where_a_sentence_says_so(tmp_path: Path) -> None:
    told = "The Kelp Council met in Tarn on 4 May 2026. The next will be held in Lorn in 2027. Suva had also put itself"
    write_articles(
        tmp_path / "news", {"tarn": f"{told} forward."}, summit="Kelp Council", place="Tarn", date="2026-05-04"
    )
    fill(tmp_path / "news", tmp_path / "data")
    with closing(Library.open(tmp_path / "data")) as library:
        composed = about_meeting(asked_of(library, "Who else offered to host the next Kelp Council?"))
        assert composed is not None
        assert composed.headline == "Suva had also put itself forward."
