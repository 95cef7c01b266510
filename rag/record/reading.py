"""An article into its record."""

from collections.abc import Sequence

from rag.record.meeting import read_meeting, with_meeting
from rag.record.statement import read_statements
from rag.record.text import SingleSpaced
from rag.record.values import ArticleRecord
from rag.types import Article, Span

RECORD_VERSION = "33"
"""Raise the number when what is read changes; the next ingest then reads every article again, without encoding it."""


def read_record(article: Article, sentences: Sequence[Span]) -> ArticleRecord:
    """What the article records.

    Args:
        article: As it is stored.
        sentences: Its sentences, in order.
    """
    single = SingleSpaced(article, sentences)
    meeting = read_meeting(single.article, single.sentences)
    statements = read_statements(with_meeting(single.article, meeting), single.sentences)
    return single.put_back(ArticleRecord(statements, meeting))
