"""Keeps scikit-learn out of what is imported until something of it is called.

sentence-transformers imports it, and with it SciPy's statistics and pandas, for the Manhattan distance of sparse
vectors alone. Importing torch and sentence-transformers took 5.7 s of processor time and 478 MB with it, and takes
4.3 s and 379 MB without.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any


@contextmanager
def scikit_learn_deferred() -> Iterator[None]:
    """What the block imports from `sklearn.metrics` is there, and imports scikit-learn when it is first called."""
    if "sklearn" in sys.modules:
        yield
        return
    package, metrics = ModuleType("sklearn"), ModuleType("sklearn.metrics")
    package.__spec__, package.__path__ = find_spec("sklearn"), []
    vars(metrics)["__getattr__"] = _deferred
    standing_in = {"sklearn": package, "sklearn.metrics": metrics}
    sys.modules.update(standing_in)
    try:
        yield
    finally:
        for name in standing_in:
            del sys.modules[name]


def _deferred(name: str) -> Callable[..., Any]:
    if name.startswith("__"):
        raise AttributeError(name)

    def call(*given: Any, **named: Any) -> Any:
        return getattr(import_module("sklearn.metrics"), name)(*given, **named)

    return call
