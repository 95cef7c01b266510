"""Lists of words as they are best read: in lines, with spaces between them."""


def listed(words: str) -> frozenset[str]:
    """The words of a text, in any number of lines."""
    return frozenset(words.split())
