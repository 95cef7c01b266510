"""The pages of a PDF from the places of their characters, without a PDF."""

from collections.abc import Iterator, Sequence

from ingest.layout import Character, LaidOut, PageCharacters, laid_out
from ingest.pages import page_starts

SIZE = 10.0
HEIGHT = 800.0

Placed = tuple[float, float, str]
"""A line's left edge and baseline, in points from the lower left, and its text."""


def characters(left: float, baseline: float, text: str, size: float, *, bold: bool) -> Iterator[Character]:
    """Each letter half as wide as the type is high."""
    for nth, one in enumerate(text):
        start = left + nth * size / 2
        yield Character(one, start, start + size / 2, baseline, size, bold)


def page(lines: Sequence[Placed], *, size: float = SIZE, bold: bool = False) -> PageCharacters:
    return PageCharacters(HEIGHT, [[*characters(*line, size, bold=bold)] for line in lines])


def read(*pages: PageCharacters) -> LaidOut:
    return laid_out(iter(pages))


def paragraphs(*pages: PageCharacters) -> list[str]:
    return read(*pages).text.split("\n\n")


def joined(*parts: PageCharacters) -> PageCharacters:
    return PageCharacters(HEIGHT, [line for part in parts for line in part.lines])


def test_lines_are_joined_where_the_next_word_did_not_fit_and_nowhere_else() -> None:
    lines = [
        (50.0, 700.0, "The leaders of the Harbour Union met in"),
        (50.0, 688.0, "Port Teller on Friday."),
        (50.0, 676.0, "They left at noon, and nobody knew where"),
        (50.0, 664.0, "to. A second text was not adopted by the"),
        (50.0, 652.0, "mem-"),
        (50.0, 640.0, "bers."),
    ]
    assert paragraphs(page(lines)) == [
        "The leaders of the Harbour Union met in Port Teller on Friday.",
        "They left at noon, and nobody knew where to. A second text was not adopted by the members.",
    ]


def test_a_column_is_read_before_the_next_whatever_the_order_they_were_written_in() -> None:
    left = ["The members set up a bank with", "a capital of 300 million, and a", "third of it is paid in at once."]
    right = ["The bank has its seat in Sant,", "and is led by a governor who is", "elected by the members for five."]
    rows = [
        [(50.0, 700.0 - 12 * nth, one), (300.0, 700.0 - 12 * nth, other)]
        for nth, (one, other) in enumerate(zip(left, right, strict=True))
    ]
    expected = [" ".join(left), " ".join(right)]
    assert paragraphs(page([one for row in rows for one in row])) == expected
    assert paragraphs(page([row[0] for row in rows] + [row[1] for row in rows])) == expected


def test_larger_type_is_a_heading_and_bold_lines_are_too() -> None:
    text = page(
        [(50.0, 650.0, "The pact is in force since May, and all of"), (50.0, 638.0, "its members have signed it.")]
    )
    title = page([(50.0, 700.0, "Bay Pact closes")], size=18.0)
    fishing = page([(50.0, 670.0, "Fishing")], bold=True)
    assert paragraphs(joined(title, fishing, text)) == [
        "# Bay Pact closes",
        "### Fishing",
        "The pact is in force since May, and all of its members have signed it.",
    ]


def test_a_paragraph_goes_on_behind_running_heads_and_notes_on_the_next_page() -> None:
    head = [(50.0, 780.0, "Harbour Union, final document")]
    first = joined(
        page([*head, (50.0, 700.0, "They agreed to set up a Ports Agency, the")]),
        page([(50.0, 110.0, "1 Varna was absent.")], size=8.0),
        page([(300.0, 40.0, "Page 1")]),
    )
    second = joined(
        page([*head, (50.0, 700.0, "first director of which comes from Sant.")]), page([(300.0, 40.0, "Page 2")])
    )
    found = read(first, second)
    whole = "They agreed to set up a Ports Agency, the first director of which comes from Sant."
    assert found.text.split("\n\n") == ["1 Varna was absent.", whole]
    assert sorted((one.reason, one.text) for one in found.left_out) == [
        ("page number", "Page 1"),
        ("page number", "Page 2"),
        ("running head", "Harbour Union, final document"),
        ("running head", "Harbour Union, final document"),
    ]
    starts = page_starts(found.text, found.pages)
    assert found.text[starts[1] :].startswith("first director")


def test_a_superscript_stays_in_its_line() -> None:
    line = joined(
        page([(50.0, 700.0, "The talks failed.")]),
        page([(135.0, 704.0, "2")], size=6.0),
        page([(143.0, 700.0, "They go on.")]),
    )
    assert paragraphs(line) == ["The talks failed.² They go on."]


def row(baseline: float, *cells: str) -> list[Placed]:
    """Cells that begin at the same places in each row."""
    return [(50.0 + 120 * nth, baseline, cell) for nth, cell in enumerate(cells) if cell]


def test_what_a_row_has_no_room_for_stands_on_the_next_page_below_the_header_told_again() -> None:
    header = ("Country", "Pledge", "Remarks")
    first = [
        *row(140.0, *header),
        *row(125.0, "Norvia", "14", "in parts"),
        *row(110.0, "Sund", "9", "when its parlia-"),
    ]
    second = [*row(780.0, *header), *row(768.0, "", "", "ment agrees"), *row(740.0, "Quill", "3", "at once")]
    pages = [joined(page(lines[:3], bold=True), page(lines[3:])) for lines in (first, second)]
    assert paragraphs(*pages) == [
        "Country: Norvia | Pledge: 14 | Remarks: in parts",
        "Country: Sund | Pledge: 9 | Remarks: when its parliament agrees",
        "Country: Quill | Pledge: 3 | Remarks: at once",
    ]


def test_figures_of_rows_at_the_edges_of_pages_are_no_page_numbers() -> None:
    first = [*row(140.0, "Country", "Pledge"), *row(125.0, "Norvia", "14.5"), *row(60.0, "Sund", "9.1")]
    second = [*row(140.0, "Country", "Pledge"), *row(125.0, "Quill", "3.2"), *row(60.0, "Tell", "8.4")]
    found = read(page(first), page(second))
    assert found.left_out == ()
    assert "Country: Sund | Pledge: 9.1" in found.text


def test_long_cells_behind_short_ones_are_no_column_of_prose() -> None:
    cells = [
        "The members of the union set up a bank",
        "They met in Port Teller for a whole day",
        "Nothing was said of the bank in Sant",
    ]
    days = [(50.0, 500.0 - 20 * nth, f"{nth + 3} May 2026") for nth in range(len(cells))]
    told = [(170.0, 500.0 - 20 * nth, cell) for nth, cell in enumerate(cells)]
    lines = [each for pair in zip(days, told, strict=True) for each in pair]
    assert paragraphs(page(lines)) == [f"{day} | {cell}" for (*_, day), cell in zip(days, cells, strict=True)]


def test_a_table_s_cells_are_told_with_its_header_over_lines_and_pages() -> None:
    header = ("Country", "Pledge", "Remarks")
    first = page(
        [
            *row(500.0, *header),
            *row(480.0, "Norvia", "14", "in two parts"),
            *row(460.0, "Sund", "9", "when its"),
            *row(448.0, "", "", "parliament agrees"),
        ]
    )
    second = page([*row(500.0, *header), *row(480.0, "Quill", "3", "")])
    assert paragraphs(first, second) == [
        "Country: Norvia | Pledge: 14 | Remarks: in two parts",
        "Country: Sund | Pledge: 9 | Remarks: when its parliament agrees",
        "Country: Quill | Pledge: 3",
    ]


def test_a_line_from_right_to_left_is_read_in_its_order_with_its_figures_and_words_of_other_scripts() -> None:
    shown = (
        "7202 ראשנ ןרקה (Coastal Fund) רלוד 003 םע"  # from the left, as it stands on the page; figures are not turned
    )
    shown = shown.replace("7202", "2027").replace("003", "300")
    assert paragraphs(page([(50.0, 700.0, shown)])) == ["עם 300 דולר (Coastal Fund) הקרן נשאר 2027"]


def test_the_wide_spaces_of_a_justified_line_are_no_gaps_between_cells() -> None:
    lines = ["The members set up a bank with six", "seats and a capital of 300 million."]
    spread: list[Character] = []
    for nth, line in enumerate(lines):
        at = 50.0
        for word in line.split():
            spread += characters(at, 700.0 - 12 * nth, word, SIZE, bold=False)
            at += len(word) * SIZE / 2 + 1.9 * SIZE
    assert paragraphs(PageCharacters(HEIGHT, [spread])) == [" ".join(lines)]


def test_cells_may_stand_as_near_as_words_do_when_rows_leave_a_strip_empty() -> None:
    rows = [("Norvia", "14", "million", "2031"), ("Sund", "9", "million", "2033"), ("Ostrava", "28", "million", "2030")]
    header = [(50.0, 514.0, "Country"), (92.0, 514.0, "Pledge"), (150.0, 514.0, "Year")]
    placed = [
        (left, 500.0 - 14 * nth, word)
        for nth, row in enumerate(rows)
        for left, word in zip((50.0, 92.0, 105.0, 145.0), row, strict=True)
    ]
    prose = [(50.0, 430.0, "They agreed to meet again in the spring."), (50.0, 406.0, "No date was set.")]
    assert paragraphs(page([*header, *placed, *prose])) == [
        "Country: Norvia | Pledge: 14 million | Year: 2031",
        "Country: Sund | Pledge: 9 million | Year: 2033",
        "Country: Ostrava | Pledge: 28 million | Year: 2030",
        "They agreed to meet again in the spring.",
        "No date was set.",
    ]


def test_marks_of_items_that_were_written_before_the_items_are_put_to_them() -> None:
    items = ["a freeze of fleets", "shared radar"]
    marks = [(50.0, 700.0 - 14 * nth, "•") for nth in range(2)]
    assert paragraphs(page([*marks, *((62.0, 700.0 - 14 * nth, item) for nth, item in enumerate(items))])) == [
        "• a freeze of fleets",
        "• shared radar",
    ]


def test_a_heading_of_two_lines_is_one_however_far_apart_they_stand() -> None:
    heading = page([(50.0, 700.0, "Norvia and Sund agree on"), (50.0, 676.0, "power lines")], size=14.0, bold=True)
    text = page(
        [(50.0, 650.0, "The pact is in force since May, and all of"), (50.0, 638.0, "its members have signed it.")]
    )
    assert paragraphs(joined(heading, text))[0] == "# Norvia and Sund agree on power lines"


def test_what_is_written_across_a_page_is_reported_and_so_are_letters_that_nothing_names() -> None:
    text = page([(50.0, 700.0, "The talks failed.")])
    found = read(PageCharacters(HEIGHT, text.lines, "DRAFT", 3))
    assert [(one.reason, one.text) for one in found.left_out] == [("turned text", "DRAFT")]
    assert (found.text, found.unread) == ("The talks failed.", (1,))


def test_narrow_columns_that_lines_fill_are_prose_though_a_longer_line_stands_below() -> None:
    left = ["Ministers met", "Brell’s mayor", "by 2031 in it"]
    right = ["and adopted a", "plan for nine", "port of Sant."]
    lines = [(50.0, 700.0 - 12 * nth, one) for nth, one in enumerate(left)]
    lines += [(150.0, 700.0 - 12 * nth, one) for nth, one in enumerate(right)]
    below = [(50.0, 640.0, "No date was given for the opening of it.")]
    assert paragraphs(page([*lines, *below])) == [" ".join([*left, *right]), below[0][2]]


def test_raised_figures_are_told_from_those_of_the_line() -> None:
    line = joined(page([(50.0, 700.0, "It holds 10")]), page([(105.0, 704.0, "6")], size=6.0))
    unit = page([(113.0, 700.0, "litres.")])
    assert paragraphs(joined(line, unit)) == ["It holds 10⁶ litres."]
