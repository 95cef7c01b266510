"""Who may ask, and who may change the library.

Without tokens only programs on this machine may, and only while the server can be reached from nowhere else. Any web
page that is open on this machine can send requests to it, too, under a name that was made to lead here (DNS rebinding);
so such a request must name this machine itself as its host. None may come from a page of another origin, unless that
origin is named in the settings, and then with a token.
"""

import hashlib
import hmac
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.requests import Request

from rag.roles import Role
from rag.serving.failures import RequestError
from rag.settings import Settings, is_loopback

_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
"""Headers by which a proxy says that the request is another's."""


@dataclass(frozen=True, slots=True)
class Client:
    """The program that asks."""

    name: str
    """By its token, or by its address where there are no tokens."""
    role: Role


@dataclass(frozen=True, slots=True)
class Access:
    """What the server is reached by, and with which tokens."""

    address: str
    """That it listens on; empty for all."""
    role: Role
    """What programs of this machine may do where there are no tokens."""
    digests: tuple[tuple[bytes, Role], ...]
    """SHA-256 of each token, so that all are of one length when they are compared, and what it lets do."""
    origins: frozenset[str] = frozenset()
    """Of web pages elsewhere that may ask with a token."""

    @classmethod
    def of(cls, settings: Settings, address: str | None) -> "Access":
        """As the settings say, on that address."""
        digests = ((_digest(token), role) for token, role in settings.tokens.items())
        origins = settings.origins if settings.tokens else frozenset()
        return cls(address or "", settings.role_on(address), tuple(digests), origins)

    def client(self, request: Request) -> Client:
        """The program that asks.

        Raises:
            RequestError: it may not ask.
        """
        origin = request.headers.get("origin")
        own = origin is None or urlsplit(origin).netloc == request.headers.get("host")
        if not own and origin not in self.origins:
            raise RequestError(403, f"Pages of other origins, such as {str(origin)[:80]!r}, may not ask here.")
        if self.digests:
            return self._of_token(request)
        self._is_of_this_machine(request)
        return Client(came_from(request), self.role)

    def _of_token(self, request: Request) -> Client:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        given = _digest(token.strip() if scheme.casefold() == "bearer" else "")
        # All are compared, each in constant time, so that how long it takes tells nothing.
        roles = [role for one, role in self.digests if hmac.compare_digest(given, one)]
        if not roles:
            raise RequestError(
                401,
                "This server asks for a token. Send one of READOUT_API_TOKENS in the header `Authorization: Bearer …`.",
                {"WWW-Authenticate": "Bearer"},
            )
        return Client(f"token {given.hex()[:16]}", roles[0])

    def _is_of_this_machine(self, request: Request) -> None:
        host = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
        near = is_loopback(self.address) and is_loopback(came_from(request))
        if not near or any(name in request.headers for name in _FORWARDED):
            raise RequestError(
                403,
                "The API is off, because other machines can reach this server and no tokens are set. "
                "Set READOUT_API_TOKENS to turn it on.",
            )
        if not is_loopback(host):
            raise RequestError(
                403,
                f"This server is asked as {host[:80]!r}. Ask it as localhost or 127.0.0.1, or set READOUT_API_TOKENS.",
            )


def asking_client(request: Request) -> Client:
    """The program that sent a request which has passed the door."""
    client: Client = request.state.client
    return client


def came_from(request: Request) -> str:
    """The address of the machine that sent the request."""
    return request.client.host if request.client else ""


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode(errors="replace")).digest()
