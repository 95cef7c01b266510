"""What a text says was done: each verb with who acts, on what, whether it is denied, and whether it has happened.

Read from words in order, without a parser: function words part subject, verb and object well enough to set a written
sentence beside its quotes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rag.claims.clauses import clauses_of_sentences
from rag.claims.verb_groups import (
    BEING,
    DETERMINERS,
    HAVING,
    NOT,
    PREPOSITIONS,
    PRONOUNS,
    REFUSING,
    STATES,
    WEAK_MODALS,
    VerbGroup,
    group_begins,
    is_passive,
    is_replaced,
    verb_groups,
    verb_stems,
    word_list,
)
from rag.english import (
    STOPWORDS,
    Token,
    alike,
    tokens,
    verb_stem,
)
from rag.english import words as words_in

Mood = Literal["done", "coming", "wished", "untold", "unclear"]
"""It happened; it is settled or expected; it is only wished, offered or possible; it is left open; any of these."""


_FUTURE = word_list("will shall would")
_NONE = word_list("no nobody none neither nothing hardly few")
_WISHING = verb_stems(
    """want wish hope plan seek propose suggest recommend ask urge aim intend offer invite consider attempt try prepare
    threaten prefer demand call request press push advocate float like need study explore discuss examine
    appeal proposal suggestion recommendation idea bid effort invitation request call ready willing draft debate free
    intention initiative candidacy chance opportunity right possibility ability desire willingness ambition need bid
    application"""
)
_SETTLING = verb_stems(
    """agree decide undertake vow commit promise pledge resolve vote due set about schedule decision agreement bound
    commitment promise pledge order instruct tell oblige expect likely"""
)
LIGHT_VERBS = verb_stems(
    """say be have do make take go come get give put see tell let become seem remain think begin start state announce
    add report note want include help try need mean show keep use work continue follow lead call like"""
)
"""Verbs that say too little by themselves to be missed."""
SAYING = alike(verb_stem("say"))
"""Verbs that may mean "say"."""
_PERSONAL = word_list("he she it they we")
_OPENING = word_list("after before because since while whereas although though as when")
"""These open a part of a clause that has a verb of its own."""
_OPEN = re.compile(r"\b(?:whether|if|when|how|why|unless|until)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Act:
    """A verb with what belongs to it, at these characters."""

    start: int
    end: int
    clause: tuple[int, int]
    verb: str
    """Its stem (`rag.english.verb_stem`)."""
    written: str
    mood: Mood
    denied: bool
    passive: bool
    exclusive: bool
    """Whether it is said of these alone: "only members may vote"."""
    agents: frozenset[str]
    """Stems of the words that say who or what acts; none where it is a pronoun or not said."""
    objects: frozenset[str]
    """Stems of the words that say on whom or what, and all else that follows the verb."""

    patient: frozenset[str]
    """Stems of the words that say on whom or what at once: what follows an active verb up to a preposition."""

    @property
    def all(self) -> frozenset[str]:
        """Stems of all that belongs to it."""
        return self.agents | self.objects

    @property
    def is_state(self) -> bool:
        """Whether it is an adjective after a verb of being."""
        return self.written.lower() in STATES

    @property
    def is_told(self) -> bool:
        """Whether it is told of somebody or something named as done or settled."""
        return self.mood in ("done", "coming") and bool(self.objects if self.passive else self.agents)

    @property
    def says_much(self) -> bool:
        """Whether the verb means enough by itself to be looked for."""
        return self.verb not in LIGHT_VERBS and self.verb not in SAYING


@lru_cache(maxsize=2048)
def read_acts(text: str) -> tuple[Act, ...]:
    """The acts that a plain text tells of, in order."""
    found: list[Act] = []
    subject: tuple[str, ...] = ()
    for start, end in clauses_of_sentences(text):
        every = [one for one in tokens(text) if start <= one.start < end]
        subject, own = _of_clause(text, (start, end), every, subject)
        found += own
    return tuple(found)


def _of_clause(
    text: str, span: tuple[int, int], every: Sequence[Token], subject: tuple[str, ...]
) -> tuple[tuple[str, ...], list[Act]]:
    """The first subject of a clause, or the one given where it has none, and its acts."""
    words = [one.text.lower() for one in every]
    verbs = [
        one for one in verb_groups(every, words) if text[every[one.start].start - 1 : every[one.start].start] != "-"
    ]
    begins = [group_begins(words, one.start, verbs[k - 1].end if k else 0) for k, one in enumerate(verbs)]
    first = subject
    found: list[Act] = []
    for k, verb in enumerate(verbs):
        behind = verbs[k - 1].end if k else 0
        governor = verbs[k - 1].stem if k else _noun_before(words, begins[k])
        own = _subject(
            words[behind : begins[k]], joined=bool(k), linked=k > 0 and _is_linked(words, begins[k], verbs[k - 1])
        )
        subject = subject if own is None else own
        first = subject if k == 0 else first
        until = begins[k + 1] if k + 1 < len(verbs) else len(words)
        tail = _before_next(words[verb.end : until]) if k + 1 < len(verbs) else words[verb.end : until]
        passive = is_passive(words, verb)
        doers, rest = _by(tail) if passive else (subject, tail)
        denied = _is_denied(words, behind, begins[k], verb, tail)
        mood, refused = _mood(words, begins[k], verb, behind, governor, text[span[0] : every[verb.start].start])
        infinitive = "to" in words[begins[k] : verb.start]
        if infinitive and found and found[-1].denied and found[-1].verb in _WISHING | _SETTLING:
            denied = True  # "does not intend to"
        found.append(
            Act(
                every[verb.start].start,
                every[verb.end - 1].end,
                span,
                verb.stem,
                text[
                    every[begins[k] if words[verb.start] in PREPOSITIONS else verb.start].start : every[
                        verb.end - 1
                    ].end
                ],
                mood,
                denied != refused,
                passive,
                "only" in words[behind : verb.start][:1],
                _stems(doers),
                _stems(rest) | (_stems(subject) if passive else frozenset()),
                _stems(subject if passive else _up_to_preposition(rest)),
            )
        )
    return first, found


def _before_next(tail: Sequence[str]) -> Sequence[str]:
    """What follows a verb up to the word that opens the part of the next verb: "bought it after the city had"."""
    opens = [nth for nth, word in enumerate(tail) if word in _OPENING and nth]
    return tail[: opens[-1]] if opens else tail


def _is_linked(words: Sequence[str], begin: int, before: VerbGroup) -> bool:
    """Whether words that begin with a preposition belong to the verb before: "the text put forward in May offered"."""
    return words[begin] == "to" or before.stem not in SAYING


def _up_to_preposition(tail: Sequence[str]) -> Sequence[str]:
    end = next(
        (nth for nth, word in enumerate(tail) if word in PREPOSITIONS | BEING or not word[0].isalnum()), len(tail)
    )
    return [word for word in tail[:end] if not word[0].isdigit()]


def _subject(before: Sequence[str], *, joined: bool, linked: bool) -> tuple[str, ...] | None:
    """The words of a subject; None where it is the one before, no words where a pronoun stands for it."""
    told = list(before)
    for nth, word in enumerate(told):
        if word in ("that", "which", "who", "whether", "if", "while", "when", ":", ";"):
            head, behind = told[:nth], told[nth + 1 :]
            of_head = word in ("which", "who") and bool(_said(head)) and head[-1] not in DETERMINERS  # not "those who"
            if word in ("which", "who") and not _PERSONAL.isdisjoint(behind):  # "in which they agreed"
                return ()
            told = behind if _said(behind) else head if of_head else told[nth:]
            break
    if (linked and told and told[0] in PREPOSITIONS) or (
        joined and told and (told[-1] in ("and", "or", "but", "nor", ",") or not _said(told))
    ):
        return None
    if not _said(told):
        return () if set(told) & PRONOUNS else None
    if told[-1] in PRONOUNS:
        return ()
    return tuple(told)


def _said(given: Sequence[str]) -> list[str]:
    return [word for word in words_in(" ".join(given).replace("'s", "")) if word not in STOPWORDS]


def _noun_before(words: Sequence[str], begin: int) -> str:
    """The stem of the word before an infinitive's "to", which may govern it: "a plan to build"."""
    return verb_stem(words[begin - 1]) if begin else ""


def _by(tail: Sequence[str]) -> tuple[tuple[str, ...], Sequence[str]]:
    """Who acts, named after "by", and the rest."""
    if "by" not in tail:
        return (), tail
    at = list(tail).index("by")
    end = next((n for n, word in enumerate(tail) if n > at and (word in PREPOSITIONS or word in ",;")), len(tail))
    return tuple(tail[at + 1 : end]), [*tail[:at], *tail[end:]]


def _is_denied(words: Sequence[str], behind: int, begin: int, verb: VerbGroup, tail: Sequence[str]) -> bool:
    group = words[begin : verb.start]
    if ("yet" in group and "to" in group) or is_replaced(words, verb.start):
        return True
    if words[max(begin - 1, 0) : begin] == ["against"]:  # "decided against signing"
        return True
    if group[:2] == ["never", "before"]:
        return False
    if any(word in NOT or word.endswith("n't") for word in group) or "without" in group:
        return True
    before = words[behind:begin]
    opens = [word for nth, word in enumerate(before) if nth == 0 or before[nth - 1] in ("and", "but", ",", "that", ":")]
    return not (_NONE | {"not"}).isdisjoint(opens) or not _NONE.isdisjoint(tail[:1])


def _mood(
    words: Sequence[str], begin: int, verb: VerbGroup, behind: int, governor: str, before: str
) -> tuple[Mood, bool]:
    """How far an act has come, and whether the verb that it depends on refuses it."""
    group = set(words[begin : verb.start])
    if "to" in group:
        return _mood_of_infinitive(words, begin, verb, governor)
    gerund = words[verb.start].endswith("ing") or "having" in group
    if gerund and governor in REFUSING and begin == behind:
        return "done", True
    if group & WEAK_MODALS or (governor in _WISHING and "that" in words[behind:begin]):
        return "wished", False
    if "whether" in before or (group & _FUTURE and _OPEN.search(before)):
        return "untold", False
    if group & _FUTURE or _is_ordered(words, begin, behind):
        return "coming", False
    return ("unclear" if _is_present(words, begin, verb) else "done"), False


def _is_ordered(words: Sequence[str], begin: int, behind: int) -> bool:
    """Whether a verb stands in the subjunctive: "directed that it be launched"."""
    return words[begin : begin + 1] == ["be"] and "that" in words[behind:begin]


def _mood_of_infinitive(words: Sequence[str], begin: int, verb: VerbGroup, governor: str) -> tuple[Mood, bool]:
    if _is_duty(words, verb.start):
        return "wished", False
    if "yet" in words[begin : verb.start]:
        return "coming", False
    for one in (verb_stem(words[begin - 1]) if begin else "", governor):
        if one in REFUSING or words[max(begin - 2, 0) : max(begin - 1, 0)] == ["no"]:  # "no plans to"
            return "done", True
        if one in _SETTLING | _WISHING:
            return ("coming" if one in _SETTLING else "wished"), False
    is_to = words[verb.start - 1] == "to" and not BEING.isdisjoint(words[begin : verb.start])  # "is to open"
    return ("coming" if is_to else "unclear"), False


def _is_duty(words: Sequence[str], nth: int) -> bool:
    """Whether "have to" stands before a verb."""
    at = max(n for n in range(nth) if words[n] == "to")
    return at > 0 and words[at - 1] in HAVING


def _is_present(words: Sequence[str], begin: int, verb: VerbGroup) -> bool:
    """Whether a verb stands in the present, which may tell of what is planned."""
    return begin == verb.start and words[verb.start].endswith("s") and not words[verb.start].endswith("ss")


def _stems(given: Sequence[str]) -> frozenset[str]:
    return frozenset(map(verb_stem, _said(given)))
