"""What a decision only takes up: it is told that leaders agreed, and of the thing asked about that they will study it.

"They backed the fund and took up a proposal for a grain exchange" tells of a decision, but the exchange is not decided.
"""

import re

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.naming import shortened
from rag.answering.status.headline import status_answer
from rag.answering.topic import Topic
from rag.english import DECIDED_STEMS, first_verb, mentions, terms, tokens
from rag.record import Statement

_TENTATIVE = re.compile(
    r"\b(?:proposals?|ideas?|suggestions?|initiatives? (?:for|to)|feasib\w+|stud(?:y|ied|ying)|examin\w+|explor\w+"
    r"|consider\w*|discuss\w*|consult\w+|talks?|negotiat\w+|whether|look(?:ed|ing)? (?:at|into)|seek|possib\w+"
    r"|potential|plans? to|work(?:ed|ing)? (?:towards?|on)|amendments? to|process (?:to|for)|mandate (?:to|for)"
    r"|(?:working|expert|drafting|contact) group (?:on|for|to)|reviews? of|(?:timetable|roadmap|preparations?) for)\b",
    re.IGNORECASE,
)
"""Says that what follows it is not decided yet."""
_NOTED = re.compile(r"\b(?:tak(?:es?|ing)|took) note\b|\bnot(?:es|ed|ing) (?!that\b)", re.IGNORECASE)
"""Says that what follows it was seen, and not decided."""
_JOINED = re.compile(r"(?:,|;|,? and|,? but) (?:(?:to|an?|the|its|their) |(?=[a-z]+ed\b|took\b|set\b|gave\b))")
"""Begins another thing that was decided beside the one before."""
_JOINT = re.compile(r"^[,; ]*(?:and |but )?")


def governing(best: Statement, topic: Topic, asked: Asked) -> str:
    """The words from what was decided of the thing asked about up to the end, where they only take it up; else ""."""
    begins = best.cue[0]
    text = asked.library.cut(best.article_id, begins, max(best.clause[1], best.cue[1]))
    weights = topic.weights
    joints = [0, *(found.start() for found in _JOINED.finditer(text)), len(text)]
    parts = [_JOINT.sub("", text[start:]) for start in joints[:-1]]
    ends = [len(text) - end for end in joints[1:]]
    own = [part[: len(part) - end] for part, end in zip(parts, ends, strict=True)]
    named = [sum(weights.get(term, 0.0) for term in {*terms(one)}) for one in own]
    if not any(named):
        return ""
    nth = named.index(max(named))
    part = parts[nth]
    place = max((weights.get(term, 0.0), -one.start) for one in tokens(own[nth]) for term in terms(one.text))
    before = part[: -place[1]]
    every = (*_TENTATIVE.finditer(before), *_NOTED.finditer(before))
    found = next((one for one in every if weights.keys().isdisjoint(terms(one[0]))), None)
    return " ".join(part.split()).strip(" .,;:") if found else ""


def only_takes_up(claim: str, best: Statement, asked: Asked) -> str:
    """The words by which a decision only takes up what a claim says was decided; empty where it decides it."""
    named = {term for one in mentions(f"of {claim}") for word in one.words for term in terms(word)}
    thing = frozenset(terms(claim[first_verb(claim) :])) - named - DECIDED_STEMS
    return governing(best, Topic.of(thing, asked), asked) if best.status == "adopted" else ""


def only_taken_up(best: Statement, topic: Topic, asked: Asked) -> Composed | None:
    """An answer that the decision only takes up the thing asked about; None where it decides it."""
    said = governing(best, topic, asked)
    if not said:
        return None
    citations = Citations(asked.library)
    citations.cite(best.article_id, best.span)
    how = "Only taken note of" if _NOTED.search(said) and not _TENTATIVE.search(said) else "Not yet"
    return status_answer(f"{how}: the quote says only “{shortened(said)}”.", citations)
