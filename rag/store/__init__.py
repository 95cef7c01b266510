"""Keeps the articles: the library in SQLite, which is the record of truth, and the search index made from it."""

from rag.store.database import Database, explained, take_steps
from rag.store.index import PassageIndex
from rag.store.library import Library, is_verbatim
from rag.store.lock import own
from rag.store.rows import NO_TRAITS, ArticleState, Copy, StoredPassage, Traits
from rag.store.served_index import ServedIndex, open_index

__all__ = [
    "NO_TRAITS",
    "ArticleState",
    "Copy",
    "Database",
    "Library",
    "PassageIndex",
    "ServedIndex",
    "StoredPassage",
    "Traits",
    "explained",
    "is_verbatim",
    "open_index",
    "own",
    "take_steps",
]
