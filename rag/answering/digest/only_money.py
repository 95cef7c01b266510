"""A brief that is to tell only of the money: every sentence of a meeting's articles that gives a sum."""

import re
from collections.abc import Iterator

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.elsewhere import figures_told
from rag.answering.points import is_of_earlier
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.english import CURRENCIES, listing, speaker_label
from rag.question import Meeting
from rag.types import Item, Section

_ONLY_THE_MONEY = re.compile(r": only the money\W*$", re.IGNORECASE)
_NEXT_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")
_NO_SUM = re.compile(
    r"\b(?:gave|gives|pledged|promised|offered|added|put up|put in|announced) (?:nothing|no (?:sum|money|new money))\b"
    r"|\b(?:no sum (?:is|was)|named no sum|promised nothing)\b",
    re.IGNORECASE,
)
"""Tells of somebody who gave nothing, or did not say how much."""
_NAMED = 6
"""The headline names at most so many sums."""
_MOST = 10
"""In sentences."""


def only_money(asked: Asked) -> Composed | None:
    """The sums told of the one meeting meant; None for other questions, and where no article tells of any."""
    meetings = asked.understood.meetings
    if len(meetings) != 1 or not _ONLY_THE_MONEY.search(asked.understood.text):
        return None
    told = [*_with_sums(meetings[0], asked)]
    if not told:
        return None
    citations = Citations(asked.library)
    items = [Item(said, (citations.cite(one.article_id, one.span),)) for one, said, _ in told[:_MOST]]
    sums = [*dict.fromkeys(sum_ for _, _, every in told for sum_ in every)]
    named = listing(sums if len(sums) <= _NAMED else [*sums[:_NAMED], "more"])
    return Composed(
        "digest",
        headline=f"{meetings[0].heading}, on the money: {named}.",
        sections=(Section("Money", tuple(items)),),
        quotes=tuple(citations.quotes),
        shown=len(items),
        there=len(told),
    )


def _with_sums(meeting: Meeting, asked: Asked) -> Iterator[tuple[ArticleSentence, str, list[str]]]:
    """The sentences that give sums, what they say of them, and the sums; what one speaker says is parted."""
    for one in sentences_of(asked.library, meeting.article_ids):
        if meeting.date and is_of_earlier(one.text, meeting.date.year):
            continue
        label = speaker_label(one.text)
        parts = _NEXT_SENTENCE.split(one.text.removeprefix(label)) if label else [one.text]
        said = [" ".join(part.split()).lstrip(": ") for part in parts if _sums(part) or _NO_SUM.search(part)]
        if said:
            yield one, " ".join(said), [sum_ for part in said for sum_ in _sums(part)]


def _sums(text: str) -> list[str]:
    return [one.text for one in figures_told(text) if one.unit in CURRENCIES]
