"""Series of summits that the world knows: their names, aliases and abbreviations, and who takes part as a member.

A series that is not listed is read from the words themselves: "Central Asia–Korea summit", "EU–Japan summit", "the
Danube Basin Summit". Members are listed where they are few and a meeting is one of all of them.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rag.english import WEEKDAYS, countries, is_verb, word_set
from rag.record.lines import Line
from rag.types import ORDINALS

CENTRAL_ASIA = ("Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan")
_GULF = "Bahrain, Kuwait, Oman, Qatar, Saudi Arabia, United Arab Emirates"
_G7 = "Canada, France, Germany, Italy, Japan, United Kingdom, United States, European Union"
_TABLE = f"""
G7 Summit | G7, Group of Seven, Group of 7 | {_G7}
G8 Summit | G8, Group of Eight | {_G7}, Russia
Group of 77 Meeting | Group of 77(?: and China)?, G-?77 |
G20 Summit | G20, Group of Twenty, Group of 20 | Argentina, Australia, Brazil, China, India, Indonesia, Mexico, Russia,
    Saudi Arabia, South Africa, South Korea, Turkey, {_G7}, African Union 2023
BRICS Summit | BRICS | Brazil, Russia, India, China, South Africa 2011, Egypt 2024, Ethiopia 2024, Iran 2024,
    United Arab Emirates 2024, Indonesia 2025
SCO Council of Heads of Government | (?:SCO|Shanghai Cooperation Organi[sz]ation) (?:Council of )?Heads of Government,
    Council of (?:the )?Heads of Government of (?:the )?(?:SCO|Shanghai Cooperation Organi[sz]ation),
    SCO (?:premiers|[Pp]rime [Mm]inisters) | China, Kazakhstan, Kyrgyzstan, Russia, Tajikistan, Uzbekistan, India 2017,
    Pakistan 2017, Iran 2023, Belarus 2024
CIS Council of Heads of Government | CIS (?:Council of )?Heads of Government,
    Council of (?:the )?Heads of Government of (?:the )?(?:CIS|Commonwealth of Independent States) |
Shanghai Cooperation Organisation Summit | SCO, Shanghai Cooperation Organi[sz]ation |
    China, Kazakhstan, Kyrgyzstan, Russia, Tajikistan, Uzbekistan, India 2017, Pakistan 2017, Iran 2023, Belarus 2024
NATO Summit | NATO, North Atlantic Council, North Atlantic Alliance |
Consultative Meeting of the Heads of State of Central Asia |
    Consultative Meetings? of (?:the )?(?:Heads of State|Leaders|Presidents) of Central Asia(?:n (?:states|countries))?,
    Consultative Meetings? of Central Asian? (?:leaders|presidents|heads of state),
    Central Asian? (?:leaders'? )?Consultative Meetings?, Consultative Meeting | {", ".join(CENTRAL_ASIA)}
C5+1 Summit | C5 ?\\+ ?1, C5\\+US | United States, {", ".join(CENTRAL_ASIA)}
GCC-Central Asia Summit | GCC ?- ?C5, GCC ?- ?Central Asia, Central Asia ?- ?GCC | {_GULF}, {", ".join(CENTRAL_ASIA)}
EU-Central Asia Summit | EU ?- ?Central Asia, Central Asia ?- ?EU, Central Asia ?- ?European Union |
    European Union, {", ".join(CENTRAL_ASIA)}
European Union-African Union Summit | EU-AU, AU-EU, European Union-African Union, African Union-European Union,
    (?:African Union and (?:the )?European Union|European Union and (?:the )?African Union),
    EU-Africa summit, Africa-EU summit | European Union, African Union
Central Asia plus Japan Summit | Central Asia plus Japan, Central Asia ?\\+ ?Japan, CA\\+JAD |
    Japan, {", ".join(CENTRAL_ASIA)}
CIS Council of Heads of State | CIS Council of Heads of State, Council of Heads of State of the CIS, CIS,
    Commonwealth of Independent States | Armenia, Azerbaijan, Belarus, Kazakhstan, Kyrgyzstan, Russia, Tajikistan,
    Turkmenistan, Uzbekistan
Supreme Eurasian Economic Council | Supreme Eurasian Economic Council, Eurasian Economic Union, EAEU, EEU |
    Armenia, Belarus, Kazakhstan, Kyrgyzstan, Russia
Eurasian Intergovernmental Council | Eurasian Intergovernmental Council |
    Armenia, Belarus, Kazakhstan, Kyrgyzstan, Russia
Collective Security Treaty Organization Summit | CSTO, Collective Security Treaty Organi[sz]ation |
    Belarus, Kazakhstan, Kyrgyzstan, Russia, Tajikistan
Organization of Turkic States Summit | OTS, Organi[sz]ation of Turkic States, Turkic Council |
    Azerbaijan, Kazakhstan, Kyrgyzstan, Turkey, Uzbekistan
Economic Cooperation Organization Summit | ECO, Economic Cooperation Organi[sz]ation |
    Afghanistan, Azerbaijan, Iran, Kazakhstan, Kyrgyzstan, Pakistan, Tajikistan, Turkey, Turkmenistan, Uzbekistan
ASEAN Plus Three Summit | ASEAN (?:Plus Three|PLUS THREE), ASEAN ?\\+ ?3 |
ASEAN Summit | ASEAN, Association of Southeast Asian Nations | Brunei, Cambodia, Indonesia, Laos, Malaysia, Myanmar,
    Philippines, Singapore, Thailand, Vietnam, Timor-Leste 2025
APEC Economic Leaders' Meeting | APEC, Asia-Pacific Economic Cooperation |
AI Summit | AI (?:Safety |Action |Impact |Seoul )?[Ss]ummit, summit on artificial intelligence, AI Safety Summit,
    artificial intelligence summit |
UN Biodiversity Conference (COP) | (?:CBD|[Bb]iodiversity|BIODIVERSITY)(?: Convention)? COP ?-?\\d\\d,
    UN [Bb]iodiversity (?:[Cc]onference|[Ss]ummit|talks), Convention on Biological Diversity |
UN Desertification Conference (COP) | (?:UNCCD|[Dd]esertification) COP ?-?\\d\\d, Convention to Combat Desertification |
CITES Conference of the Parties | CITES(?: C[Oo]P ?-?\\d\\d)?, Convention on International Trade in Endangered Species |
Ramsar Conference of the Parties | (?:Ramsar|[Ww]etlands)(?: Convention)? COP ?-?\\d\\d, Convention on Wetlands |
UN Climate Change Conference (COP) | COP ?-?\\d\\d?(?!\\d), (?:UN)?FCCC C[Oo][Pp] ?-?\\d+,
    UN [Cc]limate (?:[Cc]hange )?(?:[Cc]onference|[Ss]ummit|talks),
    Conference of the Parties(?! to the (?!UN|United)) |
UN Summit of the Future | Summit of the Future |
UN General Assembly | UN General Assembly, UNGA, United Nations General Assembly |
Gulf Cooperation Council Summit | Gulf Cooperation Council, GCC | {_GULF}
CICA Summit | CICA, Conference on Interaction and Confidence[- ]Building Measures in Asia |
Caspian Summit | Caspian [Ss]ummit | Azerbaijan, Iran, Kazakhstan, Russia, Turkmenistan
Organisation of Islamic Cooperation Summit | OIC, Organi[sz]ation of Islamic Cooperation |
Arab League Summit | Arab League, Arab [Ss]ummit, League of Arab States |
African Union Summit | African Union Summit, African Union summit, AU [Ss]ummit, Assembly of the African Union |
European Council | European Council (?:meeting|summit), EU leaders' summit |
European Political Community Summit | European Political Community |
East Asia Summit | East Asia Summit |
Quad Leaders' Summit | Quad (?:Leaders' )?[Ss]ummit, Quad leaders | Australia, India, Japan, United States
Commonwealth Heads of Government Meeting | CHOGM, Commonwealth Heads of Government Meeting |
Mercosur Summit | Mercosur, MERCOSUR | Argentina, Brazil, Paraguay, Uruguay, Bolivia 2024
Pacific Islands Forum | Pacific Islands Forum |
Non-Aligned Movement Summit | Non-Aligned Movement |
Pacific Alliance Summit | Pacific Alliance | Chile, Colombia, Mexico, Peru
East African Community Summit | East African Community, EAC | Burundi, Kenya, Rwanda, South Sudan, Tanzania, Uganda
ECOWAS Summit | ECOWAS, Economic Community of West African States |
SADC Summit | SADC, Southern African Development Community |
CARICOM Summit | CARICOM, Caribbean Community |
CELAC Summit | CELAC, Community of Latin American and Caribbean States |
Summit of the Americas | Summit of the Americas |
Ibero-American Summit | Ibero-American [Ss]ummit |
SAARC Summit | SAARC, South Asian Association for Regional Cooperation | Afghanistan, Bangladesh, Bhutan, India,
    Maldives, Nepal, Pakistan, Sri Lanka
BIMSTEC Summit | BIMSTEC, Bay of Bengal Initiative for Multi-Sectoral Technical and Economic Cooperation | Bangladesh,
    Bhutan, India, Myanmar, Nepal, Sri Lanka, Thailand
Three Seas Summit | Three Seas |
Visegrad Group Summit | Visegrad Group, Visegr[aá]d (?:Four|4), V4 | Czechia, Hungary, Poland, Slovakia
Bucharest Nine Summit | Bucharest Nine, B9 | Bulgaria, Czechia, Estonia, Hungary, Latvia, Lithuania, Poland, Romania,
    Slovakia
Weimar Triangle Meeting | Weimar Triangle | France, Germany, Poland
Nordic-Baltic Eight Meeting | Nordic-Baltic Eight, NB8 | Denmark, Estonia, Finland, Iceland, Latvia, Lithuania, Norway,
    Sweden
Arctic Council Meeting | (?<!Euro-)(?:Arctic Council|ARCTIC COUNCIL) |
China-Japan-South Korea Summit | (?:China-Japan-(?:South )?Korea|Japan-China-(?:South )?Korea|Japan-South Korea-China) |
    China, Japan, South Korea
Francophonie Summit | Francophonie, Organisation internationale de la Francophonie |
Developing Eight Summit | Developing Eight, D-8 (?:[Ss]ummit|Organi[sz]ation) | Azerbaijan 2025, Bangladesh, Egypt,
    Indonesia, Iran, Malaysia, Nigeria, Pakistan, Turkey
IGAD Summit | IGAD, Intergovernmental Authority on Development |
COMESA Summit | COMESA, Common Market for Eastern and Southern Africa |
ECCAS Summit | ECCAS, Economic Community of Central African States |
SICA Summit | SICA, Central American Integration System |
ALBA Summit | ALBA(?:-TCP)?, Bolivarian Alliance |
Melanesian Spearhead Group Summit | Melanesian Spearhead Group, MSG [Ss]ummit |
Lancang-Mekong Cooperation Leaders' Meeting | Lancang-Mekong Cooperation | Cambodia, China, Laos, Myanmar, Thailand,
    Vietnam
Berlin Process Summit | Berlin Process |
"""
"""Name | aliases, as regular expressions | members, with the year of the first summit as one where it matters."""


@dataclass(frozen=True, slots=True)
class KnownSeries:
    """A series of the table."""

    name: str
    aliases: tuple[str, ...]
    joined: Mapping[str, int]
    """Members, each with the year since which it is one; 0 for always."""

    def members(self, year: int | None) -> tuple[str, ...]:
        """Who is a member in a year, all of today's when it is not known."""
        return tuple(name for name, since in self.joined.items() if year is None or since <= year)


@dataclass(frozen=True, slots=True)
class SeriesMention:
    """Words of a line that name a series."""

    line: Line
    start: int
    end: int
    name: str
    weight: float = 1.0


def _read_table() -> Iterator[KnownSeries]:
    rows = re.sub(r"\n\s+", " ", _TABLE).strip().split("\n")
    for row in rows:
        name, aliases, members = (part.strip() for part in re.split(r" \|(?: |$)", row, maxsplit=2))
        joined = {}
        for member in filter(None, (one.strip() for one in members.split(","))):
            given = re.fullmatch(r"(.+?)(?: (\d{4}))?", member)
            if given:
                joined[given[1]] = int(given[2] or 0)
        name = re.sub(r"(?<=GCC|.EU)-|^EU-|(?<=Union)-", lambda dash: dash[0].replace("-", "–"), name)
        yield KnownSeries(name, tuple(re.split(r",\s+(?![^()]*\))", aliases)), joined)


KNOWN_SERIES: Mapping[str, KnownSeries] = {one.name: one for one in _read_table()}
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
    r"(?:[Aa]ssembly|[Cc]onference|[Cc]ouncil|[Ll]eaders|[Hh]eads of (?:[Ss]tate(?: and [Gg]overnment)?|[Gg]overnment)"
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
    if not scores:
        return None, []
    best = max(scores, key=lambda name: scores[name])
    best = max((name for name in scores if name.startswith(f"{best} ")), key=len, default=best)  # "Meeting on Water"
    if scores[best] < (LEAST_SERIES_SCORE if best in KNOWN_SERIES else 1):
        return None, []
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
