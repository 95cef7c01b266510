"""Word and OpenDocument texts: rows in fields, tables within tables, boxes, formulas, pictures, headers."""

import io

import docx
import pytest

from ingest.readers import READERS
from tests.ingest.documents import W, open_document, word_of

DRAWING = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run(text)}</w:p></w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f'<w:tbl xmlns:w="{W}"><w:tblPr/><w:tblGrid/>{"".join(rows)}</w:tbl>'


def paragraph(*runs: str) -> str:
    return f'<w:p xmlns:w="{W}">{"".join(runs)}</w:p>'


def field(*content: str) -> str:
    return f"<w:sdt><w:sdtContent>{''.join(content)}</w:sdtContent></w:sdt>"


HEAD = row(cell("Field"), cell("Project"), cell("Cost"))
BEGINS, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
DOCK = table(row(cell("Dock"), cell("Depth")), row(cell("A"), cell("12 m")))
BOX = f'<w:r><w:pict xmlns:w="{W}"><w:txbxContent><w:p>{run("Boxed.")}</w:p>{DOCK}</w:txbxContent></w:pict></w:r>'
FORMULA = (
    '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x=2</m:t></m:r></m:oMath>'
)


@pytest.mark.parametrize(
    ("blocks", "lines"),
    [
        (
            table(row(field(cell("State")), cell("Vote")), field(row(cell("Arland"), cell("for"))), row(cell("Dorne"))),
            ["State | Vote", "Arland | for", "Dorne"],
        ),
        (
            table(
                HEAD,
                row(cell("Rail", BEGINS), cell("North"), cell("40")),
                row(cell("", GOES_ON), cell("South"), cell("50")),
                row(cell("Ports", BEGINS), cell("Quay"), cell("7")),
                row(cell("All", '<w:gridSpan w:val="2"/>'), cell("97")),
            ),
            [
                "Field: Rail | Project: North | Cost: 40",
                "Field: Rail | Project: South | Cost: 50",
                "Field: Ports | Project: Quay | Cost: 7",
                "Field: All | Cost: 97",
            ],
        ),
        (
            table(row(cell("Port"), f"<w:tc><w:p>{run('See:')}</w:p>{DOCK}<w:p/></w:tc>"), row(cell("Lorn"))),
            ["Port | See:", "Lorn", "Dock: A | Depth: 12 m"],
        ),
        (
            table(row(f"<w:tc><w:p>{run('It is new.')}</w:p><w:p>{run('It costs 40.')}</w:p></w:tc>")),
            ["It is new.", "It costs 40."],
        ),
        (paragraph(run("Around it."), BOX), ["Around it.", "Boxed.", "Dock: A | Depth: 12 m"]),
        (paragraph(run("Here "), FORMULA, run(" holds.")), ["Here x=2 holds."]),
        (
            paragraph(run("It holds 10"), run("6", '<w:vertAlign w:val="superscript"/>'), run(" litres.")),
            ["It holds 10⁶ litres."],
        ),
    ],
)
def test_what_a_word_document_holds_is_read_wherever_it_stands(blocks: str, lines: list[str]) -> None:
    assert READERS["docx"](word_of(blocks)).text.split("\n\n") == lines


def test_headers_of_all_pages_of_a_word_document_are_reported_with_their_tables() -> None:
    made = docx.Document()
    made.add_paragraph("The plan is new.")
    section = made.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Draft of May"
    section.header.add_table(1, 1, docx.shared.Inches(5)).rows[0].cells[0].text = "Harbour Union"
    written = io.BytesIO()
    made.save(written)
    found = READERS["docx"](written.getvalue())
    assert {(one.reason, one.text) for one in found.left_out} == {
        ("running head", "Draft of May"),
        ("running head", "Harbour Union"),
    }


def test_boxes_of_an_open_document_are_read_behind_their_paragraph_and_pictures_reported() -> None:
    cells = "".join(f"<table:table-cell><text:p>{one}</text:p></table:table-cell>" for one in ("Lorn", "closed"))
    box = (
        f'<draw:frame xmlns:draw="{DRAWING}"><draw:text-box><text:p>One is boxed.</text:p><text:p>Two is.</text:p>'
        f"<table:table><table:table-row>{cells}</table:table-row></table:table></draw:text-box></draw:frame>"
    )
    picture = (
        f'<draw:frame xmlns:draw="{DRAWING}"><svg:desc xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible'
        ':1.0">A map</svg:desc></draw:frame>'
    )
    found = READERS["odt"](open_document(f"<text:p>The port{box} is open{picture}.</text:p>"))
    assert found.text.split("\n\n") == ["The port is open.", "One is boxed.", "Two is.", "Lorn | closed"]
    assert [(one.reason, one.text) for one in found.left_out] == [("description of a picture", "A map")]
