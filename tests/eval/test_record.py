"""How the figures of the record are counted; the gate holds what they are."""

import io

import pytest
from rich.console import Console

from tests.eval.meetings import Score, meetings_table
from tests.eval.record import confusion, status_table

PROPOSED = "Kazakhstan proposed a fund."
ADOPTED = "The leaders adopted a declaration."


def printed(table: object) -> list[list[str]]:
    """The cells of each row, without the lines between them."""
    out = io.StringIO()
    Console(width=140, file=out).print(table)
    rows = [line.strip("│┃").replace("┃", "│").split("│") for line in out.getvalue().splitlines() if line[0] in "│┃"]
    return [[cell.strip() for cell in row] for row in rows]


def test_a_status_read_wrongly_counts_against_both() -> None:
    labelled = [
        {"status": "proposed", "text": PROPOSED},
        {"status": "proposed", "text": ADOPTED},
        {"status": "adopted", "text": ADOPTED},
    ]
    assert printed(status_table({"three": labelled}, show=False))[1] == ["three", "3", "0.667", "0.267", "1 of 2"]
    read_as = {row[0]: row[1:] for row in printed(confusion(labelled, "three"))}
    assert read_as["proposed"] == ["1", "", "1", "", ""]
    assert read_as["adopted"] == ["1", "", "", "", ""]


def test_what_is_read_of_meetings_is_summed_by_what_it_is() -> None:
    some, more = Score(), Score()
    some.add("one", ["a", "b"], ["c"], [])
    more.add("two", ["d"], [], ["e"])
    both = some + more
    assert (both.found, both.precision, both.f1) == (0.75, 0.75, pytest.approx(0.75))
    assert both.told == ["one: wrong ['c'] missed []", "two: wrong [] missed ['e']"]
    rows = printed(meetings_table({"set": {"documents": some, "chairs": more}}))
    assert rows[1] == ["set", "documents", "1.000", "0.667", "0.800", "2", "1", "0"]
    assert rows[2] == ["", "chairs", "0.500", "1.000", "0.667", "1", "0", "1"]
