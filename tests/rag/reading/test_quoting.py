"""Which ranked sentences become quotes."""

import datetime as dt
from dataclasses import replace

import pytest

from rag.reading.features import Candidate
from rag.reading.quoting import MAX_ACROSS, MAX_QUOTES, Ranked, choose
from rag.types import Hit, Passage, Sentence


def ranked(text: str, share: float = 1.0, article_id: str = "a", start: int = 0, day: int | None = 1) -> Ranked:
    passage = Passage(
        f"{article_id}:{start}", article_id, start, start + len(text), (Sentence(start, start + len(text)),), 9
    )
    return Ranked(Candidate(Hit(passage, 1, 0.5), 0, text), share, dt.date(2025, 1, day) if day else None)


def test_the_best_come_first_while_they_are_likely_enough() -> None:
    quotes = choose([ranked("One gas."), ranked("Two hubs.", 0.5, start=20), ranked("Six visas.", 0.01, start=40)], 0.8)
    assert [(quote.marker, quote.text, quote.score) for quote in quotes] == [
        (1, "One gas.", 0.8),
        (2, "Two hubs.", 0.4),
    ]


def test_no_more_than_a_person_reads() -> None:
    many = [ranked(f"Sentence {nth} of word{nth}.", article_id=f"a{nth}") for nth in range(20)]
    assert len(choose(many, 1.0)) == MAX_QUOTES
    assert len(choose(many, 1.0, reach="across")) == MAX_ACROSS


def test_what_another_article_says_alike_is_counted_and_not_repeated() -> None:
    said = "The leaders adopted a joint plan on water."
    [quote] = choose([ranked(said), ranked(said.upper(), 0.9, "b", 7), ranked(said, 0.9, "c", 9)], 1.0)
    assert [(one.article_id, one.start) for one in quote.also] == [("b", 7), ("c", 9)]


@pytest.mark.parametrize(
    "other",
    [
        "The leaders adopted a joint plan on water for 12 years in all.",
        "The leaders have not adopted a joint plan on water for 11 years in all.",
        "The leaders proposed a joint plan on water for 11 years in all.",
        "The leaders adopted a joint plan on Water for 11 years in all with Iran.",
    ],
)
def test_a_changed_figure_denial_or_name_is_never_collapsed(other: str) -> None:
    said = "The leaders adopted a joint plan on water for 11 years in all."
    assert len(choose([ranked(said), ranked(other, 0.9, "b")], 1.0)) == 2


def test_across_summits_each_article_that_answers_is_heard_in_order_of_date() -> None:
    found = [
        ranked("Gas at the third.", 1.0, "c", 0, 3),
        ranked("Much water at the third.", 0.9, "c", 40, 3),
        ranked("Hubs at the first.", 0.01, "a", 0, 1),
        ranked("Undated visas.", 0.01, "u", 0, None),
        ranked("Nothing at all.", 0.0001, "z", 0, 2),
    ]
    quotes = choose(found, 1.0, reach="across")
    assert [quote.article_id for quote in quotes] == ["a", "c", "c", "u"]
    assert [quote.marker for quote in quotes] == [1, 2, 3, 4]
    assert [quote.article_id for quote in choose(found, 1.0)] == ["c", "c"]


def test_without_one_meeting_in_view_another_article_needs_less_to_be_heard() -> None:
    found = [ranked("Gas.", 1.0, "a"), ranked("Water.", 0.015, "a", 20), ranked("Hubs.", 0.015, "b")]
    assert [quote.article_id for quote in choose(found, 1.0, reach="open")] == ["a", "b"]
    assert [quote.article_id for quote in choose(found, 1.0, reach="one")] == ["a"]


def test_nothing_gives_nothing() -> None:
    assert choose([], 0.5) == ()


def test_a_reprint_that_writes_the_same_sentence_its_own_way_is_no_further_quote() -> None:
    first = ranked("The leaders agreed on Thursday to lend Peru 30 million dollars for the port.", article_id="wire")
    paper = ranked("On Thursday they agreed to lend Peru $30m for the port.", share=0.9, article_id="paper")
    quotes = choose([replace(first, story="loan"), replace(paper, story="loan")], 0.9)
    assert [(one.article_id, [also.article_id for also in one.also]) for one in quotes] == [("wire", ["paper"])]
    assert len(choose([first, paper], 0.9)) == 2
    other = replace(ranked("The port opens in 2027.", share=0.9, article_id="paper"), story="loan")
    assert len(choose([replace(first, story="loan"), other], 0.9)) == 2
