"""How well a language model's written answers are supported by their quotes, over the evaluation questions."""

from collections import Counter
from collections.abc import Sequence
from typing import get_args

import numpy as np
from rich.table import Table

from rag.chain import AnswerChain
from rag.types import Answer, ClaimVerdict, Question
from rag.writing.model import open_writer
from tests.eval.dialogues import SETS, across, later_turns
from tests.eval.questions import DEVELOPMENT, read_cases


def questions() -> list[str]:
    """Development questions, later turns written out, and questions across articles."""
    turns = [turn.standalone for file, _ in SETS for turn in later_turns(file)]
    several = [one.question for _, file in SETS for one in across(file)]
    return [*(case.question for case in read_cases(DEVELOPMENT)), *turns, *several]


def measure_model(name: str, base: AnswerChain, asked: Sequence[str]) -> Table:
    """What this model, `provider:name`, makes of the questions that the reader accepts.

    Raises:
        ModelSettingError: there is no such model.
    """
    writer = open_writer(name)
    chain = AnswerChain(base.library, base.retriever, base.reader, [writer])
    answers = [chain.invoke(Question(question, model=name)) for question in asked]
    return table(name, [answer for answer in answers if answer.status == "answered"], len(asked))


def table(name: str, answered: Sequence[Answer], asked: int) -> Table:
    """Shares of answers and of sentences, each with its count."""
    written = [answer.writing for answer in answered if answer.writing is not None]
    claims = [claim for writing in written for claim in writing.claims]
    counts = Counter(claim.verdict for claim in claims)
    found = Table(title=f"Answers written by {name}")
    found.add_column("")
    found.add_column("share", justify="right")
    found.add_column("of", justify="right")
    for what, number, of in (
        ("questions accepted by the reader", len(answered), asked),
        ("written text is the answer", sum(answer.model is not None for answer in answered), len(answered)),
        (
            "text folded behind the quotes",
            sum(answer.writing is not None and answer.model is None for answer in answered),
            len(answered),
        ),
        ("nothing written", sum(answer.writing is None for answer in answered), len(answered)),
        *((f"sentences {verdict}", counts[verdict], len(claims)) for verdict in get_args(ClaimVerdict)),
    ):
        found.add_row(what, f"{number / of:.3f}" if of else "–", str(of))
    found.add_row("citations of nothing shown", str(sum(len(writing.struck) for writing in written)), "")
    if written:
        found.add_row(
            "seconds, median", f"{np.median([writing.seconds for writing in written]):.1f}", str(len(written))
        )
    return found
