"""Words of like and of opposite meaning, whatever their class."""

import pytest

from rag.english.opposites import denies_by_prefix, like, senses, unlike


@pytest.mark.parametrize(
    ("word", "other"),
    [("reopening", "shutdown"), ("expansion", "reduction"), ("tougher", "softer"), ("longest", "short")],
)
def test_words_of_any_class_have_their_opposites(word: str, other: str) -> None:
    assert unlike(word) & senses(other)


@pytest.mark.parametrize(("word", "other"), [("extension", "prolonged"), ("closure", "shut"), ("removal", "lifted")])
def test_a_noun_is_like_its_verb_and_what_means_the_same(word: str, other: str) -> None:
    assert like(word) & senses(other)


def test_only_a_prefix_that_denies_makes_an_opposite() -> None:
    assert denies_by_prefix("unrip", "ripe")
    assert not denies_by_prefix("import", "port")
