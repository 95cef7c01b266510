"""Finds the articles on what two countries did with each other, where a question asks for all that passed between them.

There "the leaders" and "the Prime Minister" are theirs, and much is signed in a sentence that names nobody.
"""

import re

from rag.answering.asked import Asked
from rag.answering.meant import Meant, articles_meant
from rag.answering.who import Actors
from rag.english import countries

_ASKS = re.compile(r"\b(?:between|with each other|(?:each|one) (?:to )?(?:the )?(?:an)?other)\b")
_OPENING = 600
"""In characters: headings, a dateline and the first sentence."""


def articles_between(actors: Actors, what: Meant, asked: Asked) -> frozenset[str]:
    """Ids of the articles that open with each of the countries; none where the question does not set them together."""
    if len(actors.countries) != 2 or not _ASKS.search(what.text):
        return frozenset()
    naming = frozenset.intersection(*map(asked.catalogue.mentioning_country, actors.countries))
    meant = articles_meant(asked, what)
    among = naming if meant is None else naming.intersection(meant)
    return frozenset(
        one for one in among if actors.countries <= {*countries(asked.library.article(one).text[:_OPENING])}
    )
