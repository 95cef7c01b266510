"""Texts that are to be checked: claims that somebody asks about, and pasted paragraphs."""

import re

from rag.english import QUESTION_WORDS, is_verb, mentions, tokens, word_set, words
from rag.question.asserting import asserts
from rag.question.claim import asks_to_check
from rag.question.kinds.phrasing import Phrasing

_PASTED = re.compile(r"[^\s.!?]{3,}[.!][\"'”’)]?\s+[\"'“‘(]?[A-Z0-9]")
"""Where one sentence ends and another begins."""
_PASTED_WORDS = 20
"""A text of at least so many words in sentences that ask nothing is pasted to be checked."""
_TELLS_TO = re.compile(
    r"^(please |can you |could you |now )*(list|name|tell|give|show|compare|summari[sz]e|make|write|prepare|draft"
    r"|compose|explain|describe|find|set|put|lay|place|brief|outline|recap|walk|run|sum|count|rank|sort|group|pick"
    r"|look|break|what|who|when|where|why|which|how|is|are|was|were|did|do|does|has|have)\b"
)
_ENDS_BY_TELLING_TO = re.compile(
    r"[.!?;:] (?:please |now |then )*(?:set|put|lay|place|compare|contrast|list|give|say|tell|rank|name|show)"
    r" (?:me|us|the|them|these|both|which|what|how|where|who|each|out|side)\b[^.!?]*\W*$"
    rf"|(?:[.!?;:]| [-–—]) (?:and |so |but )*(?:{'|'.join(QUESTION_WORDS)})\b[^.!?:;]*\W*$"
)
"""A last sentence that tells what to do with what is said before it, or asks of it: "they met - where next"."""
_SPEAKS_FOR_ITSELF = re.compile(r"\b(i|i'm|we|my|our|you|your)\b")
"""Words of somebody who writes to Readout, not of a report."""
_VERSUS = re.compile(r"\b(?:vs|versus)\b", re.IGNORECASE)
"""Sets two things beside each other, which no claim does."""
_CLAIM_WORDS = 4
"""A sentence of fewer words says too little to be checked."""
_RELATIVE = word_set("that which who whom and or to the a an")
"""Comes before a verb of another clause than the main one, or before a noun."""
_OPENS_OBJECT = frozenset(
    ("a", "an", "the", "no", "all", "its", "their", "his", "her", "any", "every", "not", "never", "to")
)
_OPENS_SUBJECT = word_set("the all both every each no")

_QUOTED = re.compile(r"[\"“](?P<said>[^\"”]+)[\"”]")


def asks_of_what_it_quotes(asked: Phrasing) -> bool:
    """Whether it asks if a sentence in quotation marks is so, or may be used: "Can I print this? “…”"."""
    quoted = _QUOTED.search(asked.text)
    said = words(quoted["said"]) if quoted else []
    return len(said) > _CLAIM_WORDS and any(map(is_verb, said[1:])) and asks_to_check(asked.folded)


def is_to_be_checked(asked: Phrasing) -> bool:
    """Whether it asks if something is so, is a claim by itself, or is a report that somebody pasted."""
    return asks_to_check(asked.folded) or _is_claim(asked) or _is_pasted(asked)


def _is_claim(asked: Phrasing) -> bool:
    """Whether it is one sentence that says something of what it names, and asks nothing.

    Without a full stop it may be words to search for, so there its verb must have an object: "Peru signed the pact".
    """
    text = asked.text.strip()
    if asked.earlier or len(words(text)) < _CLAIM_WORDS or not asked.named:
        return False
    if _VERSUS.search(text):
        return False
    if (
        "?" in text
        or _TELLS_TO.search(asked.folded)
        or _ENDS_BY_TELLING_TO.search(asked.folded)
        or _SPEAKS_FOR_ITSELF.search(asked.folded)
        or not asserts(text)
    ):
        return False
    written = [one.text for one in tokens(text) if one.is_word]
    spoken = [word.lower() for word in written]
    if not text.endswith("."):
        opens = next(iter(mentions(f"of {text}")), None)
        begins = words(text)[0] in _OPENS_SUBJECT or (opens is not None and opens.start == len("of "))
        return begins and any(
            is_verb(word)
            and not word.endswith("ing")
            and before not in _RELATIVE
            and (after.lower() in _OPENS_OBJECT or not after.islower())
            for before, word, after in zip(spoken, spoken[1:], written[2:], strict=False)
        )
    return True


def _is_pasted(asked: Phrasing) -> bool:
    """Whether it is several sentences that ask nothing."""
    return (
        "?" not in asked.text
        and len(words(asked.folded)) >= _PASTED_WORDS
        and bool(_PASTED.search(asked.text))
        and not (_TELLS_TO.search(asked.folded) or _ENDS_BY_TELLING_TO.search(asked.folded))
        and not _SPEAKS_FOR_ITSELF.search(asked.folded)
        and asserts(asked.text)
    )
