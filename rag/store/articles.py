"""The articles of a library as they were stored: whole, without their text, and cut by characters or sentences."""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable

from rag.errors import ArticleNotFoundError
from rag.store import rows, versions
from rag.store.engines import Place
from rag.store.rows import ArticleState
from rag.store.tables import LibraryTables
from rag.types import Article, EarlierVersion, Scope, Sentence, Span


class StoredArticles(LibraryTables):
    """The part of a library that keeps articles, their sentences and what they said earlier."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._described_of = ("", -1)
        self._described: dict[str, Article] = {}

    def article_ids(self) -> tuple[str, ...]:
        """Ids of all articles, sorted."""
        return tuple(row["id"] for row in self._read("SELECT id FROM articles ORDER BY id"))

    def ids_within(self, scope: Scope) -> frozenset[str]:
        """Ids of the articles in a scope."""
        inside, values = rows.within(scope)
        return frozenset(row["id"] for row in self._read(f"SELECT id FROM articles AS a WHERE true{inside}", values))

    def article_states(self) -> dict[str, ArticleState]:
        """By article id: what the article was last read from, and with which recipe."""
        found = self._read(
            "SELECT a.id, recipe, origin, a.origin_sha256, correction, article_id IS NOT NULL AS has_original"
            " FROM articles AS a LEFT JOIN originals ON article_id = a.id ORDER BY a.id"
        )
        return {
            row["id"]: ArticleState(
                row["recipe"],
                row["origin"],
                row["origin_sha256"],
                rows.correction(row["correction"]),
                bool(row["has_original"]),
            )
            for row in found
        }

    def recipes(self) -> tuple[str, ...]:
        """The recipes that stored vectors were made with, sorted."""
        return tuple(row["recipe"] for row in self._read("SELECT DISTINCT recipe FROM articles ORDER BY recipe"))

    def article(self, article_id: str) -> Article:
        """The stored article.

        Raises:
            ArticleNotFoundError: no article has that id.
        """
        return self.once(("article", article_id), lambda: self._read_article(article_id))

    def _read_article(self, article_id: str) -> Article:
        found = self._read("SELECT * FROM articles WHERE id = ?", (article_id,))
        if not found:
            raise ArticleNotFoundError(
                f"The library holds no article {article_id!r}. An answer's quotes name the articles they are from."
            )
        return rows.article(found[0])

    def articles(self, article_ids: Iterable[str] | None = None) -> tuple[Article, ...]:
        """These articles, or all when None, by date (undated ones last) and id."""
        wanted, ids = "", () if article_ids is None else (json.dumps([*article_ids]),)
        if ids:
            wanted = " WHERE id IN (SELECT value FROM json_each(?))"
        found = self._read(f"SELECT * FROM articles{wanted} ORDER BY date IS NULL, date, id", ids)
        return tuple(rows.article(row) for row in found)

    def articles_without_text(self) -> tuple[Article, ...]:
        """As `articles_with_meetings`, without text and sources; an article that did not change is the same object.

        Reads only what changed since it was last called.
        """
        with self._database.lock:
            library, revision = self.state().split(":")
            known, kept = self._described_of, self._described
            if known == (library, int(revision)):
                return tuple(kept.values())
            if known[0] != library or known[1] > int(revision):
                known, kept = ("", -1), {}
            found = self._read(rows.DESCRIBED, (known[1],))
            changed = {row["id"]: rows.article(row) for row in found}
            order = self._read("SELECT id FROM articles ORDER BY date IS NULL, date, id")
            every = kept | changed
            described = {row["id"]: every[row["id"]] for row in order if row["id"] in every}
            if self._described_of[0] != library or self._described_of[1] <= int(revision):
                self._described_of, self._described = (library, int(revision)), described
            return tuple(described.values())

    def days(self) -> dict[str, dt.date]:
        """By article id: the day of its meeting, as its front matter gives it; others are left out."""
        found = self._read("SELECT id, date FROM articles WHERE date IS NOT NULL")
        return {row["id"]: dt.date.fromisoformat(row["date"]) for row in found}

    def titles(self, article_ids: Iterable[str]) -> list[str]:
        """Titles of the articles of those ids, in that order, each once, without those that are no longer there."""
        ids = list(dict.fromkeys(article_ids))
        found = self._read(
            "SELECT id, title FROM articles WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),)
        )
        titles = {row["id"]: row["title"] for row in found}
        return [titles[one] for one in ids if one in titles]

    def publishers(self) -> tuple[str, ...]:
        """Names of the publications that the articles were drawn from, the most frequent first."""
        return self.while_unchanged("publishers", self._count_publishers)

    def _count_publishers(self) -> tuple[str, ...]:
        found = self._read("SELECT publisher, sources FROM articles")
        of_each = ({row["publisher"], *(one["publisher"] for one in json.loads(row["sources"]))} for row in found)
        counted = Counter(name for of_one in of_each for name in of_one if name)
        return tuple(sorted(counted, key=lambda name: (-counted[name], name)))

    def summits(self) -> tuple[str, ...]:
        """The names of all summits that articles are about, sorted."""
        found = self._read("SELECT DISTINCT summit FROM articles WHERE summit IS NOT NULL ORDER BY summit")
        return tuple(row["summit"] for row in found)

    def stored_order(self) -> dict[str, int]:
        """By article id: a number that is higher the later the article was last stored; 0 without passages.

        It is the number of its last passage. Passages are numbered as they are written, and no number is used twice.
        """
        found = self._read(
            "SELECT a.id, coalesce(max(p.number), 0) AS number FROM articles AS a"
            " LEFT JOIN passages AS p ON p.article_id = a.id GROUP BY a.id"
        )
        return {row["id"]: row["number"] for row in found}

    def move(self, article_id: str, origin: str) -> None:
        """Record that an unchanged article was read from another file this time."""
        with self._database.write() as connection:  # the state stays the same: no answer depends on the origin
            connection.execute("UPDATE articles SET origin = ? WHERE id = ?", (origin, article_id))

    def cut(self, article_id: str, start: int, end: int) -> str:
        """`Article.text[start:end]`; empty when there is no such text."""
        try:
            return self.article(article_id).text[max(start, 0) : max(end, start, 0)]
        except ArticleNotFoundError:
            return ""

    def sentences(self, article_id: str) -> tuple[Sentence, ...]:
        """The sentences of an article, in order."""
        return self.once(("sentences", article_id), lambda: self._read_sentences(article_id))

    def _read_sentences(self, article_id: str) -> tuple[Sentence, ...]:
        found = self._read(
            "SELECT s.start, s.end FROM sentences AS s JOIN passages AS p ON p.number = s.passage"
            " WHERE p.article_id = ? ORDER BY s.start",
            (article_id,),
        )
        return tuple(Sentence(row["start"], row["end"]) for row in found)

    def sentence_before(self, article_id: str, start: int) -> Sentence | None:
        """The last sentence that ends at or before that character; None when there is none."""
        before = (one for one in self.sentences(article_id) if one.end <= start)
        return max(before, key=lambda one: one.end, default=None)

    def sentence_after(self, article_id: str, end: int) -> Sentence | None:
        """The first sentence that starts at or after that character; None when there is none."""
        return next((one for one in self.sentences(article_id) if one.start >= end), None)

    def sentences_around(self, article_id: str, start: int, end: int) -> Span:
        """The range from the start of the first to the end of the last sentence that the characters touch.

        It is the given range when they touch none, as in a heading.
        """
        touched = [one for one in self.sentences(article_id) if one.start < end and one.end > start]
        return (touched[0].start, max(one.end for one in touched)) if touched else (start, end)

    def earlier_version(self, article_id: str, start: int, text: str) -> EarlierVersion | None:
        """The latest earlier version of a stored article with that text at that character; None when there is none."""
        found = self._read(*versions.version_query(article_id, start, text))
        return versions.earlier_version(found[0]) if text and found else None

    def forget_versions(self, quotes_of: versions.QuotesOf) -> None:
        """Delete old versions of articles, but the latest few and those in which something quoted is looked up."""
        if self._read(versions.OLD_VERSIONS):
            with self._database.write() as connection:  # no answer depends on it
                versions.forget_versions(connection, quotes_of)
