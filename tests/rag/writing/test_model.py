"""A model behind our own clocks and tries, with models made here; real clients are in `test_written_over_http.py`."""

import logging
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from langchain.chat_models import init_chat_model
from langchain_core.exceptions import (
    ModelAPIError,
    ModelAuthenticationError,
    ModelInvalidRequestError,
    ModelRateLimitError,
)
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.messages.ai import UsageMetadata
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult

from rag.errors import ModelSettingError
from rag.types import Thinking
from rag.writing.failures import ModelFailureError
from rag.writing.model import Request, Usage, Writer, open_writer
from rag.writing.model.limits import MOST_THOUGHT_TOKENS, MOST_TOKENS
from rag.writing.model.requests import requests_for
from rag.writing.model.spent import MOST_CHARACTERS
from rag.writing.model.writer import LONGEST_IN_SILENCES, REMEMBERED_S, TRIES
from rag.writing.prompts import to_greet
from tests.models.tiny import make_tiny_model

KEY = "sk-secret"


@dataclass(frozen=True)
class Endless:
    """The same again and again."""

    step: AIMessageChunk


class Scripted(BaseChatModel):
    """Streams what its script holds for each request in turn: text or a chunk, an error to raise, what to wait for."""

    scripts: list[list[Any]]
    asked: list[list[BaseMessage]]
    requests: list[dict[str, Any]]
    finishes: bool = True

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _generate(self, messages: list[BaseMessage], *args: Any, **kwargs: Any) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=AIMessage("unused"))])

    def _stream(self, messages: list[BaseMessage], *args: Any, **kwargs: Any) -> Iterator[ChatGenerationChunk]:
        self.asked.append(messages)
        self.requests.append({name: value for name, value in kwargs.items() if len(name) == 1})
        for step in self.scripts.pop(0):
            match step:
                case BaseException():
                    raise step
                case threading.Event():
                    step.wait(30)
                case AIMessageChunk():
                    yield ChatGenerationChunk(message=step)
                case Endless(chunk):
                    while True:
                        yield ChatGenerationChunk(message=chunk)
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
    clock: Clock,
    *scripts: list[Any],
    silence_s: float = 5.0,
    finishes: bool = True,
    requests: Sequence[Request] = ({},),
) -> tuple[Writer, Scripted]:
    model = Scripted(scripts=list(scripts), asked=[], requests=[], finishes=finishes)
    one = Writer("test:model", model, silence_s=silence_s, requests=requests, clock=clock, sleep=clock.sleep)
    return one, model


def failing(kind: type[Exception], **headers: str) -> Exception:
    error = kind(f"bad key {KEY}")
    error.response = httpx.Response(429, headers=headers)  # type: ignore[attr-defined]
    return error


def written(one: Writer) -> tuple[str, str]:
    """What came, and why no more did."""
    came = ""
    try:
        for piece in one.stream(to_greet(), Usage()):
            came += piece if isinstance(piece, str) else ""
    except ModelFailureError as failed:
        return came, failed.failure.sentence
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
    assert len(model.asked) == TRIES


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
    clock.now += REMEMBERED_S
    assert written(one) == ("ready", "")


def test_silence_is_cut_without_waiting_for_the_model(clock: Clock) -> None:
    go_on = threading.Event()
    one, _ = scripted(clock, ["They met", go_on, "late"], silence_s=1.0)
    assert written(one) == ("They met", "the model fell silent")
    go_on.set()


def test_a_stream_without_end_is_cut(clock: Clock) -> None:
    one, _ = scripted(clock, ["word " * 100] * 100_000)
    came, why = written(one)
    assert why == "the model went on without end and was stopped"
    assert len(came) < MOST_CHARACTERS + 1000


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
    deadline = time.monotonic() + 30
    while any(thread.name == "readout-model" for thread in threading.enumerate()):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_long_thought_does_not_count_as_text(clock: Clock) -> None:
    one, _ = scripted(clock, ["<think>", *["word " * 20] * 100, "</think>", "They met."])
    assert written(one) == ("They met.", "")


@pytest.mark.parametrize(
    "thought",
    [
        AIMessageChunk("<think>" + "word " * 20),
        AIMessageChunk("", additional_kwargs={"reasoning_content": "word " * 20}),
        AIMessageChunk(""),
    ],
    ids=["in the text", "apart", "left out by the client"],
)
def test_thought_without_end_is_cut_and_signs_of_it_are_given(clock: Clock, thought: AIMessageChunk) -> None:
    one, _ = scripted(clock, [Endless(thought)])
    came: list[object] = []
    with pytest.raises(ModelFailureError, match="the model went on thinking without end and was stopped"):
        came.extend(one.stream(to_greet(), Usage()))
    assert set(came) == {Thinking()}


def test_a_model_that_used_up_its_tokens_on_thought_is_not_said_to_have_written_too_much(clock: Clock) -> None:
    cut = AIMessageChunk("", response_metadata={"finish_reason": "length"})
    thinking, _ = scripted(clock, ["<think>hm", cut])
    assert written(thinking)[1] == "the model went on thinking without end and was stopped"
    writing, _ = scripted(clock, ["They met", cut])
    assert written(writing)[1] == "the model's text was longer than it may be and was cut"


def test_signs_of_thought_come_while_a_model_thinks(clock: Clock) -> None:
    one, _ = scripted(clock, ["<think>", "hm", "hm", "</think>", "They met."])
    assert [type(piece) for piece in one.stream(to_greet(), Usage())] == [Thinking, Thinking, str]


def test_a_model_may_think_for_a_time_and_then_write_for_as_long(clock: Clock) -> None:
    def slowly(one: Writer, most: int) -> Iterator[str | Thinking]:
        for piece in one.stream(to_greet(), Usage()):
            yield piece
            clock.now += most * LONGEST_IN_SILENCES / 4  # four pieces take less than all, five more

    one, _ = scripted(clock, ["<think>", *"abc", "</think>", *"Met."], silence_s=5.0)
    assert [piece for piece in slowly(one, 5) if isinstance(piece, str)] == [*"Met."]
    for script, why in (
        (["<think>", *"abcdef"], "the model went on thinking without end and was stopped"),
        ([*"They met."], "the model took too long and was stopped"),
    ):
        one, _ = scripted(clock, script, silence_s=5.0)
        with pytest.raises(ModelFailureError, match=why):
            list(slowly(one, 5))


def test_a_model_whose_prompt_opens_its_thought_is_known_from_its_greeting(clock: Clock) -> None:
    one, _ = scripted(
        clock, ["Say ready.", "</think>", "ready"], ["Is it [1]?", " Yes.", "</think>", "They met."], ["They ", "left."]
    )
    assert one.greet() == ""
    assert written(one) == ("They met.", "")
    assert written(one) == ("They left.", "")  # without a thought, all is text


def test_a_request_that_is_refused_is_made_in_the_next_simpler_way_and_that_is_kept_to(clock: Clock) -> None:
    refused = [failing(ModelInvalidRequestError)]
    one, model = scripted(clock, refused, refused, ["They met."], ["They left."], requests=({"a": 1}, {"b": 2}, {}))
    assert written(one) == ("They met.", "")
    assert written(one) == ("They left.", "")
    assert model.requests == [{"a": 1}, {"b": 2}, {}, {}]
    assert clock.slept == []


def test_a_request_that_is_refused_in_every_way_is_a_failure_and_the_next_begins_anew(clock: Clock) -> None:
    refused = [failing(ModelInvalidRequestError)]
    one, model = scripted(clock, refused, refused, ["They met."], requests=({"a": 1}, {}))
    assert written(one) == ("", "the model's provider refused the request")
    assert written(one) == ("They met.", "")
    assert model.requests == [{"a": 1}, {}, {"a": 1}]


def opened(name: str, monkeypatch: pytest.MonkeyPatch, base_url: str = "") -> tuple[BaseChatModel, tuple[Request, ...]]:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", base_url) if base_url else monkeypatch.delenv("OPENAI_BASE_URL", False)
    provider, _, model = name.partition(":")
    made = init_chat_model(model, model_provider=provider)
    return made, requests_for(provider, made)


@pytest.mark.parametrize(
    ("name", "effort"),
    [("openai:gpt-5", "minimal"), ("openai:gpt-5.1", "none"), ("openai:o3-mini", "low"), ("openai:gpt-4o", None)],
)
def test_openai_is_asked_for_the_least_thought_that_the_model_has(
    name: str, effort: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    model, requests = opened(name, monkeypatch)
    assert all("extra_body" not in request for request in requests)
    sent = model._get_request_payload(to_greet(), **requests[0])  # type: ignore[attr-defined]
    assert sent.get("reasoning_effort") == effort
    if effort:
        assert sent["max_completion_tokens"] == MOST_TOKENS + MOST_THOUGHT_TOKENS


def test_a_server_that_speaks_openais_protocol_is_asked_through_the_template(monkeypatch: pytest.MonkeyPatch) -> None:
    model, requests = opened("openai:qwen3", monkeypatch, "http://127.0.0.1:9/v1")
    sent = model._get_request_payload(to_greet(), **requests[0])  # type: ignore[attr-defined]
    assert sent["extra_body"]["chat_template_kwargs"]["enable_thinking"] is False
    assert requests[-1] == {}


@pytest.mark.parametrize(("model", "asked"), [("qwen3:8b", False), ("gpt-oss:20b", "low")])
def test_ollama_is_asked_for_no_thought_or_the_least(model: str, asked: bool | str) -> None:
    made = init_chat_model(model, model_provider="ollama")
    assert requests_for("ollama", made) == ({"reasoning": asked}, {})


def test_a_model_in_this_process_is_told_by_its_template_not_to_think(tmp_path: Path) -> None:
    folder = make_tiny_model(tmp_path / "tiny")
    template = folder / "chat_template.jinja"
    switch = "{% if enable_thinking is defined and enable_thinking is false %}<think></think>{% endif %}"
    template.write_text(template.read_text(encoding="utf-8") + switch, encoding="utf-8")
    opened = open_writer(f"huggingface:{folder}")._model
    assert opened._to_chat_prompt(to_greet()).endswith("<think></think>")  # type: ignore[attr-defined]


def test_a_temperature_is_not_sent_to_models_that_refuse_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    for name, sent in (("openai:o3-mini", None), ("openai:gpt-4o", 0)):
        assert open_writer(name)._model.temperature == sent  # type: ignore[attr-defined]


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
