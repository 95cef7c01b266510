"""Claims that a text is binding, or that it is voluntary, against what its article says of its force."""

from rag.answering.asked import Asked
from rag.answering.binding import IS_OF_FORCE, force_of, is_voluntary
from rag.answering.check.evidence import sentence_at
from rag.answering.check.judged import Judged
from rag.question import Meeting


def is_of_force(claim: str, meeting: Meeting | None, asked: Asked) -> Judged | None:
    """The verdict on such a claim; None for other claims, and where no sentence tells."""
    found = IS_OF_FORCE.match(claim)
    force = force_of(found["what"], meeting, asked) if found and meeting else None
    if found is None or force is None:
        return None
    binds = bool(found["no"]) == is_voluntary(found["sort"])
    every = (force.sentence, force.but) if force.but else (force.sentence,)
    evidence = tuple(sentence_at(one.article_id, one.span, asked) for one in every)
    if binds == force.binds:
        return Judged(claim, "borne out", (), evidence)
    return Judged(claim, "wrong", (f"the quote says “{force.said}”",), evidence)
