"""Words whose opposite the quotes say of the same thing. No model is needed."""

import pytest

from rag.claims.antonyms import turned_words


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("The mayor ordered the reopening of all inns.", "The mayor ordered a shutdown of all inns."),
        ("The well's water is unsafe to drink.", "Tests found that the well's water is safe to drink."),
        ("It was the shortest closure of the tunnel.", "Snow led to the longest closure of the tunnel."),
        ("The guild called the levy a partial success.", "The guild called the levy a partial failure."),
    ],
)
def test_an_opposite_of_the_same_thing_is_told(sentence: str, quote: str) -> None:
    (fault,) = turned_words(sentence, [quote])
    assert fault.reason.startswith("the quote says “")


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("The water of the well is not unsafe.", "The water of the well is safe."),
        ("Traders want to dismantle trade barriers.", "Traders want less of trade barriers and to build up ports."),
        ("The quay's closing was ordered.", "The board ordered the closure of the quay and the opening of a ferry."),
        ("The old fleet is safe.", "The new ferry is unsafe."),
    ],
)
def test_the_same_in_other_words_or_of_another_thing_is_not(sentence: str, quote: str) -> None:
    assert not [*turned_words(sentence, [quote])]
