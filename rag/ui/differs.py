"""That something is told differently elsewhere, as the window shows it beside a quote or an outcome.

`parts/differs.js` draws it wherever one of the accounts stands.
"""

from collections.abc import Iterable
from typing import TypedDict

from rag.outcomes import ToldDifferently
from rag.presenting import accounts_shown, apart_line
from rag.ui.byline import article_day
from rag.ui.places import Numbered, PlaceDrawn


class DiffersDrawn(TypedDict):
    """Another account: what differs, the sentence that gives it, whose it is, and where it stands."""

    lead: str
    words: str
    """Empty where only the front matter of the article says so."""
    source: str
    place: PlaceDrawn


def differs_drawn(told: Iterable[ToldDifferently], numbered: Numbered) -> list[DiffersDrawn]:
    """The other accounts of something, the first few."""
    return [
        {
            "lead": apart_line(one, account),
            "words": account.text,
            "source": ", ".join(part for part in (account.article.title, article_day(account.article)) if part),
            "place": numbered.place(account.article.id, account.quote),
        }
        for one, account in accounts_shown(told)
    ]
