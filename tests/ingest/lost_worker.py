"""An embedder that ends its process; in a module of its own, so that a worker of a cluster imports little else."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from rag.encoding.embedder import EncodedPassage
from rag.types import Span
from tests.rag.fake_embedder import FakeEmbedder


class FailsOnce(FakeEmbedder):
    """Ends its process at the first passages that anybody is given."""

    def __init__(self, seen: Path) -> None:
        super().__init__()
        self._seen = seen

    def encode_passages(
        self, texts: Sequence[str], sentence_spans: Sequence[Sequence[Span]]
    ) -> Iterator[list[tuple[int, EncodedPassage]]]:
        if not self._seen.exists():
            self._seen.touch()
            sys.exit(1)
        yield from super().encode_passages(texts, sentence_spans)
