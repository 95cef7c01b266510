"""A thing is known by its whole name, and a decision by what it decides of it: noted, agreed, or another's refusal."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.chain import AnswerChain
from tests.rag.fakes import filled_chain, write_articles

TOLD = (
    "Ghana proposed action against floods. Malta called for action on reefs.\n\n"
    "The decision adopted by the assembly takes note of the Alder Accord, which is attached to it.\n\n"
    "Delegates took the step of agreeing to set up a fund for flooded harbours and agreed exports must be halved.\n\n"
    "Norway told Chile and Peru that it opposed the copper pact.\n\n"
    "Despite earlier reports that Malta would not sign the Reef Declaration, its leaders did on Sunday."
)


@pytest.fixture(scope="module")
def larch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    folder: Path = tmp_path_factory.mktemp("larch")
    write_articles(folder / "news", {"larch": TOLD}, summit="Larch Summit", date="2026-04-15", place="Rome, Italy")
    write_articles(folder / "news", {"rowan": "Ministers adopted the Rome Action Plan in 2019."})
    with filled_chain(folder) as chain:
        yield chain


@pytest.mark.parametrize("name", ["Rome Action Plan", "rome action plan"])
def test_a_name_typed_in_small_letters_is_still_that_of_one_thing(larch: AnswerChain, name: str) -> None:
    answer = larch.invoke(f"Was the {name} adopted?")
    assert answer.headline.startswith("Adopted")
    assert {one.article_id for one in answer.quotes} == {"rowan"}


def test_what_is_only_noted_is_not_adopted(larch: AnswerChain) -> None:
    headline = larch.invoke("Was the Alder Accord adopted?").headline
    assert headline.startswith(
        "Only taken note of: the quote says only “adopted by the assembly takes note of the Alder"
    )


def test_of_a_sentence_with_two_decisions_the_one_on_the_thing_is_told(larch: AnswerChain) -> None:
    assert "harbours" in larch.invoke("Was a fund for flooded harbours agreed?").headline


def test_who_is_told_of_a_refusal_did_not_refuse(larch: AnswerChain) -> None:
    assert not larch.invoke("Did Chile sign the copper pact in Rome?").headline.startswith("No")


def test_what_reports_said_beforehand_is_no_refusal(larch: AnswerChain) -> None:
    assert not larch.invoke("Did Malta sign the Reef Declaration in Rome?").headline.startswith("No")


def test_another_meeting_s_declaration_does_not_tell_whether_one_is_binding(asked_once: AnswerChain) -> None:
    answer = asked_once.invoke("is the Luanda declaration binding?")
    assert answer.headline.startswith("Adopted, but nothing in the library says that it is binding")
    assert {one.article_id for one in answer.quotes} == {"2025-11-25-eu-african-union-luanda"}
