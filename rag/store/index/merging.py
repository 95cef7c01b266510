"""Has a new generation of the local index made by a process of its own (`rag.store.index.__main__`)."""

import json
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO, cast

from rag.encoding import Recipe
from rag.store.library import Library

_ROOT = Path(__file__).parents[3]
"""Where the package lies."""


def merge_beside(library: Library, data: Path, recipe: Recipe) -> "subprocess.Popen[bytes]":
    """Start the process, for which nobody need wait."""
    server = None if isinstance(library.place, Path) else library.place.get_secret_value()
    process = subprocess.Popen(
        [sys.executable, "-m", "rag.store.index"],
        cwd=_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # it goes on when this process is stopped
    )
    given = {"data": str(data.resolve()), "server": server, "recipe": asdict(recipe)}
    # In a thread, so that the process does not stay as a zombie where this one goes on.
    threading.Thread(target=process.wait, name="merge", daemon=True).start()
    with suppress(BrokenPipeError), cast("IO[bytes]", process.stdin) as told:  # it ended; the next change tries again
        told.write(json.dumps(given).encode())
    return process
