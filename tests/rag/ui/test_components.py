"""The parts' scripts and styles, as files: what holds between them although no browser looks."""

import ast
import re
from typing import get_type_hints

import pytest

from rag.ui.chat.page import ExchangePartDrawn, WelcomeDrawn
from rag.ui.components import HERE, WINDOW_STYLES, PollDrawn
from rag.ui.library.jobs import JobsDrawn
from rag.ui.library.listing import ListingDrawn
from rag.ui.library.timeline import TimelineDrawn
from rag.ui.record.lines import RecordDrawn
from rag.ui.record.outcome_table import OutcomesDrawn, OutcomeTableDrawn
from rag.ui.source.view import SourceDrawn
from rag.ui.window.history import HistoryDrawn
from rag.ui.window.sidebar import CookieDrawn
from tests.conftest import ROOT

OWNER = dict.fromkeys(("card", "composed", "menu", "question", "text", "written"), "exchange") | {"printed": "source"}
"""Of a file that is a piece of a part."""
SCRIPTS = {path.stem: path.read_text(encoding="utf-8") for path in HERE.glob("*.js")}
SHEETS = {path.stem: path.read_text(encoding="utf-8") for path in HERE.glob("*.css") if path != WINDOW_STYLES}


def owner(stem: str) -> str:
    return OWNER.get(stem, stem)


def users(name: str) -> set[str]:
    return {owner(stem) for stem, script in SCRIPTS.items() if re.search(rf"\b{name}(?![\w-])", script)}


def test_no_style_of_one_part_reaches_into_another() -> None:
    """All sheets are on every page, so a class that two parts use is styled below the part that is meant."""
    for stem, sheet in SHEETS.items():
        if stem == "type":
            continue
        for selector in re.findall(r"([^{}]+)\{", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)):
            for name in re.findall(r"\.(readout-[\w-]+)", selector):
                if users(name) - {owner(stem)}:
                    others = set(re.findall(r"\.(readout-[\w-]+)", selector)) - {name}
                    assert any(users(other) == {owner(stem)} for other in others), (stem, selector.strip())


def test_scripts_import_only_what_is_there_and_exported() -> None:
    for stem, script in SCRIPTS.items():
        for names, other in re.findall(r'import \{ (.+) \} from "\./(\w+)\.js";', script):
            for name in names.split(", "):
                assert re.search(rf"^export (async )?(function|const) {name}\b", SCRIPTS[other], re.MULTILINE), stem
                assert len(re.findall(rf"\b{name}\b", script)) > 1, (stem, name)


def test_text_is_never_set_as_markup() -> None:
    assert SCRIPTS
    for stem, script in SCRIPTS.items():
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b", script), stem


def is_fixed(markup: ast.expr) -> bool:
    """Whether markup is written in the code, but for values that are escaped."""
    if isinstance(markup, ast.JoinedStr):
        return all(
            isinstance(one, ast.Constant) or ast.unparse(one.value).startswith("escape(") for one in markup.values
        )
    return isinstance(markup, ast.Constant) or (isinstance(markup, ast.Name) and markup.id.isupper())


def test_markup_given_to_the_page_is_written_in_the_code_or_escaped() -> None:
    calls = [
        call
        for file in (ROOT / "rag" / "ui").rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func) in ("st.html", "st.markdown")
    ]
    assert calls
    assert all(is_fixed(call.args[0]) for call in calls), [ast.unparse(call) for call in calls]


@pytest.mark.parametrize(
    ("part", "given"),
    [
        ("cookie", CookieDrawn),
        ("exchange", ExchangePartDrawn),
        ("history", HistoryDrawn),
        ("jobs", JobsDrawn),
        ("listing", ListingDrawn),
        ("outcome_table", OutcomeTableDrawn),
        ("outcomes", OutcomesDrawn),
        ("poll", PollDrawn),
        ("record", RecordDrawn),
        ("source", SourceDrawn),
        ("timeline", TimelineDrawn),
        ("welcome", WelcomeDrawn),
    ],
)
def test_a_part_reads_just_what_it_is_given(part: str, given: type) -> None:
    scripts = "\n".join(script for stem, script in SCRIPTS.items() if owner(stem) == part)
    read = set(re.findall(r"\bdata\??\.(\w+)", scripts))
    for names in re.findall(r"\{ (.+) \} = data\b", scripts):
        read |= set(names.split(", "))
    # What a source is known by is only compared, with all the rest, to see whether another is to be drawn.
    assert read - {"id"} == get_type_hints(given).keys() - {"id"}
