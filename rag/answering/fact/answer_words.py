"""The words of a quote that answer a question, where they can be told for certain.

A number or a day can be told by its kind alone. Otherwise the joint reader's choice is taken (`words_read`), if it is
sure and what it chose is of the kind asked for: on questions for a person, a list or a figure.
"""

import re
from collections.abc import Set

from rag.answering.fact.corrections import corrected_in
from rag.english import (
    AUXILIARIES,
    CURRENCIES,
    STOPWORDS,
    alike,
    clauses,
    countries,
    figures,
    is_verb,
    mentions,
    moments,
    plain,
    stem,
    verb_stem,
    words,
)
from rag.question import ParsedQuestion, aside_of
from rag.reading import AnsweringWords, leans
from rag.types import Span

_HEDGE = re.compile(
    r"\b(?:(?:a little|just|slightly|well) )?(?:more than|over|under|below|nearly|almost|about|around|roughly|some"
    r"|up to|at least|at most|fewer than|less than|as (?:many|much) as|an estimated|close to) \W?$",
    re.IGNORECASE,
)
"""In front of a figure, which is another without it."""
_SCALED = re.compile(r"\b(?:thousand|(?:m|b|tr)illion)$")
_UNIT = re.compile(r" ((?:[A-Z]\w+ |US )?[a-z]+)\b")
_ACTS_WHEN = re.compile(
    r"\b[Ww]hen (?:did|do(?:es)?|will|would|has|have|had|is|was) (?:the )?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)"
)
_DAY = re.compile(r"\b(?:what|which|on what) (?:day|date)\b|\bdates?\b")
_HOW_MANY = re.compile(r"\b(?:how many|number of) (?P<noun>[a-z][\w-]*(?: [a-z][\w-]*)?)")
_COUNTS_PEOPLE = re.compile(r" (?:[a-z-]+ )?(?:leaders|heads|ministers|presidents|delegates|envoys|officials)\b")
"""Behind a figure that is of those who came, and not of what they belong to."""
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
_MEASURES = tuple(
    (re.compile(rf"\b(?:{asked})\b"), frozenset(units.split()))
    for asked, units in (
        (r"how (?:large|big)|capacity|size of", "W Wh m2 m3 t m"),
        (r"how (?:much|many) (?:power|electricity|energy)", "W Wh"),
        (r"how long|duration|length of", "m month minute"),
        (r"how (?:far|high|tall|deep|wide)|distance|height of", "m"),
        (r"how heavy|weight of", "t"),
        (r"what area|surface|area of", "m2"),
    )
)
"""What measures are asked for, and the kinds of units that they have (see `rag.english.units`)."""
_BY_WHOM = re.compile(r"(?: (?!from\b|by\b)\w+){0,3} (?:from|by) (?:the )?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)")
"""Behind a figure: who gives it."""
_LEAST_SHARE = 0.4
"""0-1: the least share of the joint reader's words. Chosen by looking at the first quotes of 100 questions by others;
no command measures it."""
_WHO = re.compile(r"^(?:(?:and|so|but|ok)\W+)*who(?:m|se)?\b(?! else| all)")
_FIGURE = re.compile(
    r"\bhow (?:many|much|large|big|long|far|high)\b|\b(?:size|share|sum|amount|price|percentage|number|figures?|costs?"
    r"|budget|value|worth)\b"
)
_SEVERAL = re.compile(
    r"\b(?:which|what|name|list|all|the|these|those) (?:[\w-]+ ){0,3}?(?!was\b|is\b|does\b|has\b)[a-z-]{3,}(?<!s)s\b"
    r"|\b(?:which|what) (?:countries|parties|bodies|companies|economies)\b"
)
_COMMON = frozenset(map(verb_stem, words("do have say tell")))
_NAME = 2
"""In words: a person's name has a first name."""
_FROM_TO = 2
_ITEMS = 2
_CAPITALISED = r"(?:the )?[A-Z][\w'’-]*(?: (?:(?:of|and the) )?[A-Z][\w'’-]*)*"
_AND_ANOTHER = re.compile(
    r"[^.;]{0,60}?\b(?:and|or|as did|as were|along with|together with|joined by) (?:\w+ ){0,4}" + _CAPITALISED
)
_ANOTHER_AND = re.compile(rf"{_CAPITALISED} (?:and|or) (?:[\w’'-]+ ){{0,4}}$")
_FURTHER_NAME = re.compile(rf",? (?:and )?{_CAPITALISED}")
_GOES_ON = re.compile(r",? (?:and|or) |, [a-z]")
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
    if asked.answer_type == "when" and (_OF_WHOM.search(folded) or _names_another(asked.text, text)):
        return None
    if asked.answer_type == "when":
        days = [one for one in moments(text) if one.text not in asked.text]
        days = [one for one in days if one.day or not _DAY.search(folded)]
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
        spans = [(one.start, one.end) for one in found if one.unit in CURRENCIES]
        if theirs := [(one.start, one.end) for one in found if one.scaled and acting & _given_by(text, one.end)]:
            spans, acting = theirs, frozenset()
    elif _SHARE.search(folded) and not _OF_WHOM.search(folded):
        spans = [(one.start, one.end) for one in found if one.unit == "%"]
    elif units := next((units for measure, units in _MEASURES if measure.search(folded)), None):
        spans = [(one.start, one.end) for one in found if one.unit in units]
    else:
        return None
    spans = [one for one in spans if _is_of(acting, text, one)] if acting else spans
    return _with_hedge(spans[0], text) if len(spans) == 1 else None


def _with_hedge(span: Span, text: str) -> Span:
    """With what stands before a figure and makes another of it, and the unit behind its millions or billions."""
    hedge, unit = _HEDGE.search(text[: span[0]]), _UNIT.match(text, span[1])
    counts = unit and _SCALED.search(text[: span[1]]) and unit[1] not in STOPWORDS
    return (hedge.start() if hedge else span[0]), (unit.end() if unit and counts else span[1])


def words_read(asked: ParsedQuestion, quote: str, read: AnsweringWords, acting: Set[str] = frozenset()) -> Span | None:
    """As `answer_words`, of what the joint reader takes for the answer; None when it is not sure, or of another kind.

    The sentence must say of those it names what the question asks: of two verbs that may mean the same one each.
    """
    own, text = asked.text[: aside_of(asked.text)], plain(quote)
    if len(text) != len(quote) or read.share < _LEAST_SHARE or not _does_alike(own, text):
        return None
    folded = own.casefold()
    if _WHO.match(folded):
        return _person(read.span, own, text)
    if _FIGURE.search(folded) and not _OF_WHOM.search(folded):
        fits = _is_figure(folded, text, read.span) and (not acting or _is_of(acting, text, read.span))
        return _with_hedge(read.span, text) if fits else None
    return _enumeration(read.span, text) if _SEVERAL.search(folded) else None


def _names_another(question: str, text: str) -> bool:
    """Whether a country acts in the question whom the text neither names nor takes up from the sentence before."""
    found = _ACTS_WHEN.search(question)
    who = {*countries(found[1])} if found else set()
    return bool(who) and who.isdisjoint(countries(text)) and not leans(text)


def _does_alike(question: str, text: str) -> bool:
    """Whether the text has a verb like one of the question's, or the question has none."""
    asked = {verb_stem(word) for word in words(question) if is_verb(word) and word not in AUXILIARIES} - _COMMON
    told = {verb_stem(word) for word in words(text)}
    return not asked or any(not told.isdisjoint(alike(one)) for one in asked)


def _person(span: Span, question: str, text: str) -> Span | None:
    """The span where it is one person's name whom the question does not name, and no other is named beside it."""
    start, end = span
    known = {*words(question)}
    inside = [one for one in mentions(text) if start <= one.start and one.end <= end]
    if len(inside) != 1 or inside[0].countries or len(inside[0].words) < _NAME or known & {*inside[0].words}:
        return None
    return None if _AND_ANOTHER.match(text, end) or _ANOTHER_AND.search(text[:start]) else span


def _is_figure(question: str, text: str, span: Span) -> bool:
    """Whether a span is a figure, or from one to another, of the unit asked for."""
    start, end = span
    inside = [one for one in figures(text, [(day.start, day.end) for day in moments(text)]) if start <= one.start < end]
    counted = _HOW_MANY.search(question)
    if counted and inside and _COUNTS_PEOPLE.match(text, inside[-1].end):
        nouns = {stem(word) for word in counted["noun"].split()}
        return _counting(text, inside[-1].start, inside[-1].end, nouns) is not None
    if not inside or len(inside) > _FROM_TO or (_COSTS.search(question) and not _COSTS.search(text.casefold())):
        return False
    if _SHARE.search(question):
        return all(one.unit == "%" for one in inside)
    if _MONEY.search(question) and not _HOW_MANY.search(question):
        return inside[-1].unit in CURRENCIES
    return True


def _enumeration(span: Span, text: str) -> Span | None:
    """The span, up to the end of the list of names that it begins."""
    start, end = span
    if text.count(", ", start, end) < _ITEMS:
        return None
    while more := _FURTHER_NAME.match(text, end):
        end = more.end()
    return None if _GOES_ON.match(text, end) else (start, end)


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
