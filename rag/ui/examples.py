"""Questions to start from, made of what the library holds: its summits, editions, places and topics.

The same library always gives the same questions, each about another summit; the summits with most articles come first,
since they have most to answer with.
"""

import datetime as dt
from collections import Counter

from rag.types import Article

SHOWN = 4

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def example_questions(articles: tuple[Article, ...]) -> tuple[str, ...]:
    """At most `SHOWN` questions; fewer when the library is small or its articles name no summit."""
    per_summit = Counter(article.summit for article in articles if article.summit)
    by_date = sorted(articles, key=lambda article: article.date or dt.date.min)
    newest = {article.summit: article for article in by_date if article.summit}
    order = sorted(
        newest.items(), key=lambda pair: (-per_summit[pair[0]], -(pair[1].date or dt.date.min).toordinal(), pair[0])
    )
    return tuple(_question(f"the {name}", article, place) for place, (name, article) in enumerate(order[:SHOWN]))


def _question(summit: str, article: Article, place: int) -> str:
    city = f" in {article.place.split(',')[0]}" if article.place else ""
    if place == 0 and article.edition and article.edition <= len(_ORDINALS):
        return f"What did the leaders adopt at the {_ORDINALS[article.edition - 1]} {article.summit}?"
    if not article.topics:
        return f"What was agreed at {summit}{city}?"
    topic = article.topics[0]
    if place % 2:
        return f"What was agreed on {topic} at {summit}{city}?"
    return f"What did {summit}{city} decide on {topic}?"
