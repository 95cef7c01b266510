"""A Chroma collection of passage vectors, wherever it is kept: how it is filled, and how it is seen to be whole."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

from rag.errors import SearchIndexError
from rag.store.library import Library
from rag.store.rows import IndexRecord

if TYPE_CHECKING:
    from chromadb.api.collection_configuration import CreateHNSWConfiguration
    from chromadb.api.models.Collection import Collection

HNSW: "CreateHNSWConfiguration" = {"space": "cosine", "ef_construction": 200, "ef_search": 200, "max_neighbors": 32}
"""Twice Chroma's defaults, whose sparser graph loses some passages among many with similar words."""
RECORDS_PER_UPSERT = 4000
"""Chroma takes 5,461 at most."""
PROBES = 9
"""How many stored vectors a new collection is searched for before it comes into use. Half must be found, not all: the
search is approximate and can miss one among many passages of nearly the same words."""


Describe = Callable[[IndexRecord], dict[str, str | int]]
"""Gives what is kept of a passage beside its vector."""


def change(
    collection: "Collection",
    library: Library,
    stale: Iterable[str],
    missing: Iterable[str],
    describe: Describe | None = None,
) -> None:
    """Delete stale passages from a collection, and put missing ones into it as the library has them.

    Args:
        collection: To change.
        library: What the vectors are read from.
        stale: Ids of passages.
        missing: Ids of passages.
        describe: Of each passage that is put in; None for its vector alone.
    """
    for ids in _batches(sorted(stale)):
        collection.delete(ids=ids)
    for ids in _batches(sorted(missing)):
        records = list(library.index_records(ids))
        collection.upsert(
            ids=[record.passage_id for record in records],
            embeddings=np.stack([record.vector for record in records]),
            metadatas=[describe(record) for record in records] if describe else None,
        )


def _batches(ids: list[str]) -> Iterable[list[str]]:
    """The ids in as many as Chroma takes at a time."""
    return (ids[begin : begin + RECORDS_PER_UPSERT] for begin in range(0, len(ids), RECORDS_PER_UPSERT))


def is_searchable(collection: "Collection", passages: int) -> bool:
    """Whether the collection has that many passages, and its vectors, not only its rows, can be read."""
    if collection.count() != passages:
        return False
    if passages == 0:
        return True
    peeked: Any = collection.get(limit=1, include=["embeddings"])["embeddings"]
    return bool(collection.query(query_embeddings=[peeked[0]], n_results=1, include=["distances"])["ids"][0])


def verify(collection: "Collection", library: Library) -> None:
    """See that a new collection can be used.

    Raises:
        SearchIndexError: it lacks passages of the library, or finds too few of its own vectors.
    """
    passages = library.passage_count()
    if not is_searchable(collection, passages):
        raise SearchIndexError(
            f"The new search index holds {collection.count()} passages instead of {passages}. Run the command again; "
            "if that does not help, the disk may be full."
        )
    ids = sorted(library.passage_ids())
    probes = ids[:: max(len(ids) // PROBES, 1)]
    found = sum(_finds(collection, record) for record in library.index_records(probes))
    if found < len(probes) / 2:
        raise SearchIndexError(
            f"The new search index finds only {found} of {len(probes)} of its own passages. Run the command again."
        )


def _finds(collection: "Collection", record: IndexRecord) -> bool:
    """Whether the nearest to a stored vector is at distance 0: itself, or a passage with the same words."""
    found = collection.query(query_embeddings=record.vector[np.newaxis], n_results=1, include=["distances"])
    return bool(found["ids"][0]) and (found["distances"] or [[1.0]])[0][0] < 1e-3
