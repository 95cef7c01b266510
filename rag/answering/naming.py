"""Names and pieces of statements as a headline or a list shows them, each cut from the text of the article."""

import re
from collections.abc import Collection

from rag.presenting import of_sources
from rag.record import Statement
from rag.store import Library

_OPENS_BADLY = re.compile(
    r"^(together|in addition|beside|alongside|not|as|was|were|is|are|by|on|in|at|for|with|of|later|which|who|and|but"
    r"|without|until|so|then|well|too|it|them|to (?:an?|the))\b",
    re.IGNORECASE,
)
LEAST_WORDS = 3
"""A piece of fewer words is seldom understood by itself."""
LONGEST_PIECE = 180
"""In characters."""


def actors_of(statement: Statement) -> list[str]:
    """Who acts, by the names that the record gives them."""
    return [one.name for one in statement.actors]


def fragment(statement: Statement, library: Library) -> str:
    """What was decided or proposed, in the text's own words.

    What follows the verb; the clause, and at last the whole sentence, where that cannot be understood by itself.
    """
    ranges = (statement.what, statement.clause, statement.span)
    pieces = [_bare(" ".join(library.cut(statement.article_id, *one).split())) for one in ranges if one]
    return next((piece for piece in pieces if _is_whole(piece)), pieces[-1])


def _is_whole(piece: str) -> bool:
    return len(piece.split()) >= LEAST_WORDS and piece.count('"') % 2 == 0 and not _OPENS_BADLY.search(piece)


def _bare(text: str) -> str:
    return text.strip().lstrip(":,; ").rstrip(".;:, ")


def shortened(text: str, most: int = LONGEST_PIECE) -> str:
    """The text, cut at a word where it is too long."""
    if len(text) <= most:
        return text
    return f"{text[:most].rsplit(' ', 1)[0].rstrip(',;:')} …"


def counted_articles(article_ids: Collection[str], library: Library) -> str:
    """How many articles, and of how many independent sources where some are reprints, as a list says it."""
    stories = library.stories(article_ids)
    return of_sources(counted(len(article_ids), "article"), len(stories), len({*stories.values()}))


def counted(number: int, noun: str) -> str:
    """How many entries a list has, in figures: "1 article", "12 proposals"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
