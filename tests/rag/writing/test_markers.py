import pytest

from rag.writing.markers import Citing


def cited(text: str, shown: int = 9, size: int = 1000) -> tuple[str, Citing]:
    """The text as it comes out when it is fed in pieces of that size."""
    citing = Citing(shown)
    out = "".join(citing.feed(text[at : at + size]) for at in range(0, len(text), size))
    return out + citing.end(), citing


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_numbers_become_markers_in_the_order_of_their_first_citation_however_the_text_is_cut(size: int) -> None:
    text, citing = cited("They met [7]. They agreed [2, 7]. It rained [ 3 ; 2 ].", size=size)
    assert text == "They met [1]. They agreed [2][1]. It rained [3][2]."
    assert citing.markers == {7: 1, 2: 2, 3: 3}
    assert citing.struck == []


@pytest.mark.parametrize("size", [1, 1000])
def test_a_number_that_was_not_shown_is_struck_out_and_counted(size: int) -> None:
    text, citing = cited("They met [99]. They agreed [0, 2] and [99].", size=size)
    assert text == "They met [99?]. They agreed [0?][1] and [99?]."
    assert citing.struck == [99, 0, 99]


def test_a_range_cites_each_of_its_numbers_and_an_absurd_one_its_ends() -> None:
    assert cited("Met [2-4].")[0] == "Met [1][2][3]."
    assert cited("Met [2–900].")[0] == "Met [1][900?]."


@pytest.mark.parametrize("text", ["a [b] c", "[", "an [open", "[1", "[[", "[1?]", "[] [,]", "x[-]", "[12345678]"])
def test_other_brackets_stay_as_they_were_written(text: str) -> None:
    for size in (1, 1000):
        assert cited(text, size=size)[0] == text


def test_text_comes_as_soon_as_it_cannot_be_a_marker() -> None:
    citing = Citing(3)
    assert citing.feed("They met [1") == "They met "
    assert citing.feed("].") == "[1]."
    assert citing.feed("[" + "1, " * 40) != ""  # no marker is so long
