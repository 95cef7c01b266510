"""Training what reads intents."""

import random
from itertools import islice

import pytest
import torch

from rag.intent.labels import INTENTS, SLOTS
from rag.intent.network import IntentNetwork
from rag.transformer import bundled_tokenizer, bundled_words
from tests.eval import intent_data
from tests.eval.intent_data import UNKNOWN, Request, labelled, requests
from tests.eval.intent_fit import SIZE, Intents, batches, of_tokens
from tests.eval.questions import read_cases


@pytest.fixture(scope="module")
def trained_and_held() -> tuple[list[Request], list[Request]]:
    """All requests, with few of the questions for a fact, as telling their kind takes long."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(intent_data, "read_cases", lambda folder: read_cases(folder)[:200])
        trained, held = (labelled(written, bundled_tokenizer()) for written in requests())
        return trained, held


def test_every_intent_is_trained_on_and_held_and_no_request_is_both(
    trained_and_held: tuple[list[Request], list[Request]],
) -> None:
    trained, held = trained_and_held
    assert {one.intent for one in trained} == {one.intent for one in held} == {*range(len(INTENTS)), UNKNOWN}
    assert not {tuple(one.tokens) for one in trained} & {tuple(one.tokens) for one in held if len(one.tokens) > 3}


def test_what_nobody_labelled_counts_in_no_loss() -> None:
    assert of_tokens([[1, UNKNOWN], []], 4).tolist() == [[UNKNOWN, 1, UNKNOWN, UNKNOWN], [UNKNOWN] * 4]
    bare = [Request([7592, 2088], 3, [UNKNOWN] * 2, [UNKNOWN] * 2)] * 2
    network = IntentNetwork(bundled_words(), frozen=5)
    next(Intents(bare, bare).losses(network, 0, 1)).backward()  # type: ignore[no-untyped-call]
    assert not network.kept.weight.grad.any()  # type: ignore[union-attr]
    assert network.score.weight.grad.any()  # type: ignore[union-attr]


def test_batches_have_each_request_once(trained_and_held: tuple[list[Request], list[Request]]) -> None:
    trained = trained_and_held[0]
    blocks = [*batches(trained, random.Random(0))]
    assert sorted(id(one) for block in blocks for one in block) == sorted(map(id, trained))
    assert max(map(len, blocks)) == SIZE


def test_training_lowers_the_losses_added(
    trained_and_held: tuple[list[Request], list[Request]],
) -> None:
    torch.manual_seed(0)
    torch.set_num_threads(1)
    few = [one for one in trained_and_held[0] if one.intent != UNKNOWN and UNKNOWN not in one.kept][-8:]
    network = IntentNetwork(bundled_words(), frozen=5)
    optimizer = torch.optim.AdamW([one for one in network.parameters() if one.requires_grad], 1e-3)
    losses = []
    for loss in islice(Intents(few, few).losses(network, 0, 1), 16):
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        losses.append(float(loss.detach()))
    assert sum(losses[-4:]) < 0.7 * sum(losses[:4])
    measured = Intents(few, few).measure(network, 32)
    assert 0 <= measured["slots"] <= measured["slot"] <= 1
    assert len(SLOTS) == network.slots.out_features
