"""What of a page is its article, and what stands around it, by what the page shows rather than by its tags' names."""

from collections.abc import Sequence

import pytest

from ingest.lines import furniture
from ingest.readers.page import read_page

SAID = (
    "The leaders of the Harbour Union met in Port Teller on Friday and agreed to set up a Ports Safety Agency.",
    "Varna did not sign the text, because its parliament had not yet voted on the loan of 18 million crowns.",
)
HEADING = "<h1>Harbour Union sets up agency</h1>"
MENU = ("World", "Politics", "Weather in your region")


def paragraphs(said: Sequence[str] = SAID) -> str:
    return "".join(f"<p>{one}</p>" for one in said)


def links(names: Sequence[str], element: str = "div", to: str = "/") -> str:
    return "".join(f"<{element}><a href='{to}{nth}'>{name}</a></{element}>" for nth, name in enumerate(names))


def read(body: str) -> tuple[list[str], set[str]]:
    found = read_page(
        f"<html><head><title>Harbour Union sets up agency</title></head><body>{body}</body></html>".encode()
    )
    lines = [line for line in found.text.split("\n\n") if not line.startswith("#")]
    return lines, {piece.text for piece in found.left_out}


@pytest.mark.parametrize(
    ("body", "menu"),
    [
        (f"<div>{links(MENU)}</div>{HEADING}{paragraphs()}", MENU),
        (f"{HEADING}{paragraphs()}<div><div>More stories</div>{links(MENU)}</div>", ("More stories", *MENU)),
        (f"<table><tr><td>{links(MENU, 'span')}</td><td>{HEADING}{paragraphs()}</td></tr></table>", ()),
        (
            f"{HEADING}<p>{SAID[0]}</p><div>In this article</div>{links(['Who signed and why', 'Next'], to='#')}"
            f"{links(['What it costs'], to='#')}<p>{SAID[1]}</p>",
            ("In this article", "Who signed and why", "Next", "What it costs"),
        ),
    ],
)
def test_links_above_and_below_the_article_and_to_its_own_parts_are_no_text_of_it(
    body: str, menu: tuple[str, ...]
) -> None:
    text, left_out = read(body)
    assert text == [*SAID]
    assert left_out >= set(menu)


def test_links_that_a_colon_leads_to_and_links_within_sentences_are_the_article_s() -> None:
    documents = ["Joint declaration on ports", "Agreement on the seat", "Loan agreement"]
    names = "Present were <a href=/a>Mara Ilven</a>, <a href=/b>Jan Petrik</a> and <a href=/c>Ana Sorro</a>."
    body = f"{HEADING}<p>{names}</p>{paragraphs()}<p>The documents are:</p><ul>{links(documents, 'li')}</ul>"
    assert read(body)[0] == [
        "Present were Mara Ilven, Jan Petrik and Ana Sorro.",
        *SAID,
        "The documents are:",
        *(f"- {one}" for one in documents),
    ]


def test_headings_above_what_is_the_article_s_are_kept_and_those_of_other_things_are_not() -> None:
    body = f"{HEADING}<p>{SAID[0]}</p><h2>Money</h2><p>{SAID[1]}</p><h2>Related stories</h2>{links(MENU)}"
    found = read_page(f"<html><head><title>Agency</title></head><body>{body}</body></html>".encode())
    assert found.text.split("\n\n") == ["# Harbour Union sets up agency", SAID[0], "## Money", SAID[1]]


def test_a_page_of_nothing_but_links_is_read_as_it_is() -> None:
    assert read(f"<h1>News</h1>{links(SAID)}")[0] == [*SAID]


def test_paragraphs_parted_by_two_breaks_make_a_table_the_page_s_layout() -> None:
    body = f"<table><tr><td>Bay Herald</td></tr><tr><td>{'<br><br>'.join(SAID)}</td></tr></table>"
    assert read(body)[0][-2:] == [*SAID]


@pytest.mark.parametrize(
    ("line", "is_furniture"),
    [
        ("We value your privacy", True),
        ("We and our 842 partners store and access information on a device, such as cookies.", True),
        ("You can change your choices at any time.", True),
        ("Manage preferences", True),
        ("We value your privacy law as a model, the Minister told the assembly.", False),
        ("We use the corridor for grain, and our partners store it in Sant.", False),
        ("You can change course, he told the ministers.", False),
    ],
)
def test_the_words_of_a_consent_banner_are_furniture(line: str, *, is_furniture: bool) -> None:
    assert bool(furniture(line)) == is_furniture


def parts(piece: str) -> tuple[list[str], list[tuple[str, str]]]:
    """The lines of an article with that piece in its middle, and what was left out of it."""
    body = f"<article>{HEADING}<p>{SAID[0]}</p>{piece}<p>{SAID[1]}</p></article>"
    found = read_page(f"<html><body>{body}</body></html>".encode())
    return found.text.split("\n\n")[1:], [(one.reason, one.text) for one in found.left_out]


@pytest.mark.parametrize(
    ("piece", "reason", "text"),
    [
        (
            "<noscript><p>It has</p><p>no programs.</p></noscript>",
            "shown only where programs do not run",
            "",
        ),
        ("<template><p>It has no programs.</p></template>", "hidden on the page", ""),
        ("<object><p>It has no programs.</p></object>", "hidden on the page", ""),
        (
            '<iframe srcdoc="<style>p {}</style><p>It has no programs."></iframe>',
            "frame of the page, not read",
            "",
        ),
        ("<svg><style>a {}</style><text>It has</text><text>no programs.</text></svg>", "text in a picture", ""),
        ("<math><mi>x</mi><mo>=</mo></math>", "formula", "x ="),
        ("<select><option>It has</option><option>no programs.</option></select>", "field of a form", ""),
        ("<textarea>It has no programs.</textarea>", "field of a form", ""),
        ("<img alt='It has no programs.' src=a>" * 2, "description of a picture", ""),
        ("<button>It has no programs.</button>", "outside the article on the page", ""),
        ("<div><button>It has</button> <a role=button>no programs.</a></div>", "outside the article on the page", ""),
        ("<button><div>It has no programs.</div></button>", "outside the article on the page", ""),
    ],
)
def test_what_makes_no_line_of_an_article_is_reported(piece: str, reason: str, text: str) -> None:
    lines, left_out = parts(piece)
    assert lines == list(SAID)
    assert left_out == [(reason, text or "It has no programs.")]


@pytest.mark.parametrize(
    "piece",
    [
        "<figure><img alt='The agency opens.' src=a><figcaption>The agency opens in May.</figcaption></figure>",
        "<div><template shadowrootmode=open><p>The agency opens in May.</p></template></div>",
        "<p>The <button>agency</button> opens in May.</p>",
        "<div><button>Will it be open in May?</button></div><div>It opens in May.</div>",
        "<h2><button>What it costs</button></h2><p>It opens in May.</p>",
    ],
)
def test_words_of_the_article_stay_whatever_stands_beside_them_or_opens_them(piece: str) -> None:
    lines, left_out = parts(piece)
    assert len(lines) > len(SAID)
    assert " ".join(lines).count("in May.") == 1
    assert {reason for reason, _ in left_out} <= {"description of a picture"}


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("https://a.example.org/pact", "https://a.example.org/pact"),
        ("/pact", "https://a.example.org/shared"),
        ("javascript:alert(1)", "https://a.example.org/shared"),
    ],
)
def test_the_address_is_the_one_that_the_page_calls_its_own(href: str, url: str) -> None:
    head = f'<meta property="og:url" content="https://a.example.org/shared"><link rel="Canonical" href="{href}">'
    found = read_page(f"<html><head>{head}</head><body>{HEADING}{paragraphs()}</body></html>".encode())
    assert found.metadata["url"] == url
