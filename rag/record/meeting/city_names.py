"""Whether a name may be that of a city: it is no country's, nobody's, and no part of a text or a building."""

import re
from functools import lru_cache

from rag.english import MONTH_NUMBERS, WEEKDAYS, countries, fold, mentions, word_set
from rag.record.series import ORDINAL_BEFORE

_PART_OF_TEXT = re.compile(r"[IVX]+$")
_NO_CITY = word_set(
    """mandarin cantonese english french spanish arabic farsi hindi urdu swahili portuguese
    africa asia europe america africa's central gulf pacific atlantic caucasus middle east west north south summit
    joint leaders president heads prime minister council state union trans-caspian un the a at on its their his
    sea ocean strait international informal formal regular ordinary extraordinary annual ministerial special emergency
    final closing
    charge opening next first second third fourth fifth sixth seventh eighth ninth tenth forty fifty twenty thirty
    foreign ministers any each every
    european global new press news palace hotel castle hall house plenary headquarters annex committee group room
    chamber chambers chapter part section decision resolution principle private secretariat bureau"""
)
_NO_NAME = re.compile(
    rf"^(?!St\b).*['’]s(?: |$)|^(?:{'|'.join(WEEKDAYS)})s?$"
    r"|\b(?:News|Press|Service|Agency|Ministry|Office|Bulletin|Ministerial|Summit)\b",
    re.IGNORECASE,
)
"""Somebody's, a day of the week, an agency or a meeting."""


def may_be_city(name: str, taken: frozenset[str]) -> bool:
    """Whether a name may be that of a city where a meeting was; `taken` are folded words of what is none."""
    parts = [fold(part) for part in name.split()]
    if (
        not parts
        or (len(parts) > 1 and _PART_OF_TEXT.match(name.split()[-1]))
        or any(part in MONTH_NUMBERS or part in taken for part in parts)
        or ORDINAL_BEFORE.fullmatch(f"{name} ")
        or _NO_NAME.search(name)
        or any(
            part in _NO_CITY
            for part in (parts[0], parts[-1])
            if len(parts) == 1 or part not in ("the", "new", "south", "north")
        )
    ):
        return False
    if name.isupper() and len(name) < 6:
        return False
    return not _is_country(name)


@lru_cache(maxsize=2048)
def _is_country(name: str) -> bool:
    """Whether a name is that of a country or its people, and not of a city that stands for it."""
    from_name = countries(name)
    return bool(from_name) and not any(is_seat(city, from_name[0]) for city in (name, f"{name} City"))


@lru_cache(maxsize=2048)
def is_seat(name: str, country: str) -> bool:
    """Whether a name is that of a city from which a country is governed."""
    found = mentions(f"in {name}.")
    return any(one.place and country in one.countries for one in found)


def names_no_place(name: str) -> bool:
    """Whether a name is certainly not that of a place."""
    return fold(name) in _NO_CITY or bool(_NO_NAME.search(name))
