"""Who took part in a meeting, stayed away, was invited or watched: people, states and organisations.

A person who holds an office and speaks or acts in the article took part unless words there say otherwise; so did the
state. Members of a known series are counted when its article tells that the leaders or members met, and are marked as
not named.
"""

import re
from collections.abc import Iterator, Sequence

from rag.english import MONTHS, Mention
from rag.record.known_series import KNOWN_SERIES, SeriesMention
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
_GROUPS = r"(?:presidents?|leaders?|heads? of state(?: and government)?|heads? of government|prime ministers?|(?:foreign )?ministers|delegations?|representatives?|premiers?|chancellors?|envoys?|guests)"
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
_BODIES = {
    "European Union": re.compile(r"\b(?:European Union|EU)\b(?!-)"),
    "African Union": re.compile(r"\bAfrican Union\b"),
    "United Nations": re.compile(
        r"\b(?:UN|United Nations) (?:Secretary|centre for preventive|climate chief|preventive)|\bthe UN's preventive"
    ),
    "NATO": re.compile(r"\b\d+ members of NATO|\bNATO (?:Secretary|allies|leaders)|\b[Ll]eaders of NATO"),
    "Gulf Cooperation Council": re.compile(r"\bGCC Secretary|\bGulf Cooperation Council\b(?= Secretary)"),
}
_BODY_ACTS = re.compile(
    r"^(?: Commission| Council)?,?(?: and \d+ countries[^,.]*,?)? ?(?:signed|joined|took|attended|was represented"
    r"|decided|were among|announced|behind|and the five|criticised|,? Colombia|presided|and African|"
    r"into|as a permanent|side|from the government side|, among|repeated|and the African|and (?:the )?European"
    r"|Secretary|President|gather|in the)"
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
    found: list[Fact[Participant]] = []
    states: dict[str, Fact[Participant]] = {}

    def add_state(name: str, presence: Presence, naming: Naming, *, named: bool = True) -> None:
        held = states.get(name)
        if held is None or (
            held.value.presence != "present" and presence == "present" and held.value.presence != "absent"
        ):
            kind: ParticipantKind = "organisation" if name in _BODIES else "state"
            value = Participant(name, kind, presence, named=named)
            states[name] = Fact(value, article_id, naming.line.span(naming.start, naming.end))

    for naming, name in _boycotts(lines):
        add_state(name, "absent", naming)
    away: str | None = None
    for nth, person in enumerate(people):
        told = _presence(person)
        if told is None:
            continue
        presence, naming = told
        if person.country is None and person.body is None and person.office:
            if not re.search("general", person.office, re.I):
                person.country = _country_by_role(naming, people[:nth], host, away)
        value = Participant(person.name, "person", presence, person.country or person.body, person.office)
        found.append(Fact(value, article_id, naming.line.span(naming.start, naming.end)))
        if presence == "absent":
            away = person.country
        state = person.country or (person.body if person.body in _BODIES else None)
        if state and presence != "absent":
            add_state(state, presence, naming)
    for naming, name, presence in _states(lines):
        add_state(name, presence, naming)
    for naming, name in _bodies(lines):
        add_state(name, "present", naming)
    first = next(iter(series), None)
    if first is not None and (known := KNOWN_SERIES.get(first.name.replace(" Informal", ""))):
        members = known.members(year)
    elif first is not None and first.name.startswith("Central Asia–"):
        members = (
            *KNOWN_SERIES["C5+1 Summit"].members(None)[1:],
            first.name.removeprefix("Central Asia–").removesuffix(" Summit"),
        )
    else:
        members = ()
    if first is not None and any(_COLLECTIVE.search(line.text) for line in lines if line.weight > 1):
        for member in members:
            add_state(member, "present", Naming(first.line, first.start, first.end), named=False)
    if host and first is not None and host not in states:
        where = next((one for line in lines for one in line.mentions if one.countries[:1] == (host,)), None)
        line = next((line for line in lines if where in line.mentions), None)
        if where and line:
            add_state(host, "present", Naming(line, where.start, where.end), named=False)
    return (*found, *states.values())


def _country_by_role(naming: Naming, before: Sequence[Person], host: str | None, away: str | None) -> str | None:
    """The country of somebody whose country is not told: the host's who is in the chair, or of whom they stand in for."""
    text = naming.line.text
    before_it, after_it = text[: naming.start][-70:], text[naming.end :][:40]
    if re.search(r"\b(?:represented by|sent|leaving)\b[^;.]*$", before_it) or re.match(
        r" (?:took|represented|led|stood in)\b", after_it
    ):
        sender = next((one for one in reversed(before) if any(each.line is naming.line for each in one.namings)), None)
        return away if away or sender is None else sender.country
    if re.search(r"\b(?:[Hh]ost|[Cc]hair)\w*,? (?:[A-Z]\w+ )*$", before_it) or re.match(
        r"[^.;]{0,30}\b(?:chair|presid|hosted|opened|welcomed|received|closed)", after_it
    ):
        return host
    return None


def _presence(person: Person) -> tuple[Presence, Naming] | None:
    """Whether a person took part, by the first clause that tells; None when none does."""
    spoke: tuple[Presence, Naming] | None = None
    for naming in person.namings:
        clause = _clause(naming)
        after = naming.line.text[naming.end :]
        if _NOT_INVITED.search(clause):
            return None
        if _is_absent(naming, clause):
            return "absent", naming
        if _OBSERVER.search(clause):
            return "observer", naming
        if re.match(
            r"^[^,;.]{0,20}\b(?:was|were|is) present as an invited|^[^.;]{0,40}" + _INVITED.pattern, after
        ) and not re.search(r"joined|honou?r", clause):
            return "invited", naming
        if _CAME.match(after) or re.search(
            r"\b(?:sent|leaving|represented by|replaced by)\b[^;.]*$", naming.line.text[: naming.start]
        ):
            return "present", naming
        if (_ELSEWHERE.search(clause) and "message" not in clause) or _EARLIER.match(after):
            continue
        if "message" in clause or (re.match(r"'s", naming.line.text[naming.end :]) and spoke):
            continue
        if person.office and not person.leads:
            if _TOOK_PART.search(clause) and re.search(r"attend|took part|joined|represent|guests", clause):
                spoke = spoke or ("present", naming)
            continue
        if (_TOOK_PART.search(clause) or _SPOKE.search(clause)) and (
            person.office or person.country or person.body or len(person.namings) > 1 or _TOOK_PART.search(clause)
        ):
            spoke = spoke or ("present", naming)
    return spoke


def _is_absent(naming: Naming, clause: str) -> bool:
    """Whether a clause says that somebody stayed away, rather than who came instead."""
    told = _ABSENT.search(clause)
    if told is None:
        return False
    text = naming.line.text
    if re.search(r"\b(?:sent|leaving|represented by|replaced by)\b[^;.]*$", text[: naming.start]):
        return False
    if re.match(r" (?:took|came|stood in|sat in|represented|led)\b", text[naming.end :]):
        return False
    at = text.find(told[0])
    if naming.end <= at:
        between = text[naming.end : at]
        return not re.search(r"\b(?:said|told|called|attended)\b", between) and len(between) < 120
    return bool(
        re.match(
            r"^(?:\W|the|Besides|was|were|[A-Z]\w*|and|by|of|president|prime|minister)*$",
            text[at + len(told[0]) : naming.start],
            re.I,
        )
    ) and told[0] not in ("boycotted",)


def _clause(naming: Naming) -> str:
    """The words of the sentence around a naming, up to where another clause has its own subject."""
    text = naming.line.text
    before = re.split(
        r"[;:]|, (?:while|but|whereas|leaving|and sent) |\b(?:while|whereas)\b"
        r"|(?<=[a-z]), and (?=[A-Z]\w+ [A-Z]\w+ (?:\w+ed|spoke|came)\b)",
        text[: naming.start],
    )[-1]
    after = re.split(r"[;]|, (?:while|but|whereas|leaving|to which|as did) |\b(?:while|whereas)\b", text[naming.end :])[
        0
    ]
    return before + text[naming.start : naming.end] + after


def _boycotts(lines: Sequence[Line]) -> Iterator[tuple[Naming, str]]:
    """States that stayed away altogether, and not only their leaders."""
    for line in lines:
        if not re.search(r"boycott|No delegation|suspended its participation", line.text):
            continue
        for one in line.mentions:
            if not one.countries:
                continue
            before, after = line.text[: one.start], line.text[one.end :]
            if re.match(r"(?:'s)? (?:had |has )?(?:boycott|suspended its participation)", after) or re.search(
                r"No delegation from (?:the )?$|boycott(?:ed)? by (?:the )?$", before
            ):
                yield Naming(line, one.start, one.end), one.countries[0]


def _states(lines: Sequence[Line]) -> Iterator[tuple[Naming, str, Presence]]:
    """States in a list behind "the presidents of", and states that act."""
    for line in lines:
        if line.is_title or not line.is_sentence:
            continue
        listed = False
        before_end = 0
        named = [one for one in line.mentions if one.countries]
        for nth, one in enumerate(named):
            head = line.text[: one.start]
            if _GROUP_OF.search(head):
                listed = True
            elif listed and not _LIST.match(line.text[before_end : one.start]):
                listed = False
            before_end = one.end
            if (
                _ABSENT.search(line.text)
                or (_ELSEWHERE.search(line.text) and not _TOOK_PART.search(line.text))
                or _NOT_INVITED.search(line.text)
            ):
                continue
            if listed and not re.search(r"\b(?:would|will|missed|Before|earlier|bilateral|photograph)\b", line.text):
                presence: Presence = "observer" if _OBSERVER.search(line.text) else "present"
                yield Naming(line, one.start, one.end), one.countries[0], presence
            elif _acts(line, named, nth):
                yield Naming(line, one.start, one.end), one.countries[0], "present"


def _acts(line: Line, named: Sequence[Mention], nth: int) -> bool:
    """Whether a country, or the list that it opens, is the subject of an act at the meeting."""
    first = named[nth]
    if _PEOPLE_ONLY.match(line.text[first.end :]) or first.located:
        return False
    last = nth
    while last + 1 < len(named) and _LIST.match(line.text[named[last].end : named[last + 1].start]):
        last += 1
    begins = re.search(
        r"(?:^|[,;:] |\b(?:and|as did|as|while|where|with|by|but|when|Besides|again) |, )(?:[Tt]he )?$",
        line.text[: first.start],
    )
    joined = nth > 0 and bool(_LIST.match(line.text[named[nth - 1].end : first.start]))
    end = line.text[named[last].end :]
    if re.search(rf"\bhad (?:been|signed)|\b(?:{'|'.join(MONTHS)}) 20(?:1\d|2[0-2])|bilateral|ministry", line.text):
        return False
    if re.search(r"\b(?:that|which) (?:the )?(?:[A-Z]\w+ and )?$", line.text[: first.start]):
        return False
    if re.search(r"\bas did (?:the )?$", line.text[: first.start]) or (
        joined and re.search(r"\bas did\b", line.text[: first.start])
    ):
        return True
    return bool((begins or joined) and _ACTED.match(end) and not re.match(r" (?:foreign|Foreign)", end))


def _bodies(lines: Sequence[Line]) -> Iterator[tuple[Naming, str]]:
    for line in lines:
        if line.is_title:
            continue
        for name, pattern in _BODIES.items():
            for found in pattern.finditer(line.text):
                if name in ("United Nations", "NATO", "Gulf Cooperation Council") or _BODY_ACTS.match(
                    line.text[found.end() :]
                ):
                    if not _ELSEWHERE.search(line.text) or name == "NATO":
                        yield Naming(line, *found.span()), name
                        break
