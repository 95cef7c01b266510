"""Which sentences of an article tell nothing of the matter: headings, greetings, what leads to a list."""

import re

from rag.answering.sentences import is_contents, is_heading
from rag.english import asks, speaker_label

_SAYS_NOTHING = re.compile(
    r"^(?:thank(?:s| you)\b|good (?:morning|afternoon|evening)\b|hello\b|welcome\b|let me\b|questions?, please"
    r"|(?:first|next|last) question\b|we(?: are|['’]re| will be) (?:closing|signing off|wrapping up|back|live)\b"
    r"|[^.]{0,90}\bissues? the following (?:readout|statement|summary|communiqu)"
    r"|the (?:presenter|moderator|interviewer|interview|transcript|conversation) (?:is|was|has|were)\b"
    r"|we (?:decided|agreed) (?:as follows|on the following)|[^.]{0,40} – live (?:coverage|updates)\b"
    r"|(?:published|issued|released|distributed) (?:by|under|on behalf)\b|readout: |(?-i:[A-Z\d][A-Z\d ,:'’-]{15,}$)"
    r"|(?:the |this )?\w+['’]s summary of \S+ will be\b"
    r"|(?:what|who|where|when|how|why)\b[^.!?]{0,60}$"
    r"|we had an? [\w, ]{0,30}(?:meeting|discussion|conversation|day)\b)",
    re.IGNORECASE,
)
"""Opens what is said around the matter, in a transcript or a live report."""
_FEWEST = 4
"""Words; fewer do not tell who did what: "The President accepted."."""
_LEADS_ON = re.compile(r"What (?:was|wasn['’]t|is|isn['’]t) (?:not )?(?:adopted|agreed|decided|settled) (?:is|was)\b")
TITLE_LINE = re.compile(
    r"^(?:transcript|readout|press (?:release|conference|statement)|joint (?:statement|communiqu[eé])|communiqu[eé])\b"
    r"[^.:–—-]{0,30}[:–—-]",
    re.IGNORECASE,
)
_SAID_IN_PASSING = 25
"""In words; something longer that begins so says more."""
TIME_OF_DAY = re.compile(r"^\d{1,2}[.:]\d\d(?: ?[ap]\.?m\.?)?\s+(?=[A-ZÀ-Þ“\"])")
"""Stands in front of each entry of a live report."""
_SHORT_LEAD = 13
"""In words."""


def says_nothing(text: str) -> bool:
    """Whether it is a heading, a question, what leads to a list, or said around the matter."""
    line = " ".join(text.split())
    if asks(line) or is_contents(text):
        return True
    said = TIME_OF_DAY.sub("", line.removeprefix(speaker_label(line)).strip())
    count = len(said.split())
    if count < _FEWEST or _LEADS_ON.match(said) or (said.endswith(":") and count < _SHORT_LEAD):
        return True
    if said.endswith("?") or is_heading(said) or TITLE_LINE.match(said):
        return True
    return bool(_SAYS_NOTHING.match(said)) and count < _SAID_IN_PASSING and not re.search(r"\d", said)
