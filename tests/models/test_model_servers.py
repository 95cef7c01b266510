"""Real clients against the scripted servers: what they send, what they read, and what they raise at each fault."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import ollama
import openai
import pytest
from langchain.chat_models import init_chat_model
from langchain_core import exceptions as lc
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk

from tests.models.chat import ModelServer
from tests.models.ollama_server import OllamaServer
from tests.models.openai_server import OpenAIServer
from tests.models.script import saying
from tests.models.tiny import make_tiny_model
from tests.models.wording import ScriptError

SHOWN = """An article – a paper – 9 October 2025
[1] Four leaders adopted a plan in Dushanbe.
[2] They met 300 people.
[3] The hub was proposed.

Question: Who adopted a plan?"""
GOOD = "Four leaders adopted a plan in Dushanbe [1]. In addition, they met 300 people [2, 3]."
MESSAGES = [("system", "Cite."), ("user", SHOWN)]
KEY = "sk-loopback"
PATIENCE_S = 5.0  # longer than any pause of a scenario that goes on, so that a busy machine fails no test
IMPATIENCE_S = 0.3


def openai_model(server: ModelServer, timeout_s: float = PATIENCE_S, **options: Any) -> BaseChatModel:
    given = {"timeout": timeout_s, "max_retries": 0, "stream_usage": True, **options}
    return init_chat_model("openai:scripted", base_url=server.base_url, api_key=KEY, **given)


def ollama_model(server: ModelServer, timeout_s: float = PATIENCE_S, **options: Any) -> BaseChatModel:
    client = {"timeout": timeout_s, "headers": {"Authorization": f"Bearer {KEY}"}}
    return init_chat_model("ollama:scripted", base_url=server.base_url, client_kwargs=client, **options)


PROVIDERS: dict[str, tuple[type[ModelServer], Callable[..., BaseChatModel]]] = {
    "openai": (OpenAIServer, openai_model),
    "ollama": (OllamaServer, ollama_model),
}


@pytest.fixture(params=PROVIDERS)
def provider(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def server(provider: str) -> Iterator[ModelServer]:
    with PROVIDERS[provider][0]() as server:
        yield server


@pytest.fixture
def model(provider: str, server: ModelServer) -> BaseChatModel:
    return PROVIDERS[provider][1](server)


def test_a_streamed_answer_arrives_in_pieces_with_its_usage_and_reason(
    server: ModelServer, model: BaseChatModel
) -> None:
    pieces = list(model.stream(MESSAGES))
    whole = sum(pieces[1:], pieces[0])
    assert isinstance(whole, AIMessageChunk)
    assert len([piece for piece in pieces if piece.text]) == len(GOOD.split())
    assert whole.text == GOOD
    assert whole.usage_metadata is not None
    assert whole.usage_metadata["output_tokens"] == len(GOOD.split())
    assert "stop" in (whole.response_metadata.get("finish_reason"), whole.response_metadata.get("done_reason"))


def test_a_whole_answer_has_its_usage(model: BaseChatModel) -> None:
    answer = model.invoke(MESSAGES)
    assert answer.text == GOOD
    assert answer.usage_metadata is not None
    assert answer.usage_metadata["input_tokens"] > 10


def test_pieces_come_as_the_model_makes_them(server: ModelServer, model: BaseChatModel) -> None:
    server.scenario = "slow"
    pieces = model.stream(MESSAGES)
    first = next(piece for piece in pieces if piece.text)
    assert server.endings.empty()  # the whole answer takes 6 s
    assert GOOD.startswith(first.text)
    pieces.close()


def test_every_request_is_recorded_and_none_before_the_first(server: ModelServer, model: BaseChatModel) -> None:
    assert server.requests == []
    before = time.monotonic()
    model.invoke(MESSAGES)
    (request,) = server.requests
    assert request.method == "POST"
    assert request.headers["authorization"] == f"Bearer {KEY}"
    assert request.body["messages"][-1] == {"role": "user", "content": SHOWN}
    assert before <= request.at <= time.monotonic()


def test_the_scenario_may_be_changed_between_requests(server: ModelServer, model: BaseChatModel) -> None:
    server.scenario = "uncited"
    assert model.invoke(MESSAGES).text == "Four leaders adopted a plan in Dushanbe."
    server.scenario = saying("Only ", "this.")
    assert model.invoke(MESSAGES).text == "Only this."
    with pytest.raises(ValueError, match="no scenario 'cuts'"):
        server.scenario = "cuts"


def test_control_characters_reach_the_client_unchanged(server: ModelServer, model: BaseChatModel) -> None:
    server.scenario = "garbage"
    said = "".join(piece.text for piece in model.stream(MESSAGES))
    assert "\x00" in said
    assert "\u202e" in said


# (what is raised, the class that all providers' faults of this kind share or None, attributes)
FAULTS: dict[tuple[str, str], tuple[type[Exception], type[Exception] | None, dict[str, Any]]] = {
    ("openai", "status-400-too-long"): (openai.BadRequestError, lc.ModelInvalidRequestError, {"status_code": 400}),
    ("openai", "status-401"): (openai.AuthenticationError, lc.ModelAuthenticationError, {"status_code": 401}),
    ("openai", "status-404"): (openai.NotFoundError, lc.ModelNotFoundError, {"status_code": 404}),
    ("openai", "status-429-always"): (openai.RateLimitError, lc.ModelRateLimitError, {"status_code": 429}),
    ("openai", "status-500-always"): (openai.InternalServerError, lc.ModelAPIError, {"status_code": 500}),
    ("openai", "silence"): (openai.APITimeoutError, lc.ModelTimeoutError, {}),
    ("openai", "cut"): (openai.APIConnectionError, lc.ModelConnectionError, {}),
    ("openai", "refused-after-headers"): (openai.APIConnectionError, lc.ModelConnectionError, {}),
    ("openai", "error-in-stream"): (openai.APIError, None, {"type": "server_error"}),
    ("openai", "malformed"): (json.JSONDecodeError, None, {}),
    ("ollama", "status-400-too-long"): (ollama.ResponseError, None, {"status_code": 400}),
    ("ollama", "status-401"): (ollama.ResponseError, None, {"status_code": 401}),
    ("ollama", "status-404"): (ollama.ResponseError, None, {"status_code": 404}),
    ("ollama", "status-429-always"): (ollama.ResponseError, None, {"status_code": 429}),
    ("ollama", "status-500-always"): (ollama.ResponseError, None, {"status_code": 500}),
    ("ollama", "silence"): (httpx.ReadTimeout, None, {}),
    ("ollama", "cut"): (httpx.RemoteProtocolError, None, {}),
    ("ollama", "refused-after-headers"): (httpx.ReadError, None, {}),
    ("ollama", "error-in-stream"): (ollama.ResponseError, None, {"status_code": -1}),
    ("ollama", "malformed"): (json.JSONDecodeError, None, {}),
}


@pytest.mark.parametrize(("by", "scenario"), FAULTS)
def test_a_fault_raises_the_providers_exception_after_what_was_said(by: str, scenario: str) -> None:
    serve, connect = PROVIDERS[by]
    kind, shared, attributes = FAULTS[by, scenario]
    said: list[str] = []
    with serve(scenario) as server:
        model = connect(server, IMPATIENCE_S if scenario == "silence" else PATIENCE_S)
        with pytest.raises(kind) as raised:
            said.extend(piece.text for piece in model.stream(MESSAGES))
        assert len(server.requests) == 1
    assert isinstance(raised.value, lc.ModelError) == (shared is not None)
    assert isinstance(raised.value, shared or kind)
    assert {name: getattr(raised.value, name) for name in attributes} == attributes
    assert bool("".join(said)) == (scenario in ("cut", "error-in-stream", "malformed"))
    assert (KEY in str(raised.value)) == (scenario == "status-401")


@pytest.mark.parametrize(
    ("by", "kind", "message"),
    [("openai", openai.APIConnectionError, "Connection error"), ("ollama", httpx.ConnectError, "Connection refused")],
)
def test_a_server_that_is_not_there_raises(by: str, kind: type[Exception], message: str) -> None:
    serve, connect = PROVIDERS[by]
    with serve() as server:
        gone = connect(server)
    with pytest.raises(kind, match=message):
        gone.invoke(MESSAGES)


def test_an_answer_that_just_stops_raises_nothing_but_gives_no_reason(
    server: ModelServer, model: BaseChatModel
) -> None:
    server.scenario = "unfinished"
    pieces = list(model.stream(MESSAGES))
    whole = sum(pieces[1:], pieces[0])
    assert whole.text
    assert not {"finish_reason", "done_reason"} & set(whole.response_metadata)


def test_an_answer_cut_by_its_allowance_gives_length_as_its_reason(server: ModelServer, model: BaseChatModel) -> None:
    server.scenario = "truncated"
    answer = model.invoke(MESSAGES)
    assert "length" in (answer.response_metadata.get("finish_reason"), answer.response_metadata.get("done_reason"))


def test_openais_client_waits_as_long_as_it_is_told_to_and_tries_again() -> None:
    with OpenAIServer("status-429") as server:
        assert openai_model(server, max_retries=1).invoke(MESSAGES).text == GOOD
        first, second = server.requests
        assert second.at - first.at > 0.95, "the server said Retry-After: 1"


def test_ollamas_client_does_not_try_again() -> None:
    with OllamaServer("status-500") as server:
        model = ollama_model(server)
        with pytest.raises(ollama.ResponseError):
            model.invoke(MESSAGES)
        assert model.invoke(MESSAGES).text == GOOD


@pytest.mark.parametrize("scenario", ["endless", "slow", "silence"])
def test_the_server_learns_that_a_client_left(provider: str, scenario: str) -> None:
    serve, connect = PROVIDERS[provider]
    with serve(scenario) as server:
        if scenario == "silence":
            with pytest.raises((openai.APITimeoutError, httpx.ReadTimeout)):
                connect(server, IMPATIENCE_S).invoke(MESSAGES)
        else:
            pieces = connect(server).stream(MESSAGES)
            next(piece for piece in pieces if piece.text)
            pieces.close()
        assert server.endings.get(timeout=30) == "left"


@pytest.mark.parametrize("scenario", ["endless", "slow", "silence"])
def test_closing_is_quick_while_a_stream_is_open(scenario: str) -> None:
    with httpx.Client(timeout=5) as client:
        with OpenAIServer(scenario) as server:
            request = {"model": "scripted", "stream": True, "messages": [{"role": "user", "content": SHOWN}]}
            with client.stream("POST", f"{server.base_url}/chat/completions", json=request) as response:
                assert response.status_code == 200
                started = time.monotonic()
                server.__exit__(None, None, None)
                with pytest.raises(httpx.TransportError):
                    list(response.iter_raw())
                assert time.monotonic() - started < 4
        assert server.endings.get(timeout=30) == "stopped"


def test_a_scenario_that_fails_fails_the_test() -> None:
    server = OllamaServer("wrong-citation")
    with pytest.raises(ScriptError, match="Only one sentence"), server, pytest.raises(httpx.RemoteProtocolError):
        ollama_model(server).invoke("[1] Two met.\nWho met?")


def test_openai_tells_usage_in_a_stream_only_when_asked() -> None:
    with OpenAIServer() as server:
        assert all(piece.usage_metadata is None for piece in openai_model(server, stream_usage=False).stream(MESSAGES))
        assert "stream_options" not in server.requests[0].body


def test_openais_client_lists_the_model() -> None:
    with OpenAIServer(model="small") as server, openai.OpenAI(base_url=server.base_url, api_key=KEY) as client:
        assert [model.id for model in client.models.list()] == ["small"]


def test_ollamas_client_lists_shows_and_checks_the_model() -> None:
    with OllamaServer(model="small", context_tokens=2048) as server:
        with ollama.Client(server.url) as client:
            assert [model.model for model in client.list().models] == ["small:latest"]
            assert client.show("small").modelinfo["llama.context_length"] == 2048
            assert client.ps().models[0].context_length == 2048
        assert httpx.head(server.url).status_code == 200
        with pytest.raises(ValueError, match="`scripted` not found"):
            ollama_model(server, validate_model_on_init=True)


def test_the_sink_records_what_is_fetched_from_it() -> None:
    with OpenAIServer() as server:
        assert httpx.get(f"{server.sink}/image.png?q=1").status_code == 200
        assert httpx.get(f"{server.url}/elsewhere").status_code == 404
        assert [request.path for request in server.requests] == ["/sink/image.png?q=1", "/elsewhere"]


def test_a_tiny_model_is_loaded_from_its_folder_and_writes_the_same_twice(tmp_path: Path) -> None:
    options = {"max_tokens": 8, "pipeline_kwargs": {"do_sample": False, "return_full_text": False}}
    model = init_chat_model(f"huggingface:{make_tiny_model(tmp_path)}", **options)
    streamed = "".join(piece.text for piece in model.stream(MESSAGES))
    assert streamed
    assert model.invoke(MESSAGES).text == streamed
