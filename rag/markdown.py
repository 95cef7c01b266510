"""Text from articles, questions and models put into Markdown, where it stays text."""

import re

_SIGNS = re.compile(r"[\\`*_{}\[\]<>#~|&!$]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_LINE_STARTS = re.compile(r"^(\s*)([-+=>:])|^(\s*\d{1,9})([.)])", re.MULTILINE)


def markdown_line(text: str) -> str:
    """The text on one line, escaped."""
    return markdown_text(" ".join(text.split()))


def markdown_text(text: str) -> str:
    """The text with all that Markdown would read as more than text put behind a backslash, addresses in it too."""
    lines = "\n".join(line.strip() for line in text.splitlines())
    escaped = _SIGNS.sub(lambda found: f"\\{found[0]}", lines)
    return _LINE_STARTS.sub(lambda found: f"{found[1] or found[3] or ''}\\{found[2] or found[4]}", escaped)


def markdown_address(url: str) -> str:
    """The address as it stands between `<` and `>` of a link."""
    return url.replace("<", "%3C").replace(">", "%3E")
