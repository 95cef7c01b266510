"""The conditions on meetings that a question sets, each with the meetings that meet it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rag.answering.about import Ground
from rag.answering.asked import Asked
from rag.answering.library.lookup import (
    MeetingsFound,
    chaired_by,
    in_months,
    in_period,
    in_places,
    in_scope,
    persons_named,
    present,
)
from rag.answering.library.subject import OF_A_REGION
from rag.answering.missing import numbers_asked
from rag.answering.sentences import sentences_of
from rag.english import (
    MONTHS,
    SEASONS,
    Period,
    clauses,
    countries,
    listing,
    period_in,
    period_of,
    regions,
    stem,
    terms,
    with_article,
    words,
)
from rag.ordinals import ordinal
from rag.question import TOLD_BY_SEVERAL, Meeting, aside_of

_PLACED = "that took place "
ABSENT_FROM = "from which "
MENTIONING = "whose articles mention "
"""How conditions begin, as a headline says them."""
_JOINING = ("and", "or", "of", "for", "the", "on", "in", "to", "with")
_FROM_AFAR = re.compile(
    r"\b(?:(?:by|via|over|through|on|in an?) )?(?:secure )?(?:video(?:[ -]?(?:links?|conference|calls?|messages?))?"
    r"|telephone|phone)\b|\b(?:remotely|virtually|online)\b"
)
"""Says that somebody took part from elsewhere."""
_ABSENT = re.compile(
    r"\b(skip(ped|s)?|miss(ed|es)?|absent|stay(ed)? away|(not|didn't) (attend|come|go|take part|travel|appear"
    r"|participate|be there))\b"
)


_SEVERAL_SERIES = re.compile(
    r"(?P<name>\b[A-Z][\w'’]+(?:[ -][A-Z][\w'’]+){0,3})(?:[ -](?:plus|and|with)(?: \w+)?|\+\w*)?[\"”’']* "
    r"(?i:summits|meetings|formats|series)\b"
)
_KIND = (
    r"(?P<kind>declarations?|communiqu[eé]s?|statements?|treat(?:y|ies)|action plans?|roadmaps?|charters?|pacts?"
    r"|documents?|texts?|papers?|outcome documents?|agreements?|strateg(?:y|ies)|programmes?)"
)
_MEETINGS = (
    r"\b(?:which|what|list|name|how many|any|were there|are there|all|the)\b.{0,40}"
    r"\b(?:summits?|meetings?|conferences?)"
)
_WITHOUT_DOCUMENT = re.compile(
    rf"{_MEETINGS}\b.*\b(?:without|with no|no|not|never|n't|lack\w*|failed to)\b"
    rf"(?: (?!and\b|but\b)\w+){{0,3}}? (?:an? |any )?(?:(?:joint|final|common|closing|leaders'?) )*{_KIND}"
)
_WITH_DOCUMENT = re.compile(
    rf"{_MEETINGS}\b.*\b(?:adopt|issue|sign|produce|publish|agree|approve|conclude|end|close|result)(?:e?d)?"
    rf"(?: (?:on|with|in|up with))* (?:an? |any )(?:(?:joint|final|common|closing|leaders'?) )*{_KIND}\b"
    r"(?! (?:on|about)\b)"
)
"""Asks for the meetings that have, or lack, a document of a kind."""
_KIND_STEM = re.compile(r"(?:es|s|é|e|y|ies)$")


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on meetings, as a headline says it, with those that meet it."""

    said: str
    """After "meetings": "that took place in 2024", "in which Japan took part"."""
    found: MeetingsFound
    period: Period | None = None
    """The time in which they were, where that is the condition."""


def conditions_of(asked: Asked) -> Iterator[Condition]:
    """The conditions on series, time and place, and what the question is limited to."""
    named = asked.understood.named
    if scope := asked.question.scope:
        yield Condition(f"within {scope}", in_scope(asked, scope))
    if named.summits:
        every = {one: (Ground(one.article_ids[0]),) for one in asked.catalogue.meetings_of(named.summits)}
        yield Condition(f"of the series {listing(sorted(named.summits))}", every)
        if len(named.summits) == 1 and (numbers := numbers_asked(asked, *named.summits)):
            numbered = {one: grounds for one, grounds in every.items() if one.edition in numbers}
            yield Condition(f"the {listing([ordinal(one) for one in sorted(numbers)], 'or')}", numbered)
    text = asked.understood.text
    own, before = text[: aside_of(text)], text[aside_of(text) :]
    if period := _newest_unit(own, asked) or period_in(own, asked.today) or period_in(before, asked.today):
        yield Condition(_when(period), in_period(asked, period), period)
    elif months := named.months:
        said = listing([MONTHS[one - 1] for one in sorted(months)], "or")
        yield Condition(f"that took place in {said}", in_months(asked, months))
    if of_region := OF_A_REGION.search(own):
        part = regions(of_region["region"])
        ones = {one: (Ground(one.article_ids[0]),) for one in asked.catalogue.meetings if part <= regions(one.summit)}
        yield Condition(f"of {of_region['region'].strip()} series", ones)
    if named.places:
        yield Condition(f"that took place in {_as_written(named.places, asked)}", in_places(asked, named.places))


def _newest_unit(text: str, asked: Asked) -> Period | None:
    """The last day, week, month or year of which the library has a meeting: "the most recent month you cover"."""
    found = _NEWEST.search(text)
    days = asked.catalogue.first_and_last
    if found is None or days is None:
        return None
    newest = period_in(f"this {found['unit']}", days[0] if found["oldest"] else days[1])
    return replace(newest, said=" ".join(found[0].split())) if newest else None


_NEWEST = re.compile(
    r"\b(?:the )?(?:latest|most recent|newest|last(?= \w+ (?:that |which )?(?:you|your|the|we|is|are)\b)"
    r"|(?P<oldest>earliest|oldest|first(?= \w+ (?:that |which )?(?:you|your|the|we|is|are)\b))) (?P<unit>week|month"
    r"|year)\b",
    re.IGNORECASE,
)


def taking_part(asked: Asked, folded: str, topic: frozenset[str]) -> Condition:
    """The condition that those asked about took part or, where that is asked, were absent."""
    states = asked.understood.named.own_countries
    bodies = frozenset() if states or asked.understood.named.people else topic
    who = wanted_in_words(asked, states, bodies)
    if asks_for_absence(folded):
        return Condition(f"{ABSENT_FROM}{who} was absent", present(asked, states, bodies, absent=True))
    there = present(asked, states, bodies)
    if from_afar := _FROM_AFAR.search(folded):
        return Condition(f"in which {who} took part {from_afar[0]}", _from_afar(there, asked))
    return Condition(f"in which {who} took part", there)


def _from_afar(there: MeetingsFound, asked: Asked) -> MeetingsFound:
    """Those of the meetings at which a sentence says of somebody named that they took part from elsewhere."""
    people = asked.understood.named.people
    states = asked.understood.named.own_countries
    found: dict[Meeting, Sequence[Ground]] = {}
    for meeting in there:
        for one in sentences_of(asked.library, meeting.article_ids):
            for start, end in clauses(one.text):
                part = one.text[start:end]
                named = people <= {*words(part)} and states <= {*countries(part)}
                if named and _FROM_AFAR.search(part.casefold()):
                    found.setdefault(meeting, (Ground(one.article_id, one.span),))
    return found


def in_chair(asked: Asked) -> Condition:
    """The condition that those asked about chaired it."""
    states = asked.understood.named.own_countries
    return Condition(f"chaired by {wanted_in_words(asked, states, frozenset())}", chaired_by(asked, states))


def of_several_series(asked: Asked) -> Condition | None:
    """The condition that the series' name has the words by which several are asked for: "the Central Asia summits"."""
    if asked.understood.named.summits:
        return None
    names = {one: {*terms(one.summit)} for one in asked.catalogue.meetings}
    for found in _SEVERAL_SERIES.finditer(asked.understood.text):
        wanted = {*terms(found["name"])}
        ones = {one: (Ground(one.article_ids[0]),) for one, name in names.items() if wanted and wanted <= name}
        if len({one.summit for one in ones}) > 1:
            return Condition(f"of series with “{found['name'].strip()}” in their name", ones)
    return None


def of_series_on(asked: Asked, topic: frozenset[str]) -> Condition | None:
    """The condition that the series' name has the topic, where meetings on it are asked for: "climate conferences"."""
    said = " ".join(runs_of(asked.understood.text, topic))
    if not re.search(rf"\b{re.escape(said)} {_SEVERAL}\b", asked.understood.text, re.IGNORECASE):
        return None
    ones = {one: (Ground(one.article_ids[0]),) for one in asked.catalogue.meetings if topic <= {*terms(one.summit)}}
    return Condition(f"of series with “{said}” in their name", ones) if ones else None


_SEVERAL = r"(?:summits|meetings|conferences|forums|councils)"


def told_by_several(asked: Asked, folded: str) -> Condition | None:
    """The condition that the library has more than one article on it, reprints counted once; None where none is set."""
    if not TOLD_BY_SEVERAL.search(folded):
        return None
    found = {
        one: [*map(Ground, one.article_ids)]
        for one in asked.catalogue.meetings
        if len({*asked.library.stories(one.article_ids).values()}) > 1
    }
    return Condition("on which there is more than one article", found)


def with_document(asked: Asked, folded: str) -> Condition | None:
    """The condition that a document of a kind was adopted, or that no article names one; None where none is set."""
    lacks, has = _WITHOUT_DOCUMENT.search(folded), _WITH_DOCUMENT.search(folded)
    told = lacks or has
    if told is None:
        return None
    kind = "" if told["kind"].startswith(("document", "text", "paper", "outcome")) else _KIND_STEM.sub("", told["kind"])
    named: dict[Meeting, Sequence[Ground]] = {}
    for one in asked.catalogue.meetings:
        adopted = [
            document
            for document in asked.record.documents(one)
            if document.value.status == "adopted" and kind in document.value.name.casefold()
        ]
        if adopted:
            place = next((place for document in adopted for place in document.places), None)
            span = (place.start, place.end) if place else None
            named[one] = (Ground(place.article_id if place else one.article_ids[0], span, adopted[0].value.name),)
    if lacks is None:
        return Condition(f"that adopted {_an(told['kind'])}", named)
    without = {one: (Ground(one.article_ids[0]),) for one in asked.catalogue.meetings if one not in named}
    return Condition(f"of which no article names {_an(told['kind'])} that was adopted", without)


def _an(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind.rstrip('s') if not kind.endswith('ss') else kind}"


def asks_for_absence(folded: str) -> bool:
    """Whether a question, in lower case, asks who was not there."""
    return bool(_ABSENT.search(folded))


def meetings_under(conditions: Sequence[Condition]) -> MeetingsFound:
    """The meetings that meet all conditions, with the grounds of the last one."""
    last = conditions[-1].found
    return {one: last[one] for one in last if all(one in each.found for each in conditions)}


def conditions_in_words(conditions: Sequence[Condition]) -> str:
    """All the conditions, as a headline says them after "meetings"."""
    together = ", ".join(one.said for one in conditions)
    return together.replace(f", {_PLACED}", " ")


def wanted_in_words(asked: Asked, states: frozenset[str], topic: frozenset[str]) -> str:
    """What is looked for, as a headline names it: countries by name, all else in the words of the question."""
    wanted = topic | asked.understood.named.people
    said = runs_of(asked.understood.text, wanted)
    if asked.understood.named.people and not topic:
        own = [word for run in said for word in run.split()]
        persons = [" ".join(word for word in own if set(words(word)) & parts) for parts in persons_named(asked)]
        return listing(
            [*map(with_article, sorted(states)), *(one.title() if one.islower() else one for one in persons)]
        )
    return listing([*map(with_article, sorted(states)), *(f"“{one}”" for one in dict.fromkeys(said))])


def runs_of(text: str, wanted: frozenset[str]) -> list[str]:
    """The runs of wanted words in a text, with the short words between them: "trade and investment"."""
    runs: list[str] = []
    between: list[str] | None = None
    for word in re.findall(r"[^\W_]+(?:['’+-][^\W_]+)*", text):
        if wanted & ({stem(part) for part in words(word)} | set(words(word))):
            if between is None:
                runs.append(word)
            else:
                runs[-1] = " ".join((runs[-1], *between, word))
            between = []
        elif between is not None and word.lower() in _JOINING and len(between) < 2:
            between.append(word)
        else:
            between = None
    return runs


def _when(period: Period) -> str:
    """As a headline says it: "that took place in 2024", "that took place last month (1–31 October 2026)"."""
    if period.relative:
        return f"that took place {period.said} ({period_of(period.first, period.last)})"
    between = (
        period.first
        and period.last
        and (period.first.year, period.first.month) != (period.last.year, period.last.month)
    )
    single = re.fullmatch(rf"\d{{4}}|.*\b(?:half|quarter|{'|'.join(SEASONS)}) .*|[HQ]\d .*", period.said, re.IGNORECASE)
    lead = "" if period.first is None or period.last is None else "in " if single or not between else "between "
    return f"that took place {'on ' if period.first == period.last else lead}{period.said}"


def _as_written(places: frozenset[str], asked: Asked) -> str:
    """The cities as the catalogue writes them."""
    return listing(sorted({one.city for one in asked.catalogue.meetings_in(places)}), "or")
