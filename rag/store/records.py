"""The record of articles in the library's tables: what is written and how it is read back."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from pydantic import TypeAdapter

from rag.record import ArticleRecord, MeetingFacts, Statement, StatementStatus
from rag.store.database import Connection, TableRow

_STATEMENT = TypeAdapter(Statement)
_FACTS = TypeAdapter(MeetingFacts)


def put_record(connection: Connection, article_id: str, record: ArticleRecord) -> None:
    """Write the record of an article in place of an earlier one, within the caller's transaction."""
    connection.execute("DELETE FROM statements WHERE article_id = ?", (article_id,))
    connection.execute("DELETE FROM meeting_facts WHERE article_id = ?", (article_id,))
    connection.executemany(
        "INSERT INTO statements VALUES (?, ?, ?, ?)",
        [
            (article_id, position, one.status, json.dumps(asdict(one), default=str))
            for position, one in enumerate(record.statements)
        ],
    )
    connection.execute(
        "INSERT INTO meeting_facts VALUES (?, ?)", (article_id, json.dumps(asdict(record.meeting), default=str))
    )
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


_PLACE = "article_id || ' ' || (1000000 + position)"
"""The SQL for where a person is named: the same order as by article and position in it."""
PERSONS = f"SELECT name, country, min({_PLACE}) AS first FROM persons GROUP BY name, country"
"""The SQL for all persons, each once for every country that it is said to be of, with where that comes first."""


def country_query(person: str) -> tuple[str, tuple[str]]:
    """The SQL for the country that most articles give a person, the first of them where several are given as often."""
    return (
        "SELECT country FROM persons WHERE name = ? AND country != '' AND chairs = 0 GROUP BY country"
        f" ORDER BY count(*) DESC, min({_PLACE}) LIMIT 1",
        (person,),
    )


def statements_query(article_ids: Sequence[str] | None, status: StatementStatus | None) -> tuple[str, list[object]]:
    """The SQL for statements of these articles and this status, and its values; None limits nothing."""
    conditions: list[str] = []
    values: list[object] = []
    if article_ids is not None:
        conditions.append("article_id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(list(article_ids)))
    if status is not None:
        conditions.append("status = ?")
        values.append(status)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return f"SELECT statement FROM statements{where} ORDER BY article_id, position", values


def meeting_facts_query(article_ids: Sequence[str] | None) -> tuple[str, list[object]]:
    """The SQL for the facts of these articles, and its values; None limits nothing."""
    if article_ids is None:
        return "SELECT facts FROM meeting_facts ORDER BY article_id", []
    held = "article_id IN (SELECT value FROM json_each(?))"
    return f"SELECT facts FROM meeting_facts WHERE {held} ORDER BY article_id", [json.dumps(list(article_ids))]


def statement(row: TableRow) -> Statement:
    """The statement in a row."""
    return _STATEMENT.validate_python(json.loads(row["statement"]))


def meeting_facts(row: TableRow) -> MeetingFacts:
    """The facts about a meeting in a row."""
    return _FACTS.validate_python(json.loads(row["facts"]))
