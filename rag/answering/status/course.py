"""The course of one matter over several meetings, the newest first: launched at one, only proposed at the one before.

What one meeting says of it would stand for all where another has gone further, or where it was only raised again.
"""

import re
from collections.abc import Iterator, Sequence

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant
from rag.answering.status.asking import DID
from rag.answering.status.headline import HOW_DECIDED, inline, status_answer
from rag.answering.status.matches import Match
from rag.answering.status.verdict import NEAR_BEST, verdict
from rag.answering.topic import Topic
from rag.english import countries, day_of
from rag.question import Meeting
from rag.types import Item, Section

_MOST_TOLD = 4
"""Meetings; what more of them decided on, such as rules of procedure, is no one thing that took a course."""
_VERDICT = re.compile(r"^(?P<said>[^:.,]+(?:, by [A-Z][^:.,]*)?)(?:,[^:]*)?[:.]")
"""The verdict at the head of a line: "Only proposed, by Chile"."""
_IN_FULL = {"No": "not agreed", "Not yet": "not yet agreed"}
_Told = tuple[Meeting, str, Composed]
"""A meeting, the verdict in a few words, and the answer as if it were asked of that meeting alone."""


def course(matches: Sequence[Match], topic: Topic, asked: Asked, what: Meant) -> Composed | None:
    """What each meeting decided of the thing, where two or more tell of it differently; else None."""
    if len(what.meetings) == 1 or asked.understood.named.edition or DID.match(what.text):
        return None
    told = [*_by_meeting(matches, topic, asked)]
    verdicts = {_decided(said.partition(", by ")[0]) for _, said, _ in told}
    if len(told) > _MOST_TOLD or len(verdicts) <= 1:
        return None
    citations = Citations(asked.library)
    sections = []
    for meeting, said, composed in told:
        items = [
            Item(f"“{' '.join(one.text.split())}”", (citations.cite(one.article_id, (one.start, one.end)),))
            for one in composed.quotes
        ]
        sections.append(Section(f"{_placed(meeting)}: {said}", tuple(items)))
    (newest, _, first), *before = told
    one_thing = len(topic.weights) > 1 or asked.understood.named.own_countries  # "the railway" may be several
    earlier = "; ".join(f"{said} ({_placed(meeting)})" for meeting, said, _ in before)
    headline = (
        f"{first.headline.rstrip('.')} ({_placed(newest)}); {'before that' if one_thing else 'elsewhere'} {earlier}."
    )
    return Composed("status", headline=headline, quotes=tuple(citations.quotes), sections=tuple(sections))


def _decided(said: str) -> str:
    """A verdict, one word for all that say that something was agreed: "signed" tells nothing else than "adopted"."""
    return HOW_DECIDED[0] if said.capitalize() in HOW_DECIDED else said


def _by_meeting(matches: Sequence[Match], topic: Topic, asked: Asked) -> Iterator[_Told]:
    """The meetings at which something is told of the thing, the newest first, as long as anything was decided there.

    A mere report counts at the newest alone, where it says as much of the thing as any other: what was proposed before
    may be there now.
    """
    lands = asked.understood.named.own_countries
    near = [
        one
        for one in matches
        if one.covered >= NEAR_BEST
        and lands <= {*countries(asked.library.cut(one.statement.article_id, *one.statement.span))}
    ]
    most = max((one.covered for one in near), default=0.0)
    about = asked.catalogue.meetings_about(one.statement.article_id for one in near)
    dated = [one for one in about if one.date]
    is_newest = True
    for meeting in sorted(dated, key=lambda one: (str(one.date), one.heading), reverse=True):
        own = [one for one in near if one.statement.article_id in meeting.article_ids]
        composed = verdict(own, topic, asked) if own else None
        found = _VERDICT.match(composed.headline) if composed else None
        if composed and found:
            said = _IN_FULL.get(found["said"], found["said"][:1].lower() + found["said"][1:])
            yield meeting, said, composed
        elif own and is_newest and own[0].covered >= most:
            yield meeting, "told of", _reported(own[0], asked)
        is_newest = is_newest and not own


def _reported(one: Match, asked: Asked) -> Composed:
    citations = Citations(asked.library)
    citations.cite(one.statement.article_id, one.statement.span)
    said = asked.library.cut(one.statement.article_id, *one.statement.clause)
    return status_answer(f"{inline(' '.join(said.split()))}.", citations)


def _placed(meeting: Meeting) -> str:
    return ", ".join(filter(None, (meeting.city, day_of(meeting.date) if meeting.date else "")))
