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
from rag.answering.parts import both_parts
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


def compose(asked: Asked) -> Composed:
    """The answer to a question, or to both where it joins two."""
    return both_parts(asked, _of_its_kind) or _of_its_kind(asked)


def _of_its_kind(asked: Asked) -> Composed:
    """The answer of the kind that a question wants or, where that has nothing to say, as a fact."""
    composer = COMPOSERS.get(asked.understood.kind)
    return (composer(asked) if composer else None) or fact(asked)
