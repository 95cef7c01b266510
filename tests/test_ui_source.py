from dataclasses import replace

from rag.types import Article
from rag.ui.source import paragraphs, passage_opening, quote_opening, source_drawn
from tests.ui_fakes import BUKHARA, DUSHANBE, HOSTILE, HOSTILE_ARTICLE, HUB, PLAN, REVIEW, answered, hit


def marked(text: str, start: int, end: int) -> list[str]:
    return [piece["text"] for pieces in paragraphs(text, start, end) for piece in pieces if piece["marked"]]


def whole(text: str, start: int, end: int) -> str:
    return "\n\n".join("".join(piece["text"] for piece in pieces) for pieces in paragraphs(text, start, end))


def test_exactly_the_range_is_marked_and_nothing_of_the_text_is_lost() -> None:
    for article, sentence in ((DUSHANBE, PLAN), (DUSHANBE, REVIEW), (BUKHARA, HUB), (HOSTILE_ARTICLE, HOSTILE)):
        start = article.text.index(sentence)
        assert marked(article.text, start, start + len(sentence)) == [sentence]
        assert whole(article.text, start, start + len(sentence)) == article.text


def test_a_range_over_several_paragraphs_is_one_mark() -> None:
    text = "One. Two.\n\nThree.\n\nFour. Five."
    start, end = text.index("Two"), text.index(" Five")
    assert marked(text, start, end) == [text[start:end]]
    assert whole(text, start, end) == text


def test_a_range_that_ends_a_paragraph_does_not_take_in_the_next() -> None:
    assert [len(pieces) for pieces in paragraphs("One.\n\nTwo.", 0, 4)] == [1, 1]


def test_a_marker_that_the_answer_does_not_have_opens_nothing() -> None:
    answer = answered("?", ((DUSHANBE, PLAN),))
    assert quote_opening("e", answer, 2) is None
    assert quote_opening("e", answer, "1") is None


def test_an_article_changed_since_is_shown_without_a_mark_and_says_so() -> None:
    opening = quote_opening("e", answered("?", ((DUSHANBE, PLAN),)), 1)
    assert opening is not None
    changed = replace(DUSHANBE, text=DUSHANBE.text.replace("adopted a", "discussed a"))
    drawn = source_drawn(opening, changed)
    assert not any(piece["marked"] for pieces in drawn["paragraphs"] for piece in pieces)
    assert PLAN in drawn["note"]


def test_an_article_no_longer_held_still_shows_what_was_quoted() -> None:
    opening = quote_opening("e", answered("?", ((DUSHANBE, PLAN),)), 1)
    assert opening is not None
    assert PLAN in source_drawn(opening, None)["note"]


def test_a_near_passage_is_not_marked_as_a_quote() -> None:
    drawn = source_drawn(passage_opening("e", hit(1, DUSHANBE), DUSHANBE), DUSHANBE)
    assert (drawn["kind"], drawn["label"]) == ("passage", "Nearest passage, not an answer")


def test_a_brief_lists_the_publications_it_was_drawn_from() -> None:
    opening = quote_opening("e", answered("?", ((DUSHANBE, PLAN),)), 1)
    assert opening is not None
    listed = source_drawn(opening, DUSHANBE)["sources"]
    assert [source["publisher"] for source in listed] == ["News Central Asia", "TASS", "Khovar"]
    assert [source["url"] for source in listed] == ["https://example.org/a", "https://example.org/b", ""]


def test_an_article_with_next_to_no_metadata_is_shown() -> None:
    article = Article("a", "A title", "A sentence.", "0")
    opening = quote_opening("e", answered("?", ((article, "A sentence."),)), 1)
    assert opening is not None
    assert source_drawn(opening, article)["facts"] == ["publisher not given"]
