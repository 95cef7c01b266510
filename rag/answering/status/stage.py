"""A later stage than the one told: it is asked whether a treaty is in force, and it is only told that it was signed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.answering.status.headline import HOW_DECIDED, inline, status_answer
from rag.answering.topic import Topic
from rag.english import sentence_case


@dataclass(frozen=True, slots=True)
class _Stage:
    """What comes after a decision."""

    said: str
    """After "that it"."""
    tells: re.Pattern[str]
    """Of a question that asks for it, and of a sentence that tells of it."""


_STAGES = (
    _Stage("was ratified", re.compile(r"\bratif\w*", re.IGNORECASE)),
    _Stage(
        "is in force",
        re.compile(
            r"\b(?:in|into) (?:force|effect)\b|\b(?:took|takes?|taking|taken) effect\b"
            r"|\b(?:applies|apply|be applied|effective) (?:since|from|as of)\b",
            re.IGNORECASE,
        ),
    ),
    _Stage("is binding", re.compile(r"\bbinding\b|\blegal(?:ly)? (?:force|binding)\b", re.IGNORECASE)),
    _Stage("was implemented", re.compile(r"\bimplement(?:ed|ation)\b|\bcarried out\b", re.IGNORECASE)),
    _Stage(
        "is in operation",
        re.compile(
            r"\bin (?:operation|use|service)\b|\b(?:began|begun|started) (?:to )?(?:work|operat)\w*"
            r"|\boperat(?:es|ing|ional)\b|\b(?:functioning|up and running)\b",
            re.IGNORECASE,
        ),
    ),
    _Stage("was paid", re.compile(r"\b(?:paid|disburse(?:d|ment))\b", re.IGNORECASE)),
)

_NOT_REACHED = re.compile(r"\b(?:not yet|(?:has|have|had) yet to|still)\b|\brather than\b", re.IGNORECASE)
"""Says of a stage that it is not reached."""
_CONDITION = re.compile(r"\b(?:once|if|until|unless|when|after|before|as soon as)\b[^.;,]*$", re.IGNORECASE)
"""Comes before a stage that is not reached yet: "once the agreement took effect"."""


def _stage_in(text: str) -> _Stage | None:
    return next((one for one in _STAGES if one.tells.search(text)), None)


def at_its_stage(composed: Composed, topic: Topic, asked: Asked, what: Meant) -> Composed:
    """The answer that something was decided, with what is told of the later stage asked about, or that nothing is.

    Args:
        composed: The answer about the decision; returned as it is where it tells of none.
        topic: The thing asked about.
        asked: Question and library.
        what: The question as meant.
    """
    stage = _stage_in(what.text)
    done, _, thing = composed.headline.partition(": ")
    if stage is None or stage.tells.search(f"{done} {thing}"):
        return composed
    citations = Citations(asked.library)
    every = [*_telling(stage, composed, topic, asked)]
    if unreached := next((one for one in every if _NOT_REACHED.search(one.text)), None):
        citations.cite(unreached.article_id, unreached.span)
        citations.take(composed.quotes)
        return status_answer(f"Not yet: {inline(unreached.text)}.", citations)
    if done not in HOW_DECIDED:
        return composed
    told = next((one for one in every if not _CONDITION.search(one.text[: _start_of(stage, one)])), None)
    if told is None:
        citations.take(composed.quotes)
        for one in every[:1]:
            citations.cite(one.article_id, one.span)
        headline = f"{done}, but nothing in the library says that it {stage.said}: {thing}"
        return status_answer(headline, citations)
    citations.cite(told.article_id, told.span)
    citations.take(composed.quotes)
    return status_answer(f"{sentence_case(inline(told.text))}.", citations)


def _paragraph_up_to(one: ArticleSentence, asked: Asked) -> str:
    """What a paragraph says up to the end of a sentence, which may call by "it" what the paragraph is on."""
    return asked.library.cut(one.article_id, 0, one.end).rpartition("\n")[2]


def _start_of(stage: _Stage, one: ArticleSentence) -> int:
    found = stage.tells.search(one.text)
    return found.start() if found else 0


def _on_the_same(quoted: Iterable[str], near: Iterable[str], asked: Asked) -> list[str]:
    """Of the articles near a topic those on the meeting of the ones quoted, or on none; all where they are on several.

    What another meeting's declaration says of its force is no answer.
    """
    meetings = [met for one in quoted if (met := asked.catalogue.meeting_of.get(one))]
    own = {one for met in meetings for one in met.article_ids}
    alone = bool(meetings) and all(met is meetings[0] for met in meetings)
    return [one for one in near if not alone or one in own or one not in asked.catalogue.meeting_of]


def _telling(stage: _Stage, composed: Composed, topic: Topic, asked: Asked) -> Iterator[ArticleSentence]:
    """The sentences on the thing that tell of the stage: by their words, or in the paragraph of one that is quoted."""
    quoted = {one.article_id: one for one in reversed(composed.quotes)}
    ids = dict.fromkeys((*quoted, *sorted(_on_the_same(quoted, topic.nearest(asked.library), asked))))
    for one in sentences_of(asked.library, list(ids)):
        if not stage.tells.search(one.text):
            continue
        near = quoted.get(one.article_id)
        follows = (
            near and one.start >= near.start and "\n" not in asked.library.cut(near.article_id, near.start, one.end)
        )
        if follows or topic.is_of(_paragraph_up_to(one, asked)):
            yield one
