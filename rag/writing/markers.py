"""Numbers of sentences that a model was shown become markers of quotes.

Its text comes in pieces that may end anywhere. The syntax itself is in `rag.markers`.
"""

from rag.markers import citation_begun, citations_replaced, marker, struck


class Citing:
    """Turns one answer's numbers into markers, in the order of their first citation.

    Args:
        shown: How many sentences the model was shown; their numbers count from 1.
    """

    def __init__(self, shown: int) -> None:
        self._shown = shown
        self._held = ""
        self.markers: dict[int, int] = {}
        """The marker of each number cited so far."""
        self.struck: list[int] = []
        """Numbers cited that had not been shown, as often as they were."""

    def feed(self, piece: str) -> str:
        """What can be shown of the text so far; a citation that is not whole yet is held back."""
        text = self._held + piece
        cut = citation_begun(text)
        self._held = text[cut:]
        return citations_replaced(text[:cut], self._mark)

    def end(self) -> str:
        """What was held back, when no more is coming."""
        held, self._held = self._held, ""
        return held

    def _mark(self, number: int) -> str:
        if not 1 <= number <= self._shown:
            self.struck.append(number)
            return struck(number)
        return marker(self.markers.setdefault(number, len(self.markers) + 1))
