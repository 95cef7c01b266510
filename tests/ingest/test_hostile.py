"""Documents made to do harm are read in a process of their own, so that this one stays small and goes on."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.child import Child
from ingest.extract import extract
from ingest.raw import RawDocument
from ingest.readers import READERS, SHORT_BYTES, Document
from tests.conftest import ROOT
from tests.ingest.documents import open_document, zipped
from tests.ingest.test_readers import ENTITIES, bomb_pdf

FRONT = "title: Pact\ndate: 2026-10-09\nparticipants: [Arland, Borava]\nlang: en\n7: seven\n"
GROWN_MOST_MB = 40
READ = """
import re, sys
from pathlib import Path
from ingest.child import Child
from ingest.extract import extract
from ingest.raw import RawDocument
from rag.errors import SourceError

def peak_mb():
    return int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]) // 1024

with Child(wall_s=25) as child:
    extract(RawDocument("a", "/a", "text", b"The Pact met."), child)
    before = peak_mb()
    for file in sorted(Path(sys.argv[1]).iterdir()):
        try:
            extract(RawDocument("a", "/a", file.suffix[1:], file.read_bytes()), child)
        except SourceError:
            pass
print(peak_mb() - before)
"""


class Asked(Child):
    """Notes what it is asked to read."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: list[str] = []

    def read(self, kind: str, content: bytes) -> Document:
        self.kinds.append(kind)
        return READERS[kind](content)


@pytest.mark.parametrize("kind", ["markdown", "text", "record", "described", "values"])
def test_a_long_text_is_read_elsewhere_and_a_short_one_here(kind: str) -> None:
    child = Asked()
    for often in (1, SHORT_BYTES // 20):
        said = "The Pact met, it said.\\n" * often
        extract(RawDocument("a", "/a", kind, f'{{"text": "{said}"}}'.encode()), child)
    assert child.kinds == [kind]


def test_a_long_text_is_the_same_article_wherever_it_is_read(child: Child, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "The Pact met in *Lorn* on <i>Friday</i>.\n\n<p hidden>Not shown.</p>\n\n" * 4000
    document = RawDocument("a", "/a", "markdown", f"---\n{FRONT}---\n{said}".encode())
    there = extract(document, child)
    monkeypatch.setattr("ingest.extract.SHORT_BYTES", len(document.content))
    assert extract(document, child) == there
    assert there.article.participants == ("Arland", "Borava")


@pytest.mark.skipif(sys.platform != "linux", reason="the peak is told there")
def test_this_process_stays_small_whatever_it_is_given_to_read(tmp_path: Path) -> None:
    """The HTML takes twenty times as much when it is read, and the others hundreds of times."""
    html = f"<div><svg>{'<i></i>' * 600_000}</svg>The Pact met.</div>"
    bombs = {
        "a.record": json.dumps({"text": html}).encode(),
        "c.docx": zipped(word__document_xml=bytes(201_000_000)),
        "d.odt": open_document("<text:p>&b;</text:p>", before=ENTITIES),
        "e.pdf": bomb_pdf(),
    }
    for name, content in bombs.items():
        (tmp_path / name).write_bytes(content)
    command = [sys.executable, "-c", READ, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=200)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < GROWN_MOST_MB
