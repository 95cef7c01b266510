"""Turns a raw document into an `Article` with normalised plain text and checked metadata.

The text is normalised here, once, and stored that way; every offset refers to the result. Each paragraph, heading, list
item or table row is one line. `ingest.readers` has a reader for each format.
"""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace

from ingest.child import Child
from ingest.fields import field_named
from ingest.left_out import OmittedPiece
from ingest.lines import left_out_of, read_lines, title_of
from ingest.metadata import MetadataReader
from ingest.pages import page_starts
from ingest.raw import RawDocument
from ingest.readers import READERS, SHORT_BYTES, TRUSTED, Document, is_web_page
from rag.english import normalise
from rag.errors import SourceError
from rag.submission import Correction
from rag.types import Article

LONGEST_STORED_LINE = 100_000
"""Characters. A paragraph of prose is a hundredth of it; a longer line is cut at spaces, so that no step takes long."""
UNKNOWN_SHOWN = 8
"""Names in front matter that a note tells."""

_LIGATURES = str.maketrans(
    {
        "\u00ad": None,
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
    }
)
"""Typesetters' characters, which nobody types who looks for a word, and marks of where a word may be broken."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """An article, and what of its document can not be quoted."""

    article: Article
    left_out: tuple[OmittedPiece, ...] = ()
    notes: tuple[str, ...] = ()
    """What a person should know about how it was read, each in words that complete "it …"."""


def extract(document: RawDocument, child: Child | None = None) -> Extracted:
    """The article in a raw document, with what was left out of it.

    Args:
        document: The bytes.
        child: Reads formats that can be hostile; by default one of its own for this document.

    Raises:
        SourceError: it cannot be read, or it holds no text.
    """
    found = _read(document, child)
    text = _bounded(normalise(found.text.translate(_LIGATURES)))
    if not re.search(r"\w", text):
        raise SourceError("it holds no text")
    own = {name: value for name, value in found.metadata.items() if value not in (None, "")}
    metadata = MetadataReader({**document.known, **own})
    article = replace(_article(document.article_id, metadata, text), pages=page_starts(text, found.pages))
    furniture = (OmittedPiece(reason, line) for reason, line in left_out_of(text, read_lines(text, article.title)))
    notes = (*found.notes, *metadata.notes, *_unknown(found))
    return Extracted(with_hash(article), (*found.left_out, *furniture), notes)


def corrected(article: Article, correction: Correction | None) -> Article:
    """The article with what a person put right."""
    return with_hash(replace(article, **asdict(correction))) if correction else article


def with_hash(article: Article) -> Article:
    """The article with the hash of its text and of all that is shown with it."""
    described = asdict(article) | {"sha256": None}
    for told_elsewhere in ("story", "language", "pages"):
        del described[told_elsewhere]
    digest = hashlib.sha256(json.dumps(described, sort_keys=True, default=str).encode()).hexdigest()
    return replace(article, sha256=digest)


def _unknown(document: Document) -> Iterator[str]:
    """What the document names that is no field of an article: a misspelt name must not be lost without a word."""
    names = [f"`{name!s:.40}`" for name in document.metadata if field_named(name) is None]
    if names:
        more = f" and {len(names) - UNKNOWN_SHOWN} more" if len(names) > UNKNOWN_SHOWN else ""
        yield f"gives {', '.join(names[:UNKNOWN_SHOWN])}{more}, which no article has, so that was left out"


def _read(document: RawDocument, child: Child | None) -> Document:
    kind = document.kind
    if kind == "text" and is_web_page(document.content[:4096].decode("utf-8", "replace").lstrip("\ufeff")):
        kind = "page"
    if kind in TRUSTED and len(document.content) <= SHORT_BYTES:
        return READERS[kind](document.content)
    if child is not None:
        return child.read(kind, document.content)
    with Child() as own:
        return own.read(kind, document.content)


def _bounded(text: str) -> str:
    """The text with lines over the limit cut at a space, or where there is none."""
    if len(text) <= LONGEST_STORED_LINE:
        return text
    return "\n".join(piece for line in text.split("\n") for piece in _pieces(line))


def _pieces(line: str) -> list[str]:
    pieces = []
    start = 0
    while len(line) - start > LONGEST_STORED_LINE:
        cut = line.rfind(" ", start + LONGEST_STORED_LINE // 2, start + LONGEST_STORED_LINE)
        stop = cut if cut > 0 else start + LONGEST_STORED_LINE
        pieces.append(line[start:stop])
        start = stop + (cut > 0)
    return [*pieces, line[start:]]


def _article(article_id: str, metadata: MetadataReader, text: str) -> Article:
    sources = metadata.sources()
    first = sources[0] if sources else None
    published = metadata.date("published")
    return Article(
        id=article_id,
        title=metadata.string("title") or title_of(text) or _title_from(article_id),
        text=text,
        sha256="",
        summit=metadata.string("summit"),
        edition=metadata.number("edition"),
        date=metadata.date("date") or _leading_date(article_id),
        published=published or (first.published if first else None),
        place=metadata.string("place"),
        participants=metadata.strings("participants"),
        topics=metadata.strings("topics"),
        publisher=metadata.string("publisher") or (first.publisher if first else None),
        url=metadata.url("url") or (first.url if first else None),
        sources=sources,
        language=metadata.language(),
    )


def _leading_date(article_id: str) -> dt.date | None:
    """The day that many file names begin with, as in `2025-10-09-dushanbe`."""
    try:
        return dt.date.fromisoformat(article_id[:10])
    except ValueError:
        return None


def _title_from(article_id: str) -> str:
    words = re.sub(r"^\d{4}-\d{2}-\d{2}-?", "", normalise(article_id)).replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] or article_id
