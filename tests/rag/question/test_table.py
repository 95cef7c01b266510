"""A table is asked for in many ways, and none of them says what it is to be of."""

import pytest

from rag.question.form.table import asks_for_table, without_table


@pytest.mark.parametrize(
    ("asked", "rest"),
    [
        ("Table, please: the sums pledged in Oslo", "the sums pledged in Oslo"),
        ("Tabulate the last three Lake Summits", "the last three Lake Summits"),
        ("Contributions to the fund, by country, as a table.", "Contributions to the fund, by country."),
        ("Oslo: the programmes and their periods. Table.", "Oslo: the programmes and their periods."),
        ("table of documents adopted in Oslo", "documents adopted in Oslo"),
        ("make a table of the pledges", "the pledges"),
        ("The pledges, laid out as a table with what each is for", "The pledges with what each is for"),
        ("a table with the amounts pledged", "the amounts pledged"),
        ("all the sums, table format", "all the sums"),
        ("make it a table: donor and amount", "donor and amount"),
        ("put that in a table please", "put that in a table please"),
    ],
)
def test_the_words_that_ask_for_a_table_are_left_out(asked: str, rest: str) -> None:
    assert asks_for_table(asked)
    assert without_table(asked) == rest


@pytest.mark.parametrize("asked", ["What did Norway table in Oslo?", "Who left the table?", "was it on the table"])
def test_other_tables_ask_for_none(asked: str) -> None:
    assert not asks_for_table(asked)
