"""What other programs are answered from: the window's desk. There is one a process, with one chain for both."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from rag.outcomes import LibraryRecord
from rag.roles import Role
from rag.serving.failures import RequestError
from rag.store import Library
from rag.submission import Submission
from rag.types import Article, Question

if TYPE_CHECKING:  # brings torch
    from rag.chain import Event

TRY_AGAIN_S = 5
"""Seconds until somebody who was sent away because nothing can be answered yet should come again."""


class ServedStatus(Protocol):
    """Whether questions can be answered."""

    @property
    def state(self) -> str:
        """`ready`, `loading`, `empty` or `failed`."""

    @property
    def sentence(self) -> str:
        """The same for a person."""


class StoppableReply(Protocol):
    """The events that answer one question, to be iterated once."""

    def __iter__(self) -> "Iterator[Event]":
        """The hits, a model's text piece by piece, the answer."""

    def stop(self) -> None:
        """Give it up, from any thread, at any time."""


class Served(Protocol):
    """The part of the desk that other programs are answered from. Safe to call from several threads."""

    @property
    def status(self) -> ServedStatus:
        """The present state."""

    @property
    def library(self) -> Library | None:
        """None while it cannot be opened."""

    @property
    def articles(self) -> tuple[Article, ...]:
        """What it holds, by date and then id."""

    @property
    def models(self) -> tuple[str, ...]:
        """Names of the language models that may write answers, the first configured first."""

    def record(self) -> LibraryRecord | None:
        """What the library records; None while it cannot be read."""

    def answer(self, question: Question) -> StoppableReply:
        """What answers a question; only when it is ready."""

    def open(self) -> None:
        """Try again where it is empty or has failed; loads in the background."""


class JobStatus(Protocol):
    """How far a change of the library is."""

    @property
    def pending(self) -> bool:
        """Whether it is not over."""

    @property
    def trouble(self) -> str:
        """Why it failed, in a sentence; empty when it has not."""

    @property
    def report(self) -> "ChangeReport | None":
        """What it did; None while it is pending and when it failed."""


class ChangeReport(Protocol):
    """What a change of the library did."""

    @property
    def added(self) -> Sequence[str]:
        """Ids of the articles that are new."""

    @property
    def unchanged(self) -> int:
        """How many were there already, the same."""

    @property
    def skipped(self) -> Sequence[Any]:
        """What was not taken in: for each its name, `source`, and the `reason`."""

    @property
    def duplicates(self) -> Sequence[Any]:
        """What was there already: for each its name, `source`, and the `article` that it is."""


class Changing(Protocol):
    """The part of the window's intake by which other programs change the library. Safe to call from several threads."""

    def add(self, owner: str, submissions: Sequence[Submission], role: Role | None = None, /) -> JobStatus:
        """Put them at the end of the queue; raises UsageError when the role may not, or too much is waiting."""

    def remove(self, owner: str, article_id: str, title: str, role: Role | None = None, /) -> JobStatus:
        """Put the removal of an article at the end of the queue; raises as `add`."""


def opened_library(served: Served) -> Library:
    """The library.

    Raises:
        RequestError: it is empty, or cannot be opened; it is tried again.
    """
    if served.library is None:
        served.open()
    if served.library is None:
        raise _not_now(served)
    return served.library


def ready_library(served: Served) -> Library:
    """The library, now that questions can be answered from it.

    Raises:
        RequestError: the model is still being loaded, or cannot be; that is tried again.
    """
    library = opened_library(served)
    state = served.status.state
    if state == "ready":
        return library
    refused = _not_now(served)
    if state != "loading":
        served.open()
    raise refused


def _not_now(served: Served) -> RequestError:
    status = served.status
    told = f"Not ready yet: {status.sentence}. Ask again in {TRY_AGAIN_S} seconds."
    return RequestError(503, told if status.state == "loading" else status.sentence, {"Retry-After": str(TRY_AGAIN_S)})


def model_to_write(served: Served, name: str | None) -> str | None:
    """The language model that is to write: the first configured unless one is named, none for `quotes`."""
    if name is None:
        return next(iter(served.models), None)
    return None if name == QUOTES_ALONE else name


QUOTES_ALONE = "quotes"
"""Named in place of a model: answer in quotes alone."""
