"""What a question names and the library lacks is said to be missing; a year that says something else is not."""

import datetime as dt
from collections.abc import Iterator

import pytest

from rag.answering.missing import not_held
from rag.store import Library
from rag.types import Quote
from tests.rag.answering.asked import asked_of
from tests.rag.fakes import fill, write_articles

TODAY = dt.date(2026, 6, 10)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    news, data = tmp_path_factory.mktemp("news"), tmp_path_factory.mktemp("data")
    for edition, day, place, text in (
        (4, "2024-05-02", "Oslo, Norway", "President Aino Laine of Finland called for a fund by 2030."),
        (
            5,
            "2025-05-03",
            "Turku, Finland",
            "The sixth Lake Summit will be held in Bergen in 2026. At COP28 nothing was said about it.",
        ),
    ):
        write_articles(
            news,
            {f"lake-{edition}": text},
            title=f"Lake leaders meet in {place}",
            summit="Lake Summit",
            edition=edition,
            date=day,
            place=f'"{place}"',
            participants="[Norway, Finland]",
        )
    write_articles(
        news,
        {"cop": "The climate conference closed."},
        summit="UN Climate Change Conference (COP)",
        edition=29,
        date="2024-11-24",
        place='"Baku, Azerbaijan"',
    )
    fill(news, data)
    with_library = Library.open(data)
    yield with_library
    with_library.close()


def missing(text: str, library: Library, *quotes: Quote) -> str | None:
    return not_held(asked_of(library, text, quotes=quotes, today=TODAY))


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("What was adopted at the Lake Summit in 2021?", "The Lake Summit of 2021 is not in the library"),
        ("what did the 2021 lake summit adopt", "The Lake Summit of 2021 is not in the library"),
        ("Lake Summit 2021", "The Lake Summit of 2021 is not in the library"),
        ("Who chaired the third Lake Summit?", "The third Lake Summit is not in the library"),
        ("outcomes of COP26", "The 26th UN Climate Change Conference (COP) is not in the library"),
        ("who came to the Lake Summit in June 2025?", "The Lake Summit of June 2025 is not in the library"),
        ("Oslo 2023?", "The library holds no meeting in Oslo of 2023"),
        ("What happened in 2019?", "The library holds no meeting of 2019"),
        ("what did the 2019 summits decide?", "The library holds no meeting of 2019"),
        ("What did the Zanzibar Forum summit agree?", "The library holds nothing on the Zanzibar Forum summit"),
        ("What did Peru say?", "No article in the library mentions Peru."),
        ("Was Tobias Quisling there?", "No article in the library mentions Tobias Quisling."),
        ("what was agreed last week?", "The library holds nothing from last week (1–7 June 2026)"),
        ("what did they decide this month", "The library holds nothing from this month (1–30 June 2026)"),
    ],
)
def test_what_is_missing_is_named(library: Library, asked: str, says: str) -> None:
    assert (missing(asked, library) or "").startswith(says)


def test_it_says_what_there_is_instead(library: Library) -> None:
    said = missing("the Lake Summit of 2021", library)
    assert said is not None
    assert said.endswith("it holds the fourth (Oslo, 2 May 2024) and the fifth (Turku, 3 May 2025).")
    assert "its latest meeting is the Fifth Lake Summit, Turku, 3 May 2025" in str(missing("anything today?", library))


@pytest.mark.parametrize(
    "asked",
    [
        "What was adopted at the Lake Summit in 2024?",
        "What has changed since the 2022 Lake Summit?",
        "What was promised at the Lake Summit by 2030?",
        "Which goals for 2035 did the Lake Summit set?",
        "Compare the Lake Summits of 2021 and 2025",
        "When is the sixth Lake Summit?",
        "Where will the Lake Summit be held in 2026?",
        "What did the first session of the Lake forum decide?",
        "What did Laine call for?",
        "What did Norway want?",
        "Who came to Turku?",
        "what happened last year",
        "is it true that trade fell over the past ten years?",
    ],
)
def test_a_question_that_the_library_may_answer_lacks_nothing(library: Library, asked: str) -> None:
    assert missing(asked, library) is None


def test_a_quote_that_names_the_edition_answers(library: Library) -> None:
    text = "The third Lake Summit was held in Tartu."
    quote = Quote(1, "lake-5", 0, len(text), text, 0.9)
    assert missing("Where was the third Lake Summit held?", library, quote) is None
    assert missing("Where was the second Lake Summit held?", library, quote) is not None
