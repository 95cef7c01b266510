"""The heading that a place in a text stands under."""

HEADING_MAX_WORDS = 8
"""A heading has so many words at most."""
_ABOVE = 3000
"""How far above a place, in characters, the heading of its section is looked for."""
_ENDS_PROSE = '.!?:;,”"'


def heading_over(text: str, at: int) -> str:
    """The heading of the section that a character stands in: the nearest short line above without a full stop."""
    lines = text[max(0, at - _ABOVE) : at].split("\n")[:-1]
    bare = (line.strip("#* ") for line in reversed(lines))
    short = (line for line in bare if line and len(line.split()) <= HEADING_MAX_WORDS)
    return next((line for line in short if line[-1] not in _ENDS_PROSE), "")
