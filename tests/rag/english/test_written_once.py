"""Names of months and weekdays and words for numbers stand in `rag.english`; elsewhere they are taken from there."""

import ast
import re
from pathlib import Path

import pytest

from rag.english import MONTHS, WEEKDAYS, number_words
from tests.conftest import ROOT


def in_a_row(names: tuple[str, ...], least: int) -> re.Pattern[str]:
    name = rf"\b(?:{'|'.join(names)})\b"
    return re.compile(rf"(?:{name}\W{{1,8}}){{{least - 1}}}{name}", re.IGNORECASE)


@pytest.mark.parametrize(
    "listed",
    [in_a_row(MONTHS, 3), in_a_row(WEEKDAYS, 3), in_a_row(number_words(1, 12), 4)],
    ids=("months", "weekdays", "numbers"),
)
def test_what_english_lists_is_written_out_nowhere_else(listed: re.Pattern[str]) -> None:
    found = [str(file) for file in modules() for text in texts_of(file) if listed.search(text)]
    assert listed.search("June|July|August, monday tuesday friday, two three four five")
    assert found == []


def modules() -> list[Path]:
    files = sorted((ROOT / "rag").rglob("*.py"))
    return [file for file in files if file.relative_to(ROOT / "rag").parts[0] != "english"]


def texts_of(file: Path) -> list[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return [one.value for one in ast.walk(tree) if isinstance(one, ast.Constant) and isinstance(one.value, str)]
