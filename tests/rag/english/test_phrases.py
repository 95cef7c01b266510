"""A sentence in its parts."""

import pytest

from rag.english.phrases import clauses, content, first_verb, phrases, tokens

SENTENCE = "Meloni arrived from Samarkand, and the leaders signed a declaration on water by noon."


def test_a_number_with_a_separator_is_one_word() -> None:
    assert [token.text for token in tokens("1,680 km, Xi'an.")] == ["1,680", "km", ",", "Xi'an", "."]


def test_words_that_only_report_or_join_are_no_content() -> None:
    assert content("The leaders also said that tariffs fell.") == ["tariffs", "fell"]


def test_phrases_begin_at_prepositions_and_each_has_content() -> None:
    assert [SENTENCE[start:end] for start, end in phrases(SENTENCE)] == [
        "Meloni arrived",
        "from Samarkand",
        "and the leaders signed a declaration",
        "on water",
        "by noon",
    ]


def test_clauses_have_verbs_of_their_own_and_cover_all() -> None:
    assert [SENTENCE[start:end] for start, end in clauses(SENTENCE)] == [
        "Meloni arrived from Samarkand, ",
        "and the leaders signed a declaration on water by noon.",
    ]


def test_a_list_is_one_clause() -> None:
    text = "Putin, Rahmon and Japarov signed it."
    assert clauses(text) == ((0, len(text)),)


@pytest.mark.parametrize(
    ("text", "verb"),
    [("The leaders signed a pact", "signed"), ("The bank was founded", "was"), ("A pact of the leaders", None)],
)
def test_the_first_verb_is_where_the_subject_ends(text: str, verb: str | None) -> None:
    assert first_verb(text) == (text.index(verb) if verb else None)
