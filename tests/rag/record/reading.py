"""Short ways to read an article that a test writes out."""

import datetime as dt
import re
from typing import Any

from rag.record.meeting.facts import read_meeting
from rag.record.statement.statement import read_statements
from rag.record.status import NOTHING_STATED, StatusReading, status_by_clause
from rag.record.text.lines import Line, lines_of
from rag.record.values import MeetingFacts, Statement
from rag.types import Article, Span

_SENTENCE = re.compile(r"\S.*?[.!?](?=\s|$)", re.DOTALL)


def article(text: str, *, title: str = "", published: dt.date | None = None, **front_matter: Any) -> Article:
    """An article of this text."""
    return Article(id="a", title=title, text=text, sha256="", published=published, **front_matter)


def sentences(text: str) -> list[Span]:
    """The sentences of lines that end with a full stop."""
    return [
        (line.start() + one.start(), line.start() + one.end())
        for line in re.finditer(r"\S[^\n]*", text)
        if line[0].endswith((".", "!", "?"))
        for one in _SENTENCE.finditer(line[0])
    ]


def first_status(sentence: str) -> StatusReading:
    """The status of the first clause of a sentence that states one."""
    return next((found for _, found in status_by_clause(sentence) if found.end), NOTHING_STATED)


def lines(text: str, title: str = "") -> tuple[Line, ...]:
    """The lines of a text."""
    return lines_of(article(text, title=title), sentences(text))


def meeting(text: str, **given: Any) -> MeetingFacts:
    """What a text says of its meeting."""
    return read_meeting(article(text, **given), sentences(text))


def took_part(facts: MeetingFacts) -> dict[str, str]:
    """The participants that the text names, with their presence."""
    return {one.value.name: one.value.presence for one in facts.participants if one.value.named}


def statements(*sentences: str, date: dt.date | None = None) -> tuple[Statement, ...]:
    """What these sentences of one article state."""
    text = " ".join(sentences)
    spans, at = [], 0
    for sentence in sentences:
        spans.append((at, at + len(sentence)))
        at += len(sentence) + 1
    return read_statements(Article(id="a", title="", text=text, sha256="", date=date), spans)


def actors(*sentences: str) -> list[str]:
    """Who acts in the last of these sentences."""
    return [one.name for one in statements(*sentences)[-1].actors]
