"""Text made uniform, and words as the full-text index sees them: folded, without diacritics, stemmed.

The words take the same steps as SQLite's `porter unicode61 remove_diacritics 2`, so that a word of a question, of a
sentence and of the index's own statistics are one term.
"""

import re
import threading
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

import snowballstemmer

_WORD = re.compile(r"[^\W_]+")
_COMBINING = re.compile("[\u0300-\u036f]")


class _Stemmer(threading.local):
    """A stemmer for each thread: it keeps the word it works on in itself, so two threads would mix up theirs."""

    def __init__(self) -> None:
        self.stem_word = snowballstemmer.stemmer("porter").stemWord


_stemmer = _Stemmer()

_DIRECTION_MARKS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""With these a text is shown in another order than it is stored in, so that a quote would not read as it is written.
Letters of Arabic and Hebrew bring their direction with them and need none (Unicode Standard Annex 9)."""
_DIRECTING = re.compile(f"[{_DIRECTION_MARKS}]")
_DROPPED = re.compile(rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff{_DIRECTION_MARKS}]")
"""NUL hides the text after it in Chroma, a lone surrogate cannot be stored; no control character is prose."""

SEARCHED_WORDS_MAX = 12
"""How many words of a search count; each costs a look into the full-text index."""

_UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs"}
"""Unicode's general categories of characters that are not shown."""

MARKS: Mapping[int, str] = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-")
    | dict.fromkeys("\u2018\u2019\u201b\u02bc\u02bb\u0060\u00b4", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"')
)
"""For `str.translate`: hyphens and short dashes, apostrophes and quotation marks of one kind, one for one."""
_ONE_KIND = {**MARKS, 0x2014: " - ", 0x2044: "/"}

_GROUP = re.compile(r"\bGroup of (Seven|Eight|Twenty|77)\b", re.IGNORECASE)
"""Groups that are better known by a letter: the G7, the G20."""


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written in lines, with spaces between them."""
    return frozenset(text.split())


STOPWORDS = word_set(
    """a about above after again all also am an and any anyone are as at be because been before being between both but
    by can could did do does doing done during each else ever few for from further get give given go got had has have
    having he her here hers him his how i if in into is it its just know let like many may me might more most much
    must my no nor not of off on once only or other our out over own please same she should so some such tell than
    that the their them then there these they this those through to too under until up us very was we were what when
    where whether which while who whom whose why will with would you your s t"""
)
"""Words that say how a question is put, not what it is about."""


def normalise(text: str) -> str:
    """NFC, newlines as line ends, no control or direction marks or lone surrogates, no white space at line ends."""
    text = re.sub(r"\r\n?|[\x85\u2028\u2029]", "\n", text)
    text = unicodedata.normalize("NFC", _DROPPED.sub("", text))
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")


def in_stored_order(text: str) -> str:
    """The text without marks of direction, so that it is shown in the order it is stored in.

    For showing an article that was stored before `normalise` dropped them; its offsets do not fit the result.
    """
    return _DIRECTING.sub("", text)


def visible(text: str) -> str:
    """The text without what nobody sees: zero-width and direction marks, control and unassigned characters."""
    return "".join(each for each in text if each in "\n\t" or unicodedata.category(each) not in _UNSEEN)


def plain(text: str) -> str:
    """The text for comparing what it states: compatibility forms, dashes and quotation marks made one kind.

    Characters that are not seen (soft hyphens, joiners, marks of direction) are left out, so that none hides a digit.
    """
    text = _GROUP.sub(_short_group, unicodedata.normalize("NFKC", text).translate(_ONE_KIND))
    return " ".join(
        "".join(one for one in text if unicodedata.category(one) not in ("Cf", "Cc") or one.isspace()).split()
    )


def _short_group(found: re.Match[str]) -> str:
    return {"seven": "G7", "eight": "G8", "twenty": "G20", "77": "G77"}[found[1].lower()]


def words(text: str) -> list[str]:
    """The words of a text in order, in lower case, Latin letters without diacritics, not stemmed."""
    folded = text.lower()
    if not folded.isascii():
        folded = _COMBINING.sub("", "".join(map(_bare, folded)))
    return _WORD.findall(folded)


def joined_words(name: str) -> list[str]:
    """The words of a name without its apostrophes, as many type it: "Xi'an" is one word, "xian"."""
    return words(re.sub("['’]", "", name))


def fold(name: str) -> str:
    """A name as one folded word, its apostrophes and full stops left out: "Xi'an" is "xian", "U.S." is "us"."""
    return "".join(words(re.sub(r"'s$|['.]", "", name)))


def prefixes(text: str) -> list[str]:
    """FTS5 terms for the words of a text typed to search by, each of which may be the beginning of one.

    A word is letters and digits and stands in quotes, so that no text is an operator of FTS5.
    """
    return [f'"{word}"*' for word in words(normalise(text))[:SEARCHED_WORDS_MAX]]


@lru_cache(maxsize=4096)
def _bare(character: str) -> str:
    """A Latin letter without its diacritics; SQLite leaves those of other scripts, and so does this."""
    base = unicodedata.normalize("NFD", character)[0]
    return base if base.isascii() else character


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A folded word's stem (Porter 1980, with the three departures that SQLite's implementation makes)."""
    if len(word) <= 2:
        return word
    stemmed = str(_stemmer.stem_word(word))
    return stemmed[:-1] if stemmed.endswith(("logi", "bli")) else stemmed


def terms(text: str) -> list[str]:
    """The stems of a text's words that are not stopwords, in order."""
    return [stem(word) for word in words(text) if word not in STOPWORDS]
