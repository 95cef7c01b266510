"""What a text says was done: each verb with who acts, on what, whether it is denied, and whether it has happened.

Read from words in order, without a parser: function words part subject, verb and object well enough to set a written
sentence beside its quotes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rag.claims.clauses import clauses_of_sentences
from rag.english import (
    MODALS,
    PAST_FORMS,
    STOPWORDS,
    Token,
    alike,
    known_verbs,
    tokens,
    verb_in_one_word,
    verb_stem,
)
from rag.english import words as words_in

Mood = Literal["done", "coming", "wished", "untold", "unclear"]
"""It happened; it is settled or expected; it is only wished, offered or possible; it is left open; any of these."""


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _verbs(text: str) -> frozenset[str]:
    return frozenset(verb_stem(word) for word in text.split())


_BE = _listed("is are was were be been being 's 're am")
_HAVE = _listed("has have had having 've")
_DO = _listed("do does did")
_AUXILIARY = _BE | _HAVE | _DO | MODALS | {"can", "cannot", "must", "ought"}
_WEAK_MODALS = _listed("could may might should must can cannot ought")
_FUTURE = _listed("will shall would")
_NOT = _listed("not never neither nor hardly barely scarcely cannot no nobody none nothing few little")
_NONE = _listed("no nobody none neither nothing hardly few")
_BETWEEN = _listed(
    "also already still yet again since only even just now soon later then first so both either together"
)
_DETERMINERS = _listed(
    "a an the its his her their our my your this that these those no any some every each all both most many several"
    " another other such more one two three four five six seven eight nine ten"
)
_PREPOSITIONS = _listed("of in on at by for with from to into under over between against about as than towards through")
_PRONOUNS = _listed("he she it they we who which that")
_OPENERS = _listed("and but or while whereas although though yet when after before because since if as which who that")
_WISHING = _verbs(
    """want wish hope plan seek propose suggest recommend ask urge aim intend offer invite consider attempt try prepare
    threaten prefer demand call request press push advocate float like need study explore discuss examine
    appeal proposal suggestion recommendation idea bid effort invitation request call ready willing draft debate free
    intention initiative"""
)
_SETTLING = _verbs(
    """agree decide undertake vow commit promise pledge resolve vote due set about schedule decision agreement bound
    commitment promise pledge order instruct tell oblige expect likely"""
)
_REFUSING = _verbs(
    "refuse decline fail deny avoid stop prevent forbid rule oppose reject exclude unable without failure"
)
LIGHT_VERBS = _verbs(
    """say be have do make take go come get give put see tell let become seem remain think begin start state announce
    add report note want include help try need mean show keep use work continue follow lead call like"""
)
"""Verbs that say too little by themselves to be missed."""
_NOT_VERBS = _listed(
    "hundred united need indeed speed feed red bed hatred sacred naked wicked rugged aged biased armed"
)
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

    @property
    def all(self) -> frozenset[str]:
        """Stems of all that belongs to it."""
        return self.agents | self.objects

    @property
    def is_state(self) -> bool:
        """Whether it is an adjective after a verb of being."""
        return self.written.lower() in _STATES

    @property
    def is_told(self) -> bool:
        """Whether it is told of somebody or something named as done or settled."""
        return self.mood in ("done", "coming") and bool(self.objects if self.passive else self.agents)

    @property
    def says_much(self) -> bool:
        """Whether the verb means enough by itself to be looked for."""
        return self.verb not in LIGHT_VERBS and self.verb not in alike(verb_stem("say"))


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
    verbs = [one for one in _verbs_of(every, words) if text[every[one.start].start - 1 : every[one.start].start] != "-"]
    begins = [_group_begins(words, one.start, verbs[k - 1].end if k else 0) for k, one in enumerate(verbs)]
    first = subject
    found: list[Act] = []
    for k, verb in enumerate(verbs):
        behind = verbs[k - 1].end if k else 0
        governor = verbs[k - 1].stem if k else _noun_before(words, begins[k])
        own = _subject(words[behind : begins[k]], joined=bool(k), linked=k > 0 and words[begins[k]] == "to")
        subject = subject if own is None else own
        first = subject if k == 0 else first
        until = begins[k + 1] if k + 1 < len(verbs) else len(words)
        tail = words[verb.end : until]
        passive = _is_passive(words, verb)
        doers, rest = _by(tail) if passive else (subject, tail)
        denied = _is_denied(words, behind, begins[k], verb, tail)
        mood, refused = _mood(words, begins[k], verb, behind, governor, text[span[0] : every[verb.start].start])
        if (
            found
            and found[-1].denied
            and found[-1].verb in _WISHING | _SETTLING
            and "to" in words[begins[k] : verb.start]
        ):
            denied = True  # "does not intend to"
        found.append(
            Act(
                every[verb.start].start,
                every[verb.end - 1].end,
                span,
                verb.stem,
                text[every[verb.start].start : every[verb.end - 1].end],
                mood,
                denied != refused,
                passive,
                "only" in words[behind : verb.start][:1],
                _stems(doers),
                _stems(rest) | (_stems(subject) if passive else frozenset()),
            )
        )
    return first, found


@dataclass(frozen=True, slots=True)
class _Verb:
    """Words of a clause that make a verb, half-open."""

    start: int
    end: int
    stem: str


def _verbs_of(every: Sequence[Token], words: Sequence[str]) -> Iterator[_Verb]:
    nth = 0
    while nth < len(words):
        if _is_verb_here(every, words, nth):
            after = words[nth + 1] if nth + 1 < len(words) else ""
            one = verb_in_one_word(words[nth], after)
            width = 2 if one else 1
            if not (verb_stem(words[nth]) in _STAYING and after in _STATES):
                yield _Verb(nth, nth + width, verb_stem(one or words[nth]))
            nth += width
        else:
            nth += 1


_STAYING = _verbs("be stay remain become keep")
_STATES = _listed(
    """open closed absent present enough sufficient insufficient inadequate excessive adequate above below better worse
    higher lower public secret legal illegal lawful unlawful possible impossible safe dangerous cheap expensive easy
    hard difficult strong weak too free alive dead complete incomplete ready willing unwilling able unable"""
)
"""Adjectives that say as much as a verb does: "stayed open"."""


def _is_verb_here(every: Sequence[Token], words: Sequence[str], nth: int) -> bool:
    word = words[nth]
    before = _before(words, nth)
    if word in _STATES and (before in _BE or verb_stem(before) in _STAYING):
        return word != "too" or verb_in_one_word(*words[nth : nth + 2]) is not None
    if word in _NEVER_VERBS or not word.isalpha() or (every[nth].text[0].isupper() and nth):
        return False
    if before in _AUXILIARY:
        return _follows_auxiliary(word, before)
    if nth and words[nth - 1] == "to":
        return verb_stem(word) in known_verbs() and not word.endswith("s")
    if word in _UNCHANGED and words[nth + 1 : nth + 2] and words[nth + 1] not in _DETERMINERS:
        return bool(verb_in_one_word(word, words[nth + 1]))
    if _is_past(word) and _is_replaced(words, nth):
        return True
    if _is_past(word):
        return before not in _DETERMINERS and before not in _PREPOSITIONS and not before.endswith("'s")
    if word.endswith("ing"):
        return nth > 0 and (words[nth - 1] in _BEFORE_GERUNDS or verb_stem(words[nth - 1]) in _REFUSING)
    return nth > 0 and word.endswith("s") and _is_present_form(every, words, nth, before)


def _is_present_form(every: Sequence[Token], words: Sequence[str], nth: int, before: str) -> bool:
    """Whether a word in "s" is no plural, as far as the word before it tells."""
    if before in _DETERMINERS or before in _PREPOSITIONS:
        return False
    if verb_in_one_word(words[nth], words[nth + 1] if nth + 1 < len(words) else ""):
        return True
    return (before in _PRONOUNS or every[nth - 1].text[0].isupper()) and verb_stem(words[nth]) in known_verbs()


def _is_replaced(words: Sequence[str], nth: int) -> bool:
    """Whether something else was done instead: "announced rather than agreed"."""
    return list(words[max(nth - 2, 0) : nth]) in (["rather", "than"], ["and", "not"], ["but", "not"])


def _is_past(word: str) -> bool:
    if word in PAST_FORMS:
        return True
    return word.endswith("ed") and word not in _NOT_VERBS and (len(word) > 4 or verb_stem(word) in known_verbs())


def _follows_auxiliary(word: str, auxiliary: str) -> bool:
    """Whether a word may be the verb of this auxiliary."""
    if auxiliary in _BE:
        return _is_past(word) or word.endswith("ing") or word in _PARTICIPLES
    if auxiliary in _HAVE:
        return _is_past(word) or verb_stem(word) in known_verbs()
    return word[-2:] != "ly" and not (auxiliary in _DO and word.endswith("s"))


_NEVER_VERBS = _AUXILIARY | _DETERMINERS | _PREPOSITIONS | _BETWEEN | _NOT | {"too"}
_BEFORE_GERUNDS = _listed("without after before by having")
_UNCHANGED = _listed("cut put set hit quit split")
"""Forms of the past that may be nouns as well: "a cut in emissions"."""
_PARTICIPLES = _listed("done gone seen known shown won lost sold paid held built met told left sent cut put set")


def _before(words: Sequence[str], nth: int) -> str:
    """The word before, adverbs and denials left out; an empty string for none."""
    for word in reversed(words[:nth]):
        if word not in _BETWEEN and word not in ("not", "never", "neither", "nor", "hardly") and word[-2:] != "ly":
            return word
    return ""


def _group_begins(words: Sequence[str], nth: int, behind: int) -> int:
    """Where the auxiliaries, adverbs and denials before a verb begin."""
    begin = nth
    while begin > behind and (
        words[begin - 1] in _AUXILIARY
        or words[begin - 1] in _BETWEEN
        or words[begin - 1] in ("to", "not", "never", "neither", "nor", "hardly", "barely", "without")
        or words[begin - 1].endswith(("ly", "n't"))
    ):
        begin -= 1
    return begin


def _subject(before: Sequence[str], *, joined: bool, linked: bool) -> tuple[str, ...] | None:
    """The words of a subject; None where it is the one before, no words where a pronoun stands for it."""
    told = list(before)
    for nth, word in enumerate(told):
        if word in ("that", "which", "who", "whether", "if", "while", "when", ":", ";"):
            head, behind = told[:nth], told[nth + 1 :]
            of_head = word in ("which", "who") and bool(_said(head)) and head[-1] not in _DETERMINERS  # not "those who"
            told = behind if _said(behind) else head if of_head else told[nth:]
            break
    if (linked and told and told[0] in _PREPOSITIONS) or (
        joined and told and (told[-1] in ("and", "or", "but", "nor", ",") or not _said(told))
    ):
        return None
    if not _said(told):
        return () if set(told) & _PRONOUNS else None
    if told[-1] in _PRONOUNS:
        return ()
    return tuple(told)


def _said(given: Sequence[str]) -> list[str]:
    return [word for word in words_in(" ".join(given).replace("'s", "")) if word not in STOPWORDS]


def _noun_before(words: Sequence[str], begin: int) -> str:
    """The stem of the word before an infinitive's "to", which may govern it: "a plan to build"."""
    return verb_stem(words[begin - 1]) if begin else ""


def _is_passive(words: Sequence[str], verb: _Verb) -> bool:
    past = words[verb.start].endswith("ed") or words[verb.start] in PAST_FORMS or words[verb.start] in _PARTICIPLES
    before = _before(words, verb.start)
    told_by = words[verb.end : verb.end + 1] == ["by"] and before not in _HAVE
    return past and (told_by or before in _BE)


def _by(tail: Sequence[str]) -> tuple[tuple[str, ...], Sequence[str]]:
    """Who acts, named after "by", and the rest."""
    if "by" not in tail:
        return (), tail
    at = list(tail).index("by")
    end = next((n for n, word in enumerate(tail) if n > at and (word in _PREPOSITIONS or word in ",;")), len(tail))
    return tuple(tail[at + 1 : end]), [*tail[:at], *tail[end:]]


def _is_denied(words: Sequence[str], behind: int, begin: int, verb: _Verb, tail: Sequence[str]) -> bool:
    group = words[begin : verb.start]
    if ("yet" in group and "to" in group) or _is_replaced(words, verb.start):
        return True
    if any(word in _NOT or word.endswith("n't") for word in group) or "without" in group:
        return True
    before = words[behind:begin]
    opens = [word for nth, word in enumerate(before) if nth == 0 or before[nth - 1] in ("and", "but", ",", "that", ":")]
    return not (_NONE | {"not"}).isdisjoint(opens) or not _NONE.isdisjoint(tail[:1])


def _mood(words: Sequence[str], begin: int, verb: _Verb, behind: int, governor: str, before: str) -> tuple[Mood, bool]:
    """How far an act has come, and whether the verb that it depends on refuses it."""
    group = set(words[begin : verb.start])
    if "to" in group:
        return _mood_of_infinitive(words, begin, verb, governor)
    gerund = words[verb.start].endswith("ing") or "having" in group
    if gerund and governor in _REFUSING and begin == behind:
        return "done", True
    if group & _WEAK_MODALS or (governor in _WISHING and "that" in words[behind:begin]):
        return "wished", False
    if "whether" in before or (group & _FUTURE and _OPEN.search(before)):
        return "untold", False
    if group & _FUTURE:
        return "coming", False
    return ("unclear" if _is_present(words, begin, verb) else "done"), False


def _mood_of_infinitive(words: Sequence[str], begin: int, verb: _Verb, governor: str) -> tuple[Mood, bool]:
    if _is_duty(words, verb.start):
        return "wished", False
    if "yet" in words[begin : verb.start]:
        return "coming", False
    for one in (verb_stem(words[begin - 1]) if begin else "", governor):
        if one in _REFUSING or words[max(begin - 2, 0) : max(begin - 1, 0)] == ["no"]:  # "no plans to"
            return "done", True
        if one in _SETTLING | _WISHING:
            return ("coming" if one in _SETTLING else "wished"), False
    is_to = words[verb.start - 1] == "to" and not _BE.isdisjoint(words[begin : verb.start])  # "is to open"
    return ("coming" if is_to else "unclear"), False


def _is_duty(words: Sequence[str], nth: int) -> bool:
    """Whether "have to" stands before a verb."""
    at = max(n for n in range(nth) if words[n] == "to")
    return at > 0 and words[at - 1] in _HAVE


def _is_present(words: Sequence[str], begin: int, verb: _Verb) -> bool:
    """Whether a verb stands in the present, which may tell of what is planned."""
    return begin == verb.start and words[verb.start].endswith("s") and not words[verb.start].endswith("ss")


def _stems(given: Sequence[str]) -> frozenset[str]:
    return frozenset(map(verb_stem, _said(given)))
