"""Puts the reader's sentences right by what a question needs: a sentence on whom it names, a figure of the kind asked.

The reader weighs all words of a question, so that a neighbour's figure, or a sentence with its common words, can come
before the one that answers. What a name, a rare word or the kind of figure decides is decided here.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from rag.answering.asked import Asked
from rag.answering.fact.breakdown import asks_for_parts, with_parts
from rag.answering.sentences import ArticleSentence, is_contents, sentences_of, with_leant_on
from rag.english import (
    CURRENCIES,
    STOPWORDS,
    clauses,
    countries,
    figures,
    is_verb,
    mentions,
    moments,
    number_words,
    plain,
    stem,
    terms,
    tokens,
    words,
)
from rag.question import aside_of
from rag.types import Quote

_AGE = re.compile(r"\bhow old (?:is|was|are|were)\b")
_AGED = re.compile(r"\b(?:years? old|year-olds?|aged|born|birthday)\b")
_DURATION = re.compile(r"\bhow long (?:did|does|do|will|was|were|is|has|have)\b.*\b(?:last|take|took|run|go on|sit)\b")
_NUMBER = rf"(?:\d+|an?|half an?|several|some|{'|'.join(number_words(1, 30))})"
_LASTED = re.compile(
    rf"\b{_NUMBER}[ -](?:minute|hour|day|week|month|year)s?\b|\bfrom [^.,;]{{1,25}} to \d|\d ?(?:[–-]|and) ?\d+ [A-Z]",
    re.IGNORECASE,
)
_MUCH = re.compile(r"\bhow (?:much|many)\b|\bwhat (?:sum|amount|number|share)\b|\b(?:vote|ballot) (?:count|result)s?\b")
_COSTS = re.compile(
    r"\bwhat (?:did|does|do|will|would) [^?]*\b(?:cost|spend|pay)\b|\bwhat (?:was|is|were|are) the (?:\w+ )?(?:cost"
    r"|price|bill|budget)s?\b|^(?:\w+ )?(?:costs?|price|budget|bill)\b"
)
"""Asks for a sum in other words than "how much"."""
_COST = re.compile(r"\b(?:costs?|price|budget|bill|expenses?|spen[dt]|fee)\b", re.IGNORECASE)
_YES_NO = re.compile(r"^(?:so |and |but )?(?:did|does|do|has|have|had|is|are|was|were|will|can)\b")
_DENIED = re.compile(r"\b(?:no|not|none|never|nothing|nobody|neither|refused)\b|n['’]t\b", re.IGNORECASE)
_PAYS = re.compile(
    r"\bhow much\b.*\b(?:pay|cost|give|contribut|spend|put|bear|fund|financ|lend|pledg|promis|invest"
    r"|owe)",
    re.I,
)
_PROMISED = re.compile(
    r"\bhow much\b.*\b(?:did|has|have|had|will|would) (?P<who>.+?) (?:promis|pledg|offer|commit|donat|grant)\w*"
    r"(?! to (?:invest|spend|pay|buy|put))\b",
    re.IGNORECASE,
)
"""Asks what one side gives another."""
_PROMISING = frozenset(
    terms(
        """promised pledged announced offered committed gave granted provided lent unveiled earmarked bear carry donated
        contributed allocated fixed extended undertook loan package"""
    )
)
_BETWEEN_TWO = re.compile(
    r"\b(?:agreements?|deals?|contracts?|projects?|trade|arrangements?|turnover)\b[^.;]*\b(?:worth|valued|at|reached)\b",
    re.IGNORECASE,
)
"""Tells what business is worth that two sides do, which neither promises the other."""
_AFTER = 2
"""Sentences after the best one that may give the figure of whom it does not name."""
_HOW_MANY = re.compile(r"\bhow many (?:of the |of |more |other |new |different )?((?:[\w-]+ ?){1,3})")
_COUNTS = re.compile(r" (?!and\b|or\b|of\b|to\b)((?:[a-z-]+ )??[A-Za-z-]+s)\b")
"""Behind a figure: what it counts."""
_PARTIES = frozenset(
    terms("member participant signatory party state country nation economy government leader people side time")
)
"""Stems of words for those who meet, of which one stands for another: the 27 countries are the members."""
_ENDS = re.compile(r"[.,;]|$| (?:and|or|to) \d")
"""Behind a figure that counts what another one does: "58 countries, and another said 61."."""
_ALL = re.compile(r"\b(?:all|every|each|both|several|many|few) \w", re.IGNORECASE)
_NOUN_WITHIN = 25
"""In characters."""
_ALIKE = 0.42
"""The least cosine of what is asked for with what a figure counts: of journalists with reporters it is 0.85, with
participants 0.44, with countries 0.36; of delegates with cities 0.30."""
_ALTOGETHER = re.compile(r"\b(?:altogether|in total|in all|overall)\b")
_RARE_IN = 3
"""A stem that occurs in at most so many passages is rare."""


def fitting(quotes: Sequence[Quote], asked: Asked) -> tuple[Quote, ...]:
    """The quotes that can answer, those first that name whom and what is asked about; none where none gives it."""
    folded = plain(asked.understood.text).casefold()
    counted = _counted(folded)
    quotes = [one for one in quotes if not (is_contents(one.text) or _counts_others(one, counted, asked))]
    if not quotes:
        return ()
    if counted and _ALTOGETHER.search(folded):
        quotes.sort(key=lambda one: -_most(one.text, counted))
    if _AGE.search(folded):
        return tuple(one for one in quotes if _AGED.search(one.text))
    if _DURATION.search(folded):
        return tuple(one for one in quotes if _LASTED.search(one.text) and _shares_a_noun(one, asked))
    if asks_for_parts(folded):
        return with_parts(quotes, asked)
    if _COSTS.search(folded):
        return _with_rare_words(_giving_a_cost(quotes), asked)
    if promised := _PROMISED.search(plain(asked.understood.text)):
        quotes = [one for one in quotes if _promises(promised["who"], with_leant_on(one, asked))]
        return _with_name(quotes, asked) if quotes else ()
    if _MUCH.search(folded):
        return _with_rare_words(_with_name(quotes, asked), asked)
    return _with_rare_words(_on_whom(quotes, asked) if _YES_NO.search(folded) else tuple(quotes), asked)


def _counted(folded: str) -> str:
    """What a question asks how many there are of: "police officers" of "how many police officers guarded it?"."""
    found = _HOW_MANY.search(folded)
    told = list(takewhile(lambda one: one not in STOPWORDS and not is_verb(one), words(found[1]) if found else ()))
    return " ".join(told)


def _counts_others(quote: Quote, counted: str, asked: Asked) -> bool:
    """Whether a sentence counts something else than asked for, "58 countries" for journalists, or nothing at all."""
    wanted = {*terms(counted)}
    if not wanted or wanted & (_PARTIES | {*terms(with_leant_on(quote, asked))}):
        return False
    text = plain(quote.text)
    every = figures(text, [(day.start, day.end) for day in moments(text)])
    told = [one for one in every if not one.unit and one.kind != "ordinal"]
    if not told:
        return not (every or _DENIED.search(text) or _ALL.search(text) or len(mentions(text)) > 1)
    behind = [_COUNTS.match(text, one.end) for one in told if not _ENDS.match(text, one.end)]
    nouns = tuple(dict.fromkeys(one[1] for one in behind if one))
    return bool(nouns) and all(behind) and max(asked.alike(counted, nouns)) < _ALIKE


def _most(text: str, counted: str) -> float:
    """The largest number of what is counted that a text gives; 0 where it gives none."""
    text = plain(text)
    nouns = {*terms(counted)}
    told = (one for one in figures(text) if nouns & {*terms(text[one.end : one.end + _NOUN_WITHIN])})
    return max((one.value for one in told), default=0)


def _shares_a_noun(quote: Quote, asked: Asked) -> bool:
    """Whether a sentence has a word of the question that is neither a name nor of its measure."""
    named = asked.understood.named
    names = {stem(word) for name in (*named.summits, *named.places, *named.people) for word in words(name)}
    return not (set(asked.understood.parsed.terms) - names - _OF_MEASURE).isdisjoint(terms(quote.text))


_OF_MEASURE = frozenset(terms("long last lasted take took run go sit day hour year month week minute"))


def _with_name(quotes: Sequence[Quote], asked: Asked) -> tuple[Quote, ...]:
    """The first quote with a figure that names whom the question asks about, unless the best says they gave none."""
    named = asked.understood.named
    wanted, people = named.own_countries, named.people
    if not (wanted or people):
        return tuple(quotes)

    gives = _gives_sum if _PAYS.search(asked.understood.text) else _gives_figure

    def answers(one: Quote) -> bool:
        told = with_leant_on(one, asked)
        return wanted <= {*countries(told)} and people <= {*words(told)} and gives(one.text)

    best = with_leant_on(quotes[0], asked)
    denied = _DENIED.search(best) and (wanted & {*countries(best)} or people & {*words(best)})
    following = [Quote(0, one.article_id, *one.span, one.text, quotes[0].score) for one in _following(quotes[0], asked)]
    first = None if denied else next((one for one in (*quotes, *following) if answers(one)), None)
    return tuple(quotes) if first is None else (first, *(one for one in quotes if one is not first))


def _giving_a_cost(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotes, those first that give a sum of money and say that it is a cost."""
    return tuple(sorted(quotes, key=lambda one: not (_COST.search(one.text) and _gives_sum(one.text))))


def _following(quote: Quote, asked: Asked) -> list[ArticleSentence]:
    """The next sentences of a quote's paragraph."""
    after = [one for one in sentences_of(asked.library, [quote.article_id]) if one.start >= quote.end][:_AFTER]
    return [one for one in after if "\n" not in asked.library.cut(quote.article_id, quote.end, one.start)]


def _promises(who: str, text: str) -> bool:
    """Whether a text tells what one side gives or will give, and not another, nor what two of them trade or build."""
    giver = {*countries(who)}
    if _BETWEEN_TWO.search(text) or not _gives_figure(text):
        return False
    if any(giver & {*one.countries} and text[one.end :].lstrip()[:1].isdigit() for one in mentions(text)):
        return True  # "Chile gave 20 million dollars and Peru 5 million"
    for start, end in clauses(text):
        part = text[start:end]
        promising = next((one for one in tokens(part) if stem(one.text.lower()) in _PROMISING), None)
        if promising is None:
            continue
        acting = [one.countries for one in mentions(part) if one.end <= promising.start and one.countries]
        if not (acting and giver) or giver & {*acting[-1]}:
            return True
    return False


def _gives_sum(text: str) -> bool:
    """Whether a text gives money, or a number of millions that can be."""
    return any(one.unit in CURRENCIES or (one.scaled and not one.unit) for one in figures(plain(text)))


def _on_whom(quotes: Sequence[Quote], asked: Asked) -> tuple[Quote, ...]:
    """The quotes on whom a question asks whether they did something before those that name nobody of them."""
    named = asked.understood.named
    wanted, people = named.own_countries, named.people

    own = {article_id for one in asked.understood.meetings for article_id in one.article_ids}

    def tells(one: Quote) -> bool:
        told = with_leant_on(one, asked)
        return (not own or one.article_id in own) and bool(wanted & {*countries(told)} or people & {*words(told)})

    return tuple(sorted(quotes, key=lambda one: not tells(one))) if wanted or people else tuple(quotes)


def _gives_figure(text: str) -> bool:
    told = plain(text)
    return bool(figures(told, [(one.start, one.end) for one in moments(told)]))


def _with_rare_words(quotes: Sequence[Quote], asked: Asked) -> tuple[Quote, ...]:
    """The one sentence found with all rare words of the question, names or several, before quotes that have none."""
    text = asked.understood.text
    held = asked.library.document_frequencies(set(terms(text[: aside_of(text)])))
    rare = {term for term, passages in held.items() if passages <= _RARE_IN and not term.isdigit()}
    if not rare or any(rare & set(terms(one.text)) for one in quotes):
        return tuple(quotes)
    figured = bool(_MUCH.search(text.casefold()))
    as_name = {stem(word) for name in re.findall(r"\b[A-Z][\w'’-]*", text) for word in words(name)}
    found = [
        Quote(0, hit.passage.article_id, one.start, one.end, told, quotes[0].score)
        for hit in asked.reading.hits
        for one in hit.passage.sentences
        for told in [asked.library.cut(hit.passage.article_id, one.start, one.end)]
        if rare <= set(terms(told)) and (len(rare) > 1 or rare <= _name_stems(told) & as_name)
        if (_gives_figure(told) or not figured) and not is_contents(told)
    ]
    return (*found[:1], *quotes)


def _name_stems(text: str) -> set[str]:
    return {stem(word) for one in mentions(plain(text)) for word in one.words}
