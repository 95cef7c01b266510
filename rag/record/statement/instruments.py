"""The document that holds what a sentence states, as the sentence names it."""

import re

from rag.english import word_set

TEXTS = word_set(
    """declaration communiqué communique statement document text charter pact accord agreement treaty memorandum
    plan programme protocol roadmap timetable principles resolution deal compact framework"""
)
"""Nouns for what a meeting may adopt."""
_KINDS = (
    "Declaration|Communiqué|Communique|Statement|Action Plan|Plan|Treaty|Charter|Agreement|Memorandum|Roadmap|Strategy"
    "|Accord|Protocol|Convention|Compact|Pact|Resolution|Concept|Framework|Programme|Appeal"
)
_NAMED = re.compile(
    rf"\b((?:[A-Z0-9][\w'’+–-]*[ -])(?:(?:[A-Z0-9][\w'’+–-]*|of|on|for|and|the)[ -])*?(?:{_KINDS})"
    r"(?: (?:of|on|for|to)(?: (?:[A-Z][\w'’-]+|and|of|the|on|for))*(?<=[A-Za-z]) [A-Z][\w'’-]+)?)"
)
_PLAIN = re.compile(
    r"\b((?:joint |final )?(?:declaration|communiqué|communique|statement|action plan|treaty|charter|memorandum|roadmap"
    r"|accord|protocol|convention|resolution|final (?:text|document)))\b"
)
_ARTICLE = re.compile(r"^(?:The|A|An|In|On|This) ")


def instrument_of(sentence: str) -> str | None:
    """The communiqué, action plan or treaty that a sentence names, by its own name where it has one."""
    if found := _NAMED.search(sentence):
        return _ARTICLE.sub("", found[1])
    plain = _PLAIN.search(sentence)
    return plain[1] if plain else None
