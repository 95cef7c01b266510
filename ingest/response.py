"""One request over HTTP: the response whole and in time, or why there is none.

A server may break off, and what came of a page would then pass for the article; or send a byte now and then, so that
nobody knows when it ends. So a response is only taken when it is as long as it was announced to be, what is packed is
unpacked to its end, and one clock runs for all that a page needs: connection, headers, body, and robots.txt before it.
"""

import http.client
import io
import socket
import ssl
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rag.errors import SourceError

MAX_PAGE_BYTES = 20_000_000
"""Of a page, as sent and when unpacked."""
TIMEOUT_S = 15.0
"""How long a server may send nothing."""
_AS_IT_IS = frozenset({"", "identity", "none", "utf-8"})
"""What is told of how content is packed that is not; the last two are mistakes that servers make."""


class Clock:
    """Runs while a page is fetched."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._until = time.monotonic() + seconds

    def extend(self, seconds: float) -> None:
        """Leave out the time for which this program itself waited."""
        self._until += seconds

    def left(self) -> float:
        """For how many seconds a server may be waited for.

        Raises:
            SourceError: the time is over.
        """
        left = self._until - time.monotonic()
        if left <= 0:
            raise SourceError(f"it takes more than {self._seconds:.0f} s to send")
        return min(left, TIMEOUT_S)


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered."""

    status: int
    headers: http.client.HTTPMessage
    content: bytes
    """Unpacked; only of a reply with status 200, of others nobody reads it."""


@dataclass(frozen=True, slots=True)
class Host:
    """Where to ask: the address was looked up before; the name is used for the certificate and the header."""

    name: str
    address: str
    port: int
    is_secure: bool


def request(host: Host, target: str, headers: Mapping[str, str], clock: Clock) -> Response:
    """What the host answers when asked for a path.

    Raises:
        SourceError: it cannot be fetched, or not whole, not in time, or not in a form that was asked for.
    """
    connection = _Connection(host, clock)
    asked = {"Accept-Encoding": "gzip", "Connection": "close", "Accept": "*/*", **headers}
    try:
        connection.request("GET", target, headers=asked)
        reply = connection.getresponse()
        content = _content(reply) if reply.status == http.client.OK else b""
        return Response(reply.status, reply.headers, content)
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        raise SourceError(f"it cannot be fetched: {_told(error)}") from None
    finally:
        connection.close()


def _told(error: Exception) -> str:
    match error:
        case TimeoutError():
            return "it takes too long"
        case http.client.IncompleteRead():
            return "the server broke off in the middle of it; try again"
        case zlib.error():
            return "it is packed in a wrong way"
    return str(error) or type(error).__name__


class _Connection(http.client.HTTPConnection):
    """A connection on which nothing takes longer than the clock allows."""

    def __init__(self, host: Host, clock: Clock) -> None:
        super().__init__(host.name, host.port)
        self.default_port = 443 if host.is_secure else 80
        self._to, self._clock = host, clock

    def connect(self) -> None:
        plain = socket.create_connection((self._to.address, self._to.port), self._clock.left())
        if self._to.is_secure:
            plain.settimeout(self._clock.left())  # for the whole handshake
            plain = ssl.create_default_context().wrap_socket(plain, server_hostname=self._to.name)
        self.sock = _Timed(plain, self._clock)


class _Timed:
    """A socket, so far as an HTTP connection uses one, that waits no longer than the clock allows."""

    def __init__(self, plain: socket.socket, clock: Clock) -> None:
        self._plain, self._clock = plain, clock

    def sendall(self, content: bytes) -> None:
        """Send all of it."""
        self._plain.settimeout(self._clock.left())
        self._plain.sendall(content)

    def makefile(self, mode: str) -> io.BufferedReader:
        """What comes in; it can be read on when the socket is closed, as a socket's own can."""
        return io.BufferedReader(_Received(self._plain, self._clock))

    def close(self) -> None:
        """Close it for all but what reads it."""
        self._plain.close()


class _Received(io.RawIOBase):
    """What a socket receives. The clock is looked at for each piece: an HTTP reader waits for whole lines."""

    def __init__(self, plain: socket.socket, clock: Clock) -> None:
        super().__init__()
        self._plain, self._clock = plain, clock
        self._bytes = plain.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._plain.settimeout(self._clock.left())
        return self._bytes.readinto(buffer)

    def close(self) -> None:
        self._bytes.close()
        super().close()


def _content(reply: http.client.HTTPResponse) -> bytes:
    """All that was sent, unpacked.

    Raises:
        IncompleteRead: it breaks off.
        SourceError: it is too large, or packed in a way that was not asked for.
    """
    packed_as = ", ".join(reply.headers.get_all("Content-Encoding", [])).strip().casefold()
    if packed_as not in {*_AS_IT_IS, "gzip", "x-gzip"}:
        raise SourceError(
            f"the server sends it packed as {packed_as!r:.40}, which was not asked for; save it in a browser instead"
        )
    sent = bytearray()
    while piece := reply.read1(1 << 16):
        sent += piece
        if len(sent) > MAX_PAGE_BYTES:
            raise _too_large()
    if reply.length:
        raise http.client.IncompleteRead(bytes(sent), reply.length)
    return bytes(sent) if packed_as in _AS_IT_IS else _unpacked(bytes(sent))


def _unpacked(packed: bytes) -> bytes:
    """The content of gzip members, one or more (RFC 1952); what stands behind the last is padding."""
    content = bytearray()
    while packed.startswith(b"\x1f\x8b") or (packed and not content):
        unpack = zlib.decompressobj(zlib.MAX_WBITS | 16)
        content += unpack.decompress(packed, MAX_PAGE_BYTES + 1 - len(content))
        if len(content) > MAX_PAGE_BYTES:
            raise _too_large()
        if not unpack.eof:
            raise http.client.IncompleteRead(bytes(content))
        packed = unpack.unused_data
    return bytes(content)


def _too_large() -> SourceError:
    return SourceError(f"it has more than {MAX_PAGE_BYTES // 1_000_000} MB, which no article has")
