"""A model server that speaks OpenAI's chat completions protocol, as vLLM, llama.cpp and many gateways do too.

Shapes: https://platform.openai.com/docs/api-reference/chat (completions, streaming, errors).
"""

import json
from collections.abc import Mapping
from typing import Any

from tests.models.chat import ModelServer, Usage
from tests.models.serving import Call, Ending
from tests.models.steps import Refusal

_CREATED = 1764000000  # seconds since 1970, the same in every answer


def _event(body: str) -> bytes:
    return f"data: {body}\n\n".encode()


def _error(message: str, kind: str, code: str | None = None) -> dict[str, Any]:
    return {"error": {"message": message, "type": kind, "param": None, "code": code}}


def _usage(usage: Usage) -> dict[str, int]:
    return {
        "prompt_tokens": usage.prompt_tokens,
        "completion_tokens": usage.answer_tokens,
        "total_tokens": usage.prompt_tokens + usage.answer_tokens,
    }


class _Streamed:
    """Server-sent events: the role, the pieces, the reason for the end, the usage when it was asked for, [DONE]."""

    content_type = "text/event-stream; charset=utf-8"
    streams = True

    def __init__(self, request: Mapping[str, Any]) -> None:
        self._model = request["model"]
        self._tells_usage = bool((request.get("stream_options") or {}).get("include_usage"))

    def _chunk(self, delta: dict[str, str] | None, reason: str | None = None, usage: Usage | None = None) -> bytes:
        chunk: dict[str, Any] = {
            "id": "chatcmpl-scripted", "object": "chat.completion.chunk", "created": _CREATED, "model": self._model,
            "choices": [],
        }  # fmt: skip
        if delta is not None:
            chunk["choices"] = [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": reason}]
        if self._tells_usage:
            chunk["usage"] = None if usage is None else _usage(usage)
        return _event(json.dumps(chunk))

    def opening(self) -> bytes:
        return self._chunk({"role": "assistant", "content": ""})

    def piece(self, text: str) -> bytes:
        return self._chunk({"content": text})

    def thought(self, text: str) -> bytes:
        return self._chunk({"reasoning_content": text})

    def line(self, text: str) -> bytes:
        return _event(text)

    def fault(self, message: str) -> bytes:
        return _event(json.dumps(_error(message, "server_error")))

    def closing(self, text: str, reason: str, usage: Usage) -> bytes:
        told = self._chunk(None, usage=usage) if self._tells_usage else b""
        return self._chunk({}, reason) + told + _event("[DONE]")


class _Whole:
    """One JSON object at the end."""

    content_type = "application/json"
    streams = False

    def __init__(self, request: Mapping[str, Any]) -> None:
        self._model = request["model"]

    def opening(self) -> bytes:
        return b""

    def piece(self, text: str) -> bytes:
        return b""

    def thought(self, text: str) -> bytes:
        return b""

    def line(self, text: str) -> bytes:
        return text.encode()

    def fault(self, message: str) -> bytes:
        return json.dumps(_error(message, "server_error")).encode()

    def closing(self, text: str, reason: str, usage: Usage) -> bytes:
        message = {"role": "assistant", "content": text, "refusal": None, "annotations": []}
        completion = {
            "id": "chatcmpl-scripted", "object": "chat.completion", "created": _CREATED, "model": self._model,
            "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": reason}],
            "usage": _usage(usage),
        }  # fmt: skip
        return json.dumps(completion).encode()


class OpenAIServer(ModelServer):
    """`POST /v1/chat/completions` and `GET /v1/models`. Give `base_url` and any key to `ChatOpenAI`."""

    @property
    def base_url(self) -> str:
        return f"{self.url}/v1"

    def error_body(self, refusal: Refusal) -> object:
        kind = {429: "requests", 500: "server_error"}.get(refusal.status, "invalid_request_error")
        return _error(refusal.message, kind, refusal.code)

    def answer(self, call: Call) -> Ending:
        request = call.request
        match request.method, request.path:
            case "POST", "/v1/chat/completions":
                voice = _Streamed(request.body) if request.body.get("stream") else _Whole(request.body)
                return self.chat(call, voice)
            case "GET", "/v1/models":
                model = {"id": self.model, "object": "model", "created": _CREATED, "owned_by": "readout-tests"}
                call.reply(200, {"object": "list", "data": [model]})
                return "answered"
        return self.not_found(call)
