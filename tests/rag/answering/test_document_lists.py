"""Lists of documents: of a meeting, a kind, some years."""

from contextlib import closing
from pathlib import Path

import pytest

from rag.answering.listed import complete_list
from rag.chain import AnswerChain
from rag.store import Library
from tests.rag.answering.asked import asked_of, lines
from tests.rag.answering.conftest import SERIES
from tests.rag.fakes import fake_chain, fill, write_articles


def test_documents_are_named_with_the_number_that_a_text_gives(cedar: AnswerChain) -> None:
    answer = cedar.invoke("list all documents adopted in Oslo")
    assert answer.headline == "Three documents; 2 named here."
    assert lines(answer) == {
        "Documents": ["Oslo Declaration, 14 points [1]", "Roadmap for clean ports for 2026–2030 [1]"]
    }


def test_a_kind_of_document_that_is_not_named_is_said_not_to_be(cedar: AnswerChain) -> None:
    answer = cedar.invoke("which memorandums were signed in Oslo?")
    assert answer.headline == "No memorandums are named; two other documents are."
    assert cedar.invoke("which roadmaps were adopted in Oslo?").headline == "One document is named."


@pytest.mark.parametrize(
    "question",
    [
        "all the roadmaps, declarations and plans the leaders approved in Oslo, please",
        "which declarations and roadmaps did they sign in Oslo?",
        "every declaration and roadmap adopted in Oslo",
    ],
)
def test_kinds_of_documents_are_asked_for_as_documents(cedar: AnswerChain, question: str) -> None:
    assert cedar.invoke(question).headline == "Three documents; 2 named here."


def test_documents_told_of_only_by_what_they_dealt_with_are_listed(chain: AnswerChain) -> None:
    answer = chain.invoke("list all the statements and programmes approved at the CIS summit in Dushanbe")
    assert any(one.startswith("Joint statements dealt with transnational crime") for one in lines(answer)["Documents"])


@pytest.mark.parametrize("question", ["all documents adopted in 2025", "list every document that was adopted"])
def test_documents_of_a_period_or_of_all_meetings_are_listed(cedar: AnswerChain, question: str) -> None:
    answer = cedar.invoke(question)
    assert (answer.kind, answer.status) == ("list", "answered")
    assert "Oslo Declaration, 14 points [1]" in [one for each in lines(answer).values() for one in each]


def test_a_kind_of_document_asked_for_leaves_out_the_others(chain: AnswerChain) -> None:
    answer = chain.invoke("which treaties were signed in 2025?")
    assert [one for each in lines(answer).values() for one in each] == [
        "Treaty on Eternal Good-Neighborliness, Friendship and Cooperation, 15 points [1]"
    ]
    assert len(answer.quotes) == 1


AROUND = (
    "Malta became the ninth member of the Harbour League on 2 May 2025, when its prime minister signed the treaty in"
    " Valletta. The League adopted the Valletta Declaration.\n\n"
    "Chile and Peru turned a truce into a border treaty. Their ministers signed it in front of the host.\n\n"
    "Norway announced a trade deal with Kenya on the same day. Norway announced a concert."
)


def test_what_was_signed_around_a_meeting_is_all_there_with_what_the_sentence_before_names(tmp_path: Path) -> None:
    league = {"summit": "Harbour Summit", "date": "2025-05-02", "place": "Valletta, Malta"}
    write_articles(tmp_path / "news", {"malta": AROUND}, **league)
    fill(tmp_path / "news", tmp_path / "data")
    with closing(Library.open(tmp_path / "data")) as library:
        listed = complete_list(asked_of(library, "everything signed or adopted around the Harbour Summit"))
    assert listed is not None
    told = " ".join(item.text for section in listed.sections for item in section.items)
    assert "Valletta Declaration" in told
    assert "Chile and Peru turned a truce into a border treaty. Their ministers signed it" in told
    assert "trade deal with Kenya" in told
    assert "concert" not in told


def test_documents_for_some_years_are_told_with_these(tmp_path: Path) -> None:
    text = (
        "The leaders met in Oslo on 5 May 2025. They approved a programme for clean ports for 2026–2028 and a concept"
        " of sea rescue that runs until 2030. They also approved a programme for young sailors."
    )
    write_articles(tmp_path / "news", {"oslo": text}, edition=2, date="2025-05-05", place="Oslo, Norway", **SERIES)
    fill(tmp_path / "news", tmp_path / "data")
    with closing(fake_chain(tmp_path / "data")) as chain:
        answer = chain.invoke(
            "Which programmes and concepts with an end date did they approve in Oslo? Give the years."
        )
        assert lines(answer)["Documents"] == [
            "Programme for clean ports for 2026–2028 [1]",
            "Concept of sea rescue, until 2030 [1]",
        ]
