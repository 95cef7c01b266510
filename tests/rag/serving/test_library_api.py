"""`/api`: what it returns is as its own document says, and the very objects of the command line."""

import json
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import validate
from starlette.testclient import TestClient

from rag.errors import EmbedderError, UsageError
from rag.outcomes.current_record import LibraryRecord
from rag.outcomes.outcomes import choose_outcomes
from rag.serving.bodies import MAX_BODY_BYTES, AskGiven
from rag.serving.chat_api import ChatApi
from rag.serving.library_api import LibraryApi
from rag.types import Answer, Article, Fallback, Question
from rag.ui.desk.reply import AnswerEvent
from rag.wire import answer_json, article_json, meeting_json, outcome_json
from tests.rag.serving.served import asked, client, told
from tests.rag.ui.answers import ASKED, answered
from tests.rag.ui.articles import ARTICLES, BUKHARA, HOSTILE, HOSTILE_ARTICLE, HUB, PLAN, RECORDED
from tests.rag.ui.fakes import FakeChain, FakeLibrary, fake_desk


@pytest.fixture(scope="module")
def api() -> TestClient:
    return client(fake_desk(ARTICLES), api_requests_a_minute=1000)


@pytest.fixture(scope="module")
def recorded() -> TestClient:
    return client(fake_desk(RECORDED), api_requests_a_minute=1000)


@pytest.fixture(scope="module")
def document(api: TestClient) -> Any:
    return api.get("/api/openapi.json").json()


def closed(schema: Any) -> Any:
    """The schema with no more keys let in than it names: what is returned and not described is found so."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {name: value if name in ("enum", "const", "required") else closed(value) for name, value in schema.items()}
    return {"additionalProperties": False, **inner} if isinstance(schema.get("properties"), dict) else inner


def check(returned: Any, path: str, document: Any, method: str = "get", status: str = "200") -> None:
    response = document["paths"][path][method]["responses"][status]
    if "$ref" in response:
        response = document["components"]["responses"][response["$ref"].rsplit("/", 1)[1]]
    schema = response["content"]["application/json"]["schema"]
    within = closed({**schema, "components": {"schemas": document["components"]["schemas"]}})
    found = [*Draft202012Validator(within, format_checker=FormatChecker()).iter_errors(returned)]
    assert not found, found[0]


def test_the_document_is_one_and_names_every_address_there_is(document: Any) -> None:
    validate(document)
    named = {f"/api{one.path}" for one in LibraryApi(fake_desk).routes()}
    named |= {f"/v1{one.path}" for one in ChatApi(fake_desk).routes()}
    there = {path.replace("/articles/{id}", "/articles/{article_id:path}") for path in document["paths"]}
    assert {path.replace("/{name}", "/{name:path}") for path in there} == named


def test_the_document_names_what_a_question_takes(document: Any) -> None:
    told_of = document["components"]["schemas"]["Ask"]
    assert set(told_of["properties"]) == set(AskGiven.model_fields)
    Draft202012Validator(closed(told_of)).validate({"question": "Who came?", "since": "2025-01-01", "stream": True})


@pytest.mark.parametrize("question", [*ASKED.values(), "What did they adopt?", "a third summit", "capital of Peru?"])
def test_an_answer_of_each_kind_is_as_described(question: str, api: TestClient, document: Any) -> None:
    response = asked(api, question=question)
    assert response.status_code == 200
    check(response.json(), "/api/ask", document, "post")


def test_an_answer_is_the_object_of_the_command_line() -> None:
    library = FakeLibrary()
    answer = answered("What about Bukhara?", ((BUKHARA, HUB),))

    class Known(FakeChain):
        def stream(self, question: Question) -> Iterator[AnswerEvent]:
            yield answer.hits
            yield answer

    told_as = asked(client(fake_desk(library=library, chain=Known())), question="What about Bukhara?").json()
    assert told_as == json.loads(json.dumps(answer_json(answer, library)))  # type: ignore[arg-type]
    (quoted,) = told_as["quotes"]
    assert BUKHARA.text[quoted["start"] : quoted["end"]] == quoted["text"] == HUB


def test_lists_and_single_things_are_as_described(recorded: TestClient, document: Any) -> None:
    for path, shown in (
        ("/api/articles", "/api/articles"),
        ("/api/articles/riga", "/api/articles/{id}"),
        ("/api/outcomes", "/api/outcomes"),
        ("/api/outcomes?status=reported", "/api/outcomes"),
        ("/api/meetings", "/api/meetings"),
        ("/api/meetings/second%20Five%20Rivers%20Summit", "/api/meetings/{name}"),
        ("/api/meetings/Five%20Rivers%20Tallinn", "/api/meetings/{name}"),
        ("/api/outcomes?series=Five%20Rivers&topic=energy", "/api/outcomes"),
        ("/api/calendar", "/api/calendar"),
        ("/v1/models", "/v1/models"),
    ):
        response = recorded.get(path)
        assert response.status_code == 200, response.text
        check(response.json(), shown, document)


def test_articles_outcomes_and_meetings_are_the_objects_of_the_command_line(recorded: TestClient) -> None:
    library: Any = FakeLibrary(RECORDED)
    held = LibraryRecord(library)
    riga = recorded.get("/api/articles/riga").json()
    assert riga == article_json(library.article("riga"))
    (listed,) = recorded.get("/api/articles?words=Latvia%20Kalns").json()["articles"]
    assert {**listed, "text": riga["text"]} == riga
    found = recorded.get("/api/outcomes", params={"status": "proposed", "actor": "Estonia"}).json()
    assert found["outcomes"] == [
        outcome_json(one, held) for one in choose_outcomes(library, status="proposed", actor="Estonia")
    ]
    assert found["there"] == len(found["outcomes"]) > 0
    name = "the second Five Rivers Summit"
    (meeting,) = (one for one in held.meetings if one.summit == "Five Rivers Summit")
    told_of = recorded.get(f"/api/meetings/{name}").json()["meetings"]
    assert told_of == [json.loads(json.dumps(meeting_json(held, meeting)))]
    assert told_of[0]["disagreements"]
    assert told_of[0]["announced_successor"] == "the third Five Rivers Summit in Tallinn"
    (tallinn,) = recorded.get("/api/meetings/Five Rivers Tallinn").json()["meetings"]
    assert (tallinn["announced"]["year"], tallinn["predecessor"]) == (2098, "the second Five Rivers Summit in Riga")
    of_series = recorded.get("/api/outcomes", params={"series": "Five Rivers", "topic": "water"}).json()
    assert {one["article"] for one in of_series["outcomes"]} == {"riga", "jurmala"}
    announced = recorded.get("/api/calendar").json()["meetings"]
    assert [(one["place"], one["year"]) for one in announced] == [("Bergen", 2019), ("Tallinn", 2098)]


def test_an_event_of_no_series_is_listed_and_found_by_its_title() -> None:
    ferries = Article("ferries", "A treaty on ferries", "They signed a treaty on ferries in Oslo on 3 May 2026.", "a")
    api = client(fake_desk((*RECORDED, ferries)))
    (listed,) = [one for one in api.get("/api/meetings").json()["meetings"] if one["articles"] == ["ferries"]]
    assert (listed["meeting"], listed["summit"]) == ("“A treaty on ferries”", None)
    (held,) = api.get(f"/api/meetings/{listed['meeting']}").json()["meetings"]
    assert [one["meeting"] for one in held["outcomes"]] == ["“A treaty on ferries”"]


def test_lists_come_in_parts(recorded: TestClient) -> None:
    whole = recorded.get("/api/outcomes").json()
    parts = [recorded.get(f"/api/outcomes?limit=2&offset={at}").json() for at in range(0, whole["there"], 2)]
    assert [one for part in parts for one in part["outcomes"]] == whole["outcomes"]
    assert recorded.get("/api/articles?limit=1&offset=99").json()["articles"] == []


def stream(api: TestClient, **body: Any) -> list[tuple[str, Any]]:
    """The server-sent events: their names and data."""
    with api.stream("POST", "/api/ask", json={**body, "stream": True}) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        blocks = "".join(response.iter_text()).split("\n\n")
    parsed = [block.split("\n", 1) for block in blocks if block and not block.startswith(":")]
    return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in parsed]


def test_a_streamed_answer_comes_as_hits_then_text_then_the_answer(api: TestClient) -> None:
    events = stream(api, question="What about Bukhara?")
    names = [name for name, _ in events]
    assert names == ["hits", *["text"] * (len(names) - 2), "answer"]
    (_, hits), *texts, (_, answer) = events
    assert [hit["rank"] for hit in hits["hits"]] == [1, 2, 3]
    assert "".join(text["text"] for _, text in texts).strip() == answer["text"]
    assert hits["hits"] == answer["hits"]


def test_while_a_model_writes_the_answer_in_quotes_comes_first() -> None:
    class Writing(FakeChain):
        def stream(self, question: Question) -> Iterator[AnswerEvent]:
            *_, answer = super().stream(question)
            assert isinstance(answer, Answer)
            yield answer.hits
            yield Fallback(answer)
            yield from answer.quotes
            yield "Text."
            yield answer

    events = stream(client(fake_desk(chain=Writing())), question="What about Bukhara?")
    assert [name for name, _ in events] == ["hits", "quotes", "text", "answer"]


def test_a_failure_midway_is_an_event_and_one_at_the_start_is_a_status() -> None:
    api = client(fake_desk(chain=FakeChain(fails_on="break")))
    *_, (name, failure) = stream(api, question="break the pledge")
    assert name == "error"
    assert "secret" not in str(failure)
    response = asked(api, question="break the pledge")
    assert response.status_code == 500
    assert told(response) == "This could not be answered. The log of the server says why."

    class Refusing(FakeChain):
        def stream(self, question: Question) -> Iterator[AnswerEvent]:
            raise UsageError("The question has 3,000 characters.")
            yield

    api = client(fake_desk(chain=Refusing()))
    for streamed in (True, False):
        response = asked(api, question="Who came?", stream=streamed)
        assert (response.status_code, told(response)) == (400, "The question has 3,000 characters.")


def test_what_a_question_leans_on_and_is_limited_to_reaches_the_chain() -> None:
    chain = FakeChain()
    api = client(fake_desk(chain=chain))
    turn = {"question": "What about Bukhara?", "answer": "A hub."}
    body = {
        "question": "and who came?",
        "history": [turn],
        "summit": "Central Asia–China Summit",
        "since": "2023-01-01",
    }
    assert asked(api, **body).status_code == 200
    (question,) = chain.asked
    assert [(one.question, one.answer) for one in question.history] == [("What about Bukhara?", "A hub.")]
    assert question.scope.summits == ("Central Asia–China Summit",)
    assert str(question.scope.since) == "2023-01-01"
    assert question.model is None


@pytest.mark.parametrize(("named", "writes"), [(None, "fake:one"), ("fake:two", "fake:two"), ("quotes", None)])
def test_the_first_model_writes_unless_another_or_none_is_named(named: str | None, writes: str | None) -> None:
    class Modelled(FakeChain):
        @property
        def models(self) -> tuple[str, ...]:
            return ("fake:one", "fake:two")

    chain = Modelled()
    assert asked(client(fake_desk(chain=chain)), question="What about Bukhara?", model=named).status_code == 200
    assert chain.asked[0].model == writes


def test_while_the_model_loads_articles_are_there_and_a_question_is_to_come_again() -> None:
    loading = threading.Event()
    api = client(fake_desk(loading=loading), wait=False)
    assert api.get("/api/articles").json()["there"] == 4
    response = asked(api, question="What about Bukhara?")
    assert (response.status_code, response.headers["retry-after"]) == (503, "5")
    assert "Loading the language model" in told(response)
    loading.set()


def test_an_empty_library_and_a_failed_load_are_told_and_tried_again() -> None:
    library = FakeLibrary(())
    api = client(fake_desk(library=library), wait=False)
    response = api.get("/api/articles")
    assert response.status_code == 503
    assert "python -m ingest" in told(response)
    library.put(BUKHARA)
    assert api.get("/api/articles").json()["there"] == 1
    api = client(fake_desk(failures=[EmbedderError("The model in '/m' is not the one expected.")]), wait=False)
    tries = [asked(api, question="Bukhara")]
    while tries[-1].status_code != 200 and len(tries) < 100:
        time.sleep(0.02)
        tries.append(asked(api, question="Bukhara"))
    assert tries[-1].status_code == 200
    assert "The model in '/m' is not the one expected." in map(told, tries[:-1])


NESTED = b"[" * 100_000


@pytest.mark.parametrize(
    ("sent", "status", "says"),
    [
        (b"", 400, "The body is not JSON"),
        (b'{"question"', 400, "The body is not JSON"),
        (b"\xff\xfe", 400, "The body is not JSON"),
        (NESTED, 400, "The body is not JSON"),
        (b'{"question": "Who?", "history": ' + NESTED, 400, "The body is not JSON"),
        (b'{"question": "\\ud800"}', 400, "The body is not JSON"),
        (b"[]", 400, "The body is []: Input should be an object."),
        (b"{}", 400, "question is missing"),
        (b'{"question": 5}', 400, "question is 5"),
        (b'{"question": "Who?", "stream": "yes"}', 400, "stream is 'yes'"),
        (b'{"question": "Who?", "since": "soon"}', 400, "since is 'soon'"),
        (b'{"question": "Who?", "since": "2025-02-01", "until": "2025-01-01"}', 400, "no day lies between"),
        (b'{"question": "Who?", "history": [{"question": "a"}]}', 400, "history.0.answer is missing"),
        (b'{"question": "Who?", "hist": []}', 400, "hist is not known here"),
        (b'{"question": "Who?", "summit": "Atlantis"}', 400, "Atlantis"),
        (json.dumps({"question": "x", "history": [{"question": "a", "answer": "b"}] * 21}).encode(), 400, "20 items"),
        (b'{"question": "' + b"x" * MAX_BODY_BYTES + b'"}', 413, "longer than 1,000,000 bytes"),
    ],
)
def test_a_bad_body_is_refused_in_a_sentence(
    sent: bytes, status: int, says: str, api: TestClient, document: Any
) -> None:
    response = api.post("/api/ask", content=sent, headers={"content-type": "application/json"})
    assert response.status_code == status
    assert says in told(response)
    assert len(told(response)) < 1000
    check(response.json(), "/api/ask", document, "post", "default")


@pytest.mark.parametrize("sent_as", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_what_a_web_page_may_send_unasked_is_refused(sent_as: str, api: TestClient) -> None:
    response = api.post("/api/ask", content=b'{"question": "Bukhara"}', headers={"content-type": sent_as})
    assert response.status_code == 415
    assert "application/json" in told(response)


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/api/nothing", 404, "openapi.json"),
        ("/api/", 404, "openapi.json"),
        ("/v1/embeddings", 404, "openapi.json"),
        ("/api/ask", 405, "does not take that method"),
        ("/api/articles/none", 404, "'none'"),
        ("/api/articles/..%2F..%2Fetc%2Fpasswd", 404, "passwd"),
        ("/api/articles?limit=0", 400, "limit is '0'"),
        ("/api/articles?limit=1001", 400, "limit is '1001'"),
        ("/api/articles?sort=title", 400, "sort is not known here"),
        ("/api/outcomes?status=agreed", 400, "'adopted'"),
        ("/api/outcomes?meeting=Atlantis", 400, "no meeting 'Atlantis'"),
        ("/api/meetings/Atlantis", 404, "no meeting 'Atlantis'"),
    ],
)
def test_a_wrong_address_or_parameter_is_told_in_a_sentence(path: str, status: int, says: str, api: TestClient) -> None:
    response = api.get(path)
    assert response.status_code == status
    assert says in told(response)


def test_markup_stays_data(api: TestClient) -> None:
    question = "<script>alert(1)</script> [taxation](javascript:x) \u202e{{7*7}}"
    response = asked(api, question=question)
    assert response.headers["content-type"] == "application/json"
    assert response.json()["question"] == question
    assert response.json()["quotes"][0]["text"] == HOSTILE
    assert api.get("/api/articles/hostile").json()["title"] == HOSTILE_ARTICLE.title


def test_a_reply_is_stopped_when_nobody_waits_for_it_any_more() -> None:
    desk = fake_desk(chain=FakeChain(pause_s=0.05))
    replies = []
    answer = desk.answer
    desk.answer = lambda question: replies.append(answer(question)) or replies[-1]  # type: ignore[method-assign,func-returns-value]
    api = client(desk)
    with api.stream("POST", "/api/ask", json={"question": f"{PLAN} adopt", "stream": True}) as response:
        next(response.iter_text())
    assert replies[0].stopped
