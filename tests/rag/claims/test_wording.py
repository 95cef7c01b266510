"""Which phrases go back to nothing, with vectors that can be worked out by hand."""

from collections.abc import Sequence

import numpy as np

from rag.claims.wording import DOUBTED, Comparer, PhraseEvidence, windows
from rag.encoding.tokens import EncodedQuestion
from tests.rag.fake_embedder import FakeEmbedder

QUOTE = "The treaty covers the railway."


def test_a_phrase_of_which_the_quotes_have_all_words_is_not_in_doubt() -> None:
    assert Comparer(FakeEmbedder()).compare("The railway treaty.", [QUOTE], []) == ()


def test_an_added_phrase_is_in_doubt_and_the_sentence_loses_nothing_without_it() -> None:
    sentence = "The treaty covers the railway with golden doorbells."
    (found,) = Comparer(FakeEmbedder()).compare(sentence, [QUOTE], [])
    assert sentence[found.start : found.end] == "with golden doorbells"
    assert (found.covered, found.bare_words) == (0.0, 2)
    assert found.loss <= 0


def test_what_is_judged_apart_is_no_doubt() -> None:
    sentence = "The treaty covers the railway with Golden Doorbells."
    start = sentence.index("Golden")
    assert not Comparer(FakeEmbedder()).compare(sentence, [QUOTE], [(start, len(sentence))])


def test_likeness_lowers_the_odds_of_being_invented() -> None:
    strange = PhraseEvidence(0, 9, cosine=0.2, loss=0.0, covered=0.0, bare_words=3, word_cosine=0.3)
    meant = PhraseEvidence(0, 9, cosine=0.7, loss=0.2, covered=0.3, bare_words=3, word_cosine=0.7)
    assert meant.log_odds < 0 < DOUBTED < strange.log_odds


def test_windows_are_runs_of_phrases_and_the_whole() -> None:
    assert windows("A treaty on water.") == ["A treaty", "A treaty on water", "on water", "A treaty on water."]


def test_support_is_the_mean_over_tokens_of_the_cosine_to_the_nearest_one_of_the_quotes() -> None:
    told = {"mine": [[1, 0, 0], [0, 2, 0], [0, 0, 1]], "near": [[3, 0, 0]], "further": [[0, 0.6, 0.8]]}

    class Told(FakeEmbedder):
        def encode_statements(self, texts: Sequence[str]) -> list[EncodedQuestion]:
            return [EncodedQuestion(np.zeros(3, np.float32), np.array(told[one], np.float32), ()) for one in texts]

    comparer = Comparer(Told())
    assert comparer.support("mine", ["near"]) == np.float32(1 / 3)
    assert round(comparer.support("mine", ["near", "further"]), 5) == round((1 + 0.6 + 0.8) / 3, 5)
