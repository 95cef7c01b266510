"""Servers that break off, never end, or send what was not asked for: what they sent is no article."""

import contextlib
import gzip
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ingest.web import STATE_FILE, Web
from rag.errors import SourceError

TEXT = b"The leaders met in Osh and agreed on a fund. " * 200
PACKED = gzip.compress(TEXT)
SLOW_S = 10.0
"""How long a slow server would go on."""
WALL_S = 0.5


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., str]]:
    """Serves a page as those bytes, at the address that is given back."""
    monkeypatch.setattr("ingest.web.WALL_S", WALL_S)
    listening: list[socket.socket] = []

    def serve(*pieces: bytes, dripping: bool = False) -> str:
        server = socket.create_server(("127.0.0.1", 0))
        listening.append(server)

        def answer() -> None:
            with contextlib.suppress(OSError):  # the other side gave up, or the test is over
                while True:
                    client, _ = server.accept()
                    with client:
                        if b"/robots.txt" in client.recv(4096):
                            client.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
                            continue
                        client.sendall(b"".join(pieces))
                        until = time.monotonic() + SLOW_S
                        while dripping and time.monotonic() < until:
                            client.sendall(b"a")
                            time.sleep(0.05)

        threading.Thread(target=answer, daemon=True).start()
        return f"http://127.0.0.1:{server.getsockname()[1]}/a"

    yield serve
    for server in listening:
        server.close()


def head(*lines: str) -> bytes:
    return "\r\n".join(["HTTP/1.1 200 OK", "Content-Type: text/plain", 'ETag: "1"', *lines, "", ""]).encode()


def fetch(url: str, data: Path | None = None) -> bytes:
    web = Web(data, allow_private=True, sleep=lambda seconds: None)
    try:
        return web.fetch(url).content
    finally:
        web.remember()


@pytest.mark.parametrize(
    "pieces",
    [
        (head(f"Content-Length: {len(TEXT)}"), TEXT[:900]),
        (head("Transfer-Encoding: chunked"), b"384\r\n", TEXT[:900], b"\r\n"),
        (head("Content-Encoding: gzip"), PACKED[: len(PACKED) // 2]),
        (head("Content-Encoding: gzip"), PACKED[:-1]),
    ],
)
def test_what_breaks_off_is_refused_and_asked_for_again(
    served: Callable[..., str], tmp_path: Path, pieces: tuple[bytes, ...]
) -> None:
    url = served(*pieces)
    with pytest.raises(SourceError, match="broke off in the middle"):
        fetch(url, tmp_path)
    assert not (tmp_path / STATE_FILE).exists()


@pytest.mark.parametrize(
    "pieces",
    [
        (head(f"Content-Length: {len(TEXT)}"), TEXT),
        (head(), TEXT),
        (head("Content-Encoding: utf-8"), TEXT),
        (head("Content-Encoding: gzip", f"Content-Length: {len(PACKED)}"), PACKED),
        (head("Content-Encoding: x-gzip"), gzip.compress(TEXT[:900]), gzip.compress(TEXT[900:]), b"\0\0"),
    ],
)
def test_what_is_whole_is_taken_and_its_version_noted(
    served: Callable[..., str], tmp_path: Path, pieces: tuple[bytes, ...]
) -> None:
    url = served(*pieces)
    assert fetch(url, tmp_path) == TEXT
    assert json.loads((tmp_path / STATE_FILE).read_text()) == {url: {"etag": '"1"'}}


@pytest.mark.parametrize("packing", ["br", "zstd", "gzip, gzip"])
def test_what_is_packed_in_a_way_that_was_not_asked_for_is_refused(served: Callable[..., str], packing: str) -> None:
    with pytest.raises(SourceError, match=f"packed as '{packing}'"):
        fetch(served(head(f"Content-Encoding: {packing}"), gzip.compress(PACKED)))


def test_what_is_not_packed_as_it_says_is_refused(served: Callable[..., str]) -> None:
    with pytest.raises(SourceError, match="packed in a wrong way"):
        fetch(served(head("Content-Encoding: gzip"), TEXT))


@pytest.mark.parametrize(
    "begun",
    [
        b"HTTP/1.1 200 OK\r\nX: ",  # a header without an end
        head("Transfer-Encoding: chunked") + b"2;",  # what may stand behind the length of a chunk
        head(f"Content-Length: {len(TEXT)}"),
    ],
)
def test_one_clock_runs_for_all_that_drips_in(served: Callable[..., str], begun: bytes) -> None:
    began = time.monotonic()
    with pytest.raises(SourceError, match=r"takes (?:too long|more than)"):
        fetch(served(begun, dripping=True))
    assert time.monotonic() - began < SLOW_S / 2
