"""The network that scores sentences."""

from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from rag.encoding.tokens import WIDTH
from rag.reading.interaction import CHANNELS, FEATURES, TOKEN_FACTS, Comparison
from rag.reading.network import WEIGHTS_FILE, Network, answer_logit, collate


def compared(tokens: int, sentences: int, seed: int = 0) -> Comparison:
    random = torch.Generator().manual_seed(seed)
    shapes = (
        (tokens, sentences, len(CHANNELS)),
        (tokens, len(TOKEN_FACTS)),
        (tokens, WIDTH),
        (sentences, len(FEATURES)),
    )
    return Comparison(*(torch.rand(shape, generator=random) for shape in shapes))


def test_a_question_scores_the_same_alone_and_padded_in_a_batch() -> None:
    network = Network.load()
    small, large = compared(3, 5), compared(9, 40, seed=1)
    with torch.inference_mode():
        together = network(collate([small, large])) - network.null
    assert np.allclose(network.scores(small), together[0, :5].numpy(), atol=1e-4)
    assert (together[0, 5:] < -1e3).all()


def test_it_is_the_same_after_it_was_saved(tmp_path: Path) -> None:
    torch.manual_seed(5)
    network = Network()
    network.threshold.fill_(0.25)
    save_file(network.state_dict(), tmp_path / "network.safetensors")
    again = Network.load(tmp_path / "network.safetensors")
    assert again.decline_below == 0.25
    assert (again.scores(compared(4, 7)) == network.eval().scores(compared(4, 7))).all()


def test_confidence_rises_with_the_scores_and_stays_a_probability() -> None:
    network = Network.load()
    scores = [network.confidence(np.full(3, level)) for level in (-1e4, -5.0, 0.0, 5.0, 1e4)]
    assert scores == sorted(scores)
    assert 0 <= scores[0] < 0.05 < 0.95 < scores[-1] <= 1


def test_the_logit_of_an_answer_is_the_log_of_the_sum_of_exponentials() -> None:
    assert answer_logit(np.array([0.0, 0.0])) == pytest.approx(np.log(2))
    assert answer_logit(np.array([1e4, 0.0])) == pytest.approx(1e4)


def test_the_shipped_file_is_small() -> None:
    assert WEIGHTS_FILE.stat().st_size < 1_000_000
