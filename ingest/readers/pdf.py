"""PDF: opened by pypdf, which says what is wrong with a file, read by PDFium, which says where each character is."""

import ctypes
import io
import math
import re
from dataclasses import replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from ingest.layout import Character, LaidOut, PageCharacters, Rule, laid_out
from ingest.readers.document import Document, Metadata
from rag.errors import SourceError

MAX_PAGES = 2000
SCANNED_CHARACTERS = 20
"""A PDF with fewer letters a page has pictures of text, not text."""
BOLD_WEIGHT = 600
FONT_NAME_BYTES = 128
MAX_RULES = 20_000
"""Pieces of lines on a page that are looked at; one with more has a drawing."""
STRAIGHT = 0.5
"""Points by which a line may stray that goes along or across a page."""
ASLANT = 0.1
"""Quarters of a circle by which a character may be turned beside its line's direction."""
_MARKS = dict.fromkeys((0x02, 0xFFFE), "-") | dict.fromkeys(
    (0xF06C, 0xF06E, 0xF071, 0xF076, 0xF0A7, 0xF0A8, 0xF0B7, 0xF0D8, 0xF0FC), "•"
)
"""What PDFium gives for a hyphen at the end of a line, and the marks of lists in the typefaces Symbol and Wingdings."""
_TEX = dict(zip((*range(16, 23), *range(27, 32)), "“”„«»–—ﬀﬁﬂﬃﬄ", strict=True))
"""What TeX's typefaces have at codes for which a file of theirs may name no letter (the T1 encoding)."""
_NO_TITLE = re.compile(
    r"\.\w{2,4}$|^\(?(?:microsoft (?:word|powerpoint|excel)|untitled|document|doc|print|layout|title|slide|scan|page"
    r"|blank|no ?name|anonymous|temp|draft)\W*\d*$|^(?:microsoft (?:word|powerpoint|excel)\W|untitled\b)"
    r"|^(?:\w+:\S+|www\.\S+)$|^\S*[\\/_]\S*$",
    re.IGNORECASE,
)
"""Matches what programs that make PDFs put there unasked: the name of the file or of the program, an address."""


def read_pdf(content: bytes) -> Document:
    """A PDF with a text layer.

    Raises:
        SourceError: it is no PDF, is damaged or encrypted, has no page, or only pictures of text.
    """
    if b"%PDF-" not in content[:1024]:
        raise SourceError("it is no PDF; save it again, or give it the ending of what it is")
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceError("it is encrypted with a password; save it without one")
        count = len(reader.pages)
        if count > MAX_PAGES:
            raise SourceError(f"it has {count:,} pages, more than {MAX_PAGES:,}; split it into articles")
        title = _title(reader)
    except (FileNotDecryptedError, DependencyError):
        raise SourceError("it is encrypted; save it without a password") from None
    except RecursionError:
        raise SourceError("its pages refer to each other in a circle; save it again") from None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, AssertionError) as error:
        # pypdf meets damaged files with whatever their values lead to.
        raise SourceError(f"it is damaged and cannot be read as a PDF ({error}); save it again") from None
    if not count:
        raise SourceError("it has no page")
    read = _read_pages(content)
    pages = read.pages
    if sum(len(re.findall(r"\w", page)) for page in pages) < SCANNED_CHARACTERS * min(len(pages), 3):
        raise SourceError(
            f"it is a scan: its {len(pages)} pages are pictures without text; make the text readable by OCR first"
        )
    bare = [str(number) for number, page in enumerate(pages, start=1) if not re.search(r"\w", page)]
    notes = [f"has no text on page {', '.join(bare)}: such pages are empty, or pictures of text"] if bare else []
    if read.unread:
        pages_told = ", ".join(map(str, read.unread))
        notes.append(f"has characters on page {pages_told} of which its typefaces do not say what letters they are")
    heading = re.search(r"^# (.+)", read.text, re.MULTILINE)
    metadata: Metadata = {"title": title or (heading[1] if heading else None)}
    return Document(read.text, metadata, read.left_out, tuple(notes), pages)


def _read_pages(content: bytes) -> LaidOut:
    try:
        return laid_out(_characters(page) for page in pypdfium2.PdfDocument(content))
    except pypdfium2.PdfiumError as error:
        raise SourceError(f"it is damaged and cannot be read as a PDF ({error}); save it again") from None


def _characters(page: pypdfium2.PdfPage) -> PageCharacters:
    """The characters of a page in lines, turned upright where most of them are written upwards or downwards.

    What is written in another direction than most, such as a stamp across the page, is kept apart.
    """
    text = page.get_textpage()
    lines: list[list[Character]] = [[]]
    turns: list[int | None] = []
    unread = 0
    is_bold = False
    for nth in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, nth)
        if code in (0x0A, 0x0D):
            lines.append([])
        elif pdfium.FPDFText_IsGenerated(text, nth) == 1:
            if lines[-1]:
                last = lines[-1][-1]
                lines[-1].append(replace(last, text=" ", left=last.right, is_made=True))
        else:
            turn = _turn(pdfium.FPDFText_GetCharAngle(text, nth))
            if lines[-1] and turns and turn != turns[-1]:
                lines.append([])
            turns += [turn] * (len(lines) - len(turns))
            if not lines[-1] or lines[-1][-1].text == " ":
                is_bold = _is_bold(text, nth)
            written = _MARKS.get(code) or chr(code or 0x20)
            if pdfium.FPDFText_HasUnicodeMapError(text, nth) == 1:
                written = _TEX.get(code, written)
                unread += written not in _TEX.values()
            lines[-1].append(_character(text, nth, written, turn or 0, is_bold=is_bold))
    turns += [None] * (len(lines) - len(turns))
    letters = [sum(len(line) for turn, line in zip(turns, lines, strict=True) if turn == each) for each in range(4)]
    upright = letters.index(max(letters))
    apart = ("".join(one.text for one in line) for turn, line in zip(turns, lines, strict=True) if turn != upright)
    width, height = page.get_size()
    return PageCharacters(
        width if upright % 2 else height,
        [line for turn, line in zip(turns, lines, strict=True) if line and turn == upright],
        " ".join(" ".join(apart).split()),
        unread,
        () if upright else _rules(page),
    )


def _rules(page: pypdfium2.PdfPage) -> list[Rule]:
    """The lines that are drawn along or across a page, those of rectangles too; none when it has a drawing."""
    rules: list[Rule] = []
    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    looked_at = 0
    for nth in range(pdfium.FPDFPage_CountObjects(page)):
        drawn = pdfium.FPDFPage_GetObject(page, nth)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        looked_at += (count := pdfium.FPDFPath_CountSegments(drawn))
        if looked_at > MAX_RULES:
            return []
        pdfium.FPDFPageObj_GetMatrix(drawn, matrix)
        first = last = (0.0, 0.0)
        for at in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(drawn, at)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            point = (
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                first = point
            elif kind == pdfium.FPDF_SEGMENT_LINETO:
                rules += _rule(last, point)
            last = point
            if pdfium.FPDFPathSegment_GetClose(segment):
                rules += _rule(point, first)
    return rules


def _rule(start: tuple[float, float], end: tuple[float, float]) -> list[Rule]:
    """The line between two points, when it goes along or across the page."""
    (left, bottom), (right, top) = start, end
    if abs(bottom - top) <= STRAIGHT:
        return [Rule(True, (bottom + top) / 2, min(left, right), max(left, right))]
    if abs(left - right) <= STRAIGHT:
        return [Rule(False, (left + right) / 2, min(bottom, top), max(bottom, top))]
    return []


def _turn(angle: float) -> int | None:
    """How many quarters of a circle a character is turned; None for what stands aslant.

    Args:
        angle: In radians.
    """
    quarters = angle / (math.pi / 2)
    return round(quarters) % 4 if abs(quarters - round(quarters)) < ASLANT else None


def _is_bold(text: pypdfium2.PdfTextPage, nth: int) -> bool:
    """Whether a character is set in bold, by the weight or the name of its font."""
    if pdfium.FPDFText_GetFontWeight(text, nth) >= BOLD_WEIGHT:
        return True
    name = ctypes.create_string_buffer(FONT_NAME_BYTES)
    pdfium.FPDFText_GetFontInfo(text, nth, name, FONT_NAME_BYTES, None)
    return bool(re.search(rb"bold|black|heavy", name.value, re.IGNORECASE))


def _character(text: pypdfium2.PdfTextPage, nth: int, written: str, turn: int, *, is_bold: bool) -> Character:
    """A character with its place in the direction in which it is written."""
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetLooseCharBox(text, nth, box)
    pdfium.FPDFText_GetCharOrigin(text, nth, x, y)
    start, end, baseline = (
        (box.left, box.right, y.value),
        (-box.top, -box.bottom, x.value),
        (-box.right, -box.left, -y.value),
        (box.bottom, box.top, -x.value),
    )[turn]
    size = pdfium.FPDFText_GetFontSize(text, nth)
    matrix = pdfium.FS_MATRIX()
    if pdfium.FPDFText_GetMatrix(text, nth, matrix):
        size *= math.hypot(matrix.c, matrix.d) or 1.0
    return Character(written, start, end, baseline, max(size, 1.0), is_bold)


def _title(reader: Any) -> str:
    """The title that its author gave it; empty for none."""
    info = reader.metadata
    title = str(info.title).strip() if info is not None and info.title else ""
    return title if re.search(r"[^\W\d_]{2}", title) and not _NO_TITLE.search(title) else ""
