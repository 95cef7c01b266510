"""What a scripted model does while it answers, whatever the protocol: one value a step.

A script is a run of steps. When it is exhausted the answer is finished in the protocol's own way, with "stop" as its
reason; a script that ends with `Finish`, `Leave`, `Cut`, `Fault`, `Silence` or `Refusal` ends otherwise.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of the answer, sent by itself; pieces may divide words and citations."""

    text: str


@dataclass(frozen=True, slots=True)
class Thought:
    """A piece of what the model thinks, sent apart from the answer."""

    text: str


@dataclass(frozen=True, slots=True)
class Pause:
    """Nothing for a while."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Silence:
    """Nothing more, until the client goes or the server stops."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The connection ends in the middle of the body: closed, or reset as when a proxy or a process dies."""

    reset: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """An error told in the stream, after the headers said that all was well."""

    message: str


@dataclass(frozen=True, slots=True)
class Malformed:
    """A line of the stream that is no JSON."""

    line: str


@dataclass(frozen=True, slots=True)
class Leave:
    """The body ends in good order, but nothing in it says that the answer is finished."""


@dataclass(frozen=True, slots=True)
class Finish:
    """The answer is finished, and why: "length" when the model was not allowed to write more."""

    reason: Literal["stop", "length"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """No answer but an HTTP status; only as the first step."""

    status: int
    code: str
    message: str
    retry_after_s: int | None = None


Step: TypeAlias = Text | Thought | Pause | Silence | Cut | Fault | Malformed | Leave | Finish | Refusal
Steps: TypeAlias = Iterable[Step]
