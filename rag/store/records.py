"""The record of articles in the library: what they state, and what they say of the meeting they report on."""

import json
from collections.abc import Iterable
from typing import TypeVar

from pydantic import TypeAdapter

from rag.record import RECORD_VERSION, ArticleRecord, MeetingFacts, Statement, StatementStatus, with_meeting
from rag.store import rows
from rag.store.articles import StoredArticles
from rag.store.database import Connection
from rag.types import Article

_Of = TypeVar("_Of")

_STATEMENT = TypeAdapter(Statement)
_FACTS = TypeAdapter(MeetingFacts)
_PLACE = "article_id || ' ' || (1000000 + position)"
"""The SQL for where a person is named: the same order as by article and position in it."""
_PERSONS = f"SELECT name, country, min({_PLACE}) AS first FROM persons GROUP BY name, country"
"""The SQL for all persons, each once for every country that it is said to be of, with where that comes first."""


class StoredRecords(StoredArticles):
    """The part of a library that keeps what was read of its articles."""

    def statements(
        self, article_ids: Iterable[str] | None = None, *statuses: StatementStatus, telling: str = ""
    ) -> tuple[Statement, ...]:
        """What the articles state, by article and place in it.

        Args:
            article_ids: Only of these articles; None for all.
            statuses: Only of one of these; of any where none is given.
            telling: The list of a `Statement` that must have something in it; empty for any.
        """
        inside, values = _among(article_ids, "statement", telling)
        if statuses:
            inside, values = f"{inside} AND status IN ({', '.join('?' * len(statuses))})", (*values, *statuses)
        found = self._read(
            f"SELECT article_id, statement FROM statements WHERE true{inside} ORDER BY article_id, position", values
        )
        return tuple(_STATEMENT.validate_json(_whole(row["article_id"], row["statement"])) for row in found)

    def meeting_facts(self, article_ids: Iterable[str] | None = None, telling: str = "") -> tuple[MeetingFacts, ...]:
        """What articles say about the meetings they report on, by article id; those of all articles when None.

        `telling` is as in `statements`.
        """
        inside, values = _among(article_ids, "facts", telling)
        found = self._read(f"SELECT facts FROM meeting_facts WHERE true{inside} ORDER BY article_id", values)
        return tuple(_FACTS.validate_json(row["facts"]) for row in found)

    def articles_with_meetings(self, article_ids: Iterable[str] | None = None) -> tuple[Article, ...]:
        """These articles in that order, with what was read of their meeting where their front matter is silent.

        Args:
            article_ids: Without those that are not there; None for all.
        """
        articles = self.articles(article_ids)
        silent = [one.id for one in articles if not (one.summit and one.edition and one.date and one.place)]
        facts = {one.article_id: one for one in self.meeting_facts(silent)}
        return tuple(with_meeting(one, facts[one.id]) if one.id in facts else one for one in articles)

    def country_of(self, person: str) -> str | None:
        """The country that most articles give a person of that full name; None for a single name, or when none does.

        The first that articles give, where several are given as often.
        """
        if " " not in person:
            return None
        found = self._read(
            "SELECT country FROM persons WHERE name = ? AND country != '' AND chairs = 0 GROUP BY country"
            f" ORDER BY count(*) DESC, min({_PLACE}) LIMIT 1",
            (person,),
        )
        return str(found[0]["country"]) if found else None

    def persons(self) -> list[tuple[str, str]]:
        """The names of those who took part in meetings or presided, with a country or an empty text.

        Each once for every country that it is said to be of, in the order in which articles, by id, first say so.
        """
        found = sorted(self._read(_PERSONS), key=lambda row: str(row["first"]))
        return [(row["name"], row["country"]) for row in found]

    def articles_naming(self, persons: Iterable[str]) -> frozenset[str]:
        """Ids of the articles whose record has somebody of one of these names, as `persons` has them."""
        found = self._read(
            "SELECT DISTINCT article_id FROM persons WHERE name IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(set(persons))),),
        )
        return frozenset(row["article_id"] for row in found)

    def unrecorded(self) -> tuple[str, ...]:
        """Ids of the articles whose record was not read by this version, sorted."""
        found = self._read("SELECT id FROM articles WHERE record_version != ? ORDER BY id", (RECORD_VERSION,))
        return tuple(row["id"] for row in found)

    def put_record(self, article_id: str, record: ArticleRecord) -> None:
        """Store the record of an article that is in the library already; its passages stay as they are."""
        with self._write() as connection:
            update = f"UPDATE articles SET record_version = ?, {rows.SET_CHANGED} WHERE id = ?"
            connection.execute(update, (RECORD_VERSION, article_id))
            enter_record(connection, article_id, record)


def _whole(article_id: str, statement: str) -> str:
    """A stored statement as JSON with its article, which stands in a column of its own."""
    return f'{{"article_id":{json.dumps(article_id)},{statement[1:]}'


def _among(article_ids: Iterable[str] | None, column: str, telling: str) -> tuple[str, tuple[object, ...]]:
    """An SQL condition on a row of the record, and its values.

    Args:
        article_ids: Of which one must be the row's; None limits nothing.
        column: Holds the JSON.
        telling: The list in it that must not be empty; empty limits nothing.
    """
    inside, values = "", list[object]()
    if article_ids is not None:
        inside, values = " AND article_id IN (SELECT value FROM json_each(?))", [json.dumps(sorted(set(article_ids)))]
    if telling:
        # What is empty is not written; earlier versions did.
        inside = f"{inside} AND {column} LIKE ? AND {column} NOT LIKE ?"
        values = [*values, f'%"{telling}":%', f'%"{telling}": []%']
    return inside, tuple(values)


def enter_record(connection: Connection, article_id: str, record: ArticleRecord) -> None:
    """Write the record of an article in place of an earlier one, within the caller's transaction."""
    connection.execute("DELETE FROM statements WHERE article_id = ?", (article_id,))
    connection.execute("DELETE FROM meeting_facts WHERE article_id = ?", (article_id,))
    connection.executemany(
        "INSERT INTO statements VALUES (?, ?, ?, ?)",
        [
            (article_id, position, one.status, _told(_STATEMENT, one, but={"article_id"}))
            for position, one in enumerate(record.statements)
        ],
    )
    connection.execute("INSERT INTO meeting_facts VALUES (?, ?)", (article_id, _told(_FACTS, record.meeting)))
    named = [
        (one.value.name, one.value.country or "", chairs)
        for chairs, told in enumerate((record.meeting.participants, record.meeting.chairs))
        for one in told
        if one.value.kind == "person"
    ]
    connection.execute("DELETE FROM persons WHERE article_id = ?", (article_id,))
    connection.executemany(
        "INSERT INTO persons VALUES (?, ?, ?, ?, ?)",
        [(article_id, position, *one) for position, one in enumerate(named)],
    )


def _told(type_: TypeAdapter[_Of], value: _Of, but: set[str] | None = None) -> str:
    """A value as JSON without what is as it is by default, which takes two thirds of the room."""
    return type_.dump_json(value, exclude=but, exclude_defaults=True).decode()
