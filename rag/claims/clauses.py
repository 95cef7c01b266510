"""The status that a clause gives to what it tells of (decided, proposed, failed, denied), and its direction.

Summaries most easily go wrong here: a proposal becomes a decision, a "not" is lost, a rise becomes a fall. Words are
enough to tell, without a parser: verbs of decision and proposal, the words that a negation reaches, and opposites.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rag.claims.verb_groups import PREPOSITIONS
from rag.english import (
    DECIDED_STEMS,
    DENYING_STEMS,
    FAILED_STEMS,
    MODALS,
    NEGATORS,
    OPEN_STEMS,
    OPPOSITES,
    PROPOSED_STEMS,
    STOPWORDS,
    TENTATIVE_STEMS,
    Token,
    clauses,
    stem,
    tokens,
    words,
)
from rag.types import Span

ClauseStatus = Literal["decided", "proposed", "tentative", "failed", "other"]

_TOLD: tuple[tuple[ClauseStatus, re.Pattern[str]], ...] = (
    ("proposed", re.compile(r"\b(?:put forward|(?:call|press|push)(?:ed|e?s|ing)? for)\b")),
    (
        "tentative",
        re.compile(
            r"\b(?:(?:is|are|was|were|yet|due|set|meant) to|look(?:ed|s)? (?:to|for|into|at)|spoke of|in favou?r of"
            r"|put to the)\b"
        ),
    ),
    (
        "decided",
        re.compile(
            r"\b(?:sets? up|came into (?:force|effect|being)|took in|put (?:its|their|his|her) names?|sign(?:ed|s)? off"
            r"|struck a|founded)\b"
        ),
    ),
    ("failed", re.compile(r"\b(?:vot(?:ed|es) down|rul(?:ed|es|ing) out|fell through|walk(?:ed)? out)\b")),
)
_NOUN = re.compile(r"(?:ment|ion|al|ance|er|or)s?$|^sign$")
"""Endings of nouns that share the stem of a verb of decision and report no decision: "commitments"."""
_IN_ONE_WORD = {"out": "omitted", "down": "rejected", "off": "postponed", "away": "missed", "call": "cancelled"}
_PHRASAL = re.compile(
    r"\b(le(?:ft|aves?|aving) out|turn(?:s|ed|ing)?(?: it| them)? down|put(?:s|ting)? off|call(?:s|ed|ing)? off"
    r"|stay(?:s|ed|ing)? away)\b",
    re.IGNORECASE,
)
_BY_THE_TIME = re.compile(r"\bby the time\b", re.IGNORECASE)
_NOT_ONLY = re.compile(
    r"\bnot (?:only|just|merely|simply|alone|least|to mention|for \w+ alone)\b|\bnothing (?:but|less)\b"
    r"|\bno (?:later|earlier|more|less|fewer|longer|doubt|other|matter)\b|\bnever before\b|\bnot since\b",
    re.IGNORECASE,
)
_MADE_SO = re.compile(
    r"\b(?:was|were|has been|have been|had been|is now|are now)\s+(?:\w+ly\s+)?\w+(?:ed|en|lt|ade)\b"
    r"(?! (?:to|that|as)\b)"
)
_DECIDING_AGAINST = frozenset(
    map(
        stem, ("decided", "decide", "ruled", "voted", "warned", "warn", "cautioned", "advised", "argued", "recommended")
    )
)
"""Before "against" these deny, or want denied, what follows; "a programme against terrorism" does not."""
_IN_PLACE = (("instead", "of"), ("rather", "than"))
"""What comes after these did not happen."""
_UNSETTLED = re.compile(r"\s*(?:once|if|unless|until|as soon as|provided|should)\b", re.IGNORECASE)
"""What opens a clause about something that is yet to happen."""
_NEXT_SENTENCE = re.compile(r"(?<=[a-z0-9)][.!?]) (?=[A-Z\"])")
_REACH = 3
"""How many words of content a negation reaches."""


@dataclass(frozen=True, slots=True)
class Clause:
    """What the words of one clause say, all as stems."""

    start: int
    end: int
    status: ClauseStatus
    verb: str
    """The word that its status was read from, as written."""
    stems: frozenset[str]
    """Of all its words."""
    affirmed: frozenset[str]
    denied: frozenset[str]
    """Reached by a negation."""
    nearly_denied: frozenset[str]
    """The first word that each negation reaches."""
    negative: bool
    """Whether it has any word that denies."""
    done: bool
    """Whether it states something as done to its subject: "was turned into"."""


def clauses_of_sentences(text: str) -> list[Span]:
    """The clauses of a plain text of one or more sentences; none goes on from one sentence to the next."""
    ends = [*(found.end() for found in _NEXT_SENTENCE.finditer(text)), len(text)]
    begins = [0, *ends[:-1]]
    return [
        (begin + start, begin + stop)
        for begin, end in zip(begins, ends, strict=True)
        for start, stop in clauses(text[begin:end])
    ]


@lru_cache(maxsize=2048)
def read_clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a plain text, read."""
    return tuple(_read(text, start, end) for start, end in clauses_of_sentences(text))


def _read(text: str, start: int, end: int) -> Clause:
    part = _BY_THE_TIME.sub("before", _PHRASAL.sub(_one_word, text[start:end]))
    every = [token for token in tokens(part) if token.is_word or token.text in ",;:"]
    affirmed, denied, nearly = _polarity(part, every)
    status, verb = _status(part, every)
    denying = any(
        stem(token.text.lower()) in DENYING_STEMS or (token.is_word and _denies(part, every, nth))
        for nth, token in enumerate(every)
    )
    return Clause(
        start,
        end,
        status,
        verb,
        stems=frozenset(stem(word) for word in words(part)),
        affirmed=affirmed,
        denied=denied,
        nearly_denied=nearly,
        negative=bool(denied) or denying or status == "failed" or bool(_NOT_ONLY.search(part)) or "n't" in part,
        done=bool(_MADE_SO.search(part)),
    )


def _one_word(found: re.Match[str]) -> str:
    words = found[1].lower().split()
    return _IN_ONE_WORD["call" if words[0].startswith("call") else words[-1]]


def _polarity(part: str, every: Sequence[Token]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The stems affirmed, those denied, and of these the first that each negation reaches."""
    affirmed: set[str] = set()
    denied: set[str] = set()
    nearly: set[str] = set()
    reach = 0
    for nth, token in enumerate(every):
        if not token.is_word:
            reach = reach if token.text == "," and reach == _REACH else 0
        elif _denies(part, every, nth):
            reach = _REACH
        else:
            reach = 0 if token.text.lower() in ("but", "although", "while") else reach
            for one in (stem(word) for word in words(token.text) if word not in STOPWORDS | PREPOSITIONS):
                if reach == _REACH:
                    nearly.add(one)
                (denied if reach else affirmed).add(one)
                reach = max(0, reach - 1)
    return frozenset(affirmed), frozenset(denied), frozenset(nearly)


def _denies(part: str, every: Sequence[Token], nth: int) -> bool:
    """Whether a word denies what follows; "asked him not to go" denies nothing, nor does "not only"."""
    word = every[nth].text.lower()
    if word == "against":
        return nth > 0 and stem(every[nth - 1].text.lower()) in _DECIDING_AGAINST
    if word in ("of", "than"):
        return nth > 0 and (every[nth - 1].text.lower(), word) in _IN_PLACE
    if word not in NEGATORS and not word.endswith("n't"):
        return False
    if any(found.start() <= every[nth].start < found.end() for found in _NOT_ONLY.finditer(part)):
        return False
    wished = any(stem(token.text.lower()) in PROPOSED_STEMS | TENTATIVE_STEMS for token in every[:nth])
    return not (wished and [token.text.lower() for token in every[nth + 1 : nth + 2]] == ["to"])


def _status(part: str, every: Sequence[Token]) -> tuple[ClauseStatus, str]:
    """The status by the first word of decision, proposal, intention or failure; "agreed to study" is only tentative."""
    marks = sorted(_marks(part, every))
    if not marks or _UNSETTLED.match(part):
        return "other", ""
    at, status, verb = marks[0]
    if status == "decided":
        looked_into = (token for token in every if token.start > at and stem(token.text.lower()) in OPEN_STEMS)
        if (first := next(looked_into, None)) is not None:
            return "tentative", first.text
    return status, verb


def _marks(part: str, every: Sequence[Token]) -> Iterator[tuple[int, ClauseStatus, str]]:
    for told, pattern in _TOLD:
        for found in pattern.finditer(part):
            yield found.start(), told, found[0]
    for token in every:
        one = stem(token.text.lower())
        if one in PROPOSED_STEMS:
            yield token.start, "proposed", token.text
        elif one in TENTATIVE_STEMS or token.text in MODALS:  # "May" is a month
            yield token.start, "tentative", token.text
        elif one in FAILED_STEMS:
            yield token.start, "failed", token.text
        elif one in DECIDED_STEMS and not _NOUN.search(token.text):
            yield token.start, "decided", token.text


def contrary_direction(
    sentence: frozenset[str], quote: frozenset[str], everywhere: frozenset[str]
) -> tuple[str, str] | None:
    """Two opposite stems, one of the sentence and one of the quote; None when some quote says it the sentence's way.

    Args:
        sentence: Stems of a clause of the sentence.
        quote: Stems of the clause that it rests on.
        everywhere: Stems of all quotes.
    """
    for one, other in (pair for both in OPPOSITES for pair in (both, both[::-1])):
        mine, theirs = sentence & one, quote & other
        if mine and theirs and not everywhere & one and not sentence & other:
            return min(mine), min(theirs)
    return None
