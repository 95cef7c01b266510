"""The library, the record of truth."""

import datetime as dt
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from rag.encoding.embedder import EncodedPassage
from rag.errors import ArticleNotFoundError, EmptyLibraryError, LibraryError
from rag.store.library import LIBRARY_FILE, Library
from rag.types import EVERYTHING, Passage, Sentence, Source
from tests.rag.fakes import article, passage_of, put
from tests.rag.store.conftest import HUB, TREATY, UNDATED


def rows(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_an_article_comes_back_as_it_went_in(library: Library) -> None:
    whole = replace(
        HUB,
        id="whole",
        title="«Саммит» 🚆",
        published=dt.date(2025, 10, 10),
        place="Dushanbe, Tajikistan",
        participants=("Türkiye", "Côte d’Ivoire"),
        topics=(),
        publisher="Khovar",
        url="https://example.org/?a=1&b=2",
        sources=(Source("TASS", None, None, None), Source("Khovar", "T", "https://k.example", dt.date(2025, 10, 9))),
    )
    put(library, whole)
    assert library.article("whole") == whole
    assert library.articles()[-2:] == (whole, UNDATED)  # undated ones last
    assert library.article_ids() == ("astana", "dushanbe", "opinion", "whole")


def test_an_unknown_article_is_named_in_the_error(library: Library) -> None:
    with pytest.raises(ArticleNotFoundError, match="no article 'dushanbee'"):
        library.article("dushanbee")


def test_a_cut_is_the_slice_python_makes_even_after_characters_of_two_utf16_units(library: Library) -> None:
    put(library, article("🚆🚆 Erdoğan said: “yes” — 你好.", "emoji"))
    text = library.article("emoji").text
    for start in range(len(text)):
        for end in range(start, len(text) + 1):
            assert library.cut("emoji", start, end) == text[start:end]
    assert library.cut("nothing", 0, 5) == ""


THREE = article("A treaty. Some gas. A visa.", "three")
SENTENCES = (Sentence(0, 9), Sentence(10, 19), Sentence(20, 27))


def put_three(library: Library) -> tuple[Passage, EncodedPassage]:
    """An article of three sentences, in one passage."""
    passage, encoded = passage_of(THREE)
    passage = replace(passage, sentences=SENTENCES)
    encoded = replace(encoded, sentence_vectors=np.eye(8, dtype=np.float32)[:3])
    put(library, THREE, (passage, encoded))
    return passage, encoded


def test_passages_come_back_with_sentences_in_order_and_vectors(library: Library) -> None:
    passage, encoded = put_three(library)
    stored = library.passages([passage.id, "gone"])[passage.id]
    assert stored.passage.sentences == SENTENCES
    assert np.array_equal(stored.sentence_vectors, encoded.sentence_vectors)
    assert np.array_equal(stored.vector, encoded.vector)
    assert (stored.text, stored.heading, stored.date) == (THREE.text, THREE.heading, THREE.date)


def test_the_sentences_beside_a_place_are_the_nearest_whole_ones(library: Library) -> None:
    put_three(library)
    assert (library.sentence_before("three", 10), library.sentence_after("three", 19)) == (SENTENCES[0], SENTENCES[2])
    assert (library.sentence_before("three", 0), library.sentence_after("three", 27)) == (None, None)
    assert library.sentence_after("gone", 0) is None


def test_an_article_put_again_takes_the_place_of_the_first(library: Library, tmp_path: Path) -> None:
    put(library, replace(TREATY, text="The treaty has 16 articles, and a fund."))
    assert library.article("astana").text.startswith("The treaty has 16")
    assert [found for found, _ in library.search_words("16", 5, EVERYTHING)] == ["astana:0"]
    assert library.search_words("15", 5, EVERYTHING) == []
    assert rows(tmp_path / LIBRARY_FILE, "articles") == rows(tmp_path / LIBRARY_FILE, "sentences") == 3


def test_with_an_article_goes_all_that_belongs_to_it(library: Library, tmp_path: Path) -> None:
    library.remove("dushanbe")
    counts = {
        table: rows(tmp_path / LIBRARY_FILE, table) for table in ("articles", "passages", "sentences", "passage_words")
    }
    assert counts == {"articles": 2, "passages": 2, "sentences": 2, "passage_words": 2}
    assert library.search_words("hub", 5, EVERYTHING) == []
    assert library.document_frequencies(["hub", "treati"]) == {"treati": 2}


def test_a_put_that_fails_leaves_the_article_as_it_was(library: Library, tmp_path: Path) -> None:
    good = passage_of(HUB)
    state = library.state()
    with pytest.raises(LibraryError, match="cannot be written"):
        put(library, replace(HUB, text="Another text."), good, good)  # one id twice
    assert library.article("dushanbe") == HUB
    assert library.search_words("bukhara", 5, EVERYTHING)
    assert library.state() == state
    assert rows(tmp_path / LIBRARY_FILE, "passage_words") == 3
    put(library, HUB)  # and it can still be written to


def test_every_write_moves_the_library_to_a_new_state_and_no_read_does(library: Library) -> None:
    states = [library.state()]
    put(library, HUB)
    states.append(library.state())
    library.remove("opinion")
    states.append(library.state())
    assert len(set(states)) == 3
    library.articles()
    library.search_words("hub", 5, EVERYTHING)
    assert library.state() == states[-1]


def test_two_libraries_are_never_in_the_same_state(tmp_path: Path) -> None:
    one, other = Library.create(tmp_path / "a"), Library.create(tmp_path / "b")
    assert one.state() != other.state()
    one.close()
    other.close()


def test_the_articles_without_their_text_are_read_again_only_where_they_changed(library: Library) -> None:
    before = {one.id: one for one in library.articles_without_text()}
    assert [*before] == [one.id for one in library.articles()]
    assert {one.text for one in before.values()} == {""}
    put(library, replace(HUB, title="Another title"))
    after = {one.id: one for one in library.articles_without_text()}
    assert after["dushanbe"].title == "Another title"
    assert [one for one in after if after[one] is not before[one]] == ["dushanbe"]
    library.remove("dushanbe")
    assert "dushanbe" not in {one.id for one in library.articles_without_text()}


def test_a_moved_file_is_noted_without_a_new_state(library: Library) -> None:
    state = library.state()
    library.move("astana", "/elsewhere/astana.md")
    assert library.article_states()["astana"].origin == "/elsewhere/astana.md"
    assert library.state() == state


def test_a_library_without_articles_is_empty_and_says_how_to_fill_it(tmp_path: Path) -> None:
    with pytest.raises(EmptyLibraryError, match="python -m ingest"):
        Library.open(tmp_path / "never made")
    assert not (tmp_path / "never made").exists()
    Library.create(tmp_path).close()
    with pytest.raises(EmptyLibraryError):
        Library.open(tmp_path)


@pytest.mark.parametrize("damage", ["text", "cut short", "folder"])
def test_a_damaged_file_is_an_error_that_names_it(library: Library, tmp_path: Path, damage: str) -> None:
    library.close()
    file = tmp_path / LIBRARY_FILE
    whole = file.read_bytes()
    file.unlink()
    if damage == "folder":
        file.mkdir()
    else:
        file.write_bytes(b"not a database, but long enough to be looked at" * 9 if damage == "text" else whole[:5000])
    with pytest.raises(LibraryError, match=r"library\.sqlite3"):
        Library.create(tmp_path).articles()


def test_a_data_directory_that_cannot_be_made_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(LibraryError, match="file/data"):
        Library.create(tmp_path / "file" / "data")


def look(library: Library) -> None:
    text = library.article("dushanbe").text
    assert text.count("Bukhara") == 1
    assert library.search_words('"bukhara"', 3, EVERYTHING)
    for stored in library.passages(["dushanbe:0"]).values():
        assert len(stored.sentence_vectors) == len(stored.passage.sentences) == 1
        assert "Bukhara" in stored.text


@pytest.mark.parametrize("own_connection", [False, True], ids=["in one process", "as two processes would"])
def test_readers_see_whole_articles_while_another_writes(
    library: Library, tmp_path: Path, own_connection: bool
) -> None:
    """No reader may see a mixture of two versions, or a gap between them."""
    done = threading.Event()
    wrong: list[str] = []

    def read() -> None:
        reader = Library.open(tmp_path) if own_connection else library
        while not done.is_set() and not wrong:
            try:
                look(reader)
            except Exception as error:  # a thread's own errors would otherwise pass unseen
                wrong.append(repr(error))
        if own_connection:
            reader.close()

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    try:
        for number in range(100):
            put(library, replace(HUB, text=f"Version {number} of the hub in Bukhara."))
    finally:
        done.set()
    for thread in threads:
        thread.join(20)
    assert wrong == []


def test_another_process_s_reader_sees_the_old_article_or_the_new(library: Library, tmp_path: Path) -> None:
    reader = Library.open(tmp_path)
    seen = set()
    for number in range(20):
        put(library, replace(HUB, text=f"Version {number} of the hub."))
        seen.add(reader.article("dushanbe").text)
    assert len(seen) == 20
    reader.close()


def test_passages_held_in_memory_are_read_again_when_another_process_has_written(tmp_path: Path) -> None:
    mine, other = Library.create(tmp_path), Library.create(tmp_path)
    put(mine, article("A treaty.", "a"))
    (passage_id,) = mine.passage_ids()
    first = mine.passages([passage_id])[passage_id]
    assert mine.passages([passage_id])[passage_id] is first  # nothing is read twice
    put(other, article("A treaty.", "a", title="Another title"))
    (passage_id,) = mine.passage_ids()
    assert "Another title" in mine.passages([passage_id])[passage_id].heading
    other.remove("a")
    assert mine.passages([passage_id]) == {}
    mine.close()
    other.close()


def test_the_order_in_which_articles_were_stored_is_known(library: Library) -> None:
    put(library, TREATY)
    library.put(article("A heading", "bare"), [], recipe="fake", origin="/news/bare.md", origin_sha256="0")
    order = library.stored_order()
    assert sorted(order, key=order.__getitem__) == ["bare", "dushanbe", "opinion", "astana"]


def test_what_is_counted_once_is_counted_again_after_a_change(library: Library) -> None:
    assert library.document_frequencies({"treati", "grain"}) == {"treati": 2}
    assert (library.count(), library.passage_count()) == ((3, 3), 3)
    put(library, article("A treaty on grain.", "grain"))
    assert library.document_frequencies({"treati", "grain"}) == {"treati": 3, "grain": 1}
    assert (library.count(), library.passage_count()) == ((4, 4), 4)


def test_a_snapshot_keeps_its_counts_while_others_see_the_change(library: Library) -> None:
    with closing(library.snapshot()) as snapshot:
        with snapshot:
            assert library.document_frequencies({"treati"}) == {"treati": 2}
        put(library, article("A treaty on grain.", "grain"))
        assert library.document_frequencies({"treati"}) == {"treati": 3}
        with snapshot:
            assert (library.document_frequencies({"treati"}), library.count()) == ({"treati": 2}, (3, 3))


def test_publishers_are_counted_by_articles_those_of_sources_too(library: Library) -> None:
    assert library.publishers() == ()
    khovar = tuple(Source("Khovar", None, f"https://k.example/{nth}", None) for nth in range(3))
    put(library, article("They met.", "first", publisher="TASS", sources=khovar))
    assert library.publishers() == ("Khovar", "TASS")  # each once for an article
    put(library, article("They parted.", "second", publisher="TASS"))
    assert library.publishers() == ("TASS", "Khovar")
    assert {one.sources for one in library.articles_without_text()} == {()}
