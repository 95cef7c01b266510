"""Words of an article, on the pages that its text was put together from."""

import pytest

from rag.facsimile.finding import Sought, as_printed, find_words

HEAD = "Bay Pact – Final document\r\n"
PAGES = (
    f"{HEAD}The Pact met in Cape Lorn. It agreed to build a coop-\r\neration centre in the north by\r\n2030.\r\n"
    "The meeting was adjourned.\r\n1",
    f"{HEAD}The parties will fund it in equal shares. The meeting was adjourned. Two observers\r\n"
    "said that they would1\r\n1 See the records of the first meeting.\r\n2",
    f"{HEAD}raise the matter again at the next summit. The \ufb01nal word was the chair\u2019s.\r\n3",
)


def found(words: str, before: str = "", after: str = "", at: float = 0.5, pages: tuple[str, ...] = PAGES) -> list[str]:
    """What is marked of each page, as `number: words`."""
    places = find_words(Sought(words, before, after, at), len(pages), lambda page: pages[page])
    return [f"{page + 1}: {pages[page][start:end]}" for page in places for start, end in places[page]]


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("The Pact met in Cape Lorn.", ["1: The Pact met in Cape Lorn."]),
        (
            "It agreed to build a cooperation centre in the north by 2030.",
            ["1: It agreed to build a coop-\r\neration centre in the north by\r\n2030."],
        ),
        ("The final word was the chair's.", ["3: The \ufb01nal word was the chair\u2019s."]),
        (
            "Two observers said that they would raise the matter again at the next summit.",
            ["2: Two observers\r\nsaid that they would", "3: raise the matter again at the next summit."],
        ),
        ("Lorn", ["1: Lorn"]),
        ("fund it in equal shares", ["2: fund it in equal shares"]),
    ],
)
def test_words_are_found_whatever_lines_and_pages_have_done_to_them(words: str, marked: list[str]) -> None:
    assert found(words) == marked


@pytest.mark.parametrize(
    ("before", "after", "page"),
    [
        ("a cooperation centre in the north by 2030.", "The parties will fund it in equal shares.", 1),
        ("The parties will fund it in equal shares.", "Two observers said that they would raise", 2),
    ],
)
def test_what_stands_beside_words_tells_which_of_two_places_is_meant(before: str, after: str, page: int) -> None:
    assert found("The meeting was adjourned.", before, after) == [f"{page}: The meeting was adjourned."]


@pytest.mark.parametrize(("at", "page"), [(0.1, 1), (0.9, 4)])
def test_without_that_the_place_nearest_to_where_they_should_be_is_marked(at: float, page: int) -> None:
    assert found(
        "A resolution was passed.", at=at, pages=("A resolution was passed.", "", "", "A resolution was passed.")
    )[0].startswith(f"{page}:")


@pytest.mark.parametrize("words", ["", "…", "The Pact met in Halen on Monday and agreed on nothing at all.", "Halen"])
def test_words_that_are_not_there_are_not_found(words: str) -> None:
    assert found(words) == []


def test_a_note_in_the_middle_of_a_sentence_is_passed_over() -> None:
    pages = ("They agreed on a fund of\r\n1 In dollars of 2024, see annex.\r\n300 million for the harbour.",)
    marked = found("They agreed on a fund of 300 million for the harbour.", pages=pages)
    assert marked == ["1: They agreed on a fund of", "1: 300 million for the harbour."]


def test_the_row_of_a_table_is_found_without_the_names_of_its_columns() -> None:
    pages = ("Member Seats Since\r\nRepublic of Belmar 112 1998\r\nSant 45 2004\r\n",)
    row = "Member: Sant | Seats: 45 | Since: 2004"
    assert found(row, pages=pages) == []
    assert found(as_printed(row), pages=pages) == ["1: Sant 45 2004"]
    assert as_printed("Sant said: no.") == "Sant said: no."
