"""What the same or a later sentence says came of a thing: a proposal was rejected, a text is not signed yet."""

import re
from collections.abc import Iterator
from itertools import islice

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.answering.status.headline import how_decided, inline, status_answer
from rag.english import moments, terms
from rag.record import Statement, StatementStatus

POINTS_BACK = re.compile(
    r"(?:(?:the|this|that|such an?) (?:[\w-]+ )?(?:proposals?|suggestion|idea|motion|plan|requests?|application|matter"
    r"|draft|question|recommendation|item|amendments?|vote|plenary|assembly|chamber)|it|this|that|agreement|consensus"
    r"|(?:there (?:is|was) )?no (?:agreement|decision|consensus|deal|seconder))\b",
    re.IGNORECASE,
)
"""How a sentence begins that says what came of the thing in the sentence before it."""
_FATE_WITHIN = 3
"""So many statements after a proposal may tell what came of it."""
_UNDONE = re.compile(
    r"\b(?:initial(?:l)?ed|not (?:yet |been |formally )*(?:signed|adopted|approved|agreed|granted|concluded)|deferred"
    r"|put off|postponed|shelved)\b"
)
_STILL_OPEN = re.compile(
    r"(?:The|This|That|Its|Their) (?P<what>(?:[\w-]+ ){1,5}?)(?:itself )?(?:(?:was|is|were|are|has|had) (?:not|yet"
    r"|still)\b"
    r"|remain(?:s|ed)? (?:to be|open|unfinished|under)|awaits?\b|has yet to)"
)
"""Says that the thing in the sentence before it is not finished."""


def fate_of(proposal: Statement, asked: Asked) -> StatementStatus | None:
    """What came of a proposal, where one of the next sentences of its paragraph says so: "It was rejected."."""
    told = telling_fate(proposal, asked)
    return told.status if told else None


def telling_fate(proposal: Statement, asked: Asked) -> Statement | None:
    """The statement that says what came of a proposal."""
    _, end = asked.library.sentences_around(proposal.article_id, *proposal.span)  # with what a question is answered
    following = (one for one in asked.library.statements([proposal.article_id]) if one.clause[0] >= proposal.span[1])
    for one in islice(following, _FATE_WITHIN):
        parted = "\n" in asked.library.cut(proposal.article_id, proposal.span[1], one.clause[0])
        if parted and one.clause[1] > end:
            return None
        if one.status in ("adopted", "failed") and POINTS_BACK.match(asked.library.cut(one.article_id, *one.clause)):
            return one
    return None


def fate_told(best: Statement, asked: Asked) -> Composed | None:
    """What came of a proposal as an answer, with the sentence that says so; None where none does."""
    one = telling_fate(best, asked)
    if one is None:
        return None
    citations = Citations(asked.library)
    citations.cite(best.article_id, best.span)
    citations.cite(one.article_id, one.span)
    said = "No" if one.status == "failed" else how_decided(one, asked)
    return status_answer(f"{said}: {inline(asked.library.cut(one.article_id, *one.clause))}.", citations)


def undone(best: Statement, asked: Asked) -> Composed | None:
    """An answer where the sentence itself says that it was not done, or not wholly: "initialled but not signed"."""
    sentence = asked.library.cut(best.article_id, *best.span)
    found = _UNDONE.search(sentence)
    if found is None:
        return None
    citations = Citations(asked.library)
    citations.cite(best.article_id, best.span)
    clause = asked.library.cut(best.article_id, *best.clause)
    said = clause if found[0] in clause else sentence
    return status_answer(f"No: {inline(said)}.", citations)


def _open_after(best: Statement, asked: Asked) -> ArticleSentence | None:
    """The next sentence, where it says that what the statement names is not done."""
    after = asked.library.sentence_after(best.article_id, best.span[1])
    if after is None or "\n" in asked.library.cut(best.article_id, best.span[1], after.start):
        return None
    told = asked.library.cut(best.article_id, after.start, after.end)
    named = _STILL_OPEN.match(told)
    matter = set(terms(asked.library.cut(best.article_id, *best.clause)))
    if named is None or not set(terms(named["what"])) & matter & set(asked.understood.parsed.terms):
        return None
    return ArticleSentence(best.article_id, after.start, after.end, told)


def not_yet(best: Statement, asked: Asked) -> Composed | None:
    """An answer where the next sentence says that it is not done yet."""
    still_open = _open_after(best, asked)
    if still_open is None:
        return None
    citations = Citations(asked.library)
    citations.cite(still_open.article_id, still_open.span)
    citations.cite(best.article_id, best.span)
    return status_answer(f"Not yet: {inline(still_open.text)}.", citations)


_IN_PRINCIPLE = re.compile(r"\bin principle\b")
_NOT_SETTLED = re.compile(
    r"^(?:no (?:decision|date|agreement|sum|deal)\b|.{0,80}\b(?:not|yet to be) (?:decided|settled|fixed)\b)",
    re.IGNORECASE,
)
_OPEN_WITHIN = 4
"""So many sentences after an agreement in principle may say what it leaves open."""


def in_principle(best: Statement, asked: Asked) -> Composed | None:
    """An answer where something was only agreed in principle, with the sentence of its paragraph on what is open."""
    if not _IN_PRINCIPLE.search(asked.library.cut(best.article_id, *best.clause)):
        return None
    citations = Citations(asked.library)
    citations.cite(best.article_id, best.span)
    said = f"{how_decided(best, asked)} in principle"
    for one in _paragraph_after(best, asked):
        if _NOT_SETTLED.match(one.text):
            citations.cite(one.article_id, one.span)
            return status_answer(f"{said} only, but: {inline(one.text)}.", citations)
    return status_answer(f"{said}: {inline(asked.library.cut(best.article_id, *best.clause))}.", citations)


_NEW_DAY = re.compile(r"\b(?:now|instead|new)\b", re.IGNORECASE)
_POSTPONED = re.compile(r"\b(?:postpon\w+|delayed|deferred|put (?:off|back))\b")


def new_day(failed: Statement, asked: Asked) -> ArticleSentence | None:
    """The sentence after one that puts something off which gives the new day: "Now it will be 1 July"."""
    if not _POSTPONED.search(asked.library.cut(failed.article_id, *failed.clause)):
        return None
    after = islice(_paragraph_after(failed, asked), 2)
    return next((one for one in after if _NEW_DAY.search(one.text) and moments(one.text)), None)


_LEFT = re.compile(
    r"\b(?:not (?:reach|come to|take) (?:an?y? )?(?:\w+ )?(?:conclusion|decision|agreement)"
    r"|no (?:decision|conclusion|date)\b|await\w*|referred|(?:working|study|steering|expert) group"
    r"|will (?:look at|examine|consider|study|report|be (?:taken up|considered|examined|discussed|decided|put))"
    r"|(?:asked|told|instructed) (?:\w+ ){0,3}to (?:examine|study|report|consider|look)|put off|postponed|deferred"
    r"|not (?:rejected|adopted|agreed))\b",
    re.IGNORECASE,
)


def how_left(proposal: Statement, asked: Asked) -> ArticleSentence | None:
    """The first sentence of its paragraph behind a proposal that says how it was left: "It goes to a study group"."""
    return next((one for one in islice(_paragraph_after(proposal, asked), 2) if _LEFT.search(one.text)), None)


def _paragraph_after(one: Statement, asked: Asked) -> Iterator[ArticleSentence]:
    """The next sentences of its paragraph."""
    after = (each for each in sentences_of(asked.library, [one.article_id]) if each.start >= one.span[1])
    for each in islice(after, _OPEN_WITHIN):
        if "\n" in asked.library.cut(one.article_id, one.span[1], each.start):
            return
        yield each
