"""Lists every sentence on a matter that is no status of the record: votes, reservations, exemptions, visas."""

from collections import defaultdict

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant, articles_meant
from rag.answering.naming import counted, counted_articles
from rag.answering.sentences import is_heading, sentences_of
from rag.answering.topic import Topic
from rag.english import asks, sentence_case, stem, words
from rag.types import Item, Section

_FEWEST = 2
"""A single sentence is no list, and is left to the reader."""


def sentences_on(asked: Asked, what: Meant, topic: Topic) -> Composed | None:
    """The sentences on the matter of the meetings meant, or of all articles; None for fewer than two."""
    if not topic:
        return None
    ids = articles_meant(asked, what) or tuple(asked.library.article_ids())
    told = [
        one
        for one in sentences_of(asked.library, ids)
        if topic.is_of(one.text) and not is_heading(one.text) and not asks(one.text)
    ]
    if len(told) < _FEWEST:
        return None
    meeting_of = {article_id: one.heading for one in asked.catalogue.meetings for article_id in one.article_ids}
    citations = Citations(asked.library)
    grouped: dict[str, list[Item]] = defaultdict(list)
    for one in told:
        title = meeting_of.get(one.article_id) or asked.library.titles([one.article_id])[0]
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


def _said(what: Meant, topic: Topic) -> str:
    """The words of the question that say what it is on."""
    return " ".join(dict.fromkeys(word for word in words(what.written) if stem(word) in topic.weights))
