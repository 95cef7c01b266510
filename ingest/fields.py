"""The names of an article's fields, and the other names that people give to them."""

import re

FIELDS = frozenset("title summit edition date published place participants topics publisher url sources".split())  # noqa: SIM905
_OTHER_NAMES = {
    "headline": "title",
    "name": "title",
    "event": "summit",
    "meeting": "summit",
    "series": "summit",
    "day": "date",
    "event_date": "date",
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
    "date_published": "published",
    "datepublished": "published",
    "published_at": "published",
    "publish_date": "published",
    "pubdate": "published",
    "attendees": "participants",
    "countries": "participants",
    "tags": "topics",
    "keywords": "topics",
    "categories": "topics",
}


def field_named(name: object) -> str | None:
    """The field that a name means, in any case and with spaces or hyphens for `_`; None for a name of nothing known."""
    folded = re.sub(r"[\s-]+", "_", str(name).strip().casefold())
    return folded if folded in FIELDS else _OTHER_NAMES.get(folded)
