"""Whom a text names."""

import pytest

from rag.english.mentions import mentions


def names(text: str) -> list[str]:
    return [one.text for one in mentions(text)]


def test_titles_months_and_words_of_documents_are_no_names() -> None:
    assert names("In May President Vladimir Putin signed the Joint Declaration.") == ["Vladimir Putin"]


@pytest.mark.parametrize("text", ["Modi proposed an alliance.", "Tokayev's plan failed.", "Xi Jinping came."])
def test_a_name_may_open_a_sentence(text: str) -> None:
    assert len(names(text)) == 1


@pytest.mark.parametrize("text", ["Leaders agreed on water.", "Trade grew.", "Roughly half came.", "Cooperation rose."])
def test_an_ordinary_word_may_open_one_too(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(("text", "country"), [("The Uzbek side", "Uzbekistan"), ("The US came", "United States")])
def test_a_people_or_an_abbreviation_names_a_country(text: str, country: str) -> None:
    assert [one.countries for one in mentions(text)] == [(country,)]


def test_names_joined_by_hyphens_are_each_a_name() -> None:
    assert [one.countries for one in mentions("the China-Kyrgyzstan railway")] == [("China",), ("Kyrgyzstan",)]


def test_a_capital_that_acts_is_its_country_and_one_that_hosts_is_a_place() -> None:
    acting, hosting = mentions("Moscow offered to meet"), mentions("Talks were held in Moscow")
    assert [(one.countries, one.place) for one in acting] == [(("Russia",), False)]
    assert [(one.place, one.located) for one in hosting] == [(True, True)]
