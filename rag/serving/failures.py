"""What a program is told when it is not answered: one sentence, in the shape that OpenAI's clients read errors in."""

import logging
from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

from starlette.exceptions import HTTPException

from rag.errors import ArticleNotFoundError, BusyError, EmptyLibraryError, ReadoutError, UsageError

log = logging.getLogger(__name__)

_TYPES = {
    401: "authentication_error",
    403: "permission_error",
    404: "not_found_error",
    429: "rate_limit_error",
}
_SENTENCES = {
    404: "There is nothing at this address. GET /api/openapi.json lists what there is.",
    405: "This address does not take that method. GET /api/openapi.json says which it takes.",
}


class RequestError(ReadoutError):
    """A request that is not answered."""

    def __init__(self, status: int, sentence: str, headers: Mapping[str, str] = MappingProxyType({})) -> None:
        super().__init__(sentence)
        self.status = status
        """Of HTTP."""
        self.headers = headers


def as_request_error(error: Exception) -> RequestError:
    """Any error as what the program is told: our own say it themselves, any other goes to the log."""
    match error:
        case RequestError():
            return error
        case HTTPException():
            sentence = _SENTENCES.get(error.status_code, f"{HTTPStatus(error.status_code).phrase}.")
            return RequestError(error.status_code, sentence, error.headers or {})
        case UsageError():
            return RequestError(400, str(error))
        case ArticleNotFoundError():
            return RequestError(404, str(error))
        case EmptyLibraryError() | BusyError():
            return RequestError(503, str(error), {"Retry-After": "5"})
        case ReadoutError():
            return RequestError(500, str(error))
    log.error("a request could not be answered", exc_info=error)
    return RequestError(500, "This could not be answered. The log of the server says why.")


def failure_json(error: RequestError) -> dict[str, Any]:
    """The error as JSON."""
    kind = _TYPES.get(error.status, "server_error" if error.status >= 500 else "invalid_request_error")
    return {"error": {"message": str(error), "type": kind, "param": None, "code": None}}
