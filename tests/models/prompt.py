"""What a chat request asks for, read from its messages as a model would read it: by what they look like."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

Kind: TypeAlias = Literal["answer", "rewrite", "probe"]

_NUMBERED = re.compile(r"^[ \t]*\[(\d+)\][ \t]+(\S.*?)(?: \([^()]*\))?[ \t]*$", re.MULTILINE)
"""A numbered sentence; in brackets after it stands the meeting that it is about."""
_REWRITE = re.compile(r"stand-?alone|follow-?up|rephras|rewrit|reword", re.IGNORECASE)
_TAG = re.compile(r"</?\w+>")
_LABEL = re.compile(r"^(?:[A-Za-z-]+ )?(?:question|follow-up|user|reader|q)\s*:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A chat request: what it shows, what it asks, and from whom.

    `served` counts the chat requests that the same scenario has had before this one; `sink` is a URL on the server
    whose requests are recorded, for what an answer must not make anybody fetch.
    """

    kind: Kind
    sentences: Mapping[int, str]
    question: str
    earlier: tuple[str, ...] = ()
    model: str = "scripted"
    key: str = ""
    sink: str = "http://127.0.0.1:9/sink"
    served: int = 0


def _content(message: Mapping[str, Any]) -> str:
    """The text of a message; providers take a string or a list of parts."""
    content = message.get("content") or ""
    if isinstance(content, str):
        return content
    return "\n".join(part.get("text", "") for part in content)


def _numbered(texts: Iterable[str]) -> dict[int, str]:
    """The numbered sentences of the last text that has any."""
    shown: dict[int, str] = {}
    for text in texts:
        shown = {int(number): sentence for number, sentence in _NUMBERED.findall(text)} or shown
    return shown


def _questions(texts: Iterable[str]) -> list[str]:
    """Every line that asks, without its label, in order; the last line of all when none has a question mark."""
    lines = [_LABEL.sub("", _TAG.sub("", line).strip()) for text in texts for line in text.splitlines()]
    lines = [line for line in lines if line and not _NUMBERED.match(line)]
    return [line for line in lines if line.endswith("?")] or lines[-1:]


def read_prompt(messages: Sequence[Mapping[str, Any]], **known: Any) -> Prompt:
    """What `messages` (each with `role` and `content`) ask for; `known` are the other fields of a `Prompt`.

    A request that shows numbered sentences wants an answer; of the others, one that speaks of a follow-up or of
    rephrasing wants a question, and whatever is left is a probe.
    """
    texts = [_content(message) for message in messages]
    asked = [_content(message) for message in messages if message.get("role") == "user"]
    shown = _numbered(text for text, message in zip(texts, messages, strict=True) if message.get("role") != "assistant")
    questions = _questions(asked)
    kind: Kind = "answer" if shown else "rewrite" if _REWRITE.search("\n".join(texts)) else "probe"
    return Prompt(kind, shown, questions[-1] if questions else "", tuple(questions[:-1]), **known)
