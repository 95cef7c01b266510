"""Puts files on the disk itself, so that a power cut does not undo what was reported as done.

What is written first lies in the system's memory. `fsync` of a file puts its content on the disk; that of a folder puts
there which files it has.
"""

import contextlib
import os
from pathlib import Path


def settle(path: Path) -> None:
    """Wait until a file, or a folder with all that is in it, is on the disk.

    Raises:
        OSError: it cannot be written there, as on a full disk.
    """
    if path.is_dir():
        for one in path.iterdir():
            settle(one)
        settle_names(path)
    else:
        with path.open("rb+") as stream:
            os.fsync(stream.fileno())


def settle_names(folder: Path) -> None:
    """Wait until the disk has the folder's files under their present names; does nothing on systems without that."""
    with contextlib.suppress(PermissionError):  # Windows opens no folder
        opened = os.open(folder, os.O_RDONLY)
        try:
            with contextlib.suppress(OSError):  # some network disks sync none
                os.fsync(opened)
        finally:
            os.close(opened)
