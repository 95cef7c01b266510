"""Organisations that take part in meetings."""

import re
from collections.abc import Iterator, Sequence

from rag.record.participants.wording import CLAUSE_END, ELSEWHERE, OBSERVER
from rag.record.people import Naming
from rag.record.text import Line
from rag.record.values import Presence

_UNIONS = ("European Union", "African Union")
BODIES = {
    "European Union": re.compile(r"\b(?:European Union|EU)\b(?!-)"),
    "African Union": re.compile(r"\bAfrican Union\b"),
    "United Nations": re.compile(r"\b(?:UN|United Nations) (?:Secretary[- ]General|\w+ chief|envoy)\b"),
    "NATO": re.compile(r"\b\d+ members of NATO|\bNATO (?:Secretary|allies|leaders)|\b[Ll]eaders of NATO"),
    "Gulf Cooperation Council": re.compile(r"\b(?:GCC|Gulf Cooperation Council) Secretary"),
}
"""By name, the words that name an organisation, or its head."""
BODY_NAMED = re.compile(
    r"(?!The )(?:[A-Z][\w-]+ (?:(?:and|of|for) (?:the )?)?){1,5}?(?:Council|Bank|Fund|Commission|Organi[sz]ation"
    r"|Union|League|Association|Secretariat|Community|Forum|Agency|Authority|Federation|Network)\b"
    r"(?: (?:of|for) [A-Z]\w+(?: [A-Z]\w+)*)?"
)
_BODY_ACTS = re.compile(
    r"^(?: Commission| Council)?(?:,? (?:and )?(?:the )?(?:\d+ countries"
    r"|(?:five )?[A-Z]\w+(?: [A-Z]\w+)?(?: states)?)(?:, [^,.]{3,60},)?){0,4},? ?"
    r"(?:signed|joined|took|attended|sent|was represented|were represented|decided|were among|announced|criticised"
    r"|presided|as a permanent"
    r"|side\b|from the government side|repeated|Secretary|President|gathered|met|behind)"
)
_BODY_TAKEN_IN = re.compile(r"\b(?:took in|admitted|summit of|meeting of|and) the $")


def bodies_present(lines: Sequence[Line]) -> Iterator[tuple[Naming, str, Presence]]:
    """Organisations that act, or whose head is named with the office."""
    for line in lines:
        for name, pattern in BODIES.items():
            for found in pattern.finditer(line.text) if line.is_prose else ():
                by_itself = name not in _UNIONS or _BODY_TAKEN_IN.search(line.text[: found.start()])
                if (by_itself or _BODY_ACTS.match(line.text[found.end() :])) and not ELSEWHERE.search(line.text):
                    watched = OBSERVER.search(CLAUSE_END.split(line.text[found.end() :])[0])
                    yield Naming(line, *found.span()), name, "observer" if watched else "present"
