"""The library's schema, as numbered migration steps. Only ever append; a step that has shipped is never edited."""

from rag.store.database import Schema, Steps
from rag.store.postgres_schema import LIBRARY

MIGRATIONS: Steps = (
    (
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
        # `revision` counts writes; with `library` it names one state of the library, which an index is built from.
        "INSERT INTO meta VALUES ('library', lower(hex(randomblob(8)))), ('revision', '0')",
        """
        CREATE TABLE articles (
            id TEXT PRIMARY KEY,
            title TEXT NOT NULL,
            text TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            summit TEXT,
            edition INTEGER,
            date TEXT,
            published TEXT,
            place TEXT,
            participants TEXT NOT NULL, -- JSON list of strings
            topics TEXT NOT NULL,       -- JSON list of strings
            publisher TEXT,
            url TEXT,
            sources TEXT NOT NULL,      -- JSON list of objects
            recipe TEXT NOT NULL,       -- what its vectors were made with
            origin TEXT NOT NULL,       -- the file it was read from
            origin_sha256 TEXT NOT NULL -- of that file's bytes
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE passages (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
            start INTEGER NOT NULL,
            end INTEGER NOT NULL,
            n_tokens INTEGER NOT NULL,
            vector BLOB NOT NULL,           -- (d,) float32, since the last step `to_bytes`
            sentence_vectors BLOB NOT NULL  -- (sentences, d) float16, since the last step `to_bytes`
        )
        """,
        "CREATE INDEX passages_by_article ON passages (article_id, start)",
        """
        CREATE TABLE sentences (
            passage INTEGER NOT NULL REFERENCES passages (number) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            start INTEGER NOT NULL,
            end INTEGER NOT NULL,
            PRIMARY KEY (passage, position)
        ) WITHOUT ROWID
        """,
        """
        CREATE VIRTUAL TABLE passage_words
        USING fts5 (heading, body, tokenize = 'porter unicode61 remove_diacritics 2')
        """,
        "CREATE VIRTUAL TABLE terms USING fts5vocab (passage_words, 'row')",
        """
        CREATE TRIGGER passage_words_follow AFTER DELETE ON passages
        BEGIN DELETE FROM passage_words WHERE rowid = old.number; END
        """,
    ),
    (
        # Passages from before have none until the next ingest, which their older recipe makes encode them anew.
        "ALTER TABLE passages ADD COLUMN token_vectors BLOB NOT NULL DEFAULT x''",  # `TokenVectors.pack`
    ),
    (
        # Empty for articles from before, which the next ingest reads into the record without encoding them again.
        "ALTER TABLE articles ADD COLUMN record_version TEXT NOT NULL DEFAULT ''",
        """
        CREATE TABLE meeting_facts (
            article_id TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
            facts TEXT NOT NULL -- JSON, `rag.record.MeetingFacts`
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE statements (
            article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            status TEXT NOT NULL,
            statement TEXT NOT NULL, -- JSON, `rag.record.Statement`
            PRIMARY KEY (article_id, position)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX statements_by_status ON statements (status)",
    ),
    (
        # What articles are compared by (`rag.store.Traits`). Empty in older libraries until the next ingest.
        "ALTER TABLE articles ADD COLUMN traits_version TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE articles ADD COLUMN text_sha256 TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE articles ADD COLUMN address TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE articles ADD COLUMN signature BLOB NOT NULL DEFAULT x''",
        "ALTER TABLE articles ADD COLUMN story TEXT NOT NULL DEFAULT ''",
        """
        CREATE TABLE copies (
            origin TEXT PRIMARY KEY,     -- the file that holds nothing new
            origin_sha256 TEXT NOT NULL, -- of that file's bytes
            article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, -- the article that it is a copy of
            reason TEXT NOT NULL,
            publisher TEXT,
            title TEXT,
            url TEXT,
            published TEXT
        ) WITHOUT ROWID
        """,
        "CREATE INDEX copies_by_article ON copies (article_id)",
        "CREATE INDEX articles_by_story ON articles (story)",
    ),
    (
        "ALTER TABLE articles ADD COLUMN language TEXT NOT NULL DEFAULT ''",  # a trait too
        "CREATE INDEX articles_by_language ON articles (language)",
        # Words of articles in other languages than English, stemmed by their own language; by the passage's number.
        "CREATE VIRTUAL TABLE passage_stems USING fts5 (stems, tokenize = 'unicode61 remove_diacritics 2')",
        """
        CREATE TRIGGER passage_stems_follow AFTER DELETE ON passages
        BEGIN DELETE FROM passage_stems WHERE rowid = old.number; END
        """,
    ),
    (
        # What articles said before their text changed: earlier answers quote it. Goes when the article is removed.
        """
        CREATE TABLE versions (
            article_id TEXT NOT NULL,
            sha256 TEXT NOT NULL,  -- as articles.sha256
            until TEXT NOT NULL,   -- the day on which it was replaced
            article TEXT NOT NULL, -- JSON, the columns that `rag.store.rows.article` reads
            PRIMARY KEY (article_id, sha256)
        ) WITHOUT ROWID
        """,
    ),
    ("ALTER TABLE articles ADD COLUMN correction TEXT NOT NULL DEFAULT ''",),  # JSON, `rag.submission.Correction`
    ("ALTER TABLE versions ADD COLUMN number INTEGER NOT NULL DEFAULT 0",),  # of an article: the higher the later
    (
        # Files whose pages can be drawn. No reference to `articles`: an article's row is replaced when it is corrected.
        """
        CREATE TABLE originals (
            article_id TEXT PRIMARY KEY,
            origin_sha256 TEXT NOT NULL, -- as articles.origin_sha256
            content BLOB NOT NULL        -- the PDF
        )
        """,
    ),
    ("ALTER TABLE articles ADD COLUMN pages TEXT",),  # JSON, `Article.pages`; null where they were not looked for
    (
        # The words of articles (`rag.store.vocabulary`), entered for all articles when the library is opened.
        "CREATE TABLE article_numbers (number INTEGER PRIMARY KEY AUTOINCREMENT, article_id TEXT NOT NULL UNIQUE)",
        """
        CREATE VIRTUAL TABLE article_words -- by the article's number; the words are folded already
        USING fts5 (body, further, content = '', detail = 'column', tokenize = 'ascii')
        """,
        """
        CREATE TABLE vocabulary (
            kind TEXT NOT NULL,
            word TEXT NOT NULL,
            articles INTEGER NOT NULL, -- how many have it
            PRIMARY KEY (kind, word)
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE abbreviations (
            article_id TEXT NOT NULL,
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            abbreviation TEXT NOT NULL,
            PRIMARY KEY (article_id, position)
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE persons ( -- of `meeting_facts`: the participants, then the chairs
            article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            country TEXT NOT NULL, -- empty when it is not told
            chairs INTEGER NOT NULL, -- 1 for those who presided
            PRIMARY KEY (article_id, position)
        ) WITHOUT ROWID
        """,
        """
        INSERT INTO persons SELECT article_id, row_number() OVER (PARTITION BY article_id ORDER BY chairs, key),
            json_extract(value, '$.value.name'), coalesce(json_extract(value, '$.value.country'), ''), chairs
            FROM (
                SELECT f.article_id, p.key, p.value, 0 AS chairs
                FROM meeting_facts AS f, json_each(f.facts, '$.participants') AS p
                UNION ALL
                SELECT f.article_id, p.key, p.value, 1 AS chairs
                FROM meeting_facts AS f, json_each(f.facts, '$.chairs') AS p
            )
            WHERE json_extract(value, '$.value.kind') = 'person'
        """,
        "CREATE INDEX persons_by_name ON persons (name, country)",
        "CREATE VIRTUAL TABLE term_places USING fts5vocab (passage_words, 'instance')",
        # The revision of the library that last changed the article or its record.
        "ALTER TABLE articles ADD COLUMN changed INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX articles_by_change ON articles (changed)",
        "CREATE INDEX articles_by_day ON articles (date, id)",
        "CREATE INDEX articles_by_summit ON articles (summit)",
    ),
    (
        # Vectors take less room from here on, which earlier versions cannot read; stored ones are rounded when the
        # library is opened (`rag.store.smaller`).
        "INSERT INTO meta VALUES ('larger vectors', 'until the library is opened')",
    ),
)

LIBRARY_SCHEMA = Schema("library", sqlite=MIGRATIONS, postgres=LIBRARY)
