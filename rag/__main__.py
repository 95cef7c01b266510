"""`python -m rag ask …`, `show …`, `outcomes …`, `meeting …`, `calendar …`, `check …`, `mcp` and `feedback …`."""

import datetime as dt
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args

import typer
from rich.console import Console

from rag.conversations import CONVERSATIONS_FILE, Conversations
from rag.errors import ArticleNotFoundError, EmptyLibraryError, ReadoutError, UsageError
from rag.outcomes import LibraryRecord, choose_outcomes, coming, limited_scope, named_events, record_on
from rag.record import StatementStatus
from rag.settings import Settings
from rag.sheets import outcomes_csv, outcomes_xlsx
from rag.store import Library
from rag.terminal import (
    MAX_COLUMNS,
    allow_any_characters,
    print_announced,
    print_answer,
    print_article,
    print_calendar,
    print_checked,
    print_feedback,
    print_meeting,
    print_outcomes,
)
from rag.types import Question, Scope, Turn
from rag.wire import (
    announced_json,
    answer_json,
    article_json,
    checked_json,
    coming_json,
    feedback_json,
    meeting_json,
    outcome_json,
)

STATUSES: tuple[StatementStatus, ...] = get_args(StatementStatus)
DECLINED = 3
"""Exit status of a question that the library does not answer."""

QUOTES = "quotes"
"""Given to `--model` in place of a model's name: answer in quotes alone."""

# A caller of `app` may pass as `obj` the function that `ask` opens its chain with, in place of `AnswerChain.open`.
app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, no_args_is_help=True)
DataOption = Annotated[Path | None, typer.Option("--data", metavar="DIR", help="The data directory.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
errors = Console(stderr=True)
Read = TypeVar("Read")


@app.command()
def ask(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(help="What to ask.", show_default=False)] = None,
    batch: Annotated[
        str | None,
        typer.Option(metavar="FILE.jsonl", help="Answer one JSON object a line; - reads standard input."),
    ] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
    model: Annotated[
        str | None,
        typer.Option(
            metavar="PROVIDER:NAME",
            help="The language model that writes the answer, or quotes; the first in READOUT_MODEL unless given.",
        ),
    ] = None,
    summit: Annotated[str | None, typer.Option(metavar="S", help="Only articles about this summit.")] = None,
    since: Annotated[str | None, typer.Option(metavar="D", help="Only events from this day on (2025-10-09).")] = None,
    until: Annotated[str | None, typer.Option(metavar="D", help="Only events up to this day.")] = None,
) -> None:
    """Answer a question with quotes from the library. Exit 0 answered or about, 3 declined, 2 bad usage."""
    with _said_plainly():
        if (question is None) == (batch is None):
            raise UsageError("Give either a question or --batch FILE.jsonl.")
        dates = {"since": _day("--since", since), "until": _day("--until", until)}
        if batch is not None and not as_json:
            raise UsageError("--batch prints one JSON line a question; add --json.")
        settings = Settings.read(data=data, model="" if model == QUOTES else model)
        asked = [("", Question(question))] if question is not None else _read_batch(batch or "", _question)
        scope = _scope(settings, summit, dates)
        from rag.chain import AnswerChain, as_question

        questions = [as_question(Question(one.text, one.history, scope)) for _, one in asked]
        with errors.status("Loading…") if errors.is_terminal else _nothing():
            open_chain: Callable[..., AnswerChain] = context.obj or AnswerChain.open
            chain = open_chain(settings, notify=_tell)
        writes = next(iter(chain.writers), None)
        if writes is None and settings.models:
            for trouble in chain.greet_models():
                _tell(trouble)
            if model is not None:
                raise UsageError(f"No answer can be written by {model!r}. Ask for quotes with --model {QUOTES}.")
        for (name, _), one in zip(asked, questions, strict=True):
            answer = chain.invoke(replace(one, model=writes))
            if as_json:
                shown = answer_json(answer, chain.library)
                _print_json(shown if batch is None else shown | {"id": name})
            else:
                print_answer(answer, chain.library, _console(), data)
        if batch is None and answer.status == "declined":
            sys.exit(DECLINED)


@app.command()
def show(
    article_id: Annotated[str, typer.Argument(metavar="ARTICLE_ID", help="As a quote names it.")],
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print a stored article; its text is what every offset refers to."""
    with _said_plainly():
        library = _library(data)
        article = library.article(article_id)
        prints = library.also_printed([article_id]).get(article_id, ())
        if as_json:
            _print_json(article_json(article, prints))
        else:
            print_article(article, _console(), prints)


@app.command()
def outcomes(
    meeting: Annotated[
        str | None, typer.Option(metavar="M", help="Only of this meeting: 'second Central Asia–Russia summit'.")
    ] = None,
    status: Annotated[
        str | None, typer.Option(metavar="S", help=f"Only of this status: {', '.join(STATUSES)}.")
    ] = None,
    actor: Annotated[str | None, typer.Option(metavar="A", help="Only by this country, body or person.")] = None,
    series: Annotated[str | None, typer.Option(metavar="S", help="Only of this series: 'SCO', 'G20'.")] = None,
    topic: Annotated[str | None, typer.Option(metavar="T", help="Only on this topic: 'energy'.")] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    xlsx: Annotated[Path | None, typer.Option(metavar="FILE", help="Write a spreadsheet (XLSX) instead.")] = None,
) -> None:
    """List what meetings adopted, announced, proposed and failed to agree; with --json one object a line."""
    with _said_plainly():
        if status is not None and status not in STATUSES:
            raise UsageError(f"--status is {status!r}; it can be {', '.join(STATUSES)}.")
        if as_json + as_csv + (xlsx is not None) > 1:
            raise UsageError("Give one of --json, --csv and --xlsx.")
        library = _library(data)
        found = choose_outcomes(library, meeting=meeting, status=status, actor=actor, series=series, topic=topic)
        record = record_on(library, (one.article.id for one in found))
        if as_json:
            for one in found:
                _print_json(outcome_json(one, record))
        elif as_csv:
            print(outcomes_csv(found, record), end="")  # noqa: T201 - the result itself
        elif xlsx is not None:
            _write(xlsx, outcomes_xlsx(found, record))
        else:
            print_outcomes(found, record, _console(), data)
        library.close()


@app.command()
def meeting(
    name: Annotated[str, typer.Argument(metavar="NAME", help="As people name it: 'SCO Tianjin', 'COP30'.")],
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what the library holds on a meeting: who took part, what was adopted, proposed or failed, what is next."""
    with _said_plainly():
        library = _library(data)
        held, today = LibraryRecord(library), dt.date.today()
        reported, announced = named_events(name, library, held.coming)
        if as_json:
            for one in reported:
                _print_json(meeting_json(held, one))
            for each in announced:
                _print_json(announced_json(held, each, today))
        else:
            for one in reported:
                print_meeting(held, one, _console(), data)
            for each in announced:
                print_announced(held, each, today, _console(), data)
        library.close()


@app.command()
def calendar(data: DataOption = None, as_json: JsonOption = False) -> None:
    """List the meetings that articles announce, in order of date; with --json one object a line."""
    with _said_plainly():
        library = _library(data)
        found, today = coming(library.meeting_facts(), library.articles_with_meetings()), dt.date.today()
        if as_json:
            for one in found:
                _print_json(coming_json(one, today))
        else:
            print_calendar(found, today, _console(), data)
        if not found and not as_json:
            _tell("No article announces a meeting.")
        library.close()


@app.command()
def check(
    batch: Annotated[
        str,
        typer.Option(
            metavar="FILE.jsonl",
            help="One JSON object a line: `id`, `sentence`, the `quotes` it cites and, if any, the `headings` of their "
            "articles; - reads standard input.",
            show_default=False,
        ),
    ],
    as_json: JsonOption = False,
) -> None:
    """Check written sentences against the quotes they cite; needs no library. With --json one object a line."""
    with _said_plainly():
        settings = Settings.read()
        given = _read_batch(batch, _claim)
        from rag.claims import ClaimChecker
        from rag.encoding import Embedder

        with errors.status("Loading…") if errors.is_terminal else _nothing():
            checker = ClaimChecker(Embedder.load(settings.embedder, settings.device))
        for name, (sentence, quotes, headings) in given:
            checked = checker.check(sentence, quotes, headings=headings)
            if as_json:
                _print_json(checked_json(name, checked, checker.support(sentence, quotes)))
            else:
                print_checked(sentence, checked, _console())


@app.command()
def mcp(context: typer.Context, data: DataOption = None) -> None:
    """Offer ask, search, show, outcomes and meeting as tools to a language model, by the Model Context Protocol.

    Meant to be started by the program that the model runs in; it speaks over standard input and output.
    """
    with _said_plainly():
        from rag.serving import serve_tools

        def open_chain(settings: Settings) -> Any:
            from rag.chain import AnswerChain

            return (context.obj or AnswerChain.open)(settings, notify=_tell)

        # The model that asks writes for itself.
        serve_tools(Settings.read(data=data, model=""), open_chain)


@app.command()
def feedback(data: DataOption = None, as_json: JsonOption = False) -> None:
    """List what people thought of answers and of their quotes, the oldest first; with --json one object a line."""
    with _said_plainly():
        settings = Settings.read(data=data)
        directory = settings.data
        if settings.database is None and not (directory / CONVERSATIONS_FILE).is_file():
            raise UsageError(f"No conversation was kept in {str(directory)!r}. Name the data directory with --data.")
        store = Conversations.open(directory, settings.database)
        for one in store.feedback():
            if as_json:
                _print_json(feedback_json(one))
            else:
                print_feedback(one, _console())
        store.close()


def _library(data: Path | None) -> Library:
    settings = Settings.read(data=data)
    return Library.open(settings.data, settings.database)


def _print_json(value: dict[str, Any]) -> None:
    """Print one line of JSON; what standard output cannot hold, as a lone surrogate in a caller's id, is escaped."""
    line = json.dumps(value, ensure_ascii=False)
    try:
        line.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        line = json.dumps(value)
    print(line, flush=True)  # noqa: T201 - the result itself


def _console() -> Console:
    console = Console(highlight=False)
    console.width = min(console.width, MAX_COLUMNS)
    return console


def _scope(settings: Settings, summit: str | None, dates: dict[str, dt.date | None]) -> Scope:
    library = Library.open(settings.data, settings.database)
    try:
        return limited_scope(library, summit, **dates)
    finally:
        library.close()


def _day(option: str, text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text is not None else None
    except ValueError:
        raise UsageError(f"{option} is {text!r}, not a date like 2025-10-09.") from None


def _read_batch(file: str, read: Callable[[int, str], tuple[Any, Read]]) -> list[tuple[Any, Read]]:
    """The entries of a batch file with their ids; all are checked before the first is answered."""
    try:
        # In JSON Lines only "\n" ends a line: a string may contain U+2028 and other line separators unescaped.
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        lines = content.decode("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The batch file {file!r} cannot be read: {error}.") from None
    return [read(number, line) for number, line in enumerate(lines, start=1) if line.strip()]


def _claim(number: int, line: str) -> tuple[Any, tuple[str, list[str], list[str]]]:
    try:
        given = json.loads(line)
        sentence, quotes, headings = given["sentence"], given["quotes"], given.get("headings", [])
        if not isinstance(sentence, str) or not any(character.isalnum() for character in sentence):
            raise ValueError
        for texts in (quotes, headings):
            if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
                raise ValueError
        return given["id"], (sentence, quotes, headings)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UsageError(
            f"Line {number} of the batch is {line[:80]!r}, not an object with `id`, `sentence` and `quotes`, a list of "
            "texts; `headings`, if any, is one too."
        ) from None


def _question(number: int, line: str) -> tuple[Any, Question]:
    try:
        given = json.loads(line)
        history = tuple(Turn(str(turn["question"]), str(turn["answer"])) for turn in given.get("history") or ())
        text = given["question"]
        if not isinstance(text, str) or not any(character.isalnum() for character in text):
            raise ValueError
        return given["id"], Question(text, history)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UsageError(
            f"Line {number} of the batch is {line[:80]!r}, not an object with `id`, `question` and, if any, `history`."
        ) from None


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        raise UsageError(f"{str(file)!r} cannot be written: {error.strerror}. Name another file.") from None
    _tell(f"Written to {file}.")


def _tell(message: str) -> None:
    errors.print(message, style="dim", markup=False, highlight=False)


@contextmanager
def _nothing() -> Iterator[None]:
    yield


@contextmanager
def _said_plainly() -> Iterator[None]:
    """On an error, print one sentence and exit: with 2 when the caller can put it right, otherwise with 1."""
    allow_any_characters()
    try:
        yield
    except (UsageError, EmptyLibraryError, ArticleNotFoundError) as error:
        errors.print(str(error), style="red", markup=False, highlight=False)
        sys.exit(2)
    except ReadoutError as error:
        errors.print(str(error), style="red", markup=False, highlight=False)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    app()
