"""Sentences that lean on the one before: quoted alone, they could mislead.

"He proposed a hub" does not say who; "The latter was not adopted" does not say what. Such a sentence is shown with the
one before it. It is recognised by its subject or opening words, by a "he" or "she" whom it has not named, and by
reported speech without a speaker.
"""

import re
from collections.abc import Set

from rag.english import number_words, words

_OPENS_BACK = re.compile(
    r"^(?:[“\"'(]*)"
    r"(?:(?:Earlier|Later|There|Then)\b,?\s*)?"
    r"(?:It|He|She|They|This|These|Those|That|Its|His|Her|Their|Both|Neither|Others?|Another"
    r"|The (?:latter|former|same|two|first|second|other|others|rest)"
    rf"|(?:All|None|Some|Most|Many|Several|Few|{'|'.join(number_words(1, 4)).title()}|Each|Half) of"
    r" (?:it|them|these|those|this|his|her|their)|Among (?:them|these)"
    r"|(?:In|At|Through|With|Under|Of|By|From|To|On|For|After|Before|Besides|Alongside|According to|Apart from)"
    r" (?:it|him|her|them|this|that|these|those|his|their))\b"
)
_ABOUT_NOTHING_BEFORE = re.compile(
    r"^It (?:is|was) (?:(?:[A-Z][\w’-]+ ?){1,4}(?:who|that|which)\b"
    r"|(?:also |not |then )?(?:agreed|clear|expected|hoped|possible|important|necessary|shortly|in) \b)"
)
"""“It was Xi who asked …”, “It was agreed that …”: the “it” stands for what follows."""
_CONNECTIVE = re.compile(
    r"^(?:But|However|Instead|Also|In return|As a result|Nor|Yet|Still|Besides|Moreover|Therefore|Nevertheless"
    r"|By contrast|Among (?:other things)|Such|So|Even so|In turn|Likewise|Similarly)\b"
)
_DEFINITE = re.compile(
    r"^The (?:document|text|paper|deal|plan|proposal|idea|move|step|figure|sum|amount|decision|measure|agreement|fund|"
    r"project|body|initiative|statement)\b(?! (?:of|on|for|between|signed|adopted|in|to)\b)"
)
_UNSAID_SPEAKER = re.compile(
    r"(?:,|”|\") (?:he|she|they|the (?:president|minister|leader|official|spokesman|spokeswoman|host)) "
    r"(?:said|added|noted|stressed|argued|told|went on|explained|warned|recalled)\b"
    r"|\b(?:he|she|they) (?:said|added)\b"
)
_PERSON = re.compile(r"\b(?:he|she|his|her|him|himself|herself)\b", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b(?:president|minister|leader|chancellor|king|prince|chair|chairman|official|spokesman|spokeswoman|envoy|host)\b"
)
_HIS_OWN = re.compile(r"^(?:In|At|On|With|For|After|During) (?:his|her)\b(?: [\w’'-]+){1,5}")
"""“In his address Xi made …”: the “his” means the person named after it."""
_ITS_OWN_NAME = re.compile(r"^(?:He|She|They|It|His|Her|Their|Its)\b[^.]{0,40}, [A-Z][a-z]+ [A-Z][a-z]+,")


def leans(sentence: str, people: Set[str] = frozenset()) -> bool:
    """Whether the sentence needs the one before it to be understood correctly.

    Args:
        sentence: Whole, as it stands in the article.
        people: Folded parts of the names of people; if the sentence names one, a later "he" is taken to mean them.
    """
    if _ITS_OWN_NAME.match(sentence):
        return False
    if (told := _HIS_OWN.match(sentence)) and set(words(told[0])) & people:
        return False
    unsaid = _UNSAID_SPEAKER.search(sentence) or _PERSON.search(sentence)
    return bool(
        (_OPENS_BACK.match(sentence) and not _ABOUT_NOTHING_BEFORE.match(sentence))
        or _CONNECTIVE.match(sentence)
        or _DEFINITE.match(sentence)
        or (unsaid and not _names_someone(sentence[: unsaid.start()], people))
    )


def _names_someone(text: str, people: Set[str]) -> bool:
    return bool(_OFFICE.search(text)) or not people.isdisjoint(words(text))
