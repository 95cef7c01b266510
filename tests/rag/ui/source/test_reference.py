from dataclasses import replace
from urllib.parse import unquote

import pytest

from rag.ui.source.reference import cited_text, original_link, text_fragment
from tests.rag.ui.articles import BUKHARA, DUSHANBE, HOSTILE_ARTICLE, HUB, PLAN, XIAN


def test_a_quote_is_taken_along_with_everything_needed_to_find_it_again() -> None:
    start = DUSHANBE.text.index(PLAN)
    assert cited_text(DUSHANBE, start, start + len(PLAN)) == (
        f"“{PLAN}”\n"
        "Dushanbe summit ends with a communiqué and an action plan · Central Asia–Russia Summit · Dushanbe, Tajikistan"
        " · 9 October 2025 · Readout's summary, drawn from News Central Asia and 2 more"
        f" · article dushanbe, characters {start}–{start + len(PLAN)}"
    )


def test_a_long_quote_is_found_in_the_original_by_its_first_and_last_words() -> None:
    words = "“The co-operation council, set up in 2023, is to meet twice a year in Tashkent & Astana.”"
    assert text_fragment(words) == (
        ":~:text=The%20co%2Doperation%20council%2C%20set%20up,year%20in%20Tashkent%20%26%20Astana"
    )


def test_a_short_quote_is_looked_for_whole() -> None:
    assert text_fragment("No deal, no date.") == ":~:text=No%20deal%2C%20no%20date"


@pytest.mark.parametrize("words", ["a-b", "a,b", "a&b", "#top", "50% of “it”", "Xi’an 🚆 x"])
def test_nothing_in_a_quote_can_be_read_as_syntax(words: str) -> None:
    (term,) = text_fragment(words).removeprefix(":~:text=").split(",")
    assert not set("-&#“’🚆 ") & set(term)
    assert unquote(term) in words


def test_words_that_are_punctuation_alone_make_no_link() -> None:
    assert text_fragment("…") == ""
    assert original_link(BUKHARA, "…") == ""


def test_only_an_article_with_an_address_of_its_own_is_linked_to_its_words() -> None:
    link = original_link(BUKHARA, HUB)
    assert link.startswith("https://example.org/bukhara#:~:text=A%20hub%20in%20Bukhara%20was,")
    assert original_link(DUSHANBE, PLAN) == ""
    assert original_link(XIAN, XIAN.text) == ""
    assert original_link(HOSTILE_ARTICLE, HOSTILE_ARTICLE.text) == ""


def test_an_address_with_a_fragment_keeps_it() -> None:
    anchored = replace(BUKHARA, url="https://example.org/a#part:~:text=old")
    assert original_link(anchored, "No deal.") == "https://example.org/a#part:~:text=No%20deal"
