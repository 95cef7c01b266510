"""The parts of a sentence: words with their places, phrases, and clauses with a verb of their own.

Function words and punctuation mark where a phrase begins. That is enough, without a parser, to check each part
against a quote.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.english.lexicon import AUXILIARIES, EMPTY_STEMS, IRREGULAR_VERBS, JOINS, NOT_VERBS, PHRASE_OPENERS, RELATIVE
from rag.english.words import STOPWORDS, stem, words
from rag.types import Span

_TOKEN = re.compile(r"[^\W_]+(?:(?:['.&/+]|,(?=\d))[^\W_]+)*\+?|[,;:()\"?!]|- |\.(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark, at these characters."""

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number, not a mark."""
        return self.text[0].isalnum()


@lru_cache(maxsize=2048)
def tokens(text: str) -> tuple[Token, ...]:
    """Words and marks in order; a hyphen ends a word, an apostrophe does not."""
    return tuple(Token(found[0], *found.span()) for found in _TOKEN.finditer(text))


def content(text: str) -> list[str]:
    """The folded words of a text that carry meaning, which a quote would have to contain."""
    return [word for word in words(text.replace("'s", "")) if word not in STOPWORDS and stem(word) not in EMPTY_STEMS]


@lru_cache(maxsize=2048)
def phrases(text: str) -> tuple[Span, ...]:
    """The phrases of a text, each with a word of content, in order."""
    found: list[Span] = []
    current: Span | None = None
    for token in tokens(text):
        opens = token.text.lower() in PHRASE_OPENERS
        if current and (opens or not token.is_word) and content(text[current[0] : current[1]]):
            found.append(current)
            current = None
        if token.is_word:
            current = (current[0] if current else token.start, token.end)
    if current and content(text[current[0] : current[1]]):
        found.append(current)
    elif current and found:
        found[-1] = (found[-1][0], current[1])
    return tuple(found) or ((0, len(text)),)


@lru_cache(maxsize=2048)
def clauses(text: str) -> tuple[Span, ...]:
    """The clauses of a text, each with a verb of its own as far as its words tell, in order; they cover all of it."""
    every = tokens(text)
    cuts = [0]
    for nth, token in enumerate(every):
        if nth == 0 or not _may_cut(every, nth):
            continue
        before = [one.text for one in every if cuts[-1] <= one.start < token.start]
        after = [one.text for one in every[nth:]]
        upto = next((n for n, word in enumerate(after[1:], start=1) if word in ";:," or word in JOINS), len(after))
        if _has_verb(before) and _has_verb(after[: max(upto, 6)]):
            cuts.append(token.start)
    ends = [*cuts[1:], len(text)]
    return tuple((start, end) for start, end in zip(cuts, ends, strict=True) if text[start:end].strip(" ,;:."))


def _may_cut(every: Sequence[Token], nth: int) -> bool:
    word, before = every[nth].text.lower(), every[nth - 1].text
    if word in ";:" or before in (";", ":"):
        return True
    return word in JOINS or (before == "," and word in RELATIVE)


def _has_verb(given: Sequence[str]) -> bool:
    return any(is_verb(word) for word in given)


def first_verb(text: str) -> int | None:
    """Where the first word begins that is likely a verb with its subject (see `is_verb`); None when there is none."""
    return next((token.start for token in tokens(text) if is_verb(token.text)), None)


def is_verb(word: str) -> bool:
    """Whether a word is likely a verb with its subject: an auxiliary, a past form, or one of a list."""
    folded = word.lower()
    return (
        folded in AUXILIARIES
        or folded in IRREGULAR_VERBS
        or (folded.endswith("ed") and len(folded) > 4 and folded not in NOT_VERBS and word[0].islower())
    )
