"""Whether a meeting of a series is one of its ministers, and what that is called."""

import re
from collections.abc import Sequence

from rag.english import is_verb
from rag.record.series.mention import SeriesMention
from rag.record.text import Line

_SHORT_NAME = re.compile(r"(?: Economic)? (?:Leaders' )?(?:Summit|Meeting)$")
_MINISTERS = (
    r"(?P<field>(?:[A-Z]?[a-z]+(?:,? and )?[ ,]?){0,4}?)(?<![Pp]rime )[Mm]inister(?:s'?|ial)\b"
    r"(?P<more> and [Cc]entral [Bb]ank [Gg]overnors)?"
)
_OF_MINISTERS = re.compile(rf"\W*(?:'s? )?{_MINISTERS}")
_MINISTERS_OF = re.compile(rf"\b(?:[Tt]he )?{_MINISTERS} (?:of|from) (?:the )?$")
_MINISTERS_MET = re.compile(
    r"\b(?:meeting|session|talks|gathering) of (?:the |its |all )?(?:\w+ )?(?P<field>(?:foreign|defen[cs]e|finance"
    r"|trade|energy"
    r"|health|interior|environment|agriculture|transport) )ministers\b"
)
OF_THE_HIGHEST = re.compile(
    r"\b(?:[Ss]ummit|[Ll]eaders|[Pp]residents|[Hh]eads of (?:[Ss]tate|[Gg]overnment)|[Pp]rime [Mm]inisters"
    r"|[Pp]remiers)\b"
)
_NO_FIELD_BEFORE = frozenset(("by", "with", "from", "to", "for", "in", "at", "on"))
_NO_FIELD = frozenset(("the", "their", "its", "all", "two", "senior", "responsible", "of", "council"))


def ministers_meeting(namings: Sequence[SeriesMention], lines: Sequence[Line]) -> str | None:
    """What a meeting is called that the title and the first sentences call one of ministers, and no leaders' summit."""
    prose = [line for line in lines if line.is_prose | line.is_title]
    if any(OF_THE_HIGHEST.search(line.text) for line in prose if line.weight > 2):
        return None
    if not any(OF_THE_HIGHEST.search(line.text) for line in prose):
        met = next((found for line in prose if (found := _MINISTERS_MET.search(line.text))), None)
        if met:
            return f"{_SHORT_NAME.sub('', namings[0].name)} {met['field'].title()}Ministers' Meeting"
    for one in namings:
        if one.line.weight > 2:
            text = one.line.in_small_letters
            found = _OF_MINISTERS.match(text, one.end) or _MINISTERS_OF.search(text[: one.start])
            if found:
                kept = [word for word in found["field"].split() if word.lower() not in _NO_FIELD]
                if any(is_verb(word) or word in _NO_FIELD_BEFORE for word in kept):
                    continue
                field = " ".join(word if word == "and" else word.capitalize() for word in kept)
                more = " and Central Bank Governors" if found["more"] else ""
                body = _SHORT_NAME.sub("", one.name)
                return f"{body} {field} Ministers{more}' Meeting".replace("  ", " ")
    return None
