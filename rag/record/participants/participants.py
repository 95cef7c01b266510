"""Who took part in a meeting, stayed away, was invited or watched: people, states and organisations.

A person who holds an office and speaks or acts in the article took part unless words there say otherwise; so did the
state. Members of a known series are counted when its article tells that the leaders or members met, and are marked as
not named.
"""

import re
from collections.abc import Iterator, Sequence

from rag.english import countries
from rag.record.participants.attendance import attendance_of
from rag.record.participants.bodies import bodies_present
from rag.record.participants.found_states import FoundStates
from rag.record.participants.lists import listed_together
from rag.record.participants.persons import lines_with_nor, persons_in
from rag.record.participants.states import (
    boycotting_states,
    leaders_absent,
    states_absent,
    states_present,
    states_represented,
)
from rag.record.people import Naming, Person
from rag.record.series import CENTRAL_ASIA, KNOWN_SERIES, SeriesMention
from rag.record.text import Line
from rag.record.values import Fact, Participant

_BODY = re.compile(r"Association|Union|Council|Organi[sz]ation|Community|Commission|Forum|League")
_COLLECTIVE = re.compile(
    r"\b(?:leaders|presidents|prime ministers|premiers|heads of state|heads of government|members|allies"
    r"|member states|monarchies|republics|countries|states"
    r"|sides|governments|summit)\b",
    re.IGNORECASE,
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
    states = FoundStates(article_id)
    for naming, name in (*boycotting_states(lines), *states_absent(lines)):
        states.add(name, "absent", naming)
    attendance = attendance_of(lines)
    for naming, name, presence in attendance.labelled_states():
        states.add(name, presence, naming)
    persons = list(persons_in(people, host, states, attendance, lines_with_nor(lines), article_id))
    named = {one.value.country for one in persons if one.value.presence == "absent"}
    persons += [
        Fact(Participant(words, "person", "absent", of), article_id, naming.line.span(naming.start, naming.end))
        for naming, words, of in leaders_absent(lines)
        if of not in named
    ]
    called = [one for person in people for one in person.namings]
    for naming, name, presence in states_present(lines):
        if any(one.line is naming.line and one.start < naming.start and naming.end <= one.end for one in called):
            continue  # "Luís Montenegro"
        own = any(one.line is naming.line and one.start < naming.end and naming.start < one.end for one in series)
        if not (own and _BODY.search(name)):
            states.add(name, presence, naming, firm=presence == "observer")
    for naming, name, presence in listed_together(lines):
        states.list_there(name, naming, presence)
    for naming, name in (*attendance.states(), *states_represented(lines)):
        states.list_there(name, naming)
    for naming, name, presence in bodies_present(lines):
        states.add(name, presence, naming, firm=presence == "observer")
    for naming, name in _unnamed(lines, series, year, host):
        states.add(name, "present", naming, named=False)
    return (*persons, *states.found.values())


def _unnamed(
    lines: Sequence[Line], series: Sequence[SeriesMention], year: int | None, host: str | None
) -> Iterator[tuple[Naming, str]]:
    """The members of the series where the lines tell that the leaders or members met, and the host."""
    for first in series[:1]:
        if any(_COLLECTIVE.search(line.text) for line in lines if line.weight > 1):
            yield from ((Naming(first.line, first.start, first.end), name) for name in _members(first.name, year))
        if host and (where := _first_naming(lines, host)):
            yield where, host


def _members(series: str, year: int | None) -> tuple[str, ...]:
    """Who is a member of a series, as far as that is known."""
    if known := KNOWN_SERIES.get(series.replace(" Informal", "")):
        return known.members(year)
    if of_union := re.fullmatch(r"EU–(.+) Summit", series):
        return ("European Union", *countries(of_union[1]))
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
