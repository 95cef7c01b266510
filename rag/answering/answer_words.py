"""The words of a quote that answer a question for a number or a day, where they can be told for certain."""

import re
from collections.abc import Set

from rag.answering.corrections import corrected_in
from rag.english import CURRENCIES, STOPWORDS, clauses, countries, figures, is_verb, mentions, moments, plain, stem
from rag.question import ParsedQuestion
from rag.types import Span

_HOW_MANY = re.compile(r"\b(?:how many|number of) (?P<noun>[a-z][\w-]*(?: [a-z][\w-]*)?)")
_MONEY = re.compile(
    r"\b(?:how much|what sum|what amount|budget|cost|price|worth|value|money|gdp|output|turnover|revenue)\b"
)
_COSTS = re.compile(
    r"\b(?:costs?|prices?|budgets?|bills?|expens\w+|spen[dt]\w*|paid|pays?|worth"
    r"|estimate[sd]?|fees?)\b"
)
"""Of a sum that is spent, and in a question for one."""
_OF_WHOM = re.compile(
    r"^(?:so |and )?(?:who|whom|(?:which|what) (?:\w+ )?(?:countries|country|states?|leaders?|banks?))\b"
)
"""Asks who gave it, not how much it was."""
_SHARE = re.compile(r"\b(?:share|percentage|per ?cent|proportion)\b")
_BY_WHOM = re.compile(r"(?: (?!from\b|by\b)\w+){0,3} (?:from|by) (?:the )?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)")
"""Behind a figure: who gives it."""
_NOUN_WITHIN = 3
"""Words between a figure and what it counts, at most: "122 numbered points"."""


def answer_words(asked: ParsedQuestion, quote: str, acting: Set[str] = frozenset()) -> Span | None:
    """The one figure or day of the quote that is of the kind asked for; None when there is none or several.

    Args:
        asked: The question.
        quote: A sentence that answers it.
        acting: Countries that the question asks about; a figure that the quote gives of another does not answer.

    Returns:
        Half-open range of the quote's characters.
    """
    folded, text = asked.text.casefold(), plain(quote)
    if len(text) != len(quote):
        return None
    if asked.answer_type == "when" and _OF_WHOM.search(folded):
        return None
    if asked.answer_type == "when":
        days = [one for one in moments(text) if one.text not in asked.text]
        return (days[0].start, days[0].end) if len(days) == 1 else None
    wrong = {(one.wrong.start, one.wrong.end) for one in corrected_in(text)}
    found = figures(text, [(one.start, one.end) for one in moments(text)])
    found = [one for one in found if (one.start, one.end) not in wrong]
    if counted := _HOW_MANY.search(folded):
        nouns = {stem(word) for word in counted["noun"].split() if not is_verb(word) and word not in STOPWORDS}
        spans = [span for one in found if not one.unit and (span := _counting(text, one.start, one.end, nouns))]
    elif _COSTS.search(folded) and not _COSTS.search(quote.casefold()):
        return None  # a sum, but of something else
    elif _MONEY.search(folded) and not _OF_WHOM.search(folded):
        theirs = [one for one in found if one.scaled and acting & _given_by(text, one.end)]
        spans = [(one.start, one.end) for one in theirs or found if theirs or one.unit in CURRENCIES]
        acting = frozenset() if theirs else acting
    elif _SHARE.search(folded) and not _OF_WHOM.search(folded):
        spans = [(one.start, one.end) for one in found if one.unit == "%"]
    else:
        return None
    spans = [one for one in spans if _is_of(acting, text, one)] if acting else spans
    return spans[0] if len(spans) == 1 else None


def _is_of(acting: Set[str], text: str, span: Span) -> bool:
    """Whether the last country named before a figure in its clause, or any where none is, is one of these."""
    start, end = next(one for one in clauses(text) if one[0] <= span[0] < one[1])
    named = [one for one in mentions(text) if one.countries and start <= one.start < end]
    before = [one for one in named if one.end <= span[0]]
    return not named or any(not acting.isdisjoint(one.countries) for one in (before[-1:] or named))


def _given_by(text: str, end: int) -> frozenset[str]:
    """The countries of whom a figure is that ends there: "150 million from India"."""
    of = _BY_WHOM.match(text, end)
    return frozenset(countries(of[1])) if of else frozenset()


def _counting(text: str, start: int, end: int, nouns: set[str]) -> Span | None:
    """The figure together with the noun that it counts, when that is one of these stems."""
    for nth, word in enumerate(re.finditer(r"[\w’'-]+", text[end:])):
        if nth >= _NOUN_WITHIN or re.search(r"[.,;:]", text[end : end + word.start()]):
            return None
        if stem(word[0].casefold()) in nouns:
            return start, end + word.end()
    return None
