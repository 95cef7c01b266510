"""Times of day in a text: "6.30 p.m.", "18:30", "half past six in the evening", "noon"."""

import re
from dataclasses import dataclass

from rag.english.numerals import number_words

_HOURS = {word: number for number, word in enumerate(number_words(1, 12), start=1)}
_HOUR = rf"(?:\d{{1,2}}|{'|'.join(_HOURS)})"
_HALF = r"(?P<half>\s*(?:a\.?m\b\.?|p\.?m\b\.?)|\s+(?:in the (?:early |late )?(?:morning|afternoon|evening)|at night))"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<part>half|(?:a )?quarter|{_HOUR} minutes) (?P<side>past|to) (?P<hour>{_HOUR})\b{_HALF}?",
        rf"\b(?P<hour>\d{{1,2}})[.:](?P<minute>[0-5]\d){_HALF}",
        r"\b(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)\b",
        # "16.00 The text is adopted.", "At 10.30 we gave the sum"
        r"(?:^\s*|(?<=\bat ))(?P<hour>[01]\d|2[0-3])\.(?P<minute>[0-5]\d)\b(?! ?(?:per ?cent|%|[mb]illion))",
        rf"\b(?P<hour>{_HOUR})(?: o'clock)?{_HALF}",
        rf"\b(?P<hour>{_HOUR}) o'clock",
        r"\b(?:12 )?(?P<named>noon|midday|midnight)\b",
    )
)
_NAMED = {"noon": 720, "midday": 720, "midnight": 0}


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time at these characters."""

    start: int
    end: int
    text: str
    minutes: int
    """After midnight, 0-1439; of the first half of the day where the text does not say which."""
    certain: bool
    """Whether the half of the day is known."""

    def agrees(self, other: "TimeOfDay") -> bool:
        """Whether both may be the same time."""
        if self.certain and other.certain:
            return self.minutes == other.minutes
        return self.minutes % 720 == other.minutes % 720


def times_of_day(text: str) -> list[TimeOfDay]:
    """The times in a plain text, in order."""
    found: list[TimeOfDay] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if all(match.end() <= one.start or one.end <= match.start() for one in found):
                found += _read(match)
    return sorted(found, key=lambda one: one.start)


def _read(match: re.Match[str]) -> list[TimeOfDay]:
    given = match.groupdict()
    if given.get("named"):
        return [TimeOfDay(*match.span(), match[0], _NAMED[given["named"].lower()], True)]
    hour = _number(given["hour"])
    minute = int(given.get("minute") or 0)
    if part := given.get("part"):
        length = 30 if part.lower() == "half" else 15 if "quarter" in part.lower() else _number(part.split()[0])
        minute = length if given["side"].lower() == "past" else -length
    half = (given.get("half") or "").strip().lower()
    if hour > 24 or (half and hour > 12 and half[0] in "ap"):
        return []
    late = bool(half) and (half[0] == "p" or "afternoon" in half or "evening" in half or ("night" in half and hour > 5))
    minutes = (hour % 12 + 12 * late if half or hour == 12 else hour) * 60 + minute
    return [TimeOfDay(*match.span(), match[0].strip(), minutes % 1440, bool(half) or hour > 12)]


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _HOURS[text.lower()]
