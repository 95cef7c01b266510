"""The catalogue of a library that changes."""

from typing import Protocol

from rag.current import Current
from rag.question.catalogue import Catalogue
from rag.types import Article
from rag.vocabulary import Vocabulary


class ArticleSource(Protocol):
    """The part of `rag.store.Library` that a catalogue is made from."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the articles."""

    def state(self) -> str:
        """A name for the present contents, different after every change."""

    def articles_without_text(self) -> tuple[Article, ...]:
        """All articles without text and sources, with their meetings; one that did not change is the same object."""


class CurrentCatalogue(Current[Catalogue]):
    """The catalogue of a library as it is now, made again after each change. Safe to share between threads."""

    def __init__(self, source: ArticleSource) -> None:
        self._source = source
        self._latest: Catalogue | None = None
        super().__init__(source.state, self._made_anew)

    def _made_anew(self) -> Catalogue:
        self._latest = Catalogue(self._source.articles_without_text(), self._source.vocabulary, self._latest)
        return self._latest
