"""Figures that two articles on one meeting give for one thing and that cannot both be right.

Accounts seldom tell one thing in alike sentences: "$640 million was pledged" and "the pledges come to $610 million".
So what is compared is what stands around each figure, up to the next one, and then its sentence with what the line said
before. A word weighs more the fewer sentences of these articles have it (inverse document frequency, Spärck Jones
1972); the names of the meeting weigh nothing. A figure that both articles give is no matter of dispute.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import combinations

from rag.english import CURRENCIES, countries, number_words, numerals, terms, tokens
from rag.outcomes.matters import SAYS_LITTLE
from rag.outcomes.outcomes import Outcome
from rag.record import Amount

ROUNDING = 0.02
"""Figures that lie no further apart than this share are one figure, rounded differently."""
_LEAST_ALIKE = 1.2
"""Of one thing, in words that one sentence alone has in each article: below it pledges to different ends and parts of
a sum are taken for one (read off the pairs of articles in the tests, and off some by other hands)."""
_LEAST_ALIKE_IN_SHARES = 2.0
"""The same of percentages, which on one matter may be shares of different wholes."""
_OF_SENTENCE = 0.3
"""What a word counts for in the sentence, and in the line before it, beside one around the figure itself."""
_SAME_GIVER = 0.5
"""What it counts for that a country which both accounts name there gives the sum."""
_GIVES = re.compile(
    r"\b(?:pledg|promis|giv|gave|contribut|announc|offer|provid|pay|paid|put up|lend|lent|grant|obtain|rais)\w*",
    re.IGNORECASE,
)
_MEASURES = frozenset(("%", "minute", "hour", "day", "week", "month", "year", "decade", "km", "m", "ha", "ton"))
"""Units in which anything is told, so that to have one in common says nothing."""
_FARTHEST = 10.0
"""A figure so many times another is of something else."""
_CUT = re.compile(r"[;:,.](?=\s|$)|\s[–—-]\s")
_PART = re.compile(
    r"(?:\b(?P<n>[\w-]+) )?\bof (?:(?:the|its|their|our|these|those)(?: \w+ed)?|(?:the )?[\w’'-]+['’]s?) $",
    re.IGNORECASE,
)
"""In front of a count that is the whole of which a part is told: "19 of the planned | 46 posts"."""
_ENDS = re.compile(r"\bfor (?P<end>.+)", re.IGNORECASE | re.DOTALL)
"""What a sum is for."""
_SAY_WHEN = frozenset(terms(f"period year years month months next first {' '.join(number_words(2, 5))} coming"))
_LINE_BEFORE = 200
"""In characters."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure with what is told around it."""

    outcome: Outcome
    amount: Amount
    around: frozenset[str]
    """Stems of what stands around it, up to the next figure."""
    near: frozenset[str]
    """Stems of its sentence and of what the line says before it."""
    end: frozenset[str]
    """Stems of what it is for; empty where that is not told."""
    lands: frozenset[str]
    """Countries named around it."""
    gives: bool
    """Whether somebody is told there to give it."""


@dataclass(frozen=True, slots=True)
class FiguresApart:
    """Two figures of one thing, each with the statement that gives it."""

    about: str
    """What they are of, in words that both accounts have."""
    one: tuple[Outcome, Amount]
    other: tuple[Outcome, Amount]


def figures_apart(outcomes: Sequence[Outcome]) -> Iterator[FiguresApart]:
    """The figures of one thing that exclude each other, the surest first; each figure stands in one pair at most."""
    weights = word_weights(outcomes)
    told = [_told(one, part) for one in outcomes for amount in one.statement.amounts if (part := _part(one, amount))]
    given: dict[tuple[str, str], list[float]] = defaultdict(list)
    by_unit: dict[str, list[_Told]] = defaultdict(list)
    for each in told:
        given[each.outcome.article.id, each.amount.unit].append(each.amount.value)
        by_unit[each.amount.unit].append(each)
    pairs = [
        (weight, one, other)
        for same in by_unit.values()
        for one, other in combinations(same, 2)
        if one.outcome.article.id != other.outcome.article.id
        and exclude(one.amount, other.amount)
        and not _has(given[other.outcome.article.id, one.amount.unit], one.amount)
        and not _has(given[one.outcome.article.id, one.amount.unit], other.amount)
        and (weight := _alike(one, other, weights)) >= _least(one.amount)
    ]
    taken: set[tuple[str, tuple[int, int]]] = set()
    for _, one, other in sorted(pairs, key=lambda each: (-each[0], each[1].amount.span, each[2].amount.span)):
        places = {(each.outcome.article.id, each.amount.span) for each in (one, other)}
        if not taken & places:
            taken |= places
            shared = one.around & other.around or one.near & other.near
            about = _written(one, shared, weights)
            yield FiguresApart(about, (one.outcome, one.amount), (other.outcome, other.amount))


def exclude(one: Amount, other: Amount) -> bool:
    """Whether no number can be what both say: "more than 45" and "50" agree, "more than 45" and "40" do not."""
    low, high = sorted((one, other), key=lambda each: each.value)
    if _is_rounded(low.value, high.value) or high.value > _FARTHEST * low.value:
        return False
    return low.hedge not in ("over", "least") and high.hedge not in ("under", "most")


def _is_rounded(one: float, other: float) -> bool:
    return abs(one - other) <= ROUNDING * max(abs(one), abs(other))


def _has(values: Sequence[float], amount: Amount) -> bool:
    return any(_is_rounded(one, amount.value) for one in values)


def _least(amount: Amount) -> float:
    return _LEAST_ALIKE_IN_SHARES if amount.unit == "%" else _LEAST_ALIKE


def _alike(one: _Told, other: _Told, weights: Counter[str]) -> float:
    """How much two figures have in common; nothing where they are of others, or for different ends."""
    if (one.lands and other.lands and not one.lands & other.lands) or (
        one.end and other.end and not one.end & other.end
    ):
        return 0.0
    around = sum(weights[word] for word in one.around & other.around)
    if not around:
        return 0.0
    unit = one.amount.unit
    counted = 0.0 if unit.isupper() or unit in _MEASURES else max((weights[word] for word in terms(unit)), default=0.0)
    giver = _SAME_GIVER * bool(unit in CURRENCIES and one.gives and other.gives and one.lands & other.lands)
    return around + counted + giver + _OF_SENTENCE * sum(weights[word] for word in one.near & other.near)


def word_weights(outcomes: Sequence[Outcome]) -> Counter[str]:
    """By stem, 0-1: how few sentences have it; nothing for names of the meeting and for words that say little."""
    texts = {(one.article.id, one.statement.span): one.article.text[slice(*one.statement.span)] for one in outcomes}
    counts = Counter(word for text in texts.values() for word in {*terms(text)})
    own = {word for one in outcomes for word in terms(f"{one.article.summit or ''} {one.article.place or ''}")}
    most = math.log(1 + len(texts)) or 1.0
    return Counter(
        {
            word: 0.0 if word in own or word in SAYS_LITTLE or word.isdigit() else math.log(1 + len(texts) / n) / most
            for word, n in counts.items()
        }
    )


def _part(one: Outcome, amount: Amount) -> Amount | None:
    """The amount, but of a whole the part that is told of it: "Nine of the twelve heads"; None where none is."""
    start = one.statement.span[0]
    found = None if amount.unit.isupper() else _PART.search(one.article.text[start : amount.span[0]])
    if found is None:
        return amount
    number = found["n"] or ""
    spelt = [float(number)] if number.isdigit() else [each.value for each in numerals(number.lower())]
    span = (start + found.start("n"), amount.span[1])
    return replace(amount, value=spelt[0], span=span) if spelt else None


def _told(one: Outcome, amount: Amount) -> _Told:
    text, (start, end) = one.article.text, one.statement.span
    others = [each.span for each in one.statement.amounts]
    before = max((to for _, to in others if to <= amount.span[0]), default=start)
    after = min((from_ for from_, _ in others if from_ >= amount.span[1]), default=end)
    left, right = text[before : amount.span[0]], text[amount.span[1] : after]
    if before > start:
        left = _CUT.split(left)[-1]
    if after < end:
        right = _CUT.split(right)[0]
    ends = _ENDS.search(right)
    return _Told(
        one,
        amount,
        frozenset(terms(f"{left} {right}")),
        frozenset(terms(line_up_to(one))),
        frozenset(one for one in terms(_CUT.split(ends["end"])[0]) if one not in _SAY_WHEN and not one[0].isdigit())
        if ends
        else frozenset(),
        frozenset(countries(f"{left} {right}")),
        bool(_GIVES.search(f"{left} {right}")),
    )


def line_up_to(one: Outcome) -> str:
    """A statement's sentence with what its line says before it, as "a centre" there may be named in full only there."""
    start, end = one.statement.span
    return one.article.text[max(one.article.text.rfind("\n", 0, start) + 1, start - _LINE_BEFORE) : end]


def _written(one: _Told, shared: Set[str], weights: Counter[str]) -> str:
    """Words that both accounts have, in their order and as they are written; of names all, of others the telling.

    Those that stand side by side stay so: "operators, notice, large releases".
    """
    text = one.outcome.article.text[slice(*one.outcome.statement.span)]
    runs: list[str] = []
    end = -1
    for each in tokens(text):
        if not any(weights[word] or each.text[0].isupper() for word in shared & {*terms(each.text)}):
            continue
        if end >= 0 and not text[end : each.start].strip():
            runs[-1] = f"{runs[-1]} {each.text}"
        else:
            runs.append(each.text)
        end = each.end
    return ", ".join(dict.fromkeys(runs))
