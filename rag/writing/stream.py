"""A language model's stream, read in a thread that nobody waits for, and its text without what a model thinks first."""

import queue
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from typing import Any

from langchain_core.messages import AIMessageChunk

from rag.writing.faults import SILENT, ModelFault, fault_of

OpenStream = Callable[[], Generator[Any, None, None]]


class ModelStream:
    """A model's stream, read in a thread of its own."""

    def __init__(self, open_stream: OpenStream) -> None:
        self._left = threading.Event()
        self._came: queue.Queue[AIMessageChunk | BaseException | None] = queue.Queue(maxsize=16)
        threading.Thread(target=self._read, args=(open_stream,), name="readout-model", daemon=True).start()

    def next(self, timeout_s: float) -> AIMessageChunk | None:
        """The next chunk; None at the end.

        Raises:
            ModelFault: it failed, or nothing came in time.
        """
        try:
            came = self._came.get(timeout=timeout_s)
        except queue.Empty:
            raise ModelFault(SILENT) from None
        if isinstance(came, BaseException):
            raise ModelFault(fault_of(came)) from None
        return came

    def leave(self) -> None:
        """No more is wanted; the connection is closed as soon as its thread comes to itself."""
        self._left.set()

    def _read(self, open_stream: OpenStream) -> None:
        try:
            # Closed when it is left, so that the connection ends and the model stops.
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


def without_thoughts(pieces: Iterator[str]) -> Iterator[str]:
    """The text without a leading `<think>…</think>`, which some models write before they answer."""
    opening, closing = "<think>", "</think>"
    held = ""
    for piece in pieces:
        held += piece
        begun = held.lstrip()
        if opening.startswith(begun[: len(opening)]) and len(begun) < len(opening):
            continue
        if begun.startswith(opening):
            if closing not in begun:
                continue
            held = begun.split(closing, 1)[1].lstrip()
        if held:
            yield held
        held = ""
        yield from pieces
        return
    if not held.lstrip().startswith(opening):
        yield held
