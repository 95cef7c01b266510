"""A naming of a series in a line, and the patterns that several ways of naming one share."""

import re
from dataclasses import dataclass

from rag.ordinals import ORDINALS
from rag.record.series.known import KNOWN_SERIES
from rag.record.text import Line


@dataclass(frozen=True, slots=True)
class SeriesMention:
    """Words of a line that name a series."""

    line: Line
    start: int
    end: int
    name: str
    weight: float = 1.0


KNOWN_NAMES = tuple(KNOWN_SERIES)
"""Of the series of the table, in its order."""
ALIASES_IN_TEXT = re.compile(
    r"(?<![\w+])(?<![Tt]rans-)(?<![Ii]nter-)(?<![Pp]an-)(?<![Nn]on-)(?=[A-Z]|summit on|artificial)(?:"
    + "|".join(rf"(?P<s{nth}>(?:{'|'.join(one.aliases)})(?!\w))" for nth, one in enumerate(KNOWN_SERIES.values()))
    + ")"
)
"""Matches any name of a series of the table; the group `s3` is the one of `KNOWN_NAMES[3]`."""
ORDINAL_BEFORE = re.compile(
    rf"(?:(?i:(?:\w+ty-)?(?:{'|'.join(ORDINALS)}|\w{{3,}}teenth|twelfth|\w+tieth)|\d+(?:st|nd|rd|th))|\b[IVXL]{{2,}}) "
)
"""Matches the number of a meeting, before its name: "the 41st", "twelfth", "XVI"."""
ORGAN_OF_BODY = (
    r"(?:[Aa]ssembly|[Cc]onference|[Cc]ouncil|[Ll]eaders|[Hh]eads of [Dd]elegations?"
    r"|[Hh]eads of (?:[Ss]tate(?: and [Gg]overnment)?|[Gg]overnment)"
    r"|[Mm]inisters(?: (?:of|for) (?:the )?(?:Foreign Affairs|External Relations|(?!the\b)[A-Z]\w+ and [A-Z]\w+|Finance"
    r"|Trade|Energy|Health|Defen[cs]e|Environment|Agriculture|Transport|Culture|Education))?)"
)
"""What of a body meets: "Heads of State", "Ministers"."""
PROPER_NAME = r"[A-Z][\w'’-]*(?: (?:(?:of|for|on|to) (?:(?:the|an?) )?|and (?:the )?|the )?[A-Z][\w'’-]*){0,6}"
NAME_OPENS = re.compile(
    r"^(?:.*?(?i:Declaration|Communiqué|Statement|Readout|Summary|Report|Secretary[- ]General) of )?(?:(?:[Tt]he|A"
    r"|An|At|In|Of|On) )?"
)
"""Matches what stands before a name in a title: "Communiqué of the …"."""
