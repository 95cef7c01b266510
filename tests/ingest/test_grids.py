"""Tables of a PDF whose cells are drawn, with cells over several rows and columns."""

import pytest

from ingest.layout import PageCharacters, Rule
from ingest.readers.pdf import read_pdf
from tests.ingest.documents import pdf
from tests.ingest.test_layout import Placed, page, read, row


def level(at: float, begin: float, end: float) -> Rule:
    return Rule(True, at, begin, end)


def upright(at: float, begin: float, end: float) -> Rule:
    return Rule(False, at, begin, end)


def drawn(lines: list[Placed], *rules: Rule) -> list[str]:
    """The lines of a page with cells drawn around three columns that are 120 points wide."""
    made = page(lines)
    edges = [upright(at, 430.0, 520.0) for at in (45.0, 405.0)]
    return read(PageCharacters(made.height, made.lines, rules=[*edges, *rules])).text.split("\n\n")


def test_a_cell_over_several_rows_is_told_in_each_wherever_in_it_its_words_stand() -> None:
    lines = [
        *row(505.0, "Field", "Project", "Cost"),
        *row(485.0, "", "North line", "40"),
        *row(475.0, "Rail"),
        *row(465.0, "", "South line", "50"),
        *row(440.0, "All", "", "90"),
    ]
    assert drawn(
        lines,
        *(level(at, 45.0, 405.0) for at in (520.0, 500.0, 460.0, 430.0)),
        level(480.0, 165.0, 405.0),
        upright(165.0, 460.0, 520.0),
        upright(285.0, 430.0, 520.0),
    ) == [
        "Field: Rail | Project: North line | Cost: 40",
        "Field: Rail | Project: South line | Cost: 50",
        "Field: All | Cost: 90",
    ]


def test_a_header_of_two_rows_names_each_column_with_both_and_a_row_that_is_one_cell_stands_alone() -> None:
    lines = [
        (165.0, 508.0, "Pledged in"),
        *row(500.0, "State"),
        *row(488.0, "", "2026", "2027"),
        *row(465.0, "Arland", "60", "61"),
        *row(450.0, "Observers"),
        *row(435.0, "Dorne", "1", "2"),
    ]
    assert drawn(
        lines,
        *(level(at, 45.0, 405.0) for at in (520.0, 480.0, 460.0, 445.0, 430.0)),
        level(500.0, 165.0, 405.0),
        *(upright(165.0, *ends) for ends in ((460.0, 520.0), (430.0, 445.0))),
        *(upright(285.0, *ends) for ends in ((460.0, 500.0), (430.0, 445.0))),
    ) == [
        "State: Arland | Pledged in 2026: 60 | Pledged in 2027: 61",
        "Observers",
        "State: Dorne | Pledged in 2026: 1 | Pledged in 2027: 2",
    ]


def test_a_frame_and_a_line_below_words_are_no_table() -> None:
    told = "They agreed to meet again in the spring, and"
    lines = [(50.0, 500.0, told), (50.0, 488.0, "not to say where.")]
    frame = [level(at, 45.0, 405.0) for at in (520.0, 430.0)]
    assert drawn(lines, *frame, level(498.0, 60.0, 110.0)) == [f"{told} not to say where."]


RECTANGLES = "50 690 60 40 re S 110 690 90 20 re S 110 710 90 20 re S 50 670 60 20 re S 110 670 90 20 re S"
LINES = "1 0 0 1 50 670 cm 0 0 m 150 0 l 150 60 l 0 60 l h S 0 20 m 150 20 l S 60 40 m 150 40 l S 60 0 m 60 60 l S"


@pytest.mark.parametrize("cells", [RECTANGLES, LINES])
def test_lines_are_found_whether_a_program_draws_rectangles_or_lines(cells: str) -> None:
    told = (
        (55, 706, "Rail"),
        (115, 716, "North line"),
        (115, 696, "South line"),
        (55, 676, "Ports"),
        (115, 676, "Quay"),
    )
    words = " ".join(f"BT /F1 11 Tf {left} {at} Td ({word}) Tj ET" for left, at, word in told)
    below = "\n" * 8 + "No date was given for the works."
    found = read_pdf(pdf([below], drawn=f"q {cells} Q {words}"))
    assert found.text.split("\n\n")[:3] == ["Rail | North line", "Rail | South line", "Ports | Quay"]
