"""The quotes of an answer as the library has them at the moment they are drawn."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rag.outcomes import ToldDifferently
from rag.presenting import KNOWN_EARLY, accounts_shown, apart_line, said_elsewhere, with_status
from rag.record import Statement
from rag.types import Article, EarlierVersion, Quote, Source
from rag.ui.badge import BadgeDrawn, badge_drawn
from rag.ui.byline import citation_name
from rag.ui.checks import changed_since, stands
from rag.ui.desk import Desk
from rag.ui.differs import DiffersDrawn, differs_drawn
from rag.ui.places import Numbered

MARKERS_MAX = 999
"""Markers have three figures at most, so that the places of other accounts can be numbered beyond them."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The quotes of an answer with what the library says of them now, each article read once."""

    articles: Mapping[str, Article | None]
    sound: Mapping[int, bool]
    """By marker, whether the quote stands in its article."""
    names: Mapping[int, str]
    """What each citation is called aloud."""
    stated: tuple[Statement, ...] = ()
    others: Mapping[str, Article | None] = field(default_factory=dict)
    """Articles that have a quote too."""
    prints: Mapping[str, tuple[Source, ...]] = field(default_factory=dict)
    """By article id: where else its story was printed."""
    changed: Mapping[int, EarlierVersion] = field(default_factory=dict)
    """By marker: the version that a quote stands in whose article has changed since."""
    early: frozenset[str] = frozenset()
    """Ids of the articles that were published before their meeting ended."""
    apart: Mapping[int, tuple[ToldDifferently, ...]] = field(default_factory=dict)
    """By marker: what a quote tells that is told differently elsewhere."""
    numbered: Numbered = field(default_factory=lambda: Numbered(MARKERS_MAX))
    """Makes the places of other accounts."""

    @classmethod
    def of(cls, quotes: Sequence[Quote], desk: Desk) -> "Shown":
        """Read from the library."""
        articles = {quote.article_id: desk.article(quote.article_id) for quote in quotes}
        sound = {quote.marker: stands(quote, articles[quote.article_id]) for quote in quotes}
        return cls(
            articles,
            sound,
            {quote.marker: citation_name(quote.marker, articles[quote.article_id]) for quote in quotes},
            desk.statements(articles) if articles else (),
            {one.article_id: desk.article(one.article_id) for quote in quotes for one in quote.also},
            desk.also_printed(articles) if articles else {},
            changed_since(quotes, articles, desk.earlier_version),
            desk.known_early(articles) if articles else frozenset(),
            desk.told_differently(quote for quote in quotes if sound[quote.marker]),
        )

    def article(self, article_id: str) -> Article | None:
        """As it was read for this drawing; None when it has been removed."""
        return self.articles.get(article_id)

    def statements(self, article_ids: Iterable[str]) -> tuple[Statement, ...]:
        """As they were read for this drawing."""
        wanted = set(article_ids)
        return tuple(one for one in self.stated if one.article_id in wanted)

    def known_early(self, article_ids: Iterable[str]) -> frozenset[str]:
        """As it was read for this drawing."""
        return self.early.intersection(article_ids)

    def told_differently(self, quotes: Iterable[Quote]) -> Mapping[int, tuple[ToldDifferently, ...]]:
        """As it was read for this drawing."""
        return {one.marker: self.apart.get(one.marker, ()) for one in quotes}

    def earlier_version(self, article_id: str, start: int, text: str) -> EarlierVersion | None:
        """The version that was read for this drawing."""
        held = (one for one in self.changed.values() if one.article.id == article_id)
        return next((one for one in held if one.article.says(text, start, start + len(text))), None)

    def holds(self, quote: Quote) -> bool:
        """Whether the quote stands in its article, as it is or as it was."""
        return self.sound[quote.marker] or quote.marker in self.changed

    def elsewhere(self, quote: Quote) -> str:
        """How many other sources say nearly the same as a quote."""
        article = self.articles[quote.article_id]
        others = [other for one in quote.also if (other := self.others[one.article_id]) is not None]
        return said_elsewhere(article, others) if article else ""

    def badges(self, quote: Quote) -> list[BadgeDrawn]:
        """The statuses of what the quote states; none when it has moved."""
        article = self.articles[quote.article_id]
        if article is None or not self.sound[quote.marker]:
            return []
        return [badge_drawn(one, article) for one in with_status(quote, self.stated)]

    def differs(self, quote: Quote) -> list[DiffersDrawn]:
        """How others tell what the quote tells."""
        return differs_drawn(self.apart.get(quote.marker, ()), self.numbered)

    def apart_lines(self, quote: Quote) -> list[str]:
        """The same, each in a line without the sentence that says so."""
        lines = (apart_line(*one) for one in accounts_shown(self.apart.get(quote.marker, ())))
        return [*dict.fromkeys(lines)]

    def noted(self, quote: Quote) -> str:
        """Says so where the quote states an outcome before the meeting had ended; else empty."""
        return KNOWN_EARLY if quote.article_id in self.early and self.badges(quote) else ""
