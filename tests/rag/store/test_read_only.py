"""Asking from a directory in which nothing can be written."""

import sys
from pathlib import Path

import pytest

from rag.errors import LibraryError
from rag.store.sqlite import SqliteDatabase
from tests.mounts import run_mounted
from tests.rag.fakes import fill, write_articles
from tests.rag.store.test_database import failure

ASK = """
import sys
from pathlib import Path
from ingest.pipeline import ingest
from rag.errors import ReadoutError
from rag.settings import Settings
from tests.rag.fake_embedder import FakeEmbedder
from tests.rag.fakes import fake_chain
data, news = map(Path, sys.argv[1:])
chain = fake_chain(data)
print(chain.invoke("Was a treaty signed?").quotes[0].text)
chain.close()
try:
    ingest([str(news)], Settings.read(data=data), load=FakeEmbedder)
except ReadoutError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="it needs mounts of its own")
def test_a_read_only_directory_can_be_asked_and_says_why_it_cannot_be_filled(tmp_path: Path) -> None:
    news = write_articles(tmp_path / "news", {"astana": "A treaty was signed in Astana."})
    fill(news, tmp_path / "data")
    write_articles(news, {"tokyo": "A fund was announced."})
    bind = f'mount --bind "{tmp_path / "data"}" "$PLACE" && mount -o remount,ro,bind "$PLACE"'
    seen = tmp_path / "seen"
    done = run_mounted(bind, seen, [sys.executable, "-c", ASK, str(seen), str(news)])
    assert done.returncode == 0, done.stderr
    quote, refusal = done.stdout.splitlines()
    assert quote == "A treaty was signed in Astana."
    assert refusal.startswith("Nothing can be written in the data directory")
    assert "Read-only file system" in refusal


def test_what_can_only_be_read_is_told_so_when_it_is_to_be_written(tmp_path: Path) -> None:
    SqliteDatabase(tmp_path / "it.db", failure).close()
    database = SqliteDatabase(tmp_path / "it.db", failure, pragmas=["query_only = ON"])
    with (
        pytest.raises(LibraryError, match=r"It cannot be written: it can only be read here\."),
        database.write() as one,
    ):
        one.execute("CREATE TABLE words (word TEXT)")
    database.close()
