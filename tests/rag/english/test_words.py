"""Text made uniform, and words as the full-text index sees them."""

import random
import re
import sqlite3
import time
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest

from rag.english.words import in_stored_order, normalise, plain, stem, terms, words
from rag.store.library import Library
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Erdog\u0306an", "Erdoğan"),
        ("be\0fore", "before"),
        ("half \ud83d pair", "half  pair"),
        ("\ufeffDushanbe", "Dushanbe"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one\u2028two\u2029three\x85four", "one\ntwo\nthree\nfour"),
        ("\n\n  indented  \t\nlast\u00a0\n\n", "  indented\nlast"),
        ("an \x1b[31malarm\x07", "an [31malarm"),
        ("e\0\u0301", "é"),
        ("\u212b", "Å"),
        ("", ""),
        ("\n", ""),
    ],
)
def test_text_is_made_uniform(raw: str, clean: str) -> None:
    assert normalise(raw) == clean


def test_the_control_characters_of_eight_bit_terminals_are_dropped_too() -> None:
    assert "\x9b" not in normalise("before \x9b31m after")


MARKS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: f"{ord(mark):04X}")
def test_a_mark_of_direction_is_dropped_and_a_quote_stays_verbatim(mark: str) -> None:
    text = normalise(f"The plan was {mark}not adopted{mark}. It costs 15 bn.")
    assert text == "The plan was not adopted. It costs 15 bn."
    start = text.index("not adopted")
    assert text[start : start + 11] == "not adopted"
    assert in_stored_order(f"15 {mark}bn") == "15 bn"


@pytest.mark.parametrize("text", ["القمة العربية في بغداد 2025", "הפסגה בירושלים", "می\u200cخواهد", "Xi (習近平) said"])
def test_text_of_other_scripts_is_kept_as_it_is(text: str) -> None:
    assert normalise(text) == in_stored_order(text) == text


def test_what_was_made_uniform_stays_as_it_is() -> None:
    chance = random.Random(1)
    alphabet = "ab .\n\r\t\0\x85\u2028\ufeff\ud800\u0301\u0306eg\u00a0\u1100\u1161\U0001f686\u0958\u2126\u202e\u2069"
    for _ in range(3000):
        once = normalise("".join(chance.choices(alphabet, k=chance.randrange(12))))
        assert normalise(once) == once
        assert unicodedata.is_normalized("NFC", once)
        once.encode()


def test_a_long_run_of_spaces_costs_no_more_than_other_text() -> None:
    begun = time.thread_time()
    normalise("a" + " " * 30_000 + "b")
    assert time.thread_time() - begun < 1


def test_words_are_folded_and_without_diacritics() -> None:
    assert words("Erdoğan’s SÃO-Paulo, 2025–2027: C5+1_x") == [
        "erdogan", "s", "sao", "paulo", "2025", "2027", "c5", "1", "x",
    ]  # fmt: skip


def test_terms_are_stems_without_stopwords_and_keep_repeats() -> None:
    assert terms("What did the leaders adopt, and which leaders adopted it?") == ["leader", "adopt", "leader", "adopt"]


def full_text_terms(text: str) -> set[str]:
    """What SQLite's tokenizer makes of a text, by the library's own table definition."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE w USING fts5 (b, tokenize = 'porter unicode61 remove_diacritics 2')")
    connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab (w, 'row')")
    connection.execute("INSERT INTO w VALUES (?)", (text,))
    found = {row[0] for row in connection.execute("SELECT term FROM v")}
    connection.close()
    return found


def test_every_word_of_the_corpus_has_the_stem_that_the_full_text_index_gives_it(corpus_library: Library) -> None:
    text = "\n".join(article.text + " " + article.heading for article in corpus_library.articles())
    assert {stem(word) for word in words(text)} == full_text_terms(text)


@pytest.mark.parametrize("name", ["İstanbul", "Đặng", "Łódź", "Côte d’Ivoire", "Türkiye", "naïve", "1st", "Mirziyoyev"])
def test_a_foreign_name_is_the_same_term_here_and_in_the_index(name: str) -> None:
    assert {stem(word) for word in words(name)} == full_text_terms(name)


@pytest.mark.parametrize("name", ["CO₂", "km²", "Второй", "한국", "Ελλάδα"])
def test_a_word_of_another_script_is_the_same_term_here_and_in_the_index(name: str) -> None:
    assert {stem(word) for word in words(name)} == full_text_terms(name)


def test_words_have_only_letters_and_digits() -> None:
    assert all(re.fullmatch(r"[^\W_]+", word) for word in words('"AND (NEAR* col:x -y ^z "" \' OR NOT'))


def test_threads_that_stem_at_once_get_the_stems_that_one_alone_gets() -> None:
    asked = [word for word in dict.fromkeys(words((ROOT / "README.md").read_text(encoding="utf-8"))) if len(word) > 4]
    stem.cache_clear()
    alone = [stem(word) for word in asked]
    for _ in range(20):
        stem.cache_clear()
        with ThreadPoolExecutor(8) as threads:
            # Each thread its own words, so that none is spared by what another has found.
            found = list(threads.map(stem, asked, chunksize=1))
        assert found == alone


def test_what_cannot_be_seen_does_not_hide_what_a_text_states() -> None:
    assert plain("3\u00ad0\u200b0\u00a0km – “five” years") == '300 km - "five" years'
    assert plain("the Group of Twenty") == "the G20"
