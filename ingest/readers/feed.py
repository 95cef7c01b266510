"""Feeds: RSS and Atom by feedparser, and JSON Feed. They have no text of their own, but their entries may."""

import html
import json
import re
from collections.abc import Sequence
from typing import Any

import feedparser

from ingest.left_out import OmittedPiece
from ingest.lines import furniture
from ingest.readers.document import Document
from ingest.readers.page import page_lines, read_page
from rag.errors import SourceError
from rag.facsimile import folded_text

_CUT_OFF = re.compile(r"\W*(?:\[\W*(?:…|\.{3})\W*\]|…|\.{3}|\b(?:continue reading|read more)\W*)\s*$", re.IGNORECASE)
"""Matches the end of a text of which a feed gives only the beginning."""


LEAST_OF_SUMMARY = 0.5
"""Times the words of its summary: a text with fewer is none."""


def read_feed(content: bytes) -> Document:
    """A feed, its entries under "entries", each with "url", "title", "published", and "content" and "summary" in HTML.

    What an entry does not give is empty; an entry that gives one text has it as its content.

    Raises:
        SourceError: it is no feed.
    """
    entries = _of_json(content) if content.lstrip().startswith(b"{") else _of_xml(content)
    return Document("", {"entries": entries})


def read_entry(content: bytes) -> Document:
    """An entry of a feed, as JSON: its content, with what only its summary says reported.

    Raises:
        SourceError: its content holds no text.
    """
    entry = json.loads(content)
    document = read_page(entry["content"].encode("utf-8", "replace"))
    said = folded_text(document.text).letters
    summary = [_CUT_OFF.sub("", line) for line in page_lines(entry["summary"])[0] if not furniture(line)]
    rest = (OmittedPiece("summary in the feed", line) for line in summary if folded_text(line).letters not in said)
    is_cut_off = bool(_CUT_OFF.search(document.text))
    notes = ("is only the beginning that the feed gives; name the address of its page",) if is_cut_off else ()
    return Document(document.text, document.metadata, (*document.left_out, *rest), (*document.notes, *notes))


def _entry(url: str, title: str, published: str, texts: Sequence[str], summary: str) -> dict[str, str]:
    """An entry whose content is the longest of its texts in HTML, or the summary where that is the text."""
    full = max(texts, key=_length, default="")
    if _length(full) < LEAST_OF_SUMMARY * _length(summary) or not full:
        full, summary = summary, full
    return {"url": url, "title": title, "published": published, "content": full, "summary": summary}


def _length(text: str) -> int:
    """In words."""
    return len(re.sub(r"<[^<>]*>", " ", text).split())


def _of_json(content: bytes) -> list[dict[str, str]]:
    try:
        return [
            _entry(
                str(one.get("url") or one.get("external_url") or ""),
                str(one.get("title") or ""),
                str(one.get("date_published") or "")[:10],
                [str(one.get("content_html") or "") or _as_html(str(one.get("content_text") or ""))],
                _as_html(str(one.get("summary") or "")),
            )
            for one in json.loads(content)["items"]
        ]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise SourceError("it is JSON, but no JSON Feed; name the address of the feed") from None


def _of_xml(content: bytes) -> list[dict[str, str]]:
    found = feedparser.parse(content)
    if not found.version:
        raise SourceError("it is no feed; name the address of the feed, as the site's page gives it")
    return [
        _entry(
            str(one.get("link") or ""),
            _plain(str(one.get("title") or "")),
            "-".join(f"{part:02}" for part in (one.get("published_parsed") or one.get("updated_parsed") or ())[:3]),
            [_told(each) for each in one.get("content", ())],
            _told(one.get("summary_detail") or {}),
        )
        for one in found.entries
    ]


def _told(text: Any) -> str:
    """A text of an entry of RSS or Atom, in HTML."""
    value = str(text.get("value") or "")
    return _as_html(value) if text.get("type") == "text/plain" else value


def _plain(title: str) -> str:
    """A title without the tags of HTML that it may have."""
    return " ".join(html.unescape(re.sub(r"</?[a-zA-Z][^<>]*>", "", title)).split())


def _as_html(text: str) -> str:
    return "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip())
