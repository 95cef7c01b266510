import pytest

from rag.links import web_address
from rag.ui.byline import Link, byline, publisher_line
from tests.rag.ui.fakes import BUKHARA, DUSHANBE, HOSTILE_ARTICLE


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


def test_a_brief_names_two_of_the_publications_it_was_drawn_from() -> None:
    assert publisher_line(DUSHANBE) == "drawn from News Central Asia, TASS and 1 more"
    assert byline(DUSHANBE) == [
        "Drawn from ",
        Link("News Central Asia", "https://example.org/a"),
        ", ",
        Link("TASS", "https://example.org/b"),
        " and 1 more · 9 October 2025",
    ]


def test_a_publisher_without_a_web_address_is_text_only() -> None:
    assert byline(HOSTILE_ARTICLE) == ["<u>Press</u> · 19 November 2024"]
