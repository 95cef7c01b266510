"""Where a meeting was held: the city, with its country where the article tells it.

No list of cities is needed: the place is what stands after "in" beside the day or the word for the meeting, what the
meeting or its declaration is named after, and what the dateline names; what is found most often wins.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rag.english import MONTHS, WEEKDAYS, countries, first_verb, fold, moments
from rag.record.meeting.city_names import is_seat, may_be_city, names_no_place
from rag.record.text import Dateline, Line, headed_meeting, letterhead_of
from rag.types import Span

_WORD = r"[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_]+)*"
_NAME = (
    r"(?:(?:St\.?|(?<=in )The|(?<=at )The|Al|Rio de|Sharm el) )?"
    rf"{_WORD}(?: (?:de |es |la |el[ -]|da |do |of )?{_WORD}){{0,2}}"
)
_MEETING = r"(?:[Ss]ummit|[Mm]eeting|[Ss]ession|[Tt]alks|[Gg]athering|[Cc]onference|[Ff]orum|G20|G7|COP\d\d|COP)"
_TEXTS = (
    r"(?:(?:Leaders'|[A-Z]\w+) )?"
    r"(?:Declaration|Communiqu[ée]|Package|Consensus|Charter|Statement|Mission|Roadmap|Initiative|Agreement)"
)
_IN = re.compile(rf"\b(?P<word>[Ii]n|[Aa]t|to|for|from|of) (?P<name>{_NAME})")
_NAMED_AFTER = re.compile(rf"\b(?P<name>(?!The\b){_NAME}?) (?P<noun>{_MEETING}|{_TEXTS})\b")
_IN_COUNTRY = re.compile(
    r",? ?(?:in |a [\w -]+? in |(?:(?:on|in|at) )?the [\w ]+? of (?:(?:north|south|east|west)\w* )?)?"
    rf"(?P<country>{_WORD}(?: (?:and )?{_WORD}){{0,2}})"
)
_CITY_OF = re.compile(
    rf"\b(?:the )?(?:(?P<people>{_WORD}) )?(?:port |lakeside |capital )?(?:city|town|capital|resort) of"
    rf" (?P<name>{_NAME})"
)
_HALL_OF = re.compile(
    rf"\b(?P<name>{_NAME})'s (?:convention|conference|congress|exhibition) (?:cent(?:re|er)|hall|palace)\b"
)
_ARRIVED = re.compile(rf"^(?P<name>{_NAME}) \([A-Z]{{2,5}}\) [^.]*\b(?:here|arrived)\b")
"""The report was written where it tells that somebody came: "Lorn (CNN) President Lund arrived here"."""
_CAPITAL = re.compile(rf"\b({_WORD}(?: {_WORD})??)(?:'s)? capital\b")
_EVENT = re.compile(
    r"\b(?:summit|meet(?:ing)?|met|session|gather\w*|conference|talks|hosted|held|convened|opened|closed|attended"
    r"|adopted|signed|sat down"
    r"|received|welcomed|agreed|decided|leaders|communiqu\w+|declaration|presidents)\b",
    re.IGNORECASE,
)
_WHAT_PLACE = re.compile(
    rf"(?:What|How|Why|After|Where|Did) (?P<name>{_WORD})(?='s? |[,:]| (?:\w+ed|did|has|left|will|was|means?|got"
    rf"|gave)\b)"
)
"""A title that asks what a meeting, called by its city, has done: "What Lima settled"."""
_TITLED_IN_YEAR = re.compile(rf"(?P<name>{_WORD}) (?:19|20)\d\d(?= [-:|] )")
"""Opens a title: "Lorn 2028 - Reef Ministers' Forum"."""
_TITLED_AT = re.compile(rf"\b{_MEETING}\b[^,:;]{{0,60}}, (?P<name>{_NAME})$")
"""Ends a title: "Readout: Lorn Leaders' Summit, New Delhi"."""
_HEADED_AT = re.compile(rf"\b(?:{_MEETING}|Ministerial), (?P<name>{_NAME}), (?=\d)")
"""In a heading, before the days: "Reef Ministerial, Lorn, 9–10 February 2027"."""
_OTHER = re.compile(
    r"\b(?:next|resumed|look(?:s|ing|ed)? forward|meet(?:ing)? again|previous|last one|last time|will|would|to be held"
    r"|set to|to take place|to host|due|scheduled|expected"
    r"|planned|hands|handing"
    r"|first one|working group|since|based|set up|moved to"
    r"|forum|branch|office"
    r"|embassy|born in|began in|launched in|institute|arrived"
    r"|format's|(?:19|20)\d\d (?:meeting|summit)|took place|published|ministers met|later|postponed|originally"
    r"|(?:a|two|three|\w+) years? (?:ago|earlier|before)|the year before|last year|same year|invest\w*|plant"
    r"|had (?:been|come|adopted|agreed|approved|decided|signed)|until|stop)\b"
)
_HELD = re.compile(
    r"\btook place (?=in )|\b(?:will (?:be held|take place|begin|convene|meet|gather|open|start)|is to (?:be held"
    r"|take place))\b(?! again)"
)
"""What the first sentences say of the meeting itself, and later ones of others."""
_SMALL_WORD = re.compile(r"\b[a-z]{4,}\b")
"""No city is written in small letters elsewhere in its article, as "in Plenary" and "the plenary" are.

Titles are left out: one that is made of a file's name has no capitals.
"""
_LABEL = re.compile(
    rf"(?:Event |Meeting )?(?:(?i:dates?|when)\s*(?:/|&|and)\s*)?(?i:location|venue|place|where)"
    rf"(?:\s*(?:/|&|and)\s*(?i:dates?|when|time))?(?:\s*:\s*(?P<name>{_NAME})(?=[.,;(]|\s*$)|\s*$)"
)
_REPORTS_FROM = re.compile(
    rf"\b(?:Good (?:morning|afternoon|evening|day)|Hello|Greetings|Welcome|[Ll]ive|[Rr]eporting)\b[^.;:]{{0,20}} from"
    rf" (?P<name>{_NAME}?)(?=[.,!:;]|$| (?:Welcome|It|We|Our|where|and)\b)"
)
"""Who reports from a meeting says where that is: "Good morning from Lorn"."""
REPORTED_FROM_WEIGHT = 8.0
"""Heavier than a document that is named after another place."""
MET_THERE_WEIGHT = 3.0
"""Of "met in Lorn on 4 May", which tells place, meeting and day."""
_AT_BUILDING = re.compile(
    rf"\b(?:at|in) (?:the )?(?:{_WORD} ){{0,3}}(?:House|Palace|Hall|Hotel|Castle|Cent(?:re|er)|Residence|Lodge|Villa"
    rf"|Headquarters),(?: in)? (?P<name>{_NAME})(?=[,.]| on )"
)
_BESIDE_BUILDING = re.compile(
    rf"(?:(?:{_WORD} ){{0,4}}(?:House|Palace|Hall|Hotel|Castle|Cent(?:re|er)|Residence|Lodge|Villa|Headquarters"
    rf"|Ministry)(?: of {_WORD}(?: {_WORD})*)?|(?:Hotel|Villa|Château|Palais)(?: {_WORD}){{1,3}}),"
    rf"(?: in)? (?P<name>{_NAME})(?=[,.;(]|\s*$)"
)
"""Behind a label: "Place: National Convention Centre, Lorn"."""
_VIRTUAL = re.compile(
    r"\b(?:virtual(?:ly)?|online|video ?conference|by video|via video)\b[^.;]{0,30}\b(?:format|summit|meeting"
    r"|session|event)\b"
    r"|\b(?:spoke|talked|talks|conferred)\b[^.;]{0,30}\b(?:by (?:telephone|phone|video)|on the (?:phone|telephone))\b"
    r"|\b(?:held|met|meeting|convened|gathered) (?:virtually|online|by video|via video)\b"
)
"""A meeting at no place, whatever city its report was written in."""
_BESIDE_DATE = re.compile(
    rf"\b(?:19|20)\d\d, (?:in )?(?P<name>{_NAME}), (?P<country>{_NAME})\W*$"
    rf"|(?:, |{_MEETING} )(?P<name_first>{_NAME}), (?P<country_first>{_NAME}),"
    rf" (?:(?:{'|'.join(WEEKDAYS)}),? )?\d{{1,2}}\b.*?\b(?:19|20)\d\d(?:\W*$|, )"
)
"""In a heading: "…, 12-17 October 2026, Lorn, Tarnia", "… Session Lorn, Tarnia, Tuesday 12 October 2026, Lorn Hall"."""
_MEETING_AT = re.compile(rf"\b{_MEETING} $")
_OUTSIDE = re.compile(rf",? (?:just )?(?:outside|near|on the (?:outskirts|edge) of) (?P<city>{_NAME})")
"""The city that a place lies beside: "at Lorn Bay, outside Tarn"."""
_YEAR_BEFORE = re.compile(r"\b[Ii]n ((?:19|20)\d\d),? $")
_YEAR_AFTER = re.compile(r",? in (?:[A-Z][a-z]+ )?((?:19|20)\d\d)\b")
_BEFORE_DAY = re.compile(
    rf"^,?(?: [A-Z][\w ]+,)? (?:(?:from|for|this)\b|on (?:the )?(?:\w+ ){{0,3}}(?:\d|{'|'.join((*WEEKDAYS, *MONTHS))}))"
)
_NUMBERED = re.compile(rf" \d+(?! ?[-–] ?\d| (?:{'|'.join(MONTHS)}))")
"""Behind a name these tell that it is a part of a text: "in Article 14"."""
_FIRST_LINES = 10
"""Lines in which a whole date gives the year of the article."""
LEAST_PLACE_SCORE = 0.8
"""Below it nothing says that the meeting was held there (`python -m tests.eval.meetings`)."""
_OFFICES = frozenset({"washington", "new york", "london", "united nations"})
"""Where correspondents write about meetings elsewhere: such a dateline needs the text to say that it was there."""
_OF_A_MATTER = re.compile(
    r" (?:Climate|Change|Economic|Security|Peace|Trade|Development|Nuclear|Health|Energy|Water|Food|AI|Leaders['’]?)$"
)
"""Ends the name of a conference behind its city: "the Lorn Climate Change Conference"."""


@dataclass(frozen=True, slots=True)
class MeetingPlace:
    """A city as an article names it, first at this range."""

    city: str
    country: str | None
    span: Span | None

    def __str__(self) -> str:
        return f"{self.city}, {self.country}" if self.country else self.city


@dataclass(frozen=True, slots=True)
class _Sign:
    city: str
    weight: float
    line: Line
    start: int
    end: int
    country: str | None = None


def place_of(
    lines: Sequence[Line], dateline: Dateline | None, people: frozenset[str], series: frozenset[str]
) -> MeetingPlace | None:
    """Where the meeting was held; None when the lines do not tell.

    Args:
        lines: Of the article.
        dateline: Its dateline, which may name the city of an agency instead.
        people: Folded words of their names, which are no city's here.
        series: Folded words of its name, which are no city's unless a sentence says that they met there on a day.
    """
    year = _year_of(lines[:_FIRST_LINES])
    taken = people | series
    small = {word for line in lines if not line.is_title for word in _SMALL_WORD.findall(line.text)}
    signs = [
        replace(one, city=line.as_written(one.start, one.end))
        for line in lines
        for one in _signs(line, year)
        if may_be_city(one.city, people if one.weight >= MET_THERE_WEIGHT else taken)
        and not all(word.lower() in small for word in one.city.split())
    ]
    if (
        dateline is not None
        and _tells_of_meeting(dateline.place, signs)
        and not any(_is_virtual(line.text, year) for line in lines if line.weight > 1)
    ):
        weight = 2.5 if dateline.alone else 1.2
        signs.insert(
            0, _Sign(dateline.place, weight, dateline.line, dateline.start, dateline.place_end, dateline.country)
        )
    if letterhead := letterhead_of(lines):
        signs.append(_Sign(letterhead.place, 0.8, letterhead.line, letterhead.start, letterhead.place_end))
    signs += _capital(lines)
    signs += _labelled(lines)
    signs += _titled_in_year(lines, taken)
    scores: dict[str, float] = defaultdict(float)
    for one in signs:
        scores[fold(one.city)] += one.weight * (one.line.weight if one.line.weight > 1 else 0.5)
    if not scores:
        return None
    for short in list(scores):
        for whole in scores:
            if whole != short and whole.startswith(short):
                scores[whole] += scores[short]
    best = max(scores, key=lambda name: scores[name])
    if scores[best] < LEAST_PLACE_SCORE:
        return None
    own = [one for one in signs if fold(one.city) == best]
    told = [one.country for one in own if one.country]
    country = next(filter(countries, told), None) or _country_of(own) or next(iter(told), None)
    if countries(own[0].city) and not _country_of(own):
        country = None  # the city is called as its country is: "Djibouti"
    return MeetingPlace(own[0].city, country, own[0].line.span(own[0].start, own[0].end))


def _tells_of_meeting(place: str, signs: Sequence[_Sign]) -> bool:
    """Whether the place of a dateline may be the meeting's: a city, and no correspondent's alone."""
    if names_no_place(place):
        return False
    return place.casefold() not in _OFFICES or any(fold(one.city) == fold(place) for one in signs)


def _is_virtual(text: str, year: int | None) -> bool:
    """Whether a sentence says that the meeting was at no place, and not that one of an earlier year was."""
    found = _VIRTUAL.search(text)
    told = re.split(r"; |, (?:and|but|while) ", text[: found.start()])[-1] if found else ""
    years = [one.year for one in moments(told) if one.year]
    return found is not None and not (years and year and max(years) < year)


def _labelled(lines: Sequence[Line]) -> Iterator[_Sign]:
    """The city behind a label of its own, or on the line below one: "Venue: Brussels"."""
    label: Line | None = None
    for line in lines:
        city = re.match(_NAME, line.text) if label is not None else None
        if city and city.end() == len(line.text.split(",")[0]):
            yield _Sign(city[0], 2.5, line, *city.span())
        label = None
        if found := None if line.is_title else _LABEL.match(line.text):
            if found["name"]:
                beside = _BESIDE_BUILDING.match(line.text, found.start("name")) or found
                yield _Sign(beside["name"], 2.5, line, *beside.span("name"))
            else:
                label = line


def _titled_in_year(lines: Sequence[Line], taken: frozenset[str]) -> Iterator[_Sign]:
    """The city that a title calls a meeting by, with its year, where the text tells of something in or at it."""
    for line in lines:
        found = _TITLED_IN_YEAR.match(line.text) if line.is_title else None
        if found and may_be_city(found["name"], taken):
            there = re.compile(rf"\b(?:in|at|from) (?:the )?{re.escape(found['name'])}\b")
            if any(there.search(one.text) for one in lines):
                yield _Sign(found["name"], 1.0, line, *found.span("name"))


def _capital(lines: Sequence[Line]) -> Iterator[_Sign]:
    """Where "Kazakhstan's capital" hosted: the seat of government that the article names elsewhere."""
    told = [
        found for line in lines if line.weight > 1 for found in _CAPITAL.finditer(line.text) if _EVENT.search(line.text)
    ]
    for country in {named[0] for found in told if (named := countries(found[1]))}:
        for line in lines:
            for one in line.mentions:
                if one.place and one.countries[:1] == (country,):
                    yield _Sign(one.text.removesuffix("'s"), 3.0, line, one.start, one.end, country)
                    return


def _year_of(lines: Sequence[Line]) -> int | None:
    """The year of the first whole date, which is that of the meeting or of the article."""
    return next((one.year for line in lines for one in moments(line.text) if one.year and one.month and one.day), None)


def _signs(line: Line, year: int | None) -> Iterator[_Sign]:
    """All that a line says of where the meeting was."""
    text = line.text
    for found in _CITY_OF.finditer(text) if " of " in text else ():
        behind = _IN_COUNTRY.match(text, found.end()) if text.startswith(" in ", found.end()) else None
        named = countries(found["people"] or "") or countries(behind["country"] if behind else "")
        yield _Sign(found["name"], 2.0, line, *found.span("name"), next(iter(named), None))
    yield from _after_prepositions(line, year)
    yield from _named_after(line)
    if line.nth == 0 and (line.is_title or first_verb(text) is None) and (beside := _BESIDE_DATE.search(text)):
        name = "name" if beside["name"] else "name_first"
        if named := countries(beside[name.replace("name", "country")]):
            yield _Sign(beside[name], 2.5, line, *beside.span(name), named[0])
    yield from _headed(line)
    if line.nth == 0 and (here := _ARRIVED.match(text)):
        yield _Sign(here["name"], 1.2, line, *here.span("name"))
    yield from _on_the_spot(line)
    if line.nth == 0 and (opened := re.match(rf"({_WORD}) (?=[^.]* there\b)", text)):
        yield _Sign(opened[1], 1.0, line, *opened.span(1))
    if not line.is_sentence and (opened := re.match(rf"({_NAME})(?= (?:{_MEETING}|AI summit))", text)):
        yield _Sign(opened[1], 0.7, line, *opened.span(1))


def _headed(line: Line) -> Iterator[_Sign]:
    """The city that a title or a heading names for the meeting."""
    text = line.text
    if line.is_title and (told := _TITLED_AT.search(text)):
        yield _Sign(told["name"], 1.0, line, *told.span("name"))
    if not line.is_sentence and line.nth < _FIRST_LINES and (told := _HEADED_AT.search(text)):
        yield _Sign(told["name"], 2.5, line, *told.span("name"))
    elif headed := headed_meeting(text) if line.heads else None:
        named = countries(headed.country or "")
        yield _Sign(text[slice(*headed.place)], 2.5, line, *headed.place, next(iter(named), None))
    if line.is_title and (told := _WHAT_PLACE.match(text)):
        yield _Sign(told["name"], 1.0, line, *told.span("name"))


def _on_the_spot(line: Line) -> Iterator[_Sign]:
    """Where a reporter greets from, and the cities of the buildings where they met."""
    for found in _REPORTS_FROM.finditer(line.text):
        yield _Sign(found["name"], REPORTED_FROM_WEIGHT, line, *found.span("name"))
    for found in _AT_BUILDING.finditer(line.text):
        if not _OTHER.search(_clause(line.text, *found.span("name"))):
            yield _Sign(found["name"], 1.8, line, *found.span("name"))
    for found in _HALL_OF.finditer(line.text):
        yield _Sign(found["name"], 1.0, line, *found.span("name"))


def _after_prepositions(line: Line, year: int | None) -> Iterator[_Sign]:
    """Names behind "in" and the like, the weightier the nearer they are to a day or a word for the meeting."""
    text = line.text
    for found in _IN.finditer(text):
        name, start = found["name"], found.start("name")
        name = re.sub(rf" (?:{_MEETING}|{_TEXTS}|{'|'.join(WEEKDAYS)})$", "", name)
        end = start + len(name)
        clause = _clause(text, start, end)
        # together at most MET_THERE_WEIGHT
        weight = {"in": 1.0, "at": 0.6, "to": 0.3, "of": 0.1, "from": 0.1, "for": 0.1}[found["word"].lower()]
        if _BEFORE_DAY.match(text[end:]) and found["word"].lower() in ("in", "at"):
            weight += 1.2
        if found["word"].lower() == "in" and _EVENT.search(clause):
            weight += 0.8
        if found["word"].lower() == "at" and _MEETING_AT.search(text[: found.start()]):
            weight += 1.2
        if _OTHER.search(_HELD.sub("", clause) if line.nth < 2 else clause) or _is_of_before(text, found, end, year):
            continue
        if _NUMBERED.match(text, end):
            continue
        if beside := _OUTSIDE.match(text, end):
            name, start, end = beside["city"], *beside.span("city")
        told = _IN_COUNTRY.match(text[end:])
        named = countries(told["country"]) if told and re.match(r",| in ", text[end:]) else ()
        yield _Sign(name, weight, line, start, end, named[0] if named else None)


def _is_of_before(text: str, found: re.Match[str], end: int, year: int | None) -> bool:
    """Whether a year before that of the article stands beside a place: "In 2019, in Lorn", "in Lorn in 2019"."""
    told = _YEAR_BEFORE.search(text[: found.start()]) or _YEAR_AFTER.match(text, end)
    return bool(told and year and int(told[1]) < year)


def _named_after(line: Line) -> Iterator[_Sign]:
    """Places that a meeting or a text is called by: "the Tianjin summit", "the Oslo Declaration"."""
    for found in _NAMED_AFTER.finditer(line.text):
        if _OTHER.search(_clause(line.text, *found.span())):
            continue
        name = found["name"]
        while matter := _OF_A_MATTER.search(name):
            name = name[: matter.start()]
        weight = 1.5 if re.match(_TEXTS, found["noun"]) and line.weight < 3 else 1.2
        if found["noun"] in ("Forum", "Conference") and " " in name:
            weight = 0.2  # the name of the event
        yield _Sign(name, weight, line, found.start("name"), found.start("name") + len(name))


def _clause(text: str, start: int, end: int) -> str:
    return (
        re.split(r"[;:]|, (?:and|but|while|which) ", text[:start])[-1][-90:] + re.split(r"[;:,.]", text[end:])[0][:30]
    )


def _country_of(own: Sequence[_Sign]) -> str | None:
    named = countries(own[0].city)
    return named[0] if named and is_seat(own[0].city, named[0]) else None
