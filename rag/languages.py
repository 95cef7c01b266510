"""Languages other than English: their names, and the stems of their words.

The full text of the library stems English. Words of other languages are found by Snowball's stemmers (Porter 2001,
"Snowball: A language for stemming algorithms"), which `snowballstemmer` has for some thirty languages; words of a
language without one are found as they stand.
"""

import re
import threading
from functools import lru_cache

import snowballstemmer
from babel import Locale

ENGLISH = "en"
STEMMED = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "ne": "nepali",
    "nl": "dutch",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
}
"""By ISO 639-1 code: the name of the language's stemmer."""

_WORD = re.compile(r"[^\W_]+")
_stemmers = threading.local()
"""A stemmer for each thread and language: it keeps the word it works on in itself."""


def stems_in(text: str, language: str) -> list[str]:
    """The stems of a text's words in order, in lower case; of a language without a stemmer the words."""
    there = _WORD.findall(text.lower())
    algorithm = STEMMED.get(language)
    if algorithm is None:
        return there
    held: dict[str, snowballstemmer.stemmer] = _stemmers.__dict__.setdefault("held", {})
    if algorithm not in held:
        held[algorithm] = snowballstemmer.stemmer(algorithm)
    return [str(one) for one in held[algorithm].stemWords(there)]


def language_name(code: str) -> str:
    """Its English name: `Uzbek`; the code itself for one that has none."""
    return _names().get(code, code)


def language_code(named: str) -> str | None:
    """The ISO 639-1 code of a language given as a code, with a region or without, or by its English name."""
    folded = named.strip().casefold()
    code = re.split(r"[-_]", folded)[0]
    if len(code) == 2 and code in _names():
        return code
    return next((one for one, name in _names().items() if len(one) == 2 and name.casefold() == folded), None)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return dict(Locale("en").languages)
