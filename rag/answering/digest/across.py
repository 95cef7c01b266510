"""Briefs on one matter over several meetings: the best sentences of each, as many as are asked for of each.

"five bullets on the corridor: one each from the meetings with Italy and Japan, and two from the Turkic summits".
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from rag.answering.abbreviations import spelt_out
from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.digest.length import Length
from rag.answering.matter_above import on_its_matter
from rag.answering.naming import short_label
from rag.answering.points import Point, points_of
from rag.answering.sentences import ArticleSentence, is_heading, sentences_of
from rag.answering.topic import Topic, near_topic, topic_phrase, topic_words
from rag.english import REGIONS, countries, listing, number_of, number_words, sentence_case, terms
from rag.question import Meeting, aside_of, understand
from rag.types import Item, Refusal, Section

MEETINGS_SHOWN = 12
"""At most so many meetings are shown for a word that comes up at many."""
_PER_MEETING = 2
_FEW = 6
"""So many meetings have more than one sentence each, where all of them are wanted."""
_NAMED_AT_MOST = 4
"""A brief sets at most so many meetings side by side that a question names."""
_PER_NAMED = 3
"""Sentences of each meeting named where no number is asked for."""
_NEARNESS = 3.0
"""What the cosine of a sentence with the topic counts beside what the sentence weighs."""
_DONE = 0.1
"""What it counts beside the cosine that something was done, and not only reported."""
_OF_IT = 0.2
"""0-1: the share of the matter that a sentence has which goes on about it: "the bank" after "the New Bank"."""
OF_ALL = re.compile(
    r"\b(?:summits|meetings|conferences|gatherings|sessions|editions|forums|formats|groupings)\b", re.IGNORECASE
)
"""Wants what several meetings say, and not one of them."""
_COUNT = rf"(?:\d{{1,2}}|{'|'.join(number_words(1, 12))})"
_COUNTED = rf"(?P<count>{_COUNT})(?: (?P<each>each|apiece))?(?: (?:bullets?|points?|sentences?|lines?))?(?: each)?"
_FROM = r"(?:from|for|on|at|of|about)"
_SHARE = re.compile(
    rf"(?:^|[\s:,;(–-]){_COUNTED} {_FROM} (?P<where>.+?)(?=[,;]? (?:and )?{_COUNT}(?: each)?(?: \w+)? {_FROM}\b|\W*$)",
    re.IGNORECASE,
)
"""How many sentences there are to be of which meetings: "one each from Oslo and Lima"."""
_EACH = re.compile(r"\b(?:each|apiece|per (?:summit|meeting))\W*$", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,\s*(?:and\s+)?|;\s*|\band\b|&)\s*", re.IGNORECASE)
_OR = re.compile(r"\s*(?:/|\bor\b)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Share:
    """How many sentences there are to be of some meetings."""

    said: str
    meetings: tuple[Meeting, ...]
    count: int


def brief_across(asked: Asked) -> Composed | None:
    """A brief on the one matter with as many sentences of each meeting as are asked for; None for another request.

    Where no numbers are given, it is on the few meetings that the question names.
    """
    text = asked.understood.text[: aside_of(asked.understood.text)]
    length = Length.asked(text)
    shares, subject = _shares(text, asked)
    if not shares:
        named = asked.understood.meetings
        if asked.understood.reach != "across" or not 1 < len(named) <= _NAMED_AT_MOST:
            return None
        count = -(-length.items // (1 if _EACH.search(text) else len(named))) if length.items else _PER_NAMED
        shares = [_Share(one.heading, (one,), count) for one in named]
    meetings = tuple(dict.fromkeys(each for one in shares for each in one.meetings))
    about = topic_words(subject, understand(subject, asked.catalogue).meetings, asked.catalogue)
    told = _shared(about, subject, shares, length, asked) if about and meetings else None
    return told or (_nothing_told(about, shares, asked) if about and subject != text else None)


def _shares(text: str, asked: Asked) -> tuple[list[_Share], str]:
    """The shares that a request gives, and the request without them; none where one is of no meeting."""
    colon = text.find(":")
    found = [*_SHARE.finditer(text, colon if colon > 0 else 0)]
    if colon < 0:
        found = found[1:] if len(found) > 1 and found[0].start() == 0 else found
    shares = []
    for one in found:
        pieces = [piece for piece in _AND.split(one["where"].strip(" .?!")) if piece]
        told = [(piece, _meetings_of(piece, asked)) for piece in pieces]
        if not all(held for _, held in told):
            return [], text
        numbers = {word: number for number, word in enumerate(number_words(0, 12))}
        count = int(one["count"]) if one["count"].isdigit() else numbers[one["count"].lower()]
        if one["each"] or "each" in one[0].lower().split() or len(told) == 1:
            shares += [_Share(piece, held, count) for piece, held in told]
        else:
            shares.append(_Share(one["where"], tuple(each for _, held in told for each in held), count))
    return (shares, text[: found[0].start()]) if len(shares) > 1 else ([], text)


def _meetings_of(said: str, asked: Asked) -> tuple[Meeting, ...]:
    """The meetings that a name means: its own, or those of the series in whose name a country stands: "Italy"."""
    if held := understand(said, asked.catalogue).meetings:
        return held
    of = frozenset(countries(said))
    return tuple(one for one in asked.catalogue.meetings if of & {*countries(one.summit)})


def _shared(
    about: Sequence[str], subject: str, shares: Sequence[_Share], length: Length, asked: Asked
) -> Composed | None:
    """The best sentences on a matter of each share, a section for each meeting that they are of."""
    between = re.search(rf"{re.escape(about[0])}(?:.*{re.escape(about[-1])})?", subject)
    phrase = between[0] if between else " ".join(about)
    kinds = [{*terms(part)} & {*terms(" ".join(about))} for part in _OR.split(phrase)]
    topics = [Topic.of(frozenset(one), asked) for one in kinds if one]
    taken: list[list[tuple[Meeting, ArticleSentence]]] = []
    silent = []
    for share in shares:
        ranked = [(one, _on_matter(topics, phrase, one, asked)) for one in share.meetings]
        ranked = [one for one in ranked if one[1]]
        ranked.sort(key=lambda one: -one[1][0][0])
        every = [
            (meeting, told[nth][1])
            for nth in range(max((len(told) for _, told in ranked), default=0))
            for meeting, told in ranked
            if nth < len(told)
        ]
        new = [one for one in every if not any(one in told for told in taken)][: share.count]
        taken.append(new)
        silent += [share.said] * (not new)
    if not any(taken):
        return None
    kept: list[tuple[Meeting, ArticleSentence]] = []
    for one in filter(None, (one for nth in zip_longest(*taken) for one in nth)):
        used = sum(len(told.text.split()) for _, told in (*kept, one))
        if not kept or not length.words or used <= length.words:
            kept.append(one)
    citations = Citations(asked.library)
    sections = []
    for meeting in dict.fromkeys(one for one, _ in kept):
        own = sorted((told for one, told in kept if one == meeting), key=lambda one: one.span)
        sections.append(Section(meeting.heading, tuple(map(citations.item, own))))
    lacks = f" No sentence names it: {listing(silent)}." if silent else ""
    return Composed(
        "digest",
        headline=f"{sentence_case(phrase)} at {number_of(len(sections), 'meeting')}.{lacks}",
        sections=tuple(sections),
        quotes=tuple(citations.quotes),
        shown=len(kept),
        there=len(kept),
    )


def _nothing_told(about: Sequence[str], shares: Sequence[_Share], asked: Asked) -> Composed:
    """A refusal that says where nothing is told of the matter."""
    where = listing([short_label(each, series=True) for one in shares for each in one.meetings], "or")
    said = Refusal(f"No sentence on {where} names {' '.join(about)}.")
    return Composed("digest", "declined", refusal=said, confidence=asked.reading.confidence)


def _on_matter(
    topics: Sequence[Topic], phrase: str, meeting: Meeting, asked: Asked
) -> list[tuple[float, ArticleSentence]]:
    """The sentences of a meeting on a matter, and those right after one that go on about it, the best first."""
    (hits,) = asked.find([phrase], meeting.article_ids)
    near = {
        (hit.passage.article_id, one.start): cosine
        for hit in hits
        for one, cosine in zip(hit.passage.sentences, hit.sentence_cosines, strict=False)
    }
    done = {
        (one.article_id, one.span[0])
        for one in asked.library.statements(meeting.article_ids)
        if one.status != "reported"
    }
    found = []
    goes_on = False
    for one in sentences_of(asked.library, meeting.article_ids):
        cover = max(topic.covered(one.text) for topic in topics)
        is_on = any(topic.is_of(one.text) for topic in topics)
        goes_on = is_on or (goes_on and cover >= _OF_IT)
        if goes_on and not is_heading(one.text):
            place = one.article_id, one.start
            found.append((near.get(place, 0.0) + _DONE * (place in done) + cover, one))
    return sorted(found, key=lambda each: (-each[0], each[1].article_id, each[1].start))


def section_of(title: str, of: Sequence[Point], there: int, citations: Citations) -> Section:
    """A section with these points, and of how many where not all are shown."""
    counted = f"{title} ({len(of)} of {there})" if there > len(of) else title
    return Section(counted, tuple(_item(one, citations) for one in of))


def _item(point: Point, citations: Citations) -> Item:
    """A point, with the matter that it is on in front where it does not tell this itself."""
    marker = citations.cite(point.article_id, point.span)
    told = on_its_matter(str(point), point.article_id, point.span[0], citations)
    return replace(told, markers=tuple(dict.fromkeys((marker, *told.markers)))) if told else Item(str(point), (marker,))


def by_meeting(about: Sequence[str], meetings: Sequence[Meeting], asked: Asked) -> Composed | None:
    """The sentence on a topic that weighs most at each meeting where it comes up, and the question which is meant."""
    ids = {one for meeting in meetings for one in meeting.article_ids}
    region = [] if meetings else [word for word in about if word.lower() in REGIONS]
    if 0 < len(region) < len(about):  # tells of which articles, and not what a sentence has to name
        about = [word for word in about if word not in region]
        named = " ".join(region).casefold()
        ids = {one for one in asked.library.article_ids() if named in asked.library.article(one).text.casefold()}
    wanted = frozenset(terms(" ".join(about)))
    near = near_topic(about, sorted(ids), asked) if len(wanted) > 1 else {}
    told = {*asked.library.articles_with(" ".join(about)), *(article_id for article_id, _ in near)}
    spelt = _spelt_out(about, told, asked)
    told |= asked.library.articles_with(spelt) if spelt else set()
    best: dict[str, tuple[Meeting | None, list[Point]]] = {}

    def nearness(one: Point) -> float:
        return near.get((one.article_id, one.statement.span[0]), 0.0)

    def weighs(one: Point) -> float:
        return _bearing(one) + _NEARNESS * nearness(one)

    for article_id in sorted(one for one in told if not ids or one in ids):
        meeting = asked.catalogue.meeting_of.get(article_id)
        title = meeting.heading if meeting else asked.library.titles([article_id])[0]
        found = [one for one in points_of(asked, [article_id], wanted) if wanted <= one.terms or nearness(one)]
        if spelt:
            has_it = [one for one in points_of(asked, [article_id]) if spelt in one.sentence.casefold()]
            found += [one for one in has_it if one not in found]
        if found:
            best.setdefault(title, (meeting, []))[1].extend(found)
    if not best:
        return None
    for _, found in best.values():
        found.sort(key=lambda one: -weighs(one))
    top = sorted(best.items(), key=lambda one: -weighs(one[1][1][0]))[:MEETINGS_SHOWN]
    citations = Citations(asked.library)
    all_wanted = bool(OF_ALL.search(asked.understood.text))
    each = 6 if len(top) == 1 else 1 if len(top) > (_FEW if all_wanted else 3) else _PER_MEETING
    top.sort(key=lambda one: newest_first(one[1][0]))
    sections = tuple(section_of(title, found[:each], len(found), citations) for title, (_, found) in top)
    said = topic_phrase(about, asked.understood.text) or " ".join(about)
    where = number_of(len(best), "meeting")
    asks = "" if all_wanted else " Which one do you mean?"
    where = f"{where}: {top[0][0]}." if len(best) == 1 else f"{where}.{asks}"
    return Composed(
        "digest",
        headline=f"{sentence_case(said)} comes up at {where}",
        sections=sections,
        quotes=tuple(citations.quotes),
        shown=len(sections),
        there=len(best),
    )


def _spelt_out(about: Sequence[str], article_ids: Iterable[str], asked: Asked) -> str:
    """What a topic that is an abbreviation stands for in the articles that have it: "artificial intelligence"."""
    if len(about) != 1 or not about[0].isupper():
        return ""
    runs = Counter(spelt_out(one.text, about[0].casefold()) for one in sentences_of(asked.library, sorted(article_ids)))
    del runs[()]
    return next((" ".join(run).casefold() for run, number in runs.most_common(1) if number > 1), "")


def _bearing(one: Point) -> float:
    """How much a point on a topic says: more when something was done than when it is only reported."""
    return one.weight + (0.0 if one.status == "reported" else 0.6)


def newest_first(meeting: Meeting | None) -> tuple[int, str]:
    """By what meetings are ordered, the newest first."""
    day = (meeting.last_date or meeting.date) if meeting else None
    return (-day.toordinal() if day else 0, meeting.heading if meeting else "")
