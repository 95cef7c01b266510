"""What a place that the browser sends back opens: nothing that is not there."""

import pytest

from rag.ui.places import Numbered
from rag.ui.source.places import opening_of
from tests.rag.ui.articles import RIGA
from tests.rag.ui.fakes import fake_desk

DESK = fake_desk((RIGA,))


def test_a_place_opens_its_words_and_gives_the_focus_back_to_its_button() -> None:
    opening = opening_of("meetings", Numbered().place("riga", (0, 11)), DESK)
    assert opening is not None
    assert (opening.text, opening.exchange_id, opening.number) == ("The leaders", "meetings", 1)


def test_an_empty_place_opens_the_whole_article() -> None:
    opening = opening_of("meetings", Numbered().place("riga", None), DESK)
    assert opening is not None
    assert opening.kind == "article"


@pytest.mark.parametrize(
    "given",
    [
        None,
        "riga",
        {},
        {"article": "gone", "start": 0, "end": 1, "number": 1},
        {"article": "riga", "start": 5, "end": 2, "number": 1},
        {"article": "riga", "start": -5, "end": 2, "number": 1},
        {"article": "riga", "start": 0, "end": 10**6, "number": 1},
        {"article": "riga", "start": "0", "end": 1, "number": 1},
    ],
)
def test_what_is_no_place_opens_nothing(given: object) -> None:
    assert opening_of("meetings", given, DESK) is None
