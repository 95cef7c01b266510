"""The commands of `python -m rag` run in this process, and what they are given."""

import json

from typer.testing import CliRunner, Result

from rag.__main__ import app

DUSHANBE = "2025-10-09-central-asia-russia-dushanbe-outcomes"


def run(*arguments: object, **options: object) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments], **options)  # type: ignore[arg-type]


def lines(*questions: object) -> str:
    """As many lines of JSON."""
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in questions)
