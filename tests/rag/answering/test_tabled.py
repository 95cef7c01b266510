"""The rows of a table by country."""

import pytest

from rag.answering.composed import Composed
from rag.answering.tabled import by_country
from rag.types import Item, Table


@pytest.mark.parametrize(
    ("givers", "columns", "first"),
    [
        (["Peru", "Chile"], ("Country", "Sum", "Status"), ("Chile", "2 billion", "announced")),
        (["Peru", "Boric"], ("Country", "Sum", "By", "Status"), ("Chile", "2 billion", "Boric", "announced")),
    ],
)
def test_countries_are_not_told_twice(givers: list[str], columns: tuple[str, ...], first: tuple[str, ...]) -> None:
    sums = ["1 billion", "2 billion"]
    rows = tuple((Item(told), Item(by), Item("announced")) for told, by in zip(sums, givers, strict=True))
    composed = by_country(Composed("list", table=Table(("Sum", "By", "Status"), rows)), {"boric": "Chile"})
    assert composed.table is not None
    assert composed.table.columns == columns
    assert tuple(cell.text for cell in composed.table.rows[0]) == first
