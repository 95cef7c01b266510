"""What `make load` counts as wrong."""

from typing import Any

from tests.bench.load import cited, faults, opened_otherwise

TEXTS = {"A title": "They met. They adopted a plan. They left."}
CARD = {"marker": 1, "title": "A title", "quote": "They adopted a plan."}


def drawn(*cards: dict[str, Any]) -> dict[str, Any]:
    """An answer that cites 1 in its line and 2 in a table."""
    line = [{"text": "A plan "}, {"marker": 1, "name": "Source 1"}]
    table = {"columns": ["", "Adopted"], "rows": [[[{"marker": 2, "name": "Source 2"}]]]}
    return {"headline": line, "table": table, "entries": [{"quotes": [{"marker": 3, "text": "x"}]}], "cards": [*cards]}


def source(*marked: str) -> dict[str, Any]:
    """An article opened with these pieces marked, among others."""
    pieces = [{"text": text, "mark": "quote", "number": 1} for text in marked]
    return {"paragraphs": [[{"text": "They met. "}], [*pieces, {"text": "x", "mark": "other-quote", "number": 2}]]}


def test_a_citation_is_one_wherever_it_stands() -> None:
    assert sorted(cited(drawn())) == [1, 2]


def test_a_citation_must_have_a_quote_that_stands_in_its_article() -> None:
    assert [*faults(drawn(CARD), [1], TEXTS)] == []
    for wrong in (
        {**CARD, "quote": ""},
        {**CARD, "quote": "They adopted no plan."},
        {**CARD, "title": "Another"},
        {**CARD, "marker": 2},
    ):
        assert len([*faults(drawn(wrong), [1], TEXTS)]) == 1


def test_what_opens_at_a_citation_must_be_its_quote_and_nothing_else() -> None:
    assert opened_otherwise(drawn(CARD), 1, source("They adopted a plan.")) is None
    for marked in ((), ("They left.",), ("They adopted ", "a plan.")):
        assert opened_otherwise(drawn(CARD), 1, source(*marked)) is not None
