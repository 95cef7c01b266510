"""A language model behind LangChain: the only caller of `init_chat_model`.

Every request ends, whatever the provider does. Silence, endless text, endless thought and long waits are cut by the
clocks and counts here; a request that may succeed a moment later is made again, a few times; and every failure is one
plain sentence. A client's stream can block for as long as its server likes, so it is read in a thread of its own.

A model is asked not to think before it writes, since that takes minutes where there is no GPU and nobody reads it.
Whether a server takes such a request is only known once it was made: one that refuses it is asked in the next simpler
way. Some models think all the same, and have room for it.
"""

import logging
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage

from rag.english import visible
from rag.errors import ModelSettingError
from rag.turns import Turns, set_aside
from rag.types import Thinking
from rag.writing.evidence import CHARACTERS_A_TOKEN
from rag.writing.failures import (
    BROKEN_OFF,
    EMPTY,
    ENDLESS,
    ENDLESS_THOUGHT,
    NOT_WHOLE,
    REFUSED,
    SLOW,
    TOO_LONG,
    UNREACHABLE,
    ModelFailure,
    ModelFailureError,
)
from rag.writing.prompts import to_greet
from rag.writing.stream import ModelStream
from rag.writing.thoughts import ThoughtFilter, thought_apart

log = logging.getLogger(__name__)

TRIES = 3
FIRST_WAIT_S = 0.5
"""Before the second try; doubled for the third."""
MOST_CHARACTERS = 2500
"""Of one answer, thoughts not counted; more than a person reads, and how an endless stream is known."""
MOST_TOKENS = 1024
"""How long an answer a model is asked for at most."""
MOST_THOUGHT_CHARACTERS = 16_000
"""Before and in one answer; how endless thought is known."""
MOST_THOUGHT_TOKENS = 4096
"""Allowed besides `MOST_TOKENS` to models that may think; with the longest prompt it fits into `CONTEXT_TOKENS`."""
LONGEST_IN_SILENCES = 3
"""A model may think for this many times `silence_s` seconds, and then write for as long again."""
REMEMBERED_S = 60.0
"""After a failure that the next request would meet again, none is made for so long."""
CONTEXT_TOKENS = 8192
"""What a model of which nothing is known is taken to read."""
EVIDENCE_MOST_TOKENS = 4000
EVIDENCE_SHARE = 0.5
"""0-1: of what the model reads; the rest is for the rules, the question and the answer."""

PROVIDERS = ("openai", "ollama", "anthropic", "huggingface")
"""That Readout knows how to open; the extra that installs each has its name."""

Request = Mapping[str, Any]
"""What is asked of the model besides the messages, in the words of its LangChain class."""

_END_REASONS = {"finish_reason", "done_reason", "stop_reason"}
"""Where providers say that a text has ended, and why."""
_CUT_REASONS = {"length", "max_tokens"}
"""What they say there when the text ended because it was not allowed to be longer."""
_WITH_ROOM: Request = {"max_tokens": MOST_TOKENS + MOST_THOUGHT_TOKENS}
_LEAST_EFFORTS = ("none", "minimal", "low")
"""OpenAI's names for the least thought, the least first; which a model has differs."""


@dataclass
class Usage:
    """What one answer took."""

    input_tokens: int = 0
    output_tokens: int = 0
    """By the provider's count; 0 when it gives none."""
    seconds: float = 0.0


class Writer:
    """One language model. Safe to share between threads.

    Args:
        name: `provider:name`, as it was configured.
        model: The model.
        silence_s: How long nothing may come from it, neither text nor thought.
        at_once: How many texts it writes at the same time.
        says_end: Whether it says when its text is whole; a text without that was broken off.
        requests: How it may be asked, the best way first. The next one counts when a request is refused.
        clock: Seconds that only go up.
        sleep: Waits so many seconds.
    """

    def __init__(
        self,
        name: str,
        model: BaseChatModel,
        *,
        silence_s: float = 60.0,
        at_once: int = 4,
        says_end: bool = True,
        requests: Sequence[Request] = ({},),
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.name = name
        self._model = model
        self._silence_s = silence_s
        self._turns = Turns(at_once)
        self._says_end = says_end
        self._clock = clock
        self._sleep = sleep
        self._requests = requests
        self._accepted = 0
        """Which of the requests was last answered."""
        self._begins_thinking = False
        """Whether its last text began inside a thought; its start-up greeting shows this before any answer."""
        self._lasting: tuple[float, ModelFailure] | None = None
        """When it last failed in a way that the next request would meet again, and how."""

    @property
    def evidence_tokens(self) -> int:
        """How much evidence it is shown at most, by its own limit."""
        return min(EVIDENCE_MOST_TOKENS, int(_limit(self._model) * EVIDENCE_SHARE))

    def stream(self, messages: Sequence[BaseMessage], usage: Usage) -> Iterator[str | Thinking]:
        """The text in pieces, without what the model thinks; in place of that comes a `Thinking` now and then.

        Waits while the model writes `at_once` others. Neither then nor while it writes does whoever asks keep a turn to
        compute (`rag.turns`) from others.

        Raises:
            GivenUpError: whoever asks was stopped before the model was asked.
            ModelFailureError: there is no text, or no more; pieces given before are all that came.
        """
        with set_aside() as asker, self._turns.taken(asker):
            self._raise_if_lasting()
            begun = self._clock()
            try:
                yield from self._tried(messages, usage)
            except ModelFailureError as failed:
                if failed.failure.lasting:
                    self._lasting = (self._clock(), failed.failure)
                log.warning("%s: %s", self.name, failed.failure.sentence)
                raise
            finally:
                usage.seconds += self._clock() - begun

    def ask(self, messages: Sequence[BaseMessage]) -> str:
        """A short text, whole; raises as `stream`."""
        return "".join(piece for piece in self.stream(messages, Usage()) if isinstance(piece, str)).strip()

    def greet(self) -> str:
        """Why the model does not answer, in one plain sentence; empty when it does. Takes one small request."""
        try:
            self.ask(to_greet())
        except ModelFailureError as failed:
            return failed.failure.sentence
        return ""

    def _raise_if_lasting(self) -> None:
        if self._lasting is not None and self._clock() - self._lasting[0] < REMEMBERED_S:
            raise ModelFailureError(self._lasting[1])
        self._lasting = None

    def _tried(self, messages: Sequence[BaseMessage], usage: Usage) -> Iterator[str | Thinking]:
        """Asks again, or in a simpler way, while no text has come yet, so that none comes twice."""
        way, tries = self._accepted, 0
        while True:
            some = False
            try:
                for piece in self._once(messages, usage, self._requests[way]):
                    some = some or (isinstance(piece, str) and bool(piece.strip()))
                    yield piece
                if not some:
                    raise ModelFailureError(EMPTY)
                self._accepted = way
                return
            except ModelFailureError as failed:
                failure = failed.failure
                if some:
                    raise
                if failure in (REFUSED, TOO_LONG) and way + 1 < len(self._requests):
                    way += 1
                    continue
                tries += 1
                if not failure.retry or tries == TRIES:
                    raise
                self._sleep(failure.wait_s if failure.wait_s is not None else FIRST_WAIT_S * 2 ** (tries - 1))

    def _once(self, messages: Sequence[BaseMessage], usage: Usage, request: Request) -> Iterator[str | Thinking]:
        """One request's text."""
        spent = _Spent(self._clock, self._silence_s * LONGEST_IN_SILENCES)
        thoughts = ThoughtFilter(begins_thinking=self._begins_thinking)
        ended = not self._says_end
        reading = ModelStream(lambda: cast(Generator[Any, None, None], self._model.stream(list(messages), **request)))
        try:
            while (chunk := self._next(reading, some=spent.some)) is not None:
                reasons = {chunk.response_metadata.get(name) for name in _END_REASONS} - {None, ""}
                ended = ended or bool(reasons)
                if counted := chunk.usage_metadata:
                    usage.input_tokens += counted["input_tokens"]
                    usage.output_tokens += counted["output_tokens"]
                before = thoughts.characters
                said = thoughts.feed(visible(str(chunk.text)))
                thought = thoughts.characters - before + len(thought_apart(chunk))
                if not (chunk.text or thought or reasons or counted):
                    thought = spent.blank()
                if said:
                    yield said
                elif thought:
                    yield Thinking()
                spent.add(said, thought)
                if reasons & _CUT_REASONS:
                    raise ModelFailureError(NOT_WHOLE if spent.writing else ENDLESS_THOUGHT)
            if not ended:
                raise ModelFailureError(BROKEN_OFF)
            if said := thoughts.end():
                yield said
                spent.add(said, 0)
            self._begins_thinking = thoughts.began_thinking
        finally:
            reading.leave()

    def _next(self, reading: ModelStream, *, some: bool) -> AIMessageChunk | None:
        try:
            return reading.next(self._silence_s)
        except ModelFailureError as failed:
            # Clients raise the same error for a server that is not there and for one that went away.
            raise ModelFailureError(BROKEN_OFF) if some and failed.failure == UNREACHABLE else failed from None


class _Spent:
    """What one request has taken of what it may take."""

    def __init__(self, clock: Callable[[], float], longest_s: float) -> None:
        self._clock = clock
        self._longest_s = longest_s
        self._ends_at = clock() + longest_s
        self._blank_chunks = 0
        self._said = 0
        self._thought = 0
        self.writing = False
        """Whether it has come to its text."""

    @property
    def some(self) -> bool:
        """Whether anything has come."""
        return bool(self._said or self._thought)

    def blank(self) -> int:
        """How many characters of thought a chunk without text stands for; none for the first, which opens a stream."""
        self._blank_chunks += 1
        return CHARACTERS_A_TOKEN if self._blank_chunks > 1 else 0  # how thoughts show that a client leaves out

    def add(self, said: str, thought: int) -> None:
        """Count the text and the characters of thought that a chunk brought.

        Raises:
            ModelFailureError: they are more, or have taken longer, than they may.
        """
        if said.strip() and not self.writing:
            self.writing = True
            self._ends_at = self._clock() + self._longest_s
        self._said += len(said)
        self._thought += thought
        if self._said > MOST_CHARACTERS:
            raise ModelFailureError(ENDLESS)
        if self._thought > MOST_THOUGHT_CHARACTERS:
            raise ModelFailureError(ENDLESS_THOUGHT)
        if self._clock() > self._ends_at:
            raise ModelFailureError(ENDLESS_THOUGHT if self._thought and not self.writing else SLOW)


def open_writer(name: str, *, silence_s: float = 60.0, at_once: int = 4) -> Writer:
    """The model of that name, `provider:name`; nothing is sent to it yet.

    Raises:
        ModelSettingError: there is no such provider, its package is not installed, or it needs a key.
    """
    from langchain.chat_models import init_chat_model

    provider, _, model = name.partition(":")
    if not model or provider not in PROVIDERS:
        raise ModelSettingError(
            f"READOUT_MODEL names {name!r}. Write provider:name, as in ollama:qwen3:8b; the providers are "
            f"{', '.join(PROVIDERS)}."
        )
    try:
        opened = init_chat_model(model, model_provider=provider, **_options(provider, silence_s))
        if (getattr(opened, "profile", None) or {}).get("temperature") is False and hasattr(opened, "temperature"):
            opened.temperature = None  # models that think refuse one
        _tell_not_to_think(opened)
    except ImportError:
        raise ModelSettingError(
            f"{name!r} needs a package that is not installed: pip install 'readout[{provider}]'."
        ) from None
    except Exception as error:
        # Its message may hold a key; what it is called says enough together with the name.
        log.warning("%s cannot be opened: %s", name, type(error).__name__)
        raise ModelSettingError(
            f"{name!r} cannot be opened. Check that its key or its files are in place (OPENAI_API_KEY, "
            "ANTHROPIC_API_KEY, or the path of a model)."
        ) from None
    # A model that runs in this process has no connection that could break.
    return Writer(
        name,
        opened,
        silence_s=silence_s,
        at_once=at_once,
        says_end=provider != "huggingface",
        requests=requests_for(provider, opened),
    )


def requests_for(provider: str, model: BaseChatModel) -> tuple[Request, ...]:
    """How a model can be asked not to think, the best way first, and then without asking for that.

    OpenAI's own service refuses what it does not know, so it is asked by what LangChain's profile says of the model.
    Servers that speak its protocol are asked through the chat template, as vLLM, SGLang and llama.cpp have it; most
    others overlook that, and those that refuse it, or so many tokens, are asked more simply. Anthropic's models think
    only when they are told to. A model in this process has been told by its template.
    """
    match provider:
        case "ollama":
            # Ollama has this since 0.9 and overlooked it before. gpt-oss always thinks; it takes only how much.
            return {"reasoning": "low" if "gpt-oss" in str(getattr(model, "model", "")) else False}, {}
        case "openai" if _is_openais_own(model):
            profile: Any = getattr(model, "profile", None) or {}
            if not profile:
                return _WITH_ROOM, {}
            levels = profile.get("reasoning_effort_levels") or (["low"] if profile.get("reasoning_output") else [])
            if not levels:
                return ({},)
            least = next((effort for effort in _LEAST_EFFORTS if effort in levels), None)
            return ({"reasoning_effort": least, **_WITH_ROOM}, _WITH_ROOM) if least else (_WITH_ROOM,)
        case "openai":
            template = {"extra_body": {"chat_template_kwargs": {"enable_thinking": False, "thinking": False}}}
            return {**template, **_WITH_ROOM}, template, {}
        case _:
            return ({},)


def _is_openais_own(model: BaseChatModel) -> bool:
    """Whether an OpenAI client speaks to OpenAI, and not to a server that speaks the same protocol."""
    address = getattr(getattr(model, "root_client", None), "base_url", None)
    return str(getattr(address, "host", "")).endswith(".openai.com")


def _tell_not_to_think(model: BaseChatModel) -> None:
    """Turn thinking off in the chat template of a model in this process, since its class has no argument for it."""
    tokenizer = getattr(model, "tokenizer", None)
    template = getattr(tokenizer, "chat_template", None)
    if isinstance(template, str) and "enable_thinking" in template:
        tokenizer.chat_template = "{%- set enable_thinking = false -%}" + template  # type: ignore[union-attr]


def _limit(model: BaseChatModel) -> int:
    """Tokens that the model reads: by LangChain's profile of it, or its own tokenizer's limit where it runs here."""
    profile: Any = getattr(model, "profile", None) or {}
    tokenizer = getattr(getattr(getattr(model, "llm", None), "pipeline", None), "tokenizer", None)
    own = getattr(tokenizer, "model_max_length", None)
    return int(profile.get("max_input_tokens") or min(own or CONTEXT_TOKENS, CONTEXT_TOKENS))


def _options(provider: str, silence_s: float) -> dict[str, Any]:
    """What each provider's class takes; all keep to our own tries and clocks."""
    hosted = {"temperature": 0, "max_tokens": MOST_TOKENS, "timeout": silence_s, "max_retries": 0}
    match provider:
        case "ollama":
            return {
                "temperature": 0,
                "num_predict": MOST_TOKENS + MOST_THOUGHT_TOKENS,
                "num_ctx": CONTEXT_TOKENS,
                "client_kwargs": {"timeout": silence_s},
            }
        case "huggingface":
            return {"max_tokens": MOST_TOKENS, "pipeline_kwargs": {"do_sample": False, "return_full_text": False}}
        case "openai":
            # Servers that speak its protocol count tokens in a stream only when they are asked to.
            return {**hosted, "stream_usage": True}
        case _:
            return hosted
