"""Whether something could not be written because the disk is full, which a person can put right."""

import errno
import shutil
from pathlib import Path

FULL = "the disk is full. Free some space on it, then try again."
LEAST_FREE_BYTES = 64 * 1024
"""With less room on a disk, an error that does not say why is taken to come from that."""


def disk_is_full(error: BaseException, directory: Path | None = None) -> bool:
    """Whether that is why something could not be written there: by what the error says, or by the room that is left."""
    if "disk is full" in str(error):  # as SQLite says it, and Chroma of its SQLite
        return True
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return True
    return directory is not None and has_no_room(directory)


def has_no_room(directory: Path) -> bool:
    """Whether next to nothing can be written on the directory's disk."""
    try:
        return shutil.disk_usage(directory).free < LEAST_FREE_BYTES
    except OSError:
        return False
