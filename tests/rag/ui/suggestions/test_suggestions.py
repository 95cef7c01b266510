"""Suggested questions: asked of a small desk before they are shown, and never shown unless it answers them."""

import datetime as dt
import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

import pytest

from rag.chain import AnswerChain
from rag.store import Library
from rag.types import EVERYTHING, Answer, Article, Question, Quote, Scope, Sentence
from rag.ui.desk.desk import AnswerEvent, Desk
from rag.ui.suggestions.candidates import CandidateQuestion, candidate_questions
from rag.ui.suggestions.coverage import coverages
from rag.ui.suggestions.suggestions import SURE, TO_START, Passed, Suggestions, best_of_groups
from tests.rag.ui.answers import ANSWERS, answered, declined
from tests.rag.ui.articles import ARTICLES, DUSHANBE, XIAN
from tests.rag.ui.fakes import FakeChain, FakeLibrary, fake_desk

ADOPTED = "What did the leaders adopt at the second Central Asia–Russia Summit in Dushanbe?"
VENUE = "What was said about the venue at the second Central Asia–Russia Summit in Dushanbe?"
READOUT = "What was agreed on the readout at the 2024 **G20** <i>Summit</i> in Rio de Janeiro?"
FORMAT = "What was said about the format at the first Central Asia–China Summit in Xi'an?"


class Changed(FakeChain):
    """Its answers, changed on the way out."""

    def __init__(self, change: Callable[[Answer], Answer]) -> None:
        super().__init__()
        self.change = change

    def stream(self, question: Question) -> Iterator[AnswerEvent]:
        for piece in super().stream(question):
            yield self.change(piece) if isinstance(piece, Answer) else piece


def suggestions(chain: FakeChain | None = None, articles: tuple[Article, ...] = ARTICLES) -> Suggestions:
    return Suggestions(ready(fake_desk(articles, chain)))


def ready(desk: Desk) -> Desk:
    until(lambda: desk.status.state == "ready" or None)
    return desk


Found = TypeVar("Found")


def until(look: Callable[[], Found | None]) -> Found:
    deadline = time.monotonic() + 15
    while (found := look()) is None:
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.005)
    return found


def to_start(made: Suggestions, scope: Scope = EVERYTHING) -> tuple[str, ...]:
    return until(lambda: made.to_start(scope))


def to_follow(made: Suggestions, answer: Answer, *asked: str, scope: Scope = EVERYTHING) -> tuple[str, ...]:
    return until(lambda: made.to_follow(answer, asked, scope))


# to start from


def test_each_summit_gives_its_best_question_and_the_one_with_most_articles_comes_first() -> None:
    assert to_start(suggestions()) == (ADOPTED, READOUT, FORMAT, VENUE)


def test_what_the_library_declines_is_not_suggested() -> None:
    chain = FakeChain()
    assert not [text for text in to_start(suggestions(chain)) if "trade" in text]
    assert [question for question in chain.asked if "trade" in question.text]  # it was tried


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda answer: replace(answer, confidence=SURE - 0.01), "not sure enough"),
        (
            lambda answer: replace(answer, quotes=answer.quotes[1:]),
            "its first quote says nothing of what was adopted",
        ),
        (lambda answer: replace(answer, quotes=tuple(_from(answer, "xian"))), "from another meeting"),
        (lambda answer: replace(answer, status="declined", quotes=()), "declined"),
    ],
)
def test_an_answer_that_is_beside_the_point_does_not_count(change: Callable[[Answer], Answer], why: str) -> None:
    chain = Changed(lambda answer: change(answer) if answer.question == ADOPTED else answer)
    assert to_start(suggestions(chain)) == (VENUE, READOUT, FORMAT), why


def test_a_quote_that_leans_on_the_sentence_before_loses_to_one_that_does_not() -> None:
    def leaning(answer: Answer) -> Answer:
        return replace(answer, quotes=tuple(replace(quote, before=Sentence(0, 5)) for quote in answer.quotes))

    chain = Changed(lambda answer: leaning(answer) if answer.question == ADOPTED else answer)
    assert to_start(suggestions(chain))[0] == VENUE


@pytest.mark.parametrize(("leaning", "asked"), [((), 1), ((0,), 2), ((0, 1, 2), 3)])
def test_no_more_is_asked_than_it_takes_to_find_one_that_begins_well(leaning: tuple[int, ...], asked: int) -> None:
    group, tried = candidate_questions(coverages((DUSHANBE,))[0], coverages((DUSHANBE,)))[:3], list[CandidateQuestion]()

    def ask(one: CandidateQuestion) -> Passed:
        tried.append(one)
        return Passed(one, (("dushanbe", len(tried), 99),), leans=len(tried) - 1 in leaning)

    assert len(best_of_groups([group], 1, ask)) == 1
    assert len(tried) == asked


def test_two_questions_that_begin_with_the_same_quote_are_not_both_chosen() -> None:
    group = candidate_questions(coverages((DUSHANBE,))[0], coverages((DUSHANBE,)))
    assert len(group) > 2
    assert len(best_of_groups([group], 3, lambda one: Passed(one, (("dushanbe", 0, 9),), leans=False))) == 1


def test_within_a_scope_only_its_questions_are_suggested_and_they_are_asked_within_it() -> None:
    chain = FakeChain()
    scope = Scope((str(XIAN.summit),))
    assert to_start(suggestions(chain), scope) == (FORMAT,)
    assert {question.scope for question in chain.asked} == {scope}


def test_a_chain_that_breaks_costs_only_the_question_that_broke_it() -> None:
    assert to_start(suggestions(FakeChain(fails_on="leaders"))) == (VENUE, READOUT, FORMAT)


def test_nothing_is_suggested_while_the_model_loads() -> None:
    loading = threading.Event()
    chain = FakeChain()
    made = Suggestions(fake_desk(chain=chain, loading=loading))
    assert made.to_start(EVERYTHING) is None
    time.sleep(0.05)
    loading.set()
    assert to_start(made)


def test_what_was_found_is_not_looked_for_again_until_the_library_changes() -> None:
    library, chain = FakeLibrary(), FakeChain()
    desk = Desk(lambda: library, lambda notify: chain)
    desk.open()
    made = Suggestions(ready(desk))
    first, tried = to_start(made), len(chain.asked)
    assert to_start(made) == first
    assert len(chain.asked) == tried
    library.put(replace(XIAN, topics=()))
    assert FORMAT not in to_start(made)
    assert len(chain.asked) > tried


def test_no_question_is_tried_twice_of_the_same_library_within_the_same_scope() -> None:
    chain = FakeChain()
    made = suggestions(chain)
    to_start(made)
    to_follow(made, answered("What about Bukhara?", ANSWERS["bukhara"]))
    to_follow(made, declined("What is the capital of Peru?"))
    texts = [question.text for question in chain.asked]
    assert len(texts) == len(set(texts))


def test_many_pages_that_want_the_same_have_it_looked_for_once() -> None:
    chain = FakeChain()
    made = suggestions(chain)
    found: list[tuple[str, ...]] = []
    threads = [threading.Thread(target=lambda: found.append(to_start(made))) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 12
    assert set(found) == {(ADOPTED, READOUT, FORMAT, VENUE)}
    texts = [question.text for question in chain.asked]
    assert len(texts) == len(set(texts))


def test_a_library_of_many_summits_is_not_asked_about_all_of_them() -> None:
    chain = Changed(lambda answer: _about(answer, many))
    many = tuple(replace(DUSHANBE, id=str(n), summit=f"Summit {n}", edition=2) for n in range(12))
    assert len(to_start(suggestions(chain, many))) == TO_START
    assert len({re.search(r"Summit \d+", question.text)[0] for question in chain.asked}) == TO_START  # type: ignore[index]


def _about(answer: Answer, articles: tuple[Article, ...]) -> Answer:
    """The answer, its quotes now from the article on the summit that it names."""
    found = next(one for one in articles if f"{one.summit} in" in answer.question)
    return replace(answer, quotes=tuple(_from(answer, found.id)))


def _from(answer: Answer, article_id: str) -> Iterator[Quote]:
    return (replace(quote, article_id=article_id) for quote in answer.quotes)


def test_over_the_articles_that_ship_each_question_is_of_another_kind(
    chain: AnswerChain, corpus_library: Library
) -> None:
    library = FakeLibrary(corpus_library.articles())
    desk = Desk(lambda: library, lambda notify: chain)
    desk.open()
    kinds = [chain.invoke(text).kind for text in to_start(Suggestions(ready(desk)))]
    assert len(kinds) == TO_START
    assert {"compare", "digest", "list"} <= set(kinds)


# to go on with


def test_an_answer_leads_on_to_what_else_its_meeting_dealt_with() -> None:
    assert to_follow(suggestions(), answered("What about Bukhara?", ANSWERS["bukhara"])) == (ADOPTED, VENUE)


def test_what_would_only_show_the_same_quotes_again_is_not_suggested() -> None:
    assert to_follow(suggestions(), answered("What did they adopt?", ANSWERS["adopt"])) == (VENUE,)


def test_what_was_asked_before_is_not_suggested_however_it_was_spelt() -> None:
    answer = answered("What about Bukhara?", ANSWERS["bukhara"])
    assert to_follow(suggestions(), answer, answer.question, ADOPTED.upper()) == (VENUE,)


def test_a_decline_leads_to_the_nearest_articles_that_do_answer() -> None:
    assert to_follow(suggestions(), declined("What is the capital of Peru?")) == (ADOPTED, READOUT, VENUE)


def test_what_leads_on_from_a_decline_is_near_to_what_was_asked_where_it_can_be() -> None:
    assert to_follow(suggestions(), declined("How large was the venue?"))[0] == VENUE


def test_the_meetings_before_and_after_are_led_on_to() -> None:
    first = replace(DUSHANBE, id="first", edition=1, date=dt.date(2022, 10, 14), place="Astana, Kazakhstan", topics=())
    articles = (*ARTICLES, first)

    def change(answer: Answer) -> Answer:
        if "first Central Asia–Russia" not in answer.question:
            return answer
        return replace(answer, quotes=tuple(_from(answer, "first")))

    found = to_follow(suggestions(Changed(change), articles), answered("What about Bukhara?", ANSWERS["bukhara"]))
    assert "What did the leaders adopt at the first Central Asia–Russia Summit in Astana?" in found


def test_what_leads_on_stays_within_the_scope() -> None:
    answer = declined("What is the capital of Peru?")
    assert to_follow(suggestions(), answer, scope=Scope((), None, dt.date(2024, 12, 31))) == (READOUT,)


@pytest.mark.parametrize(
    ("scope", "inside"),
    [
        (EVERYTHING, True),
        (Scope((str(DUSHANBE.summit),)), True),
        (Scope((str(XIAN.summit),)), False),
        (Scope((), dt.date(2025, 10, 9), dt.date(2025, 10, 9)), True),
        (Scope((), dt.date(2025, 10, 10)), False),
        (Scope((), None, dt.date(2025, 10, 8)), False),
    ],
)
def test_a_scope_covers_what_is_inside_it(scope: Scope, inside: bool) -> None:
    assert scope.covers(DUSHANBE) is inside


def test_an_article_without_a_date_is_outside_every_scope_that_names_one() -> None:
    undated = replace(DUSHANBE, date=None)
    assert not Scope((), dt.date(2020, 1, 1)).covers(undated)
    assert Scope((str(DUSHANBE.summit),)).covers(undated)
