import json
from pathlib import Path

from tests.eval.labelled import compared, labelled_table

SENTENCE = "Norway pledged 30 million euros by 2031, and Oslo's mayor Kari Lund welcomed it."
LABELS = {
    "article": "fjord.txt",
    "text": SENTENCE,
    "status": ["announced"],
    "actors": [["Norway", "Oslo"]],
    "actors_also": [["Lund"]],
    "amounts": [{"value": 3e7, "unit": "EUR"}],
    "deadlines": [["by 2031"]],
}


def test_what_an_article_is_read_to_hold_is_measured_against_labels(tmp_path: Path) -> None:
    (tmp_path / "fjord.txt").write_text(f"Ministers met on the fjord\n\n{SENTENCE}\n", encoding="utf-8")
    (tmp_path / "labels.jsonl").write_text(json.dumps(LABELS) + "\n", encoding="utf-8")
    table = labelled_table(tmp_path / "labels.jsonl")
    assert [list(column.cells)[:3] for column in table.columns[1:]] == [["1"] * 3, *[["1.000"] * 3] * 4]


def test_any_name_for_the_same_will_do_and_what_need_not_be_read_counts_neither_way() -> None:
    assert compared("actors", LABELS, ["Kari Lund", "Oslo"]) == ([], [], 1)
    assert compared("actors", LABELS, ["Sweden"]) == (["Norway"], ["Sweden"], 0)
    assert compared("deadlines", LABELS, ["2031"]) == ([], [], 1)
    assert compared("amounts", LABELS, ["30000000 USD"]) == (["30000000 EUR"], ["30000000 USD"], 0)
