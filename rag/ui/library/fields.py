"""Fields in which a person puts right what is said of an article; what was read from its text is shown as a guess."""

import datetime as dt
from typing import Any

import streamlit as st

from rag.english import day_of, normalise
from rag.errors import UsageError
from rag.submission import Correction
from rag.types import Article

LINE_MAX_CHARS = 300
FIRST_DAY, LAST_DAY = dt.date(1800, 1, 1), dt.date(2199, 12, 31)
_LINES = {"title": "Title", "summit": "Summit", "place": "Place", "publisher": "Publisher"}
EMPTY_FIELDS = "An empty field takes what was read from the text, if anything was."


def draw_fields(key: str, given: Article, read: Article) -> None:
    """The fields, within a form.

    Args:
        key: Tells these fields from others.
        given: The article as its source or a person describes it.
        read: The same, with what was read from its text where that is silent.
    """
    for name, label in _LINES.items():
        st.text_input(
            label,
            value=getattr(given, name) or "",
            key=f"{key}-{name}",
            max_chars=LINE_MAX_CHARS,
            placeholder=_guess(getattr(read, name)),
        )
    left, right = st.columns(2)
    with left:
        st.number_input(
            "Edition",
            min_value=1,
            max_value=9999,
            value=given.edition,
            key=f"{key}-edition",
            placeholder=_guess(read.edition),
        )
    with right:
        guess = _guess(day_of(read.date)) if read.date and not given.date else None
        st.date_input(
            f"Day of the event ({guess})" if guess else "Day of the event",
            value=given.date,
            min_value=FIRST_DAY,
            max_value=LAST_DAY,
            format="YYYY-MM-DD",
            key=f"{key}-date",
        )


def _guess(value: object) -> str | None:
    return f"read from the text: {value}" if value else None


def fields_of(key: str) -> Correction:
    """What the fields say.

    Raises:
        UsageError: there is no title.
    """
    fields: dict[str, Any] = {name: st.session_state[f"{key}-{name}"] for name in (*_LINES, "edition", "date")}
    lines = {name: normalise(fields[name]).strip() or None for name in _LINES}
    if lines["title"] is None:
        raise UsageError("Title: give the article a title.")
    return Correction(**fields | lines)
