"""Conversations saved as Markdown, HTML and Word, read back by parsers that did not write them."""

import datetime as dt
import io
from collections.abc import Iterable
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from docx import Document
from markdown_it import MarkdownIt

from rag.conversations.values import KeptConversation, KeptExchange
from rag.outcomes.accounts import ToldDifferently, told_differently_at
from rag.outcomes.current_record import LibraryRecord
from rag.outcomes.outcomes import known_before_end
from rag.record import Statement
from rag.types import Answer, Article, Claim, EarlierVersion, Kind, Quote, Scope, Sentence, Writing
from rag.ui.export.files import exported, file_name
from rag.ui.export.text import as_plain_text
from rag.ui.export.told import Holding, moment, told_answer
from tests.rag.ui.answers import ANSWERS, ASKED, answered, composed, declined
from tests.rag.ui.articles import (
    ARTICLES,
    BUKHARA,
    DUSHANBE,
    HOSTILE,
    HUB,
    LIEPAJA,
    PLAN,
    PLEDGE,
    REVIEW,
    RIGA,
    record,
)
from tests.rag.ui.fakes import FakeLibrary

ASKED_AT = 1_791_558_180.0  # 9 October 2026, 15:03 UTC
HOSTILE_QUESTION = (
    "# **taxation** <img src=https://example.org/x onerror=alert(1)> ![b](https://example.org/b.png) "
    "[a](javascript:alert(1)) `code` <script>alert(1)</script> https://evil.example www.evil.example &lt;"
)
HOSTILE_LINES = (
    "1. one\n- two\n+ three\n> four\n# five\n===\n---\n\tsix\n    seven\n```\n~~~\n| a | b |\n[x]: https://example.org"
)


class Held:
    """Articles in memory, and what was read from them."""

    def __init__(self, *articles: Article, earlier: Article | None = None) -> None:
        self._articles = {article.id: article for article in articles}
        self._earlier = earlier

    def article(self, article_id: str) -> Article | None:
        return self._articles.get(article_id)

    def statements(self, article_ids: Iterable[str]) -> tuple[Statement, ...]:
        held = (self._articles[each] for each in article_ids if each in self._articles)
        return tuple(one for article in held for one in record(article).statements)

    def known_early(self, article_ids: Iterable[str]) -> frozenset[str]:
        early = known_before_end(self._articles.values(), self._articles.values())
        return frozenset(one for one in article_ids if early.get(one))

    def told_differently(self, quotes: Iterable[Quote]) -> dict[int, tuple[ToldDifferently, ...]]:
        library: Any = FakeLibrary(tuple(self._articles.values()))
        read = LibraryRecord(library)
        return {one.marker: told_differently_at(read, one.article_id, one.start, one.end) for one in quotes}

    def earlier_version(self, article_id: str, start: int, text: str) -> EarlierVersion | None:
        held = self._earlier
        fits = held is not None and held.id == article_id and held.says(text, start, start + len(text))
        return EarlierVersion(held, dt.date(2025, 11, 26)) if fits else None


HELD = Held(*ARTICLES)


def as_markdown(kept: KeptConversation, holding: Holding = HELD) -> str:
    return exported(kept.title, kept.exchanges, "md", holding).content.decode()


def as_page(kept: KeptConversation, holding: Holding = HELD) -> str:
    return exported(kept.title, kept.exchanges, "html", holding).content.decode()


def word_lines(kept: KeptConversation, holding: Holding = HELD) -> list[str]:
    document = Document(io.BytesIO(exported(kept.title, kept.exchanges, "docx", holding).content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in document.paragraphs), *cells]


def exchange(answer: Answer) -> KeptExchange:
    return KeptExchange("e", answer.question, False, ASKED_AT, "done", "", answer)


def conversation(*exchanges: KeptExchange, title: str = "A title") -> KeptConversation:
    return KeptConversation("c", title, exchanges)


def adopted() -> KeptExchange:
    answer = answered("and what did they adopt?", ANSWERS["adopt"])
    start = DUSHANBE.text.index(PLAN)
    leaning = replace(answer.quotes[1], before=Sentence(start, start + len(PLAN)))
    quotes = (answer.quotes[0], leaning, answer.quotes[2])
    return exchange(replace(answer, standalone_question="What did the leaders adopt?", quotes=quotes))


def rendered(markdown: str) -> str:
    return MarkdownIt("gfm-like", {"linkify": False}).render(markdown)


class Reader(HTMLParser):
    """What a browser would make of a page: its elements, where its links lead, its text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.links: list[str | None] = []
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(name for name, _ in attrs)
        if tag == "a":
            self.links.append(dict(attrs)["href"])

    def handle_data(self, data: str) -> None:
        self.words += data


def pages(kept: KeptConversation) -> dict[str, Reader]:
    return {
        "markdown": Reader(rendered(as_markdown(kept))),
        "html": Reader(as_page(kept)),
    }


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_every_quote_is_told_with_where_it_is_from_and_how_the_question_was_understood(form: str) -> None:
    page = pages(conversation(adopted(), exchange(declined("What is the capital of Peru?"))))[form]
    words = flat(page.words)
    start = DUSHANBE.text.index(PLAN)
    for told in (
        "A title",
        "and what did they adopt?",
        "Asked on 9 October 2026, 15:03 UTC.",
        "Understood as: What did the leaders adopt?",
        f"{PLAN} “{REVIEW}”",  # with the sentence that it leans on
        f"“{HUB}”",
        DUSHANBE.title,
        "Readout's summary, drawn from News Central Asia and 2 more, 9 October 2025",
        "(adopted, read from “adopted”)",
        "3 quotes, all word for word from 2 articles. Chosen by the reader, as very likely the answer.",
        f"dushanbe, characters {start}–{start + len(PLAN)}",
        "What is the capital of Peru?",
        "The library does not say.",
    ):
        assert told in words, told
    assert page.links == ["https://example.org/a", "https://example.org/bukhara"]
    assert words.count("Understood as") == 1
    assert "[2] As note 1." in words


@pytest.mark.parametrize("form", ["markdown", "html", "word"])
@pytest.mark.parametrize("kind", [kind for kind in ASKED if kind != "about"])
def test_a_composed_answer_is_told_whole_and_no_quote_twice(kind: Kind, form: str) -> None:
    answer = composed(kind)
    kept = conversation(exchange(answer), title=answer.question)
    words = flat(" ".join(word_lines(kept)) if form == "word" else pages(kept)[form].words)
    cells = [cell.text for row in answer.table.rows for cell in row] if answer.table else []
    items = [one for section in answer.sections for one in (section.title, *(item.text for item in section.items))]
    for told in (answer.headline, *cells, *items):
        assert told in words, told
    for quote in answer.quotes:
        assert words.count(quote.text) == 1, quote.text
    assert ("3 of 3 shown" in words) == (kind == "list")


def test_the_clipboard_has_the_answer_with_numbered_references() -> None:
    text = as_plain_text(told_answer(composed("compare"), HELD))
    assert text.startswith("Dushanbe set a plan, Xi'an a sum.\n\n")
    assert f"Money | Nothing in the library | {PLEDGE} [4]" in text
    assert text.count(PLEDGE) == 1
    numbered = text.rpartition("\n\n")[2].splitlines()
    assert [line.partition(" ")[0] for line in numbered] == ["[1]", "[2]", "[3]", "[4]"]
    assert numbered[1].startswith(f"[2] “{REVIEW}” As note 1. dushanbe, characters ")


def test_a_brief_fits_one_printed_page() -> None:
    """By a page of 60 lines of 95 characters, as small margins and type give."""
    answer = composed("digest")
    kept = conversation(exchange(answer), title=answer.question)
    assert sum(1 + len(line) // 95 for line in word_lines(kept)) < 40


def test_hostile_text_is_text_in_word_too() -> None:
    odd = f"{HOSTILE_QUESTION}\x00\x0b\ud800"
    lines = word_lines(conversation(exchange(replace(answered("q?", ANSWERS["taxation"]), headline=odd)), title=odd))
    assert lines[0] == HOSTILE_QUESTION
    assert HOSTILE_QUESTION in lines[1:]


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_hostile_text_is_told_as_it_was_written_and_does_nothing(form: str) -> None:
    answer = replace(answered(HOSTILE_QUESTION, ANSWERS["taxation"]), standalone_question=f"{HOSTILE_QUESTION} again")
    page = pages(conversation(exchange(answer), title=HOSTILE_QUESTION))[form]
    assert not {"img", "script", "iframe", "object", "code", "em", "s", "i", "b"} & set(page.tags)
    assert page.links == []
    assert not [name for name in page.attributes if name.startswith("on") or name in ("src", "srcset", "style")]
    words = flat(page.words)
    assert words.count(HOSTILE_QUESTION) == (3 if form == "html" else 2)  # the page's title as well
    assert HOSTILE in words
    assert "<img src=x onerror=alert(1)> **Bold** [link](https://example.org) :smile:" in words


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_lines_of_an_answer_stay_lines_of_text(form: str) -> None:
    def written(text: str) -> Answer:
        return replace(answered("q?", ANSWERS["bukhara"]), model="p:name", writing=Writing("p:name", text, ()))

    page = pages(conversation(exchange(written(HOSTILE_LINES))))[form]
    one_quote = pages(conversation(exchange(written("plain"))))[form]
    assert sorted(page.tags) == sorted(one_quote.tags)
    assert flat(HOSTILE_LINES) in flat(page.words)


def test_a_quote_that_the_article_no_longer_has_is_told_with_a_warning() -> None:
    kept = conversation(adopted())
    changed = replace(DUSHANBE, text=DUSHANBE.text.replace("adopted", "refused"))
    told = as_page(kept, Held(changed))
    assert told.count("The article no longer says this word for word.") == 1
    assert told.count("This article is no longer in the library.") == 1
    assert "They adopted a Final Communiqué" in told
    kept_since = as_page(kept, Held(changed, earlier=DUSHANBE))
    assert kept_since.count("Changed since: the article said this word for word when it was quoted.") == 1
    assert "The article no longer says" not in kept_since


def test_what_was_not_answered_says_so() -> None:
    failed = KeptExchange("e", "q?", False, ASKED_AT, "failed", "The model is gone.")
    pending = replace(failed, state="pending", trouble="")
    words = flat(pages(conversation(failed, pending))["markdown"].words)
    assert "Not answered. The model is gone." in words
    assert "Not answered yet." in words


def test_what_had_been_written_of_a_stopped_answer_is_told_after_the_warning_that_it_is_not_checked() -> None:
    stopped = KeptExchange(
        "e", "One?", False, ASKED_AT, "failed", "Stopped. Not checked.", partial="“A *hub* was\n\n“and"
    )
    text = Reader(as_page(conversation(stopped))).words
    assert text.index("Not answered. Stopped. Not checked.") < text.index("“A *hub* was") < text.index("“and")
    assert "“A \\*hub\\* was" in as_markdown(conversation(stopped))


def test_the_page_needs_nothing_and_allows_nothing_from_outside() -> None:
    told = as_page(conversation(adopted()))
    assert "default-src 'none'" in told
    assert not {"link", "script", "img", "iframe"} & set(Reader(told).tags)
    assert "url(" not in told
    assert "@import" not in told


def test_an_address_cannot_end_its_link() -> None:
    odd = replace(ARTICLES[3], url='https://example.org/a>)"<b>x</b>(')
    kept = conversation(exchange(answered("q?", ANSWERS["bukhara"])))
    markdown = Reader(rendered(as_markdown(kept, Held(odd))))
    page = Reader(as_page(kept, Held(odd)))
    assert "b" not in {*markdown.tags, *page.tags}
    assert page.links == [odd.url]
    assert len(markdown.links) == 1


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("What did they adopt, in Dushanbe?", "what-did-they-adopt-in-dushanbe.md"),
        ("../../etc/passwd\x00", "etc-passwd.md"),
        ("???", "conversation.md"),
        ("Итоги саммита", "итоги-саммита.md"),
        ("word " * 40, "-".join(["word"] * 12) + ".md"),
    ],
)
def test_a_file_is_named_by_the_words_of_the_title(title: str, name: str) -> None:
    assert file_name(title, "md") == name


def test_a_moment_is_told_in_utc() -> None:
    assert moment(ASKED_AT) == "9 October 2026, 15:03 UTC"


def test_no_address_in_a_text_becomes_a_link_where_bare_ones_do() -> None:
    answer = declined("https://evil.example HTTP://evil.example and www.evil.example?")
    told = as_markdown(conversation(exchange(answer)))
    assert "https\\://evil" in told
    assert "HTTP\\://evil" in told
    assert "www\\.evil" in told


def test_what_a_question_was_limited_to_is_told() -> None:
    limited = replace(adopted(), scope=Scope((HOSTILE_QUESTION,), dt.date(2025, 1, 1), dt.date(2025, 12, 31)))
    days = "from 1 January 2025 to 31 December 2025"
    for page in (
        rendered(as_markdown(conversation(limited))),
        as_page(conversation(limited)),
    ):
        told = Reader(page)
        assert "Asked only of: # **taxation** <img src=" in told.words
        assert days in told.words
        assert "img" not in told.tags


def test_a_written_answer_is_told_with_what_its_quotes_do_not_carry() -> None:
    answer = answered("What did they adopt?", ANSWERS["adopt"])
    text = "They adopted a plan [1]. They paid 500 <img src=x> [2]."
    claims = (
        Claim(0, 24, (1,), "supported"),
        Claim(25, len(text), (2,), "unsupported", ("the quote says 300, the answer says 500",)),
    )
    writing = Writing("ollama:x", text, claims, seconds=1.0)
    leads = exchange(replace(answer, model="ollama:x", writing=writing))
    behind = exchange(replace(answer, writing=writing, note="The model fell silent, so these are the quotes alone."))
    for one, said in ((leads, "ollama:x · 1.0 s"), (behind, "What ollama:x had written, which is not the answer")):
        for page in (rendered(as_markdown(conversation(one))), as_page(conversation(one))):
            told = Reader(page)
            assert said in told.words
            assert "Reason: the quote says 300, the answer says 500." in told.words
            assert "They paid 500 <img src=x>" in told.words
            assert "img" not in told.tags
    assert behind.answer is not None
    assert behind.answer.note in Reader(as_page(conversation(behind))).words


def test_what_was_told_before_the_meeting_ended_is_marked_in_each_form() -> None:
    early = replace(BUKHARA, published=dt.date(2025, 10, 9))
    held, answer = Held(*ARTICLES, early), answered("?", ((BUKHARA, HUB), (DUSHANBE, PLAN)))
    said = "proposed, read from “proposed”; published before the meeting ended"
    kept = conversation(exchange(answer))
    for made in (as_plain_text(told_answer(answer, held)), as_markdown(kept, held), as_page(kept, held)):
        assert made.count(said) == 1
        assert made.count("published before the meeting ended") == 1
    assert any(said in line for line in word_lines(kept, held))


def test_what_another_article_tells_differently_is_said_in_each_form_with_its_sentence_and_place() -> None:
    held = Held(RIGA, LIEPAJA)
    answer = answered("?", ((RIGA, "Latvia pledged 2 billion euros for clean rivers by 2028."),))
    other = f"2 billion euros here, 3 billion euros there: “{LIEPAJA.text[:56]}” What Latvia promised, article liepaja"
    kept = conversation(exchange(answer))
    page = Reader(as_page(kept, held)).words
    for made in (as_plain_text(told_answer(answer, held)), MarkdownIt().render(as_markdown(kept, held)), page):
        assert made.count(other) == 1
    assert any(other in line for line in word_lines(kept, held))
