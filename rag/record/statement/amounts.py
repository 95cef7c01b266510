"""Figures with their units: money, shares, measures, and counts of something."""

import re
from collections.abc import Iterator, Sequence

from rag.english import Figure, Hedge, Moment, figures, is_verb, word_set
from rag.record.values import Amount
from rag.types import Span

_WRITTEN_UNITS: tuple[tuple[str, str, float, str], ...] = (
    ("W", "MW", 1e6, r"megawatts?|MW"),
    ("W", "GW", 1e9, r"gigawatts?|GW"),
    ("W", "kW", 1e3, r"kilowatts?|kW"),
    ("Wh", "MWh", 1e6, r"megawatt[- ]hours?|MWh"),
    ("Wh", "GWh", 1e9, r"gigawatt[- ]hours?|GWh"),
    ("Wh", "TWh", 1e12, r"terawatt[- ]hours?|TWh"),
    ("Wh", "kWh", 1e3, r"kilowatt[- ]hours?|kWh"),
    ("m", "km", 1e3, r"kilomet(?:re|er)s?|kms?"),
    ("m2", "km2", 1e6, r"square kilomet(?:re|er)s?|sq\.? km|km2"),
    ("m2", "ha", 1e4, r"hectares?|ha"),
    ("month", "year", 12, r"years?|yrs?|yearly"),
    ("month", "decade", 120, r"decades?"),
    ("day", "week", 7, r"weeks?|weekly"),
    ("minute", "hour", 60, r"hours?|hrs?"),
)
"""Of `rag.english`'s unit the one that is written, its size, and how it is written."""
_COMPILED = tuple(
    (of, unit, size, re.compile(rf"(?:^|[\d\s-])(?:{written})$")) for of, unit, size, written in _WRITTEN_UNITS
)
_DURATIONS = frozenset({"year", "month", "week", "day", "decade"})
_WORD = re.compile(r"[ -]([^\W\d_][\w'-]*)")
_NO_NOUN = word_set(
    """of for in on at by to from with and or but as than that which who per each a an the is are was were has have had
    will would could more less further other others times percent over under about into during until since between
    among after before because while when if including excluding not did do does said it he she they both"""
)
_WHOSE_NUMBER = re.compile(
    r"\b(?:the|all|these|those|both|all the|between the|of the|its|other)(?: other| same)?\s*$", re.IGNORECASE
)
_ACTING = re.compile(
    r"(?:leader|president|minister|member|econom|all(?:y|ies)|signator|side|region|state|countr|nation|part(?:y|ies)|head|government|deleg|republic|capital)",
    re.I,
)
_SINCE = re.compile(
    r"\b(?:every|in|than|since|past|last|after|the|previous|for)\s*(?:more than |about |nearly )?$", re.IGNORECASE
)
_OF_AGE = re.compile(r" (?:of|in) (?:independence|existence|statehood|cooperation|relations|power|office)\b| old\b")
"""Behind a number of years: it tells how long something has lasted and is no amount."""
_WEIGHED = re.compile(
    r" of (?!(?:new |extra |further |public |private |military |financial |humanitarian |foreign |state )?"
    r"(?:aid|support|funds|funding|investment|debt|spending|help|assistance|relief|loans|grants|money|trade|arms)\b)[a-z]"
)
"""Behind pounds: they weigh something, and are no money."""
_SHARE = re.compile(
    r"\bby (?P<hedge>at least |up to |more than |about |almost |nearly )?(?P<share>half"
    r"|(?:a|one) (?P<one>half|third|quarter|fifth|tenth)|(?P<two>two[- ]thirds|three[- ]quarters))\b"
)
_SHARES = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_POINTS = frozenset({"point", "points", "paragraph", "paragraphs", "article", "articles"})


def read_amounts(text: str, dates: Sequence[Moment], taken: Sequence[Span] = ()) -> tuple[Amount, ...]:
    """The amounts of a text (`rag.record.text.uniform`), in order, at its own offsets.

    Args:
        text: A clause or sentence.
        dates: Of the text.
        taken: Characters that are something else, such as a deadline.
    """
    found: list[Amount] = []
    for figure in figures(text, [(one.start, one.end) for one in dates]):
        if figure.kind == "amount":
            found.extend(_amount(text, figure, taken, found))
    found.extend(_shares(text))
    return tuple(sorted(found, key=lambda one: one.span))


def _shares(text: str) -> Iterator[Amount]:
    """By what share something changes, where words say so: 20 % of "by a fifth"."""
    hedges: dict[str, Hedge] = {"at least ": "least", "up to ": "most", "more than ": "over"}
    for one in _SHARE.finditer(text):
        told = one["two"]
        value = _SHARES[one["one"] or "half"] if not told else 200 / 3 if told.startswith("two") else 75.0
        hedge = hedges.get(one["hedge"], "about") if one["hedge"] else ""
        yield Amount(value, "%", hedge, one.span("share"))


def _amount(text: str, figure: Figure, taken: Sequence[Span], before: Sequence[Amount]) -> Iterator[Amount]:
    value, unit, end = figure.value, figure.unit, figure.end
    if unit:
        if figure.text.endswith("pounds") and _WEIGHED.match(text, figure.end):
            return
        value, unit = _as_written(figure)
        if unit in _DURATIONS and any(start < figure.end and figure.start < stop for start, stop in taken):
            return
        if unit in _DURATIONS and _SINCE.search(text[: figure.start]):
            return
        hyphened = "-" in figure.text + text[figure.end : figure.end + 1]
        if unit in _DURATIONS and (hyphened or _OF_AGE.match(text[figure.end :])):
            return
    else:
        noun, end = _counted(text, figure)
        if not noun:
            money = next((one.unit for one in reversed(before) if one.unit.isupper() and len(one.unit) == 3), "")
            if not (money and figure.scaled):
                return
            unit, end = money, figure.end
        elif _names_who_acts(text, figure, noun):
            return
        else:
            unit = noun
    yield Amount(value, unit, figure.hedge, (figure.start, end))


def _as_written(figure: Figure) -> tuple[float, str]:
    """The value in the unit that is written: 500 and "MW" for "500 megawatts", 5 and "year" for "five years"."""
    for of, unit, size, written in _COMPILED:
        if figure.unit == of and written.search(figure.text):
            return figure.value / size, unit
    return figure.value, figure.unit


def _counted(text: str, figure: Figure) -> tuple[str, int]:
    """The noun that is counted and where it ends; empty for none."""
    at = figure.end
    words: list[tuple[str, int]] = []
    while (found := _WORD.match(text, at)) and len(words) < 5:
        word = found[1]
        if word in ("more", "further", "additional", "extra", "new", "other") and not words:
            at = found.end()
            continue
        if (
            word.lower() in _NO_NOUN
            or (is_verb(word) and words)
            or (text[at] == "-" and not words and word not in _POINTS)
        ):
            break
        words.append((word.lower().removesuffix("'s"), found.end()))
        at = found.end()
        if _is_plural(word) or word in _POINTS:
            break
    if not words or is_verb(words[0][0]):
        return "", figure.end
    noun, end = words[-1]
    return (f"{noun}s", end) if noun in _POINTS and not noun.endswith("s") else (noun, end)


def _is_plural(word: str) -> bool:
    return word in ("people", "aircraft", "men", "women", "children", "police", "troops") or (
        word.endswith("s") and not word.endswith(("ss", "us", "'s", "ous")) and word.islower()
    )


def _names_who_acts(text: str, figure: Figure, noun: str) -> bool:
    """Whether a count only says who acts: "the six presidents"."""
    if figure.value > 12 or figure.hedge or not _ACTING.match(noun):
        return False
    of_members = text[figure.end :].startswith((" Central", " member states", " parties"))
    return of_members or bool(_WHOSE_NUMBER.search(text[: figure.start]))
