"""Whether the sentence names the right actor: names that changed places, or that took over an act."""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from rag.claims.contradiction import ABOUT_THE_SAME, MISPLACED, Said
from rag.claims.fault import ClaimFault
from rag.english import AUXILIARIES, Mention, content, is_verb, same_name, stem, tokens

_MUTUAL = frozenset(
    stem(word)
    for word in [
        "met",
        "meet",
        "meets",
        "talked",
        "talks",
        "discussed",
        "signed",
        "agreed",
        "border",
        "borders",
        "neighbour",
        "cooperate",
    ]
)
"""Stems of verbs for what two do together; the order in which these are named says nothing."""
_PASSIVE = re.compile(
    r"\b(?:by|from|under)\s*(?:the |[A-Z][a-z]+ (?:President|Minister) |President |its |Prime Minister )?$"
)
_JOINED = re.compile(r"^\s*(?:,|and|or|-|,? as well as|with|,? along with)\s*(?:the )?$|^[^a-z]*$")


def misplaced(mine: Sequence[Said], theirs: Sequence[Said], near: NDArray[np.float32]) -> list[ClaimFault]:
    """Clauses whose actor differs from the one the quotes name for it, and clauses in which two changed roles.

    Args:
        mine: Of the sentence.
        theirs: Of all quotes.
        near: Cosines of the bare clauses, (mine, theirs).
    """
    found = []
    for one, row in zip(mine, near, strict=True):
        if one.actor is not None and one.actor in one.own:
            other = _other_actor(one, one.actor, theirs, row)
            if other is not None:
                reason = f"the quote says this of {_name(other)}, the answer of {_name(one.actor)}"
                found.append(ClaimFault(one.clause.start, one.clause.end, reason))
                continue
    return found


def _other_actor(one: Said, actor: Mention, theirs: Sequence[Said], row: NDArray[np.float32]) -> Mention | None:
    """Another actor of whom the quotes say this; None unless what they say of `actor` is much less like it."""
    own = [nth for nth, other in enumerate(theirs) if other.actor is None or _is_named(actor, other)]
    others = [
        nth
        for nth, other in enumerate(theirs)
        if nth not in own and other.actor is not None and bool(other.actor.countries) == bool(actor.countries)
    ]
    if not any(_is_named(actor, theirs[nth]) for nth in own) or not others:
        return None
    best = max(others, key=lambda nth: row[nth])
    actor_of_best = theirs[best].actor
    if row[best] < ABOUT_THE_SAME or row[best] - max(row[nth] for nth in own) < MISPLACED or actor_of_best is None:
        return None
    mine = {stem(word) for word in content(one.bare)}
    shared = mine & {stem(word) for word in content(theirs[best].bare)}
    in_own = {stem(word) for nth in own for word in content(theirs[nth].bare)}
    together = any(_alike(each, actor_of_best) for each in one.own)  # "Chile and Peru joined"
    return actor_of_best if shared - in_own and not together else None


def _is_named(actor: Mention, other: Said) -> bool:
    return any(_alike(actor, each) for each in (*other.own, *((other.actor,) if other.actor else ())))


def _alike(one: Mention, other: Mention) -> bool:
    if one.countries or other.countries:
        return not set(one.countries).isdisjoint(other.countries)
    return any(same_name(mine, theirs) for mine in one.words for theirs in other.words)


def _swapped(one: Said, theirs: Sequence[Said]) -> tuple[Mention, Mention] | None:
    """Two names that have the same verb between them here and in a quote, but in the opposite order."""
    text = one.text
    begin = one.clause.start
    for nth, first in enumerate(one.own):
        for second in one.own[nth + 1 :]:
            if _alike(first, second):
                continue
            for other in theirs:
                later = next((each for each in other.own if _alike(first, each)), None)
                sooner = next((each for each in other.own if _alike(second, each)), None)
                if later is None or sooner is None or sooner.end > later.start:
                    continue
                mine = _between(text, first.end - begin, second.start - begin)
                held = _between(other.text, sooner.end - other.clause.start, later.start - other.clause.start)
                if _turns(mine, held):
                    return first, second
    return None


def _between(text: str, start: int, end: int) -> str:
    return text[max(start, 0) : max(end, 0)]


def _turns(mine: str, held: str) -> bool:
    """Whether the texts between two names, here and in a quote, have a verb in common that makes their order matter."""
    if _JOINED.match(mine) or _JOINED.match(held):
        return False
    shared = _verbs(mine) & _verbs(held)
    return (
        bool(shared - _MUTUAL) and not shared & _MUTUAL and bool(_PASSIVE.search(mine)) == bool(_PASSIVE.search(held))
    )


def _verbs(text: str) -> set[str]:
    """Stems of the verbs of a text, of those after an auxiliary too: "would hold"."""
    every = [token.text.lower() for token in tokens(text)]
    after = {word for auxiliary, word in pairwise(every) if auxiliary in AUXILIARIES}
    return {stem(word) for word in every if (is_verb(word) or word in after) and word not in AUXILIARIES}


def _name(one: Mention) -> str:
    return one.text.removesuffix("'s")
