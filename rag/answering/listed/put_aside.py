"""Lists what was postponed or called off: signings, decisions, meetings, each with its new date where one is told."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.listed.wording import LIST_STEMS, statuses_asked
from rag.answering.meant import Meant, articles_meant
from rag.answering.naming import counted, counted_articles
from rag.answering.sentences import ArticleSentence, holds, sentences_of
from rag.answering.topic import Topic
from rag.english import mentions, moments, plain, sentence_case, speaker_label, terms
from rag.types import Item, Section

_ASKED: Mapping[str, re.Pattern[str]] = {
    "postponed": re.compile(
        r"\b(?:postpon(?:ed|ements?)|put (?:off|back)|pushed back|deferr(?:ed|als)|delay(?:ed|s)|adjourned|rescheduled"
        r"|moved to (?:another|a later|a new) (?:day|date|time))\b"
    ),
    "called off": re.compile(r"\b(?:cancell?(?:ed|ations?)|call(?:ed)? off|scrapped)\b"),
}
_DATE = r"(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|\d{4}\b"
_TOLD: Mapping[str, re.Pattern[str]] = {
    "postponed": re.compile(
        r"(?<!not )(?<!n't )\b(?:postpon(?:ed|es|ing)|put(?:s|ting)? (?:off|back (?!on\b|in\b|together\b))|pushed back"
        r"|(?:was|were|been|being|leaders|ministers|they|we) (?:again )?(?:deferred|delayed)|deferred to"
        r"|adjourned until|rescheduled|will (?:open|start|begin) late)\b"
        rf"|\bmoved\b[^.;]{{0,40}}\b(?:to|until) (?:{_DATE})|\bnew date was set\b",
        re.IGNORECASE,
    ),
    "called off": re.compile(
        r"(?<!not )(?<!n't )\b(?:(?:was|were|been|is|are|being) (?:also |then )?(?:cancell?ed|scrapped)"
        r"|(?:has|have|had) cancell?ed|call(?:ed|s) off)\b",
        re.IGNORECASE,
    ),
}
_WORDS_OF_IT = (
    '"postponed" OR "put off" OR "put back" OR "pushed back" OR "deferred" OR "delayed" OR "adjourned until"'
    ' OR "rescheduled" OR "open late" OR "start late" OR "begin late" OR "moved" OR "new date was set"'
    ' OR "canceled" OR "cancelled" OR "scrapped" OR "called off"'
)
"""Finds, by their stems, the articles that may have what `_TOLD` finds, so that no others are read."""
_NEW_DATE = re.compile(
    r"\b(?:new|later) date\b|\bwill (?:now )?(?:be|take place)\b|\bnow (?:expect|due|planned|to be)|\bmoved\b"
    r"|\binstead\b|\bin the end\b|\bexpect(?:s|ed)? to\b",
    re.IGNORECASE,
)
"""Tells, in one of the next sentences, for when something was put off."""
_WITHIN = 2
"""Sentences behind one on a postponement that may tell the new date."""
_ASKS_ON = re.compile(r"[^.!?]*\?")
"""Behind the words for it in a question, which an interview holds beside its answer."""
_NAMED_BEFORE = re.compile(
    r"(?:it|this|that|the (?:signing|signature|vote|decision|opening|adoption|matter|item|launch|ceremony|event))"
    r" (?:has|have|had|was|were|is|will|would)\b",
    re.IGNORECASE,
)
"""Opens a sentence that leaves what was put off to the one before it."""
_ACTS = re.compile(r"\b(?:signings?|decisions?|agreements?|votes|approvals?|adoptions?|announcements?|launch(?:es)?)\b")
"""What can be put off; in such a question they name no outcome."""
_OWN = frozenset(
    terms(
        "postponed postponement put off back pushed deferred deferral delayed delay adjourned rescheduled cancelled"
        " cancellation called scrapped moved another later new date dates day until when there one where known told"
        " event events find found agreement consensus majority common ground decision"
    )
)
"""Stems that ask for such a list."""


def asks_for_put_aside(what: Meant) -> bool:
    """Whether it asks for what was postponed or called off, and for nothing that came out otherwise."""
    others = {*statuses_asked(replace(what, text=_ACTS.sub("", what.text)))} - {"failed"}
    return any(one.search(what.text) for one in _ASKED.values()) and not others


def without_words_for_it(what: Meant) -> Meant:
    """The question with a topic that holds no words for putting something off."""
    return replace(what, topic=what.topic - _OWN)


def put_aside(asked: Asked, what: Meant) -> Composed | None:
    """Every sentence on something postponed or called off, by meeting; None where the articles tell of nothing."""
    fates = [fate for fate, wording in _ASKED.items() if wording.search(what.text)]
    topic = Topic.of(what.topic - LIST_STEMS - _OWN, asked)
    named = [] if what.meetings or what.series else [one.text for one in mentions(plain(what.written))]
    ids = articles_meant(asked, what)
    telling = asked.library.articles_matching(_WORDS_OF_IT)
    days = asked.library.days()
    read = sorted(telling) if ids is None else [one for one in ids if one in telling]
    by_day = sorted(read, key=lambda one: str(days.get(one, "unknown")))
    every = sentences_of(asked.library, by_day)
    citations = Citations(asked.library)
    grouped: dict[str, list[Item]] = defaultdict(list)
    for told in _told(every, fates):
        one = told[0]
        text = plain(" ".join(each.text for each in told))
        if (topic and not topic.is_of(text)) or not all(holds(text, name) for name in named):
            continue
        markers = tuple(dict.fromkeys(citations.cite(each.article_id, each.span) for each in told))
        line = " ".join(" ".join(each.text.split()) for each in told)
        meeting = asked.catalogue.meeting_of.get(one.article_id)
        title = meeting.heading if meeting else asked.library.titles([one.article_id])[0]
        grouped[title].append(Item(line, markers))
    there = sum(map(len, grouped.values()))
    if not there:
        return None
    articles = counted_articles({one.article_id for one in citations.quotes}, asked.library)
    said = " or ".join(fates)
    return Composed(
        "list",
        headline=f"{sentence_case(counted(there, 'passage'))} on what was {said} in {articles}.",
        sections=tuple(Section(sentence_case(title), tuple(items)) for title, items in grouped.items()),
        quotes=tuple(citations.quotes),
        shown=there,
        there=there,
    )


def _told(every: Sequence[ArticleSentence], fates: Sequence[str]) -> Iterator[list[ArticleSentence]]:
    """The sentences that tell of such a thing, each with the one that names it and with those up to its new date."""
    told_to = 0
    for nth, one in enumerate(every):
        if nth < told_to or not one.text.rstrip().endswith((".", '"', "”", ")")):
            continue
        found = (told for fate in fates for told in _TOLD[fate].finditer(one.text))
        if all(_ASKS_ON.match(one.text, told.end()) for told in found):
            continue
        told_to = nth + 1 + (_to_new_date(every, nth) if "postponed" in fates else 0)
        begin = nth
        while begin > max(0, nth - _WITHIN) and _is_named_before(every, begin):
            begin -= 1
        yield [*every[begin:told_to]]


def _is_named_before(every: Sequence[ArticleSentence], nth: int) -> bool:
    """Whether a sentence leaves what it is on to the one before it in its article."""
    text = every[nth].text.removeprefix(speaker_label(every[nth].text)).lstrip()
    return every[nth - 1].article_id == every[nth].article_id and bool(_NAMED_BEFORE.match(text))


def _to_new_date(every: Sequence[ArticleSentence], nth: int) -> int:
    """How many sentences behind one on a postponement lead to the new date; 0 where it or none of them tells it."""
    if any(one.month or one.year for one in moments(plain(every[nth].text))):
        return 0
    for count, one in enumerate(every[nth + 1 : nth + 1 + _WITHIN], 1):
        if one.article_id == every[nth].article_id and _NEW_DATE.search(one.text) and moments(plain(one.text)):
            return count
    return 0
