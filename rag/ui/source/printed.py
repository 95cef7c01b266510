"""The pages of a PDF on which an opened place stands, as they are printed.

The source view fetches them from this server by an address that is signed, so that only places are drawn which the
window offered. Browsers keep what they fetched; here nothing is kept.
"""

import hashlib
import hmac
import logging
import secrets
import threading
from collections.abc import Callable
from contextlib import closing
from typing import Protocol, TypedDict
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from rag.errors import ReadoutError, SourceError
from rag.facsimile import Facsimile, facsimile
from rag.types import Article
from rag.ui.desk import Desk
from rag.ui.source.view import Opening

log = logging.getLogger(__name__)

PRINTED = "printed"
DRAWN_AT_ONCE = 2
WAITS_S = 20.0
"""How long a request waits for others to be drawn."""
NOT_KEPT = "the PDF itself is not in the library; add it again, and it is kept"
TEXT_CHANGED = "the article has changed since; open the quote again"
BUSY_DRAWING = "others are being drawn just now; try again in a moment"

_KEY = secrets.token_bytes(32)
_slots = threading.BoundedSemaphore(DRAWN_AT_ONCE)


class PrintedLibrary(Protocol):
    """The part of `rag.store.Library` that pages are drawn from."""

    def article(self, article_id: str) -> Article:
        """The article of that id."""
        ...

    def original(self, article_id: str) -> bytes | None:
        """The PDF that it was read from."""
        ...

    def close(self) -> None:
        """Let go of its file."""
        ...


class PrintedPageDrawn(TypedDict):
    """A page; its boxes are shares of its width and height (0-1)."""

    label: str
    name: str
    """Says what the picture shows to those who do not see it."""
    width: int
    height: int
    boxes: list[list[float]]
    image: str


class PrintedDrawn(TypedDict):
    """What `parts/printed.js` fetches: pages and what they are called together, or why there are none."""

    label: str
    pages: list[PrintedPageDrawn]
    trouble: str


def printed_address(desk: Desk, opening: Opening, article: Article | None) -> str:
    """Where the pages of the opened place are fetched from; empty when its article was read from no PDF."""
    if article is None or opening.kind == "article" or not article.says(opening.text, opening.start, opening.end):
        return ""
    if not desk.is_pdf(article.id):
        return ""
    return f"{PRINTED}?{urlencode(_signed(article.id, article.sha256, opening.start, opening.end))}"


def printed_routes(open_library: Callable[[], PrintedLibrary]) -> list[Route]:
    """What hands out pages, for `st.App`; the library is opened for each request."""

    def handed(request: Request) -> Response:
        asked = dict(request.query_params)
        try:
            place = (asked["article"], asked["sha256"], int(asked["start"]), int(asked["end"]))
        except (KeyError, ValueError):
            return Response(status_code=404)
        if not hmac.compare_digest(_signed(*place)["signed"], asked.get("signed", "")):
            return Response(status_code=404)
        drawn = _drawn(open_library, *place)
        kept = "no-store" if drawn["trouble"] else "private, max-age=86400, immutable"
        return JSONResponse(drawn, headers={"Cache-Control": kept, "Cross-Origin-Resource-Policy": "same-origin"})

    return [Route(f"/{PRINTED}", handed)]


def _signed(article_id: str, sha256: str, start: int, end: int) -> dict[str, str]:
    place = {"article": article_id, "sha256": sha256, "start": str(start), "end": str(end)}
    return place | {"signed": hmac.new(_KEY, urlencode(place).encode(), hashlib.sha256).hexdigest()}


def _drawn(
    open_library: Callable[[], PrintedLibrary], article_id: str, sha256: str, start: int, end: int
) -> PrintedDrawn:
    if not _slots.acquire(timeout=WAITS_S):
        return _troubled(BUSY_DRAWING)
    try:
        with closing(open_library()) as library:
            article, content = library.article(article_id), library.original(article_id)
        if article.sha256 != sha256:
            return _troubled(TEXT_CHANGED)
        if content is None:
            return _troubled(NOT_KEPT)
        return printed_drawn(facsimile(content, article, start, end))
    except SourceError as error:
        return _troubled(str(error))
    except ReadoutError:
        log.warning("the pages of article %r cannot be drawn", article_id, exc_info=True)
        return _troubled("the library cannot be read just now; the log of the server says why")
    finally:
        _slots.release()


def _troubled(reason: str) -> PrintedDrawn:
    return {"label": "", "pages": [], "trouble": f"The page of the PDF cannot be shown: {reason}."}


def printed_drawn(found: Facsimile) -> PrintedDrawn:
    """What the browser is given of the pages."""
    numbers = [page.number for page in found.pages]
    one, last = min(numbers), max(numbers)
    return {
        "label": f"Page {one}" if one == last else f"Pages {one}–{last}",
        "trouble": "",
        "pages": [
            {
                "label": f"Page {page.number}",
                "name": f"Page {page.number} of {found.of} as it is printed, the words marked",
                "width": page.width,
                "height": page.height,
                "boxes": [[*box] for box in page.boxes],
                "image": f"data:image/png;base64,{page.png}",
            }
            for page in found.pages
        ],
    }
