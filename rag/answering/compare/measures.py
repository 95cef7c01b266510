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
from rag.answering.meeting import counting, day_and_place, told_number
from rag.answering.money import tells_of_giving
from rag.answering.points import Point, adopted_documents, naming_most
from rag.answering.sentences import sentences_of
from rag.answering.topic import STEP, topic_words
from rag.english import (
    REGIONS,
    clauses,
    countries,
    day_of,
    figures,
    fold,
    listing,
    number_of,
    period_of,
    plain,
    terms,
    words,
)
from rag.ordinals import ORDINALS
from rag.outcomes import meeting_record
from rag.record import Amount
from rag.types import Item, Span

_CURRENCY = re.compile(r"[A-Z]{3}")
_MORE = r"longer|longest|larger|largest|bigger|biggest|more|most|higher|highest|greater|greatest|later|latest|newer"
_LESS = r"shorter|shortest|smaller|smallest|fewer|fewest|less|least|lower|lowest|earlier|earliest|sooner|first|older"
_SIZE = re.compile(rf"\b(?:({_MORE})|({_LESS}))\b(?! (?:than )?\d)", re.IGNORECASE)
_RANKS = re.compile(r"\b(?:rank|order|sort)(?:ed|ing)?\b", re.IGNORECASE)
_HOW_MANY = re.compile(
    r"\b(?:how many|numbers? of|count of) (?:documents|texts|papers|points|paragraphs|signatories|participants)\b"
    r"|\bhow long\b|\blengths?\b",
    re.IGNORECASE,
)
_EDITION = f"(?:{'|'.join(ORDINALS)})"
_EDITIONS = re.compile(
    rf"\b{_EDITION}(?: [\w–()-]+){{0,5}}?,? (?:and|or|to|with|from|vs\.?|versus"
    rf"|against) (?:the )?{_EDITION}\b",
    re.IGNORECASE,
)
"""The numbers of two editions, of which "first" asks for nothing that came earlier."""
_KINDS_OF_MONEY = frozenset(terms("investment investments invested loan loans credit grant grants aid trade turnover"))
_IN_ALL = re.compile(
    r"\b(?:in all|in total|total(?:s|led|ling)?|altogether|on the table|overall|sum of)\b", re.IGNORECASE
)
_HOPED_FOR = re.compile(r"\b(?:would|could|should|may|might|hop\w+|expect\w*|need\w*|seek\w*|aim\w*)\b", re.IGNORECASE)
_SIGNED = re.compile(
    r"\b(?:sign(?:ed|s|ing)?|signator\w+|endors\w+|backed|support\w*|behind|join\w*|subscrib\w+)\b", re.IGNORECASE
)
_COUNTRIES = re.compile(r"\b\d+ (?:[\w-]+ ){0,2}?(?:countries|states|governments|signatories|parties|nations)\b")
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

    @property
    def order(self) -> list[int]:
        """The places of the sides: the first of the ranking first where there is one, and else as they are."""
        known = [one for one in self.values if one]
        if len(known) < len(self.values) or len({one.unit for one in known}) > 1:
            return list(range(len(self.values)))
        return sorted(range(len(known)), key=lambda nth: known[nth].amount * (1 if self.less else -1))

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


def asks_to_measure(text: str) -> bool:
    """Whether a question compares a size or time that is measured of meetings."""
    return bool(_SIZE.search(text)) and any(pattern.search(text) for _, pattern, _ in _MEASURES)


def measured(text: str, sides: Sequence[MeetingBeside], asked: Asked, citations: Citations) -> Measured | None:
    """The values that a question compares; None where it compares no size or time, or the record holds no value."""
    sized = _SIZE.search(_EDITIONS.sub(" ", STEP.sub(" ", text)))
    asks = sized or _RANKS.search(text) or _HOW_MANY.search(text)
    found = next(((name, pattern, of) for name, pattern, of in _MEASURES if pattern.search(text)), None)
    if asks is None or found is None:
        return None
    name, pattern, of = found
    about = topic_words(text, [side.meeting for side in sides], asked.catalogue)
    if name in _BY_THEMSELVES and not all(
        pattern.search(one) or _SIZE.search(one) or _RANKS.search(one) for one in about
    ):
        return None
    values = of(sides, asked, citations)
    return Measured(name, tuple(values), less=bool(sized[2]) if sized else name == "Date") if any(values) else None


def sums(sides: Sequence[MeetingBeside], asked: Asked, citations: Citations) -> list[MeasuredValue | None]:
    """The largest sum pledged or agreed at each meeting, by those whom the question names; in one currency if told."""
    every = [_by_currency(side, asked) for side in sides]
    if kinds := _KINDS_OF_MONEY.intersection(terms(asked.understood.text)):
        of_kind = [{k: v for k, v in one.items() if kinds & {*terms(v[2].sentence)}} for one in every]
        every = of_kind if any(of_kind) else every  # what is given otherwise is no investment
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
    wanted = _money_named(asked)
    of_kind = [one for one in theirs or points if wanted & {*terms(one.sentence)}]
    return of_kind or theirs or list(points)


def _money_named(asked: Asked) -> frozenset[str]:
    """Stems of what tells the money that a question asks for from other money: "investment", "Global Gateway"."""
    meetings = [one for side in asked.understood.sides for one in side.meetings]
    about = topic_words(asked.understood.text, meetings, asked.catalogue)
    names = [word for word in about if word[0].isupper() and not (countries(word) or {*words(word)} & REGIONS)]
    named = [word for word in names if not (asked.understood.text.startswith(word) or asked.catalogue.names_in(word))]
    return _KINDS_OF_MONEY.intersection(terms(asked.understood.text)) | {*terms(" ".join(named))}


def _told_of_kind(point: Point, unit: str, asked: Asked) -> list[Amount]:
    """The sums of a point in a currency: where a kind of money is asked for, those of the clauses that name it."""
    told = [one for one in point.statement.amounts if one.unit == unit]
    wanted, start = _money_named(asked), point.statement.span[0]
    spans = [span for span in clauses(point.sentence) if wanted & {*terms(point.sentence[slice(*span)])}]
    return [one for one in told if any(a <= one.span[0] - start < b for a, b in spans)] or told


def _by_currency(side: MeetingBeside, asked: Asked) -> dict[str, tuple[float, str, Point]]:
    """By currency, in the order of the text's weight: the largest sum, all those told with it, and where they stand."""
    found: dict[str, tuple[float, str, Point]] = {}
    wanted = _money_named(asked)
    given = [
        one
        for one in side.points
        if one.money
        and (
            one.status in ("adopted", "announced")
            or wanted & {*terms(one.sentence)}
            or _is_total(one.sentence)
            or (one.status == "reported" and tells_of_giving(one.sentence))
        )
    ]
    for point in of_the_named(given, asked):
        for unit in dict.fromkeys(one.unit for one in point.statement.amounts if _CURRENCY.fullmatch(one.unit)):
            told = _told_of_kind(point, unit, asked)
            largest = max(one.value for one in told)
            if unit not in found or largest > found[unit][0]:
                said = [" ".join(asked.library.cut(point.article_id, *one.span).split()) for one in told]
                found[unit] = (largest, listing(said), point)
    return found


def _is_total(sentence: str) -> bool:
    """Whether a sentence adds up what was given, and does not only hope for it."""
    return bool(_IN_ALL.search(sentence)) and not _HOPED_FOR.search(sentence)


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


def _signatories(sides: Sequence[MeetingBeside], asked: Asked, citations: Citations) -> list[MeasuredValue | None]:
    return [_signatories_of(side, asked, citations) for side in sides]


def _signatories_of(side: MeetingBeside, asked: Asked, citations: Citations) -> MeasuredValue | None:
    """How many are said to have signed; where counts differ, both, ranked by the lowest."""
    for one in sentences_of(asked.library, side.meeting.article_ids):
        if _SIGNED.search(one.text) and (told := _COUNTRIES.search(plain(one.text))):
            counts = [float(each.value) for each in figures(told[0]) if not each.scaled]
            counts += [each.value for each in figures(plain(one.text)[told.end() :]) if not (each.scaled or each.unit)]
            if counts:
                said = f"{told[0]} or {_whole(max(counts))}" if len({*counts}) > 1 else told[0]
                cell = Item(one.text, (citations.cite(one.article_id, one.span),))
                return MeasuredValue(min(counts), "signatories", said, cell)
    return None


def _whole(number: float) -> str:
    return f"{number:g}"


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
        re.compile(r"\b(?:more|most|fewer|fewest|less|how many|number of) (?:documents|texts|papers)\b", re.I),
        _documents,
    ),
    ("Signatories", re.compile(r"\bsignator\w+|\b(?:was|were|is) signed by (?:more|fewer|most)\b", re.I), _signatories),
    ("Absent", re.compile(r"\b(?:missing|absent|absences|absentees|no-shows|stayed away|skipped)\b", re.I), _absences),
    (
        "Points",
        re.compile(rf"\b(?:long\w*|short\w*|length)\b.*\b(?:{_TEXT})|\b(?:{_TEXT})\b.*\b(?:long|short|length)", re.I),
        _points,
    ),
    (
        "Money",
        re.compile(
            r"\b(?:money|fund\w*|sums?|grants?|loans?|pledge\w*|promise\w*|packages?|invest\w*|billions?|financ\w*)\b"
            r"|\b(?:offer|give|bring|put up|spend|announce|commit)(?:s|ed)? (?:the )?(?:more|most|less|least)\b",
            re.I,
        ),
        sums,
    ),
    (
        "Participants",
        re.compile(
            r"\b(?:countries|participants|guests|attend\w*|leaders|heads|presidents|states?|turnout|delegations)\b",
            re.I,
        ),
        _present,
    ),
    ("Days", re.compile(r"\b(?:longer|longest|shorter|shortest)\b", re.I), _lengths),
    ("Date", re.compile(r"\b(?:earlier|earliest|sooner|later|latest|first|older|newer|dates?)\b", re.I), _dates),
)
"""What is measured, the wording that asks for it, and how its values are found; the first that fits is taken."""
_BY_THEMSELVES = ("Participants", "Days", "Date")
"""Measures that are asked for by themselves: "who trades more with the five states" counts no participants, and what
"the first summit said on ore" is no date."""
