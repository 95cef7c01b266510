"""Making pairs that the entailment reader is trained on, and its loss."""

import math
import random
import re
from collections import Counter
from collections.abc import Callable

import pytest
import torch

from tests.eval import altered
from tests.eval.entail_data import Pair, balanced, changed, likeness, woven
from tests.eval.entail_fit import LABELS, TOKENS, batches, loss_of


@pytest.mark.parametrize(
    ("sentence", "alter", "found"),
    [
        ("Chile will pay 40 million.", altered.another_number, r"Chile will pay \d\d million\."),
        ("The pact was signed.", altered.denied, r"The pact was (not|never) signed\."),
        ("The pact was not signed.", altered.denied, r"The pact was signed\."),
        ("Peru rejected the pact.", altered.turned, r"Peru (?!rejected)\w+ed the pact\."),
        ("Peru proposed a fund.", altered.adopted, r"Peru (adopted|approved|agreed on|decided on|signed) a fund\."),
    ],
)
def test_a_sentence_is_altered_in_one_place(
    sentence: str, alter: Callable[[str, random.Random], str | None], found: str
) -> None:
    for seed in range(20):
        said = alter(sentence, random.Random(seed))
        assert said != sentence
        assert re.fullmatch(found, said or "")


def test_what_cannot_be_altered_so_is_left() -> None:
    chance = random.Random(1)
    assert altered.another_number("Peru left.", chance) is None
    assert altered.denied("Peru left.", chance) is None
    assert altered.turned("It was green.", chance) is None
    assert altered.another_name("it rained.", ["Oslo"], chance) is None
    assert altered.shortened("It rained.", chance) is None


def test_names_are_exchanged_or_change_places() -> None:
    said = {altered.another_name("Chile sued Peru in May.", ["Oslo"], random.Random(seed)) for seed in range(30)}
    assert {"Peru sued Chile in May.", "Oslo sued Peru in May.", "Chile sued Oslo in May."} <= said


def test_an_altered_pair_no_longer_follows() -> None:
    for seed in range(20):
        made = changed(
            "Chile will pay 40 million.", "Chile will pay 40 million.", ["Oslo"], [], random.Random(seed), "x"
        )
        assert made is not None
        assert made.label != "entailment"
        assert made.hypothesis != made.premise


def test_woven_pairs_follow_only_with_both_premises() -> None:
    given = [Pair(f"P{nth} is here.", f"H{nth} is here.", "entailment", "x") for nth in range(9)]
    given += [Pair("P9 is here.", "H9 is gone.", "contradiction", "x")]
    for one in woven(given, random.Random(1)):
        halves = Counter(
            word[1:] for word in f"{one.premise} {one.hypothesis}".replace(",", "").split() if word[1:].isdigit()
        )
        if one.label == "entailment":
            assert all(f"P{number}" in one.premise for number in halves)


def test_likeness_tells_nothing_of_balanced_pairs() -> None:
    chance = random.Random(1)
    alike = [Pair("The pact was signed.", "The pact was signed.", "entailment", "x") for _ in range(30)]
    other = [Pair("The pact was signed.", "It did not rain.", "neutral", "x") for _ in range(20)]
    mixed = [Pair("The pact was signed.", "The pact was signed today.", "neutral", "x") for _ in range(10)]
    kept = [*balanced([*alike, *other, *mixed], chance)]
    counts = Counter((likeness(one), one.label == "entailment") for one in kept)
    assert all(counts[kind, True] == counts[kind, False] for kind, _ in counts)


def test_every_row_is_in_one_batch_of_bounded_size() -> None:
    rows = [([nth] * (nth % 40 + 1), [nth] * (nth % 70 + 1), 0, "x") for nth in range(500)]
    made = [*batches(rows, random.Random(1))]
    assert sorted(one[0][0] for block in made for one in block) == list(range(500))
    assert max(len(block) * max(len(one[0]) + len(one[1]) for one in block) for block in made) < TOKENS * 1.3


def test_a_pair_of_which_only_that_it_does_not_follow_is_known_may_be_either() -> None:
    scores = torch.tensor([[0.0, 1.0, 2.0]])
    chances = scores.softmax(1)[0].tolist()
    for label, chance in zip(LABELS, [*chances, chances[1] + chances[2]], strict=True):
        assert float(loss_of(scores, torch.tensor([LABELS.index(label)]))) == pytest.approx(-math.log(chance), abs=1e-5)
