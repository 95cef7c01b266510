"""The parts of documents that are zip archives, unpacked within limits."""

import io
import zipfile

from rag.errors import SourceError

MAX_UNPACKED_BYTES = 200_000_000
MAX_PARTS = 10_000


def unpack(content: bytes, what: str) -> zipfile.ZipFile:
    """The archive, when what it unpacks to is within limits. Sizes are checked again while parts are read.

    Raises:
        SourceError: it is none, is encrypted or is too large when unpacked.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        if content[:4] == b"\xd0\xcf\x11\xe0":
            raise SourceError(
                f"it is encrypted, or an old file that is no {what}; save it anew without a password"
            ) from None
        raise SourceError(f"it is no {what} file, or is cut off ({error}); save it again") from None
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise SourceError("it is encrypted; save it without a password")
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        raise SourceError(f"it unpacks to more than {MAX_UNPACKED_BYTES // 1_000_000} MB, which no article does")
    return archive


def part(archive: zipfile.ZipFile, name: str, what: str) -> bytes:
    """A part's bytes.

    Raises:
        SourceError: there is no such part, or it is damaged or longer than it says.
    """
    try:
        with archive.open(name) as stream:
            content = stream.read(MAX_UNPACKED_BYTES + 1)
    except (KeyError, zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise SourceError(f"it is no {what} file, or is damaged ({error}); save it again") from None
    if len(content) > MAX_UNPACKED_BYTES:
        raise SourceError(f"it unpacks to more than {MAX_UNPACKED_BYTES // 1_000_000} MB, which no article does")
    return content
