"""Names and pieces of statements as a headline or a list shows them, each cut from the text of the article."""

import re

from rag.record import Statement
from rag.store import Library

_OPENS_WELL = re.compile(r"^(a|an|the|to|that|joint|regular|closer|more|simpler|high-level|all|both|their|its|his|her|how|what|\d|[A-Z\"“])", re.I)
_OPENS_BADLY = re.compile(r"^(together|in addition|not|as|was|were|is|are|by|on|in|at|for|with|of|later|which|who)\b", re.IGNORECASE)
LONGEST_PIECE = 180
"""In characters."""


def actors_of(statement: Statement, library: Library) -> list[str]:
    """Who acts, by the names that the record gives them."""
    return [one.name for one in statement.actors]


def fragment(statement: Statement, library: Library) -> str:
    """What was decided or proposed, in the text's own words: what follows the verb, or the clause where that is unclear."""
    clause = " ".join(library.cut(statement.article_id, *statement.clause).split())
    if statement.what is None:
        return _bare(clause)
    what = " ".join(library.cut(statement.article_id, *statement.what).split())
    return _bare(clause if _OPENS_BADLY.search(what) or len(what) < 8 else what)


def _bare(text: str) -> str:
    return text.strip().lstrip(":,; ").rstrip(".;:, ")


def shortened(text: str, most: int = LONGEST_PIECE) -> str:
    """The text, cut at a word where it is too long."""
    if len(text) <= most:
        return text
    return f"{text[:most].rsplit(' ', 1)[0].rstrip(',;:')} …"
