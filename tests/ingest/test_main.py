"""`python -m ingest`, as a person or a script runs it."""

import json
import os
import re
import subprocess
import sys
from contextlib import ExitStack
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

from ingest.__main__ import TerminalProgress, app, patiently, seconds, summarise
from ingest.raw import PassedOver, Skipped
from ingest.report import ArticleRemark, IngestReport, Omission
from rag.errors import BusyError, UsageError
from tests.conftest import CORPUS, ROOT
from tests.rag.store.test_lock import owned_by_another_process
from tests.rag.terminals import run_twice


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


def test_a_real_run_fills_a_library_and_prints_one_object(tmp_path: Path) -> None:
    """A process of its own, its standard output redirected."""
    source = CORPUS / "2025-10-09-central-asia-russia-dushanbe-outcomes.md"
    command = [sys.executable, "-m", "ingest", str(source), "--data", str(tmp_path / "data"), "--json"]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["added"] == ["2025-10-09-central-asia-russia-dushanbe-outcomes"]
    assert report["passages"] > 2
    assert "Traceback" not in done.stderr
    assert "Warning" not in done.stderr


def test_a_second_run_says_that_nothing_had_to_be_encoded(data_copy: Path) -> None:
    done = run(CORPUS, "--data", data_copy)
    assert done.exit_code == 0
    assert done.stdout.startswith("Articles: 37 unchanged; nothing had to be encoded in ")


def test_what_was_skipped_is_named_and_makes_the_exit_status_1(data_copy: Path, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    done = run(CORPUS, tmp_path / "a.pdf", tmp_path / "gone.md", "--data", data_copy, "--json")
    report = json.loads(done.stdout)
    assert done.exit_code == 1
    assert report["unchanged"] == 37
    assert [one["source"] for one in report["skipped"]] == [str(tmp_path / "a.pdf"), str(tmp_path / "gone.md")]
    shown = run(tmp_path / "gone.md", "--data", data_copy)
    assert "Skipped" in shown.stdout
    assert "there is no such file or folder" in " ".join(shown.stdout.split())


def test_without_a_source_or_with_an_unknown_option_the_usage_is_wrong() -> None:
    assert run().exit_code == 2
    assert run("x", "--jason").exit_code == 2


def test_a_wrong_setting_is_bad_usage_said_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READOUT_PASSAGES_PER_ARTICLE", "none")
    done = run(CORPUS)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "READOUT_PASSAGES_PER_ARTICLE" in done.stderr


def test_a_busy_directory_is_an_error_that_names_the_owner(tmp_path: Path) -> None:
    with owned_by_another_process(tmp_path) as owner:
        done = run(CORPUS, "--data", tmp_path)
    assert done.exit_code == 1
    assert str(owner.pid) in done.stderr


def test_a_data_directory_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = run(CORPUS, "--data", tmp_path / "file")
    assert done.exit_code == 1
    assert "cannot be made" in " ".join(done.stderr.split())


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes there")
def test_a_skipped_file_whose_name_is_not_utf8_can_be_reported(data_copy: Path, tmp_path: Path) -> None:
    odd = tmp_path / "odd"
    odd.mkdir()
    Path(os.fsdecode(os.fsencode(odd) + b"/caf\xe9.pdf")).write_bytes(b"%PDF")
    command = [sys.executable, "-m", "ingest", str(odd), "--data", str(data_copy), "--json"]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, timeout=60)
    assert done.returncode == 1, done.stderr[-300:]
    assert json.loads(done.stdout)["skipped"][0]["source"].endswith(".pdf")


def test_a_summary_counts_what_a_person_wants_to_know(capsys: pytest.CaptureFixture[str]) -> None:
    skipped = (Skipped("/news/[bold]x.md", "its front matter is not valid YAML"),)
    report = IngestReport(("a", "b"), ("c",), 3, ("d",), skipped, 17, 2.345)
    summarise(report, Console(width=200))
    summarise(IngestReport(), Console(width=200))
    assert capsys.readouterr().out.splitlines() == [
        "Articles: 2 added, 1 updated, 3 unchanged, 1 removed, 1 skipped; 17 passages encoded in 2.3 s.",
        "  Skipped /news/[bold]x.md: its front matter is not valid YAML.",
        "Articles: nothing found; nothing had to be encoded in 0.0 s.",
    ]


def test_many_sources_skipped_for_one_reason_are_told_in_a_line_and_advice_is_given_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    skipped = [Skipped(f"/{name}.doc", ".doc cannot be read yet; save it as .md") for name in "abcde"]
    skipped.append(Skipped("/x.pptx", ".pptx cannot be read yet; save it as .md"))
    over = (PassedOver("/news", ".png", 12), PassedOver("/news", "", 1), PassedOver("/old", ".css", 3))
    summarise(IngestReport(skipped=tuple(skipped), passed_over=over), Console(width=200))
    assert capsys.readouterr().out.splitlines()[1:] == [
        "  Not read in /news, as they are no articles: 12 .png, 1 without an ending; a text without an ending is read "
        "when it is named itself.",
        "  Not read in /old, as they are no articles: 3 .css.",
        "  Skipped /a.doc, /b.doc, /c.doc and 2 more: .doc cannot be read yet; save it as .md.",
        "  Skipped /x.pptx: .pptx cannot be read yet.",
    ]


def test_files_that_are_no_articles_do_not_make_the_exit_status_1(data_copy: Path, tmp_path: Path) -> None:
    article = CORPUS / "2025-10-09-central-asia-russia-dushanbe-outcomes.md"
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / article.name).write_bytes(article.read_bytes())
    (tmp_path / "news" / "flag.png").write_bytes(b"\x89PNG")
    done = run(tmp_path / "news", "--data", data_copy, "--json")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["passed_over"] == [{"source": str(tmp_path / "news"), "ending": ".png", "files": 1}]


def test_the_bar_shows_documents_passages_a_second_and_the_time_left() -> None:
    now = [100.0]
    shown = StringIO()
    progress = TerminalProgress(Console(file=shown, force_terminal=True, width=100), lambda: now[0])
    progress.encoding(40)
    progress.encoding(40)
    now[0] = 104.0
    progress.encoded(60)
    progress.documents(3, 12)
    progress.stop()
    last = re.sub(r"\x1b\[[\d;?]*[a-zA-Z]", "", shown.getvalue().split("Articles")[-1])
    assert "3/12" in last
    assert "15 passages a second" in last
    assert ":" in last.split("second")[1]


@pytest.mark.parametrize(("written", "length"), [("90s", 90), ("30m", 1800), ("2h", 7200), ("1d", 86_400), ("45", 45)])
def test_a_time_is_written_as_people_write_it(written: str, length: float) -> None:
    assert seconds(written) == length


@pytest.mark.parametrize("written", ["", "soon", "0m", "-5m", "5 weeks"])
def test_what_is_no_time_is_bad_usage(written: str) -> None:
    with pytest.raises(UsageError, match="--every"):
        seconds(written)


def test_a_run_that_waits_says_so_once_and_goes_on_when_the_other_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.__main__.BUSY_PAUSE_S", 0.0)
    said: list[str] = []
    turns = iter([True, True, False])

    def run() -> IngestReport:
        if next(turns):
            raise BusyError("Process 7 has it.")
        return IngestReport(unchanged=3)

    assert patiently(run, said.append).unchanged == 3
    assert said == ["Process 7 has it. Waiting."]


def test_a_run_that_does_not_wait_is_refused() -> None:
    def run() -> IngestReport:
        raise BusyError("Process 7 has it.")

    with pytest.raises(BusyError):
        patiently(run, None)


def test_a_watch_goes_on_while_another_process_fills_the_library_and_says_so(
    data_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paused: list[float] = []
    with ExitStack() as other:

        def pause(length: float) -> None:
            paused.append(length)
            if len(paused) == 1:
                other.enter_context(owned_by_another_process(data_copy))
            elif len(paused) == 2:
                other.close()
            else:
                raise KeyboardInterrupt

        monkeypatch.setattr("ingest.__main__.time.sleep", pause)
        done = run(CORPUS, "--watch", "--every", "90s", "--json", "--data", data_copy)
    assert done.exit_code == 130
    assert [json.loads(line)["unchanged"] for line in done.stdout.splitlines()] == [37, 37]
    assert paused == [90, 180, 90]
    told = " ".join(done.stderr.split())
    assert re.search(r"process \d+ .*\. The sources are read again in 3m\.", told)
    assert told.endswith("The sources are no longer watched.")


def test_output_never_fails_for_a_terminal_s_characters(tmp_path: Path) -> None:
    (tmp_path / "Саммит.txt").touch()  # an empty file is named in the report, and no model is loaded for it
    done = run_twice("ingest", str(tmp_path / "Саммит.txt"), "--data", str(tmp_path / "data"), encoding="cp1252")
    assert (done.returncode, done.stderr.count("Traceback")) == (1, 0)
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["skipped"] == [{"source": str(tmp_path / "Саммит.txt"), "reason": "it is empty"}]


def test_what_was_left_out_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    left_out = Omission("/a.txt", "a", "byline", 2, 1400, "By Dana Pell")
    summarise(
        IngestReport(added=("a",), left_out=(left_out,), notes=(ArticleRemark("/a.txt", "a", "is read as KOI8-R"),)),
        Console(),
    )
    told = " ".join(capsys.readouterr().out.split())
    assert "Left out of a: byline (2 of them, 1,400 characters)." in told
    assert "a is read as KOI8-R." in told


def test_what_is_to_be_said_of_many_articles_is_said_once(capsys: pytest.CaptureFixture[str]) -> None:
    notes = tuple(ArticleRemark(f"/{name}.md", name, "gives `lang`, which no article has") for name in "abcde")
    summarise(IngestReport(added=tuple("abcde"), notes=notes), Console(width=200))
    assert capsys.readouterr().out.splitlines()[1:] == [
        "  a, b, c and 2 more: each gives `lang`, which no article has."
    ]
