"""The library's rows as values: what a row holds, and how to read and write one."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from pydantic import TypeAdapter

from rag.encoding import TokenVectors, Vector, from_bytes
from rag.store.database import TableRow
from rag.submission import Correction
from rag.types import Article, Passage, Scope, Sentence, Source


@dataclass(frozen=True, slots=True)
class ArticleState:
    """What decides whether an article must be encoded again."""

    recipe: str
    origin: str
    origin_sha256: str
    correction: Correction | None = None
    """What a person put right, which later runs keep."""
    has_original: bool = False
    """Whether the PDF that it was read from is kept."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What an article is compared with others by; `ingest.traits` makes them from its text."""

    version: str
    """Of how they were made; empty when they were not."""
    text_sha256: str
    """The same for texts that differ in white space only."""
    address: str
    """The article's own address in one form; empty when it has none."""
    signature: bytes
    """MinHash of its shingles; see `ingest.likeness`."""
    story: str
    """As `Article.story`; the language too."""
    language: str


_CORRECTION = TypeAdapter(Correction)
NO_TRAITS = Traits("", "", "", b"", "", "")


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that holds nothing that an article of the library does not hold."""

    origin: str
    origin_sha256: str
    article_id: str
    """The article that it is a copy of."""
    reason: str
    """In words that complete "it …"."""
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    published: dt.date | None = None


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class StoredPassage:
    """A passage as the library holds it.

    Compared by identity and weakly referenceable, so that what is computed from a passage can be cached for as long as
    the passage is in use.
    """

    passage: Passage
    heading: str
    date: dt.date | None
    """Its article's; the edition too."""
    edition: int | None
    story: str
    """Its article's, as `Article.story`."""
    text: str
    vector: Vector
    """(d,) float32, unit length."""
    sentence_vectors: Vector
    """(sentences, d) float32, unit length."""
    tokens: TokenVectors


@dataclass(frozen=True, slots=True)
class IndexRecord:
    """What the index keeps of a passage."""

    passage_id: str
    article_id: str
    summit: str | None
    date: dt.date | None
    vector: Vector


SET_META = "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
"""The SQL to note something about the library under a name."""
SET_CHANGED = "changed = (SELECT CAST(value AS INTEGER) + 1 FROM meta WHERE key = 'revision')"
"""Part of an update of articles: the state of the library that the write leads to."""
DESCRIBED = """
    SELECT a.id, a.title, '' AS text, a.sha256, a.published, a.participants, a.topics, a.publisher, a.url,
        '[]' AS sources, a.language, a.story, NULL AS pages,
        coalesce(nullif(a.summit, ''), json_extract(f.facts, '$.series.value')) AS summit,
        coalesce(nullif(a.edition, 0), CAST(json_extract(f.facts, '$.edition.value') AS INTEGER)) AS edition,
        coalesce(a.date, json_extract(f.facts, '$.last_day.value')) AS date,
        coalesce(nullif(a.place, ''), json_extract(f.facts, '$.place.value')) AS place
    FROM articles AS a LEFT JOIN meeting_facts AS f ON f.article_id = a.id WHERE a.changed > ?
"""
"""The SQL for articles changed after a revision of the library, with their meeting and without text and sources."""


def within(scope: Scope) -> tuple[str, tuple[object, ...]]:
    """SQL conditions on an article `a` for a scope, and their values."""
    conditions, values = "", []
    if scope.summits:
        conditions += " AND a.summit IN (SELECT value FROM json_each(?))"
        values.append(json.dumps(scope.summits))
    if scope.articles:
        conditions += " AND a.id IN (SELECT value FROM json_each(?))"
        values.append(json.dumps(scope.articles))
    if scope.since:
        conditions += " AND a.date >= ?"
        values.append(scope.since.isoformat())
    if scope.until:
        conditions += " AND a.date <= ?"
        values.append(scope.until.isoformat())
    return conditions, tuple(values)


def passages_within(scope: Scope, language: str | None = None) -> tuple[str, tuple[object, ...]]:
    """An SQL condition on the `rowid` of a passage for a scope, and its values; only of articles in one language."""
    conditions, values = within(scope)
    if language is not None:
        conditions, values = f"{conditions} AND a.language = ?", (*values, language)
    if not conditions:
        return "", ()
    ids = f"SELECT a.id FROM articles AS a WHERE true{conditions}"
    return f" AND +rowid IN (SELECT number FROM passages WHERE article_id IN ({ids}))", values


def stored_passage(row: TableRow) -> StoredPassage:
    """The passage in a row that is joined with its article, words and sentences."""
    ranges = (one.split() for one in (row["sentences"] or "").split(",") if one)
    sentences = tuple(Sentence(int(start), int(end)) for start, end in ranges)
    passage = Passage(row["id"], row["article_id"], row["start"], row["end"], sentences, row["n_tokens"])
    vectors = np.frombuffer(row["sentence_vectors"], dtype=np.int8).reshape(len(sentences), -1)
    return StoredPassage(
        passage=passage,
        heading=row["heading"],
        date=date(row["date"]),
        edition=row["edition"],
        story=row["story"],
        text=row["body"],
        vector=vector(row["vector"]),
        sentence_vectors=from_bytes(vectors),
        tokens=TokenVectors.unpack(row["token_vectors"]),
    )


def vector(stored: bytes) -> Vector:
    """(d,) float32, unit length: the vector that is stored of a passage, as `to_bytes` rounds it."""
    (found,) = from_bytes(np.frombuffer(stored, np.int8)[np.newaxis])
    return np.asarray(found, dtype=np.float32)


def article_row(article: Article) -> dict[str, str | int | None]:
    """The columns of an article."""
    return {
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "sha256": article.sha256,
        "summit": article.summit,
        "edition": article.edition,
        "date": article.date.isoformat() if article.date else None,
        "published": article.published.isoformat() if article.published else None,
        "place": article.place,
        "participants": json.dumps(article.participants, ensure_ascii=False),
        "topics": json.dumps(article.topics, ensure_ascii=False),
        "publisher": article.publisher,
        "url": article.url,
        "sources": json.dumps([asdict(source) for source in article.sources], ensure_ascii=False, default=str),
        "pages": json.dumps(article.pages),
    }


def article(row: TableRow | Mapping[str, Any]) -> Article:
    """The article in a row with all its columns, or in a version that was kept of it."""
    return Article(
        id=row["id"],
        title=row["title"],
        text=row["text"],
        sha256=row["sha256"],
        summit=row["summit"],
        edition=row["edition"],
        date=date(row["date"]),
        published=date(row["published"]),
        place=row["place"],
        participants=tuple(json.loads(row["participants"])),
        topics=tuple(json.loads(row["topics"])),
        publisher=row["publisher"],
        url=row["url"],
        sources=tuple(
            Source(one["publisher"], one["title"], one["url"], date(one["published"]))
            for one in json.loads(row["sources"])
        ),
        language=row["language"],
        story=row["story"],
        pages=tuple(json.loads(row["pages"] or "[]")) if "pages" in row.keys() else (),  # noqa: SIM118 - no dict
    )


def traits(row: TableRow) -> Traits:
    """The traits in a row with all columns of an article."""
    return Traits(
        row["traits_version"], row["text_sha256"], row["address"], row["signature"], row["story"], row["language"]
    )


def traits_row(traits: Traits) -> dict[str, str | bytes]:
    """The columns of an article's traits."""
    return {
        "traits_version": traits.version,
        "text_sha256": traits.text_sha256,
        "address": traits.address,
        "signature": traits.signature,
        "story": traits.story,
        "language": traits.language,
    }


def correction(written: str) -> Correction | None:
    """The correction in a column; None where it is empty."""
    return _CORRECTION.validate_json(written) if written else None


def correction_column(correction: Correction | None) -> str:
    """A correction as it is stored."""
    return _CORRECTION.dump_json(correction).decode() if correction else ""


def copy(row: TableRow) -> Copy:
    """The copy in a row."""
    return Copy(**{**dict(row), "published": date(row["published"])})


@lru_cache(maxsize=32_768)
def date(text: str | None) -> dt.date | None:
    """The day in a column with an ISO date."""
    return dt.date.fromisoformat(text) if text else None
