"""The schema of the conversations, as numbered steps (see `rag.store.library_schema`). Append; never change a step."""

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
