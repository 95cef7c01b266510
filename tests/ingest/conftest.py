"""One process that reads documents for all tests of a module: half a second of each test went into starting its own."""

from collections.abc import Iterator
from contextlib import nullcontext

import pytest

from ingest.child import Child


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    with Child(wall_s=25) as one:
        yield one


@pytest.fixture(scope="module")
def one_child(child: Child) -> Iterator[None]:
    """Whatever would start a child of its own has this one."""
    with pytest.MonkeyPatch.context() as patch:
        for user in ("bundles", "extract", "pipeline", "plan", "sources", "submitted"):
            patch.setattr(f"ingest.{user}.Child", lambda: nullcontext(child))
        yield
