"""Written answers through the whole chain, over the articles that ship, by models that write what a test says."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from langchain_core.messages import BaseMessage

from rag.chain import AnswerChain
from rag.encoding.embedder import Embedder
from rag.errors import LibraryError, UsageError
from rag.reading.reader import Reader
from rag.reading.retriever import HybridRetriever
from rag.store.index import PassageIndex
from rag.store.library import Library, is_verbatim
from rag.types import Answer, Claim, Fallback, Question, Quote, Turn
from rag.writing.answer import CHANGED
from rag.writing.failures import SILENT, ModelFailureError
from rag.writing.fallback import DOES_NOT_HOLD
from rag.writing.model import Usage
from tests.rag.fakes import put

ADOPTED = "How did the leaders seal the second Central Asia–Russia summit?"
PERU = "what is the capital of Peru?"
MODEL = "test:model"

FENCE = re.compile(r"=== [0-9a-f]{16} ===")

Script = Callable[[str], str]


class FakeWriter:
    """Writes what its script makes of the request, then breaks off if it is told to."""

    def __init__(self, script: Script, fault: ModelFailureError | None = None) -> None:
        self.name = MODEL
        self.evidence_tokens = 2000
        self.asked: list[str] = []
        self._script = script
        self._fault = fault

    def stream(self, messages: Sequence[BaseMessage], usage: Usage) -> Iterator[str]:
        request = "\n".join(str(message.content) for message in messages)
        self.asked.append(request)
        usage.input_tokens, usage.output_tokens = 100, 20
        text = self._script(request)
        yield from (text[at : at + 7] for at in range(0, len(text), 7))
        if self._fault is not None:
            raise self._fault

    def ask(self, messages: Sequence[BaseMessage]) -> str:
        return "".join(self.stream(messages, Usage()))


def shown(request: str) -> list[tuple[int, str]]:
    """The numbered sentences of a request, without what it shows as examples."""
    *_, material, _ = re.split(r"=== [0-9a-f]{16} ===", request) if FENCE.search(request) else ("", "", "")
    return [(int(number), line) for number, line in re.findall(r"^\[(\d+)\] (.+) \([^()]*\)$", material, re.M)]


def copied(request: str) -> str:
    """The two first sentences that it was shown, each with its number."""
    return " ".join(f"{line.rstrip('.')} [{number}]." for number, line in shown(request)[:2])


def with_writer(chain: AnswerChain, writer: FakeWriter) -> AnswerChain:
    return AnswerChain(chain.library, chain.retriever, chain.reader, [writer])  # type: ignore[list-item]


def written(chain: AnswerChain, writer: FakeWriter, question: str = ADOPTED, **given: object) -> Answer:
    return with_writer(chain, writer).invoke(Question(question, model=MODEL, **given))  # type: ignore[arg-type]


def test_what_is_written_is_the_answer_and_its_numbers_are_quotes_of_what_was_shown(chain: AnswerChain) -> None:
    writer = FakeWriter(copied)
    answer = written(chain, writer)
    assert (answer.status, answer.model, answer.note) == ("answered", MODEL, "")
    assert answer.writing is not None
    assert answer.text == answer.writing.text
    assert [claim.verdict for claim in answer.writing.claims] == ["supported", "supported"]
    assert [quote.marker for quote in answer.quotes] == [1, 2]
    lines = dict(shown(writer.asked[0]))
    for quote, line in zip(answer.quotes, (lines[1], lines[2]), strict=True):
        assert is_verbatim(quote, chain.library)
        assert " ".join(quote.text.split()) == line
    assert (answer.writing.input_tokens, answer.writing.output_tokens) == (100, 20)


def test_the_evidence_stands_between_lines_that_no_article_can_know(chain: AnswerChain) -> None:
    writer = FakeWriter(copied)
    for _ in range(2):
        written(chain, writer)
    fences = [set(re.findall(r"=== [0-9a-f]{16} ===", request)) for request in writer.asked]
    assert all(len(fence) == 1 for fence in fences)
    assert fences[0] != fences[1]


def test_the_answer_in_quotes_comes_first_and_stands_until_the_text_is_whole(chain: AnswerChain) -> None:
    events = list(with_writer(chain, FakeWriter(copied)).stream(Question(ADOPTED, model=MODEL)))
    assert isinstance(events[0], tuple)
    assert isinstance(events[1], Fallback)
    assert events[1].answer.quotes
    assert isinstance(events[-1], Answer)
    assert {type(event) for event in events[2:-1]} == {str, Quote, Claim}
    assert "".join(event for event in events if isinstance(event, str)).rstrip() == events[-1].text


def test_a_text_of_which_most_fails_stands_behind_the_quotes_and_cites_by_their_markers(chain: AnswerChain) -> None:
    in_quotes = chain.invoke(ADOPTED)

    def gibberish(request: str) -> str:
        return f"Zebras sang opera on Mars [1]. Nothing is known. The answer is {len(shown(request))} bananas [99]."

    answer = written(chain, FakeWriter(gibberish))
    assert (answer.text, answer.model, answer.note) == (in_quotes.text, None, DOES_NOT_HOLD)
    assert answer.quotes == in_quotes.quotes
    assert answer.writing is not None
    assert answer.writing.struck == (99,)
    assert "[99?]" in answer.writing.text
    cited = {marker for claim in answer.writing.claims for marker in claim.markers}
    assert cited <= {quote.marker for quote in answer.cited}


def test_a_model_that_breaks_off_leaves_the_quotes_and_what_it_had_written(chain: AnswerChain) -> None:
    answer = written(chain, FakeWriter(lambda request: copied(request)[:60], ModelFailureError(SILENT)))
    assert answer.model is None
    assert answer.text == chain.invoke(ADOPTED).text
    assert answer.note == "The model fell silent, so these are the quotes alone."
    assert answer.writing is not None
    assert answer.writing.cut == "the model fell silent"
    assert answer.writing.text


def test_a_model_that_writes_nothing_leaves_the_quotes_and_a_note(chain: AnswerChain) -> None:
    answer = written(chain, FakeWriter(lambda request: "", ModelFailureError(SILENT)))
    assert answer.writing is None
    assert answer.note == "The model fell silent, so these are the quotes alone."
    assert answer.quotes == chain.invoke(ADOPTED).quotes


def test_what_the_reader_declines_no_model_is_asked_to_answer(chain: AnswerChain) -> None:
    writer = FakeWriter(lambda request: "Which city is the seat of Peru?")
    answer = written(chain, writer, PERU)
    assert (answer.status, answer.model, answer.standalone_question) == ("declined", None, PERU)
    assert not any(shown(request) for request in writer.asked)
    assert len(writer.asked) == 1  # to rephrase, once


def test_other_words_count_when_the_reader_accepts_them(chain: AnswerChain) -> None:
    asked = "In Dushanbe, did bananas get any zebra opera thumbs-up?"
    assert chain.invoke(asked).status == "declined"
    words = "What did the leaders adopt at the second Central Asia–Russia summit in Dushanbe?"
    renamed = FakeWriter(lambda request: copied(request) if shown(request) else words)
    # It brings in names that the person did not write, so it does not count.
    assert written(chain, renamed, asked).status == "declined"
    plain = FakeWriter(lambda request: copied(request) if shown(request) else "What was adopted in Dushanbe?")
    answer = written(chain, plain, asked)
    assert (answer.status, answer.standalone_question) == ("answered", "What was adopted in Dushanbe?")


def test_a_follow_up_is_written_out_by_the_model_while_it_keeps_to_the_conversation(chain: AnswerChain) -> None:
    history = (Turn("What did Mirziyoyev propose in Dushanbe?", "He proposed a hub in Bukhara."),)
    kept = "What did Mirziyoyev propose for Bukhara?"
    for said, understood in ((kept, kept), ("What did Tokayev propose for Almaty?", None)):
        writer = FakeWriter(lambda request, said=said: copied(request) if shown(request) else said)
        answer = written(chain, writer, "and for Bukhara?", history=history)
        by_rules = chain.invoke(Question("and for Bukhara?", history)).standalone_question
        assert answer.standalone_question == (understood or by_rules)


def test_a_model_that_nobody_configured_is_refused(chain: AnswerChain) -> None:
    with pytest.raises(UsageError, match="No model 'openai:x' is configured"):
        chain.invoke(Question(ADOPTED, model="openai:x"))


def test_without_a_model_in_the_question_none_is_asked(chain: AnswerChain) -> None:
    writer = FakeWriter(copied)
    assert with_writer(chain, writer).invoke(ADOPTED).model is None
    assert writer.asked == []


@pytest.fixture
def own_chain(data_copy: Path, embedder: Embedder) -> Iterator[AnswerChain]:
    """The chain over a library of the test's own, which it may write to."""
    index = PassageIndex(data_copy, embedder.recipe)
    library = Library.open(data_copy)
    retriever = HybridRetriever(library=library, index=index, embedder=embedder)
    yield AnswerChain(library, retriever, Reader(library))
    index.close()
    library.close()


def change(library: Library, article_id: str, *, before: str = "", after: str = "") -> None:
    """Put an article in again with more text."""
    old = library.article(article_id)
    put(library, replace(old, text=before + old.text + after, sha256="1" * 64))


def events_while(chain: AnswerChain, meanwhile: Callable[[], None]) -> list[object]:
    """What the chain streams when that happens after the model was shown its evidence and before it writes."""

    def script(request: str) -> str:
        meanwhile()
        return copied(request)

    return list(with_writer(chain, FakeWriter(script)).stream(Question(ADOPTED, model=MODEL)))


def test_nothing_is_cut_from_an_article_that_was_changed_while_the_model_wrote(own_chain: AnswerChain) -> None:
    in_quotes = own_chain.invoke(ADOPTED)
    first = in_quotes.quotes[0].article_id
    events = events_while(own_chain, lambda: change(own_chain.library, first, after=" It rained."))
    answer = events[-1]
    assert isinstance(answer, Answer)
    assert (answer.text, answer.quotes, answer.note) == (in_quotes.text, in_quotes.quotes, CHANGED)
    assert (answer.writing, answer.model) == (None, None)
    assert not any(isinstance(event, Quote) for event in events)


@pytest.mark.parametrize("how", ["changed", "removed"])
def test_quotes_that_are_no_longer_in_the_library_are_no_answer(own_chain: AnswerChain, how: str) -> None:
    library, first = own_chain.library, own_chain.invoke(ADOPTED).quotes[0].article_id

    def meanwhile() -> None:
        library.remove(first) if how == "removed" else change(library, first, before="It rained. ")

    with pytest.raises(LibraryError, match=r"was changed or removed while the model wrote\. Ask again"):
        events_while(own_chain, meanwhile)


def test_a_change_after_an_article_was_cited_drops_the_text_too(own_chain: AnswerChain) -> None:
    in_quotes = own_chain.invoke(ADOPTED)
    events = with_writer(own_chain, FakeWriter(copied)).stream(Question(ADOPTED, model=MODEL))
    came = [next(event for event in events if isinstance(event, Claim))]
    change(own_chain.library, in_quotes.quotes[0].article_id, after=" It rained.")
    *_, answer = [*came, *events]
    assert isinstance(answer, Answer)
    assert (answer.text, answer.note, answer.writing) == (in_quotes.text, CHANGED, None)


def test_a_change_to_another_article_changes_nothing(own_chain: AnswerChain) -> None:
    cited = written(own_chain, FakeWriter(copied)).quotes
    others = [one for one in own_chain.library.article_ids() if one not in {quote.article_id for quote in cited}]
    answer = events_while(own_chain, lambda: change(own_chain.library, others[0], before="It rained. "))[-1]
    assert isinstance(answer, Answer)
    assert (answer.model, answer.quotes, answer.note) == (MODEL, cited, "")
