"""What is said to, or asked about, Readout itself."""

from rag.question.kinds.wording import Wording
from rag.question.talk import talk_of


def is_about_readout(asked: Wording) -> bool:
    """Whether it is talk with the assistant, and nothing else."""
    return talk_of(asked.parsed.text) is not None
