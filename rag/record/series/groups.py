"""Meetings named after a group or body: "the Danube Basin Summit", "leaders of the Sava Compact"."""

import re
from collections.abc import Iterator, Sequence

from rag.english import WEEKDAYS, countries, first_verb, is_verb, number_words, word_set
from rag.record.series.mention import (
    ALIASES_IN_TEXT,
    NAME_OPENS,
    ORDINAL_BEFORE,
    ORGAN_OF_BODY,
    PROPER_NAME,
    SeriesMention,
)
from rag.record.text import Line, headed_meeting

_OTHER = re.compile(
    r"\b(?:(?:[A-Z]\.[A-Z]\.-)?[A-Z][\w'-]+ (?:of (?:the )?|and |on (?:the )?|for (?:the )?)?){1,6}(?:Summit|Forum"
    r"|Conference|Consultations"
    r"|Ministerial(?! (?:Meeting|Conference|Council|Committee|Declaration|Statement|Segment)))\b"
    r"(?! (?:Hall|Cent(?:re|er)|Complex|Room|House|Palace))"
    r"(?: (?:of|on|for) (?:the )?[A-Z][\w'-]+(?: (?:of |and |the )*[A-Z][\w'-]+){0,4})?"
)
_BODY = (
    r"(?:(?:[A-Z][\w-]+ (?:of (?:the )?|and )?){1,5}?(?:Association|Community|Cooperation|Alliance|Organi[sz]ation"
    r"|Council|League|Initiative|Group|Partnership|Commonwealth|Pact|Compact|Commission)"
    r"|(?:Organi[sz]ation|Community|Association|Union|League|Group) of (?:the )?[A-Z]\w+(?: [A-Z]\w+){0,4})"
)
_LEADERS = r"[Ll]eaders|[Ss]ummit|[Pp]residents|[Hh]eads of (?:[Ss]tate(?: and [Gg]overnment)?|[Gg]overnment)"
_OF_BODY = re.compile(
    rf"\b(?:{_LEADERS}|Secretariat) of (?:the )?(?P<of>{_BODY})\b"
    rf"|\b(?P<before>{_BODY})(?:'s)? (?:(?:next|annual) )?(?:{_LEADERS}|meeting)\b"
)
"""A body whose leaders meet: "leaders of the Black Sea Economic Cooperation", "Pacific Alliance presidents"."""
_SPEAKS_OF = re.compile(
    rf"\b(?:Secretary|Director|Chair\w*|President|Head|Spokes\w+) of (?:the )?(?P<body>{_BODY}),? on (?:the|its) "
    r"(?:[\w-]+ ){0,3}?(?P<noun>ministerial|summit|meeting|conference)\b"
)
"""Above an interview: "Ana Lund, Secretary of the Reef Council, on the special ministerial in Lorn"."""
_MINISTERS_MEET = re.compile(
    r"\bmeeting of (?:the )?(?:(?P<who>[A-Z][\w-]+(?:(?:,| and) [A-Z][\w-]+)*) (?P<field>[a-z]+) ministers\b"
    r"|(?P<of_field>[a-z]+) ministers of (?:the )?(?P<of>[A-Z][\w-]+(?:(?:,| and) [A-Z][\w-]+)*)"
    r" (?:countries|states)\b)"
)
"""Ministers of a region without a body: "the meeting of Nordic and Baltic energy ministers"."""
_ON_ITS_NTH = re.compile(rf"\bon (?:the )?{ORDINAL_BEFORE.pattern}")
"""Whoever writes of a meeting is no part of its name: "Readout by the Secretariat on the Fourth Summit"."""
_GROUP = r"[A-Z][\w-]+(?: [A-Z][\w-]+){1,4}?"
_HEADS_MEET = re.compile(
    rf"(?<=the )(?:{_GROUP}) (?:Heads of (?:State(?: and Government)?|Government)|(?:Foreign )?Ministers'?|Leaders')"
    r" (?:Meeting|Summit|Conference)\b"
)
_MEETING_OF = re.compile(
    rf"(?P<kind>(?:[A-Z][\w-]+ ){{1,4}})(?P<noun>Meeting|Session|Assembly|Dialogue|Retreat) of (?:the )?"
    rf"(?:{ORGAN_OF_BODY} of (?:the )?){{0,2}}(?P<body>{PROPER_NAME})"
)
"""Without a number: "Mid-Year Coordination Meeting of the Coastal Compact"."""
_TITLE_OF = re.compile(rf"\b(?P<noun>Meeting|Session)s? of (?:the )?(?P<body>{PROPER_NAME})")
"""In a title, with no kind: "Highlights from the Meetings of the Coastal Bodies"."""
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
_ON_MATTER = re.compile(rf"\b(?:[Cc]onference|[Ss]ummit) (?:on|for) (?:the )?(?P<matter>{PROPER_NAME})")
_DONORS = re.compile(rf"\b(?:[Dd]onors?|[Pp]ledg\w+)\b.*? for (?:the )?(?P<matter>{PROPER_NAME})")
"""In a title, of a conference at which money is promised: "Donors promise 1.2 billion for the Lorn valley"."""
_COUNTS = "|".join(number_words(3, 12)).title()
_COUNTED = re.compile(rf" (?:Sea|Ocean|Gulf|Basin|{_COUNTS})$")
_HELD_NOUN = re.compile(r"\b(?:summit|session|meeting|assembly|conference|retreat)\b")
_BODY_IN_TITLE = re.compile(
    r"\b(?!World |European )(?:[A-Z][\w-]+ ){1,3}(?:Commission|League|Compact|Alliance|Community|Association"
    rf"|Partnership|Initiative|Group|{_COUNTS})\b(?! [A-Z])"
)
_BEHIND_NAME = word_set("and is was to in on at for has member members")
_ADJECTIVE = re.compile(r"(?:[a-z](?:[aeio]an|ish|ese|ern))$")
_NO_GROUP = re.compile(rf"\b(?:House|Palace|Cent(?:er|re)|Hotel|President|Minister|Street|{'|'.join(WEEKDAYS)})\b")


def meetings_by_name(line: Line) -> Iterator[SeriesMention]:
    """Meetings and bodies that have a name with a word for one: "Danube Basin Summit"."""
    for found in _OTHER.finditer(line.in_small_letters):
        start = found.start()
        text = NAME_OPENS.sub("", found[0])
        if numbered := ORDINAL_BEFORE.match(text):
            text = text[numbered.end() :]
        if " " in text and not ALIASES_IN_TEXT.search(text) and not _ON_ITS_NTH.search(text):
            yield SeriesMention(line, start, found.end(), text, 0.6)
    for found in _OF_BODY.finditer(line.text):
        group = "of" if found["of"] else "before"
        body = NAME_OPENS.sub("", found[group])
        if " " in body and not ALIASES_IN_TEXT.search(body):
            yield SeriesMention(line, *found.span(group), f"{body} Summit", 0.6)
    for found in _SPEAKS_OF.finditer(line.text):
        yield SeriesMention(line, *found.span("body"), f"{found['body']} {found['noun'].capitalize()}", 0.8)
    for found in _MINISTERS_MEET.finditer(line.text):
        who, field = found["who"] or found["of"], found["field"] or found["of_field"]
        if not ALIASES_IN_TEXT.search(who):
            yield SeriesMention(line, *found.span(), f"{who} {field.capitalize()} Ministers' Meeting", 1.0)


def group_meetings(line: Line, lines: Sequence[Line]) -> Iterator[SeriesMention]:
    """Meetings of a group whose name holds no word for one: "Reef States summit", "leaders of the Sava Compact"."""
    text = line.in_small_letters
    for found in _MEETING_OF.finditer(text):
        kind = NAME_OPENS.sub("", found["kind"])
        if kind and not ORDINAL_BEFORE.match(kind) and not ALIASES_IN_TEXT.search(found["body"]):
            start = found.start()
            if _is_city(kind.strip(), lines):
                kind, start = "", found.start("noun")
            yield SeriesMention(line, start, found.end(), f"{found['body']} {kind}{found['noun']}", 0.8)
    told = _TITLE_OF.search(text) if line.is_title else None
    if told and not ALIASES_IN_TEXT.search(told["body"]):
        named_before = re.search(r"[A-Z][\w'’-]* $", text[: told.start()])
        if not named_before and " " in told["body"] and not _NO_GROUP.search(told["body"]):
            yield SeriesMention(line, *told.span(), f"{told['body']} {told['noun']}", 0.8)
    for found in _COUNCIL_OF.finditer(text):
        yield SeriesMention(line, *found.span(), f"{found['body']} {found['council']}", 1.0)
    for found in _HEADS_MEET.finditer(text):
        yield SeriesMention(line, *found.span(), found[0], 0.8)
    for found in _GROUP_MEETS.finditer(text):
        group = next(one for one in ("of", "before", "whose") if found[one])
        name = NAME_OPENS.sub("", found[group])
        if " " in name and not ALIASES_IN_TEXT.search(name) and _is_group(name, lines):
            noun = "Meeting" if (found["noun"] or found["held"] or "").lower() in ("meeting", "gathering") else "Summit"
            yield SeriesMention(line, *found.span(group), f"{name} {noun}", 0.6)


def on_a_matter(line: Line, lines: Sequence[Line]) -> Iterator[SeriesMention]:
    """Conferences without a name that are held on a place or matter: "the Lorn conference on the Tarn basin"."""
    text = line.in_small_letters
    meets = any(_HELD_NOUN.search(one.text) for one in lines if one.weight > 1)
    donors = _DONORS.search(text) if line.is_title and meets else None
    for found in filter(None, (donors, *_ON_MATTER.finditer(text))):
        if not ALIASES_IN_TEXT.search(found[0]) and " " in found["matter"]:
            yield SeriesMention(line, *found.span(), f"{found['matter']} Conference", 0.5)


def _is_city(name: str, lines: Sequence[Line]) -> bool:
    """Whether a name in front of "Meeting" is where it was held: "met in Lorn", or a line that begins with "Lorn,"."""
    held = re.compile(rf"\bin {re.escape(name)}\b|^{re.escape(name)},")
    return any(held.search(line.text) for line in lines)


def _is_group(name: str, lines: Sequence[Line]) -> bool:
    """Whether a name is that of a group: it is plural, or stands alone behind "the", as no city or person does."""
    if countries(name) or _ADJECTIVE.search(name) or _NO_GROUP.search(name):
        return False
    if re.search(r"[a-z](?<!s)s$", name) or _COUNTED.search(name):
        return True
    alone = re.compile(rf"\b[Tt]he (?:[a-z-]+ ){{0,2}}{re.escape(name)}(?:(?P<mark>[,.;:)]|'s? )| (?P<word>[a-z]+))")
    named = [found for one in lines for found in alone.finditer(one.text)]
    return any(one["mark"] or one["word"] in _BEHIND_NAME or is_verb(one["word"]) for one in named)


def body_in_title(lines: Sequence[Line]) -> Iterator[SeriesMention]:
    """The meeting of a body or counted group that the title names, where the first sentences tell of a session."""
    lead = [line for line in lines if line.weight > 1]
    noun = next((found for line in lead if (found := _HELD_NOUN.search(line.text))), None)
    title = next((line for line in lines if line.is_title), None)
    found = _BODY_IN_TITLE.search(title.in_small_letters) if title and noun else None
    if title and noun and found and not ALIASES_IN_TEXT.search(found[0]):
        yield SeriesMention(title, *found.span(), f"{found[0]} {noun[0].capitalize()}", 1.0)


def meeting_in_heading(lines: Sequence[Line]) -> Iterator[SeriesMention]:
    """What a title names with its place and days, though no word for a meeting: "Reef Wardens, Lorn, 6 May"."""
    for line in lines:
        headed = headed_meeting(line.in_small_letters) if line.is_title else None
        name = NAME_OPENS.sub("", line.in_small_letters[slice(*headed.meeting)]) if headed else ""
        if headed and " " in name and not ALIASES_IN_TEXT.search(name) and first_verb(name) is None:
            yield SeriesMention(line, *headed.meeting, f"{name} Meeting", 1.0)
