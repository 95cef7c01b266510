"""Who else wanted to host the next meeting: "Peru had also put itself forward"."""

import re

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant
from rag.answering.naming import shortened
from rag.answering.sentences import sentences_of

_ASKS = re.compile(
    r"\b(?:(?:any|some)(?:one|body)|who|which (?:countries|cities|states|members)|others?)\b"
    r".*\b(?:want|offer|bid|appl(?:y|ied)|compet|put (?:itself|themselves) forward|volunteer)\w*\b.*\bhost\w*\b"
)
_OFFERS = re.compile(
    r"\b(?:offered|offers|bids?|applied|wanted|wished|volunteered|proposed) to host\b|\bcandida(?:te|cy|ture)s?\b"
    r"|\bput (?:itself|themselves|herself|himself) forward\b|\b(?:rival|competing|other) (?:bid|offer)s?\b"
    r"|\b(?:both|also|had) offered (?-i:[A-Z]\w+)|\bbid(?:s|ding)? for the\b",
    re.IGNORECASE,
)
_LINE = 160
"""In characters."""
_MOST = 3


def other_hosts(asked: Asked, what: Meant) -> Composed | None:
    """The sentences on the meeting named that tell who offered to host one; None where none does, or else is asked."""
    meetings = what.meetings or asked.understood.meetings
    if not meetings or not _ASKS.search(what.text):
        return None
    citations = Citations(asked.library)
    ids = [article_id for one in meetings for article_id in one.article_ids]
    told = [one for one in sentences_of(asked.library, ids) if _OFFERS.search(one.text)][:_MOST]
    for one in told:
        citations.cite(one.article_id, one.span)
    line = shortened(" ".join(told[0].text.split()).rstrip("."), _LINE) if told else ""
    return Composed("meeting", headline=f"{line}.", quotes=tuple(citations.quotes)) if told else None
