import pytest

from rag.markers import Mark, blanked, cited, cited_numbers, marks, renumbered, without_markers


def test_a_text_is_read_for_its_markers_and_struck_numbers_in_order() -> None:
    text = "Met [2][1]. Left [9?]. Met again [2]."
    assert marks(text) == [Mark(2, False, 4, 7), Mark(1, False, 7, 10), Mark(9, True, 17, 21), Mark(2, False, 33, 36)]
    assert cited(text) == (2, 1)


@pytest.mark.parametrize("text", ["[2025]", "[2, 3]", "[ 2 ]", "[12345?]", "[?]", "[]", "[a]", "[-1]"])
def test_other_brackets_are_no_markers(text: str) -> None:
    assert marks(text) == []
    assert renumbered(text, {}) == text


@pytest.mark.parametrize(
    "citation", ["[1]", " [1][2]", " [9?]", " [2, 3]", " [2; 3]", " [2-4]", " [2–4]", "[ 3 ]", " [2, 3][9?]\n[1]"]
)
def test_prose_has_no_citation_of_any_form(citation: str) -> None:
    assert without_markers(f"They met{citation}. They left{citation} early{citation}") == "They met. They left early"
    assert blanked(f"They met{citation}.") == f"They met{' ' * len(citation)}."


@pytest.mark.parametrize("text", ["It was 5 [km].", "See [12345].", "x[-]", "[1?, 2]", "an [open"])
def test_prose_keeps_other_brackets(text: str) -> None:
    assert without_markers(text) == text
    assert blanked(text) == text


def test_markers_are_renumbered_and_what_is_struck_is_not() -> None:
    assert renumbered("Met [1]. Left [2][1]. Bye [1?].", {1: 10, 2: 3}) == "Met [10]. Left [3][10]. Bye [1?]."


def test_a_model_cites_numbers_alone_in_lists_and_in_ranges() -> None:
    assert cited_numbers("Met [7]. Agreed [2, 7] and [ 3 ; 2 ].") == (7, 2, 3)
    assert cited_numbers("Met [2-4] and [2–900].") == (2, 3, 4, 900)
    assert cited_numbers("a [b] c [ [1?] [] [,] x[-] [12345678]") == ()
