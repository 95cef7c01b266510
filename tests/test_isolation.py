"""The fixture that shuts tests off is itself tried: a guard that lets things through would pass every test."""

import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from rag.settings import Settings
from tests.conftest import ROOT
from tests.isolation import NetworkUsedError


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1"])
def test_a_connection_to_another_machine_is_refused_and_remembered(host: str, network_attempts: list[str]) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for connect in (socket.socket.connect, socket.socket.connect_ex):
        with socket.socket(family) as wire, pytest.raises(NetworkUsedError):
            connect(wire, (host, 443))
    assert network_attempts == [host, host]
    network_attempts.clear()


def test_a_datagram_to_another_machine_is_refused(network_attempts: list[str]) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as wire, pytest.raises(NetworkUsedError):
        wire.sendto(b"?", ("192.0.2.1", 53))
    network_attempts.clear()


@pytest.mark.parametrize("look_up", [socket.gethostbyname, lambda host: socket.getaddrinfo(host, 443)])
def test_a_name_of_another_machine_is_not_looked_up(look_up, network_attempts: list[str]) -> None:
    with pytest.raises(NetworkUsedError):
        look_up("huggingface.co")
    assert network_attempts == ["huggingface.co"]
    network_attempts.clear()


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=lambda: server.accept()[0].close())
        thread.start()
        socket.create_connection(("localhost", server.getsockname()[1]), timeout=5).close()
        thread.join(5)


def test_the_home_directory_is_an_empty_one_of_this_run() -> None:
    assert Path.home().name.startswith("readout-home-")
    assert not [path for path in Path.home().rglob("*") if path.suffix in {".safetensors", ".toml"}]


def test_no_setting_of_the_person_who_runs_the_tests_is_seen() -> None:
    assert not [name for name in os.environ if name.startswith("READOUT_")]
    assert not [*Path().iterdir()]
    assert Settings.read() == Settings.read(data=Path(".readout"))


BAD = """
import socket
from pathlib import Path

def test_writes():
    (Path.home() / ".cache").mkdir()

def test_swallows():
    try:
        socket.gethostbyname("example.org")
    except AssertionError:
        pass

def test_is_good():
    (Path.cwd() / "here").mkdir()
"""


def test_a_test_that_writes_at_home_or_dials_out_fails(tmp_path: Path) -> None:
    """The guard at work, in a run of pytest inside this one."""
    (tmp_path / "test_bad.py").write_text(BAD)
    plugins = ["-p", "tests.isolation", "-p", "no:cacheprovider"]
    command = [sys.executable, "-m", "pytest", *plugins, "-rA", "--basetemp", str(tmp_path / "base"), str(tmp_path)]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    told = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=100).stdout
    assert "3 passed, 2 errors" in told
    assert "wrote to the home directory" in told
    assert "tried to reach ['example.org']" in told
