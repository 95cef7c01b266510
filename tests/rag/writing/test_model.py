"""A model behind our own clocks and tries, with models made here; real clients are in `test_written_over_http.py`."""

import logging
import threading
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from langchain_core.exceptions import ModelAPIError, ModelAuthenticationError, ModelRateLimitError
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.messages.ai import UsageMetadata
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult

from rag.errors import ModelSettingError
from rag.writing import model as writer
from rag.writing.faults import ModelFault
from rag.writing.model import Usage, Writer, open_writer
from rag.writing.prompts import to_greet
from rag.writing.stream import without_thoughts

KEY = "sk-secret"


class Scripted(BaseChatModel):
    """Streams what its script holds for each request in turn: text, an error to raise, or seconds to wait."""

    scripts: list[list[Any]]
    asked: list[list[BaseMessage]]
    finishes: bool = True

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _generate(self, messages: list[BaseMessage], *args: Any, **kwargs: Any) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=AIMessage("unused"))])

    def _stream(self, messages: list[BaseMessage], *args: Any, **kwargs: Any) -> Iterator[ChatGenerationChunk]:
        self.asked.append(messages)
        for step in self.scripts.pop(0):
            match step:
                case BaseException():
                    raise step
                case float():
                    time.sleep(step)
                case _:
                    yield ChatGenerationChunk(message=AIMessageChunk(step))
        if self.finishes:
            usage = UsageMetadata(input_tokens=7, output_tokens=3, total_tokens=10)
            done = AIMessageChunk("", response_metadata={"finish_reason": "stop"}, usage_metadata=usage)
            yield ChatGenerationChunk(message=done)


class Clock:
    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


def scripted(
    clock: Clock, *scripts: list[Any], silence_s: float = 5.0, finishes: bool = True
) -> tuple[Writer, Scripted]:
    model = Scripted(scripts=list(scripts), asked=[], finishes=finishes)
    return Writer("test:model", model, silence_s=silence_s, clock=clock, sleep=clock.sleep), model


def failing(kind: type[Exception], **headers: str) -> Exception:
    error = kind(f"bad key {KEY}")
    error.response = httpx.Response(429, headers=headers)  # type: ignore[attr-defined]
    return error


def written(one: Writer) -> tuple[str, str]:
    """What came, and why no more did."""
    came = ""
    try:
        for piece in one.stream(to_greet(), Usage()):
            came += piece
    except ModelFault as failed:
        return came, failed.fault.sentence
    return came, ""


def test_text_comes_in_pieces_with_what_it_took(clock: Clock) -> None:
    one, _ = scripted(clock, ["They ", "met."])
    usage = Usage()
    assert list(one.stream(to_greet(), usage)) == ["They ", "met."]
    assert (usage.input_tokens, usage.output_tokens) == (7, 3)


def test_what_may_pass_is_tried_again_with_growing_waits_and_no_more_than_three_times(clock: Clock) -> None:
    one, model = scripted(clock, [failing(ModelAPIError)], [failing(ModelAPIError)], ["ready"])
    assert written(one) == ("ready", "")
    assert clock.slept == [0.5, 1.0]
    one, model = scripted(clock, *[[failing(ModelAPIError)] for _ in range(5)])
    assert written(one) == ("", "the model's provider had an error")
    assert len(model.asked) == writer.TRIES


def test_a_provider_that_asks_to_wait_is_waited_for_but_not_for_long(clock: Clock) -> None:
    one, _ = scripted(clock, [failing(ModelRateLimitError, **{"retry-after": "7"})], ["ready"])
    assert written(one) == ("ready", "")
    assert clock.slept == [7.0]
    one, model = scripted(clock, [failing(ModelRateLimitError, **{"retry-after": "3600"})], ["ready"])
    assert written(one) == ("", "the model's provider has too many requests")
    assert len(model.asked) == 1


def test_what_came_before_a_failure_is_kept_and_not_asked_for_twice(clock: Clock) -> None:
    one, model = scripted(clock, ["They met", failing(ModelAPIError)], ["again"])
    assert written(one) == ("They met", "the model's provider had an error")
    assert len(model.asked) == 1


def test_a_key_that_is_refused_is_said_once_and_no_request_is_made_for_a_minute(
    clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    one, model = scripted(clock, [failing(ModelAuthenticationError)], ["ready"])
    with caplog.at_level(logging.DEBUG, logger="rag"):
        assert written(one) == ("", "the model's provider did not accept the key")
    assert KEY not in caplog.text
    assert written(one) == ("", "the model's provider did not accept the key")
    assert len(model.asked) == 1
    clock.now += writer.REMEMBERED_S
    assert written(one) == ("ready", "")


def test_silence_is_cut_without_waiting_for_the_model(clock: Clock) -> None:
    begun = time.monotonic()
    one, _ = scripted(clock, ["They met", 3.0, "late"], silence_s=0.2)
    assert written(one) == ("They met", "the model fell silent")
    assert time.monotonic() - begun < 2


def test_a_stream_without_end_is_cut(clock: Clock) -> None:
    one, _ = scripted(clock, ["word " * 100] * 100_000)
    came, why = written(one)
    assert why == "the model went on without end and was stopped"
    assert len(came) < writer.MOST_CHARACTERS + 1000


def test_a_stream_that_ends_without_saying_so_was_broken_off(clock: Clock) -> None:
    one, _ = scripted(clock, ["They met"], finishes=False)
    assert written(one) == ("They met", "the connection to the model broke off")


def test_an_answer_of_nothing_is_a_failure(clock: Clock) -> None:
    assert written(scripted(clock, ["", " \n"])[0])[1] == "the model returned nothing"
    assert written(scripted(clock, ["<think>hm</think>"])[0])[1] == "the model returned nothing"


def test_whoever_leaves_a_stream_ends_it(clock: Clock) -> None:
    one, _ = scripted(clock, ["a"] * 100_000)
    pieces = one.stream(to_greet(), Usage())
    next(pieces)
    pieces.close()  # type: ignore[attr-defined]
    deadline = time.monotonic() + 5
    while any(thread.name == "readout-model" for thread in threading.enumerate()):
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.parametrize("size", [1, 4, 100])
@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("<think>a [1] b</think>\n\nThey met.", "They met."),
        ("They <think> met.", "They <think> met."),
        ("<thin ice", "<thin ice"),
        ("<thi", "<thi"),
        ("<think>never ends", ""),
    ],
)
def test_what_a_model_thinks_first_is_left_out(text: str, left: str, size: int) -> None:
    assert "".join(without_thoughts(text[at : at + size] for at in range(0, len(text), size))).strip() == left


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("gpt-4o", "READOUT_MODEL names 'gpt-4o'. Write provider:name, as in ollama:qwen3:8b"),
        ("nobody:x", "READOUT_MODEL names 'nobody:x'."),
        ("ollama:", "READOUT_MODEL names 'ollama:'."),
        ("openai:gpt-4o", "'openai:gpt-4o' cannot be opened. Check that its key"),
    ],
)
def test_a_model_that_cannot_be_opened_says_what_to_do(name: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ModelSettingError) as failed:
        open_writer(name)
    assert str(failed.value).startswith(said)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "langchain_anthropic", None)
    with pytest.raises(ModelSettingError, match=r"pip install 'readout\[anthropic\]'"):
        open_writer("anthropic:claude")
