"""Briefs on one meeting that are asked for in parts: "three bullets on COP29, finance + carbon markets + what failed".

Each part is covered by the sentences that come nearest to it; what failed and which texts there are is in the record.
A brief limited to a topic can ask questions of its own: "nuclear energy only: what did she announce, what propose?".
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import accumulate, zip_longest

from rag.answering.asked import Asked
from rag.answering.compare import aspect_of
from rag.answering.composed import Citations, Composed
from rag.answering.digest.length import PAGE_WORDS, Length
from rag.answering.digest.part_told import BriefedOn, PartSentence, asks_for_effects, is_part, names_no_matter, told_on
from rag.answering.parts import parts_of
from rag.answering.topic import topic_words, without_addressee, without_commission, without_length
from rag.english import QUESTION_WORDS, listing, sentence_case, words
from rag.question import Meeting, arrangement_of, aside_of, parts_within, understand
from rag.types import Item, Section

_APART = re.compile(r"\s*(?:[,;:+&]|\s[-–—]\s|\b(?:and|plus)\b)\s*", re.IGNORECASE)
_LED = re.compile(
    r"^(?:on|about|of|for|from|at|in|the|its|with|please|pls|only|just|summari[sz]e|sum up|recap|outline|brief(?: me)?"
    r"|(?:tell|give|show) me|explain|describe)\s+|\s+(?:please|pls)$",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_PARTS_BEGIN = re.compile(r"[:,;+]|\s[-–—]\s")
_NAMELY = re.compile(
    r":|[,;(–—-]? *\b(?:and )?(?:in particular|particularly|especially|above all|specifically|namely)\b[:,]?",
    re.IGNORECASE,
)
"""Leads from what a brief is on to the parts that it is to have."""
_LEFT_OUT = re.compile(
    r"(?:\s*[,;–—-]\s*(?:and |but |please )*|\s+)(?:no|without|skip|leave out|nothing on|never mind)(?: (?:the|any))?"
    r" (?!(?:more|less|longer|fewer|later|agreement|deal|consensus)\b)[a-z]+(?:(?:,| or| and) [a-z]+)?"
    r"(?: please| pls)?\W*$",
    re.IGNORECASE,
)
"""What a brief is not to have, at the end of the question: "results, no colour"."""
_PER_PART = 2
"""Sentences on each of several parts where no number is asked for, at least."""
_PER_BRIEF = 8
"""Sentences on all parts together where no number is asked for, at least."""
_PER_OUTCOME = 6
"""On a part that asks how things stand, where no length is asked for: what was agreed, what failed, the money."""
_TELLING = (
    r"(?:(?:what|everything|anything|all)(?: that)? (?:it|they|the \w+|was|is|were|leaders) (?:\w+ )?"
    r"(?:says?|said|told|tells?|agreed|decided)|(?:an?|the|one|its) (?:\w+ )?(?:words?|lines?|sentences?|sections?"
    r"|parts?|paragraphs?|notes?|passages?)) (?:on|about|concerning|regarding)"
)
_ADDED = re.compile(
    rf",? (?:(?:with|and|plus)(?: also)? {_TELLING}|(?:including|incl\.?)(?: {_TELLING})?"
    r"|(?:with|plus|including|incl\.?)(?: also)?(?= what\b)) (?P<matter>[^,;:.?]+)\W*$",
    re.IGNORECASE,
)
"""What a brief is to tell besides, at the end of the question."""
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


def without_left_out(text: str) -> str:
    """The text without what a brief is not to have: "results, no colour"."""
    return _LEFT_OUT.sub("", text)


def led_by_meeting(asked: Asked) -> Meeting | None:
    """The one meeting that a question names first, where only parts of the brief follow: "Oslo: texts, what Peru gave".

    A country or a topic among the parts names no further meeting, though series are called by it.
    """
    text = without_addressee(without_length(asked.understood.text[: aside_of(asked.understood.text)]))
    meetings = understand(_PARTS_BEGIN.split(text.strip(" :,"))[0], asked.catalogue).meetings
    if len(meetings) != 1:
        return None
    parts = [asked.catalogue.names_in(one) for one in parts_asked(text, meetings[0], asked)]
    if len(parts) < 2 or any(one.places or one.edition or one.years for one in parts):
        return None
    return meetings[0]


def parts_asked(text: str, meeting: Meeting | None, asked: Asked) -> list[str]:
    """The parts that a brief on a meeting is to have, as they are written; empty where none is told."""
    on = BriefedOn("", (), meeting)
    request = arrangement_of(without_length(text[: aside_of(text)]))
    if len(told := [bare for one in request.parts if is_part(bare := _bare(one), on, asked)]) > 1:
        return told
    *before, last = _SENTENCES.split(_bare(without_commission(request.subject)))
    led_up = before and meeting in understand(" ".join(before), asked.catalogue).meetings
    plainly = last if led_up else " ".join((*before, last))  # "I missed the Oslo summit. What was decided?"
    held = [meeting] if meeting else []
    led = _NAMELY.search(plainly)
    if led and plainly[led.end() :].strip() and meeting in understand(plainly[: led.start()], asked.catalogue).meetings:
        plainly = plainly[led.end() :]  # "a page on the Oslo summit: what was decided, what comes next"
    asking = [one for one in parts_within(plainly) if is_part(_bare(one), on, asked)]
    if len(asking) > 1 and asking[0].split()[0].lower() in QUESTION_WORDS:
        return asking
    found = []
    for part in _APART.split(plainly):
        bare = _bare(part)
        while (placed := _PLACED.match(bare)) and not topic_words(placed["where"], held, asked.catalogue):
            bare = placed["what"]
        if bare and is_part(bare, on, asked):
            found.append(bare)
    return found


def _bare(part: str) -> str:
    """A part without the words that lead to it: "and on the fleet"."""
    bare = part.strip(" ,.?!")
    while (shorter := _LED.sub("", bare)) != bare:
        bare = shorter
    return bare


def with_addition(asked: Asked, brief: Callable[[Asked], Composed | None]) -> Composed | None:
    """The whole brief with a section on what it is to tell besides, or to end on: "…, with what it says on migration".

    Args:
        asked: The question.
        brief: Composes the brief without that.
    """
    text = asked.understood.text[: aside_of(asked.understood.text)]
    request = arrangement_of(text)
    added = _ADDED.search(text)
    matter = request.last or (request.parts[0] if len(request.parts) == 1 else "")
    before = request.subject if matter else text[: added.start()] if added else ""
    matter = _bare(matter or (added["matter"] if added else ""))
    if not matter or len(meetings := understand(before, asked.catalogue).meetings) != 1:
        return None
    composed = brief(asked.of(before))
    if composed is None or composed.status != "answered":
        return None
    on = BriefedOn(meetings[0].heading, meetings[0].article_ids, meetings[0])
    told = told_on(matter, on, asked, alone=False)[:_PER_PART]
    if not told:
        return replace(composed, headline=f"{composed.headline} No sentence names {matter}.")
    citations = Citations(asked.library, list(composed.quotes))
    is_clause = request.last or matter.split()[0].lower() in QUESTION_WORDS
    section = Section(sentence_case(matter) if is_clause else f"On {matter}", tuple(map(citations.item, told)))
    ours = {marker for item in section.items for marker in item.markers}
    sections = [
        replace(one, items=left)
        for one in composed.sections
        if (left := tuple(item for item in one.items if not ours.issuperset(item.markers)))
    ]
    sections = [*sections, section] if request.last else [*sections[:1], section, *sections[1:]]
    sections = _fitting(sections, section, Length.asked(before))
    return _numbered_anew(replace(composed, sections=tuple(sections), quotes=tuple(citations.quotes)), asked)


def _fitting(sections: Sequence[Section], added: Section, length: Length) -> list[Section]:
    """As many of the sections' items as are asked for, those of the one added first."""
    kept = [replace(one) for one in sections]

    def is_long() -> bool:
        items = [item for one in kept for item in one.items]
        return bool(length.items and len(items) > length.items) or bool(
            length.words and sum(len(item.text.split()) for item in items) > length.words
        )

    while is_long() and len(others := [one for one in kept if one is not added and one.title != added.title]) > 0:
        longest = max(reversed(others), key=lambda one: len(one.items))
        if len(others) == 1 and len(longest.items) == 1:
            break
        nth = kept.index(longest)
        kept[nth] = replace(longest, items=longest.items[:-1])
        kept = [one for one in kept if one.items]
    return kept


def cut_to(composed: Composed, most: int, asked: Asked) -> Composed:
    """The answer with the first items of its sections, at most so many."""
    before = accumulate((len(one.items) for one in composed.sections), initial=0)
    cut = [replace(one, items=one.items[: max(most - n, 0)]) for one, n in zip(composed.sections, before, strict=False)]
    return _numbered_anew(replace(composed, sections=tuple(one for one in cut if one.items)), asked)


def _numbered_anew(composed: Composed, asked: Asked) -> Composed:
    """The brief with the quotes that its items still cite, and no others."""
    citations = Citations(asked.library)
    by_marker = {quote.marker: quote for quote in composed.quotes}
    sections = tuple(
        replace(
            section,
            items=tuple(
                replace(item, markers=citations.take(by_marker[one] for one in item.markers)) for item in section.items
            ),
        )
        for section in composed.sections
    )
    shown = sum(len(one.items) for one in sections)
    there = max(composed.there, shown)
    return replace(composed, sections=sections, quotes=tuple(citations.quotes), shown=shown, there=there)


def brief_on_parts(parts: Sequence[str], on: BriefedOn, length: Length, asked: Asked) -> Composed | None:
    """A section for each part of which a sentence tells; None where none does.

    Args:
        parts: As they are asked for.
        on: What the brief is on.
        length: How long it is to be.
        asked: The question.
    """
    per_part = -(-length.items // len(parts)) if length.items else max(_PER_PART, _PER_BRIEF // len(parts))
    told: list[list[PartSentence]] = []
    for part in parts:
        before: Sequence[PartSentence] = told[-1] if told else ()
        every = told_on(part, on, asked, alone=len(parts) == 1, before=before)
        plainly = names_no_matter(part.split()) or aspect_of([part]) == "Money"
        most = _PER_OUTCOME if length == Length() and plainly else per_part
        following = parts[len(told) + 1 : len(told) + 2]
        told.append(every[: 1 if any(map(asks_for_effects, following)) else most])
    if not any(told):
        return None
    silent = [part for part, every in zip(parts, told, strict=True) if not every]
    held = [part for part in parts if part not in silent]
    lacks = f" No sentence names {listing(silent, 'or')}." if silent else ""
    chosen = _in_turn(told, max(length.items, len(parts)) if length.items else None, length.words or PAGE_WORDS)
    citations = Citations(asked.library)
    sections = []
    for part, every in zip(parts, told, strict=True):
        kept = sorted((one for one in every if one in chosen), key=lambda one: (one.article_id, one.start))
        lines = tuple(map(citations.item, kept))
        sections += [Section(sentence_case(part), lines)] * bool(lines)
    return Composed(
        "digest",
        headline=f"{on.heading}{_named(held)}.{lacks}",
        sections=tuple(sections),
        quotes=tuple(citations.quotes),
        shown=len(chosen),
        there=len(chosen),
    )


def _named(parts: Sequence[str]) -> str:
    """The parts as a headline names them: topics as what it is on, questions one after another."""
    clauses = [one for one in parts if one.split()[0].lower() in QUESTION_WORDS]
    if not clauses:
        return f", on {listing(parts)}"
    return ": " + "; ".join(f"{one[0].lower()}{one[1:]}" if one in clauses else one for one in parts)


def _in_turn(told: Sequence[Sequence[PartSentence]], items: int | None, most_words: int | None) -> list[PartSentence]:
    """The best of each part, then the next of each, each sentence once, as far as they fit."""
    chosen: list[PartSentence] = []
    for one in (one for nth in zip_longest(*told) for one in nth):
        if one is None or one in chosen or (items and len(chosen) == items):
            continue
        length = sum(len(words(each.text)) for each in (*chosen, one))
        if not most_words or length <= most_words or len(chosen) < len([each for each in told if each]):
            chosen.append(one)
    return chosen
