"""What goes wrong with a language model, in one plain sentence each, and whether trying again may help.

Nothing of the provider's own message is passed on or logged: some repeat the key they were sent.
"""

from dataclasses import dataclass

from langchain_core import exceptions as langchain

RETRY_AFTER_MAX_S = 20.0
"""Seconds; a provider that asks for a longer wait is not waited for."""


@dataclass(frozen=True, slots=True)
class ModelFailure:
    """One failure of a model."""

    sentence: str
    """For the person; its subject is "the model"."""
    retry: bool = False
    """Whether the same request may succeed a moment later."""
    wait_s: float | None = None
    """How long the provider asked to wait."""
    lasting: bool = False
    """Whether the next request would fail in the same way, so that none is made for a while."""


class ModelFailureError(Exception):
    """A model that gave no answer, or not the whole of one."""

    def __init__(self, failure: ModelFailure) -> None:
        super().__init__(failure.sentence)
        self.failure = failure


SILENT = ModelFailure("the model fell silent")
ENDLESS = ModelFailure("the model went on without end and was stopped")
ENDLESS_THOUGHT = ModelFailure("the model went on thinking without end and was stopped")
EMPTY = ModelFailure("the model returned nothing")
NOT_WHOLE = ModelFailure("the model's text was longer than it may be and was cut")
BROKEN_OFF = ModelFailure("the connection to the model broke off")
SLOW = ModelFailure("the model took too long and was stopped")
UNREACHABLE = ModelFailure("the model cannot be reached", retry=True, lasting=True)
_TIMED_OUT = ModelFailure("the model took too long to answer", lasting=True)
_UNAUTHORISED = ModelFailure("the model's provider did not accept the key", lasting=True)
_FORBIDDEN = ModelFailure("the model's provider does not allow its use with this key", lasting=True)
_NO_SUCH_MODEL = ModelFailure("the model's provider does not know a model of this name", lasting=True)
_BUSY = ModelFailure("the model's provider has too many requests", retry=True)
_SERVER_ERROR = ModelFailure("the model's provider had an error", retry=True)
REFUSED = ModelFailure("the model's provider refused the request")
TOO_LONG = ModelFailure("the passages are more than the model can read")
_GARBLED = ModelFailure("the model's server sent what is no answer")
_UNKNOWN_ERROR = ModelFailure("the model failed")

_BY_TYPE: dict[type[Exception], ModelFailure] = {
    langchain.ModelAuthenticationError: _UNAUTHORISED,
    langchain.ModelPermissionDeniedError: _FORBIDDEN,
    langchain.ModelNotFoundError: _NO_SUCH_MODEL,
    langchain.ModelRateLimitError: _BUSY,
    langchain.ModelTimeoutError: _TIMED_OUT,  # before the connection's: some clients' timeouts are both
    langchain.ModelConnectionError: UNREACHABLE,
    langchain.ModelAPIError: _SERVER_ERROR,
    langchain.ContextOverflowError: TOO_LONG,
    langchain.ModelInvalidRequestError: REFUSED,
}
_BY_STATUS = {401: _UNAUTHORISED, 403: _FORBIDDEN, 404: _NO_SUCH_MODEL, 408: _TIMED_OUT, 429: _BUSY}
"""Of HTTP, for clients that raise errors of their own."""
_BY_NAME: dict[frozenset[str], ModelFailure] = {
    frozenset({"TimeoutException", "TimeoutError"}): _TIMED_OUT,
    frozenset({"RemoteProtocolError", "ReadError", "IncompleteRead"}): BROKEN_OFF,
    frozenset({"ConnectionError", "TransportError"}): UNREACHABLE,
    frozenset({"APIError", "APIStatusError", "ResponseError"}): _SERVER_ERROR,
    frozenset({"JSONDecodeError"}): _GARBLED,
}
"""By the names of an error's classes, the first that fits: clients use httpx, httpx2 or neither, whose errors have
only their names in common."""


def failure_of(error: BaseException) -> ModelFailure:
    """What that error of a model's client means; the error itself is never shown."""
    if getattr(error, "code", None) == "context_length_exceeded":
        return TOO_LONG
    for kind, failure in _BY_TYPE.items():
        if isinstance(error, kind):
            return _waiting(error, failure)
    status = getattr(error, "status_code", None)
    if isinstance(status, int) and status >= 400:
        return _waiting(error, _BY_STATUS.get(status, _SERVER_ERROR if status >= 500 else REFUSED))
    names = {kind.__name__ for kind in type(error).__mro__}
    for known, failure in _BY_NAME.items():
        if names & known:
            return failure
    return _UNKNOWN_ERROR


def _waiting(error: BaseException, failure: ModelFailure) -> ModelFailure:
    """The failure with the wait that the provider asked for (RFC 9110, 10.2.3, in seconds)."""
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    try:
        wait_s = float(headers.get("retry-after", ""))
    except ValueError:
        return failure
    retry = failure.retry and 0 <= wait_s <= RETRY_AFTER_MAX_S
    return ModelFailure(failure.sentence, retry, wait_s if retry else None, failure.lasting)
