"""Briefs on one meeting that are asked for in parts: "three bullets on COP29, finance + carbon markets + what failed".

Each part is covered by the sentences that come nearest to it; what failed and which texts there are is in the record.
A brief limited to a topic can ask questions of its own: "nuclear energy only: what did she announce, what propose?".
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import zip_longest

from rag.answering.abbreviations import stems_spelt_out
from rag.answering.asked import Asked
from rag.answering.compare import MatterReader, SideTold, aspect_of
from rag.answering.composed import Citations, Composed
from rag.answering.meeting import about_meeting
from rag.answering.parts import parts_of
from rag.answering.points import Point, adopted_documents, announcing_next, of_status, points_of
from rag.answering.sentences import ArticleSentence, is_heading, sentences_of
from rag.answering.topic import topic_words, without_addressee, without_commission
from rag.answering.who import Actors
from rag.english import (
    DECIDED_STEMS,
    DENYING_STEMS,
    FAILED_STEMS,
    QUESTION_WORDS,
    countries,
    listing,
    sentence_case,
    terms,
    words,
)
from rag.question import LENGTH, Beside, Meeting, aside_of, understand
from rag.types import Item, Quote, Section

_APART = re.compile(r"\s*(?:[,;:+&]|\s[-–—]\s|\b(?:and|plus)\b)\s*", re.IGNORECASE)
_LED = re.compile(
    r"^(?:on|about|of|for|from|at|in|the|its|with|please|pls|only|just|summari[sz]e|sum up|recap|outline|brief(?: me)?"
    r"|(?:tell|give|show) me|explain|describe)\s+|\s+(?:please|pls)$",
    re.IGNORECASE,
)
_PARTS_BEGIN = re.compile(r"[:,;+]|\s[-–—]\s")
_TEXTS = frozenset(terms("text texts document documents declaration declarations paper papers signed adopted"))
_OUTCOMES = frozenset(terms("outcome outcomes result results decision decisions decided agreed adopted"))
_NEXT = frozenset(terms("next follow follows followup ahead future"))
_BESIDE = frozenset(
    terms("what was were main key major is are will came comes come out of the to up summit meeting step steps happens")
)
"""Words beside them in a part that is on what was decided, or on what comes next, and on nothing else."""
_ASKS_WHO = re.compile(r"who\b|participants?$|absen(?:ces?|tees?)$|attendance$", re.IGNORECASE)
"""Who took part, who stayed away, who was in the chair: the record of the meeting tells."""
_GIVES = frozenset(terms("pledge pledged promise promised offer offered give gave announce announced"))
_FAILED = FAILED_STEMS | DENYING_STEMS
_PER_PART = 2
"""Sentences on each part where no number is asked for."""
_TELLING = (
    r"(?:(?:what|everything|anything|all)(?: that)? (?:it|they|the \w+|was|is|were|leaders) (?:\w+ )?"
    r"(?:says?|said|told|tells?|agreed|decided)|(?:an?|the|one|its) (?:\w+ )?(?:words?|lines?|sentences?|sections?"
    r"|parts?|paragraphs?|notes?|passages?)) (?:on|about|concerning|regarding)"
)
_ADDED = re.compile(
    rf",? (?:(?:with|and|plus)(?: also)? {_TELLING}|(?:including|incl\.?)(?: {_TELLING})?) (?P<matter>[^,;:.?]+)\W*$",
    re.IGNORECASE,
)
"""What a brief is to tell besides, at the end of the question."""
_OF_BEST = 0.5
"""0-1: the share of the best sentence's score that another on the same part needs."""
_LEAST = 0.45
"""The score that a sentence needs where all are to be on one part."""
_MONEY = "money funding finance sums"
_ONLY = re.compile(
    rf"(?:^|[,;:.]\s*)(?:on )?(?P<topic>[^,;:.?]{{3,40}}?) only\s*[:;,–—-]\s*"
    rf"(?P<rest>(?:{'|'.join(QUESTION_WORDS)})\b.+)$",
    re.IGNORECASE,
)
_PLACED = re.compile(r"(?P<what>.+) (?:at|in|from|during) (?P<where>.+)$", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:he|she|they|it)\b", re.IGNORECASE)
_MERELY = re.compile(r"\b(?:merely|only|just|simply)\s+", re.IGNORECASE)


def limited_parts(asked: Asked, compose: Callable[[Asked], Composed]) -> Composed | None:
    """The answers to the questions that are limited to a topic, a section each; None where one has no answer.

    Args:
        asked: The whole question.
        compose: Composes the answer to one question.
    """
    text = asked.understood.text[: aside_of(asked.understood.text)]
    limited = _ONLY.search(text)
    if limited is None:
        return None
    first, *others = parts_of(limited["rest"]) or (limited["rest"],)
    named = [one for one in re.findall(r"[A-Z][\w'’-]+", first) if asked.catalogue.names_in(one).people]
    places = [one for one in re.findall(r"\b(?:in|at) [A-Z][\w'’-]+", first) if one not in limited["topic"]]
    questions = [first]
    for other in others:
        said = _PRONOUN.sub(named[0], other, count=1) if len(named) == 1 else other
        placed = asked.catalogue.names_in(said).meeting or not places
        questions.append(said if placed else f"{said.rstrip('?')} {places[0]}")
    told = [compose(asked.of(f"{_MERELY.sub('', one).rstrip('? .')} on {limited['topic']}?")) for one in questions]
    if any(one.status != "answered" or not one.quotes or one.kind == "fact" for one in told):
        return None
    citations = Citations(asked.library)
    sections = []
    for question, one in zip(questions, told, strict=True):
        items = [item for section in citations.renumbered(one).sections for item in section.items]
        items = items or [Item(" ".join(quote.text.split()), citations.take([quote])) for quote in one.quotes]
        sections.append(Section(one.headline.rstrip(".") or sentence_case(question.rstrip("?")), tuple(items)))
    lines = [one.headline for one in told]
    return Composed(
        "digest",
        headline=f"{sentence_case(limited['topic'])}: {' '.join(lines)}" if all(lines) else "",
        sections=tuple(sections),
        quotes=tuple(citations.quotes),
        confidence=min(one.confidence for one in told),
        shown=sum(len(one.items) for one in sections),
        there=sum(len(one.items) for one in sections),
    )


def led_by_meeting(asked: Asked) -> Meeting | None:
    """The one meeting that a question names first, where only parts of the brief follow: "Oslo: texts, what Peru gave".

    A country or a topic among the parts names no further meeting, though series are called by it.
    """
    text = without_addressee(LENGTH.sub(" ", asked.understood.text[: aside_of(asked.understood.text)]))
    meetings = understand(_PARTS_BEGIN.split(text.strip(" :,"))[0], asked.catalogue).meetings
    if len(meetings) != 1:
        return None
    parts = [asked.catalogue.names_in(one) for one in parts_asked(text, meetings[0], asked)]
    if len(parts) < 2 or any(one.places or one.edition or one.years for one in parts):
        return None
    return meetings[0]


def parts_asked(text: str, meeting: Meeting | None, asked: Asked) -> list[str]:
    """The parts that a brief on a meeting is to have, as they are written; empty where none is told."""
    plainly = without_commission(LENGTH.sub(" ", text[: aside_of(text)])).strip(" ?.!")
    held = [meeting] if meeting else []
    before, _, after = plainly.partition(":")
    if after.strip() and meeting in understand(before, asked.catalogue).meetings:
        plainly = after  # "a page on the Oslo summit: what was decided, what comes next"
    found = []
    for part in _APART.split(plainly):
        bare = part.strip(" ,.?!")
        while (shorter := _LED.sub("", bare)) != bare:
            bare = shorter
        while (placed := _PLACED.match(bare)) and not topic_words(placed["where"], held, asked.catalogue):
            bare = placed["what"]
        known = _is_on(_OUTCOMES, bare) or _is_on(_NEXT, bare) or _ASKS_WHO.match(bare)
        if known or topic_words(bare, held, asked.catalogue) or _TEXTS & {*terms(bare)}:
            found.append(bare)
    return found


def with_addition(asked: Asked, brief: Callable[[Asked], Composed | None]) -> Composed | None:
    """The whole brief with a section on what it is to tell besides: "…, with what it says on migration".

    Args:
        asked: The question.
        brief: Composes the brief without that.
    """
    text = asked.understood.text[: aside_of(asked.understood.text)]
    added = _ADDED.search(text)
    whole = asked.of(text[: added.start()]) if added else asked
    meetings = whole.understood.meetings
    if added is None or len(meetings) != 1:
        return None
    composed = brief(whole)
    if composed is None or composed.status != "answered":
        return None
    matter, (meeting,) = added["matter"].strip(), meetings
    told = _on(matter, meeting.heading, meeting.article_ids, meeting, asked, alone=False)[:_PER_PART]
    if not told:
        return replace(composed, headline=f"{composed.headline} No sentence names {matter}.")
    citations = Citations(asked.library, list(composed.quotes))
    section = Section(f"On {matter}", tuple(map(citations.item, told)))
    ours = {marker for item in section.items for marker in item.markers}
    sections = [
        replace(one, items=left)
        for one in composed.sections
        if (left := tuple(item for item in one.items if not ours.issuperset(item.markers)))
    ]
    quotes = tuple(citations.quotes)
    shown = sum(len(one.items) for one in (*sections, section))
    return replace(
        composed,
        sections=(*sections[:1], section, *sections[1:]),
        quotes=quotes,
        shown=shown,
        there=max(composed.there, shown),
    )


def brief_on_parts(
    parts: Sequence[str],
    heading: str,
    article_ids: Sequence[str],
    meeting: Meeting | None,
    limits: tuple[int | None, int | None],
    asked: Asked,
) -> Composed | None:
    """A section for each part of which a sentence tells; None where none does.

    Args:
        parts: As they are asked for.
        heading: What the brief is on.
        article_ids: Of the articles that it is made from.
        meeting: That these are on; None where they are on none.
        limits: How many sentences there are to be, and how many words at most; None where it does not matter.
        asked: The question.
    """
    items, most_words = limits
    per_part = -(-items // len(parts)) if items else _PER_PART
    told = [_on(part, heading, article_ids, meeting, asked, alone=len(parts) == 1)[:per_part] for part in parts]
    if not any(told):
        return None
    silent = [part for part, every in zip(parts, told, strict=True) if not every]
    held = [part for part in parts if part not in silent]
    lacks = f" No sentence names {listing(silent, 'or')}." if silent else ""
    chosen = _in_turn(told, max(items or 0, len(parts)) if items else None, most_words)
    citations = Citations(asked.library)
    sections = []
    for part, every in zip(parts, told, strict=True):
        kept = sorted((one for one in every if one in chosen), key=lambda one: (one.article_id, one.start))
        lines = tuple(map(citations.item, kept))
        sections += [Section(sentence_case(part), lines)] * bool(lines)
    return Composed(
        "digest",
        headline=f"{heading}, on {listing(held)}.{lacks}",
        sections=tuple(sections),
        quotes=tuple(citations.quotes),
        shown=len(chosen),
        there=len(chosen),
    )


def _on(
    part: str, heading: str, article_ids: Sequence[str], meeting: Meeting | None, asked: Asked, *, alone: bool
) -> list[ArticleSentence | Quote]:
    """The sentences on a part, the best first."""
    if meeting and _ASKS_WHO.match(part) and (who := about_meeting(asked.of(f"{part}, at {meeting}?"))) and who.quotes:
        return [*who.quotes]
    every = points_of(asked, article_ids)
    about = frozenset(terms(part)) - {*terms(" ".join(QUESTION_WORDS))}
    points: list[Point] = []
    money = aspect_of([part]) == "Money"
    if _is_on(_OUTCOMES, part):
        documents = adopted_documents(asked.record.meeting(meeting), every).values() if meeting else ()
        decided = of_status(every, "adopted") or of_status(every, "announced")
        points = list(dict.fromkeys((*documents, *decided)))
    elif _is_on(_NEXT, part):
        points = announcing_next(article_ids, asked, every)
    elif about and about <= _FAILED:
        points = sorted(
            of_status(every, "failed"), key=lambda one: (_is_of_one(one, asked), not one.terms & DECIDED_STEMS)
        )
    elif about and about <= _TEXTS and meeting:
        named = adopted_documents(asked.record.meeting(meeting), every)
        points = list(dict.fromkeys(named.values())) or of_status(every, "adopted")
    elif (givers := frozenset(countries(part))) and about & _GIVES:
        actors = Actors(frozenset(), givers, asked.record.known_people[0])
        points = [one for one in of_status(every, "announced") if actors.act(one.statement)]
        points.sort(key=lambda one: not one.money)
    elif money:
        given = [one for one in every if one.money and one.status in ("adopted", "announced")]
        points = given or [one for one in every if one.money]
    if points:
        return [ArticleSentence(one.article_id, *one.statement.span, str(one)) for one in points]
    own = tuple(one for one in sentences_of(asked.library, article_ids) if not is_heading(one.text))
    names = _naming(_MONEY if money else part, asked)
    naming = [one for one in own if names(one.text)]
    side = SideTold(heading, own, (), meeting)
    scored = MatterReader(part, Beside((heading,), (part,)), side, asked).answering() if naming else []
    near = [one for score, one in scored if score >= (_LEAST if alone else _OF_BEST * scored[0][0])]
    if alone:
        return [*near]
    return [*(one for one in near if one in naming), *(one for one in naming if one not in near)]


def _is_on(wanted: frozenset[str], part: str) -> bool:
    """Whether a part is on what these stems say, and on nothing more."""
    about = {*terms(part)}
    return bool(about & wanted) and about <= wanted | _BESIDE


def _naming(part: str, asked: Asked) -> Callable[[str], bool]:
    """Whether a text has a word or a country of a part, or what its letters stand for."""
    about = topic_words(part, (), asked.catalogue)
    stems = frozenset(term for word in about if not countries(word) for term in terms(word))
    of = frozenset(() if stems else countries(part))
    initials = "".join(word[0] for word in about).casefold() if len(about) > 1 else ""

    def names(text: str) -> bool:
        return bool(
            ({*terms(text)} | stems_spelt_out(text, about, initials)) & stems or of.intersection(countries(text))
        )

    return names


def _is_of_one(point: Point, asked: Asked) -> bool:
    """Whether a person or a single country acts in a point, and not all who met."""
    known = asked.record.known_people[0]
    return any(countries(one.name) or {*words(one.name)} & known.keys() for one in point.statement.actors)


def _in_turn(
    told: Sequence[Sequence[ArticleSentence | Quote]], items: int | None, most_words: int | None
) -> list[ArticleSentence | Quote]:
    """The best of each part, then the next of each, each sentence once, as far as they fit."""
    chosen: list[ArticleSentence | Quote] = []
    for one in (one for nth in zip_longest(*told) for one in nth):
        if one is None or one in chosen or (items and len(chosen) == items):
            continue
        length = sum(len(words(each.text)) for each in (*chosen, one))
        if not most_words or length <= most_words or not chosen:
            chosen.append(one)
    return chosen
