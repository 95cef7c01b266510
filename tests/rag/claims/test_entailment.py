"""Reading a sentence together with its quotes."""

import hashlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
import torch

from rag.claims.checker import ClaimChecker
from rag.claims.entailment import BEYOND_DOUBT, ENTAILMENT_FILE, HARDLY_SAID, SAID, EntailmentReader
from rag.claims.entailment_network import EntailmentNetwork, pairs
from rag.encoding.embedder import Embedder
from rag.transformer import bundled_words
from tests.rag.fake_embedder import FakeEmbedder

QUOTE = "The ministers agreed to open a training centre in Oslo next year."


@pytest.fixture(scope="module")
def reader() -> EntailmentReader:
    return EntailmentReader.load()


@pytest.mark.parametrize(
    ("follows", "does_not"),
    [
        ("A training centre is to be opened in Oslo.", "A training centre is to be closed, which angered the unions."),
        ("The ministers agreed on a training centre in Oslo.", "The harbour of Riga was closed for two days."),
    ],
)
def test_what_follows_from_a_quote_is_likelier_than_what_does_not(
    reader: EntailmentReader, follows: str, does_not: str
) -> None:
    assert reader.entailed(follows, [QUOTE]) > 0.5 > reader.entailed(does_not, [QUOTE])


def test_the_quote_that_says_it_counts_whatever_stands_beside_it(reader: EntailmentReader) -> None:
    alone = reader.entailed("The ministers will open a centre.", [QUOTE])
    beside = reader.entailed("The ministers will open a centre.", ["It rained in Lima.", QUOTE])
    assert beside >= alone - 1e-4


def test_padding_changes_nothing() -> None:
    network = EntailmentNetwork(bundled_words()).eval()
    short, long = ([5, 6], [7, 8]), ([9] * 20, [10] * 30)
    with torch.inference_mode():
        one, both = network(pairs([short])), network(pairs([short, long]))
    assert torch.allclose(one[0], both[0], atol=1e-4)


def test_texts_of_any_length_are_read(reader: EntailmentReader) -> None:
    read = reader.entailed("and so on " * 300, ["They went on. " * 300], ["A meeting of many names. " * 100])
    assert 0 <= read <= 1


def test_threads_share_a_reader(reader: EntailmentReader) -> None:
    asked = ["A centre is to be opened.", "It rained in Lima."] * 4
    with ThreadPoolExecutor(4) as pool:
        found = [*pool.map(lambda one: reader.entailed(one, [QUOTE]), asked)]
    assert found == found[:2] * 4


def test_the_card_is_of_the_weights_that_ship() -> None:
    card = ENTAILMENT_FILE.with_suffix(".md").read_text(encoding="utf-8")
    assert hashlib.sha256(ENTAILMENT_FILE.read_bytes()).hexdigest() in card


class Reads(EntailmentReader):
    """Finds the same of every sentence, and notes what it is given."""

    def __init__(self, found: float) -> None:
        self.found = found
        self.given: list[tuple[str, Sequence[str], Sequence[str]]] = []

    def entailed(self, sentence: str, quotes: Sequence[str], headings: Sequence[str] = ()) -> float:
        self.given.append((sentence, quotes, headings))
        return self.found


@pytest.mark.parametrize(("entailed", "verdict"), [(0.9, "supported"), (0.1, "partly")])
def test_what_only_its_wording_tells_against_is_settled_by_reading(
    embedder: Embedder, entailed: float, verdict: str
) -> None:
    sentence = "The ministers agreed to open a training centre in Oslo next year which surprised several delegations."
    found = ClaimChecker(embedder, Reads(entailed)).check(sentence, [QUOTE])
    assert found.verdict == verdict
    assert all("delegations" in reason for reason in found.reasons)


@pytest.mark.parametrize(
    ("said", "wrong"), [("next year", "in 2031"), ("in Oslo", "in Riga"), ("centre", "centre for 40 people")]
)
def test_no_reading_tells_against_a_figure_a_date_or_another_name(embedder: Embedder, said: str, wrong: str) -> None:
    reads = Reads(1.0)
    assert ClaimChecker(embedder, reads).check(QUOTE.replace(said, wrong), [QUOTE]).verdict != "supported"
    assert not reads.given


@pytest.mark.parametrize(("said", "wrong"), [("agreed", "did not agree"), ("open", "close")])
def test_what_rules_find_stands_unless_the_reading_is_beyond_doubt(embedder: Embedder, said: str, wrong: str) -> None:
    sentence = QUOTE.replace(said, wrong)
    for sure, verdict in ((BEYOND_DOUBT - 0.01, False), (BEYOND_DOUBT + 0.01, True)):
        assert (ClaimChecker(embedder, Reads(sure)).check(sentence, [QUOTE]).verdict == "supported") is verdict


def test_a_sentence_that_nothing_tells_against_is_marked_when_it_does_not_follow(embedder: Embedder) -> None:
    sentence = "Ministers agreed to open a centre in Oslo."
    for sure in (HARDLY_SAID, SAID):
        assert ClaimChecker(embedder, Reads(sure)).check(sentence, [QUOTE]).verdict == "supported"
    found = ClaimChecker(embedder, Reads(HARDLY_SAID - 0.01)).check(sentence, [QUOTE])
    assert (found.verdict, found.reasons) == ("partly", ("the quotes do not say this",))


def test_the_reader_gets_plain_texts_with_their_headings_and_only_where_phrases_are_compared() -> None:
    reads = Reads(0.5)
    checker = ClaimChecker(FakeEmbedder(), reads)
    checker.check("Ministers agreed to open a centre [1].", [QUOTE], headings=["Oslo talks"], by_phrase=False)
    checker.check(QUOTE, [QUOTE])
    assert not reads.given
    checker.check("Yes, Ministers agreed to open a centre [1].", [QUOTE], headings=["Oslo talks"])
    assert reads.given == [("Ministers agreed to open a centre.", [QUOTE], ["Oslo talks"])]


@pytest.mark.parametrize(
    ("sentence", "entailed", "verdict"),
    [
        ("The ministers of Norway's capital agreed to open a centre there; Beijing was told.", 0.97, "supported"),
        ("The ministers of Norway's capital agreed to open a centre there; Beijing was told.", 0.5, "partly"),
        ("The ministers agreed to open 12 centres in Oslo next year.", 0.95, "partly"),
        ("The ministers agreed not to open a training centre in Oslo next year.", 0.9, "partly"),
    ],
)
def test_words_that_quotes_lack_may_be_said_in_others_but_no_figure_and_no_denial(
    embedder: Embedder, sentence: str, entailed: float, verdict: str
) -> None:
    found = ClaimChecker(embedder, Reads(entailed)).check(sentence, [QUOTE])
    assert (found.verdict == "supported") is (verdict == "supported"), found
