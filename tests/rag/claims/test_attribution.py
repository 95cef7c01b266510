"""Figures that are in the quotes, but of something else."""

import pytest

from rag.claims.attribution import misattributed
from rag.claims.figures import figures_and_dates
from rag.english.words import plain

PACKAGE = "It was made up of €6.4 billion for water, €3 billion for transport and €100 million for satellites."
PLEDGES = "Norway announced 3 billion US dollars, Brazil 1 billion and France 500 million."
GROWTH = "Trade rose from 235.5 billion dollars in 2010 to one trillion in 2024."


def faults(sentence: str, *quotes: str) -> list[str]:
    return [
        one.reason
        for one in misattributed(figures_and_dates(plain(sentence)), [figures_and_dates(plain(one)) for one in quotes])
    ]


@pytest.mark.parametrize(
    ("sentence", "quote", "reason"),
    [
        ("€3 billion goes to water.", PACKAGE, "the quote says €6.4 billion of this, the answer says €3 billion"),
        (
            "France announced 3 billion dollars.",
            PLEDGES,
            "the quote says 500 million of this, the answer says 3 billion",
        ),
        ("Norway announced 500 million.", PLEDGES, "the quote says 3 billion US dollars of this, the answer says 500"),
    ],
)
def test_a_figure_of_something_else_is_told(sentence: str, quote: str, reason: str) -> None:
    (found,) = faults(sentence, quote)
    assert found.startswith(reason)


def test_a_year_of_another_quote_is_not_of_this() -> None:
    found = faults(
        "The programme to strengthen the external borders ends in 2028.",
        "A programme to strengthen the external borders ends in 2030.",
        "A programme against terrorism ends in 2028.",
    )
    assert found == ["the quote says 2030 of this, the answer says 2028"]


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Of the package, €3 billion goes to transport.", PACKAGE),
        ("For water there is €6.4 billion.", PACKAGE),
        ("France gave 500 million and Norway 3 billion dollars.", PLEDGES),
        ("Trade was worth 235.5 billion dollars in 2010.", GROWTH),
        (
            "Tokayev wants it to reach $15 billion.",
            "On the economy, Tokayev reported that trade had reached $11 billion and named $15 billion as the goal.",
        ),
    ],
)
def test_a_figure_of_the_same_thing_in_another_order_is_right(sentence: str, quote: str) -> None:
    assert faults(sentence, quote) == []
