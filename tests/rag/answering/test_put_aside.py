"""Lists of what was postponed or called off, was left undecided, has a deadline, or is told differently."""

from contextlib import closing
from pathlib import Path

import pytest

from rag.answering.listed import complete_list
from rag.chain import AnswerChain
from rag.store import Library
from tests.rag.answering.asked import asked_of
from tests.rag.fakes import fake_chain, fill, write_articles


def test_what_was_not_agreed_is_no_decision(cedar: AnswerChain) -> None:
    answer = cedar.invoke("everything rejected or not agreed in 2025")
    assert answer.headline.endswith("in 1 article.")
    assert "failure" in answer.headline
    assert "decision" not in answer.headline


@pytest.mark.parametrize(
    "question",
    [
        "What did they fail to agree on across all meetings?",
        "List everything that remained undecided",
        "Which matters were left open in Oslo?",
        "unresolved issues at the Cedar Summit in Oslo",
        "what is still unsettled after Oslo?",
    ],
)
def test_what_was_left_undecided_is_what_failed(cedar: AnswerChain, question: str) -> None:
    answer = cedar.invoke(question)
    assert (answer.kind, "failure" in answer.headline) == ("list", True)
    assert any("rejected a common tax" in one.text for one in answer.quotes)


PUT_ASIDE = (
    "The leaders met in Apia. The signing of the rail pact has been postponed. The lenders want changes. The new date"
    " is 16 June 2026. Was the vote postponed? Ministers moved the opening of the office from 1 May to 1 July 2026."
    " The parties spoke of a sand pact. Its text was long. The signature was put off until March 2027. The youth forum"
    " was cancelled. The summit itself was not postponed. Peru rejected a tax."
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "List everything postponed at the Ports Summit",
            ["16 June 2026", "1 July 2026", "March 2027"],
        ),
        ("What was put off in Apia?", ["16 June 2026", "1 July 2026", "March 2027"]),
        ("Which signings on rail were delayed?", ["16 June 2026"]),
        ("what was called off?", ["youth forum"]),
        ("all cancellations or postponements", ["16 June 2026", "1 July 2026", "March 2027", "youth forum"]),
    ],
)
def test_what_was_postponed_is_listed_with_its_new_date(tmp_path: Path, question: str, told: list[str]) -> None:
    article = {"ports": PUT_ASIDE}
    write_articles(tmp_path / "news", article, summit="Ports Summit", date="2025-05-02", place="Apia, Samoa")
    fill(tmp_path / "news", tmp_path / "data")
    with closing(fake_chain(tmp_path / "data")) as chain:
        answer = chain.invoke(question)
    items = [str(item) for section in answer.sections for item in section.items]
    assert len(items) == len(told)
    assert all(one in item for one, item in zip(told, items, strict=True))


def test_a_topic_of_one_article_is_not_that_of_the_next(tmp_path: Path) -> None:
    texts = {
        "amber": "The Reef Fund was opened in Apia. Norway announced 3 million dollars for it.",
        "birch": "Ministers met in Apia. Chile announced 9 million dollars for schools.",
    }
    write_articles(tmp_path / "news", texts, summit="Ocean Summit", date="2025-05-02", place="Apia, Samoa")
    fill(tmp_path / "news", tmp_path / "data")
    with closing(Library.open(tmp_path / "data")) as library:
        listed = complete_list(asked_of(library, "who pledged how much money to the Reef Fund at the Ocean Summit"))
    assert listed is not None
    assert listed.table is not None
    assert [row[0].text for row in listed.table.rows] == ["3 million dollars"]


@pytest.mark.parametrize(
    ("question", "points"),
    [
        ("On which points did reports of the Dushanbe Central Asia–Russia summit contradict each other?", 3),
        ("do accounts differ on attendance in Kazan?", 1),
    ],
)
def test_what_accounts_tell_differently_is_listed_with_both_sides(
    chain: AnswerChain, question: str, points: int
) -> None:
    answer = chain.invoke(question)
    assert (answer.kind, answer.shown) == ("list", points)
    assert all(";" in item.text and item.markers for section in answer.sections for item in section.items)


def test_where_nothing_is_named_the_differences_of_all_meetings_are_listed(chain: AnswerChain) -> None:
    answer = chain.invoke("where do the articles contradict each other")
    assert answer.headline == f"{answer.there} points on {len(answer.sections)} meetings are told differently."


def test_the_point_on_which_two_people_named_differ_is_told_alone(asked_once: AnswerChain) -> None:
    answer = asked_once.invoke("Putin's and Tokayev's figures didn't match, what were they?")
    assert answer.headline == "One point is told differently."
    assert answer.quotes[0].text.startswith("Putin put Russia's 2024 trade with the five at more than $45 billion")


def test_what_was_not_agreed_and_what_was_put_off_are_one_list(tmp_path: Path) -> None:
    text = (
        "They met in Apia. A proposal by Peru did not find consensus. The signing of the pact was postponed. Kosovo's"
        " request was not taken up, since Chile, Peru and Fiji do not recognise it. They adopted a charter."
    )
    write_articles(tmp_path / "news", {"apia": text}, summit="Kelp Summit", date="2025-05-02", place="Apia, Samoa")
    fill(tmp_path / "news", tmp_path / "data")
    with closing(Library.open(tmp_path / "data")) as library:
        question = "which things at the Kelp Summit did not find agreement or were put off?"
        listed = complete_list(asked_of(library, question))
    assert listed is not None
    assert [item.text for section in listed.sections for item in section.items] == [
        "A proposal by Peru did not find consensus",
        "The signing of the pact was postponed",
        "Kosovo's request was not taken up, since Chile, Peru and Fiji do not recognise it",
    ]


def test_accounts_are_those_that_have_all_names_of_the_question_and_a_figure_of_ones_own_is_told(
    tmp_path: Path,
) -> None:
    articles = {
        "wire": "Donors met again. Of what was promised in Niamey, the UN says 63 per cent had been paid by May.",
        "watch": "In Oslo, 91 per cent was paid. Niamey is sad: the UN says 63 per cent was paid; we find 55 per cent.",
        "other": "The road was opened. Of the fees 12 per cent had been paid.",
    }
    write_articles(tmp_path / "news", articles)
    fill(tmp_path / "news", tmp_path / "data")
    with closing(fake_chain(tmp_path / "data")) as chain:
        answer = chain.invoke("Where do the two sources differ on what was paid after Niamey?")
    assert answer.kind == "compare"
    assert answer.headline.endswith("had been paid by May”; “we find 55 per cent”.") or answer.headline.startswith(
        "“we find 55 per cent”"
    )


def test_what_shall_be_done_by_a_day_has_a_deadline_and_what_only_takes_place_has_none(tmp_path: Path) -> None:
    text = (
        "The Summit met in Apia on 5 May 2025. Payment plans shall be lodged by 30 April 2026. The envoy shall report"
        " within ninety days. The office opens not later than 1 September 2026. A fair will be held in June 2026."
    )
    write_articles(tmp_path / "news", {"apia": text}, summit="Kelp Summit", date="2025-05-05", place="Apia, Samoa")
    fill(tmp_path / "news", tmp_path / "data")
    with closing(Library.open(tmp_path / "data")) as library:
        listed = complete_list(asked_of(library, "which deadlines did the Kelp Summit set?"))
    assert listed is not None
    assert listed.table is not None
    assert [row[0].text for row in listed.table.rows][:2] == ["within ninety days", "by 30 April 2026"]
    assert all("fair" not in row[1].text for row in listed.table.rows)
