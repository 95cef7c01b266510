"""Claims that a text is binding, or that it is voluntary, against what its article says of its force."""

from rag.answering.asked import Asked
from rag.answering.binding import IS_OF_FORCE, OBLIGES, force_of, is_voluntary
from rag.answering.check.evidence import sentence_at
from rag.answering.check.judged import Judged
from rag.english import first_verb
from rag.question import Meeting


def is_of_force(claim: str, meeting: Meeting | None, asked: Asked) -> Judged | None:
    """The verdict on such a claim; None for other claims, and where no sentence tells."""
    found, obliges = IS_OF_FORCE.match(claim), OBLIGES.match(claim)
    what = found["what"] if found else _object(obliges["what"]) if obliges else ""
    force = force_of(what, meeting, asked) if what and meeting else None
    if force is None:
        return None
    binds = found is None or bool(found["no"]) == is_voluntary(found["sort"])
    every = filter(None, (force.sentence, force.but, force.about if obliges else None))
    evidence = tuple(sentence_at(one.article_id, one.span, asked) for one in every)
    if binds == force.binds:
        return Judged(claim, "borne out", (), evidence)
    return Judged(claim, "wrong", (f"the quote says “{force.said}”",), evidence)


def _object(said: str) -> str:
    """What stands behind the first verb of words that end in what somebody is bound to: "Peru got | a charter"."""
    return said[first_verb(said) or 0 :].partition(" ")[2]
