"""A scripted model behind HTTP: which scenario speaks, and how its steps become a body, whatever the protocol."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, Protocol

from tests.models.prompt import read_prompt
from tests.models.script import Scenario, scenario_named
from tests.models.serving import Call, Ending, HTTPServer
from tests.models.steps import Cut, Fault, Finish, Malformed, Pause, Refusal, Silence, Step, Text, Thought

# A whole body is sent when the answer ends; of one that never ends no more than this is kept.
_WHOLE_PIECES = 100_000


@dataclass(frozen=True, slots=True)
class Usage:
    """What was read and written, in tokens; here a token is a word."""

    prompt_tokens: int
    answer_tokens: int


class Voice(Protocol):
    """One answer in a provider's protocol, either streamed or whole: every method gives the next bytes of the body."""

    content_type: str
    streams: bool

    def opening(self) -> bytes:
        """What comes before the first piece."""

    def piece(self, text: str) -> bytes:
        """A piece of the answer."""

    def thought(self, text: str) -> bytes:
        """A piece of what the model thinks, apart from the answer."""

    def line(self, text: str) -> bytes:
        """`text` where a line of JSON should be."""

    def fault(self, message: str) -> bytes:
        """An error after the headers."""

    def closing(self, text: str, reason: str, usage: Usage) -> bytes:
        """The end of an answer whose pieces make up `text`."""


def _written(messages: list[dict[str, Any]]) -> int:
    return sum(len(str(message.get("content")).split()) for message in messages)


class ModelServer(HTTPServer):
    """What the servers share. `scenario` is a name of `script.SCENARIOS` or a function, and may be set at any time.

    `model` is the one name that the lists of models hold; a chat may name any. `context_tokens` is how much the model
    says it can read.
    """

    def __init__(
        self, scenario: str | Scenario = "good", *, model: str = "scripted", context_tokens: int = 8192
    ) -> None:
        self._lock = threading.Lock()
        self.scenario = scenario
        self.model, self.context_tokens = model, context_tokens
        super().__init__()

    @property
    def scenario(self) -> str | Scenario:
        """What the model does from the next request on; setting it anew begins its count of requests again."""
        return self._scenario

    @scenario.setter
    def scenario(self, scenario: str | Scenario) -> None:
        speak = scenario_named(scenario) if isinstance(scenario, str) else scenario
        with self._lock:
            self._scenario, self._speak, self._served = scenario, speak, 0

    @property
    def base_url(self) -> str:
        """The `base_url` to give to the provider's LangChain class."""
        return self.url

    def error_body(self, refusal: Refusal) -> object:
        """A refusal as the provider words it."""
        raise NotImplementedError

    def chat(self, call: Call, voice: Voice) -> Ending:
        """Answer a chat request by the scenario."""
        body = call.request.body
        with self._lock:
            served, speak = self._served, self._speak
            self._served += 1
        key = call.request.headers.get("authorization", "").removeprefix("Bearer ")
        messages = body["messages"]
        prompt = read_prompt(messages, model=body["model"], key=key, sink=self.sink, served=served)
        steps = iter(speak(prompt))
        first = next(steps, Finish("stop"))
        if isinstance(first, Refusal):
            waiting = {} if first.retry_after_s is None else {"Retry-After": str(first.retry_after_s)}
            call.reply(first.status, self.error_body(first), waiting)
            return "answered"
        call.open(voice.content_type)
        return _speak(call, chain([first], steps), voice, _written(messages))

    def not_found(self, call: Call) -> Ending:
        """Any other path: the sink answers with nothing, the rest are not there."""
        if call.request.path.startswith("/sink"):
            call.reply(200, "")
        else:
            call.reply(404, "404 page not found")
        return "answered"


def _speak(call: Call, steps: Iterator[Step], voice: Voice, prompt_tokens: int) -> Ending:
    """Turn steps into a body until one ends it."""
    said: list[str] = []
    reason = "stop"
    for step in steps:
        if isinstance(step, Text):
            call.send((b"" if said else voice.opening()) + voice.piece(step.text))
            said.append(step.text)
            if not voice.streams and len(said) > _WHOLE_PIECES:
                call.wait(None)
        elif isinstance(step, Finish):
            reason = step.reason
        elif (ending := _act(call, step, voice)) is not None:
            return ending
    text = "".join(said)
    usage = Usage(prompt_tokens, len(text.split()))
    call.send((b"" if said else voice.opening()) + voice.closing(text, reason, usage))
    call.close()
    return "answered"


def _act(call: Call, step: Step, voice: Voice) -> Ending | None:
    """Do what a step that is no text says; how the exchange ended when it has."""
    match step:
        case Thought(text):
            call.send(voice.thought(text))
            return None
        case Pause(seconds):
            call.wait(seconds)
            return None
        case Silence():
            call.wait(None)
            return None
        case Malformed(line):
            call.send(voice.line(line))
            return None
        case Cut(reset):
            call.cut(reset=reset)
            return "cut"
        case Fault(message):
            call.send(voice.fault(message))
    call.close()
    return "answered"
