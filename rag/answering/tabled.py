"""Puts what an answer lists into a table, where one is asked for."""

import re
from collections.abc import Mapping
from dataclasses import replace

from rag.answering.composed import Composed
from rag.english import countries, fold, listing
from rag.types import Item, Table

BY_COUNTRY = re.compile(
    r"\bby (?:each |the )?(?:countr(?:y|ies)|states?|givers?|donors?)(?=\W*$|\W*[:–(—-])|\bcountry by country\b"
    r"|\b(?:per|for (?:each|every)|(?:of|by) (?:each|every)) (?:country|state|side|member)\b",
    re.IGNORECASE,
)
"""Wants a list in the order of the countries of those who act."""
_BY = "By"
"""The column of a table that says who acts."""


def by_country(composed: Composed, of_country: Mapping[str, str]) -> Composed:
    """The answer with the rows of its table in the order of the countries of those who act, each country first.

    Args:
        composed: As it is, where its table has no such column.
        of_country: By folded surname or name: the country of a person.
    """
    if composed.table is None or _BY not in composed.table.columns:
        return composed
    at = composed.table.columns.index(_BY)
    rows = sorted(
        ((Item(country_of(row[at].text, of_country)), *row) for row in composed.table.rows),
        key=lambda row: row[0].text,
    )
    columns = ("Country", *composed.table.columns)
    if all(row[0].text == row[at + 1].text for row in rows):  # nobody but countries acts
        rows, columns = [(*row[: at + 1], *row[at + 2 :]) for row in rows], (*columns[: at + 1], *columns[at + 2 :])
    return replace(composed, table=Table(columns, tuple(rows)))


def country_of(name: str, of_country: Mapping[str, str]) -> str:
    """The country of somebody, or those in a name; the name where none is known."""
    known = of_country.get(fold(name)) or of_country.get(fold(name).split()[-1] if name.split() else "")
    return listing(countries(name)) or known or name


def as_table(composed: Composed) -> Composed:
    """The answer with its sections as the rows of a table; unchanged where it has a table or lists nothing."""
    rows = [(Item(section.title), item) for section in composed.sections for item in section.items]
    if composed.table is not None or not rows:
        return composed
    if len(composed.sections) == 1:
        table = Table((composed.sections[0].title,), tuple((item,) for _, item in rows))
    else:
        table = Table(("", ""), tuple(rows))
    return replace(composed, sections=(), table=table)
