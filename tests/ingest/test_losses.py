"""Nothing is lost without a word: what can be quoted, and what is furniture and reported, kind by kind."""

import pytest

from ingest.extract import Extracted, extract
from ingest.raw import RawDocument
from ingest.split import split
from tests.ingest.quotable_prose import PROSE, RAW_HTML, SPOKEN, WRAPPED
from tests.ingest.quotable_tables import ITEMS, TABLES
from tests.rag.fake_embedder import FakeEmbedder

pytestmark = pytest.mark.usefixtures("one_child")


def taken(kind: str, content: str) -> Extracted:
    return extract(RawDocument("a", f"/a.{kind}", kind, content.encode()))


def quotable(found: Extracted) -> list[str]:
    made = found.article
    return [made.text[one.start : one.end] for passage in split(made, FakeEmbedder()) for one in passage.sentences]


def spaced(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(("kind", "content", "pieces"), [*TABLES, *ITEMS, *WRAPPED, *PROSE, *RAW_HTML, *SPOKEN])
def test_what_an_article_says_can_be_quoted(kind: str, content: str, pieces: list[str]) -> None:
    found = [spaced(one) for one in quotable(taken(kind, content))]
    for piece in pieces:
        assert any(piece in one for one in found), found


@pytest.mark.parametrize(
    "line",
    [
        "By Dana Pell",
        "By Dana Pell and Tom Reese, WireOne.",
        "(Reporting by Dana Pell; editing by Tom Reese)",
        "Reporting by Dana Pell in Brell; Editing by Tom Reese",
        "Read more: Lorn closes its port",
        "RELATED ARTICLES",
        "Sign up here.",
        "Subscribe to our newsletter",
        "Share on Facebook",
        "Follow us on X and Telegram.",
        "FOR IMMEDIATE RELEASE",
        "EMBARGOED UNTIL 6 MAY 2026",
        "###",
        "** FOR IMMEDIATE RELEASE **",
        "Press release No. 45",
        "NEWS RELEASE",
        "Press Release | 3 September 2026",
        "Joint press communiqué",
        "Embargo: 6 p.m.",
        "Ref: HU/2026/45",
        "Contact: Press Office, Harbour Union, press@example.org",
        "For more information, please call the press office.",
        "Notes to editors: The appointment was made by written procedure.",
        "Video: WireOne pool.",
        "Photo by Jonas Ekdahl",
        "Tags: rail, water",
        "Filed under: Asia",
        "© 2026 Lorn Daily",
        "Print version | Tell a friend",
        "Tenth Meeting: It will take stock. dates: 3-4 May 2027 location: Sant phone: +00 20 555 email: i@h.example",
        "For additional meetings, see calendar.harbour.example",
        "END 12:50 P.M. EDT",
        "Story continues below",
        "This article was originally published on Lorn Daily.",
        "This story has been updated to tell who signed.",
        "WireOne contributed to this report.",
        "(With inputs from agencies)",
        "Get the latest news in your inbox.",
        "Register for free to keep reading.",
        "You have reached your article limit.",
        "Comments are closed.",
        "To reuse this article, write to the desk.",
        "Written by: Dana Pell",
        "Читайте также: Рыба дорожает",
        "Подписывайтесь на наш канал",
        "All rights reserved.",
        "18:42 GMT",
        "Updated 14:03 GMT",
        "5 min read",
        "Page 3 of 9",
        "Brell, 6 May 2026",
        "We use cookies to make this site better.",
        "12 comments",
        "https://example.org/a",
        "Vol. 12 No. 814 | Published by the Reporting Service",
        "This issue of the Lake Bulletin © is written and edited by Ann Lee.",
        "Newsdesk: newsdesk@example.org",
        "((dana.pell@example.org; +00 20 555 0188))",
        "Follow the Foreign Office on X @fo",
        "Full story on Wire: [nL1N2]",
        "Additional reporting by Bo Lind",
        "Unsubscribe",
        "You receive this because you signed up. Unsubscribe",
        "Thanks for reading! Subscribe for free to receive new posts.",
        "The post Port of Lorn closes appeared first on Gulf Bulletin.",
        "For information media. Not an official record.",
        "On Mon, 4 May 2026 at 09:12, Tom Hale <tom@desk.example> wrote:",
        "---------- Forwarded message ---------",
        "С уважением,",
        "Dear colleagues,",
        "2.1 Seats of the members . . . . . . . . . 12",
    ],
)
def test_furniture_is_never_quoted_and_always_reported(line: str) -> None:
    found = taken(
        "text", f"Port of Lorn closes\n\nThe port of Lorn closed on Friday.\n\n{line}\n\nIt opens again in June."
    )
    assert quotable(found) == ["The port of Lorn closed on Friday.", "It opens again in June."]
    if any(one.isalnum() for one in line):
        assert [one.text for one in found.left_out] == [line]


@pytest.mark.parametrize("day", ["2021/10/27", "27/10/2021", "1-7-2026", "2021-10-27", "12-17/10/2026"])
def test_a_date_in_figures_is_no_contact_and_no_title(day: str) -> None:
    found = taken("text", f"{day}\n\nPort of Lorn closes\n\nThe port of Lorn closed on Friday.\n\nTel: +00 20 555 0188")
    assert found.article.title == "Port of Lorn closes"
    assert day in found.article.text
    assert [one.text for one in found.left_out] == ["Tel: +00 20 555 0188"]


def test_what_a_reader_of_markdown_does_not_see_is_reported() -> None:
    found = taken("markdown", "A ![flag of Lorn](a.png) picture <!-- of nine --> stands here.")
    assert found.article.text == "A  picture  stands here."
    assert [(one.reason, one.text) for one in found.left_out] == [
        ("description of a picture", "flag of Lorn"),
        ("comment in the source", "of nine"),
    ]


@pytest.mark.parametrize(
    "mark", ["PRESS RELEASE", "News Release No. 12", "STATEMENT", "For immediate release", "Ref: A/45"]
)
def test_the_mark_of_a_press_release_is_no_title(mark: str) -> None:
    assert (
        taken("text", f"{mark}\n\nAgency gets director\n\nThe Union met on Friday.").article.title
        == "Agency gets director"
    )


def test_the_header_and_the_signature_of_a_mail_are_furniture() -> None:
    found = taken(
        "text",
        "From: Press Desk\nSent: 22 May 2026\nTo: All\nSubject: Summit closes\n\nThe Summit approved the protocol.\n\n"
        "Kind regards,\nOla Prenn\nPress Officer",
    )
    assert quotable(found) == ["The Summit approved the protocol."]
    assert {one.reason for one in found.left_out} == {"header of a mail", "salutation", "signature"}


RELEASE = (
    "FOR IMMEDIATE RELEASE\n\nUNION ADOPTS RAIL PLAN\n\nThe Harbour Union adopted a rail plan.\n\n"
    "About the Harbour Union\nThe Harbour Union is an association of nine ports.\n\n"
    "{}\nTom Reese\nPress Officer, Harbour Union\n{}12 Quay Street, Lorn 10012\n\n# # #"
)


def test_a_block_of_contacts_is_furniture_and_the_end_mark_of_a_release_is_no_heading() -> None:
    found = taken("text", RELEASE.format("Media contact:", "press@harbour.example\n"))
    assert quotable(found) == [
        "The Harbour Union adopted a rail plan.",
        "The Harbour Union is an association of nine ports.",
    ]
    assert {"Tom Reese", "Press Officer, Harbour Union", "12 Quay Street, Lorn 10012"} < {
        one.text for one in found.left_out if one.reason == "contact"
    }


def test_short_lines_below_contacts_without_a_number_or_an_address_stay() -> None:
    assert any("Tom Reese" in one for one in quotable(taken("text", RELEASE.format("Contacts", ""))))


def test_what_a_page_hides_is_left_out_unless_it_is_most_of_it() -> None:
    shown = "<p>The Bay Pact met in Cape Lorn on Friday and agreed to freeze its fleets until 2030.</p>"
    hidden = '<p style="display:none">You have read your last free article.</p>'
    found = taken("page", shown + hidden)
    assert "last free" not in found.article.text
    assert ("hidden on the page", "You have read your last free article.") in [
        (x.reason, x.text) for x in found.left_out
    ]
    whole = taken("page", f'<p>Loading.</p><div style="visibility: hidden">{shown}</div>')
    assert "freeze its fleets" in whole.article.text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("FINAL COMMUNIQUÉ\n\nof the ninth summit\n\nThe members met in Lorn.", "FINAL COMMUNIQUÉ of the ninth summit"),
        ("THE PALACE\nFOR IMMEDIATE RELEASE\nJune 3, 2026\n\nReadout of a call\n\nThey spoke.", "Readout of a call"),
        ("BAY PACT CLOSES\nPress release\n\nThe pact closed its ports on Friday, it said.", "BAY PACT CLOSES"),
    ],
)
def test_the_title_is_the_text_s_and_not_the_sender(text: str, title: str) -> None:
    assert taken("text", text).article.title == title


def test_a_quotation_that_is_never_closed_is_split_as_any_text() -> None:
    quotation = 'The form is "hh-\n\n"mm’" or none.'
    assert quotable(taken("text", f"Talks\n\nThe talks failed.\n\n{quotation}\n\nThey left."))
