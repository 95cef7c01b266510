"""Verbs with who acts, on what, whether denied and whether done."""

import pytest

from rag.claims.acts import Act, read_acts


def act(sentence: str, nth: int = -1) -> Act:
    return read_acts(sentence)[nth]


def test_who_acts_and_on_what_is_read_in_either_voice() -> None:
    active, passive = act("The bank sued the farmers."), act("The farmers were sued by the bank.")
    assert active.agents == passive.agents == {"bank"}
    assert active.objects == passive.objects == {"farmer"}


def test_a_subject_is_shared_by_what_follows() -> None:
    assert act("The clinic hired a midwife and dismissed its accountant.").agents == {"clinic"}
    assert act("A pronoun comes first, and he left.").agents == set()


@pytest.mark.parametrize(
    ("sentence", "mood"),
    [
        ("The club sold him.", "done"),
        ("The club will sell him.", "coming"),
        ("The club agreed to sell him.", "coming"),
        ("The club offered to sell him.", "wished"),
        ("The club might sell him.", "wished"),
        ("Nobody knows whether the club sold him.", "untold"),
        ("The club, to sell him", "unclear"),
    ],
)
def test_how_far_it_has_come(sentence: str, mood: str) -> None:
    assert act(sentence).mood == mood


@pytest.mark.parametrize(
    "sentence",
    [
        "The club did not sell him.",
        "The club refused to sell him.",
        "No club sold him.",
        "They left without selling him.",
        "The club had yet to sell him.",
        "He was loaned rather than sold.",
        "He denied having sold him.",
    ],
)
def test_what_is_denied(sentence: str) -> None:
    assert act(sentence).verb == "sell"
    assert act(sentence).denied


def test_two_words_may_make_a_verb() -> None:
    assert [one.verb for one in read_acts("They turned down the offer and took part.")] == ["reject", "particip"]


def test_a_form_that_belongs_to_a_noun_is_no_act() -> None:
    assert read_acts("The proposed cut in like-minded talks") == ()
