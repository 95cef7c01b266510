"""What is compared by size or time: points of a text, days, those present, documents, sums of money, dates.

A measure gives one value a meeting, in words that stand in the sentence cited for it or in the catalogue. Values are
ranked only where every meeting has one of the same unit: sums in different currencies are set side by side.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rag.answering.asked import Asked
from rag.answering.attendance import stayed_away
from rag.answering.compare.table import MeetingBeside
from rag.answering.composed import Citations
from rag.answering.documents import told_number
from rag.answering.meeting import counting, day_and_place
from rag.answering.points import Point, adopted_documents, naming_most
from rag.answering.sentences import sentences_of
from rag.answering.topic import STEP
from rag.english import countries, day_of, fold, listing, number_of, period_of, words
from rag.meeting_record import meeting_record
from rag.types import ORDINALS, Item, Span

_CURRENCY = re.compile(r"[A-Z]{3}")
_MORE = r"longer|longest|larger|largest|bigger|biggest|more|most|higher|highest|greater|greatest|later|latest|newer"
_LESS = r"shorter|shortest|smaller|smallest|fewer|fewest|less|least|lower|lowest|earlier|earliest|sooner|first|older"
_SIZE = re.compile(rf"\b(?:({_MORE})|({_LESS}))\b(?! (?:than )?\d)", re.IGNORECASE)
_EDITION = f"(?:{'|'.join(ORDINALS)})"
_EDITIONS = re.compile(
    rf"\b{_EDITION}(?: [\w–-]+){{0,5}}?,? (?:and|or|to|with|from|vs\.?|versus"
    rf"|against) (?:the )?{_EDITION}\b",
    re.IGNORECASE,
)
"""The numbers of two editions, of which "first" asks for nothing that came earlier."""
_TEXT = r"declarations?|communiqu[eé]s?|texts?|documents?|statements?|plans?|treat(?:y|ies)|pacts?|agreements?"


@dataclass(frozen=True, slots=True)
class MeasuredValue:
    """How much or when, of one meeting."""

    amount: float
    """Comparable only with those of the same unit; days since year 1 for a date."""
    unit: str
    said: str
    cell: Item


@dataclass(frozen=True, slots=True)
class Measured:
    """The values of the meetings compared, and how they are ranked."""

    name: str
    """What is measured, as a column is headed."""
    values: tuple[MeasuredValue | None, ...]
    """One a side, in the order of the sides."""
    less: bool
    """Whether the smaller or earlier is asked for."""

    def line(self, labels: Sequence[str]) -> str:
        """Which has more, with its value against the others'; the values alone where they cannot be ranked."""
        known = [(label, one) for label, one in zip(labels, self.values, strict=True) if one]
        silent = [label for label, one in zip(labels, self.values, strict=True) if one is None]
        if len({one.unit for _, one in known}) > 1 or silent:
            told = "; ".join(f"{label}: {one.said}" for label, one in known)
            return f"{told}; nothing on it in the library for {listing(silent, 'or')}" if silent else told
        if len({one.amount for _, one in known}) == 1:
            return f"The same for {listing([label for label, _ in known])}: {known[0][1].said}"
        (first, best), *rest = sorted(known, key=lambda one: one[1].amount, reverse=not self.less)
        against = listing([f"{one.said} for {label}" for label, one in rest])
        return f"{first}: {best.said}, against {against}"


def measured(text: str, sides: Sequence[MeetingBeside], asked: Asked, citations: Citations) -> Measured | None:
    """The values that a question compares; None where it compares no size or time, or the record holds no value."""
    asks = _SIZE.search(_EDITIONS.sub(" ", STEP.sub(" ", text)))
    found = next(((name, of) for name, pattern, of in _MEASURES if pattern.search(text)), None) if asks else None
    if asks is None or found is None:
        return None
    name, of = found
    values = of(sides, asked, citations)
    return Measured(name, tuple(values), less=bool(asks[2])) if any(values) else None


def sums(sides: Sequence[MeetingBeside], asked: Asked, citations: Citations) -> list[MeasuredValue | None]:
    """The largest sum pledged or agreed at each meeting, by those whom the question names; in one currency if told."""
    every = [_by_currency(side, asked) for side in sides]
    shared = set.intersection(*(set(one) for one in every)) if every else set()
    found: list[MeasuredValue | None] = []
    for one in every:
        unit = next((unit for unit in one if unit in shared), next(iter(one), ""))
        if not unit:
            found.append(None)
            continue
        amount, said, point = one[unit]
        found.append(
            MeasuredValue(amount, unit, said, Item(str(point), (citations.cite(point.article_id, point.span),)))
        )
    return found


def of_the_named(points: Sequence[Point], asked: Asked) -> list[Point]:
    """The points in which somebody acts whom the question names; all of them where it names nobody who acts."""
    people = asked.understood.named.people
    theirs = [one for one in points if any(people & {*words(actor.name)} for actor in one.statement.actors)]
    return theirs or list(points)


def _by_currency(side: MeetingBeside, asked: Asked) -> dict[str, tuple[float, str, Point]]:
    """By currency, in the order of the text's weight: the largest sum, all those told with it, and where they stand."""
    found: dict[str, tuple[float, str, Point]] = {}
    given = [one for one in side.points if one.money and one.status in ("adopted", "announced")]
    for point in of_the_named(given, asked):
        for unit in dict.fromkeys(one.unit for one in point.statement.amounts if _CURRENCY.fullmatch(one.unit)):
            told = [one for one in point.statement.amounts if one.unit == unit]
            largest = max(one.value for one in told)
            if unit not in found or largest > found[unit][0]:
                said = [" ".join(asked.library.cut(point.article_id, *one.span).split()) for one in told]
                found[unit] = (largest, listing(said), point)
    return found


def _points(sides: Sequence[MeetingBeside], asked: Asked, citations: Citations) -> list[MeasuredValue | None]:
    return [_points_of(side, asked, citations) for side in sides]


def _points_of(side: MeetingBeside, asked: Asked, citations: Citations) -> MeasuredValue | None:
    record = meeting_record(side.meeting, asked.library, asked.catalogue.meetings)
    told = sentences_of(asked.library, record.article_ids)
    for document in record.documents:
        for number in dict.fromkeys(fact.value.points for fact in document.facts if fact.value.points):
            sentence = counting(number, told)
            if sentence is not None:
                cell = Item(sentence.text, (citations.cite(sentence.article_id, sentence.span),))
                return MeasuredValue(number, "points", f"{number} points", cell)
    return None


def _dates(sides: Sequence[MeetingBeside], asked: Asked, citations: Citations) -> list[MeasuredValue | None]:
    return [_day(side, asked, citations, length=False) for side in sides]


def _lengths(sides: Sequence[MeetingBeside], asked: Asked, citations: Citations) -> list[MeasuredValue | None]:
    return [_day(side, asked, citations, length=True) for side in sides]


def _day(side: MeetingBeside, asked: Asked, citations: Citations, *, length: bool) -> MeasuredValue | None:
    record = meeting_record(side.meeting, asked.library, asked.catalogue.meetings)
    if not record.last_days:
        return None
    last = record.last_days[0].value
    first = record.first_days[0].value if record.first_days else last
    told = day_and_place(record, asked, when=True, where=False)
    sentence = told[1] if told else None
    markers = (citations.cite(sentence.article_id, sentence.span),) if sentence else ()
    said = period_of(first, last) if length else day_of(last)
    amount = (last - first).days + 1 if length else last.toordinal()
    return MeasuredValue(amount, "days" if length else "date", said, Item(sentence.text if sentence else said, markers))


def _present(sides: Sequence[MeetingBeside], asked: Asked, citations: Citations) -> list[MeasuredValue | None]:
    return [_present_at(side, asked, citations) for side in sides]


def _present_at(side: MeetingBeside, asked: Asked, citations: Citations) -> MeasuredValue | None:
    known = asked.record.meeting(side.meeting)
    names = [one.value.name for one in known.who("present", "state") if one.value.named]
    if not names:
        return None
    markers = tuple(citations.cite(one.article_id, one.span) for one in naming_most(known, side.points)[:1])
    return MeasuredValue(
        len(names), "participants", number_of(len(names), "participant"), Item(listing(names), markers)
    )


def _documents(sides: Sequence[MeetingBeside], asked: Asked, citations: Citations) -> list[MeasuredValue | None]:
    return [_documents_of(side, asked, citations) for side in sides]


def _documents_of(side: MeetingBeside, asked: Asked, citations: Citations) -> MeasuredValue | None:
    record = meeting_record(side.meeting, asked.library, asked.catalogue.meetings)
    if number := told_number(record, asked):
        said, one = number
        cell = Item(asked.library.cut(one.article_id, *one.span), (citations.cite(one.article_id, one.span),))
        return MeasuredValue(_count(said), "documents", said, cell)
    named = adopted_documents(record, side.points)
    markers = tuple(dict.fromkeys(citations.cite(one.article_id, one.span) for one in named.values()))
    return (
        MeasuredValue(len(named), "documents", f"{len(named)} named", Item("; ".join(named), markers))
        if named
        else None
    )


def _count(said: str) -> float:
    """The number that "19 documents" or "Three documents" begins with, a hedge before it left out."""
    every = [next((n for n in range(100) if number_of(n, "x", "x") == f"{word} x"), None) for word in words(said)]
    return float(next((one for one in every if one is not None), 0) or next(filter(str.isdigit, words(said)), 0))


def _absences(sides: Sequence[MeetingBeside], asked: Asked, citations: Citations) -> list[MeasuredValue | None]:
    return [_absent_from(side, asked, citations) for side in sides]


def _absent_from(side: MeetingBeside, asked: Asked, citations: Citations) -> MeasuredValue | None:
    """The countries whose leaders stayed away, by the record and by what the articles say."""
    of_country = asked.record.known_people[0]
    found: dict[str, int] = {}
    for gone in asked.record.meeting(side.meeting).who("absent"):
        of = gone.value.country or of_country.get(fold(gone.value.name)) or gone.value.name
        for place in gone.places[:1]:
            found.setdefault(*_cited(of, place.article_id, (place.start, place.end), citations))
    for one in stayed_away(sentences_of(asked.library, side.meeting.article_ids)):
        for of in countries(one.who):
            found.setdefault(*_cited(of, one.told.article_id, one.told.span, citations))
    if not found:
        return None
    cell = Item(listing(list(found)), tuple(dict.fromkeys(found.values())))
    return MeasuredValue(len(found), "absent", f"{listing(list(found))} absent", cell)


def _cited(country: str, article_id: str, span: Span, citations: Citations) -> tuple[str, int]:
    return (countries(country) or (country,))[0], citations.cite(article_id, span)


_Values = Callable[[Sequence[MeetingBeside], Asked, Citations], list[MeasuredValue | None]]
_MEASURES: tuple[tuple[str, re.Pattern[str], _Values], ...] = (
    ("Points", re.compile(r"\b(?:points|paragraphs|articles|clauses)\b", re.I), _points),
    (
        "Documents",
        re.compile(r"\b(?:more|most|fewer|fewest|less|number of) (?:documents|texts|papers)\b", re.I),
        _documents,
    ),
    ("Absent", re.compile(r"\b(?:missing|absent|absences|absentees|no-shows|stayed away|skipped)\b", re.I), _absences),
    (
        "Points",
        re.compile(rf"\b(?:long\w*|short\w*)\b.*\b(?:{_TEXT})|\b(?:{_TEXT})\b.*\b(?:long|short)", re.I),
        _points,
    ),
    (
        "Money",
        re.compile(
            r"\b(?:money|fund\w*|sums?|grants?|loans?|pledge\w*|promise\w*|invest\w*|billions?|financ\w*)\b"
            r"|\b(?:offer|give|bring|put up|spend|announce|commit)(?:s|ed)? (?:the )?(?:more|most|less|least)\b",
            re.I,
        ),
        sums,
    ),
    (
        "Participants",
        re.compile(r"\b(?:countries|participants|attend\w*|leaders|presidents|states|turnout|delegations)\b", re.I),
        _present,
    ),
    ("Days", re.compile(r"\b(?:longer|longest|shorter|shortest)\b", re.I), _lengths),
    ("Date", re.compile(r"\b(?:earlier|earliest|sooner|later|latest|first|older|newer)\b", re.I), _dates),
)
"""What is measured, the wording that asks for it, and how its values are found; the first that fits is taken."""
