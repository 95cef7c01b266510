"""Whether quotes name whom a sentence names."""

import pytest

from rag.claims.names import instead_of, is_held, names_held, shortens
from rag.english.mentions import mentions
from rag.english.words import plain


def unnamed(sentence: str, *quotes: str) -> list[str]:
    sentence, held = plain(sentence), names_held(tuple(plain(quote) for quote in quotes))
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
    assert instead_of(one, "Japarov spoke.", names_held(("Rahmon spoke.",))) == "Rahmon"
    assert instead_of(one, "Japarov spoke.", names_held(("Rahmon spoke to Putin.",))) is None


def test_an_abbreviation_takes_the_initials_in_order() -> None:
    assert shortens("eaeu", ("eurasian", "economic", "union"))
    assert not shortens("eu", ("eurasian", "economic", "union"))


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("South Korea paid.", "North Korea paid."),
        ("South Korean troops came.", "North Korean troops came."),
        ("North Korea paid.", "Seoul paid, said the Korean side; South Korea agreed."),
        ("The North Korean side left.", "The Republic of Korea said that the Korean side left."),
        ("Sudan agreed.", "South Sudan agreed."),
        ("South Sudan agreed.", "Sudan agreed."),
        ("The Sudanese side agreed.", "The South Sudanese side agreed."),
        ("DR Congo signed.", "The Republic of the Congo signed."),
        ("Congo-Brazzaville signed.", "The Democratic Republic of the Congo signed."),
        ("Guinea agreed.", "Equatorial Guinea agreed."),
        ("Guinea agreed.", "Guinea-Bissau agreed."),
        ("Guinea agreed.", "Papua New Guinea agreed."),
        ("Niger objected.", "Nigeria objected."),
        ("The Nigerien side objected.", "The Nigerian side objected."),
        ("Dominica joined.", "The Dominican Republic joined."),
        ("Ireland objected.", "Northern Ireland objected."),
        ("Samoa joined.", "American Samoa joined."),
        ("The British Virgin Islands joined.", "The U.S. Virgin Islands joined."),
        ("Lithuania paid.", "Latvia paid."),
        ("Macedonia joined.", "Madagascar joined."),
    ],
)
def test_a_country_is_not_held_by_one_of_a_like_name(sentence: str, quote: str) -> None:
    assert len(unnamed(sentence, quote)) == 1


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("South Korea paid.", "South Korea paid."),
        ("The Republic of Korea paid.", "The South Korean side paid."),
        ("South Korea paid.", "The Korean president said that Seoul paid."),
        ("The Korean leader paid.", "North Korea paid."),
        ("South Korea paid.", "Korea paid."),
        ("North Korea paid.", "Pyongyang said it paid."),
        ("South Sudan agreed.", "The South Sudanese president agreed."),
        ("Sudan agreed.", "South Sudan and Sudan agreed."),
        ("Congo signed.", "The Republic of the Congo signed."),
        ("DR Congo signed.", "Kinshasa signed."),
        ("The DRC signed.", "The Congolese president signed."),
        ("Guinea-Bissau agreed.", "Bissau agreed."),
        ("The Dominican side joined.", "Dominica joined."),
        ("Czechia paid.", "The Czech Republic paid."),
        ("Ivory Coast paid.", "Côte d’Ivoire paid."),
        ("Türkiye offered it.", "Ankara offered it."),
        ("The Lithuanian side agreed.", "Vilnius agreed."),
        ("The EU proposed it.", "Brussels proposed it."),
        ("New Delhi objected.", "Delhi objected."),
        ("Kiev objected.", "Kyiv objected."),
        ("Rome's finance minister objected.", "The Italian minister objected."),
        ("It began in the Italian capital.", "It began in Rome."),
    ],
)
def test_a_country_is_held_by_its_other_names(sentence: str, quote: str) -> None:
    assert unnamed(sentence, quote) == []


def test_a_shared_name_in_one_quote_is_of_the_country_that_another_quote_names() -> None:
    assert unnamed("South Korea paid.", "The Korean side paid.", "North Korea met China.") == ["South Korea"]
    assert unnamed("North Korea paid.", "The Korean side paid.", "North Korea met China.") == []
