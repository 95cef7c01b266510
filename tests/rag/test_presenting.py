"""What is said of an answer and its articles in the same words everywhere."""

from dataclasses import replace

import pytest

from rag.presenting import arranged, basis, count_shown, dated_provenance, has_words_of, statement_notes, with_status
from rag.record import Statement
from rag.types import Item, Section
from tests.rag.ui.answers import answered, composed
from tests.rag.ui.articles import BUKHARA, DUSHANBE, HUB, PLAN, REVIEW, XIAN, record


def test_a_summary_says_that_it_is_one_and_a_report_whose_it_is() -> None:
    assert dated_provenance(DUSHANBE) == "Readout's summary, drawn from News Central Asia and 2 more, 9 October 2025"
    assert dated_provenance(BUKHARA) == "UzDaily, 10 October 2025"
    assert dated_provenance(XIAN) == "19 May 2023"


@pytest.mark.parametrize(("confidence", "said"), [(0.9, "very likely"), (0.7, "likely"), (0.3, "perhaps")])
def test_the_readers_confidence_is_said_in_words(confidence: float, said: str) -> None:
    answer = replace(answered("?", ((DUSHANBE, PLAN),)), confidence=confidence)
    assert basis(answer) == f"Chosen by the reader, as {said} the answer"


def test_a_list_of_whole_sentences_says_that_they_are() -> None:
    answer = replace(answered("?", ((DUSHANBE, PLAN),)), kind="list")
    whole = replace(answer, sections=(Section("Votes", (Item(PLAN, (1,)),)),))
    part = replace(answer, sections=(Section("Adopted", (Item("a plan", (1,)),)),))
    assert [basis(one).split()[0] for one in (whole, part)] == ["Sentences", "Read"]


def test_each_quote_stands_in_one_place() -> None:
    for kind in ("status", "list", "compare", "digest", "check", "fact", "meeting"):
        answer = composed(kind)
        places = arranged(answer)
        markers = [quote.marker for quote in (*places.leading, *places.further, *places.noted)]
        assert sorted(markers) == [quote.marker for quote in answer.quotes], kind


def test_a_quote_whose_words_an_item_has_is_not_set_above_the_items() -> None:
    answer = answered("?", ((DUSHANBE, PLAN), (DUSHANBE, REVIEW)))
    whole, most, word = (
        replace(answer, kind="list", sections=(Section("Adopted", (Item(text, (1,)),)),))
        for text in (f"Dushanbe: {PLAN}", "a Final Communiqué and a Joint Action Plan for 2025–2027", "a plan")
    )
    assert [len(arranged(one).leading) for one in (whole, most, word)] == [0, 0, 1]
    assert [has_words_of(one, one.quotes[0]) for one in (whole, most, word)] == [True, False, False]


def test_near_quotes_whose_numbers_the_answer_gives_to_others_are_left_out() -> None:
    answer = answered("?", ((DUSHANBE, PLAN),))
    assert arranged(replace(answer, related=answer.quotes)).related == ()


def test_a_count_is_said_of_a_list_only() -> None:
    assert (count_shown(composed("list")), count_shown(composed("status"))) == ("3 of 3 shown", "")


def test_a_quote_has_the_status_of_what_is_said_in_it_and_a_report_has_none() -> None:
    statements = (*record(BUKHARA).statements, *record(DUSHANBE).statements)
    hub, review = answered("?", ((BUKHARA, HUB), (DUSHANBE, REVIEW))).quotes
    assert [one.status for one in with_status(hub, statements)] == ["proposed"]
    assert with_status(replace(hub, article_id="other"), statements) == ()
    assert with_status(replace(review, start=0, end=5), statements) == ()


def test_a_softer_undertaking_whose_words_it_is_and_how_early_are_said_beside_the_status() -> None:
    pledge = Statement("a", (0, 9), (0, 9), "adopted", (0, 0), voice="leader", binding="intention")
    assert statement_notes(pledge, True) == (
        "an intention, no firm commitment",
        "said by a leader",
        "published before the meeting ended",
    )
    assert statement_notes(replace(pledge, voice="reporter", binding="commitment"), None) == ()
