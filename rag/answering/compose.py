"""Chooses the composer for a question. A new kind is a new module and one line here."""

from collections.abc import Callable, Mapping

from rag.answering.about import about
from rag.answering.asked import Asked
from rag.answering.check import check_claims
from rag.answering.compare import compare
from rag.answering.composed import Composed
from rag.answering.digest import digest
from rag.answering.fact import fact
from rag.answering.library import library
from rag.answering.listed import complete_list
from rag.answering.meeting import about_meeting
from rag.answering.missing import not_held
from rag.answering.status import status
from rag.types import Kind

Composer = Callable[[Asked], Composed | None]
"""Composes an answer of its kind; None when the library has nothing of that kind to answer from."""

COMPOSERS: Mapping[Kind, Composer] = {
    "about": about,
    "check": check_claims,
    "compare": compare,
    "digest": digest,
    "list": complete_list,
    "meeting": about_meeting,
    "status": status,
    "library": library,
}
"""The kinds that are composed from more than the sentences that the reader chooses."""

SAY_THEMSELVES = frozenset[Kind]({"about", "check", "compare"})
"""Kinds that say themselves what the library does not hold, or need nothing of it."""


def compose(asked: Asked) -> Composed:
    """The answer to a question, of the kind that it wants or, where that has nothing to say, as a fact.

    What it names that the library does not hold is said before anything else.
    """
    kind = asked.understood.kind
    if kind not in SAY_THEMSELVES and (lacking := not_held(asked)):
        return lacking
    composer = COMPOSERS.get(kind)
    return (composer(asked) if composer else None) or fact(asked)
