"""Says that an edition or a year of a series is not held, where others of it are."""

import re
from collections.abc import Sequence

from rag.answering.asked import Asked
from rag.answering.missing.held import is_of, is_quoted, meetings_announced, series_held
from rag.answering.missing.numbers import number_of_edition, numbers_asked, written_number
from rag.answering.missing.place import places_named
from rag.answering.missing.years import years_beside, years_meant
from rag.english import MEETING_NOUNS, MONTHS, listing, terms, words
from rag.ordinals import ordinal

_OF_A_MEETING = re.compile(
    r"\b(?:decid|agree|adopt|sign|discuss|pledg|propos|announc|sa[iy]|happen|outcome|result|held|hold|host|chair|attend|met"
    r"|meet|declar|conclud|speak|spoke|talk|demand|call|approv|endors|launch|ask|do|did)\w*\b",
    re.IGNORECASE,
)
"""Asks for what was done at a meeting, so that a year in it is that meeting's: "what did the G20 decide in 2021?"."""
_WAS_DONE = re.compile(
    r"\b(?:did|was|were|came out|adopted|agreed|signed|decided|approved|outcomes?|results?|happened)\b", re.IGNORECASE
)
"""Asks for what a meeting brought, as of one that is over."""
_TO_COME = re.compile(r"\b(?:will|is to|are to|going to|be held|host(?:s|ing|ed)?)\b", re.IGNORECASE)
_AHEAD = 1
"""Years from now on in which a meeting may be meant: "strategy 2030" names none."""


def no_such_edition(asked: Asked) -> str | None:
    """An edition or a year of a series that the library holds others of."""
    named = asked.understood.named
    if len(named.summits) != 1:
        return None
    (series,) = named.summits
    held = asked.catalogue.meetings_of([series])
    numbers = numbers_asked(asked, series)
    beside = years_beside(asked, lambda word: series in asked.catalogue.names_in(word).summits)
    text = asked.understood.text
    own = asked.catalogue.naming_words([series])
    certain = years_meant(text, loosely=False, named_by=own) | beside
    loosely = asked.understood.kind != "fact" or bool(_OF_A_MEETING.search(text))
    loose = (one for one in years_meant(text, loosely=loosely, named_by=own) if one <= asked.today.year + _AHEAD)
    years = certain or frozenset(loose)
    to_come = bool(_TO_COME.search(text))
    spoken = {*words(text)}
    ahead = [
        one for one in meetings_announced(asked, series) if one.place and spoken >= {*words(one.place.split(",")[0])}
    ]
    if not numbers and not years and (to_come or not ahead):
        return None
    if any(one.edition in numbers or is_of(one, named.years, named.months) for one in held):
        return None
    if named.places and any(one.is_in(named.places) for one in held):
        return None
    newest = max((one.edition for one in held if one.edition), default=0)
    last_held = max((one.date.year for one in held if one.date), default=0)
    following = [
        one
        for one in meetings_announced(asked, series)
        if one.edition in numbers
        or one.year in years
        or (one.edition is None and newest + 1 in numbers and (one.year or last_held + 1) > last_held)
        or (one in ahead and not numbers and not years)
    ]
    some = 1 if certain else len(asked.reading.quotes)
    short = [
        word
        for word in re.findall(r"[^\W_]+", asked.understood.text)
        if number_of_edition(word, series, asked) in numbers
    ]
    told = [*map(str, years), *(word for number in numbers for word in written_number(number))]
    if numbers == {newest + 1} and to_come and any(asked.library.mentions(one) for one in short):
        return None  # what is told of the next one has no record of its own
    places = [one for one in places_named(asked, own) if one not in short]
    done = asked.understood.kind == "digest" or (asked.understood.kind != "meeting" and _WAS_DONE.search(text))
    as_held = done and not (to_come and (named.places or ahead))
    if following and as_held:
        described = _described(series, numbers, years, named.months, places)
        return f"The {described} is only announced in the library; {series_held(held)}."
    names = short * (asked.understood.kind == "fact")
    if as_held and not to_come and numbers and all(one.edition for one in held) and min(numbers) > newest:
        told = []  # a sentence that names it tells of one that was still to come
    nouns = {*terms(" ".join(MEETING_NOUNS))} & {*terms(text)} if certain else set()
    if (
        following
        or is_quoted(asked, some, names)
        or is_quoted(asked, some, told, series, own | nouns if nouns else nouns)
    ):
        return None
    described = _described(series, numbers, years, named.months, places)
    said = f"{listing(short, 'or')}, the {described}," if short else f"The {described}"
    return f"{said} is not in the library; {series_held(held)}."


def _described(
    series: str, numbers: frozenset[int], years: frozenset[int], months: frozenset[int], places: Sequence[str]
) -> str:
    """The meeting asked for: "third Lake Summit", "Lake Summit of 2021 in Oslo"."""
    number = f"{listing([ordinal(one) for one in sorted(numbers)], 'or')} " if numbers else ""
    where = f" in {listing(places, 'or')}" if places else ""
    month = f"{listing([MONTHS[one - 1] for one in sorted(months)], 'or')} " if months else ""
    year = f" of {month}{listing([str(one) for one in sorted(years)], 'or')}" if years else ""
    return f"{number}{series}{year}{where}"
