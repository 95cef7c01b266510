"""Shuts every test off from the network, the home directory, and the settings of the person who runs it.

Python's sockets reach only this machine, and a test that tries to reach another fails even if the code swallows the
error. The home directory is an empty one made for the run, and a test that leaves something in it fails. Each test
works in an empty directory of its own, so that nobody's `.env` or `.readout` is read.
"""

import asyncio
import functools
import gc
import ipaddress
import itertools
import os
import shutil
import socket
import tempfile
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

_attempts: list[str] = []
_number = itertools.count()
_environment = pytest.MonkeyPatch()


class NetworkUsedError(AssertionError):
    """A test tried to reach another machine."""


def _is_here(host: object) -> bool:
    if host in (None, "", b"", "localhost", b"localhost"):
        return True
    try:
        address = ipaddress.ip_address(host.decode() if isinstance(host, bytes) else str(host).split("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _refuse(host: object) -> None:
    _attempts.append(str(host))
    raise NetworkUsedError(f"A test tried to reach {host!r}; tests get nothing from outside this machine.")


def _guarded_call(original: Callable[..., Any]) -> Callable[..., Any]:
    """A method of a socket that takes an address as its last argument."""

    def call(self: socket.socket, *given: Any) -> Any:
        address = given[-1]
        if isinstance(address, tuple) and not _is_here(address[0]):
            _refuse(address[0])
        return original(self, *given)

    return call


def _guarded_lookup(original: Callable[..., Any]) -> Callable[..., Any]:
    def look_up(host: Any = None, *given: Any, **named: Any) -> Any:
        if not _is_here(host):
            _refuse(host)
        return original(host, *given, **named)

    return look_up


def pytest_configure() -> None:
    """Shut everything off before any test module is imported, as that imports streamlit or transformers."""
    for method in ("connect", "connect_ex", "sendto"):
        _environment.setattr(socket.socket, method, _guarded_call(getattr(socket.socket, method)))
    for function in ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr"):
        _environment.setattr(socket, function, _guarded_lookup(getattr(socket, function)))
    _keep_playwrights_browsers()
    _environment.setenv("HOME", tempfile.mkdtemp(prefix="readout-home-"))
    for name in [*os.environ]:
        if name.startswith(("READOUT_", "XDG_", "HF_", "STREAMLIT_")):
            _environment.delenv(name)
    _environment.setenv("HF_HUB_OFFLINE", "1")
    # A process that a test starts imports the same code as the test, in whatever directory it runs.
    _environment.setenv("PYTHONPATH", str(ROOT))
    # One torch thread in each process: if every worker and server used all cores, all would be slower.
    _environment.setenv("OMP_NUM_THREADS", "1")
    # Thousands of modules, models and tests stay to the end: looking through them for garbage less often saves a sixth
    # of the time that collecting the tests takes.
    gc.set_threshold(200_000, 20, 100)
    with scikit_learn_deferred():  # as `Embedder.load` does, before a module of tests imports it
        import sentence_transformers  # noqa: F401


def pytest_unconfigure() -> None:
    """Delete the home directory made for the run and restore the environment."""
    shutil.rmtree(os.environ["HOME"], ignore_errors=True)
    _environment.undo()


def _keep_playwrights_browsers() -> None:
    """Let Playwright find the browsers that it installed below the real home directory."""
    for place in (".cache/ms-playwright", "Library/Caches/ms-playwright"):
        if (Path.home() / place).is_dir() and "PLAYWRIGHT_BROWSERS_PATH" not in os.environ:
            _environment.setenv("PLAYWRIGHT_BROWSERS_PATH", str(Path.home() / place))


def _home() -> set[str]:
    return {str(path) for path in Path.home().rglob("*")}


@pytest.fixture(scope="session", autouse=True)
def _elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Make session fixtures, too, in a directory without a `.env`."""
    with pytest.MonkeyPatch.context() as patch:
        elsewhere = tmp_path_factory.mktemp("elsewhere")
        patch.chdir(elsewhere)
        yield elsewhere


@pytest.fixture(autouse=True)
def network_attempts(_elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The hosts that the test tried to reach; there must be none when it ends."""
    own = _elsewhere / str(next(_number))  # pytest's own way looks through all directories of the run for each
    own.mkdir()
    monkeypatch.chdir(own)
    before = _home()
    _attempts.clear()
    yield _attempts
    assert not _attempts, f"the test tried to reach {_attempts}"
    assert _home() <= before, f"the test wrote to the home directory: {sorted(_home() - before)}"


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
    """The whole chain over the corpus, with the model that ships; tests ask much the same questions again and again."""
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
