"""The sides of a comparison: the meetings that a question sets beside each other.

A question is cut where it joins or opposes ("and", "versus", a comma), and each part is looked up by the series, city,
year and edition that it names. What a part leaves out it takes from its neighbours, so that "the 2022 and 2025 Central
Asia–Russia summits" names two meetings of one series. A part that names a meeting that the library does not hold is a
side without meetings: it is missing, and no neighbour stands in for it.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from rag.english import (
    MEETING_NOUNS,
    STOPWORDS,
    countries,
    listing,
    number_words,
    regions,
    regions_apart,
    terms,
    words,
)
from rag.ordinals import ORDINALS, ordinal
from rag.question.catalogue import Catalogue, words_of_one
from rag.question.meeting import Meeting, city_names
from rag.question.named import Named

_JOINS = re.compile(
    r"\s*(?:[,;:/]|\bvs\b\.?|\bversus\b|\b(?:and|or|with|to|than|from|against|between|then)\b)\s*", re.IGNORECASE
)
_TOPIC = re.compile(
    r"\b(?:on|about|regarding|concerning|in terms of|when it comes to)\s+(?:(?! and (?:what|how) )[^,;:?])+",
    re.IGNORECASE,
)
_MANY = {word: number for number, word in enumerate(number_words(2, 9), start=2)}
_SOME = re.compile(rf"\b(?:last|latest|the|these|those|all)\s+({'|'.join(_MANY)}|[2-9])\b", re.IGNORECASE)
_STEP = re.compile(rf"\b({'|'.join(_MANY)}|an?|one|the|\d) years? (later|after|earlier|before)\b", re.IGNORECASE)
_MEETINGS_OF = re.compile(rf"\b(?:{'|'.join(f'{noun}s?' for noun in MEETING_NOUNS)}) (?:of|in|at)\b", re.IGNORECASE)
_IN_ORDER = re.compile(r"\b(?:\w+est|(?:most|least) \w+) first\b", re.IGNORECASE)
"""Says how sides are to be ordered, and names no first meeting: "longest first"."""
_NUMBERED = re.compile(
    rf"\b(?:{'|'.join(ORDINALS)}|\d+(?:st|nd|rd|th))\b(?! (?:{'|'.join(_MANY)}|\d+)\b)", re.IGNORECASE
)
"""The number of one meeting: "the first and the second summits", unlike "the first two summits"."""
_SEVERAL = re.compile(rf"\b(?:{'|'.join(f'{noun}s' for noun in MEETING_NOUNS)})\b", re.IGNORECASE)
"""Says that the cities which follow are all of one series: "the Lake summits of Oslo and Lima"."""
_SOMEBODYS = re.compile(
    r"\bwhat (?:else )?(?:did |has |have )?(?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)? "
    r"(?:offer|pledge|promise|propose|suggest|announce|say|said|gave|give|want)\w*"
)
"""Asks what somebody did at each of several meetings."""
_WITH_A_GOVERNMENT = re.compile(
    r"(?P<did>\b(?i:agreed?|settled?|signed?|struck|strike|concluded?|reached|made|deals?|pacts?|agreements?|truces?))"
    r" with [A-Z]\w+\b(?! (?i:summit|meeting|conference)s?\b)"
)
"""What is settled with a capital is settled with its government, and not at a meeting there."""
_SHORT_PART = 3
"""A part of at most so many words can leave out the word for a meeting: "the first and second summits"."""
_LEAST_SHARED = 2
"""Words that a series' name shares with a question that names only years, for it to be the series meant."""


@dataclass(frozen=True, slots=True)
class ComparedSide:
    """One side of a comparison."""

    said: str
    """What names it in the question, where the library holds no such meeting: "2030", "COP31"."""
    meetings: tuple[Meeting, ...]
    """By date; empty when the library holds no such meeting."""


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    series: frozenset[str]
    """Those that it names itself."""
    cities: frozenset[str]
    years: frozenset[int]
    edition: int | None
    series_taken: frozenset[str] = frozenset()
    """Those that it takes from its neighbours, where it names none."""
    years_taken: frozenset[int] = frozenset()
    """The year of the only part that gives one: "the G20 and BRICS summits of 2024"."""
    step: int = 0
    """Years from the side before it: 2 for "two years later"."""
    leads: bool = False
    """Whether its series stands before what tells the meeting, as for those after it: "the Lake summits of Oslo"."""
    strict: bool = False
    """Whether the part that it takes its series from tells a meeting itself, so that another series is tried only
    where it met once in the city: "the Lake summit in Oslo and Quito"."""

    @property
    def tells(self) -> bool:
        """Whether it picks out meetings of a series."""
        return bool(self.cities or self.years or self.edition or self.step)

    def named(self, series: frozenset[str]) -> str:
        """The meeting that it names, as a sentence would: "the Central Asia–Russia Summit of 2030"."""
        number = f"{ordinal(self.edition)} " if self.edition else ""
        place = f" in {listing(sorted(self.cities))}" if self.cities else ""
        when = f" of {listing([str(year) for year in sorted(self.years)])}" if self.years else ""
        return f"the {number}{listing(sorted(series), 'or') or 'meeting'}{place}{when}"


def sides(text: str, catalogue: Catalogue) -> tuple[ComparedSide, ...]:
    """The sides that a question compares, in its order; at most one when it compares no meetings."""
    asked = _WITH_A_GOVERNMENT.sub(r"\g<did>", _IN_ORDER.sub(" ", _without_topic(text, catalogue)))
    whole = catalogue.names_in(asked)
    if not (whole.summits or whole.places):
        whole = catalogue.names_in(text)  # "on AI declarations, 2023 against 2025"
    region = regions_apart(asked)
    held = _in_region(region, catalogue)
    parts = _without_actors([_read(part, whole, held, catalogue) for part in _JOINS.split(asked) if words(part)])
    named = frozenset(chain.from_iterable(part.series for part in parts)) or whole.summits
    completed = _completed(parts, whole)
    if _SOMEBODYS.search(text):  # the country that it names acts, and need not name the series of each city
        completed = [replace(one, strict=False) for one in completed]
    found = _found(completed, catalogue)
    found = _of_one_series(_apart(found), asked, named)
    if len(found) < 2 and named:
        every = [one for one in catalogue.meetings_of(named) if one.date]
        if (asks_for := _SOME.search(asked)) or not found:
            last = int(_MANY.get(asks_for[1].lower(), 0) or asks_for[1]) if asks_for else len(every)
            return tuple(ComparedSide("", (one,)) for one in every[-last:])
    return tuple(found)


def _completed(parts: Sequence[_Part], whole: Named) -> list[_Part]:
    """The parts that name something, each with the series and the year that it takes from others."""
    tells = [nth for nth, part in enumerate(parts) if part.tells]
    shared = parts[tells[0]].years if len(tells) == 1 and not parts[tells[0]].cities else frozenset[int]()
    found = []
    for nth, part in enumerate(parts):
        if not part.tells and part.series:
            found.append(replace(part, years_taken=shared))
        elif part.tells:
            found.append(part if part.series else _taking(part, nth, parts, whole))
    return found


def _found(parts: Sequence[_Part], catalogue: Catalogue) -> list[ComparedSide]:
    """The side of each part.

    One told by years from the side before it ("two years later") is of that year and, if it can be, of that series.
    """
    found: list[ComparedSide] = []
    for part in parts:
        before = next((one.meetings[0] for one in reversed(found) if len(one.meetings) == 1), None)
        if part.step and not part.years and before and before.date:
            dated = replace(part, years=frozenset({before.date.year + part.step}))
            same = replace(dated, series=part.series or frozenset({before.summit}))
            sides_of = [side for one in (same, dated) if (side := _side(one, catalogue))]
            found += sides_of[:1] if not sides_of or sides_of[0].meetings else sides_of[-1:]
        elif side := _side(part, catalogue):
            found.append(side)
    return found


def _side(part: _Part, catalogue: Catalogue) -> ComparedSide | None:
    """The meetings that a part names; None when it names neither a series nor a place of meetings."""
    if not part.series and not part.series_taken and not part.cities and not part.years:
        return None
    series = part.series or part.series_taken
    held = _agreeing(part, series, catalogue)
    if not held and part.cities and not part.series:
        elsewhere = _agreeing(part, frozenset(), catalogue)
        held = elsewhere if not part.strict or len(elsewhere) == 1 else []
    if not held and part.edition:
        held = _unnumbered(part, series, catalogue)
    if part.years_taken:
        held = [one for one in held if one.date and one.date.year in part.years_taken] or held
    return ComparedSide("" if held else part.named(series), tuple(held))


def _unnumbered(part: _Part, series: frozenset[str], catalogue: Catalogue) -> list[Meeting]:
    """The only meeting without a number that can have the part's, by the day of the one before it or after it."""
    number = part.edition or 0
    held = {one.edition: one.date for one in catalogue.meetings_of(series) if one.date} if len(series) == 1 else {}
    before, after = held.get(number - 1, dt.date.min), held.get(number + 1, dt.date.max)
    bare = _agreeing(replace(part, edition=None), series, catalogue)
    fit = [one for one in bare if not one.edition and one.date and before < one.date < after]
    return fit if len(fit) == 1 and (number - 1 in held or number + 1 in held) else []


def _apart(found: Sequence[ComparedSide]) -> list[ComparedSide]:
    """The sides, each once, without one that only names the series of the others: "the G20: Rio and Johannesburg"."""
    once = [side for nth, side in enumerate(found) if not side.meetings or side not in found[:nth]]
    return [
        side
        for side in once
        if len(side.meetings) < 2
        or not any(other != side and other.meetings and {*other.meetings} <= {*side.meetings} for other in once)
    ]


def _without_actors(parts: Sequence[_Part]) -> list[_Part]:
    """The parts, where two tell meetings of a series named, without one whose city stands for a government.

    "How did Lima's vote differ between the Lake summits in Oslo and Quito?"
    """
    actors = [one for one in parts if _is_actor(one)]
    others = [one for one in parts if one not in actors]
    enough = sum(one.tells for one in others) > 1 and any(one.series for one in others)
    return others if enough else list(parts)


def _is_actor(part: _Part) -> bool:
    alone = not (part.series or part.years or part.edition or part.step)
    return alone and any(re.search(rf"\b{re.escape(one)}['’]s?\s", part.text) for one in part.cities)


def _without_topic(text: str, catalogue: Catalogue) -> str:
    """The question without what it asks about ("on Ukraine"), unless that names a meeting ("on 9 October 2025")."""

    def left_out(found: re.Match[str]) -> str:
        named = catalogue.names_in(found[0])
        return found[0] if named.places or named.years or named.edition or cities(found[0], catalogue) else " "

    return _TOPIC.sub(left_out, text)


def cities(text: str, catalogue: Catalogue) -> frozenset[str]:
    """The cities of meetings that stand in a text, as the meetings name them."""
    spelt = f" {' '.join(words(text))} "
    found = set()
    for city in catalogue.cities_beginning(spelt.split()):
        if any(f" {one} " in spelt for one in city_names(city)):
            found.add(city)
    return frozenset(found)


def _in_region(region: frozenset[str], catalogue: Catalogue) -> frozenset[str]:
    """The series with these parts of the world in their names: "EU–Central Asia Summit"; none for no region."""
    return frozenset(one for one in catalogue.series_terms if region and region <= regions(one))


def _read(text: str, whole: Named, of_region: frozenset[str], catalogue: Catalogue) -> _Part:
    one = _SEVERAL.sub(lambda noun: noun[0][:-1], text) if _NUMBERED.search(text) else text
    named = catalogue.names_in(f"{one} summit" if _leaves_out_noun(one, catalogue) else one)
    there = cities(text, catalogue)
    own = {one for one in terms(text) if named.countries.issuperset(countries(one))}  # not "China" of the China Sea
    some = whole.summits if len(whole.summits) > 1 else None
    if of_region and not (there or regions_apart(text)) and _names_only_a_country(named):
        series = catalogue.series_with_country(named.countries, of_region)
    else:
        series = named.summits or (frozenset() if there else catalogue.series_with_country(named.countries, some))
        if not series and not there and (region := regions_apart(text)):
            series = catalogue.series_with_country(whole.countries, _in_region(region, catalogue))
        if not series and some:
            series = _by_distinct_word(own, {one: catalogue.series_terms[one] for one in some})
        series = series or frozenset(
            catalogue.series_with_word[one] for one in own - _COMMON if one in catalogue.series_with_word
        )
    step = _STEP.search(text)
    by = (_MANY.get(step[1].lower(), 1) if not step[1].isdigit() else int(step[1])) if step else 0
    by = -by if step and step[2].lower() in ("earlier", "before") else by
    leads = bool(series) and bool(_MEETINGS_OF.search(text))
    return _Part(text.strip(" ?.!"), series, there, named.years, named.edition, step=by, leads=leads)


def _names_only_a_country(named: Named) -> bool:
    """Whether a country alone names what series there are: "the European Union", unlike "the G20 in Japan"."""
    return bool(named.countries) and all(named.countries.intersection(countries(one)) for one in named.summits)


def _leaves_out_noun(text: str, catalogue: Catalogue) -> bool:
    """Whether a part is short and has no noun of its own: "the first", "the Oslo one", unlike "the first estimate"."""
    every = words(text)
    if len(every) > _SHORT_PART:
        return False
    numbered = next((nth for nth, word in enumerate(every) if word in ORDINALS), None)
    after = every[numbered + 1 :] if numbered is not None else []
    known = frozenset().union(*catalogue.series_terms.values())
    return not after or any(
        word in STOPWORDS or word.isdigit() or bool({*terms(word)} & known) or bool(catalogue.names_in(word))
        for word in after
    )


_COMMON = frozenset(
    terms(
        "climate change future economic supreme leaders council heads state union informal plus council eco islands"
        " meeting ministerial minister conference session forum visit non"
    )
)
"""Words of series' names that are too common to name one by themselves."""


def _by_distinct_word(own: set[str], names: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The series that are named by a word which is in no other series' name: "Italy", where one is with Italy."""
    return frozenset(one for term, one in words_of_one(names).items() if term in own)


def _taking(part: _Part, nth: int, parts: Sequence[_Part], whole: Named) -> _Part:
    """The part with the series of the nearest part that names one.

    Of two as near it is the later one's, unless the series stands in both before what tells their meetings: "the Lake
    summits of Oslo and Lima and the River summits of Quito and Suva".
    """
    named = [other for other, one in enumerate(parts) if one.series]
    nearest = [other for other in named if abs(other - nth) == min(abs(one - nth) for one in named)]
    if not nearest:
        return replace(part, series_taken=whole.summits)
    donor = parts[nearest[0] if all(parts[other].leads for other in nearest) else nearest[-1]]
    if donor.tells and _SEVERAL.search(donor.text):
        return replace(part, series=donor.series)
    return replace(part, series_taken=donor.series, strict=donor.tells)


def _agreeing(part: _Part, series: frozenset[str], catalogue: Catalogue) -> list[Meeting]:
    """The meetings of these series, or of any for none, that a part names."""
    among: Sequence[Meeting] = catalogue.meetings
    if series or part.cities:
        in_cities = (" ".join(words(one)) for one in part.cities)
        among = catalogue.meetings_of(series) if series else catalogue.meetings_in(in_cities)
    return [one for one in among if _agrees(one, part, series)]


def _agrees(meeting: Meeting, part: _Part, series: frozenset[str]) -> bool:
    year = meeting.date.year if meeting.date else None
    return (
        (not series or meeting.summit in series)
        and (not part.cities or meeting.city in part.cities)
        and (not part.years or year in part.years)
        and (not part.edition or meeting.edition == part.edition)
        and (bool(series) or part.tells)
    )


def _of_one_series(found: Sequence[ComparedSide], asked: str, named: frozenset[str]) -> list[ComparedSide]:
    """Where no series is named, only the meetings of the one that all sides share and whose name fits best."""
    if named or len(found) < 2:
        return list(found)
    shared = set.intersection(*({one.summit for one in side.meetings} for side in found))
    own = set(terms(asked))
    fit = sorted(((len(own & set(terms(one))), one) for one in shared), reverse=True)
    ambiguous = any(len({one.summit for one in side.meetings}) > 1 for side in found)
    if not fit or not ambiguous:
        return [] if ambiguous else list(found)
    if len(fit) > 1 and (fit[0][0] < _LEAST_SHARED or fit[0][0] == fit[1][0]):
        return []
    return [ComparedSide(side.said, tuple(one for one in side.meetings if one.summit == fit[0][1])) for side in found]
