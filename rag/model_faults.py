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
UNREACHABLE = Fault("the model cannot be reached", again=True, gone=True)
FAILED = Fault("the model's provider had an error", again=True)
BROKEN_OFF = Fault("the connection to the model broke off")
SLOW = Fault("the model took too long and was stopped")

TOO_LONG = Fault("the passages are more than the model can read")
_GARBLED = Fault("the model's server sent what is no answer")

_BY_TYPE: tuple[tuple[type[Exception], Fault], ...] = (
    (langchain.ModelAuthenticationError, Fault("the model's provider did not accept the key", gone=True)),
    (
        langchain.ModelPermissionDeniedError,
        Fault("the model's provider does not allow its use with this key", gone=True),
    ),
    (langchain.ModelNotFoundError, Fault("the model's provider does not know a model of this name", gone=True)),
    (langchain.ModelRateLimitError, Fault("the model's provider has too many requests", again=True)),
    (langchain.ModelTimeoutError, Fault("the model took too long to answer", gone=True)),
    (langchain.ModelConnectionError, UNREACHABLE),
    (langchain.ModelAPIError, FAILED),
    (langchain.ContextOverflowError, TOO_LONG),
    (langchain.ModelInvalidRequestError, Fault("the model's provider refused the request")),
)
_BY_STATUS = {401: 0, 403: 1, 404: 2, 429: 3, 408: 4}
"""Which of `_BY_TYPE` a status of HTTP is, for clients that raise errors of their own."""
_SERVER_ERROR = 6
_BY_NAME: tuple[tuple[frozenset[str], Fault], ...] = (
    (frozenset({"TimeoutException", "TimeoutError"}), _BY_TYPE[4][1]),
    (frozenset({"RemoteProtocolError", "ReadError", "IncompleteRead"}), BROKEN_OFF),
    (frozenset({"ConnectionError", "TransportError"}), UNREACHABLE),
    (frozenset({"APIError", "APIStatusError", "ResponseError"}), FAILED),
    (frozenset({"JSONDecodeError"}), _GARBLED),
)
"""By the names of an error's classes, the first that fits."""


def fault_of(error: BaseException) -> Fault:
    """What that error of a model's client means; the error itself is never shown."""
    if getattr(error, "code", None) == "context_length_exceeded":
        return TOO_LONG
    for kind, fault in _BY_TYPE:
        if isinstance(error, kind):
            return _waiting(error, fault)
    status = getattr(error, "status_code", None)
    if isinstance(status, int) and status >= 400:
        place = _BY_STATUS.get(status, _SERVER_ERROR if status >= 500 else len(_BY_TYPE) - 1)
        return _waiting(error, _BY_TYPE[place][1])
    # Clients use httpx, httpx2 or neither, whose errors share names and nothing else.
    names = {kind.__name__ for kind in type(error).__mro__}
    for known, fault in _BY_NAME:
        if names & known:
            return fault
    return Fault("the model failed")


def _waiting(error: BaseException, fault: Fault) -> Fault:
    """The fault with the wait that the provider asked for (RFC 9110, 10.2.3, in seconds)."""
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    try:
        wait_s = float(headers.get("retry-after", ""))
    except ValueError:
        return fault
    again = fault.again and 0 <= wait_s <= RETRY_AFTER_MAX_S
    return Fault(fault.sentence, again, wait_s if again else None, fault.gone)
