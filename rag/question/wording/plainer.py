"""Puts words of talk as articles write them: "how much did it cost" is "what was the budget of it".

Such words occur in few articles, so neither the full text nor the reader finds what they mean.
"""

import re

_WORDINGS = tuple(
    (re.compile(rf"\b{said}\b", re.IGNORECASE), written)
    for said, written in (
        (r"how much did (?P<it>.+?) cost(?=\W*$)", r"what was the budget of \g<it>"),
        (r"what did (?P<it>.+?) cost(?=\W*$)", r"what was the budget of \g<it>"),
        (r"(?:price tag|costs?|expense) (?P<of>of|for)", r"budget \g<of>"),
        (r"took over the (?P<post>chair\w*|presidency|gavel)", r"did the \g<post> pass to"),
        (r"(?:takes|take) over the (?P<post>chair\w*|presidency|gavel)", r"will the \g<post> pass to"),
        (r"acc\.? to", "according to"),
        (r"(?:that|the|this) (?P<it>[\w-]+) (?:thing|stuff|thingy|business)", r"the \g<it>"),
        (r",? ?what(?:'s| is) (?:the (?:deal|story|fuss)|up|going on)(?: (?:with|about) (?:it|that))?(?=\W*$)", ""),
        (r"(?:gdp|gross domestic product)", "output"),
        (r"(?:w/|(?<=\s)w) (?=\w)", "with "),
        (r"(?-i:cops)", "police"),  # the COP is a conference
        (r"kids", "children"),
        (r"cash", "money"),
        (r"bosses", "heads"),
        (r"boss", "head"),
        (r"jets", "aircraft"),
        (r"planes", "aircraft"),
        (r"flunked|flopped", "failed"),
        (r"nixed|torpedoed|shot down", "rejected"),
        (r"ditched|axed|scrapped", "dropped"),
        (r"chipped in|coughed up|forked out", "contributed"),
        (r"kicked off", "opened"),
        (r"wrapped up", "closed"),
    )
)
"""What people say, and what articles write."""


def plainer(text: str) -> str:
    """The question in the words of articles; unchanged where it has none of those of talk."""
    for said, written in _WORDINGS:
        text = said.sub(written, text)
    return text
