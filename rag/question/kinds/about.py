"""What is said to, or asked about, Readout itself."""

from rag.question.kinds.phrasing import Phrasing
from rag.question.talk import talk_of


def is_about_readout(asked: Phrasing) -> bool:
    """Whether it is talk with the assistant, and nothing else."""
    return talk_of(asked.parsed.text) is not None
