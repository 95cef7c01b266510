"""Ingest on a disk that is really full: a person is told so, what was stored can be asked, and the next run goes on."""

import json
import sys
from pathlib import Path

import pytest

from tests.mounts import run_mounted

MANY = 40
LEFT_BYTES = 300_000
"""Room for some of the articles."""
FILL = f"""
import json, shutil, sys
from pathlib import Path
from rag.errors import ReadoutError
from tests.ingest.filling import again, check_whole, texts, various
from tests.rag.fakes import fake_chain, fill, write_articles

disk, news = map(Path, sys.argv[1:])
data, ballast = disk / "data", disk / "ballast"
fill(write_articles(news, {{"first": "A treaty was signed in Astana."}}), data)
ballast.write_bytes(bytes(shutil.disk_usage(disk).free - {LEFT_BYTES}))
many = {{f"a{{n:02}}": various(n) for n in range({MANY})}}
try:
    fill(write_articles(news, many), data)
except ReadoutError as error:
    said = str(error)
chain = fake_chain(data)
quote = chain.invoke("Was a treaty signed in Astana?").quotes[0].text
chain.close()
ballast.unlink()
held = texts(data)
rest = fill(news, data)
check_whole(data, {{"first", *many}})
print(json.dumps([said, quote, len(held), rest.unchanged, len(rest.added)]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="it needs mounts of its own")
def test_a_full_disk_is_named_and_what_was_stored_before_can_be_asked(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    mount = 'mount -t tmpfs -o size=16m tmpfs "$PLACE"'
    done = run_mounted(mount, disk, [sys.executable, "-c", FILL, str(disk), str(tmp_path / "news")])
    assert done.returncode == 0, done.stderr
    said, quote, held, unchanged, added = json.loads(done.stdout)
    assert said.endswith("library.sqlite3' cannot be written: the disk is full. Free some space on it, then try again.")
    assert quote == "A treaty was signed in Astana."
    assert 1 < held < MANY
    assert (unchanged, added) == (held, MANY + 1 - held)
