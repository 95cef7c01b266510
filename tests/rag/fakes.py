"""Small stand-ins that are handed in by argument, and short ways to make articles. One awkward feature each."""

import datetime as dt
from collections.abc import Iterator
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
from rag.encoding.embedder import Embedder, EncodedPassage, recipe_of
from rag.reading.interaction import FEATURES, Comparison
from rag.reading.reader import Reader
from rag.reading.retriever import HybridRetriever
from rag.settings import Settings
from rag.store.index import PassageIndex
from rag.store.library import Library
from rag.store.rows import NO_TRAITS
from rag.types import Article, Passage, Sentence
from tests.rag.fake_embedder import FakeEmbedder, encoded_passage


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
