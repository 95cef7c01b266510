from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from rag.types import Claim, ClaimVerdict, Quote
from rag.writing.draft import Composition, sentences
from rag.writing.evidence import Evidence, ShownArticle, ShownSentence

SHOWN = Evidence(
    (
        ShownArticle(
            "dushanbe",
            "0",
            "On Dushanbe",
            tuple(ShownSentence(n, "dushanbe", n * 10, n * 10 + 5, f"line {n}") for n in (1, 2)),
        ),
        ShownArticle("xian", "0", "On Xi'an", (ShownSentence(3, "xian", 0, 5, "line 3"),)),
    )
)


@dataclass(frozen=True)
class Finding:
    verdict: ClaimVerdict
    reasons: tuple[str, ...] = ()


def cite(sentence: ShownSentence, marker: int) -> Quote:
    return Quote(marker, sentence.article_id, sentence.start, sentence.end, f"quote of {sentence.number}", 0.0)


def check(sentence: str, quotes: Sequence[Quote]) -> Finding:
    if not quotes:
        return Finding("uncited")
    return Finding("supported") if "300" in sentence else Finding("unsupported", (f"{sentence!r} by {len(quotes)}",))


def composed(text: str, size: int = 1000) -> tuple[Composition, list[object]]:
    composition = Composition(SHOWN, cite, check)
    came = [one for at in range(0, len(text), size) for one in composition.take(text[at : at + size])]
    return composition, [*came, *composition.end()]


@pytest.mark.parametrize("size", [1, 5, 1000])
def test_each_sentence_is_judged_with_the_quotes_it_cites_as_soon_as_the_next_begins(size: int) -> None:
    composition, came = composed("They gave 300 [3]. They left [1, 3]. Nobody spoke.", size)
    assert composition.text == "They gave 300 [1]. They left [2][1]. Nobody spoke."
    judged = [(composition.text[one.start : one.end], one.markers, one.verdict) for one in composition.claims]
    assert judged == [
        ("They gave 300 [1].", (1,), "supported"),
        ("They left [2][1].", (2, 1), "unsupported"),
        ("Nobody spoke.", (), "uncited"),
    ]
    assert composition.claims[1].reasons == ("'They left.' by 2",)
    assert [one for one in came if isinstance(one, Claim)] == composition.claims
    assert "".join(one for one in came if isinstance(one, str)) == composition.text
    assert [(one.marker, one.text) for one in came if isinstance(one, Quote)] == [(1, "quote of 3"), (2, "quote of 1")]


def test_a_quote_comes_before_the_text_that_has_its_marker() -> None:
    _, came = composed("Met [2].", size=1)
    marked = next(place for place, one in enumerate(came) if isinstance(one, str) and "[1]" in one)
    assert any(isinstance(one, Quote) for one in came[:marked])


def test_a_number_that_was_not_shown_makes_no_quote() -> None:
    composition, _ = composed("They met [42].")
    assert (composition.text, composition.quotes, composition.struck) == ("They met [42?].", {}, (42,))
    assert [one.verdict for one in composition.claims] == ["uncited"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met. [1] They left. [2]", ["They met. [1]", "They left. [2]"]),
        ("They met [1].\nThey left.[2]\n\nBye.", ["They met [1].", "They left.[2]", "Bye."]),
        (
            "Dr. Li paid $5 bn. to St. Petersburg [1]. He left.",
            ["Dr. Li paid $5 bn. to St. Petersburg [1].", "He left."],
        ),
        ("The leaders decided:\n- trade [1]\n- water [2]", ["- trade [1]", "- water [2]"]),
        ("[1] They met.", ["They met."]),
        ("  … [3?] --", []),
        ("", []),
    ],
)
def test_sentences_keep_the_markers_after_them_and_what_says_nothing_is_none(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == found
