"""Whether a question wants its answer as a table, and the question without the words that say so."""

import re

_PLEASE = r"(?:,? (?:please|pls))?"
_TABLE = re.compile(
    r"(?:^|[\s,:;.–-]+)(?:(?:laid|set|spelt|spelled) out |(?:arranged|presented|shown|put|listed|given|displayed) )?"
    r"(?:in|as|into|to|make|draw|give me|show me|(?:put|make|turn) (?:it|that|this|these|them)(?: in(?:to)?)?|build"
    r"|create) (?:me )?"
    rf"(?:an? )?(?:\w+ )?table(?: (?:form|format))?\b(?: of\b)?{_PLEASE}"
    rf"|[,:;.–-]\s*(?:an? )?table(?: form| format|,? thx)?{_PLEASE}\s*(?=[.!?]*\s*$)"
    rf"|^(?:an? )?table{_PLEASE}\s*[:,.–-]\s*|\btabulate\b(?: for me)?|\b(?:an? )?table of\b"
    r"|^(?:an? )?table (?:with|listing|showing) (?=(?:the|all|every|each)\b)",
    re.IGNORECASE,
)


def asks_for_table(text: str) -> bool:
    """Whether a question wants its answer as a table."""
    return bool(_TABLE.search(text))


def without_table(text: str) -> str:
    """The question without the words that ask for a table; unchanged where nothing else is left."""
    rest = re.sub(r"\s+(?=[.,;:?!])", "", " ".join(_TABLE.sub(" ", text).split())).lstrip(" ,:;.–-")
    return rest if len(rest.split()) > 1 else text
