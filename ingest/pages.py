"""Where the pages of a PDF begin in the article that was read from it.

The article's text was put together from the pages: lines are joined, words broken at a line's end made whole, running
heads left out. So only letters and digits are compared, and of each page the first line that stands in the text at
about the place where the page before ends.
"""

from collections.abc import Sequence

from rag.facsimile import folded_text

COMPARED = 40
"""Letters and digits of a line that are looked for."""
LEAST_COMPARED = 8
"""A line of fewer could stand anywhere."""
LEFT_OUT_MOST = 0.4
"""0-1: the share of a page that may be left out of the text, as running heads are."""
ADDED_MOST = 400
"""Letters and digits that the text may have more than the page: the headers of a table told with each of its rows."""


def page_starts(text: str, pages: Sequence[str]) -> tuple[int, ...]:
    """For each page the character of the text at which it begins; where a page cannot be found, the one before ends.

    Args:
        text: The article's.
        pages: The text of each page, as it was read.
    """
    whole = folded_text(text)
    starts: list[int] = []
    begun, length = 0, 0  # of the page before, in letters
    for page in pages:
        earliest = begun + int(length * (1 - LEFT_OUT_MOST))
        latest = begun + length + int(length * LEFT_OUT_MOST) + ADDED_MOST
        found = _first_line(whole.letters, page, earliest, latest) if starts else 0
        begun = min(begun + length, len(whole.letters)) if found is None else found
        length = len(folded_text(page).letters)
        starts.append(whole.places[begun] if begun < len(whole.places) else len(text))
    return tuple(starts)


def _first_line(letters: str, page: str, earliest: int, latest: int) -> int | None:
    """Where the first of the page's lines that stands there begins; None when none does."""
    for line in page.split("\n"):
        sought = folded_text(line).letters[:COMPARED]
        if len(sought) >= LEAST_COMPARED and (place := letters.find(sought, earliest, latest)) >= 0:
            return place
    return None
