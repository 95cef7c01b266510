"""What clauses say has become of something."""

import pytest

from rag.claims.clauses import Clause, contrary_direction, read_clauses
from rag.english.words import stem


def clause(text: str) -> Clause:
    (one,) = read_clauses(text)
    return one


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The leaders adopted a plan.", "decided"),
        ("They set up a fund.", "decided"),
        ("He proposed that members sign a treaty.", "proposed"),
        ("She called for a fund.", "proposed"),
        ("They agreed to study a fund.", "tentative"),
        ("The fund would be signed.", "tentative"),
        ("They rejected the plan.", "failed"),
        ("It recalls earlier commitments.", "other"),
        ("They met in May.", "other"),
    ],
)
def test_the_first_verb_that_settles_or_proposes_gives_the_status(text: str, status: str) -> None:
    assert clause(text).status == status


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("They did not sign it.", {"sign"}),
        ("No statement appeared.", {"statement"}),
        ("They failed to agree on it.", {"agre"}),
        ("It left out the rules.", {"rule"}),
        ("It is not only signed.", set()),
        ("He asked them not to treat it so.", set()),
    ],
)
def test_a_negation_reaches_the_word_after_it(text: str, denied: set[str]) -> None:
    assert clause(text).nearly_denied == denied


def test_a_comma_ends_what_a_negation_reaches() -> None:
    assert "treati" in clause("No pledge, the treaty says.").affirmed


def stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in text.split())


def test_opposite_directions_are_found_unless_the_quotes_go_both_ways() -> None:
    rose, fell = stems("trade rose"), stems("trade fell")
    assert contrary_direction(rose, fell, fell) == ("rose", "fell")
    assert contrary_direction(rose, fell, fell | stems("exports increased")) is None
    assert contrary_direction(rose, rose, rose) is None
