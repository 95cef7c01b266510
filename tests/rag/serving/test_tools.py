"""The tools, called by the official client of the Model Context Protocol."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from rag.errors import EmptyLibraryError, UsageError
from rag.outcomes.current_record import LibraryRecord
from rag.outcomes.outcomes import choose_outcomes, named_meetings
from rag.serving.tools import LibraryTools, tool_server
from rag.settings import Settings
from rag.store import Library
from rag.wire import article_json, meeting_json, outcome_json
from tests.conftest import ROOT
from tests.rag.fakes import fill, write_articles
from tests.rag.serving.speaking import NOISE, SpeakingChain
from tests.rag.ui.articles import RIGA


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tools")
    metadata = {"summit": RIGA.summit, "edition": 2, "date": "2025-05-04", "place": RIGA.place}
    fill(write_articles(folder / "articles", {"riga": RIGA.text}, **metadata), folder / "data")
    return folder / "data"


@pytest.fixture(scope="module")
def tools(data: Path) -> LibraryTools:
    settings = Settings.read(data=data)
    return LibraryTools(lambda: Library.open(data), lambda: SpeakingChain(settings, print))  # type: ignore[arg-type,return-value]


def call(tools: LibraryTools, name: str, /, **given: Any) -> Any:
    async def calling() -> Any:
        async with Client(tool_server(tools)) as client:
            return await client.call_tool(name, given)

    return anyio.run(calling)


def test_over_standard_output_goes_the_protocol_and_nothing_else(data: Path, caplog: pytest.LogCaptureFixture) -> None:
    env = {"PYTHONPATH": str(ROOT), "HOME": os.environ["HOME"]}
    started = StdioServerParameters(
        command=sys.executable, args=["-m", "tests.rag.serving.speaking", str(data)], env=env, cwd=ROOT
    )

    async def talking() -> None:
        with Path("noise").open("w") as noise:
            async with Client(stdio_client(started, errlog=noise)) as client:
                offered = (await client.list_tools()).tools
                assert [one.name for one in offered] == ["ask", "search", "show", "outcomes", "meeting"]
                assert all(one.description and one.annotations and one.annotations.read_only_hint for one in offered)
                answer = (await client.call_tool("ask", {"question": "Was a charter adopted?"})).structured_content
                (quote,) = answer["quotes"]
                text = (await client.call_tool("show", {"article_id": quote["article"]})).structured_content["text"]
                assert text[quote["start"] : quote["end"]] == quote["text"]
        assert NOISE in Path("noise").read_text()

    anyio.run(talking)
    assert "JSONRPC" not in caplog.text  # the client's complaint of a line that it cannot read


def test_tools_give_the_objects_of_the_command_line(tools: LibraryTools, data: Path) -> None:
    library = Library.open(data)
    assert call(tools, "show", article_id="riga").structured_content == article_json(library.article("riga"))
    proposed = choose_outcomes(library, status="proposed")
    told = call(tools, "outcomes", status="proposed", limit=1, offset=1).structured_content
    assert told == {"outcomes": [outcome_json(proposed[1], LibraryRecord(library))], "there": len(proposed)}
    name = "second Five Rivers Summit"
    (meeting,) = named_meetings(name, library)
    response = call(tools, "meeting", name=name)
    held = json.loads(json.dumps(meeting_json(LibraryRecord(library), meeting)))
    assert response.structured_content == {"meetings": [held]}
    assert json.loads(response.content[0].text) == response.structured_content
    assert len(call(tools, "search", words="charter").structured_content["hits"]) == 10
    library.close()


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("ask", {"question": "fail"}, "A sentence."),
        ("ask", {"question": "Who?", "summit": "Atlantis"}, "Atlantis"),
        ("ask", {"question": "Who?", "since": "2025-02-01", "until": "2025-01-01"}, "no day lies between"),
        ("ask", {"question": "Who?", "since": "soon"}, "since"),
        ("ask", {"question": 5}, "question"),
        ("ask", {}, "question"),
        ("search", {"words": " ?! "}, "holds no words"),
        ("show", {"article_id": "none"}, "no article 'none'"),
        ("outcomes", {"status": "agreed"}, "'adopted'"),
        ("outcomes", {"limit": 0}, "limit"),
        ("meeting", {"name": "Atlantis"}, "no meeting 'Atlantis'"),
        ("forget", {}, "forget"),
    ],
)
def test_bad_input_is_told_to_the_model(name: str, given: dict[str, Any], says: str, tools: LibraryTools) -> None:
    response = call(tools, name, **given)
    assert response.is_error
    assert says in response.content[0].text


def test_an_error_of_another_kind_tells_nothing_of_its_cause(tools: LibraryTools) -> None:
    response = call(tools, "ask", question="break")
    assert response.is_error
    assert "secret" not in response.content[0].text


def test_a_library_that_is_filled_later_is_opened_then(data: Path, tmp_path: Path) -> None:
    there = tmp_path / "later"
    tools = LibraryTools(lambda: Library.open(there), lambda: SpeakingChain(Settings.read(data=there), print))  # type: ignore[arg-type,return-value]
    with pytest.raises(EmptyLibraryError):
        tools.show("riga")
    tools.load()  # fails in silence
    there.symlink_to(data)
    assert tools.show("riga")["id"] == "riga"
    assert tools.ask("Was a charter adopted?")["status"] == "answered"


def test_without_the_sdk_a_sentence_says_what_to_install(tools: LibraryTools, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    with pytest.raises(UsageError, match="pip install"):
        tool_server(tools)
