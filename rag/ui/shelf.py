"""What the library holds, in a few lines for the sidebar."""

from collections import Counter

from rag.types import Article
from rag.ui.byline import Drawn


def shelf_drawn(articles: tuple[Article, ...]) -> Drawn:
    """How many articles, from when to when, and about which summits."""
    count = len(articles)
    summits = Counter(article.summit for article in articles if article.summit)
    return {
        "count": f"{count} {'article' if count == 1 else 'articles'}" if count else "No articles yet",
        "span": span(articles),
        "summits": [
            {"name": name, "count": number} for name, number in sorted(summits.items(), key=lambda s: s[0].casefold())
        ],
    }


def span(articles: tuple[Article, ...]) -> str:
    """`October 2022 to December 2025`; empty when no article has a date."""
    dates = sorted(date for date in (article.date or article.published for article in articles) if date)
    if not dates:
        return ""
    first, last = f"{dates[0]:%B %Y}", f"{dates[-1]:%B %Y}"
    return first if first == last else f"{first} to {last}"
