"""What the library holds of one meeting, joined over its articles: the value that answers and pages are made from."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import Any

from rag.outcomes.coming import fuller_announcement, same_announcement
from rag.question import Meeting, meetings
from rag.record import (
    Fact,
    MeetingDocument,
    MeetingFacts,
    NextMeeting,
    Participant,
    ParticipantKind,
    Presence,
    Recorded,
    fuller_document,
    fuller_next_meeting,
    fuller_participant,
    joined,
    longer,
    ranked,
    same_city,
    same_document,
    same_next_meeting,
    same_participant,
)
from rag.store import Library


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """A meeting with all that its articles say of it; empty where they say nothing.

    Every value is a `Recorded`: the value, and each place that gives it. Of series, edition, days, place, host and
    chairs the first value is the best supported, and any further one is what another article says otherwise.
    """

    meeting: Meeting
    article_ids: tuple[str, ...]
    series: tuple[Recorded[str], ...] = ()
    editions: tuple[Recorded[int], ...] = ()
    first_days: tuple[Recorded[dt.date], ...] = ()
    last_days: tuple[Recorded[dt.date], ...] = ()
    month_days: tuple[Recorded[tuple[int, int]], ...] = ()
    """Month and day where no year is told."""
    places: tuple[Recorded[str], ...] = ()
    hosts: tuple[Recorded[str], ...] = ()
    """The country that it was held in."""
    chairs: tuple[Recorded[Participant], ...] = ()
    """Who presided: persons, or countries where no person is told."""
    participants: tuple[Recorded[Participant], ...] = ()
    """States and organisations, then persons; one whose presence is told differently stands for each presence."""
    documents: tuple[Recorded[MeetingDocument], ...] = ()
    next_meetings: tuple[Recorded[NextMeeting], ...] = ()
    """Announced meetings of the series."""
    predecessor: Meeting | None = None
    """The meeting of the series before it that the library holds articles on."""
    successor: Meeting | None = None
    """The one after it."""

    def who(self, presence: Presence, *kinds: ParticipantKind) -> tuple[Recorded[Participant], ...]:
        """The participants of a presence, of these kinds or of all."""
        return tuple(
            one
            for one in self.participants
            if one.value.presence == presence and (not kinds or one.value.kind in kinds)
        )


def meeting_record(meeting: Meeting, library: Library, known: Sequence[Meeting] | None = None) -> MeetingRecord:
    """All that the articles about a meeting say of it, read from the library.

    Args:
        meeting: As the catalogue or `named_meetings` gives it.
        library: Of its articles.
        known: All meetings, `catalogue.meetings` where that is at hand; read from the library when None.
    """

    def read() -> MeetingRecord:
        meetings_known = meetings(library.articles_with_meetings()) if known is None else known
        stories = library.stories(meeting.article_ids)
        series = library.once(
            ("series", meeting.summit), lambda: [one for one in meetings_known if one.summit == meeting.summit]
        )
        return join_facts(meeting, library.meeting_facts(meeting.article_ids), series, stories=stories)

    return library.once(("meeting", meeting), read)


def join_facts(
    meeting: Meeting,
    facts: Sequence[MeetingFacts],
    known: Sequence[Meeting],
    country_of: Callable[[str], str | None] = lambda name: None,
    stories: Mapping[str, str] = MappingProxyType({}),
) -> MeetingRecord:
    """What articles say of their meeting, joined.

    Args:
        meeting: That they are about.
        facts: Of each of them.
        known: All meetings, or those of its series, to find those before and after it.
        country_of: Gives the country of a person of that full name by other articles, for where these do not say so.
        stories: By article id; two reprints of one story support a value no more than one does.
    """
    best = partial(ranked, stories=stories)
    series = _series(meeting, known)
    participants = [
        _with_country(one, partial(country_of, one.value.name))
        for one in joined(_all(facts, "participants"), same_participant, fuller_participant)
    ]
    hosts = best(joined(_each(facts, "host"), _equal))
    chairs = [
        _with_country(one, partial(_country_of_chair, one.value, participants, hosts))
        for one in best(joined(_all(facts, "chairs"), same_participant, fuller_participant))
    ]
    participants = [
        _with_country(one, partial(_country_told, one, chairs))
        for one in (*participants, *(one for one in chairs if not any(_is_one(one, each) for each in participants)))
    ]
    nth = series.index(meeting) if meeting in series else len(series)
    return MeetingRecord(
        meeting=meeting,
        article_ids=meeting.article_ids,
        series=best(joined(_each(facts, "series"), _equal)),
        editions=best(joined(_each(facts, "edition"), _equal)),
        first_days=best(joined(_each(facts, "first_day"), _equal)),
        last_days=best(joined(_each(facts, "last_day"), _equal)),
        month_days=best(joined(_each(facts, "month_day"), _equal)),
        places=best(joined(_each(facts, "place"), same_city, longer)),
        hosts=hosts,
        chairs=tuple(chairs),
        participants=tuple(sorted(participants, key=lambda one: one.value.kind == "person")),
        documents=documents_told(facts),
        next_meetings=next_told(facts),
        predecessor=series[nth - 1] if 0 < nth < len(series) else None,
        successor=series[nth + 1] if nth + 1 < len(series) else None,
    )


def documents_told(facts: Sequence[MeetingFacts]) -> tuple[Recorded[MeetingDocument], ...]:
    """The documents of a meeting, as its articles say."""
    return joined(_all(facts, "documents"), same_document, fuller_document, of_one_article=False)


def next_told(facts: Sequence[MeetingFacts]) -> tuple[Recorded[NextMeeting], ...]:
    """The meetings of its series that the articles of a meeting announce."""
    return _pieced_together(joined(_all(facts, "next_meetings"), _same_next, fuller_announcement))


def _same_next(one: NextMeeting, other: NextMeeting) -> bool:
    return same_next_meeting(one, other) or bool(same_announcement(one, other))


def _pieced_together(told: tuple[Recorded[NextMeeting], ...]) -> tuple[Recorded[NextMeeting], ...]:
    """The announced meetings; one told by its place alone and one by its time alone, of other articles, are the same.

    Only where there are these two: of several nothing says which place and which time belong together.
    """
    if len(told) != 2:
        return told
    where, when = sorted(told, key=lambda one: one.value.place is None)
    numbers = {where.value.edition, when.value.edition} - {None}
    if (
        where.value.place is None
        or when.value.place
        or when.value.venue_open
        or where.value.year
        or not when.value.year
    ):
        return told
    if len(numbers) > 1 or {*where.article_ids} & {*when.article_ids}:
        return told
    return (Recorded(fuller_next_meeting(where.value, when.value), (*where.facts, *when.facts)),)


def _is_one(one: Recorded[Participant], other: Recorded[Participant]) -> bool:
    return same_participant(one.value, other.value)


def _country_told(person: Recorded[Participant], among: Sequence[Recorded[Participant]]) -> str | None:
    return next((one.value.country for one in among if _is_one(one, person)), None)


def _with_country(told: Recorded[Participant], find: Callable[[], str | None]) -> Recorded[Participant]:
    """A person with the country that is found where none is told."""
    if told.value.kind != "person" or told.value.country or not (country := find()):
        return told
    return replace(told, value=replace(told.value, country=country))


def _country_of_chair(
    chair: Participant, participants: Sequence[Recorded[Participant]], hosts: Sequence[Recorded[str]]
) -> str | None:
    """The country told of the same person elsewhere, or else that of the one host."""
    told = next((one.value.country for one in participants if same_participant(one.value, chair)), None)
    return told or (hosts[0].value if len(hosts) == 1 else None)


def _equal(one: object, other: object) -> bool:
    return one == other


def _series(meeting: Meeting, known: Sequence[Meeting]) -> list[Meeting]:
    """The meetings of its series, in order of their day, or of their edition where no day is known."""
    return sorted(
        (one for one in known if one.summit == meeting.summit),
        key=lambda one: (one.date or dt.date.max, one.edition or 0),
    )


def _each(facts: Sequence[MeetingFacts], name: str) -> Iterator[Fact[Any]]:
    """The facts of that name, and what the text says otherwise than the front matter."""
    for one in facts:
        if (fact := getattr(one, name)) is not None:
            yield fact
        yield from (each.fact for each in one.differing if each.aspect == name)


def _all(facts: Sequence[MeetingFacts], name: str) -> Iterator[Fact[Any]]:
    for one in facts:
        yield from getattr(one, name)
