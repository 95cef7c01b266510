"""Addresses that come with articles, checked before anything makes a link of them, and addresses within the window."""

import re
from urllib.parse import urlencode

_WEB_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f\\]+", re.IGNORECASE)


def web_address(url: str | None) -> str | None:
    """The address when it is plain http or https, else None: no other kind ever becomes a link."""
    return url if url and _WEB_ADDRESS.fullmatch(url) else None


def permanent_query(article_id: str, start: int, end: int) -> str:
    """`?article=…&start=…&end=…`, to put behind the window's address: opens the article with that range marked."""
    return "?" + urlencode({"article": article_id, "start": start, "end": end})


def article_query(article_id: str) -> str:
    """`?article=…`, which opens the whole article."""
    return "?" + urlencode({"article": article_id})
