"""Meetings named by their number or as a body's session: "the 41st Ministerial Meeting of the Danube Commission"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rag.record.series.mention import (
    ALIASES_IN_TEXT,
    NAME_OPENS,
    ORDINAL_BEFORE,
    ORGAN_OF_BODY,
    PROPER_NAME,
    SeriesMention,
)
from rag.record.text import Line

_NOUN = (
    r"(?:Summit|Dialogue|Retreat|Meeting|Session|Conference|Congress|Assembly|Forum|Cabinet|Council of Ministers"
    r"|Council)"
)
_KIND = (
    r"(?:Regular|Ordinary|Extraordinary|Special|Annual|Ministerial|Plenary|Intersessional|High-Level|Leaders'?|General)"
)
_NUMBERED_OF = re.compile(
    rf"(?P<kind>(?:{_KIND} |(?:regular|ordinary|annual|ministerial|plenary|special) )*)(?P<noun>{_NOUN}|summit"
    rf"|session|meeting|conference)"
    rf" of (?:the )?(?P<organ>(?:{ORGAN_OF_BODY} of (?:the )?){{0,2}})(?P<body>{PROPER_NAME})"
)
"""Behind an ordinal: "Ministerial Meeting of the Barents Euro-Arctic Council"."""
_NUMBERED = re.compile(
    rf"(?P<whole>(?!{_KIND} {_NOUN}\b)(?:[A-Z][\w'’+-]*|non-[A-Z]\w*)(?: (?:and |of (?:the )?)?(?:[A-Z][\w'’+-]*"
    rf"|non-[A-Z]\w*)){{0,5}}?"
    rf" {_NOUN}(?: (?:on|for) (?:the )?[A-Z][\w'-]+(?: (?:of |and |the )*[A-Z][\w'-]+){{0,4}})?)\b"
)
"""Behind an ordinal: "OPEC and non-OPEC Ministerial Meeting"."""
_NUMBERED_AMONG = re.compile(
    r"(?P<kind>(?:[a-z][a-z-]+ ){0,3})(?P<noun>meeting|summit|conference|session|dialogue|forum)"
    r" (?P<of>(?:among|between|of) (?:the )?[^,.;:]{3,70}?(?=[A-Z])[^,.;:]{3,40}?)"
    r"(?= (?:was|is|took|will|has|opened|began|ended|concluded|convened|in [A-Z]|on \d)\b)"
)
"""Behind an ordinal, in small letters: "foreign ministers meeting among the neighbours of Afghanistan"."""
_BODY_NOUN = (
    r"(?:Council|Assembly|Parliament|Union|League|Community|Commission|Organi[sz]ation|Alliance|Association|Forum"
    r"|Bank|Fund|Compact|Pact|Initiative|Partnership|Commonwealth|Authority|(?:Conf|F)ederation|Network|Agency"
    r"|Arrangement|Dialogue|Board)"
)
_UNNAMED_BODY = re.compile(rf"of (?:the )?(?:[a-z-]+ )*{_BODY_NOUN}$")
"""A body that is named in full elsewhere: "the third summit of the six-member Compact"."""
_SHORT_NAME = r"[A-Z]{2,}(?:[-/][A-Z]+)*"
_SHORT_NUMBERED = re.compile(
    rf"(?:{_SHORT_NAME} )?(?P<body>{_SHORT_NAME})[ -]\d{{1,2}}(?= (?:(?:AND|and) {_SHORT_NAME}[ -]\d"
    r"|(?:[Hh]ighlights|[Ss]ummary)$|(?:HIGHLIGHTS|SUMMARY|(?:open|close|conclude|adopt)(?:s|ed)?)\b))"
)
"""Opens a title: "SB 26 HIGHLIGHTS", "NC-3 closes without a text"."""
_OF_LEADERS = re.compile(
    r"\b(?P<highest>(?:[Ll]eaders['’]?|[Hh]eads of [Ss]tate) )?(?P<noun>[Mm]eeting|[Ss]ummit) of (?:the )?"
    r"(?P<body>[A-Z]\w+(?:-[A-Z]\w+)? (?:Four|Five|Group|Triangle"
    r"|Troika|Trio|Quartet))\b"
)
"""A group that meets: "the meeting of the Visegrad Four prime ministers"; a leaders' meeting is a summit."""
_ITS_SESSION = re.compile(
    rf"\b(?P<body>(?:[A-Z][\w-]+ (?:of (?:the )?|and )?){{1,4}}?{_BODY_NOUN}(?: of (?:the )?[A-Z]\w+(?: [A-Z]\w+)*)?)"
    r"(?: \([A-Z]{2,8}\))?"
    r" (?:has |had )?(?:held|opened|began|closed|closes|concluded|ended|convened|met (?:for|in"
    r"|(?:in [^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*)* )?(?:(?:on|from) [\w –-]{3,30} )?for)|gathered for)(?: (?:its"
    r"|the|a))?"
    rf" (?:[\w-]+ ){{0,4}}?(?P<noun>(?:{_KIND} )?(?i:session|meeting|summit|assembly|conference|congress))\b"
)
"""A body that holds a session: "The Nordic Council held its 2026 theme session"."""
_ITS_NTH_SESSION = re.compile(
    rf"\b(?P<body>(?:[A-Z][\w-]+ (?:of (?:the )?|and )?){{1,4}}?{_BODY_NOUN})(?:'s |\b[^.;]{{0,200}}?\b(?:its|their) )"
    rf"{ORDINAL_BEFORE.pattern}(?P<noun>(?:[a-z]+ )?(?:session|meeting|summit|assembly|conference|congress))\b"
    rf"|\bsessions? of the (?P<whose>(?:[A-Z][\w-]+ ){{1,4}}?{_BODY_NOUN})\b"
)
"""Tells of a body by its session: "The Reef Tuna Arrangement … at its ninth session", "seven sessions of the …"."""
_SESSION_BEHIND = re.compile(
    rf"(?P<body>[A-Z][\w'’-]*(?: (?:(?:of|for|on|and|the) ){{0,2}}[A-Z][\w'’-]*){{1,7}}?)(?:[,:]| [-–—])?"
    r" (?i:(?:minutes|report|record|summary|conclusions|communiqu[ée]|decisions|proceedings) of (?:the|its) )?"
    rf"{ORDINAL_BEFORE.pattern}(?P<noun>(?:{_KIND} )?(?:{_NOUN}|session|meeting))\b"
)
"""Opens a title: "Lorn Council of Ministers: Minutes of the Twelfth Session"."""
_CALLED_SHORT = re.compile(rf"\b[Tt]he (?P<noun>{_NOUN}) of (?:the )?(?P<body>{PROPER_NAME})")
"""A body that meets under its own name: "the Assembly of Reef Towns", of which "the 9th Assembly" tells."""
_YEAR_BEFORE = re.compile(r"\b[Tt]he 20\d\d (?=[a-z]+ )")
"""In place of a number: "the 2027 ministerial conference of the Lorn Council"."""
_COUNTRIES = re.compile(
    r"(?:the )?[A-Z]\w+(?: [A-Z]\w+)?(?:, (?:the )?[A-Z]\w+(?: [A-Z]\w+)?)*,? and (?:the )?[A-Z]\w+(?: [A-Z]\w+)?"
)
_OF_FIELD = re.compile(r"[Mm]inisters (?:of|for) [A-Z]\w+(?: (?:and )?[A-Z]\w+)?")
_ORGAN_MEETS = re.compile(
    rf"{ORDINAL_BEFORE.pattern}(?P<noun>(?:{_KIND} )?(?:Plenary|{_NOUN}|session|meeting|conference))"
    rf"(?: of (?:the )?(?P<organ>Ministers(?: of (?:the )?[A-Z]\w+)?|(?:[A-Z]\w+ )?(?:Committee|Board|Bureau)"
    rf"|Council(?: of [A-Z]\w+)?|Parties|Members))?(?= ?[,.:;(—–-]|$)"
)
"""In the head of a text, under the name of a body: "Minutes of the 47th meeting of the Executive Committee"."""
_LEAD_SENTENCES = 6
_WITHIN_BODY = re.compile(r"^(?:Board of (?:Governors|Directors|Trustees)|Executive Board) of (?:the )?")
"""In front of the body whose board meets."""


def numbered_meetings(line: Line) -> Iterator[SeriesMention]:
    """Meetings that have a number and are not in the table, and sessions that a body holds."""
    text = line.in_small_letters
    for ordinal in (*ORDINAL_BEFORE.finditer(text), *_YEAR_BEFORE.finditer(text)):
        if found := _NUMBERED_OF.match(text, ordinal.end()):
            name = _session_of(found, line)
        elif found := _NUMBERED.match(text, ordinal.end()):
            name = found["whole"]
        else:
            continue
        if not ALIASES_IN_TEXT.search(found[0]) or "inister" in name:
            yield SeriesMention(line, *found.span(), name, 1.3 if "inister" in name else 1.0)
    for ordinal in ORDINAL_BEFORE.finditer(text) if line.weight > 2 else ():
        found = _NUMBERED_AMONG.match(text, ordinal.end())
        if found and not ALIASES_IN_TEXT.search(found[0]) and not _UNNAMED_BODY.search(found["of"]):
            name = f"{found['kind']}{found['noun']} {found['of']}"
            yield SeriesMention(line, *found.span(), name[0].upper() + name[1:], 0.9)
    if line.is_title:
        yield from _opening_title(line)
    for held in (*_ITS_SESSION.finditer(text), *_OF_LEADERS.finditer(text)):
        body = NAME_OPENS.sub("", held["body"])
        if not ALIASES_IN_TEXT.search(body):
            body = _WITHIN_BODY.sub("", body)
            noun = "Summit" if held.groupdict().get("highest") else held["noun"].title()
            yield SeriesMention(line, *held.span("body"), f"{body} {noun}", 0.8)


def its_sessions(line: Line) -> Iterator[SeriesMention]:
    """The sessions that a sentence counts as a body's own."""
    for found in _ITS_NTH_SESSION.finditer(line.text):
        body = NAME_OPENS.sub("", found["body"] or found["whose"])
        if " " in body and not ALIASES_IN_TEXT.search(body):
            noun = (found["noun"] or "session").split()[-1].title()
            yield SeriesMention(line, *found.span("body" if found["body"] else "whose"), f"{body} {noun}", 0.5)


def sessions_of_titled(lines: Sequence[Line]) -> Iterator[SeriesMention]:
    """The session of a body's organ that a line at the head numbers, where the title is the body's name alone."""
    title = next((line for line in lines if line.is_title), None)
    body = NAME_OPENS.sub("", title.in_small_letters) if title else ""
    if title is None or not re.search(rf"\b{_BODY_NOUN}\b", body) or not re.fullmatch(PROPER_NAME, body):
        return
    for line in lines:
        found = _ORGAN_MEETS.search(line.in_small_letters) if line.heads and not line.is_title else None
        if found and body not in line.in_small_letters and not ALIASES_IN_TEXT.search(body):
            organ, noun = found["organ"] or "", found["noun"].title()
            if organ.startswith("Ministers"):
                yield SeriesMention(line, *found.span("noun"), f"{body} {noun} of {organ}", 2.0)
            else:
                yield SeriesMention(line, *found.span("noun"), " ".join(filter(None, (body, organ, noun))), 2.0)


def meetings_called_short(lines: Sequence[Line]) -> Iterator[SeriesMention]:
    """Meetings that have a number beside the first word of a name alone, which the first lines give in full."""
    lead = [line for line in lines if line.nth < _LEAD_SENTENCES]
    for line in lead:
        for found in _CALLED_SHORT.finditer(line.text):
            numbered = re.compile(rf"{ORDINAL_BEFORE.pattern}{found['noun']}\b(?! of)")
            if not ALIASES_IN_TEXT.search(found[0]) and any(numbered.search(one.text) for one in lead):
                yield SeriesMention(line, *found.span("body"), f"{found['body']} {found['noun']}", 1.0)


def _opening_title(line: Line) -> Iterator[SeriesMention]:
    """The session of the body that a title begins with."""
    short = _SHORT_NUMBERED.match(line.text)
    if short and not ALIASES_IN_TEXT.search(short[0]):
        yield SeriesMention(line, *short.span(), f"{short['body']} Session", 0.9)
    behind = _SESSION_BEHIND.match(line.text)
    body = replace(line, text=behind["body"]).in_small_letters if behind else ""
    if behind and re.search(rf"\b{_BODY_NOUN}\b", body) and not ALIASES_IN_TEXT.search(body):
        yield SeriesMention(line, *behind.span("body"), f"{body} {behind['noun'][0].upper()}{behind['noun'][1:]}", 2.0)


def _session_of(found: re.Match[str], line: Line) -> str:
    """The name of a body's session: "Sava Compact Ministerial Meeting", "Meeting of the Parties to …"."""
    body = _countries_at(line, found.start("body")) or _in_full(found["body"], line)
    kind, noun = found["kind"].title(), found["noun"][0].upper() + found["noun"][1:]
    if body.startswith("Parties "):
        return f"{kind}{noun} of the {body}"
    of_field = _OF_FIELD.match(found["organ"])
    return f"{body} {kind}{noun} of {of_field[0]}" if of_field else f"{body} {kind}{noun}"


def _countries_at(line: Line, start: int) -> str:
    """The countries listed there, joined: "the fifth summit of Peru, Chile and Bolivia"; empty for no list of them."""
    listed = _COUNTRIES.match(line.text, start)
    end = listed.end() if listed else start
    return "–".join(one.countries[0] for one in line.mentions if one.countries and start <= one.start < end)


def _in_full(body: str, line: Line) -> str:
    """The full name of a body that is called by its last word: "Water League" for "the League" in the same line."""
    found = re.search(rf"(?:[A-Z][\w-]+ )+{re.escape(body)}\b", line.text) if " " not in body else None
    return NAME_OPENS.sub("", found[0]) if found else body
