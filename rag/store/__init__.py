"""Keeps the articles: the library in SQLite, which is the record of truth, and the search index made from it."""

from rag.store.database import Connection, Schema, TableRow
from rag.store.engines import Place, open_database, place_name
from rag.store.index import PassageIndex, ServedIndex, open_index
from rag.store.library import Library, is_verbatim
from rag.store.lock import own
from rag.store.postgres_schema import TEXT, full_text_table
from rag.store.rows import NO_TRAITS, ArticleState, Copy, StoredPassage, Traits

__all__ = [
    "NO_TRAITS",
    "TEXT",
    "ArticleState",
    "Connection",
    "Copy",
    "Library",
    "PassageIndex",
    "Place",
    "Schema",
    "ServedIndex",
    "StoredPassage",
    "TableRow",
    "Traits",
    "full_text_table",
    "is_verbatim",
    "open_database",
    "open_index",
    "own",
    "place_name",
]
