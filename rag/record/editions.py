"""Which edition of its series a meeting is: "the 16th summit", "their second summit", "COP29"."""

import re
from collections.abc import Iterable, Iterator, Sequence

from rag.english import moments, numerals
from rag.record.lines import Line
from rag.record.series import OF_THE_HIGHEST, SeriesMention
from rag.types import Span

_MEETING = re.compile(
    r"^(?! (?:day|round|time)s? of\b)(?:[\s-]+(?:(?:[\w'+–-]+|\([^()]{2,12}\))\s+){0,6}?)(?:[Ss]ummit|[Mm]eeting"
    r"|[Ss]ession|[Cc]onference"
    r"|[Ff]orum|[Dd]ialogue|[Rr]etreat|Assembly|Cabinet|Council|time)\b"
)
_OTHER_MEETING = re.compile(
    r"\b(?:next|due|previous|preceding|host the|until|followed|format's|offered"
    r"|minister\w*|(?:report|that) of(?: the)?|(?:venue|dates?) of(?: the)?|(?:to|will|would) (?:host|hold)(?: the)?"
    r"|took place in (?:[A-Z]\w+ )?(?:19|20)\d\d"
    r"|alongside|'s first|reached|her first|his first|bilateral)\b"
)
_TO_COME = re.compile(r"\b(?:will|would|is to|are to|be held)\b")
LONGEST_MODAL = 12
"""Characters behind a name in which "will be" says that the meeting is still to come."""
_ITS_NTH = re.compile(
    r"\b(?:summit|meeting|session|conference|assembly)\b[^.;]{1,12}\b(?:the|its) (?:\w+'s )?$", re.IGNORECASE
)
_ENDS = re.compile(r"(?: so far)?(?:[.,]| [—-] )")
"""Around "eleventh" in "the two-day session, the Commission's eleventh."."""
_MET = re.compile(r"\b(?:met|meet|sat down|gathered)\b")
_ELSEWHERE = re.compile(r" (?:in|on|at|outside) (?:the )?[A-Z]|,? since\b")
"""After "for the first time" these tell that only the place is new: "… met for the first time in Africa"."""
_FOR_SO_LONG = re.compile(
    r" (?:for|in|since) (?:(?:the|more|than|over|nearly|almost) )*(?:[\w-]+ )?(?:months|years|weeks|decades|\d{4})\b"
)
"""After "their first meeting" these tell how long they had not met: "… for sixteen months"."""
_PARTED = re.compile(r"(?<=ty) (?=(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b)", re.IGNORECASE)
"""Between the two words of a number that is written without a hyphen: "Forty Third"."""
_MINISTERS = re.compile(r"\b[Mm]inister(?:ial|s)\b")
_IN_NAME = re.compile(r"(?:COP ?-?|[A-Z]{2,}[ -])(\d{1,2})\b")


def edition_of(lines: Sequence[Line], series: Sequence[SeriesMention]) -> tuple[int, Span | None] | None:
    """The number of the meeting and where it stands; None when it is not told."""
    for one in series:
        before, after = one.line.text[: one.start][-40:], one.line.text[one.end :][:LONGEST_MODAL]
        to_come = _OTHER_MEETING.search(before) or (_TO_COME.search(after) and not one.line.is_title)
        if (found := _IN_NAME.search(one.line.text, one.start, one.end)) and not to_come:
            return int(found[1]), one.line.span(*found.span())
    lead = sorted((line for line in lines if line.weight > 1), key=lambda line: line.is_title)
    of_ministers = not any(OF_THE_HIGHEST.search(line.text) for line in lead) or any(
        "inisterial" in one.name or "inisters" in one.name for one in series
    )
    return next(_numbered(lead, of_ministers=of_ministers), None)


def _numbered(lines: Iterable[Line], *, of_ministers: bool) -> Iterator[tuple[int, Span | None]]:
    for line in lines:
        text = _PARTED.sub("-", line.in_small_letters)
        for number in numerals(text):
            if number.kind == "ordinal" and _ITS_NTH.search(text[: number.start]) and _ENDS.match(text, number.end):
                yield int(number.value), line.span(number.start, number.end)
            after = _MEETING.match(text[number.end :])
            if number.kind != "ordinal" or not after:
                continue
            end = number.end + after.end()
            if number.value == 1 and (
                text[: number.start].endswith("'s ")
                or _FOR_SO_LONG.match(text, end)
                or (after[0].endswith("time") and (not _MET.search(text) or _ELSEWHERE.match(text, end)))
            ):
                continue
            clause = re.split(r"[;.]|, (?:and|but|while) ", text[max(0, number.start - 60) : number.start])[-1]
            around = clause + after[0] + text[number.end + after.end() :][:40]
            # the first sentence of a notice tells of its own meeting, and on which day that is
            if _TO_COME.search(around) and (line.nth or not any(one.day for one in moments(text))):
                continue
            if not _OTHER_MEETING.search(_MINISTERS.sub("", around) if of_ministers else around):
                yield int(number.value), line.span(number.start, number.end)
