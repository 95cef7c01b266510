"""The index in the data directory, which processes of one machine share.

A process killed while Chroma writes can leave a collection that no longer opens, and two processes that write to one
directory lose vectors without an error. So the index is kept in generations (`rag.store.index.generations`): a
directory in use is never written to again. A change makes a new directory, which is verified before it comes into use.
Only making one needs the data directory's lock, so any number of processes can search at once.

A generation serves on while the library changes. Passages that were added since have higher numbers; they are few, and
compared one by one as the library has them. Passages that are no longer in the library are passed over. Only when many
have changed is a new generation made, so that adding an article costs the same however large the library is; and unless
twice as many have, in a process of its own (`rag.store.index.merging`), while the present one serves on.

Which passages are in a scope is asked of the library too, so the index keeps vectors and ids alone.
"""

import os
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, cast

import numpy as np

from rag.encoding import Recipe, Vector
from rag.errors import BusyError, LibraryError, SearchIndexError
from rag.store.disk import FULL, disk_is_full, has_no_room
from rag.store.engines import write_anew
from rag.store.index.collection import HNSW, change, is_searchable, verify
from rag.store.index.generations import FORMAT, Generations, Manifest, is_sealed, read_manifest, seal, write_manifest
from rag.store.library import Library
from rag.store.lock import own
from rag.types import Scope

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection

COLLECTION = "passages"
MOST_CHANGED = 1000
"""A new generation is made when more passages than these were added and removed. To compare a question with so many
takes about a millisecond, and with twice as many, which may be there meanwhile, two."""
FEW = 2000
"""Passages in a scope, all of which are compared; of more the nearest of the library are looked through."""
VECTORS_KEPT = 8000
"""Of passages that were compared so, 1.5 kB each."""
REBUILD_SHARE = 0.3
"""0-1: above this share of changed passages the index is built afresh, as Chroma never frees deleted ones."""

Notify = Callable[[str], None]
Merge = Callable[[Library, Path, Recipe], object]


class PassageIndex:
    """Nearest passages by cosine. Safe to share between threads.

    Args:
        data: The data directory.
        recipe: Of the vectors.
        most_changed: How many passages may have been added and removed since a generation was made; `MOST_CHANGED`
            when None.
        merge: Has a new generation made in another process when more have changed, but not yet twice as many; without
            it that is always done at once.
    """

    def __init__(
        self, data: Path, recipe: Recipe, *, most_changed: int | None = None, merge: Merge | None = None
    ) -> None:
        self._data = data
        self._merge = merge
        self._most_changed = MOST_CHANGED if most_changed is None else most_changed
        self._generations = Generations(data / "index")
        self._recipe = recipe
        self._lock = threading.RLock()
        self._serving: str | None = None
        self._last = 0
        self._vectors: dict[int, Vector] = {}
        self._client: Client | None = None
        self._collection: Collection | None = None
        self._copy: TemporaryDirectory[str] | None = None

    def is_current(self, library: Library) -> bool:
        """Whether the present generation was made from this library and little has changed since."""
        changed = self._changed(library)
        return changed is not None and changed <= self._most_changed

    def _changed(self, library: Library) -> int | None:
        """How many passages changed since the present generation was made; None when it is not of this library."""
        generation = self._generations.current()
        made = generation and read_manifest(generation)
        if not (generation and made and self._is_of(library, generation, made)):
            return None
        added, removed = library.changed_since(made.last, made.passages)
        return added + removed if removed >= 0 else None

    def _is_left_to_merge(self, library: Library) -> bool:
        """Whether the present generation serves on while another process makes the next, which is begun here."""
        changed = self._changed(library)
        if self._merge is None or changed is None or changed > 2 * self._most_changed:
            return False
        self._merge(library, self._data, self._recipe)
        return True

    def _is_of(self, library: Library, generation: Path, made: Manifest) -> bool:
        """Whether a generation has the present form and recipe and was made from the library or an earlier state."""
        wanted = (FORMAT, str(self._recipe))
        return (made.format, made.recipe) == wanted and generation.name in library.generations()

    def refresh(self, library: Library, notify: Notify = lambda message: None) -> None:
        """Bring the index up to date with the library, from its stored vectors; nothing is encoded.

        While another process owns the data directory, or nothing can be written there, the present generation stays in
        use if it can be opened.

        Raises:
            BusyError: another process owns the directory and no generation can be opened.
            LibraryError: nothing can be written there and no generation can be opened.
            SearchIndexError: a new generation does not find what was put into it.
        """
        if self._opens() and (self.is_current(library) or self._is_left_to_merge(library)):
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
        """Switch to a new generation, unless the present one serves on. The caller must own the data directory.

        Args:
            library: What to build from.
            notify: Called with the reason when the index must be built from nothing.
            check: Whether to open the present generation to see that it is whole, rather than trust its manifest, and
                to switch at once.
        """
        if not check and (self.is_current(library) or self._is_left_to_merge(library)):
            return
        with self._told_when_full(), self._generations.alone():
            self._renew(library, notify)

    def merge(self, library: Library) -> None:
        """Switch to a new generation while others may change the library, unless another process makes one already."""
        with self._told_when_full(), self._generations.alone(wait=False) as alone:
            if alone:
                with closing(library.snapshot()) as snapshot, snapshot:
                    self._renew(library, lambda message: None)

    def _renew(self, library: Library, notify: Notify) -> None:
        wanted, present = self._wanted(library), self._generations.current()
        if present is None:
            reason = "There is no search index yet"
        elif not self._opens():
            reason = "The search index is damaged"
        elif (made := read_manifest(present)) is None or not self._is_of(library, present, made):
            reason = "The search index is of another model, version or library"
        else:
            if not self.is_current(library):
                self._update(library, wanted, made, present)
            return
        notify(f"{reason}: building it from {wanted.passages} stored passages.")
        self._build(library, wanted, copy_of=None, stale=set(), missing=library.passage_ids())

    def search(self, vector: Vector, limit: int, scope: Scope, library: Library) -> list[tuple[str, float]]:
        """The nearest passages as (passage id, cosine -1 to 1), best first.

        Args:
            vector: (d,) float32, unit length.
            limit: At most so many.
            scope: Only passages of these articles.
            library: As the asking thread sees it, with what was added or removed since the index was made.

        Raises:
            SearchIndexError: there is no generation to search.
        """
        with self._lock:
            self._follow()
            if self._collection is None:
                raise SearchIndexError("There is no search index. Run `python -m ingest corpus/` to make one.")
            few = library.passages_within(FEW + 1, scope) if scope else []
            if scope and len(few) <= FEW:
                found = self._compared(vector, few, library)
            else:
                added = library.passages_after(self._last, 2 * self._most_changed, scope)
                found = self._held(self._collection, vector, limit, scope, library)
                found += self._compared(vector, added, library)
        return sorted(found, key=lambda one: (-one[1], one[0]))[:limit]

    def _held(
        self, collection: "Collection", vector: Vector, limit: int, scope: Scope, library: Library
    ) -> list[tuple[str, float]]:
        """The nearest passages of the generation that the library still has, in the scope."""
        wanted = limit
        while True:
            result = collection.query(query_embeddings=vector[np.newaxis], n_results=wanted, include=["distances"])
            ids, distances = result["ids"][0], (result["distances"] or [[]])[0]
            numbers = library.passage_numbers(ids, scope)
            found = [
                (one, 1.0 - far)
                for one, far in zip(ids, distances, strict=True)
                if numbers.get(one, self._last + 1) <= self._last
            ]
            if len(found) >= limit or len(ids) < wanted:
                return found
            wanted *= 4

    def _compared(self, vector: Vector, passages: list[tuple[int, str]], library: Library) -> list[tuple[str, float]]:
        """Passages, given by number and id, with their cosines."""
        if not passages:
            return []
        if len(self._vectors) > VECTORS_KEPT:
            self._vectors = {}
        self._vectors |= library.vectors([number for number, _ in passages if number not in self._vectors])
        cosines = np.stack([self._vectors[number] for number, _ in passages]) @ vector
        return [(passage_id, float(cosine)) for (_, passage_id), cosine in zip(passages, cosines, strict=True)]

    def close(self) -> None:
        """Close the generation's files."""
        with self._lock:
            if self._client is not None:
                self._client.close()
            if self._copy is not None:
                self._copy.cleanup()
            self._client = self._collection = self._serving = self._copy = None
            self._vectors = {}

    def _wanted(self, library: Library) -> Manifest:
        return Manifest(FORMAT, str(self._recipe), library.last_passage(), library.passage_count())

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
        made = read_manifest(generation)
        self._last = made.last if made else 0

    def _opens(self) -> bool:
        """Whether the current generation can be opened and holds as many passages as it says."""
        with self._lock:
            generation = self._generations.current()
            manifest = generation and read_manifest(generation)
            if not (generation and manifest and is_sealed(generation)):
                return False
            try:
                self._follow()
                return self._collection is not None and is_searchable(self._collection, manifest.passages)
            except (KeyboardInterrupt, SystemExit):
                raise
            except BaseException:  # of many kinds; a panic of Chroma's Rust core is no Exception. All mean: rebuild
                self.close()
                return False

    def _update(self, library: Library, wanted: Manifest, made: Manifest, present: Path) -> None:
        held = set(self._collection.get(include=[])["ids"]) if self._collection is not None else set()
        stored = library.passage_ids()
        stale, missing = held - stored, (stored - held) | library.passage_ids(after=made.last)
        much = len(stale) + len(missing) > REBUILD_SHARE * max(len(stored), 1)
        if much:
            stale, missing = set(), stored
        self._build(library, wanted, copy_of=None if much else present, stale=stale, missing=missing)

    def _build(
        self, library: Library, wanted: Manifest, *, copy_of: Path | None, stale: set[str], missing: set[str]
    ) -> None:
        """Write a generation, verify it and switch to it."""
        with self._generations.making(copy_of) as generation:
            _write(generation, library, stale, missing)
            _verify(generation, library)
            write_manifest(generation, wanted)
            seal(generation)
            library.name_generation(generation.name)
        with self._lock:
            self._follow()

    @contextmanager
    def _told_when_full(self) -> Iterator[None]:
        try:
            yield
        except BaseException as error:  # a panic of Chroma's Rust core is no Exception
            if disk_is_full(error, self._data):
                raise SearchIndexError(f"The search index in {str(self._data)!r} cannot be written: {FULL}") from error
            raise


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
        change(collection, library, stale, missing)
    finally:
        client.close()
    # Chroma's queue of vectors is emptied once they are in their own files, but its pages, 1.3 kB a passage, are kept.
    write_anew(directory / "chroma.sqlite3")


def _verify(directory: Path, library: Library) -> None:
    """Raise unless the generation, opened again, has every passage and finds enough of its own vectors."""
    client, collection = _open(directory)
    try:
        verify(collection, library)
    finally:
        client.close()
