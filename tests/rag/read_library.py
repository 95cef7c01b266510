"""The record of articles that a test writes out, read without storing or encoding anything."""

import re
from collections.abc import Mapping
from typing import Any

from rag.outcomes.current_record import LibraryRecord
from rag.record import MeetingFacts, Statement, read_record, with_meeting
from rag.types import Article
from tests.rag.fakes import article


class ReadLibrary:
    """Holds what was read from articles, as a library does."""

    def __init__(self, articles: Mapping[str, tuple[str, Mapping[str, Any]]]) -> None:
        """Read articles of these texts and front matters, by id."""
        self._articles: list[Article] = []
        self._statements: list[Statement] = []
        self._facts: list[MeetingFacts] = []
        for article_id, (text, given) in articles.items():
            one = article(text, article_id, **({"title": "", "date": None} | dict(given)))
            sentences = [found.span() for found in re.finditer(r"\S.*?[.!?](?=\s|$)", text)]
            record = read_record(one, sentences)
            self._articles.append(with_meeting(one, record.meeting))
            self._statements.extend(record.statements)
            self._facts.append(record.meeting)

    def articles_with_meetings(self) -> tuple[Article, ...]:
        return tuple(self._articles)

    def statements(self) -> tuple[Statement, ...]:
        return tuple(self._statements)

    def meeting_facts(self) -> tuple[MeetingFacts, ...]:
        return tuple(self._facts)


def library_record(articles: Mapping[str, tuple[str, Mapping[str, Any]]]) -> LibraryRecord:
    """The record of articles, each given as its text and front matter."""
    return LibraryRecord(ReadLibrary(articles))
