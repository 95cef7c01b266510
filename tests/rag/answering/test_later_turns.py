"""Later turns about the articles that ship: another meeting, other figures, another order, or why."""

import pytest

from rag.chain import AnswerChain
from rag.types import Answer, Question, Turn


def after(chain: AnswerChain, before: str, turn: str) -> Answer:
    earlier = chain.invoke(before)
    return chain.invoke(Question(turn, (Turn(before, earlier.text),)))


def test_what_an_article_says_of_all_that_was_proposed_is_quoted_with_it(chain: AnswerChain) -> None:
    answer = after(chain, "What did Berdimuhamedov propose at the Jeddah summit?", "was any of it adopted?")
    assert answer.quotes[-1].text.startswith("None of these items figured")


@pytest.mark.parametrize(
    ("before", "turn", "headline"),
    [
        (
            "what did Mirziyoyev propose in Gabala?",
            "only the adopted ones",
            "Nothing in the library says that any of this was adopted: 2 proposals by Shavkat Mirziyoyev in 1 article.",
        ),
        ("who chaired COP29?", "and the G20 one in Rio?", "President Luiz Inacio Lula da Silva of Brazil."),
        (
            "when did the NATO summit take place?",
            "and the APEC one?",
            "Ended on 1 November 2025, Gyeongju, South Korea.",
        ),
    ],
)
def test_a_later_turn_keeps_the_list_or_takes_the_other_series(
    asked_once: AnswerChain, before: str, turn: str, headline: str
) -> None:
    assert after(asked_once, before, turn).headline == headline


def test_a_sum_just_told_is_taken_apart_and_a_table_is_put_in_the_order_of_countries(asked_once: AnswerChain) -> None:
    parts = after(asked_once, "how much did the EU promise in Samarkand?", "for what exactly?")
    assert [one.text[:24] for one in parts.quotes[:2]] == ["Von der Leyen announced ", "According to Azernews it"]
    table = after(asked_once, "list all sums pledged at COP30", "break it down by country").table
    assert table is not None
    assert table.columns[0] == "Country"
    assert [row[0].text for row in table.rows] == sorted(row[0].text for row in table.rows)


@pytest.mark.parametrize(
    ("before", "turn", "begins"),
    [
        (
            "who chaired the Central Asia-Italy summit?",
            "and Kyrgyzstan hosting the second one in 2027, is that fixed?",
            "Only announced, by Kyrgyzstan: Kyrgyzstan offered to host the second summit in 2027",
        ),
        ("what did Aliyev propose in Gabala?", "was it adopted?", "No: The host of the twelfth OTS summit"),
        ("summarise Tianjin", "shorter", "25th Shanghai Cooperation Organisation Summit"),
    ],
)
def test_what_denies_it_is_no_yes_and_a_brief_is_shortened(
    asked_once: AnswerChain, before: str, turn: str, begins: str
) -> None:
    answer = after(asked_once, before, turn)
    assert answer.headline.startswith(begins)
    assert len(answer.quotes) <= 3


def test_why_not_is_answered_by_the_country_that_was_asked_about(asked_once: AnswerChain) -> None:
    answer = after(asked_once, "did the US sign the Paris AI statement?", "why not?")
    assert answer.quotes[0].text.startswith("US Vice President JD Vance")


def test_another_person_and_another_place_are_put_at_once(asked_once: AnswerChain) -> None:
    answer = after(asked_once, "what did Putin propose in Kazan?", "and Xi in Tianjin?")
    assert answer.standalone_question == "what did Xi propose in Tianjin?"
