"""Whether the quotes of a sentence say it, by a network that reads both together.

Rules and cosines compare words, clauses and names one by one; what follows from a text in other words they cannot tell.
`rag.claims.entailment_network` was trained on pairs of texts by many hands. It is one voice among several: see
`rag.claims.checker`.
"""

import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from rag.claims.entailment_network import EntailmentNetwork

BIAS, OF_ENTAILED, OF_PHRASES = -1.70, -0.69, 0.41
"""How much each voice counts towards the log-odds that the quotes do not say a sentence, by logistic regression on 102
sentences of `claims.jsonl`, `claims-outsider.jsonl` and `claims-everyday.jsonl` in which no rule finds anything wrong
(19 are wrong)."""
UNSAID = 0.25
"""Log-odds from which on a sentence counts as not said. With the weights fitted on two of those sets and measured on
the third, each in turn, this marks 14 of the 19 wrong ones and 1 of the 83 true ones; phrases alone mark 12 and 4."""
HARDLY_SAID, SAID = 0.2, 0.88
"""0-1: the network's probability below which a sentence with a doubtful phrase counts as not said, and that from which
on words that the quotes do not have count as said in others. Set on 190 sentences by others: of the wrong ones 0.61 are
marked instead of 0.58, of the true ones 0.25 instead of 0.31."""
LEAST, MOST_PHRASES = -3.0, 6.0
"""Log-odds of invented phrases beyond these count as these; the first where the quotes have all of its phrases."""
LEAST_ENTAILED = 0.005
"""0-1: the network is not believed to be surer than this."""
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
        import torch

        from rag.claims.entailment_network import EntailmentNetwork
        from rag.transformer import bundled_tokenizer, bundled_words, unpacked

        network = EntailmentNetwork(bundled_words())
        network.load_state_dict(unpacked(file))
        torch.set_num_threads(1)  # as for the embedder
        return cls(network.eval(), bundled_tokenizer())

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
        given = pairs([(mine[:SENTENCE_TOKENS], one[:QUOTES_TOKENS]) for one in premises])
        with torch.inference_mode():
            return float(self._network(given).softmax(1)[:, 0].max())


def not_said(entailed: float, phrases: float) -> float:
    """Log-odds that quotes do not say a sentence.

    Args:
        entailed: The network's probability that they do, 0-1.
        phrases: The greatest log-odds that a phrase of it is invented (`rag.claims.wording`).
    """
    held = min(max(entailed, LEAST_ENTAILED), 1 - LEAST_ENTAILED)
    worded = min(max(phrases, LEAST), MOST_PHRASES)
    return BIAS + OF_ENTAILED * math.log(held / (1 - held)) + OF_PHRASES * worded


@cache
def shipped_entailment_reader() -> EntailmentReader:
    """The entailment reader that ships with Readout."""
    return EntailmentReader.load()
