"""The requests that what reads intents is trained on."""

import random

import pytest

from rag.intent.labels import INTENTS, SLOTS
from rag.transformer import bundled_tokenizer
from tests.eval import intent_data
from tests.eval.intent_data import (
    UNKNOWN,
    WRAPPED,
    Written,
    exchanged,
    facts,
    labelled,
    parse,
    parse_wrapped,
    read,
    within,
)
from tests.eval.questions import read_cases


def test_a_line_has_its_intent_text_and_slots() -> None:
    one = parse("compare\t[M Rio] vs [M Lima]'s, [T gas]?\n")
    assert (one.text, one.intent, one.kept) == ("Rio vs Lima's, gas?", INTENTS.index("compare"), None)
    slots = [(slot, one.text[start:end]) for slot, (start, end) in one.slots or ()]
    assert slots == [("M", "Rio"), ("M", "Lima"), ("T", "gas")]


def test_a_turn_has_what_is_asked_in_braces() -> None:
    one = parse_wrapped("Hm, {Rio left}. {Is that so?} ta")
    assert (one.text, one.intent, one.slots) == ("Hm, Rio left. Is that so? ta", UNKNOWN, None)
    assert [one.text[start:end] for start, end in one.kept or ()] == ["Rio left", "Is that so?"]


def test_a_request_in_the_place_of_another_keeps_its_labels() -> None:
    made = within(parse_wrapped("Hm. {Why?} ta"), parse("compare\t[M Rio] vs [M Lima]"))
    assert (made.text, made.intent) == ("Hm. Rio vs Lima ta", INTENTS.index("compare"))
    (tokens,) = labelled([made], bundled_tokenizer())
    assert tokens.kept == [0, 0, 1, 1, 1, 0]
    assert [SLOTS[one] for one in tokens.slots] == ["", "", "M", "", "M", ""]


def test_only_whole_sentences_are_exchanged_and_for_requests_that_begin_with_what_they_ask() -> None:
    turns = [parse_wrapped(one) for one in ("I wonder {who came}.", "So: {Who came?} Thanks", "{Who came?} And {why?}")]
    made = [*exchanged(turns, [Written("List all"), Written("For my diary: when is it")], random.Random(0))]
    assert [one.text for one in made] == ["So: List all Thanks"]


def test_questions_for_a_fact_are_others_said_bare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intent_data, "read_cases", lambda folder: read_cases(folder)[:200])
    found = labelled(facts(), bundled_tokenizer())
    assert 50 < len(found) < 200
    assert {one.intent for one in found} == {INTENTS.index("other")}
    assert all({*one.slots} == {UNKNOWN} and {*one.kept} == {1} for one in found)


@pytest.mark.parametrize("file", sorted(WRAPPED.glob("*.txt")), ids=lambda file: file.stem)
def test_each_turn_has_a_request_and_its_braces_are_closed(file: object) -> None:
    assert isinstance(file, type(WRAPPED))
    for one in read(file):
        assert one.kept
        assert not {*"{}\t"} & {*one.text}
