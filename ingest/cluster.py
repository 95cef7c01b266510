"""Has passages encoded on a Ray cluster: by many machines, or by all cores of one, each worker with a model of its own.

The workers stay for a whole run. (Datasets of Ray Data would load the models again for each chunk of articles that is
stored.) What a worker had in hand when it was lost is given to it once more when it has been started again, on
whatever machine.
"""

import functools
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rag.encoding import Embedder, EncodedPassage, Recipe, cores
from rag.errors import EmbedderError, ReadoutError, UsageError
from rag.settings import set_unless_set
from rag.types import Span

PASSAGES_PER_TASK = 32
"""Sent to a worker together."""
TASKS_PER_CHUNK = 6
"""For each worker. All wait while a chunk is stored, so it should hold enough work for several seconds."""
RESTARTS = 3
"""How often a worker that is lost is started again, and what it had in hand given to it."""
LOCAL = "local"
"""The address of a cluster that is made of this machine's cores and ends with the run."""

Encoded = list[tuple[int, EncodedPassage]]
"""Passages by their position."""


class Worker:
    """What runs in each process of the cluster.

    Args:
        load: Gives the embedder; sent there, so what it needs must be installed there.
    """

    def __init__(self, load: Callable[[], Embedder]) -> None:
        self._load = load

    @functools.cached_property
    def _embedder(self) -> Embedder:
        return self._load()

    def recipe(self) -> Recipe:
        """Of the vectors that its model makes."""
        return self._embedder.recipe

    def encode(self, positions: list[int], texts: list[str], sentence_spans: list[Sequence[Span]]) -> Encoded:
        """As `Embedder.encode_passages`, all at once and with the positions given."""
        batches = self._embedder.encode_passages(texts, sentence_spans)
        return [(positions[nth], vectors) for batch in batches for nth, vectors in batch]


class Cluster:
    """Workers that encode passages, as an embedder on this machine would. They load their models for the first ones.

    Args:
        workers: Handles of Ray actors that are each a `Worker`.
        recipe: Of the embedder on this machine; theirs must have the same.
    """

    def __init__(self, workers: list[Any], recipe: Recipe) -> None:
        self._workers = workers
        self._recipe = recipe
        self._checked = False
        self.chunk_passages = len(workers) * TASKS_PER_CHUNK * PASSAGES_PER_TASK
        """How many should be encoded together."""

    def encode_passages(
        self, texts: Sequence[str], sentence_spans: Sequence[Sequence[Span]]
    ) -> Iterator[list[tuple[int, EncodedPassage]]]:
        """As `Embedder.encode_passages`.

        Raises:
            EmbedderError: as there; or a worker has no model of that recipe; or workers were lost again and again.
        """
        from ray.util import ActorPool

        self._check()
        order = sorted(range(len(texts)), key=lambda position: (-len(texts[position]), position))
        tasks = [order[begin : begin + PASSAGES_PER_TASK] for begin in range(0, len(order), PASSAGES_PER_TASK)]

        def give(worker: Any, positions: list[int]) -> Any:
            spans = [sentence_spans[one] for one in positions]
            return worker.encode.remote(positions, [texts[one] for one in positions], spans)

        with _told_plainly():
            yield from ActorPool(self._workers).map_unordered(give, tasks)

    def _check(self) -> None:
        import ray

        if self._checked:
            return
        with _told_plainly():
            found = ray.get([worker.recipe.remote() for worker in self._workers])
        if other := next((one for one in found if one != self._recipe), None):
            raise EmbedderError(
                f"A worker of the Ray cluster encodes as {str(other)!r}, and this machine as {str(self._recipe)!r}. "
                "Install the same version of Readout on all machines of the cluster."
            )
        self._checked = True


@contextmanager
def workers_of(
    address: str, load: Callable[[], Embedder], recipe: Recipe, *, device: str | None = None
) -> Iterator[Cluster]:
    """A worker for every core of the cluster that is free, or with a device "cuda…" for every graphics card.

    Args:
        address: `local`, or where the cluster is, as `ray.init` takes it: "auto", "HOST:6379", "ray://HOST:10001".
        load: Gives the embedder to each worker.
        recipe: Of the embedder on this machine; theirs must have the same.
        device: On which they compute.

    Raises:
        UsageError: Ray is not installed.
        EmbedderError: no cluster can be reached there, or it has nothing free.
    """
    try:
        import ray
    except ImportError as error:
        raise UsageError("--ray needs Ray, which is not installed: pip install 'readout[ray]'.") from error
    kind = "GPU" if (device or "").startswith("cuda") else "CPU"
    set_unless_set("RAY_USAGE_STATS_ENABLED", "0")  # Ray would tell its makers of each cluster
    own: dict[str, Any] = {"num_cpus": cores(), "include_dashboard": False} if address == LOCAL else {}
    try:
        ray.init(address, log_to_driver=False, logging_level=logging.ERROR, **own)
    except (ConnectionError, OSError, ValueError, RuntimeError) as error:
        raise EmbedderError(f"No Ray cluster can be reached at {address!r}: {_first_line(error)}") from error
    try:
        free = int(ray.available_resources().get(kind, 0))  # type: ignore[no-untyped-call]
        if not free:
            raise EmbedderError(f"The Ray cluster at {address!r} has no {kind} free. Try again when it has.")
        each: dict[str, Any] = {"num_gpus": 1} if kind == "GPU" else {"num_cpus": 1}
        actor = ray.remote(max_restarts=RESTARTS, max_task_retries=RESTARTS, **each)(Worker)
        yield Cluster([actor.remote(load) for _ in range(free)], recipe)
    finally:
        ray.shutdown()


@contextmanager
def _told_plainly() -> Iterator[None]:
    """Raise what went wrong on a worker as it would be raised here, without the worker's traceback."""
    from ray.exceptions import RayError, RayTaskError

    try:
        yield
    except RayTaskError as error:
        cause = error.cause
        if isinstance(cause, ReadoutError):
            raise type(cause)(*cause.args) from None
        raise EmbedderError(f"A worker of the Ray cluster failed: {_first_line(cause)}") from error
    except RayError as error:
        raise EmbedderError(
            f"Workers of the Ray cluster were lost {RESTARTS} times: {_first_line(error)} Run the same command again."
        ) from error


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
