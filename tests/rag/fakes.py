"""Small stand-ins that are handed in by argument, and short ways to make articles. One awkward feature each.

`FakeEmbedder` counts words: its vectors have one dimension for each word of `VOCABULARY` and a last one for texts that
have none of them, so every cosine can be worked out by hand.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from ingest.pipeline import ingest
from ingest.report import IngestReport
from rag.chain import AnswerChain
from rag.encoding.embedder import Embedder, EncodedPassage, Vector, recipe_of
from rag.encoding.recipe import Recipe
from rag.encoding.tokens import EncodedQuestion, TokenVectors
from rag.errors import EmbedderError
from rag.reading.interaction import FEATURES, Comparison
from rag.reading.reader import Reader
from rag.reading.retriever import HybridRetriever
from rag.settings import Settings
from rag.store.index import PassageIndex
from rag.store.library import Library
from rag.store.rows import NO_TRAITS
from rag.types import Article, Passage, Sentence, Span

VOCABULARY = ("treaty", "railway", "water", "gas", "visa", "fund", "hub")


class FakeEmbedder(Embedder):
    """Counts the words of `VOCABULARY`; a token is a run of characters without white space."""

    def __init__(self, *, fails_on: str | None = None, window_tokens: int = 256, recipe: Recipe | None = None) -> None:
        self.recipe = recipe or recipe_of(None)
        self.window_tokens = window_tokens
        self.special_tokens = 2
        self.encoded: list[str] = []
        """Every passage text that was encoded, in the order it came back."""
        self._fails_on = fails_on

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    def knows(self, word: str) -> bool:
        return word in VOCABULARY

    def encode_question(self, text: str) -> EncodedQuestion:
        spans = _spans(text)
        tokens = np.stack([counted(text[start:end]) for start, end in spans])
        return EncodedQuestion(counted(text), tokens, spans)

    def encode_questions(self, texts: Sequence[str]) -> list[EncodedQuestion]:
        return [self.encode_question(text) for text in texts]

    def encode_statements(self, texts: Sequence[str]) -> list[EncodedQuestion]:
        return [self.encode_question(text) for text in texts]

    def encode_phrases(self, texts: Sequence[str]) -> Vector:
        return np.stack([counted(text) for text in texts])

    def encode_passages(
        self, texts: Sequence[str], sentence_spans: Sequence[Sequence[Span]]
    ) -> Iterator[list[tuple[int, EncodedPassage]]]:
        for position, (text, spans) in enumerate(zip(texts, sentence_spans, strict=True)):
            if self._fails_on and self._fails_on in text:
                raise EmbedderError(f"The fake was told to fail on {self._fails_on!r}.")
            self.encoded.append(text)
            yield [(position, encoded_passage(text, spans))]


def counted(text: str) -> Vector:
    """How often each word of the vocabulary stands in the text, at unit length: (8,) float32."""
    found = re.findall(r"\w+", text.casefold())
    counts = np.array([*(found.count(word) for word in VOCABULARY), 0], dtype=np.float32)
    counts[-1] = not counts.any()
    return np.asarray(counts / np.linalg.norm(counts), dtype=np.float32)


def encoded_passage(text: str, spans: Sequence[Span]) -> EncodedPassage:
    """A passage of sentences at those places, as `FakeEmbedder` encodes it."""
    offsets = _spans(text)
    tokens = np.stack([counted(text[start:end]) for start, end in offsets])
    return EncodedPassage(
        vector=counted(text),
        sentence_vectors=np.stack([counted(text[start:end]) for start, end in spans]),
        tokens=TokenVectors.of(text, tokens, np.array(offsets), spans),
    )


def _spans(text: str) -> tuple[Span, ...]:
    return tuple(found.span() for found in re.finditer(r"\S+", text)) or ((0, 1),)


class ByCosine:
    """Scores sentences by their cosine and the share of the question's words that they have."""

    def __init__(self, decline_below: float = 0.5) -> None:
        self.decline_below = decline_below

    def scores(self, compared: Comparison) -> NDArray[np.float64]:
        named = dict(zip(FEATURES, compared.features.T.double().numpy(), strict=True))
        return 4 * named["sentence_cosine"] + 5 * named["article_coverage"] - 5

    def confidence(self, scores: NDArray[np.float64]) -> float:
        return float(1 / (1 + np.exp(-scores.max())))


def never_loaded() -> Embedder:
    """For runs that have nothing to encode."""
    raise AssertionError("The embedder was loaded though there was nothing to encode.")


def write_articles(folder: Path, articles: dict[str, str], **metadata: Any) -> Path:
    """Markdown files of those names and bodies, all with the same front matter."""
    folder.mkdir(parents=True, exist_ok=True)
    front = "".join(f"{name}: {value}\n" for name, value in metadata.items())
    for name, body in articles.items():
        (folder / f"{name}.md").write_text(f"---\n{front}---\n{body}\n" if front else f"{body}\n", encoding="utf-8")
    return folder


def fill(folder: Path, data: Path, embedder: FakeEmbedder | None = None, **options: Any) -> IngestReport:
    """Ingest a folder with a fake embedder."""
    fake = embedder or FakeEmbedder()
    return ingest([str(folder)], Settings.read(data=data), load=lambda: fake, **options)


def fake_chain(data: Path) -> AnswerChain:
    """The whole chain over a data directory that a `FakeEmbedder` filled."""
    library = Library.open(data)
    index = PassageIndex(data, recipe_of(None))
    index.refresh(library)
    retriever = HybridRetriever(library=library, index=index, embedder=FakeEmbedder())
    return AnswerChain(library, retriever, Reader(library, ByCosine()))


@contextmanager
def filled_chain(folder: Path) -> Iterator[AnswerChain]:
    """The whole chain over a library made of the articles under "news" there, closed at the end."""
    fill(folder / "news", folder / "data")
    with closing(fake_chain(folder / "data")) as chain:
        yield chain


def open_files(folder: Path) -> list[str]:
    """The files below the folder that this process has open."""
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("there is no /proc to see open files in")
    there = [str(one.readlink()) for one in Path("/proc/self/fd").iterdir() if one.is_symlink()]
    return sorted(one for one in there if one.startswith(f"{folder}/"))


def article(text: str, article_id: str = "dushanbe", **given: Any) -> Article:
    """An article of that text."""
    known: dict[str, Any] = {"title": "Dushanbe meeting", "sha256": "0" * 64, "date": dt.date(2025, 10, 9)}
    return Article(id=article_id, text=text, **(known | given))


def passage_of(text_of: Article, start: int = 0, end: int | None = None) -> tuple[Passage, EncodedPassage]:
    """One passage of one sentence, with its vectors."""
    end = len(text_of.text) if end is None else end
    text = text_of.text[start:end]
    passage = Passage(f"{text_of.id}:{start}", text_of.id, start, end, (Sentence(start, end),), len(text.split()) + 2)
    return passage, encoded_passage(text, [(0, len(text))])


def put(library: Library, one: Article, *passages: tuple[Passage, EncodedPassage], recipe: str = "fake") -> None:
    """Store an article; as one passage unless others are given."""
    traits = replace(NO_TRAITS, story=one.story, language=one.language)
    origin = f"/news/{one.id}.md"
    library.put(one, passages or [passage_of(one)], recipe=recipe, origin=origin, origin_sha256="0", traits=traits)
