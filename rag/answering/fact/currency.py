"""Answers how much a sum is in another currency with what an article gives itself; nothing is converted here.

Where no article gives the sum in that currency, this is said, with the sentence that gives it in its own.
"""

import re
from collections.abc import Iterator, Sequence

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.fact import fact
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.english import CURRENCIES, Figure, figures, plain, same, sentence_case
from rag.question import aside_of

_IN_A_CURRENCY = re.compile(
    r",? ?\b(?:in(?:to)?|to|how many) "
    r"(?=(?P<name>(?:(?:US|us|American|Japanese|Chinese|British) )?[A-Za-z]+|[$€£])(?!\w))"
)
_FEWEST_WORDS = 3
"""A question of fewer words asks for nothing but the currency."""
_BETWEEN = re.compile(r"\b(?:between|from) $")
_SAME_SUM = re.compile(
    r"[\s(,]*(?:or|worth|equal to|equivalent to)?\s*(?:about|some|around|nearly|roughly|approximately)?\s*"
)
"""Stands between a sum and the same in another currency: "2 billion yuan (about 281 million dollars)"."""
_CONVERTS = re.compile(r"\bconver(?:t|sion)\w*|\bequivalent\b|\bequal to\b", re.IGNORECASE)


def in_another_currency(asked: Asked) -> Composed | None:
    """The sum in the currency asked for, or that it is given in its own alone; None where no such thing is asked."""
    text = plain(asked.understood.text[: aside_of(asked.understood.text)])
    wanted = next(((found, unit) for found in _IN_A_CURRENCY.finditer(text) if (unit := _unit(found["name"]))), None)
    if wanted is None:
        return None
    found, unit = wanted
    sums = [one for one in figures(text) if one.unit in CURRENCIES and one.unit != unit]
    rest = f"{text[: found.start()]}{text[found.end('name') :]}"
    giving = [*_giving(sums[0], asked)] if sums else [*_answering(rest, unit, asked)]
    if not giving:
        return None
    converted = next(((*one, given) for one in giving if (given := _converted(*one, unit, asked))), None)
    told, figure, given = converted or (*giving[0], None)
    citations = Citations(asked.library)
    citations.cite(told.article_id, told.span)
    if given is None:
        line = f"{figure.text}; the library does not give it in {found['name']}."
    else:
        citations.cite(given[0].article_id, given[0].span)
        line = f"{figure.text}: {given[1]}."
    return Composed("fact", headline=sentence_case(line), quotes=tuple(citations.quotes))


def _unit(name: str) -> str:
    """The currency that a word names; empty for any other word."""
    unit = next((one.unit for one in figures(f"{name}1" if name in "$€£" else f"1 {name}")), "")
    return unit if unit in CURRENCIES else ""


def _answering(rest: str, unit: str, asked: Asked) -> Iterator[tuple[ArticleSentence, Figure]]:
    """The sentence that answers the question without the currency, where it gives a sum in others alone."""
    if asked.understood.kind != "fact" or len(rest.split()) < _FEWEST_WORDS:
        return
    composed = fact(asked.of(" ".join(rest.split())).as_fact())
    answering = [one for one in figures(plain(composed.headline)) if one.unit in CURRENCIES]
    for quote in composed.quotes[:1]:
        given = [one for one in figures(plain(quote.text)) if one.unit in CURRENCIES]
        if answering:  # others in the sentence are other sums
            given = [one for one in given if same(answering[0], one)]
        if given and all(one.unit != unit for one in given):
            yield ArticleSentence(quote.article_id, quote.start, quote.end, quote.text), given[0]


def _giving(figure: Figure, asked: Asked) -> Iterator[tuple[ArticleSentence, Figure]]:
    """The sentences that give the sum, those on the meetings asked about first."""
    number = re.search(r"\d[\d.,]*", figure.text)
    meant = [one for meeting in asked.understood.meetings for one in meeting.article_ids]
    ids = sorted(asked.library.articles_with(number[0] if number else figure.text), key=lambda one: one not in meant)
    for one in sentences_of(asked.library, ids):
        for each in figures(plain(one.text)):
            if each.unit == figure.unit and same(figure, each):
                yield one, each


def _converted(told: ArticleSentence, figure: Figure, unit: str, asked: Asked) -> tuple[ArticleSentence, str] | None:
    """The sum in another currency as the sentence, or the one after it that converts it, gives it."""
    text = plain(told.text)
    before = [one for one in figures(text) if one.unit == unit and one.end <= figure.start]
    if before and _SAME_SUM.fullmatch(text[before[-1].end : figure.start]):
        return told, before[-1].text
    behind = [one for one in figures(text) if one.unit == unit and one.start >= figure.end]
    if behind and _SAME_SUM.fullmatch(text[figure.end : behind[0].start]):
        return told, _from_to(behind[:1], text)
    if behind and _CONVERTS.search(text[figure.end : behind[0].start]):
        return told, _from_to(behind, text)
    following = asked.library.sentence_after(told.article_id, told.end)
    if following is None:
        return None
    text = plain(asked.library.cut(told.article_id, following.start, following.end))
    after = [one for one in figures(text) if one.unit == unit]
    if not after or not _CONVERTS.search(text):
        return None
    return ArticleSentence(told.article_id, following.start, following.end, text), _from_to(after, text)


def _from_to(given: Sequence[Figure], text: str) -> str:
    """The one figure, or the words from the first to the last of a range."""
    said = text[given[0].start : given[-1].end]
    between = _BETWEEN.search(text[: given[0].start])
    hedge = f"{between[0]}" if between and len(given) > 1 else "about " if given[0].hedge == "about" else ""
    return f"{hedge}{said}"
