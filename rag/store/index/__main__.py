"""Makes a new generation of the local index, while the process that asked for it goes on or has ended.

`python -m rag.store.index` is told on its standard input of which library (`merge_beside`), and reads that as it is
when it begins; what is added or removed meanwhile is counted like any change since. It takes no lock that keeps
articles from being added. Killed at any moment, it leaves a directory that is never used, which the next one to make a
generation deletes.
"""

import json
import os
import sys
from contextlib import closing, suppress
from pathlib import Path

from pydantic import SecretStr

from rag.encoding import Recipe
from rag.errors import ReadoutError
from rag.store.index.local import PassageIndex
from rag.store.library import Library

_NICENESS = 10
"""Of 19: those who ask meanwhile come first."""


def make_generation() -> None:
    """Make it; where that fails, the present generation serves on."""
    told = json.load(sys.stdin)
    data, server = Path(told["data"]), told["server"] and SecretStr(told["server"])
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    with (
        suppress(ReadoutError),  # a full disk, or a server that went away: the next change tries again
        closing(Library.open(data, server)) as library,
        closing(PassageIndex(data, Recipe(**told["recipe"]), most_changed=0)) as index,
    ):
        index.merge(library)


if __name__ == "__main__":
    make_generation()
