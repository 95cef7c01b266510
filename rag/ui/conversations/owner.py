"""Whose conversations these are: the person who signed in, or else the browser, known by a cookie.

The cookie is 128 random bits that a script of ours sets (Streamlit cannot set cookies), sent back to this site only.
The browser first sends it back when the page is reloaded; until then the session keeps the same bits. Whoever has the
bits can read the conversations, so the store is given only a hash of them.
"""

import hashlib
import json
import re
import secrets
from collections.abc import Mapping

import streamlit as st

COOKIE = "readout_browser"
_ID = re.compile(r"[0-9a-f]{32}")


def owner() -> str:
    """The name under which this page's conversations are kept."""
    return owner_of(st.user.to_dict(), browser_id())


def owner_of(user: Mapping[str, object], browser: str) -> str:
    """The issuer and subject of a person who signed in; otherwise the browser. `user` are the claims, as `st.user`."""
    issuer, subject = user.get("iss"), user.get("sub")
    if user.get("is_logged_in") is True and isinstance(issuer, str) and isinstance(subject, str) and issuer and subject:
        return json.dumps(["person", issuer, subject])
    return json.dumps(["browser", hashed(browser)])


def browser_id() -> str:
    """The bits that this browser is known by: from its cookie, or new ones that are kept for this session."""
    if "browser" not in st.session_state:
        cookie = known_id(st.context.cookies.get(COOKIE))
        st.session_state["browser"] = cookie or secrets.token_hex(16)
    return str(st.session_state["browser"])


def known_id(cookie: object) -> str | None:
    """The id that a cookie holds; None when it is not one of ours."""
    return cookie if isinstance(cookie, str) and _ID.fullmatch(cookie) else None


def hashed(browser: str) -> str:
    """What the store knows a browser by."""
    return hashlib.sha256(f"readout {browser}".encode()).hexdigest()


def signed_in_as() -> str:
    """What the person who signed in is called, as the provider says it."""
    claims = st.user.to_dict()
    return next((str(claims[name]) for name in ("email", "name", "preferred_username", "sub") if claims.get(name)), "")


def sign_in_providers() -> tuple[str | None, ...]:
    """The providers that `st.login` can be called with; empty when none is configured, None for one without a name."""
    if "is_logged_in" not in st.user:
        return ()
    auth = st.secrets["auth"]
    if "client_id" in auth:
        return (None,)
    return tuple(name for name, section in auth.items() if isinstance(section, Mapping))
