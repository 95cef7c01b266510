from rag.record.text.lines import LONGEST_LINE, lines_of
from tests.rag.record.reading import article, lines


def test_what_is_no_sentence_is_a_line_too() -> None:
    found = lines("Summit ends\n\nThe leaders met. They left.\n\n## Outcome\n\nA text was adopted.")
    assert [(one.text, one.is_sentence) for one in found] == [
        ("Summit ends", False),
        ("The leaders met. They left.", True),
        ("Outcome", False),
        ("A text was adopted.", True),
    ]


def test_a_line_of_one_kind_of_marks_keeps_the_offsets_and_the_words_of_the_article() -> None:
    text = "The “Central Asia–Russia” summit closed."
    (line,) = lines(text)
    assert line.text == 'The "Central Asia-Russia" summit closed.'
    assert line.as_written(4, 25) == "“Central Asia–Russia”"
    assert line.span(4, 25) == (4, 25)


def test_a_title_outside_the_text_has_no_range() -> None:
    line = lines("The leaders met in Baku.", title="Baku summit ends")[0]
    assert line.is_title
    assert line.span(0, 4) is None


def test_a_dateline_that_was_split_is_one_line_with_its_sentence() -> None:
    (line,) = lines("Bishkek. 29 August. KABAR. The leaders gathered today in Bishkek.")
    assert line.text.startswith("Bishkek. 29 August. KABAR. The leaders")


def test_an_endless_sentence_comes_in_pieces_that_lose_no_word() -> None:
    text = "a and " * 1000
    found = lines_of(article(text), [(0, len(text))])
    assert max(len(one.text) for one in found) <= LONGEST_LINE
    assert "".join(one.text for one in found) == text
