"""Formats other than text, each read in a child process within limits."""

import datetime as dt
import zlib

import pytest

from ingest.child import Child
from ingest.extract import Extracted, extract
from ingest.raw import RawDocument
from ingest.split import split
from rag.errors import SourceError
from tests.ingest.documents import W, open_document, pdf, with_objects, word, word_of, zipped
from tests.rag.fake_embedder import FakeEmbedder


def taken(child: Child, kind: str, content: bytes) -> Extracted:
    return extract(RawDocument("a", f"/a.{kind}", kind, content), child)


def quotable(found: Extracted) -> list[str]:
    made = found.article
    return [made.text[one.start : one.end] for passage in split(made, FakeEmbedder()) for one in passage.sentences]


PAGES = (
    "Harbour Union, final document\nHARBOUR UNION SUMMIT CLOSES IN PORT TELLER\n\n1. The leaders of the Harbour Union met in Port Teller on\n4 May 2026 and agreed to set up a Ports Safety Agency,\nwhich is to begin its work in\n1",
    "Harbour Union, final document\nJanuary 2027 with forty inspectors from eleven states.\n2. They ask the Bank to lend 18 million crowns for the\nnew seat of the Agency in Kestrel Bay.\n2",
    "Harbour Union, final document\n3. They thank the people of Port Teller for their kind\nhospitality and agree to meet again in 2027.\n3",
)


def test_a_pdf_is_read_across_its_pages_without_running_heads_and_numbers(child: Child) -> None:
    found = taken(child, "pdf", pdf(PAGES, title="Final document"))
    assert found.article.title == "Final document"
    assert (
        quotable(found)[-4:]
        == [
            "The leaders of the Harbour Union met in Port Teller on 4 May 2026 and agreed to set up a Ports Safety Agency, "
            "which is to begin its work in January 2027 with forty inspectors from eleven states.",
            "They ask the Bank to lend 18 million crowns for the new seat of the Agency in Kestrel Bay.",
            "They thank the people of Port Teller for their kind hospitality and agree to meet again in 2027.",
        ][-4:]
    )
    assert sorted(one.text for one in found.left_out) == ["1", "2", "3", *["Harbour Union, final document"] * 3]


def test_a_word_document_is_read_in_its_order(child: Child) -> None:
    found = taken(child, "docx", word())
    assert found.article.title == "Bay Pact closes"
    assert found.article.text == (
        "# Bay Pact closes\n\nThe Bay Pact met in Cape Lorn on 9 October 2026.\n\n## Fishing\n\nIt agreed on:\n\n"
        "- a freeze of fleets\n\n- shared radar\n\nState: Halen | Ships: 120"
    )
    assert [one.text for one in found.left_out] == ["Bay Pact secretariat"]


def test_a_word_document_s_fields_and_text_boxes_are_read_once_and_its_comments_reported(child: Child) -> None:
    paragraph = "<w:p><w:r><w:t>{0}</w:t></w:r></w:p>"
    box = "<w:txbxContent>" + paragraph.format("The box has nine boats.") + "</w:txbxContent>"
    names = (
        f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="urn:wps" xmlns:v="urn:v"'
    )
    body = (
        f"<w:sdt {names}><w:sdtContent>" + paragraph.format("The Pact met.") + "</w:sdtContent></w:sdt>",
        f"<w:p {names}><w:r><w:t>It froze fleets.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><wps:txbx>{box}"
        f"</wps:txbx></mc:Choice><mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r></w:p>",
    )
    comment = (
        f'<w:comments xmlns:w="{W}"><w:comment w:id="1">{paragraph.format("Is it true?")}</w:comment></w:comments>'
    )
    found = taken(child, "docx", word_of(*body, comments=comment))
    assert found.article.text == "The Pact met.\n\nIt froze fleets.\n\nThe box has nine boats."
    assert [(one.reason, one.text) for one in found.left_out] == [("comment", "Is it true?")]


def test_what_tracked_changes_delete_or_move_away_is_left_out_of_a_word_document_and_reported(child: Child) -> None:
    run = "<w:r><w:t xml:space='preserve'>{0}</w:t></w:r>"
    gone = "<w:r><w:delText xml:space='preserve'>{0}</w:delText></w:r>"
    body = (
        f"<w:p xmlns:w='{W}'>{run.format('The Pact froze ')}<w:del w:id='1'>{gone.format('nine ')}</w:del>"
        f"<w:ins w:id='2'>{run.format('ten ')}</w:ins>{run.format('fleets.')}</w:p>",
        f"<w:p xmlns:w='{W}'><w:moveFrom w:id='3'>{run.format('It met twice.')}</w:moveFrom></w:p>",
        f"<w:p xmlns:w='{W}'><w:pPr><w:rPr><w:del w:id='4'/></w:rPr></w:pPr>{run.format('The next meeting ')}</w:p>",
        f"<w:p xmlns:w='{W}'>{run.format('is in May. ')}<w:moveTo w:id='5'>{run.format('It met twice.')}</w:moveTo></w:p>",
    )
    found = taken(child, "docx", word_of(*body))
    assert found.article.text == "The Pact froze ten fleets.\n\nThe next meeting is in May. It met twice."
    assert [(one.reason, one.text) for one in found.left_out] == [("deleted text", "nine")]


def test_pages_of_a_pdf_without_text_are_said(child: Child) -> None:
    found = taken(child, "pdf", pdf([PAGES[0], "", PAGES[2], ""]))
    assert found.notes[0].startswith("has no text on page 2, 4")


def test_an_open_document_s_frames_are_read_and_its_comments_and_deletions_reported(child: Child) -> None:
    body = (
        '<draw:frame xmlns:draw="urn:d"><draw:text-box><text:p>It froze fleets.</text:p></draw:text-box></draw:frame>'
        "<text:table-of-content><text:index-body><text:p>The Pact met.</text:p></text:index-body></text:table-of-content>"
        "<text:p>They left.<office:annotation><text:p>Is it true?</text:p></office:annotation></text:p>"
        "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>"
        "J. Sorro</dc:creator></office:change-info><text:p>They wept.</text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes>"
    )
    found = taken(child, "odt", open_document(body))
    assert found.article.text == "It froze fleets.\n\nThe Pact met.\n\nThey left."
    told = [("comment", "Is it true?"), ("deleted text", "They wept.")]
    assert [(one.reason, one.text) for one in found.left_out] == told


def test_an_open_document_is_read(child: Child) -> None:
    body = (
        '<text:h text:outline-level="2">Fishing</text:h><text:p>The Pact<text:s/>met.</text:p><text:list>'
        "<text:list-item><text:p>radar</text:p></text:list-item></text:list><table:table><table:table-row>"
        "<table:table-cell><text:p>Halen</text:p></table:table-cell><table:table-cell><text:p>12</text:p>"
        "</table:table-cell></table:table-row></table:table>"
    )
    found = taken(child, "odt", open_document(body))
    assert found.article.text == "## Fishing\n\nThe Pact met.\n\n- radar\n\nHalen | 12"


def test_rich_text_is_read(child: Child) -> None:
    found = taken(
        child, "rtf", rb"{\rtf1\ansi\ansicpg1252 The Bay Pact met in Caf\'e9 Lorn.\par It froze {\b fleets}.\par}"
    )
    assert found.article.text == "The Bay Pact met in Café Lorn.\n\nIt froze fleets."


def test_the_paragraphs_of_a_rich_text_s_cells_end_with_the_cells(child: Child) -> None:
    rows = (("State", "Ships"), ("Halen", "120"), ("Sund", "90"))
    cell = r"{{\pard\intbl \ql %s\par}" + "\n" + r"\cell}"
    body = "\n".join(r"{\trowd\cellx1\cellx2" + "".join(cell % one for one in row) + r"\intbl\row}" for row in rows)
    found = taken(child, "rtf", rb"{\rtf1\ansi " + body.encode() + rb" {\pard The Pact met.\par}}")
    assert found.article.text == "State: Halen | Ships: 120\n\nState: Sund | Ships: 90\n\nThe Pact met."


MAIL = (
    "From: Press Office <press@example.org>\nSubject: =?utf-8?q?Caf=C3=A9_pact?=\nDate: Fri, 9 Oct 2026 10:00:00 +0000\n"
    'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain; charset=windows-1252\n'
    "Content-Transfer-Encoding: 8bit\n\nThe Pact met in the caf\xe9.\n\n-- \nPress Office\n--b\nContent-Type: application/pdf; "
    'name="a.pdf"\nContent-Disposition: attachment; filename="a.pdf"\n\nx\n--b--\n'
)


def test_a_mail_is_read_with_its_subject_sender_and_day(child: Child) -> None:
    found = taken(child, "mail", MAIL.encode("cp1252"))
    made = found.article
    assert (made.title, made.publisher, made.published) == ("Café pact", "Press Office", dt.date(2026, 10, 9))
    assert made.text == "The Pact met in the café."
    assert [one.reason for one in found.left_out] == ["signature", "attachment, not read"]


def test_a_page_saved_as_one_file_is_read(child: Child) -> None:
    content = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/pact\nSubject: Pact\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: '
        "quoted-printable\n\n<html><body><p>The Pact met in the caf=C3=A9 on Friday.</p></body></html>\n--b--\n"
    )
    found = taken(child, "archive", content.encode())
    assert (found.article.text, found.article.url) == (
        "The Pact met in the café on Friday.",
        "https://example.org/pact",
    )


PAGE = """<html><head><title>Pact met</title><meta property="og:site_name" content="Lorn Daily">
<meta property="article:published_time" content="2026-10-09T10:00:00Z"><link rel="canonical" href="https://example.org/a">
</head><body><nav><a href=/>Home</a></nav><article><h1>Pact met</h1><p>The Bay Pact met in Cape Lorn on Friday and agreed to
freeze its fleets until 2030.</p><figure><img src=x><figcaption>The leaders sign the pact in the harbour.</figcaption></figure>
<p>It meets again in May.</p></article><aside><p>Another story is told here.</p></aside><footer>We use cookies.</footer></body>"""


def test_a_page_is_read_with_its_metadata_and_what_stands_around_it_is_reported(child: Child) -> None:
    found = taken(child, "page", PAGE.encode())
    made = found.article
    assert (made.title, made.publisher, made.url) == ("Pact met", "Lorn Daily", "https://example.org/a")
    assert made.published == dt.date(2026, 10, 9)
    assert quotable(found) == [
        "The Bay Pact met in Cape Lorn on Friday and agreed to freeze its fleets until 2030.",
        "The leaders sign the pact in the harbour.",
        "It meets again in May.",
    ]
    assert {"Home", "Another story is told here.", "We use cookies."} <= {one.text for one in found.left_out}


@pytest.mark.parametrize(
    "before",
    [
        "<html><title>Pact met</title>",
        "<!doctype html>\n<meta charset=utf-8><title>Pact met</title><script>if (a < b) x('<body>')</script>",
        "<!-- saved --><head lang=en><title>Pact met</title><style>p > q {}</style>",
    ],
)
def test_a_page_may_leave_out_the_tags_of_its_head_and_body(child: Child, before: str) -> None:
    found = taken(child, "page", f"{before}<main><p>The Pact met on Friday.</p></main>".encode())
    assert (found.article.title, found.article.text) == ("Pact met", "The Pact met on Friday.")


def test_a_page_in_an_old_encoding_is_read_as_it_says(child: Child) -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Саммит завершился в Астане.</p></body></html>'
    assert taken(child, "page", page.encode("cp1251")).article.text == "Саммит завершился в Астане."


def cyclic_pdf() -> bytes:
    pages = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>", b"<< >>"]
    return with_objects(pages, info=3)


def bomb_pdf() -> bytes:
    packed = zlib.compress(b"BT (" + b"a" * 200_000_000 + b") Tj ET", 9)
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
    tree = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return with_objects([b"<< /Type /Catalog /Pages 2 0 R >>", tree, page, stream, b"<< >>"], info=5)


ENTITIES = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("kind", "content", "reason"),
    [
        ("pdf", b"%PDF", "no PDF"),
        ("pdf", pdf(PAGES)[:400], "damaged|no page|scan"),
        ("pdf", pdf([]), "no page"),
        ("pdf", pdf(["", ""]), "scan"),
        ("pdf", cyclic_pdf(), "circle|no page|damaged|scan"),
        ("docx", b"PK\x03\x04", "no Word"),
        ("docx", word()[:2000], "no Word"),
        ("docx", b"\xd0\xcf\x11\xe0 and so on", "encrypted"),
        ("docx", zipped(word__document_xml=b"<a/>"), "damaged"),
        ("docx", zipped(word__document_xml=ENTITIES.encode() + b"<a>&b;</a>"), "entities"),
        ("odt", zipped(content_xml=b"<a"), "damaged"),
        ("odt", open_document("<text:p>&b;</text:p>", before=ENTITIES), "entities"),
        ("odt", zipped(mimetype=b"x"), "no OpenDocument"),
        ("rtf", b"words", "no rich text"),
        ("rtf", rb"{\rtf1 words", "cut off"),
        ("mail", b"just words", "no headers"),
        ("mail", b"Subject: a\nContent-Type: image/png\n\nx", "without a text"),
        ("archive", b"Subject: a\n\nx", "no web page"),
        ("page", b"<html><frameset><frame src=a></frameset></html>", "frames"),
        ("page", b"<html><body></body></html>", "no text|without any text"),
        ("page", b"<div>" * 5000 + b"<p>Six met.</p>" + b"</div>" * 5000, "too deep"),
        ("page", b"\xff\xfe\x00", "not UTF-16"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(child: Child, kind: str, content: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        taken(child, kind, content)


def test_a_document_that_is_too_much_once_unpacked_is_refused(child: Child) -> None:
    with pytest.raises(SourceError, match="more than 200 MB"):
        taken(child, "docx", zipped(word__document_xml=bytes(201_000_000)))


def test_a_document_made_to_take_all_memory_is_refused_and_the_next_one_is_read(child: Child) -> None:
    with pytest.raises(SourceError):
        taken(child, "pdf", bomb_pdf())
    assert taken(child, "page", PAGE.encode()).article.title == "Pact met"


def test_a_document_that_takes_too_long_is_refused_and_the_next_one_is_read(child: Child) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(child, "_wall_s", 1.0)
        with pytest.raises(SourceError, match="within 1 s"):
            taken(child, "page", b"<p>The word is here.</p>" * 400_000)
    assert taken(child, "rtf", rb"{\rtf1 The Pact met.}").article.text == "The Pact met."


def test_a_page_nested_three_hundred_deep_is_read(child: Child) -> None:
    page = "<div>" * 300 + "<p>The Pact met on Friday.</p>" + "</div>" * 300
    assert taken(child, "page", page.encode()).article.text == "The Pact met on Friday."


def test_the_fields_of_a_box_of_facts_are_lines_of_their_own(child: Child) -> None:
    text = "Date: 3 May 2027\nPlace: Hotel Lorn, Tarn\nChair: Ana Lund\n\nThe chair: she\nmet them.\n"
    assert taken(child, "markdown", text.encode()).article.text == (
        "Date: 3 May 2027\nPlace: Hotel Lorn, Tarn\nChair: Ana Lund\n\nThe chair: she met them."
    )


def test_numbered_points_and_actions_are_lines_of_their_own(child: Child) -> None:
    text = "4. Fish\n4.1 Peru asked for\na rule.\n\nActions\n4/1 Chair: a list\n4/2 Peru: a note\n"
    assert taken(child, "markdown", text.encode()).article.text == (
        "4. Fish\n4.1 Peru asked for a rule.\n\nActions\n4/1 Chair: a list\n4/2 Peru: a note"
    )


def test_a_line_in_bold_above_a_paragraph_is_a_line_of_its_own(child: Child) -> None:
    text = "**11:30 – Who isn't here**\nAbsent: the heads of Peru and Chile.\n\nThe **king** came\nby train.\n"
    assert taken(child, "markdown", text.encode()).article.text == (
        "11:30 – Who isn't here\nAbsent: the heads of Peru and Chile.\n\nThe king came by train."
    )
