"""Acts that a sentence tells otherwise than its quotes: denied, opposite, not done yet, or with the roles exchanged.

Each act of the sentence is set beside the acts of the quotes with the same verb, or one that may mean the same; where
there is none, beside those with an opposite verb.
"""

from collections.abc import Iterator, Sequence

from rag.claims.acts import Act
from rag.claims.fault import ClaimFault
from rag.english import DECIDED_STEMS, alike, opposite, stem


def opposed(mine: Sequence[Act], theirs: Sequence[Act]) -> list[ClaimFault]:
    """The acts of a sentence that its quotes tell otherwise.

    Args:
        mine: Of the sentence.
        theirs: Of all quotes.
    """
    return [ClaimFault(*one.clause, reason) for one in mine for reason in _reasons(one, mine, theirs)]


def _reasons(one: Act, mine: Sequence[Act], theirs: Sequence[Act]) -> Iterator[str]:
    same = [other for other in theirs if other.verb == one.verb]
    if not same and not one.says_much:
        return
    like = [other for other in theirs if other.verb in alike(one.verb) and _share(one, other)]
    if near := same or like:
        reason = (
            _denied(one, [*near, *like]) or _not_done(one, near) or _exchanged(one, near) or _crossed(one, near, theirs)
        )
    else:
        reason = _opposite(one, theirs) or _of_denied(one, theirs) or _undenied(one, theirs)
    if reason:
        yield reason


def _share(one: Act, other: Act) -> bool:
    return other.says_much and bool(one.all & other.all)


def _denied(one: Act, near: Sequence[Act]) -> str | None:
    if one.denied and all(not other.denied and other.mood == "done" and _share_role(one, other) for other in near):
        return "the answer denies what the quote says"
    if not one.denied and any(other.denied for other in near) and not any(_bears_out(other) for other in near):
        return "the quote denies what the answer says"
    return None


def _bears_out(other: Act) -> bool:
    return not other.denied and other.mood in ("done", "coming")


def _not_done(one: Act, near: Sequence[Act]) -> str | None:
    moods = {other.mood for other in near}
    if one.denied or one.is_state or any(other.denied for other in near):
        return None
    if one.mood == "done" and moods <= {"wished", "untold", "coming"}:
        return f"the quote does not say that it has happened (“{near[0].written}”)"
    if one.mood == "coming" and moods <= {"wished", "untold"}:
        return f"the quote does not say that it is settled (“{near[0].written}”)"
    return None


def _exchanged(one: Act, near: Sequence[Act]) -> str | None:
    """Whether who acts and on whom have changed places, in all acts of the same verb."""
    if not one.agents or not one.objects:
        return None
    turned = [
        other
        for other in near
        if other.verb == one.verb
        and one.agents & other.objects - other.agents
        and one.objects & other.agents - other.objects
        and not one.agents & other.agents
    ]
    return "the answer turns round who did it and to whom" if turned and len(turned) == len(near) else None


def _crossed(one: Act, near: Sequence[Act], theirs: Sequence[Act]) -> str | None:
    """Whether the quotes say the opposite of the objects of an act, and the same of others only."""
    if any(one.objects & other.objects for other in near):
        return None
    return _opposite(one, [other for other in theirs if one.objects & other.objects])


def _of_denied(one: Act, theirs: Sequence[Act]) -> str | None:
    """Whether all that the quotes say of who acts and on what is that something was not done."""
    told = [other for other in theirs if one.agents & other.agents and one.objects & other.objects]
    if one.denied or not told or not all(other.denied for other in told):
        return None
    return "the quote denies what the answer says"


def _undenied(one: Act, theirs: Sequence[Act]) -> str | None:
    """Whether a decision is denied of which the quotes tell nothing, when they deny nothing at all."""
    contrary = opposite(one.verb)
    decides = stem(one.written.lower()) in DECIDED_STEMS
    if not one.denied or not decides or any(other.denied or other.verb in contrary for other in theirs):
        return None
    return "the quotes do not deny it"


def _opposite(one: Act, theirs: Sequence[Act]) -> str | None:
    contrary = [
        other
        for other in theirs
        if other.verb in opposite(one.verb) and _share_role(one, other) and other.denied == one.denied
    ]
    return f"the quote says “{contrary[0].written}”, the answer says “{one.written}”" if contrary else None


def _share_role(one: Act, other: Act) -> bool:
    """Whether the same acts, or on the same, as far as is told."""
    if one.agents and other.agents:
        return bool(one.agents & other.agents)
    return bool(one.objects & other.objects)
