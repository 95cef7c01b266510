"""Files that hold several articles: a line each (.jsonl), a mailbox (.mbox), a feed that was saved, a list in JSON.

Each article is a document of its own, with an origin that begins with the file's path.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO

from ingest.child import Child
from ingest.raw import MAX_BYTES, RawDocument, Skipped, slug
from ingest.readers import text_named
from rag.errors import SourceError

LINES = (".jsonl", ".ndjson")
"""Files of these endings hold an article a line."""
MAX_ID_CHARACTERS = 200
_MAIL = re.compile(rb"From \S+.*\d{4}\s*$")
"""Matches the line that a mailbox (RFC 4155) sets before each of its mails."""
_QUOTED_FROM = re.compile(rb">+From ")
"""Matches a line of a mail's text that would look like that one, behind the mark that tells them apart."""

Articles = Iterator[RawDocument | Skipped]


def of_lines(stream: BinaryIO, origin: str, stem: str) -> Articles:
    """The articles of a file with one a line; `stem` and the line's number name one that has no id of its own."""
    held = False
    for number, line in enumerate(each_line(stream), start=1):
        where = f"{origin}:{number}"
        if len(line) > MAX_BYTES:
            held = True
            yield Skipped(where, f"the line has more than {MAX_BYTES:,} bytes; split it into articles")
        elif line.strip():
            held = True
            yield RawDocument(_own_id(_parsed(line), f"{stem}-{number}"), where, "record", line)
    if not held:
        yield Skipped(origin, "it is empty")


def each_line(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a file; of one that is too long its beginning, of more than `MAX_BYTES`, and nothing of its rest."""
    for line in iter(lambda: stream.readline(MAX_BYTES + 1), b""):
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(1 << 16)
        yield line


def of_mailbox(stream: BinaryIO, origin: str, stem: str) -> Articles:
    """The mails of a mailbox, in its order."""
    mail: list[bytes] = []
    number = size = 0
    before = b"\n"
    for line in iter(lambda: stream.readline(MAX_BYTES + 1), b""):
        if not before.strip() and _MAIL.match(line):
            if number:
                yield _mail(mail, size, f"{origin}:{number}", f"{stem}-{number}")
            number, size = number + 1, 0
            mail.clear()
        elif number:
            size += len(line)
            if size <= MAX_BYTES:
                mail.append(line[1:] if _QUOTED_FROM.match(line) else line)
        before = line
    if number:
        yield _mail(mail, size, f"{origin}:{number}", f"{stem}-{number}")
    else:
        yield Skipped(origin, "it is no mailbox, whose mails each begin with a line “From …”, or it is empty")


def _mail(lines: list[bytes], size: int, origin: str, article_id: str) -> RawDocument | Skipped:
    if size > MAX_BYTES:
        return Skipped(
            origin, f"the mail has {size:,} bytes, more than {MAX_BYTES:,}; save what is attached to it apart"
        )
    return RawDocument(article_id, origin, "mail", b"".join(lines))


def of_feed(stream: BinaryIO, origin: str, stem: str) -> Articles:
    """The articles that a saved feed gives in full or in part; what it only links to is not fetched."""
    content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        yield Skipped(origin, f"it has more than {MAX_BYTES:,} bytes; split it into articles")
        return
    if not content.strip():
        yield Skipped(origin, "it is empty")
        return
    try:
        with Child() as child:
            entries = child.read("feed", content).metadata["entries"]
    except SourceError as error:
        yield Skipped(origin, str(error))
        return
    if not entries:
        yield Skipped(origin, "it is a feed without entries")
    for number, entry in enumerate(entries, start=1):
        where = f"{origin}:{number}"
        if not entry["url"]:
            yield unlinked_entry(entry, stem, origin)
        elif entry["content"]:
            yield _entry(entry, slug(entry["url"]), where)
        else:
            yield Skipped(where, f"the feed only links to {entry['url']}; name that address")


def unlinked_entry(entry: Mapping[str, str], stem: str, feed: str) -> RawDocument | Skipped:
    """The document that an entry without a page is: its text names it, as its place in the feed changes."""
    digest = hashlib.sha256("\n".join(entry[name] for name in ("title", "content")).encode()).hexdigest()[:8]
    if not entry["content"]:
        return Skipped(f"{feed}#{digest}", f"the feed gives neither text nor link of its entry {entry['title']!r:.80}")
    return _entry(entry, f"{stem}-{digest}", f"{feed}#{digest}")


def _entry(entry: Mapping[str, str], article_id: str, origin: str) -> RawDocument:
    known = {name: entry[name] for name in ("title", "published", "url") if entry[name]}
    told = {name: entry[name] for name in ("content", "summary")}
    return RawDocument(article_id, origin, "entry", json.dumps(told).encode(), known)


def of_json(stream: BinaryIO, origin: str, stem: str) -> Articles:
    """The articles of a JSON Feed, of a list of objects, or the one that an object is."""
    content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        yield Skipped(origin, f"it has more than {MAX_BYTES:,} bytes; save it as .jsonl, with a line for each article")
        return
    found = _parsed(content)
    if isinstance(found, dict) and "items" in found:
        stream.seek(0)
        yield from of_feed(stream, origin, stem)
        return
    listed = _listed(found)
    if not any(isinstance(one, dict) for one in listed):
        yield Skipped(origin, "it is not JSON with an article, or a list of articles, as objects with a text")
        return
    for number, one in enumerate(listed, start=1):
        where = origin if len(listed) == 1 else f"{origin}:{number}"
        own = stem if len(listed) == 1 else f"{stem}-{number}"
        if not isinstance(one, dict):
            yield Skipped(where, "it is not a JSON object with an article")
            continue
        yield RawDocument(_own_id(one, own), where, "record", json.dumps(one).encode())


def _listed(found: Any) -> list[Any]:
    """The articles of a list, or of the list that an object without a text of its own holds, as programs answer."""
    if isinstance(found, dict) and text_named(found) is None:
        lists = (one for one in found.values() if isinstance(one, list) and one and isinstance(one[0], dict))
        return next(lists, [found])
    return found if isinstance(found, list) else [found]


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _own_id(found: Any, otherwise: str) -> str:
    """The article's own id when it has one that can be."""
    own = found.get("id") if isinstance(found, dict) else None
    usable = isinstance(own, str | int) and 0 < len(str(own)) <= MAX_ID_CHARACTERS and str(own).isprintable()
    return str(own) if usable else otherwise


BUNDLES: Mapping[str, Callable[[BinaryIO, str, str], Articles]] = {
    **dict.fromkeys(LINES, of_lines),
    ".mbox": of_mailbox,
    ".rss": of_feed,
    ".atom": of_feed,
    ".xml": of_feed,
    ".json": of_json,
}
"""By the ending of a file's name: gives its articles from its bytes, its path, and the name for those without one."""
