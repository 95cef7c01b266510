from dataclasses import replace

from rag.ui.shelf import shelf_drawn, span
from tests.ui_fakes import ARTICLES, DUSHANBE


def test_the_shelf_counts_articles_and_summits() -> None:
    drawn = shelf_drawn(ARTICLES)
    assert drawn["count"] == "4 articles"
    assert drawn["span"] == "May 2023 to October 2025"
    assert {"name": "Central Asia–Russia Summit", "count": 2} in drawn["summits"]


def test_one_month_is_named_once() -> None:
    assert span((DUSHANBE,)) == "October 2025"


def test_articles_without_a_date_have_no_span() -> None:
    assert span((replace(DUSHANBE, date=None),)) == ""
