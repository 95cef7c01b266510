"""Articles that were made up to train on, with questions and claims on them: `tests/eval/invented/*.txt`.

Nothing in them happened. They are written in the manner of what people bring: news, wire copy, readouts, bulletins. A
file has a block for each article: its title behind "# ", its sentences with their numbers, an empty line between
paragraphs, then lines of three kinds. "? question | numbers of the sentences that answer, best first, or -", "+ claim |
numbers of the sentences that carry it", and "- false claim | sentences that somebody would cite for it | how it is
false". The questions that nothing answers are near misses, and the false claims look like true ones.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).with_name("invented")
_SENTENCE = re.compile(r"(\d+) (\S.*)")


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that somebody could write, citing sentences of the article."""

    text: str
    cited: tuple[int, ...]
    kind: str
    """How it is false; empty where it is true."""

    @property
    def true(self) -> bool:
        return not self.kind


@dataclass(slots=True)
class Invented:
    """An article with what is asked and claimed of it."""

    title: str
    sentences: list[str] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    """The first sentence of each."""
    asked: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)
    """Questions with the sentences that answer; none where nothing does."""
    claims: list[Claim] = field(default_factory=list)


def read_invented(file: Path) -> Iterator[Invented]:
    """The articles of a file.

    Raises:
        ValueError: A line has none of the forms, or names a sentence that is not there.
    """
    article: Invented | None = None
    apart = True
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            apart = True
        elif line.startswith("# "):
            if article:
                yield article
            article = Invented(line[2:].strip())
        elif article is None or not _add(article, line, apart):
            raise ValueError(f"{file.name}, line {number} cannot be read: {line[:80]}")
        else:
            apart = False
    if article:
        yield article


def _add(article: Invented, line: str, apart: bool) -> bool:
    """Put a line into its article; false when it cannot be read."""
    if told := _SENTENCE.fullmatch(line):
        if apart or not article.sentences:
            article.paragraphs.append(len(article.sentences))
        article.sentences.append(told[2])
        return int(told[1]) == len(article.sentences) - 1
    text, *given = (one.strip() for one in line[1:].split("|"))
    numbers = tuple(map(int, re.findall(r"\d+", given[0]))) if given else ()
    if any(one >= len(article.sentences) for one in numbers):
        return False
    match line[0], given:
        case "?", [_]:
            article.asked.append((text, numbers))
        case "+", [_]:
            article.claims.append(Claim(text, numbers, ""))
        case "-", [_, kind]:
            article.claims.append(Claim(text, numbers, kind))
        case _:
            return False
    return line[0] == "?" or bool(numbers)


def every_invented(folder: Path = FOLDER) -> list[Invented]:
    """All articles, file by file."""
    return [one for file in sorted(folder.glob("*.txt")) for one in read_invented(file)]
