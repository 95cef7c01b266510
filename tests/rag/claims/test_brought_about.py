"""A claim that something was brought about is told apart from a text that has its words but no such verb."""

import pytest

from rag.claims import not_brought_about


@pytest.mark.parametrize(
    ("claim", "text", "verb"),
    [
        (
            "Oslo granted the mine 9 million euros",
            "Oslo wrote a letter of interest for 9 million euros.",
            "granted",
        ),
        ("Oslo granted the mine 9 million euros", "Oslo gave the mine 9 million euros.", ""),
        ("They founded a reef fund", "They agreed to study whether a reef fund is feasible.", "founded"),
        ("They founded a reef fund", "A reef fund was established.", ""),
        ("They adopted the strategy", "They agreed to lower tariffs under a long-term strategy.", "adopted"),
        ("They adopted the strategy", "They endorsed the strategy.", ""),
        ("Peru signed contracts for ten ships", "Peru announced ten ships, with contracts still to follow.", "signed"),
        ("They agreed 30 million euros a year", "Under the decision 30 million euros a year are to reach Peru.", ""),
        ("Malta bought ten ships", "Malta spoke of ten ships, with contracts still to follow.", "bought"),
        ("Chile spoke on the strategy", "The strategy was on the table.", ""),
        ("Chile did not found a fund", "Chile spoke of a fund.", ""),
    ],
)
def test_the_verb_that_a_text_does_not_bring_about_is_named(claim: str, text: str, verb: str) -> None:
    assert not_brought_about(claim, text) == verb
