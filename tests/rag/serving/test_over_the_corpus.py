"""The API over the real chain and the corpus."""

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from rag.chain import AnswerChain
from rag.store import Library
from rag.ui.desk.desk import Desk
from rag.wire import answer_json
from tests.rag.serving.served import asked, client
from tests.rag.serving.test_library_api import check, stream


@pytest.fixture(scope="module")
def api(chain: AnswerChain, corpus_library: Library) -> TestClient:
    desk = Desk(lambda: corpus_library, lambda notify: chain)
    desk.open()
    return client(desk)


def stable(answer: dict[str, Any]) -> dict[str, Any]:
    """What does not differ from one asking to the next."""
    plain = json.loads(json.dumps(answer))
    return {name: value for name, value in plain.items() if name not in ("id", "timings_ms")}


def test_questions_are_answered_as_by_the_chain_itself(api: TestClient, chain: AnswerChain) -> None:
    document = api.get("/api/openapi.json").json()
    for question in ("Was the Bukhara hub agreed?", "Compare the SCO and BRICS summits on money", "Who won the cup?"):
        answer = asked(api, question=question).json()
        check(answer, "/api/ask", document, "post")
        assert stable(answer) == stable(answer_json(chain.invoke(question), chain.library))
        for quote in answer["quotes"]:
            text = api.get(f"/api/articles/{quote['article']}").json()["text"]
            assert text[quote["start"] : quote["end"]] == quote["text"]
    (name, _), *_, (last, streamed) = stream(api, question=question)
    assert (name, last) == ("hits", "answer")
    assert stable(streamed) == stable(answer)


def test_lists_over_the_whole_corpus_are_as_described(api: TestClient) -> None:
    document = api.get("/api/openapi.json").json()
    for path in ("/api/articles", "/api/outcomes", "/api/meetings", "/api/calendar"):
        listed = api.get(path, params={"limit": 1000} if path != "/api/calendar" else {}).json()
        check(listed, path, document)
    for name in ("SCO Tianjin", "the Dushanbe summit", "COP30"):
        check(api.get(f"/api/meetings/{name}").json(), "/api/meetings/{name}", document)
