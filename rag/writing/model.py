"""A language model behind LangChain: the only caller of `init_chat_model`.

Whatever the provider, a request ends: silence, endless text and long waits are cut by this side's clocks, a request
that may succeed a moment later is made again a bounded number of times, and every failure is one plain sentence.
A client's stream can block for as long as its server likes, so it is read in a thread that nobody waits for.
"""

import logging
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage

from rag.english import visible
from rag.errors import ModelSettingError
from rag.writing.faults import BROKEN_OFF, EMPTY, ENDLESS, NOT_WHOLE, SLOW, UNREACHABLE, Fault, ModelFault
from rag.writing.prompts import to_greet
from rag.writing.stream import ModelStream, without_thoughts

log = logging.getLogger(__name__)

TRIES = 3
FIRST_WAIT_S = 0.5
"""Before the second try; doubled for the third."""
MOST_CHARACTERS = 2500
"""Of one answer; more than a person reads, and how an endless stream is known."""
MOST_TOKENS = 1024
"""That a model is asked to write at most."""
LONGEST_IN_SILENCES = 3
"""The whole answer may take so many times as long as one silence may."""
REMEMBERED_S = 60.0
"""After a failure that the next request would meet again, none is made for so long."""
CONTEXT_TOKENS = 8192
"""What a model of which nothing is known is taken to read."""
EVIDENCE_MOST_TOKENS = 4000
EVIDENCE_SHARE = 0.5
"""0-1: of what the model reads; the rest is for the rules, the question and the answer."""

PROVIDERS = ("openai", "ollama", "anthropic", "huggingface")
"""That Readout knows how to open; the extra that installs each has its name."""

_ENDS = {"finish_reason", "done_reason", "stop_reason"}
"""Where providers say that a text has ended, and why."""
_CUT = {"length", "max_tokens"}
"""What they say when it ended because it may not be longer."""


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
        silence_s: How long it may say nothing.
        says_end: Whether it says when its text is whole, so that one which does not was broken off.
        clock: Seconds that only go up.
        sleep: Waits so many seconds.
    """

    def __init__(
        self,
        name: str,
        model: BaseChatModel,
        *,
        silence_s: float = 60.0,
        says_end: bool = True,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.name = name
        self._model = model
        self._silence_s = silence_s
        self._says_end = says_end
        self._clock = clock
        self._sleep = sleep
        self._gone: tuple[float, Fault] | None = None

    @property
    def evidence_tokens(self) -> int:
        """How much evidence it is shown at most, by its own limit."""
        return min(EVIDENCE_MOST_TOKENS, int(_limit(self._model) * EVIDENCE_SHARE))

    def stream(self, messages: Sequence[BaseMessage], usage: Usage) -> Iterator[str]:
        """The text in pieces, without what a model thinks before it answers.

        Raises:
            ModelFault: there is none, or no more; pieces given before are all that came.
        """
        self._raise_if_gone()
        begun = self._clock()
        try:
            yield from self._tried(messages, usage)
        except ModelFault as failed:
            if failed.fault.gone:
                self._gone = (self._clock(), failed.fault)
            log.warning("%s: %s", self.name, failed.fault.sentence)
            raise
        finally:
            usage.seconds += self._clock() - begun

    def ask(self, messages: Sequence[BaseMessage]) -> str:
        """A short text, whole; raises as `stream`."""
        return "".join(self.stream(messages, Usage())).strip()

    def greet(self) -> str:
        """Why the model does not answer, in one plain sentence; empty when it does. Takes one small request."""
        try:
            self.ask(to_greet())
        except ModelFault as failed:
            return failed.fault.sentence
        return ""

    def _raise_if_gone(self) -> None:
        if self._gone is not None and self._clock() - self._gone[0] < REMEMBERED_S:
            raise ModelFault(self._gone[1])
        self._gone = None

    def _tried(self, messages: Sequence[BaseMessage], usage: Usage) -> Iterator[str]:
        """Tries again while nothing has come yet, so that no text comes twice."""
        for nth in range(TRIES):
            some = False
            try:
                for piece in without_thoughts(self._once(messages, usage)):
                    some = some or bool(piece.strip())
                    yield piece
                if not some:
                    raise ModelFault(EMPTY)
                return
            except ModelFault as failed:
                fault = failed.fault
                if some or not fault.again or nth == TRIES - 1:
                    raise
                self._sleep(fault.wait_s if fault.wait_s is not None else FIRST_WAIT_S * 2**nth)

    def _once(self, messages: Sequence[BaseMessage], usage: Usage) -> Iterator[str]:
        """One request's text, cut by our clocks."""
        ends_at = self._clock() + self._silence_s * LONGEST_IN_SILENCES
        characters = 0
        ended = not self._says_end
        reading = ModelStream(lambda: cast(Generator[Any, None, None], self._model.stream(list(messages))))
        try:
            while True:
                chunk = self._next(reading, some=characters > 0)
                if chunk is None:
                    if not ended:
                        raise ModelFault(BROKEN_OFF)
                    return
                reasons = {chunk.response_metadata.get(name) for name in _ENDS} - {None, ""}
                ended = ended or bool(reasons)
                if counted := chunk.usage_metadata:
                    usage.input_tokens += counted["input_tokens"]
                    usage.output_tokens += counted["output_tokens"]
                text = visible(str(chunk.text))
                characters += len(text)
                if text:
                    yield text
                if characters > MOST_CHARACTERS:
                    raise ModelFault(ENDLESS)
                if self._clock() > ends_at:
                    raise ModelFault(SLOW)
                if reasons & _CUT:
                    raise ModelFault(NOT_WHOLE)
        finally:
            reading.leave()

    def _next(self, reading: ModelStream, *, some: bool) -> AIMessageChunk | None:
        try:
            return reading.next(self._silence_s)
        except ModelFault as failed:
            # A client says alike that nobody answered and that somebody stopped.
            raise ModelFault(BROKEN_OFF) if some and failed.fault == UNREACHABLE else failed from None


def open_writer(name: str, *, silence_s: float = 60.0) -> Writer:
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
    return Writer(name, opened, silence_s=silence_s, says_end=provider != "huggingface")


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
                "num_predict": MOST_TOKENS,
                "num_ctx": CONTEXT_TOKENS,
                "client_kwargs": {"timeout": silence_s},
            }
        case "huggingface":
            return {"max_tokens": MOST_TOKENS, "pipeline_kwargs": {"do_sample": False, "return_full_text": False}}
        case "openai":
            # Compatible servers count tokens in a stream only when they are asked to.
            return {**hosted, "stream_usage": True}
        case _:
            return hosted
