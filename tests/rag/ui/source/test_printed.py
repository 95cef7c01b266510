"""Pages of PDFs, handed to those whom the window gave their address."""

from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from rag.errors import LibraryError
from rag.types import Article
from rag.ui.source.printed import PRINTED, printed_address, printed_routes
from rag.ui.source.view import article_opening, linked_opening
from tests.ingest.documents import pdf
from tests.rag.ui.fakes import FakeLibrary, fake_desk

SAID = "The Pact agreed to build a harbour in Lankaran by 2028."
ARTICLE = Article("pact", "Bay Pact", f"Bay Pact\n\n{SAID}", "1")
PLACE = {"article": "pact", "start": "10", "end": str(10 + len(SAID))}


class PdfLibrary(FakeLibrary):
    """Holds one article that was read from a PDF."""

    def __init__(self, content: bytes | None = None, article: Article = ARTICLE) -> None:
        super().__init__((article,))
        self.content = content

    def is_pdf(self, article_id: str) -> bool:
        return article_id == "pact"

    def original(self, article_id: str) -> bytes | None:
        return self.content


def address(query: dict[str, str] = PLACE) -> str:
    opening = linked_opening(query, lambda article_id: ARTICLE)
    assert opening
    assert not isinstance(opening, str)
    return printed_address(fake_desk(library=PdfLibrary()), opening, ARTICLE)


def client(library: PdfLibrary) -> TestClient:
    return TestClient(Starlette(routes=printed_routes(lambda: library)))


def test_the_pages_of_a_place_are_handed_out_with_its_marks_and_kept_by_the_browser() -> None:
    library = PdfLibrary(pdf(["", ARTICLE.text]))
    reply = client(library).get(address())
    drawn = reply.json()
    assert (drawn["label"], drawn["trouble"], len(drawn["pages"])) == ("Page 2", "", 1)
    assert drawn["pages"][0]["name"] == "Page 2 of 2 as it is printed, the words marked"
    assert len(drawn["pages"][0]["boxes"]) == 1
    assert drawn["pages"][0]["image"].startswith("data:image/png;base64,")
    assert "immutable" in reply.headers["cache-control"]
    assert library.closed


@pytest.mark.parametrize(
    ("library", "why"),
    [
        (PdfLibrary(None), "the PDF itself is not in the library"),
        (PdfLibrary(b"%PDF-1.4 cut"), "damaged or encrypted"),
        (PdfLibrary(pdf(["Another text."])), "not found on its pages"),
        (PdfLibrary(pdf([SAID]), Article("pact", "Bay Pact", SAID, "2")), "the article has changed since"),
    ],
)
def test_why_a_page_cannot_be_shown_is_said_and_not_kept(library: PdfLibrary, why: str) -> None:
    reply = client(library).get(address())
    assert reply.json()["pages"] == []
    assert reply.json()["trouble"].startswith("The page of the PDF cannot be shown: ")
    assert why in reply.json()["trouble"]
    assert reply.headers["cache-control"] == "no-store"


def test_a_library_that_cannot_be_read_is_said() -> None:
    def failing() -> PdfLibrary:
        raise LibraryError("secret detail")

    reply = TestClient(Starlette(routes=printed_routes(failing))).get(address())
    assert "the library cannot be read just now" in reply.json()["trouble"]


def test_only_places_that_the_window_offered_are_handed_out() -> None:
    asking = client(PdfLibrary(pdf([SAID])))
    for wrong in (
        PRINTED,
        f"{PRINTED}?{urlencode(PLACE | {'sha256': '1'})}",
        f"{PRINTED}?{urlencode(PLACE | {'sha256': '1', 'signed': '0' * 64})}",
        address().replace("start=10", "start=11"),
        address().replace("start=10", "start=x"),
        address().replace("article=pact", "article=other"),
    ):
        assert asking.get(wrong).status_code == 404


def test_pages_are_offered_for_a_place_of_an_article_that_was_a_pdf_and_for_nothing_else() -> None:
    desk = fake_desk(library=PdfLibrary())
    assert address().startswith(f"{PRINTED}?article=pact&")
    assert printed_address(desk, article_opening(ARTICLE), ARTICLE) == ""
    opening = linked_opening(PLACE, lambda article_id: ARTICLE)
    assert opening
    assert not isinstance(opening, str)
    assert printed_address(desk, opening, None) == ""
    assert printed_address(desk, opening, Article("pact", "Bay Pact", "Another text.", "1")) == ""
    assert printed_address(fake_desk(), opening, ARTICLE) == ""
