"""Whether the sentence names the right actor, or one whom the quotes name for something else."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rag.claims.contradiction import ABOUT_THE_SAME, MISPLACED, Said
from rag.claims.fault import ClaimFault
from rag.english import Mention, content, same_name, stem


def misplaced(mine: Sequence[Said], theirs: Sequence[Said], near: NDArray[np.float32]) -> list[ClaimFault]:
    """Clauses whose actor differs from the one the quotes name for it.

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
    return found


def _other_actor(one: Said, actor: Mention, theirs: Sequence[Said], row: NDArray[np.float32]) -> Mention | None:
    """Another actor of whom the quotes say this; None unless what they say of `actor` is much less like it."""
    own = [nth for nth, other in enumerate(theirs) if other.actor is None or _is_named(actor, other)]
    others = [
        nth
        for nth, other in enumerate(theirs)
        if nth not in own
        and other.actor is not None
        and bool(other.actor.countries) == bool(actor.countries)
        and other.reports <= one.reports
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


def _name(one: Mention) -> str:
    return one.text.removesuffix("'s")
