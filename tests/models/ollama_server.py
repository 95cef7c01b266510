"""A model server that speaks Ollama's protocol: a JSON object a line, the last of which says that it is done.

Shapes: https://github.com/ollama/ollama/blob/main/docs/api.md.
"""

import json
from collections.abc import Mapping
from typing import Any

from tests.models.chat import ModelServer, Usage
from tests.models.serving import Call, Ending
from tests.models.steps import Refusal

_CREATED = "2025-11-24T16:00:00.000000Z"
_DETAILS = {
    "parent_model": "", "format": "gguf", "family": "llama", "families": ["llama"], "parameter_size": "1.0B",
    "quantization_level": "Q4_0",
}  # fmt: skip


class _Answer:
    """Lines of JSON when streamed; one object, in the shape of the last line, when whole."""

    def __init__(self, request: Mapping[str, Any]) -> None:
        self._model = request["model"]
        self.streams = bool(request.get("stream", True))
        self.content_type = "application/x-ndjson" if self.streams else "application/json; charset=utf-8"

    def _object(self, text: str, **ending: Any) -> bytes:
        message = {"role": "assistant", "content": text}
        body = {"model": self._model, "created_at": _CREATED, "message": message, "done": bool(ending), **ending}
        return json.dumps(body).encode() + b"\n"

    def opening(self) -> bytes:
        return b""

    def piece(self, text: str) -> bytes:
        return self._object(text) if self.streams else b""

    def thought(self, text: str) -> bytes:
        message = {"role": "assistant", "content": "", "thinking": text}
        body = {"model": self._model, "created_at": _CREATED, "message": message, "done": False}
        return json.dumps(body).encode() + b"\n" if self.streams else b""

    def line(self, text: str) -> bytes:
        return f"{text}\n".encode()

    def fault(self, message: str) -> bytes:
        return json.dumps({"error": message}).encode() + b"\n"

    def closing(self, text: str, reason: str, usage: Usage) -> bytes:
        """The counts are in tokens, the durations in nanoseconds."""
        return self._object(
            "" if self.streams else text,
            done_reason=reason,
            total_duration=5_000_000,
            load_duration=1_000_000,
            prompt_eval_count=usage.prompt_tokens,
            prompt_eval_duration=2_000_000,
            eval_count=usage.answer_tokens,
            eval_duration=2_000_000,
        )


class OllamaServer(ModelServer):
    """`/api/chat`, `/api/tags`, `/api/show`, `/api/ps`, `/api/version` and `/`. Give `base_url` to `ChatOllama`."""

    def error_body(self, refusal: Refusal) -> object:
        return {"error": refusal.message}

    def answer(self, call: Call) -> Ending:
        if call.request.method == "POST" and call.request.path == "/api/chat":
            return self.chat(call, _Answer(call.request.body))
        body = self._page(call.request.method, call.request.path)
        if body is None:
            return self.not_found(call)
        call.reply(200, body)
        return "answered"

    def _page(self, method: str, path: str) -> object | None:
        """What every other path shows, None where there is nothing."""
        name = self.model if ":" in self.model else f"{self.model}:latest"
        listed = {"name": name, "model": name, "digest": "0" * 64, "size": 1_000_000, "details": _DETAILS}
        match method, path:
            case "GET" | "HEAD", "/":
                return "Ollama is running"
            case "GET" | "HEAD", "/api/version":
                return {"version": "0.13.0"}
            case "GET" | "HEAD", "/api/tags":
                return {"models": [{**listed, "modified_at": _CREATED}]}
            case "GET" | "HEAD", "/api/ps":
                return {"models": [{**listed, "expires_at": _CREATED, "context_length": self.context_tokens}]}
            case "POST", "/api/show":
                window = {"general.architecture": "llama", "llama.context_length": self.context_tokens}
                return {"details": _DETAILS, "model_info": window, "capabilities": ["completion"]}
        return None
