"""`python -m rag ask` and `show`, as a person or a script runs them."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from rag.chain import AnswerChain
from rag.settings import Settings
from tests.conftest import ROOT
from tests.rag.commands import DUSHANBE, lines, run
from tests.rag.fakes import fill, write_articles
from tests.rag.terminals import run_twice
from tests.rag.test_wire import ANSWER_KEYS

ADOPTED = "What did the leaders adopt at the second Central Asia–Russia summit?"
PERU = "what is the capital of Peru?"

Ask = Callable[..., Result]


@pytest.fixture
def ask(chain: AnswerChain, corpus_data: Path) -> Ask:
    """Asks the chain that all tests share, so that the model is not loaded anew for each."""

    def run_ask(*arguments: object, **options: object) -> Result:
        def opened(settings: Settings, notify: Callable[[str], None]) -> AnswerChain:
            assert settings.data == corpus_data
            return chain

        return run("ask", *arguments, "--data", corpus_data, obj=opened, **options)

    return run_ask


# ask; in a process of its own in `test_tracing.py`


def test_an_answer_for_a_person_has_quotes_and_where_they_stand(corpus_data: Path) -> None:
    done = run("ask", ADOPTED, "--data", corpus_data)
    assert done.exit_code == 0
    assert done.stdout.startswith("Two documents ")
    assert "\n[1] “" in done.stdout
    assert "python -m rag show 2025-10-09-central-asia-russia" in done.stdout
    # A command is on one line, however long, so that it can be pasted.
    assert max(len(line) for line in done.stdout.splitlines() if "python -m" not in line) <= 100


def test_a_refusal_exits_3_and_shows_what_is_nearest(ask: Ask) -> None:
    done = ask(PERU)
    assert done.exit_code == 3
    assert done.stdout.count("Not an answer · ") == 3
    declined = ask(PERU, "--json")
    assert declined.exit_code == 3
    assert json.loads(declined.stdout)["quotes"] == []


@pytest.mark.parametrize("summit", ["Central Asia-Russia Summit", "central asia–russia", "RUSSIA"])
def test_a_summit_is_found_with_a_hyphen_for_its_dash(ask: Ask, summit: str) -> None:
    done = ask(ADOPTED, "--summit", summit, "--json")
    assert done.exit_code == 0
    assert {"central-asia-russia" in hit["article"] for hit in json.loads(done.stdout)["hits"]} == {True}


@pytest.mark.parametrize(
    ("summit", "articles"),
    [
        ("sco", "-sco-"),
        ("the SCO", "-sco-"),
        ("SCO 2025", "2025-09-01-sco-"),
        ("nato summit 2025", "2025-06-25-nato-"),
        ("COP30", "2025-11-22-cop30-"),
    ],
)
def test_a_summit_is_named_as_in_a_question(ask: Ask, summit: str, articles: str) -> None:
    done = ask("What was adopted?", "--summit", summit, "--json")
    assert done.exit_code in (0, 3), done.stderr
    found = {hit["article"] for hit in json.loads(done.stdout)["hits"]}
    assert found
    assert all(articles in one for one in found)


def test_a_summit_that_was_not_held_that_year_lists_those_that_were(ask: Ask) -> None:
    done = ask("What was adopted?", "--summit", "SCO 1999")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "no meeting 'SCO 1999'. It holds: " in " ".join(done.stderr.split())


def test_an_unknown_summit_lists_the_known_ones(ask: Ask) -> None:
    done = ask(ADOPTED, "--summit", "Nordic Council")
    assert (done.exit_code, done.stdout) == (2, "")
    told = " ".join(done.stderr.split())
    assert "no summit 'Nordic Council'" in told
    assert "Central Asia–Russia Summit" in told
    assert "BRICS" in told


def test_days_limit_what_is_looked_at(ask: Ask) -> None:
    done = ask(ADOPTED, "--since", "2025-10-09", "--until", "2025-10-10", "--json")
    assert {hit["article"][:10] for hit in json.loads(done.stdout)["hits"]} <= {"2025-10-09", "2025-10-10"}


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["   "],
        ["?!"],
        ["hub " * 600],
        [PERU, "--batch", "-"],
        ["--batch", "-"],
        ["--batch", "/no/such/file.jsonl", "--json"],
        [PERU, "--since", "last week"],
        [PERU, "--until", "2025-02-30"],
        [PERU, "--since", "2025-02-02", "--until", "2025-02-01"],
        [PERU, "--sumit", "x"],
    ],
)
def test_bad_usage_exits_2_with_nothing_on_standard_output(corpus_data: Path, arguments: list[str]) -> None:
    done = run("ask", *arguments, "--data", corpus_data)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_an_empty_library_says_how_to_fill_it(tmp_path: Path) -> None:
    for command in (["ask", PERU], ["show", DUSHANBE], ["ask", PERU, "--summit", "x"]):
        done = run(*command, "--data", tmp_path / "none")
        assert (done.exit_code, done.stdout) == (2, "")
        assert "python -m ingest corpus/" in " ".join(done.stderr.split())
    assert not (tmp_path / "none").exists()


def test_a_damaged_library_is_one_sentence_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite3").write_bytes(b"not a database at all" * 99)
    done = run("ask", PERU, "--data", tmp_path)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "cannot be opened" in " ".join(done.stderr.split())


def test_a_wrong_setting_is_bad_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READOUT_PASSAGES_PER_ARTICLE", "0")
    done = run("ask", PERU)
    assert done.exit_code == 2
    assert "READOUT_PASSAGES_PER_ARTICLE" in done.stderr


# ask --batch


def test_a_batch_is_answered_in_order_under_the_ids_given(ask: Ask, tmp_path: Path) -> None:
    ids = ["b", 7, None, {"file": "x", "line": [1]}, "b"]
    asked = [{"id": one, "question": question} for one, question in zip(ids, [ADOPTED, PERU] * 3, strict=False)]
    asked[1]["history"] = [{"question": ADOPTED, "answer": "A plan."}]
    asked[2]["history"] = None
    (tmp_path / "b.jsonl").write_text(lines(*asked[:2]) + "\n  \n" + lines(*asked[2:]))
    done = ask("--batch", tmp_path / "b.jsonl", "--json")
    assert done.exit_code == 0
    answers = [json.loads(line) for line in done.stdout.split("\n") if line]
    assert [answer["id"] for answer in answers] == ids
    assert [list(answer) for answer in answers] == [ANSWER_KEYS] * 5
    assert [answer["status"] for answer in answers] == ["answered", "declined", "answered", "declined", "answered"]
    assert [answer["question"] for answer in answers] == [one["question"] for one in asked]


def test_a_batch_is_read_from_standard_input_too_and_an_empty_one_gives_nothing(ask: Ask) -> None:
    done = ask("--batch", "-", "--json", input=lines({"id": 1, "question": PERU}))
    assert (done.exit_code, json.loads(done.stdout)["id"]) == (0, 1)
    done = ask("--batch", "-", "--json", input="\n")
    assert (done.exit_code, done.stdout) == (0, "")


@pytest.mark.parametrize(
    "bad",
    [
        "not json",
        "[1, 2]",
        '"a string"',
        '{"id": 1}',
        '{"question": "Which hub?"}',
        '{"id": 1, "question": 5}',
        '{"id": 1, "question": ""}',
        '{"id": 1, "question": "?!"}',
        '{"id": 1, "question": "Which hub?", "history": "x"}',
        '{"id": 1, "question": "Which hub?", "history": [{"question": "x"}]}',
        '{"id": 1, "question": "Which hub?", "history": 5}',
        '{"id": 1, "question": "' + "hub " * 600 + '"}',
        "[" * 100_000,
    ],
)
def test_one_bad_line_of_a_batch_exits_2_before_anything_is_answered(ask: Ask, tmp_path: Path, bad: str) -> None:
    (tmp_path / "b.jsonl").write_text(lines({"id": 1, "question": PERU}) + bad + "\n")
    done = ask("--batch", tmp_path / "b.jsonl", "--json")
    assert (done.exit_code, done.stdout) == (2, "")
    if "hub hub" not in bad:
        assert "Line 2" in done.stderr


def test_a_question_may_hold_a_line_separator_as_json_allows(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text(lines({"id": 1, "question": f"{PERU}\u2028Do say.\x85"}), encoding="utf-8")
    done = ask("--batch", tmp_path / "b.jsonl", "--json")
    assert done.exit_code == 0, done.stderr


def test_a_batch_file_may_begin_with_a_byte_order_mark(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text(lines({"id": 1, "question": PERU}), encoding="utf-8-sig")
    done = ask("--batch", tmp_path / "b.jsonl", "--json")
    assert done.exit_code == 0, done.stderr


def test_standard_input_may_begin_with_a_byte_order_mark_and_have_windows_line_ends(ask: Ask) -> None:
    done = ask("--batch", "-", "--json", input="\ufeff" + lines({"id": 1, "question": PERU}).replace("\n", "\r\n"))
    assert done.exit_code == 0, done.stderr


def test_an_id_that_is_no_unicode_comes_back_as_it_was(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text('{"id": "\\ud800", "question": "' + PERU + '"}\n')
    done = ask("--batch", tmp_path / "b.jsonl", "--json")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["id"] == "\ud800"


def test_a_batch_that_is_not_utf8_is_bad_usage(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_bytes('{"id": 1, "question": "S\u00e3o Paulo?"}'.encode("latin-1"))
    done = ask("--batch", tmp_path / "b.jsonl", "--json")
    assert (done.exit_code, done.stdout) == (2, "")


# show


def test_show_prints_the_text_that_offsets_refer_to(corpus_data: Path) -> None:
    shown = json.loads(run("show", DUSHANBE, "--json", "--data", corpus_data).stdout)
    assert shown["text"].startswith("Six presidents closed the second Central Asia–Russia summit")
    assert (shown["id"], shown["date"], shown["edition"]) == (DUSHANBE, "2025-10-09", 2)
    done = run("show", DUSHANBE, "--data", corpus_data)
    assert done.exit_code == 0
    assert "Drawn from" in done.stdout
    assert "".join(shown["text"].split()) in "".join(done.stdout.split())


def test_a_terminal_s_encoding_stops_neither_text_nor_json(tmp_path: Path) -> None:
    fill(write_articles(tmp_path / "news", {"a": "Шесть президентов – here."}), tmp_path / "data")
    done = run_twice("rag", "show", "a", "--data", str(tmp_path / "data"), encoding="ascii")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1])["text"] == "Шесть президентов – here."


def test_show_of_an_unknown_article_exits_2(corpus_data: Path) -> None:
    done = run("show", "dushanbe", "--data", corpus_data)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "'dushanbe'" in done.stderr


def test_show_needs_no_model(tmp_path: Path) -> None:
    """It starts in a fraction of the time: nothing of torch is imported."""
    fill(write_articles(tmp_path / "news", {"a": "Six met."}), tmp_path / "data")
    code = (
        "import sys; sys.argv = ['rag', 'show', 'a', '--data', sys.argv[1]]\n"
        "from rag.__main__ import app\n"
        "try: app()\n"
        "finally: assert not {'torch', 'chromadb', 'langchain_core', 'streamlit'} & sys.modules.keys()"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "data")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "Six met." in done.stdout


def test_without_a_command_the_help_is_shown() -> None:
    done = run()
    assert done.exit_code in (0, 2)
    assert "ask" in done.output
    assert "show" in done.output
