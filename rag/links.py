"""Addresses that come with articles, checked before anything makes a link of them."""

import re

_WEB_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f\\]+", re.IGNORECASE)


def web_address(url: str | None) -> str | None:
    """The address when it is plain http or https, else None: no other kind ever becomes a link."""
    return url if url and _WEB_ADDRESS.fullmatch(url) else None
