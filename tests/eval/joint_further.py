"""The third stage of training the joint reader: on articles that were made up, beside our own questions.

`python -m tests.eval.joint_further OWN WEIGHTS --minutes 45` goes on from the weights that ship. OWN is what
`tests.eval.joint_tune own` writes. What the first two stages saw too little of are questions in words of their own on
news prose, and near misses that nothing there answers; `tests.eval.invented` has both. Every `HELD`th of its articles
is kept apart, and the confidence is calibrated on these. It is made for few processor cores (see `side_by_side`).
"""

import argparse
import gzip
import json
import math
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from rag.english import stem, words
from rag.reading.joint import JOINT_FILE
from rag.reading.joint_network import JointNetwork
from rag.transformer import Transformer, bundled_tokenizer, bundled_words, packed, unpacked
from tests.eval.invented import Invented, every_invented
from tests.eval.joint_data import PASSAGE_WORDS
from tests.eval.joint_fit import loss_of, together
from tests.eval.joint_tune import THRESHOLD, OwnQuestions, judged, platt
from tests.eval.side_by_side import train

HELD = 12
"""Every so many articles one is kept apart."""
SHARE = 0.75
"""Of the questions of a batch, those on invented articles."""
BATCH, WINDOWS = 8, 5
"""Questions in a step, and windows of each."""
ELSEWHERE = 4
"""How many passages of other articles a question may meet, those that share its rarest words."""
RATE = 5e-5


def passages_of(article: Invented) -> list[list[int]]:
    """The sentences of each passage: runs of whole sentences, as `ingest.split` makes them."""
    found: list[list[int]] = []
    length = 0
    for nth, sentence in enumerate(article.sentences):
        count = len(sentence.split())
        if not found or length + count > PASSAGE_WORDS:
            found.append([])
            length = 0
        found[-1].append(nth)
        length += count
    return found


def questions_of(articles: Sequence[Invented]) -> dict[str, Any]:
    """Their passages and questions in the form of `joint_tune`; a question's group is its article's number."""
    passages: list[dict[str, Any]] = []
    of_article: list[list[int]] = []
    places: list[dict[int, tuple[int, int]]] = []
    for article in articles:
        of_article.append([])
        places.append({})
        for run in passages_of(article):
            for place, nth in enumerate(run):
                places[-1][nth] = (len(passages), place)
            of_article[-1].append(len(passages))
            passages.append({"heading": article.title, "sentences": [article.sentences[nth] for nth in run]})
    stems = [{stem(word) for one in each["sentences"] for word in words(one)} for each in passages]
    rarity = Counter(one for each in stems for one in each)
    asked = []
    for nth, article in enumerate(articles):
        for text, answers in article.asked:
            gold: dict[int, list[int]] = {}
            for one in answers:
                passage, place = places[nth][one]
                gold.setdefault(passage, []).append(place)
            mine = {stem(word) for word in words(text)}
            home = set(of_article[nth])

            def shared(passage: int, mine: set[str] = mine) -> float:
                return sum(1 / math.log(2 + rarity[one]) for one in mine & stems[passage])

            near = sorted((one for one in home if one not in gold), key=lambda one: -shared(one))
            far = sorted((one for one in range(len(passages)) if one not in home), key=lambda one: -shared(one))
            others = [*near, *far[:ELSEWHERE]]
            found = [(passage, sorted(right)) for passage, right in gold.items()]
            asked.append({"text": text, "group": nth, "answerable": bool(gold), "gold": found, "others": others})
    return {"passages": passages, "questions": asked}


class Mixture:
    """Questions on invented articles and our own, in shares."""

    def __init__(self, own: OwnQuestions, invented: OwnQuestions) -> None:
        self.own, self.invented = own, invented
        self.held = [nth for nth, one in enumerate(invented.asked) if one["group"] % HELD == 0]
        self.chosen = [nth for nth, one in enumerate(invented.asked) if one["group"] % HELD]
        self.usable = [nth for nth, one in enumerate(own.asked) if one["gold"] or not one["answerable"]]

    def losses(self, network: Transformer, rank: int, processes: int) -> Iterator[Tensor]:
        """The losses of batches drawn by chance, invented questions once each before any comes again."""
        chance = random.Random(31 + rank)
        mine = self.chosen[rank::processes]
        while True:
            order = chance.sample(mine, len(mine))
            each = round(BATCH * SHARE)
            for begin in range(0, len(order) - each + 1, each):
                block = [self.invented.draw(nth, chance) for nth in order[begin : begin + each]]
                block += [self.own.draw(nth, chance) for nth in chance.sample(self.usable, BATCH - each)]
                with torch.autocast("cpu", torch.bfloat16):
                    yield loss_of(network, together(block), len(block))  # type: ignore[arg-type]

    def measure(self, network: Transformer, limit: int) -> dict[str, float]:
        """On held articles: the share whose right sentence is first among all passages, and AUROC."""
        found = self.judged(network, limit)
        yes = torch.tensor([one for one, answerable, _ in found if answerable])
        no = torch.tensor([one for one, answerable, _ in found if not answerable])
        first = [right for _, answerable, right in found if answerable]
        return {
            "first": round(sum(first) / len(first), 4),
            "auroc": round(float((yes[:, None] > no[None]).float().mean()), 4),
        }

    def judged(self, network: Transformer, limit: int) -> list[tuple[float, bool, bool]]:
        chosen = random.Random(3).sample(self.held, min(limit, len(self.held)))
        network.eval()
        with torch.autocast("cpu", torch.bfloat16):
            found = judged(network, self.invented, chosen)  # type: ignore[arg-type]
        network.train()
        return found


def main() -> None:
    parser = argparse.ArgumentParser(description="The third stage of training the joint reader.")
    parser.add_argument("own", type=Path, help="of `joint_tune own`")
    parser.add_argument("weights", type=Path, help="where to write them, as they ship")
    parser.add_argument("--minutes", type=float, default=45)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--frozen", type=int, default=2, help="how many of the lowest layers are not trained")
    asked = parser.parse_args()
    tokenizer = bundled_tokenizer()
    with gzip.open(asked.own, "rt", encoding="utf-8") as stream:
        own = OwnQuestions(json.load(stream), tokenizer, windows=WINDOWS)
    task = Mixture(own, OwnQuestions(questions_of(every_invented()), tokenizer, windows=WINDOWS))
    print(f"questions {len(task.chosen)}, held {len(task.held)}, our own {len(task.usable)}", flush=True)
    network = JointNetwork(bundled_words(), frozen=asked.frozen)
    network.load_state_dict(unpacked(JOINT_FILE))
    print(f"before {task.measure(network, 800)}", flush=True)
    rough = asked.weights.with_suffix(".float32.safetensors")
    train(network, task, rough, asked.minutes, asked.processes, RATE)
    weights = load_file(rough)
    found = task.judged(network, len(task.held))
    line = platt(np.array([one for one, _, _ in found]), np.array([one for _, one, _ in found]))
    weights["calibration"] = torch.tensor(line)
    weights["threshold"] = torch.tensor([THRESHOLD])
    save_file(packed(weights), asked.weights)


if __name__ == "__main__":
    main()
