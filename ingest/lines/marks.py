"""The marks by which a line shows what it is: the end of a sentence, a bullet, a heading, a row, a field."""

import re

ENDS = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*(?:\[\^?\w{1,8}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[*†‡]+|(?<=[.!?][\"”’])\d{1,2})?$")
"""Matches the end of a sentence, or of a line that introduces a list; footnote marks may follow."""
BULLET = r"[-+*•–—▪▫■□●○◦‣⁃∙·►▶➢➤✓✔☐☑☒→‐−]"
LISTED = re.compile(
    rf"(?:{BULLET}|\d{{1,3}}(?:\.\d{{1,3}})*[.)]|\(?[ivxlc]{{1,5}}\)|\(?[a-zA-Z]\)|\([a-z]{{2}}\)|\(\d{{1,3}}\)"
    r"|\[\d{1,3}\]|[ivx]{1,4}\.|[a-z]\.|\d{1,3}\.[a-z]\.?|№\s?\d{1,3}[.:)]?|[OP]P\d{1,3}[.:)]?"
    r"|(?:Article|Section|Rule|Item|Point|Step)\s\d{1,3}[.:)])\s+(?=\S)|\d{1,3}(?:[./]\d{1,3})+\s+(?=[A-Z])|§+\s*\d"
)
"""Matches the start of a list item."""
HEADING = re.compile(r"#{1,6}\s+(?=\S)")
HEADING_WORDS = 15
"""A line without a full stop is a heading if it has at most this many words, otherwise prose without its stop."""


def is_row(line: str) -> bool:
    """Whether it is the row of a table, as `ingest.wrapping.table` writes one."""
    return " | " in line


def is_field(line: str) -> bool:
    """Whether it is a label with its value, as in a box of facts: "Venue: Old Customs House"."""
    return bool(re.match(r"[A-Z0-9][^:|]{0,60}:\s+\S", line)) and len(line.partition(":")[0].split()) <= 6
