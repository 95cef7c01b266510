"""Who says what a sentence states: the adopted text itself, a leader, an official, an analyst, or the reporter."""

import re
from collections.abc import Sequence

from rag.record.people import Names
from rag.record.statement.communique import is_undertaking
from rag.record.values import Actor, Voice

_TEXT = re.compile(
    r"^\W*(?:In |Under |According to )?(?:the |The |A |Their |This )?(?:\w+ ){0,3}"
    r"(?:declaration|communiqué|communique|statement|document|text|charter|treaty|plan|resolution|memorandum|accord|pact)\b"
    r"(?! (?:was|were|is|has been|signed|adopted))"
    r"|\b(?:declaration|communiqué|statement|text|treaty) (?:says|said|states|reads|adds|calls|called|provides)\b"
    r"|^\W*\d+\. |\b(?:The )?(?:Parties|Sides) (?:shall|will)\b",
    re.IGNORECASE,
)
_ANALYST = re.compile(
    r"\b(?:analysts?|experts?|observers?|critics?|think[- ]tanks?|institute|scholars?|researchers?|economists?)\b", re.I
)
_OFFICIAL = re.compile(
    r"\b(?:officials?|spokes(?:man|woman|person)|minister|ministry|envoy|ambassador|secretary|adviser|aide|commissioner)\b",
    re.I,
)
_LEADER = re.compile(r"\b(?:president|prime minister|chancellor|king|queen|emir|leader|premier)\b", re.IGNORECASE)
_BY_WORDS: tuple[tuple[Voice, re.Pattern[str]], ...] = (
    ("analyst", _ANALYST),
    ("official", _OFFICIAL),
    ("leader", _LEADER),
)
_SPEAKS = re.compile(
    r"\b(?:said|says|told|added|announced|proposed|suggested|called|urged|asked|argued|pledged|promised|stressed|noted|recalled"
    r"|welcomed|praised|hailed|described|expected|put|warned|declared|explained|invited|offered|thanked|reported)\b"
)


def voice_of(sentence: str, actors: Sequence[Actor], names: Names) -> Voice:
    """Whose words a sentence gives.

    Args:
        sentence: Whole (`rag.record.text.uniform`).
        actors: Who acts in it.
        names: Of the article.
    """
    if is_undertaking(sentence) is not None or _TEXT.search(sentence):
        return "text"
    if not _SPEAKS.search(sentence):
        return "reporter"
    acting = {one.name for one in actors}
    if acting & set(names.leaders.values()):
        return "leader"
    return next((voice for voice, words in _BY_WORDS if words.search(sentence)), "reporter")
