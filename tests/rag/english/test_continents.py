"""Countries of a continent."""

import pytest

from rag.english import countries_of


@pytest.mark.parametrize(
    ("continent", "country"), [("africa", "Angola"), ("asian", "Uzbekistan"), ("europe", "Spain"), ("americas", "Peru")]
)
def test_each_country_is_on_one_continent(continent: str, country: str) -> None:
    on = {one for one in ("africa", "asia", "europe", "america") if country in countries_of(one)}
    assert on == {continent.removesuffix("n").removesuffix("s")}


def test_other_words_are_no_continent() -> None:
    assert countries_of("gulf") == frozenset()
