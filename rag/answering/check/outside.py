"""What a sentence says is no part of a text, of which a claim says that it is under or in it.

"France will send four aircraft. This is a national decision and is not in the paper" bears out that they will be sent,
and not that they will be under the paper.
"""

import re

from rag.answering.asked import Asked
from rag.answering.check.evidence import ClaimEvidence, sentence_at
from rag.answering.check.judged import Judged

_TEXT = (
    r"agendas?|declarations?|agreements?|papers?|texts?|communiqu[eé]s?|statements?|plans?|charters?|pacts?|treat(?:y|ies)"
    r"|deals?|documents?|conclusions?|programmes?|packages?|decisions?|accords?|frameworks?|roadmaps?|strateg(?:y|ies)"
)
_UNDER = re.compile(
    rf"\b(?:under|in|by|through|according to|as part of|per) (?:the |its |their |this )?"
    rf"(?:[\w’'–-]+ ){{0,5}}?(?:{_TEXT})\b"
    rf"|^(?:the |its |their )?(?:[\w’'–-]+ ){{0,5}}?(?:{_TEXT}) (?:says?|provides?|states?|commits?|obliges?|includes?"
    r"|contains?|requires?|foresees?|mentions?|speaks?|names?)\b",
    re.IGNORECASE,
)
"""Says of something that a text provides for it."""
_OUTSIDE = re.compile(
    rf"\b(?:is|was|are|were|it’?s|does|did|do)(?: not|n['’]t) (?:\w+ )?(?:in|part of|appear in|figure in|form part of"
    rf"|mentioned in|covered by) (?:the |its |that |this )?(?:[\w’'–-]+ )?(?:{_TEXT})\b"
    rf"|\b(?:is|was|are|were) no part of\b[^,;.]*"
    rf"|\b(?:a|an|its own|purely) (?:purely )?national (?:decision|step|move)\b"
    rf"|\boutside (?:the |its )?(?:{_TEXT})\b|\bon (?:his|her|its|their) own (?:authority|account|behalf)\b"
    rf"|\bwording that the (?:[\w-]+ )?(?:itself )?(?:{_TEXT}) (?:itself )?did not contain\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(r"(?:This|That|It|These|Those|They|Both|Neither|None)\b")


def outside_the_text(claim: str, sentence: ClaimEvidence, asked: Asked) -> Judged | None:
    """The verdict where the sentence, or the next that points back to it, says that it stands outside the text."""
    if not _UNDER.search(claim) or _OUTSIDE.search(claim):
        return None
    after = asked.library.sentence_after(sentence.article_id, sentence.span[1])
    behind = sentence_at(sentence.article_id, (after.start, after.end), asked) if after else None
    for one in (sentence, behind if behind and _POINTS_BACK.match(behind.text) else None):
        if one and (found := _OUTSIDE.search(one.text)):
            return Judged(claim, "wrong", (f"the quote says “{found[0]}”",), tuple(dict.fromkeys((one, sentence))))
    return None
