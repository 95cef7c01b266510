"""`python -m rag ask` and `show`, as a person or a script runs them."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rag.__main__ import app
from rag.chain import AnswerChain
from rag.conversations.store import Conversations
from rag.settings import Settings
from tests.conftest import ROOT
from tests.rag import sheet
from tests.rag.fakes import fill, write_articles
from tests.rag.terminals import run_twice
from tests.rag.test_wire import ANSWER_KEYS
from tests.rag.ui.answers import ANSWERS, answered
from tests.rag.ui.articles import PLAN

ADOPTED = "What did the leaders adopt at the second Central Asia–Russia summit?"
PERU = "what is the capital of Peru?"
DUSHANBE = "2025-10-09-central-asia-russia-dushanbe-outcomes"


def run(*arguments: object, **options: object) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments], **options)  # type: ignore[arg-type]


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


def lines(*questions: object) -> str:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in questions)


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


# The record


def test_what_was_adopted_is_listed_without_what_was_only_proposed(corpus_data: Path) -> None:
    named = ("outcomes", "--meeting", "second Central Asia–Russia summit", "--status", "adopted", "--json")
    told = [json.loads(line) for line in run(*named, "--data", corpus_data).stdout.splitlines()]
    assert any("Final Communiqué" in one["text"] and "Joint Action Plan" in one["text"] for one in told)
    assert {one["status"] for one in told} == {"adopted"}
    assert not [one for one in told if "proposed" in one["text"] and one["actors"] == ["Shavkat Mirziyoyev"]]
    assert not [one for one in told if "Coordinating Council" in one["text"] or "Hub" in one["text"]]


def test_what_a_country_proposed_includes_what_its_president_did(corpus_data: Path) -> None:
    named = ("outcomes", "--meeting", "second Central Asia–Russia summit", "--status", "proposed", "--json")
    told = run(*named, "--actor", "Uzbekistan", "--data", corpus_data).stdout.splitlines()
    texts = " ".join(json.loads(line)["text"] for line in told)
    for proposal in (
        *("yearly top-level meetings", "Coordinating Council", "Agroexpress", "single, resilient logistics network"),
        *("Industrial Engineering Hub", "Regional Center of Excellence", "Skolkovo", "Regional Expert Council"),
        *("ethnocultural forum", "joint grants", "law enforcement", "high-level consultations on Afghanistan"),
    ):
        assert proposal in texts
    assert "Turkmenbashi" not in texts  # Turkmenistan's


def test_the_calendar_holds_the_meetings_that_articles_announce(corpus_data: Path) -> None:
    told = [json.loads(line) for line in run("calendar", "--json", "--data", corpus_data).stdout.splitlines()]
    assert {"Bishkek", "Shenzhen", "Antalya", "Evian", "Miami"} <= {one["place"] for one in told if one["year"] == 2026}
    assert all(one["place"] in one["text"] for one in told if one["place"])


def test_a_meeting_is_shown_with_its_participants_and_outcomes(corpus_data: Path) -> None:
    shown = run("meeting", "SCO Tianjin", "--data", corpus_data)
    assert shown.exit_code == 0
    assert "Tianjin Declaration (adopted)" in " ".join(shown.stdout.split())
    (told,) = [
        json.loads(line) for line in run("meeting", "SCO Tianjin", "--json", "--data", corpus_data).stdout.splitlines()
    ]
    assert told["meeting"] == "the 25th Shanghai Cooperation Organisation Summit in Tianjin"
    assert told["outcomes"]
    (chair,) = told["joined"]["chairs"]
    assert (chair["value"]["name"], chair["value"]["country"]) == ("Xi Jinping", "China")
    assert "Xi Jinping" in chair["sources"][0]["text"]
    (differing,) = told["disagreements"]
    assert [side["text"][:6] for side in differing["sides"]] == ["Sputni", "Azerne"]


def test_a_meeting_is_shown_with_what_is_told_differently_and_what_came_of_it(corpus_data: Path) -> None:
    shown = " ".join(run("meeting", "Central Asia–Germany Astana", "--data", corpus_data).stdout.split())
    assert "In the chair: Kassym-Jomart Tokayev (President, Kazakhstan)" in shown
    assert "What came of it, possibly related" in shown
    assert "Joint Declaration of Intent on Critical Raw Materials" in shown.partition("possibly related")[2]
    shown = " ".join(run("meeting", "second Central Asia–Russia summit", "--data", corpus_data).stdout.split())
    assert "Told differently" in shown
    assert "Palace of Forums" in shown.partition("Told differently")[2]


def test_outcomes_are_written_as_a_spreadsheet(corpus_data: Path, tmp_path: Path) -> None:
    named = ("outcomes", "--meeting", "SCO Tianjin", "--data", corpus_data)
    assert run(*named, "--xlsx", tmp_path / "tianjin.xlsx").exit_code == 0
    assert len(sheet.rows((tmp_path / "tianjin.xlsx").read_bytes())) == 1 + len(
        run(*named, "--json").stdout.splitlines()
    )
    refused = run(*named, "--xlsx", tmp_path)
    assert refused.exit_code == 2
    assert "cannot be written" in " ".join(refused.stderr.split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("outcomes", "--status", "decided"), "adopted, announced, proposed, failed, reported"),
        (("outcomes", "--json", "--csv"), "Give one of"),
        (("outcomes", "--meeting", "Nordic Council"), "holds no meeting"),
        (("meeting", "Nordic Council"), "holds no meeting"),
    ],
)
def test_a_wrong_wish_for_the_record_is_one_sentence(corpus_data: Path, arguments: tuple[str, ...], said: str) -> None:
    refused = run(*arguments, "--data", corpus_data)
    assert refused.exit_code == 2
    assert said in " ".join(refused.stderr.split())
