"""Acts told of another than in the quotes. Likeness is given by hand."""

import numpy as np

from rag.claims.actors import misplaced
from rag.claims.contradiction import said

WISHES = "Kazakhstan hoped for a regional centre, Tajikistan looked for help, and Kyrgyzstan appealed to investors."


def reasons(sentence: str, quote: str, *near: float) -> list[str]:
    mine, theirs = said(sentence), said(quote)
    row = np.array([near or [0.0] * len(theirs)], dtype=np.float32)
    return [one.reason for one in misplaced(mine, theirs, row)]


def test_what_the_quote_says_of_another_is_told() -> None:
    quote = "Rahmon called for a fund; Japarov proposed a railway."
    assert reasons("Rahmon proposed a railway.", quote, 0.3, 0.9) == [
        "the quote says this of Japarov, the answer of Rahmon"
    ]
    assert reasons("Japarov proposed a railway.", quote, 0.3, 0.9) == []


def test_a_pronoun_may_stand_for_whom_the_sentence_names() -> None:
    assert reasons("Rahmon proposed a railway.", "Rahmon spoke; he proposed a railway.", 0.3, 0.9) == []


def test_a_country_is_no_rival_of_a_person() -> None:
    assert reasons("China promised grants.", "Xi Jinping promised grants; China grew.", 0.9, 0.3) == []


def test_who_only_reports_it_is_no_rival() -> None:
    quote = "Rahmon told reporters; Lebedev announced that the session would be in Ashgabat."
    assert reasons("Rahmon will hold a session in Ashgabat.", quote, 0.3, 0.9) == []


def test_a_person_is_named_with_the_country_whose_officer_he_is() -> None:
    quote = "US Vice President JD Vance warned the hall; Macron answered."
    assert reasons("Macron warned the hall.", quote, 0.9, 0.3) == [
        "the quote says this of JD Vance, the answer of Macron"
    ]
