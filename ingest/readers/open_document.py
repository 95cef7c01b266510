"""OpenDocument texts (.odt): the paragraphs, headings, lists and tables of their content."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml import etree

from ingest.left_out import STRUCK_OUT, OmittedPiece
from ingest.readers.archive import part, unpack
from ingest.readers.document import Document, Metadata
from ingest.wrapping import table, told_in_each_row
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
_EDGES = (f"{_STYLE}header", f"{_STYLE}footer")
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_TITLE = f"{_DUBLIN_CORE}title"
_BOX = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}text-box"
_PICTURED = tuple(f"{{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}}{name}" for name in ("title", "desc"))
_UNSAID = _APART | {*_PICTURED} | {f"{_OFFICE}annotation-end", f"{_DUBLIN_CORE}creator", f"{_DUBLIN_CORE}date"}
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
    styles = _parsed(part(archive, "styles.xml", "OpenDocument (.odt)")) if "styles.xml" in archive.namelist() else None
    metadata: Metadata = {}
    if "meta.xml" in archive.namelist():
        title = _parsed(part(archive, "meta.xml", "OpenDocument (.odt)")).find(f".//{_TITLE}")
        metadata["title"] = title.text if title is not None else None
    apart = [
        OmittedPiece(reason, " ".join(_text(one).split()))
        for reason, tag in (
            ("comment", f"{_OFFICE}annotation"),
            ("deleted text", f"{_TEXT}deletion"),
            *(("description of a picture", tag) for tag in _PICTURED),
        )
        for one in body.iter(tag)
    ]
    struck = _take_struck([root] if styles is None else [styles, root], body)
    for edge in styles.iter(*_EDGES) if styles is not None else ():
        apart += (OmittedPiece("running head", " ".join(_text(one).split())) for one in edge.iter(f"{_TEXT}p"))
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


def _take_struck(roots: Sequence[Any], body: Any) -> list[str]:
    """Take from a text what the styles in these parts of its document strike out, and return it."""
    styles = {
        (style.get(f"{_STYLE}family"), style.get(f"{_STYLE}name")): style
        for root in roots
        for style in root.iter(f"{_STYLE}style")
    }
    texts = []
    for family, tag in (("text", "span"), ("paragraph", "p"), ("paragraph", "h")):
        for one in body.iter(f"{_TEXT}{tag}"):
            name = one.get(f"{_TEXT}style-name")
            if _is_struck(styles, family, name) and (text := " ".join(_text(one).split())):
                texts.append(text)
                one.text = None
                del one[:]
    return texts


def _is_struck(styles: Mapping[tuple[str, str], Any], family: str, name: str) -> bool:
    """Whether a style strikes out what is written in it, itself or as the one that it is derived from."""
    seen = set()
    while (style := styles.get((family, name))) is not None and name not in seen:
        seen.add(name)
        for told in style.iter(f"{_STYLE}text-properties"):
            if through := told.get(f"{_STYLE}text-line-through-style"):
                return bool(through != "none")
        name = style.get(f"{_STYLE}parent-style-name")
    return False


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
            yield from table(_grid(rows), headed=headed or None)
        elif isinstance(child.tag, str) and child.tag not in _APART:
            yield from _lines(child)


def _grid(rows: Sequence[Any]) -> list[list[str]]:
    """The texts of a table's cells, of those that are repeated too, an empty one for each that another covers."""
    grid: list[list[str]] = []
    merged = []
    for row in rows:
        grid.append([])
        for cell in row:
            if cell.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                if (down := _told(cell, "number-rows-spanned")) > 1:
                    merged.append((len(grid) - 1, len(grid[-1]), down))
                grid[-1] += [_text(cell)] * min(_told(cell, "number-columns-repeated"), MAX_REPEATED)
    return told_in_each_row(grid, merged)


def _told(cell: Any, name: str) -> int:
    """A number of a cell, 1 where it has none."""
    told = str(cell.get(f"{_TABLE}{name}") or "1")
    return int(told) if told.isdecimal() else 1


def _line(element: Any, lead: str) -> Iterator[str]:
    """What a paragraph says, and behind it what stands in its boxes."""
    if text := " ".join(_text(element, boxed=False).split()):
        yield lead + text
    for box in element.iter(_BOX):
        if next(box.iterancestors(_BOX), None) is next(element.iterancestors(_BOX), None):
            yield from _lines(box)


def _text(element: Any, *, boxed: bool = True) -> str:
    """The text, with the spaces, tabs and line breaks that OpenDocument writes as elements, and what boxes hold."""
    pieces = [element.text or ""]
    for child in element:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name in ("s", "tab", "line-break"):
            pieces.append(" ")
        elif name == "note":
            pieces.append(f" ({' '.join(' '.join(child.find(f'{_TEXT}note-body').itertext()).split())})")
        elif name and child.tag not in _UNSAID and (boxed or child.tag != _BOX):
            pieces.append(_text(child, boxed=boxed) + (" " if name == "p" else ""))
        pieces.append(child.tail or "")
    return "".join(pieces)
