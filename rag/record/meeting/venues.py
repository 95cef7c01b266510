"""Where a meeting to come is to be: the place behind its naming, the label in front of a place, or who hosts it."""

import re
from collections.abc import Iterator

from rag.english import WEEKDAYS, countries, fold, moments, word_set

_WORD = r"[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_]+)*"
VENUE_NAME = rf"{_WORD}(?: (?:(?:de la|de|es|la|el|da|of|the|and) )?{_WORD}){{0,3}}"
"""Matches a name that may be a place's."""
_VENUE = re.compile(
    rf"\b(?:in|for|at"
    rf"|to) (?:the )?(?P<name>{VENUE_NAME})(?!\w"
    rf"| [A-Z])(?:, (?:in )?(?P<more>{_WORD}(?: {_WORD})?)(?=[,. ]))?(?! (?:Declaration"
    rf"|Summit|country|countries|region|state|states|nation|nations|continent|side)\b)"
)
_HOST = re.compile(
    rf"(?P<name>{VENUE_NAME})(?:, in {_WORD},)?(?: (?!that\b|announced\b|said\b"
    rf"|confirmed\b)\w+){{0,4}}? (?:was (?:named|chosen|confirmed|picked|selected|approved)(?: to"
    rf"| as)?(?: the)? (?:host|venue)|(?:will|is to|are to"
    rf"|was to|would|was chosen to|is due to|due to|agreed to|has agreed to|to) (?:host|hold|co-host"
    rf"|assume the chair[^.;]{{0,20}} and host|organise)"
    rf"|(?:will|would|is to) be the (?:host|venue)\b|will (?:have|see|receive|welcome) (?:them|us)\b"
    rf"|takes the chair[^.;]{{0,20}} and will host|hosts?(?= (?:it )?in 20))"
)
_HOSTED_BY = re.compile(rf"\bhosted by (?:the )?(?:city of |government of )?(?P<name>{VENUE_NAME})")
_HOLDS = re.compile(
    rf"(?P<name>{VENUE_NAME})(?: will| is to| are to)? (?:assume"
    rf"|take)s? (?:over )?(?:the|as) (?:[a-z]+ )?(?:chair(?:manship)?|presidency"
    rf"|host)[^.;]{{0,25}} and (?:will )?(?:also )?"
    rf"(?:host|welcome|receive)|(?P<new>{VENUE_NAME}), as (?:the )?(?:new|next|incoming) (?:chair|host|presidency),"
)
_WHERE = re.compile(rf"\b(?:in|to) (?:the )?(?P<name>{VENUE_NAME})(?=, where\b)")
_LABELLED = re.compile(
    rf"(?:[Nn]ext (?:year's |time's )?(?:host|venue|summit|meeting|session|stop)(?::| is| will be)|Next(?: up)?:)"
    rf" (?:in )?(?:the )?(?P<name>{VENUE_NAME})"
)
_ITS = re.compile(rf"\bis (?P<name>{VENUE_NAME})'s(?=[.,;]|$)|\b(?P<turn>{VENUE_NAME})'s turn\b")
"""Whose the meeting is: "the next session is Peru's", "it will be Peru's turn to host"."""
_NO_VENUE = word_set(
    """spring summer autumn the a leaders it he she they we her his its their this that chair chairman chairwoman
    chairperson secretariat council presidency committee commission board ministers members government officials
    experts"""
) | {fold(day) for day in WEEKDAYS}


def may_be_venue(name: str) -> bool:
    """Whether a name opens as a place's does, and not with a weekday, a season or those who meet."""
    return fold(name.split()[0]) not in _NO_VENUE


def venues(text: str) -> Iterator[re.Match[str]]:
    """Where names stand in a text that may be those of places."""
    for found in _VENUE.finditer(text):
        if may_be_venue(found["name"]) and not moments(f"in {found['name']}"):
            yield found


def venue_of(text: str, ahead: re.Match[str]) -> tuple[str, int] | None:
    """Where it is to be: a place behind the meeting, else who hosts it; with the offset behind it."""
    places = [(found["name"], found.end(), found.start()) for found in venues(text)]
    behind = [one for one in places if one[2] >= ahead.start() or one[2] >= ahead.end() - 12]
    if behind:
        name, end, _ = behind[0]
        inner = re.match(rf" in (?P<city>{_WORD}(?: {_WORD})?)\b", text[end:])
        is_building = len(name.split()) > 1 and not countries(name)
        if inner and is_building and not moments(inner[0].strip()):
            return inner["city"], end + inner.end()
        return name, end
    if found := _LABELLED.match(text, ahead.start()):
        return found["name"], found.end()
    if found := _WHERE.search(text, 0, ahead.end()):
        return found["name"], ahead.end()
    if found := _ITS.search(text):
        return found["name"] or found["turn"], found.end()
    for pattern in (_HOLDS, _HOST, _HOSTED_BY):
        found = pattern.search(text)
        name = re.sub(r"^(?:The|And|But) ", "", next(filter(None, found.groups()))) if found else ""
        if found and may_be_venue(name):
            return name, found.end()
    return None
