"""What the library holds of a series: editions asked for, gaps, times ago, and articles on no meeting of a series."""

import datetime as dt
from collections.abc import Iterator

import pytest

from rag.answering import Composed, compose
from rag.store import Library
from tests.rag.answering.asked import asked_of
from tests.rag.fakes import fill, write_articles

TODAY = dt.date(2026, 5, 12)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    news, data = tmp_path_factory.mktemp("news"), tmp_path_factory.mktemp("data")
    for edition, day, place in ((13, "2023-05-02", "Oslo, Norway"), (15, "2025-05-14", "Turku, Finland")):
        write_articles(
            news,
            {f"lake-{edition}": "The leaders adopted a declaration on drinking water and gas."},
            title=f"Lake leaders meet in {place}",
            summit="Lake Council Summit (LCS)",
            edition=edition,
            date=day,
            place=f'"{place}"',
        )
    write_articles(
        news, {"river": "Japan set up a fund."}, summit="River Summit", date="2025-06-03", place='"Lima, Peru"'
    )
    write_articles(news, {"visit": "# A state visit\n\nThe king went to Bern on 3 March 2025. Chile was pleased."})
    fill(news, data)
    with_library = Library.open(data)
    yield with_library
    with_library.close()


def answer(text: str, library: Library) -> Composed:
    asked = asked_of(library, text, today=TODAY)
    assert asked.understood.kind == "library", (text, asked.understood.kind)
    return compose(asked)


def listed(composed: Composed) -> list[tuple[str, list[str]]]:
    return [(section.title, [item.text for item in section.items]) for section in composed.sections]


OSLO, TURKU = ("13th Lake Council Summit (LCS), Oslo, 2 May 2023", "15th Lake Council Summit (LCS), Turku, 14 May 2025")
LIMA, VISIT = "River Summit, Lima, 3 June 2025", "A state visit, Bern, 3 March 2025"
HELD = "it holds the 13th (Oslo, 2 May 2023) and the 15th (Turku, 14 May 2025)."


@pytest.mark.parametrize(
    ("asked", "headline"),
    [
        ("do you cover LCS14? and LCS16?", f"LCS14: no. LCS16: no. Of the Lake Council Summit (LCS) {HELD}"),
        (
            "do you have the 14th Lake Council summit and the 15th?",
            "The 14th Lake Council summit: no. The 15th Lake Council Summit (LCS): yes. "
            f"Of the Lake Council Summit (LCS) {HELD}",
        ),
        (
            "is LCS15 in your library? and the one in Bergen?",
            f"LCS15: yes. The Lake Council Summit (LCS) in Bergen: no. Of the Lake Council Summit (LCS) {HELD}",
        ),
        ("do you know about the Zanzibar Forum? and Quisling?", "The Zanzibar Forum: no. Quisling: no."),
        ("have you got anything on Japan or Madagascar", "Japan: yes. Madagascar: no."),
        ("do you have anything on gas? and on piracy?", "Gas: yes. Piracy: no."),
    ],
)
def test_each_of_several_is_answered_yes_or_no(library: Library, asked: str, headline: str) -> None:
    assert answer(asked, library).headline == headline


def test_what_is_held_of_several_is_listed_for_each(library: Library) -> None:
    assert listed(answer("do you hold LCS15 and the River Summit?", library)) == [
        ("LCS15: meetings", [TURKU]),
        ("The River Summit: meetings", [LIMA]),
    ]


def test_one_edition_is_not_the_whole_series(library: Library) -> None:
    assert listed(answer("do you have LCS15?", library)) == [("Meetings", [TURKU])]


def test_what_belongs_together_is_one_thing(library: Library) -> None:
    composed = answer("do you have anything on drinking water and gas?", library)
    assert composed.headline == "The library holds two meetings whose articles mention “drinking water and gas”."


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("Which LCS summits do you have, and is one in the series missing?", "; the 14th is missing, and none before"),
        ("are there gaps in your Lake Council coverage?", "; the 14th is missing, and none before the 13th or after"),
        ("any gaps in the collection?", "One edition is missing between those that the library holds of one series."),
        ("is any River Summit missing from your library?", "its articles give no number, so that no gap can be told."),
    ],
)
def test_the_missing_editions_are_named(library: Library, asked: str, says: str) -> None:
    assert says in answer(asked, library).headline


@pytest.mark.parametrize(
    ("asked", "headline", "rows"),
    [
        (
            "what was on a year ago this week?",
            "one meeting that took place a year ago this week (12–18 May 2025)",
            TURKU,
        ),
        ("any meetings in May?", "two meetings that took place in May", OSLO),
        (
            "which meetings were held in Europe?",
            "two meetings and one article on an event of no series that took",
            OSLO,
        ),
        (
            "how many LCS and River summits do you have?",
            ": two meetings of the Lake Council Summit (LCS) and one meeting of the River Summit.",
            OSLO,
        ),
        (
            "how many meetings do you have and which is the oldest?",
            f"to 3 June 2025. The earliest meeting in the library is the {OSLO}.",
            OSLO,
        ),
        ("which meetings took place in March 2025?", "one article on an event of no series that took place in", VISIT),
        ("how many LCS summits do you have? (how many River Summits are there?)", "two meetings of the series", OSLO),
    ],
)
def test_the_meetings_of_a_time_are_listed(library: Library, asked: str, headline: str, rows: str) -> None:
    composed = answer(asked, library)
    assert headline in composed.headline
    assert listed(composed)[0][1][0] == rows


def test_all_articles_are_listed_those_of_no_series_too(library: Library) -> None:
    composed = answer("how many articles have you got, and on which meetings?", library)
    assert listed(composed) == [("Meetings", [OSLO, TURKU, LIMA]), ("Articles on other events", [VISIT])]
    assert (composed.shown, composed.there) == (4, 4)


@pytest.mark.parametrize(
    ("asked", "headline", "rows"),
    [
        ("Which articles do you have on the LCS?", "two articles on two meetings of the series", 2),
        ("how many articles mention Chile?", "one article on one meeting whose articles mention Chile", 1),
        ("list every article", "four articles on three meetings", 4),
    ],
)
def test_articles_are_listed_by_title_where_they_are_asked_for(
    library: Library, asked: str, headline: str, rows: int
) -> None:
    composed = answer(asked, library)
    assert headline in composed.headline
    ((title, items),) = listed(composed)
    assert (title, len(items)) == ("Articles", rows)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("is there anything in there from 2026", f"took place in 2026; the latest that it holds is the {LIMA}."),
        ("anything from 2019?", f"took place in 2019; the earliest that it holds is the {OSLO}."),
        ("anything from 2024?", f"took place in 2024; the nearest are the {OSLO}, and “A state visit”, 3 March 2025."),
    ],
)
def test_where_there_is_nothing_of_a_time_the_nearest_is_named(library: Library, asked: str, says: str) -> None:
    assert answer(asked, library).headline.endswith(says)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("anything on the Arctic in any of the declarations?", "Arctic"),
        ("did any of the communiques mention whaling?", "whaling"),
        ("any mention of cryptocurrency in the final texts?", "cryptocurrency"),
        ("which declarations mention space mining", "space mining"),
        ("anything on piracy in the texts adopted in 2025?", "piracy"),
    ],
)
def test_what_no_text_mentions_is_declined_by_name(library: Library, asked: str, names: str) -> None:
    composed = answer(asked, library)
    assert composed.status == "declined"
    assert str(composed.refusal).replace("“", "").startswith(f"No article in the library mentions {names}")


def test_what_the_texts_may_say_is_left_to_the_reader_or_listed(library: Library) -> None:
    composed = answer("is there anything on drinking water in the declarations?", library)
    assert composed.headline == "The library holds two meetings whose articles mention “drinking water”."
