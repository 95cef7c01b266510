"""What the catalogue keeps of an article."""

from collections.abc import Sequence
from dataclasses import dataclass

from rag.english import (
    STOPWORDS,
    joined_words,
    terms,
    words,
)
from rag.question.aliases import members
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
        return cls(
            article, took_part, frozenset(terms(" ".join(took_part))), frozenset(_cities(article.place)), abbreviations
        )


def _cities(place: str | None) -> list[str]:
    """The folded names of a place's city: "Rio de Janeiro, Brazil" gives "rio de janeiro" and "rio".

    A name with an apostrophe is also one word: "xi an" and "xian".
    """
    city = words(place.split(",")[0]) if place else []
    whole = " ".join(city)
    told = (
        len(city) > 1
        and len(city[0]) > 2
        and city[0] not in STOPWORDS | {"new", "san", "saint", "south", "north", "port"}
    )
    every = [whole, city[0]] if told else [whole] * bool(city)
    return list(dict.fromkeys((*every, *([" ".join(joined_words(place.split(",")[0]))] if place and city else []))))
