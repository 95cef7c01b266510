"""The search index on a Chroma server (`chroma run`), for processes on several machines; made from the library as well.

A collection holds the passages of one library, and says in its metadata which state of it that is. What has changed is
added and deleted in it while others search, so that a question may find a passage that the library no longer has, which
the retriever passes over, or not find one that has just come. One of another model is made aside and put in its place.
The server keeps its files whole by itself, and doing the same twice is harmless, so the data directory is not locked.
"""

import logging
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

import numpy as np

from rag.encoding import Recipe, Vector
from rag.errors import SearchIndexError
from rag.store.index.collection import HNSW, change, is_searchable, verify
from rag.store.index.generations import FORMAT
from rag.store.index.local import Notify, PassageIndex
from rag.store.index.merging import merge_beside
from rag.store.library import Library
from rag.store.rows import IndexRecord
from rag.types import Scope

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

log = logging.getLogger(__name__)

DEFAULT_COLLECTION = "readout"

_Answered = TypeVar("_Answered")


class ServedIndex:
    """Nearest passages by cosine, as `PassageIndex` finds them. Safe to share between threads.

    Args:
        address: `http://host:port`, with `/name` behind it for a collection of another name.
        recipe: Of the vectors.
    """

    def __init__(self, address: str, recipe: Recipe) -> None:
        self._address = address
        self._recipe = recipe
        self._name = urlsplit(address).path.strip("/") or DEFAULT_COLLECTION
        self._lock = threading.Lock()
        self._client: ClientAPI | None = None
        self._collection: Collection | None = None

    def is_current(self, library: Library) -> bool:
        """Whether the collection was made from the library as it is now."""
        return self._asked(lambda: self._is_of(self._found(), self._wanted(library)))

    def refresh(self, library: Library, notify: Notify = lambda message: None) -> None:
        """Bring the collection up to date with the library, from its stored vectors; nothing is encoded.

        Raises:
            SearchIndexError: the server cannot be reached, or does not find what was put into it.
        """
        self.rebuild(library, notify, check=True)

    def rebuild(self, library: Library, notify: Notify = lambda message: None, *, check: bool = False) -> None:
        """The same; with `check`, what the collection holds is counted even when it says that it is up to date."""
        self._asked(lambda: self._rebuild(library, notify, check=check))

    def search(
        self, vector: Vector, limit: int, scope: Scope, library: Library | None = None
    ) -> list[tuple[str, float]]:
        """The nearest passages as (passage id, cosine -1 to 1), best first.

        Args:
            vector: (d,) float32, unit length.
            limit: At most so many.
            scope: Only passages of these articles.
            library: Not used, since the collection is changed with the library; `PassageIndex` needs it.

        Raises:
            SearchIndexError: the server cannot be reached, or has no such collection.
        """
        del library
        found = self._asked(lambda: self._nearest(vector, limit, scope))
        ids, distances = found["ids"][0], (found["distances"] or [[]])[0]
        return sorted(((one, 1.0 - far) for one, far in zip(ids, distances, strict=True)), key=lambda p: (-p[1], p[0]))

    def close(self) -> None:
        """Let go of the connection."""
        with self._lock:
            if self._client is not None:
                client: Any = self._client
                with suppress(AttributeError):  # its own `close` leaves connections open
                    for one in (client, client._admin_client):
                        one._server._session.close()
                client.close()
            self._client = self._collection = None

    def _asked(self, ask: Callable[[], _Answered]) -> _Answered:
        """What the server says.

        Raises:
            SearchIndexError: it cannot be reached, or refuses.
        """
        try:
            return ask()
        except SearchIndexError:
            raise
        except Exception as error:  # of many kinds: of the client, of HTTP, and ValueError
            log.warning("the Chroma server failed", exc_info=True)
            raise SearchIndexError(
                f"The Chroma server at {self._address!r} does not do what it is asked ({type(error).__name__}). Start "
                "it with `chroma run --path DIRECTORY`, or unset READOUT_CHROMA."
            ) from error

    def _nearest(self, vector: Vector, limit: int, scope: Scope) -> Any:
        from chromadb.errors import NotFoundError

        for tries_left in (1, 0):
            collection = self._found()
            if collection is None:
                raise SearchIndexError(
                    f"The Chroma server at {self._address!r} has no collection {self._name!r}. Run `python -m ingest "
                    "corpus/` to make it."
                )
            try:
                return collection.query(
                    query_embeddings=vector[np.newaxis], n_results=limit, where=_where(scope), include=["distances"]
                )
            except NotFoundError:  # another was put in its place since
                with self._lock:
                    self._collection = None
                if not tries_left:
                    raise
        raise AssertionError("unreachable")

    def _rebuild(self, library: Library, notify: Notify, *, check: bool) -> None:
        wanted, collection = self._wanted(library), self._found(anew=True)
        passages = library.passage_count()
        if collection is not None:
            if self._is_of(collection, wanted) and (not check or is_searchable(collection, passages)):
                return
            if self._is_of(collection, {name: wanted[name] for name in ("format", "recipe")}):
                self._update(collection, library)
                if is_searchable(collection, passages):
                    collection.modify(metadata={**wanted})
                    return
        notify(f"The Chroma server has no index of this library: building it from {passages} passages.")
        aside = f"{self._name}-made-aside"
        client = self._connected()
        if aside in (one.name for one in client.list_collections()):
            client.delete_collection(aside)
        made = client.create_collection(aside, configuration={"hnsw": HNSW}, embedding_function=None)
        self._update(made, library)
        verify(made, library)
        if collection is not None:
            client.delete_collection(self._name)
        made.modify(name=self._name, metadata={**wanted})
        self._found(anew=True)

    def _update(self, collection: "Collection", library: Library) -> None:
        held, stored = set(collection.get(include=[])["ids"]), library.passage_ids()
        change(collection, library, stale=held - stored, missing=stored - held, describe=_metadata)

    def _wanted(self, library: Library) -> Mapping[str, str | int]:
        return {"format": FORMAT, "recipe": str(self._recipe), "library": library.state()}

    def _is_of(self, collection: "Collection | None", wanted: Mapping[str, str | int]) -> bool:
        said = (collection and collection.metadata) or {}
        return {name: said.get(name) for name in wanted} == wanted

    def _found(self, *, anew: bool = False) -> "Collection | None":
        """The collection; None when the server has none of that name."""
        from chromadb.errors import NotFoundError

        with self._lock:
            if self._collection is None or anew:
                try:
                    self._collection = self._connected().get_collection(self._name, embedding_function=None)
                except NotFoundError:
                    self._collection = None
            return self._collection

    def _connected(self) -> "ClientAPI":
        if self._client is None:
            import chromadb
            from chromadb.config import Settings

            parts = urlsplit(self._address)
            secure = parts.scheme == "https"
            self._client = chromadb.HttpClient(
                parts.hostname or "",
                parts.port or (443 if secure else 8000),
                ssl=secure,
                settings=Settings(anonymized_telemetry=False),
            )
        return self._client


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


def open_index(data: Path, recipe: Recipe, server: str | None) -> PassageIndex | ServedIndex:
    """The index of the library in that data directory: on the Chroma server at that address, or without one its own."""
    return ServedIndex(server, recipe) if server else PassageIndex(data, recipe, merge=merge_beside)
