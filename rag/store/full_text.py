"""Finding passages and articles by their words.

The full-text index is the database's own: it changes in the same transaction as the articles and is never rebuilt at
question time. English is stemmed by it; the words of other languages are stored by the stems of their own.

Finding any of a question's words costs as much as the passages that have one, and in a large library most passages have
the common ones. There the rare words choose the passages, and the common ones count for those that were chosen
(`FullText.search_any_word`). All words of a question choose in a small library.
"""

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rag.english import SEARCHED_WORDS_MAX, prefixes, stem, words
from rag.languages import ENGLISH, stems_in
from rag.store import rows
from rag.store.database import Connection, Words
from rag.store.tables import LibraryTables
from rag.types import Scope

POSTINGS_READ = 20_000
"""The words that choose the passages may together be in so many, the rarest first."""
CHOSEN = 4
"""Times as many passages as asked for are chosen by rare words, to be ranked by all words."""
K1, B = 1.2, 0.75
"""The constants of BM25 in FTS5."""


class FullText(LibraryTables):
    """The part of a library that is searched by words."""

    def articles_with(self, text: str) -> frozenset[str]:
        """Ids of the articles in whose heading or sentences each word of the text occurs, or begins a word.

        Only the words of the text count, so any text is a valid query; a text without words finds nothing.
        """
        asked = prefixes(text)
        if not asked:
            return frozenset()
        frequencies = self.document_frequencies({stem(one.strip('"*')) for one in asked})
        rarest_first = sorted(asked, key=lambda one: frequencies.get(stem(one.strip('"*')), 0))
        return self._having("passage_words", rarest_first) | self._in_other_languages(text)

    def articles_matching(self, query: str) -> frozenset[str]:
        """Ids of the articles with a passage that matches a query, written as for `search_words`."""
        return self._having("passage_words", [query])

    def _having(self, table: str, queries: Sequence[str], language: str = "") -> frozenset[str]:
        """Ids of the articles with passages that match each of the queries, in that language or in any.

        The first query finds the articles, so that it should be the one with the fewest matches; the others are looked
        for in these.
        """
        first, *others = (self._words.matching(table, one) for one in queries)
        number = f"passages AS p ON p.number = {table}.rowid"
        condition = f"id IN (SELECT p.article_id FROM {table} JOIN {number} WHERE {first[0]})"
        for matches, _ in others:
            numbers = f"SELECT rowid FROM {table} WHERE {matches}"
            own = "SELECT 1 FROM passages AS p WHERE p.article_id = articles.id"
            condition += f" AND EXISTS ({own} AND p.number IN ({numbers}))"
        values = (first[1], *(value for _, value in others), language, language)
        found = self._read(f"SELECT id FROM articles WHERE {condition} AND (? = '' OR language = ?)", values)
        return frozenset(row["id"] for row in found)

    def _in_other_languages(self, text: str) -> frozenset[str]:
        """Ids of the articles in other languages that have each word of the text in some form."""
        found: set[str] = set()
        for language in self._other_languages():
            stems = [f'"{one}"' for one in stems_in(text, language)[:SEARCHED_WORDS_MAX]]
            found |= self._having("passage_stems", stems, language) if stems else frozenset()
        return frozenset(found)

    def _other_languages(self) -> list[str]:
        """The languages of articles, without English."""
        read = "SELECT DISTINCT language FROM articles WHERE language NOT IN ('', ?)"
        found = self.while_unchanged("languages", lambda: self._read(read, (ENGLISH,)))
        return sorted(row["language"] for row in found)

    def articles_covering(self, weights: Mapping[str, float], least: float) -> dict[str, float]:
        """By id of the articles with a passage whose stemmed terms, heading included, weigh so much: the most of one.

        Args:
            weights: By term; other terms weigh nothing.
            least: The weight.
        """
        return self._words.covering(self._read, weights, least)

    def mentions(self, text: str) -> bool:
        """Whether a heading or sentence has the words of the text one after another, by their stems."""
        asked = words(text)
        matches, query = self._words.matching("passage_words", f'"{" ".join(asked)}"')
        if asked and self._read(f"SELECT 1 FROM passage_words WHERE {matches} LIMIT 1", (query,)):
            return True
        return bool(asked and self._in_other_languages(text))

    def search_words(self, query: str, limit: int, scope: Scope) -> list[tuple[str, float]]:
        """Passages that match a query, as (passage id, BM25 score, higher is better), best first.

        `rag.store.database.Words` says how a query is written. BM25 as FTS5
        computes it (k1 1.2, b 0.75; Robertson & Zaragoza 2009), heading and body weighted alike.
        """
        if not query:
            return []
        return self._words.ranked(self._read, "passage_words", query, limit, *rows.passages_within(scope))

    def search_any_word(self, asked: Sequence[str], limit: int, scope: Scope) -> list[tuple[str, float]]:
        """Passages with any of these folded words, as `search_words` ranks; each word is a term of the query.

        Where the words are in many passages, only those with one of the rarest words are ranked.
        """
        telling = self._telling(asked)
        query = " OR ".join(f'"{word}"' for word in asked if word in telling)
        if len(telling) == len(asked):
            return self.search_words(query, limit, scope)
        chosen = self.search_words(query, CHOSEN * limit, scope)
        further = self._scores([one for one, _ in chosen], [word for word in asked if word not in telling])
        ranked = [(one, score + further.get(one, 0.0)) for one, score in chosen]
        return sorted(ranked, key=lambda one: (-one[1], one[0]))[:limit]

    def _telling(self, asked: Sequence[str]) -> frozenset[str]:
        """The rarest of the words, which are together in no more than `POSTINGS_READ` passages; at least one."""
        frequencies = self.document_frequencies({stem(word) for word in asked})
        left, telling = POSTINGS_READ, set[str]()
        for word in sorted(asked, key=lambda word: (frequencies.get(stem(word), 0), word)):
            left -= frequencies.get(stem(word), 0)
            if left < 0 and telling:
                break
            telling.add(word)
        return frozenset(telling)

    def _scores(self, passage_ids: Sequence[str], asked: Sequence[str]) -> dict[str, float]:
        """By passage: what these words add to its BM25 score, computed as FTS5 does."""
        passages, usual = self._words.size(self._read)
        frequencies = self.document_frequencies({stem(word) for word in asked})
        idf = {
            stem(word): max(math.log((passages - (n := frequencies.get(stem(word), 0)) + 0.5) / (n + 0.5)), 1e-6)
            for word in asked
        }
        found = self._read(
            "SELECT p.id, w.heading || ' ' || w.body AS told FROM json_each(?) AS wanted"
            " JOIN passages AS p ON p.id = wanted.value JOIN passage_words AS w ON w.rowid = p.number",
            (json.dumps(list(passage_ids)),),
        )
        told = {row["id"]: words(row["told"]) for row in found}
        scores = {}
        for passage_id, every in told.items():
            counts = Counter(map(stem, every))
            damped = K1 * (1 - B + B * len(every) / usual)
            scores[passage_id] = sum(
                weight * counts[term] * (K1 + 1) / (counts[term] + damped) for term, weight in idf.items()
            )
        return scores

    def search_stems(self, text: str, limit: int, scope: Scope) -> list[tuple[str, float]]:
        """Passages in other languages than English with any word of the text in some form, as `search_words` ranks.

        The words are stemmed by the language of each passage, so that any text is a valid query.
        """
        ranked: list[tuple[str, float]] = []
        for language in self._other_languages():
            query = " OR ".join(f'"{one}"' for one in dict.fromkeys(stems_in(text, language)))
            inside, values = rows.passages_within(scope, language)
            ranked += self._words.ranked(self._read, "passage_stems", query or '""', limit, inside, values)
        return sorted(ranked, key=lambda one: (-one[1], one[0]))[:limit]

    def document_frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """In how many passages each stemmed term occurs; terms that occur in none are left out.

        Counted once for each state: counting a term costs as much as there are passages with it.
        """
        counted: dict[str, int] = self.while_unchanged("frequencies", dict)
        wanted = {*terms}
        if lacking := wanted - counted.keys():
            read = self._words.frequencies(self._read, lacking)
            counted |= {one: read.get(one, 0) for one in lacking}
        return {one: counted[one] for one in wanted if counted[one]}


def enter_stems(connection: Connection, full_text: Words, article_id: str, language: str) -> None:
    """Index the words of an article's passages by the stems of its language, unless that is English."""
    numbers = "SELECT number FROM passages WHERE article_id = ?"
    connection.execute(f"DELETE FROM passage_stems WHERE rowid IN ({numbers})", (article_id,))
    if language in ("", ENGLISH):
        return
    found = connection.execute(
        f"SELECT rowid, heading || ' ' || body AS words FROM passage_words WHERE rowid IN ({numbers})", (article_id,)
    ).fetchall()
    for row in found:
        full_text.enter(connection, "passage_stems", row["rowid"], stems=" ".join(stems_in(row["words"], language)))
