"""Answers with the meetings that meet conditions: all of them, the first or last, or all on somebody."""

from collections.abc import Sequence

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.holdings import Ground, events, holding, is_of_series, nearest_instead, rows
from rag.answering.library.conditions import (
    ABSENT_FROM,
    MENTIONING,
    Condition,
    conditions_in_words,
    meetings_under,
    runs_of,
    wanted_in_words,
)
from rag.answering.library.lookup import mentioned, present
from rag.answering.missing import series_held
from rag.english import listing, number_of, sentence_case, stem, words
from rag.types import Item, Refusal, Section


def list_meetings(asked: Asked, conditions: Sequence[Condition]) -> Composed:
    """All the meetings under the conditions."""
    found = meetings_under(conditions or [_every(asked)])
    said = conditions_in_words(conditions)
    unmentioned = next((one.said for one in conditions if one.said.startswith(MENTIONING) and not one.found), None)
    if unmentioned:
        return _declined(f"No article in the library mentions {unmentioned.removeprefix(MENTIONING)}.")
    if not found and said.startswith(ABSENT_FROM):
        return _declined(f"No article in the library says that {said.removeprefix(ABSENT_FROM)} from a meeting.")
    if not found:
        return Composed("library", headline=f"The library holds no meeting {said}{_instead(asked, conditions)}.")
    citations = Citations(asked.library)
    of_series = {one: grounds for one, grounds in found.items() if is_of_series(one, asked.catalogue)}
    others = {one: grounds for one, grounds in found.items() if one not in of_series}
    sections = tuple(
        Section(title, rows(ones.items(), citations))
        for title, ones in (("Meetings", of_series), ("Articles on other events", others))
        if ones
    )
    counted = [number_of(len(of_series), "meeting")] * bool(of_series) + [
        f"{number_of(len(others), 'article')} on {'an event' if len(others) == 1 else 'events'} of no series"
    ] * bool(others)
    headline = f"The library holds {listing(counted)} {said}." if said else f"The library holds {holding(asked)}."
    return Composed(
        "library",
        headline=headline,
        sections=sections,
        quotes=tuple(citations.quotes),
        shown=len(found),
        there=len(found),
    )


def lacks_all_of(asked: Asked, topic: frozenset[str]) -> Composed | None:
    """A refusal where a word of the topic occurs in no article; None where they may say something on it."""
    told = [
        run
        for run in runs_of(asked.understood.text, topic)
        if any(stem(word) in topic and not asked.library.mentions(word) for word in words(run))
    ]
    return (
        _declined(f"No article in the library mentions {listing([f'“{one}”' for one in told], 'or')}.")
        if told
        else None
    )


def _instead(asked: Asked, conditions: Sequence[Condition]) -> str:
    """What there is instead of what no meeting meets: of the series that is asked for, or the nearest in time."""
    if summits := asked.understood.named.summits:
        return f"; {series_held([one for one in asked.catalogue.meetings if one.summit in summits])}"
    period = next((one.period for one in conditions if one.period and not one.found), None)
    return nearest_instead(asked, period) if period else ""


def first_or_last(asked: Asked, conditions: Sequence[Condition], end: str) -> Composed:
    """The latest or the earliest of the meetings under the conditions, with its articles."""
    dated = [one for one in meetings_under(conditions or [_every(asked)]) if one.date]
    said = f" {conditions_in_words(conditions)}" if conditions else ""
    if not dated:
        return Composed("library", headline=f"The library holds no meeting{said} with a date.")
    choose = max if end == "latest" else min
    day = choose(one.date for one in dated if one.date)
    ones = [one for one in dated if one.date == day]
    lines = tuple(
        Item(title, article_id=article_id)
        for one in ones
        for article_id in one.article_ids
        for title in asked.library.titles([article_id])
    )
    headline = f"The {end} meeting in the library{said} is the {listing([one.heading for one in ones])}."
    return Composed("library", headline=headline, sections=(Section("Articles", lines),))


def list_on_someone(asked: Asked, conditions: Sequence[Condition]) -> Composed:
    """What there is on a country or a person: where it took part, and where it is only mentioned."""
    states = asked.understood.named.own_countries
    who = wanted_in_words(asked, states, frozenset())
    there = meetings_under([*conditions, Condition("", present(asked, states, frozenset()))])
    named = meetings_under([*conditions, Condition("", mentioned(asked, states, frozenset()))])
    only = {one: grounds for one, grounds in named.items() if one not in there}
    if not there and not only:
        return _declined(f"No article in the library mentions {who}.")
    citations = Citations(asked.library)
    sections = [
        Section(title, rows(found.items(), citations))
        for title, found in (("Took part", there), ("Mentioned", only))
        if found
    ]
    parts = []
    if there:
        parts.append(f"took part in {number_of(len(there), 'of the meetings', 'of the meetings')} in the library")
    if only:
        other = "other " if there else ""
        parts.append(f"is mentioned in articles on {number_of(len(only), f'{other}meeting')}")
    count = len(there) + len(only)
    return Composed(
        "library",
        headline=f"{sentence_case(who)} {listing(parts)}.",
        sections=tuple(sections),
        quotes=tuple(citations.quotes),
        shown=count,
        there=count,
    )


def _every(asked: Asked) -> Condition:
    """The condition that all meetings meet."""
    return Condition("", {one: (Ground(one.article_ids[0]),) for one in events(asked)})


def _declined(missing: str) -> Composed:
    """The refusal that says what the library lacks."""
    return Composed("library", "declined", refusal=Refusal(missing))
