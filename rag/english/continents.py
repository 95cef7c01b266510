"""The countries of a continent, as the names of their time zones have it (IANA's database, by way of CLDR)."""

from collections.abc import Sequence
from functools import cache

from rag.english.countries import countries

_CONTINENTS = {
    "africa": "Africa",
    "african": "Africa",
    "america": "America",
    "americas": "America",
    "asia": "Asia",
    "asian": "Asia",
    "europe": "Europe",
    "european": "Europe",
}
"""By folded word: the first part of the names of its time zones, "Africa/Luanda"."""


@cache
def countries_of(continent: str) -> frozenset[str]:
    """English names of the countries of a continent; none for any other word.

    A country with a time zone in Europe counts there alone: Spain and Russia have others elsewhere.

    Args:
        continent: A folded word: "africa", "european".
    """
    from babel import Locale  # here, because they take 40 ms, and few questions name a continent
    from babel.core import get_global

    wanted = _CONTINENTS.get(continent)
    names = Locale("en").territories
    return frozenset(
        country
        for code, zones in get_global("territory_zones").items()
        if wanted and _continent(zones) == wanted
        for country in countries(str(names.get(code, "")))
    )


def _continent(zones: Sequence[str]) -> str:
    parts = [zone.split("/")[0] for zone in zones]
    return "Europe" if "Europe" in parts else parts[0]
