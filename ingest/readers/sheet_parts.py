"""What calamine does not tell of a workbook that is a zip archive: its comments, and OpenDocument's merged cells."""

import re
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from ingest.readers.archive import part
from rag.errors import SourceError

_WHAT = "spreadsheet"
_CONTENT = "content.xml"
_COMMENTS = re.compile(r"xl/(?:comments\d*|comments/comment\d*)\.xml|xl/threadedComments/[^/]+\.xml")
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
MOST_REPEATED = 10_000
"""Rows or columns of one content that are counted; more of them fill the rest of an empty sheet."""


class Merged(NamedTuple):
    """A cell over several rows and columns."""

    top: int
    left: int
    down: int
    """How many rows it takes."""
    across: int
    """How many columns."""


def comments(archive: zipfile.ZipFile) -> Iterator[str]:
    """What is noted beside the cells of a workbook, each note once."""
    told: dict[str, None] = {}
    for name in archive.namelist():
        if _COMMENTS.fullmatch(name):
            told |= dict.fromkeys("".join(one.itertext()) for one in _parsed(archive, name).iter("{*}text"))
    for note in _parsed(archive, _CONTENT).iter(f"{_OFFICE}annotation") if _CONTENT in archive.namelist() else ():
        told["\n".join("".join(one.itertext()) for one in note.iter(f"{_TEXT}p"))] = None
    return (text for one in told if (text := " ".join(one.split())))


def merged_of_open_document(archive: zipfile.ZipFile, name: str) -> list[Merged]:
    """The merged cells of the sheet of that name, empty rows above and columns before the first value not counted."""
    if _CONTENT not in archive.namelist():
        return []
    sheets = _parsed(archive, _CONTENT).iter(f"{_TABLE}table")
    sheet = next((one for one in sheets if one.get(f"{_TABLE}name") == name), None)
    found: list[Merged] = []
    filled: list[tuple[int, int]] = []
    row = 0
    for line in sheet.iter(f"{_TABLE}table-row") if sheet is not None else ():
        column = 0
        for cell in line.iter(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            if cell.find(f"{_TEXT}p") is not None:
                filled.append((row, column))
            down, across = _number(cell, "rows-spanned"), _number(cell, "columns-spanned")
            if down > 1 or across > 1:
                found.append(Merged(row, column, down, across))
            column += _number(cell, "columns-repeated")
        row += _number(line, "rows-repeated")
    top, left = min((one[0] for one in filled), default=0), min((one[1] for one in filled), default=0)
    return [Merged(one.top - top, one.left - left, one.down, one.across) for one in found if one.top >= top]


def _number(element: Any, name: str) -> int:
    told = str(element.get(f"{_TABLE}number-{name}") or "1")
    return min(int(told), MOST_REPEATED) if told.isdecimal() and len(told) < 9 else 1


def _parsed(archive: zipfile.ZipFile, name: str) -> Any:
    content = part(archive, name, _WHAT)
    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content[:4096]:
        raise SourceError("it declares entities of its own, as no spreadsheet does; it was not read")
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as error:
        raise SourceError(f"it is damaged and cannot be read as a spreadsheet ({error}); save it again") from None
