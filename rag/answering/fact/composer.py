"""Answers a question for a fact with the sentences that the reader chose, or declines."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.composed import Composed
from rag.answering.fact.answer_words import answer_words, words_read
from rag.answering.fact.corrections import correcting_first
from rag.answering.fact.enumerated import with_runs
from rag.answering.fact.fitting import fitting
from rag.answering.fact.further import with_further
from rag.answering.fact.headings import under_heading, with_outcomes
from rag.answering.fact.of_a_figure import with_the_figure_told
from rag.answering.fact.reasons import explaining, no_vote, reason_told
from rag.answering.fact.recounted import calling_wrong, with_other_count
from rag.answering.fact.verbatim import verbatim
from rag.answering.money import pledged, trade
from rag.answering.people import by_the_speaker, office_holders, parties, person, said_nothing, who_said
from rag.english import MEETING_NOUNS, STOPWORDS, countries, figures, moments, plain, same, sentence_case, terms, words
from rag.ordinals import ordinal
from rag.question import plainer
from rag.reading import refusal
from rag.types import Quote

MOST_QUOTES = 3
"""Sentences quoted, but for a question across several meetings; further ones are near the answer, not part of it."""
_OF_ANY_MEETING = frozenset(terms("summit meeting conference council forum heads state leaders session")) | STOPWORDS
_ASKS = re.compile(
    r"(?:^|,? (?:and|n|&) |\? )(?:(?:by|in|at|on|from|since|to) )?(?:who|what|where|when|why"
    r"|how)\b",
    re.IGNORECASE,
)
_WHO_ACTS = re.compile(
    r"^(?:(?:so|and|but|ok)\W+)*(?:when|where|why|how(?: \w+)?) (?:did|do(?:es)?|was|were|is|are)"
    r" ((?:the )?[A-Z][\w'’-]+)"
)
"""Of whom it is asked when, where, why or how they acted."""
_NOUN = rf"(?:{'|'.join(MEETING_NOUNS)})"
_WHICH_MEETING = re.compile(
    rf"\b(?:which|what) {_NOUN}\b|\b{_NOUN}\b.*\bwhich (?:one|of them) (?:was|is)\b", re.IGNORECASE
)
_HARDLY = 0.2
"""0-1: a sentence with less than this share of the best one's score is no answer to begin with."""
ENOUGH_WITHIN = 0.5
"""0-1: the confidence from which what the articles of the meeting asked about say is preferred to another's;
to what an article on no known meeting says only where it is as high, as that may well be on the one asked about."""
_SURE_OF_WORDS = 0.8
"""0-1: the confidence from which the words that the joint reader chose are told."""
_SURE_OF_MEETING = 0.87
"""0-1: the confidence from which the meeting that the best sentence is told of is the one asked for. Where there is no
such meeting ("which summit had a power cut?") it was below this."""
SAME_ELSEWHERE = 0.6
"""0-1: two sentences that share this part of their terms are told alike of two meetings."""


def fact(asked: Asked) -> Composed:
    """Somebody's words, who somebody is, holds an office or has part in a matter, how large trade is, or what was read.

    The best comes first; a refusal when it found nothing.
    """
    return (
        verbatim(asked)
        or said_nothing(asked)
        or person(asked)
        or office_holders(asked)
        or parties(asked)
        or trade(asked)
        or pledged(asked)
        or _as_read(asked)
    )


def _as_read(asked: Asked) -> Composed:
    reworded = plainer(asked.understood.text)
    other = asked.of(reworded) if reworded != asked.understood.text else asked
    asked = _of_the_figure(_of_the_meeting(max(asked, other, key=lambda one: one.reading.confidence)))
    reading = asked.reading
    fits = fitting(_surest_first(reading.quotes), asked) if reading.quotes else ()
    found = under_heading(fits, asked)
    if not found:
        missing = refusal(asked.understood, reading.hits, asked.question.scope, asked.library)
        return Composed("fact", "declined", refusal=missing, confidence=reading.confidence)
    found = _naming_who_acts_first(found, asked)
    found, spoken = by_the_speaker(found, asked)
    found, outcome = with_outcomes(found, asked)
    quotes = _of_the_edition_first(_answering(found, asked), asked)
    quotes = correcting_first(quotes, (*found, *calling_wrong(quotes[0], asked)))
    quotes = with_runs(with_other_count(quotes, asked), asked)
    counted = [one for one in quotes[1:2] if one.answer]
    quotes = (_with_answer(quotes[0], asked), *quotes[1:])
    chosen = {(one.article_id, one.start) for one in quotes}
    related = (one for one in found if (one.article_id, one.start) not in chosen)
    numbered = tuple(replace(one, marker=nth) for nth, one in enumerate((*quotes, *related), start=1))
    told = _headline(asked, quotes[0], *counted) or who_said(quotes[0], asked) or spoken or outcome
    return Composed(
        "fact",
        headline=" ".join(filter(None, (_meeting_of(quotes[0], asked), told))),
        quotes=numbered[: len(quotes)],
        related=numbered[len(quotes) :],
        confidence=reading.confidence,
    )


def _meeting_of(quote: Quote, asked: Asked) -> str:
    """The meeting that the best sentence is told of, where it is asked which it was and the reader is sure."""
    meeting = asked.catalogue.meeting_of.get(quote.article_id)
    asks = _WHICH_MEETING.search(asked.understood.text) and len(asked.understood.meetings) != 1
    return f"{meeting.heading}." if meeting and asks and asked.reading.confidence >= _SURE_OF_MEETING else ""


def _naming_who_acts_first(found: Sequence[Quote], asked: Asked) -> tuple[Quote, ...]:
    """The quotes, one that names who is asked about before the best where that names somebody else instead."""
    acts = _WHO_ACTS.search(asked.understood.text)
    wanted = {*countries(acts[1])} if acts else set()
    others = {*countries(found[0].text)}
    if not wanted or not others or wanted & others:
        return tuple(found)
    naming = next((one for one in found if wanted & {*countries(one.text)}), None)
    if naming is None or naming.score < _HARDLY * found[0].score:
        return tuple(found)
    return (naming, *(one for one in found if one is not naming))


def _surest_first(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotes in the reader's order, unless it put one first, by its meeting's date, that hardly answers."""
    surest = max(one.score for one in quotes)
    hardly = quotes[0].score < _HARDLY * surest
    return tuple(sorted(quotes, key=lambda one: -one.score) if hardly else quotes)


def _of_the_meeting(asked: Asked) -> Asked:
    """Read again within the articles of the one meeting asked about, where what was found is on another meeting."""
    meetings = asked.understood.meetings
    if len(meetings) != 1 or asked.understood.reach != "one" or not asked.reading.quotes:
        return asked
    (meeting,) = meetings
    spoken = {*asked.catalogue.naming_words([meeting.summit]), *words(meeting.city)} - _OF_ANY_MEETING
    if any(one.article_id in meeting.article_ids or spoken & {*words(one.text)} for one in asked.reading.quotes):
        return asked
    within = asked.read(asked.understood.text, meeting.article_ids)
    first = asked.reading.quotes[0].article_id
    of_another = first in asked.catalogue.meeting_of
    enough = ENOUGH_WITHIN if of_another else max(ENOUGH_WITHIN, asked.reading.confidence)
    return replace(asked, reading=within) if within.confidence >= enough and within.quotes else asked


def _of_the_figure(asked: Asked) -> Asked:
    """With only the sentences of articles that have the figure named: it belongs to the meeting that they are on.

    Read again within these articles where the best sentence is of another one.
    """
    text = plain(asked.understood.text)
    named = [one for one in figures(text, [(day.start, day.end) for day in moments(text)]) if one.unit or one.scaled]
    quotes = asked.reading.quotes
    if not named or not quotes or asked.understood.reach == "across":
        return asked

    def has_it(article_id: str) -> bool:
        told = figures(plain(asked.library.article(article_id).text))
        return all(any(same(one, each) or same(each, one) for each in told) for one in named)

    if has_it(quotes[0].article_id):
        own = tuple(one for one in quotes if has_it(one.article_id))
        return replace(asked, reading=replace(asked.reading, quotes=own))
    found = (*(one.article_id for one in quotes), *(hit.passage.article_id for hit in asked.reading.hits))
    ids = [one for one in dict.fromkeys(found) if has_it(one)]
    within = asked.read(asked.understood.text, ids) if ids else asked.reading
    return replace(asked, reading=within) if within.quotes else asked


def _answering(found: Sequence[Quote], asked: Asked) -> tuple[Quote, ...]:
    """The sentences that answer; about one meeting those of its own articles, where the best is theirs."""
    quotes = with_the_figure_told(explaining(found, asked), asked)
    if asked.understood.reach == "across":
        return quotes
    if asked.understood.reach == "open":
        return with_further(quotes[:MOST_QUOTES], asked)
    own = {article_id for one in asked.understood.meetings for article_id in one.article_ids}
    theirs = tuple(one for one in quotes if one.article_id in own)
    named = asked.understood.named
    if theirs and (named.edition or named.places) and quotes[0].article_id not in own:
        quotes = (*theirs, *(one for one in quotes if one.article_id not in own))
    elif theirs and (quotes[0].article_id in own or _alike(theirs[0].text, quotes[0].text)):
        quotes = theirs
    return with_further(quotes[:MOST_QUOTES], asked)


def _of_the_edition_first(quotes: tuple[Quote, ...], asked: Asked) -> tuple[Quote, ...]:
    """The sentences that name the edition asked for, which articles on others look back on, then the rest."""
    return tuple(sorted(quotes, key=lambda one: not _names_edition(one.text, asked)))


def _names_edition(text: str, asked: Asked) -> bool:
    """Whether a sentence names the edition asked for, where the library holds no meeting of that number."""
    number = asked.understood.parsed.edition
    if number is None or any(one.edition == number for one in asked.understood.meetings):
        return False
    return bool({ordinal(number), f"{number}th", f"{number}rd", f"{number}nd", f"{number}st"} & {*words(text)})


def _alike(one: str, other: str) -> bool:
    """Whether two sentences say nearly the same, as on two meetings of a series."""
    first, second = set(terms(one)), set(terms(other))
    return len(first & second) >= SAME_ELSEWHERE * max(len(first | second), 1)


def _with_answer(quote: Quote, asked: Asked) -> Quote:
    """The quote with the words of it that answer; unchanged when they cannot be told for certain."""
    if len(_ASKS.findall(asked.understood.text)) > 1:
        return quote  # one figure, day or name would answer but a part
    parsed, acting = asked.understood.parsed, asked.understood.named.own_countries
    found = answer_words(parsed, quote.text, acting) or reason_told(asked.understood.text, quote.text)
    read = asked.reading.answering.get((quote.article_id, quote.start))
    if found is None and read is not None and asked.reading.confidence >= _SURE_OF_WORDS:
        found = words_read(parsed, quote.text, read, acting)
    return replace(quote, answer=(quote.start + found[0], quote.start + found[1])) if found else quote


def _headline(asked: Asked, quote: Quote, *other: Quote) -> str:
    """The words of the quote that answer, as a line, with another count; empty when they cannot be told for certain."""
    if line := no_vote(asked, quote):
        return line
    said = [told.rstrip(".") for _, told, _ in (one.around_answer for one in (quote, *other)) if told]
    return f"{sentence_case(', by another count '.join(said))}." if quote.answer else ""
