"""Where articles come from: files, folders, web addresses and feeds.

A source gives raw documents, which are bytes with a name; `ingest.extract` interprets the bytes.
"""

import contextlib
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from ingest.bulletins import notes_of
from ingest.bundles import BUNDLES, LINES, each_line, unlinked_entry
from ingest.child import Child
from ingest.raw import MAX_BYTES, PassedOver, RawDocument, Skipped, Unchanged, slug
from ingest.readers import READ_AS, TRUSTED, Metadata
from ingest.web import Fetched, RefusedError, Web
from rag.errors import SourceError

MAX_FORMATTED_BYTES = 80 * 1024 * 1024
"""A larger document of a format that holds pictures and typefaces too is refused; see `MAX_BYTES` for the others."""
MAX_NEW_ENTRIES = 200
"""Of a feed, whose pages are fetched in one run; a second or more lies between two of them."""
NOWHERE = "it is a link to something that is not there"
NO_FILE = "it is neither a file nor a folder"
_UNSEEN = re.compile("[\u00a0\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]+")
"""Spaces of other widths, which some systems put into names, and joiners; an id has plain spaces for them."""
_MEDIA_TYPES = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "text/plain": "text",
    "text/vtt": "text",
    "text/markdown": "markdown",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/epub+zip": "epub",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "workbook",
    "application/vnd.oasis.opendocument.spreadsheet": "workbook",
    "application/vnd.ms-excel": "workbook",
    "text/csv": "values",
    "text/tab-separated-values": "values",
    "application/rtf": "rtf",
    "text/rtf": "rtf",
    "message/rfc822": "mail",
}
"""Media types that can be read, and the kind of document each means."""
NOT_YET = frozenset(
    """.doc .docm .dot .dotx .wps .wpd .pages .ott .odm .fodt .hwp .hwpx .tex .ppt .pptx .odp .key .xlsb .xlsm .numbers
    .mobi .azw3 .djvu .ps .xps .webarchive .msg .zip .7z .rar .tar .tgz .gz""".split()  # noqa: SIM905 - readable so
)
"""Endings of documents that people would expect to be read; these are reported as skipped."""


def read(source: str, web: Web | None = None) -> Iterator[RawDocument | Skipped | Unchanged]:
    """The documents of a source, in the order of their paths; what cannot be read is yielded as `Skipped`.

    Args:
        source: A file, a folder, or the address of a page or feed.
        web: Fetches addresses; by default one that remembers nothing.
    """
    if _is_address(source):
        yield from _read_address(source, web or Web())
        return
    path = Path(source)
    try:
        is_folder, is_there = path.is_dir(), path.exists()
    except (OSError, ValueError):  # no file can have such a name
        is_folder = is_there = False
    if is_folder:
        yield from _read_folder(path)
    elif is_there and not path.is_file():
        yield Skipped(source, NO_FILE)
    elif is_there and _ending(path) in BUNDLES:
        yield from _read_bundle(path)
    elif is_there:
        yield from _read_file(path)
    else:
        yield Skipped(source, NOWHERE if _is_link(path) else "there is no such file or folder")


def count(source: str) -> int | None:
    """How many documents a source holds, without reading them; None where that is not known before."""
    if _is_address(source):
        return None
    path = Path(source)
    try:
        files = [file for file in _files(path) if _is_wanted(file)] if path.is_dir() else [path]
        if any(_ending(file) in BUNDLES and _ending(file) not in LINES for file in files):
            return None
        return sum(_count_lines(file) if _ending(file) in LINES else 1 for file in files)
    except (OSError, ValueError):
        return 1


def passed_over(source: str) -> list[PassedOver]:
    """The files of a folder that are of no kind to be read: how many of each ending, most first."""
    if _is_address(source):
        return []
    endings: Counter[str] = Counter()
    with contextlib.suppress(OSError, ValueError):
        endings.update(_ending(file) for file in _files(Path(source)) if not _is_wanted(file))
    found = [PassedOver(source, one.encode("utf-8", "replace").decode(), files) for one, files in endings.items()]
    return sorted(found, key=lambda one: (-one.files, one.ending))


def _count_lines(file: Path) -> int:
    with file.open("rb") as stream:
        return sum(1 for line in each_line(stream) if line.strip())


def _is_address(source: str) -> bool:
    return re.match(r"[a-z][a-z0-9+.-]*://", source, re.IGNORECASE) is not None


def _read_address(url: str, web: Web) -> Iterator[RawDocument | Skipped | Unchanged]:
    """The page at an address, or the pages that are new in the feed there."""
    try:
        found = web.fetch(url)
        if found.unchanged:
            yield Unchanged(url, None if web.is_feed(url) else partial(_fetched_anew, url, web))
            return
        if not _is_feed(found):
            yield _page(url, found, {})
            return
        web.note_feed(url)
        with Child() as child:
            entries = child.read("feed", found.content).metadata["entries"]
    except SourceError as error:
        web.forget(url)
        yield Skipped(url, str(error))
        return
    new = [entry for entry in entries if not web.has_seen(urljoin(found.url, entry["url"]))]
    if len(new) > MAX_NEW_ENTRIES:
        yield Skipped(url, f"{len(new) - MAX_NEW_ENTRIES:,} of its new entries are left for later; fetch it again")
    for entry in new[:MAX_NEW_ENTRIES]:
        yield _read_entry(url, urljoin(found.url, entry["url"]), entry, web)


def _read_entry(feed: str, address: str, entry: Mapping[str, str], web: Web) -> RawDocument | Skipped:
    """The page of a feed's entry, or the text of one that has no page."""
    if not entry["url"]:
        return unlinked_entry(entry, slug(feed), feed)
    try:
        known = {name: entry[name] for name in ("title", "published") if entry[name]}
        return _page(address, web.fetch(address), known)
    except SourceError as error:
        web.forget(address)
        if not isinstance(error, RefusedError):
            web.forget(feed)  # so that it is sent again, and the entry with it
        return Skipped(address, str(error))


def _fetched_anew(url: str, web: Web) -> RawDocument | Skipped:
    try:
        return _page(url, web.fetch(url, anew=True), {})
    except SourceError as error:
        web.forget(url)
        return Skipped(url, str(error))


def _is_feed(found: Fetched) -> bool:
    start = found.content[:1000].lstrip().lower()
    return (
        found.kind in ("application/rss+xml", "application/atom+xml", "application/feed+json")
        or (b"<rss" in start or b"<feed" in start or b"<rdf:rdf" in start)
        or (start.startswith(b"{") and b"jsonfeed.org/version" in start)
    )


def _page(url: str, found: Fetched, known: Metadata) -> RawDocument:
    """The document of what was fetched.

    Raises:
        SourceError: it is of no kind that can be read.
    """
    kind = _MEDIA_TYPES.get(found.kind) or READ_AS.get(Path(urlsplit(found.url).path).suffix.lower())
    if kind is None:
        raise SourceError(f"it is {found.kind or 'of no kind that it names'}, which cannot be read")
    content = found.content
    if kind in ("page", "text", "markdown") and found.charset:
        with contextlib.suppress(UnicodeDecodeError, LookupError):
            content = content.decode(found.charset).encode("utf-8", "replace")
    return RawDocument(
        slug(url), url, kind, content, {"url": found.url, "publisher": urlsplit(found.url).hostname, **known}
    )


def _read_folder(folder: Path) -> Iterator[RawDocument | Skipped]:
    wanted = [file for file in sorted(_files(folder)) if _is_wanted(file)]
    if not wanted:
        yield Skipped(str(folder), f"the folder holds no article ({', '.join([*READ_AS, *BUNDLES])})")
    for file in wanted:
        if not file.exists():
            yield Skipped(str(file), NOWHERE if file.is_symlink() else "it is no longer there")
        elif not file.is_file():
            yield Skipped(str(file), NO_FILE)
        elif _ending(file) in BUNDLES:
            yield from _read_bundle(file)
        else:
            yield from _read_file(file)


def _is_wanted(file: Path) -> bool:
    """Whether a file of a folder is one to be read, or a person could expect that it is."""
    return _ending(file) in {*READ_AS, *NOT_YET, *BUNDLES} or (file.is_symlink() and not file.exists())


def _files(folder: Path) -> Iterator[Path]:
    """What is in a folder and those below it that is no folder, of linked folders too, each folder once.

    The folder in which a browser keeps the pictures and frames of a saved page is passed over.
    """
    seen = set()
    for parent, folders, names in os.walk(folder, followlinks=True):
        here = Path(parent)
        if (place := here.resolve()) in seen:
            folders.clear()
            continue
        seen.add(place)
        own = {f"{Path(name).stem}_files" for name in names if READ_AS.get(Path(name).suffix.lower()) == "page"}
        folders[:] = [name for name in folders if not name.startswith(".") and name not in own]
        yield from (here / name for name in names if not name.startswith("."))


def _is_link(file: Path) -> bool:
    try:
        return file.is_symlink()
    except (OSError, ValueError):  # no file can have such a name
        return False


def _ending(file: Path) -> str:
    return file.suffix.lower()


def _read_file(file: Path) -> Iterator[RawDocument | Skipped]:
    try:
        found = document(file.name, str(file.resolve()), file.stat().st_size, file.read_bytes)
    except SourceError as error:
        yield Skipped(str(file), str(error))
    except OSError as error:
        yield Skipped(str(file), f"it cannot be read: {error.strerror}")
    else:
        yield from notes_of(found)


def _read_bundle(file: Path) -> Iterator[RawDocument | Skipped]:
    try:
        with file.open("rb") as stream:
            yield from BUNDLES[_ending(file)](stream, str(file.resolve()), file.stem)
    except OSError as error:
        yield Skipped(str(file), f"it cannot be read: {error.strerror}")


def document(name: str, origin: str, n_bytes: int, read_bytes: Callable[[], bytes]) -> RawDocument:
    """The document of a file of that name; its bytes are read only if name and size are acceptable.

    Raises:
        SourceError: its name or size rules it out.
    """
    path = Path(name)
    ending = path.suffix.lower()
    kind = READ_AS.get(ending) or ("text" if not ending and not name.startswith(".") else None)
    if kind is None:
        can = ", ".join([*READ_AS, *BUNDLES])
        raise SourceError(f"{ending or 'files without an ending'} cannot be read yet; save it as one of {can}")
    most = MAX_BYTES if kind in TRUSTED else MAX_FORMATTED_BYTES
    if n_bytes > most:
        raise SourceError(f"it has {n_bytes:,} bytes, more than {most:,}; split it into articles")
    stem = _UNSEEN.sub(" ", path.stem).strip() or path.stem
    if not stem.isprintable():
        raise SourceError("its name, which is the article's id, has characters that are not text; rename it")
    content = read_bytes()
    if not content:
        raise SourceError("it is empty")
    return RawDocument(stem, origin, kind, content)
