"""The headline of an answer about a status: how it was decided and, in the words of the text, what."""

import re

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.naming import actors_of, fragment, shortened
from rag.answering.topic import Topic
from rag.english import comparable, figures, listing, plain, same, terms, tokens
from rag.record import Statement, StatementStatus

_NO = re.compile(r"^No ")
_JOINS = re.compile(r"^(?:but|and|yet|while) ")
_TOLD_AS = re.compile(
    r"\b(?:describ|present|call|term|put|report|portray|characteri[sz])\w*\b(?: [\w'’-]+,?){1,6}? as"
    r" (?:only |merely |just )?"
    r"|\b(?:sa(?:id|ys)|reported|disputed|denied|wrote|insist(?:ed|s)|claim(?:ed|s))(?: that)? (?=[^,]{8})",
    re.IGNORECASE,
)
"""Comes before what an account says that it was."""
HOW_DECIDED = ("Adopted", "Signed", "Agreed", "Approved", "Decided", "Endorsed", "Ratified")
"""How a headline that something was decided begins."""
_LONGEST_PART = 170
"""In characters."""
_FEW_WORDS = 90
"""In characters, of one of two accounts."""


def status_answer(headline: str, citations: Citations) -> Composed:
    """The answer with this headline and all that was cited for it."""
    return Composed("status", headline=headline, quotes=tuple(citations.quotes))


def headline_of(decisive: StatementStatus, best: Statement, topic: Topic, asked: Asked) -> str:
    """The headline for a statement of the status that decides the topic; empty where it is only proposed."""
    by = listing(actors_of(best)[:3])
    whole = " ".join(asked.library.cut(best.article_id, *best.clause).split()).strip(" .,;:")
    whole = _JOINS.sub("", whole)
    said = shortened(whole if decisive in ("failed", "announced") else fragment(best, asked.library, with_verb=False))
    if decisive == "adopted" and topic.covered(said) < _OF_THE_WHOLE * topic.covered(whole):
        said = shortened(_from_topic(whole, topic))
    if decisive == "adopted":
        return f"{how_decided(best, asked)}: {said}."
    if decisive == "failed":
        return f"No: {_NO.sub('no ', said)}."
    if decisive == "announced":
        return f"Only announced{f', by {by}' if by else ''}: {said}."
    return ""


def _from_topic(text: str, topic: Topic) -> str:
    """A text from a few words before the first that is of the topic; the whole where none is."""
    every = tokens(text)
    first = next((nth for nth, one in enumerate(every) if not topic.weights.keys().isdisjoint(terms(one.text))), 0)
    return f"… {text[every[first - _WORDS_AHEAD].start :]}" if first > _WORDS_AHEAD else text


_WORDS_AHEAD = 5
_OF_THE_WHOLE = 0.5
"""0-1: the part of what a clause has of the topic that a piece of it needs to stand for it."""


def how_decided(best: Statement, asked: Asked) -> str:
    """The word of the text for how it was decided: "Signed", "Agreed"; "Adopted" when it is none of these."""
    cue = asked.library.cut(best.article_id, *best.cue).split()
    known = [word.capitalize() for word in cue if word.islower() and word.capitalize() in HOW_DECIDED]
    return known[0] if known else "Adopted"


def disputed(best: Statement, mine: int, account: str, theirs: int, asked: Asked) -> str:
    """The headline where two accounts differ: what each says in a few words, with the marker of its quote.

    Args:
        best: The statement that it was decided.
        mine: The marker of its sentence.
        account: The sentence that tells it otherwise.
        theirs: The marker of that sentence.
        asked: Question and library.
    """
    _, end = best.what or best.clause
    said = asked.library.cut(best.article_id, best.cue[0], max(end, best.cue[1]))
    told = _figures_apart(asked.library.cut(best.article_id, *best.span), account) or (said, _told_in(account))
    few, other = (shortened(" ".join(one.split()).strip(" .,;:"), _FEW_WORDS) for one in told)
    return f"Disputed: {few} [{mine}]; by another account {other} [{theirs}]."


def _told_in(account: str) -> str:
    """What an account says it was: after "described the step as"; without such words the clause that tells it."""
    found = _TOLD_AS.search(account)
    return account[found.end() :] if found else account


def _figures_apart(text: str, other: str) -> tuple[str, str] | None:
    """The first two figures of the same kind that two accounts give differently."""
    read = [[one for one in figures(plain(each)) if one.unit or one.scaled] for each in (text, other)]
    apart = (
        (one.text, their.text)
        for one in read[0]
        for their in read[1]
        if comparable(one, their) and not same(one, their) and not same(their, one)
    )
    return next(apart, None)


def inline(sentence: str) -> str:
    """A sentence as a part of a headline."""
    return shortened(sentence.strip().rstrip("."), _LONGEST_PART)
