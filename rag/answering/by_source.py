"""What each of several accounts of one meeting tells, where a question names them: "the wire and the host's page"."""

import re

from rag.answering.asked import Asked
from rag.answering.compare import accounts_beside, sources_named
from rag.answering.composed import Composed
from rag.answering.listed import complete_list
from rag.answering.topic import topic_words
from rag.english import terms
from rag.question import Meeting

_SETS_APART = re.compile(
    r"\b(?:say|says|said|tell|tells|told|report|reports|reported|write|writes|wrote|give|gives|gave|put|puts|according"
    r"|claim|claims|describe[sd]?|mention|mentions|have|has|got|each|both|vs|versus|against|than|compared?|contrast"
    r"|differ\w*|contradict\w*|disagree\w*|conflict\w*|discrepan\w*|inconsisten\w*|odds|agree|match|tally|same)\b",
    re.IGNORECASE,
)
"""Sets what accounts say against each other."""
_ASKING = frozenset(
    terms(
        """seem seems say says tell tells told report reports write give gives put puts according claim describe mention
        each both vs versus against compare compared comparison contrast differ different difference differences
        contradict contradicts contradiction contradictions disagree conflict discrepancy inconsistent odds agree match
        tally same other another account accounts version versions point points where which what quote line one two
        side please exactly really actually don doesn didn isn aren"""
    )
)


def by_source(asked: Asked) -> Composed | None:
    """What each account says on the matter, or on what they differ; None where a question names no two of a meeting."""
    text = asked.understood.text
    if asked.understood.kind == "check" or not _SETS_APART.search(text):
        return None
    meeting = _meeting(asked)
    if meeting is None or len(meeting.article_ids) == 1:
        return None
    called, rest = sources_named(text, meeting.article_ids, asked)
    if not called:
        return None
    about = [one for one in topic_words(rest, [meeting], asked.catalogue) if not _ASKING & {*terms(one)}]
    if about and (beside := accounts_beside((" ".join(about),), [*called], asked, called)):
        return beside
    return complete_list(asked.of(f"Where do the accounts of {meeting} differ{f' on {about[0]}' if about else ''}?"))


def _meeting(asked: Asked) -> Meeting | None:
    """The one meeting that is named or, where none is, that of the article found first."""
    if len(asked.understood.meetings) == 1:
        return asked.understood.meetings[0]
    first = next((hit.passage.article_id for hit in asked.reading.hits), "")
    return None if asked.understood.meetings else asked.catalogue.meeting_of.get(first)
