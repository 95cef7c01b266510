"""By what words a question names a series: its own, and no word that any meeting could have."""

import pytest

from rag.question.aliases import aliases

ISLES = "Larch–Pacific Island Countries Summit"
COP = "UN Climate Change Conference (COP)"


@pytest.mark.parametrize(
    ("summit", "word"), [(ISLES, "countri"), (ISLES, "island"), ("Larch Heads of Government Meeting", "govern")]
)
def test_a_common_word_alone_names_no_series(summit: str, word: str) -> None:
    assert frozenset({word}) not in aliases([summit], set(), [])
    assert frozenset({"larch"}) in aliases([summit], set(), [])


@pytest.mark.parametrize(
    ("full", "abbreviation", "named"),
    [
        ("COP Vice-President Ana Lund", "Norway", False),
        ("UN Climate Change Committee", "Cuba", False),
        ("Climate Change", "IPCC", False),
        ("Special Climate Change Fund", "SCCF", False),
        ("Climate Change Conference", "CCC", True),
    ],
)
def test_what_stands_in_brackets_names_a_series_where_it_abbreviates_it(
    full: str, abbreviation: str, named: bool
) -> None:
    found = aliases([COP], set(), [(COP, full, abbreviation)])
    assert (frozenset({abbreviation.lower()}) in found) == named
