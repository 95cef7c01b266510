from dataclasses import replace
from urllib.parse import urlencode

import pytest

from rag.links import permanent_query
from rag.types import Answer, Article, Source
from rag.ui.source.links import printed_elsewhere, version_quoted
from rag.ui.source.view import (
    Opening,
    SourceDrawn,
    article_opening,
    linked_opening,
    passage_opening,
    quote_opening,
    source_drawn,
)
from tests.rag.ui.answers import answered, declined, hit
from tests.rag.ui.articles import BUKHARA, DUSHANBE, HUB, PLAN, REVIEW, XIAN
from tests.rag.ui.fakes import FakeLibrary, fake_desk


def opened(answer: Answer, marker: int) -> Opening:
    opening = quote_opening("e", answer.quotes, marker)
    assert opening is not None
    return opening


def marks_drawn(drawn: SourceDrawn) -> list[tuple[str, str]]:
    return [(piece["mark"], piece["text"]) for pieces in drawn["paragraphs"] for piece in pieces if "mark" in piece]


def test_a_marker_that_the_answer_does_not_have_opens_nothing() -> None:
    answer = answered("?", ((DUSHANBE, PLAN),))
    assert quote_opening("e", answer.quotes, 2) is None
    assert quote_opening("e", answer.quotes, "1") is None


def test_an_article_changed_since_is_shown_without_a_mark_and_says_so() -> None:
    opening = opened(answered("?", ((DUSHANBE, PLAN),)), 1)
    changed = replace(DUSHANBE, text=DUSHANBE.text.replace("adopted a", "discussed a"))
    drawn = source_drawn(opening, changed)
    assert marks_drawn(drawn) == []
    assert drawn["taken"] is None
    assert PLAN in drawn["note"]


def test_an_article_no_longer_held_still_shows_what_was_quoted() -> None:
    opening = opened(answered("?", ((DUSHANBE, PLAN),)), 1)
    assert PLAN in source_drawn(opening, None)["note"]


def test_a_passage_is_not_marked_as_a_quote_and_says_what_it_is() -> None:
    for answer, label in (
        (declined("?"), "Nearest passage, not an answer"),
        (answered("?", ((BUKHARA, HUB),)), "Also found, not quoted"),
    ):
        opening = passage_opening("e", hit(1, DUSHANBE), DUSHANBE, answer)
        drawn = source_drawn(opening, DUSHANBE)
        assert drawn["label"] == label
        assert marks_drawn(drawn) == [("passage", opening.text)]
        assert drawn["markers"] == []


def test_the_answers_other_quotes_in_the_article_are_marked_apart_from_the_current_one() -> None:
    answer = answered("?", ((DUSHANBE, PLAN), (BUKHARA, HUB), (DUSHANBE, REVIEW)))
    drawn = source_drawn(opened(answer, 3), DUSHANBE)
    assert marks_drawn(drawn) == [("other-quote", PLAN), ("quote", REVIEW)]
    assert drawn["markers"] == [1, 2, 3]


def test_another_quote_that_the_article_no_longer_has_is_not_marked() -> None:
    answer = answered("?", ((DUSHANBE, PLAN), (DUSHANBE, REVIEW)))
    moved = replace(answer.quotes[1], start=answer.quotes[1].start + 1, end=answer.quotes[1].end + 1)
    drawn = source_drawn(opened(replace(answer, quotes=(answer.quotes[0], moved)), 1), DUSHANBE)
    assert marks_drawn(drawn) == [("quote", PLAN)]


def test_a_quote_and_the_passage_found_around_it_can_be_taken_along_by_name() -> None:
    assert source_drawn(opened(answered("?", ((DUSHANBE, PLAN),)), 1), DUSHANBE)["taken"]["what"] == "quote"
    passage = passage_opening("e", hit(1, DUSHANBE), DUSHANBE, declined("?"))
    assert source_drawn(passage, DUSHANBE)["taken"]["what"] == "passage"


def test_a_permanent_link_opens_its_range_for_anybody() -> None:
    start = BUKHARA.text.index(HUB)
    query = {"article": "bukhara", "start": str(start), "end": str(start + len(HUB))}
    opening = linked_opening(query, fake_desk().article)
    assert isinstance(opening, Opening)
    assert marks_drawn(source_drawn(opening, BUKHARA)) == [("quote", HUB)]
    assert permanent_query("bukhara", start, start + len(HUB)) == "?" + urlencode(query)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"article": "gone", "start": "0", "end": "5"}, "an article that is not in this library"),
        ({"article": "bukhara", "start": "0", "end": "99999"}, "a place that its article does not have"),
        ({"article": "bukhara", "start": "5", "end": "5"}, "a place that its article does not have"),
        ({"article": "bukhara", "start": "6", "end": "5"}, "a place that its article does not have"),
        ({"article": "bukhara", "start": "-1", "end": "5"}, "which characters"),
        ({"article": "bukhara", "start": "one", "end": "5"}, "which characters"),
        ({"article": "bukhara", "start": "٣", "end": "5"}, "which characters"),
        ({"article": "bukhara", "start": "0", "end": "9" * 5000}, "which characters"),
        ({"article": "bukhara", "start": "0"}, "which characters"),
        ({"article": "gone"}, "an article that is not in this library"),
        ({"start": "0", "end": "5"}, "an article that is not in this library"),
    ],
)
def test_a_link_that_names_nothing_here_is_one_sentence(query: dict[str, str], sentence: str) -> None:
    said = linked_opening(query, fake_desk().article)
    assert isinstance(said, str)
    assert sentence in said


def test_a_link_that_names_an_article_alone_opens_it_with_nothing_marked() -> None:
    opening = linked_opening({"article": "bukhara"}, fake_desk().article)
    assert opening == article_opening(BUKHARA)
    drawn = source_drawn(article_opening(BUKHARA), BUKHARA)
    assert (marks_drawn(drawn), drawn["note"], drawn["opener"]) == ([], "", "readout-article-bukhara")
    assert "".join(piece["text"] for pieces in drawn["paragraphs"] for piece in pieces) == BUKHARA.text
    assert drawn["taken"] == {
        "what": "article",
        "reference": "",
        "query": "?article=bukhara",
        "original": "https://example.org/bukhara",
    }


def test_an_article_opened_and_then_removed_says_so() -> None:
    drawn = source_drawn(article_opening(BUKHARA), None)
    assert (drawn["title"], drawn["note"]) == ("This article is no longer in the library", "")


def test_an_address_without_a_link_opens_nothing() -> None:
    assert linked_opening({"embed": "true"}, fake_desk().article) is None


def test_a_brief_lists_the_publications_it_was_drawn_from() -> None:
    opening = opened(answered("?", ((DUSHANBE, PLAN),)), 1)
    listed = source_drawn(opening, DUSHANBE)["sources"]
    assert [source["publisher"] for source in listed] == ["News Central Asia", "TASS", "Khovar"]
    assert [source["url"] for source in listed] == ["https://example.org/a", "https://example.org/b", ""]


def test_an_article_with_next_to_no_metadata_is_shown() -> None:
    article = Article("a", "A title", "A sentence.", "0")
    opening = opened(answered("?", ((article, "A sentence."),)), 1)
    assert source_drawn(opening, article)["facts"] == ["publisher not given"]


def test_an_article_lists_who_else_printed_it() -> None:
    prints = (Source("Khovar", "The hub", "https://example.org/k", None), Source("X", None, "javascript:1", None))
    drawn = source_drawn(article_opening(BUKHARA), BUKHARA, prints=prints)
    assert drawn["prints"] == [
        {"publisher": "Khovar", "title": "The hub", "url": "https://example.org/k", "day": ""},
        {"publisher": "X", "title": "", "url": "", "day": ""},
    ]
    desk = fake_desk((replace(BUKHARA, story="hub"), replace(XIAN, story="hub")))
    assert printed_elsewhere(desk, BUKHARA) == (Source(XIAN.title),)
    assert printed_elsewhere(desk, None) == ()


def test_an_article_that_has_changed_opens_as_it_was_when_it_was_quoted() -> None:
    library = FakeLibrary()
    now = replace(BUKHARA, text="It says something else now.")
    library.put(now)
    desk = fake_desk(library=library)
    opening = opened(answered("?", ((BUKHARA, HUB),)), 1)
    earlier = version_quoted(desk, opening, now)
    drawn = source_drawn(opening, now, earlier=earlier)
    assert marks_drawn(drawn) == [("quote", HUB)]
    assert drawn["note"] == "Changed since: this is the article as the library held it until 26 November 2025."
    assert drawn["taken"] is None
    assert version_quoted(desk, opening, BUKHARA) is None
    assert version_quoted(desk, opening, None) is None
    assert version_quoted(desk, replace(opening, text="Never said."), now) is None
