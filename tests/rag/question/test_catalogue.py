"""What a question names, against what the library holds."""

import datetime as dt

import pytest

from rag.question.catalogue import Catalogue
from rag.question.understood import understand
from tests.rag.fakes import article

ARTICLES = (
    article(
        "Mirziyoyev proposed a hub.",
        "d25",
        participants=("Russia",),
        summit="Central Asia–Russia Summit",
        edition=2,
        place="Dushanbe, Tajikistan",
    ),
    article(
        "Six met in Astana.",
        "a22",
        summit="Central Asia–Russia Summit",
        edition=1,
        place="Astana, Kazakhstan",
        date=dt.date(2022, 10, 14),
    ),
    article(
        "Leaders of the Shanghai Cooperation Organisation (SCO) adopted a strategy.",
        "s24",
        summit="Shanghai Cooperation Organisation Summit",
        edition=24,
        place="Astana, Kazakhstan",
        date=dt.date(2024, 7, 4),
    ),
    article(
        "They closed the conference.",
        "c29",
        summit="UN Climate Change Conference (COP)",
        edition=29,
        place="Baku, Azerbaijan",
        date=dt.date(2024, 11, 24),
    ),
    article("No summit at all, in New Delhi.", "none", place="New Delhi, India"),
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue(ARTICLES)


@pytest.mark.parametrize(
    ("question", "summit"),
    [
        ("What did the SCO adopt?", "Shanghai Cooperation Organisation Summit"),
        ("shanghai organisation", "Shanghai Cooperation Organisation Summit"),
        ("Russia and Central Asia?", "Central Asia–Russia Summit"),
        ("the Russian – central asian summit", "Central Asia–Russia Summit"),
        ("cop29 money", "UN Climate Change Conference (COP)"),
        ("what was agreed at the talks with Russia", "Central Asia–Russia Summit"),
    ],
)
def test_summits_are_found_by_name_and_abbreviation(catalogue: Catalogue, question: str, summit: str) -> None:
    assert catalogue.names_in(question).summits == {summit}


def test_a_word_for_any_body_and_the_words_of_a_city_name_no_series() -> None:
    towns = Catalogue(
        [
            article("It met.", "a", summit="Port Towns Assembly", place="Lorn", date=dt.date(2027, 5, 4)),
            article("It met.", "b", summit="Reef Fund Meeting", place="Port Tarn", date=dt.date(2027, 6, 4)),
        ]
    )
    assert towns.names_in("what was decided in Port Tarn?").summits == frozenset()
    assert towns.names_in("what was decided in Port Tarn?").places >= {"port tarn"}
    assert towns.names_in("who paid into the Quay Fund?").summits == frozenset()
    assert towns.names_in("who paid into the Reef Fund?").summits == {"Reef Fund Meeting"}
    assert towns.names_in("the port towns").summits == {"Port Towns Assembly"}


def test_a_country_beside_one_of_two_cities_names_no_series_for_both(catalogue: Catalogue) -> None:
    assert not catalogue.names_in("what came of the Baku talks and of the Dushanbe summit with Russia").summits


def test_a_question_about_something_else_names_nothing(catalogue: Catalogue) -> None:
    assert not catalogue.names_in("What is photosynthesis?")
    assert not catalogue.names_in("What is new?").places


def test_what_is_named_agrees_with_its_article_and_clashes_with_others(catalogue: Catalogue) -> None:
    found = catalogue.agreement(catalogue.names_in("the second Central Asia–Russia summit of 2025 in Dushanbe"))
    assert found["d25"] == {"summit": 1, "edition": 1, "year": 1, "month": 0, "place": 1, "country": 1, "person": 0}
    assert (found["a22"]["edition"], found["a22"]["place"], found["s24"]["summit"]) == (-1, -1, -1)


def test_people_are_those_whom_an_article_names_with_office_or_country() -> None:
    catalogue = Catalogue(
        (
            article("President Xi Jinping met Serdar Berdimuhamedov of Turkmenistan.", "a"),
            article("Secretary-General Antonio Guterres left.", "b"),
        )
    )
    named = catalogue.names_in("what did xi and guterres tell the general?")
    assert named.people == {"xi", "guterres"}
    assert not named.meeting
    assert catalogue.names_in("Berdimuhamedov's plan").people == {"berdimuhamedov"}
    assert [catalogue.agreement(named)[one]["person"] for one in ("a", "b")] == [0.5, 0.5]


def test_what_no_article_has_condemns_none(catalogue: Catalogue) -> None:
    assert all(one["year"] == 0 for one in catalogue.agreement(catalogue.names_in("in 1995")).values())


def test_a_year_for_which_something_is_decided_is_no_other_year_of_the_meeting(catalogue: Catalogue) -> None:
    assert understand("what did they agree in Baku for 2027?", catalogue).meetings[0].city == "Baku"
    assert catalogue.names_in("what is to be done by 2024, as COP29 has it?").years == {2024}
    assert catalogue.names_in("what was agreed in Baku in 2027?").years == {2027}


def test_the_latest_of_a_series_is_its_newest(catalogue: Catalogue) -> None:
    found = catalogue.agreement(catalogue.names_in("the last Central Asia–Russia summit"))
    assert (found["d25"]["edition"], found["a22"]["edition"]) == (1, -1)


@pytest.mark.parametrize(
    "question",
    [
        "What did the last SCO summit adopt?",
        "the latest SCO?",
        "What was agreed at their most recent meeting?",
        "Who came to the newest Central Asia–Russia summit?",
        "last summit",
        "sco last summit",
        "What came of the SCO's latest annual summit?",
        "the last COP29 declaration",
        "Who hosted the last informal gathering of the heads of state?",
        "Did leaders sign anything at the latest round of talks?",
        "At the last Shanghai Cooperation Organisation in Astana, who spoke?",
        "in the most recent SCO declaration",
    ],
)
def test_last_of_a_meeting_names_the_latest(catalogue: Catalogue, question: str) -> None:
    assert catalogue.names_in(question).latest


@pytest.mark.parametrize(
    "question",
    [
        "Who spoke last at the SCO summit in Astana?",
        "Who left last?",
        "What last-minute changes did the summit see?",
        "Was it agreed at last?",
        "Who was the last speaker at the summit?",
        "How long did the summit last?",
        "What did the SCO adopt last year?",
        "last month's summit",
        "the summit last Monday",
        "last October's SCO summit",
        "When did Putin last host SCO leaders at a summit?",
        "How long have the talks lasted?",
        "Who was the last to sign the declaration?",
        "What is the newest member of the SCO?",
        "the last time the SCO met",
    ],
)
def test_last_of_anything_else_names_no_meeting(catalogue: Catalogue, question: str) -> None:
    assert not catalogue.names_in(question).latest


def test_a_capital_is_a_place_only_where_it_is_meant_so(catalogue: Catalogue) -> None:
    assert catalogue.names_in("What was signed in Astana?").places == {"astana"}
    assert catalogue.names_in("What did Astana want?").places == frozenset()
    assert catalogue.names_in("so astana, last july - who came").places == {"astana"}
    assert catalogue.names_in("who came, astana july 2024").places == {"astana"}


@pytest.mark.parametrize("question", ["SCO Astana: decisions", "astana sco", "Who chaired the Astana SCO?"])
def test_a_capital_beside_the_short_name_of_a_series_is_where_it_met(catalogue: Catalogue, question: str) -> None:
    assert catalogue.names_in(question).places == {"astana"}
    assert [one.place for one in catalogue.best_meetings(catalogue.names_in(question))] == ["Astana, Kazakhstan"]


def test_meetings_are_listed_by_date_and_named_as_people_do(catalogue: Catalogue) -> None:
    series = catalogue.series("Central Asia–Russia Summit")
    assert [one.edition for one in series] == [1, 2]
    assert str(series[1]) == "the second Central Asia–Russia Summit in Dushanbe"
    (meeting,) = understand("the SCO in 2024", catalogue).meetings
    assert meeting.article_ids == ("s24",)


def test_an_empty_library_has_an_empty_catalogue() -> None:
    empty = Catalogue(())
    assert not empty.names_in("the SCO").summits
    assert empty.agreement(empty.names_in("the SCO")) == {}
    assert empty.near_name("mirzioyev") is None


def test_meetings_are_looked_up_by_series_city_and_article(catalogue: Catalogue) -> None:
    russia, shanghai = "Central Asia–Russia Summit", "Shanghai Cooperation Organisation Summit"
    assert [one.article_ids for one in catalogue.meetings_of([shanghai, russia])] == [("a22",), ("s24",), ("d25",)]
    assert [one.article_ids for one in catalogue.meetings_in(["astana"])] == [("a22",), ("s24",)]
    assert [one.article_ids for one in catalogue.meetings_about(["d25", "unknown", "a22"])] == [("a22",), ("d25",)]
    assert (catalogue.meetings_of(["Unknown Summit"]), catalogue.meetings_in(["oslo"])) == ([], [])
