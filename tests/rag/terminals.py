"""The commands in a process whose terminal has few characters."""

import os
import subprocess
import sys

TWICE = """
import runpy, sys
module, *arguments = sys.argv[1:]
ended = []
for options in ((), ("--json",)):
    sys.argv[1:] = [*arguments, *options]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        ended.append(end.code)
first, second = ended
sys.exit(first if first == second else f"{first} for a person, {second} with --json")
"""


def run_twice(module: str, *arguments: str, encoding: str) -> "subprocess.CompletedProcess[str]":
    """What `python -m module` does for a person and then, in the same process, with `--json`."""
    command = [sys.executable, "-c", TWICE, module, *arguments]
    env = os.environ | {"PYTHONIOENCODING": encoding}
    return subprocess.run(
        command, env=env, capture_output=True, text=True, encoding=encoding, errors="replace", timeout=120
    )
