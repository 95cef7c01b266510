"""Chooses the series that an article is about among all that it names."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from rag.record.series.groups import body_in_title, group_meetings, meeting_in_heading, meetings_by_name, on_a_matter
from rag.record.series.known import KNOWN_SERIES
from rag.record.series.mention import ALIASES_IN_TEXT, KNOWN_NAMES, ORDINAL_BEFORE, PROPER_NAME, SeriesMention
from rag.record.series.ministers import ministers_meeting
from rag.record.series.numbered import its_sessions, meetings_called_short, numbered_meetings, sessions_of_titled
from rag.record.series.partners import PARTNER_BEHIND, body_with, central_asia_with, union_with
from rag.record.text import Line

_SUMMIT_AFTER = re.compile(
    r"^['\w+]*\W{0,2}(?:\w+['-]?s?\W+){0,3}?(?:[Ss]ummit|[Mm]eeting|[Ll]eaders|[Ss]ession|[Mm]embers|[Cc]onference"
    r"|[Cc]ouncil|format)\b"
)
_LEADERS_BEFORE = re.compile(
    r"\b(?:[Ss]ummit|[Ll]eaders|[Pp]residents|[Pp]rime [Mm]inisters|[Hh]eads of (?:[Ss]tate(?: and [Gg]overnment)?"
    r"|[Gg]overnment))"
    r" of (?:the )?$"
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
"""Matches words after which a meeting is the subject, though it came before: "press conference following the …"."""
_SOON_AFTER = re.compile(r"\b(?:hours?|days?|weeks?) after (?:the )?$")
"""Opens an account of what a meeting brought: "Three days after the Reef Compact closed its summit"."""
LEAST_SERIES_SCORE = 0.5
"""Of a known series; with less, the article only mentions it in passing (`python -m tests.eval.meetings`)."""
LONGEST_BESIDE = 120
"""Characters before a naming that are read for words that belong to it."""
_INTRODUCED_WITHIN = 8
"""Sentences, of a text whose first ones only lead up to what it is on."""
_FEATURE_INTRODUCES_WITHIN = 15
"""Sentences."""
CONFERENCES_OF_PARTIES = tuple(name for name in KNOWN_NAMES if "(COP)" in name or "Parties" in name)
_OF_PARTIES = re.compile(
    rf"Conference of the Parties(?: \([^()]{{2,12}}\))? to the (?P<convention>{PROPER_NAME})(?<=[a-z])"
)
"""Of a convention that is not in the table: "Conference of the Parties (NC-3) to the Lorn Convention on Water"."""
_BARE_COP = re.compile(r"COP ?-?\d\d?|Conference of the Parties")


def series_of(lines: Sequence[Line]) -> tuple[SeriesMention | None, list[SeriesMention]]:
    """The series that the lines are about, by its first naming, and all namings of it; None when none stands out."""
    scores: dict[str, float] = defaultdict(float)
    named: dict[str, list[SeriesMention]] = defaultdict(list)
    for one in _with_conventions(list(_series_named(lines))):
        text = one.line.text
        before = text[max(0, one.start - LONGEST_BESIDE) : one.start]
        of_leaders = _SUMMIT_AFTER.match(text[one.end :]) or "ummit" in text[one.start : one.end]
        factor = 1.6 if of_leaders or _LEADERS_BEFORE.search(before) else 1.0
        if _BESIDE.search(before) and not _BRIEFING.search(before) and not _SOON_AFTER.search(before):
            factor *= 0.15
        again = any(each.line is one.line for each in named[one.name])
        later = one.line.weight < 1 and sum(each.line.weight < 1 for each in named[one.name]) >= 4
        if not again and not later:
            scores[one.name] += one.weight * factor * one.line.weight
        named[one.name].append(one)
    if max(scores.values(), default=0) < LEAST_SERIES_SCORE:
        own = _by_other_words(lines) or _introduced(named)
        return next(iter(own), None), own
    best = max(scores, key=lambda name: scores[name])
    if best not in KNOWN_SERIES:
        best = max(
            (name for name in scores if name.startswith(f"{best} ")), key=len, default=best
        )  # "Meeting on Water"
    if scores[best] < (LEAST_SERIES_SCORE if best in KNOWN_SERIES else 1):
        own = _by_other_words(lines)
        return next(iter(own), None), own
    own = named[best]
    if best in KNOWN_SERIES and (of_ministers := ministers_meeting(own, lines)):
        own = [replace(one, name=of_ministers) for one in own]
    return own[0], own


def _by_other_words(lines: Sequence[Line]) -> list[SeriesMention]:
    """The namings of a meeting that no pattern of names finds: in a heading, by a short name, by its body, or late."""
    return (
        list(meeting_in_heading(lines))
        or list(meetings_called_short(lines))
        or list(body_in_title(lines))
        or list(_introduced_late(lines))
    )


def _introduced_late(lines: Sequence[Line]) -> Iterator[SeriesMention]:
    """The meeting with a number that begins a sentence of a feature, which itself begins with a scene."""
    for line in lines:
        if line.is_sentence and line.nth < _FEATURE_INTRODUCES_WITHIN:
            for one in numbered_meetings(line):
                if re.fullmatch(rf"The {ORDINAL_BEFORE.pattern}", line.text[: one.start]):
                    yield one


def _introduced(named: Mapping[str, Sequence[SeriesMention]]) -> list[SeriesMention]:
    """The namings of the only series, where one of the first sentences begins with it, as columns introduce theirs."""
    (own, *others) = named.values() or [[]]
    opens = any(one.line.nth < _INTRODUCED_WITHIN and one.line.text[: one.start] in ("", "The ") for one in own)
    return list(own) if opens and not others and own[0].name in KNOWN_SERIES else []


def _series_named(lines: Sequence[Line]) -> Iterator[SeriesMention]:
    """All namings of series in lines, in order of the lines."""
    yield from sessions_of_titled(lines)
    for line, below in zip_longest(lines, lines[1:]):
        yield from _known(line)
        yield from _of_parties(line)
        yield from central_asia_with(line)
        yield from union_with(line)
        yield from body_with(line)
        if line.nth < 6:
            yield from (_with_rest(one, below) for one in numbered_meetings(line))
            yield from meetings_by_name(line)
            yield from its_sessions(line)
            yield from group_meetings(line, lines)
            yield from on_a_matter(line, lines)


_REST_OF_NAME = re.compile(r"(?:Convention|Protocol|Treaty|Agreement|Compact|Council|Commission|Initiative)\b")


def _with_rest(one: SeriesMention, below: Line | None) -> SeriesMention:
    """A naming that the end of a line cuts, in a letterhead, with the rest of the name that begins the line below."""
    rest = below and not below.is_sentence and one.end == len(one.line.text) and _REST_OF_NAME.match(below.text)
    named = re.match(PROPER_NAME, below.text) if below and rest else None
    return replace(one, name=f"{one.name} {named[0]}") if named else one


def _known(line: Line) -> Iterator[SeriesMention]:
    """Series of the table."""
    for text in dict.fromkeys((line.text, line.in_small_letters)):
        for found in ALIASES_IN_TEXT.finditer(text):
            name = KNOWN_NAMES[int((found.lastgroup or "s0")[1:])]
            if PARTNER_BEHIND.match(text, found.end()):
                continue
            yield SeriesMention(line, *found.span(), name, 1.2 if " " in found[0] else 1.0)


def _with_conventions(namings: Sequence[SeriesMention]) -> list[SeriesMention]:
    """The namings; where others name one convention, "COP17" or "Conference of the Parties" alone means that one's."""
    of_parties = [one for one in namings if is_of_parties(one.name) and not _is_bare_cop(one)]
    leading = [one for one in of_parties if one.line.weight > 1]  # a bulletin ends with a list of other conferences
    told = {one.name for one in leading or of_parties}
    if len(told) != 1:
        return list(namings)
    return [replace(one, name=next(iter(told))) if _is_bare_cop(one) else one for one in namings]


def is_of_parties(name: str) -> bool:
    """Whether a series is the conferences of the parties to a convention."""
    return name in CONFERENCES_OF_PARTIES or name.startswith("Conference of the Parties ")


def _of_parties(line: Line) -> Iterator[SeriesMention]:
    """Conferences of the parties to conventions that are not in the table."""
    for found in _OF_PARTIES.finditer(line.in_small_letters):
        convention = found["convention"]
        if not convention.startswith(("UN", "United")) and not ALIASES_IN_TEXT.search(convention):
            yield SeriesMention(line, *found.span(), f"Conference of the Parties to the {convention}", 1.2)


def _is_bare_cop(one: SeriesMention) -> bool:
    return bool(_BARE_COP.fullmatch(one.line.text, one.start, one.end))
