"""Sets the trade of several parties, or of several years, side by side, each with the sentence that gives its sum."""

import re
from collections.abc import Sequence

from rag.answering.asked import Asked
from rag.answering.compare.table import NOTHING
from rag.answering.composed import Citations, Composed
from rag.answering.money import asks_for_trade, trade
from rag.english import countries, listing, words
from rag.question import Meeting, Named, aside_of, set_beside
from rag.types import Item, Table

_APART = re.compile(r"\s*(?:[,;:]|\.(?=\s)|\b(?:vs|versus|against|and|with|to|compared)\b\.?)\s*", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_HOW_DID = re.compile(r"^(?:and |so )?how (?:did|does|has|have) ", re.IGNORECASE)
_FRAME = frozenset(
    words(
        "is was are were been has have had how much big large come came give given told put reach reached amount trade"
        " cited quoted change changed grow grew grown develop developed rise rose compare compared differ"
    )
)
"""Verbs with which figures are asked for."""
_TRADES = re.compile(r"\btrad(?:es|ed|ing)\b", re.IGNORECASE)
_WHO_TRADES = re.compile(r"\b(?:trades?|trading|traded) (?:more|most|less|least)\b", re.IGNORECASE)
_MOST = 6
"""More sides are a list."""


def trades(asked: Asked) -> Composed | None:
    """A row for each of the parties or years; None where trade is not what is compared, or no sum is told."""
    text = asked.understood.text[: aside_of(asked.understood.text)]
    matter = _HOW_DID.sub("", text)
    if beside := set_beside(text):
        matter = _TRADES.sub("trade", " ".join(beside.matters))
    named = _of_meetings(asked) if asks_for_trade(matter, _FRAME) or _WHO_TRADES.search(text) else {}
    sides = list(named) or (_sides(text, asked) if asks_for_trade(_HOW_DID.sub("", text), _FRAME) else [])
    if not 1 < len(sides) <= _MOST:
        return None
    citations = Citations(asked.library)
    rows: list[tuple[Item, ...]] = []
    told: list[str] = []
    for side in sides:
        found = _told_at(side, named[side], asked) if side in named else _told_of(side, asked)
        if found is None:
            rows.append((Item(side), Item(NOTHING), Item("")))
            continue
        markers = citations.take(found.quotes)
        sum_told = found.headline.rstrip(".")
        rows.append((Item(side), Item(sum_told), Item(" ".join(one.text for one in found.quotes), markers)))
        told.append(f"{side}: {sum_told[0].lower()}{sum_told[1:]}")
    if not told:
        return None
    silent = [row[0].text for row in rows if row[1].text == NOTHING]
    lacks = f" Nothing on it for {listing(silent, 'or')}." if silent else ""
    return Composed(
        "compare",
        headline=f"{'; '.join(told)}.{lacks}",
        table=Table(("Trade", "Sum", "What is said"), tuple(rows)),
        quotes=tuple(citations.quotes),
    )


def _told_of(side: str, asked: Asked) -> Composed | None:
    parties, _, year = side.partition(", ")
    return trade(asked.of(f"{parties} trade{f' in {year}' if year else ''}"))


def _told_at(parties: str, meetings: Sequence[Meeting], asked: Asked) -> Composed | None:
    """What was told of a year named, or else what was told at the latest meeting that tells any sum."""
    years = sorted(asked.understood.parsed.years)
    if years and (found := trade(asked.of(f"{parties} trade in {years[-1]}"))):
        return found
    told = (trade(asked.of(f"{parties} trade"), {one}) for one in reversed(meetings))
    return next(filter(None, told), None)


def _of_meetings(asked: Asked) -> dict[str, Sequence[Meeting]]:
    """The parties that trade, as a series names them, with its meetings; none unless each side is of one series."""
    found: dict[str, Sequence[Meeting]] = {}
    for side in asked.understood.sides:
        series = {one.summit for one in side.meetings}
        if len(series) != 1 or len({*countries(next(iter(series)))}) != 1:
            return {}
        found[series.pop().removesuffix(" Summit")] = side.meetings
    return found if len(found) > 1 else {}


def _sides(text: str, asked: Asked) -> list[str]:
    """The parties with their year, as "Central Asia–China, 2022".

    A year alone is of the parties named before it; one year at the end is of all parties.
    """
    told: list[tuple[str, str]] = []
    for part in _APART.split(text):
        parties, years = _parties(asked.catalogue.names_in(part), part), _YEAR.findall(part)
        told += [(parties, year) for year in years or [""] if parties or year]
    if not all(parties for parties, _ in told):
        led = [parties for parties, _ in told if parties]
        told = [(parties or led[0], year) for parties, year in told if year] if len({*led}) == 1 else []
    elif told and told[-1][1] and not any(year for _, year in told[:-1]):
        told = [(parties, told[-1][1]) for parties, _ in told]
    return [", ".join(filter(None, each)) for each in dict.fromkeys(told)]


def _parties(named: Named, part: str) -> str:
    """The series whose members trade, as one names them together: "Central Asia–China"; empty for none."""
    if named.summits:
        return listing([one.removesuffix(" Summit") for one in sorted(named.summits)])
    return "–".join(dict.fromkeys(countries(part))) if len({*countries(part)}) > 1 else ""
