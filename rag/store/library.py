"""The library: articles, passages, sentences and vectors in a database, the record of truth.

Every quote is cut from the text stored here, and every index is built from here. All that belongs to an article is
written in one transaction, so no article is ever half stored.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, fields
from pathlib import Path

import numpy as np
from pydantic import SecretStr

from rag.encoding import EncodedPassage, Vector
from rag.errors import ArticleNotFoundError, EmptyLibraryError, LibraryError
from rag.record import RECORD_VERSION, ArticleRecord, MeetingFacts, Statement, StatementStatus, with_meeting
from rag.store import originals, prints, records, rows, versions
from rag.store.database import Connection
from rag.store.durable import settle_names
from rag.store.engines import Place, open_database, place_name
from rag.store.full_text import FullText, put_stems
from rag.store.library_schema import LIBRARY_SCHEMA
from rag.store.rows import NO_TRAITS, ArticleState, Copy, IndexRecord, StoredPassage, Traits
from rag.store.vocabulary import StoredVocabulary, enter_words, leave_words, read_words_anew
from rag.submission import Correction
from rag.types import Article, EarlierVersion, Passage, Quote, Scope, Sentence, Source, Span
from rag.vocabulary import VOCABULARY_VERSION

LIBRARY_FILE = "library.sqlite3"
PASSAGES_KEPT = 2048
"""Passages held in memory between questions, some 40 kB each, vectors included."""
GENERATIONS_KEPT = 64
"""Names of generations of indexes that are kept, far more than there are processes with an index of their own."""
_CHANGED = "changed = (SELECT CAST(value AS INTEGER) + 1 FROM meta WHERE key = 'revision')"
"""Part of an update of articles: the state that the write leads to."""


class Library(FullText):
    """An open library. Safe to share between threads, which take turns with its one connection.

    Args:
        place: The file, or the server that keeps it.
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        self.name = repr(place_name(place))
        """Where it is, for messages."""
        self._kept_of = ""
        self._kept: dict[str, StoredPassage] = {}
        self._counted = ("", 0)
        self._described_of = ("", -1)
        self._described: dict[str, Article] = {}
        advice = "If the file is damaged, move it away and run `python -m ingest corpus/` to fill a new one."
        self._database = open_database(place, LIBRARY_SCHEMA, self._failure, advice)
        super().__init__(self._database.read, self._database.words)
        self.snapshot, self.owned = self._database.snapshot, self._database.owned
        self.vocabulary = StoredVocabulary(self._database.read, self._words)
        """The words of the articles."""
        try:
            self._read_words()
        except BaseException:
            self.close()
            raise

    def _read_words(self) -> None:
        """Read the words of all articles if an earlier version did or none; takes a minute for 20,000 articles."""
        if self._read("SELECT value FROM meta WHERE key = 'vocabulary' AND value = ?", (VOCABULARY_VERSION,)):
            return
        with self._database.write() as connection:
            read_words_anew(connection, self._words)

    def _failure(self, done: str, why: str) -> LibraryError:
        return LibraryError(f"The library {self.name} cannot be {done}: {why}")

    @classmethod
    def create(cls, data: Path, server: SecretStr | None = None) -> "Library":
        """Open the library in the data directory, or on a server; both are made if they do not exist.

        Args:
            data: The data directory.
            server: The address of the PostgreSQL server that keeps it (`Settings.database`); None for a file there.
        """
        try:
            if not data.is_dir():
                data.mkdir(parents=True, exist_ok=True)
                settle_names(data.parent)
        except OSError as error:
            raise LibraryError(f"The data directory {str(data)!r} cannot be made: {error.strerror}.") from error
        return cls(server or data / LIBRARY_FILE)

    @classmethod
    def open(cls, data: Path, server: SecretStr | None = None) -> "Library":
        """Open the library in the data directory, or on a server as in `create`, to answer from it.

        Raises:
            EmptyLibraryError: there is no library, or it holds no article.
            LibraryError: it cannot be read.
        """
        place = server or data / LIBRARY_FILE
        where = place_name(server or data)
        empty = EmptyLibraryError(
            f"The library in {where!r} holds no article yet. Fill it with `python -m ingest corpus/`, or name "
            f"another {'data directory' if server is None else 'database'}."
        )
        if isinstance(place, Path) and not place.is_file():
            raise empty
        library = cls(place)
        if not library.article_ids():
            library.close()
            raise empty
        return library

    def close(self) -> None:
        """Close the connection; the library cannot be used afterwards."""
        self._database.close()

    def put(
        self,
        article: Article,
        passages: Sequence[tuple[Passage, EncodedPassage]],
        *,
        recipe: str,
        origin: str,
        origin_sha256: str,
        record: ArticleRecord | None = None,
        traits: Traits = NO_TRAITS,
        correction: Correction | None = None,
        original: bytes | None = None,
    ) -> None:
        """Store an article with its passages and record, replacing any article of its id, in one transaction.

        Where the article that is replaced has another text, that is kept as an earlier version, and what was noted as a
        copy of it no longer is one. `original` is the PDF that it was read from; None leaves the one that is kept of
        the same bytes.
        """
        columns = (
            rows.article_row(article)
            | rows.traits_row(traits)
            | {
                "recipe": recipe,
                "origin": origin,
                "origin_sha256": origin_sha256,
                "record_version": RECORD_VERSION if record else "",
                "correction": rows.correction_column(correction),
            }
        )
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        with self._write() as connection:
            versions.keep_version(connection, article)
            copies = connection.execute(
                "SELECT c.* FROM copies AS c JOIN articles AS a ON a.id = c.article_id"
                " WHERE a.id = ? AND a.text = ? AND c.origin != ?",
                (article.id, article.text, origin),
            ).fetchall()
            leave_words(connection, self._words, article.id)
            connection.execute("DELETE FROM articles WHERE id = ?", (article.id,))
            connection.execute("DELETE FROM copies WHERE origin = ?", (origin,))
            connection.execute(f"INSERT INTO articles ({names}) VALUES ({marks})", tuple(columns.values()))
            connection.execute(f"UPDATE articles SET {_CHANGED} WHERE id = ?", (article.id,))
            enter_words(connection, self._words, article)
            for copy in copies:
                connection.execute(_PUT_COPY, _copy_values(rows.copy(copy)))
            for passage, encoded in passages:
                self._put_passage(connection, article, passage, encoded)
            put_stems(connection, self._words, article.id, traits.language)
            originals.keep_original(connection, article.id, origin_sha256, original)
            if record is not None:
                records.put_record(connection, article.id, record)

    def put_original(self, article_id: str, origin_sha256: str, content: bytes) -> None:
        """Keep the PDF of an article that is in the library already, as one from before PDFs were kept is."""
        with self._database.write() as connection:  # no answer depends on it
            originals.keep_original(connection, article_id, origin_sha256, content)

    def is_pdf(self, article_id: str) -> bool:
        """Whether the article was read from a PDF, whether that is kept or not."""
        found = self._read(
            "SELECT 1 FROM articles WHERE id = ? AND (lower(origin) LIKE '%.pdf'"
            " OR id IN (SELECT article_id FROM originals))",
            (article_id,),
        )
        return bool(found)

    def original(self, article_id: str) -> bytes | None:
        """The PDF that the article was read from; None when it is not kept."""
        found = self._read("SELECT content FROM originals WHERE article_id = ?", (article_id,))
        return found[0]["content"] if found else None

    def unpaged(self) -> tuple[str, ...]:
        """Ids of the articles whose PDF is kept and whose pages are not known, sorted."""
        found = self._read(
            "SELECT id FROM articles WHERE pages IS NULL AND id IN (SELECT article_id FROM originals) ORDER BY id"
        )
        return tuple(row["id"] for row in found)

    def put_pages(self, article_id: str, pages: Sequence[int]) -> None:
        """Store where the pages of an article's PDF begin in its text, which stays as it is."""
        with self._write() as connection:
            connection.execute("UPDATE articles SET pages = ? WHERE id = ?", (json.dumps(pages), article_id))

    def put_record(self, article_id: str, record: ArticleRecord) -> None:
        """Store the record of an article that is in the library already; its passages stay as they are."""
        with self._write() as connection:
            update = f"UPDATE articles SET record_version = ?, {_CHANGED} WHERE id = ?"
            connection.execute(update, (RECORD_VERSION, article_id))
            records.put_record(connection, article_id, record)

    def unrecorded(self) -> tuple[str, ...]:
        """Ids of the articles whose record was not read by this version, sorted."""
        found = self._read("SELECT id FROM articles WHERE record_version != ? ORDER BY id", (RECORD_VERSION,))
        return tuple(row["id"] for row in found)

    def put_traits(self, article_id: str, traits: Traits) -> None:
        """Store the traits of an article that is in the library already."""
        columns = rows.traits_row(traits)
        assigned = ", ".join(f"{name} = ?" for name in columns)
        with self._write() as connection:
            update = f"UPDATE articles SET {assigned}, {_CHANGED} WHERE id = ?"
            connection.execute(update, (*columns.values(), article_id))
            put_stems(connection, self._words, article_id, traits.language)

    def traits(self) -> dict[str, Traits]:
        """By article id: what each article is compared by."""
        found = self._read(
            "SELECT id, traits_version, text_sha256, address, signature, story, language FROM articles ORDER BY id"
        )
        return {row["id"]: rows.traits(row) for row in found}

    def join_stories(self, one: str, other: str) -> None:
        """Make two stories one: an article was found that both are reprints of."""
        with self._write() as connection:
            connection.execute(f"UPDATE articles SET story = ?, {_CHANGED} WHERE story = ?", (one, other))

    def note_copy(self, copy: Copy) -> None:
        """Note that a document is a copy of a stored article."""
        with self._database.write() as connection:  # no answer depends on it
            connection.execute(_PUT_COPY, _copy_values(copy))

    def copies(self) -> tuple[Copy, ...]:
        """The documents that are copies of articles, by where they are from."""
        return tuple(map(rows.copy, self._read("SELECT * FROM copies ORDER BY origin")))

    def stories(self, article_ids: Iterable[str]) -> dict[str, str]:
        """By article id: the story of each of these articles, which is its own id when it was not compared."""
        found = self._read(
            "SELECT id, CASE story WHEN '' THEN id ELSE story END AS story FROM articles"
            " WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps([*article_ids]),),
        )
        return {row["id"]: row["story"] for row in found}

    def also_printed(self, article_ids: Iterable[str] | None = None) -> dict[str, tuple[Source, ...]]:
        """By article id: where else its story was printed, by day; articles printed nowhere else are left out.

        Args:
            article_ids: Only of these articles; None for all.
        """
        return prints.also_printed(self._read(*prints.also_printed_query(article_ids)))

    def statements(
        self, article_ids: Iterable[str] | None = None, status: StatementStatus | None = None
    ) -> tuple[Statement, ...]:
        """What the articles state, by article and place in it.

        Args:
            article_ids: Only of these articles; None for all.
            status: Only of this status; None for any.
        """
        ids = None if article_ids is None else sorted(set(article_ids))
        return tuple(records.statement(row) for row in self._read(*records.statements_query(ids, status)))

    def meeting_facts(self, article_ids: Iterable[str] | None = None) -> tuple[MeetingFacts, ...]:
        """What articles say about the meetings they report on, by article id; those of all articles when None."""
        ids = None if article_ids is None else sorted(set(article_ids))
        return tuple(records.meeting_facts(row) for row in self._read(*records.meeting_facts_query(ids)))

    def country_of(self, person: str) -> str | None:
        """The country that most articles give a person of that full name; None for a single name, or when none does."""
        found = self._read(*records.country_query(person)) if " " in person else []
        return str(found[0]["country"]) if found else None

    def persons(self) -> list[tuple[str, str]]:
        """The names of those who took part in meetings or presided, with a country or an empty text.

        Each once for every country that it is said to be of, in the order in which articles, by id, first say so.
        """
        found = sorted(self._read(records.PERSONS), key=lambda row: str(row["first"]))
        return [(row["name"], row["country"]) for row in found]

    def sentences(self, article_id: str) -> tuple[Sentence, ...]:
        """The sentences of an article, in order."""
        found = self._read(
            "SELECT s.start, s.end FROM sentences AS s JOIN passages AS p ON p.number = s.passage"
            " WHERE p.article_id = ? ORDER BY s.start",
            (article_id,),
        )
        return tuple(Sentence(row["start"], row["end"]) for row in found)

    def _put_passage(self, connection: Connection, article: Article, passage: Passage, encoded: EncodedPassage) -> None:
        (made,) = connection.execute(
            'INSERT INTO passages (id, article_id, start, "end", n_tokens, vector, sentence_vectors, token_vectors)'
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
            (
                passage.id,
                article.id,
                passage.start,
                passage.end,
                passage.n_tokens,
                encoded.vector.astype(np.float32).tobytes(),
                encoded.sentence_vectors.astype(np.float16).tobytes(),
                encoded.tokens.pack(),
            ),
        ).fetchall()
        number = made["number"]
        connection.executemany(
            "INSERT INTO sentences VALUES (?, ?, ?, ?)",
            [(number, position, one.start, one.end) for position, one in enumerate(passage.sentences)],
        )
        body = article.text[passage.start : passage.end]
        self._words.enter(connection, "passage_words", number, heading=article.heading, body=body)

    def move(self, article_id: str, origin: str) -> None:
        """Record that an unchanged article was read from another file this time."""
        with self._database.write() as connection:  # the state stays the same: no answer depends on the origin
            connection.execute("UPDATE articles SET origin = ? WHERE id = ?", (origin, article_id))

    def remove(self, article_id: str) -> None:
        """Remove an article and all that belongs to it, its earlier versions and its PDF too."""
        with self._write() as connection:
            connection.execute("DELETE FROM versions WHERE article_id = ?", (article_id,))
            connection.execute("DELETE FROM originals WHERE article_id = ?", (article_id,))
            leave_words(connection, self._words, article_id)
            connection.execute("DELETE FROM articles WHERE id = ?", (article_id,))

    def state(self) -> str:
        """A name for the library's present contents, different after every write that answers can depend on."""
        found = self._read("SELECT value FROM meta WHERE key IN ('library', 'revision') ORDER BY key")
        return ":".join(row["value"] for row in found)

    def article_ids(self) -> tuple[str, ...]:
        """Ids of all articles, sorted."""
        return tuple(row["id"] for row in self._read("SELECT id FROM articles ORDER BY id"))

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
        found = self._read("SELECT * FROM articles WHERE id = ?", (article_id,))
        if not found:
            raise ArticleNotFoundError(
                f"The library holds no article {article_id!r}. An answer's quotes name the articles they are from."
            )
        return rows.article(found[0])

    def earlier_version(self, article_id: str, start: int, text: str) -> EarlierVersion | None:
        """The latest earlier version of a stored article with that text at that character; None when there is none."""
        found = self._read(*versions.version_query(article_id, start, text))
        return versions.earlier_version(found[0]) if text and found else None

    def forget_versions(self, quotes_of: versions.QuotesOf) -> None:
        """Delete old versions of articles, but the latest few and those in which something quoted is looked up."""
        if self._read(versions.OLD_VERSIONS):
            with self._database.write() as connection:  # no answer depends on it
                versions.forget_versions(connection, quotes_of)

    def cut(self, article_id: str, start: int, end: int) -> str:
        """`Article.text[start:end]`, without reading the whole article; empty when there is no such text."""
        found = self._read(
            "SELECT substr(text, ?, ?) AS cut FROM articles WHERE id = ?", (start + 1, max(end - start, 0), article_id)
        )
        return str(found[0]["cut"]) if found else ""

    def sentence_before(self, article_id: str, start: int) -> Sentence | None:
        """The last sentence that ends at or before that character; None when there is none."""
        found = self._read(
            "SELECT s.start, s.end FROM sentences AS s JOIN passages AS p ON p.number = s.passage"
            " WHERE p.article_id = ? AND s.end <= ? ORDER BY s.end DESC LIMIT 1",
            (article_id, start),
        )
        return Sentence(found[0]["start"], found[0]["end"]) if found else None

    def sentence_after(self, article_id: str, end: int) -> Sentence | None:
        """The first sentence that starts at or after that character; None when there is none."""
        found = self._read(
            "SELECT s.start, s.end FROM sentences AS s JOIN passages AS p ON p.number = s.passage"
            " WHERE p.article_id = ? AND s.start >= ? ORDER BY s.start LIMIT 1",
            (article_id, end),
        )
        return Sentence(found[0]["start"], found[0]["end"]) if found else None

    def sentences_around(self, article_id: str, start: int, end: int) -> Span:
        """The range from the start of the first to the end of the last sentence that the characters touch.

        It is the given range when they touch none, as in a heading.
        """
        found = self._read(
            "SELECT min(s.start) AS start, max(s.end) AS end FROM sentences AS s"
            " JOIN passages AS p ON p.number = s.passage WHERE p.article_id = ? AND s.start < ? AND s.end > ?",
            (article_id, end, start),
        )
        return (found[0]["start"], found[0]["end"]) if found[0]["start"] is not None else (start, end)

    def summits(self) -> tuple[str, ...]:
        """The names of all summits that articles are about, sorted."""
        found = self._read("SELECT DISTINCT summit FROM articles WHERE summit IS NOT NULL ORDER BY summit")
        return tuple(row["summit"] for row in found)

    def titles(self, article_ids: Iterable[str]) -> list[str]:
        """Titles of the articles of those ids, in that order, each once, without those that are no longer there."""
        ids = list(dict.fromkeys(article_ids))
        found = self._read(
            "SELECT id, title FROM articles WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),)
        )
        titles = {row["id"]: row["title"] for row in found}
        return [titles[one] for one in ids if one in titles]

    def articles(self, article_ids: Iterable[str] | None = None) -> tuple[Article, ...]:
        """These articles, or all when None, by date (undated ones last) and id."""
        wanted, ids = "", () if article_ids is None else (json.dumps([*article_ids]),)
        if ids:
            wanted = " WHERE id IN (SELECT value FROM json_each(?))"
        found = self._read(f"SELECT * FROM articles{wanted} ORDER BY date IS NULL, date, id", ids)
        return tuple(rows.article(row) for row in found)

    def articles_with_meetings(self, article_ids: Iterable[str] | None = None) -> tuple[Article, ...]:
        """These articles in that order, with what was read of their meeting where their front matter is silent.

        Args:
            article_ids: Without those that are not there; None for all.
        """
        articles = self.articles(article_ids)
        silent = [one.id for one in articles if not (one.summit and one.edition and one.date and one.place)]
        facts = {one.article_id: one for one in self.meeting_facts(silent)}
        return tuple(with_meeting(one, facts[one.id]) if one.id in facts else one for one in articles)

    def articles_without_text(self) -> tuple[Article, ...]:
        """As `articles_with_meetings`, each with an empty text; an article that did not change is the same object.

        Reads only what changed since it was last called.
        """
        with self._database.lock:
            library, revision = self.state().split(":")
            known, kept = self._described_of, self._described
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

    def stored_order(self) -> dict[str, int]:
        """By article id: a number that is higher the later the article was last stored; 0 without passages.

        It is the number of its last passage. Passages are numbered as they are written, and no number is used twice.
        """
        found = self._read(
            "SELECT a.id, coalesce(max(p.number), 0) AS number FROM articles AS a"
            " LEFT JOIN passages AS p ON p.article_id = a.id GROUP BY a.id"
        )
        return {row["id"]: row["number"] for row in found}

    def passage_count(self) -> int:
        """How many passages the articles have together; counted once for each state."""
        state = self.state()
        known = self._counted
        if known[0] != state:
            self._counted = known = (state, int(self._read("SELECT count(*) AS n FROM passages")[0]["n"]))
        return known[1]

    def passage_ids(self, after: int = 0) -> set[str]:
        """Ids of the passages with a higher number, or of all."""
        return {row["id"] for row in self._read("SELECT id FROM passages WHERE number > ?", (after,))}

    def last_passage(self) -> int:
        """The number of the passage that was stored last; passages stored later get higher ones."""
        return int(self._read("SELECT coalesce(max(number), 0) AS last FROM passages")[0]["last"])

    def changed_since(self, last: int, passages: int) -> tuple[int, int]:
        """How many passages were added and removed since there were so many and this was the last one's number."""
        added = int(self._read("SELECT count(*) AS n FROM passages WHERE number > ?", (last,))[0]["n"])
        return added, passages - (self.passage_count() - added)

    def passage_numbers(self, passage_ids: Iterable[str], scope: Scope) -> dict[str, int]:
        """By id, the numbers of these passages, without those no longer there or outside the scope."""
        inside, values = rows.within(scope)
        found = self._read(
            "SELECT p.id, p.number FROM json_each(?) AS wanted JOIN passages AS p ON p.id = wanted.value"
            f"{' JOIN articles AS a ON a.id = p.article_id' if inside else ''} WHERE true{inside}",
            (json.dumps([*passage_ids]), *values),
        )
        return {row["id"]: row["number"] for row in found}

    def passages_after(self, number: int, limit: int, scope: Scope) -> list[tuple[int, str]]:
        """Numbers and ids of the passages in the scope with a higher number, at most so many."""
        inside, values = rows.within(scope)
        among = f" AND p.article_id IN (SELECT a.id FROM articles AS a WHERE true{inside})" if inside else ""
        found = self._read(
            f"SELECT p.number, p.id FROM passages AS p WHERE p.number > ?{among} LIMIT ?", (number, *values, limit)
        )
        return [(row["number"], row["id"]) for row in found]

    def passages_within(self, limit: int, scope: Scope) -> list[tuple[int, str]]:
        """Numbers and ids of the passages in the scope, at most so many; looked up by their articles."""
        inside, values = rows.within(scope)
        found = self._read(
            "SELECT p.number, p.id FROM articles AS a CROSS JOIN passages AS p"
            f" WHERE p.article_id = a.id{inside} LIMIT ?",
            (*values, limit),
        )
        return [(row["number"], row["id"]) for row in found]

    def vectors(self, numbers: Iterable[int]) -> dict[int, Vector]:
        """By number, the vectors of these passages."""
        wanted = json.dumps([*numbers])
        found = self._read(
            "SELECT number, vector FROM passages WHERE number IN (SELECT CAST(value AS INTEGER) FROM json_each(?))",
            (wanted,),
        )
        return {row["number"]: np.frombuffer(row["vector"], dtype=np.float32) for row in found}

    def generations(self) -> tuple[str, ...]:
        """Names of the generations of indexes that were made from this library or earlier states, the latest last."""
        found = self._read("SELECT value FROM meta WHERE key = 'generations'")
        return tuple(found[0]["value"].split()) if found else ()

    def name_generation(self, name: str) -> None:
        """Note that a generation of an index is made from this library."""
        with self._database.write() as connection:  # no answer depends on it
            names = (*self.generations(), name)[-GENERATIONS_KEPT:]
            connection.execute(rows.SET_META, ("generations", " ".join(names)))

    def passages(self, passage_ids: Iterable[str]) -> dict[str, StoredPassage]:
        """The passages of those ids, without those no longer there; kept in memory until the library changes."""
        wanted = sorted(set(passage_ids))
        with self._database.lock:
            state = self.state()
            if state != self._kept_of or len(self._kept) > PASSAGES_KEPT:
                self._kept_of, self._kept = state, {}
            self._kept |= self._read_passages([one for one in wanted if one not in self._kept])
            return {one: self._kept[one] for one in wanted if one in self._kept}

    def _read_passages(self, passage_ids: Sequence[str]) -> dict[str, StoredPassage]:
        found = self._read(
            # One statement, so that a passage and its sentences are from the same state of the library.
            "SELECT p.id, p.article_id, p.start, p.end, p.n_tokens, p.vector, p.sentence_vectors, p.token_vectors,"
            " a.date, a.edition, a.story,"
            " w.heading, w.body, (SELECT group_concat(s.start || ' ' || s.end) FROM"
            ' (SELECT start, "end" FROM sentences WHERE passage = p.number ORDER BY position) AS s) AS sentences'
            " FROM json_each(?) AS wanted"
            " JOIN passages AS p ON p.id = wanted.value JOIN articles AS a ON a.id = p.article_id"
            " JOIN passage_words AS w ON w.rowid = p.number",
            (json.dumps(passage_ids),),
        )
        return {row["id"]: rows.stored_passage(row) for row in found}

    def index_records(self, passage_ids: Iterable[str]) -> Iterator[IndexRecord]:
        """What an index needs of the passages of those ids, in the order of their ids."""
        found = self._read(
            "SELECT p.id, p.article_id, a.summit, a.date, p.vector FROM json_each(?) AS wanted"
            " JOIN passages AS p ON p.id = wanted.value JOIN articles AS a ON a.id = p.article_id ORDER BY p.id",
            (json.dumps(list(passage_ids)),),
        )
        for row in found:
            vector = np.frombuffer(row["vector"], dtype=np.float32)
            yield IndexRecord(row["id"], row["article_id"], row["summit"], rows.date(row["date"]), vector)

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        """One transaction, which also changes the library's `state()`."""
        with self._database.write() as connection:
            yield connection
            connection.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'revision'")


_COPY_COLUMNS = tuple(field.name for field in fields(Copy))
_PUT_COPY = (
    f"INSERT INTO copies ({', '.join(_COPY_COLUMNS)}) VALUES ({', '.join('?' * len(_COPY_COLUMNS))})"
    f" ON CONFLICT (origin) DO UPDATE SET {', '.join(f'{one} = excluded.{one}' for one in _COPY_COLUMNS)}"
)


def _copy_values(copy: Copy) -> tuple[str | None, ...]:
    columns = asdict(copy) | {"published": copy.published and copy.published.isoformat()}
    return tuple(columns[one] for one in _COPY_COLUMNS)


def is_verbatim(quote: Quote, library: Library) -> bool:
    """Whether the library holds exactly the quote's text at its place."""
    return bool(quote.text) and library.cut(quote.article_id, quote.start, quote.end) == quote.text
