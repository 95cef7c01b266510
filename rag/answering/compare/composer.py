"""Sets meetings beside each other in a table, with a quote behind every cell.

On a topic there is a row a meeting with what was said of it there. Without one there is a row an aspect: the documents
adopted, who took part, what else was agreed, the money, what was proposed, what comes next. A meeting without an entry
says so; none is filled from another.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.compare.accounts import accounts_beside, accounts_named
from rag.answering.compare.aspects import (
    COMPARED_ASPECTS,
    act_of,
    aspect_of,
    aspect_of_each,
    aspects_of,
    at_table,
    by_aspect,
    newcomers_of,
    person_of,
)
from rag.answering.compare.matters import on_matters
from rag.answering.compare.measures import Measured, asks_to_measure, measured
from rag.answering.compare.superlative import superlative
from rag.answering.compare.table import NOTHING, MeetingBeside, lacking
from rag.answering.compare.told import sides_told
from rag.answering.compare.topics import on_topic
from rag.answering.composed import Citations, Composed
from rag.answering.meant import meant, those_with
from rag.answering.meeting import following
from rag.answering.naming import short_label
from rag.answering.points import points_of
from rag.answering.topic import topic_words
from rag.answering.who import spoken_of
from rag.english import countries, regions, words
from rag.question import Beside, Meeting, aside_of, set_beside
from rag.types import Item, Table

_SUMS = re.compile(r"\b(?:sums?|money|amounts? of money)\b", re.IGNORECASE)
_NEXT = re.compile(
    r"\bnext (?:[\w+–-]+ ){0,4}?(?:meetings?|summits?|conferences?|sessions?|venues?|hosts?|places?|ones?)\b",
    re.IGNORECASE,
)
"""Asks of each series for the meeting that comes, and not what past ones said of it."""
_UNDER = re.compile(
    r"\b(?:under|in the (?:time|days|years|era) of|during the (?:presidency|chairmanship|term) of) (?:president )?[A-Z]"
)
"""Tells meetings apart by who was in office: "the summit under Ada and under Bo"."""
_OR = re.compile(r"\b(?:or|versus|vs)\b", re.IGNORECASE)
_AND = re.compile(r"(?:,|^|\s)\s*(?:and|or)\s+|,\s*", re.IGNORECASE)
_MOST_MEETINGS = 8
"""A question that can mean more meetings than this compares none in particular."""


def compare(asked: Asked) -> Composed | None:
    """The table; None when fewer than two meetings are compared, or nothing is told of any of them."""
    if ranking := superlative(asked):
        return ranking
    of_series = len(asked.understood.sides) > 1 and not asked.understood.named.places
    if of_series and _NEXT.search(asked.understood.text) and (coming := following(asked, meant(asked))):
        return coming
    if (accounts := accounts_named(asked)) and (beside := accounts_beside(*accounts, asked)):
        return beside
    told = set_beside(asked.understood.text[: aside_of(asked.understood.text)])
    if told is None:
        return _of_meetings(asked, _aspects_behind_colon(asked.understood.text))
    if _are_meetings(told, asked) and not _asks_of_each(told, asked):
        return _of_meetings(asked)
    if _are_meetings(told, asked) and (several := _aspects_asked(told)):
        return _of_meetings(asked, several)
    held = [side for side in asked.understood.sides if len(side.meetings) == 1]
    if len(held) == len(told.sides) and aspect_of_each(" ".join(told.matters)) == "New members":
        of_held = replace(asked, understood=replace(asked.understood, sides=tuple(held)))
        return _of_meetings(of_held, ["New members"])
    if _are_series(told, asked) and (of_sizes := _of_meetings(asked)):
        return of_sizes
    composed = on_matters(told, sides_told(told, asked), asked)
    return (_of_meetings(asked) if composed and composed.status == "declined" else None) or composed


def newcomers(asked: Asked) -> Composed | None:
    """By whom a group grew at each of several meetings; None where that is not asked: one's answer is not all of it."""
    sides = asked.understood.sides
    several = len(sides) > 1 and all(len(one.meetings) == 1 for one in sides)
    asks = several and newcomers_of(asked.understood.text)
    return _of_meetings(asked, ["New members"]) if asks else None


def _are_series(told: Beside, asked: Asked) -> bool:
    """Whether each side is a country by the meetings that the library holds with it, and their size is compared."""
    named = asked.understood.sides
    several = len(named) == len(told.sides) and all(len({one.summit for one in side.meetings}) == 1 for side in named)
    return several and len(told.matters) == 1 and asks_to_measure(asked.understood.text)


def _asks_of_each(told: Beside, asked: Asked) -> bool:
    """Whether more is asked of each meeting than what it said on one topic: a question, several, or somebody's part."""
    held = [one for side in asked.understood.sides for one in side.meetings]
    if told.apart and aspect_of(topic_words(told.matters[0], held, asked.catalogue)):
        return False
    acting = asked.understood.named.own_countries - {*spoken_of(asked.understood.text.casefold())}
    return len(told.matters) > 1 or bool(told.preposition) or told.counts or told.apart or (told.leads and bool(acting))


def _are_meetings(told: Beside, asked: Asked) -> bool:
    """Whether each side is one meeting that the library holds, and none is what somebody did."""
    named = asked.understood.sides
    if told.owned and any(asked.catalogue.names_in(one).people for one in told.sides):
        return False
    return len(named) == len(told.sides) and all(len(one.meetings) == 1 for one in named)


def _aspects_behind_colon(text: str) -> list[str]:
    """As `_aspects_asked`, of what stands behind a colon: "Compare Oslo and Lima: who came, and which texts"."""
    _, _, matter = text[: aside_of(text)].partition(":")
    return _each_an_aspect([matter])


def _aspects_asked(told: Beside) -> list[str]:
    """The aspects that several matters are, each of one: "money, documents and who came"; empty for other matters."""
    return _each_an_aspect(told.matters)


def _each_an_aspect(matters: Iterable[str]) -> list[str]:
    found = [aspect_of_each(one) for matter in matters for one in _AND.split(matter.strip(" ?.")) if one]
    return [one for one in found if one] if len(found) > 1 and all(found) else []


def _of_meetings(asked: Asked, aspects: Sequence[str] = ()) -> Composed | None:
    """Meetings that the library holds, by aspects, on a topic or by size; and those among them that it does not.

    Args:
        asked: The question.
        aspects: Those that it asks for; read from its words when empty.
    """
    named = asked.understood.sides
    missing = [side.said for side in named if not side.meetings]
    meetings = list(dict.fromkeys(one for side in named for one in side.meetings))
    if len(meetings) + len(missing) < 2 or not meetings or len(meetings) > _MOST_MEETINGS:
        return None
    if len(named) == 1 and _sets_another_beside(meetings, asked):
        return None
    told = set_beside(asked.understood.text)
    matter = " ".join(told.matters) if told and told.matters else asked.understood.text
    about = topic_words(matter, meetings, asked.catalogue)
    if _UNDER.search(asked.understood.text):
        led = {one for each in asked.understood.named.people for one in those_with(frozenset([each]), meetings, asked)}
        meetings = [one for one in meetings if one in led] if len(led) > 1 else meetings
        about = [word for word in about if not asked.catalogue.names_in(word).people]
    sides = [MeetingBeside(one, label, points_of(asked, one.article_ids)) for one, label in _labelled(meetings, told)]
    citations = Citations(asked.library)
    if aspects:
        return by_aspect(aspects, (), sides, missing, citations, asked)
    if found := measured(asked.understood.text, sides, asked, citations):
        return _by_size(found, sides, missing, citations)
    sums_asked = _SUMS.findall(asked.understood.text)
    aspect = (
        newcomers_of(matter)
        or at_table(asked.understood.text)
        or aspect_of([*(word for word in about if not asked.catalogue.names_in(word).people), *sums_asked])
    )
    if aspect is None and (act := person_of(about, asked) or act_of(about, asked)):
        return by_aspect([act], (), sides, missing, citations, asked)
    if aspect is None and (several := aspects_of(about, matter)):
        return by_aspect(several, (), sides, missing, citations, asked)
    if about and aspect is None:
        return on_topic(about, sides, missing, citations, asked)
    return by_aspect([aspect] if aspect else list(COMPARED_ASPECTS), about, sides, missing, citations, asked)


def _sets_another_beside(meetings: Sequence[Meeting], asked: Asked) -> bool:
    """Whether a country is compared that none of the meetings of the one side found is with or in."""
    of = {country for one in meetings for country in countries(f"{one.summit} {one.place or ''}")}
    others = asked.understood.named.own_countries - of
    return bool(others) and bool(_OR.search(asked.understood.text))


def _labelled(meetings: Sequence[Meeting], told: Beside | None) -> list[tuple[Meeting, str]]:
    """The meetings by date, each with a short name: its series where they differ, its city and year.

    Where the question names each by the part of the world that it is with, it is called so: "Africa (Luanda 2025)".
    """
    ordered = sorted(meetings, key=lambda one: (one.date.toordinal() if one.date else 0, one.heading))
    with_whom = [[side for side in told.sides if _is_with(side, one)] for one in ordered] if told else []
    if len({*map(tuple, with_whom)}) == len(ordered) and all(len(of) == 1 for of in with_whom):
        return [
            (one, f"{of} ({short_label(one, series=False)})") for one, (of,) in zip(ordered, with_whom, strict=True)
        ]
    apart = len({one.summit for one in ordered}) > 1
    return [(one, short_label(one, series=apart)) for one in ordered]


def _is_with(side: str, meeting: Meeting) -> bool:
    """Whether a side is a part of the world that a meeting's series is named after."""
    of = words(meeting.summit)
    named = regions(side)
    return bool(named) and all(any(word.startswith(one) for word in of) for one in named)


def _by_size(found: Measured, sides: Sequence[MeetingBeside], missing: Sequence[str], citations: Citations) -> Composed:
    """The values side by side, and which is the larger or earlier."""
    headline = f"{found.line([side.label for side in sides])}.{lacking(missing)}"
    cells = [one.cell if one else Item(NOTHING) for one in found.values]
    rows = [(Item(sides[nth].label), cells[nth]) for nth in found.order]
    rows += [(Item(one), Item(NOTHING)) for one in missing]
    table = Table(("Meeting", found.name), tuple(rows))
    return Composed("compare", headline=headline, table=table, quotes=tuple(citations.quotes))
