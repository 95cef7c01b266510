"""An article that tries all that a page could fall for, and a server on this machine that hears when something did."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Sink:
    """What beacons call."""

    address: str
    heard: list[str] = field(default_factory=list)


@contextmanager
def beacon_sink() -> Iterator[Sink]:
    """Listens until the block ends."""
    sink = Sink("")

    class Hears(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            sink.heard.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Hears) as server:
        sink.address = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield sink
        server.shutdown()


def hostile_article(sink: str) -> str:
    """Markdown whose every field and sentence holds markup that would call the sink."""
    image = f"<img src={sink}/image onerror=fetch('{sink}/onerror')>"
    script = f"<script>new Image().src='{sink}/script'</script>"
    markdown = f"![x]({sink}/markdown.png) [click](javascript:fetch('{sink}/href')) $x$ :smile: :red[red] **bold**"
    # In Markdown a backslash keeps each of these as text, which is what an article can hold.
    escaped = "".join(f"\\{each}" if each in "<>[]()!*$:_`" else each for each in f"{image}{script} {markdown}")
    return f"""---
title: "Lunar compact {image} {markdown}"
summit: "Lunar {script} {image}"
date: 2024-04-01
place: "Tranquillity {image}"
participants: ["Selene {script}"]
topics: ["regolith {image} {markdown}"]
publisher: "Press {image}"
url: "{sink}/link-that-nobody-clicks"
---

The lunar compact on regolith was signed by Selene {escaped} before the lunar deadline.

The regolith quota was set at 512 tonnes {escaped} by the compact.
"""
