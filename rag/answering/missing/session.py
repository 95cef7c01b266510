"""Says that no article speaks of a numbered session of a body: "INC-5"."""

import re

from rag.answering.asked import Asked
from rag.english import listing

_SESSION = re.compile(r"\b(?P<body>[A-Za-z]{2,8})[- ]?(?P<number>\d{1,3})\b")
"""A session by its body's abbreviation and its number: "INC-5", "sb60"."""


def no_such_session(asked: Asked) -> str | None:
    """A numbered session of which no article speaks, of a body of whose other sessions the articles found do."""
    asked_for = [*_SESSION.finditer(asked.understood.text)]
    passages = [hit.passage for hit in asked.reading.hits] if asked_for else []
    read = " ".join(asked.library.cut(one.article_id, one.start, one.end) for one in passages)
    for found in asked_for:
        body, number = found["body"].upper(), found["number"]
        others = dict.fromkeys(re.findall(rf"\b{body}-\d{{1,3}}\b", read))
        if others and not asked.library.mentions(f"{body}-{number}") and not asked.library.mentions(f"{body}{number}"):
            return f"No article in the library mentions {body}-{number}; those found speak of {listing(list(others))}."
    return None
