import pytest

from rag.chain import AnswerChain
from tests.eval.written import measure_model, questions
from tests.models.openai_server import OpenAIServer


def test_the_sets_are_there() -> None:
    assert len(questions()) > 200


def test_a_model_is_measured_by_what_its_quotes_carry(chain: AnswerChain, monkeypatch: pytest.MonkeyPatch) -> None:
    with OpenAIServer("wrong-number") as server:
        monkeypatch.setenv("OPENAI_API_KEY", "sk-x")
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        asked = ["How did the leaders seal the second Central Asia–Russia summit?", "what is the capital of Peru?"]
        table = measure_model("openai:scripted", chain, asked)
    cells = dict(zip(table.columns[0].cells, table.columns[1].cells, strict=True))
    assert cells["questions accepted by the reader"] == "0.500"
    assert cells["sentences supported"] == "0.000"
    assert cells["written text is the answer"] == "0.000"
    assert cells["text folded behind the quotes"] == "1.000"
