"""Words of like or opposite meaning whatever their class: "removal" is like "lift", "unsafe" the opposite of "safe".

The lists of verbs and of directions hold one form of each word. A noun is led back to its verb by its ending, a verb
and a particle written together are taken apart, and a prefix that denies makes an opposite by itself.
"""

from functools import lru_cache

from rag.english.lexicon import OPPOSITES
from rag.english.verbs import alike, known_verbs, opposite, verb_in_one_word, verb_stem
from rag.english.words import stem

_PARTICLES = ("up", "down", "out", "off", "over", "back", "away", "in")
_DEGREES = ("er", "est")
_DENYING_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non")
_SHORTEST_STEM = 3
_NOUN_ENDINGS = (
    ("uct", "uc"),
    ("ns", "nd"),
    ("is", "id"),
    ("us", "ud"),
    ("iss", "it"),
    ("ur", ""),
    ("ur", "e"),
    ("ipt", "ib"),
)
"""How the stem of a noun ends and how that of its verb does: "reduction", "expansion", "decision", "permission"."""


@lru_cache(maxsize=20_000)
def senses(word: str) -> frozenset[str]:
    """The stems that a folded word may stand for: its own, its verb's, and those of a verb and particle in it."""
    own = verb_stem(word)
    found = {own, stem(word)}
    found |= {verb for end, verbal in _NOUN_ENDINGS if (verb := _with_ending(own, end, verbal)) in known_verbs()}
    for end in _DEGREES:
        for base in (word.removesuffix(end), f"{word.removesuffix(end)}e", word.removesuffix(end)[:-1]):
            if word.endswith(end) and len(base) >= _SHORTEST_STEM and stem(base) in known_verbs():
                found.add(stem(base))  # "tougher", "largest", "biggest"
    for particle in _PARTICLES:
        if word.endswith(particle) and (whole := verb_in_one_word(word.removesuffix(particle), particle)):
            found.add(verb_stem(whole))
    return frozenset(found)


def _with_ending(one: str, end: str, verbal: str) -> str:
    return one.removesuffix(end) + verbal if one.endswith(end) else ""


@lru_cache(maxsize=20_000)
def like(word: str) -> frozenset[str]:
    """The stems of words that may mean what a folded word does."""
    own = senses(word)
    sides = (side for pair in OPPOSITES for side in pair if side & own)
    return own.union(*map(alike, own), *sides)


@lru_cache(maxsize=20_000)
def unlike(word: str) -> frozenset[str]:
    """The stems of words that may mean the opposite of a folded word, without those that may also mean the same."""
    own = senses(word)
    sides = (other for one, other in (pair for both in OPPOSITES for pair in (both, both[::-1])) if one & own)
    return frozenset().union(*map(opposite, own), *sides) - like(word)


def denies_by_prefix(one: str, other: str) -> bool:
    """Whether one of two stems is the other with a prefix that denies: "unsafe" and "safe", not "import" and "port"."""
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    if len(shorter) < _SHORTEST_STEM or longer in known_verbs():
        return False
    return any(longer.rstrip("e") == f"{prefix}{shorter}".rstrip("e") for prefix in _DENYING_PREFIXES)
