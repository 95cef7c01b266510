"""The page of a meeting: what its articles say of it, joined, every value with the sentence it was read from."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from rag.ordinals import ordinal
from rag.outcomes import MeetingRecord, Outcome, expected
from rag.presenting import of_sources, statement_notes
from rag.question import Meeting
from rag.record import Fact, MeetingDocument, Participant, Recorded, StatementStatus, same_participant
from rag.types import stories
from rag.ui.badge import BadgeDrawn, badge_drawn
from rag.ui.byline import day, publisher_and_day
from rag.ui.places import Numbered, PlaceDrawn
from rag.ui.record.announced import neighbours
from rag.ui.record.calendar import where_and_when
from rag.ui.record.held import Held
from rag.ui.record.lines import (
    MEETINGS_PAGE,
    AlsoDrawn,
    FactDrawn,
    RecordDrawn,
    RecordLineDrawn,
    RecordSectionDrawn,
    line,
    section,
)
from rag.ui.record.outcome_table import clause_words

_Value = TypeVar("_Value")
_CURRENCY = re.compile(r"[A-Z]{3}")
_SECTIONS: tuple[tuple[StatementStatus, str], ...] = (
    ("adopted", "Adopted"),
    ("announced", "Announced"),
    ("proposed", "Proposed"),
    ("failed", "Failed"),
)


def meeting_drawn(meeting: Meeting, held: Held, open_number: int) -> RecordDrawn:
    """The page; `open_number` is that of the place that is open beside it, 0 when none is."""
    drawing = _Drawing(meeting, held)
    return {
        "page": MEETINGS_PAGE,
        "title": meeting.heading,
        "facts": [fact for fact in drawing.facts() if fact["values"]],
        "sections": [one for one in drawing.sections() if one["lines"]],
        "outcomes": drawing.outcomes_label(),
        "open": open_number,
        "told": "",
    }


def meetings_drawn(held: Held, today: dt.date) -> RecordDrawn:
    """The list of all meetings: those announced that are not past, then year by year from the latest."""
    years: dict[str, list[RecordLineDrawn]] = {}
    counts = {one.article_ids: Counter[str]() for one in held.meetings}
    for outcome in held.outcomes:
        if outcome.meeting is not None:
            counts[outcome.meeting.article_ids][outcome.statement.status] += 1
    for one in sorted(held.meetings, key=lambda one: one.date or dt.date.min, reverse=True):
        label = str(one.date.year) if one.date else "Year not known"
        count = len(one.article_ids)
        sources = len(stories(held.articles[each] for each in one.article_ids if each in held.articles))
        told = [of_sources(f"{count} article" if count == 1 else f"{count} articles", count, sources)]
        told += [f"{n} {status}" for status, _ in _SECTIONS if (n := counts[one.article_ids][status])]
        years.setdefault(label, []).append(line(one.heading, about=one.article_ids[0], note=" · ".join(told)))
    ahead = [line(one.heading, about=one.key) for one in held.record.coming if expected(one.next, today) != "past"]
    return {
        "page": MEETINGS_PAGE,
        "title": "Meetings",
        "facts": [],
        "sections": [
            *([section("Announced", ahead)] if ahead else []),
            *(section(year, lines, shown=40) for year, lines in years.items()),
        ],
        "outcomes": "",
        "open": 0,
        "told": "" if years else "The library holds no article yet, so there is no meeting to show.",
    }


class _Drawing:
    """One page being drawn: its places are numbered as they come."""

    def __init__(self, meeting: Meeting, held: Held) -> None:
        self._meeting = meeting
        self._held = held
        self._record: MeetingRecord = held.record.meeting(meeting)
        self._numbered = Numbered()
        about = set(meeting.article_ids)
        self._outcomes = [one for one in held.outcomes if one.article.id in about]

    def facts(self) -> Iterator[FactDrawn]:
        record = self._record
        yield self._fact("Series", record.series, str)
        yield self._fact("Edition", record.editions, lambda edition: ordinal(edition).capitalize())
        yield self._fact("First day", record.first_days, day)
        yield self._fact("Last day" if record.first_days else "Day", record.last_days, day)
        if not record.last_days:
            yield self._fact("Day", record.month_days, _month_day)
        yield self._fact("Place", record.places, str)
        yield self._fact("Host", record.hosts, str)
        yield self._fact(
            "Chair", record.chairs, lambda who: ", ".join(part for part in (who.name, _office(who)) if part)
        )
        yield from neighbours(self._meeting, self._held)

    def sections(self) -> Iterator[RecordSectionDrawn]:
        record = self._record
        yield self._names("States", record.who("present", "state"))
        yield self._names("Organisations", record.who("present", "organisation"))
        yield self._names("People", record.who("present", "person"))
        yield self._names("Observers", record.who("observer"))
        yield self._names("Invited", record.who("invited"))
        yield self._names("Absent", record.who("absent"))
        documents = [self._document(one) for one in record.documents]
        yield section("Documents", documents)
        for status, title in _SECTIONS:
            yield section(title, self._statements(status))
        yield section("Money", self._money())
        coming = [self._recorded(one, where_and_when(one.value), quoted=True) for one in record.next_meetings]
        yield section("Next meeting", coming)
        note = "Later statements on what may be the same matter. Only their words tie the two together."
        yield section("What possibly came of it", self._what_came_of_it(), note=note)
        yield section("Told differently", self._disagreements())
        articles = (self._held.articles[one] for one in record.article_ids if one in self._held.articles)
        listed = [line(one.title, self._numbered.place(one.id, None), note=publisher_and_day(one)) for one in articles]
        yield section("Articles", listed)

    def outcomes_label(self) -> str:
        """How many rows the outcomes page has on this meeting."""
        count = sum(one.statement.status != "reported" for one in self._outcomes)
        if not count:
            return ""
        return "Its outcome as a table" if count == 1 else f"Its {count} outcomes as a table"

    def _fact(self, name: str, values: Sequence[Recorded[_Value]], told: Callable[[_Value], str]) -> FactDrawn:
        """A fact. Where articles differ, each value says whose it is; two in the chair are no difference."""
        drawn = [self._recorded(one, told(one.value)) for one in values]
        differ = len(values) > 1 and name not in ("Chair", "Host")
        if differ:
            for one, each in zip(values, drawn, strict=True):
                each["note"] = "; ".join(map(self._held.title, one.article_ids))
        return {"name": name, "values": drawn, "differ": differ}

    def _recorded(self, one: Recorded[_Value], text: str, *, quoted: bool = False) -> RecordLineDrawn:
        """A value that opens the sentence of the first article that says so in its text, and those of the others.

        `quoted` sets the words of that sentence behind the value.
        """
        first, *others = sorted(one.facts, key=lambda fact: fact.span is None)
        also: list[AlsoDrawn] = []
        for article_id, fact in {fact.article_id: fact for fact in reversed(others)}.items():
            if article_id != first.article_id:
                also.append({"title": self._held.title(article_id), "place": self._place(fact)})
        if quoted and first.span:
            return line(self._held.quoted(first.article_id, first.span), self._place(first), lead=text, also=also[::-1])
        return line(text, self._place(first), also=also[::-1])

    def _place(self, fact: Fact[_Value]) -> PlaceDrawn:
        sentence = self._held.sentence(fact.article_id, fact.span) if fact.span else None
        return self._numbered.place(fact.article_id, sentence)

    def _names(self, title: str, who: Sequence[Recorded[Participant]]) -> RecordSectionDrawn:
        lines = []
        for one in who:
            drawn = self._recorded(one, one.value.name)
            drawn["also"] = []
            drawn["note"] = ", ".join(part for part in (_office(one.value), *self._otherwise(one)) if part)
            lines.append(drawn)
        return section(f"{title} · {len(lines)}", lines, kind="names", shown=24)

    def _otherwise(self, who: Recorded[Participant]) -> Iterator[str]:
        """Where other articles tell their presence differently."""
        for one in self._record.participants:
            if one.value.presence != who.value.presence and same_participant(
                replace(one.value, presence=who.value.presence), who.value
            ):
                titles = "; ".join(map(self._held.title, one.article_ids))
                yield f"{one.value.presence} according to “{titles}”"

    def _document(self, one: Recorded[MeetingDocument]) -> RecordLineDrawn:
        drawn = self._recorded(one, one.value.name)
        points = f"{one.value.points} points" if one.value.points else ""
        kind = one.value.kind if one.value.kind != "other" else ""
        drawn["note"] = " · ".join(part for part in (kind, points) if part)
        drawn["badge"] = self._document_badge(one)
        return drawn

    def _document_badge(self, one: Recorded[MeetingDocument]) -> BadgeDrawn:
        """The status with the words of the statement about it, if one has that status."""
        for fact in one.facts:
            for outcome in self._outcomes:
                statement = outcome.statement
                within = fact.span and statement.span[0] <= fact.span[0] < statement.span[1]
                if within and fact.article_id == outcome.article.id and statement.status == one.value.status:
                    return badge_drawn(statement, outcome.article)
        return {"status": one.value.status, "words": ""}

    def _statements(self, status: StatementStatus) -> Iterator[RecordLineDrawn]:
        """Of one status. What one side said alone stands together by who said it, who said most first."""
        found = [one for one in self._outcomes if one.statement.status == status]
        if status in ("announced", "proposed"):
            counts = Counter(map(_actors, found))
            found.sort(key=lambda one: (not _actors(one), -counts[_actors(one)], _actors(one)))
        for one in found:
            yield self._statement(one, _actors(one))

    def _money(self) -> Iterator[RecordLineDrawn]:
        for one in self._outcomes:
            sums = [each for each in one.statement.amounts if _CURRENCY.fullmatch(each.unit)]
            if sums:
                told = "; ".join(dict.fromkeys(one.article.text[slice(*each.span)] for each in sums))
                yield self._statement(one, told)

    def _what_came_of_it(self) -> Iterator[RecordLineDrawn]:
        """Each proposal, followed by a later statement that possibly concerns it."""
        for one in self._held.record.what_came_of(self._meeting.article_ids):
            yield self._statement(one.proposal, _actors(one.proposal))
            later = self._statement(one.later, _actors(one.later))
            meeting = self._held.meeting_of(one.later.article.id)
            yield later | {"note": meeting.heading if meeting else one.later.article.title, "beside": True}

    def _disagreements(self) -> Iterator[RecordLineDrawn]:
        """What is told differently and does not stand among the facts already, the sides of each side by side."""
        for one in self._held.record.disagreements(self._meeting):
            if one.aspect in ("edition", "day", "place"):
                continue
            for nth, side in enumerate(one.sides):
                fact = Fact(side.value, side.article_id, side.span)
                words: str | list[str] = self._held.quoted(side.article_id, side.span) if side.span else side.value
                lead = one.about if one.aspect == "account" else f"{one.about}: {side.value}"
                title = self._held.title(side.article_id)
                yield line(words, self._place(fact), lead=lead, note=title, beside=nth > 0)

    def _statement(self, one: Outcome, lead: str) -> RecordLineDrawn:
        statement = one.statement
        deadlines = dict.fromkeys(each.text for each in statement.deadlines)
        place = self._numbered.place(one.article.id, statement.span)
        return line(
            clause_words(one),
            place,
            lead=lead,
            note=" · ".join((*deadlines, *statement_notes(statement, one.known_before_end))),
            badge=badge_drawn(statement, one.article),
        )


def _actors(outcome: Outcome) -> str:
    return ", ".join(dict.fromkeys(actor.name for actor in outcome.statement.actors))


def _office(who: Participant) -> str:
    return ", ".join(part for part in (who.office, who.country) if part)


def _month_day(value: tuple[int, int]) -> str:
    month, number = value
    return f"{number} {dt.date(2000, month, 1):%B}, year not told"
