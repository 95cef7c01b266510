"""What a sentence says was brought about, of which a text tells by no such verb: granted, founded, signed, adopted.

A text on a letter of interest has the words of "the bank granted 900 million to the mine" but for its verb, and one on
a study of whether a fund is feasible those of "they founded a fund".
"""

import re
from collections.abc import Sequence

from rag.claims.acts import Act, read_acts
from rag.claims.verb_groups import verb_stems
from rag.english import DECIDED_STEMS, like, plain, verb_stem, words

_BROUGHT_ABOUT = DECIDED_STEMS | verb_stems(
    """granted gave given paid lent financed funded provided allocated awarded invested donated disbursed pledged
    promised contributed announced founded built constructed completed opened formed finished repealed enlarged bought
    purchased sold ordered"""
)
"""Stems of verbs that say of something that it is there, or was given, and not only wished for."""
_AGREE = verb_stem("agreed")
_BY_WHOM = re.compile(r"\b[Aa]ccording to [^,;]*,")
"""Says who tells it, and may have a verb of its own: "according to figures given by Lee, …"."""
_DECISION = re.compile(
    r"\b(?:under|by|in|through|with) (?:the|a|this|their) (?:\w+ )?(?:decision|agreement|accord|deal)\b", re.IGNORECASE
)
"""Says by a noun that it was agreed: "under the decision 300 billion dollars are to reach …"."""


def not_brought_about(claim: str, text: str) -> str:
    """The verb by which a claim says that something was brought about, where none in the text does; else empty."""
    theirs = _done(text)
    decided = bool(_DECISION.search(plain(text)))
    for mine in read_acts(plain(claim)):
        if mine.verb not in _BROUGHT_ABOUT or mine.mood != "done" or mine.denied:
            continue
        meaning = like(words(mine.written)[0]) | like(mine.verb)
        if decided and _AGREE in meaning:
            continue
        if not any(one.verb == mine.verb or one.verb in meaning for one in theirs):
            return mine.written
    return ""


def _done(text: str) -> Sequence[Act]:
    """The acts that a text tells of as done, without those that only agree on another: "agreed to build"."""
    told = _BY_WHOM.sub("", plain(text))
    return [
        one
        for one in read_acts(told)
        if one.mood in ("done", "unclear") and not one.denied and not told[one.end :].startswith(" to ")
    ]
