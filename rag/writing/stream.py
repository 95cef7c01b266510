"""A language model's stream, read in a thread of its own, so that whoever waits for it can give it up at any time."""

import queue
import threading
from collections.abc import Callable, Generator
from contextlib import closing
from typing import Any

from langchain_core.messages import AIMessageChunk

from rag.writing.failures import SILENT, ModelFailureError, failure_of

OpenStream = Callable[[], Generator[Any, None, None]]


class ModelStream:
    """One stream, to be read from one thread and left when no more is wanted."""

    def __init__(self, open_stream: OpenStream) -> None:
        self._left = threading.Event()
        self._came: queue.Queue[AIMessageChunk | BaseException | None] = queue.Queue(maxsize=16)
        threading.Thread(target=self._read, args=(open_stream,), name="readout-model", daemon=True).start()

    def next(self, timeout_s: float) -> AIMessageChunk | None:
        """The next chunk; None at the end.

        Raises:
            ModelFailureError: it failed, or nothing came in time.
        """
        try:
            came = self._came.get(timeout=timeout_s)
        except queue.Empty:
            raise ModelFailureError(SILENT) from None
        if isinstance(came, BaseException):
            raise ModelFailureError(failure_of(came)) from None
        return came

    def leave(self) -> None:
        """Give the stream up. The connection is closed when the thread next runs; this does not wait for that."""
        self._left.set()

    def _read(self, open_stream: OpenStream) -> None:
        try:
            # Closing the generator closes the connection, by which the server learns to stop the model.
            with closing(open_stream()) as chunks:
                for chunk in chunks:
                    if not self._give(chunk):
                        return
        except Exception as error:
            self._give(error)
        else:
            self._give(None)

    def _give(self, came: AIMessageChunk | BaseException | None) -> bool:
        while not self._left.is_set():
            try:
                self._came.put(came, timeout=0.5)
            except queue.Full:
                continue
            return True
        return False
