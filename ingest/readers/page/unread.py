"""What of a web page makes no lines: elements that a browser shows otherwise than as text, or not at all."""

import html
import re
from collections.abc import Iterator
from typing import Any

from ingest.left_out import OmittedPiece

NOT_SHOWN = "hidden on the page"
_NO_TEXT = frozenset(("script", "style", "head", "title", "meta", "link"))
_REASONS = {
    "noscript": "shown only where programs do not run",
    **dict.fromkeys(("template", "object", "embed", "canvas"), NOT_SHOWN),
    "iframe": "frame of the page, not read",
    "svg": "text in a picture",
    "math": "formula",
    **dict.fromkeys(("select", "textarea", "datalist"), "field of a form"),
}
_MARKUP = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^<>]*>", re.IGNORECASE | re.DOTALL)


def makes_no_line(element: Any, tag: str) -> bool:
    """Whether an element's text is none of the page's lines; a template may be what a browser shows of its parent."""
    return tag in _NO_TEXT or (tag in _REASONS and element.get("shadowrootmode") is None)


def unread_piece(element: Any, tag: str) -> Iterator[OmittedPiece]:
    """The words of an element that makes no lines, if it has any."""
    if tag in _REASONS:
        written = element.xpath(".//text()[not(ancestor::script or ancestor::style)]")
        told = " ".join([*written, html.unescape(_MARKUP.sub(" ", element.get("srcdoc") or ""))])
        if re.search(r"\w", told):
            yield OmittedPiece(_REASONS[tag], " ".join(told.split()))


def picture_descriptions(tree: Any) -> list[OmittedPiece]:
    """What the page tells of its pictures to those who cannot see them, each once."""
    told = dict.fromkeys(" ".join((one.get("alt") or "").split()) for one in tree.iter("img"))
    return [OmittedPiece("description of a picture", one) for one in told if re.search(r"\w", one)]
