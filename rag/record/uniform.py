"""Text whose dashes, quotation marks and spaces are of one kind, each character replaced by exactly one.

`rag.english.plain` does more and so moves characters; offsets into this text are offsets into the article's.
"""

_ONE_FOR_ONE = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
    | dict.fromkeys("\u2018\u2019\u201b\u02bc\u02bb\u0060\u00b4", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"')
    | dict.fromkeys("\u00a0\u2007\u2009\u202f\t\n", " ")
)


def uniform(text: str) -> str:
    """The text with marks of one kind, every character in its place."""
    return text.translate(_ONE_FOR_ONE)
