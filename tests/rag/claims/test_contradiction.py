"""Sentences that say the contrary of their quotes. Likeness is given by hand: all is about the first clause."""

import numpy as np
import pytest

from rag.claims.contradiction import contradictions, said
from rag.english.words import plain


def reasons(sentence: str, *quotes: str) -> list[str]:
    mine, theirs = said(plain(sentence)), [said(plain(one)) for one in quotes]
    near = np.zeros((len(mine), sum(len(one) for one in theirs)), dtype=np.float32)
    near[:, 0] = 0.9
    return [one.reason for one in contradictions(mine, theirs, near)]


@pytest.mark.parametrize(
    ("sentence", "quote", "reason"),
    [
        ("They adopted a fund.", "He proposed a fund.", "“adopted”, but the quote says it was proposed (“proposed”)"),
        ("They adopted a fund.", "They rejected a fund.", "“adopted”, but the quote says “rejected”"),
        ("They created a fund.", "They are to study a fund.", "“created”, but the quote does not say it was decided"),
        ("He proposed a fund.", "They adopted a fund.", "“proposed”, but the quote says it was decided (“adopted”)"),
        ("The forum was turned into a union.", "He proposed turning it into a union.", "the quote only says it was"),
        ("They signed it.", "They did not sign it.", "the quote denies what the answer says"),
        ("They did not sign it.", "They signed it.", "the answer denies what the quote says"),
        ("The pact was among those signed.", "It was not among the pacts signed.", "the quote denies what the answer"),
        ("They agreed to revise it.", "They decided against revising it.", "the quote denies what the answer says"),
        (
            "It was signed at the end.",
            "It was signed early instead of at the end.",
            "the quote says “instead of at the end”",
        ),
        ("Trade fell sharply.", "Trade rose sharply.", "the quote says “rose”, the answer says “fell”"),
    ],
)
def test_the_contrary_is_told(sentence: str, quote: str, reason: str) -> None:
    (found,) = reasons(sentence, quote)
    assert found.startswith(reason)


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("They approved a fund.", "They adopted a fund."),
        ("Once all have signed it, it takes force.", "It will take force when all have signed it."),
        ("Never before had the five met.", "It was the first time that the five met."),
        ("The water poses no danger.", "The water is safe."),
        ("The wages were not paid.", "There were strikes over unpaid wages."),
        ("He suggested a fund.", "He proposed a fund."),
        ("It had yet to ratify the text.", "It had not ratified the text."),
        ("They refused to sign it.", "They did not sign it."),
        ("No rate was set.", "They left the rate open without setting it."),
        ("Trade grew.", "Trade rose."),
    ],
)
def test_the_same_in_other_words_is_not(sentence: str, quote: str) -> None:
    assert reasons(sentence, quote) == []


def test_a_proposal_goes_on_into_the_clause_after_it() -> None:
    mine = said("A secretariat was created.")
    theirs = [said("He proposed a council, which had long been wanted, and a secretariat works in it.")]
    near = np.full((1, len(theirs[0])), 0.2, dtype=np.float32)
    near[:, -1] = 0.9
    assert contradictions(mine, theirs, near)
