"""Feeds: RSS and Atom by feedparser, and JSON Feed. Their entries are metadata; there is no text of their own."""

import html
import json
import re

import feedparser

from ingest.readers.document import Document
from rag.errors import SourceError

MAX_ENTRIES = 200


def read_feed(content: bytes) -> Document:
    """A feed, its entries under "entries", each with "url", "title", "published" and "content", which is HTML.

    What an entry does not give is empty.

    Raises:
        SourceError: it is no feed.
    """
    entries = _of_json(content) if content.lstrip().startswith(b"{") else _of_xml(content)
    return Document("", {"entries": [one for one in entries[:MAX_ENTRIES] if one["url"] or one["content"]]})


def _of_json(content: bytes) -> list[dict[str, str]]:
    try:
        items = json.loads(content)["items"]
        return [
            {
                "url": str(one.get("url") or one.get("external_url") or ""),
                "title": str(one.get("title") or ""),
                "published": str(one.get("date_published") or "")[:10],
                "content": str(one.get("content_html") or "") or _as_html(str(one.get("content_text") or "")),
            }
            for one in items
        ]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise SourceError("it is JSON, but no JSON Feed; name the address of the feed") from None


def _of_xml(content: bytes) -> list[dict[str, str]]:
    found = feedparser.parse(content)
    if not found.version:
        raise SourceError("it is no feed; name the address of the feed, as the site's page gives it")
    return [
        {
            "url": str(one.get("link") or ""),
            "title": _plain(str(one.get("title") or "")),
            "published": "-".join(
                f"{part:02}" for part in (one.get("published_parsed") or one.get("updated_parsed") or ())[:3]
            ),
            "content": max(
                (str(told.get("value") or "") for told in (*one.get("content", ()), one.get("summary_detail") or {})),
                key=len,
            ),
        }
        for one in found.entries
    ]


def _plain(title: str) -> str:
    """A title without the tags of HTML that it may have."""
    return " ".join(html.unescape(re.sub(r"</?[a-zA-Z][^<>]*>", "", title)).split())


def _as_html(text: str) -> str:
    return "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip())
