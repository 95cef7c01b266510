"""Which series a meeting is of: one of the table (`rag.record.known_series`), or one read from the words themselves.

"Central Asia–Korea summit", "EU–Japan summit", "the Danube Basin Summit", "leaders of the Sava Compact".
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rag.english import WEEKDAYS, countries, is_verb, word_set
from rag.record.known_series import CENTRAL_ASIA, KNOWN_SERIES
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


_NAMES = tuple(KNOWN_SERIES)
_ALIASES = re.compile(
    r"(?<![\w+])(?=[A-Z]|summit on|artificial)(?:"
    + "|".join(rf"(?P<s{nth}>(?:{'|'.join(one.aliases)})(?!\w))" for nth, one in enumerate(KNOWN_SERIES.values()))
    + ")"
)
_PARTNERS = {
    "China": "Central Asia–China Summit",
    "United States": "C5+1 Summit",
    "Japan": "Central Asia plus Japan Summit",
    "European Union": "EU–Central Asia Summit",
    "Gulf": "GCC–Central Asia Summit",
}
"""What the formats of Central Asia with one partner are called that are not "Central Asia–X Summit"."""
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
_ORDINAL_WORD = re.compile(
    rf"(?:(?:\w+ty-)?(?:{'|'.join(ORDINALS)}|\w{{3,}}teenth|twelfth|\w+tieth)|\d+(?:st|nd|rd|th)) ", re.IGNORECASE
)
_NOUN = (
    r"(?:Summit|Dialogue|Retreat|Meeting|Session|Conference|Congress|Assembly|Forum|Cabinet|Council of Ministers"
    r"|Council)"
)
_KIND = (
    r"(?:Regular|Ordinary|Extraordinary|Special|Annual|Ministerial|Plenary|Intersessional|High-Level|Leaders'?|General)"
)
_ORGAN = (
    r"(?:[Aa]ssembly|[Cc]onference|[Cc]ouncil|[Ll]eaders|[Hh]eads of [Dd]elegations?"
    r"|[Hh]eads of (?:[Ss]tate(?: and [Gg]overnment)?|[Gg]overnment)"
    r"|[Mm]inisters)"
)
_PROPER = r"[A-Z][\w'’-]*(?: (?:(?:of|for|on|to) (?:the )?|and (?:the )?|the )?[A-Z][\w'’-]*){0,6}"
_NUMBERED_OF = re.compile(
    rf"(?P<kind>(?:{_KIND} |(?:regular|ordinary|annual|ministerial|plenary|special) )*)(?P<noun>{_NOUN}|summit"
    rf"|session|meeting)"
    rf" of (?:the )?(?:{_ORGAN} of (?:the )?){{0,2}}(?P<body>{_PROPER})"
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
    r"(?:Council|Assembly|Parliament|Union|League|Community|Commission|Organi[sz]ation|Alliance|Association|Forum)"
)
_OF_LEADERS = re.compile(
    r"\b(?P<noun>[Mm]eeting|[Ss]ummit) of (?:the )?(?P<body>[A-Z]\w+(?:-[A-Z]\w+)? (?:Four|Five|Group|Triangle"
    r"|Troika|Trio|Quartet))\b"
)
"""A group that meets: "the meeting of the Visegrad Four prime ministers"."""
_ITS_SESSION = re.compile(
    rf"\b(?P<body>(?:[A-Z][\w-]+ (?:of (?:the )?|and )?){{1,4}}?{_BODY_NOUN}(?: of (?:the )?[A-Z]\w+(?: [A-Z]\w+)*)?)"
    r" (?:has |had )?(?:held|opened|began|closed|concluded|ended|convened|met (?:for|in)|gathered for)(?: (?:its"
    r"|the|a))?"
    r" (?:[\w-]+ ){0,4}?(?P<noun>session|meeting|summit|assembly|conference)\b"
)
"""A body that holds a session: "The Nordic Council held its 2026 theme session"."""
_OTHER = re.compile(
    r"\b(?:(?:[A-Z]\.[A-Z]\.-)?[A-Z][\w'-]+ (?:of (?:the )?|and |on (?:the )?|for (?:the )?)?){1,6}(?:Summit|Forum"
    r"|Conference"
    r"|Consultations)\b"
    r"(?: (?:of|on|for) (?:the )?[A-Z][\w'-]+(?: (?:of |and |the )*[A-Z][\w'-]+){0,4})?"
)
_BODY = (
    r"(?:(?:[A-Z][\w-]+ (?:of (?:the )?|and )?){1,5}?(?:Association|Community|Cooperation|Alliance|Organi[sz]ation"
    r"|Council|League|Initiative|Group|Partnership|Commonwealth|Pact|Commission)"
    r"|(?:Organi[sz]ation|Community|Association|Union|League|Group) of (?:the )?[A-Z]\w+(?: [A-Z]\w+){0,4})"
)
_LEADERS = r"[Ll]eaders|[Ss]ummit|[Pp]residents|[Hh]eads of (?:[Ss]tate(?: and [Gg]overnment)?|[Gg]overnment)"
_OF_BODY = re.compile(
    rf"\b(?:{_LEADERS}) of (?:the )?(?P<of>{_BODY})\b"
    rf"|\b(?P<before>{_BODY})(?:'s)? (?:(?:next|annual) )?(?:{_LEADERS}|meeting)\b"
)
"""A body whose leaders meet: "leaders of the Black Sea Economic Cooperation", "Pacific Alliance presidents"."""
_GROUP = r"[A-Z][\w-]+(?: [A-Z][\w-]+){1,4}?"
_HEADS_MEET = re.compile(
    rf"(?<=the )(?:{_GROUP}) (?:Heads of (?:State(?: and Government)?|Government)|(?:Foreign )?Ministers'?|Leaders')"
    r" (?:Meeting|Summit|Conference)\b"
)
_MEETING_OF = re.compile(
    rf"(?P<kind>(?:[A-Z][\w-]+ ){{1,4}})(?P<noun>Meeting|Session|Assembly|Dialogue|Retreat) of (?:the )?"
    rf"(?:{_ORGAN} of (?:the )?){{0,2}}(?P<body>{_PROPER})"
)
"""Without a number: "Mid-Year Coordination Meeting of the Coastal Compact"."""
_COUNCIL_OF = re.compile(
    rf"\b(?P<council>(?:Council|Conference"
    rf"|Committee) of (?:[A-Z]\w+ )?Ministers) of (?:the )?(?P<body>{_GROUP})(?= [a-z(]|[,.;']|$)"
)
_GROUP_MEETS = re.compile(
    rf"\b(?:{_LEADERS}|[Mm]inisters) of (?:the )?(?:[a-z-]+ )?(?P<of>{_GROUP})(?= [a-z(]|[,.;'])"
    rf"|(?P<before>{_GROUP})(?:'s?)? (?P<noun>{_LEADERS}|meeting|gathering)\b"
    rf"|(?P<whose>{_GROUP}) (?:[a-z]+ ){{1,2}}(?:its|their) (?:[\w-]+ ){{0,3}}(?P<held>summit|meeting|gathering"
    rf"|session)\b"
)
_COUNTED = re.compile(r" (?:Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve)$")
_HELD_NOUN = re.compile(r"\b(?:summit|session|meeting|assembly|conference|retreat)\b")
_BODY_IN_TITLE = re.compile(
    r"\b(?!World |European )(?:[A-Z][\w-]+ ){1,3}(?:Commission|League|Compact|Alliance|Community|Association"
    r"|Partnership|Initiative"
    r"|Group|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b(?! [A-Z])"
)
_BEHIND_NAME = word_set("and is was to in on at for has member members")
_ADJECTIVE = re.compile(r"(?:[a-z](?:[aeio]an|ish|ese|ern))$")
_NO_GROUP = re.compile(rf"\b(?:House|Palace|Cent(?:er|re)|Hotel|President|Minister|Street|{'|'.join(WEEKDAYS)})\b")
_OPENING = re.compile(
    r"^(?:.*?(?:Declaration|Communiqué|Statement|Readout|Summary|Report|Secretary[- ]General) of )?(?:(?:[Tt]he|A"
    r"|An|At|In|Of|On) )?"
)
_SUMMIT_AFTER = re.compile(
    r"^['\w+]*\W{0,2}(?:\w+['-]?s?\W+){0,3}?(?:[Ss]ummit|[Mm]eeting|[Ll]eaders|[Ss]ession|[Mm]embers|[Cc]onference"
    r"|[Cc]ouncil|format)\b"
)
_BESIDE = re.compile(
    r"\b(?:same day as|alongside|beside|besides|following|before|after|ahead of|coincided with|sidelines of"
    r"|margins of|next|(?:see|seeing|meet|meeting) (?:each other|one another|again) (?:at|in)"
    r"|previous|status with|members? of|(?:[Cc]hair|[Pp]resident|head)(?:man|woman|person)? of|edition of"
    r"|auspices of|while|charter of|Under|under)"
    r"(?: (?:a|an|the|its|his))?(?: [\w']+){0,5} $"
)


_BRIEFING = re.compile(
    r"\b(?:[Cc]onference|[Bb]riefing|[Ii]nterview|[Ss]tatement|[Rr]emarks|[Rr]eadout|[Rr]eport)"
    r" (?:(?:by|of|with|from) (?:[\w,-]+ ){1,9})?(?:following|after|on|at) (?:the )?(?:\S+ ){0,3}$"
)
"""What follows a meeting is about it: "press conference following the 41st …"."""


def _series_named(lines: Sequence[Line]) -> Iterator[SeriesMention]:
    """All namings of series in lines, in order of the lines."""
    for line in lines:
        yield from _known(line)
        yield from _of_central_asia(line)
        yield from _of_the_union(line)
        if line.nth < 6:
            yield from _numbered(line)
            yield from _other(line)
            yield from _of_a_group(line, lines)


def _known(line: Line) -> Iterator[SeriesMention]:
    for text in dict.fromkeys((line.text, line.in_small_letters)):
        for found in _ALIASES.finditer(text):
            name = _NAMES[int((found.lastgroup or "s0")[1:])]
            yield SeriesMention(line, *found.span(), name, 1.2 if " " in found[0] else 1.0)


def _of_central_asia(line: Line) -> Iterator[SeriesMention]:
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


def format_with(partner: str) -> str:
    """What the summits of the five Central Asian states with this partner are called."""
    return _PARTNERS.get(partner, f"Central Asia–{partner} Summit")


def _of_the_union(line: Line) -> Iterator[SeriesMention]:
    for found in _EU_WITH.finditer(line.text):
        partner = found["after"] or found["both"] or found["before"]
        if not partner.startswith(("Central Asia", "AU", "Africa")):
            yield SeriesMention(line, *found.span(), f"EU–{partner} Summit", 1.2)


def _numbered(line: Line) -> Iterator[SeriesMention]:
    """Meetings that have a number and no place in the table, and sessions that a body holds."""
    text = line.in_small_letters
    for ordinal in _ORDINAL_WORD.finditer(text):
        if found := _NUMBERED_OF.match(text, ordinal.end()):
            body = _in_full(found["body"], line)
            kind, noun = found["kind"].title(), found["noun"][0].upper() + found["noun"][1:]
            name = f"{kind}{noun} of the {body}" if body.startswith("Parties ") else f"{body} {kind}{noun}"
        elif found := _NUMBERED.match(text, ordinal.end()):
            name = found["whole"]
        else:
            continue
        if not _ALIASES.search(found[0]) or "inister" in name:
            yield SeriesMention(line, *found.span(), name, 1.3 if "inister" in name else 1.0)
    for ordinal in _ORDINAL_WORD.finditer(text) if line.weight > 2 else ():
        if (found := _NUMBERED_AMONG.match(text, ordinal.end())) and not _ALIASES.search(found[0]):
            name = f"{found['kind']}{found['noun']} {found['of']}"
            yield SeriesMention(line, *found.span(), name[0].upper() + name[1:], 0.9)
    for held in (*_ITS_SESSION.finditer(text), *_OF_LEADERS.finditer(text)):
        body = _OPENING.sub("", held["body"])
        if not _ALIASES.search(body):
            yield SeriesMention(line, *held.span("body"), f"{body} {held['noun'].capitalize()}", 0.8)


def _in_full(body: str, line: Line) -> str:
    """What a body is called that goes by its last word: the Water League, of "the League" in the same line."""
    found = re.search(rf"(?:[A-Z][\w-]+ )+{re.escape(body)}\b", line.text) if " " not in body else None
    return _OPENING.sub("", found[0]) if found else body


def _other(line: Line) -> Iterator[SeriesMention]:
    for found in _OTHER.finditer(line.text):
        start = found.start()
        text = _OPENING.sub("", found[0])
        if numbered := _ORDINAL_WORD.match(text):
            text = text[numbered.end() :]
        if " " in text and not _ALIASES.search(text):
            yield SeriesMention(line, start, found.end(), text, 0.6)
    for found in _OF_BODY.finditer(line.text):
        group = "of" if found["of"] else "before"
        body = _OPENING.sub("", found[group])
        if " " in body and not _ALIASES.search(body):
            yield SeriesMention(line, *found.span(group), f"{body} Summit", 0.6)


def _of_a_group(line: Line, lines: Sequence[Line]) -> Iterator[SeriesMention]:
    """Meetings of a group whose name holds no word for one: "Reef States summit", "leaders of the Sava Compact"."""
    text = line.in_small_letters
    for found in _MEETING_OF.finditer(text):
        kind = _OPENING.sub("", found["kind"])
        if kind and not _ORDINAL_WORD.match(kind) and not _ALIASES.search(found["body"]):
            yield SeriesMention(line, *found.span(), f"{found['body']} {kind}{found['noun']}", 0.8)
    for found in _COUNCIL_OF.finditer(text):
        yield SeriesMention(line, *found.span(), f"{found['body']} {found['council']}", 1.0)
    for found in _HEADS_MEET.finditer(text):
        yield SeriesMention(line, *found.span(), found[0], 0.8)
    for found in _GROUP_MEETS.finditer(text):
        group = next(one for one in ("of", "before", "whose") if found[one])
        name = _OPENING.sub("", found[group])
        if " " in name and not _ALIASES.search(name) and _is_group(name, lines):
            noun = "Meeting" if (found["noun"] or found["held"] or "").lower() in ("meeting", "gathering") else "Summit"
            yield SeriesMention(line, *found.span(group), f"{name} {noun}", 0.6)


def _is_group(name: str, lines: Sequence[Line]) -> bool:
    """Whether a name is that of a group: it is plural, or stands alone behind "the", as no city or person does."""
    if countries(name) or _ADJECTIVE.search(name) or _NO_GROUP.search(name):
        return False
    if re.search(r"[a-z](?<!s)s$", name) or _COUNTED.search(name):
        return True
    alone = re.compile(rf"\b[Tt]he (?:[a-z-]+ ){{0,2}}{re.escape(name)}(?:(?P<mark>[,.;:)]|'s? )| (?P<word>[a-z]+))")
    named = [found for one in lines for found in alone.finditer(one.text)]
    return any(one["mark"] or one["word"] in _BEHIND_NAME or is_verb(one["word"]) for one in named)


def _of_a_body(lines: Sequence[Line]) -> Iterator[SeriesMention]:
    """The meeting of a body or counted group that the title names, where the first sentences tell of a session."""
    lead = [line for line in lines if line.weight > 1]
    noun = next((found for line in lead if (found := _HELD_NOUN.search(line.text))), None)
    title = next((line for line in lines if line.is_title), None)
    found = _BODY_IN_TITLE.search(title.in_small_letters) if title and noun else None
    if title and noun and found and not _ALIASES.search(found[0]):
        yield SeriesMention(title, *found.span(), f"{found[0]} {noun[0].capitalize()}", 1.0)


LEAST_SERIES_SCORE = 0.5
"""Of a known series, below which the article only happens to name it (`python -m tests.eval.meetings`)."""


LONGEST_BESIDE = 120
"""Characters before a naming that are read for words that belong to it."""
_COPS = tuple(name for name in _NAMES if "(COP)" in name or "Parties" in name)
_BARE_COP = re.compile(r"COP ?-?\d\d?|Conference of the Parties")
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


def series_of(lines: Sequence[Line]) -> tuple[SeriesMention | None, list[SeriesMention]]:
    """The series that the lines are about, by its first naming, and all namings of it; None when none stands out."""
    scores: dict[str, float] = defaultdict(float)
    named: dict[str, list[SeriesMention]] = defaultdict(list)
    for one in _with_conventions(list(_series_named(lines))):
        text = one.line.text
        factor = 1.6 if _SUMMIT_AFTER.match(text[one.end :]) or "ummit" in text[one.start : one.end] else 1.0
        before = text[max(0, one.start - LONGEST_BESIDE) : one.start]
        if _BESIDE.search(before) and not _BRIEFING.search(before):
            factor *= 0.15
        again = any(each.line is one.line for each in named[one.name])
        later = one.line.weight < 1 and sum(each.line.weight < 1 for each in named[one.name]) >= 4
        if not again and not later:
            scores[one.name] += one.weight * factor * one.line.weight
        named[one.name].append(one)
    if max(scores.values(), default=0) < LEAST_SERIES_SCORE:
        own = list(_of_a_body(lines))
        return next(iter(own), None), own
    best = max(scores, key=lambda name: scores[name])
    best = max((name for name in scores if name.startswith(f"{best} ")), key=len, default=best)  # "Meeting on Water"
    if scores[best] < (LEAST_SERIES_SCORE if best in KNOWN_SERIES else 1):
        own = list(_of_a_body(lines))
        return next(iter(own), None), own
    own = named[best]
    if best in KNOWN_SERIES and (of_ministers := _of_ministers(own, lines)):
        own = [replace(one, name=of_ministers) for one in own]
    return own[0], own


def _with_conventions(namings: Sequence[SeriesMention]) -> list[SeriesMention]:
    """The namings, "COP17" or "Conference of the Parties" alone taken for that of the convention which others name."""
    told = {one.name for one in namings if one.name in _COPS and not _is_bare_cop(one)}
    if len(told) != 1:
        return list(namings)
    return [replace(one, name=next(iter(told))) if _is_bare_cop(one) else one for one in namings]


def _is_bare_cop(one: SeriesMention) -> bool:
    return bool(_BARE_COP.fullmatch(one.line.text, one.start, one.end))


def _of_ministers(namings: Sequence[SeriesMention], lines: Sequence[Line]) -> str | None:
    """What a meeting of ministers is called that the title and the first sentences call one, and no leaders' summit."""
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
