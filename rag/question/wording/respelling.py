"""Puts misspelt words of a question right: names of the library, its other words, and common English.

A word is changed only when neither the library nor common English has it and it is one or two slips away from a word
that they have. A slip is what fingers and ears do: a letter left out, doubled or swapped with its neighbour, one vowel
for another, or a key beside the right one. So a name that nobody here knows stays as it is. The English words are
those of `symspellpy`, by frequency; they are loaded once, at the first word that the library does not know.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from importlib.resources import files

from rapidfuzz.distance import OSA, Levenshtein
from symspellpy import SymSpell, Verbosity

from rag.english import QUESTION_WORDS, countries, sentence_case, with_full_years, words
from rag.question.catalogue import Catalogue
from rag.question.wording.shorthand import written_out
from rag.vocabulary import SHORTEST_NAME

_FREQUENCIES = "frequency_dictionary_en_82_765.txt"
_COMMON = 30_000
"""A misspelt word is corrected only to one of so many most frequent words; rarer ones only count as right."""
_SLIPS_MAX = 2
_PREFIX_LETTERS = 5
"""SymSpell's prefix length: shorter loads faster and looks up slower; with 5 it is 1.4 s once and 1 ms a word."""
_SHORTEST = 3
"""In letters; a shorter word resembles too many."""
_COMMONER = {3: 10, 4: 500, 5: 3000}
"""By letters: only one of so many most frequent words may take the place of a word so short, or one of the library
from five letters on. Longer words resemble fewer others, names and abbreviations least of all."""
_SURE = 10_000
"""A letter is taken for another only in a word of the library or one of so many most frequent ones."""
_SMALL = 4
"""Up to so many letters no letter is taken for another."""
_LONG = 7
"""From so many letters on there may be two slips."""
_RARER = 100
"""A first word that is so many times rarer than the question word it resembles is taken for that: "wat", "wen"."""
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = frozenset("aeiouy")


def respell(question: str, catalogue: Catalogue, is_common: Callable[[str], bool] = lambda word: False) -> str:
    """The question with misspelt words corrected, and short years (see `with_full_years`) and shorthand written out.

    Args:
        question: As it was asked, in English.
        catalogue: What the library holds; its names count for more than other words.
        is_common: Whether a folded word is an ordinary word, and therefore not misspelt.
    """
    asked = _CHUNK.findall(with_full_years(written_out(question), catalogue.held_in))
    for nth, chunk in enumerate(asked):
        parts = _WORD.findall(chunk)
        if parts and not _ADDRESS.search(chunk):
            first = nth == 0 and len(parts) == 1
            lone = len(parts) == 1
            put_right = partial(_right, catalogue=catalogue, is_common=is_common, first=first, lone=lone)
            asked[nth] = _WORD.sub(put_right, chunk)
    return "".join(asked)


_ASKING = ("recap", "recaps", "tldr", "rundown", "roundup", "takeaway", "takeaways")
"""Words that ask for something and that a dictionary may lack."""
_LONG_ASKING = 7
"""In letters; a shorter one resembles too many."""
_CHUNK = re.compile(r"\s*\S+|\s+$")
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\w[._/@]\w|\d")


def _right(
    found: re.Match[str], *, catalogue: Catalogue, is_common: Callable[[str], bool], first: bool, lone: bool
) -> str:
    """The word, corrected if it is misspelt.

    Args:
        found: The word.
        catalogue: What the library holds.
        is_common: Whether a folded word is known to be right.
        first: Whether it is the first word of the question.
        lone: Whether no apostrophe or hyphen joins it to another word.
    """
    word = found[0]
    folded = "".join(words(word))
    if len(folded) < _SHORTEST or not folded.isascii():
        return word
    if lone and found.string[found.end() :][:1] not in ("'", "’") and _is_possessive(folded, catalogue):
        return f"{word[:-1]}'s"
    if lone and (name := catalogue.elided_cities.get(folded) or catalogue.spelt_out(folded)):
        return name
    if catalogue.knows(folded):
        return word
    if first and (meant := _question_word(folded)):
        return _in_case_of(word, meant)
    if folded in _ASKING or is_common(folded):
        return word
    if asking := next((one for one in _ASKING if len(one) >= _LONG_ASKING and OSA.distance(folded, one) == 1), None):
        return asking
    near = catalogue.near_name(folded) if len(folded) >= SHORTEST_NAME else None
    as_a_name = word.isupper() or (word[:1].isupper() and not first)
    common = _near_word(folded, catalogue) if lone and not as_a_name else None
    if common and (near is None or common[0] < near[0] or (common[0] == near[0] and common[1] != near[1].lower())):
        return _in_case_of(word, common[1])
    return near[1] if near else word


def _is_possessive(folded: str, catalogue: Catalogue) -> bool:
    """Whether a word is the possessive of a person's or country's name without its apostrophe: "tokayevs"."""
    name = folded.removesuffix("s")
    if name == folded:
        return False
    named = name in catalogue.people or [name] == [one.casefold() for one in countries(name.title())]
    return named and not is_english(folded)


def is_english(folded: str) -> bool:
    """Whether a folded word is among the English words that are known."""
    return folded in _ranks()


def _question_word(folded: str) -> str | None:
    """The question word that the first word of a question was to be."""
    near = [one for one in QUESTION_WORDS if one[0] == folded[0] and OSA.distance(one, folded) == 1]
    if len(near) != 1 or folded.removesuffix("s") in QUESTION_WORDS:
        return None
    counted = _english().words
    return near[0] if counted.get(folded, 0) * _RARER < counted.get(near[0], 0) else None


def _near_word(folded: str, catalogue: Catalogue) -> tuple[int, str] | None:
    """The ordinary word that was meant, and how many slips away it is."""
    listed = _ranks()
    if folded in listed:
        return None
    derived = _is_derived(folded)
    slips = _SLIPS_MAX if len(folded) >= _LONG and not derived else 1
    near = {(OSA.distance(folded, one), one) for one in catalogue.near_words(folded, slips)}
    near |= {(one.distance, one.term) for one in _english().lookup(folded, Verbosity.ALL, slips)}
    highest = 0 if derived else _COMMONER.get(len(folded), _COMMON)
    likely = sorted(
        (distance, not catalogue.knows(one), listed.get(one, _COMMON), one)
        for distance, one in near
        if _is_slip(folded, one)
        and not (_replaces(folded, one) and (derived or not (catalogue.knows(one) or listed.get(one, _COMMON) < _SURE)))
        and (listed.get(one, _COMMON) < highest or (len(folded) > _SMALL and catalogue.knows(one)))
    )
    return (likely[0][0], likely[0][3]) if likely else None


def _is_slip(typed: str, meant: str) -> bool:
    """Whether each difference is a likely slip of somebody who meant the one word and typed the other."""
    if sorted(typed) == sorted(meant) and OSA.distance(typed, meant) < Levenshtein.distance(typed, meant):
        return True
    if typed[0] != meant[0]:
        return False
    if len(typed) <= _SMALL and _replaces(typed, meant):
        return False
    return all(_likely(typed, meant, tag, at, to) for tag, at, to in _edits(typed, meant))


def _replaces(typed: str, meant: str) -> bool:
    """Whether a letter is taken for another, and not only left out, doubled or swapped."""
    return len(typed) == len(meant) and sorted(typed) != sorted(meant)


def _edits(typed: str, meant: str) -> Iterator[tuple[str, int, int]]:
    yield from ((str(one.tag), int(one.src_pos), int(one.dest_pos)) for one in Levenshtein.editops(typed, meant))


def _likely(typed: str, meant: str, tag: str, at: int, to: int) -> bool:
    if tag == "insert":
        return True
    if tag == "delete":
        return typed[at] in (typed[at - 1 : at], typed[at + 1 : at + 2]) or _beside(typed[at], typed[at - 1 : at])
    return {typed[at], meant[to]} <= _VOWELS or _beside(typed[at], meant[to])


def _beside(one: str, other: str) -> bool:
    """Whether two keys lie side by side."""
    return any(one in row and other and other in row and abs(row.index(one) - row.index(other)) == 1 for row in _KEYS)


def _in_case_of(word: str, meant: str) -> str:
    return sentence_case(meant) if word[:1].isupper() else meant


@cache
def _counted() -> tuple[tuple[str, int], ...]:
    """English words and how often each occurs, the most frequent first."""
    listed = files("symspellpy").joinpath(_FREQUENCIES).read_text(encoding="utf-8-sig")
    pairs = (line.split() for line in listed.splitlines())
    return tuple((word, int(count)) for word, count in pairs)


def _is_derived(folded: str) -> bool:
    """Whether it is made from an English word: "dialing" from "dial"."""
    return any(
        len(folded) > len(ending) + _SHORTEST
        and folded.endswith(ending)
        and not _ranks().keys().isdisjoint((folded.removesuffix(ending), folded.removesuffix(ending) + "e"))
        for ending in _ENDINGS
    )


_ENDINGS = ("s", "es", "d", "ed", "ing", "er", "ers", "ly")


@cache
def _ranks() -> Mapping[str, int]:
    """English words, each with how many are more frequent."""
    return {word: rank for rank, (word, _) in enumerate(_counted())}


@cache
def _english() -> SymSpell:
    speller = SymSpell(_SLIPS_MAX, _PREFIX_LETTERS)
    for word, count in _counted()[:_COMMON]:
        speller.create_dictionary_entry(word, count)
    return speller
