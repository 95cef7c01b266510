"""What articles are compared by, and which of a library's articles a new one repeats.

The same text, or nearly the same text under the same address, is one article: its other files are copies. Nearly the
same text elsewhere, a wire story in another outlet, is an article of its own and of the same story.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode, urlsplit
from weakref import WeakValueDictionary

import numpy as np

from ingest.language import language_of_article
from ingest.likeness import (
    COMPARED_AT_MOST,
    LEAST_CONTAINED,
    PERMUTATIONS,
    SHORTEST_WORDS,
    contained,
    likeness,
    signature,
)
from rag.english import plain, words
from rag.store import Library, Traits
from rag.types import Article

VERSION = "1"
"""Of how traits are made; another one makes the next ingest make them anew, without encoding anything."""
SAME_EVENT_DAYS = 7
"""Two articles whose days lie further apart are on two events; a date is often that of the report."""
STORY_CHARACTERS = 16
"""Of the hash that names a story."""

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|yclid|mc_[ce]id|igshid|ref_src|cmpid", re.IGNORECASE)
"""Parts of an address that say how a reader came to it."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """What of the library a new article repeats."""

    copy_of: str | None = None
    """The article that it is a copy of."""
    reason: str = ""
    """Why, in words that complete "it …"."""
    reprint_of: tuple[str, ...] = ()
    """The articles of its story that it is nearest to, the nearest first."""
    stories: tuple[str, ...] = ()
    """Their stories; several when it joins what was apart."""
    same_address: str | None = None
    """An article of its address with another text."""


class Known:
    """The articles of a library and those that a run is about to add, to be compared with.

    Args:
        traits: By article id.
        read: Gives a stored article.
    """

    def __init__(self, traits: Mapping[str, Traits], read: Callable[[str], Article]) -> None:
        self._traits: dict[str, Traits] = {}
        self._planned: WeakValueDictionary[str, Article] = WeakValueDictionary()
        """Those that are not stored yet: a run lets go of an article once it is."""
        self._read = read
        self._ids: list[str] = []
        self._rows: dict[str, int] = {}
        """By article id: where its signature is."""
        self._by_text: dict[str, list[str]] = {}
        self._by_address: dict[str, list[str]] = {}
        self._signatures = np.zeros((max(2 * len(traits), 64), 1 + PERMUTATIONS), dtype=np.uint32)
        for article_id, one in traits.items():
            if one.version == VERSION:
                self._enter(article_id, one)

    def add(self, article: Article, traits: Traits) -> None:
        """Add an article, in place of an earlier one of its id."""
        self._planned[article.id] = article
        self._enter(article.id, traits)

    def _enter(self, article_id: str, traits: Traits) -> None:
        row = self._rows.setdefault(article_id, len(self._rows))
        if row == len(self._ids):
            self._ids.append(article_id)
        if row == len(self._signatures):
            self._signatures = np.concatenate((self._signatures, np.zeros_like(self._signatures)))
        self._signatures[row] = np.frombuffer(traits.signature, dtype=np.uint32)
        self._traits[article_id] = traits
        self._by_text.setdefault(traits.text_sha256, []).append(article_id)
        self._by_address.setdefault(traits.address, []).append(article_id)

    def join(self, one: str, other: str) -> None:
        """Make two stories one."""
        for article_id, traits in self._traits.items():
            if traits.story == other:
                self._traits[article_id] = replace(traits, story=one)

    def compare(self, article: Article, traits: Traits) -> Repeat:
        """Which of the articles, itself left out, an article repeats."""
        same = [
            one
            for one in dict.fromkeys(self._by_text.get(traits.text_sha256, ()))
            if one != article.id and self._traits[one].text_sha256 == traits.text_sha256
        ]
        copied = next((one for one in same if self._is_same(article, self._article(one))), None)
        at_address = [
            one
            for one in dict.fromkeys(self._by_address.get(traits.address, ()) if traits.address else ())
            if one != article.id and self._traits[one].address == traits.address
        ]
        like = [] if copied else [*at_address, *self._near(article.id, traits)]
        reprints = [one for one in dict.fromkeys(like) if _is_reprint(article, self._article(one))]
        reason = "has the same text"
        if copied is None:
            copied = next((one for one in reprints if one in at_address), None)
            reason = "has the same address and nearly the same text"
        found = [copied] if copied else reprints
        return Repeat(
            copy_of=copied,
            reason=reason if copied else "",
            reprint_of=tuple(found),
            stories=tuple(dict.fromkeys(self._traits[one].story for one in found)),
            same_address=next(iter(at_address), None) if not found else None,
        )

    def _article(self, article_id: str) -> Article:
        return self._planned.get(article_id) or self._read(article_id)

    def _near(self, article_id: str, traits: Traits) -> list[str]:
        """The ids of the articles that share most runs of words, those that share enough, the most first."""
        shares = contained(np.frombuffer(traits.signature, dtype=np.uint32), self._signatures[: len(self._rows)])
        best = sorted(np.flatnonzero(shares >= LEAST_CONTAINED), key=lambda row: (-shares[row], self._ids[row]))
        return [self._ids[row] for row in best if self._ids[row] != article_id][:COMPARED_AT_MOST]

    def _is_same(self, one: Article, other: Article) -> bool:
        """Whether two articles of one text are one; a short text can be a formula, used of many events."""
        titled = len(words(one.text)) >= SHORTEST_WORDS or words(one.title) == words(other.title)
        return titled and not _of_other_events(one, other)


def traits_of(article: Article) -> Traits:
    """The traits of an article that repeats no other: it founds a story."""
    digest = hashlib.sha256(plain(article.text).encode()).hexdigest()
    language = article.language or language_of_article(article.text)
    story = hashlib.sha256(f"{article.id}\n{digest}".encode()).hexdigest()[:STORY_CHARACTERS]
    return Traits(VERSION, digest, _address(article), signature(article.text).tobytes(), story, language)


def compare_rest(library: Library) -> None:
    """Give the articles that have none of this version their traits."""
    held = library.traits()
    known = Known(held, library.article)
    for article_id in (one for one, traits in held.items() if traits.version != VERSION):
        article = library.article(article_id)
        traits = traits_of(article)
        repeat = known.compare(article, traits)
        traits = replace(traits, story=next(iter(repeat.stories), traits.story))
        library.put_traits(article_id, traits)
        for other in repeat.stories[1:]:
            library.join_stories(traits.story, other)
            known.join(traits.story, other)
        known.add(article, traits)


def _is_reprint(one: Article, other: Article) -> bool:
    if _of_other_events(one, other):
        return False
    return likeness(one.text, other.text, [house for house in (one.publisher, other.publisher) if house]).is_reprint


def _of_other_events(one: Article, other: Article) -> bool:
    """Whether what is known of them says that they are about two events."""
    if one.edition and other.edition and one.edition != other.edition:
        return True
    return bool(one.date and other.date and abs((one.date - other.date).days) > SAME_EVENT_DAYS)


def _address(article: Article) -> str:
    """The article's address in one form, whatever link led to it; empty when it has none of its own.

    What was drawn from publications has only theirs, and the address of a whole site is nobody's own.
    """
    if not article.url or article.sources:
        return ""
    parts = urlsplit(article.url)
    host = (parts.hostname or "").lower().removeprefix("www.")
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    path = re.sub(r"/(?:index\.\w+|amp)?$", "", parts.path)
    asked = sorted((name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(name))
    if not path and not asked:
        return ""
    return f"{host}{port}{path}{'?' if asked else ''}{urlencode(asked)}"
