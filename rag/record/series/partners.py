"""Summits named by their two sides: "Central Asia–Korea summit", "EU–Japan summit"."""

import re
from collections.abc import Iterator

from rag.english import countries
from rag.record.series.known import CENTRAL_ASIA
from rag.record.series.mention import ALIASES_IN_TEXT, SeriesMention
from rag.record.text import Line

_PARTNERS = {
    "China": "Central Asia–China Summit",
    "United States": "C5+1 Summit",
    "Japan": "Central Asia plus Japan Summit",
    "European Union": "EU–Central Asia Summit",
    "Gulf": "GCC–Central Asia Summit",
}
"""By partner: what its summits with Central Asia are called where that is not "Central Asia–X Summit"."""
_REGION = re.compile(
    r"(?:(?:the|all|all the) )?(?:five )?(?:(?:heads of state|leaders|presidents|states"
    r"|countries) of )?Central Asian?\b"
    r"(?: (?:states|countries|republics|nations|presidents|leaders|heads of state|partners))?|\bC5\b(?! ?\+)"
)
_JOIN = r"\s*(?:-|–|—|\+|&|/|,|plus|and|with)\s*(?:the )?"
_TO_REGION = re.compile(
    rf"(?:{_JOIN}|'?s? (?:\w+ ){{0,3}}(?:sat down|met|meets|meeting|summit|talks) with )(?:all |the )*(?:five )?$"
)
_UNIONS = re.compile(
    r"\b(?:European Union|EU)\b|\b(?:(?:Persian|Arabian|Arab) )?Gulf\b(?: (?:states|monarchies|countries|leaders"
    r"|Arab states))?|\bGCC\b"
)
_EU_WITH = re.compile(
    r"\bEU-(?P<after>[A-Z][\w' ]+?) [Ss]ummit\b|\b(?:European Union"
    r"|EU) and (?:the )?(?P<both>[A-Z]\w+(?: [A-Z]\w+)?)\b[^.;]{0,40} [Ss]ummit\b"
    r"|\b(?P<before>[A-Z]\w+)-EU [Ss]ummit\b"
)


def central_asia_with(line: Line) -> Iterator[SeriesMention]:
    """Summits of the five Central Asian states with a partner."""
    if "Central Asia" not in line.text and "C5" not in line.text:
        return
    named = [(one.start, one.end, one.countries[0]) for one in line.mentions if one.countries]
    named += [
        (*union.span(), "European Union" if union[0] in ("EU", "European Union") else "Gulf")
        for union in _UNIONS.finditer(line.text)
    ]
    for region in _REGION.finditer(line.text):
        for start, end, partner in named:
            if partner in CENTRAL_ASIA:
                continue
            before = end <= region.start() and _TO_REGION.fullmatch(line.text, end, region.start())
            after = region.end() <= start and re.fullmatch(_JOIN, line.text[region.end() : start])
            if before or after:
                yield SeriesMention(line, min(start, region.start()), max(end, region.end()), format_with(partner), 1.1)


PARTNER_BEHIND = re.compile(
    r" ?- ?(?P<partner>[A-Z]\w+(?: [A-Z]\w+)?) (?P<noun>(?:(?:Special|Commemorative|Annual|Leaders'?) )?(?:[Ss]ummit"
    r"|[Mm]eeting))\b"
)
"""Behind the name of a body: "-Australia Special Summit"."""


def body_with(line: Line) -> Iterator[SeriesMention]:
    """Summits of a body of the table with a country: "ASEAN-Australia Special Summit"."""
    text = line.in_small_letters if line.text.isupper() else line.text
    for body in ALIASES_IN_TEXT.finditer(text):
        found = PARTNER_BEHIND.match(text, body.end())
        if found and countries(found["partner"]):
            name = f"{body[0]}–{found['partner']} {found['noun'].title()}"
            yield SeriesMention(line, body.start(), found.end(), name, 1.2)


def format_with(partner: str) -> str:
    """What the summits of the five Central Asian states with this partner are called."""
    return _PARTNERS.get(partner, f"Central Asia–{partner} Summit")


def union_with(line: Line) -> Iterator[SeriesMention]:
    """Summits of the European Union with a partner, Central Asia and Africa aside."""
    for found in _EU_WITH.finditer(line.text):
        partner = found["after"] or found["both"] or found["before"]
        if not partner.startswith(("Central Asia", "AU", "Africa")):
            yield SeriesMention(line, *found.span(), f"EU–{partner} Summit", 1.2)
