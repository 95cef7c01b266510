"""Dialogues and questions across articles, read from their files and judged."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rag.types import Answer, Question, Turn
from tests.eval.questions import HERE, Gold

SETS = ((HERE / "dialogues.json", HERE / "cross.json"), (HERE / "dialogues-more.json", HERE / "cross-more.json"))
"""Files of dialogues and of questions across articles: the given ones, and our own, written without looking at
how follow-ups are read."""


@dataclass(frozen=True, slots=True)
class LaterTurn:
    """A turn that depends on those before it."""

    question: Question
    standalone: str
    """As a person rewrote it to stand alone."""
    gold: tuple[Gold, ...]
    groups: frozenset[str]
    """The articles of the whole dialogue."""


@dataclass(frozen=True, slots=True)
class Across:
    """A question that several articles answer."""

    question: str
    gold: tuple[Gold, ...]

    @property
    def groups(self) -> frozenset[str]:
        """The articles that answer."""
        return frozenset(one.article_id for one in self.gold)


def later_turns(file: Path) -> list[LaterTurn]:
    """All turns but the first of each dialogue, with the gold answers of the turns before as their history."""
    found = []
    for dialogue in json.loads(file.read_text(encoding="utf-8")):
        turns = dialogue["turns"]
        history = [Turn(turn["question"], turn["answer"]) for turn in turns]
        groups = frozenset(quote["article"] for turn in turns for quote in turn["quotes"])
        for nth, turn in enumerate(turns[1:], start=1):
            question = Question(turn["question"], tuple(history[:nth]))
            found.append(LaterTurn(question, turn["standalone"], _gold(turn["quotes"]), groups))
    return found


def across(file: Path) -> list[Across]:
    """The questions of a file like `cross.json`."""
    given = json.loads(file.read_text(encoding="utf-8"))
    return [Across(one["question"], _gold(one["quotes"])) for one in given]


def quoted_within(answer: Answer, gold: Sequence[Gold], places: int) -> bool:
    """Whether one of the first quotes holds a gold sentence."""
    return any(one.within(quote.article_id, quote.text) for quote in answer.quotes[:places] for one in gold)


def articles_quoted(answer: Answer, gold: Sequence[Gold]) -> frozenset[str]:
    """The articles whose gold sentences were quoted."""
    return frozenset(
        quote.article_id for quote in answer.quotes for one in gold if one.within(quote.article_id, quote.text)
    )


def _gold(quotes: Sequence[dict[str, str]]) -> tuple[Gold, ...]:
    return tuple(Gold(quote["article"], quote["text"]) for quote in quotes)
