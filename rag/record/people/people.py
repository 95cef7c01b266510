"""People whom an article names with their office or country, each once, whatever spellings it uses.

"Uzbek President Shavkat Mirziyoyev", "Xi Jinping of China", "Tajikistan's Emomali Rahmon", "Hungary's prime minister,
Viktor Orbán", and "Mirziyaev" in a later sentence.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rag.english import MONTH_NUMBERS, WEEKDAYS, Mention, countries, fold, same_name, speaker_label, word_set
from rag.record.people.names import OPENING
from rag.record.people.offices import (
    COUNTRY_AFTER,
    HONORIFIC,
    HONORIFIC_WORD,
    LEADER,
    MODIFIER,
    OF_SEVERAL,
    OFFICE,
    OFFICE_AFTER,
    OFFICE_BEFORE,
    OFFICE_NOUN,
    PLURAL_OFFICE,
    PORTFOLIO,
    STAFF,
    shares_office,
)
from rag.record.text import Line
from rag.types import Span

_PART = r"(?:[^\W\d_a-z](?:[^\W\d_]|['’](?=[^\W\d_]))+(?:-[^\W\d_]+)*)"
_NAME = re.compile(
    rf"(?:(?<![\w.])(?:[A-Z]\.(?=[A-Z][a-z])|(?:Ma|Md|Mohd|St)\. ))?{_PART}(?: (?:(?:bin|bint|ibn|von der|van der"
    rf"|van|von|de la|de los|de las|de|del|da|do|dos|al"
    rf"|el)[ -]|St\. )?{_PART}"
    rf"|(?: (?:[A-Z]\.)+)){{0,8}}(?: (?:Jr|Sr)\b\.?)?"
)
_NO_NAMES = word_set(
    """summit declaration joint action plan central asia asian european african council commission union organization
    organisation heads state leaders meeting communique communiqué statement treaty charter agreement africa
    europe middle east bank fund group president prime minister initiative partnership framework global world
    united nations corridor strategy programme program news press times agency university center centre house
    palace hall forum conference gulf security development international national regional ministry foreign
    department white cooperation general assembly compact pact mission critical minerals economic eurasian
    shanghai turkic new york republic islamic clean energy alliance plus community south north west silk way air
    airways airlines consortium digital institute physics engineering library presidential museum school academy
    intelligence artificial court convention climate change wildfire research text draft secretary government
    states party territory corporation capital paris hague kong washington tokyo article resolution boeing the
    they he she it we in at on and both all former his her its latin america caribbean affairs commissioner high network
    trade commerce finance health agriculture environment transport defence justice industry culture interior tourism
    mr mrs ms dr mme meanwhile furthermore moreover additionally however earlier later separately afterwards finally
    instead overall nevertheless nonetheless therefore thus then planning peace aviation education labour information
    hotel nation nations members member heads islands ceremony federation prof amb gen lt maj col capt rt financial
    activities charge director managing executive representative delegation today yesterday tomorrow tonight dear
    thank thanks welcome good senator excellency highness what was were who when where why how did is are honourable
    foundation facility eximbank hon protocol panel section sir madam pro tempore parliament document movement
    interface integration authority radio resources session plenary association board confederation championships
    excellencies eng"""
)


_SPEAKS = re.compile(rf"\b({_PART}) (?:said|told|spoke|put|gave|wrote|also|\w{{3,}}ed)\b")
_IN_A_LIST = re.compile(
    r"\b(?:hosted|received|welcomed|joined by|(?:chaired|presided over|headed|led|opened|hosted) by"
    r"|signed by|represented by|met|among them|present were|thanking|thanked) $",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?: also| then| both)? (?:sent (?:his|her) [a-z]|hosted|chaired|presided|received|stayed away"
    r"|did not (?:attend|travel|come)|attended"
    r"|took part|was in the chair)\b"
    r"|, who (?:took part|attended)\b|, who [^,.]{0,80}, (?:took part|attended)\b"
)
_NO_NAME = re.compile(
    rf"(?:{HONORIFIC_WORD}|{OFFICE}|{MODIFIER}|[A-Z]{{3,7}}(?= {OFFICE} )|The|In|At|On|And|But|Present|Senior"
    rf"|Also|Besides|Across|Among|Commission|European"
    rf"|Council"
    r"|African|Union|UN|EU|US|Central|Asia|State|Affairs|Minister|Foreign|Republic|Kyrgyz Republic)(?:(?:'s)? |(?=,))"
)
_IN_OFFICE = re.compile(rf"{OFFICE} {_PART}")
"""A label that gives an office and a name: "Prime Minister Lund:"."""
_OFFICE_BEHIND = re.compile(rf" {OFFICE_NOUN}$")
"""What somebody became, behind the name: "elected Ana Lund Chairwoman"."""
_LAST_OFFICE = re.compile(rf"{OFFICE_NOUN} (?=[^\W\d_a-z])")
_BODY_BEFORE = re.compile(
    r"\b(UN|United Nations|NATO|EU|European (?:Council|Commission|Union)|African Union|African Union Commission|CIS|SCO"
    r"|OTS|ASEAN)\b[^,.;]{0,30}"
    r"$"
)
_OFFICE_BETWEEN = re.compile(rf"[ ,]*{OFFICE}[ ,]*")
_REPRESENTED_BY = re.compile(
    rf"(?:'s? delegation)?,? (?:(?:(?:was|were|is) )?(?:also )?(?:represented |headed |led )?by|sent|sends|dispatched"
    rf"|had"
    rf"|delegated) (?:its |an? |the |their )?(?:(?:[a-z-]+ ){{0,2}}|{OFFICE}(?:{PORTFOLIO}| (?:to"
    rf"|in) [A-Z]\w+)?,? ){HONORIFIC}{{0,2}}"
    rf"|, whose {OFFICE},? | at (?:[\w-]+ ){{1,2}}level(?: only)?(?:,|:| -) (?:{OFFICE} )?"
)
_COLLEAGUE_FROM = re.compile(r"\b(?:colleague|counterpart|guest|friend) from (?:the )?$")
_OWN_OFFICE = re.compile(rf"(?:'s?|\.)? (?:own |new |outgoing |former )?(?:{OFFICE}{PORTFOLIO},? )?{HONORIFIC}{{0,2}}")
_LABELLED = re.compile(rf" ?[:–—-] ?(?:(?:{OFFICE}{PORTFOLIO},? )?{HONORIFIC}{{0,3}})")
"""Between a country that opens a line of a list and who came for it: "Peru: H.E. Ana Lund, President"."""
_FOR = re.compile(r"(?:^|[:;,] )[Ff]or (?:the )?$")
_OTHERS_FOR = re.compile(
    rf", (?:(?:{HONORIFIC})?[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*)*(?: \([^()]*\))?, )*{HONORIFIC}{{0,3}}"
)
"""Between a country behind "for" and one of those who came for it: "for Peru, Mr. Jan Oll (head), Ms. Ana Lund"."""
_PAIRED = re.compile(r"[A-Z][\w'’-]+ \([A-Z][^(),;]{2,40}\)")
"""A country and who came for it: "Cuba (Díaz-Canel)"."""
_MISSED_IT = re.compile(r" (?:did not|didn't|could not) (?:come|attend|travel)\b| (?:stayed away|stayed at home)\b")
_TITLED = re.compile(rf"\b{HONORIFIC}(?<!General )$")
_CHAIRS = re.compile(r"chair|presid|host|open|clos|welcom")
_LEVEL = re.compile(r" level(?: only)?(?:,|:| -) $")
_PLACED = re.compile(r"\b(?:(?:in|at|near|into|outside) (?:the )?|(?:city|town|capital|resort|port|village) of )$")


_AT_THE_MEETING = frozenset(("host", "chair", "co-chair", "co-facilitator", "counterpart", "deputy", "chief"))


@dataclass(frozen=True, slots=True)
class Naming:
    """Where a person is named."""

    line: Line
    start: int
    end: int
    speaks: bool = False
    """Whether it is the label in front of what the person says, in a transcript in which that person speaks again."""


@dataclass(slots=True)
class Person:
    """Somebody an article names, with all places where it does."""

    name: str
    """The first full form."""
    office: str | None = None
    country: str | None = None
    body: str | None = None
    """The organisation that the office is of, when it is no country's."""
    namings: list[Naming] = field(default_factory=list)

    @property
    def title(self) -> str | None:
        """The office where it is one; "host" and "chair" only say what somebody did at the meeting."""
        return None if (self.office or "").lower() in _AT_THE_MEETING else self.office

    @property
    def leads(self) -> bool:
        """Whether the office is one that speaks for a state or body at a meeting."""
        office = self.office or ""
        return bool(LEADER.search(office)) and not STAFF.search(office)


def people_of(lines: Sequence[Line]) -> list[Person]:
    """The people whom the lines name, in order of their first naming."""
    found: list[Person] = []
    surnames = frozenset(name for line in lines for name in _SPEAKS.findall(line.text))
    labels = _answering(lines)
    before: Line | None = None
    for line in lines:
        label = speaker_label(line.text)
        label = label if label in labels else ""
        for start, end in _names(line, len(label)):
            _add(found, Naming(line, start, end, speaks=end < len(label)), before, surnames)
        before = line
    return found


def _answering(lines: Sequence[Line]) -> frozenset[str]:
    """The labels of a transcript that stand before several speeches, or give an office, and before no question."""
    counted = Counter(filter(None, (speaker_label(line.text) for line in lines)))
    speaker, asking = "", set()
    for line in lines:
        speaker = speaker_label(line.text) or speaker
        if line.text.endswith("?"):
            asking.add(speaker)
    return frozenset(label for label, many in counted.items() if many > 1 or _IN_OFFICE.match(label)) - asking


def _names(line: Line, label_end: int = 0) -> Iterator[Span]:
    """Where capitalised words stand in a line that may be somebody's name; all in capitals before `label_end` only."""
    for match in _NAME.finditer(line.text):
        start, end = _after_office(line, *match.span()), match.end()
        if behind := _OFFICE_BEHIND.search(line.text, start, end):
            end = behind.start()
        if start < end and _may_be_person(line, start, end, in_capitals=end < label_end):
            yield start, end - 2 * line.text.endswith("'s", start, end)


def _after_office(line: Line, start: int, end: int) -> int:
    """Where the name begins behind an office, a country or a word that opens the sentence, written with capitals."""
    if offices := list(_LAST_OFFICE.finditer(line.text, start, end)):
        start = offices[-1].end()
    while start < end:
        country = next((one for one in line.mentions if one.countries and one.start <= start < one.end), None)
        if country and country.end < end:
            start = country.end
        elif (word := _NO_NAME.match(line.text, start, end)) and word.end() < end:
            start = word.end()
        elif (opened := line.text[start:end].split(" ")[0]) and fold(opened) in OPENING and start + len(opened) < end:
            start += len(opened)
        else:
            return start
        start += line.text.startswith(" ", start)
    return start


def _may_be_person(line: Line, start: int, end: int, *, in_capitals: bool) -> bool:
    name = line.text[start:end]
    parts = [fold(part) for part in name.split()]
    if re.fullmatch(OFFICE, name):
        return False
    if any(part in _NO_NAMES or part.capitalize() in WEEKDAYS for part in parts):
        return False
    if any(part in MONTH_NUMBERS for part in parts):  # but "Jan Lund" is a person
        beside = line.text[max(0, start - 3) : start] + line.text[end : end + 3]
        if len(parts) == 1 or any(one.isdigit() for one in beside):
            return False
    if (name.isupper() and not (in_capitals and len(parts) > 1)) or (line.is_title and len(parts) > 3):
        return False
    return not any(one.countries and one.start == start for one in line.mentions)


def _add(found: list[Person], naming: Naming, before: Line | None, surnames: frozenset[str]) -> None:
    line, start, end = naming.line, naming.start, naming.end
    name = line.as_written(start, end).removesuffix("'s").removesuffix("’s")
    if name.isupper():
        name = re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), name)
    known = _known(found, name)
    office, of = _office(line, start, end)
    country, body = _country(line, start, end, of)
    if not office and country and (several := shares_office(line.text, start)):
        office = several["office"]
    single = " " not in name and (_is_paired(line, start, end) or _misses_it(line.text, start, end))
    if known is None:
        titled = (naming.speaks and " " in name) or bool(_TITLED.search(line.text[:start]))
        if _PLACED.search(line.text[:start]) or not (
            office or titled or single or " " in name or _LEVEL.search(line.text[:start])
        ):
            return
        if not (
            office or titled or single or country or body or _is_known_by_surname(found, line, start, name, surnames)
        ):
            return
        chairs = start > 30 or _CHAIRS.search(line.text[:start] + (office or "") + line.text[end : end + 40])
        if (
            office
            and not (country or body or chairs)
            and before is not None
            and before.is_sentence
            and line.is_sentence
        ):
            country = _told_before(before) if "eneral" not in office else None
        known = Person(name)
        found.append(known)
    elif len(name.split()) > len(known.name.split()):
        known.name = name
    if office and not known.office:
        known.office = PLURAL_OFFICE.sub(r"\1", OF_SEVERAL.sub("", office))
    if known.country is None and known.body is None:
        known.country, known.body = country, body
    known.namings.append(naming)


def _is_paired(line: Line, start: int, end: int) -> bool:
    """Whether a name stands in brackets behind a country, in a list of such: "Cuba (Díaz-Canel), Iran (…)"."""
    if line.text[start - 2 : start] != " (" or not line.text.startswith(")", end):
        return False
    behind = any(one.countries and one.end == start - 2 for one in line.mentions)
    return behind and len(_PAIRED.findall(line.text)) > 1


def _misses_it(text: str, start: int, end: int) -> bool:
    """Whether a name within a sentence is of somebody who did not come: "; Lund did not come in person"."""
    return text[:start].endswith((", ", "; ", " and ")) and bool(_MISSED_IT.match(text, end))


def _known(found: Sequence[Person], name: str) -> Person | None:
    """The person that a name stands for: the same in another spelling, or shorter."""
    words = _parts_of(name)
    for person in found:
        theirs = _parts_of(person.name)
        if len(words) == 1:
            if any(_alike(words[0], part) for part in theirs):
                return person
        elif len(theirs) == 1:
            if any(_alike(theirs[0], part) for part in (words[-1], words[0])):
                return person
        elif _alike(words[-1], theirs[-1]) and (_alike(words[0], theirs[0]) or words[0][:1] == theirs[0][:1]):
            return person
    return None


def _parts_of(name: str) -> list[str]:
    """The folded words of a name, without "Jr" behind it; "St. Lund" is one."""
    name = re.sub(r"\bSt\. ", "St.", re.sub(r" (?:Jr|Sr)\b\.?$", "", name))
    return [fold(part) for part in name.split()]


def _is_known_by_surname(found: Sequence[Person], line: Line, start: int, name: str, surnames: frozenset[str]) -> bool:
    """Whether a name without office or country is a person's: the surname speaks elsewhere, or it stands in a list."""
    if _SUBJECT.match(line.text[start + len(name) :]):
        return True
    if name.split()[-1] in surnames or _IN_A_LIST.search(line.text[:start]):
        return True
    ends = [one.end for person in found for one in person.namings[-1:] if one.line is line]
    return bool(ends) and line.text[max(ends) : start] in (", ", " and ", ", and ")


def _told_before(line: Line) -> str | None:
    """The country that the sentence before begins with: "Spain was the holdout. Prime Minister Pedro Sanchez …"."""
    first = next((one for one in line.mentions if one.countries), None)
    if first is None or first.located or line.text[: first.start] not in ("", "The "):
        return None
    acts = re.match(r",? [a-z]", line.text[first.end :]) and not first.text.endswith("'s")
    return first.countries[0] if acts else None  # not of "Peru's President Ana Lund", who is another


def _alike(one: str, other: str) -> bool:
    return one == other or (len(one) > 4 and len(other) > 4 and one[0] == other[0] and same_name(one, other))


def _office(line: Line, start: int, end: int) -> tuple[str | None, str | None]:
    before = line.text[max(0, start - 90) : start]
    if found := OFFICE_BEFORE.search(before):
        while found["of"] and (later := OFFICE_BEFORE.search(before, found.end("office"))):
            found = later
        return found["office"].removeprefix("and "), found["of"]
    if found := OFFICE_AFTER.match(line.text[end:]):
        return found["office"], found["of"]
    return None, None


def _country(line: Line, start: int, end: int, of: str | None) -> tuple[str | None, str | None]:
    """Whose a person is: a country, or else a body."""
    text = line.text
    after = COUNTRY_AFTER.match(text[end:])
    office_after = OFFICE_AFTER.match(text[end:])
    told = countries(of or "") or countries(after["of"] if after else "")
    country = next(iter(told), None) or _last_country(line.mentions, text, start)
    if country is None and office_after:
        country = next(iter(countries(office_after[0])), None)
    if country is not None:
        return country, None
    before = text[max(0, start - 60) : start]
    if (body := _BODY_BEFORE.search(before)) and _OFFICE_BETWEEN.fullmatch(before, body.end(1)):
        of = body[1]
    return None, _BODIES.get(of, of if _IS_BODY.search(of) else None) if of else None


_IS_BODY = re.compile(
    r" .*(?:Union|Nations|Council|Bank|Fund|Commission|Organi[sz]ation|Assembly|Community|League)|[A-Z]{3}"
)
"""What an office is of that is a body; a minister's field is none."""
_BODIES = {
    "UN": "United Nations",
    "EU": "European Union",
    "European Council": "European Union",
    "European Commission": "European Union",
    "African Union Commission": "African Union",
    "SCO": "Shanghai Cooperation Organisation",
    "OTS": "Organization of Turkic States",
}


def _last_country(named: Sequence[Mention], text: str, start: int) -> str | None:
    """The country that stands before an office before a name: "Uzbek President …", "Hungary's prime minister, …"."""
    before = [one for one in named if one.countries and one.end <= start]
    if not before:
        return None
    last = before[-1]
    if last.place and len(before) > 1 and _REPRESENTED_BY.fullmatch(text[before[-2].end : start]):
        last = before[-2]  # "Peru sent its ambassador to Ottawa, Ana Lund"
    between = text[last.end : start]
    if _REPRESENTED_BY.fullmatch(between) or (between == ", " and shares_office(text, start)):
        return last.countries[0]
    if between == ", " and _COLLEAGUE_FROM.search(text[: last.start]):
        return last.countries[0]
    if _FOR.search(text[: last.start]) and _OTHERS_FOR.fullmatch(between):
        return last.countries[0]
    if last.start == 0 and _LABELLED.fullmatch(between):
        return last.countries[0]
    if between == " (" and text[start:].find(")") > 0 and len(_PAIRED.findall(text)) > 1:
        return last.countries[0]
    return last.countries[0] if _OWN_OFFICE.fullmatch(between) and not (last.located or last.place) else None
