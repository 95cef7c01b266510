"""What the catalogue keeps of an article."""

from collections.abc import Sequence
from dataclasses import dataclass

from rag.english import terms
from rag.question.aliases import members
from rag.question.meeting import city_names
from rag.types import Article


@dataclass(frozen=True, slots=True, eq=False)
class CatalogueEntry:
    """What the catalogue keeps of an article."""

    article: Article
    countries: frozenset[str]
    country_words: frozenset[str]
    cities: frozenset[str]
    abbreviations: Sequence[tuple[str, str]]

    @classmethod
    def of(cls, article: Article, abbreviations: Sequence[tuple[str, str]]) -> "CatalogueEntry":
        """Of an article, with the abbreviations that its text explains."""
        took_part = frozenset(members(article))
        return cls(article, took_part, frozenset(terms(" ".join(took_part))), city_names(article.place), abbreviations)
