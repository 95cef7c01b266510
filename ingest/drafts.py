"""Encodes and stores the articles that are new or changed, many together."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from ingest.cluster import Cluster
from ingest.plan import Draft, Joined
from ingest.progress import Progress
from ingest.report import Tally
from ingest.split import heading_line
from rag.encoding import Embedder, EncodedPassage
from rag.record import ArticleRecord
from rag.store import Library
from rag.types import Passage

CHUNK_PASSAGES = 192
"""How many are encoded together, so that batches hold passages of similar length. A killed run loses about as many."""
BYTES_PER_PASSAGE = 100_000
"""Of a file that is kept, so many bytes count as one of these passages: they wait in memory too."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A draft with all that is stored with it, but the vectors."""

    draft: Draft
    passages: list[Passage]
    record: ArticleRecord

    @property
    def weight(self) -> int:
        """What it takes of memory, in passages."""
        return len(self.passages) + len(self.draft.original or b"") // BYTES_PER_PASSAGE


class Drafts:
    """Those that wait until there are enough to be encoded together.

    Args:
        library: Each article is stored there whole.
        embedder: Gives the embedder; called only when there is something to encode.
        progress: Is told what was encoded.
        done: Notes what was stored.
        cluster: Encodes in place of the embedder.
    """

    def __init__(
        self,
        library: Library,
        embedder: Callable[[], Embedder],
        progress: Progress,
        done: Tally,
        cluster: Cluster | None = None,
    ) -> None:
        self._library, self._embedder, self._progress, self._done = library, embedder, progress, done
        self._cluster = cluster
        self._waiting: list[Prepared] = []
        self.chunk_passages = cluster.chunk_passages if cluster else CHUNK_PASSAGES
        """How many passages are enough."""

    def add(self, prepared: Prepared) -> None:
        """Have one wait, and store all once there are enough."""
        self._waiting.append(prepared)
        if sum(one.weight for one in self._waiting) >= self.chunk_passages:
            self.store()

    def join(self, joined: Joined) -> None:
        """Have those that wait belong to the same story as others, where that is said of them."""
        self._waiting = [replace(one, draft=one.draft.joined(joined)) for one in self._waiting]

    def store(self) -> None:
        """Encode the passages of all that wait together, and store each article whole."""
        if not self._waiting:
            return
        embedder = self._embedder()
        texts: list[str] = []
        spans: list[list[tuple[int, int]]] = []
        for one in self._waiting:
            heading = heading_line(one.draft.article, embedder) + "\n"
            for passage in one.passages:
                texts.append(heading + one.draft.article.text[passage.start : passage.end])
                shift = len(heading) - passage.start
                spans.append([(sentence.start + shift, sentence.end + shift) for sentence in passage.sentences])
        encoded: dict[int, EncodedPassage] = {}
        for batch in (self._cluster or embedder).encode_passages(texts, spans):
            encoded.update(batch)
            self._progress.encoded(len(batch))
        position = 0
        for one in self._waiting:
            pairs = [(passage, encoded[position + nth]) for nth, passage in enumerate(one.passages)]
            position += len(one.passages)
            self._put(one, pairs, str(embedder.recipe))
        self._waiting.clear()

    def _put(self, one: Prepared, passages: list[tuple[Passage, EncodedPassage]], recipe: str) -> None:
        draft = one.draft
        self._library.put(
            draft.article,
            passages,
            recipe=recipe,
            origin=draft.origin,
            origin_sha256=draft.origin_sha256,
            record=one.record,
            traits=draft.traits,
            correction=draft.correction,
            original=draft.original,
        )
        self._done.note(draft, len(one.passages))
