"""Words of a topic that a text abbreviates, or spells out: "AI" and artificial intelligence."""

import re
from collections.abc import Sequence

from rag.english import terms

_ABBREVIATIONS = re.compile(r"\b[A-Z]{2,6}\b")
_LONGEST_ABBREVIATION = 5
"""In letters."""
_SHORTEST = 3
"""In letters; shorter words are in no abbreviation."""


def stems_spelt_out(text: str, about: Sequence[str], initials: str) -> set[str]:
    """The stems of a topic that a text abbreviates or spells out: "AI" for artificial intelligence, and back."""
    if initials and is_abbreviated(text, initials):
        return {term for word in about for term in terms(word)}
    return {term for word in about if _spells_out(text, word.casefold()) for term in terms(word)}


def _spells_out(text: str, short: str) -> bool:
    return bool(spelt_out(text, short))


def spelt_out(text: str, short: str) -> tuple[str, ...]:
    """The words that follow each other and begin with these letters, the first there are; empty when there are none.

    Of two neither may be short or a name.
    """
    if not 2 <= len(short) <= _LONGEST_ABBREVIATION or not short.isalpha():
        return ()
    two = len(short) == 2
    spelt = [word for word in re.findall(r"[^\W\d_]+", text) if two or len(word) > _SHORTEST]
    runs = zip(*(spelt[nth:] for nth in range(len(short))), strict=False)
    return next(
        (
            run
            for run in runs
            if "".join(word[0] for word in run).casefold() == short
            and (not two or ("".join(run).islower() and min(map(len, run)) > _SHORTEST))
        ),
        (),
    )


def is_abbreviated(text: str, initials: str) -> bool:
    """Whether these initials stand in a text as an abbreviation."""
    return initials.upper() in _ABBREVIATIONS.findall(text)
