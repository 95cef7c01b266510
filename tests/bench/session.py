"""A page of the window without a browser: Streamlit's websocket protocol, spoken as its page in a browser speaks it.

A session keeps what a page keeps of our parts, that is what each was given last, and asks for the next drawing when one
is due, as `rag/ui/parts/poll.js` does. Streamlit forgets a widget's value only when it is told another, so that what
has not changed is not sent along.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

SETTLED = ("answered", "declined", "about", "failed", "stopped")
"""States of an exchange to which nothing more comes."""
LOST_S = 5.0
"""After which a drawing that was asked for is asked for again, as `poll.js` does."""
BROKEN = "Something went wrong"
"""How the sentence begins that stands in place of a page which could not be drawn (`rag.ui.window.guard`)."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of ours, or the question box, as it was drawn last."""

    id: str
    """Streamlit's, which what is done with it is sent under."""
    fragment: str
    """The fragment that is drawn again then; empty for the whole page."""
    run: str
    """The run of the script that drew it."""
    given: dict[str, Any]


class Session:
    """One open page. Reads what the server sends in a task of its own, which is to run beside all else."""

    def __init__(self, socket: ClientConnection, http: httpx.AsyncClient) -> None:
        self._socket = socket
        self._http = http
        self._page = ""
        self._run = ""
        self._changed = asyncio.Event()
        self._due: dict[str, asyncio.Task[None]] = {}
        self.parts: dict[str, Part] = {}
        """By the key that our code draws them under."""
        self.ready = False
        """Whether the line under the question box says that questions can be answered."""
        self.received_bytes = 0
        self.runs = 0
        """How often the server drew the page, or a fragment of it."""

    async def ask(self, question: str, wait_s: float) -> dict[str, Any]:
        """Ask it, and wait until its exchange is settled; what `parts/exchange.js` was given of it."""
        before = self._exchanges()
        sent = WidgetState(id=self.parts["asked"].id)
        sent.chat_input_value.data = question
        await self._send(sent, self.parts["asked"])

        def settled() -> bool:
            new = self._exchanges().keys() - before.keys()
            return any(self.parts[key].given["state"] in SETTLED for key in new)

        await self.until(settled, wait_s)
        (key,) = self._exchanges().keys() - before.keys()
        return self.parts[key].given

    async def open_citation(self, exchange_id: str, marker: int, wait_s: float) -> dict[str, Any]:
        """Click on a citation; what `parts/source.js` was given of its article."""
        await self._trigger(self.parts[f"exchange-{exchange_id}"], "opened", {"quote": marker})

        def shown() -> bool:
            return "source-view" in self.parts and self.parts["source-view"].given["number"] == marker

        await self.until(shown, wait_s)
        given = self.parts["source-view"].given
        await self._trigger(self.parts["source-view"], "closed", True)
        await self.until(lambda: "source-view" not in self.parts, wait_s)
        return given

    async def until(self, holds: Callable[[], bool], wait_s: float) -> None:
        """Wait until what was drawn makes that true; raises TimeoutError."""
        async with asyncio.timeout(wait_s):
            while not holds():
                self._changed.clear()
                await self._changed.wait()

    async def read(self) -> None:
        """Take in what the server sends, until it closes the page; raises RuntimeError when a page cannot be drawn."""
        async for data in self._socket:
            self.received_bytes += len(data)
            message = ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode())
            match message.WhichOneof("type"):
                case "new_session":
                    self._run = message.metadata.run.script_run_id
                case "navigation":
                    self._page = message.navigation.page_script_hash
                case "delta":
                    self._take(message.delta)
                case "script_finished":
                    self.runs += 1
                    if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                        self._forget_stale(frozenset(message.metadata.run.fragment_ids))
            self._changed.set()

    def leave(self) -> None:
        """Ask for no more drawings."""
        for task in self._due.values():
            task.cancel()

    def _exchanges(self) -> dict[str, Part]:
        return {key: part for key, part in self.parts.items() if key.startswith("exchange-")}

    def _take(self, delta: Delta) -> None:
        element = delta.new_element
        match element.WhichOneof("type"):
            case "bidi_component":
                drawn = element.bidi_component
                part = Part(drawn.id, delta.fragment_id, self._run, json.loads(drawn.json)[0])
                key = drawn.id.split("-", 2)[2]
                self.parts[key] = part
                if key.endswith("-due"):
                    self._poll(key, part)
            case "chat_input":
                self.parts["asked"] = Part(element.chat_input.id, delta.fragment_id, self._run, {})
            case "text" if element.text.body.startswith("Ready"):
                self.ready = True
            case "text" if element.text.body.startswith(BROKEN):
                raise RuntimeError(element.text.body)
            case "exception":
                raise RuntimeError(element.exception.message)

    def _poll(self, key: str, part: Part) -> None:
        async def ask() -> None:
            await asyncio.sleep(part.given["afterMs"] / 1000)
            if part.given["changed"]:
                await self._http.get(part.given["changed"], timeout=None)
            while True:
                await self._trigger(part, "due", True)
                await asyncio.sleep(LOST_S)

        if key in self._due:
            self._due[key].cancel()
        self._due[key] = asyncio.create_task(ask())

    def _forget_stale(self, fragments: frozenset[str]) -> None:
        """Drop what the last run, of the page or of these fragments, did not draw again."""
        for key, part in [*self.parts.items()]:
            if part.run != self._run and (not fragments or part.fragment in fragments):
                del self.parts[key]
                if key in self._due:
                    self._due.pop(key).cancel()

    async def _trigger(self, part: Part, event: str, value: object) -> None:
        sent = WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{part.id}__events")
        sent.json_trigger_value = json.dumps([{"event": event, "value": value}])
        await self._send(sent, part)

    async def _send(self, widget: WidgetState, part: Part) -> None:
        asked = BackMsg()
        asked.rerun_script.page_script_hash = self._page
        asked.rerun_script.fragment_id = part.fragment
        asked.rerun_script.widget_states.widgets.append(widget)
        await self._socket.send(asked.SerializeToString())

    async def begin(self) -> None:
        """Ask for the first drawing."""
        first = BackMsg()
        first.rerun_script.query_string = ""
        await self._socket.send(first.SerializeToString())


@asynccontextmanager
async def opened(address: str, wait_s: float) -> AsyncIterator[Session]:
    """A page of the window served at that address, drawn and, within that time, ready for questions.

    What goes wrong while it is read is raised in the block, in place of the waiting that it ends.
    """
    url = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    async with (
        connect(url, subprotocols=[Subprotocol("streamlit")], max_size=None) as socket,
        httpx.AsyncClient(base_url=address) as http,
    ):
        session = Session(socket, http)
        async with asyncio.TaskGroup() as tasks:
            reading = tasks.create_task(session.read())
            await session.begin()
            await session.until(lambda: session.ready and "asked" in session.parts, wait_s)
            yield session
            session.leave()
            reading.cancel()
