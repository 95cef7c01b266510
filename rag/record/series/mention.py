"""A naming of a series in a line, and the patterns that several ways of naming one share."""

import re
from dataclasses import dataclass

from rag.record.known_series import KNOWN_SERIES
from rag.record.lines import Line
from rag.types import ORDINALS


@dataclass(frozen=True, slots=True)
class SeriesMention:
    """Words of a line that name a series."""

    line: Line
    start: int
    end: int
    name: str
    weight: float = 1.0


KNOWN_NAMES = tuple(KNOWN_SERIES)
ALIASES_IN_TEXT = re.compile(
    r"(?<![\w+])(?=[A-Z]|summit on|artificial)(?:"
    + "|".join(rf"(?P<s{nth}>(?:{'|'.join(one.aliases)})(?!\w))" for nth, one in enumerate(KNOWN_SERIES.values()))
    + ")"
)
ORDINAL_BEFORE = re.compile(
    rf"(?:(?:\w+ty-)?(?:{'|'.join(ORDINALS)}|\w{{3,}}teenth|twelfth|\w+tieth)|\d+(?:st|nd|rd|th)) ", re.IGNORECASE
)
ORGAN_OF_BODY = (
    r"(?:[Aa]ssembly|[Cc]onference|[Cc]ouncil|[Ll]eaders|[Hh]eads of [Dd]elegations?"
    r"|[Hh]eads of (?:[Ss]tate(?: and [Gg]overnment)?|[Gg]overnment)"
    r"|[Mm]inisters)"
)
PROPER_NAME = r"[A-Z][\w'’-]*(?: (?:(?:of|for|on|to) (?:the )?|and (?:the )?|the )?[A-Z][\w'’-]*){0,6}"
NAME_OPENS = re.compile(
    r"^(?:.*?(?:Declaration|Communiqué|Statement|Readout|Summary|Report|Secretary[- ]General) of )?(?:(?:[Tt]he|A"
    r"|An|At|In|Of|On) )?"
)
