"""Invented articles are read whole, and a broken line is named."""

from pathlib import Path

import pytest

from tests.eval.invented import Claim, every_invented, read_invented

TEXT = """# Ferries for the bay
0 OSLO, 4 May — Two ministers met.
1 They agreed on ferries.

2 Peru will pay.

? who pays | 2
? who rows | -
+ Peru foots the bill. | 2 1
- Chile pays. | 2 | name
"""


def test_an_article_has_sentences_paragraphs_questions_and_claims(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{TEXT}\n{TEXT}", encoding="utf-8")
    article, other = every_invented(tmp_path)
    assert article == other
    assert article.title == "Ferries for the bay"
    assert (len(article.sentences), article.paragraphs) == (3, [0, 2])
    assert article.asked == [("who pays", (2,)), ("who rows", ())]
    assert article.claims == [Claim("Peru foots the bill.", (2, 1), ""), Claim("Chile pays.", (2,), "name")]
    assert [one.true for one in article.claims] == [True, False]


@pytest.mark.parametrize(
    "line", ["3 Too late.", "? who pays | 7", "+ Nothing cited. |", "- No kind. | 1", "Some prose.", "! what | 1"]
)
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.txt").write_text(f"{TEXT}{line}\n", encoding="utf-8")
    if line[0].isdigit():
        (tmp_path / "a.txt").write_text(TEXT.replace("2 Peru", "5 Peru"), encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.txt, line \d+ cannot be read"):
        list(read_invented(tmp_path / "a.txt"))


def test_every_article_that_is_trained_on_has_questions_that_nothing_answers_and_claims_that_are_false() -> None:
    articles = every_invented()
    assert len(articles) > 300
    for one in articles:
        assert any(not answers for _, answers in one.asked), one.title
        assert {claim.true for claim in one.claims} == {True, False}, one.title
