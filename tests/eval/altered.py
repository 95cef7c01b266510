"""Sentences altered so that what they said no longer follows, for training the entailment reader.

A reader that is trained on other people's pairs alone takes a sentence that repeats its quote's words for true. These
pairs repeat all words but one: another number or name, a "not" more or less, a verb that means the opposite, something
else said beside it. Each comes with pairs in which as much is repeated and nothing is wrong.
"""

import random
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from rag.english import OPEN_STEMS, PROPOSED_STEMS, mentions, stem, tokens, verb_stem
from rag.english.verbs import IRREGULAR_FORMS, SENSES

_NUMBER = re.compile(r"(?<![\w.,-])\d[\d,.]*(?<![.,])(?![\w-])")
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|should|does|did|do)\b(?! not|n't)")
_NOT = re.compile(r"\b(is|are|was|were|has|have|had|will|would|can|could|may|should) not\b")
_PAST: Mapping[str, str] = {base: past for base, past, *_ in IRREGULAR_FORMS}
_DECIDING = ("adopted", "approved", "agreed on", "decided on", "signed")
SURE = 4
"""How many words of a list of opposites are taken."""
_LIGHT = frozenset(["say", "tell", "come", "get", "give", "take", "make", "keep", "find", "turn", "set", "put"])
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


def shortened(sentence: str, chance: random.Random) -> str | None:
    """Without what stands behind its last commas, or between two."""
    parts = sentence.rstrip(".").split(", ")
    if len(parts) < 2 or any(len(part.split()) < 3 for part in parts) or len(parts[0].split()) < 6:
        return None
    if len(parts) > 2 and chance.random() < 0.4 and not re.match(r"and |or ", parts[-1]):
        return f"{parts[0]}, {parts[-1]}." if re.match(r"(?:who|which|where) ", parts[1]) else f"{parts[0]}."
    return f"{parts[0]}." if re.match(r"(?:who|which|where|and|but|while|with|\w+ing)\b", parts[1]) else None
