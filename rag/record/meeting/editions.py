"""Which edition of its series a meeting is: "the 16th summit", "their second summit", "COP29"."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rag.english import MONTHS, moments, numerals
from rag.record.series import OF_THE_HIGHEST, SeriesMention
from rag.record.text import Line
from rag.types import Span

_MEETING = re.compile(
    r"^(?! (?:day|round|time)s? of\b| (?:morning|afternoon|evening|night) (?:of|on|at)\b| time in a row\b)"
    r"(?:[\s-]+(?:(?:[\w'+–-]+|\([^()]{2,12}\))\s+){0,6}?)"
    r"(?:[Ss]ummit|[Mm]eeting"
    r"|[Ss]ession|[Cc]onference"
    r"|[Ff]orum|[Dd]ialogue|[Rr]etreat|[Aa]ssembly|[Cc]ongress|Cabinet|Council|[Pp]lenary|time)\b"
)
_OTHER_MEETING = re.compile(
    r"\b(?:[Nn]ext|since|due|previous|preceding|host the|until|followed|format's|offered|[Rr]ecall\w*"
    r"|minister\w*|(?:report|that|minutes|record) of(?: the)?|(?:venue|dates?) of(?: the)?"
    r"|(?:to|will|would) (?:host|hold)(?: the)?"
    r"|took place in (?:[A-Z]\w+ )?(?:19|20)\d\d"
    r"|alongside|'s first|reached|her first|his first|bilateral)\b"
)
_TO_COME = re.compile(r"\b(?:will|shall|would|is to|are to|be held)\b")
LONGEST_MODAL = 12
"""Characters behind a name in which "will be" says that the meeting is still to come."""
_ITS_NTH = re.compile(
    r"\b(?:summit|meeting|session|conference|assembly)\b[^.;]{1,12}\b(?:the|its) (?:\w+'s )?$", re.IGNORECASE
)
_ENDS = re.compile(
    r"(?: so far)?(?:[.,]| [—-] )| (?:of|for) (?:the|its|their|this) (?!day|week|month|year|afternoon|morning)"
)
"""Around "eleventh" in "the two-day session, the Commission's eleventh." and "the summit, the 16th of the bloc"."""
_ROMAN = re.compile(r"\b(?=[IVXL]{2,}\b|[VX]\b)(?P<tens>XL|L?X{0,3})(?P<ones>IX|IV|V?I{0,3})\b")
_TENS, _ONES = (
    ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX"),
    ("", *["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]),
)
_MONARCH = re.compile(r"\b(?:King|Queen|Pope|Emperor|Prince|Sultan) [A-Z]\w+ $")
"""In front of a number that is a part of a name: "King Charles III"."""
_MET = re.compile(r"\b(?:met|meet|sat down|gathered)\b")
_ELSEWHERE = re.compile(r" (?:in|on|at|outside) (?:the )?[A-Z]|,? since\b")
"""After "for the first time" these tell that only the place is new: "… met for the first time in Africa"."""
_FOR_SO_LONG = re.compile(
    r"(?: (?:between|of) [^.;,]{0,60})? since\b"
    r"| (?:for|in) (?:(?:the|more|than|over|nearly|almost) )*(?:[\w-]+ )?(?:months|years|weeks|decades|\d{4})\b"
)
"""After "their first meeting" these tell how long they had not met: "… for sixteen months"."""
_PARTED = re.compile(r"(?<=ty) (?=(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b)", re.IGNORECASE)
"""Between the two words of a number that is written without a hyphen: "Forty Third"."""
_MEETING_OF = re.compile(r" (?:(?:[Ss]ummit|[Mm]eeting|[Ss]ession|[Cc]onference) of (?:the )?)?")
_TIME_THAT_MET = re.compile(
    r" time (?:that )?(?:the |all )?(?:[a-z]+ )?(?:have|had|has) (?:met|gathered|convened|come together)\b"
)
_MINISTERS = re.compile(r"\b[Mm]inister(?:ial|s)\b")
_IS_OF = re.compile(
    r"^(?:(?:[\w-]+ ){0,2}(?:[Mm]inutes|[Cc]ommuniqu[eé]|[Dd]eclaration|[Ss]tatement|[Ss]ummary|[Rr]eport|[Rr]eadout"
    r"|[Oo]utcomes?|[Rr]ecord) of )?(?:[Tt]he )?$"
)
_ITS_TITLE = re.compile(r"[\s-]+(?:[A-Z]\w+ ){0,2}(?:Summit|Meeting|Session|Conference|Assembly) of (?:the )?[A-Z]")
"""Behind a number that opens a title, or stands behind what kind of text it is."""
_AHEAD = re.compile(r"\b(?:for|until|by|before|towards?) (?:the )?$")
"""Before a name: what is put off to another meeting, "on the agenda for COP 18"."""
_YEAR_TOLD = re.compile(rf"\b(?:[Ii]n|[Ss]ince) (?:(?:{'|'.join(one.title() for one in MONTHS)}) )?(?:19|20)\d\d\b")
"""Before a name it tells that another meeting is looked back on: "In December 1997, delegates at COP 3 agreed"."""
_IN_NAME = re.compile(r"(?:COP ?-?|[A-Z]{2,}[ -])(\d{1,2})\b")


def edition_of(lines: Sequence[Line], series: Sequence[SeriesMention]) -> tuple[int, Span | None] | None:
    """The number of the meeting and where it stands; None when it is not told."""
    if numbered := _in_name(series):
        return numbered
    lead = sorted((line for line in lines if line.weight > 1), key=lambda line: line.is_title)
    of_ministers = not any(OF_THE_HIGHEST.search(line.text) for line in lead) or any(
        "inisterial" in one.name or "inisters" in one.name for one in series
    )
    told = next(_in_title(lead), None) or next(_numbered(lead, of_ministers=of_ministers), None)
    return told or next(_beside_name(series), None) or next(_so_often(lines), None)


def _in_name(series: Sequence[SeriesMention]) -> tuple[int, Span | None] | None:
    """The number in the name of the series, "COP29": that of a title or the lead, or else the one told most often.

    A report of a conference looks back on those before it, and may do so before it names its own number.
    """
    told = [
        (int(found[1]), one.line, one.line.span(*found.span()))
        for one in series
        if (found := _IN_NAME.search(one.line.text, one.start, one.end)) and not _is_of_another(one)
    ]
    times = Counter(value for value, _, _ in told)
    own = [one for one in told if one[1].weight > 1] or sorted(told, key=lambda one: -times[one[0]])
    return next(((value, span) for value, _, span in own), None)


def _is_of_another(one: SeriesMention) -> bool:
    """Whether a naming is of a meeting before or after the one reported; a title names its own."""
    before, after = one.line.text[: one.start], one.line.text[one.end :][:LONGEST_MODAL]
    if _OTHER_MEETING.search(before[-40:]):
        return True
    return not one.line.is_title and bool(_TO_COME.search(after) or _YEAR_TOLD.search(before) or _AHEAD.search(before))


def _in_title(lines: Sequence[Line]) -> Iterator[tuple[int, Span | None]]:
    """The number of the meeting that a title is of: "Minutes of the 31st Meeting of the Lorn Council"."""
    for line in lines:
        for start, end, value in _ordinals(line) if line.is_title else ():
            if _ITS_TITLE.match(line.text, end) and _IS_OF.search(line.text[:start]):
                yield value, line.span(start, end)


def _beside_name(series: Sequence[SeriesMention]) -> Iterator[tuple[int, Span | None]]:
    """The number in front of a naming of the series, or behind it: "the 20th Summit of the Lorn League", "NC XX"."""
    for one in series:
        for start, end, value in _ordinals(one.line):
            between = one.line.text[end : one.start]
            behind = (
                not one.line.is_sentence
                and one.line.text[one.end : start] == " "
                and one.line.text[start:end].isupper()
            )
            before = end <= one.start and _MEETING_OF.fullmatch(between)
            if (
                value > 1
                and (behind or before)
                and not _OTHER_MEETING.search(one.line.text[max(0, start - 40) : start])
            ):
                yield value, one.line.span(start, end)


def _so_often(lines: Sequence[Line]) -> Iterator[tuple[int, Span | None]]:
    """How often they have met by now, wherever it is told: "It's the 55th time that the leaders have met"."""
    for line in lines:
        for start, end, value in _ordinals(line):
            if _TIME_THAT_MET.match(line.text, end) and value > 1:
                yield value, line.span(start, end)


def _ordinals(line: Line) -> Iterator[tuple[int, int, int]]:
    """The ordinals of a line, in words, figures or Roman figures: where they stand, and their value."""
    for number in numerals(_PARTED.sub("-", line.in_small_letters)):
        if number.kind == "ordinal":
            yield number.start, number.end, int(number.value)
    for found in _ROMAN.finditer(line.text):
        if _MONARCH.search(line.text, 0, found.start()):
            continue
        yield *found.span(), 10 * _TENS.index(found["tens"]) + _ONES.index(found["ones"])


def _numbered(lines: Iterable[Line], *, of_ministers: bool) -> Iterator[tuple[int, Span | None]]:
    for line in lines:
        text = _PARTED.sub("-", line.in_small_letters)
        for start, stop, value in _ordinals(line):
            if _ITS_NTH.search(text[:start]) and _ENDS.match(text, stop):
                yield value, line.span(start, stop)
            after = _MEETING.match(text[stop:])
            if not after:
                continue
            end = stop + after.end()
            if value == 1 and (
                text[:start].endswith("'s ")
                or _FOR_SO_LONG.match(text, end)
                or (after[0].endswith("time") and (not _MET.search(text) or _ELSEWHERE.match(text, end)))
            ):
                continue
            clause = re.split(r"[;.]|, (?:and|but|while) ", text[max(0, start - 60) : start])[-1]
            around = clause + after[0] + text[end:][:40]
            # the first sentence of a notice tells of its own meeting, and on which day that is
            if _TO_COME.search(around) and (line.nth or not any(one.day for one in moments(text))):
                continue
            if not _OTHER_MEETING.search(_MINISTERS.sub("", around) if of_ministers else around):
                yield value, line.span(start, stop)
