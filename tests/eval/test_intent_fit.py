"""Training what reads intents."""

import random
from itertools import islice

import pytest
import torch

from rag.intent.labels import INTENTS, SLOTS
from rag.intent.network import IntentNetwork
from rag.transformer import bundled_words
from tests.eval import intent_fit
from tests.eval.intent_fit import SIZE, UNKNOWN_SLOT, Intents, Request, batches, parse, requests, slot_labels
from tests.eval.questions import read_cases


@pytest.fixture(scope="module")
def trained_and_held() -> tuple[list[Request], list[Request]]:
    """All requests, with few of the questions for a fact, as telling their kind takes long."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(intent_fit, "read_cases", lambda folder: read_cases(folder)[:200])
        return requests()


def test_a_line_has_its_intent_text_and_slots() -> None:
    intent, text, slots = parse("compare\t[M Rio] vs [M Lima]'s, [T gas]?\n")
    assert (intent, text) == ("compare", "Rio vs Lima's, gas?")
    assert [(slot, text[start:end]) for slot, (start, end) in slots] == [("M", "Rio"), ("M", "Lima"), ("T", "gas")]


def test_every_intent_is_trained_on_and_held_and_no_request_is_both(
    trained_and_held: tuple[list[Request], list[Request]],
) -> None:
    trained, held = trained_and_held
    assert {one.intent for one in trained} == {one.intent for one in held} == {*range(len(INTENTS))}
    assert not {tuple(one.tokens) for one in trained} & {tuple(one.tokens) for one in held if len(one.tokens) > 3}


def test_questions_for_a_fact_are_others_and_their_slots_are_unknown(
    trained_and_held: tuple[list[Request], list[Request]],
) -> None:
    found = [one for one in trained_and_held[0] if set(one.slots) == {UNKNOWN_SLOT}]
    assert 50 < len(found) < 200
    assert {one.intent for one in found} == {INTENTS.index("other")}
    assert set(slot_labels(found[:3], 60).flatten().tolist()) == {UNKNOWN_SLOT}


def test_batches_have_each_request_once(trained_and_held: tuple[list[Request], list[Request]]) -> None:
    trained = trained_and_held[0]
    blocks = [*batches(trained, random.Random(0))]
    assert sorted(id(one) for block in blocks for one in block) == sorted(map(id, trained))
    assert max(map(len, blocks)) == SIZE


def test_training_lowers_the_loss_of_intents_and_slots(
    trained_and_held: tuple[list[Request], list[Request]],
) -> None:
    torch.manual_seed(0)
    torch.set_num_threads(1)
    few = trained_and_held[0][-32:]
    network = IntentNetwork(bundled_words(), frozen=5)
    optimizer = torch.optim.AdamW([one for one in network.parameters() if one.requires_grad], 1e-3)
    losses = []
    for loss in islice(Intents(few, few).losses(network, 0, 1), 24):
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        losses.append(float(loss.detach()))
    assert sum(losses[-4:]) < 0.7 * sum(losses[:4])
    measured = Intents(few, few).measure(network, 32)
    assert 0 <= measured["slots"] <= measured["slot"] <= 1
    assert len(SLOTS) == network.slots.out_features
