"""Lists of states and bodies of which a sentence says that they met, sat or watched, or that are all it says.

"The heads of customs of Peru, Chile and Bolivia met", "a meeting of Peru, Chile and Bolivia", "Peru, the Reef Bank and
Chile attended as observers". What such a list names in between may be no state.
"""

import re
from collections.abc import Iterator, Sequence

from rag.english import countries
from rag.record.participants.bodies import BODIES, BODY_NAMED
from rag.record.participants.wording import CLAUSE_END, ELSEWHERE, OBSERVER
from rag.record.people import Naming
from rag.record.text import Line
from rag.record.values import Presence

_ITEM = (
    r"(?:[Tt]he )?[^\W\d_a-z][\w'’.-]*(?: (?:(?:of|for) (?:the )?|the )?(?:d['’])?[^\W\d_a-z][\w'’.-]*){0,6}"
    r"(?: \([A-Z][A-Za-z]{1,8}\))?"
)
_LIST = rf"{_ITEM}(?:(?:, (?:and )?| and ){_ITEM}){{1,40}}"
_CAME = (
    r" (?:also |all |both |each )?(?:met|gathered|convened|sat|took part|participated|attended|came together"
    r"|(?:were|was) (?:present|represented|there|in attendance))\b"
)
_TOGETHER = re.compile(
    rf"(?P<came>{_LIST})(?={_CAME})"
    r"|\b(?:(?:meeting|session|gathering|conference) of|(?:members|member states|participants|parties) (?:are|were)"
    rf"|(?:around|round|at) (?:the|this|our|one) table(?: (?:are|were))?):? (?P<named>{_LIST})"
    rf"|(?:^|; )[Ff]or (?:the )?[\w -]{{3,40}}, (?P<beside>{_LIST})(?=[.;]|{_CAME})"
    rf"|^(?P<alone>{_LIST})\.?$"
)
_LEAST = 3
"""Names; of two that "met" one may be no state, and "the meeting of Lund and Oll" is no list."""


def listed_together(lines: Sequence[Line]) -> Iterator[tuple[Naming, str, Presence]]:
    """The states and bodies in such lists, with how they were there."""
    for line in lines:
        if line.is_title or not line.is_prose or ELSEWHERE.search(line.text):
            continue
        for found in _TOGETHER.finditer(line.text):
            told = next(group for group, text in found.groupdict().items() if text)
            start, end = found.span(told)
            watched = OBSERVER.search(CLAUSE_END.split(line.text[end:])[0]) is not None
            named = [*_named(line, start, end)]
            if len(named) >= (2 if watched or told == "beside" else _LEAST):
                yield from ((naming, name, "observer" if watched else "present") for naming, name in named)


def _named(line: Line, start: int, end: int) -> Iterator[tuple[Naming, str]]:
    """The states and bodies in a range of a line."""
    for one in line.mentions:
        if one.countries and start <= one.start < end:
            yield Naming(line, one.start, one.end), one.countries[0]
    for found in BODY_NAMED.finditer(line.text, start, end):
        if not countries(found[0]):
            known = next((name for name, pattern in BODIES.items() if pattern.search(found[0])), found[0])
            yield Naming(line, *found.span()), known
