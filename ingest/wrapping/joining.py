"""Joins lines to one, with the words that were broken at a line's end."""

import re
from collections import Counter
from collections.abc import Sequence

from ingest.lines import ENDS, LISTED

BROKEN_WORD = re.compile(r"(?P<head>(?<![^\W_])[^\W\d_]|[^\W\d_]{2,}|\d+)(?:-|\u00ad|\u2010)$")
_SAME_VOWEL = re.compile(r"(?:re|pre|de)-e|(?:co|micro|macro)-o|(?:anti|semi|multi)-i", re.IGNORECASE)
"""Where a prefix ends in the vowel that follows, people write the hyphen: "re-election"."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_KEEP_HYPHEN = frozenset(
    """co non anti self ex semi cross well long short high low mid full half all vice so two three four five six seven
    eight nine ten twenty thirty forty fifty sixty seventy eighty ninety first second third decision policy south north
    east west sub-regional fact world state""".split()  # noqa: SIM905 - readable so
)
"""Words before which a hyphen at a line's end is part of the word."""


def raised(text: str) -> str:
    """What is printed above its line, figures as such: 10⁶ is not 106, and the mark of a note no figure of the text."""
    return text.translate(_RAISED)


def join_lines(lines: Sequence[str], known: Counter[str]) -> str:
    """The lines as one, words put together that were broken at a line's end.

    Args:
        lines: Without white space at their ends.
        known: The words of the document: a hyphen is dropped when the document has the word without it elsewhere.
    """
    joined = lines[0]
    for line in lines[1:]:
        tail = re.match(r"[^\W_]+", line)
        head = BROKEN_WORD.search(joined)
        if not head or not tail:
            joined += " " + line
        elif tail[0][0].isupper() or tail[0][0].isdigit() or head["head"].isdigit():
            joined += line
        else:
            whole, parted = (f"{head['head']}{mark}{tail[0]}".casefold() for mark in ("", "-"))
            kept = (
                len(head["head"]) == 1
                or head["head"].casefold() in _KEEP_HYPHEN
                or _SAME_VOWEL.fullmatch(f"{head['head']}-{tail[0][0]}")
            )
            compounds = any(one.endswith(f"-{tail[0].casefold()}") for one in known)
            keep = known[whole] == 0 and (known[parted] > 0 or bool(kept) or compounds)
            joined = (joined[: head.end("head")] + "-" if keep else joined[: head.end("head")]) + line
    return joined.replace("\u00ad", "")


def joined_breaks(lines: Sequence[str]) -> list[str]:
    """Lines that were broken by hand, those put together that go on with the sentence of the line before."""
    joined: list[str] = []
    for line in filter(None, lines):
        if joined and line[0].islower() and not ENDS.search(joined[-1]) and not LISTED.match(line):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return joined
