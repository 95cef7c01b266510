"""Makes small documents of each format in memory, so that none has to be kept as bytes."""

import io
import zipfile
from collections.abc import Sequence

import docx
from docx.oxml import parse_xml

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(pages: Sequence[str], *, title: str = "", catalogue: str = "", drawn: str = "") -> bytes:
    """A PDF with the lines of each page as text, and in front of them what is drawn on each."""
    objects: list[bytes] = [
        b"",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for page in pages:
        lines = " ".join(
            f"({line.replace(chr(92), '').replace('(', '').replace(')', '')}) Tj 0 -14 Td" for line in page.split("\n")
        )
        stream = f"{drawn} BT /F1 11 Tf 60 760 Td {lines} ET".encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(f"{len(objects)} 0 R")
    objects[0] = f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>".encode()
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    objects.append(f"<< /Title ({title}) >>".encode())
    return with_objects(objects, info=len(objects))


def with_objects(objects: Sequence[bytes], info: int) -> bytes:
    """A PDF of those objects, numbered from 1; the first is its catalogue."""
    written = io.BytesIO()
    written.write(b"%PDF-1.4\n")
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(written.tell())
        written.write(b"%d 0 obj\n%s\nendobj\n" % (number, one))
    start = written.tell()
    written.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    written.writelines(b"%010d 00000 n \n" % place for place in places)
    written.write(b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (len(objects) + 1, info))
    written.write(b"startxref\n%d\n%%%%EOF" % start)
    return written.getvalue()


def word() -> bytes:
    """A Word document with a title, headings, a list, a table and a running head."""
    made = docx.Document()
    made.core_properties.title = "Template"
    made.add_heading("Bay Pact closes", 0)
    made.sections[0].header.paragraphs[0].text = "Bay Pact secretariat"
    made.add_paragraph("The Bay Pact met in Cape Lorn on 9 October 2026.")
    made.add_heading("Fishing", 1)
    made.add_paragraph("It agreed on:")
    made.add_paragraph("a freeze of fleets", style="List Bullet")
    made.add_paragraph("shared radar", style="List Bullet")
    table = made.add_table(rows=2, cols=2)
    for cell, text in zip(
        [*table.rows[0].cells, *table.rows[1].cells], ["State", "Ships", "Halen", "120"], strict=True
    ):
        cell.text = text
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def plain_word(*paragraphs: str) -> bytes:
    """A Word document of those paragraphs."""
    made = docx.Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def word_of(*blocks: str, comments: str = "") -> bytes:
    """A Word document whose body has those blocks, as XML, in front of its section."""
    made = docx.Document()
    for block in blocks:
        made.element.body.insert(len(made.element.body) - 1, parse_xml(block))
    written = io.BytesIO()
    made.save(written)
    if comments:
        with zipfile.ZipFile(written, "a") as archive:
            archive.writestr("word/comments.xml", comments)
    return written.getvalue()


def zipped(**parts: bytes) -> bytes:
    """A zip archive of those parts; two underscores in a name stand for a slash, one before the end for a full stop."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            packed = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content, packed)
    return written.getvalue()


def open_document(body: str, *, before: str = "", kind: str = "text", styles: str = "", edges: str = "") -> bytes:
    """An OpenDocument text or spreadsheet with that body, named styles, and headers and footers of its pages."""
    names = 'xmlns:dc="http://purl.org/dc/elements/1.1/" ' + " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "text", "table", "style")
    )
    content = (
        f'<?xml version="1.0"?>{before}<office:document-content {names}><office:body><office:{kind}>{body}'
        f"</office:{kind}></office:body></office:document-content>"
    )
    styled = (
        f"<office:document-styles {names}><office:styles>{styles}</office:styles><office:master-styles>"
        f"<style:master-page>{edges}</style:master-page></office:master-styles></office:document-styles>"
    )
    media_type = f"application/vnd.oasis.opendocument.{kind}".encode()
    manifest = b'<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return zipped(
        mimetype=media_type,
        content_xml=content.encode(),
        styles_xml=styled.encode(),
        **{"META-INF__manifest_xml": manifest},
    )
