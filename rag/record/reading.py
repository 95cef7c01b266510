"""An article into its record."""

from collections.abc import Sequence

from rag.record.meeting_facts import read_meeting, with_meeting
from rag.record.statement import read_statements
from rag.record.values import ArticleRecord
from rag.types import Article, Span

RECORD_VERSION = "14"
"""Raise the number when what is read changes; the next ingest then reads every article again, without encoding it."""


def read_record(article: Article, sentences: Sequence[Span]) -> ArticleRecord:
    """What the article records.

    Args:
        article: As it is stored.
        sentences: Its sentences, in order.
    """
    meeting = read_meeting(article, sentences)
    return ArticleRecord(read_statements(with_meeting(article, meeting), sentences), meeting)
