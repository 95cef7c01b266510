"""The point of a meeting that says best what it brought."""

import re
from collections.abc import Sequence

from rag.answering.asked import Asked
from rag.answering.points import (
    HAS_POINTS,
    LEANS,
    OPENING_SENTENCES,
    Point,
    adopted_documents,
    naming_stems,
    of_status,
)
from rag.answering.saying_nothing import TITLE_LINE
from rag.english import terms
from rag.outcomes import MeetingRecord
from rag.types import Sentence

_CAME_OF_IT = re.compile(r"\b(?:outcome|result|came out of|(?:closed|ended|concluded) with)\b", re.IGNORECASE)
_SUMS_UP = re.compile(r"\b(?:adopt|agree|approv|declar|postpon|put off|reject|sign)\w*", re.IGNORECASE)
"""Of a first sentence on a failure that tells what came of the meeting, and not what else happened there."""
_BESIDES = re.compile(r"\b(?:also|not|correction)\b", re.IGNORECASE)
_TEXTS = frozenset(terms("text declaration statement communique document treaty agreement pact"))
_FEW_TERMS = 2
"""A title of no more stems tells nothing of what came of a meeting."""
_OF_TITLES = 2
"""So many points at most are put first for what titles tell."""
_TOLD_TOGETHER = 2
"""Words of a title that a point has at least."""
_SHORTEST_LEAD = 110
"""In characters."""


def leading_point(every: Sequence[Point], known: MeetingRecord | None, asked: Asked) -> Point | None:
    """The point that says best what a meeting brought: of an opening that names its texts, else of all that adopt any.

    Args:
        every: The points of a meeting, the weightiest first.
        known: What the record has of it, if anything.
        asked: With the library.
    """
    ids = {one.article_id for one in every}
    leads = {each: _lead(asked.library.sentences(each)) for each in ids}
    told = [
        one
        for one in every
        if (one.status in ("adopted", "reported") and not (LEANS.match(one.text) or _BESIDES.search(one.text)))
        or (one.status == "failed" and one.span[0] <= leads[one.article_id] and _SUMS_UP.search(one.text))
    ]
    texts = [
        one
        for one in told
        if (one.terms & _TEXTS and (one.status == "adopted" or not one.span[0] or _CAME_OF_IT.search(one.text)))
        or HAS_POINTS.search(one.text)
    ]
    ends = {one.article_id: asked.library.sentences(one.article_id)[:OPENING_SENTENCES][-1].end for one in told}
    opening = [one for one in told if one.span[0] < ends[one.article_id]]
    documents = [*adopted_documents(known, told).values()] if known else []
    named = [
        one
        for one in opening
        if one in texts
        or one in documents
        or (one.span[0] <= leads[one.article_id] and one.status in ("adopted", "failed"))
    ]
    counted = [one for one in told if HAS_POINTS.search(one.text)]
    among = named or counted or documents or texts or of_status(told, "adopted") or opening
    return max(among, key=lambda one: one.weight, default=None)


def _lead(sentences: Sequence[Sentence]) -> int:
    """Where the first sentence begins that tells what an article is on, and not who printed it."""
    return next((one.start for one in sentences if one.end - one.start > _SHORTEST_LEAD), 0)


def told_by_the_title(every: Sequence[Point], first: Point | None, asked: Asked) -> Sequence[Point]:
    """The points that have most of what the titles tell beside the leading one: "admits Fiji and adopts a pact".

    Args:
        every: The points of a meeting, the weightiest first.
        first: The leading one, if there is any.
        asked: With the library.
    """
    found: list[Point] = []
    ids = sorted({one.article_id for one in every})
    naming = naming_stems(ids, asked)
    for title in asked.library.titles(ids):
        if TITLE_LINE.match(title) or title[:1] in "\"“‘'":
            continue  # "Readout of the second ordinary session", and a saying, tell nothing of it
        if len({*terms(title)}) <= _FEW_TERMS:
            continue  # "Chair's Summary"
        left = {*terms(title)} - naming - (first.terms if first else frozenset())
        while len(found) < _OF_TITLES:
            open_ = [one for one in every if one != first and one not in found and not LEANS.match(one.text)]
            best = max(open_, key=lambda one: (len(one.terms & left), one.weight), default=None)
            if best is None or len(best.terms & left) < _TOLD_TOGETHER:
                break
            found.append(best)
            left -= best.terms
    return found
