"""The cited articles under an answer, each with its quotes."""

from collections.abc import Sequence
from typing import TypedDict

from rag.presenting import has_words_of, printed_line
from rag.types import Answer, Quote
from rag.ui.answer.shown import Shown
from rag.ui.badge import BadgeDrawn
from rag.ui.byline import NamedDrawn, named
from rag.ui.differs import DiffersDrawn


class QuoteDrawn(TypedDict):
    """A quote under its article; its words are empty when they stand in the answer itself.

    `changed` says that an earlier version of the article has it, `also` how many other sources say nearly the same.
    """

    marker: int
    text: str
    sound: bool
    changed: bool
    also: str
    badges: list[BadgeDrawn]
    early: str
    """That its article was published before the meeting ended; empty for nothing."""
    differs: list[DiffersDrawn]


class EntryDrawn(NamedDrawn):
    """A cited article with its quotes, and who else printed it."""

    printed: str

    quotes: list[QuoteDrawn]


def entries(answer: Answer, shown: Shown, within: Sequence[Quote]) -> list[EntryDrawn]:
    """The cited articles in the order of their first marker, each with its quotes.

    A quote's words are repeated here only when they do not stand in the answer itself.

    Args:
        answer: What cites them.
        shown: Its quotes and articles.
        within: Those that stand in the answer as quotes.
    """
    standing = {quote.marker for quote in within}
    found: list[EntryDrawn] = []
    for article_id in dict.fromkeys(quote.article_id for quote in answer.cited):
        quotes = [quote for quote in answer.cited if quote.article_id == article_id]
        found.append(
            {
                **named(shown.articles[article_id]),
                "printed": printed_line(shown.prints.get(article_id, ())),
                "quotes": [
                    {
                        "marker": quote.marker,
                        "text": "" if quote.marker in standing or has_words_of(answer, quote) else quote.text,
                        "sound": shown.sound[quote.marker],
                        "changed": quote.marker in shown.changed,
                        "also": shown.elsewhere(quote),
                        "badges": [] if quote.marker in standing else shown.badges(quote),
                        "early": "" if quote.marker in standing else shown.noted(quote),
                        "differs": [] if quote.marker in standing else shown.differs(quote),
                    }
                    for quote in quotes
                ],
            }
        )
    return found
