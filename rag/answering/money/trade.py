"""Answers how large trade is: "trade within the Lake Group in 2025", "EU trade with Chile?".

Articles seldom repeat who trades with whom in the sentence that gives the sum: "trade between the two sides had reached
54 billion euros". So the parties are looked for in the name of the article's meeting too, and the year decides.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant, meant
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.english import CURRENCIES, Figure, clauses, countries, figures, is_verb, moments, plain, sentence_case, words
from rag.question import Meeting

_SHARE = re.compile(r"\bhow much of\b|\b(?:share|percentage|proportion|per ?cent|fraction)\b")
"""Asks for a part of trade, which is no sum."""
_TRADE = re.compile(r"\b(?:trade|turnover|commerce)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"\b(?:trade|turnover)\b(?! (?:deal|agreement|pact|war|minister|zone|policy|talks|barrier|union|disput|facilit"
    r"|secretary"
    r"|corridor|route|restriction|body|area|relations|organi[sz]ation))"
)
_FRAME = frozenset(
    words("is was are were been how much big large high come came give given told put reach reached amount trade")
)
"""Verbs with which a figure is asked for."""
_WANTED = re.compile(
    r"\b(?:targets?|goals?|aims?|rais(?:e|ing)|hope[sd]?|potential|could|should|would|plans?|double (?:it"
    r"|trade))\b",
    re.IGNORECASE,
)
"""Says of a sum that it is to be reached."""
_MOST = 3


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence that gives a sum of trade."""

    sentence: ArticleSentence
    figure: Figure
    score: float


def trade(asked: Asked, among: Container[Meeting] | None = None) -> Composed | None:
    """The sum of trade between those named, with every sentence that gives one as well; None where none is told.

    Args:
        asked: The question.
        among: The meetings at which it was told; all where there are none.
    """
    what = meant(asked)
    if not asks_for_trade(what.text):
        return None
    named = asked.understood.named
    if not (what.series or named.own_countries):
        return None
    telling = (one for one, meeting in _telling(asked, what) if among is None or meeting in among)
    found = sorted(telling, key=lambda one: (-one.score, one.sentence.article_id, one.sentence.start))
    best = [one for one in found if one.score == found[0].score][:_MOST]
    if not best:
        return None
    citations = Citations(asked.library)
    by_value = {(one.figure.value, one.figure.unit): one for one in reversed(best)}
    said = [_hedged(one.figure, plain(one.sentence.text)) for one in reversed(by_value.values())]
    for one in best:
        citations.cite(one.sentence.article_id, one.sentence.span)
    for one in best:
        if other := _given_otherwise(one.sentence, asked):
            citations.cite(other.article_id, other.span)
    return Composed("fact", headline=f"{sentence_case('; '.join(said))}.", quotes=tuple(citations.quotes))


def asks_for_trade(text: str, frame: frozenset[str] = _FRAME) -> bool:
    """Whether a text asks how large trade is, with no verbs but these, and so for nothing that was done about it."""
    folded = plain(text).casefold()
    if not _ASKS.search(folded) or _SHARE.search(folded):
        return False
    return not any(is_verb(word) and word not in frame for word in words(folded))


def _telling(asked: Asked, what: Meant) -> Iterator[tuple[_Told, Meeting]]:
    """The sentences that give a sum of trade of those named, of the year named where one is, each with its meeting."""
    parties = asked.understood.named.own_countries
    years = asked.understood.parsed.years
    naming = {one: asked.catalogue.mentioning_country(one) for one in parties}
    for meeting in asked.catalogue.meetings:
        of_series = meeting.summit in what.series
        if what.series and not (of_series or parties):
            continue
        theirs = {*countries(meeting.summit)}
        needed = parties - theirs
        ids = [one for one in meeting.article_ids if all(one in naming[each] for each in needed)]
        for one in sentences_of(asked.library, ids):
            missing = needed - {*countries(one.text)}
            if missing or (what.series and not of_series) or not _is_of(one, years, meeting):
                continue
            if told := _sum(one.text):
                wanted = bool(_WANTED.search(_clause(one.text, told.start)))
                score = len(parties & {*countries(one.text)}) + bool(_years(one.text) & years) - 2 * wanted
                yield _Told(one, told, score), meeting


def _years(text: str) -> set[int]:
    return {one.year for one in moments(plain(text)) if one.year}


def _is_of(one: ArticleSentence, years: frozenset[int], meeting: Meeting) -> bool:
    """Whether a sentence is on one of these years: it gives one or, giving none, is of a meeting in that year."""
    told = _years(one.text)
    if not years:
        return True
    return bool(told & years) if told else bool(meeting.date and meeting.date.year in years)


def _sum(text: str) -> Figure | None:
    """The first sum of money behind the word for trade, or the last before it in its clause."""
    told = plain(text)
    noun = _TRADE.search(told)
    if noun is None:
        return None
    sums = [one for one in figures(told, [(one.start, one.end) for one in moments(told)]) if one.unit in CURRENCIES]
    after = [one for one in sums if one.start >= noun.end()]
    return next(iter(after), None)


def _hedged(told: Figure, text: str) -> str:
    """The sum with the words right before it that say how near it is: "more than $45 billion"."""
    hedge = _HEDGE.search(text[: told.start])
    return f"{hedge[0]}{told.text}" if hedge else told.text


_HEDGE = re.compile(
    r"\b(?:more than|less than|fewer than|at least|at most|up to|close to|just (?:over|under)|over|under|nearly"
    r"|almost|about"
    r"|around|some|roughly|nearing|exceed(?:ed|ing)|passed|above|below)(?: a record)? $",
    re.IGNORECASE,
)


def _clause(text: str, place: int) -> str:
    return next((text[start:end] for start, end in clauses(text) if start <= place < end), text)


def _given_otherwise(one: ArticleSentence, asked: Asked) -> ArticleSentence | None:
    """The next sentence of the paragraph, where it gives another number of millions and is on nothing else."""
    after = asked.library.sentence_after(one.article_id, one.end)
    if after is None or "\n" in asked.library.cut(one.article_id, one.end, after.start):
        return None
    text = asked.library.cut(one.article_id, after.start, after.end)
    scaled = [each for each in figures(plain(text)) if each.scaled]
    return (
        ArticleSentence(one.article_id, after.start, after.end, text)
        if len(scaled) == 1 and _GIVES.search(text)
        else None
    )


_GIVES = re.compile(r"\b(?:gave|gives|put|puts|says?|said|count(?:s|ed)|another|other|instead)\b", re.IGNORECASE)
