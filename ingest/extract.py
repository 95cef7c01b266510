"""Turns a raw document into an `Article` with normalised plain text and checked metadata.

The text is normalised here, once, and stored that way; every offset refers to the result. Each paragraph, heading or
list item is one line. A reader for HTML or PDF would be added to `_READERS` under its kind.
"""

import datetime as dt
import hashlib
import itertools
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, replace
from typing import Any
from urllib.parse import urlsplit

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.sources import RawDocument
from rag.english import normalise
from rag.errors import SourceError
from rag.types import Article, Source

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*$\n?", re.DOTALL | re.MULTILINE)
WRAPPED_SHARE = 0.6
"""0-1: a plain text is hard-wrapped when more than this share of the line ends in its paragraphs split a sentence."""
ENDS = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*$")
"""Matches the end of a sentence, or of a line that introduces a list."""
MAX_YAML_DEPTH = 10
MAX_EDITION = 9999
LISTED = re.compile(r"([-*•–]|\d{1,3}[.)])\s+")
"""Matches the start of a list item."""
MAX_TITLE_CHARACTERS = 150
"""A first line that is longer is prose, not a title."""

Metadata = dict[str, Any]


def extract(document: RawDocument) -> Article:
    """The article in a raw document.

    Raises:
        SourceError: it is not UTF-8, its front matter is wrong, or it holds no text.
    """
    metadata, text = _READERS[document.kind](_decode(document.content))
    if not re.search(r"\w", text):
        raise SourceError("it holds no text")
    article = _article(document.article_id, metadata, text)
    described = asdict(article) | {"sha256": None}
    digest = hashlib.sha256(json.dumps(described, sort_keys=True, default=str).encode()).hexdigest()
    return replace(article, sha256=digest)


def _decode(content: bytes) -> str:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    try:
        return normalise(content.decode(encoding))
    except UnicodeDecodeError as error:
        raise SourceError(
            f"it is not {encoding.upper()} text (byte {content[error.start]:#04x} at {error.start:,}); save it as UTF-8"
        ) from None


def _read_text(text: str) -> tuple[Metadata, str]:
    """Plain text; a short first line without a full stop is its title."""
    first, _, rest = text.lstrip("\n").partition("\n")
    is_title = len(first) <= MAX_TITLE_CHARACTERS and not re.search(r"[.!?:;,]\W*$", first) and rest.strip()
    return ({"title": first.strip()} if is_title else {}), _unwrap(text)


def _unwrap(text: str) -> str:
    """Join the lines of hard-wrapped paragraphs; lines that are paragraphs themselves stay as they are."""
    paragraphs = [[line.strip() for line in block.split("\n")] for block in re.split(r"\n{2,}", text.strip("\n"))]
    inner_ends = [line for lines in paragraphs for line in lines[:-1]]
    broken = [line for line in inner_ends if not ENDS.search(line)]
    if len(broken) <= WRAPPED_SHARE * len(inner_ends):
        return text
    return "\n\n".join((" " if _is_wrapped(lines) else "\n").join(lines) for lines in paragraphs)


def _is_wrapped(lines: list[str]) -> bool:
    """Whether the lines make up one paragraph: the last one ends a sentence, and none is a list item."""
    return bool(ENDS.search(lines[-1])) and not any(LISTED.match(line) for line in lines)


def _read_markdown(text: str) -> tuple[Metadata, str]:
    """Markdown with optional YAML front matter; if that has no title, the first top heading is the title."""
    metadata: Metadata = {}
    if found := FRONT_MATTER.match(text):
        metadata, text = _front_matter(found[1]), text[found.end() :]
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    heading = next((after for token, after in itertools.pairwise(tokens) if token.tag == "h1"), None)
    if heading is not None:
        metadata.setdefault("title", _words(heading))
    return metadata, normalise("\n\n".join(_blocks(tokens)))


def _read_described(text: str) -> tuple[Metadata, str]:
    """Plain text behind front matter."""
    found = FRONT_MATTER.match(text)
    return (_front_matter(found[1]), _unwrap(text[found.end() :])) if found else ({}, _unwrap(text))


def _front_matter(text: str) -> Metadata:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _refuse_bombs(yaml.parse(text, Loader=loader))
        metadata = yaml.load(text, Loader=loader)  # noqa: S506 - both loaders are safe
    except SourceError:
        raise
    except Exception as error:  # for a wrong tag PyYAML may raise IndexError, KeyError or AttributeError
        mark = getattr(error, "problem_mark", None)
        where = f" at line {mark.line + 2}" if mark else ""
        raise SourceError(f"its front matter is not valid YAML{where}; put values with a colon in quotes") from None
    if not isinstance(metadata, dict | None):
        raise SourceError("its front matter is not a list of `name: value` lines")
    return metadata or {}


def _refuse_bombs(events: Iterable[yaml.Event]) -> None:
    """Refuse YAML that is short to write but huge to build: aliases, which can multiply, and deep nesting.

    Raises:
        SourceError: there is an alias, or nesting deeper than `MAX_YAML_DEPTH`.
    """
    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or depth > MAX_YAML_DEPTH:
            raise SourceError("its front matter has aliases or deeply nested lists; write its values out")


def _blocks(tokens: list[Token]) -> Iterator[str]:
    """Plain text of each block; headings keep their marks, list items their dash or number; raw HTML is dropped."""
    lead = ""
    row: list[str] | None = None
    for token in tokens:
        match token.type:
            case "list_item_open":
                lead = f"{token.info}. " if token.info else "- "
            case "tr_open":
                row = []
            case "tr_close":
                yield " | ".join(row or [])
                row = None
            case "inline" if row is not None:
                row.append(_words(token))
            case "heading_open":
                lead = f"{token.markup if token.markup.startswith('#') else '#'} "
            case "inline" if words := _words(token):
                yield lead + words
                lead = ""
            case "fence" | "code_block":
                yield token.content


def _words(inline: Token) -> str:
    """What a reader sees of inline Markdown: link texts without targets, no images, no raw HTML."""
    spaces = {"softbreak": " ", "hardbreak": " "}
    shown = (
        spaces.get(token.type, token.content)
        for token in inline.children or []
        if token.type in ("text", "code_inline", "text_special", *spaces)
    )
    return "".join(shown).strip()


def _article(article_id: str, metadata: Metadata, text: str) -> Article:
    sources = tuple(_source(given) for given in _list(metadata, "sources"))
    first = sources[0] if sources else None
    day = _date(metadata, "date") or _leading_date(article_id)
    return Article(
        id=article_id,
        title=_string(metadata, "title") or _title_from(article_id),
        text=text,
        sha256="",
        summit=_string(metadata, "summit"),
        edition=_number(metadata, "edition"),
        date=day,
        published=_date(metadata, "published") or (first.published if first else None),
        place=_string(metadata, "place"),
        participants=_strings(metadata, "participants"),
        topics=_strings(metadata, "topics"),
        publisher=_string(metadata, "publisher") or (first.publisher if first else None),
        url=_url(metadata, "url") or (first.url if first else None),
        sources=sources,
    )


def _source(given: Any) -> Source:
    if not isinstance(given, dict) or not _string(given, "publisher"):
        raise SourceError(f"one of its sources is {given!r:.80}, not `publisher:` with `title:`, `url:`, `published:`")
    return Source(
        publisher=_string(given, "publisher") or "",
        title=_string(given, "title"),
        url=_url(given, "url"),
        published=_date(given, "published"),
    )


def _string(metadata: Metadata, name: str) -> str | None:
    value = metadata.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, (dict, list)):
        raise SourceError(f"`{name}` in its front matter is not one line of text; put it in quotes")
    return " ".join(normalise(str(value)).split()) or None


def _number(metadata: Metadata, name: str) -> int | None:
    value = metadata.get(name)
    if value is None or (type(value) is int and 0 <= value <= MAX_EDITION):
        return value
    raise SourceError(f"`{name}` in its front matter is {value!r:.80}, not a number from 0 to {MAX_EDITION}")


def _date(metadata: Metadata, name: str) -> dt.date | None:
    value = metadata.get(name)
    if isinstance(value, dt.datetime):
        return value.date()
    if value is None or isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError:
        raise SourceError(f"`{name}` in its front matter is {value!r:.80}, not a date like 2025-10-09") from None


def _url(metadata: Metadata, name: str) -> str | None:
    """An address that is safe to follow; a link of any other scheme could run code in a reader's window."""
    value = _string(metadata, name)
    try:
        if value is None or urlsplit(value).scheme in ("http", "https"):
            return value
    except ValueError:  # a malformed host
        pass
    raise SourceError(f"`{name}` in its front matter is {value!r:.80}, not an http or https address")


def _list(metadata: Metadata, name: str) -> list[Any]:
    value = metadata.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise SourceError(f"`{name}` in its front matter is not a list")
    return value


def _strings(metadata: Metadata, name: str) -> tuple[str, ...]:
    return tuple(text for one in _list(metadata, name) if (text := _string({name: one}, name)))


def _leading_date(article_id: str) -> dt.date | None:
    """The day that many file names begin with, as in `2025-10-09-dushanbe`."""
    try:
        return dt.date.fromisoformat(article_id[:10])
    except ValueError:
        return None


def _title_from(article_id: str) -> str:
    words = re.sub(r"^\d{4}-\d{2}-\d{2}-?", "", normalise(article_id)).replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] or article_id


_READERS: dict[str, Callable[[str], tuple[Metadata, str]]] = {
    "markdown": _read_markdown,
    "text": _read_text,
    "described": _read_described,
}
