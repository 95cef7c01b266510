"""Which of all meetings has most or least of something, who said what, and what is put into a table."""

import pytest

from rag.chain import AnswerChain


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "shortest declaration u have?",
            "5 points, NATO Summit, The Hague, 25 June 2025. Articles give it for nine meetings.",
        ),
        ("Which G20 declaration is the longest?", "122 points, 20th G20 Summit, Johannesburg"),
        ("what is the longest communiqué in the library?", "134 points, 16th BRICS Summit, Kazan"),
        ("which summit produced the most documents?", "66 documents, 47th ASEAN Summit"),
    ],
)
def test_the_most_of_all_meetings_stands_first(asked_once: AnswerChain, question: str, headline: str) -> None:
    answer = asked_once.invoke(question)
    assert answer.headline.startswith(headline)
    assert answer.table
    assert answer.table.rows[0][2].markers


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ('who called russias 20bn investment "not enough"', "Vladimir Putin (Second Central Asia–Russia Summit"),
        ('who was it that said "we want to be respected"', "Emomali Rahmon (First Central Asia–Russia Summit"),
        ("who said the world doesnt want an emperor", "Luiz Inacio Lula da Silva (17th BRICS Summit"),
        ("Who called the Johannesburg summit a success?", ""),
    ],
)
def test_who_said_it_is_named_though_the_sentence_only_says_he(
    asked_once: AnswerChain, question: str, headline: str
) -> None:
    told = asked_once.invoke(question).headline
    assert told.startswith(headline)
    assert headline or not told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Contributions announced to the Tropical Forests Forever Facility, by country, as a table.",
            "500 million euros",
        ),
        ("CIS, Dushanbe: security programmes and the periods they cover. Table.", "2026–2028"),
    ],
)
def test_what_is_to_be_in_a_table_is_listed(asked_once: AnswerChain, question: str, told: str) -> None:
    answer = asked_once.invoke(question)
    assert answer.kind == "list"
    assert answer.table
    assert any(told in cell.text for row in answer.table.rows for cell in row)
