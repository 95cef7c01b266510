"""Lines from right to left, in the order in which they are read."""

import pytest

from rag.facsimile.reading_order import from_the_left, page_order, reading_order


def test_words_that_pdfium_has_turned_are_read_in_their_order() -> None:
    said = "שנת הים לא"
    lefts = {nth: 100.0 - 5 * nth for nth in range(len(said))}
    turned = [*range(4), 6, 5, 4, *range(7, len(said))]
    found = "".join(said[at] for at in turned) + "\r\nab"
    order = page_order(found, lambda at: lefts[turned[at]] if at < len(turned) else float(at))
    assert "".join(found[at] for at in order) == f"{said}\r\nab"


def test_a_page_from_left_to_right_keeps_pdfium_s_order() -> None:
    assert page_order("ab ש", lambda at: -at) == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("shown", "read"),
    [("2027 תנש", "שנת 2027"), (".2027", "2027."), ("12.5% דע", "עד 12.5%"), ("ab cd", "ab cd")],
)
def test_a_line_is_read_from_the_right_with_its_figures_from_the_left(shown: str, read: str) -> None:
    assert "".join(shown[nth] for nth in reading_order(shown)) == read


def test_of_a_ligature_s_letters_lam_is_read_first() -> None:
    line, lefts = ["س", "ل", "ا"], [20.0, 10.0, 10.0]
    stand = from_the_left(line, lefts)
    assert [line[stand[nth]] for nth in reading_order([line[nth] for nth in stand])] == line
