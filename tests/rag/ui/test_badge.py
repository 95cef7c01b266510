"""The badge of a statement says the status and the words that it was read from."""

from rag.record import read_record
from rag.types import Article
from rag.ui.badge import badge_drawn

TEXT = "Uzbekistan proposed a hub. It rained."


def test_a_badge_has_the_words_that_show_the_status_and_none_where_none_does() -> None:
    article = Article("a", "t", TEXT, "1")
    proposed, reported = read_record(article, [(0, 26), (27, 37)]).statements
    assert badge_drawn(proposed, article) == {"status": "proposed", "words": "proposed"}
    assert badge_drawn(reported, article) == {"status": "reported", "words": ""}
