"""The command in a process of its own, as a script runs it, and its trace, sent over real HTTP to a collector."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span

from rag.tracing import note, span
from tests.conftest import ROOT
from tests.models.openai_server import OpenAIServer
from tests.rag.commands import run
from tests.rag.test_wire import ANSWER_KEYS, HIT_KEYS, QUOTE_KEYS

SEALED = "How did the leaders seal the second Central Asia–Russia summit?"
KEY = "sk-loopback-secret"


class Collector(ThreadingHTTPServer):
    """Keeps what is posted to it."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        self.paths: list[str] = []

        class Takes(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                collector: Collector = self.server  # type: ignore[assignment]
                collector.paths.append(self.path)
                collector.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *args: object) -> None:
                """Say nothing."""

        super().__init__(("127.0.0.1", 0), Takes)

    @property
    def spans(self) -> list[Span]:
        requests = [ExportTraceServiceRequest.FromString(body) for body in self.bodies]
        return [
            one
            for request in requests
            for resource in request.resource_spans
            for scope in resource.scope_spans
            for one in scope.spans
        ]


@pytest.fixture
def collector() -> Iterator[Collector]:
    with Collector() as collector:
        threading.Thread(target=collector.serve_forever, daemon=True).start()
        yield collector
        collector.shutdown()


def ask(data: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "rag", "ask", "--json", SEALED, "--data", str(data)]
    return subprocess.run(
        command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, timeout=120, check=False
    )


def test_a_written_answer_can_be_checked_and_each_stage_is_a_span_of_one_run_and_holds_no_key(
    corpus_data: Path, collector: Collector
) -> None:
    with OpenAIServer() as server:
        done = ask(
            corpus_data,
            OTEL_EXPORTER_OTLP_ENDPOINT=f"http://127.0.0.1:{collector.server_port}",
            READOUT_MODEL="openai:scripted",
            OPENAI_BASE_URL=server.base_url,
            OPENAI_API_KEY=KEY,
        )
    assert done.returncode == 0, done.stderr
    check_answer(json.loads(done.stdout), corpus_data)
    assert not [line for line in done.stderr.splitlines() if "Warning" in line or "Traceback" in line]
    assert set(collector.paths) == {"/v1/traces"}
    by_name = {one.name: one for one in collector.spans}
    assert {"answer", "rewrite", "retrieve", "read", "check", "write"} <= set(by_name)
    run = by_name["answer"]
    assert {one.parent_span_id for name, one in by_name.items() if name != "answer"} == {run.span_id}
    assert len({one.trace_id for one in collector.spans}) == 1
    written = {one.key: one.value for one in by_name["write"].attributes}
    assert written["llm.model_name"].string_value == "openai:scripted"
    assert written["llm.token_count.completion"].int_value > 5
    assert written["openinference.span.kind"].string_value == "LLM"
    assert KEY.encode() not in b"".join(collector.bodies)
    assert KEY not in done.stdout + done.stderr


def check_answer(answer: Any, data: Path) -> None:
    assert list(answer) == [*ANSWER_KEYS, "note", "writing"]
    assert all(list(quote) == QUOTE_KEYS for quote in answer["quotes"])
    assert all(list(hit) == HIT_KEYS for hit in answer["hits"])
    assert (answer["status"], answer["question"], len(answer["hits"])) == ("answered", SEALED, 10)
    assert answer["model"] == "openai:scripted"
    assert any("Joint Action Plan" in quote["text"] for quote in answer["quotes"])
    for quote in answer["quotes"]:
        article = json.loads(run("show", quote["article"], "--json", "--data", data).stdout)
        assert article["text"][quote["start"] : quote["end"]] == quote["text"]
        assert (article["title"], article["date"]) == (quote["title"], quote["date"])


def test_a_span_costs_nothing_and_goes_nowhere_while_tracing_is_off() -> None:
    with span("read", "RERANKER", input__value="Q?") as one:
        note(one, readout__quotes=1)
        assert not one.is_recording()


def test_an_error_in_a_span_is_passed_on() -> None:
    with pytest.raises(ValueError, match="x"), span("read", "RERANKER"):
        raise ValueError("x")
