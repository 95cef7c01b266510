"""The door that every request of another program passes: who it is, how much it asks, and how it is told of errors."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rag.errors import UsageError
from rag.serving.access import Access, came_from
from rag.serving.failures import RequestError, as_request_error, failure_json
from rag.serving.limits import Limits
from rag.settings import Settings

_METHODS = ("GET", "POST", "DELETE")
_HEADERS = ("Authorization", "Content-Type")


def json_bytes(value: Any) -> bytes:
    """The value as JSON in UTF-8; what that cannot hold, as a lone surrogate, is escaped."""
    try:
        return json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return json.dumps(value).encode()


class WireResponse(JSONResponse):
    """A response of JSON."""

    def render(self, content: Any) -> bytes:
        """The body."""
        return json_bytes(content)


ReadAccess = Callable[[], tuple[Access, Limits]]


def access_and_limits(read_settings: Callable[[], Settings], address: Callable[[], str | None]) -> ReadAccess:
    """Reads who may ask, and how much, at the first request, and then keeps it; one for all doors of a server."""

    @cache
    def read() -> tuple[Access, Limits]:
        try:
            settings = read_settings()
        except UsageError as error:
            raise RequestError(500, str(error)) from None
        return Access.of(settings, address()), Limits(settings.api_requests_a_minute, settings.api_requests_at_once)

    return read


class Door:
    """ASGI middleware: lets a request through to the app, or answers it with an error; one that the app raises too."""

    def __init__(self, app: ASGIApp, read: ReadAccess) -> None:
        self._app = app
        self._read = read

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)  # which closes it: there is no websocket here
            return
        app: ASGIApp = self._answered
        if origins := self._origins():
            app = CORSMiddleware(app, origins, allow_methods=_METHODS, allow_headers=_HEADERS)
        await app(scope, receive, send)

    def _origins(self) -> frozenset[str]:
        """Of web pages elsewhere that may ask; none while the settings are wrong, which each request is told."""
        try:
            return self._read()[0].origins
        except RequestError:
            return frozenset()

    async def _answered(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def noting(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._let_through(scope, receive, noting)
        except ClientDisconnect:
            return
        except Exception as error:
            if started:
                raise
            told = as_request_error(error)
            await WireResponse(failure_json(told), told.status, dict(told.headers))(scope, receive, send)

    async def _let_through(self, scope: Scope, receive: Receive, send: Send) -> None:
        access, limits = self._read()
        request = Request(scope)
        try:
            client = access.client(request)
        except RequestError:
            limits.count(f"refused {came_from(request)}")  # so that tokens cannot be tried by the thousand
            raise
        request.state.client = client  # read by `asking_client`
        with limits.taken(client.name):
            await self._app(scope, receive, send)
