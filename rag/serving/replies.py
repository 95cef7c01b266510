"""What the chain streams, brought from its thread to the event loop, which never waits for it."""

import asyncio
import threading
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing, suppress
from typing import TYPE_CHECKING, Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from rag.serving.door import json_bytes
from rag.serving.served import StoppableReply
from rag.types import Answer

if TYPE_CHECKING:  # brings torch
    from rag.chain import Event

SIGN_OF_LIFE_S = 15.0
"""Seconds without an event after which the program is sent one, or a proxy between takes the connection for dead."""


async def events(reply: StoppableReply, sign_of_life_s: float = SIGN_OF_LIFE_S) -> "AsyncGenerator[Event | None, None]":
    """The events of a reply as they come, None where none came for so long; raises what the chain raises.

    One thread runs the whole reply, since the chain keeps its trace in the thread's context.
    """
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[Any] = asyncio.Queue()

    def put(event: Any) -> None:
        with suppress(RuntimeError):  # the server was stopped, and its loop with it
            loop.call_soon_threadsafe(queue.put_nowait, event)

    threading.Thread(target=_run, args=(reply, put), name="readout-api-answer", daemon=True).start()
    try:
        while True:
            try:
                event = await asyncio.wait_for(queue.get(), sign_of_life_s)
            except TimeoutError:
                yield None
                continue
            if event is _END:
                return
            if isinstance(event, Exception):
                raise event
            yield event
    finally:
        reply.stop()


async def begun(reply: StoppableReply) -> "AsyncIterator[Event | None]":
    """The same once the first event is there: a question that is refused raises here, before anything is sent."""
    coming = events(reply)
    first = await anext(coming)

    async def from_the_first() -> "AsyncIterator[Event | None]":
        yield first
        async for event in coming:
            yield event

    return from_the_first()


_END = object()


def _run(reply: StoppableReply, put: Callable[[Any], None]) -> None:
    try:
        for event in reply:
            put(event)
    except Exception as error:
        put(error)
    put(_END)


async def finished(reply: StoppableReply) -> Answer:
    """The answer that a reply ends with; raises what the chain raises."""
    async with aclosing(events(reply)) as coming:
        async for event in coming:
            if isinstance(event, Answer):
                return event
    raise RuntimeError("the chain ended without an answer")


async def finished_for(request: Request, reply: StoppableReply) -> Answer:
    """The same for a program that may go away meanwhile; the reply is then stopped.

    Raises:
        ClientDisconnect: it went away.
    """
    answering, leaving = asyncio.create_task(finished(reply)), asyncio.create_task(_gone(request))
    try:
        await asyncio.wait({answering, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not answering.done():
            raise ClientDisconnect
        return answering.result()
    finally:
        answering.cancel()
        leaving.cancel()
        reply.stop()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def server_sent(data: Any, event: str = "") -> bytes:
    """One server-sent event (https://html.spec.whatwg.org/multipage/server-sent-events.html), its data as JSON."""
    named = f"event: {event}\n".encode() if event else b""
    return named + b"data: " + json_bytes(data) + b"\n\n"


SIGN_OF_LIFE = b": still working\n\n"
"""A comment, which clients skip."""


class EventStream(StreamingResponse):
    """Server-sent events of a reply, which is stopped when the program goes away."""

    media_type = "text/event-stream"

    def __init__(self, content: AsyncIterator[bytes], reply: StoppableReply) -> None:
        # nginx would hold events back until its buffer is full.
        super().__init__(content, headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})
        self._reply = reply

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send them."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._reply.stop()
