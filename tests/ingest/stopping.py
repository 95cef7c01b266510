"""Runs of ingest that end at a chosen step or moment: killed there, told that the disk is full, or cut from power.

A step is a statement of SQLite or a change in the data directory, as Python's audit events tell them. What Chroma's
native code does in between has steps before and behind it. Each run is a fork of one process that has imported all and
read the models of languages and names, and never opened Chroma, whose threads no fork would have.

`python -m tests.ingest.stopping` reads lines of JSON, `{"sources": folder, "data": directory, "end": "kill" | "full" |
"cut" | "", "step": n, "killed_after_s": seconds | null, "most_changed": n}`, and writes for each the steps that were
taken, how the run ended, and what it said. A run with "cut" goes on to its end, and leaves beside the data directory
what a power cut before each step, and at the end, would leave of it: `cut-0`, `cut-1` … `cut-end`.
"""

import errno
import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Literal

from tests.conftest import ROOT
from tests.ingest.disk import Disk

End = Literal["kill", "full", "cut", ""]
_connect = sqlite3.connect
_CHANGES = frozenset(("os.rename", "os.remove", "os.mkdir", "os.rmdir"))
_TELLING = ("BEGIN", "COMMIT")
"""Statements that are steps: those between them are undone together."""


class Stopper:
    """Counts the steps of this process and ends it at one of them.

    Args:
        data: The data directory; changes elsewhere are no steps.
        end: How to end; "" goes on to the end.
        step: At which step, from 0.
        log: Where each step is written.
    """

    def __init__(self, data: Path, end: End, step: int, log: Path) -> None:
        self._data, self._end, self._step = str(data), end, step
        self._log = log.open("a", encoding="utf-8", buffering=1)
        self._taken = 0
        self._kind = sqlite3.Connection
        self._disk: Disk | None = None
        if end == "cut":
            data.mkdir(exist_ok=True)
            self._disk = Disk(data)
            self._kind = self._disk.connection_of()
            os.fsync = self._disk.fsync

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        """An audit hook."""
        if self._disk and event == "os.remove":
            self._disk.forget(Path(os.fsdecode(arguments[0])))
        if event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            self._changed("open", arguments[0])
        elif event in _CHANGES:
            self._changed(event, arguments[0])

    def connect(self, *arguments: Any, **options: Any) -> sqlite3.Connection:
        """A connection whose statements are steps."""
        connection = _connect(*arguments, **options, factory=self._kind)
        connection.set_trace_callback(self._stated)
        return connection

    def _stated(self, statement: str) -> None:
        if statement.startswith(_TELLING):
            self._take(statement.split()[0], can_fail=False)

    def _changed(self, event: str, path: object) -> None:
        if isinstance(path, str | os.PathLike) and str(path).startswith(self._data):
            self._take(f"{event} {Path(path).name.split('-')[0]}", can_fail=True)

    def _take(self, name: str, *, can_fail: bool) -> None:
        if self._end == "full" and not can_fail:
            return
        self._log.write(f"{name}\n")
        self._taken += 1
        self.cut_power(str(self._taken - 1))
        if self._taken - 1 == self._step and self._end in ("kill", "full"):
            if self._end == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def cut_power(self, name: str) -> None:
        """Write out, beside the data directory, what a power cut would leave now."""
        if self._disk is not None:
            self._disk.root.write(Path(self._data).with_name(f"cut-{name}"))


class Runs:
    """Starts such runs one after another."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.ingest.stopping"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def run(
        self,
        sources: Path,
        data: Path,
        end: End = "",
        step: int = 0,
        *,
        killed_after_s: float | None = None,
        most_changed: int = 0,
    ) -> dict[str, Any]:
        """What a run did: "steps", by name; "ended", 0, 1 or the number of a signal, negative; and "said".

        It makes a generation of the index when more than `most_changed` passages changed.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        asked = {"sources": str(sources), "data": str(data), "end": end, "step": step}
        asked |= {"killed_after_s": killed_after_s, "most_changed": most_changed}
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        told: dict[str, Any] = json.loads(self._process.stdout.readline())
        return told

    def close(self) -> None:
        """End the process that they are forks of."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()


def serve() -> None:
    """Run what is asked for until nobody asks."""
    import chromadb.api.rust  # noqa: F401 - before the forks, so that it is imported once

    import ingest.drafts
    import rag.store.index.local
    from ingest.language import language_of_article
    from ingest.pipeline import recorded
    from rag.errors import ReadoutError
    from rag.settings import Settings
    from rag.types import Sentence
    from tests.rag.fake_embedder import FakeEmbedder
    from tests.rag.fakes import article

    ingest.drafts.CHUNK_PASSAGES = 1  # so that a few articles are stored as hundreds are
    # Most of what an ingest of a few sentences takes is to read these models, which the forks then share.
    read = article("A treaty was signed in Dushanbe.")
    language_of_article(read.text)
    recorded(read, [Sentence(0, len(read.text))])
    for line in sys.stdin:
        asked = json.loads(line)
        folder = Path(tempfile.mkdtemp())
        child = os.fork()
        if not child:
            rag.store.index.local.MOST_CHANGED = asked["most_changed"]
            stopper = Stopper(Path(asked["data"]), asked["end"], asked["step"], folder / "steps")
            settings = Settings.read(data=Path(asked["data"]))
            sys.addaudithook(stopper.hook)
            sqlite3.connect = stopper.connect  # type: ignore[assignment]
            try:
                ingest.pipeline.ingest([asked["sources"]], settings, load=FakeEmbedder)
                stopper.cut_power("end")
                os._exit(0)
            except ReadoutError as error:
                (folder / "said").write_text(str(error))
                os._exit(1)
            except BaseException as error:
                (folder / "said").write_text(f"unexpected: {error!r}")
                os._exit(1)
        if asked["killed_after_s"] is not None:
            time.sleep(asked["killed_after_s"])
            os.kill(child, signal.SIGKILL)  # one that has ended is there until it is waited for
        _, status = os.waitpid(child, 0)
        said, steps = folder / "said", folder / "steps"
        told = {
            "steps": steps.read_text().splitlines() if steps.exists() else [],
            "ended": os.waitstatus_to_exitcode(status),
            "said": said.read_text() if said.exists() else "",
        }
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    serve()
