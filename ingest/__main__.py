"""`python -m ingest SOURCE…`: fill the library."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from ingest.pipeline import IngestReport, ingest
from rag.errors import ReadoutError, UsageError
from rag.settings import Settings

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


class TerminalProgress:
    """A bar and sentences on standard error, so that standard output holds only the result."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._bar = Bar(
            TextColumn("Encoding passages"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=console,
            disable=not console.is_terminal,
        )
        self._task = self._bar.add_task("", total=None, visible=False)

    def say(self, message: str) -> None:
        """Print one sentence."""
        self._bar.stop()
        self._console.print(message, markup=False, highlight=False)

    def encoding(self, passages: int) -> None:
        """Start the bar."""
        self._bar.update(self._task, total=passages, visible=True)
        self._bar.start()

    def encoded(self, passages: int) -> None:
        """Move the bar."""
        self._bar.advance(self._task, passages)

    def stop(self) -> None:
        """Leave the terminal as it was."""
        self._bar.stop()


@app.command()
def main(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...", help="Files and folders of articles.")],
    data: Annotated[Path | None, typer.Option(metavar="DIR", help="The data directory.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of a summary.")] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove articles whose file is gone from the given folders.")
    ] = False,
) -> None:
    """Put articles into the library; unchanged ones are left alone.

    Exit 0 when everything went in, 1 when something was skipped, 2 for bad usage.
    """
    console = Console(stderr=True)
    progress = TerminalProgress(console)
    try:
        report = ingest(sources, Settings.read(data=data), prune=prune, progress=progress)
    except ReadoutError as error:
        progress.stop()
        console.print(str(error), style="red", markup=False, highlight=False)
        sys.exit(2 if isinstance(error, UsageError) else 1)
    except KeyboardInterrupt:
        progress.stop()
        console.print("Stopped. Articles finished so far are in; run the same command again for the rest.")
        sys.exit(130)
    progress.stop()
    if as_json:
        print(json.dumps(report.as_json(), ensure_ascii=False))  # noqa: T201 - the result itself
    else:
        summarise(report, Console())
    sys.exit(1 if report.skipped else 0)


def summarise(report: IngestReport, console: Console) -> None:
    """Print what a run did, for a person."""
    counts = [
        (len(report.added), "added"),
        (len(report.updated), "updated"),
        (report.unchanged, "unchanged"),
        (len(report.removed), "removed"),
        (len(report.skipped), "skipped"),
    ]
    told = ", ".join(f"{n} {word}" for n, word in counts if n) or "nothing found"
    encoded = f"{report.passages} passages encoded" if report.passages else "nothing had to be encoded"
    console.print(f"Articles: {told}; {encoded} in {report.seconds:.1f} s.", highlight=False)
    for one in report.left_out:
        pieces = f"{one.pieces} of them, " if one.pieces > 1 else ""
        console.print(
            f"  Left out of {one.article}: {one.reason} ({pieces}{one.characters:,} characters).",
            markup=False,
            highlight=False,
        )
    for note in report.notes:
        console.print(f"  {note.article} {note.note}.", markup=False, highlight=False)
    for skipped in report.skipped:
        console.print(f"  Skipped {skipped.source}: {skipped.reason}.", style="yellow", markup=False, highlight=False)


if __name__ == "__main__":
    app()
