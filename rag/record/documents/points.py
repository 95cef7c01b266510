"""How many points a document has, where a sentence says so."""

import re
from collections.abc import Sequence

from rag.english import number_words
from rag.record.documents.phrase import DOCUMENT_KINDS, POINT_COUNT, DocumentPhrase
from rag.record.text import Line

_POINTS = re.compile(
    rf"\b{POINT_COUNT}[ -](?:points?|articles?|actions?|paragraphs?|clauses?|chapters|sections|provisions)\b",
    re.IGNORECASE,
)
_ITS_POINTS = re.compile(
    r"(?:It|The text|The document) (?:has|had|contains|contained|runs? to|ran to|counts?|comprises?)\b"
)
_DRAFT = re.compile(r"\bdrafts?\b", re.IGNORECASE)
_ALSO_CALLED = {"action plan": "|[Pp]lans?"}
"""By kind: what else a document of it is called."""
_OF_BEFORE = re.compile(r"(?:Last year|The year before|The previous|Earlier|At (?:the|its|their) (?:previous|last))\b")
"""A sentence about an earlier meeting."""


def points_of_documents(lines: Sequence[Line], kept: Sequence[DocumentPhrase]) -> dict[int, int]:
    """How many points each document has, where a sentence gives them beside its name or kind."""
    numbers = {word: nth for nth, word in enumerate(number_words(0, 19))}
    found: dict[int, int] = {}
    before: Line | None = None
    for line in lines:
        last, before = before, line
        if _OF_BEFORE.match(line.text):
            continue
        for match in _POINTS.finditer(line.text):
            if _DRAFT.search(line.text, 0, match.start()):
                continue
            value = int(match["n"]) if match["n"].isdigit() else numbers[match["n"].lower()]
            its = _ITS_POINTS.match(line.text) and [nth for nth, one in enumerate(kept) if one.line is last]
            if its and its[-1] not in found:
                found[its[-1]] = value
                continue
            near = [
                (
                    at.start() != match.end() + 1,
                    one.line is not line,
                    at.start() > match.start(),
                    abs(at.start() - match.start()),
                    nth,
                )
                for nth, one in enumerate(kept)
                for at in re.finditer(
                    re.escape(one.line.text[one.start : one.end])
                    if one.line is line
                    else rf"\b(?:{DOCUMENT_KINDS[one.kind]}{_ALSO_CALLED.get(one.kind, '')})",
                    line.text,
                )
                if nth not in found
            ]
            if near:
                found[min(near)[-1]] = value
    return found
