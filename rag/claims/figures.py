"""Whether quotes bear out the figures and dates of a sentence.

Each figure must stand in the quotes, in whatever form, or follow from them: three documents that are listed, three
years from 2025 to 2027. Whether it is the figure of the same thing is for `rag.claims.attribution` to say.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from rag.claims.fault import ClaimFault
from rag.english import (
    LISTED_STEMS,
    Figure,
    Moment,
    TimeOfDay,
    agrees,
    comparable,
    content,
    differs,
    figures,
    hedged_alike,
    mentions,
    moments,
    parts_of_years,
    same,
    stem,
    times_of_day,
)
from rag.types import Span

COUNTED = 12
"""A count up to this may be of things that are listed and not counted in the quote."""
_LIST = re.compile(r"(?:[^,;:.()]{2,80}, )+[^,;:.()]{2,80}?,? (?:and|or) ")
_PER = re.compile(
    r"\s*(?:per|for (?:each|every)|an?|each) (?P<many>(?:hundred|thousand|million|\d[\d,]*) )?"
    r"(?P<unit>(?:cubic |square )?[a-z]+)"
)
_SINGLE = re.compile(r"\b(?P<one>one|a single) (?P<thing>(?:(?!of\b)[a-z-]+ ){0,2}[a-z]+)", re.IGNORECASE)
_PAIR = re.compile(r"\w and \w")
_SINCE = re.compile(r"(?: of)?(?: \w+)? (?:after|ago|since|earlier|before|later|old|of age)\b", re.IGNORECASE)
_SLASHED = re.compile(r"\b(0?[1-9]|1[0-2])/(0?[1-9]|1[0-2])/((?:19|20)\d\d)\b")
"""Matches a date of which the day or the month may come first."""


@dataclass(frozen=True, slots=True)
class FiguresAndDates:
    """The figures and dates of a plain text."""

    text: str
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]
    times: tuple[TimeOfDay, ...] = ()

    @property
    def spans(self) -> list[Span]:
        """The characters of all of them."""
        every: list[Moment | Figure | TimeOfDay] = [*self.moments, *self.figures, *self.times]
        return [(one.start, one.end) for one in every]


@lru_cache(maxsize=2048)
def figures_and_dates(text: str) -> FiguresAndDates:
    """Read the figures and dates of a plain text."""
    parts = parts_of_years(text)
    whole = [one for one in moments(text) if all(one.end <= part.start or part.end <= one.start for part in parts)]
    dated = tuple(sorted([*parts, *whole], key=lambda one: (one.start, not one.opens)))
    times = tuple(times_of_day(text))
    taken = [(one.start, one.end) for one in dated] + [(one.start, one.end) for one in times]
    return FiguresAndDates(text, tuple(figures(text, taken)), dated, times)


def with_slashed_dates(sentence: FiguresAndDates, quotes: Sequence[FiguresAndDates]) -> FiguresAndDates:
    """The same with each date such as 1/7/2026 read as the quotes bear it out, the day first or the month."""
    dated = [one for quote in quotes for one in quote.moments]
    for found in _SLASHED.finditer(sentence.text):
        first, second = (int(found[nth]) for nth in (1, 2))
        read = [
            each
            for day, month in ((first, second), (second, first))
            for each in moments(f"{found[3]}-{month:02}-{day:02}")
        ]
        one = next((each for each in read if agrees(each, dated)), read[0])
        start, end = found.span()
        sentence = replace(
            sentence,
            figures=tuple(each for each in sentence.figures if not start <= each.start < end),
            moments=(
                *(each for each in sentence.moments if not start <= each.start < end),
                replace(one, start=start, end=end, text=found[0]),
            ),
        )
    return sentence


@lru_cache(maxsize=512)
def which_and_when(heading: str) -> FiguresAndDates:
    """What an article's heading bears out: the days of a meeting and which it was, "the 16th", but no count."""
    found = figures_and_dates(heading)
    return FiguresAndDates("", tuple(one for one in found.figures if one.kind == "ordinal"), found.moments)


def figure_faults(sentence: FiguresAndDates, quotes: Sequence[FiguresAndDates]) -> list[ClaimFault]:
    """The figures and dates that the quotes do not give, or mean in another way."""
    dated = [one for quote in quotes for one in quote.moments]
    found = [*dict.fromkeys(_date_fault(one, dated) for one in sentence.moments if not agrees(one, dated))]
    found = found or [_period_fault(*period) for period in _unheld_periods(sentence, quotes)]
    found += _single_faults(sentence.text, quotes)
    found += [_time_fault(one, quotes) for one in sentence.times if not _is_time_held(one, quotes)]
    for one in sentence.figures:
        if _is_anaphoric(one, sentence.text):
            continue
        if not _follows(one, sentence, quotes):
            found.append(_figure_fault(one, sentence, quotes))
        elif contrary := _contrary(one, sentence, quotes):
            found.append(
                ClaimFault(
                    one.start, one.end, f"the quote says {contrary}, the answer says {_hedged(one, sentence.text)}"
                )
            )
    return found


def _single_faults(text: str, quotes: Sequence[FiguresAndDates]) -> Iterator[ClaimFault]:
    """Where the sentence tells of one thing and the quotes only of several such: "one season", "two dry seasons"."""
    for mine in _SINGLE.finditer(text):
        thing = stem(mine["thing"].split()[-1])
        held = [(one, quote.text) for quote in quotes for one in quote.figures if not one.unit and one.kind == "amount"]
        counted = [one for one, others_text in held if thing in _things(one, others_text)]
        singly = any(
            thing == stem(each["thing"].split()[-1]) for quote in quotes for each in _SINGLE.finditer(quote.text)
        )
        if counted and not singly and all(one.value > 1 for one in counted):
            yield ClaimFault(*mine.span(), f"the quote says {counted[0].text}, the answer says {mine['one']}")


def _is_time_held(one: TimeOfDay, quotes: Sequence[FiguresAndDates]) -> bool:
    return any(one.agrees(other) for quote in quotes for other in quote.times)


def _time_fault(one: TimeOfDay, quotes: Sequence[FiguresAndDates]) -> ClaimFault:
    if other := next((other for quote in quotes for other in quote.times), None):
        return ClaimFault(one.start, one.end, f"the quote says {other.text}, the answer says {one.text}")
    return ClaimFault(one.start, one.end, f"the quotes do not give the time {one.text}", "absent")


def _is_anaphoric(one: Figure, text: str) -> bool:
    """Whether a figure only points back: "the two sides"."""
    return (
        one.value == 2
        and not one.unit
        and text[: one.start].lower().endswith("the ")
        and not _things(one, text).isdisjoint(LISTED_STEMS)
    )


def _date_fault(one: Moment, dated: Sequence[Moment]) -> ClaimFault:
    other = differs(one, dated)
    if other is not None and other.text != one.text:
        return ClaimFault(one.start, one.end, f"the quote says {other.text}, the answer says {one.text}")
    return ClaimFault(one.start, one.end, f"the quotes do not give the date {one.text}", "absent")


def _unheld_periods(
    sentence: FiguresAndDates, quotes: Sequence[FiguresAndDates]
) -> list[tuple[Moment, Moment, list[Moment]]]:
    """Periods whose ends the quotes give, but not of one period."""
    held = [pair for quote in quotes for pair in pairwise(quote.moments)]
    return [
        (begin, end, [one for pair in held for one in pair if pair[0].opens])
        for begin, end in pairwise(sentence.moments)
        if begin.opens and not any(agrees(begin, [first]) and agrees(end, [last]) for first, last in held)
    ]


def _period_fault(begin: Moment, end: Moment, held: Sequence[Moment]) -> ClaimFault:
    said = differs(begin, held)
    mine = begin.text if begin.text == end.text else f"{begin.text} to {end.text}"
    if said:
        return ClaimFault(begin.start, end.end, f"the quote says {said.text}, the answer says {mine}")
    return ClaimFault(begin.start, end.end, f"the quotes do not give the period {mine}", "absent")


def _figure_fault(one: Figure, sentence: FiguresAndDates, quotes: Sequence[FiguresAndDates]) -> ClaimFault:
    unused = [
        other
        for quote in quotes
        for other in quote.figures
        if comparable(one, other)
        and measure_alike(one, sentence.text, other, quote.text)
        and not any(same(each, other) for each in sentence.figures)
    ]
    mine = _things(one, sentence.text)
    alike = [
        other for quote in quotes for other in quote.figures if other in unused and mine & _things(other, quote.text)
    ]
    meant = next(iter(alike or unused), None) if len(unused) == 1 or alike else None
    if meant:
        return ClaimFault(one.start, one.end, f"the quote says {meant.text}, the answer says {one.text}")
    return ClaimFault(one.start, one.end, f"the quotes do not give {one.text}", "absent")


def measure_alike(one: Figure, text: str, other: Figure, others_text: str) -> bool:
    """Whether both say how long something lasts, or both how long ago it was; true of figures of anything else."""
    return bool(_SINCE.match(text, one.end)) == bool(_SINCE.match(others_text, other.end))


def _contrary(one: Figure, sentence: FiguresAndDates, quotes: Sequence[FiguresAndDates]) -> str | None:
    """How the quotes give the same number where they mean it another way: "about 50", not "over 50"."""
    held = [(other, quote.text) for quote in quotes for other in quote.figures if same(one, other)]
    if not held or any(
        hedged_alike(one, other) and _is_alike_measured(one, sentence.text, other, text) for other, text in held
    ):
        return None
    other, text = held[0]
    return f"{_hedged(other, text)}{_per(other, text)[0]}"


def _is_alike_measured(one: Figure, text: str, other: Figure, others_text: str) -> bool:
    """Whether two shares are both points or both not, and two rates per as many: "a tonne", not "per 1,000 tonnes"."""
    if one.unit == "%" and _is_points(one, text) != _is_points(other, others_text):
        return False
    (_, mine, unit), (_, theirs, others_unit) = _per(one, text), _per(other, others_text)
    return unit != others_unit or mine == theirs


def _is_points(one: Figure, text: str) -> bool:
    return "point" in one.text or text[one.end :].lstrip().startswith("point")


def _per(one: Figure, text: str) -> tuple[str, str, str]:
    """Per what a figure is meant: the words, how many and of which unit; empty where it is none."""
    found = _PER.match(text, one.end)
    return (found[0], (found["many"] or "").strip(), stem(found["unit"].split()[-1])) if found else ("", "", "")


def _hedged(one: Figure, text: str) -> str:
    before = text[: one.start].split()[-2:] if one.hedge else []
    return " ".join([*before, one.text])


def _follows(one: Figure, sentence: FiguresAndDates, quotes: Sequence[FiguresAndDates]) -> bool:
    """Whether the quotes give the figure, or it can be counted or reckoned from them."""
    held = [other for quote in quotes for other in quote.figures]
    if any(same(one, other) for other in held):
        return True
    unused = [
        other for other in held if comparable(one, other) and not any(same(each, other) for each in sentence.figures)
    ]
    if one.kind == "ordinal":
        return one.value == 1 and not unused
    if one.kind == "factor":
        return any(_is_ratio(one.value, quote.figures) for quote in quotes)
    if one.unit in ("month", "day"):
        return any(_lasts(one, quote.moments) for quote in quotes)
    small = [other for other in unused if other.value <= COUNTED]
    things = _things(one, sentence.text)
    return (
        not one.unit
        and one.value <= COUNTED
        and not small
        and any(
            _lists(one.value, quote.text)
            and (not things or things & (LISTED_STEMS | {stem(word) for word in content(quote.text)}))
            for quote in quotes
        )
    )


def _is_ratio(factor: float, given: Sequence[Figure]) -> bool:
    """Whether one of two neighbouring figures is so many times the other: halved "from 20 to 10 per cent"."""
    return any(
        comparable(first, second) and first.value > 0 and math.isclose(second.value / first.value, factor, rel_tol=0.01)
        for first, second in pairwise(given)
    )


def _lasts(one: Figure, dated: Sequence[Moment]) -> bool:
    """Whether a period among these dates is so long, its last year or day counted or not."""
    lengths: list[float] = []
    for begin, end in pairwise(dated):
        if begin.opens and begin.year and end.year and begin.year != end.year and one.unit == "month":
            lengths += (12 * (end.year - begin.year), 12 * (end.year - begin.year + 1))
        elif begin.opens and begin.day and end.day and begin.month == end.month and one.unit == "day":
            lengths += (end.day - begin.day, end.day - begin.day + 1)
    return one.value in lengths


def _lists(number: float, text: str) -> bool:
    """Whether the text lists so many things, countries or people."""
    listed = {
        found[0].count(", ") + 1 + (not found[0].rstrip().endswith((", and", ", or"))) for found in _LIST.finditer(text)
    }
    named = mentions(text)
    listed.add(len({one.countries for one in named if one.countries}))
    listed.add(len({one.words for one in named if not one.countries}))
    return number in listed or (number == 2 and bool(_PAIR.search(text)))


def _things(one: Figure, text: str) -> frozenset[str]:
    """The stems of what a figure counts: the first words of content after it."""
    return frozenset(stem(word) for word in content(text[one.end : one.end + 40])[:2])
