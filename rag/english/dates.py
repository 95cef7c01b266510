"""Dates in a text, complete or not: day, month and year, or only some of these.

"9 October 2025", "October 9, 2025", "9 Oct", "2025-10-09", "2025/10/09", "18–19 May 2023", "January–August 2025" and
"2025–2027" are read; a period is read as its two ends. A date agrees with another that has all its parts.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from rag.english.numerals import SCALES

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
MONTH_NUMBERS = {
    name[:length].lower(): nth for nth, name in enumerate(MONTHS, start=1) for length in (3, len(name))
} | {"sept": 9}
"""1-12 by folded name or abbreviation."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH = "(?:" + "|".join([*MONTHS, "Sept"] + [name[:3] for name in MONTHS]) + r")\b\.?"
_DAY = r"\d{1,2}(?: ?(?:st|nd|rd|th)\b)?(?![\d.,]?\d)"
_TO = r"\s*(?:-|/|–|and|to|until|till|through|or|&)\s*"
_YEAR = r"(?<![\d.,$€£/])(?:19|20)\d\d(?![\d%]|[.,]\d)"
_UNIT_AFTER = (
    rf"(?!\s*-?\s*(?:%|per ?cent|{'|'.join(SCALES)}|k?m\b|MW|GW|tonnes|tons|people|dollars|euros|hectares"
    r"|kilomet|met(?:re|er)|police|soldiers|troops|students))"
)

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?P<y>(?:19|20)\d\d)(?P<mark>[-/.])(?P<mm>0[1-9]|1[0-2])(?P=mark)(?P<d>0[1-9]|[12]\d|3[01])\b",
        r"\b(?P<d>\d{1,2})\.(?P<mm>\d{1,2})\.(?P<y>(?:19|20)\d\d)\b",
        r"\b(?P<d>1[3-9]|2\d|3[01])/(?P<mm>0?[1-9]|1[0-2])/(?P<y>(?:19|20)\d\d)\b",
        r"\b(?P<mm>0?[1-9]|1[0-2])/(?P<d>1[3-9]|2\d|3[01])/(?P<y>(?:19|20)\d\d)\b",
        rf"\b(?P<d>{_DAY})(?:{_TO}(?P<d2>{_DAY}))?\s+(?:of\s+)?(?P<m>{_MONTH})(?:,?\s+(?P<y>{_YEAR}))?",
        rf"\b(?P<m>{_MONTH})\s+(?:the\s+)?(?P<d>{_DAY})(?:{_TO}(?P<d2>{_DAY}))?(?:,?\s+(?P<y>{_YEAR}))?",
        rf"\b(?P<m>{_MONTH})(?:{_TO}(?P<m2>{_MONTH}))?,?\s+(?:of\s+|in\s+)?(?P<y>{_YEAR})",
        rf"(?P<y>{_YEAR})\s*(?:-|/|–|to|until|till|through|and)\s*(?P<y2>(?:(?:19|20)\d\d|\d\d)(?![\d%]|[.,]\d)){_UNIT_AFTER}",
        rf"(?P<y>{_YEAR})(?!s|-\d){_UNIT_AFTER}",
        rf"\b(?:(?i:in|since|until|by|of|from|to|between|late|early|mid|last|next|this|during|throughout|over|for|and|every|each|before|after)"
        rf"[ -])(?P<m>{_MONTH})(?!\s*\d)",
    )
)


_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0, "final": 0} | {
    str(one): one for one in range(1, 5)
}
_PARTS = re.compile(
    r"\b(?:the )?(?:(?P<nth>first|second|third|fourth|last|final) "
    r"(?:(?P<half>half)|(?P<quarter>quarter)|(?P<months>six months))"
    rf" of (?P<y>{_YEAR})|(?P<short>[HQ][1-4]) (?:of )?(?P<y2>{_YEAR}))",
    re.IGNORECASE,
)
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The first of a season's three months, as on the northern half of the globe."""
_SEASON = re.compile(rf"\b(?P<season>{'|'.join(SEASONS)}) (?:of )?(?P<y>{_YEAR})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as a text gives it, at these characters."""

    start: int
    end: int
    text: str
    year: int | None = None
    month: int | None = None
    """1-12."""
    day: int | None = None
    opens: bool = False
    """Whether it opens a period that the next one closes."""


_SHORT_YEAR = re.compile(
    rf"(?P<before>[\w’'-]+)?(?P<gap>\W+|^)(?P<month>{'|'.join(sorted(MONTH_NUMBERS, key=len, reverse=True))})\.? "
    r"(?P<mark>['’]?)(?P<year>2\d)(?!\w|[.,:/–-]?\d|,? (?:19|20)\d\d\b| ?(?:%|per ?cent))",
    re.IGNORECASE,
)
_OF_A_MONTH = frozenset(("in", "of", "since", "during", "late", "early", "mid"))
"""Words before a month, and not before a day of it."""
_OF_A_DAY = frozenset(("on", "by", "until", "till", "before", "after", "from", "to", "and", "the", "between"))


def with_full_years(text: str, is_month: Callable[[int, int], bool] = lambda year, month: False) -> str:
    """The text with "in October 25" as "in October 2025"; a number that can be a day is left alone.

    Args:
        text: Of a question.
        is_month: Whether a year and a month, 1-12, are a likely meaning where no word before the month tells.
    """

    def full(found: re.Match[str]) -> str:
        year, before = 2000 + int(found["year"]), (found["before"] or "").lower()
        likely = before not in _OF_A_DAY and is_month(year, MONTH_NUMBERS[found["month"].lower()])
        if not (found["mark"] or before in _OF_A_MONTH or likely):
            return found[0]
        month = MONTHS[MONTH_NUMBERS[found["month"].lower()] - 1]
        return f"{found['before'] or ''}{found['gap']}{month} {year}"

    return _SHORT_YEAR.sub(full, text)


def moments(text: str) -> list[Moment]:
    """The dates of a text (`rag.english.words.plain`), in order."""
    found: list[Moment] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if all(match.end() <= one.start or one.end <= match.start() for one in found):
                found.extend(_read(match))
    return _with_years(sorted(found, key=lambda one: (one.start, one.opens is False)), text)


def parts_of_years(text: str) -> list[Moment]:
    """Parts of years in a plain text, each as its first and last month: "the first half of 2025", "autumn 2025"."""
    found = []
    for match in _SEASON.finditer(text):
        year, month = int(match["y"]), SEASONS[match["season"].lower()]
        end = (year, month + 2) if month < 12 else (year + 1, 2)
        begins = Moment(*match.span(), match[0], year, month, opens=True)
        found += [begins, replace(begins, year=end[0], month=end[1], opens=False)]
    for match in _PARTS.finditer(text):
        year = int(match["y"] or match["y2"])
        months = 6 if match["half"] or match["months"] or (match["short"] or "")[:1] == "H" else 3
        nth = _NTH[(match["nth"] or match["short"][1:]).lower()]
        nth = 12 // months if nth == 0 else nth
        if nth <= 12 // months:
            first = Moment(*match.span(), match[0], year, months * (nth - 1) + 1, opens=True)
            found += [first, replace(first, month=months * nth, opens=False)]
    return found


def agrees(one: Moment, held: Sequence[Moment]) -> bool:
    """Whether one of the dates held has all parts of `one`; its year may also come from another of them."""
    for other in held:
        day = one.day is None or one.day == other.day
        month = one.month is None or one.month == other.month
        unsaid = other.year is None and one.month is not None and any(one.year == each.year for each in held)
        if day and month and (one.year is None or one.year == other.year or unsaid):
            return True
    return False


def differs(one: Moment, held: Sequence[Moment]) -> Moment | None:
    """The date held that was most likely meant: as precise as `one` and with most parts in common; None for none."""
    alike = [
        (same, other)
        for other in held
        if (other.day is None) == (one.day is None) or (other.month is None) == (one.month is None)
        for same in [sum(a is not None and a == b for a, b in zip(_parts(one), _parts(other), strict=True))]
    ]
    return max(alike, key=lambda found: found[0], default=(0, None))[1]


def _parts(one: Moment) -> tuple[int | None, int | None, int | None]:
    return one.year, one.month, one.day


def _read(match: re.Match[str]) -> Iterator[Moment]:
    given = match.groupdict()
    month = given.get("mm") or given.get("m")
    first = Moment(
        match.start(),
        match.end(),
        match[0],
        year=int(given["y"]) if given.get("y") else None,
        month=_month(month),
        day=_day(given.get("d")),
    )
    second = None
    if given.get("d2"):
        second = replace(first, day=_day(given["d2"]))
    elif given.get("m2"):
        second = replace(first, month=_month(given["m2"]))
    elif given.get("y2"):
        year = given["y2"]
        second = replace(first, year=int(year) if len(year) == 4 else (first.year or 0) // 100 * 100 + int(year))
    yield replace(first, opens=second is not None)
    if second is not None:
        yield second


def _with_years(found: list[Moment], text: str) -> list[Moment]:
    """The dates, with a period's year given to its beginning too: "30 October to 1 November 2025"."""
    for nth in range(len(found) - 1, 0, -1):
        one, after = found[nth - 1], found[nth]
        if one.end <= after.start and re.fullmatch(_TO, text[one.end : after.start]):
            year = one.year or (after.year if one.month else None)
            found[nth - 1] = replace(one, year=year, opens=True)
    return found


def _month(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if text.isdigit() else MONTH_NUMBERS[text.rstrip(".").lower()]


def _day(text: str | None) -> int | None:
    return int(re.sub(r"\D", "", text)) if text else None
