"""What a sentence is on that does not say so itself: the question that it answers, or the title of its point of notes.

"HART: Data ownership?" above "TUILAGI: Still open.", and "7. Sand mining." in front of "DEFERRED for lack of time."
"""

import re

from rag.answering.composed import Citations
from rag.english import is_verb, sentence_case, speaker_label, words
from rag.types import Item, Span

_LEADS_IN = re.compile(r"(?:(?:And|But|So|Then|Now|OK|Okay),? )?(?:(?:[Ww]hat|[Hh]ow) about |[Oo]n )?(?:the )?")
_ASKED_WITH = re.compile(
    r"(?:who|what|when|where|why|how|which|whose|is|are|was|were|do|does|did|has|have|had|will|would|can|could|should)"
    r"(?:['’]\w+)?\b",
    re.IGNORECASE,
)
"""Opens a question that is a sentence, and not only the name of a matter."""
_POINT = re.compile(r"\d{1,2}[.)]\s+(?P<matter>[^\W\d_][^.?!:\n]{2,70})[.:]\s")
_MOST_WORDS = 12
_LONGEST_QUESTION = 25
"""In words."""
_OF_ANYTHING = re.compile(
    r"(?:any )?other (?:business|matters|items|questions)|miscellaneous|next meeting", re.IGNORECASE
)
"""Titles a point that may hold anything."""
_SAYS_NOT_WHAT = re.compile(
    r"(?:still|left open|undecided|unsettled|pending|not yet|yes|no|none|nothing|neither|that|this|it"
    r"|there (?:is|was|were)|adopted|agreed|approved|deferred|dropped|endorsed|noted|postponed|put off|referred"
    r"|rejected|shelved|withdrawn)\b",
    re.IGNORECASE,
)
"""Opens what cannot be understood without the matter that it is on."""


def says_not_what(clause: str) -> bool:
    """Whether a clause opens as one that does not tell what it is on: "ADOPTED as follows:"."""
    return bool(_SAYS_NOT_WHAT.match(clause))


def on_its_matter(said: str, article_id: str, at: int, citations: Citations) -> Item | None:
    """What is said, behind the matter that it is on, with where this stands; None where it tells this itself.

    Args:
        said: Words of the sentence or clause, as they are to be shown.
        article_id: Of the article.
        at: Where they begin in its text.
        citations: Of the answer.
    """
    own = said.removeprefix(speaker_label(said)).lstrip()
    text = citations.library.article(article_id).text
    if (own == said and not _SAYS_NOT_WHAT.match(own)) or (found := matter_above(text, at)) is None:
        return None
    matter = sentence_case(" ".join(text[slice(*found)].split()))
    markers = (citations.cite(article_id, found),)
    if matter.endswith("?"):
        return Item(f"{matter} {sentence_case(own)}", markers)
    verdict = own.partition(" ")[0]
    return Item(f"{matter}: {own.replace(verdict, verdict.lower(), 1) if says_not_what(own) else own}", markers)


def matter_above(text: str, at: int) -> Span | None:
    """Where a text names what the sentence at a character is on, above it or in front of it; None where it does not."""
    begin = text.rfind("\n", 0, at) + 1
    if (point := _POINT.match(text, begin)) and point.end() <= at:
        if _OF_ANYTHING.fullmatch(point["matter"]):
            return None
        few = len(point["matter"].split()) <= _MOST_WORDS and not any(map(is_verb, words(point["matter"])))
        return point.span("matter") if few else None
    above = text[:begin].rstrip()
    start = above.rfind("\n") + 1
    asked = above[start:]
    label = speaker_label(asked)
    labelled = speaker_label(text[begin : at + 1]) or speaker_label(text[begin:].split("\n")[0])
    by_itself = not labelled and not label and len(asked.split()) <= _LONGEST_QUESTION  # in bold, above the answer
    if not asked.endswith("?") or not (by_itself or (labelled and label)):
        return None
    last = max((one.end() for one in re.finditer(r"[.!?]\s+", asked)), default=0)  # of several sentences the last asks
    opened = max(len(label), last)
    opened += len(asked[opened:]) - len(asked[opened:].lstrip())
    lead = _LEADS_IN.match(asked, opened)
    whole = _ASKED_WITH.match(asked, lead.end() if lead else opened)
    begins = lead.end() if lead else opened
    return (start + begins, start + len(asked) - (0 if whole else 1))
