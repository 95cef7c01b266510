"""OpenDocument texts (.odt): the paragraphs, headings, lists and tables of their content."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from ingest.left_out import STRUCK_OUT, OmittedPiece
from ingest.readers.archive import part, unpack
from ingest.readers.document import Document, Metadata
from ingest.wrapping import table
from rag.english import normalise
from rag.errors import SourceError

MAX_REPEATED = 50
"""Cells of one text in a row; more of them fill an empty sheet."""
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_APART = frozenset(f"{_TEXT}{name}" for name in ("tracked-changes", "variable-decls", "sequence-decls")) | {
    f"{_OFFICE}{name}" for name in ("annotation", "forms")
}
"""What is kept in the body and not shown as its text."""
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_TITLE = f"{_DUBLIN_CORE}title"
_UNSAID = _APART | {f"{_OFFICE}annotation-end", f"{_DUBLIN_CORE}creator", f"{_DUBLIN_CORE}date"}
"""What stands within a text and is not said in it."""


def read_odt(content: bytes) -> Document:
    """An OpenDocument text.

    Raises:
        SourceError: it is none, is encrypted or damaged, or is too large when unpacked.
    """
    archive = unpack(content, "OpenDocument (.odt)")
    root = _parsed(part(archive, "content.xml", "OpenDocument (.odt)"))
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise SourceError("it is an OpenDocument file of another kind, not a text; save it as .odt")
    metadata: Metadata = {}
    if "meta.xml" in archive.namelist():
        title = _parsed(part(archive, "meta.xml", "OpenDocument (.odt)")).find(f".//{_TITLE}")
        metadata["title"] = title.text if title is not None else None
    apart = [
        OmittedPiece(reason, " ".join(_text(one).split()))
        for reason, tag in (("comment", f"{_OFFICE}annotation"), ("deleted text", f"{_TEXT}deletion"))
        for one in body.iter(tag)
    ]
    struck = _take_struck(root, body)
    apart += (OmittedPiece(STRUCK_OUT, text) for text in struck)
    return Document(normalise("\n\n".join(_lines(body))), metadata, tuple(one for one in apart if one.text))


def _parsed(content: bytes) -> Any:
    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content[:4096]:
        raise SourceError("it declares entities of its own, as no OpenDocument text does; it was not read")
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as error:
        raise SourceError(
            f"it is damaged and cannot be read as an OpenDocument text ({error}); save it again"
        ) from None


def _take_struck(root: Any, body: Any) -> list[str]:
    """Take from a text what its own styles strike out, and return it."""
    styles = {
        style.get(f"{_STYLE}name")
        for style in root.iter(f"{_STYLE}style")
        for set_ in style.iter(f"{_STYLE}text-properties")
        if set_.get(f"{_STYLE}text-line-through-style", "none") != "none"
    }
    texts = []
    for tag in (f"{_TEXT}span", f"{_TEXT}p"):
        for one in body.iter(tag):
            if one.get(f"{_TEXT}style-name") in styles and (text := " ".join(_text(one).split())):
                texts.append(text)
                one.text = None
                del one[:]
    return texts


def _lines(element: Any, lead: str = "") -> Iterator[str]:
    for child in element:
        if child.tag == f"{_TEXT}h":
            level = child.get(f"{_TEXT}outline-level") or "1"
            yield from _line(child, "#" * min(int(level) if level.isdigit() else 1, 6) + " ")
        elif child.tag == f"{_TEXT}p":
            yield from _line(child, lead)
            lead = ""
        elif child.tag in (f"{_TEXT}list-item", f"{_TEXT}list-header"):
            yield from _lines(child, "- ")
        elif child.tag == f"{_TABLE}table":
            rows = [*child.iter(f"{_TABLE}table-row")]
            headed = bool(rows) and rows[0].getparent().tag == f"{_TABLE}table-header-rows"
            yield from table([[*_cells(row)] for row in rows], headed=headed or None)
        elif isinstance(child.tag, str) and child.tag not in _APART:
            yield from _lines(child)


def _cells(row: Any) -> Iterator[str]:
    """The texts of a row's cells, of those that are repeated too, an empty one for each that another covers."""
    for cell in row:
        if cell.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            told = str(cell.get(f"{_TABLE}number-columns-repeated") or "1")
            yield from [_text(cell)] * min(int(told) if told.isdecimal() else 1, MAX_REPEATED)


def _line(element: Any, lead: str) -> Iterator[str]:
    if text := " ".join(_text(element).split()):
        yield lead + text


def _text(element: Any) -> str:
    """The text, with the spaces, tabs and line breaks that OpenDocument writes as elements."""
    pieces = [element.text or ""]
    for child in element:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name in ("s", "tab", "line-break"):
            pieces.append(" ")
        elif name == "note":
            pieces.append(f" ({' '.join(' '.join(child.find(f'{_TEXT}note-body').itertext()).split())})")
        elif name and child.tag not in _UNSAID:
            pieces.append(_text(child) + (" " if name == "p" else ""))
        pieces.append(child.tail or "")
    return "".join(pieces)
