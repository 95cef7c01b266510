"""Forms of verbs, and words of the same and of the opposite meaning."""

import pytest

from rag.english.verbs import alike, opposite, verb_forms, verb_in_one_word, verb_stem


@pytest.mark.parametrize("forms", ["take takes took taken taking", "close closes closed closing", "sue sued sues"])
def test_all_forms_of_a_verb_have_one_stem(forms: str) -> None:
    assert len({verb_stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("take", "takes took taken taking"),
        ("put", "puts put put putting"),
        ("plan", "plans planned planned planning"),
        ("defer", "defers deferred deferred deferring"),
        ("offer", "offers offered offered offering"),
        ("veto", "vetoes vetoed vetoed vetoing"),
        ("carry", "carries carried carried carrying"),
        ("agree", "agrees agreed agreed agreeing"),
    ],
)
def test_the_forms_of_a_verb_are_made_from_its_base(base: str, forms: str) -> None:
    assert [form for _, form in verb_forms(base)] == forms.split()


def test_two_words_may_be_one_verb() -> None:
    assert verb_in_one_word("stayed", "away") == "skip"
    assert verb_in_one_word("stayed", "open") is None


def test_a_word_has_others_like_it_and_opposites() -> None:
    assert verb_stem("shut") in alike(verb_stem("closed"))
    assert verb_stem("opened") in opposite(verb_stem("closed"))
    assert not alike(verb_stem("rose")) & opposite(verb_stem("rose"))
    assert alike("unheard") == {"unheard"}
    assert opposite("unheard") == set()
