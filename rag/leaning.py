"""Sentences that lean on the one before: quoted alone, they could mislead.

"He proposed a hub" says nothing without who; "The latter was not adopted" says less than nothing. Such a sentence is
shown with the one before it. Recognised by how it opens, and by reported speech that does not name its speaker.
"""

import re

_PRONOUN = re.compile(
    r"^(?:[“\"'(]*)"
    r"(?:(?:Earlier|Later|There|Then|In (?:it|them)|Under (?:it|this|them)|According to (?:him|her|them))\b,?\s*)?"
    r"(?:It|He|She|They|This|These|Those|That|Its|His|Her|Their|Both|Neither|Others?|Another"
    r"|The (?:latter|former|same|two"
    r"|first|second|other|others|rest))\b(?! (?:is|was) [^,.]{0,60}\b(?:that|who|to)\b)"
)
_CONNECTIVE = re.compile(
    r"^(?:But|However|Instead|Also|In return|As a result|Nor|Yet|Still|Besides|Moreover|Therefore"
    r"|Nevertheless|By contrast|"
    r"For (?:this|that|his|her|their|its)|Among (?:them|these|those|other things)|Such|So|Even so|In turn"
    r"|Likewise|Similarly)\b"
)
_DEFINITE = re.compile(
    r"^The (?:document|text|paper|deal|plan|proposal|idea|move|step|figure|sum|amount|decision|measure|agreement|fund|"
    r"project|body|initiative|statement)\b(?! (?:of|on|for|between|signed|adopted|in|to)\b)"
)
_UNSAID_SPEAKER = re.compile(
    r"(?:,|”|\") (?:he|she|they|the (?:president|minister|leader|official|spokesman|spokeswoman|host)) "
    r"(?:said|added|noted|stressed|argued|told|went on|explained|warned|recalled)\b|\b(?:he|she"
    r"|they) (?:said|added)[.,]"
)
_ITS_OWN_NAME = re.compile(r"^(?:He|She|They|It|His|Her|Their|Its)\b[^.]{0,40}, [A-Z][a-z]+ [A-Z][a-z]+,")


def leans(sentence: str) -> bool:
    """Whether the sentence needs the one before it to be understood as it was meant."""
    if _ITS_OWN_NAME.match(sentence):
        return False
    return bool(
        _PRONOUN.match(sentence)
        or _CONNECTIVE.match(sentence)
        or _DEFINITE.match(sentence)
        or _UNSAID_SPEAKER.search(sentence)
    )
