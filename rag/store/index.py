"""The search index: passage vectors in Chroma, made from the library and disposable.

A process killed while Chroma writes can leave a collection that no longer opens, and two processes that write to one
directory lose vectors without an error. So the index is kept in generations (`rag.store.generations`): a directory
in use is never written to again. A change makes a new directory, which is verified before it comes into use. Only
making one needs the data directory's lock, so any number of processes can search at once.
"""

import os
import shutil
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from rag.encoding import Recipe, Vector
from rag.errors import BusyError, LibraryError, SearchIndexError
from rag.store.database import FULL, disk_is_full, has_no_room
from rag.store.generations import FORMAT, Generations, Manifest, is_sealed, read_manifest, seal, write_manifest
from rag.store.library import Library
from rag.store.lock import own
from rag.store.rows import IndexRecord
from rag.types import Scope

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateHNSWConfiguration
    from chromadb.api.models.Collection import Collection

COLLECTION = "passages"
HNSW: "CreateHNSWConfiguration" = {"space": "cosine", "ef_construction": 200, "ef_search": 200, "max_neighbors": 32}
"""Twice Chroma's defaults, whose sparser graph loses some passages among many with similar words."""
RECORDS_PER_UPSERT = 4000
"""Chroma takes 5,461 at most."""
PROBES = 9
"""How many stored vectors a new generation is searched for before it comes into use. Half must be found, not all: the
search is approximate and can miss one among many passages of nearly the same words."""
REBUILD_SHARE = 0.3
"""0-1: above this share of changed passages the index is built afresh, as Chroma never frees deleted ones."""

Notify = Callable[[str], None]


class PassageIndex:
    """Nearest passages by cosine. Safe to share between threads."""

    def __init__(self, data: Path, recipe: Recipe) -> None:
        self._data = data
        self._generations = Generations(data / "index")
        self._recipe = recipe
        self._lock = threading.RLock()
        self._serving: str | None = None
        self._client: Client | None = None
        self._collection: Collection | None = None
        self._copy: TemporaryDirectory[str] | None = None

    def is_current(self, library: Library) -> bool:
        """Whether the present generation was made from the library as it is now. Reads one small file."""
        generation = self._generations.current()
        return generation is not None and read_manifest(generation) == self._wanted(library)

    def refresh(self, library: Library, notify: Notify = lambda message: None) -> None:
        """Bring the index up to date with the library, from its stored vectors; nothing is encoded.

        While another process owns the data directory, or nothing can be written there, the present generation stays in
        use if it can be opened.

        Raises:
            BusyError: another process owns the directory and no generation can be opened.
            LibraryError: nothing can be written there and no generation can be opened.
            SearchIndexError: a new generation does not find what was put into it.
        """
        if self.is_current(library) and self._opens():
            return
        try:
            with own(self._data, "building the search index"):
                self.rebuild(library, notify, check=True)
        except (BusyError, LibraryError) as error:
            if not self._opens():
                raise
            why = "Another process is changing the library" if isinstance(error, BusyError) else str(error)
            notify(f"{why.rstrip('.')}; answering from the index as it was before.")

    def rebuild(self, library: Library, notify: Notify = lambda message: None, *, check: bool = False) -> None:
        """Switch to a new generation, unless the present one is up to date. The caller must own the data directory.

        Args:
            library: What to build from.
            notify: Called with the reason when the index must be built from nothing.
            check: Whether to open the present generation to see that it is whole, rather than trust its manifest.
        """
        if self.is_current(library) and not check:
            return
        wanted, present = self._wanted(library), self._generations.current()
        if present is None:
            reason = "There is no search index yet"
        elif not self._opens():
            reason = "The search index is damaged"
        elif (made := read_manifest(present)) is None or (made.format, made.recipe) != (wanted.format, wanted.recipe):
            reason = "The search index was made by another model or version"
        else:
            if made != wanted:
                self._update(library, wanted, present)
            return
        notify(f"{reason}: building it from {wanted.passages} stored passages.")
        self._build(library, wanted, copy_of=None, stale=set(), missing=library.passage_ids())

    def search(self, vector: Vector, limit: int, scope: Scope) -> list[tuple[str, float]]:
        """The nearest passages as (passage id, cosine -1 to 1), best first.

        Raises:
            SearchIndexError: there is no generation to search.
        """
        with self._lock:
            self._follow()
            if self._collection is None:
                raise SearchIndexError("There is no search index. Run `python -m ingest corpus/` to make one.")
            found = self._collection.query(
                query_embeddings=vector[np.newaxis],
                n_results=limit,
                where=_where(scope),
                include=["distances"],
            )
        ids, distances = found["ids"][0], (found["distances"] or [[]])[0]
        return sorted(((one, 1.0 - far) for one, far in zip(ids, distances, strict=True)), key=lambda p: (-p[1], p[0]))

    def close(self) -> None:
        """Close the generation's files."""
        with self._lock:
            if self._client is not None:
                self._client.close()
            if self._copy is not None:
                self._copy.cleanup()
            self._client = self._collection = self._serving = self._copy = None

    def _wanted(self, library: Library) -> Manifest:
        return Manifest(FORMAT, str(self._recipe), library.state(), library.passage_count())

    def _follow(self) -> None:
        """Open the generation that the pointer names, unless it is the one that is open."""
        generation = self._generations.current()
        if generation is None or generation.name == self._serving:
            return
        self.close()
        if os.access(generation, os.W_OK) and not has_no_room(generation):
            self._client, self._collection = _open(generation)
        else:
            self._copy = _copy(generation)
            self._client, self._collection = _open(Path(self._copy.name))
        self._serving = generation.name

    def _opens(self) -> bool:
        """Whether the current generation can be opened and holds as many passages as it says."""
        with self._lock:
            generation = self._generations.current()
            manifest = generation and read_manifest(generation)
            if not (generation and manifest and is_sealed(generation)):
                return False
            try:
                self._follow()
                return self._collection is not None and _searchable(self._collection, manifest.passages)
            except (KeyboardInterrupt, SystemExit):
                raise
            except BaseException:  # of many kinds; a panic of Chroma's Rust core is no Exception. All mean: rebuild
                self.close()
                return False

    def _update(self, library: Library, wanted: Manifest, present: Path) -> None:
        held = set(self._collection.get(include=[])["ids"]) if self._collection is not None else set()
        stored = library.passage_ids()
        stale, missing = held - stored, stored - held
        much = len(stale) + len(missing) > REBUILD_SHARE * max(len(stored), 1)
        if much:
            stale, missing = set(), stored
        self._build(library, wanted, copy_of=None if much else present, stale=stale, missing=missing)

    def _build(
        self, library: Library, wanted: Manifest, *, copy_of: Path | None, stale: set[str], missing: set[str]
    ) -> None:
        """Write a generation, verify it and switch to it."""
        try:
            with self._generations.making(copy_of) as generation:
                _write(generation, library, stale, missing)
                _verify(generation, library, wanted.passages)
                write_manifest(generation, wanted)
                seal(generation)
        except BaseException as error:  # a panic of Chroma's Rust core is no Exception
            if disk_is_full(error, self._data):
                raise SearchIndexError(f"The search index in {str(self._data)!r} cannot be written: {FULL}") from error
            raise
        with self._lock:
            self._follow()


def _copy(generation: Path) -> "TemporaryDirectory[str]":
    """A copy of a generation in whose place nothing can be written: Chroma writes even when it is only asked."""
    copy = TemporaryDirectory(prefix="readout-index-", ignore_cleanup_errors=True)
    for file in generation.rglob("*"):
        if file.is_file():
            place = Path(copy.name) / file.relative_to(generation)
            place.parent.mkdir(exist_ok=True)
            shutil.copyfile(file, place)
    return copy


def _open(directory: Path) -> "tuple[Client, Collection]":
    import chromadb
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False)
    client = cast("Client", chromadb.PersistentClient(str(directory), settings=settings))
    collection = client.get_or_create_collection(COLLECTION, configuration={"hnsw": HNSW}, embedding_function=None)
    return client, collection


def _write(directory: Path, library: Library, stale: Iterable[str], missing: Iterable[str]) -> None:
    client, collection = _open(directory)
    try:
        for ids in _batches(sorted(stale)):
            collection.delete(ids=ids)
        for ids in _batches(sorted(missing)):
            records = list(library.index_records(ids))
            collection.upsert(
                ids=[record.passage_id for record in records],
                embeddings=np.stack([record.vector for record in records]),
                metadatas=[_metadata(record) for record in records],
            )
    finally:
        client.close()


def _verify(directory: Path, library: Library, passages: int) -> None:
    """Raise unless the generation, opened again, has every passage and finds enough of its own vectors."""
    client, collection = _open(directory)
    try:
        if not _searchable(collection, passages):
            raise SearchIndexError(
                f"The new search index holds {collection.count()} passages instead of {passages}. Run the command "
                "again; if that does not help, the disk may be full."
            )
        ids = sorted(library.passage_ids())
        probes = ids[:: max(len(ids) // PROBES, 1)]
        found = sum(_finds(collection, record) for record in library.index_records(probes))
        if found < len(probes) / 2:
            raise SearchIndexError(
                f"The new search index finds only {found} of {len(probes)} of its own passages. Run the command again."
            )
    finally:
        client.close()


def _finds(collection: "Collection", record: IndexRecord) -> bool:
    """Whether the nearest to a stored vector is at distance 0: itself, or a passage with the same words."""
    found = collection.query(query_embeddings=record.vector[np.newaxis], n_results=1, include=["distances"])
    return bool(found["ids"][0]) and (found["distances"] or [[1.0]])[0][0] < 1e-3


def _searchable(collection: "Collection", passages: int) -> bool:
    """Whether the collection has that many passages, and its vectors, not only its rows, can be read."""
    if collection.count() != passages:
        return False
    if passages == 0:
        return True
    peeked: Any = collection.get(limit=1, include=["embeddings"])["embeddings"]
    return bool(collection.query(query_embeddings=[peeked[0]], n_results=1, include=["distances"])["ids"][0])


def _metadata(record: IndexRecord) -> dict[str, str | int]:
    """What a scope filters by. Chroma does not take None, so unknown values are left out and match no filter."""
    metadata: dict[str, str | int] = {"article": record.article_id}
    if record.summit:
        metadata["summit"] = record.summit
    if record.date:
        metadata["day"] = record.date.toordinal()
    return metadata


def _where(scope: Scope) -> Any:
    conditions: list[dict[str, Any]] = []
    if scope.summits:
        conditions.append({"summit": {"$in": list(scope.summits)}})
    if scope.articles:
        conditions.append({"article": {"$in": list(scope.articles)}})
    if scope.since:
        conditions.append({"day": {"$gte": scope.since.toordinal()}})
    if scope.until:
        conditions.append({"day": {"$lte": scope.until.toordinal()}})
    return {"$and": conditions} if len(conditions) > 1 else (conditions[0] if conditions else None)


def _batches(ids: list[str]) -> Iterable[list[str]]:
    return (ids[begin : begin + RECORDS_PER_UPSERT] for begin in range(0, len(ids), RECORDS_PER_UPSERT))
