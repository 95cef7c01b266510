"""Commands that see a folder mounted in another way, in mounts of their own; skipped where a test may not mount."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conftest import ROOT


def run_mounted(mount: str, place: Path, command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
    """Run a command where a shell command has mounted something at `"$PLACE"`, an empty folder that is made."""
    place.mkdir()
    unshare = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "--map-root-user"]
    environment = os.environ | {"PLACE": str(place)}
    try:
        subprocess.run([*unshare, "sh", "-c", mount], check=True, capture_output=True, timeout=30, env=environment)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this system does not let a test mount a folder")
    return subprocess.run(
        [*unshare, "sh", "-c", f'{mount} && exec "$@"', "sh", *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=environment,
    )
