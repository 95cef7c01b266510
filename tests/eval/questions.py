"""The question sets, read from their files."""

import json
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
DEVELOPMENT = HERE / "questions"
TRAINING = HERE / "training"


@dataclass(frozen=True, slots=True)
class Gold:
    """A sentence that answers."""

    article_id: str
    text: str

    def within(self, article_id: str, text: str) -> bool:
        """Whether the text is from the same article and has the sentence in it, apart from white space."""
        return article_id == self.article_id and "".join(self.text.split()) in "".join(text.split())


@dataclass(frozen=True, slots=True)
class Case:
    """A question and the sentences that answer it; none when no article does."""

    question: str
    kind: str
    group: str
    """The article it was written for; questions of one group are never both fitted on and measured."""
    gold: tuple[Gold, ...]


def read_cases(folder: Path) -> list[Case]:
    """All questions of a folder and the folders in it, in the order of file and line."""
    return [
        Case(
            question=given["question"],
            kind=given["kind"],
            group=file.stem,
            gold=tuple(
                Gold(file.stem, quote) if isinstance(quote, str) else Gold(quote["article"], quote["text"])
                for quote in given["quotes"]
            ),
        )
        for file in sorted(folder.rglob("*.json"))
        for given in json.loads(file.read_text(encoding="utf-8"))
    ]
