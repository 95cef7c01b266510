"""Training on few processor cores: processes side by side on the same weights.

Each process trains with one thread on weights in shared memory, without locks (Recht et al. 2011, arXiv:1106.5730). The
rate of learning falls with the time that has passed, so that training ends when it should on any machine.

`python -m tests.eval.side_by_side OUT FILE=SHARE FILE=SHARE …` writes the mean of weights, packed as they ship. The
mean of those before and after a further training keeps what both know (Wortsman et al. 2022, arXiv:2109.01903). Weights
are packed by chance, seeded: most changes of a short training are under half a step, and rounding would undo them.
"""

import argparse
import hashlib
import math
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import torch
from safetensors.torch import save_file
from torch import Tensor, nn

from rag.transformer import Transformer, packed, unpacked

RATE, HEAD_RATE = 1e-4, 5e-4
WARM_UP = 0.05
"""Share of the time."""
WEIGHT_DECAY = 0.01
_REPORTED = 300
"""Seconds between two looks at held data, at which the weights are stored too."""


class Task(Protocol):
    """What a network is trained on."""

    def losses(self, network: Transformer, rank: int, processes: int) -> Iterator[Tensor]:
        """The losses of one batch after another, without end, of this process's share of the data."""

    def measure(self, network: Transformer, limit: int) -> Mapping[str, float]:
        """How good the network is on held data."""


def _groups(network: Transformer, rate: float, head_rate: float) -> list[dict[str, object]]:
    """The weights that are trained, each with its rate: all but the frozen layers and what these read."""
    below = {"positions", "types", "normal", "layers"}
    head = [one for name, one in network.named_parameters() if name.partition(".")[0] not in below]
    body = [one for layer in network.layers[network.frozen :] for one in layer.parameters()]
    if not network.frozen:
        for part in (network.positions, network.types, network.normal):
            body += [*part.parameters()]
    return [{"params": body, "lr": rate}, {"params": head, "lr": head_rate}]


def _train(rank: int, processes: int, network: Transformer, task: Task, out: Path, minutes: float, rate: float) -> None:
    torch.set_num_threads(1)
    torch.manual_seed(rank)
    groups = _groups(network, rate, rate * HEAD_RATE / RATE)
    optimizer = torch.optim.AdamW(groups, weight_decay=WEIGHT_DECAY, fused=True)
    trained = [one for group in optimizer.param_groups for one in group["params"]]
    rates = [group["lr"] for group in optimizer.param_groups]
    network.train()
    begun = reported = time.monotonic()
    steps, running = 0, 0.0
    for loss in task.losses(network, rank, processes):
        passed = (time.monotonic() - begun) / (60 * minutes)
        if passed >= 1:
            break
        share = passed / WARM_UP if passed < WARM_UP else (1 - passed) / (1 - WARM_UP)
        for group, most in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = most * max(share, 1e-3)
        loss.backward()
        nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        steps += 1
        running = 0.98 * running + 0.02 * float(loss.detach()) if running else float(loss.detach())
        if rank == 0 and time.monotonic() - reported > _REPORTED:
            reported = time.monotonic()
            save_file(network.state_dict(), out)
            print(f"{passed:.2f} steps {steps} loss {running:.3f} {task.measure(network, 800)}", flush=True)
    print(f"done {rank}: steps {steps}, loss {running:.3f}", flush=True)


def train(network: Transformer, task: Task, out: Path, minutes: float, processes: int, rate: float = RATE) -> None:
    """Train for that long, and write the weights, float32.

    Args:
        network: Changed in place.
        task: Sent to each process.
        out: Where the weights go.
        minutes: Of wall-clock time.
        processes: As many as there are cores.
        rate: The greatest rate of learning of the layers; heads learn five times as fast.
    """
    network.share_memory()
    given = (processes, network, task, out, minutes, rate)
    if processes == 1:
        _train(0, *given)
    else:
        torch.multiprocessing.spawn(_train, given, nprocs=processes)  # type: ignore[no-untyped-call]
    save_file(network.state_dict(), out)
    print(f"end {task.measure(network, 4000)}", flush=True)


def mean_of(shares: Sequence[tuple[Path, float]]) -> dict[str, Tensor]:
    """The mean of the weights in some files, packed or not, each with its share.

    Raises:
        ValueError: The shares do not add up to 1, or the files are not of the same network.
    """
    if not math.isclose(sum(share for _, share in shares), 1):
        raise ValueError("the shares do not add up to 1")
    every = [(unpacked(file), share) for file, share in shares]
    first, *others = ({name: value.shape for name, value in weights.items()} for weights, _ in every)
    if any(one != first for one in others):
        raise ValueError("the files hold weights of different networks")
    return {name: sum((share * weights[name] for weights, share in every), torch.zeros(())) for name in first}


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the mean of weights, packed.")
    parser.add_argument("out", type=Path)
    parser.add_argument("shares", nargs="+", metavar="FILE=SHARE")
    asked = parser.parse_args()
    split = [one.rpartition("=") for one in asked.shares]
    mean = mean_of([(Path(file), float(share)) for file, _, share in split])
    save_file(packed(mean, torch.Generator().manual_seed(0)), asked.out)
    print(f"sha256: {hashlib.sha256(asked.out.read_bytes()).hexdigest()}")


if __name__ == "__main__":
    main()
