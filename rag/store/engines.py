"""Opens a database where the settings say: in a file of the data directory, or on a PostgreSQL server."""

from pathlib import Path
from urllib.parse import urlsplit

from pydantic import SecretStr

from rag.store.database import Database, Failure, Schema
from rag.store.sqlite import SqliteDatabase, write_anew

__all__ = ["Place", "open_database", "place_name", "write_anew"]

Place = Path | SecretStr
"""A file, or the address of a PostgreSQL server, which may hold a password."""


def open_database(place: Place, schema: Schema, failure: Failure, advice: str = "") -> Database:
    """The database there, made if it does not exist, with its schema brought up to date.

    Args:
        place: Where it is.
        schema: What it holds.
        failure: Makes the errors that are raised, here and later.
        advice: What to do when a file cannot be opened for a reason that is not known.
    """
    if isinstance(place, Path):
        return SqliteDatabase(place, failure, schema.sqlite, advice)
    try:
        from rag.store.postgres import PostgresDatabase
    except ImportError:
        why = "READOUT_DATABASE needs one package more: pip install 'readout[postgresql]'."
        raise failure("opened", why) from None
    return PostgresDatabase(place.get_secret_value(), failure, schema)


def place_name(place: Place) -> str:
    """The place for messages, without a password."""
    if isinstance(place, Path):
        return str(place)
    parts = urlsplit(place.get_secret_value())
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
