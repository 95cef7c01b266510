"""Whether something was late, early or on time is told by words that are neither verbs nor opposites."""

import pytest

from rag.claims.punctuality import punctuality_faults, without_punctuality

LATE = "It was well past the scheduled close two days earlier when the gavel fell."


@pytest.mark.parametrize(
    ("sentence", "quote", "reason"),
    [
        ("The talks closed on schedule.", LATE, "the quote says “past the scheduled close"),
        (
            "The session ended on time.",
            "The session ended at dawn, nine hours late.",
            "the quote says “nine hours late”",
        ),
        ("The summit finished ahead of schedule.", "The summit ended a day late.", "the quote says “a day late”"),
        (
            "The council wrapped up later than planned.",
            "The council ended two hours early.",
            "the quote says “two hours",
        ),
        ("The road opened on time.", "The road opened in May.", "the quotes do not say “on time”"),
    ],
)
def test_what_came_late_is_not_on_time(sentence: str, quote: str, reason: str) -> None:
    (fault,) = punctuality_faults(sentence, [quote])
    assert fault.reason.startswith(reason)


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("The talks closed two days late.", LATE),
        ("The talks closed later than planned.", LATE),
        ("The session did not end on time.", "The session ended at dawn, nine hours late."),
        ("The session ended as scheduled.", "The session ended on time."),
        ("It has left on time for years.", "It has left on time for years."),
        ("Late in May the session ended.", "The session ended in May."),
    ],
)
def test_what_is_told_alike_is_no_fault(sentence: str, quote: str) -> None:
    assert [*punctuality_faults(sentence, [quote])] == []


def test_the_words_for_it_can_be_left_out() -> None:
    assert without_punctuality("It ended a day late.").split() == ["It", "ended", "."]
