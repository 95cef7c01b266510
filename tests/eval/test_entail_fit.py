"""Making pairs that the entailment reader is trained on, and its loss."""

import math
import random
import re
from collections import Counter
from collections.abc import Callable

import pytest
import torch

from tests.eval import altered, entail_invented
from tests.eval.entail_data import changed, woven
from tests.eval.entail_fit import LABELS, TOKENS, batches, loss_of
from tests.eval.entail_invented import HALF_SAID, of_invented
from tests.eval.entail_pair import Pair, balanced, likeness, shared
from tests.eval.invented import Claim, Invented


@pytest.mark.parametrize(
    ("sentence", "alter", "found"),
    [
        ("Chile will pay 40 million.", altered.another_number, r"Chile will pay \d\d million\."),
        ("The pact was signed.", altered.denied, r"The pact was (not|never) signed\."),
        ("The pact was not signed.", altered.denied, r"The pact was signed\."),
        ("Peru rejected the pact.", altered.turned, r"Peru (?!rejected)\w+ed the pact\."),
        ("Peru proposed a fund.", altered.adopted, r"Peru (adopted|approved|agreed on|decided on|signed) a fund\."),
        (
            "Some may pay after the vote.",
            altered.another_extent,
            r"(All|Some) (may|will) pay (after|before) the vote\.",
        ),
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
    assert altered.another_verb("Peru backed the pact.", ["supported", "endorsed"], chance) is None
    assert altered.another_extent("It took the most-favoured way.", chance) is None


def test_a_verb_is_exchanged_for_one_of_another_meaning() -> None:
    verbs = altered.verbs_in(["Chile said it had opened a road.", "Peru supported and praised it."])
    assert verbs == ["opened", "praised", "supported"]
    said = {altered.another_verb("Peru backed the pact.", verbs, random.Random(seed)) for seed in range(20)}
    assert said == {"Peru opened the pact.", "Peru praised the pact."}


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


def test_claims_on_an_article_get_sentences_that_say_otherwise_or_something_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(entail_invented, "HEADED", 0)
    given = "Chile opened {0} roads in Oslo after the vote.|Peru praised the {0} singers of Lima.|The pact was signed."
    articles = [
        Invented(
            f"News {nth}",
            given.format(nth + 20).split("|"),
            claims=[Claim("Chile built roads in Norway's capital.", (0,), ""), Claim("Peru hissed.", (1,), "verb")],
        )
        for nth in range(12)
    ]
    made = [*of_invented(articles, random.Random(1))]
    for one in made:
        apart = one.source in ("invented, altered", "invented, misplaced")
        assert (one.label == "entailment") is not (apart or one.hypothesis == "Peru hissed.")
        if one.source == "invented, altered":
            assert one.hypothesis not in one.premise
        elif one.source == "invented, misplaced":
            assert all(shared(one.hypothesis, each) <= HALF_SAID for each in one.premise.split(". "))
    assert {one.source for one in made} == {
        "invented",
        *(f"invented, {on}" for on in ("altered", "copied", "misplaced")),
    }


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


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Chile opened two new roads in May, and Peru praised the singers.",
            {"Chile opened two new roads in May.", "Peru praised the singers."},
        ),
        ("In Lima, Peru paid for the old bridges.", {"Peru paid for the old bridges."}),
        ("Peru opened all three roads in May.", {None}),
        ("Peru opened three new roads in May.", {"Peru opened three new roads."}),
    ],
)
def test_a_part_of_a_sentence_follows_and_stands_alone(sentence: str, found: set[str | None]) -> None:
    assert {altered.part(sentence, random.Random(seed)) for seed in range(20)} <= found


def test_he_is_told_by_name_where_only_one_person_can_be_meant() -> None:
    assert altered.by_name("Ana Moreno of Chile spoke.", "She left.") == "Ana Moreno left."
    assert altered.by_name("Chile spoke.", "He left.") is None
    assert altered.by_name("Ana Moreno spoke.", "They left.") is None


def test_claims_name_the_meeting_that_the_heading_names_or_another() -> None:
    articles = [
        Invented("News", ["Peru paid."], claims=[Claim("The summit ended.", (0,), "")]),
        Invented("Other news", ["It rained."]),
    ]
    made = [one for seed in range(60) for one in of_invented(articles, random.Random(seed))]
    named = {
        (one.hypothesis.split()[1] in one.premise, one.label)
        for one in made
        if one.premise[0] == "."
        and re.fullmatch(r"The \S+ summit ended\.", one.hypothesis)
        and one.source == "invented"
    }
    assert named == {(True, "entailment"), (False, "not_entailment")}
