"""Lists of those who attended, as communiqués and readouts give them: "in attendance were: …", "attended by …"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.english import PAST_FORMS, countries, is_verb, tokens
from rag.record.participants.bodies import BODIES, BODY_NAMED
from rag.record.participants.wording import ABSENT
from rag.record.people import Naming
from rag.record.text import Line
from rag.record.values import Presence

_OPENS = re.compile(
    r"\bin attendance(?: at [^.;:]{3,60})?(?:(?: were| was)?:| were\b| was\b)|\b(?:also )?(?:attending|attended"
    r"|participating"
    r"|participated|represented|present)\b[^.;:]{0,60}(?::| were:?| are:?| was:?| includ(?:e|ed|es|ing):?)"
    r"|\btook part\b[^.;:]{0,60}:"
    r"|\b(?:attended by|(?:was|were) represented by|taking part (?:today |here )?(?:are|were)"
    r"|with the participation of|in the presence of)\b"
    r"|\bfollowing\b[^.;:]{0,160}\b(?:attended|participated|took part)\b[^.;:]{0,40}:?(?= |$)"
    r"|\b(?:welcome|welcomed|appreciated) the (?:participation|presence|attendance) of\b"
    r"|\b(?:greeted|welcomed|received|hosted) [^.;:]{0,40}\b(?:guests|counterparts|colleagues|leaders|presidents"
    r"|ministers|premiers)\b[^.;:]{0,40}:"
    r"|^(?:Attendance|Attendees|Taking part|Participants|Present|In attendance)\b:?|^(?:(?:Host|Chair)s?(?:/(?:host"
    r"|chair)s?)?|(?:[\w'-]+ )?[Ss]peakers):"
    r"|\b(?:also |seated )?(?:at|around|in|on) (?:the )?(?:\w+ )?(?:table|room|hall|stage|dais|row)"
    r" (?:were|was|are|is|sat)\b"
    r"|^(?:Leaders |Heads |Those )?(?:in the room|at the table|around the table|who came)\b[^.:;]{0,40}:"
    r"|\b(?:attended|took part|came|present|represented), (?:among them|including)\b"
    r"|\b(?:presidents|leaders|ministers|heads of (?:state|government)) (?:attended|came|took part|were there):",
    re.IGNORECASE,
)
_LABELS: tuple[tuple[Presence, re.Pattern[str]], ...] = (
    ("observer", re.compile(r"(?:^|[.;] )(?:As |[Pp]ermanent )?[Oo]bservers?(?: states?)?:")),
    ("invited", re.compile(r"(?:^|[.;] )(?:(?:Invited |Special )?[Gg]uests?|Invited):")),
    (
        "absent",
        re.compile(
            r"(?:^|[.;] )(?:[Aa]bsent|[Aa]pologies|[Rr]egrets|[Mm]issing|[Nn]ot (?:there|here|present"
            r"|in the room|attending"
            r"|coming|represented)|(?:[Dd]id not|[Dd]idn't) (?:attend|come|take part|participate)|[Ss]tayed away):"
        ),
    ),
)
"""In front of lists in notes and minutes: "Observers: China, Brazil."."""
_ENDS_LABELLED = re.compile(r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr))(?<!\b(?:Mrs|Hon))\.(?= |$)| - |;(?= [\w ]{2,25}:)")
_AMONG_THEM = re.compile(r"among them|including")
_LIST_OF_LEADERS = re.compile(r"(?:[A-Z][\w'’-]+ [A-Z][\w'’-]+ of (?:the )?[A-Z][^,;.]*(?:,|;|,? and)(?: the)? ){3}")
"""Three people with their countries, in a sentence that has no verb."""
_ENDS = re.compile(r", (?:who|which|where|while) ")
_HEADS_OF = re.compile(r"\s*(?:the )?(?:heads|presidents|leaders|prime ministers)\b[\w ]{0,25} (?:of|from)\b")
_IN_PLACE = re.compile(r"\b(?:in|to|at|on behalf of|(?<![:;,] )for) (?:the )?(?:Republic of )?$")


@dataclass(frozen=True, slots=True)
class Attendance:
    """Where lines list who attended."""

    ranges: tuple[tuple[Line, int, int], ...]
    labels: tuple[tuple[Line, int, int, Presence], ...] = ()
    """Lists behind a label, with what it says of those in them."""

    def labelled(self, naming: Naming) -> Presence | None:
        """What a label says of somebody in the list behind it; None where no label does."""
        return next(
            (
                presence
                for line, start, end, presence in self.labels
                if line is naming.line and start <= naming.start < end
            ),
            None,
        )

    def labelled_states(self) -> Iterator[tuple[Naming, str, Presence]]:
        """The states in lists behind labels, not those of which only the heads are listed as absent."""
        for line, start, end, presence in self.labels:
            if presence == "absent" and _HEADS_OF.match(line.text, start):
                continue
            for one in line.mentions:
                if one.countries and start <= one.start < end and not one.located:
                    yield Naming(line, one.start, one.end), one.countries[0], presence
            for found in BODY_NAMED.finditer(line.text, start, end) if presence == "observer" else ():
                if not countries(found[0]):
                    yield Naming(line, *found.span()), found[0], presence

    def holds(self, naming: Naming) -> bool:
        """Whether somebody is named in such a list."""
        return any(
            line is naming.line and start <= naming.start and naming.end <= end for line, start, end in self.ranges
        )

    def states(self) -> Iterator[tuple[Naming, str]]:
        """The states and organisations that the lists name, not those that somebody is ambassador in."""
        for line, start, end in self.ranges:
            for name, pattern in BODIES.items():
                yield from ((Naming(line, *found.span()), name) for found in pattern.finditer(line.text, start, end))
            if _AMONG_THEM.search(line.text, max(0, start - 12), start):
                for found in BODY_NAMED.finditer(line.text, start, end):
                    yield Naming(line, *found.span()), found[0]
            for one in line.mentions:
                named = one.countries and not (one.located or one.place)
                if named and start <= one.start < end and not _IN_PLACE.search(line.text[: one.start]):
                    yield Naming(line, one.start, one.end), one.countries[0]


def attendance_of(lines: Sequence[Line]) -> Attendance:
    """The lists of the lines: what stands behind the words that open one, and the lines without a verb that follow."""
    found: list[tuple[Line, int, int]] = []
    listing = False
    for line in lines:
        if opened := None if line.is_title else _OPENS.search(line.text):
            ended = _ENDS.search(line.text, opened.end())
            found.append((line, opened.end(), ended.start() if ended else len(line.text)))
            listing = not ended
        elif ABSENT.search(line.text):
            listing = False
        elif ((listing and line.mentions) or _LIST_OF_LEADERS.search(line.text)) and not any(
            is_verb(one.text) or one.text in PAST_FORMS for one in tokens(line.text)
        ):
            found.append((line, 0, len(line.text)))
        else:
            listing = False
    return Attendance(tuple(found), tuple(_labelled(lines)))


def _labelled(lines: Sequence[Line]) -> Iterator[tuple[Line, int, int, Presence]]:
    """The lists of the lines that stand behind a label, each up to its end."""
    for line in lines:
        for presence, label in _LABELS if ":" in line.text else ():
            if found := label.search(line.text):
                ended = _ENDS_LABELLED.search(line.text, found.end())
                yield line, found.end(), ended.start() if ended else len(line.text), presence
