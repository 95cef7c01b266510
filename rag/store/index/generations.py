"""Directories that are written once, then only read.

The index is read from the directory that a pointer file names. A change is made in a new directory, a copy of the
present one or an empty one. When it is finished, the pointer file is replaced in one step. If a process is killed
before that, its unfinished directory is never used, and the next change deletes it. A generation is on the disk itself
before the pointer names it, and the pointer before another generation is deleted. The generation before the present
one is kept until the next change, for processes that still read it.
"""

import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from rag.store.durable import settle, settle_names

_PERSISTED = "index_metadata.pickle"
"""Lies beside the vector files that Chroma reads. Without it, in small collections, Chroma rewrites them on opening."""
FORMAT = 2
"""The version of a generation's layout. A generation with another one is built again."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation was made from."""

    format: int
    recipe: str
    last: int
    """The highest number of a passage; later ones are not in it."""
    passages: int


class Generations:
    """The generations below one directory."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._pointer = root / "CURRENT"

    def current(self) -> Path | None:
        """The generation in use; None when there is none."""
        try:
            generation = self._root / self._pointer.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return None
        return generation if generation.parent == self._root and generation.is_dir() else None

    @contextmanager
    def alone(self, *, wait: bool = True) -> Iterator[bool]:
        """Whether this process alone makes generations for the length of the block; always, if it waits for that."""
        self._root.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self._root / "making.lock", timeout=-1 if wait else 0)
        try:
            lock.acquire()
        except Timeout:
            yield False
            return
        try:
            yield True
        finally:
            lock.release()

    @contextmanager
    def making(self, copy_of: Path | None) -> Iterator[Path]:
        """A directory for a new generation, which comes into use when the block ends without an error.

        Args:
            copy_of: The generation to start from; None starts with nothing.
        """
        self._root.mkdir(parents=True, exist_ok=True)
        generation = self._root / f"generation-{uuid.uuid4().hex[:12]}"
        try:
            if copy_of is not None:
                shutil.copytree(copy_of, generation)
            yield generation
            settle(generation)
        except BaseException:
            shutil.rmtree(generation, ignore_errors=True)
            raise
        before = self.current()
        settle_names(self._root)
        settle_names(self._root.parent)
        _replace(self._pointer, generation.name)
        for other in self._root.glob("generation-*"):
            if other not in (generation, before):
                shutil.rmtree(other, ignore_errors=True)


def read_manifest(generation: Path) -> Manifest | None:
    """What the generation was made from; None when that cannot be read."""
    try:
        return Manifest(**json.loads((generation / "manifest.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_manifest(generation: Path, manifest: Manifest) -> None:
    """Record what the generation was made from."""
    (generation / "manifest.json").write_text(json.dumps(asdict(manifest)), encoding="utf-8")


def seal(generation: Path) -> None:
    """Record the digest of the vector files, which must not change from now on."""
    (generation / "seal").write_text(_vectors_digest(generation), encoding="utf-8")


def is_sealed(generation: Path) -> bool:
    """Whether the vector files are unchanged since `seal`; Chroma's native code crashes on wrong bytes in them."""
    try:
        return (generation / "seal").read_text(encoding="utf-8") == _vectors_digest(generation)
    except (OSError, UnicodeDecodeError):
        return False


def _vectors_digest(generation: Path) -> str:
    digest = hashlib.blake2b()
    persisted = (folder.parent for folder in generation.glob(f"*/{_PERSISTED}"))
    for file in sorted(file for folder in persisted for file in folder.iterdir()):
        digest.update(file.name.encode())
        with file.open("rb") as stream:
            while block := stream.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()


def _replace(file: Path, text: str) -> None:
    """Replace the file's content in one step: readers see the old or the new text, also after a crash."""
    draft = file.with_suffix(".draft")
    with draft.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(file)
    settle_names(file.parent)
