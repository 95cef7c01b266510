"""Earlier versions of a changed article."""

import datetime as dt
from contextlib import closing
from pathlib import Path

from rag.conversations import CONVERSATIONS_FILE, Conversations
from rag.store.library import Library
from rag.store.versions import VERSIONS_KEPT
from tests.ingest.filling import THREE
from tests.rag.fakes import fake_chain, fill, write_articles


def test_a_changed_article_keeps_its_id_and_what_was_quoted_of_it(news: Path, data: Path) -> None:
    fill(news, data)
    library = Library.open(data)
    quoted = library.article("dushanbe")
    write_articles(news, {"dushanbe": "A hub in Termez was proposed.\n\nThe railway was not."})
    assert fill(news, data).updated == ("dushanbe",)
    assert library.article("dushanbe").text.startswith("A hub in Termez")
    assert library.articles_with("Bukhara") == set()
    earlier = library.earlier_version("dushanbe", 0, "A hub in Bukhara was proposed.")
    assert earlier is not None
    assert (earlier.article.text, earlier.article.sha256) == (quoted.text, quoted.sha256)
    assert abs((earlier.until - dt.datetime.now(dt.UTC).date()).days) <= 1
    assert library.earlier_version("dushanbe", 1, "A hub in Bukhara was proposed.") is None
    assert library.earlier_version("dushanbe", 0, "") is None
    write_articles(news, {"dushanbe": THREE["dushanbe"]})  # as it was
    fill(news, data)
    assert library.earlier_version("dushanbe", 0, "A hub in Bukhara was proposed.") is None
    assert library.earlier_version("dushanbe", 0, "A hub in Termez was proposed.") is not None
    library.remove("dushanbe")
    write_articles(news, {"dushanbe": "Another."})
    fill(news, data)
    assert library.earlier_version("dushanbe", 0, "A hub in Termez was proposed.") is None
    library.close()


def test_an_article_with_other_metadata_and_the_same_text_is_no_other_version(news: Path, data: Path) -> None:
    fill(news, data)
    write_articles(news, {"dushanbe": THREE["dushanbe"]}, place="Dushanbe")
    assert fill(news, data).updated == ("dushanbe",)
    library = Library.open(data)
    assert library.earlier_version("dushanbe", 0, "A hub") is None
    library.close()


def test_old_versions_go_but_the_latest_few_and_what_a_kept_conversation_quotes(news: Path, data: Path) -> None:
    told = [f"A fund for {number} rivers was announced." for number in range(VERSIONS_KEPT + 4)]
    steady = "The railway was agreed."
    for number, one in enumerate(told):
        write_articles(news, {"tokyo": f"{one}\n\n{steady}"})
        fill(news, data)
        if number in (1, 2):
            chain = fake_chain(data)
            answer = chain.invoke("Which fund was announced?")
            assert {one, steady} >= {quote.text for quote in answer.cited} >= {one}
            with closing(Conversations.open(data)) as kept:
                kept.take_in("anna", "c", str(number), answer.question)
                kept.finish("anna", str(number), answer)
                if number == 2:
                    kept.delete("anna", "c")  # it can be brought back
            chain.close()
    with closing(Library.open(data)) as library:
        held = [bool(library.earlier_version("tokyo", 0, one)) for one in told]
        assert held == [False, True, True, *[True] * VERSIONS_KEPT, False]
    (data / CONVERSATIONS_FILE).unlink()
    write_articles(news, {"tokyo": "Nothing."})
    fill(news, data)
    with closing(Library.open(data)) as library:
        assert [bool(library.earlier_version("tokyo", 0, one)) for one in told] == [False] * 4 + [True] * VERSIONS_KEPT


def test_old_versions_are_kept_when_the_conversations_cannot_be_read(news: Path, data: Path) -> None:
    fill(news, data)
    (data / CONVERSATIONS_FILE).write_bytes(b"no conversations" * 100)
    for number in range(VERSIONS_KEPT + 2):
        write_articles(news, {"tokyo": f"A fund for {number} rivers was announced."})
        assert fill(news, data).updated == ("tokyo",)
    with closing(Library.open(data)) as library:
        assert library.earlier_version("tokyo", 0, THREE["tokyo"])
