"""What divided a meeting is listed from every sentence that tells of it, whatever its status in the record."""

from pathlib import Path

import pytest

from rag.chain import AnswerChain
from tests.rag.fakes import fake_chain, fill, write_articles


@pytest.mark.parametrize(
    "question",
    [
        "what were the main disagreements at the second Cedar Summit?",
        "sticking points in Oslo",
        "what divided the leaders at the second Cedar Summit",
        "where did they disagree in Oslo?",
    ],
)
def test_what_divided_a_meeting_is_listed(cedar: AnswerChain, question: str) -> None:
    answer = cedar.invoke(question)
    assert answer.kind == "list"
    assert answer.headline.startswith("One sentence tells of disagreement at Second Cedar Summit")
    assert [quote.text for quote in answer.quotes] == ["The leaders rejected a common tax on timber."]


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("what were the objections to the harbour tax in Lima?", ["Kenya opposed the harbour tax."]),
        ("who had objections in Lima to the ferry?", ["Malta reserved its position on the ferry."]),
        ("sticking points in Lima on fish quotas", ["Peru and Chile clashed over fish quotas."]),
        (
            "what were the sticking points in Lima?",
            [
                "Peru and Chile clashed over fish quotas.",
                "Kenya opposed the harbour tax.",
                "Malta reserved its position on the ferry.",
            ],
        ),
    ],
)
def test_a_matter_that_is_named_limits_the_list(tmp_path: Path, question: str, quoted: list[str]) -> None:
    text = (
        "The leaders met in Lima. Peru and Chile clashed over fish quotas. Kenya opposed the harbour tax."
        " Malta reserved its position on the ferry."
    )
    write_articles(tmp_path / "news", {"lima": text}, summit="Delta Summit", date="2026-03-05", place="Lima, Peru")
    fill(tmp_path / "news", tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    assert [quote.text for quote in chain.invoke(question).quotes] == quoted
    chain.close()


def test_an_objection_that_does_not_name_its_matter_is_listed(harbour: AnswerChain) -> None:
    answer = harbour.invoke("what were the objections to the pause on sand dredging in Suva?")
    assert any("Malta and Cyprus objected" in quote.text for quote in answer.quotes)


def test_accounts_that_disagree_are_another_matter(cedar: AnswerChain) -> None:
    answer = cedar.invoke("on which points do the reports of the second Cedar Summit disagree?")
    assert "told differently" in answer.headline


def test_a_person_who_is_named_limits_the_accounts_that_differ(tmp_path: Path) -> None:
    for number, (city, country, leader) in enumerate((("Lima", "Peru", "Ana Ruiz"), ("Oslo", "Norway", "Ole Berg")), 3):
        told = {
            f"{city.lower()}-{points}": f"President {leader} of {country} opened the summit. The leaders adopted a"
            f" communiqué of {points} points."
            for points in (29, 31)
        }
        front = {"summit": f"{city} Summit", "date": f"2026-0{number}-05", "place": f"{city}, {country}"}
        fill(write_articles(tmp_path / city, told, **front), tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    every, hers = (
        chain.invoke(one) for one in ("Where do the accounts differ?", "How do accounts of Ruiz's meeting differ?")
    )
    theirs = chain.invoke("How do the Kenyan and Chilean accounts of Ruiz's meeting differ?")
    chain.close()
    assert len(every.sections) == 2
    assert not theirs.sections
    assert [one.title for one in hers.sections] == [one.title for one in every.sections if "Lima" in one.title]


def test_where_nothing_divided_it_no_list_is_made(cedar: AnswerChain) -> None:
    assert cedar.invoke("what were the disagreements at the first Cedar Summit?").kind != "list"
