"""Lists the largest sums of money: "what is the most that was pledged?", "top five loans"."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant
from rag.answering.money.sums import money
from rag.answering.topic import Topic
from rag.english import figures, listing, number_words, sentence_case, terms
from rag.question import LARGEST_SUMS
from rag.types import Item, Table

_COUNTS = {word: number for number, word in enumerate(number_words(1, 20), start=1)}
_FEW = 5
"""How many are shown where no number is asked for."""
_PLEDGED = re.compile(r"\b(?:pledg|promis|commit|gave\b|given\b)")
"""Asks for what was promised, and not for what was only proposed."""
_ASKED_WITH = frozenset(
    terms("biggest largest highest greatest top most generous expensive three five ten saw see had brought bring")
)
_ALIKE = 0.3
"""0-1: the share of words (Dice 1945) from which two tellings of one sum are of the same money."""
_DOLLARS = {
    "USD": 1.0,
    "EUR": 1.1,
    "GBP": 1.3,
    "CHF": 1.1,
    "CAD": 0.73,
    "AUD": 0.65,
    "SGD": 0.75,
    "AED": 0.27,
    "SAR": 0.27,
    "BRL": 0.18,
    "CNY": 0.14,
    "ZAR": 0.055,
    "TRY": 0.03,
    "INR": 0.012,
    "RUB": 0.012,
    "JPY": 0.007,
    "KZT": 0.002,
    "KRW": 0.0007,
}
"""What one of each currency is worth, roughly, in 2025; it orders sums and is never shown."""


def asks_for_largest(what: Meant) -> bool:
    """Whether the largest sums are asked for."""
    return bool(LARGEST_SUMS.search(what.text))


def largest(asked: Asked, what: Meant, framing: frozenset[str]) -> Composed | None:
    """The largest sums of what is meant, or of the whole library, first; None when no sum is recorded.

    Args:
        asked: The question.
        what: What it means.
        framing: Stems of words that only put the question and are no topic.
    """
    topic = Topic.of(what.topic - framing - _ASKED_WITH - {one for one in what.topic if one.isdigit()}, asked)
    limited = what.meetings or what.period or topic
    told = money(asked, what if limited else replace(what, meetings=tuple(asked.catalogue.meetings)), topic)
    if told is None or told.table is None:
        return None
    pledged = [row for row in told.table.rows if row[3].text != "proposed" or not _PLEDGED.search(what.text)]
    ranked = sorted(pledged, key=lambda row: -worth(row[0].text))
    ranked = _once(ranked)
    if not ranked:
        return None
    chosen, kept = [], Citations(asked.library)
    for row in ranked[: _how_many(what.text)]:
        markers = kept.take(told.quotes[marker - 1] for marker in row[0].markers)
        chosen.append((replace(row[0], markers=markers), *row[1:]))
    first = chosen[0]
    by = f", by {listing(first[2].text.split(', '))}" if first[2].text != "not told" else ""
    more = "" if len(ranked) == 1 else f": the largest of {len(ranked)} sums"
    return replace(
        told,
        headline=sentence_case(f"{first[0].text}{by}{more}."),
        table=Table(told.table.columns, tuple(chosen)),
        quotes=tuple(kept.quotes),
        shown=len(chosen),
        there=len(ranked),
    )


def _once(rows: Sequence[tuple[Item, ...]]) -> list[tuple[Item, ...]]:
    """The rows without those that tell of a sum that stands before them; its markers are added to that one's."""
    found: list[tuple[Item, ...]] = []
    alike: dict[frozenset[tuple[float, str]], list[tuple[int, frozenset[str]]]] = defaultdict(list)
    for row in rows:
        of_its_sum = alike[frozenset((each.value, each.unit) for each in figures(row[0].text))]
        said = frozenset(terms(row[1].text)) - frozenset(terms(row[0].text))
        same = next((nth for nth, other in of_its_sum if _tell_the_same(other, said)), None)
        if same is None:
            of_its_sum.append((len(found), said))
            found.append(row)
        else:
            first, *rest = found[same]
            found[same] = (replace(first, markers=(*first.markers, *row[0].markers)), *rest)
    return found


def _tell_the_same(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether what is said of two equal sums has most of its words in common."""
    return 2 * len(mine & theirs) >= _ALIKE * (len(mine) + len(theirs))


def _how_many(text: str) -> int:
    found = LARGEST_SUMS.search(text)
    if found and not found[0].startswith("top") and not found[0].endswith("s"):
        return 3  # beside the one, those next to it, since sums in several currencies are compared roughly
    numbers = (_COUNTS.get(word) or (int(word) if word.isdigit() and len(word) < 3 else 0) for word in text.split())
    return next((number for number in numbers if number), _FEW)


def worth(text: str) -> float:
    """In dollars, roughly; the largest of the figures of the text."""
    return max((_DOLLARS.get(one.unit, 0.0) * one.value for one in figures(text)), default=0.0)
