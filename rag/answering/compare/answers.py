"""The sentences of one meeting that answer on a topic."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.answering.abbreviations import stems_spelt_out
from rag.answering.asked import Asked
from rag.answering.compare.table import MOST_IN_A_CELL, MeetingBeside
from rag.answering.points import Point
from rag.answering.rarity import weighed
from rag.answering.sentences import ArticleSentence, with_what_it_leads_to
from rag.english import CURRENCIES, figures, terms
from rag.types import Quote

_WORDS, _CHOSEN, _READ, _TOLD = 2.0, 1.2, 1.0, 0.5
"""What counts for a sentence on a topic: the share of the topic's words, by rarity; and being the first of those that
the reader chose in all articles, of those in the meeting's own, and of its points that mention the topic."""
_SETTLED = 0.4
"""What counts for telling what was decided, announced or not agreed."""
_WITH_FIGURES = 0.8
"""What a figure counts for where figures are asked for."""
_FIGURES = frozenset(terms("figure figures number numbers sum sums amount amounts much many percentage share"))
_MONEY = frozenset(terms("money funding finance"))
"""Words of a topic that a sum of money is on, which seldom stand beside it: "money for nature"."""
_SHARE_OF_BEST = 0.6
_SAYS_WHAT_CAME = ("adopted", "announced", "failed")
_GOES_ON = re.compile(
    r"(?:It|This|These|That|The (?:text|document|deal|plan|proposal|agreement|statement|declaration|paper|passage))\b"
)


def answers_on(about: Sequence[str], side: MeetingBeside, asked: Asked) -> list[Quote]:
    """The sentences of a meeting's articles that answer on the topic, best first; none when none mentions it.

    What the reader chooses for the question, in these articles and in all, is weighed with the topic's words that a
    sentence has. A sentence without any counts only as what goes on from the best.
    """
    weights = weighed((term for word in about for term in terms(word)), asked.library)
    of_figures = bool(weights.keys() & _FIGURES)
    weights = {term: weight for term, weight in weights.items() if term not in _FIGURES} or weights
    matter = weights.keys() - _MONEY
    silent = not any(one.terms & matter for one in side.points)
    of_money = weights.keys() & _MONEY if silent else frozenset[str]()  # else a sum may be for anything
    initials = "".join(word[0] for word in about).casefold() if len(about) > 1 else ""
    own = asked.read(asked.understood.text, side.meeting.article_ids).quotes
    chosen = [one for one in asked.reading.quotes if one.article_id in side.meeting.article_ids]
    told = [
        _quote(one)
        for one in side.points
        if (of_money and one.money) or (one.terms | stems_spelt_out(one.sentence, about, initials)) & weights.keys()
    ]
    settled = {(one.article_id, one.statement.span[0]) for one in side.points if one.status in _SAYS_WHAT_CAME}
    scores: dict[tuple[str, int], tuple[float, Quote]] = {}
    for every, most in ((chosen, _CHOSEN), (own, _READ), (told, _TOLD)):
        for nth, one in enumerate(every):
            has = {*terms(one.text)} | stems_spelt_out(one.text, about, initials)
            has |= of_money if any(each.unit in CURRENCIES for each in figures(one.text)) else set()
            share = sum(weight for term, weight in weights.items() if term in has) / max(sum(weights.values()), 1e-9)
            if share == 0:
                continue
            figured = _WITH_FIGURES * (of_figures and bool(figures(one.text) or has & _FIGURES))
            place = one.article_id, one.start
            score, _ = scores.get(place, (_WORDS * share + figured + _SETTLED * (place in settled), one))
            scores[place] = (score + most / (1 + nth), one)
    ranked = sorted(scores.values(), key=lambda one: (-one[0], one[1].article_id, one[1].start))
    best = ranked[0][0] if ranked else 0.0
    answers = [one for score, one in ranked[:MOST_IN_A_CELL] if score >= _SHARE_OF_BEST * best]
    answers = [_with_what_follows(one, asked) for one in answers]
    known = {(one.article_id, one.start) for one in answers}
    more = [_going_on(one, of_figures, asked) for one in answers]
    going_on = [one for one in more if one and (one.article_id, one.start) not in known]
    return [*answers[:1], *going_on[:1], *answers[1:]]


def _with_what_follows(quote: Quote, asked: Asked) -> Quote:
    """The quote; a short sentence without a figure, which may only lead to the next, together with that."""
    if figures(quote.text):
        return quote
    one = with_what_it_leads_to(ArticleSentence(quote.article_id, quote.start, quote.end, quote.text), asked.library)
    return replace(quote, end=one.end, text=one.text)


def _going_on(quote: Quote, of_figures: bool, asked: Asked) -> Quote | None:
    """The sentence after one on the topic, where it leans on that or gives the figures that are asked for."""
    after = asked.library.sentence_after(quote.article_id, quote.end)
    if after is None:
        return None
    between, text = (
        asked.library.cut(quote.article_id, *span) for span in ((quote.end, after.start), (after.start, after.end))
    )
    wanted = of_figures and bool(figures(text)) and not figures(quote.text)
    if "\n" in between or not (wanted or _GOES_ON.match(text)):
        return None
    return Quote(0, quote.article_id, after.start, after.end, text, quote.score)


def _quote(point: Point) -> Quote:
    """The sentence of a point."""
    start, end = point.statement.span
    return Quote(0, point.article_id, start, end, point.sentence, 1.0)
