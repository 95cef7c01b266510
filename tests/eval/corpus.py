"""The chain over the articles that ship, for evaluation: filled once, then only what changed."""

from pathlib import Path

from ingest.pipeline import ingest
from rag.chain import AnswerChain
from rag.settings import Settings

ROOT = Path(__file__).parents[2]
DATA = ROOT / "build" / "eval"


def open_chain(data: Path = DATA) -> AnswerChain:
    settings = Settings(data=data)
    ingest([str(ROOT / "corpus")], settings)
    return AnswerChain.open(settings)
