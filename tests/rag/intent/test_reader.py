"""Reading intents and slots with the weights that ship."""

import re

import numpy as np
import pytest

from rag.intent.labels import INTENTS, SLOTS
from rag.intent.network import IntentNetwork, requests_padded
from rag.intent.reader import INTENT_FILE, IntentReader, shipped_intent_reader, slots_in
from rag.transformer import bundled_tokenizer, bundled_words, loaded
from tests.eval.intent_data import FOLDER, WRAPPED, labelled, read
from tests.eval.intent_fit import Intents


@pytest.fixture(scope="module")
def reader() -> IntentReader:
    return shipped_intent_reader()


@pytest.mark.parametrize(
    ("text", "intent", "slots"),
    [
        ("who bothered to fly in for the Suva summit", "came", [("M", "the Suva summit")]),
        ("Suva: which seats stayed empty?", "absent", [("M", "Suva")]),
        ("reef fund: rubber-stamped or still up in the air?", "status", [("T", "reef fund")]),
        ("I wonder whose brainchild the reef fund was.", "who_proposed", [("T", "the reef fund")]),
        ("in a nutshell, the Lima conference", "digest", [("M", "the Lima conference")]),
        ("put Lima next to Quito on fisheries", "compare", [("M", "Lima"), ("M", "Quito"), ("T", "fisheries")]),
        ("what fell through at the Lima summit?", "not_agreed", [("M", "the Lima summit")]),
        ("my boss insists that Peru left the pact, is he mistaken", "check", [("C", "Peru left the pact")]),
        ("whats going on under the bonnet, which ai are u", "identity", []),
        ("dates for my diary, 2027 please", "calendar", [("D", "2027")]),
    ],
)
def test_rare_wordings_have_their_intent_and_slots(
    reader: IntentReader, text: str, intent: str, slots: list[tuple[str, str]]
) -> None:
    found = reader.intent_of(text)
    assert (found.name, [(slot, text[start:end]) for slot, (start, end) in found.slots]) == (intent, slots)
    assert found.chance > 0.5


def test_held_requests_are_read_rightly() -> None:
    held = labelled([*read(FOLDER / "held.tsv"), *read(WRAPPED / "held.txt")], bundled_tokenizer())
    found = Intents(held, held).measure(loaded(IntentNetwork(bundled_words()), INTENT_FILE), len(held))
    assert found["intent"] >= 0.88
    assert found["slot"] >= 0.95
    assert found["right_0.5"] >= 0.93
    assert found["others_0.5"] <= 0.1
    assert found["kept_exactly"] >= 0.7
    assert found["kept_too_little"] <= 0.15


@pytest.mark.parametrize(
    "turn",
    [
        "Minister on line two, no time! {Who came to the Suva summit?} Bless you",
        "The trainee wants {a short brief on the Suva summit}, and he wants it while I am eating.",
        "My aunt is certain that {Peru left the reef pact}, and she is never wrong. {Is that so?}",
        "Which of the states that had signed the pact in Lima voted against it in Suva?",
        "What did Peru, after its delegation had walked out in Lima, propose on fisheries in Suva?",
    ],
)
def test_what_is_said_around_a_request_is_left_out(reader: IntentReader, turn: str) -> None:
    asked = " ".join(re.findall(r"\{([^}]*)\}", turn)) or turn
    found = reader.request_in(turn.replace("{", "").replace("}", ""))
    assert re.findall(r"\w+", found.lower()) == re.findall(r"\w+", asked.lower())


@pytest.mark.parametrize("text", ["", " ", "?", "¿", "a " * 400, "\u202eabc", "🙂"])
def test_any_text_can_be_read(reader: IntentReader, text: str) -> None:
    found = reader.intent_of(text)
    assert found.name in INTENTS
    assert all(0 <= start < end <= len(text) for _, (start, end) in found.slots)
    assert len(reader.request_in(text)) <= len(text)


def test_a_request_reads_the_same_beside_a_longer_one() -> None:
    network = IntentNetwork(bundled_words()).eval()
    alone, *_ = network(*requests_padded([[7592, 2088]]))
    beside, *_ = network(*requests_padded([[7592, 2088], [7592] * 9]))
    assert np.allclose(alone.detach().numpy(), beside.detach().numpy()[:1], atol=1e-5)


def test_slots_are_of_whole_words_and_words_of_one_slot_are_together() -> None:
    text = "levy, C5+1's Rio+20"
    tokens = [(0, 2), (2, 4), (4, 5), (6, 8), (8, 9), (9, 10), (10, 11), (11, 12), (13, 16), (16, 17), (17, 19)]
    chances = np.full((len(tokens), len(SLOTS)), 0.1, dtype=np.float32)
    for token, slot in enumerate("TT MMMMMMMM"):
        chances[token, SLOTS.index(slot.strip())] = 0.6
    chances[1, SLOTS.index("M")] = 0.5
    found = [(slot, text[start:end]) for slot, (start, end) in slots_in(text, tokens, chances)]
    assert found == [("T", "levy"), ("M", "C5+1's Rio+20")]
