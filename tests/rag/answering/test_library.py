"""What the library holds: meetings by time, place, host, participants and mention, complete, each with its ground."""

import datetime as dt
from collections.abc import Iterator

import pytest

from rag.answering import Composed, compose
from rag.chain import AnswerChain
from rag.question import Catalogue, understand
from rag.store import Library
from rag.types import EVERYTHING, Scope
from tests.rag.answering.asked import asked_of
from tests.rag.fakes import fill, write_articles

TODAY = dt.date(2026, 6, 10)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    news, data = tmp_path_factory.mktemp("news"), tmp_path_factory.mktemp("data")
    told = (
        (
            "oslo",
            "Lake Summit",
            2024,
            "Oslo, Norway",
            "[Norway, Japan]",
            "The leaders spoke of drinking water in Peru.",
        ),
        (
            "turku",
            "Lake Summit",
            2025,
            "Turku, Finland",
            "[Norway, Finland]",
            "President Aino Laine of Finland spoke of Bergen.",
        ),
        ("lima", "River Summit", 2025, "Lima, Peru", "[Peru, Norway]", "A fund for clean water was set up by Japan."),
    )
    for name, summit, year, place, participants, text in told:
        write_articles(
            news,
            {name: text},
            title=f"Leaders in {name.title()}",
            summit=summit,
            date=f"{year}-05-0{len(name) - 2}",
            place=f'"{place}"',
            participants=participants,
            topics="[water]",
        )
    fill(news, data)
    with_library = Library.open(data)
    yield with_library
    with_library.close()


def answer(text: str, library: Library, today: dt.date = TODAY, scope: Scope = EVERYTHING) -> Composed:
    asked = asked_of(library, text, today=today, scope=scope)
    assert asked.understood.kind == "library", (text, asked.understood.kind)
    return compose(asked)


def listed(composed: Composed) -> list[str]:
    return [item.text for section in composed.sections for item in section.items]


OSLO, TURKU, LIMA = (
    "Lake Summit, Oslo, 2 May 2024",
    "Lake Summit, Turku, 3 May 2025",
    "River Summit, Lima, 2 May 2025",
)


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        ("How many meetings do you have?", [OSLO, LIMA, TURKU]),
        ("list all the 2025 meetings", [LIMA, TURKU]),
        ("how many summits were held in 2024 and which", [OSLO]),
        ("summits since May 2025", [LIMA, TURKU]),
        ("which meetings took place in Turku?", [TURKU]),
        ("which summits took place in Norway", [OSLO]),
        ("Which summits were hosted by Peru?", [LIMA]),
        ("which meetings did Norway host", [OSLO]),
        ("At which meetings did Norway take part?", [OSLO, LIMA, TURKU]),
        ("which of the 2025 summits did Norway attend?", [LIMA, TURKU]),
        ("did Japan take part in any summits?", [OSLO]),
        ("in connection with which of the meetings does Japan appear, in whatever role?", [OSLO, LIMA]),
        ("which meetings mentioned water?", [OSLO, LIMA]),
        ("which summits mentioned Peru", [OSLO]),
        ("anything on clean water?", [LIMA]),
        ("do you cover the Lake Summit", [OSLO, TURKU]),
        ("which meetings fall in the most recent month that you cover?", [LIMA, TURKU]),
        ("list the meetings with Japan among the participants", [OSLO]),
        ("how many summits were held in 2025? (list all the 2024 meetings?)", [LIMA, TURKU]),
    ],
)
def test_all_meetings_under_the_conditions_are_listed(library: Library, asked: str, rows: list[str]) -> None:
    composed = answer(asked, library)
    assert listed(composed) == rows
    assert (composed.shown, composed.there) == (len(rows), len(rows))


def test_a_mention_is_quoted_and_what_the_catalogue_says_leads_to_its_article(library: Library) -> None:
    mentioned = answer("which meetings mentioned drinking water?", library)
    (row,) = mentioned.sections[0].items
    assert row.markers == (1,)
    assert mentioned.quotes[0].text == "The leaders spoke of drinking water in Peru."
    hosted = answer("which summits did Norway host?", library)
    assert [(row.markers, row.article_id) for row in hosted.sections[0].items] == [((), "oslo")]
    assert hosted.quotes == ()


def test_on_a_country_it_says_where_it_took_part_and_where_it_is_only_mentioned(library: Library) -> None:
    composed = answer("what do you have on Japan?", library)
    assert [(one.title, [item.text for item in one.items]) for one in composed.sections] == [
        ("Took part", [OSLO]),
        ("Mentioned", [LIMA]),
    ]
    assert composed.headline.startswith("Japan took part in one of the meetings")


def test_each_of_two_names_that_nothing_mentions_is_answered_with_no(library: Library) -> None:
    assert answer("anything on AUKUS or the Hill summits in there?", library).headline.startswith("AUKUS: no. The Hill")


def test_the_headline_counts(library: Library) -> None:
    assert answer("how many meetings took place in 2025", library).headline == (
        "The library holds two meetings that took place in 2025."
    )
    assert answer("which summits were held in Norway in 2025?", library).headline == (
        "The library holds no meeting that took place in 2025 in Norway."
    )
    assert answer("how many summits took place in Bergen?", library).headline == (
        "The library holds no meeting that took place in Bergen."
    )


def test_the_latest_and_the_earliest(library: Library) -> None:
    assert answer("what is the latest summit you have", library).headline.endswith(f"is the {TURKU}.")
    assert answer("which is the oldest meeting in the library?", library).headline.endswith(f"is the {OSLO}.")


@pytest.mark.parametrize(
    "question",
    [
        "what's the earliest and what's the latest meeting in your collection",
        "Which is the first summit that you cover, and which is the most recent?",
        "Name the oldest and newest meeting you have.",
    ],
)
def test_both_ends_that_are_asked_for_are_told(library: Library, question: str) -> None:
    composed = answer(question, library)
    assert composed.headline == f"The earliest meeting in the library is the {OSLO}; the latest is the {TURKU}."
    assert [one.title for one in composed.sections] == ["Articles on the earliest", "Articles on the latest"]


def test_the_other_end_is_told_after_the_first(library: Library) -> None:
    assert answer("The newest? (What is your oldest article?)", library).headline.endswith(f"is the {TURKU}.")
    assert answer("The oldest one? (which article is the most recent?)", library).headline.endswith(f"is the {OSLO}.")


def test_the_last_that_somebody_attended(library: Library) -> None:
    composed = answer("What was the last summit Japan attended?", library)
    assert composed.headline == f"The latest meeting in the library in which Japan took part is the {OSLO}."


def test_how_fresh_it_is_is_reckoned_from_today(library: Library) -> None:
    composed = answer("how fresh are you?", library, dt.date(2025, 5, 13))
    assert "3 May 2025, ten days before today, 13 May 2025" in composed.headline
    assert answer("what's new?", library).headline == f"The latest meeting in the library is the {TURKU}."


def test_series_countries_and_topics(library: Library) -> None:
    assert listed(answer("which series do you cover?", library)) == [
        "Lake Summit: Oslo 2024 and Turku 2025",
        "River Summit: Lima 2025",
    ]
    assert listed(answer("which countries are covered", library))[0] == "Norway: three meetings"
    assert listed(answer("what topics do you cover?", library)) == ["water"]


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("what do you have on Mongolia?", "No article in the library mentions Mongolia."),
        ("which meetings mentioned bitcoin?", "No article in the library mentions “bitcoin”."),
        ("anything from last week?", "The library holds nothing from last week (1–7 June 2026)"),
    ],
)
def test_what_is_not_there_is_declined_by_name(library: Library, asked: str, says: str) -> None:
    composed = answer(asked, library)
    assert composed.status == "declined"
    assert str(composed.refusal).startswith(says)


@pytest.mark.parametrize(
    ("asked", "said", "rows"),
    [
        ("Besides Oslo, is there any other Lake Summit here?", "Besides Oslo the library holds one other", [TURKU]),
        ("Do you have another River Summit than Lima?", "No: of the series River Summit", [LIMA]),
    ],
)
def test_meetings_besides_one_of_a_series_are_the_others(
    library: Library, asked: str, said: str, rows: list[str]
) -> None:
    composed = answer(asked, library)
    assert composed.headline.startswith(said)
    assert listed(composed) == rows


@pytest.mark.parametrize(
    "asked",
    [
        "Which outside partners have held a summit with the five Central Asian presidents?",
        "who has sat down with the Central Asian leaders as a group?",
        "With which partners has Central Asia held summits?",
        "Which partners has Central Asia met as a group?",
    ],
)
def test_partners_of_a_group_are_told_by_the_series_and_by_who_took_part(chain: AnswerChain, asked: str) -> None:
    found = chain.invoke(asked)
    assert found.kind == "library"
    assert [item.text.partition(":")[0] for item in found.sections[0].items] == [
        *("China", "EU", "GCC", "Germany", "Italy", "Japan", "Russia", "United States")
    ]


def test_a_topic_is_limited_to_the_meetings_of_a_part_of_the_world_and_told_with_a_part_of_it(
    chain: AnswerChain,
) -> None:
    found = chain.invoke("I'm writing about water in Central Asian summitry, the Aral Sea included. What do you have?")
    assert found.headline.startswith("The library holds six meetings of Central Asian series")
    assert any("Aral Sea" in quote.text for quote in found.quotes)


@pytest.mark.parametrize(
    "asked",
    [
        "Which meetings were announced for 2026?",
        "how many points did the declaration have?",
        "When is the next Lake Summit?",
        "What did the latest Lake Summit decide on water?",
        "how many articles does the treaty have",
        "What did Norway propose at the Lake Summit?",
        "Who hosted the Lake Summit in 2024?",
    ],
)
def test_a_question_about_a_meeting_is_none_about_the_library(library: Library, asked: str) -> None:
    assert understand(asked, Catalogue(library.articles())).kind != "library"


def test_only_what_the_question_is_limited_to_is_listed(library: Library) -> None:
    composed = answer("which meetings mentioned water?", library, scope=Scope(summits=("River Summit",)))
    assert listed(composed) == [LIMA]
    assert listed(answer("list all meetings", library, scope=Scope(until=dt.date(2024, 12, 31)))) == [OSLO]


@pytest.mark.parametrize(
    "asked",
    [
        "how many articles are in there and what period do they cover?",
        "How many texts are stored here and from which years?",
        "what dates do the articles span",
        "what's the time range covered",
        "from when to when does it go",
        "number of articles and date range please",
        "how many texts have you read so far, and from which years?",
        "how many articles are loaded now and which period do they cover?",
        "Which years does the library cover?",
    ],
)
def test_it_says_how_much_it_holds_and_from_when_to_when(library: Library, asked: str) -> None:
    told = answer(asked, library)
    assert told.headline == "The library holds three articles on three meetings, from 2 May 2024 to 3 May 2025."
    assert listed(told) == ["2024: one meeting", "2025: two meetings"]


@pytest.mark.parametrize(
    "asked", ["who publishes the articles", "which newspapers are in here", "how many sources do you have"]
)
def test_it_says_who_publishes(library: Library, asked: str) -> None:
    assert "publication" in answer(asked, library).headline


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("what have you got from 2023", "The library holds five meetings that took place in 2023."),
        ("articles from July 2025 onwards", "The library holds 15 meetings that took place from July 2025."),
        ("whats the newest meeting you know of", "The latest meeting in the library is the Supreme Eurasian Economic"),
        ("Which summits were chaired by Tokayev?", "The library holds six meetings chaired by Tokayev."),
        ("which summits did Kazakhstan chair?", "The library holds six meetings chaired by Kazakhstan."),
        (
            "which meetings did putin not attend in person",
            "The library holds two meetings from which Putin was absent.",
        ),
        ("Which meetings did both Xi and Putin attend?", "The library holds three meetings in which Putin and Xi took"),
        ("In which meetings was Ukraine brought up?", "Ukraine took part in two of the meetings"),
        ("what's your earliest article", "The earliest meeting in the library is the First Central Asia–Russia"),
        ("Which meetings dealt with railways?", "The library holds six meetings whose articles mention “railways”."),
        ("Give me everything on water", "The library holds ten meetings whose articles mention “water”."),
        ("when was the library last refreshed", "The library's latest meeting is the Supreme Eurasian"),
        ("what editions of the NATO summit do you have", "The library holds one meeting of the series NATO Summit."),
    ],
)
def test_meetings_are_listed_by_year_chair_and_absence(chain: AnswerChain, question: str, headline: str) -> None:
    answer = chain.invoke(question)
    assert answer.kind == "library"
    assert answer.headline.startswith(headline)


def test_meetings_under_several_conditions_are_a_table_of_what_is_to_be_told_of_each(asked_once: AnswerChain) -> None:
    answer = asked_once.invoke("all 2025 meetings in Central Asia that China attended, with place, date and chair")
    assert answer.table is not None
    assert answer.table.columns == ("Meeting", "Place", "Date", "Chair")
    assert [[cell.text for cell in row] for row in answer.table.rows] == [
        ["Second Central Asia–China Summit", "Astana, Kazakhstan", "17 June 2025", "Kassym-Jomart Tokayev"]
    ]
    assert answer.table.rows[0][3].markers
    assert answer.headline.startswith("The library holds one meeting")


@pytest.mark.parametrize(
    ("asked", "columns", "rows"),
    [
        ("table of all G20 summits with place and host", ("Meeting", "Place", "Host"), 3),
        ("list every g20 you have with dates", ("Meeting", "Date"), 3),
        ("give me all BRICS summits with documents", ("Meeting", "Adopted"), 2),
        ("give me a table of the OTS summits with declarations", ("Meeting", "Adopted"), 2),
        ("every summit that Putin chaired, with city and date", ("Meeting", "Place", "Date"), 1),
    ],
)
def test_what_is_to_be_told_of_each_meeting_has_a_column(
    asked_once: AnswerChain, asked: str, columns: tuple[str, ...], rows: int
) -> None:
    answer = asked_once.invoke(asked)
    assert answer.kind == "library"
    assert "mention" not in answer.headline
    assert answer.table is not None
    assert (answer.table.columns, len(answer.table.rows)) == (columns, rows)
    assert "Place" in columns or all(", " in row[0].text for row in answer.table.rows)  # editions differ by their city
