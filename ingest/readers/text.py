"""Plain text, with or without front matter; a web page or captions under a text's name are read as what they are."""

import re
from dataclasses import replace

from ingest.lines import title_of
from ingest.readers.captions import are_captions, read_captions
from ingest.readers.document import Document
from ingest.readers.encodings import decode
from ingest.readers.front_matter import split_front_matter
from ingest.wrapping import unwrap

_PAGE = re.compile(r"\s*(?:<!doctype html|<html\b|<\?xml[^>]*>\s*<(?:!doctype )?html)", re.IGNORECASE)


def is_web_page(text: str) -> bool:
    """Whether a text is the source of a web page."""
    return bool(_PAGE.match(text))


def read_text(content: bytes) -> Document:
    """Plain text; a short first line without a full stop, furniture aside, is its title.

    Raises:
        SourceError: it is no text, or its front matter is wrong.
    """
    text, guessed = decode(content)
    notes = (f"is read as {guessed}, which was guessed",) if guessed else ()
    if are_captions(text):
        return replace(read_captions(text), notes=notes)
    front = split_front_matter(text)
    unwrapped = unwrap(front.text)
    if title := title_of(unwrapped.text):
        front.metadata.setdefault("title", title)
    return Document(unwrapped.text, front.metadata, unwrapped.left_out, (*notes, *front.notes))
