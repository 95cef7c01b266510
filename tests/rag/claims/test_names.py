"""Whether quotes name whom a sentence names."""

import pytest

from rag.claims.names import instead_of, is_held, named_by, shortens
from rag.english.mentions import mentions
from rag.english.words import plain


def unnamed(sentence: str, *quotes: str) -> list[str]:
    sentence, held = plain(sentence), named_by(tuple(plain(quote) for quote in quotes))
    return [one.text for one in mentions(sentence) if not is_held(one, sentence, held)]


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Tokayev spoke.", "Kassym-Jomart Tokayev of Kazakhstan spoke."),
        ("Kassym-Jomart Tokayev spoke.", "Then Tokayev spoke."),
        ("Mirziyoev spoke.", "Shavkat Mirziyoyev spoke."),
        ("The Uzbek side agreed.", "Uzbekistan agreed."),
        ("Washington announced it.", "The United States announced it."),
        ("Russia wanted it.", "Moscow also wanted it."),
        ("The SCO grew.", "The Shanghai Cooperation Organisation grew."),
        ("The Eurasian Economic Union grew.", "The EAEU grew."),
        ("The G20 met.", "The Group of Twenty met."),
        ("Aid goes to Central Asia.", "Aid goes to the region."),
    ],
)
def test_one_name_may_stand_for_another_of_the_same(sentence: str, quote: str) -> None:
    assert unnamed(sentence, quote) == []


@pytest.mark.parametrize(
    ("sentence", "quote", "name"),
    [
        ("Japarov spoke.", "Emomali Rahmon spoke.", "Japarov"),
        ("Modi spoke.", "Luiz Inacio Lula da Silva spoke.", "Modi"),
        ("Gurbanguly Berdimuhamedov spoke.", "Serdar Berdimuhamedov spoke.", "Gurbanguly Berdimuhamedov"),
        ("Tashkent was chosen as host.", "Samarkand, in Uzbekistan, was chosen as host.", "Tashkent"),
        ("The Asian Development Bank paid.", "The New Development Bank paid.", "Asian"),
        ("South Korea paid.", "North Korea paid.", "South Korea"),
        ("Iran agreed.", "Iraq agreed.", "Iran"),
    ],
)
def test_another_name_is_not_held(sentence: str, quote: str, name: str) -> None:
    assert unnamed(sentence, quote) == [name]


def test_the_name_that_was_exchanged_is_told_when_there_is_only_one() -> None:
    (one,) = mentions("Japarov spoke.")
    assert instead_of(one, "Japarov spoke.", named_by(("Rahmon spoke.",))) == "Rahmon"
    assert instead_of(one, "Japarov spoke.", named_by(("Rahmon spoke to Putin.",))) is None


def test_an_abbreviation_takes_the_initials_in_order() -> None:
    assert shortens("eaeu", ("eurasian", "economic", "union"))
    assert not shortens("eu", ("eurasian", "economic", "union"))
