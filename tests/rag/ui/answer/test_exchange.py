from dataclasses import replace

from rag.types import Answer, Sentence, Writing
from rag.ui.answer.exchange import exchange_drawn
from rag.ui.conversations.conversation import STOPPED_WRITING, Exchange
from tests.rag.ui.fakes import BUKHARA, DUSHANBE, HUB, PLAN, REVIEW, answered, fake_desk


def draw(answer: Answer) -> dict:
    exchange = Exchange(answer.question, state="done", answer=answer)
    return exchange_drawn(exchange, fake_desk(), latest=True, open_mark=None)


def test_brackets_inside_a_quoted_sentence_are_not_a_citation() -> None:
    drawn = draw(answered("?", ((BUKHARA, HUB),)))
    (pieces,) = drawn["paragraphs"]
    assert [piece.get("marker") for piece in pieces] == [None, 1]
    assert "[1]" in pieces[0]["text"]


def test_a_citation_is_named_by_title_publisher_and_date() -> None:
    drawn = draw(answered("?", ((BUKHARA, HUB),)))
    assert drawn["paragraphs"][0][1]["name"] == "Source 1: What Uzbekistan proposed, UzDaily, 10 October 2025"


def test_cited_articles_are_listed_once_each_with_all_their_markers() -> None:
    drawn = draw(answered("?", ((DUSHANBE, PLAN), (BUKHARA, HUB), (DUSHANBE, REVIEW))))
    assert [[quote["marker"] for quote in entry["quotes"]] for entry in drawn["entries"]] == [[1, 3], [2]]


def test_the_check_line_counts_quotes_and_articles() -> None:
    assert draw(answered("?", ((BUKHARA, HUB),)))["checked"]["text"] == "1 quote, word for word from 1 article"
    two = draw(answered("?", ((DUSHANBE, PLAN), (DUSHANBE, REVIEW))))
    assert two["checked"]["text"] == "2 quotes, both word for word from 1 article"


def test_a_quote_that_its_article_does_not_hold_fails_the_check() -> None:
    answer = answered("?", ((DUSHANBE, PLAN), (BUKHARA, HUB)))
    moved = replace(answer.quotes[0], start=answer.quotes[0].start + 1, end=answer.quotes[0].end + 1)
    drawn = draw(replace(answer, quotes=(moved, answer.quotes[1])))
    assert drawn["checked"]["sound"] is False
    assert drawn["checked"]["text"].startswith("Only 1 of 2 quotes")
    assert drawn["entries"][0]["quotes"][0]["sound"] is False


def test_a_quote_of_other_words_than_its_article_has_there_fails_the_check() -> None:
    answer = answered("?", ((DUSHANBE, PLAN),))
    changed = replace(answer.quotes[0], text=PLAN.replace("adopted", "rejected"))
    assert draw(replace(answer, quotes=(changed,)))["checked"]["sound"] is False


def test_a_quote_of_an_article_no_longer_held_fails_the_check() -> None:
    answer = answered("?", ((DUSHANBE, PLAN),))
    gone = replace(answer.quotes[0], article_id="gone")
    drawn = draw(replace(answer, quotes=(gone,)))
    assert drawn["checked"]["sound"] is False
    assert drawn["entries"][0]["title"] == "An article that is no longer in the library"


def test_quotes_are_spelled_out_under_a_text_that_a_model_wrote() -> None:
    writing = Writing("provider:name", "They agreed on a plan [1].", ())
    drawn = draw(replace(answered("?", ((DUSHANBE, PLAN),)), model="provider:name", writing=writing))
    assert drawn["paragraphs"] == []
    assert drawn["entries"][0]["quotes"][0]["text"] == PLAN
    assert drawn["checked"]["sound"] is True


def test_text_still_being_written_has_no_citations_yet() -> None:
    exchange = Exchange("?", state="writing", text=f"“{PLAN}” [1]\n\n“The pl")
    drawn = exchange_drawn(exchange, fake_desk(), latest=True, open_mark=None)
    assert drawn["paragraphs"] == [[{"text": f"“{PLAN}” [1]"}], [{"text": "“The pl"}]]


def test_a_model_that_thinks_is_said_to_think_until_its_text_comes() -> None:
    exchange = Exchange("?", model="test:model", state="searching", fallback=answered("?", ((DUSHANBE, PLAN),)))
    notes = []
    for thinking, text in ((False, ""), (True, ""), (True, "They met.")):
        exchange.thinking, exchange.text = thinking, text
        notes.append(exchange_drawn(exchange, fake_desk(), latest=True, open_mark=None)["note"])
    assert notes == ["test:model is writing…", "test:model is thinking…", ""]


def test_nothing_is_cut_from_an_article_before_a_quote_that_moved() -> None:
    answer = answered("?", ((DUSHANBE, PLAN),))
    start = answer.quotes[0].start
    before = Sentence(0, start - 1)
    stays, moved = (replace(answer.quotes[0], before=before, start=at) for at in (start, start + 1))
    assert "context" in draw(replace(answer, quotes=(stays,)))["paragraphs"][0][0]
    assert "context" not in draw(replace(answer, quotes=(moved,)))["paragraphs"][0][0]


def test_what_was_written_before_a_stop_has_no_citations_and_is_not_a_failure() -> None:
    exchange = Exchange("?", state="failed", text=f"“{PLAN}” [1]", trouble=STOPPED_WRITING)
    drawn = exchange_drawn(exchange, fake_desk(), latest=True, open_mark=None)
    assert (drawn["state"], drawn["trouble"]) == ("stopped", STOPPED_WRITING)
    assert drawn["paragraphs"] == [[{"text": f"“{PLAN}” [1]"}]]
    exchange.trouble = "The model is gone."
    assert exchange_drawn(exchange, fake_desk(), latest=True, open_mark=None)["state"] == "failed"
