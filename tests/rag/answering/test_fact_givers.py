"""Who gave, promised or holds something is answered by the sentence that names them, at the meeting asked about."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rag.answering.fact.composer import fact
from rag.answering.fact.fitting import fitting
from rag.answering.people import unnamed_holder
from rag.store import Library
from rag.types import EVERYTHING, Hit
from tests.rag.answering.asked import asked_of, quoted
from tests.rag.test_chain import fill, write_articles


@pytest.fixture(scope="module")
def pledges(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder: Path = tmp_path_factory.mktemp("pledges")
    news = {
        "port": "Governments promised 900 million dollars in all. Chile gave 20 million dollars and Peru 5 million.",
        "talks": "President Ana Lund of Norway is in office. The talks lasted two days.",
        "later": "Prime Minister Olaf Berg of Norway spoke. King Carl of Sweden came.",
        "fund": "Ana Lund presented SeaFund, a plan of 8 billion euros. It adds 3 billion to 5 billion. It fell.",
        "deals": "Chile and Malta announced agreements worth 7 billion euros. Projects with firms of Norway were valued"
        " at 9 billion euros. Malta promised purchases of 3 million euros to Ghana.",
        "pact": "Nobody spoke of it. Chile announced that it would join the Abraham Accords.",
    }
    for day, one in enumerate(news, start=1):
        write_articles(folder / "news", {one: news[one]}, summit="Ports Summit", date=f"2025-0{day}-02", edition=day)
    fill(folder / "news", folder / "data")
    with_library = Library.open(folder / "data")
    yield with_library
    with_library.close()


def test_a_sum_that_somebody_gave_is_answered_with_the_sentence_that_names_them(pledges: Library) -> None:
    quotes = quoted(pledges, "port")
    first = fitting(quotes, asked_of(pledges, "How much did Peru promise?", quotes=quotes))[0]
    assert "Peru" in first.text
    assert fitting(quotes, asked_of(pledges, "How much was promised?", quotes=quotes)) == quotes


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How much did Chile promise Malta?", []),
        ("How much did Norway pledge to Malta?", []),
        ("How much did Ghana offer Malta?", []),
        ("How much did Malta promise Ghana?", ["Malta promised"]),
    ],
)
def test_a_promise_is_no_business_between_two_and_none_of_the_other_side(
    pledges: Library, question: str, told: list[str]
) -> None:
    quotes = quoted(pledges, "deals")
    found = fitting(quotes, asked_of(pledges, question, quotes=quotes))
    assert [" ".join(one.text.split()[:2]) for one in found] == told


@pytest.mark.parametrize("question", ["break down the SeaFund money", "what are the 8 billion euros made up of?"])
def test_what_a_sum_is_made_up_of_is_told_after_the_sum_itself(pledges: Library, question: str) -> None:
    asked = asked_of(pledges, question, quotes=quoted(pledges, "port"))
    found_ids = [one for one, _ in pledges.search_words('"euros"', 3, EVERYTHING)]
    hits = tuple(Hit(one.passage, 1, 1.0) for one in pledges.passages(found_ids).values())
    asked = replace(asked, reading=replace(asked.reading, hits=hits))
    found = [one.text for one in fitting(asked.reading.quotes, asked)]
    assert [one.split()[0] for one in found] == ["Ana", "It"]


@pytest.mark.parametrize(
    ("question", "kept"),
    [("how old is Ana Lund?", []), ("How long did the talks last?", ["The talks lasted two days."])],
)
def test_an_age_or_a_duration_is_answered_only_by_one(pledges: Library, question: str, kept: list[str]) -> None:
    quotes = (*quoted(pledges, "talks"), *quoted(pledges, "later"))
    assert [one.text for one in fitting(quotes, asked_of(pledges, question, quotes=quotes))] == kept
    assert fact(asked_of(pledges, "how old is Ana Lund?", quotes=quotes)).status == "declined"


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("who is the president of Norway", "Ana Lund."),
        ("Who is the Norwegian prime minister?", "Olaf Berg."),
        ("Who are the leaders of the Ports Summit?", "Olaf Berg (Norway) and Carl (Sweden)."),
    ],
)
def test_an_office_is_answered_with_who_holds_it(pledges: Library, question: str, line: str) -> None:
    found = fact(asked_of(pledges, question))
    assert (found.status, found.headline) == ("answered", line)
    assert found.quotes


@pytest.mark.parametrize(
    ("question", "declined"),
    [
        ("who is the chancellor of Norway", "No article in the library names the chancellor of Norway."),
        ("who is the Swedish trade minister?", "No article in the library names the trade minister of Sweden."),
        ("who is the president of Norway", None),
        ("who is the captain of Norway's team", None),
    ],
)
def test_nobody_holds_an_office_that_no_article_gives(pledges: Library, question: str, declined: str | None) -> None:
    quotes = (*quoted(pledges, "talks"), *quoted(pledges, "pact"))
    assert unnamed_holder(asked_of(pledges, question, quotes=quotes)) == declined


def test_what_is_found_on_another_meeting_is_read_again_within_the_one_asked_about(pledges: Library) -> None:
    (found, own) = (quoted(pledges, "pact")[:1], quoted(pledges, "talks")[1:])
    asked = asked_of(pledges, "How did the second Ports Summit go?", quotes=found)
    within = replace(asked.reading, quotes=own)
    again = fact(replace(asked, read=lambda text, article_ids: within if article_ids == ("talks",) else asked.reading))
    assert [one.text for one in again.quotes] == ["The talks lasted two days."]
