"""Word documents (.docx) by python-docx: paragraphs, headings, lists, tables and footnotes in their order."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from ingest.left_out import STRUCK_OUT, OmittedPiece
from ingest.readers.archive import part, unpack
from ingest.readers.document import Document, Metadata
from ingest.wrapping import joined_breaks, raised, table, told_in_each_row
from rag.english import normalise
from rag.errors import SourceError

_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_BOX = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}txbxContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""Repeats what stands beside it, for programs that cannot show that."""
_WRITTEN = ("t", "tab", "br", "cr", "noBreakHyphen", "p", "footnoteReference", "endnoteReference")
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_EDGE = re.compile(r"word/(?:header|footer)\d*\.xml")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAX_SPAN = 50
"""Columns that a cell may take."""
_TAKEN_OUT = ("strike", "dstrike", "vanish")
"""Properties of what is written that take it out of the document's text."""
_GONE = (f"{_W}del", f"{_W}moveFrom")
"""What tracked changes take out; what is moved stands at its new place too."""


def read_docx(content: bytes) -> Document:
    """A Word document.

    Raises:
        SourceError: it is none, is encrypted or damaged, or is too large when unpacked.
    """
    archive = unpack(content, "Word (.docx)")
    if part(archive, "word/document.xml", "Word (.docx)")[:4096].lstrip().startswith(b"<!DOCTYPE"):
        raise SourceError("it declares entities of its own, as no Word document does; it was not read")
    try:
        document = docx.Document(io.BytesIO(content))
    except Exception as error:  # python-docx raises KeyError, ValueError and lxml's own for what is damaged
        raise SourceError(f"it is damaged and cannot be read as a Word document ({error}); save it again") from None
    body = document.element.body
    _join_at_deleted_marks(body)
    _set_by_style(body, document.styles.element)
    lines = [line for block in _inner(body, document) for line in _block(block)]
    lines += (f"[{number}] {text}" for name in _NOTES for number, text in _notes(archive, name))
    edges = {
        text
        for name in filter(_EDGE.fullmatch, archive.namelist())
        for one in _parsed(archive, name).iter(f"{_W}p")
        if (text := " ".join(_text(one).split()))
    }
    properties = document.core_properties
    metadata: Metadata = {"title": properties.title or None}
    styled = next((one.text for one in document.paragraphs if _style(one) == "Title" and one.text.strip()), None)
    if styled:
        metadata["title"] = styled
    return Document(
        normalise("\n\n".join(lines)),
        metadata,
        (
            *(OmittedPiece("running head", text) for text in sorted(edges)),
            *(OmittedPiece("hidden text", text) for text in _runs_that(body, lambda one: _is_set(one, "vanish"))),
            *(OmittedPiece(STRUCK_OUT, text) for text in _runs_that(body, _is_struck)),
            *(OmittedPiece("deleted text", text) for text in _deleted(body)),
            *(OmittedPiece("comment", text) for _, text in _notes(archive, "word/comments.xml")),
        ),
    )


def _inner(element: Any, parent: Any) -> Iterator[Paragraph | Table]:
    """The paragraphs and tables in an element, in fields to fill in too, what a text box holds behind its place."""
    for child in element.iterchildren():
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name == "tbl":
            yield Table(child, parent)
        elif name == "p":
            yield Paragraph(child, parent)
            for box in child.iter(_BOX):
                if next(box.iterancestors(_FALLBACK), None) is None:
                    yield from _inner(box, parent)
        elif name in ("sdt", "sdtContent", "ins", "customXml", "smartTag", "moveTo"):
            yield from _inner(child, parent)


def _style(paragraph: Paragraph) -> str:
    return str(paragraph.style.name) if paragraph.style is not None else ""


def _block(block: Paragraph | Table) -> Iterator[str]:
    if isinstance(block, Table):
        yield from _table(block)
        return
    text = " ".join(_text(block._p).split())
    if not text:
        return
    style = _style(block)
    if style == "Title":
        yield f"# {text}"
    elif found := re.fullmatch(r"Heading ([1-9])", style):
        yield f"{'#' * min(int(found[1]) + 1, 6)} {text}"
    elif style.startswith("List") or block._p.find(f"{_W}pPr/{_W}numPr") is not None:
        yield f"- {text}"
    else:
        yield from joined_breaks([" ".join(line.split()) for line in _text(block._p).split("\n")])


def _table(block: Table) -> Iterator[str]:
    """The rows of a table and of those within it; what stands in a frame of one column is read as what it is."""
    rows = [[*_own(row, "tc")] for row in _own(block._tbl, "tr")]
    if all(len(row) == 1 for row in rows):
        for (cell,) in rows:
            for inner in _inner(cell, block):
                yield from _block(inner)
        return
    yield from table(_rows(block._tbl))
    for inner in block._tbl.iter(f"{_W}tbl"):
        if next(inner.iterancestors(f"{_W}tbl"), None) is block._tbl:
            yield from _table(Table(inner, block))


def _rows(element: Any) -> list[list[str]]:
    """The texts of a table's cells, also of rows and cells within fields to fill in, empty where another covers them.

    A cell over several rows is told in each, one over several columns in the first.
    """
    grid: list[list[str]] = []
    merged: dict[int, list[int]] = {}
    """By column of a cell over several rows: its row, and how many rows it takes."""
    spans = []
    for row in _own(element, "tr"):
        grid.append([""] * _number(row, "trPr", "gridBefore", 0))
        for cell in _own(row, "tc"):
            column = len(grid[-1])
            goes_on = cell.find(f"{_W}tcPr/{_W}vMerge")
            if goes_on is None or goes_on.get(f"{_W}val") == "restart":
                merged.pop(column, None)
            if goes_on is not None and column in merged:
                merged[column][1] += 1
            elif goes_on is not None:
                merged[column] = [len(grid) - 1, 1]
                spans.append((merged[column], column))
            grid[-1] += [" ".join(_text(cell).split()), *[""] * (_number(cell, "tcPr", "gridSpan", 1) - 1)]
    return told_in_each_row(grid, [(top, column, down) for (top, down), column in spans])


def _own(element: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, without those of tables within it."""
    for one in element.iterchildren():
        if one.tag == f"{_W}{name}":
            yield one
        elif one.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins"):
            yield from _own(one, name)


def _number(element: Any, properties: str, name: str, otherwise: int) -> int:
    held = element.find(f"{_W}{properties}/{_W}{name}")
    told = str(held.get(f"{_W}val")) if held is not None else ""
    return min(int(told), MAX_SPAN) if told.isdecimal() else otherwise


def _text(element: Any) -> str:
    """The text with what was inserted, without what was deleted in tracked changes.

    What stands in a paragraph's boxes, or in a table within a cell, is no part of it.
    """
    pieces = []
    around = next(element.iterancestors(_BOX), None)
    own_table = next(element.iterancestors(f"{_W}tbl"), None)
    for one in element.iter(*(f"{_W}{name}" for name in _WRITTEN), _FORMULA):
        is_boxed = element.tag == f"{_W}p" and next(one.iterancestors(_BOX), None) is not around
        is_within = next(one.iterancestors(f"{_W}tbl"), None) is not own_table
        if is_boxed or is_within or next(one.iterancestors(_FALLBACK, *_GONE), None) is not None:
            continue
        name = etree.QName(one).localname
        if name != "p" and (_is_set(one, "vanish") or _is_struck(one)):
            continue
        if name == "t":
            pieces.append(raised(one.text or "") if _is_raised(one) else one.text or "")
        elif name in ("footnoteReference", "endnoteReference"):
            pieces.append(f"[{one.get(f'{_W}id')}]")
        else:
            pieces.append({"tab": "\t", "noBreakHyphen": "-", "p": " "}.get(name, "\n"))
    return "".join(pieces)


def _set_by_style(body: Any, styles: Any) -> None:
    """Give each run what its style or its paragraph's strikes out or hides, as if it were set in the run itself."""
    by_id = {one.get(f"{_W}styleId"): one for one in styles.iter(f"{_W}style")}
    set_in = {key: found for key in by_id if (found := _set_in_style(by_id, key))}
    if not set_in:
        return
    for run in body.iter(f"{_W}r"):
        around = next(run.iterancestors(f"{_W}p"), None)
        named = [run.find(f"{_W}rPr/{_W}rStyle")]
        named += [around.find(f"{_W}pPr/{_W}pStyle")] if around is not None else []
        for name in set().union(*(set_in.get(one.get(f"{_W}val"), ()) for one in named if one is not None)):
            if run.find(f"{_W}rPr/{_W}{name}") is None:
                etree.SubElement(run.get_or_add_rPr(), f"{_W}{name}")


def _set_in_style(by_id: Mapping[str, Any], key: str | None) -> frozenset[str]:
    """Which of what takes a text out of a document a style sets, itself or as the one that it is based on."""
    told: dict[str, bool] = {}
    seen: set[str] = set()
    while key is not None and key not in seen and (style := by_id.get(key)) is not None:
        seen.add(key)
        for name in _TAKEN_OUT:
            if (held := style.find(f"{_W}rPr/{_W}{name}")) is not None:
                told.setdefault(name, held.get(f"{_W}val") not in ("0", "false"))
        based = style.find(f"{_W}basedOn")
        key = based.get(f"{_W}val") if based is not None else None
    return frozenset(name for name, is_on in told.items() if is_on)


def _is_set(element: Any, name: str) -> bool:
    """Whether the run of what is written has that property, such as not to be shown when the document is printed."""
    held = element.getparent().find(f"{_W}rPr/{_W}{name}")
    return held is not None and held.get(f"{_W}val") not in ("0", "false")


def _is_raised(element: Any) -> bool:
    held = element.getparent().find(f"{_W}rPr/{_W}vertAlign")
    return held is not None and held.get(f"{_W}val") == "superscript"


def _is_struck(element: Any) -> bool:
    return _is_set(element, "strike") or _is_set(element, "dstrike")


def _runs_that(body: Any, is_left_out: Callable[[Any], bool]) -> Iterator[str]:
    """By paragraph: what is written in such runs."""
    for paragraph in body.iter(f"{_W}p"):
        if text := "".join(one.text or "" for one in paragraph.iter(f"{_W}t") if is_left_out(one)).strip():
            yield text


def _join_at_deleted_marks(body: Any) -> None:
    """Put each paragraph whose end was deleted in tracked changes in front of the next."""
    for mark in [*body.iter(*_GONE)]:
        paragraph = mark.getparent().getparent().getparent()
        if mark.getparent().tag != f"{_W}rPr" or paragraph is None or paragraph.tag != f"{_W}p":
            continue
        following = paragraph.getnext()
        if following is not None and following.tag == f"{_W}p":
            place = int(following.find(f"{_W}pPr") is not None)
            following[place:place] = [one for one in paragraph if one.tag != f"{_W}pPr"]
            paragraph.getparent().remove(paragraph)


def _deleted(body: Any) -> Iterator[str]:
    """By paragraph: what was deleted in tracked changes, whether or not somebody has agreed to it."""
    for paragraph in body.iter(f"{_W}p"):
        gone = (
            one.text or ""
            for one in paragraph.iter(f"{_W}delText", f"{_W}t")
            if next(one.iterancestors(f"{_W}del"), None) is not None
        )
        if text := " ".join("".join(gone).split()):
            yield text


def _parsed(archive: Any, name: str) -> Any:
    return etree.fromstring(
        part(archive, name, "Word (.docx)"), etree.XMLParser(resolve_entities=False, no_network=True)
    )


def _notes(archive: Any, name: str) -> Iterator[tuple[str, str]]:
    """The numbers and texts of footnotes, endnotes or comments."""
    if name in archive.namelist():
        for note in _parsed(archive, name):
            if note.get(f"{_W}type") is None and (text := " ".join(_text(note).split())):
                yield str(note.get(f"{_W}id")), text
