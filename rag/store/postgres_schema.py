"""The library's schema in PostgreSQL, as numbered steps like those of `rag.store.library_schema`; only ever append.

Columns have the names and meanings that they have there. Texts are compared by their characters' numbers (`COLLATE
"C"`), as SQLite and Python compare them.
"""

from rag.store.database import Steps

TEXT = 'text COLLATE "C" NOT NULL'
MAYBE = 'text COLLATE "C"'
"""The types of columns: of one with a text in each row, and of one that may have none."""

FUNCTIONS: Steps = (
    (
        """
    CREATE FUNCTION json_each(list text) RETURNS TABLE (key text, value text)
    LANGUAGE plpgsql IMMUTABLE STRICT AS $$
    BEGIN
        IF json_typeof(list::json) = 'array' THEN
            RETURN QUERY SELECT (nth - 1)::text, each FROM json_array_elements_text(list::json)
                WITH ORDINALITY AS every (each, nth);
        ELSE
            RETURN QUERY SELECT every.key, every.value FROM json_each_text(list::json) AS every;
        END IF;
    END $$
    """,
        """
    CREATE FUNCTION json_extract(given text, path text) RETURNS text LANGUAGE sql IMMUTABLE STRICT
    AS $$ SELECT jsonb_path_query_first(given::jsonb, path::jsonpath) #>> '{}' $$
    """,
        """
    CREATE FUNCTION instr(whole text, part text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT
    AS $$ SELECT strpos(whole, part) $$
    """,
        """
    CREATE FUNCTION group_concat_next(text, text) RETURNS text LANGUAGE sql IMMUTABLE
    AS $$ SELECT CASE WHEN $1 IS NULL THEN $2 ELSE $1 || ',' || $2 END $$
    """,
        "CREATE AGGREGATE group_concat(text) (sfunc = group_concat_next, stype = text)",
    ),
)
"""What SQLite has by these names, for the SQL that both engines run."""
COUNTING = (
    # How many texts of a full-text table have a term, and how many texts and words it has (`rag.store.tsvector`).
    f"CREATE TABLE frequencies (source {TEXT}, term {TEXT}, doc bigint NOT NULL, PRIMARY KEY (source, term))",
    f"CREATE TABLE sizes (source {TEXT} PRIMARY KEY, texts bigint NOT NULL, words bigint NOT NULL)",
    """
    CREATE FUNCTION count_terms() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE sign integer := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END;
    BEGIN
        INSERT INTO frequencies
            SELECT TG_TABLE_NAME, term, sign * count(*) FROM changed, unnest(tsvector_to_array(terms)) AS term
            GROUP BY term
            ON CONFLICT (source, term) DO UPDATE SET doc = frequencies.doc + excluded.doc;
        INSERT INTO sizes
            SELECT TG_TABLE_NAME, sign * count(*), sign * coalesce(sum(length), 0) FROM changed
            ON CONFLICT (source) DO UPDATE
            SET texts = sizes.texts + excluded.texts, words = sizes.words + excluded.words;
        IF sign < 0 THEN
            DELETE FROM frequencies WHERE source = TG_TABLE_NAME AND doc = 0 AND term IN
                (SELECT unnest(tsvector_to_array(terms)) FROM changed);
        END IF;
        RETURN NULL;
    END $$
    """,
)


def full_text_table(table: str, of: str, *columns: str, counted: bool = False) -> tuple[str, ...]:
    """The statements for a full-text table.

    Args:
        table: Its name.
        of: The table and column of which `rowid` is the number; a text goes with its row.
        columns: Of the texts.
        counted: Whether its terms are counted.
    """
    texts = "".join(f", {column} {TEXT} DEFAULT ''" for column in columns)
    made = (
        f"CREATE TABLE {table} (rowid bigint PRIMARY KEY REFERENCES {of} ON DELETE CASCADE,"
        f" length integer NOT NULL, terms tsvector NOT NULL{texts})",
        f"CREATE INDEX {table}_by_term ON {table} USING gin (terms)",
    )
    follow = tuple(
        f"CREATE TRIGGER {table}_{event.lower()} AFTER {event} ON {table} REFERENCING {state} TABLE AS changed"
        " FOR EACH STATEMENT EXECUTE FUNCTION count_terms()"
        for event, state in (("INSERT", "NEW"), ("DELETE", "OLD"))
    )
    return made + follow if counted else made


ARTICLE = "REFERENCES articles (id) ON DELETE CASCADE"
LIBRARY: Steps = (
    (
        *COUNTING,
        f"CREATE TABLE meta (key {TEXT} PRIMARY KEY, value {TEXT})",
        "INSERT INTO meta VALUES ('library', substr(md5(random()::text || clock_timestamp()::text), 1, 16)),"
        " ('revision', '0')",
        f"""
        CREATE TABLE articles (
            id {TEXT} PRIMARY KEY, title {TEXT}, text {TEXT}, sha256 {TEXT}, summit {MAYBE}, edition bigint,
            date {MAYBE}, published {MAYBE}, place {MAYBE}, participants {TEXT}, topics {TEXT}, publisher {MAYBE},
            url {MAYBE}, sources {TEXT}, recipe {TEXT}, origin {TEXT}, origin_sha256 {TEXT},
            record_version {TEXT} DEFAULT '', traits_version {TEXT} DEFAULT '', text_sha256 {TEXT} DEFAULT '',
            address {TEXT} DEFAULT '', signature bytea NOT NULL DEFAULT '', story {TEXT} DEFAULT '',
            language {TEXT} DEFAULT '', correction {TEXT} DEFAULT '', pages {MAYBE}, changed bigint NOT NULL DEFAULT 0
        )
        """,
        "CREATE INDEX articles_by_story ON articles (story)",
        "CREATE INDEX articles_by_language ON articles (language)",
        "CREATE INDEX articles_by_change ON articles (changed)",
        "CREATE INDEX articles_by_day ON articles (date, id)",
        "CREATE INDEX articles_by_summit ON articles (summit)",
        f"""
        CREATE TABLE passages (
            number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id {TEXT} UNIQUE, article_id {TEXT} {ARTICLE},
            start integer NOT NULL, "end" integer NOT NULL, n_tokens integer NOT NULL, vector bytea NOT NULL,
            sentence_vectors bytea NOT NULL, token_vectors bytea NOT NULL DEFAULT ''
        )
        """,
        # Vectors are numbers that look random: to try to compress them only costs time.
        "ALTER TABLE passages ALTER vector SET STORAGE EXTERNAL, ALTER sentence_vectors SET STORAGE EXTERNAL,"
        " ALTER token_vectors SET STORAGE EXTERNAL",
        "CREATE INDEX passages_by_article ON passages (article_id, start)",
        """
        CREATE TABLE sentences (
            passage bigint NOT NULL REFERENCES passages (number) ON DELETE CASCADE, position integer NOT NULL,
            start integer NOT NULL, "end" integer NOT NULL, PRIMARY KEY (passage, position)
        )
        """,
        *full_text_table("passage_words", "passages (number)", "heading", "body", counted=True),
        *full_text_table("passage_stems", "passages (number)", "stems", counted=True),
        f"CREATE TABLE meeting_facts (article_id {TEXT} PRIMARY KEY {ARTICLE}, facts {TEXT})",
        f"""
        CREATE TABLE statements (
            article_id {TEXT} {ARTICLE}, position integer NOT NULL, status {TEXT}, statement {TEXT},
            PRIMARY KEY (article_id, position)
        )
        """,
        "CREATE INDEX statements_by_status ON statements (status)",
        f"""
        CREATE TABLE copies (
            origin {TEXT} PRIMARY KEY, origin_sha256 {TEXT}, article_id {TEXT} {ARTICLE}, reason {TEXT},
            publisher {MAYBE}, title {MAYBE}, url {MAYBE}, published {MAYBE}
        )
        """,
        "CREATE INDEX copies_by_article ON copies (article_id)",
        f"""
        CREATE TABLE versions (
            article_id {TEXT}, sha256 {TEXT}, until {TEXT}, article {TEXT}, number bigint NOT NULL DEFAULT 0,
            PRIMARY KEY (article_id, sha256)
        )
        """,
        f"CREATE TABLE originals (article_id {TEXT} PRIMARY KEY, origin_sha256 {TEXT}, content bytea NOT NULL)",
        f"""
        CREATE TABLE article_numbers (
            number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, article_id {TEXT} UNIQUE
        )
        """,
        *full_text_table("article_words", "article_numbers (number)", "body", "further"),
        f"CREATE TABLE vocabulary (kind {TEXT}, word {TEXT}, articles bigint NOT NULL, PRIMARY KEY (kind, word))",
        f"""
        CREATE TABLE abbreviations (
            article_id {TEXT}, position integer NOT NULL, name {TEXT}, abbreviation {TEXT},
            PRIMARY KEY (article_id, position)
        )
        """,
        f"""
        CREATE TABLE persons (
            article_id {TEXT} {ARTICLE}, position integer NOT NULL, name {TEXT}, country {TEXT},
            chairs integer NOT NULL, PRIMARY KEY (article_id, position)
        )
        """,
        "CREATE INDEX persons_by_name ON persons (name, country)",
    ),
    (
        # As the last step in SQLite.
        "INSERT INTO meta VALUES ('larger vectors', 'until the library is opened')",
    ),
)
