"""Sentences that count up are quoted whole; a figure that is told otherwise is not left alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.answering.fact.corrections import correcting_first
from rag.answering.fact.enumerated import with_runs
from rag.answering.fact.recounted import calling_wrong, with_other_count
from rag.store import Library
from rag.types import Quote
from tests.rag.answering.asked import asked_of
from tests.rag.fakes import fill, write_articles

TOLD = {
    "plan": "The plan has three parts. First, a pier. Second, a school. Third, a fleet. It starts in May.",
    "wire": "Officials said 60 per cent of the fund was paid.",
    "later": "The officials were kind. That is 43 per cent, not the 60 per cent told by officials.",
    "bill": "The office puts the cost at $5 million. The institute in Lima arrives at $7 million.",
    "raids": "She counts 31 raids in 2026. The bureau's own count is 27 for the year.",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder: Path = tmp_path_factory.mktemp("told")
    fill(write_articles(folder / "news", TOLD), folder / "data")
    opened = Library.open(folder / "data")
    yield opened
    opened.close()


def first_of(library: Library, article: str) -> Quote:
    one = library.sentences(article)[0]
    return Quote(0, article, one.start, one.end, library.cut(article, one.start, one.end), 1.0)


def test_what_is_counted_up_is_quoted_as_one(library: Library) -> None:
    quotes = with_runs([first_of(library, "plan")], asked_of(library, "What parts does the plan have?"))
    assert [one.text for one in quotes] == [
        "The plan has three parts.",
        "First, a pier. Second, a school. Third, a fleet.",
    ]
    (run,) = with_runs(quotes[1:], asked_of(library, "What parts does the plan have?"))
    assert run.text == library.cut("plan", run.start, run.end) == quotes[1].text


def test_a_figure_that_another_article_calls_wrong_is_found(library: Library) -> None:
    asked = asked_of(library, "What share of the fund is paid?")
    first = first_of(library, "wire")
    assert [one.article_id for one in calling_wrong(first, asked)] == ["later"]
    assert not list(calling_wrong(first, asked_of(library, "Who paid?")))
    assert correcting_first([first], [*calling_wrong(first, asked)])[0].article_id == "later"


def test_another_count_follows_the_first(library: Library) -> None:
    first = first_of(library, "raids")
    told = with_other_count((first,), asked_of(library, "How many raids were there in 2026?"))
    assert [one.text for one in told] == [first.text, "The bureau's own count is 27 for the year."]
    assert with_other_count((first,), asked_of(library, "Who counts raids?")) == (first,)


def test_a_sentence_that_announces_a_correction_goes_first() -> None:
    texts = (
        "The patrol will be based in Port Tarn.",
        "Correction: the patrol will be based in Oslo, not in Port Tarn.",
    )
    quotes = [Quote(nth, "live", nth * 50, nth * 50 + 40, text, 1.0) for nth, text in enumerate(texts)]
    assert correcting_first(quotes[:1], quotes)[0] is quotes[1]
    other = Quote(2, "live", 200, 240, "Correction: the fleet has nine ships.", 1.0)
    assert correcting_first(quotes[:1], [quotes[0], other]) == (quotes[0],)


def test_a_sum_by_another_s_reckoning_stands_beside_it_with_its_figure(library: Library) -> None:
    first = first_of(library, "bill")
    _, other = with_other_count((first,), asked_of(library, "What did it cost?"))
    assert other.around_answer[1] == "$7 million"
