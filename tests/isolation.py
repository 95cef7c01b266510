"""A pytest plugin that shuts every test off from the network, the home directory, and the settings of whoever runs it.

Python's sockets reach only this machine, and a test that tries to reach another fails even if the code swallows the
error. The home directory is an empty one made for the run, and a test that leaves something in it fails. Each test
works in an empty directory of its own, so that nobody's `.env` or `.readout` is read.
"""

import ipaddress
import itertools
import os
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

_attempts: list[str] = []
_number = itertools.count()
_environment = pytest.MonkeyPatch()


class NetworkUsedError(AssertionError):
    """A test tried to reach another machine."""


def _is_here(host: object) -> bool:
    if host in (None, "", b"", "localhost", b"localhost"):
        return True
    try:
        address = ipaddress.ip_address(host.decode() if isinstance(host, bytes) else str(host).split("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _refuse(host: object) -> None:
    _attempts.append(str(host))
    raise NetworkUsedError(f"A test tried to reach {host!r}; tests get nothing from outside this machine.")


def _guarded_call(original: Callable[..., Any]) -> Callable[..., Any]:
    """A method of a socket that takes an address as its last argument."""

    def call(self: socket.socket, *given: Any) -> Any:
        address = given[-1]
        if isinstance(address, tuple) and not _is_here(address[0]):
            _refuse(address[0])
        return original(self, *given)

    return call


def _guarded_lookup(original: Callable[..., Any]) -> Callable[..., Any]:
    def look_up(host: Any = None, *given: Any, **named: Any) -> Any:
        if not _is_here(host):
            _refuse(host)
        return original(host, *given, **named)

    return look_up


@pytest.hookimpl(tryfirst=True)
def pytest_configure() -> None:
    """Shut everything off before any test module is imported, as that imports streamlit or transformers."""
    for method in ("connect", "connect_ex", "sendto"):
        _environment.setattr(socket.socket, method, _guarded_call(getattr(socket.socket, method)))
    for function in ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr"):
        _environment.setattr(socket, function, _guarded_lookup(getattr(socket, function)))
    _keep_playwrights_browsers()
    _environment.setenv("HOME", tempfile.mkdtemp(prefix="readout-home-"))
    for name in [*os.environ]:
        if name.startswith(("READOUT_", "XDG_", "HF_", "STREAMLIT_")):
            _environment.delenv(name)
    _environment.setenv("HF_HUB_OFFLINE", "1")


def pytest_unconfigure() -> None:
    """Delete the home directory made for the run and restore the environment."""
    shutil.rmtree(os.environ["HOME"], ignore_errors=True)
    _environment.undo()


def _keep_playwrights_browsers() -> None:
    """Let Playwright find the browsers that it installed below the real home directory."""
    for place in (".cache/ms-playwright", "Library/Caches/ms-playwright"):
        if (Path.home() / place).is_dir() and "PLAYWRIGHT_BROWSERS_PATH" not in os.environ:
            _environment.setenv("PLAYWRIGHT_BROWSERS_PATH", str(Path.home() / place))


def _home() -> set[str]:
    return {str(path) for path in Path.home().rglob("*")}


@pytest.fixture(scope="session", autouse=True)
def _elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Make session fixtures, too, in a directory without a `.env`."""
    with pytest.MonkeyPatch.context() as patch:
        elsewhere = tmp_path_factory.mktemp("elsewhere")
        patch.chdir(elsewhere)
        yield elsewhere


@pytest.fixture(autouse=True)
def network_attempts(_elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The hosts that the test tried to reach; there must be none when it ends."""
    own = _elsewhere / str(next(_number))  # pytest's own way looks through all directories of the run for each
    own.mkdir()
    monkeypatch.chdir(own)
    before = _home()
    _attempts.clear()
    yield _attempts
    assert not _attempts, f"the test tried to reach {_attempts}"
    assert _home() <= before, f"the test wrote to the home directory: {sorted(_home() - before)}"
