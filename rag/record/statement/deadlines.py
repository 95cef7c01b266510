"""By when, or over which period, something is to be done."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence

from rag.english import WEEKDAYS, Moment, number_words
from rag.record.values import Deadline
from rag.types import Span

_TENS = {
    word: 10 * nth
    for nth, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2)
}
_NUMBERS = {word: nth for nth, word in enumerate(number_words(1, 19), start=1)} | _TENS
_NUMBERS |= {"a": 1, "an": 1, "a couple of": 2}
_NUMBER = rf"(?:\d+|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_SPAN = re.compile(
    r"\b(?:with)?in (?:a period of |at most |the (?:next|coming|following) |the next |coming )?"
    rf"(?P<n>{_NUMBER}|the)?[ -]?(?:(?:to |-)?(?P<n2>{_NUMBER})[ -])?(?P<unit>hour|day|week|month|year|decade)s?\b"
    r"|\b(?:over|for|during|spread over) (?:a period of |the (?:next|coming|following) |a further |another |up to |a )?"
    rf"(?P<m>{_NUMBER})[ -](?P<unit2>hour|day|week|month|year|decade)s?\b(?! (?:ago|old|after|of))"
    r"|\b(?:over|for|during) the (?:next|coming|following) (?P<unit3>day|week|month|year|decade)s?\b(?!'s)",
    re.IGNORECASE,
)
_LONGEST = 9_999
"""Days, weeks, months or years; a larger number of them is no deadline."""
_PAST_SPAN = re.compile(r"\b(?:had|has|have|was|were|fell|rose|grew|doubled|risen|grown|increased)\b")
_NAMED = re.compile(
    r"\b(?:by|before|until|at|towards?) (?:the )?(?:end|close|middle) of (?:the |this |next )?"
    r"(?P<end>(?:fiscal |financial |calendar |school )?year|month|week|decade|century)\b"
    r"|\b(?:by|before|until) (?:the |this )?(?P<its>year|month|week|decade|century)'s end\b"
    r"|\b(?:by|before|until|at|ahead of|in time for) (?:the time of )?(?:the |its |their )?next "
    r"(?P<next>year|month|summit|meeting|session|conference|spring|summer|autumn|winter)\b"
    r"|\b(?:in time for|by the time of|ahead of) (?:the|its|their) (?:[\w-]+ ){0,2}"
    r"(?:summit|meeting|games|conference|session|elections?)\b(?: (?:of|in) (?:19|20)\d\d)?"
    r"|\b(?P<later>later (?:this|in the)|before the end of the|(?<!earlier )(?<!so far )this|next|the following) "
    r"(?P<year>year|quarter|month|week|spring|summer|autumn|fall|winter)\b(?!'s)"
    r"|\b(?:by|before|until|not? later than) (?:the |next |this |early |late |coming )*"
    rf"(?P<season>spring|summer|autumn|winter|year-end|mid-century|{'|'.join(WEEKDAYS)}|midnight|noon|tomorrow|tonight)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:by|before|until|till|not? later than|after"
    r"|ahead of) (?:the )?(?:[A-Z][A-Za-z]*[A-Z]+/)?[A-Z][A-Za-z]*[A-Z][- ]?\d{1,3}\b"
    r"(?! (?:per|%|million|billion))"
)
"""A meeting that has a number: "by COP 19"."""
_DONE = re.compile(r"\b\w+(?:ed|en) $")
"""Before "by" this makes of the meeting who acts: "recommended by SB 10"."""
_BEFORE_MOMENT = re.compile(
    r"(?<!\bsave )(?<!\bexcept )(?<!\bbut )(?<!\bas )(?:\b(?P<by>(?:not? later than|by|until|till|through to|through"
    r"|up to"
    r"|before|to|towards?)"
    r"(?: the| this| at)?(?: (?:end|close|beginning|start|middle)(?: of)?| latest)?(?: early| late| mid| about)?)"
    r"|\b(?P<over>for(?: the)?(?: (?:period|years|year|three years))?(?: of)?|during|over(?: the)?(?: years| period)?"
    r"|covering|from|between|in the (?:years|period))"
    r"|\b(?P<start>from|starting in|as of|beginning in|starting)"
    r"|\b(?P<at>in|on|in early|in late|in mid|early in|late in))[ -]*$",
    re.IGNORECASE,
)
_SET = re.compile(r"\b(?:set(?:s|ting)?|fix(?:ed|es)?|nam(?:ed|es)|reaffirm(?:ed|s)?|confirm(?:ed|s)?) (?P<by>)$")
_AS_DATE = re.compile(r" as (?:the|its|their|a) (?:new |final |target )?(?:date|deadline|target|year|day)\b")
"""Around a day or year that is itself the deadline: "set December 2030 as the date for its completion"."""
_PART_BEFORE = re.compile(
    r"\b(?P<word>in|by|before|until|during) (?:the )?(?:early |late )?(?:(?P<nth>first|second|third|fourth|last)"
    r" (?P<unit>half|quarter)|(?P<season>spring|summer|autumn|fall|winter)|course|middle|beginning) (?:of )?$",
    re.IGNORECASE,
)
"""Before a year: "in the second quarter of 2028"."""
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0}
_TOLD = re.compile(
    r"\b(?:came|was|were|(?<!be )held|met|had been|took place|began)(?: in [A-Z][\w'-]*(?:,? [A-Z][\w'-]*)*,?)?\s*$",
    re.IGNORECASE,
)
_FOR_A_TIME = re.compile(r"\b(?:paused|suspended|extended|prolonged|renewed|frozen|banned|lifted) $")
"""Before a number of days these tell how long something is to last, though it was decided before."""
_LASTED = re.compile(r"\b(?:served|lasted|reigned|ruled|ran|worked|lived|governed)\b[^;]{0,60}\bfrom $")
_TO_COME = re.compile(
    r"\b(?:will|would(?! (?:not |never )?have)"
    r"|shall|should|must|to be|going to|is due|are due|is to|are to|due to|plan(?:s|ned)? to|plan for|next|could"
    r"|might|bid|ready to|to (?:host|hold|join|meet|open|be held|send|follow|start|publish)"
    r"|(?:asked|told|instructed|tasked|expected|set|decided|agreed|undertook|resolved|intends?|aims?|wants?|hopes?) to"
    r"|(?:has|have) until|(?:is|are) (?:expected|planned|foreseen)|oblig(?:e|es|ed) \w+ to|requir(?:e|es|ed) \w+ to"
    r"|(?:takes?|enters? into|comes? into) (?:effect|force)"
    r"|propos\w+|promis\w+|pledg\w+|commit\w*|call\w* for|scheduled|offer\w*|suggest\w*|request\w*|recommend\w*"
    r"|urg(?:e|es|ed)|invites?|invited)\b",
    re.IGNORECASE,
)
_SAID_THEN = re.compile(r"\b(?:warned|said|told|announced|argued|stated|noted|added|asked|proposed|suggested)\b")
"""Behind a date this tells when something was said: "In January she warned that it could fail"."""
_TURNS_BACK = re.compile(
    r"\b(?:after|since|had)\b|\b(?:when|who|which|because)(?: \w+){0,3} (?:\w+ed|was|were|met|held|won)\b",
    re.IGNORECASE,
)
"""Between what is to come and a date: the date is that of something else."""
_HELD = re.compile(r"\b(?:place|held|meet|convene|gather|begin|start|open|close|end|expire|due)s? $")
"""Before a day without a preposition: "will take place Nov. 30"."""
_LAST_YEAR = re.compile(r",? (?:of )?last year\b")


def read_deadlines(text: str, dates: Sequence[Moment], written: dt.date | None = None) -> tuple[Deadline, ...]:
    """The deadlines and periods that a text (`rag.record.text.uniform`) names, at its own offsets, none within another.

    What says "by" or "until" comes first, then the others in order of the text.

    Args:
        text: A clause or sentence.
        dates: Of the text.
        written: Day of the event that it reports on; what is over by then is no deadline.
    """
    kept: list[Deadline] = []
    for one in (*_of_moments(text, dates, written), *_of_spans(text, written), *_of_names(text, written)):
        if all(one.span[1] <= other.span[0] or other.span[1] <= one.span[0] for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=_order))


def _order(one: Deadline) -> tuple[bool, int]:
    return not re.match(r"by|until|till|before|not? later|to\b", one.text, re.IGNORECASE), one.span[0]


def _of_moments(text: str, every: Sequence[Moment], written: dt.date | None) -> Iterator[Deadline]:
    for nth, one in enumerate(every):
        if nth and every[nth - 1].opens:
            continue
        last = every[nth + 1] if one.opens and nth + 1 < len(every) else one
        opened = _BEFORE_MOMENT.search(text[: one.start])
        start, end = one.start, last.end
        opened = opened or (_SET.search(text[: one.start]) if _AS_DATE.match(text, last.end) else None)
        part = _PART_BEFORE.search(text[: one.start]) if one.month is None and not opened else None
        kind = _kind(text, one, opened, part)
        if kind is None or _LAST_YEAR.match(text, last.end):
            continue
        until = _end_of_part(one.year, part) if part else _last_day(last, written)
        period = one.opens
        if (
            not period
            and nth + 1 < len(every)
            and kind == "over"
            and re.fullmatch(r" (?:to|until|and|through)(?: the end of)? ", text[one.end : every[nth + 1].start])
        ):
            end, until, period = every[nth + 1].end, _last_day(every[nth + 1], written), True
        if opened and opened.group().lower().startswith(("from", "between", "as of")) and not period:
            kind, until = "start", None
        words = opened or part
        start = words.start() if words else one.start
        told = bool(_TOLD.search(text[:start]))
        if _is_told_of_past(text, one, kind, until, written, period=period, told=told):
            continue
        end -= end == len(text) and text.endswith(".")
        yield Deadline(text[start:end], until, (start, end))


def _is_told_of_past(
    text: str, one: Moment, kind: str, until: dt.date | None, written: dt.date | None, *, period: bool, told: bool
) -> bool:
    """Whether a date is that of something which happened or lasted, and nothing is to be done by it.

    Args:
        text: A clause or sentence.
        one: The date.
        kind: What the words before it make of it.
        until: The last day that it names.
        written: Day of the event that the text reports on.
        period: Whether it opens a period.
        told: Whether words before it tell that something was then.
    """
    if (told or _LASTED.search(text[: one.start])) and kind in ("over", "start"):
        return True
    if until is not None and written is not None and until <= written:
        return True
    ahead = _looks_ahead(text, (one.start, one.end)) and not told
    if kind == "at":
        return not _may_be_ahead(one, period, written, ahead=ahead)
    if kind == "start":
        return not ahead and not (written and one.year and one.year >= written.year)
    return kind == "over" and written is None and not period and not ahead and one.year is None


def _end_of_part(year: int | None, part: re.Match[str]) -> dt.date | None:
    """The last day of a half or quarter; that of the year for "in the course of 2027", none for a season."""
    if year is None or part["season"]:
        return None
    months = {"half": 6, "quarter": 3}.get((part["unit"] or "").lower(), 12)
    month = months * (_NTH[part["nth"].lower()] if part["nth"] else 1) or 12
    return dt.date(year, month, calendar.monthrange(year, month)[1]) if month <= 12 else None


def _kind(text: str, one: Moment, opened: re.Match[str] | None, part: re.Match[str] | None) -> str | None:
    """What the words before a date, its first word or the verb make of it; None when none makes it a deadline."""
    if opened:
        return opened.lastgroup
    if part:
        return "at" if part["word"].lower() in ("in", "during") else "by"
    lead = one.text.split(" ")[0].lower()
    if lead in ("by", "until", "to"):
        return "by"
    return "at" if lead == "in" or _HELD.search(text[: one.start]) else None


def _looks_ahead(text: str, within: Span) -> bool:
    """Whether a text tells in or beside these words of something that is still to come."""
    start, end = within
    for found in _TO_COME.finditer(text):
        between = text[found.end() : start] if found.end() <= start else text[end : found.start()]
        told_then = end <= found.start() and _SAID_THEN.search(between)
        if not told_then and not _TURNS_BACK.search(between):
            return True
    return False


def _may_be_ahead(one: Moment, period: bool, written: dt.date | None, *, ahead: bool) -> bool:
    """Whether "in 2026" or "in July" is still to come."""
    if written is None or one.year is None:
        return ahead
    month, day = one.month or 1, one.day or 1
    return (one.year, month, day) > (written.year, written.month, written.day) or (
        one.year == written.year and one.month is None and ahead and not period
    )


def _last_day(one: Moment, written: dt.date | None) -> dt.date | None:
    year = one.year
    if year is None and one.month and written:
        year = written.year + (one.month < written.month)
    if year is None:
        return None
    month = one.month or 12
    try:
        return dt.date(year, month, one.day or calendar.monthrange(year, month)[1])
    except ValueError:
        return None


def _of_spans(text: str, written: dt.date | None) -> Iterator[Deadline]:
    for found in _SPAN.finditer(text):
        lasts = found.group().lower().startswith("within") or _FOR_A_TIME.search(text[: found.start()])
        past = not lasts and _PAST_SPAN.search(text) and not _TO_COME.search(text)
        if past or (
            found["unit"] and not (found["n"] or "coming" in found.group() or "within" in found.group().lower())
        ):
            continue
        number = (found["n2"] or found["n"] or found["m"] or "1").lower()
        unit = (found["unit"] or found["unit2"] or found["unit3"]).lower()
        until = None
        if written and number != "the" and not found["unit3"]:
            until = _later(written, int(number) if number.isdigit() else _NUMBERS[number], unit)
        yield Deadline(found.group(), until, found.span())


def _later(day: dt.date, number: int, unit: str) -> dt.date | None:
    if number > _LONGEST:
        return None
    if unit in ("hour", "day", "week"):
        return day + dt.timedelta(days=-(-number // 24) if unit == "hour" else number * (7 if unit == "week" else 1))
    months = day.month - 1 + number * {"month": 1, "year": 12, "decade": 120}[unit]
    year, month = day.year + months // 12, months % 12 + 1
    if year > dt.MAXYEAR:
        return None
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _of_names(text: str, written: dt.date | None) -> Iterator[Deadline]:
    for session in _NUMBERED.finditer(text):
        if session.group().startswith("by") and _DONE.search(text[: session.start()]):
            continue
        if not session.group().startswith("after") or _looks_ahead(text, session.span()):
            yield Deadline(session.group(), None, session.span())
    for found in _NAMED.finditer(text):
        if found["later"] and not _looks_ahead(text, found.span()):
            continue
        until = None
        words = found.group().lower()
        if written and (found["end"] or found["its"] or found["next"] or found["year"] or "").lower() == "year":
            until = dt.date(written.year + ("next" in words or "following" in words), 12, 31)
        elif words.endswith("the decade"):
            until = dt.date(written.year // 10 * 10 + 9, 12, 31) if written else None
        yield Deadline(found.group(), until, found.span())
