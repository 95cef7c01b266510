"""What guards the served page, whatever is on it: headers on every response, and no detail of an error on the page.

The policy lets the page load from this server alone, so that text which slipped through as markup could still call
nothing and run nothing. Streamlit needs two exceptions: it hands our components' scripts over as `blob:` modules, and
it sets styles from scripts.
"""

import base64
import hashlib
import logging
import re
from pathlib import Path

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger(__name__)

_INDEX = Path(st.__file__).parent / "static" / "index.html"
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def content_security_policy(index: str) -> str:
    """The policy for a page of that HTML, its inline scripts being let in by their hashes (CSP level 3, 2.3.1)."""
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE_SCRIPT.findall(index))
    scripts = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' blob: {scripts}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    )


class GuardHeaders:
    """ASGI middleware that sets the headers on every HTTP response."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._headers = {
            "Content-Security-Policy": content_security_policy(_INDEX.read_text(encoding="utf-8")),
            "X-Frame-Options": "DENY",
            "X-Content-Type-Options": "nosniff",
            # A permanent link names an article; the pages that quotes link to need not learn which.
            "Referrer-Policy": "same-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and the response back with the headers on it."""

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        await self._app(scope, receive, send_guarded)


def guards() -> list[Middleware]:
    """The middleware that `st.App` is given."""
    return [Middleware(GuardHeaders)]


def explain(error: Exception) -> bool:
    """Say in one sentence that something failed; the log has what. Given to `st.App` as `on_script_error`."""
    log.error("the page could not be drawn", exc_info=error)
    with st.container(key="trouble"):
        st.text("Something went wrong while this page was drawn. Reload it; the log of the server says what failed.")
    return True
