"""Who did not sign, join or agree, where a sentence says so of them by name."""

import re

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant
from rag.answering.premise import SAYS_AGAINST
from rag.answering.sentences import ArticleSentence, best_sentence, sentences_of
from rag.answering.status.asking import DID, SIGNING, STATUS_STEMS
from rag.answering.status.headline import inline, status_answer
from rag.answering.topic import Topic
from rag.english import countries, mentions

_NOT_DONE = re.compile(
    r"\b(?:(?:did|has|have|had|would|could)(?: not|n't)|refused to|declined to) (?:\w+ )?"
    r"(?:sign|join|endorse|back|accept|agree|support)\w*"
    r"|\bwithheld\b|\bstayed out\b"
)
_AGAINST = re.compile(SAYS_AGAINST)
_TEXT = re.compile(r"\b(?:it|document|text|declaration|statement|communiqu|decision|deal|agreement|pact|treaty)")
"""What somebody signs or backs, as a sentence may call it."""
_DONE = re.compile(r"\b(?<!not )(?:signed|joined|endorsed|accepted)\b")


def refused(asked: Asked, what: Meant) -> Composed | None:
    """An answer that somebody did not sign, join or agree, where a sentence says so of them by name; else None."""
    named = asked.understood.named
    found = DID.match(what.text)
    if not found or not (named.people or named.countries) or not what.meetings:
        return None
    acting = set(countries(what.written[: found.end()]))
    ids = [article_id for one in what.meetings for article_id in one.article_ids]
    topic = Topic.of(what.topic - STATUS_STEMS - SIGNING, asked)

    def score(one: ArticleSentence) -> float:
        who = [each for each in mentions(one.text) if acting & {*each.countries} or named.people & {*each.words}]
        against = _NOT_DONE.search(one.text) or _AGAINST.search(one.text)
        if not who or not against or _DONE.search(_NOT_DONE.sub(" ", one.text)):
            return 0
        if not _NOT_DONE.search(one.text):
            before = any(each.end <= against.start() for each in who)
            if not before or not (_TEXT.search(one.text, against.end()) or topic.covered(one.text)):
                return 0
        return 1 + topic.covered(one.text)

    told = best_sentence(sentences_of(asked.library, ids), score)
    if told is None:
        return None
    citations = Citations(asked.library)
    citations.cite(told.article_id, told.span)
    return status_answer(f"No: {inline(told.text)}.", citations)
