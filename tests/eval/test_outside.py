"""Measuring on texts and questions by others."""

import hashlib
import json
from pathlib import Path

import pytest

from tests.eval import outside
from tests.eval.outside import covers, measure_outside, seen

TEXT = "Storm closes harbour\n\nThe harbour of Riga was closed for two days. A storm had damaged its northern pier.\n"


def asked(text: str, sentence: str | None) -> dict[str, object]:
    quotes = []
    if sentence:
        start = TEXT.index(sentence)
        sha256 = hashlib.sha256(sentence.encode()).hexdigest()
        quotes = [{"article": "riga", "start": start, "end": start + len(sentence), "sha256": sha256}]
    return {"id": text, "question": text, "quotes": quotes, "also": []}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(outside, "DATA", tmp_path / "data")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "riga.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_an_answered_question_and_one_that_nothing_answers_are_told_apart(folder: Path) -> None:
    questions = [
        asked("What damaged the pier?", "A storm had damaged its northern pier."),
        asked("How many ministers voted against the budget in Lima?", None),
    ]
    (folder / "questions.json").write_text(json.dumps(questions), encoding="utf-8")
    found = measure_outside(folder)
    assert found["quote_at_1"] == found["hit_at_4"] == found["auroc"] == 1
    assert found["wrongly_answered"] == 0


def test_a_changed_text_is_noticed(folder: Path) -> None:
    question = asked("What damaged the pier?", "A storm had damaged its northern pier.")
    (folder / "questions.json").write_text(json.dumps([question]), encoding="utf-8")
    (folder / "texts" / "riga.txt").write_text(TEXT.replace("storm had", "flood had"), encoding="utf-8")
    with pytest.raises(ValueError, match="not the sentence it was"):
        measure_outside(folder)


def test_a_quote_covers_a_sentence_or_most_of_it() -> None:
    gold = [("riga", "A storm had  damaged its northern pier.")]
    assert covers("riga", "First. A storm had damaged its northern pier.", gold)
    assert covers("riga", "storm had damaged its northern pier.", gold)
    assert not covers("riga", "A storm had", gold)
    assert not covers("oslo", "A storm had damaged its northern pier.", gold)


def test_white_space_and_invisible_characters_do_not_count() -> None:
    assert seen("a\u200b b") == ("ab", [0, 3])
