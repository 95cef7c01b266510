"""Names and pieces of statements as a headline or a list shows them, each cut from the text of the article."""

import re
from collections.abc import Collection

from rag.presenting import of_sources
from rag.question import Meeting
from rag.record import Statement
from rag.store import Library
from rag.types import Span

_OPENS_BADLY = re.compile(
    r"^(together|in addition|beside|alongside|not|as|was|were|is|are|by|on|in|at|for|with|of|later|which|who|and|but"
    r"|without|until|so|then|well|too|it|them|to (?:an?|the))\b",
    re.IGNORECASE,
)
_NAMES_ITS_STATUS = re.compile(
    r"(?:propos|suggest|call|urg|announc|pledg|promis|offer|adopt|sign|agree|approv|endors|decid|put forward)", re.I
)
"""A verb that the title or headline above a list says already."""
_IS_NOT_DONE_BY_IT = re.compile(
    r"\b(?:be|is|are|was|were|been|being|as|the|an?|his|her|its|their|'s)(?: \w+ly)?\s*$|^\s*what\b", re.I
)
"""Before a verb in the passive, or a noun; in "what he proposed in addition was …"."""
_TO_COME = re.compile(r"\S (?:will|shall)(?: \w+ly)?\s*$")
_PASSIVE = re.compile(r"\S (?:be|is|are|was|were|been|being)(?: \w+ly)?\s*(?:re-)?$")
_NEEDS_WHO = re.compile(r"(?:must|will|shall|should|hold|enters?|comes?|takes? effect)\b", re.I)
"""Verbs by which it is not told what was decided: "must be in force by March"."""
_WITHIN_DESCRIPTION = re.compile(r"\b(?:which|that)\s*$")
_ASKS_FOR = re.compile(r"(?:for|to|on|of|from)\b", re.I)
"""Opens what cannot be understood without its verb, but can be with it."""
_IS_A_NOUN = re.compile(r"s$| of$|^in ", re.I)
_LEAST_WORDS = 3
"""A piece of fewer words is seldom understood by itself."""
LONGEST_PIECE = 180
"""In characters."""


def actors_of(statement: Statement) -> list[str]:
    """Who acts, by the names that the record gives them."""
    return [one.name for one in statement.actors]


def fragment(statement: Statement, library: Library, *, with_verb: bool = True) -> str:
    """What was decided or proposed, in the text's own words.

    What follows the verb, and `with_verb` the verb where it says more than the status; the clause, and at last the
    whole sentence, where that cannot be understood by itself.
    """
    what = None if _needs_subject(statement, library) else statement.what
    verb = _with_verb(statement, library) if with_verb and what else None
    ranges = (verb, what, statement.clause, statement.span)
    pieces = [_bare(" ".join(library.cut(statement.article_id, *one).split())) for one in ranges if one]
    return next((piece for piece in pieces if _is_whole(piece)), pieces[-1])


def _needs_subject(statement: Statement, library: Library) -> bool:
    """Whether what stands before its verb tells what was decided: "Lund was elected chair", "a panel will choose"."""
    before = library.cut(statement.article_id, statement.clause[0], max(statement.cue[0], statement.clause[0]))
    cue = library.cut(statement.article_id, *statement.cue)
    leans = _NEEDS_WHO.match(cue) or _WITHIN_DESCRIPTION.search(before)
    return bool(leans or _PASSIVE.search(before)) or (not statement.actors and bool(_TO_COME.search(before)))


def _with_verb(statement: Statement, library: Library) -> Span | None:
    """From the verb to the end of what was decided ("asked for help"); None in the passive, and where it is a noun."""
    if not statement.what or statement.cue[1] > statement.what[0]:
        return None
    before = library.cut(statement.article_id, statement.clause[0], max(statement.cue[0], statement.clause[0]))
    cue, what = (library.cut(statement.article_id, *one).strip() for one in (statement.cue, statement.what))
    if _IS_NOT_DONE_BY_IT.search(before) or _IS_A_NOUN.search(cue) or len(what.split()) < _LEAST_WORDS:
        return None
    needed = not _NAMES_ITS_STATUS.match(cue) if _is_whole(_bare(what)) else _ASKS_FOR.match(what)
    return (statement.cue[0], statement.what[1]) if needed else None


def _is_whole(piece: str) -> bool:
    return len(piece.split()) >= _LEAST_WORDS and piece.count('"') % 2 == 0 and not _OPENS_BADLY.search(piece)


def _bare(text: str) -> str:
    return text.strip().lstrip(":,; ").rstrip(".;:, ")


def shortened(text: str, most: int = LONGEST_PIECE) -> str:
    """The text, cut at a word where it is too long."""
    if len(text) <= most:
        return text
    return f"{text[:most].rsplit(' ', 1)[0].rstrip(',;:')} …"


def counted_articles(article_ids: Collection[str], library: Library) -> str:
    """How many articles, and of how many independent sources where some are reprints, as a list says it."""
    stories = library.stories(article_ids)
    return of_sources(counted(len(article_ids), "article"), len(stories), len({*stories.values()}))


def counted(number: int, noun: str) -> str:
    """How many entries a list has, in figures: "1 article", "12 proposals"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def short_label(meeting: Meeting, *, series: bool) -> str:
    """A meeting by its city and year, after the name of its series where that tells it from others."""
    year = str(meeting.date.year) if meeting.date else ""
    parts = (meeting.summit if series or not (meeting.city or year) else "", meeting.city, year)
    return " ".join(part for part in parts if part)
