"""Models behind real clients and real HTTP on the loopback: what a person gets at each fault; no key gets out."""

import logging
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rag.chain import AnswerChain
from rag.types import Answer, Question, Turn
from rag.writing.failures import ModelFailureError
from rag.writing.model import Usage, Writer, open_writer
from rag.writing.prompts import to_greet
from tests.models.chat import ModelServer
from tests.models.ollama_server import OllamaServer
from tests.models.openai_server import OpenAIServer
from tests.models.tiny import make_tiny_model

ADOPTED = "How did the leaders seal the second Central Asia–Russia summit?"
KEY = "sk-loopback-secret"
PATIENCE_S = 20.0
"""Unless the model is to fall silent: so long that a busy machine makes no silence."""

Serve = Callable[[str], tuple[ModelServer, Writer]]
by_one_protocol = pytest.mark.parametrize("serve", ["openai"], indirect=True)
"""Where it counts what was written, and not how it came."""


@pytest.fixture(params=["openai", "ollama"])
def serve(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    """Starts a server that plays a scenario, and opens its model as a user's settings would."""
    kind = OpenAIServer if request.param == "openai" else OllamaServer
    with kind() as server:
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        monkeypatch.setenv("OLLAMA_HOST", server.base_url)

        def start(scenario: str) -> tuple[ModelServer, Writer]:
            server.scenario = scenario
            silence_s = 1.0 if scenario == "silence" else PATIENCE_S
            return server, open_writer(f"{request.param}:scripted", silence_s=silence_s)

        yield start


@pytest.fixture(scope="module")
def in_quotes(chain: AnswerChain) -> str:
    """The answer without a model."""
    return chain.invoke(ADOPTED).text


def asked(chain: AnswerChain, writer: Writer, question: str = ADOPTED, history: tuple[Turn, ...] = ()) -> Answer:
    over = AnswerChain(chain.library, chain.retriever, chain.reader, [writer])
    return over.invoke(Question(question, history, model=writer.name))


@pytest.mark.parametrize(
    "scenario",
    ["good", "markers-split", "thinking", "thinking-long", "thinking-apart", "status-500", "status-429"],
)
def test_a_model_that_answers_in_the_end_is_the_answer(chain: AnswerChain, serve: Serve, scenario: str) -> None:
    answer = asked(chain, serve(scenario)[1])
    assert answer.note == ""
    assert answer.writing is not None
    assert answer.text == answer.writing.text
    assert {claim.verdict for claim in answer.writing.claims} == {"supported"}
    assert answer.writing.output_tokens > 5
    assert "think" not in answer.text


@pytest.mark.parametrize(
    ("scenario", "note"),
    [
        ("silence", ("The model fell silent", "The model took too long to answer")),
        ("cut", ("The connection to the model broke off",)),
        ("unfinished", ("The connection to the model broke off",)),
        ("thinking-endless", ("The model went on thinking without end and was stopped",)),
        ("thinking-apart-endless", ("The model went on thinking without end and was stopped",)),
        ("empty", ("The model returned nothing",)),
        ("status-401", ("The model's provider did not accept the key",)),
        ("status-404", ("The model's provider does not know a model of this name",)),
        ("status-429-always", ("The model's provider has too many requests",)),
        ("status-500-always", ("The model's provider had an error",)),
        ("malformed", ("The model's server sent what is no answer",)),
        ("error-in-stream", ("The model's provider had an error",)),
        (
            "status-400-too-long",
            ("The passages are more than the model can read", "The model's provider refused the request"),
        ),
        ("truncated", ("The model's text was longer than it may be and was cut",)),
    ],
)
def test_a_model_that_fails_leaves_the_quotes_one_plain_sentence_and_no_key_anywhere(
    chain: AnswerChain,
    serve: Serve,
    scenario: str,
    note: tuple[str, ...],
    in_quotes: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    _, writer = serve(scenario)
    with caplog.at_level(logging.INFO):
        answer = asked(chain, writer)
    assert answer.text == in_quotes
    assert answer.note in [f"{why}, so these are the quotes alone." for why in note]
    assert KEY not in caplog.text
    assert KEY not in repr(answer)


def test_a_model_is_asked_not_to_think(chain: AnswerChain, serve: Serve) -> None:
    server, writer = serve("good")
    asked(chain, writer)
    body = server.requests[-1].body
    assert body.get("think", body.get("chat_template_kwargs", {}).get("enable_thinking")) is False


def test_a_server_that_is_not_there_is_said_and_not_asked_again_at_once(
    chain: AnswerChain, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, writer = serve("good")
    with socket.socket() as port:
        port.bind(("127.0.0.1", 0))  # and nobody listens there yet
        address = f"http://127.0.0.1:{port.getsockname()[1]}"
        monkeypatch.setenv("OPENAI_BASE_URL", f"{address}/v1")
        monkeypatch.setenv("OLLAMA_HOST", address)
        dead = open_writer(writer.name, silence_s=PATIENCE_S)
        assert asked(chain, dead).note == "The model cannot be reached, so these are the quotes alone."
        port.listen()
        port.setblocking(False)
        assert asked(chain, dead).note == "The model cannot be reached, so these are the quotes alone."
        with pytest.raises(BlockingIOError):
            port.accept()


@by_one_protocol
@pytest.mark.parametrize("scenario", ["wrong-number", "negated"])
def test_a_sentence_that_its_quotes_do_not_carry_is_marked(chain: AnswerChain, serve: Serve, scenario: str) -> None:
    answer = asked(chain, serve(scenario)[1])
    assert answer.writing is not None
    bad = [claim for claim in answer.writing.claims if claim.verdict in ("unsupported", "partly")]
    assert bad
    assert all(claim.reasons for claim in bad)


@by_one_protocol
@pytest.mark.parametrize("scenario", ["uncited", "unknown-citation", "wrong-citation"])
def test_what_is_cited_by_nothing_or_wrongly_is_cited_by_what_carries_it(
    chain: AnswerChain, serve: Serve, scenario: str
) -> None:
    answer = asked(chain, serve(scenario)[1])
    assert answer.writing is not None
    assert answer.writing.struck == ()
    assert {claim.verdict for claim in answer.writing.claims} == {"supported"}
    assert all(claim.markers for claim in answer.writing.claims)


def test_what_a_model_wrote_before_it_went_on_without_end_is_kept(chain: AnswerChain, serve: Serve) -> None:
    answer = asked(chain, serve("endless")[1])
    assert answer.model is not None
    assert answer.writing is not None
    assert "also met" not in answer.writing.text
    assert {claim.verdict for claim in answer.writing.claims} == {"supported"}


@by_one_protocol
def test_an_answer_that_obeys_an_article_is_shown_as_what_it_is(chain: AnswerChain, serve: Serve) -> None:
    server, writer = serve("injected")
    answer = asked(chain, writer)
    assert answer.writing is not None
    assert "PWNED" in answer.writing.text
    said = [claim for claim in answer.writing.claims if "PWNED" in answer.writing.text[claim.start : claim.end]]
    assert all(claim.verdict in ("uncited", "unsupported") for claim in said)
    assert not [request for request in server.requests if "/sink" in request.path]


@by_one_protocol
def test_garbage_ends_in_quotes_and_nothing_unprintable(chain: AnswerChain, serve: Serve, in_quotes: str) -> None:
    answer = asked(chain, serve("garbage")[1])
    assert answer.text == in_quotes
    assert answer.note
    assert answer.writing is None or all(each.isprintable() or each in "\n\t" for each in answer.writing.text)


@by_one_protocol
def test_a_follow_up_that_the_model_invents_names_for_is_understood_by_rules(chain: AnswerChain, serve: Serve) -> None:
    history = (Turn(ADOPTED, "A Joint Action Plan for 2025–2027."),)
    by_rules = chain.invoke(Question("and when?", history)).standalone_question
    assert asked(chain, serve("rewrite-invented")[1], "and when?", history).standalone_question == by_rules


def test_a_stream_that_is_left_is_closed_at_the_server(chain: AnswerChain, serve: Serve) -> None:
    server, writer = serve("slow")
    over = AnswerChain(chain.library, chain.retriever, chain.reader, [writer])
    events = over.stream(Question(ADOPTED, model=writer.name))
    next(event for event in events if isinstance(event, str))
    events.close()  # type: ignore[attr-defined]
    assert server.endings.get(timeout=30) == "left"


def test_a_model_says_at_the_start_whether_it_is_there(serve: Serve) -> None:
    assert serve("good")[1].greet() == ""
    assert serve("status-401")[1].greet() == "the model's provider did not accept the key"


def test_a_real_model_that_writes_gibberish_ends_in_the_quotes(
    chain: AnswerChain, in_quotes: str, tmp_path: Path
) -> None:
    folder = make_tiny_model(tmp_path / "tiny", window_tokens=2048)
    writer = open_writer(f"huggingface:{folder}", silence_s=20)
    answer = asked(chain, writer)
    assert answer.status == "answered"
    assert answer.text == in_quotes
    assert answer.note
    assert answer.model is None


def test_a_prompt_that_no_model_can_be_asked_is_a_fault(serve: Serve) -> None:
    with pytest.raises(ModelFailureError):
        list(serve("empty")[1].stream(to_greet(), Usage()))
