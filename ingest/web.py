"""Fetches pages and feeds from the web, as a polite stranger, and never from inside the own network.

Whoever gives an address, or a page that redirects to one, must not make this machine ask its neighbours: every address
that a name stands for is checked, at each redirect, and the connection goes to the address that was checked, so that a
name cannot be looked up once for the check and again for the call. Robots.txt is followed (RFC 9309), a host is asked
for one thing at a time, and what has not changed is not sent again (RFC 9110, 13: ETag and Last-Modified).
"""

import contextlib
import http.client
import ipaddress
import json
import re
import socket
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

from protego import Protego

from ingest.response import Clock, Host, Response, request
from rag.errors import SourceError

PROGRAM = "Readout"
"""As a robots.txt names it."""
USER_AGENT = f"{PROGRAM}/0.1 (reads single articles into a private library)"
MAX_ROBOTS_BYTES = 512_000
"""Of a robots.txt that are read; RFC 9309 asks for no fewer."""
MAX_REDIRECTS = 5
WALL_S = 60.0
"""How long a page may take in all, without the time between two requests."""
DELAY_S = 1.0
"""Between two requests to one host."""
LONGEST_DELAY_S = 30.0
"""What a robots.txt may ask for; a longer delay is taken for this one."""
STATE_FILE = "web.json"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_NOT_PUBLIC = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "fec0::/10")))
"""Networks that `is_global` takes for public in part: for protocols (RFC 6890), relays to IPv6 (RFC 7526), and the own
site (RFC 3879)."""

Resolve = Callable[[str, int], list[str]]
"""Gives the addresses that a host's name stands for."""


class RefusedError(SourceError):
    """An address that is not asked, whatever there is."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came from an address."""

    url: str
    """After redirects."""
    content: bytes
    kind: str
    """The media type, without parameters."""
    charset: str | None
    unchanged: bool = False
    """The server said that nothing has changed since last time; then there is no content."""


@dataclass(slots=True)
class _Known:
    """What servers said about a page's version, by address."""

    pages: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def read(cls, file: Path) -> "_Known":
        try:
            found = json.loads(file.read_text(encoding="utf-8"))
            return cls({str(url): dict(one) for url, one in found.items()})
        except (OSError, ValueError, AttributeError, TypeError):
            return cls()


class Web:
    """Fetches; remembers between runs which version of a page it has seen.

    Args:
        data: The data directory, which keeps the versions seen; None keeps none.
        allow_private: Also ask addresses of the own machine and network, and any port.
        private_hint: How a person has those asked, for the sentence that refuses one.
        resolve: Looks a host's name up.
        sleep: Waits so many seconds.
    """

    def __init__(
        self,
        data: Path | None = None,
        *,
        allow_private: bool = False,
        private_hint: str = "",
        resolve: Resolve | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._file = data / STATE_FILE if data else None
        self._known = _Known.read(self._file) if self._file else _Known()
        self._fresh: dict[str, dict[str, str]] = {}
        self._allow_private = allow_private
        self._private_hint = f"; {private_hint}" if private_hint else ""
        self._resolve = resolve or _resolved
        self._sleep = sleep
        self._asked: dict[str, float] = {}
        self._robots: dict[str, Protego | None] = {}

    def has_seen(self, url: str) -> bool:
        """Whether an earlier run took the page."""
        return url in self._known.pages

    def remember(self, *, but: Iterable[str] = ()) -> None:
        """Note for later runs what this one fetched, but not those pages; to be called when the others are stored."""
        for url in but:
            self.forget(url)
        if self._file is None or not self._fresh:
            return
        self._known.pages |= self._fresh
        aside = self._file.with_suffix(".new")
        with contextlib.suppress(OSError):  # the articles are in; the pages are only asked for again
            aside.write_text(json.dumps(self._known.pages), encoding="utf-8")
            aside.replace(self._file)

    def forget(self, url: str) -> None:
        """Do not note a page that could not be taken in."""
        self._fresh.pop(url, None)

    def note_feed(self, url: str) -> None:
        """Note that a feed is at that address, which is no article itself."""
        self._fresh.setdefault(url, {})["feed"] = "yes"

    def is_feed(self, url: str) -> bool:
        """Whether an earlier run found a feed at that address."""
        return "feed" in self._known.pages.get(url, {})

    def fetch(self, url: str, *, anew: bool = False) -> Fetched:
        """The page at an address; `anew`, whether or not it has changed since an earlier run.

        Raises:
            RefusedError: the address is not one to ask.
            SourceError: it cannot be fetched.
        """
        clock = Clock(WALL_S)
        asked = url
        for _ in range(MAX_REDIRECTS + 1):
            self._check_robots(url, clock)
            reply = self._ask(url, clock, {} if anew else self._known.pages.get(asked, {}))
            if reply.status not in _REDIRECTS:
                return self._result(asked, url, reply)
            url = urljoin(url, reply.headers.get("Location") or "")
        raise SourceError(f"it sends on to other addresses more than {MAX_REDIRECTS} times")

    def _result(self, asked: str, url: str, reply: Response) -> Fetched:
        kind, charset = _media_type(reply.headers.get("Content-Type") or "")
        if reply.status == 304:
            return Fetched(url, b"", kind, charset, unchanged=True)
        if reply.status != 200:
            raise SourceError(
                f"the server answers {reply.status} {http.client.responses.get(reply.status, '')}".rstrip()
            )
        version = {"etag": reply.headers.get("ETag"), "last_modified": reply.headers.get("Last-Modified")}
        self._fresh[asked] = {name: value for name, value in version.items() if value}
        return Fetched(url, reply.content, kind, charset)

    def _check_robots(self, url: str, clock: Clock) -> None:
        parts = self._checked(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._read_robots(site, clock)
        robots = self._robots[site]
        if robots is not None and not robots.can_fetch(url, PROGRAM):
            raise RefusedError("its site asks programs not to read it (robots.txt); save the page in a browser instead")

    def _read_robots(self, site: str, clock: Clock) -> Protego | None:
        """The site's rules; None when it has none. A site that is out of order is left alone, as RFC 9309 says."""
        url = f"{site}/robots.txt"
        for _ in range(MAX_REDIRECTS + 1):
            reply = self._ask(url, clock, {})
            if reply.status not in _REDIRECTS:
                break
            url = urljoin(url, reply.headers.get("Location") or "")
        if reply.status >= 500:
            raise SourceError(f"its site is out of order: it answers {reply.status} when asked for its robots.txt")
        if reply.status != 200:
            return None
        return Protego.parse(reply.content[:MAX_ROBOTS_BYTES].decode("utf-8-sig", "replace"))

    def _checked(self, url: str) -> "SplitAddress":
        """The parts of an address, when it is one to ask.

        Raises:
            RefusedError: it is of another scheme than http or https, or names a user or an odd port.
        """
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise RefusedError(f"{url!r:.100} is no address") from None
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise RefusedError(f"{url!r:.100} is no http or https address")
        if parts.username is not None or parts.password is not None:
            raise RefusedError("it has a name and password in its address; leave them out")
        if port not in (None, 80, 443) and not self._allow_private:
            raise RefusedError(f"port {port} is not one that pages are served on{self._private_hint}")
        return SplitAddress(parts.scheme, parts.netloc, parts.hostname, port, parts.path, parts.query)

    def _ask(self, url: str, clock: Clock, version: dict[str, str]) -> Response:
        """One request, to an address that was checked."""
        parts = self._checked(url)
        host = parts.hostname or ""
        port = parts.port or (443 if parts.scheme == "https" else 80)
        address = self._address(host, port)
        self._wait_for(f"{parts.scheme}://{parts.netloc}", host, clock)
        headers = {"User-Agent": USER_AGENT}
        if "etag" in version:
            headers["If-None-Match"] = version["etag"]
        if "last_modified" in version:
            headers["If-Modified-Since"] = version["last_modified"]
        target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
            f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
        )
        try:
            return request(Host(host, address, port, parts.scheme == "https"), target, headers, clock)
        finally:
            self._asked[host] = time.monotonic()

    def _wait_for(self, site: str, host: str, clock: Clock) -> None:
        robots = self._robots.get(site)
        asks = (robots.crawl_delay(PROGRAM) or 0.0) if robots is not None else 0.0
        wait = self._asked.get(host, -LONGEST_DELAY_S) + min(max(asks, DELAY_S), LONGEST_DELAY_S) - time.monotonic()
        if wait > 0:
            self._sleep(wait)
            clock.extend(wait)

    def _address(self, host: str, port: int) -> str:
        """An address of the host that may be asked; all of its addresses must be.

        Raises:
            RefusedError: one of them is of this machine or its network.
        """
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError):
            raise SourceError(
                f"there is no host {host!r}; check the address, and whether this machine is online"
            ) from None
        if not addresses:
            raise SourceError(f"there is no host {host!r}")
        for address in addresses:
            if not self._allow_private and not is_public(address):
                raise RefusedError(
                    f"{host!r} is the address {address} of this machine or its network{self._private_hint}"
                )
        return addresses[0]


def is_public(address: str) -> bool:
    """Whether an IP address is of the public internet, whatever form it is written in."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    if any(ip in network for network in _NOT_PUBLIC):
        return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified


@dataclass(frozen=True, slots=True)
class SplitAddress:
    """The parts of an address that was checked."""

    scheme: str
    netloc: str
    hostname: str
    port: int | None
    path: str
    query: str


def _resolved(host: str, port: int) -> list[str]:
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def _media_type(header: str) -> tuple[str, str | None]:
    charset = re.search(r"charset\s*=\s*[\"']?([\w-]+)", header, re.IGNORECASE)
    return header.partition(";")[0].strip().casefold(), charset[1] if charset else None
