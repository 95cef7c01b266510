"""Lets one process at a time write to the data directory, and tells any other which process that is.

The lock is the operating system's, so it is released whenever and however the process that holds it ends. A file beside
it describes the owner and is read only for the error message.
"""

import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from rag.errors import BusyError, LibraryError
from rag.store.disk import FULL, disk_is_full


@contextmanager
def own(data: Path, doing: str) -> Iterator[None]:
    """Own the data directory for the length of the block.

    Args:
        data: The data directory; it must exist.
        doing: The purpose, in words that complete "which is …" in the error message of other processes.

    Raises:
        BusyError: another process, or another thread of this one, owns it.
        LibraryError: nothing can be written there.
    """
    owner_file = data / "owner.json"
    lock = FileLock(data / "owner.lock", timeout=0)
    try:
        lock.acquire()
        _tell(owner_file, doing)
    except Timeout:
        raise BusyError(
            f"The data directory {str(data)!r} is in use by {_owner(owner_file)}. Wait until it is done, or end it."
        ) from None
    except OSError as error:
        lock.release()
        why = f"{error.strerror}. Make it writable, or set READOUT_DATA to another one."
        why = FULL if disk_is_full(error) else why
        raise LibraryError(f"Nothing can be written in the data directory {str(data)!r}: {why}") from None
    try:
        yield
    finally:
        with suppress(OSError):
            owner_file.unlink(missing_ok=True)
        lock.release()


def _tell(owner_file: Path, doing: str) -> None:
    owner = {
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "command": Path(sys.argv[0]).name,
        "since": datetime.now().astimezone().isoformat(timespec="seconds"),
        "doing": doing,
    }
    owner_file.write_text(json.dumps(owner), encoding="utf-8")


def _owner(file: Path) -> str:
    """The owner in words. Its file may be missing: the owner may have just ended, or not written it yet."""
    try:
        owner = json.loads(file.read_text(encoding="utf-8"))
        return (
            f"process {owner['pid']} on {owner['host']} ({owner['command']}, since {owner['since']}), "
            f"which is {owner['doing']}"
        )
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
