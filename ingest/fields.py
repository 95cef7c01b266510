"""The names of an article's fields, and the other names that people give to them."""

import re

FIELDS = frozenset(
    """title summit edition date published place participants topics publisher url sources
    language""".split()  # noqa: SIM905 - readable so
)
_OTHER_NAMES = {
    "headline": "title",
    "name": "title",
    "event": "summit",
    "meeting": "summit",
    "series": "summit",
    "day": "date",
    "dates": "date",
    "eventdate": "date",
    "location": "place",
    "venue": "place",
    "city": "place",
    "source": "publisher",
    "outlet": "publisher",
    "agency": "publisher",
    "site": "publisher",
    "sitename": "publisher",
    "link": "url",
    "canonical": "url",
    "permalink": "url",
    "datepublished": "published",
    "publishedat": "published",
    "publishdate": "published",
    "publicationdate": "published",
    "pubdate": "published",
    "lang": "language",
    "inlanguage": "language",
    "attendees": "participants",
    "countries": "participants",
    "tags": "topics",
    "keywords": "topics",
    "categories": "topics",
}


def field_named(name: object) -> str | None:
    """The field that a name means, in any case, its words apart or not; None for a name of nothing known."""
    folded = re.sub(r"[\s_-]+", "", str(name).casefold())
    return folded if folded in FIELDS else _OTHER_NAMES.get(folded)
