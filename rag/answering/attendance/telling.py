"""The sentences that tell who was at a meeting."""

import re
from collections.abc import Iterable, Sequence

from rag.answering.attendance.named import Who
from rag.answering.composed import Citations
from rag.answering.sentences import ArticleSentence, best_sentence
from rag.english import countries, words
from rag.types import Item, Location

CAME = re.compile(
    r"\b(attended|took part|participated|came|gathered|brought together|present|sat down|met|received"
    r"|joined|represented"
    r"|sent|chaired|hosted|the host|presided|welcomed|signed by|in the hall|were there|at the table)\b"
)
"""Words of a sentence that tells who was at a meeting."""
ALL_OF_A_GROUP = re.compile(
    r"\b(?:all|the|over|some|more than|nearly|about)\b(?: \S+){0,5} (?:presidents|leaders|heads of state"
    r"|members|delegations|countries)\b|\b\d+ (?:participants|heads of state|(?:member )?(?:states|countries))\b",
    re.IGNORECASE,
)
_Place = tuple[str, int, int]
"""An article and a range of its text."""


def cite_participants(
    everybody: Iterable[Who], citations: Citations, *, attendance: bool = False
) -> dict[Location, int]:
    """Cite sentences that name the participants, and return by place the marker of its sentence.

    The sentence that names most comes first, then as many as it takes to show everybody who is named at all.

    Args:
        everybody: Whom to show.
        citations: Where the sentences are numbered.
        attendance: Whether a sentence must tell of attendance, or name several, to be cited.
    """
    around: dict[Location, _Place] = {}
    waiting = {nth: one for nth, one in enumerate(everybody) if one.places}
    for one in waiting.values():
        for place in one.places:
            around[place] = (place.article_id, *citations.library.sentences_around(*_range(place)))
    markers: dict[Location, int] = {}
    while waiting:
        named: dict[_Place, list[int]] = {}
        for nth, one in waiting.items():
            for sentence in {around[place] for place in one.places}:
                named.setdefault(sentence, []).append(nth)
        if attendance:
            named = {each: who for each, who in named.items() if len(who) > 2 or _tells(each, citations)}
        if not named:
            break
        sentence = min(named, key=lambda each: (-len(named[each]), each))
        marker = citations.cite(sentence[0], sentence[1:])
        for nth in named[sentence]:
            markers |= dict.fromkeys((one for one in waiting.pop(nth).places if around[one] == sentence), marker)
    return markers


def participant_item(one: Who, markers: dict[Location, int]) -> Item:
    """A line of a list: a person with office and country, with the first of the markers."""
    told = tuple(dict.fromkeys(markers[place] for place in one.places if place in markers))[:1]
    who = one.value
    country = None if who.country in countries(who.name) else who.country
    parts = ", ".join(part for part in (who.name, who.office, country) if part)
    return Item(parts if who.kind == "person" else who.name, told)


def _tells(sentence: _Place, citations: Citations) -> bool:
    return bool(CAME.search(citations.library.cut(*sentence)))


def _range(place: Location) -> tuple[str, int, int]:
    return place.article_id, place.start, place.end


def naming_most_present(everybody: Sequence[Who], told: Sequence[ArticleSentence]) -> ArticleSentence | None:
    """The sentence that tells of attendance and names most of these, a country also by its people."""
    surnames = {words(one.value.name)[-1] for one in everybody if one.value.kind == "person"}
    names = {name for one in everybody if one.value.kind == "state" for name in countries(one.value.name)}

    def score(one: ArticleSentence) -> float:
        named = len(names.intersection(countries(one.text))) + len(surnames.intersection(words(one.text)))
        whole = bool(ALL_OF_A_GROUP.search(one.text))
        return named + 3 * bool(CAME.search(one.text)) + 3 * whole if named or whole else 0

    return best_sentence(told, score)
