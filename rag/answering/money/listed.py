"""Who gives each of the sums that a sentence tells one after the other."""

import re
from collections.abc import Iterator
from functools import lru_cache

from rag.english import CURRENCIES, Figure, figures, moments, times_of_day

_NAME = r"(?:[A-Z][\w’'-]*(?: (?:of (?:the )?)?[A-Z][\w’'-]*)*)"
_BEHIND = re.compile(
    rf"(?: [A-Za-z]+){{0,2}}? (?:from|by) (?:the )?(?P<giver>{_NAME})"
    r"|(?: [A-Za-z]+)? for (?P<use>[a-z][\w ]*?(?:, [a-z]\w+)*(?: and [a-z]\w+)?)(?=,|;|\.| and |$)"
)
_BEFORE = re.compile(
    rf"(?:^|[,;:.] |\band |\b(?:[Tt]he )|\b[a-z]+ing |meeting )(?:and )?(?:the )?"
    rf"(?P<giver>{_NAME}(?: and (?:the )?{_NAME})?)"
    r"(?: (?:government|side))?(?:,)?(?: (?:[a-z]+ed|gave|gives|pays?|paid|puts? in|will (?:give|pay)|with))?"
    r" \(?(?:about |some |up to |nearly |another )?$"
)
_OFFERED_BY = re.compile(rf"\b(?:by|from) (?:the )?(?P<giver>{_NAME}) of (?:about |some |up to |nearly )?$")
"""In front of a sum: "the announcement by the African Union of | 40 million"."""


@lru_cache(maxsize=2048)
def _figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text that are no dates; kept, since a meeting's sentences are read for many questions."""
    dated = [(one.start, one.end) for one in moments(text)]
    return tuple(figures(text, [*dated, *((one.start, one.end) for one in times_of_day(text))]))


def listed_sums(text: str) -> Iterator[tuple[str, Figure]]:
    """Each sum or number of a text with who gives it or, where that is told instead, what it is for."""
    for one in _figures(text):
        if one.unit and one.unit not in CURRENCIES:
            continue
        behind, before = _BEHIND.match(text, one.end), _BEFORE.search(text[: one.start])
        if offered := _OFFERED_BY.search(text[: one.start]):
            yield offered["giver"], one
        elif behind and (not before or text.startswith((" from ", " by ", " for "), one.end)):
            yield behind["giver"] or behind["use"], one
        elif before:
            yield before["giver"], one
