"""The words of the library's articles in its tables: kept in the transaction that stores an article, read one by one.

Which articles have a word is looked up in a full-text index of folded words, not stemmed and without their places.
Names, ordinary words and parts of people's names are counted, so that a word goes when the last article with it does.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import partial

from rag.english import stem, words
from rag.store import rows
from rag.store.database import Connection, RowReader, Words
from rag.types import Article
from rag.vocabulary import VOCABULARY_VERSION, ArticleWords, words_of


class StoredVocabulary:
    """The vocabulary of a library (`rag.vocabulary.Vocabulary`), as it is whenever it is asked.

    Args:
        read: Runs SQL on the library's database.
        full_text: Its full-text tables.
    """

    def __init__(self, read: RowReader, full_text: Words) -> None:
        self._read = read
        self._matching = partial(full_text.matching, "article_words")
        self.people: Set[str] = _People(read)

    def has(self, word: str) -> bool:
        """Whether a folded word, or one of which it is the stem, is in an article; of "n'djamena", both its words."""
        parts = words(word)  # two in quotes would be a phrase, which needs the places of words
        matches, query = self._matching(" AND ".join(f'"{one}"' for one in parts))
        return bool(parts) and bool(self._read(f"SELECT 1 FROM article_words WHERE {matches} LIMIT 1", (query,)))

    def names(self, letter: str, shortest: int, longest: int) -> Sequence[str]:
        """The names of that first letter, of so many letters, that no text has as an ordinary word, sorted."""
        found = self._read(
            f"SELECT word FROM vocabulary AS v WHERE {_BEGINNING} AND NOT EXISTS"
            " (SELECT 1 FROM vocabulary WHERE kind = 'ordinary' AND word = v.word) ORDER BY word",
            ("names", letter, f"{letter}\U0010ffff", shortest, longest),
        )
        return [row["word"] for row in found]

    def ordinary(self, letter: str, shortest: int, longest: int) -> Sequence[str]:
        """The ordinary words of that first letter, of so many letters, sorted."""
        found = self._read(
            f"SELECT word FROM vocabulary WHERE {_BEGINNING} ORDER BY word",
            ("ordinary", letter, f"{letter}\U0010ffff", shortest, longest),
        )
        return [row["word"] for row in found]

    def abbreviations(self, article_ids: Iterable[str]) -> Mapping[str, Sequence[tuple[str, str]]]:
        """By article id: names with the abbreviations that a text gives them in brackets, as written."""
        found = self._read(
            "SELECT article_id, name, abbreviation FROM abbreviations"
            " WHERE article_id IN (SELECT value FROM json_each(?)) ORDER BY article_id, position",
            (json.dumps([*article_ids]),),
        )
        told: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in found:
            told[row["article_id"]].append((row["name"], row["abbreviation"]))
        return told

    def articles_with_all(self, folded: Iterable[str]) -> frozenset[str]:
        """Ids of the articles whose text has all of these folded words."""
        matches, query = self._matching(" AND ".join(f'body : "{one}"' for one in sorted(set(folded))))
        found = self._read(
            "SELECT n.article_id FROM article_words JOIN article_numbers AS n ON n.number = article_words.rowid"
            f" WHERE {matches}",
            (query,),
        )
        return frozenset(row["article_id"] for row in found)

    def in_text(self, folded: Iterable[str], article_id: str) -> frozenset[str]:
        """Which of these folded words an article's text has."""
        found = set()
        for word in folded:
            matches, query = self._matching(f'body : "{word}"')
            number = "(SELECT number FROM article_numbers WHERE article_id = ?)"
            held = f"SELECT 1 FROM article_words WHERE {matches} AND rowid = {number}"
            found |= {word} if self._read(held, (query, article_id)) else set()
        return frozenset(found)


_BEGINNING = "kind = ? AND word >= ? AND word < ? AND length(word) BETWEEN ? AND ?"


class _People(Set[str]):
    """Folded parts of people's names, looked up one by one."""

    def __init__(self, read: RowReader) -> None:
        self._read = read

    def __contains__(self, part: object) -> bool:
        return bool(self._read("SELECT 1 FROM vocabulary WHERE kind = 'people' AND word = ?", (str(part),)))

    def __iter__(self) -> Iterator[str]:
        found = self._read("SELECT word FROM vocabulary WHERE kind = 'people' ORDER BY word")
        return iter([row["word"] for row in found])

    def __len__(self) -> int:
        return int(self._read("SELECT count(*) AS n FROM vocabulary WHERE kind = 'people'")[0]["n"])

    @classmethod
    def _from_iterable(cls, it: Iterable[str]) -> frozenset[str]:  # type: ignore[override]  # of parts of it
        return frozenset(it)


def enter_words(connection: Connection, full_text: Words, article: Article) -> None:
    """Enter the words of an article that is being stored, within the caller's transaction."""
    told = words_of(article)
    (made,) = connection.execute(
        "INSERT INTO article_numbers (article_id) VALUES (?) RETURNING number", (article.id,)
    ).fetchall()
    full_text.enter(connection, "article_words", made["number"], **_columns(told))
    connection.executemany(
        "INSERT INTO vocabulary VALUES (?, ?, 1) ON CONFLICT (kind, word)"
        " DO UPDATE SET articles = vocabulary.articles + 1",
        _counted(told),
    )
    connection.executemany(
        "INSERT INTO abbreviations VALUES (?, ?, ?, ?)",
        [(article.id, nth, *pair) for nth, pair in enumerate(told.abbreviations)],
    )


def leave_words(connection: Connection, full_text: Words, article_id: str) -> None:
    """Take out the words of an article that is about to be removed or replaced, if it is stored."""
    held = connection.execute(
        "SELECT a.*, n.number FROM articles AS a JOIN article_numbers AS n ON n.article_id = a.id WHERE a.id = ?",
        (article_id,),
    ).fetchone()
    if held is None:
        return
    told = words_of(rows.article(held))
    full_text.leave(connection, "article_words", held["number"], **_columns(told))
    connection.executemany("UPDATE vocabulary SET articles = articles - 1 WHERE kind = ? AND word = ?", _counted(told))
    connection.executemany("DELETE FROM vocabulary WHERE kind = ? AND word = ? AND articles = 0", _counted(told))
    connection.execute("DELETE FROM abbreviations WHERE article_id = ?", (article_id,))
    connection.execute("DELETE FROM article_numbers WHERE article_id = ?", (article_id,))


def read_words_anew(connection: Connection, full_text: Words) -> None:
    """Read the words of all articles, unless they were read by this version."""
    read_by = connection.execute("SELECT value FROM meta WHERE key = 'vocabulary'").fetchone()
    if read_by and read_by["value"] == VOCABULARY_VERSION:
        return
    full_text.clear(connection, "article_words")
    for table in ("vocabulary", "abbreviations", "article_numbers"):
        connection.execute(f"DELETE FROM {table}")
    for row in connection.execute("SELECT * FROM articles ORDER BY id"):
        enter_words(connection, full_text, rows.article(row))
    connection.execute(rows.SET_META, ("vocabulary", VOCABULARY_VERSION))


def _columns(told: ArticleWords) -> dict[str, str]:
    """The words of the text, and the further words of the title, series and place with the stems of all."""
    further = (told.every | {stem(word) for word in told.every}) - told.text
    return {"body": " ".join(sorted(told.text)), "further": " ".join(sorted(further))}


def _counted(told: ArticleWords) -> list[tuple[str, str]]:
    by_kind = {"names": told.names, "ordinary": told.ordinary, "people": told.people}
    return [(kind, word) for kind, every in by_kind.items() for word in sorted(every)]
