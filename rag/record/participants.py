"""Who took part in a meeting, stayed away, was invited or watched: people, states and organisations.

A person who holds an office and speaks or acts in the article took part unless words there say otherwise; so did the
state. Members of a known series are counted when its article tells that the leaders or members met, and are marked as
not named.
"""

import re
from collections.abc import Iterator, Sequence

from rag.english import MONTHS, Mention
from rag.record.known_series import CENTRAL_ASIA, KNOWN_SERIES, SeriesMention
from rag.record.lines import Line
from rag.record.people import Naming, Person
from rag.record.values import Fact, Participant, ParticipantKind, Presence

_ABSENT = re.compile(
    r"\b(?:stay(?:ed|s|ing)? away|did(?: not|n't) (?:attend|travel|come|take part|participate|go|show|make the trip)"
    r"|was(?: not|n't) (?:in the room|present|there)"
    r"|were(?: not|n't) present|were absent|was absent|absent from|skip(?:ped|s)|boycott(?:ed|s|ing)?|pull(?:ed"
    r"|s) out of|declined to (?:attend|come)|flown out"
    r"|in (?:his|her|the) absence of|took no part in the (?:summit|meeting)|suspended its participation"
    r"|missing (?:was|were)|no-show|sent (?:his|her|its|their) (?:\w+ ){1,4}(?:minister|premier|deputy)"
    r"|in (?:his|her) place|instead of travelling|without (?:their|its) presidents?)\b"
)
_NOT_INVITED = re.compile(r"\b(?:not|nor|never) (?:been |again )?invited\b")
_OBSERVER = re.compile(
    r"\bas (?:an )?observers?\b|\bobserver states? (?:were|was) (?:represented|involved)"
    r"|\bheads of \w+ observer states\b"
)
_INVITED = re.compile(
    r"\b(?:as (?:an? )?(?:\w+ )?(?:invited )?guests?|(?:was|were) (?:also )?invited(?! to (?:endorse|join|take his))"
    r"|invited guests?|at the invitation)\b"
)
_TOOK_PART = re.compile(
    r"\b(?:attend\w*|chair\w*|host(?:s|ed|ing)?|took part|takes? part|taking part|presid\w+|join(?:s|ed|ing)?"
    r"|represent\w*|were (?:present|there)|was present|present were|among those"
    r"|around the table|came|arrived|receiv\w+|welcom\w+|met|meets|signed|sat|sent its|took the chair|were among"
    r"|in attendance|participat\w+|led|leads|lead|spoke|speaks|addressed"
    r"|guests|completed the (?:circle|list)|took (?:his|her) place|brought together|gather\w*|talks with"
    r"|putting? (?:his|her|their) signature|be represented|were involved|on the spot|took over)\b",
    re.IGNORECASE,
)
_SPOKE = re.compile(
    r"\b(?:said|says|told|propos\w+|suggest\w+|call(?:s|ed)|announc\w+|urg\w+|warn\w+|list\w*|put|spoke|argu\w+"
    r"|added|stated|note[sd]?|welcom\w+|stress\w+|thank\w+|offer\w+|declar\w+"
    r"|pledg\w+|express\w+|described|report(?:s|ed)|launch\w+|support\w*|backed|credited|concentrated|mentioned"
    r"|insisted|favou?red|named|complained|regretted|floated|invited|pointed|promised"
    r"|unveiled|presented|press(?:ed|es)|discuss\w*|agreed|underlined|highlighted|emphasi\w+|expressed|exchanged"
    r"|reviewed|outlined|appealed|appeared|recalled|placed|passed|closed|opened|handed|hailed|denied|used|made|asked"
    r"|voiced|countered|summed|lodged|remarked|gave|answered|saw|had)\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:days? before|ahead of (?:the|it)|before the (?:summit|meeting)|previous|in (?:19|20)(?:1\d|2[0-3])\b"
    r"|message urging|message urging|video messages?|death of|in an article|formerly"
    r"|former|preview|would take part|would visit|embassy|call between|not a signatory|demand(?:ed)?|later announced"
    r"|was not the|next year|threaten\w*|was due)\b"
)
_CAME = re.compile(
    r"^,?(?: who [^,.]{0,80},)?(?: who| also| both| again)* (?:came|attended|took part|chaired|hosted|presided"
    r"|took his place|took her place)\b"
)
_EARLIER = re.compile(r"^,? (?:had|has) (?:said|put|been|told|announced|proposed|appealed|hoped)\b")
_GROUPS = (
    r"(?:presidents?|leaders?|heads? of state(?: and government)?|heads? of government|prime ministers?"
    r"|(?:foreign )?ministers|delegations?|representatives?|premiers?|chancellors?|envoys?|guests)"
)
_GROUP_OF = re.compile(rf"\b(?:[Tt]he )?{_GROUPS} (?:of|from) (?:the )?$", re.IGNORECASE)
_LIST = re.compile(
    r"^(?: Republic)?\s*(?:,|and|or|,? and|,? as well as|&|plus|, and)\s*(?:(?:the )?(?:[Pp]resident"
    r"|[Pp]rime [Mm]inister) of )?(?:the )?$"
)
_ACTED = re.compile(
    r"^,?(?: (?:also|both|all|jointly|and others|again|then|for its part|formally|later))* ?(?:signed|adopted"
    r"|attended|joined|took part|sent its|sent an?|was represented|were represented|hosted|chaired"
    r"|did not sign|agreed to|agreed on|became the|took no part|opposed|spoke in its favour|criticised|resisted"
    r"|lodged|asked for|announced (?!it would)|undertook|voiced|offered to|put its signature|was admitted"
    r"|appeared|supported|decided to|concluded|pledged|will (?:hold|hand)|by (?:a|an|the|its|Prime|Foreign|External)"
    r"|responded|stressed|hoped|appealed|looked for|had the support|celebrated|and \d+ countries)\b"
)
_PEOPLE_ONLY = re.compile(
    r"^(?:'s|') |^[- ](?:language|speaking|backed)|^ (?:foreign ministry|officials?|media|embassy|agency|broadcaster"
    r"|Foreign Ministry|agencies|city|government spokes)"
)
_COLLECTIVE = re.compile(
    r"\b(?:leaders|presidents|heads of state|members|allies|member states|monarchies|republics|countries|states"
    r"|sides|governments|summit)\b",
    re.IGNORECASE,
)
LONGEST_SUBJECT = 120
"""Characters between a name and the words for staying away beyond which another is their subject."""
_UNIONS = ("European Union", "African Union")
_BODIES = {
    "European Union": re.compile(r"\b(?:European Union|EU)\b(?!-)"),
    "African Union": re.compile(r"\bAfrican Union\b"),
    "United Nations": re.compile(r"\b(?:UN|United Nations) (?:Secretary[- ]General|\w+ chief|envoy)\b"),
    "NATO": re.compile(r"\b\d+ members of NATO|\bNATO (?:Secretary|allies|leaders)|\b[Ll]eaders of NATO"),
    "Gulf Cooperation Council": re.compile(r"\b(?:GCC|Gulf Cooperation Council) Secretary"),
}
_BODY_ACTS = re.compile(
    r"^(?: Commission| Council)?(?:,? (?:and )?(?:the )?(?:\d+ countries"
    r"|(?:five )?[A-Z]\w+(?: [A-Z]\w+)?(?: states)?)(?:, [^,.]{3,60},)?){0,4},? ?"
    r"(?:signed|joined|took|attended|was represented|were represented|decided|were among|announced|criticised"
    r"|presided|as a permanent"
    r"|side\b|from the government side|repeated|Secretary|President|gathered|met|behind)"
)
_BODY_TAKEN_IN = re.compile(r"\b(?:took in|admitted|summit of|meeting of|and) the $")
_INVITED_AFTER = re.compile(r"^[^,;.]{0,20}\b(?:was|were|is) present as an invited|^[^.;]{0,40}" + _INVITED.pattern)
_HONOURED = re.compile(r"joined|honou?r")
_SENT = re.compile(r"\b(?:sent|sending|leaving|represented by|replaced by)\b[^;.]*$")
_STOOD_IN = re.compile(r" (?:took|came|stood in|sat in|represented|led)\b")
_JOINED = re.compile(r"attend|took part|joined|represent|guests")
_NO_SUBJECT_OF_ABSENCE = re.compile(r"\b(?:said|told|called|attended)\b")
_NAMES_ONLY = re.compile(r"(?:\W|the|was|were|[A-Z]\w*|and|by|of|president|prime|minister)*", re.IGNORECASE)
_CLAUSE_START = re.compile(
    r"[;:]|, (?:while|but|whereas|leaving|and sent) |\b(?:while|whereas)\b"
    r"|(?<=[a-z]), and (?=[A-Z]\w+ [A-Z]\w+ (?:\w+ed|spoke|came)\b)"
)
_CLAUSE_END = re.compile(r";|, (?:while|but|whereas|leaving|to which|as did) |\b(?:while|whereas)\b")
_BOYCOTTS = re.compile(r"(?:'s)? (?:had |has )?(?:boycott|suspended its participation)")
_BOYCOTTED_BY = re.compile(r"No delegation from (?:the )?$|boycott(?:ed)? by (?:the )?$")
_STAYED_AWAY = re.compile(
    r" (?:both |again )?(?:stayed away|(?:was|were) (?:absent|not (?:present|represented|there))"
    r"|sent no (?:one|delegation)|did(?: not|n't) (?:attend|take part|participate|send)"
    r"|skipped the (?:summit|meeting))\b"
)
_OF_OFFICE = re.compile(r"\b(?:of|from|in) (?:the )?$")
_NOT_THERE = re.compile(r"\b(?:would|will|missed|Before|earlier|bilateral|photograph)\b")
_BEGINS = re.compile(r"(?:^|[,;:] |\b(?:and|as did|as|while|where|with|by|but|when|Besides|again) |, )(?:[Tt]he )?$")
_ANOTHER_TIME = re.compile(rf"\bhad (?:been|signed)|\b(?:{'|'.join(MONTHS)}) 20(?:1\d|2[0-2])|bilateral|ministry")
_RELATIVE = re.compile(r"\b(?:that|which) (?:the )?(?:[A-Z]\w+ and )?$")
_AS_DID = re.compile(r"\bas did\b")
_IN_CHAIR_BEFORE = re.compile(r"\b(?:[Hh]ost|[Cc]hair)\w*,? (?:[A-Z]\w+ )*$")
_IN_CHAIR_AFTER = re.compile(
    r"(?!,? (?:is|was) to | will )[^.;]{0,30}\b(?:chair|presid|hosted|opened|welcomed|received|closed)"
)


def participants_of(
    lines: Sequence[Line],
    people: Sequence[Person],
    series: Sequence[SeriesMention],
    year: int | None,
    host: str | None,
    article_id: str,
) -> tuple[Fact[Participant], ...]:
    """The participants that the lines tell of: people first, then states and organisations, each in order of naming.

    Args:
        lines: Of the article.
        people: Whom they name.
        series: All namings of the series that the meeting is of.
        year: Of the meeting.
        host: The country it was held in.
        article_id: Of the article.
    """
    states = _States(article_id)
    for naming, name in (*_boycotts(lines), *_absent(lines)):
        states.add(name, "absent", naming)
    persons = list(_persons(people, host, states, article_id))
    for naming, name, presence in _states(lines):
        states.add(name, presence, naming)
    for naming, name in _bodies(lines):
        states.add(name, "present", naming)
    if series:
        first = series[0]
        if any(_COLLECTIVE.search(line.text) for line in lines if line.weight > 1):
            for member in _members(first.name, year):
                states.add(member, "present", Naming(first.line, first.start, first.end), named=False)
        if host and (where := _first_naming(lines, host)):
            states.add(host, "present", where, named=False)
    return (*persons, *states.found.values())


class _States:
    """States and organisations found so far, each once; one that stayed away stays so."""

    def __init__(self, article_id: str) -> None:
        self._article_id = article_id
        self.found: dict[str, Fact[Participant]] = {}

    def add(self, name: str, presence: Presence, naming: Naming, *, named: bool = True) -> None:
        """Take one in; whoever was present counts as that, even where it is named as an observer before."""
        held = self.found.get(name)
        if held is None or (presence == "present" and held.value.presence not in ("present", "absent")):
            kind: ParticipantKind = "organisation" if name in _BODIES else "state"
            value = Participant(name, kind, presence, named=named)
            self.found[name] = Fact(value, self._article_id, naming.line.span(naming.start, naming.end))


def _persons(
    people: Sequence[Person], host: str | None, states: _States, article_id: str
) -> Iterator[Fact[Participant]]:
    """The people who took part or stayed away; the states that they stand for are added."""
    away: str | None = None
    for nth, person in enumerate(people):
        told = _presence(person)
        if told is None:
            continue
        presence, naming = told
        country = person.country
        if not (country or person.body) and person.office and "eneral" not in person.office:
            country = _country_by_role(naming, people[:nth], host, away)
        if presence == "absent":
            away = country
        elif state := country or (person.body if person.body in _BODIES else None):
            states.add(state, presence, naming)
        value = Participant(person.name, "person", presence, country or person.body, person.title)
        yield Fact(value, article_id, naming.line.span(naming.start, naming.end))


def _members(series: str, year: int | None) -> tuple[str, ...]:
    """Who is a member of a series, as far as that is known."""
    if known := KNOWN_SERIES.get(series.replace(" Informal", "")):
        return known.members(year)
    partner = re.fullmatch(r"Central Asia–(.+) Summit", series)
    return (*CENTRAL_ASIA, partner[1]) if partner else ()


def _first_naming(lines: Sequence[Line], country: str) -> Naming | None:
    return next(
        (
            Naming(line, one.start, one.end)
            for line in lines
            for one in line.mentions
            if one.countries[:1] == (country,)
        ),
        None,
    )


def _country_by_role(naming: Naming, before: Sequence[Person], host: str | None, away: str | None) -> str | None:
    """A country that is not told: the host's for who is in the chair, that of the person somebody stands in for."""
    text = naming.line.text
    if _SENT.search(text[: naming.start]) or _STOOD_IN.match(text[naming.end :]):
        sender = next((one for one in reversed(before) if any(each.line is naming.line for each in one.namings)), None)
        return away if away or sender is None else sender.country
    if _IN_CHAIR_BEFORE.search(text[: naming.start]) or _IN_CHAIR_AFTER.match(text[naming.end :]):
        return host
    return None


def _presence(person: Person) -> tuple[Presence, Naming] | None:
    """Whether a person took part, by the first clause that tells; None when none does."""
    found: tuple[Presence, Naming] | None = None
    for naming in person.namings:
        clause = _clause(naming)
        if _NOT_INVITED.search(clause):
            return None
        if firm := _firm_presence(naming, clause):
            return firm, naming
        if found is None and _acts_there(person, naming, clause):
            found = "present", naming
    return found


def _firm_presence(naming: Naming, clause: str) -> Presence | None:
    """What a clause says outright of somebody's presence."""
    after = naming.line.text[naming.end :]
    if _is_absent(naming, clause):
        return "absent"
    if _OBSERVER.search(clause):
        return "observer"
    if _INVITED_AFTER.match(after) and not _HONOURED.search(clause):
        return "invited"
    if _CAME.match(after) or _SENT.search(naming.line.text[: naming.start]):
        return "present"
    return None


def _acts_there(person: Person, naming: Naming, clause: str) -> bool:
    """Whether a clause shows somebody at the meeting, speaking or acting."""
    if "message" in clause or _ELSEWHERE.search(clause) or _EARLIER.match(naming.line.text[naming.end :]):
        return False
    took_part = bool(_TOOK_PART.search(clause))
    if person.office and not person.leads:
        return took_part and bool(_JOINED.search(clause))
    known = bool(person.office or person.country or person.body or len(person.namings) > 1)
    return took_part or (known and bool(_SPOKE.search(clause)))


def _is_absent(naming: Naming, clause: str) -> bool:
    """Whether a clause says that somebody stayed away, rather than who came instead."""
    told = _ABSENT.search(clause)
    text = naming.line.text
    if told is None or _SENT.search(text[: naming.start]) or _STOOD_IN.match(text[naming.end :]):
        return False
    at = text.find(told[0])
    if naming.end <= at:
        between = text[naming.end : at]
        return not _NO_SUBJECT_OF_ABSENCE.search(between) and len(between) < LONGEST_SUBJECT
    return bool(_NAMES_ONLY.fullmatch(text[at + len(told[0]) : naming.start])) and told[0] != "boycotted"


def _clause(naming: Naming) -> str:
    """The words of the sentence around a naming, up to where another clause has its own subject."""
    text = naming.line.text
    before = _CLAUSE_START.split(text[: naming.start])[-1]
    return before + text[naming.start : naming.end] + _CLAUSE_END.split(text[naming.end :])[0]


def _boycotts(lines: Sequence[Line]) -> Iterator[tuple[Naming, str]]:
    """States that stayed away altogether, and not only their leaders."""
    for line in lines:
        if "boycott" in line.text or "No delegation" in line.text or "suspended its" in line.text:
            for one in line.mentions:
                told = _BOYCOTTS.match(line.text[one.end :]) or _BOYCOTTED_BY.search(line.text[: one.start])
                if one.countries and told:
                    yield Naming(line, one.start, one.end), one.countries[0]


def _absent(lines: Sequence[Line]) -> Iterator[tuple[Naming, str]]:
    """States of which a sentence says that they stayed away or sent nobody; not those whose leaders alone did."""
    for line in lines:
        named = [one for one in line.mentions if one.countries] if line.is_prose else []
        listed: list[Mention] = []
        for one in named:
            joins = listed and _LIST.match(line.text[listed[-1].end : one.start])
            listed = [*listed, one] if joins else [one]
            if _STAYED_AWAY.match(line.text[one.end :]) and not _OF_OFFICE.search(line.text[: listed[0].start]):
                yield from ((Naming(line, each.start, each.end), each.countries[0]) for each in listed)


def _states(lines: Sequence[Line]) -> Iterator[tuple[Naming, str, Presence]]:
    """States in a list behind "the presidents of", and states that act."""
    for line in lines:
        text = line.text
        elsewhere = _ELSEWHERE.search(text) and not _TOOK_PART.search(text)
        if not line.is_prose or elsewhere or _ABSENT.search(text) or _NOT_INVITED.search(text):
            continue
        named = [one for one in line.mentions if one.countries]
        listed = False
        for nth, one in enumerate(named):
            follows = nth > 0 and bool(_LIST.match(text[named[nth - 1].end : one.start]))
            listed = bool(_GROUP_OF.search(text[: one.start])) or (listed and follows)
            if (listed and not _NOT_THERE.search(text)) or _acts(line, named, nth):
                presence: Presence = (
                    "observer" if _OBSERVER.search(_CLAUSE_END.split(text[one.end :])[0]) else "present"
                )
                yield Naming(line, one.start, one.end), one.countries[0], presence


def _acts(line: Line, named: Sequence[Mention], nth: int) -> bool:
    """Whether a country, or the list that it stands in, is the subject of an act at the meeting."""
    text, first = line.text, named[nth]
    before = text[: first.start]
    if first.located or _PEOPLE_ONLY.match(text[first.end :]) or _ANOTHER_TIME.search(text) or _RELATIVE.search(before):
        return False
    last = nth
    while last + 1 < len(named) and _LIST.match(text[named[last].end : named[last + 1].start]):
        last += 1
    joined = nth > 0 and bool(_LIST.match(text[named[nth - 1].end : first.start]))
    begins = joined or bool(_BEGINS.search(before))
    return begins and bool(_AS_DID.search(before) or _ACTED.match(text[named[last].end :]))


def _bodies(lines: Sequence[Line]) -> Iterator[tuple[Naming, str]]:
    """Organisations that act, or whose head is named with the office."""
    for line in lines:
        for name, pattern in _BODIES.items():
            for found in pattern.finditer(line.text) if line.is_prose else ():
                by_itself = name not in _UNIONS or _BODY_TAKEN_IN.search(line.text[: found.start()])
                if (by_itself or _BODY_ACTS.match(line.text[found.end() :])) and not _ELSEWHERE.search(line.text):
                    yield Naming(line, *found.span()), name
