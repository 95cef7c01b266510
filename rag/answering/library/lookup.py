"""Finds the meetings that meet a condition: in a period, in a place, who took part, who hosted, what is mentioned."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rag.answering.abbreviations import is_abbreviated, spelt_out
from rag.answering.about import Ground
from rag.answering.asked import Asked
from rag.english import Period, countries, fold, stem, terms, words
from rag.question import Meeting
from rag.record import Participant
from rag.types import Article, Scope, Sentence, Span

_READ_FOR = 20
"""Articles with an abbreviation in which it is looked for spelt out."""
MeetingsFound = Mapping[Meeting, Sequence[Ground]]
"""The meetings that meet a condition, by date, each with its grounds."""


def in_period(asked: Asked, period: Period) -> MeetingsFound:
    """The meetings and other events of which a day is in the period."""
    return {
        one: (Ground(one.article_ids[0]),)
        for one in asked.record.meetings
        if one.date and period.covers(one.date, one.last_date)
    }


def in_months(asked: Asked, months: frozenset[int]) -> MeetingsFound:
    """The meetings and other events of which the first or last day is in one of the months, of whatever year."""
    return {
        one: (Ground(one.article_ids[0]),)
        for one in asked.record.meetings
        if any(day.month in months for day in (one.date, one.last_date) if day)
    }


def in_scope(asked: Asked, scope: Scope) -> MeetingsFound:
    """The meetings of which an article is within the scope."""
    within = asked.library.ids_within(scope)
    return {
        one: (Ground(one.article_ids[0]),) for one in asked.record.meetings if not within.isdisjoint(one.article_ids)
    }


def in_places(asked: Asked, places: frozenset[str]) -> MeetingsFound:
    """The meetings that took place in one of the cities, by their folded names."""
    return {one: (Ground(one.article_ids[0]),) for one in asked.catalogue.meetings_in(places)}


def present(asked: Asked, states: frozenset[str], topic: frozenset[str], *, absent: bool = False) -> MeetingsFound:
    """The meetings in which all of them took part, or from which all were absent, as the record has it."""
    meeting_of = asked.record.meeting_of
    wanted: list[str | frozenset[str]] = [*sorted(states), *persons_named(asked)]
    if others := _spelt_out(topic):
        wanted.append(others)
    grounds: dict[Meeting, dict[str | frozenset[str], list[Ground]]] = defaultdict(lambda: defaultdict(list))
    for facts in asked.library.meeting_facts():
        meeting = meeting_of.get(facts.article_id)
        for fact in facts.participants if meeting else ():
            one = fact.value
            if (
                meeting is None
                or (one.presence == "absent") != absent
                or (one.presence, one.kind) == ("invited", "person")
            ):
                continue
            note = one.presence if one.presence in ("observer", "invited") else ""
            for each in wanted:
                if _is_one(each, one):
                    grounds[meeting][each].append(Ground(fact.article_id, fact.span, note))
    return _by_date(
        {
            one: [ground for each in wanted for ground in found[each]]
            for one, found in grounds.items()
            if all(each in found for each in wanted)
        }
    )


def persons_named(asked: Asked) -> list[frozenset[str]]:
    """The parts of names of the people whom the question names, those of one person together."""
    _, full = asked.record.known_people
    named: dict[str, set[str]] = defaultdict(set)
    for part in sorted(asked.understood.named.people):
        named[full.get(part, part)].add(part)
    return [frozenset(parts) for parts in named.values()]


def _is_one(wanted: str | frozenset[str], one: Participant) -> bool:
    """Whether a participant is the country, or has all the folded words or stems in its name."""
    if isinstance(wanted, str):
        return wanted in (one.name, one.country) or wanted in countries(one.name)
    named = words(one.name)
    return wanted <= {*named, *map(stem, named)}


_SHORT_NAMES = {
    "eu": "european union",
    "un": "united nations",
    "au": "african union",
    "gcc": "gulf cooperation council",
}


def _spelt_out(topic: frozenset[str]) -> frozenset[str]:
    """The stems of a topic, abbreviations of bodies that take part in meetings spelt out."""
    return frozenset(term for one in topic for term in terms(_SHORT_NAMES.get(one, one)))


def hosted(asked: Asked, states: frozenset[str]) -> MeetingsFound:
    """The meetings that one of the countries hosted or that took place in it."""
    hosts = {facts.article_id: facts.host for facts in asked.library.meeting_facts() if facts.host}
    found: dict[Meeting, list[Ground]] = {}
    for meeting in asked.record.meetings:
        if states & set(countries(meeting.place or "")):
            found[meeting] = [Ground(meeting.article_ids[0])]
        for article_id in meeting.article_ids:
            host = hosts.get(article_id)
            if host and host.value in states and (meeting not in found or host.span):
                found[meeting] = [Ground(article_id, host.span)]
    return found


def chaired_by(asked: Asked, states: frozenset[str]) -> MeetingsFound:
    """The meetings that one of the people named, or somebody from one of the countries, chaired."""
    meeting_of = asked.record.meeting_of
    people = asked.understood.named.people
    of_country, _ = asked.record.known_people
    found: dict[Meeting, list[Ground]] = defaultdict(list)
    for facts in asked.library.meeting_facts():
        for fact in facts.chairs if facts.article_id in meeting_of else ():
            one = fact.value
            theirs = any(_is_one(state, one) for state in states) or of_country.get(fold(one.name)) in states
            if people & set(words(one.name)) if people else theirs:
                found[meeting_of[facts.article_id]].append(Ground(facts.article_id, fact.span))
    return _by_date(found)


def mentioned(asked: Asked, states: frozenset[str], topic: frozenset[str]) -> MeetingsFound:
    """The meetings of which an article has a sentence that names all the countries, people and words of the topic."""
    meeting_of = asked.record.meeting_of
    forms = _forms(asked, _in_order(asked, topic))
    candidates = _having(asked, states, forms)
    wanted = _Wanted(states, asked.understood.named.people, [tuple(terms(" ".join(form))) for form in forms])
    found: dict[Meeting, list[Ground]] = defaultdict(list)
    for article_id in sorted(candidates):
        article = asked.library.article(article_id)
        span = _first_mention(article, asked.library.sentences(article_id), wanted)
        if span is not None and article_id in meeting_of:
            found[meeting_of[article_id]].append(Ground(article_id, span))
    return _by_date(found)


def _forms(asked: Asked, topic: Sequence[str]) -> list[tuple[str, ...]]:
    """The words of the topic, and those by which articles abbreviate it or spell it out: "AI"."""
    said = tuple(dict.fromkeys(word for word in words(asked.understood.text) if stem(word) in topic))
    if not said:
        return [()]
    there = [asked.library.article(one).text for one in sorted(asked.library.articles_with(" ".join(said)))[:_READ_FOR]]
    if len(said) > 1:
        initials = "".join(word[0] for word in said)
        return [said, (initials,)] if any(is_abbreviated(text, initials) for text in there) else [said]
    spelt = next((run for text in there if is_abbreviated(text, said[0]) and (run := spelt_out(text, said[0]))), ())
    return [said, spelt] if spelt else [said]


def _having(asked: Asked, states: frozenset[str], forms: Sequence[Sequence[str]]) -> frozenset[str]:
    """Ids of the articles that have all that is looked for, somewhere in them."""
    candidates = frozenset(asked.library.article_ids())
    for state in states:
        candidates &= asked.catalogue.mentioning_country(state)
    people = sorted(asked.understood.named.people)
    if any(forms) or people:
        every = (asked.library.articles_with(" ".join((*form, *people))) for form in forms)
        candidates &= frozenset().union(*every)
    return candidates


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a sentence must name: countries, folded parts of people's names, the topic in one of its forms."""

    states: frozenset[str]
    people: frozenset[str]
    forms: Sequence[tuple[str, ...]]
    """Each as stems, in order."""


def _first_mention(article: Article, sentences: Sequence[Sentence], wanted: _Wanted) -> Span | None:
    """The first sentence that names all that is wanted, the words of a topic side by side if there is such a one."""
    apart: Span | None = None
    for one in sentences:
        text = article.text[one.start : one.end]
        there = words(text)
        if not wanted.people <= set(there) or (wanted.states and not wanted.states <= set(countries(text))):
            continue
        stems = terms(text)
        if any(_side_by_side(form, stems) for form in wanted.forms):
            return one.start, one.end
        if apart is None and any(set(form) <= set(stems) for form in wanted.forms[:1]):
            apart = one.start, one.end
    return apart


def _side_by_side(wanted: Sequence[str], stems: Sequence[str]) -> bool:
    size = len(wanted)
    return any(tuple(stems[nth : nth + size]) == tuple(wanted) for nth in range(len(stems) - size + 1))


def _in_order(asked: Asked, topic: frozenset[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term for term in asked.understood.parsed.terms if term in topic))


def _by_date(found: Mapping[Meeting, list[Ground]]) -> MeetingsFound:
    return {one: found[one] for one in sorted(found, key=lambda one: (one.date or dt.date.max, one.heading))}
