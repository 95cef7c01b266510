from dataclasses import replace

import pytest

from rag.links import web_address
from rag.ui.byline import Link, byline, publisher_line
from tests.rag.ui.articles import BUKHARA, DUSHANBE, HOSTILE_ARTICLE


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " https://example.org",
        "https://example.org/a b",
        "java\nscript:alert(1)",
        "data:text/html,<script>",
        "//example.org",
        "https:/example.org",
        "http://",
        "",
        None,
    ],
)
def test_only_plain_web_addresses_become_links(url: str | None) -> None:
    assert web_address(url) is None


def test_a_web_address_is_kept_as_it_is() -> None:
    assert web_address("HTTPS://example.org/a?b=c#d") == "HTTPS://example.org/a?b=c#d"


def test_a_publisher_stands_as_a_link_before_the_date() -> None:
    assert byline(BUKHARA) == [Link("UzDaily", "https://example.org/bukhara"), " · 10 October 2025"]


def test_a_summary_is_said_to_be_readouts_and_names_a_publication_that_it_was_drawn_from() -> None:
    assert publisher_line(DUSHANBE) == "Readout's summary, drawn from News Central Asia and 2 more"
    assert byline(DUSHANBE) == [
        "Readout's summary, drawn from ",
        Link("News Central Asia", "https://example.org/a"),
        " and 2 more · 9 October 2025",
    ]


def test_an_article_with_a_publisher_of_its_own_is_the_publishers_though_it_names_sources() -> None:
    assert publisher_line(replace(DUSHANBE, publisher="UzDaily")) == "UzDaily"
    assert publisher_line(replace(DUSHANBE, publisher=None)).startswith("Readout's summary")


def test_a_publisher_without_a_web_address_is_text_only() -> None:
    assert byline(HOSTILE_ARTICLE) == ["<u>Press</u> · 19 November 2024"]
