"""An article as an object of JSON: its text under the name that says so, else its longest prose; all else is metadata.

Programs that fetch articles name the text as they like and give it as HTML, as a list of paragraphs, or in an object of
its own (WordPress: `{"rendered": "<p>…"}`).
"""

import html
import json
import re
from collections.abc import Mapping
from typing import Any

from ingest.lines import ENDS
from ingest.readers.document import Document
from ingest.readers.encodings import decode
from ingest.readers.page import page_lines
from ingest.wrapping import unwrap
from rag.english import normalise
from rag.errors import SourceError

_TEXT = ("text", "body", "content", "article")
LEAST_PROSE_WORDS = 5
"""Of a text whose name does not say that it is the article's."""
_WRAPPED = ("rendered", "text", "name", "value")
"""The one of an object's values that says what it is, as programs write a text or a name."""
_ENTITY = re.compile(r"&(?:#\d{2,5}|#x[\da-f]{2,4}|[a-z]{2,8});", re.IGNORECASE)
_ESCAPED_BREAK = re.compile(r"[.!?…:;\"”](?:\\r)?\\n")
_TAG = re.compile(
    r"<(?:p|div|br|ul|ol|h[1-6]|table|blockquote|article|section|em|strong|b|i|a)\b[^<>]*>", re.IGNORECASE
)


def read_record_line(content: bytes) -> Document:
    """One object with the article's text.

    Raises:
        SourceError: it is no such object.
    """
    text, _ = decode(content)
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"it is not one line of JSON: {error}") from None
    name = text_named(found) if isinstance(found, dict) else None
    if name is None:
        raise SourceError(
            f"it is not a JSON object with the article's text under {' or '.join(map(repr, _TEXT))}, or with prose"
        )
    told = _told(found.pop(name))
    found.pop("id", None)
    metadata = {key: _short(value) for key, value in found.items()}
    notes = (
        () if name.casefold() in _TEXT else (f"has no text of that name; it is read from `{name:.40}`, its longest",)
    )
    if _TAG.search(told):
        lines, left_out = page_lines(told)
        return Document(normalise("\n\n".join(lines)), metadata, tuple(left_out), notes)
    unwrapped = unwrap(normalise(_unescaped(told)))
    return Document(unwrapped.text, metadata, unwrapped.left_out, notes)


def text_named(found: Mapping[str, Any]) -> str | None:
    """The name under which an object has an article's text; None when it has none."""
    named = [key for name in _TEXT for key in found if key.casefold() == name and _told(found[key]).strip()]
    if named:
        return max(named, key=lambda key: len(re.sub(r"<[^<>]*>", " ", _told(found[key])).split()))
    prose = [key for key, value in found.items() if _is_prose(_told(value))]
    return max(prose, key=lambda key: len(_told(found[key])), default=None)


def _is_prose(text: str) -> bool:
    lines = [re.sub(r"<[^<>]*>", " ", line).strip() for line in text.split("\n")]
    return any(len(line.split()) >= LEAST_PROSE_WORDS and ENDS.search(line) for line in lines)


def _told(value: Any) -> str:
    """The text that a value is, its paragraphs apart; empty for what is none."""
    match value:
        case str():
            return value
        case list():
            return "\n\n".join(filter(None, map(_told, value)))
        case dict():
            own = next((value[key] for key in _WRAPPED if isinstance(value.get(key), str)), "")
            return own or _told([one for one in value.values() if isinstance(one, list | dict)])
    return ""


def _unescaped(text: str) -> str:
    """Plain text without what programs leave in it that escape a text twice: entities, and line breaks as written."""
    if "\n" not in text and _ESCAPED_BREAK.search(text):
        text = re.sub(r"(?:\\r)?\\n", "\n", text)
    return html.unescape(text) if _ENTITY.search(text) else text


def _short(value: Any) -> Any:
    """A value of metadata, one that is wrapped in an object or written in HTML as plain text."""
    wrapped = _told(value) if isinstance(value, dict) else value
    if isinstance(wrapped, str) and (_TAG.search(wrapped) or "&" in wrapped):
        return " ".join(page_lines(wrapped)[0])
    return wrapped or value
