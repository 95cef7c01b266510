"""The headline of an answer about a status: how it was decided and, in the words of the text, what."""

import re

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.naming import actors_of, fragment, shortened
from rag.english import listing
from rag.record import Statement, StatementStatus

_NO = re.compile(r"^No ")
_JOINS = re.compile(r"^(?:but|and|yet|while) ")
_LONGEST_PART = 170
"""In characters."""


def status_answer(headline: str, citations: Citations) -> Composed:
    """The answer with this headline and all that was cited for it."""
    return Composed("status", headline=headline, quotes=tuple(citations.quotes))


def headline_of(decisive: StatementStatus, best: Statement, asked: Asked) -> str:
    """The headline for a statement of the status that decides; empty where it is only proposed."""
    by = listing(actors_of(best)[:3])
    whole = " ".join(asked.library.cut(best.article_id, *best.clause).split()).strip(" .,;:")
    whole = _JOINS.sub("", whole)
    said = shortened(whole if decisive in ("failed", "announced") else fragment(best, asked.library))
    if decisive == "adopted":
        return f"{how_decided(best, asked)}: {said}."
    if decisive == "failed":
        return f"No: {_NO.sub('no ', said)}."
    if decisive == "announced":
        return f"Only announced{f', by {by}' if by else ''}: {said}."
    return ""


def how_decided(best: Statement, asked: Asked) -> str:
    """The word of the text for how it was decided: "Signed", "Agreed"; "Adopted" when it is none of these."""
    cue = asked.library.cut(best.article_id, *best.cue).split()
    known = [word for word in cue if word in ("signed", "agreed", "approved", "decided", "endorsed", "ratified")]
    return known[0].capitalize() if known else "Adopted"


def inline(sentence: str) -> str:
    """A sentence as a part of a headline."""
    return shortened(sentence.strip().rstrip("."), _LONGEST_PART)
