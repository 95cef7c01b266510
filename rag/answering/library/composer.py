"""Answers what the library holds: how many meetings, which of a year, what there is on a country, who took part where.

Such a question is a list of meetings under conditions: a series, a period, a place or host, who took part, what is
mentioned. Each condition is looked up in the catalogue, the record or the full text, and the meetings that meet all of
them are shown, every one, with the sentence that shows it or, where the front matter says it, the article.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from rag.answering.about import holding
from rag.answering.asked import Asked
from rag.answering.composed import Composed
from rag.answering.library.columns import with_columns
from rag.answering.library.conditions import (
    MENTIONING,
    Condition,
    asks_for_absence,
    conditions_of,
    in_chair,
    of_series_on,
    of_several_series,
    taking_part,
    told_by_several,
    wanted_in_words,
    with_document,
)
from rag.answering.library.coverage import (
    countries_there,
    freshness,
    news,
    partners,
    publishers,
    series,
    sources_of,
    span_of_time,
    topics,
)
from rag.answering.library.each import each_named
from rag.answering.library.gaps import gaps
from rag.answering.library.lookup import MeetingsFound, hosted, mentioned
from rag.answering.library.meeting_list import End, besides, first_or_last, lacks_all_of, list_meetings, list_on_someone
from rag.answering.library.subject import subject_of
from rag.answering.library.titles import with_titles
from rag.answering.meant import meant
from rag.answering.meeting import announced
from rag.answering.missing import not_held
from rag.answering.rarity import weighed
from rag.english import (
    countries_of,
    listing,
    period_in,
    plain,
    regions_apart,
    sentence_case,
    stem,
    terms,
    with_article,
    words,
)
from rag.question import LIBRARY_ENDS, PARTNERS, TOLD_BY_SEVERAL, aside_of, columns_of, without_columns
from rag.record import CENTRAL_ASIA

_FRESH = re.compile(
    r"\bhow (fresh|recent|current|new|old)\b|\bup[- ]to[- ]date\b|\bhow far (back|does)\b|\blast updated?\b"
    r"|\bwhen (was|were) (the |your )?(library|articles?|data|you) (last \w+|updated|added)\b|\bcut[- ]?off\b"
)
_SPAN = re.compile(
    r"\b(period|years?|dates?|time ?(range|span|frame)?|range)\b.*\b(cover\w*|span\w*|have|hold|go back|range|in)\b"
    r"|\b(date|time) ?(range|span|frame)|\b(from|since) (when|which years?|what years?)\b"
)
_ITS_SIZE_AND_TIME = re.compile(
    r"\bhow many (?:articles|texts|meetings|summits|documents) (?:are|do|does|have|is)"
    r" (?:you|u|we|it|the library|readout)\b[^?]*\band (?:for |in |over |from )?(?:what|which)"
    r" (?:\w+ )?(?:periods?|years?|dates?|time)\b"
)
"""Asks in one how much the library holds and of what time."""
_PUBLISHED = re.compile(
    r"\b(publish\w*|publications?|newspapers?|outlets?|sources?|agencies|media|press|wrote"
    r"|written by|authors?|by whom)\b"
)
_NEWS = re.compile(
    r"\bwhat('s| is| has been| was)? (new|added)\b|\banything new\b|\bany (news|updates)\b|\bnewest\b|\bnews\b"
)
_ENDS: Mapping[End, re.Pattern[str]] = {
    "latest": re.compile(r"\b(latest|most recent|newest|last)\b"),
    "earliest": re.compile(r"\b(oldest|earliest|first)\b"),
}
_BOTH_ENDS = re.compile(
    rf"(?:{_ENDS['latest'].pattern}.*(?:\band\b|[,&/]).*{_ENDS['earliest'].pattern})"
    rf"|(?:{_ENDS['earliest'].pattern}.*(?:\band\b|[,&/]).*{_ENDS['latest'].pattern})"
)
_SERIES = re.compile(r"\b(series|formats?|organi[sz]ations?|groupings?|kinds? of (summits|meetings)|bodies)\b")
_TOPICS = re.compile(r"\b(topics|themes|subjects|areas)\b")
_COUNTRIES = re.compile(r"\b(which|what|how many|list|all)( of)?( the)?( \w+)? (countries|states|nations)\b")
_TOOK_PART = re.compile(
    r"\b(took part|takes? part|taken part|taking part|attend\w*|participa\w*|present|join(ed)?|been (at|to)|go(ne)? to"
    r"|went to|came to|come to|represented|appear(s|ed)?)\b"
)
_APPEARS = re.compile(
    r"\b(?:appears?|appeared|figures?|features?|is involved|was involved|plays? (?:a|any|some) (?:part|role))\b"
)
"""Asks for the meetings that somebody took part in or that are told of with the name."""
_HOSTED = re.compile(r"\b(host(s|ed|ing)?|organi[sz]ed by|under the \w+ (presidency|chairmanship))\b")
_CHAIRED = re.compile(r"\b(chair(s|ed|ing)?|presid(ed|es|ing))\b(?! of\b)")
_HELD_IN = re.compile(
    r"\b(held|took place|take place|taken place|happened|hosted|gathered|met|convened|summits?|meetings?|was"
    r"|were) (?:in|on)\b"
    r"(?! (the|your|this) library)"
)
_MENTIONED = re.compile(
    r"\b(mention\w*|discuss\w*|raise[ds]?|talk(ed|s)? about|refer(s|red)? to|address(ed|es)?|deal[ts]? with"
    r"|touch(ed|es)? on|sp[eo]ak about|c[ao]me up|say (anything|something) (about|on)|concern(s|ed)?)\b"
)
_DOCUMENTS = frozenset(
    terms("declaration communique treaty statement agreement accord charter roadmap strategy document")
)
_PAST = re.compile(r"\b(?:took|taken|was|were|held|hosted|happened|met|did|had|went|you|library)\b")
"""Asks for meetings that took place, or that the library holds, and for none that are still to come."""
_EITHER = re.compile(r"\w (or|and/or|versus) \w")
_GAPS = re.compile(
    r"\b(gaps?|holes|missing|lack(s|ing)?|incomplete)\b|\b(is|are) (the series|it|they|the set|your .{0,30}) complete\b"
)
_UNKNOWN_CITY = re.compile(r"\b(?:held|place|happened|hosted|met|convened|summits|meetings) in ([A-Z][\w'’ -]*\w)")
_IN_A_REGION = re.compile(r"\b(?:in|on|across) ((?:the )?(central asia|africa|asia|europe|americas?))\b(?![-+])")
_INCLUDING = re.compile(
    r",? (?:including|especially|notably|above all) (?P<also>[^?.]+)|, (?P<too>[^,?.]+) included\b", re.IGNORECASE
)
"""Names a part of a topic, which alone is enough: "water, including the Aral Sea"."""
_COUNTED = re.compile(r"\b(how many|number of)\b")
_TITLES = re.compile(
    r"[,;:–-]? *(?:\b(?:just|only|with|and|by|the|their|give me|show me)\b *)*\b(?:titles|headlines)\b"
    r"(?: only| please| too)?(?! of\b)",
    re.IGNORECASE,
)
"""Asks for the articles by their titles: "what have you on Peru, titles please"."""
_LONG_TOPIC = 3
"""In words. That no sentence has all words of a longer topic does not show that nothing is said about it."""


def library(asked: Asked) -> Composed | None:
    """What the library holds or lacks of each thing asked for; None when it is about what a meeting decided."""
    if (bare := _TITLES.sub("", asked.understood.text)) != asked.understood.text:
        told = library(asked.of(bare))
        return with_titles(told, asked) if told else None
    one_asked = TOLD_BY_SEVERAL.search(asked.understood.text.casefold())  # however often it is said again
    return (None if one_asked else each_named(asked, _held_or_not)) or _held_or_not(asked)


def _held_or_not(asked: Asked) -> Composed | None:
    return not_held(asked) or _held(asked)


def _held(asked: Asked) -> Composed | None:
    """What the library holds; meetings as a table where the question says what is to be told of each."""
    text = asked.understood.text
    columns = columns_of(text)
    if not columns:
        return _as_held(asked)
    composed = _as_held(asked.of(without_columns(text)))
    return with_columns(composed, columns, asked) if composed else None


def _as_held(asked: Asked) -> Composed | None:
    asked = _naming_itself(asked)
    folded = " ".join(plain(asked.understood.text).casefold().split())
    if _ITS_SIZE_AND_TIME.search(folded):
        return span_of_time(asked)
    if not asked.catalogue.meetings:
        return Composed("library", headline=f"The library holds {holding(asked)}.")
    if re.search(LIBRARY_ENDS, folded):
        return freshness(asked)
    if told := _of_a_series(asked, folded):
        return told
    someone = asked.understood.named.own_countries or asked.understood.named.people
    if someone and _APPEARS.search(folded) and not asks_for_absence(folded):
        return list_on_someone(asked, [*conditions_of(asked)])
    if condition := told_by_several(asked, folded) or with_document(asked, folded) or of_several_series(asked):
        return list_meetings(asked, [*conditions_of(asked), condition])
    if _PUBLISHED.search(folded) and asked.understood.meetings:
        return sources_of(asked, asked.understood.meetings)
    asked, named_as_topic = _series_as_topic(asked)
    region = _IN_A_REGION.search(folded)
    topic = (subject_of(asked) | named_as_topic) - {*terms(region[1] if region else "")}
    if topic and not _MENTIONED.search(folded) and (condition := of_series_on(asked, topic)):
        return list_meetings(asked, [*conditions_of(asked), condition])
    if topic:
        return _on_topic(asked, folded, topic)
    return _on_itself(asked, folded) or _on_meetings(asked, folded)


def _of_a_series(asked: Asked, folded: str) -> Composed | None:
    """What is missing of a series, its other meetings, or with whom a group has met; None when none is asked for."""
    if _GAPS.search(folded) and (told := gaps(asked)):
        return told
    if PARTNERS.search(folded) and (met := partners(asked, regions_apart(folded))):
        return met
    return None if subject_of(asked) else besides(asked)


def _naming_itself(asked: Asked) -> Asked:
    """The question with what it names itself in place of what the earlier question in brackets names of that kind."""
    text = asked.understood.text
    if aside_of(text) == len(text):
        return asked
    own, both = asked.catalogue.names_in(text[: aside_of(text)]), asked.understood.named
    named = replace(
        both,
        summits=own.summits or both.summits,
        places=own.places or both.places,
        countries=own.countries or both.countries,
        people=own.people or both.people,
    )
    return replace(asked, understood=replace(asked.understood, named=named))


def _series_as_topic(asked: Asked) -> tuple[Asked, frozenset[str]]:
    """The question with the series that is to be mentioned as its topic: "which of the summits dealt with AI?"."""
    text = asked.understood.text[: aside_of(asked.understood.text)]
    found = _MENTIONED.search(text.casefold())
    named = asked.understood.named
    if found is None or not named.summits or asked.catalogue.names_in(text[: found.start()]).summits:
        return asked, frozenset()
    said = text[found.end() :]
    topic = frozenset(term for word in words(said) if asked.catalogue.names_in(word).summits for term in terms(word))
    if not topic:
        return asked, frozenset()
    understood = replace(asked.understood, named=replace(named, summits=frozenset()))
    return replace(asked, understood=understood), topic


def _on_itself(asked: Asked, folded: str) -> Composed | None:
    """How new it is, and which series, countries and topics it covers; None when something else is asked."""
    if _FRESH.search(folded):
        return freshness(asked)
    if _BOTH_ENDS.search(folded) or asked.understood.named or period_in(folded, asked.today):
        return None
    listed = (
        (_PUBLISHED, publishers),
        (_SPAN, span_of_time),
        (_NEWS, news),
        (_SERIES, series),
        (_COUNTRIES, countries_there),
        (_TOPICS, topics),
    )
    return next((compose(asked) for wording, compose in listed if wording.search(folded)), None)


def _on_meetings(asked: Asked, folded: str) -> Composed:
    """The meetings under the conditions that the question names: series, time, place, host, participants."""
    conditions = list(conditions_of(asked))
    if region := _IN_A_REGION.search(folded):
        said = f"that took place in {' '.join(map(sentence_case, region[1].split()))}"
        states = frozenset(CENTRAL_ASIA) if region[2] == "central asia" else countries_of(region[2])
        conditions.append(Condition(said, hosted(asked, states)))
    states = asked.understood.named.own_countries
    someone = bool(states or asked.understood.named.people)
    host = states and _HOSTED.search(folded)
    if someone and (_CHAIRED.search(folded) or (asked.understood.named.people and _HOSTED.search(folded))):
        conditions.append(in_chair(asked))
    elif someone and not host and (_TOOK_PART.search(folded) or asks_for_absence(folded)):
        conditions.append(taking_part(asked, folded, frozenset()))
    elif host or (states and _HELD_IN.search(folded)):
        said = "hosted by" if host else "that took place in"
        conditions.append(Condition(f"{said} {listing([*map(with_article, sorted(states))])}", hosted(asked, states)))
    elif someone and _MENTIONED.search(folded):
        said = f"{MENTIONING}{wanted_in_words(asked, states, frozenset())}"
        conditions.append(Condition(said, mentioned(asked, states, frozenset())))
    elif someone:
        return list_on_someone(asked, conditions)
    ends = _ends_asked(folded[: aside_of(folded)]) or _ends_asked(folded)
    if not ends or any(one.period for one in conditions):
        found = list_meetings(asked, conditions)
        coming = None if found.shown or _PAST.search(folded) else announced(asked, meant(asked))
        return coming or found
    found = first_or_last(asked, conditions, ends)
    if not _COUNTED.search(folded):
        return found
    every = list_meetings(asked, conditions)
    return replace(every, headline=f"{every.headline} {found.headline}")


def _ends_asked(folded: str) -> list[End]:
    """Whether the latest or the earliest meeting is asked for; both, in the order asked, where "and" joins them."""
    found = {end: told.start() for end, wording in _ENDS.items() if (told := wording.search(folded))}
    return sorted(found, key=found.__getitem__) if _BOTH_ENDS.search(folded) else [*found][:1]


def _on_topic(asked: Asked, folded: str, topic: frozenset[str]) -> Composed | None:
    """The meetings whose articles mention a topic, or in which a body of that name took part.

    None when alternatives are asked for, or when the topic is long and no sentence has all its words.
    """
    states = asked.understood.named.own_countries
    alternatives = len(topic | states) > 1 and _EITHER.search(folded)
    if alternatives:
        return None
    if not topic.isdisjoint(_DOCUMENTS):
        topic -= _DOCUMENTS
        if not topic and _COUNTED.search(folded) and not asked.understood.named:
            return _on_itself(asked, folded) or Composed("library", headline=f"The library holds {holding(asked)}.")
        if not topic or asked.reading.quotes:  # what these texts say, the reader finds
            return lacks_all_of(asked, topic)
    conditions = list(conditions_of(asked))
    if _TOOK_PART.search(folded):
        return list_meetings(asked, [*conditions, taking_part(asked, folded, topic)])
    city = _UNKNOWN_CITY.search(asked.understood.text)
    if city and topic <= {*terms(city[1])}:
        return Composed("library", headline=f"The library holds no meeting that took place in {city[1]}.")
    found = _mentioned(asked, states, topic)
    if len(topic) >= _LONG_TOPIC and not found:
        return None
    named = {stem(word) for name in re.findall(r"(?<!^)\b[A-Z]\w+", asked.understood.text) for word in words(name)}
    if len(topic) > 1 and not found and not topic & named:
        weights = weighed(topic, asked.library)
        rarest = frozenset([max(sorted(topic), key=lambda one: weights[one])])
        if found := mentioned(asked, states, rarest):
            topic = rarest
    return list_meetings(asked, [*conditions, Condition(f"{MENTIONING}{wanted_in_words(asked, states, topic)}", found)])


def _mentioned(asked: Asked, states: frozenset[str], topic: frozenset[str]) -> MeetingsFound:
    """The meetings with a sentence on a topic, or on the part of it that the question names besides."""
    including = _INCLUDING.search(asked.understood.text)
    part = topic.intersection(terms(including["also"] or including["too"])) if including else frozenset[str]()
    if not part or part == topic:
        return mentioned(asked, states, topic)
    found = {**mentioned(asked, states, topic - part), **mentioned(asked, states, part)}
    return {one: found[one] for one in asked.record.meetings if one in found}
