"""The titles of the articles on the meetings that a list names."""

from collections.abc import Iterator
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.composed import Composed
from rag.types import Item


def with_titles(composed: Composed, asked: Asked) -> Composed:
    """The list with the titles of its articles in place of each meeting."""
    sections = tuple(
        replace(section, items=tuple(one for item in section.items for one in _titled(item, asked)))
        for section in composed.sections
    )
    return replace(composed, sections=sections)


def _titled(item: Item, asked: Asked) -> Iterator[Item]:
    meeting = next((one for one in asked.record.meetings if item.text.startswith(one.heading)), None)
    if meeting is None:
        yield item
        return
    for article_id in meeting.article_ids:
        for title in asked.library.titles([article_id]):
            yield Item(f"“{title}”", item.markers, article_id)
