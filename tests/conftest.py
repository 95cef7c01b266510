"""What the tests share: the model that ships, the corpus encoded by it, and chains over it."""

import asyncio
import functools
import gc
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from filelock import FileLock

from ingest.pipeline import ingest
from rag.chain import AnswerChain, as_question
from rag.encoding.deferred import scikit_learn_deferred
from rag.encoding.embedder import Embedder, Vector
from rag.encoding.tokens import EncodedQuestion
from rag.reading.reader import Reader
from rag.reading.retriever import HybridRetriever
from rag.settings import Settings
from rag.store.index import PassageIndex
from rag.store.library import Library
from rag.types import Answer, Question
from tests.postgres import PostgresServer

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"

pytest_plugins = ["tests.isolation"]

_environment = pytest.MonkeyPatch()


def pytest_configure(config: pytest.Config) -> None:
    """Set what every process of the run needs, before any test module is imported."""
    # A process that a test starts imports the same code as the test, in whatever directory it runs.
    _environment.setenv("PYTHONPATH", str(ROOT))
    # One torch thread in each process: if every worker and server used all cores, all would be slower.
    _environment.setenv("OMP_NUM_THREADS", "1")
    # Thousands of modules, models and tests stay to the end: looking through them for garbage less often saves a sixth
    # of the time that collecting the tests takes.
    gc.set_threshold(200_000, 20, 100)
    shares_out = getattr(config.option, "numprocesses", None) and not hasattr(config, "workerinput")
    if not shares_out:  # the process that shares the tests out among others runs none
        with scikit_learn_deferred():  # as `Embedder.load` does, before a module of tests imports it
            import sentence_transformers  # noqa: F401


def pytest_unconfigure() -> None:
    """Restore the environment."""
    _environment.undo()


@pytest.fixture(autouse=True)
def _no_loop_of_the_browser(request: pytest.FixtureRequest) -> Iterator[None]:
    """Playwright's event loop counts as running in its thread between tests of the browser; hide it from all others."""
    if "browser" in request.fixturenames or (running := asyncio._get_running_loop()) is None:
        yield
        return
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(running)


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    """The model that ships; loading it takes about ten seconds, once."""
    return Embedder.load()


@pytest.fixture(scope="session")
def published(embedder: Embedder) -> Any:
    """The published model, a `SentenceTransformer`, which encodes passages; questions go through the adapter too."""
    return embedder.published


@pytest.fixture(scope="session")
def corpus_data(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with all of `corpus/`, encoded by the model that ships. Tests must not write to it.

    It is encoded once per run: when tests run in parallel, one worker encodes it while the others wait, and each gets
    its own copy.
    """
    of_this_run = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):  # each pytest-xdist worker has a folder inside the run's
        of_this_run = of_this_run.parent
    encoded = of_this_run / "corpus-data"
    with FileLock(of_this_run / "corpus-data.lock"):
        if not encoded.exists():
            draft = of_this_run / "corpus-data.draft"
            report = ingest([str(CORPUS)], Settings.read(data=draft), load=lambda: request.getfixturevalue("embedder"))
            assert len(report.added) == 37
            assert not report.skipped
            draft.rename(encoded)
    return Path(shutil.copytree(encoded, tmp_path_factory.mktemp("corpus") / "data"))


@pytest.fixture(scope="session")
def corpus_library(corpus_data: Path) -> Iterator[Library]:
    """The library in `corpus_data`, to read from."""
    library = Library.open(corpus_data)
    yield library
    library.close()


class KeepingEmbedder(Embedder):
    """An embedder that encodes each question, statement and phrase once and keeps its vectors."""

    def __init__(self, embedder: Embedder) -> None:
        vars(self).update(vars(embedder))
        self._kept: dict[tuple[str, str], Any] = {}

    def encode_questions(self, texts: Sequence[str]) -> list[EncodedQuestion]:
        return self._of_each("question", texts, super().encode_questions)

    def encode_statements(self, texts: Sequence[str]) -> list[EncodedQuestion]:
        return self._of_each("statement", texts, super().encode_statements)

    def encode_phrases(self, texts: Sequence[str]) -> Vector:
        return np.stack(self._of_each("phrase", texts, super().encode_phrases))

    def _of_each(self, kind: str, texts: Sequence[str], encode: Callable[[Sequence[str]], Any]) -> list[Any]:
        if new := [text for text in dict.fromkeys(texts) if (kind, text) not in self._kept]:
            self._kept.update({(kind, text): one for text, one in zip(new, encode(new), strict=True)})
        return [self._kept[kind, text] for text in texts]


@pytest.fixture(scope="session")
def chain(corpus_data: Path, corpus_library: Library, embedder: Embedder) -> Iterator[AnswerChain]:
    """The whole chain over the corpus but for the second reading, with the model that ships.

    Its vectors are kept, as tests ask much the same questions again and again.
    """
    index = PassageIndex(corpus_data, embedder.recipe)
    retriever = HybridRetriever(library=corpus_library, index=index, embedder=KeepingEmbedder(embedder))
    yield AnswerChain(corpus_library, retriever, Reader(corpus_library))
    index.close()


class KeepingChain(AnswerChain):
    """A chain that answers each question once and keeps the answer."""

    def invoke(self, input: Question | str, *given: Any, **named: Any) -> Answer:  # noqa: A002 - LangChain's name
        return self._kept(as_question(input))

    @functools.cached_property
    def _kept(self) -> Any:
        return functools.cache(super().invoke)


@pytest.fixture(scope="session")
def asked_once(chain: AnswerChain) -> AnswerChain:
    """`chain`, which keeps its answers: for tests that ask the same questions and change nothing."""
    return KeepingChain(chain.library, chain.retriever, chain.reader)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL server, which starts in a second. A test that stops it must start it again."""
    server = PostgresServer()
    yield server
    server.close()


@pytest.fixture
def data_copy(corpus_data: Path, tmp_path: Path) -> Path:
    """A copy of `corpus_data` that a test may write to."""
    return Path(shutil.copytree(corpus_data, tmp_path / "data"))
