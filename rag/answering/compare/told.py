"""What articles tell of each side of a comparison, whether it is a meeting that the library holds or only spoken of.

A meeting's own articles tell of it; so do, for a meeting or a plan without articles of its own, the sentences that name
it and those that go on from them: "At the session in Oslo in 2019 a ban was tabled. It fell by 38 votes to 36."
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rag.answering.asked import Asked
from rag.answering.meant import those_with
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.answering.topic import topic_words
from rag.english import STOPWORDS, countries, sentence_case, terms, words
from rag.question import Beside, Meeting, understand

_GOES_ON = re.compile(
    r"(?:It|They|He|She|Its|Their|His|Her|This|These|That|Both|The (?:text|document|deal|plan|proposal|motion|agreement"
    r"|statement|declaration|paper|format|idea|scheme|initiative)|(?:The )?[A-Z]\w+ then)\b"
)
"""Begins a sentence on what the one before it names."""
_OPENING = 8
"""Words before which a sentence names what it is on: "At the session in Oslo in 2019 …"."""
_HEADING = 4
"""A sentence of fewer words is a heading, and all that follows in its paragraph is on what it names."""
_YEAR = re.compile(r"(?:in )?((?:19|20)\d\d)", re.IGNORECASE)
_YEAR_TOLD = re.compile(r"\b(?:19|20)\d\d\b")
_PLACED = re.compile(r"\s+(?:at|in|on|about|from|for|of)\s.*$", re.IGNORECASE)
"""Behind a side's name: where it was, or on what."""
_DOCUMENT = re.compile(r"(?:pact|charter|treaty|convention|communiqu[eé]|accord|agreement|plan)s?", re.IGNORECASE)
"""A text of a meeting that a question names for what it says: "the Pact for the Lake"."""
_PLUS = re.compile(r"\w\+(?!\d)")
_NO_NAME = STOPWORDS | frozenset(words("summit meeting session conference forum council gathering talks edition year"))


@dataclass(frozen=True, slots=True)
class SideTold:
    """One side, and the sentences that tell of it."""

    label: str
    """As a column is headed."""
    own: tuple[ArticleSentence, ...] = ()
    """On it, and on no other side."""
    shared: tuple[ArticleSentence, ...] = ()
    """That name it beside something else: "the number has grown to 128, from 123 in Oslo"."""
    meeting: Meeting | None = None
    """Where it is one meeting that the library holds."""

    @property
    def article_ids(self) -> tuple[str, ...]:
        """Of the articles that tell of it."""
        return tuple(dict.fromkeys(one.article_id for one in (*self.own, *self.shared)))


@dataclass(frozen=True, slots=True)
class _Side:
    label: str
    article_ids: tuple[str, ...]
    """Of the articles that are all about it; empty where it is only spoken of."""
    names: Callable[[str, str], int]
    """How many words of a sentence of an article come before its name; -1 where it is not named."""
    meeting: Meeting | None = None


def sides_told(told: Beside, asked: Asked) -> list[SideTold]:
    """The sides of a question in its order, each with what is told of it; without sentences where nothing is."""
    held = asked.understood.sides
    if len(held) != len(told.sides) or not all(len(one.meetings) == 1 for one in held):
        held = ()
    sides = [_side(one, held[nth].meetings if held else None, asked) for nth, one in enumerate(told.sides)]
    meetings = asked.understood.meetings
    at_one = len(meetings) == 1 and not any(one.article_ids for one in sides)  # what both did at one meeting
    among = meetings[0].article_ids if at_one else asked.library.article_ids()
    return [_told(one, [other for other in sides if other is not one], among, asked) for one in sides]


def _side(written: str, held: Sequence[Meeting] | None, asked: Asked) -> _Side:
    catalogue = asked.catalogue
    meetings = understand(f"{written} summit", catalogue).meetings if held is None else held
    about = [one for one in topic_words(written, meetings, catalogue) if not _DOCUMENT.fullmatch(one)]
    if meetings and not (about or _is_a_thing(written, asked)):
        return _of_meetings(_headed(written), meetings, asked)
    if year := _YEAR.fullmatch(written):
        series = asked.understood.named.summits
        of_year = [one for one in catalogue.meetings if one.date and one.date.year == int(year[1])]
        of_series = [one for one in of_year if one.summit in series]
        if series and not of_series:
            return _looked_back_on(year[1], series, asked)
        return _of_meetings(written, of_series or of_year, asked)
    people = catalogue.names_in(written).people
    if held is None and not _ids_with(written, asked) and (shorter := _PLACED.sub("", written)) != written:
        return _side(shorter, None, asked)
    if people and (visited := _visited(people, asked)):
        label = " ".join(one for one in written.split() if people.intersection(words(one)))
        return _of_meetings(re.sub(r"['’]s$", "", label), visited, asked)
    return _spoken_of(written, asked)


def _is_a_thing(written: str, asked: Asked) -> bool:
    """Whether a sign tells it from a meeting, and articles write it so: "OTS+"."""
    return bool(_PLUS.search(written)) and bool(_ids_with(written, asked))


def _of_meetings(label: str, meetings: Sequence[Meeting], asked: Asked) -> _Side:
    ids = tuple(article_id for one in meetings for article_id in one.article_ids)
    cities = [words(one.city) for one in meetings if one.city]
    there = {one.city for one in meetings}
    others = {of for one in asked.catalogue.meetings if one.city in there for of in one.article_ids} - {*ids}
    return _Side(
        _label(label, meetings, asked),
        ids,
        lambda text, article_id: -1 if article_id in others else _first(text, cities),
        meetings[0] if len(meetings) == 1 else None,
    )


def _label(label: str, meetings: Sequence[Meeting], asked: Asked) -> str:
    if len(meetings) != 1 or not (city := meetings[0].city):
        return label
    day = meetings[0].date
    told = " ".join([city, *([str(day.year)] if day else [])])
    held = {*words(label)} <= {*words(told)} or (city in label and not topic_words(label, meetings, asked.catalogue))
    return told if held else f"{label} ({told})"


def _visited(people: frozenset[str], asked: Asked) -> list[Meeting]:
    """The meetings that these people came to and that have most words of the question."""
    wanted = {*terms(asked.understood.text)}
    visited = those_with(people, asked.catalogue.meetings, asked)
    found = [(len(wanted & {*terms(one.heading)}), one) for one in visited]
    most = max((count for count, _ in found), default=0)
    return [one for count, one in found if count == most]


def _spoken_of(written: str, asked: Asked) -> _Side:
    """What only sentences name: as it is written or, where none has that, by all of its words."""
    wanted = [one for one in words(written) if one not in _NO_NAME]
    named = [one for one in wanted if not one.isdigit()] or wanted
    country = frozenset(() if _is_a_city(written) or len(named) > 1 else countries(written))
    literal = _ids_with(written, asked)
    ids = literal or (asked.catalogue.mentioning([wanted]) if wanted else frozenset())
    places = {one: _places_of(written, asked.library.article(one).text) for one in literal}

    def names(text: str, article_id: str) -> int:
        if article_id not in ids:
            return -1
        if literal:
            return max(_first(text, [words(written), *places[article_id]]), _first_country(text, country))
        its_year = not _YEAR_TOLD.search(text)
        return _first(text, [[one] for one in named]) if {*(named if its_year else wanted)} <= {*words(text)} else -1

    of_a_meeting = any(map(str.isdigit, written)) or _is_a_city(written)
    whole = tuple(one for one in sorted(ids) if _is_about(one, names, asked)) if of_a_meeting else ()
    return _Side(_headed(written), whole, names)


def _looked_back_on(year: str, series: frozenset[str], asked: Asked) -> _Side:
    """A year without a meeting that the library holds, by the sentences of its series' articles that name it."""
    ids = {article_id for one in asked.catalogue.meetings_of(series) for article_id in one.article_ids}
    return _Side(year, (), lambda text, article_id: _first(text, [[year]]) if article_id in ids else -1)


def _is_a_city(written: str) -> bool:
    """Whether its country is known and not named: "Tórshavn", unlike "Kenya" and "the Kenyan figure"."""
    of = countries(written)
    return bool(of) and not any(word[:4] == part[:4] for word in words(written) for one in of for part in words(one))


def _first_country(text: str, wanted: frozenset[str]) -> int:
    """0 where a sentence opens with one of the countries, more where it names one later, -1 where it names none."""
    if not wanted.intersection(countries(text)):
        return -1
    return 0 if wanted.intersection(countries(" ".join(text.split()[:_OPENING]))) else _OPENING + 1


def _places_of(written: str, text: str) -> list[list[str]]:
    """Where a text says that it was: "MC13 in Abu Dhabi"."""
    return [words(one) for one in re.findall(rf"(?i:\b{re.escape(written)}) in ([A-Z]\w+(?: [A-Z]\w+)*)", text)]


def _is_written(written: str, text: str) -> int:
    """How many words come before something as it is written, its signs included; -1 where it does not stand there."""
    sign = _PLUS.search(written)
    return -1 if sign and written.casefold() not in text.casefold() else _first(text, [words(written)])


def _ids_with(written: str, asked: Asked) -> frozenset[str]:
    """Ids of the articles that have something as it is written, whatever its case."""
    ids = asked.catalogue.mentioning([words(written)]) if words(written) else frozenset[str]()
    return frozenset(one for one in ids if _is_written(written, asked.library.article(one).text) >= 0)


def _is_about(article_id: str, names: Callable[[str, str], int], asked: Asked) -> bool:
    """Whether an article has it in its title or first sentence."""
    article = asked.library.article(article_id)
    first = asked.library.sentences(article_id)[:1]
    return any(
        names(text, article_id) >= 0 for text in (article.title, *(article.text[one.start : one.end] for one in first))
    )


def _headed(written: str) -> str:
    return sentence_case(written) if written.islower() else written


def _first(text: str, names: Iterable[Sequence[str]]) -> int:
    """How many words come before the first of some names, given as words; -1 where none stands there."""
    told = list(words(text))
    held = set(told)
    places = (
        nth
        for one in names
        if one and held.issuperset(one)
        for nth in range(len(told) - len(one) + 1)
        if told[nth : nth + len(one)] == list(one)
    )
    return min(places, default=-1)


def _told(side: _Side, others: Sequence[_Side], among: Sequence[str], asked: Asked) -> SideTold:
    """The sentences of its own articles that are on no other side, and those that name it or go on from such."""
    own: list[ArticleSentence] = []
    shared: list[ArticleSentence] = []
    for article_id in _articles(side, among, asked):
        by_itself = "own" if article_id in side.article_ids else ""
        on, end, headed = by_itself, 0, False
        for one in sentences_of(asked.library, [article_id]):
            mine, theirs = _named(one.text, article_id, side, others)
            between = asked.library.cut(article_id, end, one.start)
            same = "\n" not in between
            headed = same and headed
            if len(words(between)) and max(over := _named(between, article_id, side, others)) >= 0:
                on, headed = "own" if over[0] >= 0 else "theirs", True
            goes_on = headed or (same and bool(_GOES_ON.match(one.text)))
            if 0 <= mine <= _OPENING and (theirs < 0 or mine < theirs):
                on = "own"
            elif 0 <= theirs <= _OPENING and mine < 0:
                on = "theirs"
            elif mine >= 0 or (theirs >= 0 and by_itself):
                on = "shared"
            elif not (goes_on and on in ("own", "theirs")):
                on = by_itself
            end, headed = one.end, headed or (on != by_itself and len(one.text.split()) < _HEADING)
            {"own": own, "shared": shared}.get(on, []).append(one)
    return SideTold(side.label, tuple(own), tuple(shared), side.meeting)


def _named(text: str, article_id: str, side: _Side, others: Sequence[_Side]) -> tuple[int, int]:
    """How many words of a text come before the side's name, and before that of another; -1 for each not named."""
    return side.names(text, article_id), max((one.names(text, article_id) for one in others), default=-1)


def _articles(side: _Side, among: Sequence[str], asked: Asked) -> list[str]:
    return [one for one in among if one in side.article_ids or side.names(asked.library.article(one).text, one) >= 0]
