"""One owner of the data directory."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rag.errors import BusyError, LibraryError
from rag.store.lock import own
from tests.conftest import ROOT

HOLD = """
import sys
from pathlib import Path
from rag.store.lock import own
with own(Path(sys.argv[1]), "filling the library"):
    print("mine", flush=True)
    sys.stdin.read()
"""


@contextmanager
def owned_by_another_process(data: Path) -> Iterator["subprocess.Popen[str]"]:
    """A process that owns the directory until the block ends."""
    command = [sys.executable, "-c", HOLD, str(data)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as owner:
        try:
            assert owner.stdout is not None
            assert owner.stdout.readline() == "mine\n"
            yield owner
        finally:
            owner.kill()


def test_a_second_process_is_told_who_the_owner_is(tmp_path: Path) -> None:
    with owned_by_another_process(tmp_path) as owner:
        begun = time.monotonic()
        with pytest.raises(BusyError) as refused, own(tmp_path, "reading"):
            pytest.fail("two processes own one directory")
        assert time.monotonic() - begun < 10
    assert f"process {owner.pid} " in str(refused.value)
    assert "filling the library" in str(refused.value)
    assert str(tmp_path) in str(refused.value)


def test_the_lock_falls_with_its_owner_even_when_that_was_killed(tmp_path: Path) -> None:
    with owned_by_another_process(tmp_path) as owner:
        owner.send_signal(signal.SIGKILL)
        owner.wait()
        assert (tmp_path / "owner.json").exists()
        with own(tmp_path, "building"):
            pass
    assert not (tmp_path / "owner.json").exists()


def test_another_thread_of_the_same_process_has_to_wait_too(tmp_path: Path) -> None:
    refused: list[BusyError] = []

    def try_it() -> None:
        try:
            with own(tmp_path, "reading"):
                pass
        except BusyError as error:
            refused.append(error)

    with own(tmp_path, "building"):
        thread = threading.Thread(target=try_it)
        thread.start()
        thread.join()
    assert f"process {os.getpid()} " in str(refused[0])


@pytest.mark.parametrize("name", ["", "[]", '{"pid": 7}', "\0"])
def test_an_owner_whose_name_cannot_be_read_is_another_process(name: str, tmp_path: Path) -> None:
    with owned_by_another_process(tmp_path):
        (tmp_path / "owner.json").write_text(name)
        with pytest.raises(BusyError, match="in use by another process"), own(tmp_path, "reading"):
            pass


def test_an_error_inside_gives_the_directory_back(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), own(tmp_path, "building"):
        raise ZeroDivisionError
    with own(tmp_path, "building"):
        pass


def test_a_directory_in_which_nothing_can_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "owner.json").mkdir()
    with pytest.raises(LibraryError, match=r"Nothing can be written .* Is a directory"), own(tmp_path, "building"):
        pass
    (tmp_path / "owner.json").rmdir()
    with own(tmp_path, "building"):
        pass
