"""Whether the quotes of a sentence say it, by a network that reads both together.

Rules and cosines compare words, clauses and names one by one; what follows from a text in other words they cannot tell.
`rag.claims.entailment_network` was trained on pairs of texts by many hands. It is one voice among several: see
`rag.claims.checker`.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from rag.claims.entailment_network import EntailmentNetwork

HARDLY_SAID, SAID, BEYOND_DOUBT = 0.1, 0.7, 0.93
"""0-1: of the network's probability. Below the first a sentence counts as not said, though no rule finds fault; from
the second on as said, where rules find nothing but words that the quotes lack, and between the two the phrases decide;
from the third on as said, though rules find a denial or an act otherwise, or miss a name. Against a figure, a date or
another name in its place the network is not asked. Set on sentences by others, within what the gate allows on ours."""
ENTAILMENT_FILE = Path(__file__).with_name("entailment.safetensors")
SENTENCE_TOKENS, QUOTES_TOKENS = 120, 240
"""Further tokens of the sentence, or of its quotes, are left out."""


class EntailmentReader:
    """A loaded network and its tokenizer. Safe to share between threads; each pass runs on one core."""

    def __init__(self, network: "EntailmentNetwork", tokenizer: "Tokenizer") -> None:
        self._network = network
        self._tokenizer = tokenizer

    @classmethod
    def load(cls, file: Path = ENTAILMENT_FILE) -> "EntailmentReader":
        """The reader with the weights in that file; by default those that ship."""
        from rag.claims.entailment_network import EntailmentNetwork
        from rag.transformer import bundled_tokenizer, bundled_words, loaded

        return cls(loaded(EntailmentNetwork(bundled_words()), file), bundled_tokenizer())

    def entailed(self, sentence: str, quotes: Sequence[str], headings: Sequence[str] = ()) -> float:
        """0-1: the probability that the quotes say the sentence, each by itself or all together, whichever is greatest.

        Args:
            sentence: Plain, without markers.
            quotes: Plain, at least one.
            headings: Plain; they stand before the quotes, for which meeting it was, where and when.
        """
        import torch

        from rag.claims.entailment_network import pairs

        encode = self._tokenizer.encode_batch_fast
        mine, *others = (one.ids for one in encode([sentence, *quotes, *headings], add_special_tokens=False))
        theirs = others[: len(quotes)]
        above = [token for one in others[len(quotes) :] for token in one]
        every = [token for one in theirs for token in one]
        premises = [above + one for one in ([every, *theirs] if len(theirs) > 1 else theirs)]
        with torch.inference_mode():  # one by one: in int8 what one is given would round what another is
            read = (self._network(pairs([(mine[:SENTENCE_TOKENS], one[:QUOTES_TOKENS])])) for one in premises)
            return max(float(logits.softmax(1)[0, 0]) for logits in read)


@cache
def shipped_entailment_reader() -> EntailmentReader:
    """The entailment reader that ships with Readout."""
    return EntailmentReader.load()
