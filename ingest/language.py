"""Tells which language an article is written in.

By py3langid (BSD, 5 MB, alive), which tells all thirty of the accounts in `tests/ingest/languages.py` apart, Uzbek,
Tajik, Kyrgyz and Turkmen among them, in 0.2 ms each, after a second and with 100 MB for its model. lingua (Apache, 96
MB, 23 s and 870 MB to load, 130 ms each) knows none of those four, and cld3 (Apache, 0.7 MB, 0.1 ms) takes Turkmen for
Turkish and Uzbek in Cyrillic for Kyrgyz.
"""

import re
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

LEAST_PROBABLE = 0.5
"""0-1: the least probability with which a language is told; two sentences of an account have 0.54 and more."""
FEWEST_LETTERS = 20
"""A shorter text, a name and a figure, can be of any language."""
CHARACTERS_READ = 20_000
_ONE_NAME = {"nb": "no", "nn": "no"}


def language_of_article(text: str) -> str:
    """The ISO 639-1 code of the language of a text; empty when that cannot be told."""
    beginning = text[:CHARACTERS_READ]
    if len(re.findall(r"[^\W\d_]", beginning)) < FEWEST_LETTERS:
        return ""
    code, probability = _identifier().classify(beginning)
    return _ONE_NAME.get(code, str(code)) if probability >= LEAST_PROBABLE else ""


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.nb_classes if len(code) == 2])  # without creoles
    return identifier
