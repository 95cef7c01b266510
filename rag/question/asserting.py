"""Tells a sentence that says that something is so from one that asks for something: "Quote …", "A list of what was …".

Only what says that something is so can be checked. It has a verb of its own: not one of a clause that only tells which
thing is meant ("the texts that were signed"), and not the order at its head ("Set the two side by side").
"""

import re
from collections.abc import Sequence

from rag.english import (
    AUXILIARIES,
    MONTHS_AND_DAYS,
    PAST_FORMS,
    PHRASE_OPENERS,
    QUESTION_WORDS,
    STOPWORDS,
    TITLES,
    countries,
    is_verb,
    number_words,
    present_forms,
    tokens,
    word_set,
)
from rag.question.wording import is_english

_SENTENCES = re.compile(r"(?<=[^\s.!?]{2}[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|(?<=[:;])\s+|\n+")
_OPENS_CLAUSE = frozenset(QUESTION_WORDS) | word_set(
    "that whose whom whether if because although while whatever whichever whoever whereas unless though"
)
"""Opens a clause within another; its verb is not the sentence's own."""
_AFTER_ORDER = word_set(
    """me us the a an every each any my our their its his her it them those these what which
    who whose where when how whether why"""
) | frozenset(number_words(1, 10))
"""What stands after a verb that orders something."""
_NO_VERB = word_set(
    """neither either anybody anyone anything everybody everyone everything nobody nothing someone something somebody
    people none nor even still yet also perhaps instead per like unlike thanks once twice half today versus"""
)
_OPENS_NO_ORDER = (PHRASE_OPENERS | STOPWORDS | MONTHS_AND_DAYS | _NO_VERB) - word_set("let give tell get know")
_ASKS_WHICH = re.compile(r"(?:who|what|which|why|how)\b", re.IGNORECASE)
"""Begins a sentence, or a part after a colon, that asks though no question mark ends it."""
_OF_A_PARTICIPLE = word_set("at by during in on to with for from since until under")
"""What follows a participle that only describes: "documents signed in Budapest"."""
_OPENS_OBJECT = word_set("a an the no all its their his her any every not never to more most")
_PLEASE = re.compile(r"\b(?:please|pls|plz|kindly)\b", re.IGNORECASE)
_OF_NO_OBJECT = word_set("met came went rose fell grew")
"""Past forms that are no such participle."""
_SUBJECTS = word_set("it he she they we you")
_GROUP = 3
"""In words: so far from its auxiliary the rest of a verb may stand: "was not even put"."""


def asserts(text: str) -> bool:
    """Whether a text says that something is so, and no sentence of it asks for anything."""
    every = _SENTENCES.split(text)
    if _PLEASE.search(text) or any(map(_ASKS_WHICH.match, every[1:])) or any(map(asks_to_do, every)):
        return False
    return any(map(_says_something, every))


def asks_to_do(sentence: str) -> bool:
    """Whether it begins with an order, also after a phrase without a verb: "From the pact, pull every figure"."""
    every = tokens(sentence)
    for nth, one in enumerate(every[:-1]):
        begins = nth == 0 or every[nth - 1].text in (",", "- ", '"', "(")
        if not begins or not one.is_word:
            continue
        if _says_something(sentence[: one.start]):
            return False
        if _is_order(one.text, every[nth + 1].text, first=nth == 0):
            return True
    return False


def _is_order(word: str, after: str, *, first: bool) -> bool:
    folded = word.lower()
    if after in ("me", "us") and folded not in PHRASE_OPENERS:
        return True
    return (
        after in _AFTER_ORDER
        and folded not in _OPENS_NO_ORDER
        and (first or word.islower())
        and word.isalpha()
        and not folded.endswith(("ly", "ed", "ing"))
        and (not folded.endswith("s") or folded.endswith("ss"))
        and folded not in AUXILIARIES
        and (first or folded not in PAST_FORMS)
    )


def _says_something(sentence: str) -> bool:
    """Whether a sentence has a verb of its own, with a subject before it."""
    every = [one.text for one in tokens(sentence) if one.is_word]
    if every and is_english(every[0].lower()) and not countries(every[0]):
        every[0] = every[0].lower()  # no name
    told_apart = bool(every) and every[0].lower() not in PHRASE_OPENERS - _OPENS_CLAUSE
    pending, last, joined = 0, -_GROUP, False
    for nth, word in enumerate(every):
        if word.lower() in _OPENS_CLAUSE or (told_apart and _opens_without_relative(every, nth)):
            pending += 1
        elif nth - last < _GROUP and every[last].lower() in AUXILIARIES and is_verb(word):
            last = nth  # the rest of the same verb
        elif _is_finite(every, nth, within=bool(pending)):
            last = nth
            if joined and every[nth - 1].lower() in ("and", "or", "but"):
                continue  # a second verb of the clause before
            if nth and not pending:
                return True
            joined, pending = bool(pending), max(pending - 1, 0)
    return False


def _is_finite(every: Sequence[str], nth: int, *, within: bool) -> bool:
    """Whether a word is a verb with its subject, and not a participle that only describes, nor a noun."""
    word, before = every[nth], every[nth - 1] if nth else ""
    after = every[nth + 1] if nth + 1 < len(every) else ""
    if word.islower() and word in present_forms():
        follows = after.lower() in _OPENS_OBJECT or after[:1].isdigit() or after[:1].isupper()
        return before.lower() in ("that", "which", "who") or (follows and (before[:1].isupper() or before in _SUBJECTS))
    if not is_verb(word):
        return False
    if within or word.lower() in AUXILIARIES or after.lower() not in _OF_A_PARTICIPLE:
        return True
    to_do = after == "to" and nth + 2 < len(every) and every[nth + 2].islower() and every[nth + 2] not in STOPWORDS
    return before[:1].isupper() or before in _SUBJECTS | TITLES or to_do or word in _OF_NO_OBJECT


def _opens_without_relative(every: Sequence[str], nth: int) -> bool:
    """Whether a clause begins that tells apart what is named before it: "the countries | Lula invited"."""
    before, word = (every[nth - 1], every[nth]) if nth else ("", every[nth])
    several = before.islower() and before.isalpha() and before.endswith(("s", "thing")) and not before.endswith("ss")
    opens = word[0].isupper() or word.lower() in _SUBJECTS
    return several and opens and before not in STOPWORDS | TITLES | PHRASE_OPENERS and not is_verb(before)
