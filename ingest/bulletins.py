"""Bulletins: one text with notes on several meetings, each below a heading that names its meeting, place and days.

Each note becomes an article of its own, so that its meeting has its own days, place and participants. What else stands
in the bulletin, its introduction and its news in brief, stays together as the bulletin itself.
"""

import contextlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.lines import ENDS
from ingest.raw import RawDocument
from ingest.readers.encodings import decode
from rag.english import moments
from rag.errors import SourceError
from rag.record import headed_meeting

LEAST_NOTES = 2
"""On meetings at different places; a text with one such heading is on that meeting."""
LEAST_NOTE_WORDS = 8
"""Of the line below a heading, which tells of the meeting; a shorter one is a part of a list of meetings."""
_MARK = re.compile(
    r"(?P<level>#{1,6}) +(?:\*\*)?(?:(?:[A-Z]|\d{1,2}|[IVX]+)[.)] +)?"
    r"|(?P<bold>\*\*)?(?:(?P<letter>[A-Z])|(?P<number>\d{1,2})|[IVX]+)[.)] +"
    r"|\*\*"
)
"""Matches what a heading opens with: "A.", "3)", "##", "**"."""
_CLOSED = re.compile(r"(?:\*\*| *#+)$")


@dataclass(frozen=True, slots=True)
class _Heading:
    line: int
    """Among the lines of the text."""
    words: str
    """Without its mark."""
    mark: str
    """Its kind, the same for all headings of a bulletin: "letter", "number", "##", "**" or empty."""


def notes_of(document: RawDocument) -> Iterator[RawDocument]:
    """The notes of a bulletin, and the bulletin without them; the document alone where it is no bulletin."""
    text = ""
    with contextlib.suppress(SourceError):  # which is told where the document is read
        text = decode(document.content)[0] if document.kind in ("text", "markdown") else ""
    lines = [] if text.startswith("---") else text.splitlines()
    headings = [one for nth in range(1, len(lines)) if (one := _heading(lines, nth))]
    meetings = [one for one in headings if headed_meeting(one.words) and _tells(lines, one.line)]
    places = {one.words[slice(*named.place)] for one in meetings if (named := headed_meeting(one.words))}
    marks = {one.mark for one in meetings}
    if len(places) < LEAST_NOTES or len(marks) > 1:
        yield document
        return
    own = next(line.lstrip("# ").strip("*") for line in lines if line.strip())
    known = {"publisher": own, **({"published": day} if (day := _last_day(lines[: meetings[0].line])) else {})}
    rest, at = [], 0
    for number, one in enumerate(meetings, start=1):
        end = next((each.line for each in headings if each.line > one.line and each.mark in marks), len(lines))
        rest += lines[at : one.line]
        at = end
        content = "\n".join((one.words, "", *lines[one.line + 1 : end])).encode()
        yield RawDocument(
            f"{document.article_id}-{number}",
            f"{document.origin}:{number}",
            document.kind,
            content,
            {**document.known, **known},
        )
    rest += lines[at:]
    yield replace(document, content="\n".join(rest).encode())


def _heading(lines: Sequence[str], nth: int) -> _Heading | None:
    """The heading that a line behind an empty one is."""
    line = lines[nth].strip()
    mark = _MARK.match(line)
    words = _CLOSED.sub("", line[mark.end() if mark else 0 :])
    if lines[nth - 1].strip() or not words or (ENDS.search(words) and not headed_meeting(words)):
        return None
    if not mark:
        kind = "" if headed_meeting(words) else "other"
    else:
        kind = mark["level"] or mark["bold"] or ("letter" if mark["letter"] else "number" if mark["number"] else "**")
    return _Heading(nth, words, kind)


def _tells(lines: Sequence[str], nth: int) -> bool:
    """Whether prose stands below a heading."""
    below = next((line for line in lines[nth + 1 :] if line.strip()), "")
    return len(below.split()) >= LEAST_NOTE_WORDS


def _last_day(lines: Sequence[str]) -> str | None:
    """The last day that the bulletin names above its notes, of which it gives the year."""
    told = [one for line in lines for one in moments(line) if one.year and one.month and one.day]
    return f"{told[-1].year}-{told[-1].month:02}-{told[-1].day:02}" if told else None
