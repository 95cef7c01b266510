"""The chain over the articles that ship, for evaluation. Its library is kept; only changes are encoded again."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import torch

from ingest.pipeline import ingest
from rag.chain import AnswerChain
from rag.settings import Settings

ROOT = Path(__file__).parents[2]
DATA = ROOT / "build" / "eval"


def open_chain(data: Path = DATA, *, read_again: bool = True) -> AnswerChain:
    """The chain as it comes, or without the second reading."""
    settings = Settings(data=data, read_again=read_again)
    ingest([str(ROOT / "corpus")], settings)
    return AnswerChain.open(settings)


@contextmanager
def all_cores() -> Iterator[None]:
    """Let torch compute on all cores, in this thread and new ones; loading an embedder limits it to one."""
    before = torch.get_num_threads()
    torch.set_num_threads(os.cpu_count() or 1)
    try:
        yield
    finally:
        torch.set_num_threads(before)
