"""Figures in a text: counts, sums, shares, measures and ordinals, whatever way they are written.

"26bn yuan" is "26 billion yuan", "15%" is "fifteen per cent", "$3–5 billion" is both ends in billions of dollars, "a
third" is a share of 33 per cent, "twofold" is "doubled". Years and days are dates (see `dates`) and are left out here.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rag.english.numerals import SCALES, Numeral, number_words, numerals
from rag.english.units import CURRENCIES, PREFIX, Hedge, hedge_of, unit_after, unit_before
from rag.types import Span

FigureKind = Literal["amount", "ordinal", "factor"]

_DIGITS = re.compile(
    rf"(?P<sign>{PREFIX})?(?<![\w.,/+])(?<!\d-)(?<![A-Za-z]-)"
    r"(?P<number>\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?(?!\d)|\d+,\d{1,2}(?!\d)|\d+(?:\.\d+)?)"
    rf"(?P<scale>\s*-?(?:{'|'.join(SCALES)}|mln|bln|mn|bn|trn|tn)\b|(?:m|b|k)\b)?",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(?<=[\d])-(?=[\d])")
_OF_MONEY = re.compile(
    r"[$€£¥]|\d\s?(?:bn|billion)\b|\b(?:euros?|dollars?|pounds?|yuan|yen|roubles?|rubles?|tenge)\b", re.IGNORECASE
)
"""A text that speaks of money, in which "100m" is millions of it."""
_SHORT_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12}
_BETWEEN = re.compile(r"\s*(?:-|to|and|or)\s*(?:as (?:much|many) as |about |around |nearly |over )?[$€£¥]?\s*")
_FOLDS = {word: number for number, word in enumerate(number_words(2, 10), start=2)}
_FACTORS = re.compile(
    r"\b(?:(?P<double>doubl(?:e|es|ed|ing)|twice)|(?P<triple>(?:tripl|trebl)(?:e|es|ed|ing)|thrice)"
    r"|(?P<quadruple>quadrupl(?:e|es|ed|ing))|(?P<halve>halv(?:e|es|ed|ing))"
    rf"|(?P<fold>{'|'.join(_FOLDS)}|\d+)[- ]?(?:fold\b|times\b(?! (?:before|as\b))))(?!\w)",
    re.IGNORECASE,
)
_NAMED_FACTORS = {"double": 2.0, "triple": 3.0, "quadruple": 4.0, "halve": 0.5}
_AND_A_HALF = {"a": 1, "an": 1} | {word: number for number, word in enumerate(number_words(1, 5), start=1)}
_LONG_AGO = re.compile(
    r"\b(?P<quarter>(?:a )?quarter(?:-| of a )century)|\bevery (?P<other>second|other) (?P<unit>year|month|week|day)\b"
    r"|\b(?:an?|one|the (?:past|last|next|coming)|within a) (?P<long>decade|century)\b"
    rf"|\b(?P<and_half>{'|'.join(_AND_A_HALF)}) (?P<half_unit>year|month|week|day|hour)s? and a half\b",
    re.IGNORECASE,
)
_JUBILEE = re.compile(r"(?: |-)(?:anniversary|anniversaries|birthday|jubilee|year)\b", re.IGNORECASE)
_ONE = re.compile(rf"\bone(?=[ -](?:year|month|week|day|hour|minute|per ?cent|{'|'.join(SCALES)}))", re.IGNORECASE)

ROUNDED = 0.06
"""How far a rounded figure may be from the one it rounds, as a share of it."""
ROUNDED_AWAY = 0.12
"""The same where it is said to be over or under it."""
THIRDS = 0.7
"""Percentage points by which a share may differ from a third or two thirds that it rounds: "33 per cent"."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it measures, at these characters of the text."""

    start: int
    end: int
    text: str
    value: float
    """In the smallest unit of its kind; a share in per cent; a factor is what something is multiplied by."""
    unit: str = ""
    """A currency's code, "%", "month", …; empty when a thing is counted."""
    kind: FigureKind = "amount"
    hedge: Hedge = ""
    scaled: bool = False
    """Whether it is given in thousands, millions or more."""


def figures(text: str, taken: Sequence[Span] = ()) -> list[Figure]:
    """The figures of a text (`rag.english.words.plain`) in order.

    Args:
        text: Plain.
        taken: Characters that are something else, such as dates.
    """
    found: list[Figure] = []
    for one in _candidates(text):
        if all(one.end <= start or end <= one.start for start, end in taken) and all(
            one.end <= other.start or other.end <= one.start for other in found
        ):
            found.append(one)
    found.sort(key=lambda one: one.start)
    return [
        replace(one, hedge=hedge_of(text[: one.start], text[one.end :])) if one.kind == "amount" else one
        for one in _shared_units(found, text)
    ]


def _candidates(text: str) -> Iterator[Figure]:
    """Readings, the ones to prefer first."""
    yield from _long_ago(text)
    yield from _factors(text)
    yield from (_in_words(text, one) for one in numerals(text) if not _is_of_name(text, one))
    for match in _ONE.finditer(text):
        yield _amount(text, match.start(), match.end(), 1.0)
    for match in _DIGITS.finditer(_RANGE.sub("–", text)):
        if not text[match.end() :][:1].isalpha() or unit_after(text, match.end())[0]:  # not the "9" of "787-9s"
            yield _in_digits(text, match)


def _is_of_name(text: str, one: Numeral) -> bool:
    """Whether a number in words is a part of a name: "the Three Seas summit"."""
    capital = text[one.start].isupper() and bool(_NAME_GOES_ON.match(text, one.end))
    return one.kind == "cardinal" and capital and bool(_THE.search(text[: one.start]))


_THE = re.compile(r"\b[Tt]he $")
_NAME_GOES_ON = re.compile(r" [A-Z][a-z]")


def _in_digits(text: str, match: re.Match[str]) -> Figure:
    written = match["number"]
    number = float(written.replace(",", ".") if re.fullmatch(r"\d+,\d{1,2}", written) else re.sub("[, ]", "", written))
    scale = (match["scale"] or "").strip(" -").lower()
    if scale == "m" and not match["sign"] and not _OF_MONEY.search(text):  # metres, more likely
        return _amount(text, match.start(), match.end("number"), number)
    by = _SHORT_SCALES.get(scale) or SCALES.get(scale, 1.0)
    return _amount(text, match.start(), match.end(), number * by, unit_before(match["sign"] or ""), scaled=by >= 1e3)


def _in_words(text: str, one: Numeral) -> Figure:
    if one.kind == "fraction":
        return Figure(one.start, one.end, text[one.start : one.end], one.value * 100, "%")
    if one.kind == "ordinal":
        if one.value >= 5 and (jubilee := _JUBILEE.match(text, one.end)):
            return Figure(one.start, jubilee.end(), text[one.start : jubilee.end()], one.value * 12, "month")
        return Figure(one.start, one.end, text[one.start : one.end], one.value, kind="ordinal")
    return _amount(text, one.start, one.end, one.value, scaled=one.value >= 1e3)


def _amount(text: str, start: int, end: int, number: float, unit: str = "", *, scaled: bool = False) -> Figure:
    after, size, close = unit_after(text, end)
    if after and (not unit or after == unit or after not in CURRENCIES):
        unit = unit or after
        end, number = (close, number * size) if unit == after else (end, number)
    return Figure(start, end, text[start:end].strip(), number, unit, scaled=scaled)


def _factors(text: str) -> Iterator[Figure]:
    for match in _FACTORS.finditer(text):
        name = match.lastgroup or ""
        fold = (match["fold"] or "").lower()
        value = _NAMED_FACTORS.get(name) or float(_FOLDS.get(fold) or fold)
        yield Figure(*match.span(), match[0], value, kind="factor")


def _long_ago(text: str) -> Iterator[Figure]:
    for match in _LONG_AGO.finditer(text):
        if match["quarter"]:
            value, unit = 300.0, "month"
        elif match["other"]:
            unit, size, _ = unit_after(match["unit"], 0)
            value = 2 * size
        elif match["long"]:
            unit, value, _ = unit_after(match["long"].lower(), 0)
        else:
            unit, size, _ = unit_after(match["half_unit"], 0)
            value = (_AND_A_HALF[match["and_half"].lower()] + 0.5) * size
        yield Figure(*match.span(), match[0], value, unit)


def _shared_units(found: list[Figure], text: str) -> list[Figure]:
    """With the unit and scale that a range writes once given to both ends: "$3–5 billion", "from 20 to 10 per cent"."""
    for nth in range(len(found) - 1, 0, -1):
        one, after = found[nth - 1], found[nth]
        if one.kind != "amount" or after.kind != "amount" or not _BETWEEN.fullmatch(text[one.end : after.start]):
            continue
        listed = "and" in text[one.end : after.start] and "between" not in text[: one.start].lower()[-12:]
        if one.unit not in ("", after.unit) and after.unit:
            continue
        if not one.scaled and after.scaled and one.value < 1000 and not listed:
            by = 10 ** (3 * int(math.log10(max(after.value, 1e3)) // 3))
            one = replace(one, value=one.value * by, scaled=True)
        if not one.unit and after.unit:
            one = replace(one, unit=after.unit, value=one.value * (_size(after) if not one.scaled else 1))
        elif one.unit and not after.unit:
            after = replace(after, unit=one.unit)
        found[nth - 1], found[nth] = one, after
    return found


def _size(one: Figure) -> float:
    """What the unit of a figure multiplies its number by."""
    at = re.search(r"[^\W\d]|%|°", one.text)
    return unit_after(one.text, at.start())[1] if at else 1.0


def comparable(one: Figure, other: Figure) -> bool:
    """Whether the two measure the same kind of thing, as far as their units tell."""
    if one.kind != other.kind:
        return False
    return one.unit == other.unit or (
        one.scaled and other.scaled and "" in (one.unit, other.unit) and "%" not in (one.unit, other.unit)
    )


def same(one: Figure, held: Figure) -> bool:
    """Whether a text that gives `held` bears out `one`: the same number, or a fair rounding of it."""
    if not comparable(one, held):
        return False
    if math.isclose(one.value, held.value, rel_tol=1e-6):
        return True
    if one.unit == "%" and _is_thirds(one.value) and abs(one.value - held.value) < THIRDS:
        return True
    off = (one.value - held.value) / held.value if held.value else 1.0
    if one.kind != "amount" or _digits(one) >= _digits(held):
        return False
    match one.hedge:
        case "about":
            return abs(off) <= ROUNDED
        case "over" | "least":
            return -ROUNDED_AWAY <= off < 0
        case "under" | "near" | "most":
            return 0 < off <= ROUNDED_AWAY
    return False


def _is_thirds(per_cent: float) -> bool:
    return any(math.isclose(per_cent, third) for third in (100 / 3, 200 / 3))


def hedged_alike(one: Figure, held: Figure) -> bool:
    """Whether two figures of the same value are meant the same way: "over 50" is not "about 50" nor "almost 50"."""
    if not math.isclose(one.value, held.value, rel_tol=1e-6):
        return True
    contrary: dict[Hedge, tuple[Hedge, ...]] = {
        "over": ("", "about", "under", "near", "most"),
        "least": ("under", "near", "most"),
        "under": ("", "about", "over", "least", "most"),
        "near": ("over", "least"),
        "most": ("over", "least"),
        "about": (),
        "": (),
    }
    return held.hedge not in contrary[one.hedge]


def _digits(one: Figure) -> int:
    """Significant digits of its value."""
    return len(f"{one.value:.12g}".replace(".", "").split("e")[0].strip("0")) or 1
