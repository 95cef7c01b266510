"""Lists every sentence on a matter that is no status of the record: votes, reservations, exemptions, visas."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant, articles_meant
from rag.answering.naming import counted, counted_articles
from rag.answering.sentences import ArticleSentence, is_heading, sentences_of
from rag.answering.topic import Topic
from rag.english import asks, capital_runs, plain, sentence_case, stem, words
from rag.types import Item, Section

_GOES_ON = re.compile(r"(?:It|They|These|Those|Among them)\b")
"""Begins a sentence that goes on about what the one before it is on."""
_FEWEST = 2
"""A single sentence is no list, and is left to the reader."""


def sentences_on(asked: Asked, what: Meant, topic: Topic) -> Composed | None:
    """The sentences on the matter of the meetings meant, or of all articles; None for fewer than two."""
    if not topic:
        return None
    ids = articles_meant(asked, what) or tuple(asked.library.article_ids())
    every = sentences_of(asked.library, ids)
    named = [name for name in _names(what, topic) if any(name in plain(one.text) for one in every)]
    on_it = {
        (one.article_id, one.start)
        for one in every
        if topic.is_of(one.text) and not is_heading(one.text) and not asks(one.text)
        if all(name in plain(one.text) for name in named)
    }
    told = [*_with_what_goes_on(every, on_it, asked)]
    if len(told) < _FEWEST:
        return None
    citations = Citations(asked.library)
    grouped: dict[str, list[Item]] = defaultdict(list)
    for one in told:
        meeting = asked.catalogue.meeting_of.get(one.article_id)
        title = meeting.heading if meeting else asked.library.titles([one.article_id])[0]
        line = " ".join(one.text.split())
        grouped[title].append(Item(line, (citations.cite(one.article_id, one.span),)))
    articles = counted_articles({one.article_id for one in told}, asked.library)
    return Composed(
        "list",
        headline=f"{counted(len(told), 'sentence')} on {_said(what, topic)} in {articles}.",
        sections=tuple(Section(sentence_case(title), tuple(items)) for title, items in grouped.items()),
        quotes=tuple(citations.quotes),
        shown=len(told),
        there=len(told),
    )


def _names(what: Meant, topic: Topic) -> Iterator[str]:
    """The names of several words that the matter is called by: "State Department", and not any department."""
    written = plain(what.written)
    for start, end, named in capital_runs(written):
        if len(named) > 1 and any(stem(word) in topic.weights for word in named):
            yield written[start:end]


def _with_what_goes_on(
    every: Sequence[ArticleSentence], on_it: set[tuple[str, int]], asked: Asked
) -> Iterator[ArticleSentence]:
    """The sentences that begin at these places, and those right after one of them that go on about it."""
    before: ArticleSentence | None = None
    for one in every:
        follows = before is not None and before.article_id == one.article_id and _GOES_ON.match(one.text)
        if before and follows and "\n" in asked.library.cut(one.article_id, before.end, one.start):
            follows = None
        before = one if follows or (one.article_id, one.start) in on_it else None
        if before:
            yield one


def _said(what: Meant, topic: Topic) -> str:
    """The words of the question that say what it is on."""
    return " ".join(dict.fromkeys(word for word in words(what.written) if stem(word) in topic.weights))
