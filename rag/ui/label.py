"""Labels of Streamlit's own widgets, which it reads as Markdown, made of what others wrote."""

_SIGNS = "\\`*_{}[]()#+-.!|<>~$:&"
"""What Markdown, or Streamlit's additions to it, could take for more than itself."""


def as_text(label: str) -> str:
    """The label with a backslash before each sign that would be read as Markdown: it shows as it was written."""
    return "".join(f"\\{each}" if each in _SIGNS else each for each in label)
