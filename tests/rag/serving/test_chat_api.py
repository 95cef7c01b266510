"""`/v1`: Readout as a model, asked by OpenAI's own client too."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from markdown_it import MarkdownIt
from openai import OpenAI
from starlette.testclient import TestClient

from rag.serving.chat_text import plain_turn
from rag.types import Claim, Question, Writing
from rag.ui.desk.reply import AnswerEvent
from tests.rag.serving.served import HERE, client, told
from tests.rag.serving.test_library_api import check
from tests.rag.ui.answers import ASKED, answered
from tests.rag.ui.articles import BUKHARA, HOSTILE, HOSTILE_ARTICLE, HUB
from tests.rag.ui.fakes import FakeChain, fake_desk


@pytest.fixture(scope="module")
def api() -> TestClient:
    return client(api_requests_a_minute=1000)


def user(text: Any) -> dict[str, Any]:
    return {"role": "user", "content": text}


def complete(given: TestClient, *messages: dict[str, Any], **body: Any) -> Any:
    return given.post("/v1/chat/completions", json={"model": "readout", "messages": [*messages], **body})


def content(given: TestClient, question: str) -> str:
    return str(complete(given, user(question)).json()["choices"][0]["message"]["content"])


def test_openais_client_is_answered_with_citations_that_lead_to_the_window(api: TestClient) -> None:
    openai = OpenAI(base_url=f"{HERE}/v1", api_key="none", http_client=api, max_retries=0)
    assert [one.id for one in openai.models.list()] == ["readout"]
    answer = openai.chat.completions.create(model="readout", messages=[user("What about Bukhara?")])  # type: ignore[list-item]
    message = answer.choices[0].message
    start = BUKHARA.text.index(HUB)
    link = f"{HERE}/?article=bukhara&start={start}&end={start + len(HUB)}"
    assert f"]({link})" in str(message.content)
    assert message.annotations is not None
    cited = message.annotations[0].url_citation
    assert (cited.url, cited.title) == (link, BUKHARA.title)
    assert str(message.content)[cited.start_index : cited.end_index] == f"[\\[1\\]]({link})"
    pieces = openai.chat.completions.create(model="readout", messages=[user("What about Bukhara?")], stream=True)  # type: ignore[list-item]
    assert "".join(piece.choices[0].delta.content or "" for piece in pieces) == message.content


@pytest.mark.parametrize("question", [*ASKED.values(), "What did they adopt?", "capital of Peru?"])
def test_a_completion_is_as_described(question: str, api: TestClient) -> None:
    response = complete(api, user(question))
    assert response.status_code == 200
    check(response.json(), "/v1/chat/completions", api.get("/api/openapi.json").json(), "post")


def test_a_streamed_completion_ends_with_the_answer_and_the_usage(api: TestClient) -> None:
    response = complete(api, user(ASKED["list"]), stream=True, stream_options={"include_usage": True})
    *chunks, last = [line.removeprefix("data: ") for line in response.text.split("\n\n") if line.startswith("data: ")]
    assert last == "[DONE]"
    first, *texts, closing, usage = map(json.loads, chunks)
    assert first["choices"][0]["delta"] == {"role": "assistant", "content": ""}
    assert len(texts) > 3
    assert closing["choices"][0]["finish_reason"] == "stop"
    assert closing["readout"]["kind"] == "list"
    assert usage["choices"] == []
    assert usage["usage"]["total_tokens"] == 0
    assert len({one["id"] for one in (first, *texts, closing, usage)}) == 1


def test_the_last_message_of_the_user_is_the_question_and_earlier_turns_its_history() -> None:
    chain = FakeChain()
    api = client(fake_desk(chain=chain))
    before = content(api, "What about Bukhara?")
    parts = [{"type": "text", "text": "and who"}, {"type": "text", "text": "came?"}]
    messages = [
        {"role": "system", "content": "You are a pirate."},
        user("What about Bukhara?"),
        {"role": "assistant", "content": before},
        user("unanswered"),
        user(parts),
        {"role": "assistant", "content": None, "tool_calls": []},
    ]
    assert complete(api, *messages, temperature=0.2, n=1, tools=[]).status_code == 200
    question = chain.asked[-1]
    assert question.text == "and who\ncame?"
    (turn,) = question.history
    assert turn.question == "What about Bukhara?"
    assert turn.answer == f"“{HUB}” [1]"


def test_a_long_conversation_keeps_its_last_turns() -> None:
    chain = FakeChain()
    said = [one for n in range(200) for one in (user(f"Question {n}?"), {"role": "assistant", "content": "x"})]
    assert complete(client(fake_desk(chain=chain)), *said, user("Bukhara?")).status_code == 200
    assert [turn.question for turn in chain.asked[0].history] == [f"Question {n}?" for n in range(180, 200)]


def test_text_from_articles_questions_and_models_is_no_markup(api: TestClient) -> None:
    told_as = content(api, "<b>taxation</b>")
    page = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(told_as)
    assert f"“{HOSTILE}”".replace("<", "&lt;").replace(">", "&gt;") in page
    assert page.count("<a ") == page.count(f'<a href="{HERE}/?article=hostile&amp;') == 2
    assert not [tag for tag in ("<img", "<script", "<b>", "<i>", "<u>") if tag in page]
    assert HOSTILE_ARTICLE.title.startswith("<img")


def test_a_number_in_brackets_that_an_article_has_is_no_citation(api: TestClient) -> None:
    assert "not adopted \\[1\\].” [\\[1\\]](" in content(api, "What about Bukhara?")


def written(text: str) -> FakeChain:
    class WritingChain(FakeChain):
        @property
        def models(self) -> tuple[str, ...]:
            return ("fake:one",)

        def stream(self, question: Question) -> Iterator[AnswerEvent]:
            self.asked.append(question)
            quoted = answered(question.text, ((BUKHARA, HUB),))
            yield quoted.hits
            yield "A draft that nobody must see."
            half = Claim(0, text.index(",") + 1, (1,), "partly", ("the quote says <proposed>",))
            writing = Writing("fake:one", text, (half,), input_tokens=7, output_tokens=5)
            yield replace(quoted, model="fake:one", writing=writing)

    return WritingChain()


def test_what_a_model_writes_is_sent_once_it_is_checked_with_its_quotes_behind_it() -> None:
    chain = written("A hub was **proposed** [1], says ![x](https://evil.example/y) [9?].")
    api = client(fake_desk(chain=chain))
    assert [one["id"] for one in api.get("/v1/models").json()["data"]] == [
        "readout",
        "readout/fake:one",
        "readout/quotes",
    ]
    response = complete(api, user("Bukhara?"), model="readout/fake:one")
    message = response.json()["choices"][0]["message"]["content"]
    assert message.startswith("A hub was \\*\\*proposed\\*\\* [\\[1\\]](http://127.0.0.1:8501/?article=bukhara&start=")
    assert "![x]" not in message
    doubted = message[message.index("**Not carried by the quotes**") : message.index("**Sources**")]
    assert "the quote says \\<proposed\\>" in doubted
    assert plain_turn(message).startswith("A hub was **proposed** [1], says ![x](https://evil.example/y) [9?]")
    assert "Not carried" not in plain_turn(message)
    assert HUB.split("[")[0] in message
    assert response.json()["usage"] == {"prompt_tokens": 7, "completion_tokens": 5, "total_tokens": 12}
    assert chain.asked[0].model == "fake:one"
    assert "draft" not in complete(api, user("Bukhara?"), stream=True).text
    complete(api, user("Bukhara?"), model="readout/quotes")
    assert chain.asked[-1].model is None


def test_an_earlier_message_is_read_as_the_text_it_was_made_from() -> None:
    assert plain_turn("**Adopted**\n\n- A plan \\*1\\* [\\[2\\]](http://h/?article=a%29&start=1&end=2)") == (
        "Adopted\n\n- A plan *1* [2]"
    )


@pytest.mark.parametrize(
    ("body", "status", "says"),
    [
        ({"messages": []}, 400, "messages"),
        ({"messages": "hi"}, 400, "messages is 'hi'"),
        ({"messages": [{"role": "assistant", "content": "x"}]}, 400, "role user"),
        ({"messages": [user([{"type": "image_url", "image_url": {"url": "data:"}}])]}, 400, "messages.0.content"),
        ({"messages": [user("x")] * 1001}, 400, "1000 items"),
        ({"messages": [user("x")], "model": "gpt-4o"}, 404, "There is: readout."),
        ({"messages": [user(5)]}, 400, "messages.0.content"),
    ],
)
def test_a_wrong_request_is_told_in_a_sentence(body: dict[str, Any], status: int, says: str, api: TestClient) -> None:
    response = api.post("/v1/chat/completions", json=body)
    assert response.status_code == status
    assert says in told(response)


def test_a_failure_while_a_completion_is_streamed_is_one_sentence() -> None:
    response = complete(client(fake_desk(chain=FakeChain(fails_on="break"))), user("break"), stream=True)
    assert json.loads(response.text.removeprefix("data: "))["error"]["type"] == "server_error"
