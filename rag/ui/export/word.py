"""A conversation, or one answer of it, as a Word document: small margins and type, so that a brief fits one page.

Text is set as runs of text and never as fields, links or markup; characters that XML cannot hold are left out.
"""

import io
import re
from collections.abc import Sequence

from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Cm, Pt, RGBColor

from rag.types import Table
from rag.ui.export.text import note_line
from rag.ui.export.told import Told, ToldAnswer, ToldQuote

MARGIN_CM = 2.0
BODY_PT = 10.5
SMALL_PT = 8.5
_SOFT = RGBColor(0x55, 0x58, 0x5E)
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_word(title: str, exchanges: Sequence[Told]) -> bytes:
    """The whole file, .docx."""
    document = Document()
    for section in document.sections:
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN_CM)
    normal = document.styles["Normal"]
    normal.font.size = Pt(BODY_PT)
    normal.paragraph_format.space_after = Pt(4)
    document.core_properties.title = _plain(title)[:255]
    document.core_properties.author = "Readout"
    document.core_properties.comments = ""
    document.add_heading(_plain(title), 1)
    for one in exchanges:
        _exchange(document, one, title)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _exchange(document: WordDocument, one: Told, title: str) -> None:
    if one.question != title:
        document.add_heading(_plain(one.question), 2)
    scope = f"Asked only of: {one.scope}" if one.scope else ""
    understood = f"Understood as: {one.understood}" if one.understood else ""
    _small(document, " · ".join(part for part in (f"Asked on {one.asked}", scope, understood) if part))
    answer = one.answer
    if answer.headline:
        run = document.add_paragraph().add_run(_plain(answer.headline))
        run.bold, run.font.size = True, Pt(BODY_PT + 2)
    for paragraph in answer.paragraphs:
        document.add_paragraph(_plain(paragraph))
    for quote in answer.leading:
        _quote(document, quote)
    _composed(document, answer)
    if answer.further:
        document.add_heading("Also said", 3)
    for quote in answer.further:
        _quote(document, quote)
    for remark in (*answer.remarks, answer.checked):
        _small(document, remark)
    if answer.notes:
        document.add_heading("Notes", 3)
    for note in answer.notes:
        _small(document, f"[{note.marker}] {note_line(note)}")


def _composed(document: WordDocument, answer: ToldAnswer) -> None:
    for section in answer.sections:
        document.add_heading(_plain(section.title), 3)
        for item in section.items:
            line = document.add_paragraph(_plain(str(item)), style="List Bullet")
            line.paragraph_format.space_after = Pt(1)
    if answer.table:
        _grid(document, answer.table)
    _small(document, answer.counted)


def _quote(document: WordDocument, quote: ToldQuote) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.left_indent = Cm(0.6)
    if quote.before:
        paragraph.add_run(f"{_plain(quote.before)} ").font.color.rgb = _SOFT
    paragraph.add_run(f"“{_plain(quote.text)}” [{quote.marker}]")
    told = (f"({quote.status})" if quote.status else "", quote.warning, *(f"{one}." for one in quote.apart))
    rest = " ".join(part for part in told if part)
    if rest:
        paragraph.add_run(f" {_plain(rest)}").font.color.rgb = _SOFT


def _grid(document: WordDocument, table: Table) -> None:
    grid = document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    for cell, name in zip(grid.rows[0].cells, table.columns, strict=True):
        cell.paragraphs[0].add_run(_plain(name)).bold = True
    for row in table.rows:
        for cell, item in zip(grid.add_row().cells, row, strict=True):
            cell.text = _plain(str(item))


def _small(document: WordDocument, text: str) -> None:
    if not text:
        return
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(_plain(text))
    run.font.size, run.font.color.rgb = Pt(SMALL_PT), _SOFT


def _plain(text: str) -> str:
    return _NOT_XML.sub("", text)
