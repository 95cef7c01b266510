"""Where articles come from: files and folders for now; web addresses and feeds would be added in `read`.

A source gives raw documents, which are bytes with a name; `ingest.extract` interprets the bytes.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.readers import READ_AS
from rag.errors import SourceError

MAX_BYTES = 20 * 1024 * 1024
"""A larger file is refused; the longest declarations are a hundredth of this size."""


@dataclass(frozen=True, slots=True)
class RawDocument:
    """The bytes of one document."""

    article_id: str
    origin: str
    """The file's full path; for what was handed in at the window see `ingest.submitted`."""
    kind: str
    """`markdown`, `text`, or `described`: front matter and plain text."""
    content: bytes

    @property
    def sha256(self) -> str:
        """Hash of the bytes and of how they are to be read."""
        return hashlib.sha256(self.kind.encode() + b"\0" + self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A source, or a document in one, that was left out."""

    source: str
    """Its name, made printable: bytes in a file name that are not text are replaced."""
    reason: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "source", self.source.encode("utf-8", "replace").decode())


def read(source: str) -> Iterator[RawDocument | Skipped]:
    """The documents of a source, in the order of their paths; what cannot be read is yielded as `Skipped`."""
    if source.startswith(("http://", "https://")):
        yield Skipped(source, "web addresses cannot be read yet; save the page's text as a .txt file")
        return
    path = Path(source)
    try:
        is_folder, is_there = path.is_dir(), path.exists()
    except (OSError, ValueError):  # no file can have such a name
        is_folder = is_there = False
    if is_folder:
        yield from _read_folder(path)
    elif is_there:
        yield _read_file(path)
    else:
        yield Skipped(source, "there is no such file or folder")


def _read_folder(folder: Path) -> Iterator[RawDocument | Skipped]:
    files = sorted(file for file in folder.rglob("*") if file.is_file() and not _hidden(file.relative_to(folder)))
    wanted = [file for file in files if file.suffix.lower() in READ_AS]
    if not wanted:
        yield Skipped(str(folder), f"the folder holds no article ({', '.join(READ_AS)})")
    for file in wanted:
        yield _read_file(file)


def _read_file(file: Path) -> RawDocument | Skipped:
    try:
        return _document(file)
    except SourceError as error:
        return Skipped(str(file), str(error))
    except OSError as error:
        return Skipped(str(file), f"it cannot be read: {error.strerror}")


def _document(file: Path) -> RawDocument:
    return document(file.name, str(file.resolve()), file.stat().st_size, file.read_bytes)


def document(name: str, origin: str, n_bytes: int, read_bytes: Callable[[], bytes]) -> RawDocument:
    """The document of a file of that name; its bytes are read only if name and size are acceptable.

    Raises:
        SourceError: its name or size rules it out.
    """
    path = Path(name)
    ending = path.suffix.lower()
    if ending not in READ_AS:
        raise SourceError(f"{ending or 'files without an ending'} cannot be read yet; save it as .txt or .md")
    if n_bytes > MAX_BYTES:
        raise SourceError(f"it has {n_bytes:,} bytes, more than {MAX_BYTES:,}; split it into articles")
    if not path.stem.isprintable():
        raise SourceError("its name, which is the article's id, has characters that are not text; rename it")
    return RawDocument(path.stem, origin, READ_AS[ending], read_bytes())


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
