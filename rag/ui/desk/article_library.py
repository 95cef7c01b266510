"""What the window needs of a library, so that a fake need offer no more."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from rag.record import MeetingFacts, Statement
from rag.types import Article, EarlierVersion, Sentence, Source


class ArticleLibrary(Protocol):
    """The part of `rag.store.Library` that the window reads. Safe to call from several threads."""

    def article(self, article_id: str) -> Article:
        """The article of that id."""
        ...

    def articles(self) -> tuple[Article, ...]:
        """All of them, by date and then id."""
        ...

    def sentence_before(self, article_id: str, start: int) -> Sentence | None:
        """The last sentence that ends at or before that character."""
        ...

    def sentence_after(self, article_id: str, end: int) -> Sentence | None:
        """The first sentence that starts at or after that character."""
        ...

    def articles_with(self, text: str) -> frozenset[str]:
        """Ids of the articles that hold all words of the text."""
        ...

    def stored_order(self) -> Mapping[str, int]:
        """For each article a number that is higher the later it was stored."""
        ...

    def articles_with_meetings(self, article_ids: Iterable[str] | None = None) -> tuple[Article, ...]:
        """These, or all when None, with what was read of their meeting where their front matter is silent."""
        ...

    def articles_without_text(self) -> tuple[Article, ...]:
        """The same without text and sources."""
        ...

    def statements(self, article_ids: Iterable[str] | None = None) -> tuple[Statement, ...]:
        """What these articles state, or all when None, by article and place in it."""
        ...

    def meeting_facts(self, article_ids: Iterable[str] | None = None) -> tuple[MeetingFacts, ...]:
        """What each article says about the meeting it reports on."""
        ...

    def earlier_version(self, article_id: str, start: int, text: str) -> EarlierVersion | None:
        """The latest earlier version of a stored article with that text at that character."""
        ...

    def is_pdf(self, article_id: str) -> bool:
        """Whether the article was read from a PDF."""
        ...

    def also_printed(self, article_ids: Iterable[str] | None = None) -> Mapping[str, tuple[Source, ...]]:
        """By article id: where else the story of each of these articles, or of all, was printed."""
        ...

    def state(self) -> str:
        """Names the present contents; different after every change."""
        ...

    def close(self) -> None:
        """Let go of its file; nothing can be read after."""
        ...
