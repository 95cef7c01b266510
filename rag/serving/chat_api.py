"""`/v1`: Readout as a model, in the form that OpenAI's clients speak (https://platform.openai.com/docs/api-reference/chat).

The last message of the user is the question, and the turns before it are what it may lean on. A streamed answer is sent
once it is finished and checked, in paragraphs: what has been sent cannot be taken back, and a text whose sentences its
quotes do not carry is never the answer.
"""

import time
from collections.abc import AsyncIterator, Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from rag.serving.bodies import (
    MAX_ANSWER_CHARACTERS,
    MAX_TEXT_CHARACTERS,
    MAX_TURNS,
    NothingGiven,
    read_body,
    read_query,
)
from rag.serving.chat_text import chat_message, citations_in, plain_turn
from rag.serving.door import WireResponse
from rag.serving.failures import RequestError, as_request_error, failure_json
from rag.serving.library_api import in_thread
from rag.serving.replies import SIGN_OF_LIFE, EventStream, begun, finished_for, server_sent
from rag.serving.served import QUOTES_ALONE, Served, model_to_write, ready_library
from rag.store import Library
from rag.types import Answer, Question, Turn
from rag.wire import answer_json

MODEL = "readout"
"""Its name among the client's models; a language model that is to write, or `quotes`, may be named behind a slash."""
MAX_MESSAGES = 1000


class PartGiven(BaseModel):
    """A part of a message; only text can be read."""

    type: Literal["text"]
    text: str


class MessageGiven(BaseModel):
    """A message; of those of other roles than user and assistant nothing is taken."""

    model_config = ConfigDict(strict=True)

    role: str
    content: str | list[PartGiven] | None = None

    @property
    def text(self) -> str:
        """What it says."""
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content)
        return self.content or ""


class StreamOptionsGiven(BaseModel):
    """How an answer is streamed."""

    include_usage: bool = False


class ChatGiven(BaseModel):
    """What `POST /v1/chat/completions` takes; settings of sampling and the like are left aside."""

    model_config = ConfigDict(strict=True)

    model: str = MODEL
    messages: Annotated[list[MessageGiven], Field(min_length=1, max_length=MAX_MESSAGES)]
    stream: bool = False
    stream_options: StreamOptionsGiven | None = None

    def asked(self, model: str | None) -> Question:
        """The question with the turns before it.

        Raises:
            RequestError: no message is the user's.
        """
        said = [one for one in self.messages if one.role in ("user", "assistant")]
        while said and said[-1].role != "user":
            said.pop()
        if not said:
            raise RequestError(400, "No message has the role user. The last such message is the question.")
        turns = [
            Turn(one.text[:MAX_TEXT_CHARACTERS], plain_turn(other.text)[:MAX_ANSWER_CHARACTERS])
            for one, other in pairwise(said)
            if (one.role, other.role) == ("user", "assistant")
        ]
        return Question(said[-1].text, tuple(turns[-MAX_TURNS:]), model=model)


class ChatApi:
    """Answers the requests below `/v1`."""

    def __init__(self, find: Callable[[], Served]) -> None:
        self._find = find

    def routes(self) -> list[Route]:
        """Its addresses, without `/v1` in front."""
        return [Route("/models", self.models), Route("/chat/completions", self.complete, methods=["POST"])]

    async def models(self, request: Request) -> Response:
        """List the models: Readout as it is configured, and by each way to write."""
        read_query(request, NothingGiven)
        served = await in_thread(self._find)
        told = [{"id": one, "object": "model", "created": 0, "owned_by": "readout"} for one in _names(served)]
        return WireResponse({"object": "list", "data": told})

    async def complete(self, request: Request) -> Response:
        """Answer the last message of the user."""
        given = await read_body(request, ChatGiven)
        served, library, question = await in_thread(partial(self._asked, given))
        reply = served.answer(question)
        tell = partial(_Completion, given, library, str(request.base_url))
        if not given.stream:
            answer = await finished_for(request, reply)
            return WireResponse((await in_thread(partial(tell, answer))).whole())
        coming_in = await begun(reply)

        async def told() -> AsyncIterator[bytes]:
            try:
                async for event in coming_in:
                    if isinstance(event, Answer):
                        for chunk in (await in_thread(partial(tell, event))).chunks():
                            yield server_sent(chunk)
                    elif event is None:
                        yield SIGN_OF_LIFE
                yield b"data: [DONE]\n\n"
            except Exception as error:
                yield server_sent(failure_json(as_request_error(error)))

        return EventStream(told(), reply)

    def _asked(self, given: ChatGiven) -> tuple[Served, Library, Question]:
        served = self._find()
        library = ready_library(served)
        if given.model not in _names(served):
            names = ", ".join(_names(served))
            raise RequestError(404, f"There is no model {given.model[:80]!r}. There is: {names}.")
        named = given.model.removeprefix(MODEL).removeprefix("/") or None
        return served, library, given.asked(model_to_write(served, named))


def _names(served: Served) -> tuple[str, ...]:
    ways = (*served.models, QUOTES_ALONE) if served.models else ()
    return (MODEL, *(f"{MODEL}/{one}" for one in ways))


class _Completion:
    """An answer in the form of a chat completion."""

    def __init__(self, given: ChatGiven, library: Library, window: str, answer: Answer) -> None:
        self._given = given
        self._wire = answer_json(answer, library)
        self._content = chat_message(answer, library, window)
        self._titles = {quote["marker"]: quote["title"] for quote in self._wire["quotes"]}
        self._usage = _usage(answer)
        self._head = {"id": f"chatcmpl-{answer.id}", "created": int(time.time()), "model": given.model}

    def whole(self) -> dict[str, Any]:
        """The whole completion; under `readout` the answer as `/api/ask` gives it."""
        message = {"role": "assistant", "content": self._content, "refusal": None, "annotations": self._annotations()}
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
        told = {**self._head, "object": "chat.completion", "choices": [choice], "usage": self._usage}
        return {**told, "readout": self._wire}

    def chunks(self) -> list[dict[str, Any]]:
        """The same in pieces, a paragraph each."""
        paragraphs = self._content.split("\n\n")
        told = [self._chunk({"role": "assistant", "content": ""})]
        told += [
            self._chunk({"content": f"{text}\n\n" if nth < len(paragraphs) else text})
            for nth, text in enumerate(paragraphs, start=1)
        ]
        told.append(self._chunk({"annotations": self._annotations()}, "stop") | {"readout": self._wire})
        if self._given.stream_options is not None and self._given.stream_options.include_usage:
            told.append({**self._chunk({}), "choices": [], "usage": self._usage})
        return told

    def _chunk(self, delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
        return {**self._head, "object": "chat.completion.chunk", "choices": [choice]}

    def _annotations(self) -> Sequence[dict[str, Any]]:
        return [
            {
                "type": "url_citation",
                "url_citation": {"start_index": start, "end_index": end, "url": url, "title": self._titles[marker]},
            }
            for marker, start, end, url in citations_in(self._content)
        ]


def _usage(answer: Answer) -> dict[str, int]:
    """Tokens of the language model that was asked, 0 where none was."""
    writing = answer.writing
    read, written = (writing.input_tokens, writing.output_tokens) if writing else (0, 0)
    return {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written}
