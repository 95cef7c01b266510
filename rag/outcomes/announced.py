"""Announced meetings as meetings: which of them words name, and which meetings of their series they stand between."""

from collections.abc import Iterable, Sequence

from rag.english import countries, words
from rag.outcomes.coming import Coming
from rag.question import Catalogue, Meeting, Named, city_names


def named_announced(text: str, announced: Sequence[Coming], catalogue: Catalogue) -> tuple[Coming, ...]:
    """The announced meetings that words name by place, year or number, or as the next: "SCO Bishkek", "COP31".

    Args:
        text: A series with at least one of these; a place may stand alone.
        announced: In order of date.
        catalogue: Of the library, in whose words the text is understood.
    """
    named = catalogue.names_in(text)
    if not named.summits and any(_says_city(text, one.place) for one in catalogue.meetings):
        return ()  # a city where meetings were held means those
    seen: set[str | None] = set()
    found = []
    for one in announced:
        first, of_series = one.series not in seen, not named.summits or one.series in named.summits
        seen.add(one.series)
        if of_series and _fits(one, text, named, first=first):
            found.append(one)
    return tuple(found)


def _fits(one: Coming, text: str, named: Named, *, first: bool) -> bool:
    """Whether a text names a meeting by something, and by nothing else than what is announced of it."""
    following = one.next.edition or (one.after.edition + 1 if first and one.after and one.after.edition else None)
    there = _is_there(one, text)
    if there is None and named.places:
        there = False  # in a city that the library knows of a meeting held
    numbered = named.edition == following if named.edition else None
    dated = one.next.year in named.years if named.years else None
    following_next = first if "next" in words(text) else None
    told = (there, numbered, dated, following_next) if named.summits else (there,)
    return False not in told and True in told


def _is_there(one: Coming, text: str) -> bool | None:
    """Whether a text names the place of a meeting, as its city or its country; None where it names no place at all."""
    if (place := one.next.place) is None:
        return None
    if _says_city(text, place):
        return True
    lands = {*countries(text)} - {*countries(one.series or "")}
    return not lands.isdisjoint(countries(place)) if lands else None


def _says_city(text: str, place: str | None) -> bool:
    said = f" {' '.join(words(text))} "
    return any(f" {name} " in said for name in city_names(place))


def in_series_order(held: Iterable[Meeting], announced: Iterable[Coming]) -> list[Meeting | Coming]:
    """The meetings of a series, held and announced, by date; one announced for a year without a day ends that year."""
    return sorted((*held, *announced), key=_when)


def _when(one: Meeting | Coming) -> tuple[int, str]:
    if isinstance(one, Coming):
        return one.next.year or 9999, str(one.next.day or "~")
    return (one.date.year, str(one.date)) if one.date else (0, "")
