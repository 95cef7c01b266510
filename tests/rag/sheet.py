"""Reads back what a spreadsheet would show of an XLSX file, by its own XML and no code of ours."""

import io
import zipfile
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def rows(content: bytes) -> list[list[str]]:
    """The cells of the first sheet as text; no cell of it is a formula."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        shared = ["".join(one.itertext()) for one in ElementTree.fromstring(file.read("xl/sharedStrings.xml"))]
        sheet = ElementTree.fromstring(file.read("xl/worksheets/sheet1.xml"))
    assert not list(sheet.iter(f"{_MAIN}f"))
    return [[_shown(cell, shared) for cell in row.iter(f"{_MAIN}c")] for row in sheet.iter(f"{_MAIN}row")]


def links(content: bytes) -> set[str]:
    """The addresses that cells of the first sheet link to."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        name = "xl/worksheets/_rels/sheet1.xml.rels"
        found = ElementTree.fromstring(file.read(name)) if name in file.namelist() else ()
    return {one.attrib["Target"] for one in found}


def _shown(cell: ElementTree.Element, shared: list[str]) -> str:
    value = cell.findtext(f"{_MAIN}v") or ""
    return shared[int(value)] if cell.get("t") == "s" else value
