"""Who presided over a meeting: the person in the chair, else the country, else whoever received the others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rag.english import fold, speaker_label
from rag.record.people import Person
from rag.record.series import SeriesMention, is_of_parties
from rag.record.text import Line
from rag.record.values import Fact, Participant

_MEETING = (
    r"(?:summit|meeting|talks|sessions?|gathering|conference|event|proceedings|forum|council|plenary|work|assembly"
    r"|retreat|days?|debates?|discussions?|deliberations)"
)
_NUMBERED = r"\b[A-Z][A-Z/]+[ -]{0,2}(\d{1,2})"
"""A session by its short name: "COP29", "COP/MOP 1", "NC-3"."""
_ADVERBS = (
    r"(?:,? (?:also|then|jointly|both|again|personally|formally|together|himself|herself|who|which|has|had|is|was"
    r"|and))*"
)
_OBJECT = (
    rf"(?: over)?(?: (?:the|a|an|this|that|its|their|his|her|it|them|both"
    rf"|\w+'s)(?!\w)(?: [\w'’+–-]+){{0,7}}? ?{_MEETING}\b"
    r"| it\b| them\b| there\b|(?= in | at | on |[.,;]|$))"
)
_PRESIDED_AFTER = re.compile(
    rf"{_ADVERBS},? (?:(?:co-?)?(?:chaired|chairs|chairing|steered|presided|presides|presiding){_OBJECT}"
    r"|(?:was |is |sat |took |held )?(?:in )?the chair\b(?! (?:marked|of|with|next|beside|reserved|left|that))"
    r"|(?:brought down|wielded|banged) the gavel\b"
    rf"|led (?:the|these|those) (?:[\w-]+ ){{0,2}}{_MEETING}\b)"
    r"| \((?:[^(),]{2,40}(?:,| and) )?(?:in the chair|chair(?:ing)?|(?:chair(?:man|woman|person)?|president) of the"
    r" (?:session|meeting))\)"
    r"|[^.;]{0,40} (?:his|her) chair's (?:summary|statement)\b",
    re.IGNORECASE,
)
_PRESIDED_BEFORE = re.compile(
    r"\b(?:(?:co-)?[Cc]haired (?:jointly )?by|[Ss]teered by|[Pp]resided over by|[Cc]hair(?:man"
    r"|woman)? of the \w+ (?:was|is)"
    r"|(?:^|[.;] )(?:[Ii]n the [Cc]hair|(?:Co-)?[Cc]hair(?:person|man|woman|s|ed by)?|Host/chair)(?: was)?:"
    r"|[Uu]nder the (?:[\w-]+ ){0,3}?(?:[Cc]o-)?(?:[Cc]hairmanship|[Cc]hair|[Pp]residency|[Ll]eadership) of"
    r"|(?:with|by|in|from) the chair,"
    rf"|{_MEETING}'s chair,|{_NUMBERED}(?: and {_NUMBERED})? (?:[Pp]resident|(?:[Cc]o-)?[Cc]hairs?),?)"
    r"(?: (?!(?:(?<!together )(?<!jointly )(?<!along )with|assisted)\b)\S+){0,6}? $",
)
_OPENS_IT = re.compile(
    r"\b(?:I|[Ll]et me) (?:\w+ )?(?:declare|open|call)\b[^.;]{0,60}\b(?:open(?:ed)?|session|meeting|summit|to order)\b"
    r"|\bI (?:\w+ )?(?:give|yield|pass) the floor\b|\bI (?:\w+ )?give (?:you )?the floor\b"
    r"|\b(?:[Ll]et me|I) (?:\w+ )?(?:thank|welcome) (?:all )?(?:those|everyone|everybody|you(?: all)?|all of you)"
    r" (?:who (?:have )?(?:came|come|travelled)|for coming)\b"
    r"|\b[Aa]s (?:the )?(?:chair|host)(?:man|woman|person)?, I\b|\b[Aa]s your (?:chair(?:man|woman|person)?|host)\b"
    r"|\bI (?:had|have) (?:had )?the (?:honou?r|privilege|pleasure) (?:of (?:chairing|hosting|presiding)|to (?:chair"
    r"|host|preside))\b"
    r"|\bI (?:was|am|have been|feel) (?:\w+ )?(?:privileged|honou?red|proud|pleased) to (?:chair|host|preside)\b"
)
"""What only the one who presides says in a transcript."""
_ASKS_WHO = re.compile(
    r"\b[Ww]ho (?:was in the chair|took the chair|(?:has |had )?(?:chaired|presided|ran|led)\b"
    rf"(?:[\w' ]*{_MEETING}| it)?)(?: [\w' ]+)?\?$"
)
"""Is answered with who presided."""
_SPEECH_OF = re.compile(r"\b(?:[Ss]peech|[Rr]emarks|[Aa]ddress|[Ss]tatement) (?:by|of) ")
_HOLDS_CHAIR_AFTER = re.compile(
    r",? (?:(?:the )?[a-z ]{4,40} and )?(?:(?:the|its|their|this year's|who is|as)(?: the)? )*(?:(?:current|rotating"
    r"|present|acting) )?"
    r"(?:co-?chairs?(?:man|woman|person)?\b|(?<=this year's )chair\b|president pro tempore\b"
    r"|pro tempore (?:president|chair)"
    r"|chair(?:man|woman|person)?-in-office\b|chair(?:man|woman|person)? of (?:the (?:[\w-]+ ){0,4}?(?:bloc|group"
    r"|grouping|summit|meeting|session|conference|talks|community|forum|organi[sz]ation|association|assembly|league"
    r"|union|alliance|compact|pact|initiative|council)|it)\b(?! of))"
    r"|, who (?:took over|takes over|assumed) the (?:[a-z]+ )?(?:chair(?:manship)?|presidency) (?:from [^,.;]{3,60} )?"
    r"at the (?:opening|start|beginning)\b"
    r"|(?: \([^()]{2,40}\))? (?:was |is )?(?:re)?elected (?:as )?(?:the )?(?:chair(?:man|woman|person)?|president)"
    r" of the (?:session|meeting|plenary|conference|summit|committee)\b"
    r"|, whose country (?:has |is )?(?:held|holds|holding) the (?:[a-z]+ )?(?:presidency|chair)"
    r"|[^.,;]{0,40}? as (?:its|their) (?:chair(?:man|woman|person)?|president)\b(?! (?:for|from|in) )"
    r"|[^.;]{0,70}? as (?:the )?(?:president pro tempore|pro tempore (?:president|chair)|chair(?:man|woman|person)?"
    r"-in-office|this year's chair)\b"
    r"|,? for (?:(?:his|her|their|the|its) )?(?:(?:warm|generous|kind|gracious|excellent|able|skilful) )*"
    r"(?:hosting|hospitality|chairmanship|chairing|presiding"
    r"|having (?:hosted|chaired|presided|convened))\b",
    re.IGNORECASE,
)
_HOLDS_CHAIR_BEFORE = re.compile(
    r"\b(?:(?<!former )(?:[Pp]resident pro tempore|[Pp]ro tempore (?:president|chair)|[Cc]hair(?:man|woman"
    r"|person)?-in-office)"
    r"|(?:[Tt]his year's|[Tt]he current|[Oo]utgoing) (?:chair(?:man|woman|person)?|president)),? (?:\S+ ){0,4}?$"
    r"|\b[Tt]he (?:[Ss]ummit |[Mm]eeting |[Cc]onference |[Ss]ession )?Chair(?:man|woman|person)?, (?:\S+ ){0,6}?$"
)
_SHORT_NAME = r"[A-Z][A-Z/-]+"
_SESSION = re.compile(rf"\b(?P<body>{_SHORT_NAME})[ -]{{0,2}}\d")
"""A body whose session the article is about: "INC-11", "ADP 2-9"."""
_ORGAN = r"(?:summit|conference|meeting|session|plenary|assembly|committee|commission|council|board|forum|panel)"
_ROLE = r"(?:co-)?(?:chair(?:man|woman|person)?|president|facilitator)"
_ROLE_BEFORE = re.compile(
    rf"(?:^|[Tt]he |[^\w\s] |\b[a-z]+ )(?P<body>{_SHORT_NAME}|(?i:{_ORGAN}))(?:'s)? (?i:{_ROLE})(?P<several>s)?,? $"
)
"""In front of a name: "INC Chair", "the session's co-facilitators,", "Conference President"."""
_ROLE_AFTER = re.compile(
    rf"(?: \([^()]{{2,40}}\))?, (?:the )?(?i:{_ROLE}) of the (?P<body>{_SHORT_NAME}|(?i:{_ORGAN}))\b"
    r"(?! (?:of|on|for)\b)"
)
_CHAIR_ALONE = re.compile(r"(?:^|[^\w\s] |\b[a-z]+(?<!group)(?<!ommittee)(?<!oard) )Chair $")
_APPOSITION = re.compile(r", [^,;.]{3,80},(?= (?:[a-z]+ ){0,2}[a-z-]*(?:chair|presid|steer|wield|brought|banged))")
"""Between a name and its verb: "Lund, the current chairperson of the bloc, presided over"."""
_CHAIR_HE_TOOK = re.compile(rf"\b{_MEETING} (?:that |which )?(?:he|she) (?:had )?(?:chaired|presided over|hosted)\b")
_RECEIVED_AFTER = re.compile(
    rf"{_ADVERBS},? (?:co-?)?(?:hosted|hosts|hosting|receiving|welcomed|received|convened|opened|closed)"
    rf"(?: (?:the|a|an|this|his|her|its|their|all|both|six|five|ten)\b(?: [\w'’+–-]+){{0,7}}?"
    rf" (?:{_MEETING}|leaders|presidents|counterparts|guests|delegations|heads of state|group)\b| it\b| them\b"
    r"|(?= (?-i:[A-Z])[^.;]{3,60}, (?-i:[A-Z])))|[^.;]{0,40} to play host to\b"
    r"|, whose country (?:is )?host(?:s|ed|ing)\b|, (?:as |who was )?(?:the "
    r"|this year's )?host\b",
    re.IGNORECASE,
)
_RECEIVED_BEFORE = re.compile(
    r"\b(?:[Tt]he |[Ii]ts |[Tt]heir )?(?:[Hh]osts?,? (?!of|in|for)|(?:co-)?hosted by )(?:\S+ ){0,4}?$"
    r"|\b(?i:session|meeting|summit|conference|forum) was (?:[a-z]+ly )?opened by (?:\S+ ){0,9}$"
    r"|\bopened by (?:\S+ ){0,3}$"
)


@dataclass(frozen=True, slots=True)
class _Words:
    """Words before and after a name that say that its bearer presided."""

    before: re.Pattern[str]
    after: re.Pattern[str]


_IN_THE_CHAIR = _Words(_PRESIDED_BEFORE, _PRESIDED_AFTER)
_HOLDING_THE_CHAIR = _Words(_HOLDS_CHAIR_BEFORE, _HOLDS_CHAIR_AFTER)
_RECEIVING = _Words(_RECEIVED_BEFORE, _RECEIVED_AFTER)
_Named = tuple[int, int, Participant]
"""Where in a line somebody is named, and who."""
_ANOTHER = re.compile(
    r"\b(?:will|would|is to|was to|are to|next|business(?! session)|bilateral|Security Council|investors?|ministerial"
    r"|committee"
    r"|commission|round table|board|reception|dinner|lunch|banquet|previous|earlier|last year|visited|takes over"
    r"|took over|(?:non-|[Cc]ontact |[Ww]orking |[Dd]rafting |small |[Ss]ub)[Gg]roup|(?:session|meeting|round) of that"
    r"|followed (?:on|in|a))\b"
)
_MAY_TELL = re.compile(
    r"chair|presid|\bled\b|facilitat|steer|gavel|tempore|floor|host|hospitality|welcom|receiv|conven|open|clos",
    re.IGNORECASE,
)
LONGEST_LEAD = 120
"""Characters before a name that are read for words that belong to it."""
_BETWEEN_NAMES = re.compile(
    r"(?: of (?:the )?[A-Z]\S+(?: [A-Z]\S+)?)?(?:, (?:the )?[A-Z][^,;.]{3,60}(?=, and ))?(?:,? and |, "
    r"|(?: (?:opened|chaired|hosted|led) the [\w-]+,?)? (?:together|along|jointly) with )"
    r"(?:(?:[A-Z]?[\w'’.-]+ ){0,4}|(?:the )?(?:[A-Z][\w'’-]* |of (?:the )?){1,7}(?<= )[A-Z][\w'’-]*, )$"
)
_TOGETHER = re.compile(r"\bco-chairmanship of|\b[Cc]o-?chaired by|[Cc]haired jointly by|[Jj]ointly chaired by")
_OFFICE_OF = re.compile(
    r"[A-Z]\w+, (?:the )?(?:[A-Z]\w+ )*(?:[Pp]resident|[Mm]inister|[Cc]hancellor|[Ee]mir) of (?:the )?$"
)
"""Behind a name this is of whoever bears it: "Lund, Vice President of Peru"."""
_OF_COUNTRY = re.compile(
    r"(?:,? (?:[Pp]resident|[Pp]rime [Mm]inister|[Cc]hancellor))? of (?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
)


def chairs_of(
    lines: Sequence[Line],
    people: Sequence[Person],
    host: str | None,
    article_id: str,
    *,
    series: Sequence[SeriesMention] = (),
    edition: int | None = None,
) -> tuple[Fact[Participant], ...]:
    """Who presided, by the strongest words that tell of anybody.

    Args:
        lines: Of the article.
        people: Whom they name.
        host: The country that the meeting was held in.
        article_id: Of the article.
        series: All namings of the series that the meeting is of.
        edition: Of the meeting; "COP26 President" is nobody who presides over another one.
    """
    # a conference of parties has a president, and whoever is called "Chair" leads a part of it
    by_president = any(is_of_parties(one.name) for one in series)
    prose = [line for line in lines if line.is_prose and not line.is_title and _MAY_TELL.search(line.text)]
    spoke = _answering(lines, people) or _opening(lines, people, host)
    for words in (_IN_THE_CHAIR, _HOLDING_THE_CHAIR, _RECEIVING):
        named = {line.start: _persons(line, people, host if words is _RECEIVING else None) for line in prose}
        states = {line.start: _states(line) for line in prose if words is _IN_THE_CHAIR}
        for each in (named, states):
            found = [
                Fact(who, article_id, line.span(start, end))
                for line in prose
                for start, end, who in _presiding(line, each.get(line.start, []), words, edition)
            ]
            if words is _IN_THE_CHAIR and each is named and spoke and spoke[2] not in [one.value for one in found]:
                found.append(Fact(spoke[2], article_id, spoke[3].span(*spoke[:2])))
            if found:
                return tuple(found)
        if words is _IN_THE_CHAIR and (
            called := _called_chair(prose, people, _bodies(lines, series), by_president=by_president)
        ):
            return tuple(Fact(who, article_id, line.span(start, end)) for line, (start, end, who) in called)
    return ()


def _called_chair(
    prose: Sequence[Line], people: Sequence[Person], bodies: frozenset[str], *, by_president: bool
) -> list[tuple[Line, _Named]]:
    """Whom the lines call the chair of one of the bodies, else the only one whom they call "Chair", more than once."""
    of_body: dict[str, tuple[Line, _Named]] = {}
    alone: list[tuple[Line, _Named]] = []
    for line in prose:
        named = _persons(line, people, None)
        for nth, one in enumerate(named):
            text, rest = line.text[: one[0]], line.text[one[1] :]
            before = _ROLE_BEFORE.search(text)
            found = before or _ROLE_AFTER.match(rest)
            if found and fold(found["body"]) in bodies and not _ANOTHER.search(text[-25:]):
                for each in named[nth : nth + (2 if before and before["several"] else 1)]:
                    of_body.setdefault(each[2].name, (line, each))
            elif _CHAIR_ALONE.search(text) and not by_president:
                alone.append((line, one))
    if of_body:
        return list(of_body.values())
    return alone[:1] if len(alone) > 1 and len({one[2].name for _, one in alone}) == 1 else []


def _bodies(lines: Sequence[Line], series: Sequence[SeriesMention]) -> frozenset[str]:
    """What is called the meeting's own, folded: "INC" beside "INC-11", "committee" for the Lorn Committee's session."""
    short = {found["body"] for line in lines if line.weight > 1 for found in _SESSION.finditer(line.text)}
    organs = {word for one in series[:1] for word in re.findall(_ORGAN, one.name.lower())}
    return frozenset(map(fold, short | organs | {"summit", "meeting", "session", "plenary"}))


def _answering(lines: Sequence[Line], people: Sequence[Person]) -> tuple[int, int, Participant, Line] | None:
    """Whom the line below a question after the chair names first: "Who was in the chair?"."""
    for line, answer in pairwise(lines):
        if line.text.endswith("?") and _ASKS_WHO.search(line.text):
            named = [one for one in _persons(answer, people, None) if one[0] >= len(speaker_label(answer.text))]
            return (*named[0], answer) if named else None
    return None


def _opening(
    lines: Sequence[Line], people: Sequence[Person], host: str | None
) -> tuple[int, int, Participant, Line] | None:
    """The speaker, whom a label or the title names, who opens the meeting or gives the floor in it."""
    speaker: tuple[int, int, Participant, Line] | None = None
    for line in lines:
        if (line.is_title or line.nth == 0) and (told := _SPEECH_OF.search(line.text)):
            named = [one for one in _persons(line, people, host) if one[0] >= told.end()]
            speaker = (*named[0], line) if named else None
        if label := speaker_label(line.text):
            named = [one for one in _persons(line, people, host) if one[1] <= len(label)]
            speaker = (*named[-1], line) if named else None
        if speaker and _OPENS_IT.search(line.text):
            return speaker
    return None


def _persons(line: Line, people: Sequence[Person], host: str | None) -> list[_Named]:
    """The persons that a line names, in order."""
    return sorted(
        (
            (
                one.start,
                one.end,
                Participant(who.name, "person", "present", who.country or who.body or host, who.title),
            )
            for who in people
            for one in who.namings
            if one.line is line
        ),
        key=lambda one: one[:2],
    )


def _states(line: Line) -> list[_Named]:
    return [
        (one.start, one.end, Participant(one.countries[0], "state", "present"))
        for one in line.mentions
        if one.countries and not _OFFICE_OF.search(line.text[: one.start])
    ]


def _presiding(line: Line, named: Sequence[_Named], words: _Words, edition: int | None) -> list[_Named]:
    """Those among the named of whom the words of a line say that they presided, with those joined to them by "and"."""
    found: list[_Named] = []
    for start, end, who in reversed(named):
        joined = found and found[-1][0] > end and _BETWEEN_NAMES.fullmatch(line.text[end : found[-1][0]])
        if joined or _is_said(line.text, start, _after(line.text, end), words, edition):
            found.append((start, end, who))
    # "Co-chaired by the Prime Minister of Peru, Ana Lund, and the President of Chile, Jan Falk".
    for start, end, who in named:
        last = found[0] if found and words is _IN_THE_CHAIR and _TOGETHER.search(line.text, 0, found[0][0]) else None
        if last and start > last[1] and _BETWEEN_NAMES.fullmatch(line.text[last[1] : start]):
            found.insert(0, (start, end, who))
    if not found and named and words is _IN_THE_CHAIR and _CHAIR_HE_TOOK.search(line.text, named[0][1]):
        found.append(named[0])
    return found[::-1]


def _after(text: str, end: int) -> str:
    """What follows a name, without the country that belongs to it."""
    country = None if _APPOSITION.match(text, end) else _OF_COUNTRY.match(text, end)
    end = country.end() if country else end
    aside = _APPOSITION.match(text, end)
    return text[aside.end() if aside else end :]


def _is_said(text: str, start: int, rest: str, words: _Words, edition: int | None) -> bool:
    """Whether the words around a name say that its bearer presided, at this meeting and not another."""
    if found := words.after.match(rest):
        return not _ANOTHER.search(found[0]) and not _ANOTHER.search(text[max(0, start - 25) : start])
    lead = text[max(0, start - LONGEST_LEAD) : start]
    if found := words.before.search(lead):
        numbers = [int(one[1]) for one in re.finditer(_NUMBERED, found[0])]
        if edition and numbers and edition not in numbers:
            return False
        aside = lead[: found.start()].endswith(", ")  # of what the clause before tells of
        return not _ANOTHER.search(lead[0 if aside else max(0, found.start() - 45) :])
    return False
