"""What each of several accounts of one meeting tells, where a question names them: "the wire and the host's page"."""

import re
from collections import Counter
from collections.abc import Sequence

from rag.answering.asked import Asked
from rag.answering.compare import accounts_beside, differing_figures, sources_named
from rag.answering.composed import Composed
from rag.answering.listed import complete_list
from rag.answering.topic import topic_words
from rag.english import mentions, plain, terms
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
    ids = _of_one_event(asked) if meeting is None else meeting.article_ids
    called, rest = sources_named(text, ids, asked) if len(ids) > 1 else ({}, "")
    if not called:
        return None
    about = [one for one in topic_words(rest, filter(None, [meeting]), asked.catalogue) if not _ASKING & {*terms(one)}]
    if meeting is None:
        titles = {*terms(" ".join(_opening(one, asked) for one in ids))}
        about = [one for one in about if not titles >= {*terms(one)}]
    if about and (beside := accounts_beside((" ".join(about),), [*called], asked, called)):
        return beside
    if meeting is None:
        return differing_figures(ids, asked)
    return complete_list(asked.of(f"Where do the accounts of {meeting} differ{f' on {about[0]}' if about else ''}?"))


def _meeting(asked: Asked) -> Meeting | None:
    """The one meeting of a series that is named or, where none is, that of the article found first.

    One of no series has a single account of which that is known.
    """
    named = [one for one in asked.understood.meetings if not one.of_no_series]
    if len(named) == 1:
        return named[0]
    first = next((hit.passage.article_id for hit in asked.reading.hits), "")
    return None if named else asked.catalogue.meeting_of.get(first)


def _of_one_event(asked: Asked) -> Sequence[str]:
    """The article found first, on no meeting that is known, and the other one found that names the same people.

    They are told by capitalised words that no other article has.
    """
    found = list(dict.fromkeys(hit.passage.article_id for hit in asked.reading.hits))
    if not found or found[0] in asked.catalogue.meeting_of:
        return ()
    named = {one.words for one in mentions(plain(asked.library.article(found[0]).text)) if not one.countries}
    shared = Counter(
        other
        for name in named
        if len(having := asked.catalogue.mentioning([name])) == _TWO
        for other in having - {found[0]}
    )
    return [found[0], *(one for one, count in shared.most_common(1) if count >= _NAMES_SHARED and one in found)]


def _opening(article_id: str, asked: Asked) -> str:
    article = asked.library.article(article_id)
    first = asked.library.sentences(article_id)[:_TWO]
    return " ".join((article.title, *(article.text[one.start : one.end] for one in first)))


_TWO, _NAMES_SHARED = 2, 3
