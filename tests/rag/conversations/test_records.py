"""Answers and scopes as conversations keep them, and as earlier versions kept them."""

import datetime as dt
import json
from dataclasses import asdict, replace

import pytest

from rag.conversations.records import answer_record, recorded_answer, recorded_scope, scope_record
from rag.types import EVERYTHING, Answer, Claim, Location, Quote, Refusal, Scope, Sentence, Writing
from tests.rag.ui.answers import answered, declined, quote
from tests.rag.ui.articles import BUKHARA, DUSHANBE, HUB, PLAN, REVIEW

ANSWERED = answered("What did they adopt?", ((DUSHANBE, PLAN), (BUKHARA, HUB)))
LEANING = replace(ANSWERED.quotes[0], before=Sentence(0, 5), also=(Location("xian", 0, 5),))
WRITING = Writing("m:n", "A plan [1].", (Claim(0, 11, (1,), "partly", ("why",)),), struck=(9,), seconds=1.5)


@pytest.mark.parametrize(
    "answer",
    [
        ANSWERED,
        declined("Who left?"),
        replace(ANSWERED, quotes=(LEANING,), timings_ms={"total": 1.5}),
        replace(ANSWERED, model="m:n", writing=WRITING),
        replace(ANSWERED, note="why", writing=replace(WRITING, quotes=(quote(3, DUSHANBE, REVIEW),))),
    ],
)
def test_an_answer_comes_back_as_it_was_kept(answer: Answer) -> None:
    assert recorded_answer(answer_record(answer)) == answer


def test_what_a_newer_version_adds_is_ignored() -> None:
    fields = json.loads(answer_record(ANSWERED))
    fields["tone"] = "Two texts."
    fields["quotes"][0]["page"] = 3
    assert recorded_answer(json.dumps(fields)) == ANSWERED


def old(answer: Answer, text: str, **changed: object) -> str:
    """A record from when the text was a field of its own."""
    fields = asdict(answer) | changed
    del fields["refusal"]
    if fields["writing"]:
        del fields["writing"]["quotes"]
    return json.dumps(fields | {"text": text})


def test_a_decline_of_an_earlier_version_keeps_its_words() -> None:
    given = declined("Who left?")
    text = "The library does not answer this.\n\nThe nearest it holds: “One”; “Two, and three”."
    read = recorded_answer(old(given, text))
    assert read.refusal == Refusal("The library does not answer this.", ("One", "Two, and three"))
    assert read.text == text
    alone = "What you limited the question to does not answer it. It holds no article there."
    assert recorded_answer(old(given, alone)).text == alone


def test_quotes_that_only_the_text_behind_an_answer_cites_are_told_apart_in_an_earlier_version_s_record() -> None:
    other: Quote = quote(3, DUSHANBE, REVIEW)
    given = replace(ANSWERED, quotes=(*ANSWERED.quotes, other), writing=WRITING, note="why")
    read = recorded_answer(old(given, ANSWERED.text))
    assert (read.quotes, read.cited) == (ANSWERED.quotes, given.quotes)
    assert read.text == ANSWERED.text


def test_a_written_answer_of_an_earlier_version_keeps_its_text() -> None:
    given = replace(ANSWERED, model="m:n", writing=WRITING)
    assert recorded_answer(old(given, WRITING.text)) == given


@pytest.mark.parametrize("scope", [EVERYTHING, Scope(("G20",)), Scope((), dt.date(2025, 1, 1), dt.date(2025, 12, 31))])
def test_a_scope_comes_back_as_it_was_kept(scope: Scope) -> None:
    assert recorded_scope(scope_record(scope)) == scope
