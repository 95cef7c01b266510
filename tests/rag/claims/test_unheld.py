"""The one word of a short sentence that is like nothing in its quotes, with cosines given by hand."""

from collections.abc import Sequence

import pytest

from rag.claims.unheld import unheld_word
from rag.claims.wording import Comparer
from rag.types import Span
from tests.rag.fake_embedder import FakeEmbedder

QUOTE = "They named the mill as a lasting threat to the river, beside the quarry."


class FixedCosines(Comparer):
    """Every word has this cosine to the nearest of the quotes."""

    def __init__(self, cosine: float) -> None:
        super().__init__(FakeEmbedder())
        self._cosine = cosine

    def nearest_words(self, sentence: str, at: Sequence[Span], quotes: Sequence[str]) -> list[float]:
        return [self._cosine for _ in at]


def reasons(sentence: str, cosine: float) -> list[str]:
    return [one.reason for one in unheld_word(sentence, [QUOTE], [], FixedCosines(cosine))]


def test_the_one_word_that_is_like_nothing_is_told() -> None:
    assert reasons("They named the mill as a gardener of the river.", 0.1) == ["the quotes do not say “gardener”"]


@pytest.mark.parametrize(
    ("sentence", "cosine"),
    [
        ("They named the mill as a gardener of the river.", 0.5),
        ("They called a sawmill the worst gardener.", 0.1),
        ("They named the mill, and with it the quarry, as a lasting gardener of the river.", 0.1),
        ("They named the mill as a lasting rival of the river.", 0.1),
    ],
)
def test_a_word_that_is_like_one_and_a_free_paraphrase_are_not(sentence: str, cosine: float) -> None:
    assert reasons(sentence, cosine) == []
