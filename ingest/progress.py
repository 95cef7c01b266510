"""What a run tells while it runs."""

from typing import Protocol


class Progress(Protocol):
    """Is told how a run goes."""

    def say(self, message: str) -> None:
        """A sentence about what happens now."""

    def documents(self, done: int, of: int | None) -> None:
        """So many documents are done with, of how many; None when that is not known before they are read."""

    def encoding(self, passages: int) -> None:
        """That many more passages are to be encoded."""

    def encoded(self, passages: int) -> None:
        """That many more passages are encoded."""


class Silent:
    """Ignores all progress."""

    def say(self, message: str) -> None:
        """Say nothing."""

    def documents(self, done: int, of: int | None) -> None:
        """Show nothing."""

    def encoding(self, passages: int) -> None:
        """Show nothing."""

    def encoded(self, passages: int) -> None:
        """Show nothing."""
