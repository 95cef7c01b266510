"""Says that no meeting took place in a city in that year, or none of the series named with it."""

import re
from collections.abc import Iterable, Set

from rag.answering.asked import Asked
from rag.answering.missing.held import is_of, is_quoted, series_held
from rag.answering.missing.years import MEETING, years_beside
from rag.english import (
    MEETING_NOUNS,
    MONTHS_AND_DAYS,
    REGIONS,
    STOPWORDS,
    countries,
    listing,
    mentions,
    plain,
    stem,
    words,
)
from rag.ordinals import ORDINALS
from rag.question import Meeting, is_english

_VENUE = re.compile(
    rf"(?P<before>[\w+–-]+)(?P<noun>(?: [\w-]+){{0,2}}?(?: [\w-]+['’])? {MEETING})?"
    rf" (?:in|at) (?P<place>(?-i:[A-Z])[\w'’-]+(?: (?-i:[A-Z])[\w'’-]+)?)",
    re.IGNORECASE,
)
"""A city right after what may be the name of a series: "the G7 in Hiroshima"."""
_CITY_FIRST = re.compile(rf"\b(?:the|at) (?P<place>[A-Z][\w'’-]+) (?:[\w+–-]+ ){{0,3}}?(?:{MEETING}|[A-Z]{{2,}}\d*)\b")
"""A city in front of one: "the Seoul AI summit"."""


_NAME_FIRST = re.compile(rf"\b(?:the|their|its|at|\w+['’]s) (?P<place>[A-Z][\w'’-]+) (?:[A-Z][\w+–-]* )?{MEETING}\b")
_IN_A_PLACE = re.compile(r"\b(?:in|at) (?P<place>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)")


def no_such_place(asked: Asked) -> str | None:
    """A year in which no meeting of the library took place in a city where others did."""
    named = asked.understood.named
    years = years_beside(asked, lambda word: bool(asked.catalogue.names_in(f"in {word}").places))
    held = asked.catalogue.meetings_in(named.places)
    if not years or not held or named.summits or is_quoted(asked, 1, [*map(str, years)]):
        return None
    if any(is_of(one, named.years, frozenset()) for one in held):
        return None
    said = listing([str(year) for year in sorted(years)], "or")
    instead = listing([one.heading for one in held])
    return f"The library holds no meeting in {held[0].city} of {said}; it holds {instead}."


def no_such_venue(asked: Asked) -> str | None:
    """A place where no meeting of the series that is named with it took place, nor anything that its articles tell."""
    named = asked.understood.named
    if len(named.summits) != 1:
        return None
    (series,) = named.summits
    own = asked.catalogue.naming_words([series])
    held = asked.catalogue.meetings_of([series])
    ids = sorted({article_id for one in held for article_id in one.article_ids})
    for place in _cities_in_front(asked, own):
        if not any(_is_there(one, place) or one.is_in(named.places) for one in held) and not is_quoted(
            asked, 1, [place]
        ):
            return f"The library holds no {series} in {place}; {series_held(held)}."
    name = _name_in_front(asked, own - {stem(one) for one in MEETING_NOUNS}, ids)
    if name and not any(_is_there(one, name) for one in held):  # its heading alone may tell the place
        return f"The library holds no “{name}” {series}; {series_held(held)}."
    for found in _VENUE.finditer(asked.understood.text):
        place = found["place"]
        of_series = {
            part
            for word in words(f"{found['before']}{found['noun'] or ''}")
            for part in (word, stem(word), word.rstrip("0123456789"))
        }
        if own.isdisjoint(of_series) or is_quoted(asked, 1, [place]) or not _may_be_venue(place, bool(found["noun"])):
            continue
        if any(_is_there(one, place) or one.is_in(named.places) for one in held):
            continue
        there = re.compile(
            rf"\b(?:in|at|near|of) {re.escape(place)}\b" if found["noun"] else rf"\b{re.escape(place)}\b"
        )
        if not any(there.search(one.text) for one in asked.record.articles(ids)):
            return f"The library holds no {series} in {place}; {series_held(held)}."
    return None


def places_named(asked: Asked, own: Set[str]) -> list[str]:
    """The places that a question gives a meeting that is not held: "Seoul" of "the Seoul AI summit", "in Hiroshima".

    Args:
        asked: The question.
        own: The words by which the series can be named.
    """
    after = (found["place"] for found in _IN_A_PLACE.finditer(asked.understood.text))
    told = [one for one in after if _may_be_venue(one, of_meeting=False) and own.isdisjoint(words(one))]
    before = (found["place"] for found in _NAME_FIRST.finditer(asked.understood.text))
    told += [one for one in before if _may_be_name(one, own, asked)]
    return list(dict.fromkeys((*_cities_in_front(asked, own), *told)))


def _cities_in_front(asked: Asked, own: Set[str]) -> list[str]:
    """The cities right in front of a meeting: capitals, since others cannot be told from other names."""
    found = (one["place"] for one in _CITY_FIRST.finditer(asked.understood.text))
    return [
        one
        for one in found
        if own.isdisjoint((*words(one), stem(one.lower())))
        and _may_be_venue(one, of_meeting=False)
        and any(name.place for name in mentions(one))
    ]


def _name_in_front(asked: Asked, own: Set[str], ids: Iterable[str]) -> str | None:
    """A name between "the" and a series' own that no article on it has, as of a city: "the Nice NATO summit".

    Names in small letters are those that neither English nor the library knows: "the busan apec".
    """
    every = re.findall(r"[\w'’-]+", plain(asked.understood.text))
    for the, name, after in zip(every, every[1:], every[2:], strict=False):
        of_series = {*words(after), stem(after.lower()), after.lower().rstrip("0123456789")}
        if the.lower() != "the" or own.isdisjoint(of_series) or not _may_be_name(name, own, asked):
            continue
        if not asked.library.articles_with(name) & {*ids}:
            return str(name.title() if name.islower() else name)
    return None


def _may_be_name(word: str, own: Set[str], asked: Asked) -> bool:
    """Whether a word may be a city's name, and is none of a country, a person or the series."""
    if word.islower() and (asked.catalogue.knows(word) or is_english(word)):
        return False
    parts = (*words(word), stem(word.lower()))
    others = own | STOPWORDS | {*ORDINALS}
    return (
        word.isalpha()
        and (word.islower() or word.istitle())
        and others.isdisjoint(parts)
        and asked.catalogue.people.isdisjoint(parts)
        and not countries(word)
        and _may_be_venue(word, of_meeting=False)
    )


_OF_PLACES = frozenset(["new", "the", "san", "saint", "south", "north", "east", "west", "port"])
"""Words that names of different cities share."""


def _may_be_venue(place: str, of_meeting: bool) -> bool:
    """Whether a name is no month or part of the world and, unless a meeting is said to be there, no country's."""
    country = next(iter(countries(place)), "")
    if not of_meeting and country and set(words(country)) & set(words(place)):
        return False
    return not {place.lower(), *words(place)} & (REGIONS | MONTHS_AND_DAYS)


def _is_there(meeting: Meeting, place: str) -> bool:
    """Whether a meeting took place in a city or country, by a word of its name or by its country."""
    where = meeting.place or ""
    if place.isupper() and place.replace(".", "") == "".join(one[0] for one in meeting.city.split()):
        return True  # "LA"
    told = {*words(where)} & {*words(place)} - _OF_PLACES
    is_city = any(one.place for one in mentions(place))  # another city of that country is another place
    return bool(told or (not is_city and {*countries(where)} & {*countries(place)}))
