"""A child process that works on bytes which can be hostile, within limits of memory, time and size.

PDFs, archives and pages can be built to take all memory or never to end. The child may be killed at any moment: the
parent then says so, starts another child and goes on. It speaks JSON, so that nothing it says can run code in the
parent.

The child's module is run with `python -m` and calls `answer_requests`. It reads from standard input, for each request,
a line with the request and the length of its bytes, and the bytes; for each it writes one line of JSON.
"""

import contextlib
import datetime as dt
import json
import logging
import os
import select
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Any, BinaryIO, Self

from rag.errors import SourceError

MEMORY_BYTES = 2_000_000_000
"""What the child may take."""
CPU_S = 50
"""How long a request may take of a processor."""
MAX_REPLY_BYTES = 64_000_000

JsonReply = dict[str, Any]


class ConfinedProcess:
    """Asks a child process, which is started with the first request and again when it died.

    Args:
        module: What the child runs.
        wall_s: How long a request may take by the clock.
        advice: What a person can do when a request goes beyond the limits.
    """

    def __init__(self, module: str, wall_s: float, advice: str) -> None:
        self._module = module
        self._wall_s = wall_s
        self._advice = advice
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with contextlib.suppress(OSError):
                        stream.close()

    def ask(self, request: object, content: bytes) -> JsonReply:
        """What the child makes of the bytes.

        Raises:
            SourceError: it cannot do that, or not within the limits.
        """
        process = self._started()
        assert process.stdin is not None  # noqa: S101 - opened as a pipe
        assert process.stdout is not None  # noqa: S101
        try:
            process.stdin.write(json.dumps([request, len(content)]).encode() + b"\n" + content)
            process.stdin.flush()
            reply = _line_within(process.stdout, self._wall_s)
        except OSError:
            reply = b""
        if not reply.endswith(b"\n"):
            self.close()
            raise SourceError(
                f"it could not be read within {self._wall_s:.0f} s and {MEMORY_BYTES // 1_000_000_000} GB of memory; "
                f"it may be damaged or made to do harm. {self._advice}"
            )
        answer: JsonReply = json.loads(reply)
        if "error" in answer:
            raise SourceError(str(answer["error"]))
        return answer

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(  # noqa: S603 - a module of ours
                [sys.executable, "-m", self._module],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process


def _line_within(stream: BinaryIO | Any, seconds: float) -> bytes:
    """The next line, or what came of it until the time was over."""
    until = time.monotonic() + seconds
    pieces: list[bytes] = []
    while (left := until - time.monotonic()) > 0:
        ready, _, _ = select.select([stream], [], [], left)
        piece = os.read(stream.fileno(), 1 << 20) if ready else b""
        pieces.append(piece)
        if not piece or piece.endswith(b"\n") or sum(map(len, pieces)) > MAX_REPLY_BYTES:
            break
    return b"".join(pieces)


def answer_requests(answer: Callable[[Any, bytes], JsonReply]) -> None:
    """Answer until there are no more requests: what the child does.

    Args:
        answer: Takes the request and its bytes. Raises `SourceError` with the sentence that the parent is to raise.
    """
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    replies = sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not spoil a reply
    while header := sys.stdin.buffer.readline():
        request, length = json.loads(header)
        content = sys.stdin.buffer.read(length)
        with _limits():
            reply = json.dumps(_answered(answer, request, content), default=_as_text)
        if len(reply) > MAX_REPLY_BYTES - 1:
            reply = json.dumps(
                {"error": f"its text is more than {MAX_REPLY_BYTES // 1_000_000} MB; split it into articles"}
            )
        replies.write(reply.encode() + b"\n")
        replies.flush()


def _answered(answer: Callable[[Any, bytes], JsonReply], request: object, content: bytes) -> JsonReply:
    try:
        return answer(request, content)
    except SourceError as error:
        return {"error": str(error)}
    except MemoryError:
        return {"error": f"it takes more than {MEMORY_BYTES // 1_000_000_000} GB of memory; it may be made to do harm"}
    except RecursionError:
        return {"error": "its parts lie too deep within each other; save its text in another format"}
    except Exception as error:
        return {"error": f"it is damaged and cannot be read ({type(error).__name__}); save it again"}


def _as_text(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value)


@contextlib.contextmanager
def _limits() -> Iterator[None]:
    """Limit what the present request may take; systems without such limits still have the parent's clock."""
    try:
        import resource  # not on Windows
    except ImportError:
        yield
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + CPU_S
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, resource.getrlimit(resource.RLIMIT_AS)[1]))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    yield
