"""Answers with somebody's words as an article quotes them, and with who said them, where and when.

"What were A's exact words on respect?" Sentences about what A said are no answer; what stands in quotation marks is.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import articles_meant, meant
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.answering.topic import Topic
from rag.english import Mention, mentions, plain, stem, terms, words

_ASKS = re.compile(
    r"\b(?:(?:exact|actual|precise|very|own|original|literal) (?:words?|wording|quotes?|quotations?|phrase|phrasing)"
    r"|word[ -]for[ -]word|verbatim|(?:direct|literal|exact) (?:quotes?|quotations?))\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'[“"](?P<words>[^“”"]{2,400})[”"]')
_OF_THE_ASKING = frozenset(
    terms(
        "exact exactly actual precise very own original literal word words wording quote quotes quotation phrase"
        " phrasing verbatim direct need want give date place when where source say said please using used use"
    )
)
_FEWEST = 2
"""Words; one alone in quotation marks is seldom what somebody is asked to have said."""
_ROOT = 5
"""Letters in which two forms of a word agree: "respect", "respected"."""


@dataclass(frozen=True, slots=True)
class _Saying:
    """Words in quotation marks."""

    speaker: Mention
    said: str
    sentence: ArticleSentence


def verbatim(asked: Asked) -> Composed | None:
    """Somebody's quoted words on the matter asked for; None where that is not asked, or none are quoted."""
    text = plain(asked.understood.text)
    if not _ASKS.search(text):
        return None
    what = meant(asked)
    of = asked.understood.named.people or {word for one in _names(text) for word in one.words}
    of -= {word for one in what.meetings for word in words(one.city)}
    topic = Topic.of(what.topic - _OF_THE_ASKING - {stem(word) for word in of}, asked)
    found = [one for one in _sayings(_articles(asked), asked) if of.intersection(one.speaker.words)]
    best = max(found, key=lambda one: _on_it(topic, one), default=None)
    if best is None or (topic and not _on_it(topic, best) and not _is_read_first(best, asked)):
        return None
    _, full = asked.record.known_people
    name = next((full[word] for word in best.speaker.words if word in full), best.speaker.text)
    article_id = best.sentence.article_id
    meeting = asked.catalogue.meeting_of.get(article_id)
    citations = Citations(asked.library)
    citations.cite(article_id, best.sentence.span)
    where = f", {meeting.heading}" if meeting else ""
    said = best.said.strip(" ,.")
    return Composed("fact", headline=f"{name}{where}: “{said}”.", quotes=tuple(citations.quotes))


def _articles(asked: Asked) -> Iterable[str]:
    """Ids of the articles on the meetings meant or, where none is named, of those that were found."""
    read = (one.article_id for one in asked.reading.quotes)
    found = (one.passage.article_id for one in asked.reading.hits)
    return articles_meant(asked, meant(asked)) or tuple(dict.fromkeys((*read, *found)))


def _names(text: str) -> list[Mention]:
    """The names in a text that are no country's."""
    return [one for one in mentions(text) if not one.countries]


def _sayings(article_ids: Iterable[str], asked: Asked) -> Iterator[_Saying]:
    """The quoted words in these articles, each with whom its sentence, or one before it there, names first."""
    speaker: Mention | None = None
    before: ArticleSentence | None = None
    for one in sentences_of(asked.library, article_ids):
        same = before is not None and before.article_id == one.article_id
        if before is None or not same or "\n" in asked.library.cut(one.article_id, before.end, one.start):
            speaker = None
        before = one
        speaker = next(iter(_names(_QUOTED.sub(" ", plain(one.text)))), speaker)
        for found in _QUOTED.finditer(one.text):
            if speaker and len(words(found["words"])) >= _FEWEST:
                yield _Saying(speaker, found["words"], one)


def _is_read_first(saying: _Saying, asked: Asked) -> bool:
    """Whether the reader's first sentence is the one with the saying."""
    place = (saying.sentence.article_id, saying.sentence.start)
    return any((one.article_id, one.start) == place for one in asked.reading.quotes[:1])


def _on_it(topic: Topic, saying: _Saying) -> float:
    """0-1: how much of the topic a saying has, the rest of its sentence counting half."""
    return max(_share(topic, saying.said), _share(topic, saying.sentence.text) / 2)


def _share(topic: Topic, text: str) -> float:
    held = {stem(word)[:_ROOT] for word in words(text)}
    total = sum(topic.weights.values())
    return sum(weight for term, weight in topic.weights.items() if term[:_ROOT] in held) / total if total else 0.0
