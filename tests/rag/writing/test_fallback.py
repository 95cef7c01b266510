from rag.types import Answer, Claim, Quote, Writing
from rag.writing.fallback import DOES_NOT_HOLD, behind, remarked

QUOTED = Answer("id", "Q?", "Q?", "answered", (Quote(1, "x", 0, 1, "a", 0.9), Quote(2, "x", 5, 6, "b", 0.8)), (), 0.9)


def test_other_markers_move_the_claims_with_the_text() -> None:
    text = "Met [1]. Left [2][1]. Bye [9?]."
    claims = (Claim(0, 8, (1,), "supported"), Claim(9, 21, (2, 1), "partly", ("why",)))
    moved = remarked(Writing("m", text, claims), {1: 10, 2: 3})
    assert moved.text == "Met [10]. Left [3][10]. Bye [9?]."
    assert [moved.text[one.start : one.end] for one in moved.claims] == ["Met [10].", "Left [3][10]."]
    assert [one.markers for one in moved.claims] == [(10,), (3, 10)]


def test_behind_the_quotes_a_text_cites_by_their_markers_and_its_other_quotes_come_after_them() -> None:
    writing = Writing("m", "One [1]. Two [2].", (Claim(0, 8, (1,), "uncited"), Claim(9, 17, (2,), "uncited")))
    cited = (Quote(1, "y", 3, 4, "c", 0.0), Quote(2, "x", 5, 6, "b", 0.8))
    answer = behind(QUOTED, writing, cited)
    assert (answer.text, answer.note, answer.model) == (QUOTED.text, DOES_NOT_HOLD, None)
    assert [(quote.marker, quote.article_id, quote.text) for quote in answer.cited] == [
        (1, "x", "a"),
        (2, "x", "b"),
        (3, "y", "c"),
    ]
    assert answer.quotes == QUOTED.quotes
    assert answer.writing is not None
    assert answer.writing.text == "One [3]. Two [2]."


def test_a_text_that_was_cut_says_why_and_one_of_nothing_leaves_no_more_than_that() -> None:
    cut = behind(QUOTED, Writing("m", "One", (), cut="the model fell silent"), ())
    assert cut.note == "The model fell silent, so these are the quotes alone."
    assert cut.writing is not None
    nothing = behind(QUOTED, Writing("m", " ", (), cut="the model fell silent"), ())
    assert (nothing.note, nothing.writing) == (cut.note, None)
