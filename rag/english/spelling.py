"""Whether two words are the same name spelt differently: transliterated, without diacritics, British or American.

"Mirziyoyev" is "Mirziyoev", "Kyiv" is "Kiev", "Xi'an" is "Xian", "Samarqand" is "Samarkand"; "Iran" is not "Iraq", nor
"Austria" "Australia". Transliterations differ mostly in vowels and in the letters for sounds that the Latin alphabet
lacks, so names are the same when their consonants are and no more than a few letters differ.
"""

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from rag.english.countries import spellings
from rag.english.words import stem

_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"isation", "ization"),
        (r"(?<=[nt])re$", "er"),
        (r"mme$", "m"),
        (r"ph", "f"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"zh|dzh|dj", "j"),
        (r"shch", "sh"),
        (r"tch|tsch", "ch"),
        (r"ts|tz", "c"),
        (r"ck|q|c(?=[aou])", "k"),
        (r"x", "h"),
        (r"w", "v"),
        (r"ou", "u"),
        (r"[iyj]e?[iyj]|ie(?!$)|(?<=[^aeiou])y(?![aeou])", "i"),
        (r"([a-z])\1", r"\1"),
    )
)
_VOWELS = re.compile(r"[aeiouyj](?<!^j)")
SHORTEST = 5
"""Letters; shorter names must sound the same."""
LONG_LETTERS = 7
"""In names of so many letters or more two letters may differ, in shorter ones one."""


def same_name(one: str, other: str) -> bool:
    """Whether two folded words (`rag.english.words.words`) are the same name."""
    if one == other or stem(one) == stem(other) or not _regions(one).isdisjoint(_regions(other)):
        return True
    mine_of, theirs_of = spellings().get((one,)), spellings().get((other,))
    if mine_of and theirs_of and set(mine_of).isdisjoint(theirs_of):
        return False
    mine, theirs = _sounded(one), _sounded(other)
    if mine == theirs and len(mine) >= 3:
        return True
    if min(len(one), len(other)) < SHORTEST or abs(len(one) - len(other)) > 2:
        return False
    allowed = 2 if min(len(mine), len(theirs)) >= LONG_LETTERS - 1 else 1
    return (
        _consonants(mine) == _consonants(theirs)
        and mine[0] == theirs[0]
        and len(_consonants(mine)) >= 2
        and not _ends_apart(mine, theirs)
        and Levenshtein.distance(mine, theirs, score_cutoff=allowed) <= allowed
    )


def _ends_apart(one: str, other: str) -> bool:
    """Whether one only adds letters at the end of the other, as a feminine or a country's name does."""
    short, long = sorted((one, other), key=len)
    return long != short and long.startswith(short)


@lru_cache(maxsize=8192)
def _sounded(word: str) -> str:
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def _consonants(sounded: str) -> str:
    return sounded[0] + _VOWELS.sub("", sounded[1:])


@lru_cache(maxsize=8192)
def _regions(word: str) -> frozenset[str]:
    """A region by the name of its people: "Asian" is of Asia, "African" of Africa, "European" of Europe."""
    if len(word) < 5 or not word.endswith("an") or ((word,) in spellings() and not word.endswith("ean")):
        return frozenset({word})
    return frozenset({word, word[:-1], word[:-2], word[:-3] if word.endswith("ian") else word})
