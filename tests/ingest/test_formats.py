"""Formats of offices and mail programs: spreadsheets, books, rich text and mails, with what each hides or repeats."""

import csv
import email.message
import io
import zipfile

import docx
import pytest
import xlsxwriter

from ingest.child import Child
from ingest.extract import Extracted, extract
from ingest.raw import RawDocument
from ingest.readers.spreadsheet import read_values
from rag.errors import SourceError
from tests.ingest.documents import open_document, zipped


def taken(child: Child, kind: str, content: bytes) -> Extracted:
    return extract(RawDocument("a", f"/a.{kind}", kind, content), child)


def workbook() -> bytes:
    written = io.BytesIO()
    made = xlsxwriter.Workbook(written, {"in_memory": True})
    day = made.add_format({"num_format": "d mmmm yyyy"})
    pledges, votes, drafts = made.add_worksheet("Pledges"), made.add_worksheet("Votes"), made.add_worksheet("Drafts")
    pledges.write_row(0, 0, ["Pledges to the fund"])
    pledges.write_row(1, 0, ["State", "Pledge (m)", "Due"])
    pledges.write_row(2, 0, ["Halen", 14, ""])
    pledges.write(2, 2, 46204, day)
    votes.write_row(0, 0, ["State", "Vote"])
    votes.write_row(1, 0, ["Dorne", "against"])
    drafts.write_row(0, 0, ["Not for readers"])
    drafts.hide()
    made.close()
    return written.getvalue()


def test_a_workbook_s_rows_are_told_with_their_headers_under_the_names_of_its_sheets(child: Child) -> None:
    found = taken(child, "workbook", workbook())
    assert found.article.text.split("\n\n") == [
        "## Pledges",
        "Pledges to the fund",
        "State: Halen | Pledge (m): 14 | Due: 1 July 2026",
        "## Votes",
        "State: Dorne | Vote: against",
    ]
    assert [(one.reason, one.text) for one in found.left_out] == [("hidden sheet", "Not for readers")]


def book(spine: str = '<itemref idref="b"/><itemref idref="a"/>', **parts: bytes) -> bytes:
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Records</dc:title><dc:date>2026-07-01</dc:date></metadata><manifest>"
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        '<item id="a" href="text/a.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="b" href="text/b%201.xhtml" media-type="application/xhtml+xml"/></manifest>'
        f'<spine><itemref idref="nav"/>{spine}</spine></package>'
    )
    container = '<container><rootfiles><rootfile full-path="in/c.opf"/></rootfiles></container>'
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("META-INF/container.xml", container)
        archive.writestr("in/c.opf", package)
        archive.writestr("in/nav.xhtml", "<html><body><p>Contents</p></body></html>")
        archive.writestr("in/text/a.xhtml", "<html><body><h2>Visas</h2><p>They are waived.</p></body></html>")
        archive.writestr("in/text/b 1.xhtml", "<html><body><h2>Oil</h2><p>The reserve is full.</p></body></html>")
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return written.getvalue()


def test_a_book_is_read_in_its_order_without_its_contents(child: Child) -> None:
    made = taken(child, "epub", book()).article
    assert made.text.split("\n\n") == ["## Oil", "The reserve is full.", "## Visas", "They are waived."]
    assert (made.title, str(made.published)) == ("Records", "2026-07-01")


RICH = rb"""{\rtf1\ansi\ansicpg1252{\header\pard Union\par}\pard They agreed:\par{\pntext\f3\'B7\tab}a bank\par
{\listtext 1.\tab}a court\par The pact binds all.{\footnote \pard But {\b not} Sant.}\par
{\deleted Gone.}{\v Unseen.}\par}"""


def test_rich_text_keeps_its_footnotes_and_lists_and_says_what_it_hides(child: Child) -> None:
    found = taken(child, "rtf", RICH)
    assert found.article.text.split("\n\n") == [
        "They agreed:",
        "- a bank",
        "- a court",
        "The pact binds all.[1]",
        "[1] But not Sant.",
    ]
    assert [(one.reason, one.text) for one in found.left_out] == [
        ("running head", "Union"),
        ("deleted text", "Gone."),
        ("hidden text", "Unseen."),
    ]


def test_a_word_document_s_hidden_words_are_said_and_its_line_breaks_joined(child: Child) -> None:
    made = docx.Document()
    made.add_paragraph("A line that is broken\nby hand goes on with co\u00adoperation.")
    made.add_paragraph().add_run("Unseen.").font.hidden = True
    written = io.BytesIO()
    made.save(written)
    found = taken(child, "docx", written.getvalue())
    assert found.article.text == "A line that is broken by hand goes on with cooperation."
    assert [(one.reason, one.text) for one in found.left_out] == [("hidden text", "Unseen.")]


def struck_docx() -> bytes:
    made = docx.Document()
    line = made.add_paragraph("They agreed on ")
    line.add_run("forty").font.strike = True
    line.add_run("fifty ships.").font.strike = False
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


STRUCK = [
    ("markdown", b"They agreed on ~~forty~~fifty ships."),
    ("page", b"<p>They agreed on <del>forty</del>fifty ships.</p>"),
    ("page", b'<p>They agreed on <span style="color:red;text-decoration: line-through">forty</span>fifty ships.</p>'),
    ("rtf", rb"{\rtf1\ansi They agreed on {\strike forty}{\strike0 fifty} ships.}"),
    ("docx", struck_docx()),
]


@pytest.mark.parametrize(("kind", "content"), STRUCK)
def test_what_is_struck_out_is_left_out_and_said(child: Child, kind: str, content: bytes) -> None:
    found = taken(child, kind, content)
    assert found.article.text == "They agreed on fifty ships."
    assert [(one.reason, one.text) for one in found.left_out] == [("struck-out text", "forty")]


def test_an_open_document_s_table_has_the_header_that_it_marks(child: Child) -> None:
    def row(*cells: str) -> str:
        written = (f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells)
        return f"<table:table-row>{''.join(written)}</table:table-row>"

    header = f"<table:table-header-rows>{row('State', 'Vote')}</table:table-header-rows>"
    body = f"<table:table>{header}{row('Halen', 'for')}{row('Dorne', 'against')}</table:table>"
    found = taken(child, "odt", open_document(body))
    assert found.article.text.split("\n\n") == ["State: Halen | Vote: for", "State: Dorne | Vote: against"]


def mail(subject: str, text: str) -> email.message.EmailMessage:
    made = email.message.EmailMessage()
    made["From"], made["Subject"] = "A <a@example.org>", subject
    made.set_content(text)
    return made


def test_a_mail_is_read_with_those_it_forwards(child: Child) -> None:
    outer = mail("Fwd", "See below.\n")
    outer.add_attachment(mail("Sant moves", "The summit was moved to Sant.\n"))
    found = taken(child, "mail", outer.as_bytes())
    assert found.article.text == "See below.\n\n## Sant moves\n\nThe summit was moved to Sant."
    assert found.left_out == ()


def test_of_a_mail_in_two_forms_the_page_is_read_where_the_text_only_names_it(child: Child) -> None:
    made = mail("News", "Open this mail in a browser.\n")
    page = "<p>The leaders agreed on a reserve of forty million barrels, and on visas for all who visit.</p>"
    made.add_alternative(f"<html><body>{page}</body></html>", subtype="html")
    assert taken(child, "mail", made.as_bytes()).article.text.startswith("The leaders agreed on a reserve")


def test_of_a_mail_in_two_forms_the_one_that_says_more_is_read_and_what_only_the_other_says_is_reported(
    child: Child,
) -> None:
    made = mail("News", "The reserve is full.\nSee https://a.example/b for it.\n")
    made.add_alternative("<p>The reserve is full.</p><p>See for it.</p><p>Sella pays.</p>", subtype="html")
    found = taken(child, "mail", made.as_bytes())
    assert found.article.text.split("\n\n") == ["The reserve is full.", "See for it.", "Sella pays."]
    assert found.left_out == ()
    both = mail("News", "The reserve is full.\n\nDorne pays nothing.\n")
    both.add_alternative("<p>The reserve is full.</p><p>Sella pays.</p>", subtype="html")
    found = taken(child, "mail", both.as_bytes())
    assert found.article.text.split("\n\n") == ["The reserve is full.", "Dorne pays nothing."]
    assert [(one.reason, one.text) for one in found.left_out] == [("only in the other form of the mail", "Sella pays.")]


def test_a_mail_s_text_is_read_in_all_its_parts_and_one_line_that_it_quotes_without_its_mark(child: Child) -> None:
    parts = ("It opens.", "On 2 May 2026, Roe <r@x.example> wrote:\n> It is shut.", "Bye to all of it.")
    bodies = "".join(f"--B\nContent-Type: text/plain\n\n{part}\n" for part in parts)
    content = f"Subject: A\nContent-Type: multipart/mixed; boundary=B\n\n{bodies}--B--\n"
    found = taken(child, "mail", content.encode())
    assert found.article.text.split("\n\n")[0] == "It opens."
    assert {"It is shut.", "Bye to all of it."} < set(found.article.text.split("\n"))


@pytest.mark.parametrize(
    ("kind", "content", "reason"),
    [
        ("workbook", b"words", "no spreadsheet"),
        ("workbook", workbook()[:800], "no spreadsheet"),
        ("workbook", zipped(xl__worksheets__sheet1_xml=b"\0" * 250_000_000), "more than 200 MB"),
        ("epub", b"words", "no book"),
        ("epub", book(spine=""), "holds no text"),
        ("epub", zipped(META_INF=b"x"), "no book"),
        ("epub", book(**{"META-INF__rights.xml": b"<a/>"}), "protected"),
    ],
)
def test_what_only_looks_like_one_is_refused_in_a_sentence(
    child: Child, kind: str, content: bytes, reason: str
) -> None:
    with pytest.raises(SourceError, match=reason):
        taken(child, kind, content)


def test_rich_text_that_a_run_or_a_paragraph_strikes_out_or_hides_is_left_out_and_said(child: Child) -> None:
    word = (
        rb"{\rtf1\ansi\ansicpg1251{\stylesheet{\s5\strike Old;}}\pard{\rtlch\fcs1 \ltrch\fcs0 \fs22 The fee is }"
        rb"{\rtlch\fcs1 \ltrch\fcs0 \strike\fs22 \u1076\'3f\u1074\'3f\'e0 }{\fs22 three crowns.}\par"
        rb"\pard\plain\strike{\loch It is void.}\par\pard\plain\strike0 It holds.{\fs2\v Unseen.}\par"
        rb"{\revauthdel1\deleted Gone.}\par}"
    )
    found = taken(child, "rtf", word)
    assert found.article.text.split("\n\n") == ["The fee is three crowns.", "It holds."]
    assert [(one.reason, one.text) for one in found.left_out] == [
        ("struck-out text", "два"),
        ("struck-out text", "It is void."),
        ("hidden text", "Unseen."),
        ("deleted text", "Gone."),
    ]


def test_a_merged_cell_of_rich_text_is_told_in_each_row(child: Child) -> None:
    def row(merged: str, *cells: str) -> str:
        widths = rf"\trowd{merged}\cellx1000\cellx2000"
        told = "".join(rf"{cell}\cell " for cell in cells)
        return rf"{widths}\intbl {told}{widths}\row "

    rows = (row("", "Lake", "Fish"), row(r"\clvmgf", "Upper", "4 perch"), row(r"\clvmrg", "", "5 pike"))
    found = taken(child, "rtf", rf"{{\rtf1\ansi {''.join(rows)}\pard It is so.\par}}".encode())
    assert found.article.text.split("\n\n") == [
        "Lake: Upper | Fish: 4 perch",
        "Lake: Upper | Fish: 5 pike",
        "It is so.",
    ]


STYLES = (
    '<style:style style:name="Gone" style:family="text"><style:text-properties'
    ' style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="Red" style:family="text" style:parent-style-name="Gone"/>'
)
LAKES = (
    '<text:p>Nets are red<text:span text:style-name="Red"> or blue</text:span>.</text:p>'
    "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Lake</text:p></table:table-cell>"
    "<table:table-cell><text:p>Fish</text:p></table:table-cell></table:table-row></table:table-header-rows>"
    '<table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>Upper</text:p></table:table-cell>'
    "<table:table-cell><text:p>perch</text:p></table:table-cell></table:table-row><table:table-row>"
    "<table:covered-table-cell/><table:table-cell><text:p>pike</text:p></table:table-cell></table:table-row></table:table>"
)


def test_an_open_document_leaves_out_what_a_named_style_strikes_and_tells_a_merged_cell_in_each_row(
    child: Child,
) -> None:
    header = "<style:header><text:p>Council of Lakes</text:p></style:header>"
    found = taken(child, "odt", open_document(LAKES, styles=STYLES, edges=header))
    assert found.article.text.split("\n\n") == [
        "Nets are red.",
        "Lake: Upper | Fish: perch",
        "Lake: Upper | Fish: pike",
    ]
    assert [(one.reason, one.text) for one in found.left_out] == [
        ("running head", "Council of Lakes"),
        ("struck-out text", "or blue"),
    ]


def test_a_word_document_leaves_out_what_a_named_style_strikes_and_keeps_cells_in_their_columns(child: Child) -> None:
    made = docx.Document()
    made.styles.add_style("Struck", 2).font.strike = True
    made.styles.add_style("Old rule", 1).font.strike = True
    made.styles.add_style("Older rule", 1).base_style = made.styles["Old rule"]
    line = made.add_paragraph("Oil is paid by Halen")
    line.add_run(" and Dorne", style="Struck")
    line.add_run(".")
    made.add_paragraph("Keepers live in the tower.", style="Older rule")
    table = made.add_table(rows=3, cols=3)
    for nth, name in enumerate(("Light", "Keeper", "Pay")):
        table.cell(0, nth).text = name
        table.cell(1, nth).text = ("Vey", "Ode", "40")[nth]
    table.cell(2, 0).merge(table.cell(2, 1)).text = "All"
    table.cell(2, 2).text = "78"
    written = io.BytesIO()
    made.save(written)
    found = taken(child, "docx", written.getvalue())
    assert found.article.text.split("\n\n") == [
        "Oil is paid by Halen.",
        "Light: Vey | Keeper: Ode | Pay: 40",
        "Light: All | Pay: 78",
    ]
    assert [one.text for one in found.left_out] == ["and Dorne", "Keepers live in the tower."]


def test_merged_cells_of_a_workbook_are_told_in_each_row_and_comments_are_reported(child: Child) -> None:
    written = io.BytesIO()
    made = xlsxwriter.Workbook(written, {"in_memory": True})
    sheet = made.add_worksheet("Pay")
    sheet.merge_range("A1:A2", "State")
    sheet.merge_range("B1:C1", "Paid in")
    sheet.write_row(1, 1, ["2026", "2027"])
    sheet.merge_range("A3:A4", "Halen")
    sheet.write_row(2, 1, [4, 5])
    sheet.write_row(3, 1, [6, 7])
    sheet.write_comment("B3", "Ask Halen.", {"author": "A"})
    made.close()
    found = taken(child, "workbook", written.getvalue())
    assert found.article.text.split("\n\n") == [
        "State: Halen | Paid in 2026: 4 | Paid in 2027: 5",
        "State: Halen | Paid in 2026: 6 | Paid in 2027: 7",
    ]
    assert [one.reason for one in found.left_out] == ["comment"]
    assert "Ask Halen." in found.left_out[0].text


def test_merged_cells_and_comments_of_an_open_document_sheet_are_told_too(child: Child) -> None:
    cell = '<table:table-cell office:value-type="string"{}>{}<text:p>{}</text:p></table:table-cell>'
    note = "<office:annotation><text:p>Ask Sella.</text:p></office:annotation>"
    rows = (
        (cell.format("", "", "Field"), cell.format("", "", "Project")),
        (cell.format(' table:number-rows-spanned="2"', note, "Energy"), cell.format("", "", "Line")),
        ("<table:covered-table-cell/>", cell.format("", "", "Dam")),
    )
    sheet = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
    content = open_document(f'<table:table table:name="P">{sheet}</table:table>', kind="spreadsheet")
    found = taken(child, "workbook", content)
    assert found.article.text.split("\n\n") == ["Field: Energy | Project: Line", "Field: Energy | Project: Dam"]
    assert [(one.reason, one.text) for one in found.left_out] == [("comment", "Ask Sella.")]


def test_documents_attached_to_a_mail_are_read_below_it(child: Child) -> None:
    outer = mail("Communique", "The text is attached.\n")
    annex = docx.Document()
    annex.add_paragraph("Osk Pass stays open all winter.")
    written = io.BytesIO()
    annex.save(written)
    outer.add_attachment(written.getvalue(), maintype="application", subtype="octet-stream", filename="Annex.docx")
    outer.add_attachment(b"%PDF-1.4 broken", maintype="application", subtype="pdf", filename="broken.pdf")
    outer.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    found = taken(child, "mail", outer.as_bytes())
    assert found.article.text.split("\n\n") == [
        "The text is attached.",
        "## Annex",
        "Osk Pass stays open all winter.",
    ]
    told = [(one.reason, one.text.partition(":")[0]) for one in found.left_out]
    assert told == [("attachment, not read", "broken.pdf"), ("attachment, not read", "logo.png")]


def test_a_file_of_values_leaves_the_limit_of_a_field_as_wide_as_it_was() -> None:
    before = csv.field_size_limit()
    read_values(b"Pier,Cost\nOslo,5\nLima,7\n")
    assert csv.field_size_limit() == before
