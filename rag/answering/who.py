"""Who a question asks about, and which statements are theirs: of a country also those of its leaders."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from rag.answering.asked import Asked
from rag.answering.meant import Meant
from rag.english import MEETING_NOUNS, countries, mentions, plain, words
from rag.record import Statement

_SUBJECT = re.compile(r"\b(?:on|about|regarding|concerning|towards?) (?!(?:at|in|during)\b)((?:the )?\S+(?: \S+)?)")
_TO_A_MEETING = re.compile(
    r"\b(?:at|in|during|from) (?:the )?(?=.)|\b(?:bring|brought|c[ao]me|arrived?|took|forward|present(?:ed)?"
    r"|submit(?:ted)?) to (?:the )?(?=.)|\b[Ff]or (?:the )?(?=[^,:?]{0,60}\b(?:summit|meeting|session|conference)\b)|, "
)


_OF_OFFICE = re.compile(
    r"(?:The |Acting )*(?:President|(?:Deputy )?Prime Minister|Chancellor|King|Emir|Premier|(?:\w+ )?Minister|[Ll]eader"
    r"|Head of (?:State|Government)|[Dd]elegation|[Rr]epresentative) of (?:the )?([A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3})"
)


@dataclass(frozen=True, slots=True)
class Actors:
    """The people and countries whose statements are wanted; anybody's when empty."""

    people: frozenset[str]
    """Folded parts of names."""
    countries: frozenset[str]
    of_country: Mapping[str, str] = field(default_factory=dict)
    """By folded surname: the country of somebody whom the record knows."""
    names: tuple[str, ...] = ()
    """As a headline names them."""

    @classmethod
    def named(cls, asked: Asked, what: Meant) -> "Actors":
        """Those that the question names as acting, and not as part of a meeting's name."""
        people = asked.understood.named.people - what.visitors
        acting = frozenset(acting_countries(what))
        known, full = asked.record.known_people
        named = [full[part] for part in sorted(people) if part in full]
        return cls(people, acting, known, tuple(dict.fromkeys((*named, *sorted(acting)))))

    def __bool__(self) -> bool:
        return bool(self.people or self.countries)

    def act(self, statement: Statement) -> bool:
        """Whether one of them acts in the statement."""
        return any(self._is_one(actor.name) for actor in statement.actors)

    def are_all(self, statement: Statement) -> bool:
        """Whether nobody else acts in the statement; a region that acts with a country is somebody else."""
        return bool(self) and all(self._is_one(actor.name) for actor in statement.actors)

    def by_office(self, clause: str) -> bool:
        """Whether a clause begins with who holds an office of one of the countries: "The President of Chile said …"."""
        found = _OF_OFFICE.match(clause)
        return bool(found and self.countries.intersection(countries(found[1])))

    def by_a_leader(self, statement: Statement, region: frozenset[str]) -> bool:
        """Whether a person acts whose country the record knows; of a region also one of its countries."""
        of = {self.of_country.get(parts[-1]) for actor in statement.actors if (parts := words(actor.name))}
        theirs = {country for actor in statement.actors for country in countries(actor.name)}
        return bool((of | theirs) & region) if region else bool(of - {None})

    def label(self, statement: Statement) -> str:
        """Who acts, as an entry is grouped by."""
        return ", ".join(dict.fromkeys(one.name for one in statement.actors))

    def _is_one(self, name: str) -> bool:
        parts = words(name)
        if self.people.intersection(parts):
            return True
        if not self.countries:
            return False
        if self.countries.intersection(countries(name)):
            return True
        return bool(parts) and self.of_country.get(parts[-1]) in self.countries


_SEAT_OF_THE_UNION = re.compile(r"\bbrussels\b(?!.*\bbelgi)", re.IGNORECASE)
"""A city that stands for the European Union, and not for its country."""


def states_named(text: str) -> set[str]:
    """The countries that a text names as acting, by name or by capital, and the European Union."""
    found = {*countries(text)}
    return found - {"Belgium"} | {"European Union"} if found and _SEAT_OF_THE_UNION.search(text) else found


def acting_countries(what: Meant) -> set[str]:
    """The countries that stand before the words that name the meeting, or anywhere when its name has none."""
    spoken = set(spoken_of(what.text))
    if (listed := countries_listed(what.written)) and not spoken & listed:
        return listed
    first = _MEETING_OF_TWO.sub(" ", _TO_A_MEETING.split(_MEETING_FIRST.sub("", what.written))[0])
    for city in {one.city for one in what.meetings if one.city}:
        first = re.sub(rf"(?i)\b{re.escape(city)}\b", " ", first)  # "the Oslo summit" is not Norway's
    if found := states_named(first) - spoken:
        return found
    of_meetings = {country for one in what.meetings for country in countries(f"{one.summit} {one.place or ''}")}
    written = plain(what.written)
    for one in reversed([one for one in mentions(written) if one.located]):  # "in Lima" is not Peru
        written = f"{written[: one.start]} {written[one.end :]}"
    return states_named(written) - of_meetings - spoken


_MEETING_FIRST = re.compile(r"^(?:at|in|during|from) [^,?]{3,60}, ", re.IGNORECASE)
"""A meeting in front of what is asked of it: "at Osh, what did Peru promise?"."""
_MEETING_OF_TWO = re.compile(
    rf"\b[\w+]+(?: ?[–/] ?|-)(?:central asia|[\w+]+) (?:\w+ )??(?:{'|'.join(f'{noun}s?' for noun in MEETING_NOUNS)})\b",
    re.IGNORECASE,
)
"""A meeting by the name of those who met: "all sums of the EU–Asia summit"."""


def countries_listed(text: str) -> set[str]:
    """Three or more countries that a text lists one after the other: "Chile, Peru and Kenya"; empty for fewer."""
    run: list[str] = []
    end = 0
    for one in (each for each in mentions(text) if each.countries):
        if not _LISTS_ON.fullmatch(text[end : one.start]):
            run = []
        run.append(one.countries[0])
        end = one.end
        if len(run) >= _FEWEST_LISTED and not _LISTS_ON.match(text[end:]):
            return {*run}
    return set()


_LISTS_ON = re.compile(r"(?:['’]s)?(?:,| and|, and|, or| or|;) (?:the )?")
_FEWEST_LISTED = 3


def spoken_of(text: str) -> tuple[str, ...]:
    """The countries that the text speaks of as a subject: "on Afghanistan", "about Iran"."""
    return tuple(
        country
        for found in _SUBJECT.finditer(text)
        if not found[1].removeprefix("the ").split()[0].endswith("'s")
        for country in countries(found[1])[:1]
    )
