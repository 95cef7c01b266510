"""Rounds vectors that an earlier version stored at two and a half times the size; nothing is encoded again.

It is done once, in one transaction, when such a library is opened: a minute for 100,000 passages.
"""

import numpy as np

from rag.encoding import WIDTH, TokenVectors, to_bytes, to_levels
from rag.store.database import Connection

LARGER = "larger vectors"
"""The key in `meta` of a library that may hold such, which a step of its schema enters."""
_AT_ONCE = 500
_BYTE_SCALE = np.float32(127 * 2.5)
"""Components of words' vectors were multiplied by this and rounded to a byte."""


def round_vectors(connection: Connection) -> int:
    """Round the vectors of a library that may hold larger ones, within the caller's transaction.

    Returns:
        The number of the last passage; 0 when there was nothing to do.
    """
    last = 0
    if not connection.execute("SELECT 1 FROM meta WHERE key = ?", (LARGER,)).fetchone():
        return last  # another process has done it meanwhile
    while passages := connection.execute(
        "SELECT number, vector, sentence_vectors, token_vectors FROM passages WHERE number > ? ORDER BY number LIMIT ?",
        (last, _AT_ONCE),
    ).fetchall():
        last = passages[-1]["number"]
        connection.executemany(
            "UPDATE passages SET vector = ?, sentence_vectors = ?, token_vectors = ? WHERE number = ?",
            [
                (*_rounded(one["vector"], one["sentence_vectors"], one["token_vectors"]), one["number"])
                for one in passages
            ],
        )
    connection.execute("DELETE FROM meta WHERE key = ?", (LARGER,))
    return last


def _rounded(vector: bytes, sentence_vectors: bytes, token_vectors: bytes) -> tuple[bytes, bytes, bytes]:
    """A passage's vectors as they are stored now: float32, float16 and bytes they were."""
    own = np.frombuffer(vector, np.float32)
    sentences = np.frombuffer(sentence_vectors, np.float16).astype(np.float32).reshape(-1, len(own))
    return to_bytes(own[None]).tobytes(), to_bytes(sentences).tobytes(), _tokens(token_vectors).pack()


def _tokens(stored: bytes) -> TokenVectors:
    """The words' vectors in a blob of the position, two flags and a byte a component of each."""
    count = len(stored) // (WIDTH + 3)
    flags = np.frombuffer(stored, np.uint8, count, 2 * count)
    vectors = np.frombuffer(stored, np.int8, count * WIDTH, 3 * count).reshape(count, WIDTH)
    return TokenVectors(
        levels=to_levels(vectors.astype(np.float32) / _BYTE_SCALE),
        positions=np.frombuffer(stored, np.int16, count),
        near_number=(flags & 1).astype(bool),
        near_name=(flags & 2).astype(bool),
    )
