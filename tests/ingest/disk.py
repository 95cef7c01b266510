"""What a power cut would leave of a folder: only what was synced.

A file has the content of its last `fsync`, a folder the names of its last one, as POSIX promises and no more. Python's
own syncs are seen by standing in for `os.fsync`. SQLite syncs in its native code: a connection of `connection_of` is
taken to have synced its file and the log beside it with each COMMIT if it is set to (`synchronous = FULL`;
https://sqlite.org/pragma.html#pragma_synchronous), and its file when it is closed (https://sqlite.org/wal.html#ckpt).
"""

import contextlib
import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

FULL = 2


@dataclass(eq=False, slots=True)
class Synced:
    """A file or folder as it is on the disk."""

    content: bytes = b""
    names: dict[str, "Synced"] = field(default_factory=dict)
    is_folder: bool = False

    def write(self, to: Path) -> None:
        """Make it there."""
        if not self.is_folder:
            to.write_bytes(self.content)
            return
        to.mkdir()
        for name, one in self.names.items():
            one.write(to / name)


class Disk:
    """The disk below a folder; what is in it now is on it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._fsync = os.fsync
        self._by_inode: dict[int, Synced] = {}
        """Of what is there now; what was deleted lives on in the folders that were not synced since."""
        self.root = self._synced_all(folder)

    def _synced_all(self, path: Path) -> Synced:
        if path.is_dir():
            for one in path.iterdir():
                self._synced_all(one)
        return self.sync(path)

    def sync(self, path: Path) -> Synced:
        """Put a file's content or a folder's names on the disk."""
        synced = self._of(path)
        if synced.is_folder:
            synced.names = {one.name: self._of(one) for one in path.iterdir()}
        else:
            synced.content = path.read_bytes()
        return synced

    def _of(self, path: Path) -> Synced:
        return self._by_inode.setdefault(path.stat().st_ino, Synced(is_folder=path.is_dir()))

    def forget(self, path: Path) -> None:
        """Another file may get the inode of one that is deleted."""
        with contextlib.suppress(OSError):
            self._by_inode.pop(path.stat().st_ino, None)

    def fsync(self, opened: int) -> None:
        """Stands in for `os.fsync`."""
        self._fsync(opened)
        inode = os.fstat(opened).st_ino
        for path in (self._folder, *self._folder.rglob("*")):
            if path.stat().st_ino == inode:
                self.sync(path)

    def connection_of(self, kind: type[sqlite3.Connection] = sqlite3.Connection) -> Callable[..., sqlite3.Connection]:
        """Makes connections that tell the disk what SQLite syncs."""
        disk = self

        class Connection(kind):  # type: ignore[valid-type, misc]
            def __init__(self, path: Path | str, *arguments: object, **options: object) -> None:
                super().__init__(path, *arguments, **options)
                self._path = Path(path)

            def execute(self, statement: str, *values: object) -> sqlite3.Cursor:
                done: sqlite3.Cursor = super().execute(statement, *values)
                if statement == "COMMIT" and super().execute("PRAGMA synchronous").fetchone()[0] >= FULL:
                    self._sync(self._path, self._path.with_name(f"{self._path.name}-wal"))
                    disk.sync(self._path.parent)
                return done

            def close(self) -> None:
                super().close()
                self._sync(self._path)

            def _sync(self, *files: Path) -> None:
                for file in files:
                    if file.is_relative_to(disk._folder) and file.exists():
                        disk.sync(file)

        return Connection
