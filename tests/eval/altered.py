"""Sentences altered so that what they said no longer follows, for training the entailment reader.

A reader that is trained on other people's pairs alone takes a sentence that repeats its quote's words for true. These
pairs repeat all words but one: another number or name, a "not" more or less, a verb that means the opposite, something
else said beside it. Each comes with pairs in which as much is repeated and nothing is wrong.
"""

import random
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from rag.english import (
    CLAUSE_OPENERS,
    OPEN_STEMS,
    PROPOSED_STEMS,
    alike,
    first_verb,
    known_verbs,
    mentions,
    stem,
    tokens,
    verb_stem,
)
from rag.english.verbs import IRREGULAR_FORMS, SENSES

_NUMBER = re.compile(r"(?<![\w.,-])\d[\d,.]*(?<![.,])(?![\w-])")
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|should|does|did|do)\b(?! not|n't)")
_NOT = re.compile(r"\b(is|are|was|were|has|have|had|will|would|can|could|may|should) not\b")
_PAST: Mapping[str, str] = {base: past for base, past, *_ in IRREGULAR_FORMS}
_BETWEEN = re.compile(r"[,;] (?:and|but|while|whereas) |; ")
_FRONT = re.compile(r"^(?:In|On|At|After|Before|During|According to|Last|Minutes|By) [^,;]{2,50}, ")
_INSERTED = re.compile(
    r" \([^)]*\)|, (?:who|which|where|a|an|the|then|in|on|at) [^,;]{3,60},(?= \w+ed | is | was | had | has | will )"
)
_END = re.compile(r",? (?:in|on|at|during|after|before|since|within|over|by|from|under|with|for) [^,;]{3,40}$")
_DENIED = re.compile(
    r"\b(?:(?i:no|not|none|nobody|nothing|never|only|without|if|unless|first|last|would|could|most|all|every)|may)\b|n't\b"
)
"""What makes a sentence say more without a phrase of its end than with it."""
_UNFINISHED = re.compile(
    r"(?:\b(?:be|been|being|is|are|was|were|has|have|had|will|to|who|which|that)|, \w+(?: \w+){0,2})$"
)
_PRONOUN = re.compile(r"(?:He|She) (?=[a-z])")
_DECIDING = ("adopted", "approved", "agreed on", "decided on", "signed")
SURE = 4
"""How many words of a list of opposites are taken."""
_EXCHANGED: Mapping[str, tuple[str, ...]] = {
    one: tuple(others.split(", "))
    for one, _, others in (
        each.strip().partition(": ")
        for each in """some: all; several: all; many: all; most: all; half: most; few: many; nearly all: all
        either: both; may: will; might: will; could: will; more than: less than; less than: more than
        at least: no more than; up to: more than; nearly: over; almost: over; over: under; before: after
        after: before; first: last, second; second: first, third; without: with; against: for
        for the first time: again; last: next; next: last; increase: decrease; rise: fall; higher: lower
        lower: higher; draft: final; former: current; largest: smallest; highest: lowest; north: south; east: west
        northern: southern; eastern: western; public: private; new: old; joint: separate; early: late
        morning: evening; unanimously: narrowly; minority: majority; imports: exports; exports: imports
        within: after""".replace("\n", ";").split(";")
    )
}
"""Words for extent, order and kind, and what says something else in their place."""
_LIGHT = frozenset(["say", "tell", "come", "get", "give", "take", "make", "keep", "find", "turn", "set", "put"])
_TELLING = frozenset().union(*map(alike, map(verb_stem, ("say", "tell", "stress", "describe", "note"))))
_EXCHANGEABLE = re.compile(
    rf"(?<!the )(?<!as )\b(?:{'|'.join(sorted(_EXCHANGED, key=len, reverse=True))})\b(?!-)", re.IGNORECASE
)
_JOINS = (", and ", " and ", ", while ", "; ", ", after ")

Altering = Callable[[str, random.Random], str | None]
"""A sentence that says otherwise, or None where this cannot be done to it."""


def another_number(sentence: str, chance: random.Random) -> str | None:
    """With one digit of one number exchanged."""
    found = list(_NUMBER.finditer(sentence))
    if not found:
        return None
    one = chance.choice(found)
    digits = [nth for nth, character in enumerate(one[0]) if character.isdigit()]
    place = chance.choice(digits[:1] if len(digits) == 4 and chance.random() < 0.2 else digits)
    other = chance.choice([digit for digit in "123456789" if digit != one[0][place]])
    return f"{sentence[: one.start() + place]}{other}{sentence[one.start() + place + 1 :]}"


def denied(sentence: str, chance: random.Random) -> str | None:
    """With a "not" more, or less."""
    if one := _NOT.search(sentence):
        return f"{sentence[: one.start()]}{one[1]}{sentence[one.end() :]}"
    found = list(_AUXILIARY.finditer(sentence))
    if not found:
        return None
    end = found[0].end()
    return f"{sentence[:end]} {chance.choice(['not', 'not', 'not', 'never'])}{sentence[end:]}"


def turned(sentence: str, chance: random.Random) -> str | None:
    """With a verb of the past that means the opposite."""
    places = [one for one in tokens(sentence) if one.text in _PAST.values() or re.fullmatch("[a-z]{3,}ed", one.text)]
    chance.shuffle(places)
    for one in places:
        if others := _opposites().get(verb_stem(one.text)):
            return f"{sentence[: one.start]}{past(chance.choice(others))}{sentence[one.end :]}"
    return None


def another_verb(sentence: str, verbs: Sequence[str], chance: random.Random) -> str | None:
    """With a verb of the past exchanged for one of these that has another meaning."""
    places = [one for one in tokens(sentence) if one.text in _past_verbs(sentence)]
    if not places:
        return None
    one = chance.choice(places)
    known = alike(verb_stem(one.text))
    others = [other for other in verbs if verb_stem(other) not in known]
    return f"{sentence[: one.start]}{chance.choice(others)}{sentence[one.end :]}" if others else None


def verbs_in(texts: Sequence[str]) -> list[str]:
    """The regular verbs of the past, of which one can stand wherever another does, but for those of telling."""
    return sorted({one for text in texts for one in _past_verbs(text)})


def _past_verbs(text: str) -> set[str]:
    stems = {one.text: verb_stem(one.text) for one in tokens(text) if re.fullmatch("[a-z]{3,}ed", one.text)}
    return {one for one, root in stems.items() if root in known_verbs() and root not in _TELLING}


def another_extent(sentence: str, chance: random.Random) -> str | None:
    """With a word for extent, order or kind exchanged: "some" for "all", "after" for "before"."""
    found = [*_EXCHANGEABLE.finditer(sentence)]
    if not found:
        return None
    one = chance.choice(found)
    other = chance.choice(_EXCHANGED[one[0].lower()])
    return f"{sentence[: one.start()]}{other.capitalize() if one[0][0].isupper() else other}{sentence[one.end() :]}"


def past(verb: str) -> str:
    """The simple past of a verb."""
    if verb in _PAST:
        return _PAST[verb]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{verb.removesuffix('e')}ed"


@cache
def _opposites() -> Mapping[str, list[str]]:
    """By the stem of a verb, the first words of the lists of its opposites: the others are less surely so."""
    found: dict[str, list[str]] = {}
    for both in SENSES:
        one, other = ([word for word in side if word not in _LIGHT] for side in both)
        for words, opposites in ((one, other), (other, one)):
            for word in words[: SURE if opposites else 0]:
                found.setdefault(verb_stem(word), []).extend(opposites[:SURE])
    return found


def adopted(sentence: str, _: random.Random) -> str | None:
    """A proposal told as a decision."""
    for one in tokens(sentence):
        if one.text.endswith("ed") and stem(one.text.lower()) in PROPOSED_STEMS | OPEN_STEMS:
            return f"{sentence[: one.start]}{_DECIDING[len(sentence) % len(_DECIDING)]}{sentence[one.end :]}"
    return None


def another_name(sentence: str, names: Sequence[str], chance: random.Random) -> str | None:
    """With a name exchanged for another, or with two of its own that changed places."""
    found = mentions(sentence)
    if not found:
        return None
    if len(found) > 1 and chance.random() < 0.5:
        one, other = sorted(chance.sample(found, 2), key=lambda each: each.start)
        if one.text != other.text and not re.match(r",? (?:and|or) ", sentence[one.end : other.start]):
            between = sentence[one.end : other.start]
            if re.fullmatch(r",? (?:and|or|,)? ?", between) or " and " in between[:6]:
                return None
            return f"{sentence[: one.start]}{other.text}{between}{one.text}{sentence[other.end :]}"
    one = chance.choice(found)
    others = [name for name in names if name not in sentence]
    return f"{sentence[: one.start]}{chance.choice(others)}{sentence[one.end :]}" if others else None


def joined(first: str, second: str, chance: random.Random) -> str:
    """Two sentences as one."""
    start = second if (named := mentions(second)) and named[0].start == 0 else second[:1].lower() + second[1:]
    return f"{first.rstrip('.!? ')}{chance.choice(_JOINS)}{start}"


def part(sentence: str, chance: random.Random) -> str | None:
    """One of several statements of a sentence, or the sentence without a phrase of when, where or how."""
    stated = [one.strip() for one in _BETWEEN.split(sentence.rstrip(".")) if one.strip()]
    whole = [one for one in stated if _stands_alone(one)]
    if len(stated) > 1 and whole:
        return f"{upper_first(chance.choice(whole))}."
    ways = [_FRONT, _INSERTED] if _DENIED.search(sentence) else [_FRONT, _INSERTED, _END, _END]
    chance.shuffle(ways)
    for way in ways:
        rest = way.sub("", sentence.rstrip("."), count=1).strip()
        if rest != sentence.rstrip(".") and _stands_alone(rest):
            return f"{upper_first(rest)}."
    return None


def upper_first(text: str) -> str:
    """With a capital in front."""
    return text[:1].upper() + text[1:]


def _stands_alone(text: str) -> bool:
    """Whether it begins with who or what does something, as far as its words tell."""
    verb, first = first_verb(text), text.partition(" ")[0]
    named = any(one.start == 0 for one in mentions(text)) or first.lower() in ("the", "a", "an")
    ends = _UNFINISHED.search(text)
    return bool(verb and named and not ends and first.lower() not in CLAUSE_OPENERS and len(text.split()) > 4)


def by_name(before: str, sentence: str) -> str | None:
    """A sentence that begins with "He" or "She" with the name of whom the sentence before it is about."""
    pronoun = _PRONOUN.match(sentence)
    verb = first_verb(before) or 0
    acting = [one for one in mentions(before) if one.end <= verb and not one.countries and not one.place]
    if not pronoun or len(acting) != 1:
        return None
    name = acting[0].text.removesuffix("'s")
    return f"{name} {sentence[pronoun.end() :]}"


def shortened(sentence: str, chance: random.Random) -> str | None:
    """Without what stands behind its last commas, or between two."""
    parts = sentence.rstrip(".").split(", ")
    if len(parts) < 2 or any(len(part.split()) < 3 for part in parts) or len(parts[0].split()) < 6:
        return None
    if len(parts) > 2 and chance.random() < 0.4 and not re.match(r"and |or ", parts[-1]):
        return f"{parts[0]}, {parts[-1]}." if re.match(r"(?:who|which|where) ", parts[1]) else f"{parts[0]}."
    return f"{parts[0]}." if re.match(r"(?:who|which|where|and|but|while|with|\w+ing)\b", parts[1]) else None
