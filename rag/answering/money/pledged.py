"""Answers how much somebody pledged at a meeting with the sums that the record has of them there, the largest first."""

import re

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import meant
from rag.answering.money.largest import worth
from rag.answering.money.sums import money
from rag.answering.topic import Topic
from rag.english import listing, sentence_case, terms

_HOW_MUCH = re.compile(
    r"^(?:(?:so|and|but|ok)\W+)*how much(?: money| funding| cash)? (?:did|has|have|was|will) (?P<who>.+?)"
    r" (?:pledge|promise|announce|offer|commit|give|put up|bring)(?:d|ed)?(?: up)?\b(?P<rest>[^?]*)",
    re.IGNORECASE,
)
_ASKED_WITH = frozenset(
    terms("pledge promise announce offer commit give put bring money funding cash total altogether")
)
_MOST_QUOTED = 3
_GIVEN = ("announced", "adopted")


def pledged(asked: Asked) -> Composed | None:
    """The largest sum that somebody announced at the one meeting meant, then their others; None for other questions."""
    found = _HOW_MUCH.match(asked.understood.text)
    what = meant(asked)
    if found is None or len(what.meetings) != 1 or not (named := asked.understood.named):
        return None
    if not (named.people or named.countries) or what.topic - _ASKED_WITH:
        return None  # for something in particular, which the reader finds
    told = money(asked, what, Topic({}))
    rows = [row for row in told.table.rows if row[3].text in _GIVEN] if told and told.table else []
    if told is None or not rows:
        return None
    rows.sort(key=lambda row: -worth(row[0].text))
    first = [row[0].text for row in rows if row[0].markers == rows[0][0].markers]
    citations = Citations(asked.library)
    for row in rows:
        citations.take(told.quotes[marker - 1] for marker in row[0].markers)
    return Composed("fact", headline=f"{sentence_case(listing(first))}.", quotes=tuple(citations.quotes)[:_MOST_QUOTED])
