"""What the best statements about a thing say together: agreed, disputed, only proposed, only announced or failed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.naming import actors_of
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.answering.status.fate import fate_told, how_left, in_principle, new_day, not_yet, undone
from rag.answering.status.headline import disputed, headline_of, inline, status_answer
from rag.answering.status.matches import Match
from rag.answering.status.tentative import governing, only_taken_up
from rag.answering.topic import Topic
from rag.english import clauses, listing, sentence_case
from rag.record import Statement, StatementStatus

DENIES = re.compile(
    r"\b(none of (these|those|them|the)|no such \w+ was|neither appears|not agreed|proposals?, not"
    r"|ideas?, not|suggestions? and not|not (one|part) of"
    r"|not among|not adopted|were not adopted|no agreed|rather than (functioning|working|existing)"
    r"|(remain(s|ed)?|still|only|merely) (an? |only |merely )?(proposals?|initiatives?|ideas?|suggestions?))\b",
    re.IGNORECASE,
)
"""Words of a sentence that says of proposals made before it that they were not adopted."""
_DIFFERS = re.compile(
    r"\b(more narrowly|more cautious|differ(s|ed)?|disagree[sd]?|contradict(s|ed)?|disputed|denied"
    r"|by contrast|in contrast"
    r"|other (reports|accounts|outlets)|another account|whereas)\b",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"\b(described|called|termed|presented) (it|this|that|the (outcome|move|decision|step|plan|result|text"
    r"|announcement))\b"
    r"|\bmore narrowly\b|\bby contrast\b|\bin contrast\b|\bdisputed\b|\bdenied\b|\bput it\b|\banother account\b"
)
_SOURCE = re.compile(
    r"\b(according to|citing|reported|quoting|said|agency|described|put|account|reports?|outlet)\b", re.IGNORECASE
)
NEAR_BEST = 0.85
"""0-1: a statement that covers this share of what the best one covers is about the same thing, and may decide."""
NEAR_ENOUGH = 0.7
"""0-1: a statement that covers this share of what the best one covers is quoted after it, if it says the same."""
_MOST_QUOTED = 3
_NOTHING_SAYS = ": nothing in the library says that it was agreed"
_ORDER: tuple[StatementStatus, ...] = ("adopted", "failed", "announced", "proposed")


def verdict(every: Sequence[Match], topic: Topic, asked: Asked) -> Composed | None:
    """The answer that the best of these statements, and what follows them in their articles, give together."""
    matches = [one for one in every if -one.order[0] >= -NEAR_BEST * every[0].order[0]]
    told = {status: [one for one in matches if one.statement.status == status] for status in _ORDER}
    decisive = next((status for status in _ORDER if told[status]), None)
    undecided = told["announced"] if decisive == "announced" else told["proposed"] or matches
    if decisive not in ("adopted", "failed") and (fate := fate_told(undecided[0].statement, asked)):
        return fate
    if decisive is None:
        return None
    decided = (one.statement for one in told[decisive] if not governing(one.statement, topic, asked))
    likeliest = told[decisive][0]
    best = likeliest.statement if likeliest.read else next(decided, likeliest.statement)
    if decisive == "adopted" and (
        not_done := undone(best, asked)
        or not_yet(best, asked)
        or in_principle(best, asked)
        or only_taken_up(best, topic, asked)
    ):
        return not_done
    citations = Citations(asked.library)
    first = citations.cite(best.article_id, best.span)
    other = _told_otherwise(best, asked)
    second = citations.cite(other.article_id, other.span) if other is not None else first
    if decisive == "adopted" and other is not None and _DIFFERS.search(other.text):
        return status_answer(disputed(best, first, other.text, second, asked), citations)
    headline = headline_of(decisive, best, topic, asked)
    if decisive == "failed" and (later := new_day(best, asked)):
        citations.cite(later.article_id, later.span)
        headline = f"{headline} {inline(later.text)}."
    if decisive == "proposed":
        by = listing(list(dict.fromkeys(who for one in told[decisive] for who in actors_of(one.statement)[:3]))[:4])
        headline = f"Only proposed{f', by {by}' if by else ''}"
        if done := _already_done(every, asked):
            marker = citations.cite(done[0].article_id, done[0].span)
            said = f"Proposed{f', by {by}' if by else ''} [{first}]; by another account {done[1]} [{marker}]."
            return status_answer(said, citations)
        denial = _denial(best, asked) if _of_one_source(told[decisive], asked) else None
        if denial is not None:
            citations.cite(denial.article_id, denial.span)
            headline = f"{headline}, not among the texts adopted."
        elif left := how_left(best, asked):
            citations.cite(left.article_id, left.span)
            headline = f"{headline}: {inline(left.text)}."
        else:
            headline = f"{headline}{_NOTHING_SAYS}."
    others = [
        one.statement for one in every
        if one.statement.status == decisive and one.covered >= NEAR_ENOUGH * matches[0].covered
        and one.of_country >= told[decisive][0].of_country
    ]  # fmt: skip
    _cite_more(others, citations)
    return status_answer(headline, citations)


def premise_denied(composed: Composed, matches: Sequence[Match], word: str) -> Composed | None:
    """An answer that nothing says what the question takes for granted; None when something does."""
    statuses = {one.statement.status for one in matches}
    if composed.headline.startswith("No: "):
        instead = sentence_case(composed.headline.removeprefix("No: "))
        return replace(composed, headline=f"Nothing in the library says that it was {word}. {instead}")
    if "adopted" in statuses or not statuses & {"proposed", "failed"}:
        return None
    said = composed.headline[0].lower() + composed.headline[1:].replace(_NOTHING_SAYS, "")
    return Composed(
        "status", headline=f"Nothing in the library says that it was {word}: it was {said}" if "proposed" in statuses
        else f"Nothing in the library says that it was {word}. {composed.headline}",
        quotes=composed.quotes,
    )  # fmt: skip


def _already_done(every: Sequence[Match], asked: Asked) -> tuple[Statement, str] | None:
    """What tells, of a thing that the best statement proposes, that there is one, and the clause that says so."""
    for one in every:
        told = one.statement
        if told.status == "reported" and one.covered >= NEAR_ENOUGH * every[0].covered:
            text = asked.library.cut(told.article_id, *told.clause)
            parts = (text[start:end] for start, end in clauses(text))
            if made := next((part for part in parts if _MADE.search(part)), None):
                return told, inline(re.sub(r"^(?:and|but) ", "", made.strip(" ,;.")))
    return None


_MADE = re.compile(
    r"\b(?:was|were|has been|have been|had been) (?:set up|created|established|founded|launched|opened)\b"
)


def _of_one_source(matches: Sequence[Match], asked: Asked) -> bool:
    """Whether one article, or reprints of one, say all of it."""
    return len({*asked.library.stories({one.statement.article_id for one in matches}).values()}) == 1


def _cite_more(statements: Iterable[Statement], citations: Citations) -> None:
    """Cites these statements until the answer has enough quotes."""
    for one in statements:
        if len(citations.quotes) < _MOST_QUOTED:
            citations.cite(one.article_id, one.span)


def _told_otherwise(best: Statement, asked: Asked) -> ArticleSentence | None:
    """The next sentence when it gives another account of the same decision."""
    every = [one for one in sentences_of(asked.library, [best.article_id]) if one.start >= best.span[1]]
    return next((one for one in every[:1] if _SOURCE.search(one.text) and _ACCOUNT.search(one.text)), None)


def _denial(best: Statement, asked: Asked) -> ArticleSentence | None:
    """A sentence of the same article, after the proposal, that says that such proposals were not adopted."""
    return next(
        (
            one
            for one in sentences_of(asked.library, [best.article_id])
            if one.end >= best.span[1] and DENIES.search(one.text)
        ),
        None,
    )
