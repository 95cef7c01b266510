"""Compares what was said on a topic at each of some meetings."""

import re
from collections.abc import Sequence

from rag.answering.asked import Asked
from rag.answering.compare.answers import answers_on
from rag.answering.compare.matters import LONGEST_GIST, gist
from rag.answering.compare.table import LONGEST_TOPIC, NOTHING, MeetingBeside, headed_table, lacking
from rag.answering.composed import Citations, Composed
from rag.answering.naming import shortened
from rag.answering.topic import topic_phrase
from rag.english import listing, sentence_case, terms, words
from rag.types import Item, Quote, Refusal, Table

_OPENING = 4
"""Words at the beginning of a sentence that can tell where it was."""
_GISTS = 3
"""At most so many sides are told in the line above the table, where what came of the matter does not set them apart."""
_DONE = {"adopted": "agreed", "announced": "announced", "proposed": "only proposed", "failed": "not agreed"}


def on_topic(
    about: Sequence[str], sides: Sequence[MeetingBeside], missing: Sequence[str], citations: Citations, asked: Asked
) -> Composed:
    """A row for each meeting, with what was said on the topic there; declined when nothing was anywhere."""
    subject = topic_phrase(about, asked.understood.text) if len(about) <= LONGEST_TOPIC else ""
    rows, silent = [], []
    statuses: list[str] = []
    told: list[str] = []
    for side in sides:
        others = [words(one.meeting.city) for one in sides if one.meeting.city != side.meeting.city]
        quotes = [one for one in answers_on(about, side, asked) if not _is_on_another(one.text, side, others)]
        if not quotes:
            silent.append(side.label)
        told += [f"{side.label}: {_line(one.text, about)}" for one in quotes[:1]]
        statuses += [f"{_DONE[status]} in {side.label}" for status in _status(quotes, side) if status in _DONE]
        cell = Item(" ".join(" ".join(one.text.split()) for one in quotes), citations.take(quotes)) if quotes else None
        rows.append((Item(side.label), cell or Item(NOTHING)))
    rows += [(Item(one), Item(NOTHING)) for one in missing]
    if not citations.quotes:
        asked_for = subject or listing([f"“{one}”" for one in about], "or")
        nothing = f"Nothing in the library on {asked_for} at {listing(silent, 'or')}.{lacking(missing)}"
        return Composed("compare", "declined", refusal=Refusal(nothing), confidence=0.0)
    table = Table(("Meeting", sentence_case(subject or "what is said")), tuple(rows))
    contrast = f"nothing on it from {listing(silent)}" if silent else ""
    if len(statuses) == len(sides) and len({one.partition(" in ")[0] for one in statuses}) > 1:
        contrast = ", ".join(statuses)
    if len(told) <= _GISTS and not (subject and contrast and not silent):
        contrast = "; ".join([*told, *([contrast] if silent else [])])
    return headed_table(subject, contrast, sides, missing, table, citations)


_LINKS = re.compile(r"^(?:and|but|or|while) ")


def _line(text: str, about: Sequence[str]) -> str:
    """A sentence as the line above the table tells it: its beginning where that is on the topic, or else its gist."""
    begins = shortened(" ".join(text.split()).rstrip("."), LONGEST_GIST)
    told = begins if {*terms(" ".join(about))} & {*terms(begins)} else gist(text, " ".join(about))
    return _LINKS.sub("", told)


def _is_on_another(text: str, side: MeetingBeside, others: Sequence[Sequence[str]]) -> bool:
    """Whether a sentence begins with the city of another side and does not name this one: "In Lima they had …"."""
    begins = words(text)[:_OPENING]
    runs = [begins[nth:] for nth in range(len(begins))]
    elsewhere = any(one and run[: len(one)] == [*one] for one in others for run in runs)
    return elsewhere and not {*words(side.meeting.city)} <= {*words(text)}


def _status(quotes: Sequence[Quote], side: MeetingBeside) -> list[str]:
    """What the record says of the first sentence: that it was adopted, announced, proposed or not agreed."""
    return [
        one.status
        for quote in quotes[:1]
        for one in side.points
        if one.article_id == quote.article_id and one.statement.span == (quote.start, quote.end)
    ]
