from rag.ui.source.marks import MarkedRange, apart, marked_paragraphs
from tests.rag.ui.articles import BUKHARA, DUSHANBE, HOSTILE, HOSTILE_ARTICLE, HUB, PLAN, REVIEW


def range_of(start: int, end: int) -> list[MarkedRange]:
    return [MarkedRange(start, end, "quote", 1)]


def marked(text: str, marks: list[MarkedRange]) -> list[str]:
    return [str(piece["text"]) for pieces in marked_paragraphs(text, marks) for piece in pieces if "mark" in piece]


def whole(text: str, marks: list[MarkedRange]) -> str:
    return "\n\n".join("".join(str(piece["text"]) for piece in pieces) for pieces in marked_paragraphs(text, marks))


def test_exactly_the_range_is_marked_and_nothing_of_the_text_is_lost() -> None:
    for article, sentence in ((DUSHANBE, PLAN), (DUSHANBE, REVIEW), (BUKHARA, HUB), (HOSTILE_ARTICLE, HOSTILE)):
        start = article.text.index(sentence)
        marks = range_of(start, start + len(sentence))
        assert marked(article.text, marks) == [sentence]
        assert whole(article.text, marks) == article.text


def test_a_range_over_several_paragraphs_is_one_mark() -> None:
    text = "One. Two.\n\nThree.\n\nFour. Five."
    start, end = text.index("Two"), text.index(" Five")
    assert marked(text, range_of(start, end)) == [text[start:end]]
    assert whole(text, range_of(start, end)) == text


def test_a_range_that_ends_a_paragraph_does_not_take_in_the_next() -> None:
    assert [len(pieces) for pieces in marked_paragraphs("One.\n\nTwo.", range_of(0, 4))] == [1, 1]


def test_several_ranges_of_one_paragraph_are_marked_each_by_itself() -> None:
    text = "One. Two. Three.\n\nFour."
    marks = apart(
        [MarkedRange(5, 9, "quote", 2), MarkedRange(18, 23, "other-quote", 3), MarkedRange(0, 4, "other-quote", 1)]
    )
    assert marked(text, marks) == ["One.", "Two.", "Four."]
    assert whole(text, marks) == text


def test_of_ranges_that_overlap_the_one_given_first_is_marked() -> None:
    current, inside, beside = (
        MarkedRange(3, 9, "quote"),
        MarkedRange(0, 4, "other-quote"),
        MarkedRange(9, 12, "other-quote"),
    )
    assert apart([current, inside, beside]) == [current, beside]
