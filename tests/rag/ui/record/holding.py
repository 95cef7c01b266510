"""What the pages of the record hold in these tests."""

from rag.types import Article
from rag.ui.record.held import Held, Records
from tests.rag.ui.articles import RECORDED
from tests.rag.ui.fakes import fake_desk


def hold(*articles: Article) -> Held:
    """What was read from those articles; from `RECORDED` when none are given."""
    found = Records(fake_desk(articles or RECORDED)).now()
    assert found is not None
    return found
