"""`python -m rag check` judges sentences that somebody wrote, and `feedback` lists what people said of answers."""

import json
from pathlib import Path

import pytest

from rag.conversations.store import Conversations
from tests.rag.commands import lines, run
from tests.rag.ui.answers import ANSWERS, answered
from tests.rag.ui.articles import PLAN

# check


def claim(name: object, sentence: object, *quotes: object) -> dict[str, object]:
    return {"id": name, "sentence": sentence, "quotes": [*quotes]}


def test_written_sentences_are_checked_in_order_under_the_ids_given() -> None:
    batch = lines(
        claim("a", "The leaders adopted a plan for 2025–2027.", "They adopted a plan for 2025–2027."),
        claim(7, "The leaders adopted a plan for 2026–2028.", "They adopted a plan for 2025–2027."),
        claim(None, "The leaders adopted a plan."),
    )
    done = run("check", "--batch", "-", "--json", input=batch)
    assert done.exit_code == 0
    told = [json.loads(line) for line in done.stdout.splitlines()]
    support = [one.pop("support") for one in told]
    assert told == [
        {"id": "a", "verdict": "supported", "reasons": []},
        {"id": 7, "verdict": "unsupported", "reasons": ["the quote says 2025-2027, the answer says 2026-2028"]},
        {"id": None, "verdict": "uncited", "reasons": []},
    ]
    assert 1 > support[0] > support[1] > support[2] == 0


def test_headings_bear_out_where_a_meeting_was() -> None:
    given = claim("a", "They adopted a plan in Baku.", "They adopted a plan.") | {"headings": ["A plan. Baku"]}
    done = run("check", "--batch", "-", "--json", input=lines(given))
    assert json.loads(done.stdout)["verdict"] == "supported"


def test_a_checked_sentence_for_a_person_has_its_verdict_and_why_below_it() -> None:
    sentence = "The plan ends in 2028 [bold]now[/bold]."
    done = run("check", "--batch", "-", input=lines(claim("a", sentence, "The plan ends now in 2027.")))
    assert done.exit_code == 0
    assert done.stdout.startswith(f"{sentence}\n    ")
    assert "the quote says 2027, the answer says 2028" in done.stdout


@pytest.mark.parametrize(
    "bad",
    [
        "{",
        lines({"id": "a", "sentence": "It ended."}),
        lines({"id": "a", "quotes": []}),
        lines(claim("a", "…", "It ended.")),
        lines(claim("a", "It ended.", 5)),
        lines({"id": "a", "sentence": "It ended.", "quotes": "It ended."}),
        lines({"sentence": "It ended.", "quotes": []}),
        lines(claim("a", "It ended.", "It ended.") | {"headings": "A title"}),
    ],
)
def test_a_bad_line_of_sentences_exits_2_before_anything_is_checked(bad: str) -> None:
    done = run("check", "--batch", "-", "--json", input=lines(claim("a", "It ended.", "It ended.")) + bad)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Line 2 of the batch is" in " ".join(done.stderr.split())


def test_a_file_of_sentences_that_is_not_there_is_bad_usage(tmp_path: Path) -> None:
    done = run("check", "--batch", tmp_path / "none.jsonl", "--json")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "cannot be read" in " ".join(done.stderr.split())


# feedback


def test_feedback_is_listed_with_the_question_and_the_quote_that_it_is_about(tmp_path: Path) -> None:
    answer = answered("What did they [bold]adopt[/]?", ANSWERS["adopt"])
    store = Conversations.open(tmp_path)
    store.take_in("anna", "c", "e", answer.question)
    store.finish("anna", "e", answer)
    store.judge("anna", "e", 0, "bad", "[bold]Half[/] is\nmissing")
    store.judge("anna", "e", 1, "unsupported")
    listed = run("feedback", "--json", "--data", tmp_path)
    whole, quote = map(json.loads, listed.stdout.splitlines())
    assert (listed.exit_code, list(whole)) == (0, ["question", "answer", "verdict", "quote", "at", "reason"])
    assert (whole["question"], whole["answer"], whole["verdict"], whole["quote"]) == (
        answer.question,
        answer.id,
        "bad",
        None,
    )
    assert quote["verdict"] == "unsupported"
    assert quote["quote"] == {"marker": 1, "article": "dushanbe", "start": 32, "end": 32 + len(PLAN), "text": PLAN}
    assert whole["at"].endswith("+00:00")
    for_a_person = run("feedback", "--data", tmp_path).stdout
    assert "What did they [bold]adopt[/]?" in for_a_person
    assert (whole["reason"], quote["reason"]) == ("[bold]Half[/] is missing", "")
    assert "Why: [bold]Half[/] is missing" in for_a_person
    assert f"[1] “{PLAN}”" in for_a_person
    assert "dushanbe  ·  characters 32–" in for_a_person
    assert "anna" not in listed.stdout + for_a_person


def test_feedback_of_a_directory_without_conversations_is_a_wrong_use_and_makes_nothing(tmp_path: Path) -> None:
    done = run("feedback", "--data", tmp_path)
    assert done.exit_code == 2
    assert "No conversation was kept in" in done.stderr
    assert not [*tmp_path.iterdir()]
