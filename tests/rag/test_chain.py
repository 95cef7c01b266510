"""One Runnable from a question to a checked answer."""

import json
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.runnables import RunnableLambda
from numpy.typing import NDArray

from rag.chain import MAX_QUESTION_CHARACTERS, AnswerChain
from rag.encoding.recipe import Recipe
from rag.errors import EmbedderError, EmptyLibraryError, ForeignVectorsError, UsageError
from rag.reading.interaction import Comparison
from rag.reading.reader import Reader
from rag.settings import Settings
from rag.store.library import is_verbatim
from rag.types import Answer, Question, Scope, Turn
from tests.conftest import ROOT
from tests.rag.fake_embedder import FakeEmbedder
from tests.rag.fakes import ByCosine, fake_chain, fill, open_files, write_articles

ADOPTED = "What did the leaders adopt at the second Central Asia–Russia summit?"
PERU = "what is the capital of Peru?"


def own_questions() -> list[str]:
    """A handful of the questions of every kind that people asked."""
    files = sorted((ROOT / "tests" / "eval" / "questions").glob("*.json"))
    return [one["question"] for file in files for one in json.loads(file.read_text(encoding="utf-8"))][::9]


def same(answer: Answer) -> tuple[Any, ...]:
    """All of an answer but its id and its timings."""
    return (answer.question, answer.status, answer.text, answer.quotes, answer.hits, answer.confidence)


# Answers


def test_the_question_of_the_readme_is_answered_with_the_sentence_that_says_so(chain: AnswerChain) -> None:
    answer = chain.invoke(ADOPTED)
    assert answer.status == "answered"
    assert any("Joint Action Plan" in quote.text for quote in answer.quotes)
    assert (answer.question, answer.standalone_question, answer.model) == (ADOPTED, ADOPTED, None)
    assert len(answer.hits) == 10
    assert 0 < answer.confidence <= 1


def test_what_the_library_does_not_say_is_declined_with_what_is_nearest(chain: AnswerChain) -> None:
    answer = chain.invoke(PERU)
    assert (answer.status, answer.quotes) == ("declined", ())
    assert answer.text.startswith("The library does not answer this.")
    assert f"“{chain.library.article(answer.hits[0].passage.article_id).title}”" in answer.text
    assert len(answer.hits) == 10


def test_every_quote_of_real_questions_is_verbatim_and_its_text_prints_it(chain: AnswerChain) -> None:
    questions = own_questions()
    assert len(questions) > 10
    quotes = 0
    for answer in chain.batch(questions):
        assert (answer.status == "answered") == bool(answer.quotes)
        assert len({quote.text for quote in answer.quotes}) == len(answer.quotes) <= 4
        for marker, quote in enumerate(answer.quotes, start=1):
            quotes += 1
            assert quote.marker == marker
            assert is_verbatim(quote, chain.library)
            assert chain.library.article(quote.article_id).text[quote.start : quote.end] == quote.text
            assert f"“{quote.text}” [{marker}]" in answer.text
    assert quotes > 10


def test_no_line_around_the_real_news_article_is_ever_quoted(tmp_path: Path, embedder) -> None:
    """Pointers to other stories and the note on the author, among prose about the same things."""
    news = tmp_path / "uzbekistan-key-player.txt"
    news.write_text(
        "President Mirziyoyev arrived in Dushanbe for the second “Central Asia–Russia” summit.\n"
        "Read More: Uzbekistan Outlines Vision for a More Connected Turkic Region\n"
        "Mirziyoyev proposed establishing a Central Asia–Russia Industrial Engineering Hub in Bukhara.\n"
        "Read More: Uzbekistan, Kazakhstan Enhances Cooperation in Telecommunications\n"
        "Nuzhat Rana is the Managing Editor (website) at The Diplomatic Insight.\n\n\n"
    )
    from ingest.pipeline import ingest

    settings = Settings.read(data=tmp_path / "data")
    ingest([str(news)], settings, load=lambda: embedder)
    chain = AnswerChain.open(settings)
    answer = chain.invoke("What did Mirziyoyev propose for Bukhara?")
    assert "Industrial Engineering Hub in Bukhara" in answer.quotes[0].text
    for question in ("Who is Nuzhat Rana?", "Who enhances cooperation in telecommunications?", "Read more?"):
        assert not any("Rana" in one.text or "Read More" in one.text for one in chain.invoke(question).quotes)
    chain.close()


# As a Runnable


def test_a_stream_gives_the_hits_then_the_answer(chain: AnswerChain) -> None:
    for question in (ADOPTED, PERU):
        hits, answer = chain.stream(question)
        assert isinstance(answer, Answer)
        assert hits == answer.hits
        assert same(answer) == same(chain.invoke(question))


def test_the_hits_come_before_the_text_is_made(chain: AnswerChain) -> None:
    stream = chain.stream(ADOPTED)
    assert next(stream)[0].rank == 1
    stream.close()


def test_a_batch_comes_back_in_the_order_of_its_questions(chain: AnswerChain) -> None:
    questions = [ADOPTED, PERU, Question("How many articles does the treaty have?"), "Who chaired in Angola?"]
    answers = chain.batch(questions, {"max_concurrency": 4})
    assert [answer.question for answer in answers] == [*questions[:2], questions[2].text, questions[3]]
    assert [same(answer) for answer in answers] == [same(chain.invoke(question)) for question in questions]


def test_one_bad_question_of_a_batch_need_not_spoil_the_others(chain: AnswerChain) -> None:
    first, second = chain.batch(["?", ADOPTED], return_exceptions=True)
    assert isinstance(first, UsageError)
    assert second.status == "answered"


def test_the_chain_can_be_piped(chain: AnswerChain) -> None:
    piped = RunnableLambda(str.strip) | chain | RunnableLambda(lambda answer: answer.status)
    assert piped.invoke(f"  {ADOPTED}  ") == "answered"


class Watching(BaseCallbackHandler):
    def __init__(self) -> None:
        self.seen: list[str] = []

    def on_chain_start(self, serialized: Any, inputs: Any, **kwargs: Any) -> None:
        self.seen.append("chain")

    def on_retriever_start(self, serialized: Any, query: str, **kwargs: Any) -> None:
        assert kwargs["parent_run_id"] is not None
        self.seen.append(f"retriever: {query}")

    def on_retriever_end(self, documents: Any, **kwargs: Any) -> None:
        self.seen.append(f"{len(documents)} documents")

    def on_chain_end(self, outputs: Any, **kwargs: Any) -> None:
        self.seen.append("end")


@pytest.mark.parametrize("how", ["invoke", "stream"])
def test_callbacks_see_the_retriever_as_a_run_of_its_own(chain: AnswerChain, how: str) -> None:
    found = len(chain.retriever.invoke(PERU))
    watching = Watching()
    config = {"callbacks": [watching]}
    if how == "invoke":
        chain.invoke(PERU, config)
    else:
        list(chain.stream(PERU, config))
    assert watching.seen == ["chain", f"retriever: {PERU}", f"{found} documents", "end"]


def test_eight_threads_get_the_answers_that_one_gets(chain: AnswerChain) -> None:
    questions = own_questions()[:8]
    expected = [same(chain.invoke(question)) for question in questions]
    got: dict[int, list[Any]] = {}

    def ask(first: int) -> None:
        order = [*range(first, 8), *range(first)]
        got[first] = [(nth, same(chain.invoke(questions[nth]))) for nth in order]

    threads = [threading.Thread(target=ask, args=(nth,)) for nth in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert len(got) == 8
    assert all(answer == expected[nth] for answers in got.values() for nth, answer in answers)


def test_each_answer_has_an_id_of_its_own_and_timings_that_add_up(chain: AnswerChain) -> None:
    one, other = chain.invoke(PERU), chain.invoke(PERU)
    assert one.id != other.id
    stages = dict(one.timings_ms)
    assert stages.pop("total") == pytest.approx(sum(stages.values()), abs=0.1)
    assert set(stages) >= {"retrieve", "read"}


# Questions


@pytest.mark.parametrize("empty", ["", "   ", "?!", "\0", "\n\u2028", "—", "🚆"])
def test_a_question_without_words_is_refused(chain: AnswerChain, empty: str) -> None:
    for ask in (chain.invoke, lambda question: list(chain.stream(question))):
        with pytest.raises(UsageError, match="no words"):
            ask(empty)


def test_a_question_that_is_too_long_is_refused_and_the_longest_is_not(chain: AnswerChain) -> None:
    longest = ("hub " * MAX_QUESTION_CHARACTERS)[: MAX_QUESTION_CHARACTERS - 1] + "s"
    assert chain.invoke(longest).status in ("answered", "declined")
    with pytest.raises(UsageError, match="2,001 characters"):
        chain.invoke(longest + "x")


def test_a_question_is_made_uniform_before_it_is_asked(chain: AnswerChain) -> None:
    odd = "  What did the leaders\nadopt at the\u00a0second\tCentral Asia–Russia summit\ud800\0? "
    assert same(chain.invoke(odd)) == same(chain.invoke(ADOPTED))
    wide = "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in "What did the leaders")
    assert same(chain.invoke(ADOPTED.replace("What did the leaders", wide))) == same(chain.invoke(ADOPTED))


def test_a_scope_limits_the_answer_and_is_named_in_a_refusal(chain: AnswerChain) -> None:
    inside = chain.invoke(Question(ADOPTED, scope=Scope(summits=("Central Asia–Russia Summit",))))
    assert {chain.library.article(hit.passage.article_id).summit for hit in inside.hits} == {
        "Central Asia–Russia Summit"
    }
    assert inside.status == "answered"
    outside = chain.invoke(Question("what is the capital of Peru?", scope=Scope(summits=("BRICS Summit",))))
    assert outside.text.startswith("What you limited the question to does not answer it.")
    nowhere = chain.invoke(Question(ADOPTED, scope=Scope(summits=("No such summit",))))
    assert (nowhere.status, nowhere.hits, nowhere.confidence) == ("declined", (), 0.0)


def test_a_library_whose_articles_have_no_sentence_declines(tmp_path: Path) -> None:
    fill(write_articles(tmp_path / "news", {"a": "# Only a heading"}), tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    assert chain.invoke("Which gas?").status == "declined"
    chain.close()


def test_history_does_not_turn_a_refusal_into_an_answer(chain: AnswerChain) -> None:
    history = (Turn(ADOPTED, "A Joint Action Plan."),)
    assert chain.invoke(Question(PERU, history)).status == "declined"


# While articles change


@pytest.mark.parametrize("question", ["Which gas treaty was signed?", "Which visa?"])
def test_an_article_removed_while_its_answer_streams_does_no_harm(tmp_path: Path, question: str) -> None:
    fill(write_articles(tmp_path / "news", {"a": "The gas treaty was signed in 2025."}), tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    stream = chain.stream(question)
    next(stream)
    chain.library.remove("a")
    *_, answer = stream
    assert (answer.status, answer.quotes) == ("declined", ())
    chain.close()


def test_a_replaced_article_is_answered_from_at_the_next_question(tmp_path: Path) -> None:
    news = write_articles(tmp_path / "news", {"a": "The gas treaty was signed in 2025."})
    fill(news, tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    fill(write_articles(news, {"a": "The gas treaty was refused in 2026."}), tmp_path / "data")
    texts = [document.page_content for document in chain.retriever.invoke("gas treaty")]
    assert texts == ["The gas treaty was refused in 2026."]
    chain.close()


class ChangesMeanwhile(ByCosine):
    """Another process puts other articles in place of those that are being read."""

    def __init__(self, change: Callable[[], object]) -> None:
        super().__init__()
        self._change = change

    def scores(self, compared: Comparison) -> NDArray[np.float64]:
        self._change()
        return super().scores(compared)


@pytest.mark.parametrize("question", ["Was the gas treaty signed?", "what did the leaders sign?"])
def test_an_answer_is_made_from_one_state_of_the_library_and_its_quotes_are_kept(tmp_path: Path, question: str) -> None:
    said = "The leaders signed the gas treaty in Astana on 9 October 2025."
    news = write_articles(tmp_path / "news", {"a": said, "b": "The leaders signed the visa treaty in Baku."})
    fill(news, tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    before = chain.invoke(question)
    moved = {"a": f"Something came first.\n\n{said}", "b": "Nothing more was told of it."}
    meanwhile = ChangesMeanwhile(lambda: fill(write_articles(news, moved), tmp_path / "data"))
    chain = AnswerChain(chain.library, chain.retriever, Reader(chain.library, meanwhile))
    answer = chain.invoke(question)
    assert before.quotes
    assert (answer.status, answer.quotes) == (before.status, before.quotes)
    for quote in answer.quotes:
        earlier = chain.library.earlier_version(quote.article_id, quote.start, quote.text)
        assert earlier is not None
        assert earlier.article.text[quote.start : quote.end] == quote.text
    chain.close()


def test_when_an_article_is_removed_while_it_is_read_the_others_answer(tmp_path: Path) -> None:
    texts = {"a": "The gas treaty was signed by four.", "b": "Of the gas, a treaty was signed in Baku by all."}
    fill(write_articles(tmp_path / "news", texts), tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    assert [quote.article_id for quote in chain.invoke("Which gas treaty was signed?").quotes] == ["a", "b"]
    meanwhile = ChangesMeanwhile(lambda: chain.library.remove("a"))
    changed = AnswerChain(chain.library, chain.retriever, Reader(chain.library, meanwhile))
    assert [quote.article_id for quote in changed.invoke("Which gas treaty was signed?").quotes] == ["b"]
    chain.close()


def test_what_the_library_said_when_it_was_asked_is_answered_though_each_try_loses_an_article(tmp_path: Path) -> None:
    texts = {name: f"The gas treaty was signed by {name}." for name in ("four", "five", "six")}
    fill(write_articles(tmp_path / "news", texts), tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    lost = iter(("four", "five"))
    meanwhile = ChangesMeanwhile(lambda: chain.library.remove(next(lost)))
    changed = AnswerChain(chain.library, chain.retriever, Reader(chain.library, meanwhile))
    answer = changed.invoke("Which gas treaty was signed?")
    assert (answer.status, next(lost, "none")) == ("answered", "none")
    assert {quote.article_id for quote in answer.quotes} == {"five", "six"}
    chain.close()


# Opening


def test_an_opened_chain_answers_and_says_what_takes_long(data_copy: Path) -> None:
    said: list[str] = []
    chain = AnswerChain.open(Settings.read(data=data_copy), said.append)
    assert chain.invoke(ADOPTED).status == "answered"
    assert said == ["Loading the language model."]
    chain.close()


def test_what_was_opened_is_closed_when_the_rest_cannot_be(data_copy: Path, tmp_path: Path) -> None:
    with pytest.raises(EmbedderError, match="reranker"):
        AnswerChain.open(Settings.read(data=data_copy, reranker=str(tmp_path / "none")))
    deadline = time.monotonic() + 30  # Chroma closes its database in a thread of its own
    while open_files(data_copy) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert open_files(data_copy) == []


def test_an_empty_library_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(EmptyLibraryError, match="python -m ingest"):
        AnswerChain.open(Settings.read(data=tmp_path))


def test_a_library_of_another_model_is_refused_with_the_next_step(tmp_path: Path) -> None:
    news = write_articles(tmp_path / "news", {"a": "Some gas."})
    fill(news, tmp_path / "data")
    import sqlite3
    from contextlib import closing

    from rag.store.library import LIBRARY_FILE

    with closing(sqlite3.connect(tmp_path / "data" / LIBRARY_FILE)) as connection, connection:
        connection.execute("UPDATE articles SET recipe = ?", (str(Recipe("mpnet", "1" * 64)),))
    with pytest.raises(ForeignVectorsError, match=r"encoded by 'mpnet'.*python -m ingest"):
        AnswerChain.open(Settings.read(data=tmp_path / "data"))
    assert fill(news, tmp_path / "data", FakeEmbedder()).updated == ("a",)


def test_what_is_said_in_a_transcript_is_shown_with_its_speaker(tmp_path: Path) -> None:
    body = "PRESIDENT VOSK: Good evening.\n\nWe signed the treaty.\n\nPRIME MINISTER FALK: We built my railway."
    fill(write_articles(tmp_path / "news", {"briefing": body}), tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    shown = {quote.text: quote.before for quote in chain.invoke("Was the treaty signed?").quotes}
    before = shown["We signed the treaty."]
    assert before is not None
    assert body[before.start : before.end] == "PRESIDENT VOSK:"
    chain.close()
