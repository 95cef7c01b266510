"""Which edition of its series a meeting is: "the 16th summit", "their second summit", "COP29"."""

import re
from collections.abc import Iterable, Iterator, Sequence

from rag.english import numerals
from rag.record.known_series import SeriesMention
from rag.record.lines import Line
from rag.types import Span

_MEETING = re.compile(
    r"^(?:[\s-]+(?:[\w'+–-]+\s+){0,6}?)(?:[Ss]ummit|[Mm]eeting|[Ss]ession|[Cc]onference|[Ff]orum|time)\b"
)
_OTHER_MEETING = re.compile(
    r"\b(?:next|will|would|is to|are to|be held|due|previous|preceding|host the|until|followed|format's|offered"
    r"|minister\w*"
    r"|alongside|'s first|reached|her first|his first|bilateral)\b"
)
_MET = re.compile(r"\b(?:met|meet|sat down|gathered)\b")
_IN_NAME = re.compile(r"COP ?(\d\d)\b")


def edition_of(lines: Sequence[Line], series: Sequence[SeriesMention]) -> tuple[int, Span | None] | None:
    """The number of the meeting and where it stands; None when it is not told."""
    for one in series:
        if (found := _IN_NAME.match(one.line.text, one.start, one.end)) and not _OTHER_MEETING.search(
            one.line.text[: one.start][-40:]
        ):
            return int(found[1]), one.line.span(*found.span())
    lead = sorted((line for line in lines if line.weight > 1), key=lambda line: line.is_title)
    return next(_numbered(lead), None)


def _numbered(lines: Iterable[Line]) -> Iterator[tuple[int, Span | None]]:
    for line in lines:
        for number in numerals(line.text):
            after = _MEETING.match(line.text[number.end :])
            if number.kind != "ordinal" or not after:
                continue
            if number.value == 1 and (
                line.text[: number.start].endswith("'s ") or (after[0].endswith("time") and not _MET.search(line.text))
            ):
                continue
            clause = re.split(r"[;.]|, (?:and|but|while) ", line.text[max(0, number.start - 60) : number.start])[-1]
            if not _OTHER_MEETING.search(clause + after[0] + line.text[number.end + after.end() :][:40]):
                yield int(number.value), line.span(number.start, number.end)
