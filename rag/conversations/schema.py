"""The schema of the conversations, as numbered steps (see `rag.store.library_schema`). Append; never change a step."""

from rag.store import TEXT, Schema, full_text_table

STEPS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE conversations (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            owner TEXT NOT NULL,
            title TEXT NOT NULL,     -- the first question until somebody renames it
            changed_at REAL NOT NULL, -- of its last question, seconds since 1970
            deleted_at REAL           -- NULL unless it is deleted and can still be brought back
        )
        """,
        "CREATE INDEX conversations_by_owner ON conversations (owner, changed_at)",
        """
        CREATE TABLE exchanges (
            number INTEGER PRIMARY KEY, -- ascends in the order asked
            id TEXT NOT NULL UNIQUE,
            conversation INTEGER NOT NULL REFERENCES conversations (number) ON DELETE CASCADE,
            question TEXT NOT NULL,
            alone INTEGER NOT NULL,  -- 1 when nothing said before is to be read into it
            asked_at REAL NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('pending', 'done', 'failed')),
            trouble TEXT NOT NULL,   -- why it failed
            answer TEXT              -- JSON, `rag.conversations.records`
        )
        """,
        "CREATE INDEX exchanges_by_conversation ON exchanges (conversation, number)",
        """
        CREATE TABLE feedback (
            exchange INTEGER NOT NULL REFERENCES exchanges (number) ON DELETE CASCADE,
            marker INTEGER NOT NULL, -- of the quote; 0 for the answer as a whole
            verdict TEXT NOT NULL,
            given_at REAL NOT NULL,
            PRIMARY KEY (exchange, marker)
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE last_open (
            owner TEXT NOT NULL,
            browser TEXT NOT NULL,
            conversation INTEGER NOT NULL REFERENCES conversations (number) ON DELETE CASCADE,
            PRIMARY KEY (owner, browser)
        ) WITHOUT ROWID
        """,
        """
        CREATE VIRTUAL TABLE exchange_words
        USING fts5 (question, answer, tokenize = 'porter unicode61 remove_diacritics 2')
        """,
        "CREATE VIRTUAL TABLE title_words USING fts5 (title, tokenize = 'porter unicode61 remove_diacritics 2')",
        """
        CREATE TRIGGER exchange_words_follow AFTER DELETE ON exchanges
        BEGIN DELETE FROM exchange_words WHERE rowid = old.number; END
        """,
        """
        CREATE TRIGGER title_words_follow AFTER DELETE ON conversations
        BEGIN DELETE FROM title_words WHERE rowid = old.number; END
        """,
    ),
    (
        "ALTER TABLE exchanges ADD COLUMN scope TEXT",  # JSON, `rag.conversations.records`; NULL is the whole library
        "ALTER TABLE exchanges ADD COLUMN model TEXT",  # the model that was to write; NULL for quotes alone
        "ALTER TABLE exchanges ADD COLUMN partial TEXT NOT NULL DEFAULT ''",  # text written before a stop
    ),
    ("ALTER TABLE feedback ADD COLUMN reason TEXT NOT NULL DEFAULT ''",),  # in the person's words
)

POSTGRES_STEPS: tuple[tuple[str, ...], ...] = (
    (
        f"""
        CREATE TABLE conversations (
            number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id {TEXT} UNIQUE, owner {TEXT}, title {TEXT},
            changed_at double precision NOT NULL, deleted_at double precision
        )
        """,
        "CREATE INDEX conversations_by_owner ON conversations (owner, changed_at)",
        f"""
        CREATE TABLE exchanges (
            number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id {TEXT} UNIQUE,
            conversation bigint NOT NULL REFERENCES conversations (number) ON DELETE CASCADE,
            question {TEXT}, alone integer NOT NULL, asked_at double precision NOT NULL,
            state {TEXT} CHECK (state IN ('pending', 'done', 'failed')), trouble {TEXT}, answer text, scope text,
            model text, partial {TEXT} DEFAULT ''
        )
        """,
        "CREATE INDEX exchanges_by_conversation ON exchanges (conversation, number)",
        f"""
        CREATE TABLE feedback (
            exchange bigint NOT NULL REFERENCES exchanges (number) ON DELETE CASCADE, marker integer NOT NULL,
            verdict {TEXT}, given_at double precision NOT NULL, reason {TEXT} DEFAULT '',
            PRIMARY KEY (exchange, marker)
        )
        """,
        f"""
        CREATE TABLE last_open (
            owner {TEXT}, browser {TEXT},
            conversation bigint NOT NULL REFERENCES conversations (number) ON DELETE CASCADE,
            PRIMARY KEY (owner, browser)
        )
        """,
        *full_text_table("exchange_words", "exchanges (number)", "question", "answer"),
        *full_text_table("title_words", "conversations (number)", "title"),
    ),
)
"""The same tables in PostgreSQL (see `rag.store.postgres_schema`)."""

CONVERSATIONS_SCHEMA = Schema("conversations", sqlite=STEPS, postgres=POSTGRES_STEPS)
