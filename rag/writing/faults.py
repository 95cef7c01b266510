"""What goes wrong with a language model, in one plain sentence each, and whether trying again may help.

Nothing of the provider's own message is passed on or logged: some repeat the key they were sent.
"""

from dataclasses import dataclass

from langchain_core import exceptions as langchain

RETRY_AFTER_MAX_S = 20.0
"""Seconds; a provider that asks for a longer wait is not waited for."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One failure of a model."""

    sentence: str
    """For the person; its subject is "the model"."""
    again: bool = False
    """Whether the same request may succeed a moment later."""
    wait_s: float | None = None
    """How long the provider asked to wait."""
    gone: bool = False
    """Whether the next request would fail in the same way, so that it need not be made at once."""


class ModelFault(Exception):  # noqa: N818 - it carries a fault, and becomes a note beside an answer
    """A model that gave no answer, or not the whole of one."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.sentence)
        self.fault = fault


SILENT = Fault("the model fell silent", gone=True)
ENDLESS = Fault("the model went on without end and was stopped")
EMPTY = Fault("the model returned nothing")
NOT_WHOLE = Fault("the model's text was longer than it may be and was cut")
BROKEN_OFF = Fault("the connection to the model broke off")
SLOW = Fault("the model took too long and was stopped")
UNREACHABLE = Fault("the model cannot be reached", again=True, gone=True)
_TIMED_OUT = Fault("the model took too long to answer", gone=True)
_UNAUTHORISED = Fault("the model's provider did not accept the key", gone=True)
_FORBIDDEN = Fault("the model's provider does not allow its use with this key", gone=True)
_UNKNOWN = Fault("the model's provider does not know a model of this name", gone=True)
_BUSY = Fault("the model's provider has too many requests", again=True)
_SERVER_ERROR = Fault("the model's provider had an error", again=True)
_REFUSED = Fault("the model's provider refused the request")
_TOO_LONG = Fault("the passages are more than the model can read")
_GARBLED = Fault("the model's server sent what is no answer")
_OTHER = Fault("the model failed")

_BY_TYPE: dict[type[Exception], Fault] = {
    langchain.ModelAuthenticationError: _UNAUTHORISED,
    langchain.ModelPermissionDeniedError: _FORBIDDEN,
    langchain.ModelNotFoundError: _UNKNOWN,
    langchain.ModelRateLimitError: _BUSY,
    langchain.ModelTimeoutError: _TIMED_OUT,  # before the connection's: some clients' timeouts are both
    langchain.ModelConnectionError: UNREACHABLE,
    langchain.ModelAPIError: _SERVER_ERROR,
    langchain.ContextOverflowError: _TOO_LONG,
    langchain.ModelInvalidRequestError: _REFUSED,
}
_BY_STATUS = {401: _UNAUTHORISED, 403: _FORBIDDEN, 404: _UNKNOWN, 408: _TIMED_OUT, 429: _BUSY}
"""Of HTTP, for clients that raise errors of their own."""
_BY_NAME: dict[frozenset[str], Fault] = {
    frozenset({"TimeoutException", "TimeoutError"}): _TIMED_OUT,
    frozenset({"RemoteProtocolError", "ReadError", "IncompleteRead"}): BROKEN_OFF,
    frozenset({"ConnectionError", "TransportError"}): UNREACHABLE,
    frozenset({"APIError", "APIStatusError", "ResponseError"}): _SERVER_ERROR,
    frozenset({"JSONDecodeError"}): _GARBLED,
}
"""By the names of an error's classes, the first that fits: clients use httpx, httpx2 or neither, whose errors share
names and nothing else."""


def fault_of(error: BaseException) -> Fault:
    """What that error of a model's client means; the error itself is never shown."""
    if getattr(error, "code", None) == "context_length_exceeded":
        return _TOO_LONG
    for kind, fault in _BY_TYPE.items():
        if isinstance(error, kind):
            return _waiting(error, fault)
    status = getattr(error, "status_code", None)
    if isinstance(status, int) and status >= 400:
        return _waiting(error, _BY_STATUS.get(status, _SERVER_ERROR if status >= 500 else _REFUSED))
    names = {kind.__name__ for kind in type(error).__mro__}
    for known, fault in _BY_NAME.items():
        if names & known:
            return fault
    return _OTHER


def _waiting(error: BaseException, fault: Fault) -> Fault:
    """The fault with the wait that the provider asked for (RFC 9110, 10.2.3, in seconds)."""
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    try:
        wait_s = float(headers.get("retry-after", ""))
    except ValueError:
        return fault
    again = fault.again and 0 <= wait_s <= RETRY_AFTER_MAX_S
    return Fault(fault.sentence, again, wait_s if again else None, fault.gone)
