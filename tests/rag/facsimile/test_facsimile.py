"""Pages as they are drawn: the marks lie on the words, and nothing grows without bound."""

import base64
import io

import numpy as np
import pytest
from PIL import Image

from rag.errors import SourceError
from rag.facsimile import drawing
from rag.facsimile.drawing import Rectangle, draw, line_boxes
from rag.facsimile.facsimile import facsimile
from rag.types import Article
from tests.ingest.documents import pdf

SAID = "The Pact agreed to build a harbour in Lankaran by 2028."
SENTENCE = {"words": SAID, "before": "", "after": "", "at": 0.5}


USUAL_PAGE = b"/MediaBox [0 0 595 842]"


def ink_outside_marks(page: dict[str, object]) -> tuple[int, int]:
    """How many dark pixels of a drawn page lie in its boxes, and how many do not."""
    dark = np.array(Image.open(io.BytesIO(base64.b64decode(str(page["png"])))).convert("L")) < 128
    inside = np.zeros_like(dark)
    height, width = dark.shape
    for left, top, wide, high in page["boxes"]:  # type: ignore[attr-defined]
        inside[
            int(top * height) : int((top + high) * height) + 1, int(left * width) : int((left + wide) * width) + 1
        ] = 1
    return int((dark & inside).sum()), int((dark & ~inside).sum())


@pytest.mark.parametrize(
    "entry",
    [
        USUAL_PAGE,
        b"/Rotate 90 " + USUAL_PAGE,
        b"/MediaBox [30 200 595 842]",
        b"/CropBox [20 500 400 800] " + USUAL_PAGE,
    ],
)
def test_marks_lie_on_the_words_however_a_page_is_turned_or_cut(entry: bytes) -> None:
    content = pdf([SAID]).replace(USUAL_PAGE, entry)
    (page,) = draw(SENTENCE, content)["pages"]
    inside, outside = ink_outside_marks(page)
    assert inside > 200
    assert outside == 0
    assert page["number"] == 1


def test_only_the_words_are_marked_on_a_page_with_more() -> None:
    (page,) = draw(SENTENCE, pdf(["", f"Bay Pact\n\nNothing else was said.\n{SAID}"]))["pages"]
    inside, outside = ink_outside_marks(page)
    assert min(inside, outside) > 200
    assert (page["number"], len(page["boxes"])) == (2, 1)


def test_letters_that_are_placed_one_by_one_get_one_mark_a_line() -> None:
    line = [Rectangle(10, 10, 18, 24), Rectangle(18, 14, 26, 24), Rectangle(32, 10, 40, 24), Rectangle(40, 21, 43, 27)]
    below = Rectangle(10, 30, 40, 44)
    assert line_boxes([*line, below]) == [Rectangle(10, 10, 43, 27), below]


def test_a_page_of_any_size_is_drawn_within_bounds() -> None:
    for entry in (b"/MediaBox[0 0 9 9000]", b"/MediaBox[0 0 9000 842]", b"/MediaBox[0 0 595 5]"):
        (page,) = draw({**SENTENCE, "words": "Pact"}, pdf(["Pact"]).replace(USUAL_PAGE, entry))["pages"]
        assert 0 < page["width"] * page["height"] <= 1.01 * drawing.PAGE_MAX_PX
        assert page["width"] <= drawing.WIDTH_PX + 1
        assert page["height"] <= drawing.SIDE_MAX_PX + 1


def test_a_picture_that_is_too_large_is_drawn_smaller_and_at_last_not(monkeypatch: pytest.MonkeyPatch) -> None:
    content = pdf([SAID])
    (whole,) = draw(SENTENCE, content)["pages"]
    monkeypatch.setattr(drawing, "PNG_MAX_BYTES", len(base64.b64decode(whole["png"])) - 1)
    (smaller,) = draw(SENTENCE, content)["pages"]
    assert smaller["width"] < whole["width"]
    assert ink_outside_marks(smaller)[1] == 0
    monkeypatch.setattr(drawing, "PNG_MAX_BYTES", 100)
    with pytest.raises(SourceError, match="page 1 takes too much room"):
        draw(SENTENCE, content)


def test_a_process_of_its_own_draws_the_place_in_the_article_or_says_why_not() -> None:
    text = f"Bay Pact\n\n{SAID}\n\nNothing else was said."
    article = Article("a", "Bay Pact", text, "1")
    start = text.index(SAID)
    found = facsimile(pdf([text, "Annex"]), article, start, start + len(SAID))
    assert [(page.number, len(page.boxes)) for page in found.pages] == [(1, 1)]
    assert found.of == 2
    for content, why in ((pdf(["Another text."]), "not found on its pages"), (b"%PDF-1.4 cut", "damaged or encrypted")):
        with pytest.raises(SourceError, match=why):
            facsimile(content, article, start, start + len(SAID))
