"""An article as one line of JSON: its text under "text", "body" or "content", all else is metadata."""

import json

from ingest.readers.document import Document
from ingest.readers.encodings import decode
from ingest.wrapping import unwrap
from rag.english import normalise
from rag.errors import SourceError

_TEXT = ("text", "body", "content", "article")


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
    name = next((name for name in _TEXT if isinstance(found, dict) and isinstance(found.get(name), str)), None)
    if name is None:
        raise SourceError(f"it is not a JSON object with the article's text under {' or '.join(map(repr, _TEXT))}")
    unwrapped = unwrap(normalise(found.pop(name)))
    found.pop("id", None)
    return Document(unwrapped.text, found, unwrapped.left_out)
