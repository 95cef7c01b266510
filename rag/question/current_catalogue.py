"""The catalogue of a library that changes."""

import threading
from typing import Protocol

from rag.question.catalogue import Catalogue
from rag.types import Article


class ArticleSource(Protocol):
    """The part of `rag.store.Library` that a catalogue is made from."""

    def state(self) -> str:
        """A name for the present contents, different after every change."""

    def articles_with_meetings(self) -> tuple[Article, ...]:
        """All articles, with what is known of the meeting of each."""


class CurrentCatalogue:
    """The catalogue of a library as it is now, made again after each change. Safe to share between threads."""

    def __init__(self, source: ArticleSource) -> None:
        self._source = source
        self._made: tuple[str, Catalogue] | None = None
        self._lock = threading.Lock()

    def get(self) -> Catalogue:
        """The catalogue. Threads that ask while it is being made wait, so that it is made only once."""
        with self._lock:
            state = self._source.state()
            if self._made is None or self._made[0] != state:
                self._made = (state, Catalogue(self._source.articles_with_meetings()))
            return self._made[1]
