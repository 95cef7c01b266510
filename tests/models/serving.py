"""The HTTP that scripted models share: requests recorded, answers streamed, cut or held back, a quick close.

The standard library's threading server rather than an ASGI one, because a test must be able to end a connection at a
chosen byte; an ASGI server hides the socket. Bodies are chunked, as providers' are: of a body whose end is only the
connection's end no client can tell that it was cut. A connection serves one request, so that a client that nobody
closes, as LangChain's are, leaves no open socket behind for the garbage collector to warn of.
"""

import contextlib
import json
import queue
import select
import socket
import struct
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal, Self, TypeAlias

Ending: TypeAlias = Literal["answered", "cut", "left", "stopped"]

# A reset may overtake headers that were sent just before it; a client must have read them first.
_BEFORE_RESET_S = 0.03


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came: names of headers in lower case, the body read from JSON, the monotonic clock's time (s)."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: Any
    at: float


class EndedError(Exception):
    """The exchange is over before the script is: the client left or the server stops."""

    def __init__(self, ending: Ending) -> None:
        super().__init__(ending)
        self.ending = ending


class Call:
    """One request and the ways to answer it. Every method raises `EndedError` when nobody is there any more."""

    def __init__(self, handler: BaseHTTPRequestHandler, request: Request, stopping: threading.Event) -> None:
        self._handler, self.request, self._stopping = handler, request, stopping

    def reply(self, status: int, body: object, headers: Mapping[str, str] | None = None) -> None:
        """A whole answer: `body` as JSON, or as it is when it is text."""
        payload = (body if isinstance(body, str) else json.dumps(body)).encode()
        kind = "text/plain" if isinstance(body, str) else "application/json"
        self._begin(status, {"Content-Type": kind, "Content-Length": str(len(payload)), **(headers or {})})
        if self.request.method != "HEAD":
            self._write(payload)

    def open(self, content_type: str) -> None:
        """Send the headers of an answer that `send` gives piece by piece and `close` ends."""
        self._begin(200, {"Content-Type": content_type, "Transfer-Encoding": "chunked", "Cache-Control": "no-cache"})

    def send(self, payload: bytes) -> None:
        """Send a piece of the body; none when it is empty, as an empty chunk would end the body."""
        if payload:
            self.wait(0)
            self._write(f"{len(payload):x}\r\n".encode() + payload + b"\r\n")

    def close(self) -> None:
        """End the body in good order."""
        self._write(b"0\r\n\r\n")

    def wait(self, seconds: float | None) -> None:
        """Wait; with None for as long as the client and the server stay."""
        until = None if seconds is None else time.monotonic() + seconds
        while True:
            left = 0.05 if until is None else until - time.monotonic()
            if self._is_gone(max(0.0, left)):
                raise EndedError("stopped" if self._stopping.is_set() else "left")
            if until is not None and time.monotonic() >= until:
                return

    def cut(self, *, reset: bool) -> None:
        """End the connection in the middle of the body; by a reset (RST) or in good order (FIN)."""
        connection = self._handler.connection
        if not reset:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            return
        time.sleep(_BEFORE_RESET_S)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        # The handler's files would keep the socket open past its own `close`.
        socket.close(connection.detach())

    def _is_gone(self, seconds: float) -> bool:
        connection = self._handler.connection
        readable, _, _ = select.select([connection], [], [], seconds)
        try:
            return bool(readable) and not connection.recv(1, socket.MSG_PEEK)
        except OSError:
            return True

    def _begin(self, status: int, headers: Mapping[str, str]) -> None:
        self._handler.send_response(status)
        for name, value in {**headers, "Connection": "close"}.items():
            self._handler.send_header(name, value)
        try:
            self._handler.end_headers()
        except OSError as error:
            raise EndedError("left") from error

    def _write(self, payload: bytes) -> None:
        try:
            self._handler.wfile.write(payload)
        except OSError as error:
            raise EndedError("stopped" if self._stopping.is_set() else "left") from error


class _Handler(BaseHTTPRequestHandler):
    """Reads a request and hands it to the server that owns the listener."""

    protocol_version = "HTTP/1.1"
    # Small pieces would otherwise wait for the client's delayed acknowledgement, 40 ms each.
    disable_nagle_algorithm = True
    server: "_Listener"

    def do_GET(self) -> None:
        size = int(self.headers.get("Content-Length") or 0)
        raw = self.rfile.read(size)
        try:
            body = json.loads(raw) if raw else None
        except ValueError:
            body = raw
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.owner.take(self, Request(self.command, self.path, headers, body, time.monotonic()))

    do_POST = do_HEAD = do_GET  # noqa: N815 - the base class's names

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Say nothing: `requests` is the log."""


class _Listener(ThreadingHTTPServer):
    """Knows its open connections, so that closing can end those where nothing is said."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, owner: "HTTPServer") -> None:
        self.owner = owner
        self.connections: set[socket.socket] = set()
        super().__init__(("127.0.0.1", 0), _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        self.connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self.connections.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whatever a client does to its connection is its own affair; `HTTPServer.take` catches the rest."""


class HTTPServer:
    """A server on a free port of the loopback, from `__enter__` to `__exit__`.

    `requests` records every request as it comes; `endings` gets how each ended ("left": the client went first).
    """

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.endings: queue.Queue[Ending] = queue.Queue()
        self._failures: list[Exception] = []
        self._stopping = threading.Event()
        self._listener = _Listener(self)
        self.url = f"http://127.0.0.1:{self._listener.server_port}"
        self.sink = f"{self.url}/sink"

    def answer(self, call: Call) -> Ending:
        """Answer one request."""
        raise NotImplementedError

    def take(self, handler: BaseHTTPRequestHandler, request: Request) -> None:
        """Record a request, answer it and note how that ended."""
        self.requests.append(request)
        handler.close_connection = True
        try:
            ending = self.answer(Call(handler, request, self._stopping))
        except EndedError as error:
            ending = error.ending
        except Exception as error:  # a defect of the script must fail the test, not look like a fault of the model
            self._failures.append(error)
            raise
        self.endings.put(ending)

    def __enter__(self) -> Self:
        threading.Thread(target=self._listener.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, *error: object) -> None:
        """Stop at once, whatever is open; raise what went wrong in the script."""
        self._stopping.set()
        self._listener.shutdown()
        self._listener.server_close()
        for connection in [*self._listener.connections]:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        if kind is None and self._failures:
            raise self._failures[0]
