"""What an answer reads of a library of many meetings: the articles that it may be about, and not all."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.answering import topic
from rag.chain import AnswerChain
from rag.store import Library
from rag.types import Question, Scope
from tests.rag.fakes import filled_chain, write_articles

MEETINGS = 24
"""Each of a series of its own."""
CITIES = ("Lima", "Accra", "Oslo", "Tunis", "Quito", "Hanoi", "Riga", "Doha", "Suva", "Apia", "Minsk", "Sofia")
WANTED = (
    "President Oda Lund of Norway and President Gabriel Boric of Chile met at the Heron Summit in Bergen on 4 May 2025."
    " The leaders adopted a charter of heron nests, to be carried out by 2031. Boric proposed a school of pilots."
    " The ministry said the text was a treaty, while Radio Bergen called it a letter."
    " Trade between Norway and Chile reached 2.5 billion dollars in 2024."
)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    """The chain over an article on the Heron Summit, and on many other meetings."""
    folder: Path = tmp_path_factory.mktemp("many")
    for nth in range(MEETINGS):
        name, city = f"Lake{chr(97 + nth)}o", CITIES[nth % len(CITIES)]
        text = (
            f"President Ana {name} of Kenya chaired the {name} Summit in {city}. The leaders adopted a plan on salt"
            f" number {nth}. Kenya proposed a depot in {city}. Ghana pledged {nth + 2} million dollars."
        )
        day = f"2024-{nth % 12 + 1:02}-{nth + 1:02}"
        write_articles(folder / "news", {f"other-{nth}": text}, summit=f"{name} Summit", date=day, place=city)
    told = {"summit": "Heron Summit", "date": "2025-05-04", "place": "Bergen, Norway"}
    write_articles(folder / "news", {"heron": WANTED}, **told)
    with filled_chain(folder) as chain:
        yield chain


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Ids of the articles of which the text or the record is read, filled while questions are asked."""
    found: set[str] = set()
    article, statements, facts = Library.article, Library.statements, Library.meeting_facts

    def reading_article(self: Library, article_id: str) -> object:
        found.add(article_id)
        return article(self, article_id)

    def reading_statements(self: Library, *args: object, **named: object) -> object:
        told = statements(self, *args, **named)  # type: ignore[arg-type]
        found.update(one.article_id for one in told)
        return told

    def reading_facts(self: Library, *args: object, **named: object) -> object:
        told = facts(self, *args, **named)  # type: ignore[arg-type]
        found.update(one.article_id for one in told)
        return told

    monkeypatch.setattr(Library, "article", reading_article)
    monkeypatch.setattr(Library, "statements", reading_statements)
    monkeypatch.setattr(Library, "meeting_facts", reading_facts)
    return found


@pytest.mark.parametrize(
    "question",
    [
        "Was the charter of heron nests a treaty?",
        "What did Boric suggest at the meeting with Lund?",
        "Who is the president of Chile?",
        "How much is trade between Norway and Chile?",
        "Why did Lund leave Chile?",
    ],
)
def test_a_question_on_one_meeting_reads_few_articles_of_many_meetings(
    many: AnswerChain, read: set[str], question: str
) -> None:
    many.invoke("Hello")  # what is made once for a library
    read.clear()
    many.invoke(question)
    assert len(read - {"heron"}) <= 12, sorted(read)


def test_what_was_postponed_is_looked_for_in_articles_with_a_word_for_it(many: AnswerChain, read: set[str]) -> None:
    many.invoke("Hello")
    read.clear()
    many.invoke("List everything that was postponed.")
    assert len(read) <= 12, sorted(read)


def test_a_decision_is_looked_for_in_the_articles_with_the_most_of_it(
    many: AnswerChain, read: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(topic, "NEAREST_READ", 4)
    many.invoke("Hello")
    read.clear()
    answer = many.invoke("Was a plan on salt adopted?")
    assert answer.headline.startswith("Adopted")
    assert len(read) <= 12, sorted(read)


def test_a_list_within_a_time_reads_no_articles_outside_of_it(many: AnswerChain, read: set[str]) -> None:
    many.invoke("Hello")
    read.clear()
    answer = many.invoke(Question("Which meetings do you have?", scope=Scope(since=dt.date(2025, 1, 1))))
    assert "Heron Summit" in str(answer.sections)
    assert read <= {"heron"}
