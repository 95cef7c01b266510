"""Where a sentence says the contrary of its quotes: a proposal made a decision, a denial lost, a rise turned to a fall.

Each clause of the sentence is set beside the clause of the quotes that is about the same thing. Only what can be told
by words counts; whether a clause rests on anything at all is for `rag.claims.wording` to say.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rag.claims.clauses import Clause, contrary_direction, read_clauses
from rag.claims.fault import ClaimFault, FaultKind
from rag.claims.punctuality import without_punctuality
from rag.claims.verb_groups import DETERMINERS
from rag.english import Mention, alike, content, is_verb, mentions, stem, tokens, unlike, verb_stem, word_set, words

ABOUT_THE_SAME = 0.45
"""A clause of a quote is about the same thing as a clause of the sentence from this cosine on, names left out."""
AS_GOOD = 0.1
"""A clause of a quote that is less near than the best by no more than this may be the one meant, too."""
MISPLACED = 0.15
"""How much nearer a clause about another actor must be than any about the actor whom the sentence names."""


_PRONOUNS = word_set("he she it they who which")
_SAYING = alike(verb_stem("say"))
_TITLE = re.compile(r"(?:['’]s)?(?:\s+(?!and\b|or\b)[\w.-]+){0,4}\s+")
_IN_PLACE_OF = re.compile(r"\b(?:rather than|instead of)\b[^,;.]*", re.IGNORECASE)
_THAT = re.compile(r"\bthat\b")


@dataclass(frozen=True, slots=True)
class Said:
    """A clause of a text with what it is about and who acts in it."""

    clause: Clause
    text: str
    bare: str
    """Without names, for comparing what is said rather than of whom."""
    actor: Mention | None
    """The name before its verb, or else that of the clause before; None when there is none, or another word instead."""
    own: tuple[Mention, ...]
    """The names in the clause."""
    reports: bool = False
    """Whether its actor only says what it is about: "Lee announced that the pact was signed"."""

    @property
    def phrase(self) -> str:
        """What is encoded of it: all but the names, or all where it has nothing else."""
        return self.bare or self.text


def said(text: str) -> list[Said]:
    """The clauses of a plain text."""
    found: list[Said] = []
    actor: Mention | None = None
    named = mentions(text)
    for clause in read_clauses(text):
        own = tuple(one for one in named if clause.start <= one.start < clause.end)
        verb = next(
            (token.start for token in tokens(text) if clause.start <= token.start < clause.end and is_verb(token.text)),
            clause.end,
        )
        before = [token for token in tokens(text) if clause.start <= token.start < verb]
        if any(token.text.lower() in _PRONOUNS | DETERMINERS for token in before):  # "the next session"
            actor = None
        actor = _named_first([one for one in own if one.end <= verb and not one.located], text) or actor
        part = text[clause.start : clause.end]
        for one in reversed(own):
            part = f"{part[: one.start - clause.start]}{part[one.end - clause.start :]}"
        reports = verb_stem(_word_at(text, verb)) in _SAYING and bool(_THAT.search(text, verb, clause.end))
        whole = text[clause.start : clause.end].strip(" ,;:.")
        found.append(Said(clause, whole, " ".join(part.split()), actor, own, reports))
    return found


def _named_first(named: Sequence[Mention], text: str) -> Mention | None:
    """The first name, or the next where the first only says whose: "US Vice President JD Vance"."""
    if len(named) > 1 and named[0].countries and _TITLE.fullmatch(text, named[0].end, named[1].start):
        return named[1]
    return named[0] if named else None


def _word_at(text: str, place: int) -> str:
    found = re.compile(r"\w+").match(text, place)
    return found[0] if found else ""


def contradictions(
    mine: Sequence[Said], theirs: Sequence[Sequence[Said]], near: NDArray[np.float32]
) -> list[ClaimFault]:
    """The clauses that say the contrary of the quotes.

    Args:
        mine: Of the sentence.
        theirs: Of each quote.
        near: Cosines of the bare clauses, (mine, all of theirs in order).
    """
    every = [one for quote in theirs for one in quote]
    carried = [_carried(quote, nth) for quote in theirs for nth in range(len(quote))]
    stems = frozenset(one for other in every for one in other.clause.stems)
    found = []
    for one, row in zip(mine, near, strict=True):
        best = int(np.argmax(row))
        if row[best] < ABOUT_THE_SAME and not _shares(one, every[best]):
            continue
        alike = [nth for nth in range(len(every)) if row[nth] >= row[best] - AS_GOOD]
        about = [other.clause for other, cosine in zip(every, row, strict=True) if cosine >= ABOUT_THE_SAME]
        found += _fault(
            one,
            _status(one.clause, [(carried[nth], every[nth].clause) for nth in alike], every, about),
            _denial(one, every[best].clause, every) or _direction(one, every[best], stems),
        )
    return found


def _fault(one: Said, status: tuple[str, FaultKind] | None, contrary: str | None) -> list[ClaimFault]:
    if status:
        return [ClaimFault(one.clause.start, one.clause.end, *status)]
    return [ClaimFault(one.clause.start, one.clause.end, contrary)] if contrary else []


def _shares(one: Said, other: Said) -> bool:
    """Whether half of what a clause is about is in the other."""
    mine = {stem(word) for word in content(one.bare)}
    return bool(mine) and len(mine & {stem(word) for word in content(other.bare)}) >= len(mine) / 2


def _carried(quote: Sequence[Said], nth: int) -> Clause:
    """The clause that gives its status: itself, or the nearest one before it that has one."""
    while nth > 0 and quote[nth].clause.status == "other":
        nth -= 1
    return quote[nth].clause


def _status(
    mine: Clause, alike: Sequence[tuple[Clause, Clause]], every: Sequence[Said], about: Sequence[Clause]
) -> tuple[str, FaultKind] | None:
    if any(other.status == mine.status == "decided" and other.verb == mine.verb for other in about):
        return None
    statuses = [governing.status for governing, _ in alike]
    if mine.status == "decided" and not mine.negative and "decided" not in statuses and "other" not in statuses[:1]:
        verb = alike[0][0].verb
        if statuses[0] == "failed":
            return f"“{mine.verb}”, but the quote says “{verb}”", "contrary"
        if statuses[0] == "proposed":
            return f"“{mine.verb}”, but the quote says it was proposed (“{verb}”)", "proposed"
        return f"“{mine.verb}”, but the quote does not say it was decided (“{verb}”)", "undecided"
    if mine.status == "other" and mine.done and statuses[0] == "proposed" and "decided" not in statuses:
        return f"the quote only says it was proposed (“{alike[0][0].verb}”)", "proposed"
    everywhere = {other.clause.status for other in every}
    if mine.status == "proposed" and statuses[0] == "decided" and everywhere.isdisjoint(("proposed", "tentative")):
        return f"“{mine.verb}”, but the quote says it was decided (“{alike[0][0].verb}”)", "contrary"
    return None


def _denial(one: Said, best: Clause, quoted: Sequence[Said]) -> str | None:
    mine = one.clause
    every = [one.clause for one in quoted]
    affirmed = frozenset(each for clause in every for each in clause.affirmed)
    denied = frozenset(each for clause in every for each in clause.nearly_denied)
    reached = frozenset(each for clause in every for each in clause.denied)
    lost = (mine.affirmed & denied) - affirmed
    if lost and not mine.negative:
        return _set_aside(lost, quoted) or "the quote denies what the answer says"
    prefixed = {f"un{each}" for each in mine.nearly_denied}  # "not paid", "unpaid"
    prefixed |= {other for each in mine.nearly_denied for other in unlike(each)}  # "no danger", "safe"
    if any(prefixed & clause.stems for clause in every):
        return None
    in_place = _IN_PLACE_OF.search(one.text)  # "sent a minister instead of its president" denies little
    if mine.nearly_denied and not in_place and not any(clause.negative for clause in every):
        return "the answer denies what the quote says"
    if mine.nearly_denied & best.affirmed and not best.negative and not mine.denied & reached:
        return "the answer denies what the quote says"
    return None


def _set_aside(lost: frozenset[str], quoted: Sequence[Said]) -> str | None:
    """A reason with the words in which the quotes name what did not come about, where these have the stems."""
    asides = (found[0] for one in quoted for found in _IN_PLACE_OF.finditer(one.text))
    return next((f"the quote says “{one}”" for one in asides if lost & set(map(stem, words(one)))), None)


def _direction(mine: Said, best: Said, stems: frozenset[str]) -> str | None:
    if mine.clause.negative or best.clause.negative:
        return None
    turned = contrary_direction(_of_direction(mine), _of_direction(best), stems)
    if turned is None:
        return None
    return f"the quote says “{_written(turned[1], best.text)}”, the answer says “{_written(turned[0], mine.text)}”"


def _of_direction(one: Said) -> frozenset[str]:
    """Its stems but those that only say whether something was on time: "a day late" is no fall."""
    return frozenset(stem(word) for word in words(without_punctuality(one.text)))


def _written(stemmed: str, text: str) -> str:
    """The word of a text that has this stem."""
    return next((word for word in words(text) if stem(word) == stemmed), stemmed)
