"""Figures and dates of a sentence in its quotes."""

import pytest

from rag.claims.figures import figure_faults, figures_and_dates, with_slashed_dates
from rag.english.words import plain


def faults(sentence: str, *quotes: str) -> list[str]:
    return [
        one.reason
        for one in figure_faults(figures_and_dates(plain(sentence)), [figures_and_dates(plain(one)) for one in quotes])
    ]


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("A roadmap for three years was approved.", "They approved a roadmap for 2025–2027."),
        ("The two-day talks ended.", "The talks of 18–19 May 2023 ended."),
        ("Three documents were adopted.", "They adopted a declaration, an action plan and a charter."),
        ("Tariffs were halved.", "Tariffs were cut from 20 to 10 per cent."),
        ("It was their first meeting.", "They had never met before."),
        ("It lasts from 2025 to 2027.", "It covers 2025–2027."),
        ("They met at 6.30 p.m.", "They met at half past six in the evening."),
        ("Trade grew between January and June 2025.", "Trade grew in the first half of 2025."),
        ("The two sides talked.", "Japan and Peru talked."),
        ("It costs 210 dollars per tonne.", "It costs 210 dollars a tonne."),
        ("It pays after one dry season.", "It pays after one dry season, or two wet seasons."),
    ],
)
def test_what_can_be_reckoned_from_the_quotes_need_not_stand_there(sentence: str, quote: str) -> None:
    assert faults(sentence, quote) == []


@pytest.mark.parametrize(
    ("sentence", "quote", "reason"),
    [
        ("It lends 500 million euros.", "It lends 300 million euros.", "the quote says 300 million euros, the answer"),
        ("They met at 6.30 a.m.", "They met at half past six in the evening.", "the quote says half past six in the"),
        ("It opens in the first half of 2027.", "It opens in the second half of 2027.", "the quote says"),
        (
            "It costs 9 dollars per tonne.",
            "It costs 9 dollars per thousand tonnes.",
            "the quote says 9 dollars per thou",
        ),
        ("It grew by 15 percentage points.", "It grew by 15 per cent.", "the quote says 15 per cent"),
        ("It pays after one dry season.", "It pays after two dry seasons.", "the quote says two, the answer says one"),
        ("It ends in 2026.", "It ends in 2025.", "the quote says 2025, the answer says 2026"),
        ("It covers 2025–2029.", "One covers 2025–2027, another 2024–2029.", "the quote says 2025-2027, the answer"),
        (
            "Four texts were signed.",
            "The presidents signed three papers.",
            "the quote says three, the answer says Four",
        ),
        ("It grew by 7 per cent.", "It grew strongly.", "the quotes do not give 7 per cent"),
        ("Over 50 came.", "About 50 came.", "the quote says About 50, the answer says Over 50"),
        ("The third summit was held.", "The second summit was held.", "the quote says second, the answer says third"),
    ],
)
def test_a_figure_that_differs_is_told_with_both_sides(sentence: str, quote: str, reason: str) -> None:
    found = faults(sentence, quote)
    assert len(found) == 1
    assert found[0].startswith(reason)


def test_how_long_ago_something_was_is_no_other_length_of_something() -> None:
    quote = "They issued a statement on the eight decades since the war."
    assert faults("They adopted a ten-year strategy.", quote) == ["the quotes do not give ten-year"]


def test_a_count_of_other_things_than_are_listed_does_not_follow() -> None:
    assert faults("Africa gets two seats.", "It speaks of Africa and of the veto.") == ["the quotes do not give two"]


@pytest.mark.parametrize(("written", "held"), [("1/7/2026", True), ("7/1/2026", True), ("2/7/2026", False)])
def test_a_date_with_slashes_is_read_as_the_quote_bears_it_out(written: str, held: bool) -> None:
    quotes = [figures_and_dates("Fees fall from 1 July 2026.")]
    mine = with_slashed_dates(figures_and_dates(f"The cut takes effect on {written}."), quotes)
    assert (figure_faults(mine, quotes) == []) == held


def test_a_period_between_two_months_is_read_with_its_first() -> None:
    assert faults("They may draw water from May to September.", "They may draw water between May and September.") == []
