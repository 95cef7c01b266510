"""The catalogue of a library that changes."""

from typing import Protocol

from rag.current import Current
from rag.question.catalogue import Catalogue
from rag.types import Article


class ArticleSource(Protocol):
    """The part of `rag.store.Library` that a catalogue is made from."""

    def state(self) -> str:
        """A name for the present contents, different after every change."""

    def articles_with_meetings(self) -> tuple[Article, ...]:
        """All articles, with what is known of the meeting of each."""


class CurrentCatalogue(Current[Catalogue]):
    """The catalogue of a library as it is now, made again after each change. Safe to share between threads."""

    def __init__(self, source: ArticleSource) -> None:
        super().__init__(source.state, lambda: Catalogue(source.articles_with_meetings()))
