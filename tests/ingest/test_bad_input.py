"""A folder of everything that people have by accident or bad luck: each is taken, or skipped with a reason."""

import io
import os
import re
import zipfile
from pathlib import Path

import pypdf
import pytest

from ingest.pipeline import ingest
from ingest.raw import RawDocument, Skipped
from ingest.report import IngestReport
from ingest.sources import read
from rag.settings import Settings
from tests.ingest.documents import open_document, pdf, with_objects, word, zipped
from tests.ingest.test_readers import cyclic_pdf
from tests.rag.fake_embedder import FakeEmbedder

SAID = "The Bay Pact met in Cape Lorn on Friday and agreed to freeze its fleets."
RUSSIAN = "Саммит завершился в Астане подписанием договора о воде."
NOISE = bytes(range(128, 256)) * 8 + bytes(range(32)) * 8


def locked() -> bytes:
    """A PDF with a password."""
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(pdf([SAID]))))
    writer.encrypt("secret")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def text_in(name: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr(name, SAID)
    return written.getvalue()


TAKEN: dict[str, bytes] = {
    "mark.md": b"\xef\xbb\xbf# Pact\n\n" + SAID.encode(),
    "wide.txt": SAID.encode("utf-16"),
    "nul.txt": SAID.replace("Bay", "B\0ay").encode(),
    "surrogate.txt": SAID.encode() + b" \xed\xa0\x80",
    "surrogate.jsonl": f'{{"id": "s\\ud800", "text": "{SAID} \\ud800"}}\n'.encode(),
    "deep.html": ("<div>" * 300 + f"<p>{SAID}</p>" + "</div>" * 300).encode(),
    "tables.html": ("<table><tr><td>" * 300 + SAID + "</td></tr></table>" * 300).encode(),
    "lying.html": f'<html><head><meta charset="utf-8"></head><body><p>{RUSSIAN}</p></body></html>'.encode("cp1251"),
    "unknown.html": b'<html><head><meta charset="klingon"></head><body><p>' + SAID.encode() + b"</p></body></html>",
    "koi.txt": RUSSIAN.encode("koi8_r"),
    "malformed.xhtml": f'<?xml version="1.0"?><html><body><p>{SAID}<b></p></body>'.encode(),
    "mail.eml": f"Subject: x\nContent-Type: text/plain; charset=nonsense\n\n{SAID}".encode(),
    "it's $HOME; rm -rf *.md": SAID.encode(),
    "-dash.md": SAID.encode(),
    "--json.txt": SAID.encode(),
    "  spaces  .md": SAID.encode(),
    "Саммит 2026.txt": SAID.encode(),
    "🚆.md": SAID.encode(),
    "wide\u00a0space.md": SAID.encode(),
    "e\u0301.md": SAID.encode(),
    '"quoted".md': SAID.encode(),
    "back\\slash.md": SAID.encode(),
    "%2e%2e.md": SAID.encode(),
    f"{'a' * 240}.md": SAID.encode(),
    "dir.md/inner.md": SAID.encode(),
    "last.md": SAID.encode(),
}
SKIPPED: dict[str, tuple[bytes, str]] = {
    "empty.md": (b"", "it is empty"),
    "empty.pdf": (b"", "it is empty"),
    "empty.jsonl": (b"", "it is empty"),
    "blank.txt": (b" \n\t\n", "holds no text"),
    "only-mark.txt": (b"\xef\xbb\xbf", "holds no text"),
    "nuls.txt": (b"\0" * 5000, "holds no text"),
    "line.txt": (b"The pact was agreed. " * 2_500_000, "52,500,000 bytes, more than .*; split it"),
    "line.jsonl": (b'{"text": "' + b"The pact was agreed. " * 1_100_000 + b'"}\n', "more than .* bytes; split it"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + NOISE, "a file of another kind"),
    "noise.md": (NOISE, "not text"),
    "archive.txt": (zipped(a=b"x"), "a file of another kind"),
    "word.txt": (word(), "a file of another kind"),
    "rich.txt": (rb"{\rtf1 The pact met.}", "a file of another kind"),
    "page.html": (b"\xff\xd8\xff" + NOISE, "a file of another kind"),
    "locked.pdf": (locked(), "encrypted with a password"),
    "cut.pdf": (pdf([SAID] * 3)[:400], "damaged"),
    "cyclic.pdf": (cyclic_pdf(), "cyclic|circle"),
    "no-page.pdf": (pdf([]), "no page"),
    "scan.pdf": (pdf(["", ""]), "scan"),
    "no-root.pdf": (with_objects([b"<< >>"], info=1), "damaged|no page"),
    "too-deep.html": (("<div>" * 5000 + f"<p>{SAID}</p>" + "</div>" * 5000).encode(), "too deep"),
    "frames.html": (b"<html><frameset><frame src=a></frameset></html>", "frames"),
    "other.docx": (text_in("a.txt"), "no Word"),
    "old.docx": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "encrypted, or an old file"),
    "malformed.odt": (zipped(content_xml=b"<a"), "damaged"),
    "entities.odt": (open_document("<text:p>&a;</text:p>", before='<!DOCTYPE a [<!ENTITY a "ha">]>'), "entities"),
    "python.md": (f"---\ntitle: !!python/object/apply:os.abort []\n---\n{SAID}".encode(), "not valid YAML at line 2"),
    "cut.mhtml": (b"From: x\nContent-Type: multipart/related; boundary=b\n\n--b\n", "cut off"),
    "words.eml": (b"no mail", "no headers"),
    "words.rtf": (b"hello", "no rich text"),
    "new\nline.md": (SAID.encode(), "characters that are not text; rename it"),
    "right\u202eleft.md": (SAID.encode(), "characters that are not text; rename it"),
    "old.doc": (b"words", "cannot be read yet"),
    "lines.jsonl": (b"no json\n", "not one line of JSON"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("bad")
    for name, content in {**TAKEN, **{name: content for name, (content, _) in SKIPPED.items()}}.items():
        (made / name).parent.mkdir(exist_ok=True)
        (made / name).write_bytes(content)
    (made / "again").symlink_to(made)
    for link in ("circle.md", "nowhere.md", "nowhere"):
        (made / link).symlink_to(link if link == "circle.md" else "no/such/place")
    os.mkfifo(made / "pipe.md")
    return made


@pytest.fixture(scope="module")
def report(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> IngestReport:
    sources = [str(folder), str(folder / "vanished.md")]
    return ingest(sources, Settings.read(data=tmp_path_factory.mktemp("data")), load=FakeEmbedder)


pytestmark = pytest.mark.skipif(os.name != "posix", reason="such names and links are possible on POSIX only")


def test_all_that_can_be_read_goes_in(report: IngestReport) -> None:
    assert len(report.added) == len(TAKEN), {one.source: one.reason for one in report.skipped}
    assert "last" in report.added


def test_each_of_the_others_is_skipped_once_with_a_reason(report: IngestReport, folder: Path) -> None:
    told = {one.source.removeprefix(f"{folder}/").removesuffix(":1"): one.reason for one in report.skipped}
    links = dict.fromkeys(("circle.md", "nowhere.md", "nowhere"), "a link to something that is not there")
    others = {"pipe.md": "neither a file nor a folder", "vanished.md": "no such file or folder"}
    expected = {name: reason for name, (_, reason) in SKIPPED.items()} | links | others
    assert told.keys() == expected.keys()
    assert len(report.skipped) == len(told)
    for name, reason in expected.items():
        assert re.search(reason, told[name]), (name, told[name])


@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may read any file")
def test_a_file_that_may_not_be_read_is_skipped_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(SAID)
    (tmp_path / "a.md").chmod(0)
    (tmp_path / "b.md").write_text(SAID)
    report = ingest([str(tmp_path)], Settings.read(data=tmp_path / "data"), load=FakeEmbedder)
    assert report.added == ("b",)
    assert report.skipped[0].reason == "it cannot be read: Permission denied"


def test_a_file_that_vanishes_while_the_folder_is_read_is_skipped(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(SAID)
    found = read(str(tmp_path))
    assert isinstance(next(found), RawDocument)
    (tmp_path / "b.md").unlink()
    assert [one.reason for one in found if isinstance(one, Skipped)] == ["it is no longer there"]
