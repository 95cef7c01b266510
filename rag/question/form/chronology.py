"""Whether a question wants its answer in order of time, and the question without the words that say so."""

import re

from rag.english import QUESTION_WORDS

_ORDER = re.compile(
    r"\b(?:an? |the )?(?:(?:short|brief|quick|full|complete|simple) )?(?:chronolog(?:y|ies|ical\w*)(?: (?:list|table"
    r"|overview|order))?|time-?line)\b(?: (?:of|on|for)\b)?"
    r"|\b(?:in|by) (?:the )?(?:order of (?:time|dates?|years?)|(?:chronological|date|time) order)\b"
    r"|\b(?:ordered|sorted|arranged) by (?:date|time|year)\b|\b(?:earliest|oldest) first\b"
    r"|\b(?:year|meeting|summit) by (?:year|meeting|summit)\b"
    r"|\b(?:trace|track|follow) (?=[^?]*\b(?:through|across|over|from meeting to meeting)\b)",
    re.IGNORECASE,
)
_EACH = r"(?: (?:of|for|at) each(?: (?:one|of them|meeting|summit))?| each(?: time)?)?"
_OF_EACH = re.compile(
    r"(?:[,;–-] ?|\b(?:and|each) )*\b(?:with|and|plus|giving|naming|including|each with)"
    r" (?:(?:the|its|their|all|each) )*(?P<what>(?:(?:main|key|central|principal|chief|final|most important|outcome"
    r"|adopted|closing|respective)[ -])*(?:documents?|texts?|declarations?|papers?|communiqu[eé]s?|chairs?|chairmen"
    rf"|chairperson|presiding leaders?)){_EACH}(?: adopted| signed)?{_EACH}(?= (?:and|with)\b|[.?!]*\W*$)",
    re.IGNORECASE,
)
"""What is to be told of each entry besides its day and place."""
_CHAIR = re.compile(r"chair|presiding")
_ONE = re.compile(
    r"main|key|central|principal|chief|final|important|outcome|closing|(?:document|text|declaration|paper|communiqu[eé])$"
)
"""One document alone is wanted: "the main document", "its declaration"."""
_PARTNERS = re.compile(
    r"\b(?:plus|with|and)(?: (?:an?|its|their|outside|foreign|external|other))* partners?\b", re.IGNORECASE
)
_EXTENT = re.compile(
    r"\bas far as [^,.;?]*|\bfrom (?:the )?(?:first|start|beginning|earliest|opening)\b[^,.;?]*"
    r"|\bwith (?:their |the |all )*(?:places?|dates?|hosts?|venues?|cities|years?)"
    r"(?:(?:,| and)+ (?:places?|dates?|hosts?|venues?|cities|years?))*"
    r"|(?:,? \b(?:and|to|until|up to|including|with))* the (?:next|coming|latest|last)(?: ones?)?\b(?=\W*$)"
    r"|\b(?:issue|question|topic|matter|story|theme|dossier)s?\b"
    r"|\b(?:that |which )?(?:you|we) (?:cover|have|hold|know of)\b"
    r"|\b(?:in|through|across|over) (?:all |the |your |these |every )*(?:library|articles?|summits?|meetings?|years)\b",
    re.IGNORECASE,
)
"""How far the order is to reach, and what each entry is to have."""
_ASKS_FOR_ELSE = re.compile(
    rf"^\W*(?:(?:and|so|but)\W+)*(?:(?:{'|'.join(QUESTION_WORDS)})\b"
    r"(?! (?:is|was|are|were) the (?:chronology|timeline) of)"
    r"|(?:is|are|was|were|do|does|did|has|have|had|will|should|would)\b)",
    re.IGNORECASE,
)


def asks_for_chronology(text: str) -> bool:
    """Whether a question wants what it names in order of time, and asks nothing else of a date or a timeline."""
    return bool(_ORDER.search(text)) and not _ASKS_FOR_ELSE.match(text)


def told_of_each(text: str) -> frozenset[str]:
    """What a chronology is to tell of each meeting besides its day and place: "chair", "document", "documents"."""
    found = {one["what"].casefold() for one in _OF_EACH.finditer(text)}
    return frozenset(
        "chair" if _CHAIR.search(one) else "document" if _ONE.search(one) else "documents" for one in found
    )


def without_chronology(text: str) -> str:
    """What is to be put in order, without the words that ask for the order."""
    left = _ORDER.sub(" ", text)
    while (shorter := _OF_EACH.sub(" ", left).rstrip()) != left:
        left = shorter
    return " ".join(_EXTENT.sub(" ", _PARTNERS.sub(" ", left)).split())
