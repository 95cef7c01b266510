"""The open database of a library, which the parts of the library read and write: each part its own tables."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from rag.errors import LibraryError
from rag.store.database import Connection
from rag.store.engines import Place, open_database, place_name
from rag.store.library_schema import LIBRARY_SCHEMA

_Of = TypeVar("_Of")


class LibraryTables:
    """Safe to share between threads, which take turns with the one connection.

    Args:
        place: The file, or the server that keeps it.
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        self.name = repr(place_name(place))
        """Where it is, for messages."""
        advice = "If the file is damaged, move it away and run `python -m ingest corpus/` to fill a new one."
        self._database = open_database(place, LIBRARY_SCHEMA, self._failure, advice)
        self._read, self._words = self._database.read, self._database.words
        self.snapshot, self.owned, self.once = self._database.snapshot, self._database.owned, self._database.once
        self._known: tuple[str, dict[Hashable, Any]] = ("", {})

    def _failure(self, done: str, why: str) -> LibraryError:
        return LibraryError(f"The library {self.name} cannot be {done}: {why}")

    def close(self) -> None:
        """Close the connection; the library cannot be used afterwards."""
        self._database.close()

    def state(self) -> str:
        """A name for the library's present contents, different after every write that answers can depend on."""
        found = self._read("SELECT value FROM meta WHERE key IN ('library', 'revision') ORDER BY key")
        return ":".join(row["value"] for row in found)

    def while_unchanged(self, key: Hashable, make: Callable[[], _Of]) -> _Of:
        """What `make` reads, which is kept until the library changes.

        Args:
            key: Names what is read.
            make: Reads it; small, as all that was read of one state is kept.
        """
        state = self.state()
        known_of, known = self._known
        if known_of != state:
            self._known = (state, known := {})
        if key in known:
            found: _Of = known[key]
            return found
        made = make()
        if self.state() == state:  # otherwise it may be of a later state, or of two
            known[key] = made
        return made

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        """One transaction, which also changes the library's `state()`."""
        with self._database.write() as connection:
            yield connection
            connection.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'revision'")
