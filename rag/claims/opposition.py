"""Acts that a sentence tells otherwise than its quotes: denied, opposite, not done yet, or with the roles exchanged.

Each act of the sentence is set beside the acts of the quotes with the same verb, or one that may mean the same; where
there is none, beside those with an opposite verb.
"""

from collections.abc import Sequence

from rag.claims.acts import Act
from rag.claims.fault import ClaimFault, FaultKind
from rag.claims.verb_groups import verb_stems
from rag.english import DECIDED_STEMS, alike, opposite, stem, verb_stem

_FEW = 3
"""Of what is told of an act besides, so many words count when objects alone show whether the same is meant."""
_COMING = alike(verb_stem("attend"))
"""Of being there, which "came" says too, though it says too little to be missed."""
_IN_PERSON = _COMING - verb_stems("participate") | verb_stems("visit travel")
"""Of being there oneself; one may take part from afar."""
_AFAR = verb_stems("video videolink videoconference online remotely virtually phone telephone")
_VOICING = verb_stems("express voice declare speak")
_CALLED_OFF = verb_stems("cancel scrap drop postpone abandon")
_INVITE, _AGREE = verb_stem("invite"), verb_stem("agree")
_JOURNEY = verb_stems("visit trip journey travel tour attendance participation appearance")
_ENTER, _LET_IN = verb_stems("join enter accede"), verb_stems("admit accept welcome receive")
_Found = tuple[str, FaultKind]
_MUTUAL = frozenset(
    map(verb_stem, ("meet", "talk", "discuss", "sign", "agree", "border", "neighbour", "cooperate", "merge"))
)
"""Of what two do together; the order in which these are named says nothing."""


def opposed(mine: Sequence[Act], theirs: Sequence[Act]) -> list[ClaimFault]:
    """The acts of a sentence that its quotes tell otherwise.

    Args:
        mine: Of the sentence.
        theirs: Of all quotes.
    """
    return [ClaimFault(*one.clause, *found) for one in mine if (found := _opposed(one, theirs))]


def _opposed(one: Act, theirs: Sequence[Act]) -> _Found | None:
    if found := _not_there(one, theirs):
        return found
    same = [other for other in theirs if other.verb == one.verb]
    if not same and not one.says_much:
        return _opposite(
            one, theirs if one.verb in _COMING else [other for other in theirs if _same_things(one, other)]
        )
    like = [other for other in theirs if other.verb in alike(one.verb) and _share(one, other)]
    if not same and (found := _opposite(one, [other for other in theirs if one.objects & other.objects])):
        return found
    if not same and not like:
        return _opposite(one, theirs) or _of_denied(one, theirs) or _undenied(one, theirs)
    turning = [other for other in (*same, *like) if not _lets_in(one, other)]
    return (
        _denied(one, [*same, *like])
        or _of_others(one, same)
        or _not_done(one, same or [other for other in like if one.verb != _AGREE])
        or _exchanged(one, turning)
        or _done_to(one, turning)
        or _by_another(one, [*same, *like], theirs)
        or _crossed(one, same, theirs)
    )


def _lets_in(one: Act, other: Act) -> bool:
    """Whether one joins what the other lets it into, which tells the same the other way round."""
    return {one.verb, other.verb} & _ENTER != set() and {one.verb, other.verb} & _LET_IN != set()


def _not_there(one: Act, theirs: Sequence[Act]) -> _Found | None:
    """Whether the quotes say of who is told to have been there that they stayed away, or took part from afar."""
    if one.verb not in _IN_PERSON or one.denied or one.all & _AFAR:
        return None
    of_these = [other for other in theirs if one.agents & other.agents]
    coming = [other for other in of_these if other.verb in _COMING | _IN_PERSON]
    if any(not other.denied and not other.all & _AFAR for other in coming):
        return None
    if any(other.verb in opposite(one.verb) for other in of_these):
        return None  # told so elsewhere
    if any(other.all & _AFAR and not other.denied for other in of_these):
        return "the quote says that it was from afar", "contrary"
    called_off = [
        other
        for other in of_these
        if other.verb in _CALLED_OFF and (other.objects & _JOURNEY or not (other.patient or other.passive))
    ]
    uninvited = any(other.denied and other.verb == _INVITE and one.agents & other.objects for other in theirs)
    if uninvited or any(not other.denied for other in called_off) or any(other.denied for other in coming):
        return "the quote denies what the answer says", "contrary"
    return None


def _same_things(one: Act, other: Act) -> bool:
    """Whether most of what an act is on is what another is on."""
    return len(one.objects & other.objects) > len(one.objects) / 2


def _share(one: Act, other: Act) -> bool:
    return other.says_much and bool(one.all & other.all)


def _denied(one: Act, near: Sequence[Act]) -> _Found | None:
    if one.denied and all(_bears_out(other) and _share_role(one, other) for other in near):
        return "the answer denies what the quote says", "contrary"
    if not one.denied and any(other.denied for other in near) and not any(_bears_out(other) for other in near):
        return "the quote denies what the answer says", "contrary"
    return None


def _bears_out(other: Act) -> bool:
    return not other.denied and other.mood in ("done", "coming")


def _not_done(one: Act, near: Sequence[Act]) -> _Found | None:
    moods = {other.mood for other in near}
    if not near or one.denied or one.is_state or any(other.denied for other in near):
        return None
    if one.mood == "done" and moods <= {"wished", "untold", "coming"}:
        return f"the quote does not say that it has happened (“{near[0].written}”)", "undecided"
    if one.mood == "coming" and moods <= {"wished", "untold"}:
        return f"the quote does not say that it is settled (“{near[0].written}”)", "undecided"
    return None


def _of_others(one: Act, same: Sequence[Act]) -> _Found | None:
    """Whether the quotes say it only of others."""
    others = [other for other in same if other.exclusive and other.agents]
    if one.denied or not one.agents or not same or len(others) < len(same):
        return None
    if any(one.agents & other.agents for other in others):
        return None
    return "the quote says it only of others", "contrary"


def _exchanged(one: Act, same: Sequence[Act]) -> _Found | None:
    """Whether who acts and on whom have changed places, in all acts of the same verb."""
    turned = [
        other
        for other in same
        if (one.agents & other.objects - other.agents - one.objects or _is_of_pronoun(one, other))
        and one.objects & other.agents - other.objects - one.agents
    ]
    if one.verb in _MUTUAL or not turned or len(turned) < len(same):
        return None
    return "the answer turns round who did it and to whom", "contrary"


def _done_to(one: Act, near: Sequence[Act]) -> _Found | None:
    """Whether who acts is whom another acts on, in all acts that may be meant: "asked the board", "the board asked"."""
    if one.denied or one.passive or not one.patient or one.verb in _MUTUAL:
        return None
    turned = [other for other in near if other.agents and not one.agents & other.agents and one.agents <= other.patient]
    if not one.agents or not turned or len(turned) < len(near):
        return None
    return "the answer turns round who did it and to whom", "contrary"


def _by_another(one: Act, near: Sequence[Act], theirs: Sequence[Act]) -> _Found | None:
    """Whether the quotes tell of who acts, and of the same act on the same things, but that another does it."""
    on_same = [
        other for other in near if _same_things(one, other) and (other.verb == one.verb or one.patient & other.objects)
    ]
    if one.denied or one.is_state or not one.agents or not on_same or one.verb in _MUTUAL:
        return None
    if any(not other.agents or one.agents & other.all or other.denied for other in on_same):
        return None
    elsewhere = any(one.agents & other.agents for other in theirs)
    return (f"the quote says “{on_same[0].written}” of another", "contrary") if elsewhere else None


def _is_of_pronoun(one: Act, other: Act) -> bool:
    """Whether a pronoun may stand, in the quote, for who acts in the answer: "pressed them"."""
    return bool(one.agents) and not other.objects and not one.agents & other.agents


def _crossed(one: Act, near: Sequence[Act], theirs: Sequence[Act]) -> _Found | None:
    """Whether the quotes say the opposite of the objects of an act, and the same of others only."""
    if not near or any(one.objects & other.objects for other in near):
        return None
    return _opposite(one, [other for other in theirs if one.objects & other.objects])


def _of_denied(one: Act, theirs: Sequence[Act]) -> _Found | None:
    """Whether all that the quotes say of who acts and on what is that something was not done."""
    told = [other for other in theirs if one.agents & other.agents and one.objects & other.objects]
    if one.denied or not told or not all(other.denied for other in told):
        return None
    return "the quote denies what the answer says", "contrary"


def _undenied(one: Act, theirs: Sequence[Act]) -> _Found | None:
    """Whether a decision is denied of which the quotes tell nothing, when they deny nothing at all."""
    contrary = opposite(one.verb)
    decides = stem(one.written.lower()) in DECIDED_STEMS
    if not one.denied or one.mood != "done" or not decides:
        return None
    if any(other.denied or other.verb in contrary for other in theirs):
        return None
    return "the quotes do not deny it", "absent"


def _opposite(one: Act, theirs: Sequence[Act]) -> _Found | None:
    contrary = [
        other
        for other in theirs
        if (_means(other) & opposite(one.verb)) and _share_role(one, other) and other.denied == one.denied
    ]
    return (
        (f"the quote says “{contrary[0].written}”, the answer says “{one.written}”", "contrary") if contrary else None
    )


def _means(one: Act) -> frozenset[str]:
    """The stem of its verb; those of its objects where these say what is done: "expressed support"."""
    return one.objects if one.verb in _VOICING else frozenset((one.verb,))


def _share_role(one: Act, other: Act) -> bool:
    """Whether the same acts, or on the same, as far as is told."""
    if other.passive and not one.passive and not one.objects:  # "it went ahead", "it was called off"
        return bool(one.agents & other.objects)
    if one.is_state and one.agents & other.patient:  # "the pass stayed open", "snow closed the pass"
        return True
    if one.agents and other.agents:
        others = one.agents - other.agents
        return bool(one.agents & other.agents) and not others & other.objects
    of_both = one.objects & other.objects
    return len(of_both) > max(len(one.objects), min(len(other.objects), _FEW)) / 2
