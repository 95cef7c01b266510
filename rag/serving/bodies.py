"""What programs send, checked before anything is done with it: its size, its form; what is wrong is one sentence."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import Request

from rag.outcomes import limited_scope
from rag.record import StatementStatus
from rag.serving.failures import RequestError
from rag.store import Library
from rag.types import Question, Turn

MAX_BODY_BYTES = 1_000_000
MAX_TURNS = 20
"""Earlier turns that a question may lean on."""
MAX_ANSWER_CHARACTERS = 20_000
"""Of the answer in an earlier turn."""
MAX_TEXT_CHARACTERS = 2_000
"""Of any other text; a question's length is limited to the same by the chain."""
SHOWN_CHARACTERS = 80
"""Of a wrong value."""

Text = Annotated[str, Field(max_length=MAX_TEXT_CHARACTERS)]
_Body = TypeVar("_Body", bound=BaseModel)


class TurnGiven(BaseModel):
    """An earlier question with its answer."""

    model_config = ConfigDict(extra="forbid", strict=True)

    question: Text
    answer: Annotated[str, Field(max_length=MAX_ANSWER_CHARACTERS)]


class AskGiven(BaseModel):
    """A question, as `POST /api/ask` takes it."""

    model_config = ConfigDict(extra="forbid", strict=True)

    question: str
    history: Annotated[list[TurnGiven], Field(max_length=MAX_TURNS)] = []
    summit: Text | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    model: Text | None = None
    stream: bool = False

    def asked(self, library: Library, model: str | None) -> Question:
        """The question.

        Raises:
            UsageError: it names a summit that the library does not hold, or no day lies between its days.
        """
        scope = limited_scope(library, self.summit, self.since, self.until)
        return Question(self.question, tuple(Turn(one.question, one.answer) for one in self.history), scope, model)


class PageGiven(BaseModel):
    """Which part of a list is wanted."""

    model_config = ConfigDict(extra="forbid")

    limit: int = Field(default=100, ge=1, le=1000)
    offset: int = Field(default=0, ge=0)


class ArticlesGiven(PageGiven):
    """Which articles `GET /api/articles` is to list."""

    words: Text | None = None
    """Only those that hold all these words."""


class OutcomesGiven(PageGiven):
    """Which outcomes `GET /api/outcomes` is to list."""

    meeting: Text | None = None
    status: StatementStatus | None = None
    actor: Text | None = None
    series: Text | None = None
    topic: Text | None = None


class NothingGiven(BaseModel):
    """For addresses that take no parameters."""

    model_config = ConfigDict(extra="forbid")


async def read_body(request: Request, form: type[_Body]) -> _Body:
    """The request's JSON body.

    Raises:
        RequestError: it is too long, is not JSON, or is not of that form.
    """
    # A web page may send other types to any server unasked, but JSON only where that server lets it.
    sent = request.headers.get("content-type", "")
    if sent.partition(";")[0].strip().casefold() != "application/json":
        raise RequestError(415, f"The content type is {sent[:SHOWN_CHARACTERS]!r}; send application/json.")
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > MAX_BODY_BYTES:
            raise RequestError(413, f"The body is longer than {MAX_BODY_BYTES:,} bytes. Send less.")
    try:
        return form.model_validate_json(bytes(content))
    except ValidationError as error:
        raise RequestError(400, _wrong(error)) from None


def read_query(request: Request, form: type[_Body]) -> _Body:
    """The parameters in the request's address.

    Raises:
        RequestError: one of them is unknown, or not of that form.
    """
    try:
        return form.model_validate(dict(request.query_params))
    except ValidationError as error:
        raise RequestError(400, _wrong(error)) from None


def _wrong(error: ValidationError) -> str:
    """A sentence on the first thing that is wrong."""
    found: Mapping[str, Any] = error.errors(include_url=False)[0]
    where = ".".join(map(str, found["loc"]))[:SHOWN_CHARACTERS]
    if found["type"] == "json_invalid":
        return f"The body is not JSON: {found['ctx']['error']}."
    if found["type"] == "missing":
        return f"{where} is missing. Send it too."
    if found["type"] == "extra_forbidden":
        return f"{where} is not known here. Leave it out."
    shown = repr(found["input"])
    cut = f"{shown[:SHOWN_CHARACTERS]}…" if len(shown) > SHOWN_CHARACTERS else shown
    return f"{where or 'The body'} is {cut}: {found['msg']}."
