"""Books (.epub): the chapters in the order in which they are read, without the table of contents."""

import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from lxml import etree

from ingest.left_out import OmittedPiece
from ingest.readers.archive import part, unpack
from ingest.readers.document import Document, Metadata
from ingest.readers.encodings import decode
from ingest.readers.page import page_lines
from rag.english import normalise
from rag.errors import SourceError

_WHAT = "book (.epub)"
_CONTAINER = "META-INF/container.xml"
_RIGHTS = "META-INF/rights.xml"
_FIELDS = {"title": "title", "publisher": "publisher", "date": "published", "language": "language"}
"""Names of Dublin Core, and the article's fields that they are."""


def read_epub(content: bytes) -> Document:
    """A book without copy protection.

    Raises:
        SourceError: it is none, is protected or damaged, or is too large when unpacked.
    """
    archive = unpack(content, _WHAT)
    if _RIGHTS in archive.namelist():
        raise SourceError("it is protected against being read by other programs; get it without protection")
    package_name = next(
        (str(one.get("full-path")) for one in _parsed(archive, _CONTAINER).iter("{*}rootfile") if one.get("full-path")),
        "",
    )
    package = _parsed(archive, package_name)
    left_out: list[OmittedPiece] = []
    lines: list[str] = []
    for name in _chapters(package, posixpath.dirname(package_name)):
        text, _ = decode(part(archive, name, _WHAT))
        told, hidden = page_lines(text)
        lines += told
        left_out += hidden
    return Document(normalise("\n\n".join(lines)), _metadata(package), tuple(left_out))


def _parsed(archive: zipfile.ZipFile, name: str) -> Any:
    try:
        return etree.fromstring(
            part(archive, name, _WHAT), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        )
    except etree.XMLSyntaxError as error:
        raise SourceError(f"it is damaged and cannot be read as a {_WHAT} ({error}); save it again") from None


def _chapters(package: Any, folder: str) -> Iterator[str]:
    """The names of the chapters' parts; a table of contents, and what is read out of turn, are none."""
    manifest = {str(one.get("id")): one for one in package.iter("{*}manifest").__next__().iter("{*}item")}
    for one in package.iter("{*}itemref"):
        item = manifest.get(str(one.get("idref")))
        if item is None or "nav" in (item.get("properties") or "").split():
            continue
        if "html" in (item.get("media-type") or ""):
            yield posixpath.normpath(posixpath.join(folder, unquote(str(item.get("href")))))


def _metadata(package: Any) -> Metadata:
    metadata: Metadata = {}
    for name, field_name in _FIELDS.items():
        for found in package.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}"):
            if found.text and found.text.strip():
                metadata.setdefault(field_name, found.text.strip())
    return metadata
