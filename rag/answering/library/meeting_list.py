"""Answers with the meetings that meet conditions: all of them, the first or last, or all on somebody."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from rag.answering.about import Ground, holding, nearest_instead, rows
from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.library.conditions import (
    ABSENT_FROM,
    MENTIONING,
    Condition,
    conditions_in_words,
    meetings_under,
    runs_of,
    wanted_in_words,
)
from rag.answering.library.lookup import MeetingsFound, mentioned, present
from rag.answering.missing import series_held
from rag.english import listing, number_of, plain, sentence_case, stem, words
from rag.question import BESIDES, Meeting
from rag.types import Item, Refusal, Section

End = Literal["latest", "earliest"]
_BY_ARTICLE = re.compile(
    r"\b(?:which|what|how many|list|show|name|give|number of)(?: me)?(?: all| the| every| each| of| your)*(?: \w+)?"
    r" (?:articles?|pieces|stories|reports|briefs)\b(?!.*\b(?:which|what) (?:summits|meetings|conferences)\b)"
)
"""Asks for articles, and not for the meetings that they are on."""


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
    if _BY_ARTICLE.search(plain(asked.understood.text).casefold()):
        return _list_articles(asked, found, said)
    citations = Citations(asked.library)
    of_series = {one: grounds for one, grounds in found.items() if not one.of_no_series}
    others = {one: grounds for one, grounds in found.items() if one not in of_series}
    sections = tuple(
        Section(title, rows(ones.items(), citations))
        for title, ones in (("Meetings", of_series), ("Articles on other events", others))
        if ones
    )
    articles = sum(len(one.article_ids) for one in of_series)
    read = f" ({number_of(articles, 'article')})" if articles > len(of_series) == 1 else ""
    counted = [number_of(len(of_series), "meeting") + read] * bool(of_series) + [
        f"{number_of(len(others), 'article')} on {'an event' if len(others) == 1 else 'events'} of no series"
    ] * bool(others)
    headline = (
        f"The library holds {listing(counted)} {said}{_by_series(asked, of_series)}."
        if said
        else f"The library holds {holding(asked)}."
    )
    return Composed(
        "library",
        headline=headline,
        sections=sections,
        quotes=tuple(citations.quotes),
        shown=len(found),
        there=len(found),
    )


def besides(asked: Asked) -> Composed | None:
    """The meetings of a series besides one that is named; None where the question names no such one."""
    found = BESIDES.search(asked.understood.text)
    series = asked.understood.named.summits
    if found is None or len(series) != 1:
        return None
    said = found["one"] or found["first"]
    every = asked.catalogue.meetings_of(series)
    own = {*words(said)}
    named = [one for one in every if {*words(one.city)} & own or (one.date and str(one.date.year) in own)]
    if not named:
        return None
    (name,) = series
    others = [one for one in every if one not in named]
    lines = rows(((one, ()) for one in others or named), Citations(asked.library))
    number = number_of(len(others), "other meeting")
    headline = (
        f"Besides {listing([one.city for one in named])} the library holds {number} of the series {name}."
        if others
        else f"No: of the series {name} the library holds {listing([one.heading for one in named])} alone."
    )
    return Composed(
        "library", headline=headline, sections=(Section("Meetings", lines),), shown=len(lines), there=len(lines)
    )


def _list_articles(asked: Asked, found: MeetingsFound, said: str) -> Composed:
    """The articles on the meetings; where a mention is what they share, those that have it."""
    citations = Citations(asked.library)
    items = []
    for meeting, grounds in found.items():
        spans = {one.article_id: one.span for one in grounds if one.span}
        for article_id in spans or meeting.article_ids:
            span = spans.get(article_id)
            titled = " ".join(asked.library.titles([article_id]))
            text = f"{titled} ({meeting.heading})" if not meeting.of_no_series else meeting.heading
            items.append(Item(text, (citations.cite(article_id, span),) if span else (), article_id=article_id))
    held = (
        f"{number_of(len(items), 'article')} on {number_of(len(found), 'meeting')} {said}" if said else holding(asked)
    )
    return Composed(
        "library",
        headline=f"The library holds {held}.",
        sections=(Section("Articles", tuple(items)),),
        quotes=tuple(citations.quotes),
        shown=len(items),
        there=len(items),
    )


def _by_series(asked: Asked, found: Iterable[Meeting]) -> str:
    """How many of the meetings are of each series, where several are asked for."""
    series = sorted(asked.understood.named.summits)
    if len(series) < 2:
        return ""
    counted = Counter(one.summit for one in found)
    return ": " + listing(
        [f"{number_of(counted[one], 'meeting') if counted[one] else 'none'} of the {one}" for one in series]
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
        return f"; {series_held(asked.catalogue.meetings_of(summits))}"
    period = next((one.period for one in conditions if one.period and not one.found), None)
    return nearest_instead(asked, period) if period else ""


def first_or_last(asked: Asked, conditions: Sequence[Condition], ends: Sequence[End]) -> Composed:
    """The latest or the earliest of the meetings under the conditions, or both, each with its articles."""
    dated = [one for one in meetings_under(conditions or [_every(asked)]) if one.date]
    said = f" {conditions_in_words(conditions)}" if conditions else ""
    if not dated:
        return Composed("library", headline=f"The library holds no meeting{said} with a date.")
    lines: list[str] = []
    sections: list[Section] = []
    for end in ends:
        choose = max if end == "latest" else min
        day = choose(one.date for one in dated if one.date)
        ones = [one for one in dated if one.date == day]
        which = "" if lines else f" meeting in the library{said}"
        lines.append(f"the {end}{which} is the {listing([one.heading for one in ones])}")
        items = tuple(
            Item(title, article_id=article_id)
            for one in ones
            for article_id in one.article_ids
            for title in asked.library.titles([article_id])
        )
        sections.append(Section("Articles" if len(ends) == 1 else f"Articles on the {end}", items))
    return Composed("library", headline=f"{sentence_case('; '.join(lines))}.", sections=tuple(sections))


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
    return Condition("", {one: (Ground(one.article_ids[0]),) for one in asked.record.meetings})


def _declined(missing: str) -> Composed:
    """The refusal that says what the library lacks."""
    return Composed("library", "declined", refusal=Refusal(missing))
