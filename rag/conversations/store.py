"""Conversations, kept in a database beside the library: questions, answers with their citations, and feedback on them.

Everything belongs to an owner. Every read and write names the owner and cannot reach what belongs to another; only
`Conversations.feedback` and `Conversations.quotes_of` read across owners. An answer is kept whole, as JSON, so it is
always shown with its own citations. A question is stored when it is taken in, and again when it is answered or fails.
If it is still pending when another process reads it, the process that took it in ended before the answer.
"""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pydantic import SecretStr

from rag.conversations.records import answer_record, recorded_answer, recorded_scope, scope_record
from rag.conversations.schema import CONVERSATIONS_SCHEMA
from rag.conversations.values import WHOLE_ANSWER, Feedback, KeptConversation, KeptExchange, Listed, Verdict
from rag.english import normalise, prefixes
from rag.errors import ConversationNotFoundError, ConversationsError
from rag.store import Connection, Place, TableRow, open_database, place_name
from rag.types import EVERYTHING, Answer, Scope

CONVERSATIONS_FILE = "conversations.db"
IN_MEMORY = Path(":memory:")
"""Given in place of a file: the conversations are lost when the process ends."""
UNDO_WITHIN_S = 3600.0
"""How long a deleted conversation can be brought back; after that the next deletion or start erases it."""
TITLE_MAX_CHARS = 200
REASON_MAX_CHARS = 500
LISTED_MAX = 200
"""How many conversations a list holds; older ones are found by searching."""


class Conversations:
    """The open store. Safe to share between threads: a lock lets them use its one connection in turn.

    Args:
        place: The file, or the server that keeps it.
        clock: Seconds since 1970.
    """

    def __init__(self, place: Place = IN_MEMORY, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._name = repr(place_name(place))
        advice = "If the file is damaged, move it away; a new one is made."
        try:
            if isinstance(place, Path) and place != IN_MEMORY:
                place.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._failure("opened", f"{error}. {advice}") from error
        self._database = open_database(place, CONVERSATIONS_SCHEMA, self._failure, advice)
        self._read, self._write, self._words = self._database.read, self._database.write, self._database.words
        with self._write() as connection:
            self._erase(connection)

    @classmethod
    def open(cls, data: Path, server: SecretStr | None = None) -> "Conversations":
        """Open the conversations in that data directory, or on a server; both are made if they do not exist.

        Args:
            data: The data directory.
            server: The address of the PostgreSQL server that keeps them (`Settings.database`); None for a file there.
        """
        return cls(server or data / CONVERSATIONS_FILE)

    def _failure(self, done: str, why: str) -> ConversationsError:
        if done == "opened":
            return ConversationsError(f"The conversations in {self._name} cannot be opened: {why}")
        return ConversationsError(f"The conversations cannot be {'kept' if done == 'written' else done}: {why}")

    def close(self) -> None:
        """Close the connection; the store cannot be used afterwards."""
        self._database.close()

    def take_in(
        self,
        owner: str,
        conversation_id: str,
        exchange_id: str,
        question: str,
        *,
        alone: bool = False,
        scope: Scope = EVERYTHING,
        model: str | None = None,
    ) -> None:
        """Store a question that waits for its answer, and also its conversation when this is the first question in it.

        Raises:
            ConversationNotFoundError: the conversation is another owner's.
        """
        question, now = normalise(question), self._clock()
        with self._write() as connection:
            if not self._read("SELECT 1 FROM conversations WHERE id = ?", (conversation_id,)):
                (begun,) = connection.execute(
                    "INSERT INTO conversations (id, owner, title, changed_at) VALUES (?, ?, '', ?) RETURNING number",
                    (conversation_id, owner, now),
                ).fetchall()
                self._set_title(connection, begun["number"], question)
            number = self._number(owner, conversation_id)
            connection.execute("UPDATE conversations SET changed_at = ? WHERE number = ?", (now, number))
            (asked,) = connection.execute(
                "INSERT INTO exchanges (id, conversation, question, alone, asked_at, state, trouble, scope, model)"
                " VALUES (?, ?, ?, ?, ?, 'pending', '', ?, ?) RETURNING number",
                (exchange_id, number, question, int(alone), now, scope_record(scope), model),
            ).fetchall()
            self._words.enter(connection, "exchange_words", asked["number"], question=question, answer="")

    def wait_again(self, owner: str, exchange_id: str) -> None:
        """Mark a failed question as waiting for its answer again."""
        with self._write() as connection:
            number = self._exchange(owner, exchange_id)
            connection.execute(
                "UPDATE exchanges SET state = 'pending', trouble = '', partial = '' WHERE number = ?", (number,)
            )

    def finish(self, owner: str, exchange_id: str, answer: Answer) -> None:
        """Store the answer to a question."""
        with self._write() as connection:
            number = self._exchange(owner, exchange_id)
            connection.execute(
                "UPDATE exchanges SET state = 'done', trouble = '', answer = ? WHERE number = ?",
                (answer_record(answer), number),
            )
            said = normalise("\n".join((answer.standalone_question, answer.text)))
            (asked,) = self._read("SELECT question FROM exchanges WHERE number = ?", (number,))
            self._words.enter(connection, "exchange_words", number, question=asked["question"], answer=said)

    def fail(self, owner: str, exchange_id: str, trouble: str, partial: str = "") -> None:
        """Mark a question as failed, with the reason and what had been written of its answer."""
        with self._write() as connection:
            number = self._exchange(owner, exchange_id)
            connection.execute(
                "UPDATE exchanges SET state = 'failed', trouble = ?, partial = ? WHERE number = ?",
                (normalise(trouble), normalise(partial), number),
            )

    def listed(self, owner: str) -> tuple[Listed, ...]:
        """The owner's conversations, the one with the latest question first; at most `LISTED_MAX`."""
        return self._listed("", (owner,))

    def found(self, owner: str, text: str) -> tuple[Listed, ...]:
        """The owner's conversations in which each word of the text occurs, or begins a word.

        The title, the questions and the answers are searched. Only the words of the text count, so any text is a valid
        query; a text without words finds nothing.
        """
        asked = prefixes(text)
        if not asked:
            return ()
        conditions, values = "", [owner]
        for word in asked:
            said, value = self._words.matching("exchange_words", word)
            titled, same = self._words.matching("title_words", word)
            conditions += (
                " AND number IN (SELECT e.conversation FROM exchange_words JOIN exchanges AS e"
                f" ON e.number = exchange_words.rowid WHERE {said} UNION SELECT rowid FROM title_words WHERE {titled})"
            )
            values += [value, same]
        return self._listed(conditions, values)

    def _listed(self, condition: str, values: Sequence[object]) -> tuple[Listed, ...]:
        rows = self._read(
            f"SELECT id, title, changed_at FROM conversations WHERE owner = ? AND deleted_at IS NULL{condition}"
            f" ORDER BY changed_at DESC, number DESC LIMIT {LISTED_MAX}",
            values,
        )
        return tuple(Listed(row["id"], row["title"], row["changed_at"]) for row in rows)

    def read(self, owner: str, conversation_id: str) -> KeptConversation:
        """The whole conversation.

        Raises:
            ConversationNotFoundError: the owner has none of that id, or has deleted it.
        """
        with self._database.lock:
            number = self._number(owner, conversation_id)
            (head,) = self._read("SELECT title FROM conversations WHERE number = ?", (number,))
            exchanges = self._read("SELECT * FROM exchanges WHERE conversation = ? ORDER BY number", (number,))
            given = self._read(
                "SELECT f.exchange, f.marker, f.verdict, f.reason"
                " FROM feedback AS f JOIN exchanges AS e ON e.number = f.exchange"
                " WHERE e.conversation = ? ORDER BY f.marker",
                (number,),
            )
        verdicts: dict[int, dict[int, Verdict]] = {}
        reasons: dict[int, str] = {}
        for row in given:
            verdicts.setdefault(row["exchange"], {})[row["marker"]] = row["verdict"]
            if row["marker"] == WHOLE_ANSWER:
                reasons[row["exchange"]] = row["reason"]
        kept = tuple(
            _exchange(row, verdicts.get(row["number"], {}), reasons.get(row["number"], "")) for row in exchanges
        )
        return KeptConversation(conversation_id, head["title"], kept)

    def rename(self, owner: str, conversation_id: str, title: str) -> None:
        """Give the conversation another title; an empty title changes nothing."""
        with self._write() as connection:
            number = self._number(owner, conversation_id)
            self._set_title(connection, number, title)

    def delete(self, owner: str, conversation_id: str) -> None:
        """Remove the conversation from every list. `restore` brings it back within `UNDO_WITHIN_S`."""
        with self._write() as connection:
            self._erase(connection)
            number = self._number(owner, conversation_id)
            connection.execute("UPDATE conversations SET deleted_at = ? WHERE number = ?", (self._clock(), number))

    def restore(self, owner: str, conversation_id: str) -> None:
        """Bring back a conversation that was deleted.

        Raises:
            ConversationNotFoundError: the owner has none of that id, or it has been erased.
        """
        with self._write() as connection:
            number = self._number(owner, conversation_id, deleted=True)
            connection.execute("UPDATE conversations SET deleted_at = NULL WHERE number = ?", (number,))

    def judge(self, owner: str, exchange_id: str, marker: int, verdict: Verdict | None, reason: str = "") -> None:
        """Store the owner's verdict on the answer, or on its quote with that marker; None takes the verdict back.

        Args:
            owner: Whose conversation it is.
            exchange_id: The question answered.
            marker: Of the quote, or `WHOLE_ANSWER`.
            verdict: What is thought of it.
            reason: Why, in the owner's words; cut at `REASON_MAX_CHARS`.

        Raises:
            ConversationsError: there is no answer or no such quote, or the verdict does not apply to it.
        """
        with self._write() as connection:
            number = self._exchange(owner, exchange_id)
            (row,) = self._read("SELECT answer FROM exchanges WHERE number = ?", (number,))
            markers = {quote.marker for quote in recorded_answer(row["answer"]).cited} if row["answer"] else set()
            fits = (None, "good", "bad") if marker == WHOLE_ANSWER else (None, "unsupported")
            if verdict not in fits or marker not in {WHOLE_ANSWER, *markers} or not row["answer"]:
                raise ConversationsError(f"{verdict!r} cannot be said of quote {marker!r} of {exchange_id!r}.")
            connection.execute("DELETE FROM feedback WHERE exchange = ? AND marker = ?", (number, marker))
            if verdict is not None:
                why = " ".join(normalise(reason).split())[:REASON_MAX_CHARS]
                values = (number, marker, verdict, self._clock(), why)
                connection.execute("INSERT INTO feedback VALUES (?, ?, ?, ?, ?)", values)

    def feedback(self) -> Iterator[Feedback]:
        """All feedback in the order given, without its owners. For the person who runs the server, not the window."""
        rows = self._read(
            "SELECT e.answer, f.marker, f.verdict, f.given_at, f.reason FROM feedback AS f"
            " JOIN exchanges AS e ON e.number = f.exchange JOIN conversations AS c ON c.number = e.conversation"
            " WHERE c.deleted_at IS NULL ORDER BY f.given_at, f.exchange, f.marker"
        )
        for row in rows:
            answer = recorded_answer(row["answer"])
            yield Feedback(answer, row["marker"], row["verdict"], row["given_at"], row["reason"])

    def quotes_of(self, article_id: str) -> frozenset[tuple[int, str]]:
        """What all kept answers quote of an article, as (character, text). For the library, which keeps these texts."""
        found = self._read("SELECT answer FROM exchanges WHERE instr(answer, ?) > 0", (json.dumps(article_id),))
        answers = (recorded_answer(row["answer"]) for row in found)
        return frozenset(
            (quote.start, quote.text)
            for answer in answers
            for quote in (*answer.cited, *answer.related)
            if quote.article_id == article_id
        )

    def keep_open(self, owner: str, browser: str, conversation_id: str | None) -> None:
        """Remember which conversation a browser shows; None is a new one."""
        with self._write() as connection:
            connection.execute("DELETE FROM last_open WHERE owner = ? AND browser = ?", (owner, browser))
            if conversation_id is not None:
                values = (owner, browser, self._number(owner, conversation_id))
                connection.execute("INSERT INTO last_open VALUES (?, ?, ?)", values)

    def last_open(self, owner: str, browser: str) -> str | None:
        """The id of the conversation that the browser showed last; None when that was a new one or a deleted one."""
        rows = self._read(
            "SELECT c.id FROM last_open AS o JOIN conversations AS c ON c.number = o.conversation"
            " WHERE o.owner = ? AND o.browser = ? AND c.owner = o.owner AND c.deleted_at IS NULL",
            (owner, browser),
        )
        return str(rows[0]["id"]) if rows else None

    def _set_title(self, connection: Connection, number: int, title: str) -> None:
        title = " ".join(normalise(title).split())[:TITLE_MAX_CHARS]
        if title:
            connection.execute("UPDATE conversations SET title = ? WHERE number = ?", (title, number))
            self._words.enter(connection, "title_words", number, title=title)

    def _number(self, owner: str, conversation_id: str, *, deleted: bool = False) -> int:
        rows = self._read(
            f"SELECT number FROM conversations WHERE id = ? AND owner = ? AND deleted_at IS {'NOT ' * deleted}NULL",
            (conversation_id, owner),
        )
        if not rows:
            raise ConversationNotFoundError(f"There is no conversation {conversation_id!r}. It may have been deleted.")
        return int(rows[0]["number"])

    def _exchange(self, owner: str, exchange_id: str) -> int:
        """The exchange's number, in a deleted conversation too: if that is restored, the answer must be in it."""
        rows = self._read(
            "SELECT e.number FROM exchanges AS e JOIN conversations AS c ON c.number = e.conversation"
            " WHERE e.id = ? AND c.owner = ?",
            (exchange_id, owner),
        )
        if not rows:
            raise ConversationNotFoundError(f"There is no question {exchange_id!r}. It may have been deleted.")
        return int(rows[0]["number"])

    def _erase(self, connection: Connection) -> None:
        connection.execute("DELETE FROM conversations WHERE deleted_at < ?", (self._clock() - UNDO_WITHIN_S,))


def _exchange(row: TableRow, verdicts: dict[int, Verdict], reason: str) -> KeptExchange:
    return KeptExchange(
        row["id"],
        row["question"],
        bool(row["alone"]),
        row["asked_at"],
        row["state"],
        row["trouble"],
        recorded_answer(row["answer"]) if row["answer"] else None,
        verdicts,
        recorded_scope(row["scope"]),
        row["model"],
        row["partial"],
        reason,
    )
