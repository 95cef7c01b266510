"""Announced meetings are named as those that were held are: by series with place, year or number, or as the next."""

from pathlib import Path

import pytest

from rag.outcomes.announced import in_series_order
from rag.outcomes.coming import coming
from rag.outcomes.outcomes import named_events
from rag.store import Library


@pytest.fixture(scope="module")
def library(corpus_data: Path):
    library = Library.open(corpus_data)
    yield library
    library.close()


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("SCO Bishkek", "the 2026 Shanghai Cooperation Organisation Summit in Bishkek"),
        ("the SCO summit in Kyrgyzstan", "the 2026 Shanghai Cooperation Organisation Summit in Bishkek"),
        ("26th SCO summit", "the 2026 Shanghai Cooperation Organisation Summit in Bishkek"),
        ("NATO Ankara", "the 2026 NATO Summit in Türkiye"),
        ("next NATO summit", "the 2026 NATO Summit in Türkiye"),
        ("NATO Albania", "the NATO Summit in Albania"),
        ("COP31", "the 31st UN Climate Change Conference (COP) in Antalya"),
        ("2027 G20", "the 2027 G20 Summit in United Kingdom"),
        ("Miami", "the 2026 G20 Summit in Miami"),
        ("third Central Asia–Russia summit", "the third Central Asia–Russia Summit"),
    ],
)
def test_an_announced_meeting_is_named(library: Library, words: str, named: str) -> None:
    announced = coming(library.meeting_facts(), library.articles_with_meetings())
    held, found = named_events(words, library, announced)
    assert ([*map(str, found)], held) == ([named], ())


@pytest.mark.parametrize("words", ["SCO Tianjin", "COP30", "second Central Asia–Russia summit", "G20 2025", "Astana"])
def test_a_meeting_that_was_held_is_not_mistaken_for_one(library: Library, words: str) -> None:
    announced = coming(library.meeting_facts(), library.articles_with_meetings())
    held, found = named_events(words, library, announced)
    assert held
    assert not found


def test_held_and_announced_stand_in_series_order_of_date(library: Library) -> None:
    announced = coming(library.meeting_facts(), library.articles_with_meetings())
    held, _ = named_events("G20 2025", library, ())
    of_series = [one for one in announced if one.series == "G20 Summit"]
    assert [str(one).split()[-1] for one in in_series_order(held, reversed(of_series))] == [
        *("Johannesburg", "Miami", "Kingdom", "Korea")
    ]
