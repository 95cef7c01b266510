import datetime as dt
from dataclasses import replace

from rag.types import Answer, Location, Sentence, Writing
from rag.ui.answer.exchange import ExchangeDrawn, exchange_drawn
from rag.ui.conversations.conversation import STOPPED_WRITING, Exchange
from tests.rag.ui.answers import answered, composed
from tests.rag.ui.articles import BUKHARA, DUSHANBE, HUB, LIEPAJA, PLAN, PLEDGE, REVIEW, RIGA
from tests.rag.ui.fakes import FakeLibrary, fake_desk


def draw(answer: Answer) -> dict:
    exchange = Exchange(answer.question, state="done", answer=answer)
    return exchange_drawn(exchange, fake_desk(), latest=True, open_mark=None)


def test_brackets_inside_a_quoted_sentence_are_not_a_citation() -> None:
    drawn = draw(answered("?", ((BUKHARA, HUB),)))
    (pieces,) = drawn["paragraphs"]
    assert [piece.get("marker") for piece in pieces] == [None, 1, None]  # the last is the badge
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


def test_the_words_that_answer_stand_apart_in_their_quote() -> None:
    answer = answered("?", ((DUSHANBE, PLAN),))
    quote = answer.quotes[0]
    (line,) = draw(replace(answer, quotes=(replace(quote, answer=(quote.start + 3, quote.start + 8)),)))["paragraphs"]
    assert line[:3] == [{"text": f"“{PLAN[:3]}"}, {"answer": PLAN[3:8]}, {"text": f"{PLAN[8:]}”\u00a0"}]


def test_what_was_written_before_a_stop_has_no_citations_and_is_not_a_failure() -> None:
    exchange = Exchange("?", state="failed", text=f"“{PLAN}” [1]", trouble=STOPPED_WRITING)
    drawn = exchange_drawn(exchange, fake_desk(), latest=True, open_mark=None)
    assert (drawn["state"], drawn["trouble"]) == ("stopped", STOPPED_WRITING)
    assert drawn["paragraphs"] == [[{"text": f"“{PLAN}” [1]"}]]
    exchange.trouble = "The model is gone."
    assert exchange_drawn(exchange, fake_desk(), latest=True, open_mark=None)["state"] == "failed"


def words_of(lines: list[list[dict]]) -> list[str]:
    return ["".join(piece.get("text", "") for piece in line).strip("“”\u00a0") for line in lines]


def test_the_sentence_that_gives_a_fact_stands_alone_and_what_else_says_so_is_folded() -> None:
    drawn = draw(answered("?", ((DUSHANBE, PLAN), (BUKHARA, HUB), (DUSHANBE, REVIEW))))
    assert words_of(drawn["paragraphs"]) == [PLAN]
    assert words_of(drawn["further"]) == [HUB, REVIEW]


def test_items_and_cells_cite_the_quotes_they_rest_on_and_no_quote_is_repeated() -> None:
    listed, compared = draw(composed("list")), draw(composed("compare"))
    assert [section["title"] for section in listed["sections"]] == ["Adopted", "Only proposed"]
    assert [piece.get("marker") for piece in listed["sections"][0]["items"][0]] == [None, None, 1]
    assert (listed["counted"], listed["paragraphs"]) == ("3 of 3 shown", [])
    told = [quote["text"] for entry in listed["entries"] for quote in entry["quotes"]]
    assert told == ["", REVIEW, HUB, PLEDGE]
    assert words_of(compared["table"]["rows"][1]) == ["Money", "Nothing in the library", PLEDGE]
    assert words_of(compared["paragraphs"]) == [PLAN]


def test_a_marker_in_the_headline_cites_and_one_that_cites_nothing_is_text() -> None:
    answer = composed("digest")
    assert draw(answer)["headline"][1]["marker"] == 1
    odd = draw(replace(answer, headline="In [2025] they met [9]."))["headline"]
    assert odd == [{"text": "In [2025] they met [9]."}]


def test_what_is_only_near_has_a_card_and_is_no_source() -> None:
    drawn = draw(composed("digest"))
    assert words_of(drawn["related"]) == ["The venue was left open."]
    assert [card["marker"] for card in drawn["cards"]] == [1, 2, 3, 4, 5]
    assert 5 not in [quote["marker"] for entry in drawn["entries"] for quote in entry["quotes"]]


def test_a_quote_has_the_badge_of_its_status_and_none_when_it_has_moved() -> None:
    answer = answered("?", ((BUKHARA, HUB),))
    assert draw(answer)["paragraphs"][0][-1] == {"status": "proposed", "words": "proposed"}
    moved = replace(answer.quotes[0], start=answer.quotes[0].start + 1, end=answer.quotes[0].end + 1)
    assert "status" not in draw(replace(answer, quotes=(moved,)))["paragraphs"][0][-1]


def test_an_outcome_told_before_the_meeting_ended_is_marked_and_a_mere_report_is_not() -> None:
    early = replace(BUKHARA, published=dt.date(2025, 10, 9))
    desk = fake_desk((early, DUSHANBE))

    def draw_early(answer: Answer) -> ExchangeDrawn:
        shown = Exchange(answer.question, state="done", answer=answer)
        return exchange_drawn(shown, desk, latest=True, open_mark=None)

    answer = answered("?", ((early, HUB), (DUSHANBE, PLAN)))
    assert draw_early(answer)["paragraphs"][0][-1] == {"early": "published before the meeting ended"}
    written = draw_early(replace(answer, model="m", writing=Writing("m", "A hub [1]. A plan [2].", ())))
    assert [quote["early"] for entry in written["entries"] for quote in entry["quotes"]] == [
        "published before the meeting ended",
        "",
    ]
    assert draw_early(answered("?", ((early, "More talks follow."),)))["paragraphs"][0][-1].keys() == {"marker", "name"}
    assert [card["line"] for card in draw_early(answer)["cards"]] == [
        "UzDaily · 10 October 2025 · published before the meeting ended",
        "Readout's summary, drawn from News Central Asia and 2 more · 9 October 2025",
    ]


def test_a_quote_that_another_article_tells_differently_shows_its_sentence_wherever_it_stands() -> None:
    pledge = "Latvia pledged 2 billion euros for clean rivers by 2028."
    desk = fake_desk((RIGA, LIEPAJA))

    def drawn_of(answer: Answer) -> ExchangeDrawn:
        return exchange_drawn(Exchange("?", state="done", answer=answer), desk, latest=True, open_mark=None)

    answer = answered("?", ((RIGA, pledge),))
    drawn = drawn_of(answer)
    (other,) = drawn["paragraphs"][0][-1]["differs"]
    assert other["lead"].endswith(": 2 billion euros here, 3 billion euros there")
    assert (other["words"], other["place"]["article"]) == (LIEPAJA.text[:56], "liepaja")
    assert other["place"]["number"] > 999  # no marker has that number
    assert drawn["cards"][0]["apart"] == [other["lead"]]
    assert drawn["entries"][0]["quotes"][0]["differs"] == []
    assert f"{other['lead']}: “{LIEPAJA.text[:56]}”" in drawn["copied"]
    written = drawn_of(replace(answer, model="m", writing=Writing("m", "A pledge [1].", ())))
    assert [one["words"] for one in written["entries"][0]["quotes"][0]["differs"]] == [LIEPAJA.text[:56]]
    moved = replace(answer.quotes[0], start=answer.quotes[0].start + 1, end=answer.quotes[0].end + 1)
    assert "differs" not in drawn_of(replace(answer, quotes=(moved,)))["paragraphs"][0][-1]


def test_the_check_line_says_apart_what_makes_it_an_answer() -> None:
    bases = {kind: draw(composed(kind))["checked"]["basis"] for kind in ("library", "status", "fact")}
    assert bases == {
        "library": "Counted from the catalogue of the library",
        "status": "Read from the record of what the articles state",
        "fact": "Chosen by the reader, as very likely the answer",
    }
    nothing = draw(composed("library"))["checked"]
    assert (nothing["text"], nothing["quoted"], nothing["sound"]) == ("Nothing is quoted", False, True)


def test_what_readout_says_of_itself_is_text_without_a_check() -> None:
    drawn = draw(composed("about"))
    assert (drawn["state"], drawn["checked"], drawn["entries"]) == ("about", None, [])
    assert drawn["paragraphs"] == [[{"text": "Hello. I answer from 4 articles."}]]


def test_the_composed_answer_stands_without_numbers_while_a_model_writes() -> None:
    exchange = Exchange("?", model="test:model", state="writing", fallback=composed("digest"), text="They met.")
    drawn = exchange_drawn(exchange, fake_desk(), latest=True, open_mark=None)
    assert drawn["headline"] == [{"text": "Six presidents met and adopted a plan."}]
    assert drawn["sections"][0]["items"] == [[{"text": "A third summit"}]]
    assert drawn["writing"] is not None


def test_a_reprint_is_named_as_one_and_is_no_further_source() -> None:
    own = replace(BUKHARA, story="hub")
    paper, other = replace(own, id="paper", publisher="Khovar"), replace(BUKHARA, id="other")
    desk = fake_desk((own, paper, other))
    answer = answered("?", ((own, HUB), (paper, HUB)))
    place = (answer.quotes[0].start, answer.quotes[0].end)
    also = (Location("paper", *place), Location("other", *place))
    answer = replace(answer, quotes=(replace(answer.quotes[0], also=also), answer.quotes[1]))
    drawn = exchange_drawn(Exchange("?", state="done", answer=answer), desk, latest=True, open_mark=None)
    assert [entry["printed"] for entry in drawn["entries"]] == ["Also printed by Khovar", "Also printed by UzDaily"]
    assert drawn["entries"][0]["quotes"][0]["also"] == "another article"
    assert drawn["checked"]["text"] == "2 quotes, both word for word from 2 articles of 1 independent source"


def test_a_quote_of_an_article_that_has_changed_is_shown_as_it_was_and_marked() -> None:
    answer = answered("?", ((BUKHARA, HUB), (DUSHANBE, PLAN)))
    library = FakeLibrary()
    library.put(replace(BUKHARA, text="It says something else now."))
    exchange = Exchange("?", state="done", answer=answer)
    drawn = exchange_drawn(exchange, fake_desk(library=library), latest=True, open_mark=None)
    assert drawn["checked"]["text"] == "2 quotes, both word for word from 2 articles, 1 of them changed since"
    assert drawn["checked"]["sound"]
    assert [(one["quotes"][0]["sound"], one["quotes"][0]["changed"]) for one in drawn["entries"]] == [
        (False, True),
        (True, False),
    ]
    assert drawn["cards"][0]["quote"] == HUB
    assert drawn["cards"][0]["line"] == "UzDaily · 10 October 2025 · changed since"
    assert "changed since" in drawn["copied"]
    library.remove("bukhara")
    gone = exchange_drawn(exchange, fake_desk(library=library), latest=True, open_mark=None)
    assert not gone["checked"]["sound"]
