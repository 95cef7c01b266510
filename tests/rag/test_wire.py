"""The JSON that others script against: exactly the keys of the contract, in its order."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rag.chain import AnswerChain
from rag.errors import ArticleNotFoundError
from rag.outcomes.current_record import LibraryRecord
from rag.outcomes.outcomes import choose_outcomes
from rag.record import read_record
from rag.store.library import Library
from rag.types import Answer, Hit, Item, Location, Passage, Quote, Section, Sentence, Source, Table
from rag.wire import answer_json, article_json, outcome_json
from tests.rag.fakes import article, passage_of, put
from tests.rag.ui.articles import LIEPAJA, RIGA
from tests.rag.ui.fakes import FakeLibrary

ANSWER_KEYS = [
    "id", "question", "standalone_question", "carried_over", "kind", "status", "headline", "text", "confidence",
    "sections", "table", "shown", "there", "quotes", "related", "hits", "model", "timings_ms",
]  # fmt: skip
QUOTE_KEYS = [
    "marker",
    "article",
    "title",
    "publisher",
    "date",
    "url",
    "text",
    "start",
    "end",
    "score",
    "answer",
    "context",
    "also",
    "summary",
    "story",
    "language",
    "page",
    "statuses",
    "known_before_end",
    "told_differently",
]
HIT_KEYS = ["article", "start", "end", "text", "score", "rank"]

HUB = article(
    "🚆 A hub was proposed. It is in Bukhara.",
    publisher="Khovar",
    url="https://k.example/a",
    published=dt.date(2025, 10, 10),
    participants=("Türkiye",),
    sources=(Source("TASS", None, None, dt.date(2025, 10, 9)),),
)


@pytest.fixture
def library(tmp_path: Path):
    library = Library.create(tmp_path)
    put(library, HUB)
    put(library, article("Undated.", "undated", date=None, published=dt.date(2024, 1, 2)))
    put(library, article("Nothing known.", "bare", date=None))
    yield library
    library.close()


def answer(article_id: str = "dushanbe", **given: object) -> Answer:
    passage = Passage(f"{article_id}:0", article_id, 0, 22, (Sentence(2, 22),), 9)
    quote = Quote(1, article_id, 2, 22, "A hub was proposed.", 0.8)
    known = {
        "id": "1", "question": "q?", "standalone_question": "q, in full?", "status": "answered",
        "quotes": (quote,), "hits": (Hit(passage, 1, 1.23456789),), "confidence": 0.9, "timings_ms": {"total": 1.5},
    }  # fmt: skip
    return Answer(**(known | given))  # type: ignore[arg-type]


def test_an_answer_has_exactly_the_keys_of_the_contract(library: Library) -> None:
    shown = json.loads(json.dumps(answer_json(answer(), library)))
    assert list(shown) == ANSWER_KEYS
    assert [list(quote) for quote in shown["quotes"]] == [QUOTE_KEYS]
    assert [list(hit) for hit in shown["hits"]] == [HIT_KEYS]
    assert shown["quotes"][0] == {
        "marker": 1, "article": "dushanbe", "title": "Dushanbe meeting", "publisher": "Khovar", "date": "2025-10-09",
        "url": "https://k.example/a", "text": "A hub was proposed.", "start": 2, "end": 22, "score": 0.8,
        "answer": None, "context": None, "also": [], "summary": False, "story": "", "language": None, "page": None,
        "statuses": [], "known_before_end": False, "told_differently": [],
    }  # fmt: skip
    assert shown["hits"][0]["text"] == HUB.text[0:22]
    assert shown["model"] is None


def test_a_line_names_its_quotes_or_the_article_that_it_leads_to(library: Library) -> None:
    quoted, listed = Item("A hub.", (1,)), Item("Dushanbe, 2025", article_id="dushanbe")
    composed = answer(sections=(Section("Meetings", (quoted, listed)),), table=Table(("where",), ((listed,),)))
    shown = json.loads(json.dumps(answer_json(composed, library)))
    lines = [
        {"text": "A hub.", "markers": [1], "article": None},
        {"text": "Dushanbe, 2025", "markers": [], "article": "dushanbe"},
    ]
    assert shown["sections"] == [{"title": "Meetings", "items": lines}]
    assert shown["table"] == {"columns": ["where"], "rows": [[lines[1]]]}


def test_an_undated_event_shows_the_day_of_publication_and_what_is_unknown_is_null(library: Library) -> None:
    assert answer_json(answer("undated"), library)["quotes"][0]["date"] == "2024-01-02"
    bare = answer_json(answer("bare"), library)["quotes"][0]
    assert (bare["publisher"], bare["date"], bare["url"]) == (None, None, None)


def test_a_quote_from_a_pdf_names_its_page(library: Library) -> None:
    put(library, article("One page.\nAnother page.", "printed", pages=(0, 10)))
    quote = Quote(1, "printed", 10, 23, "Another page.", 0.8)
    assert answer_json(answer("printed", quotes=(quote,)), library)["quotes"][0]["page"] == 2
    assert article_json(library.article("printed"))["pages"] == [0, 10]


def test_an_article_is_shown_with_all_that_is_stored(library: Library) -> None:
    shown = json.loads(json.dumps(article_json(library.article("dushanbe"))))
    assert shown["text"] == HUB.text
    assert (shown["date"], shown["published"]) == ("2025-10-09", "2025-10-10")
    assert shown["participants"] == ["Türkiye"]
    assert shown["sources"] == [{"publisher": "TASS", "title": None, "url": None, "published": "2025-10-09"}]
    assert set(shown) >= {"id", "title", "summit", "edition", "place", "topics", "publisher", "url", "sha256"}


def test_a_quote_of_an_article_that_is_gone_names_it(library: Library) -> None:
    with pytest.raises(ArticleNotFoundError, match="'gone'"):
        answer_json(answer("gone"), library)


def test_a_real_answer_can_be_checked_from_its_json_alone(chain: AnswerChain) -> None:
    shown = answer_json(chain.invoke("How many points are in the communiqué signed in Dushanbe?"), chain.library)
    assert len(shown["hits"]) == 10
    assert [hit["rank"] for hit in shown["hits"]] == [*range(1, 11)]
    assert [hit["score"] for hit in shown["hits"]] == sorted((hit["score"] for hit in shown["hits"]), reverse=True)
    for part in (*shown["quotes"], *shown["hits"]):
        text = article_json(chain.library.article(part["article"]))["text"]
        assert text[part["start"] : part["end"]] == part["text"] != ""


def test_the_sentence_a_quote_leans_on_and_where_else_it_is_said_come_along(library: Library) -> None:
    told = answer()
    quote = replace(told.quotes[0], before=Sentence(0, 1), also=(Location("astana", 3, 9),))
    shown = answer_json(replace(told, quotes=(quote,)), library)["quotes"][0]
    assert shown["context"] == {"start": 0, "end": 1, "text": library.cut("dushanbe", 0, 1)}
    assert shown["also"] == [{"article": "astana", "start": 3, "end": 9}]


def test_a_quote_carries_its_statuses_and_whether_it_was_told_before_the_meeting_ended(library: Library) -> None:
    text = "A hub was proposed. They adopted a plan."
    early = article(text, "early", published=dt.date(2025, 10, 8))
    stated = read_record(early, [(0, 19), (20, 40)])
    library.put(early, [passage_of(early)], recipe="fake", origin="/e.md", origin_sha256="0", record=stated)
    quote = Quote(1, "early", 0, 40, text, 0.8)
    shown = answer_json(answer("early", quotes=(quote,)), library)["quotes"][0]
    assert shown["statuses"] == [
        {"status": "proposed", "read_from": "proposed"},
        {"status": "adopted", "read_from": "adopted"},
    ]
    assert shown["known_before_end"] is True


def test_a_quote_and_an_outcome_carry_what_is_told_differently_with_its_sentence() -> None:
    pledge = "Latvia pledged 2 billion euros for clean rivers by 2028."
    held: Any = FakeLibrary((RIGA, LIEPAJA))
    at = RIGA.text.index(pledge)
    (quote,) = answer_json(answer(hits=(), quotes=(Quote(1, "riga", at, at + len(pledge), pledge, 0.8),)), held)[
        "quotes"
    ]
    (told,) = quote["told_differently"]
    assert (told["aspect"], told["value"]) == ("figure", "2 billion euros")
    (other,) = told["others"]
    assert other == {
        "value": "3 billion euros", "article": "liepaja", "title": "What Latvia promised", "publisher": "Liepaja Post",
        "date": "2025-05-04", "url": None, "start": 0, "end": 56, "text": LIEPAJA.text[:56],
    }  # fmt: skip
    (outcome,) = [one for one in choose_outcomes(held, status="announced") if one.article.id == "riga"]
    assert outcome_json(outcome, LibraryRecord(held))["told_differently"] == [told]
