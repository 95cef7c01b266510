"""Text whose dashes, quotation marks and spaces are of one kind, each character replaced by exactly one.

`rag.english.plain` does more and so moves characters; offsets into this text are offsets into the article's.
"""

from rag.english import MARKS

_ONE_FOR_ONE = {**MARKS, 0x2014: "-", **str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f\t\n", " "))}


def uniform(text: str) -> str:
    """The text with marks of one kind, every character in its place."""
    return text.translate(_ONE_FOR_ONE)
