"""Says that no article tells of a proposal, or a pledge, by somebody at a meeting, with what is told of them there.

The reader would answer with the proposals of others, which have all the words of the question but the one that counts.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.listed.entries import entries_of
from rag.answering.listed.sections import LONGEST_ITEM, NOUNS, composed_of
from rag.answering.meant import Meant
from rag.answering.naming import shortened
from rag.answering.topic import Topic
from rag.answering.who import Actors
from rag.english import countries, listing, with_article, words
from rag.question import Meeting
from rag.record import Statement, StatementStatus
from rag.types import Quote, Section

_OTHERWISE: tuple[StatementStatus, ...] = ("announced", "proposed")
"""What somebody does at a meeting on their own account."""
_MOST_TOLD = 5
"""Sentences shown of those who neither proposed nor announced anything."""


def none_of_theirs(asked: Asked, what: Meant, statuses: Sequence[StatementStatus], actors: Actors) -> Composed | None:
    """What is told of those asked about at the one meeting meant, under a line that it is not what was asked for.

    What the reader found of theirs comes first where the record does not say what became of it. None where several
    meetings can be meant, or nothing is told of them.

    Args:
        asked: The question.
        what: What it means.
        statuses: Those asked for, of which the record has nothing by the actors there.
        actors: Who is asked about.
    """
    meetings = [one for one in what.meetings if len(what.meetings) == 1 or _took_part(actors, one, asked)]
    if len(meetings) != 1:
        return None
    (meeting,) = meetings
    what = replace(what, meetings=(meeting,))
    theirs = [one for one in asked.library.statements(meeting.article_ids) if actors.act(one)]
    unclear = [one for one in theirs if one.status in ("reported", "failed")]
    if read := [quote for quote in asked.reading.quotes if any(_holds(quote, one) for one in unclear)]:
        numbered = tuple(replace(one, marker=nth) for nth, one in enumerate(read, start=1))
        return Composed("fact", quotes=numbered, confidence=asked.reading.confidence)
    nouns = listing([_a(NOUNS[one]) for one in statuses], "or")
    lead = f"No article on {meeting} tells of {nouns} by {listing([*map(with_article, actors.names)], 'or')}"
    others = [one for one in _OTHERWISE if one not in statuses]
    found = entries_of(asked, what, others, actors, Topic({}))
    held = [one for one in others if any(entry.statement.status == one for entry in found)]
    composed = composed_of(found, asked, what, held, actors) if found else None
    if composed and composed.quotes:
        return replace(composed, headline=f"{lead}; {composed.headline}")
    citations = Citations(asked.library)
    told = {one.span: one for one in unclear}
    items = [
        citations.item(Quote(0, one.article_id, *one.span, _text(one, asked), 1.0))
        for one in islice(told.values(), _MOST_TOLD)
    ]
    if not items:
        return None
    sections = (Section(f"Told of {listing([*map(with_article, actors.names)], 'or')} there", tuple(items)),)
    return Composed("list", headline=f"{lead}.", sections=sections, quotes=tuple(citations.quotes))


def _took_part(actors: Actors, meeting: Meeting, asked: Asked) -> bool:
    """Whether one of those asked about was there by the record of the meeting."""
    return any(
        actors.people.intersection(words(one.value.name))
        or actors.countries.intersection((*countries(one.value.name), one.value.country or ""))
        for one in asked.record.meeting(meeting).who("present")
    )


def _holds(quote: Quote, one: Statement) -> bool:
    return quote.article_id == one.article_id and quote.start <= one.span[0] < quote.end


def _text(one: Statement, asked: Asked) -> str:
    return shortened(" ".join(asked.library.cut(one.article_id, *one.span).split()), LONGEST_ITEM)


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
