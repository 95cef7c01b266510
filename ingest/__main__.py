"""`python -m ingest SOURCE…`: fill the library."""

import itertools
import json
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from ingest.cluster import Cluster, workers_of
from ingest.pipeline import ingest
from ingest.raw import PassedOver, Skipped
from ingest.report import IngestReport, StoppedError
from ingest.watch import watch
from ingest.web import Web
from rag.encoding import Embedder, recipe_of
from rag.errors import BusyError, ReadoutError, UsageError
from rag.settings import Settings
from rag.terminal import allow_any_characters

BUSY_PAUSE_S = 1.0
"""Between two looks at whether another process is done."""
NAMED = 3
"""Articles and sources named with what is to be said of several."""
ENDINGS_NAMED = 8
"""Of files that are not read."""

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


class TerminalProgress:
    """A bar and sentences on standard error, so that standard output holds only the result."""

    def __init__(self, console: Console, clock: Callable[[], float] = time.monotonic) -> None:
        self._console, self._clock = console, clock
        self._bar = Bar(
            TextColumn("Articles"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            console=console,
            disable=not console.is_terminal,
        )
        self._task = self._bar.add_task("", total=None, visible=False, rate="")
        self._since: float | None = None
        self._passages = 0

    def say(self, message: str) -> None:
        """Print one sentence."""
        self._bar.stop()
        self._console.print(message, markup=False, highlight=False)

    def documents(self, done: int, of: int | None) -> None:
        """Move the bar."""
        self._bar.update(self._task, completed=done, total=of)

    def encoding(self, passages: int) -> None:
        """Start the bar."""
        if self._since is None:
            self._since = self._clock()
            self._bar.update(self._task, visible=True)
            self._bar.start()

    def encoded(self, passages: int) -> None:
        """Show how many passages are encoded in a second."""
        self._passages += passages
        seconds = self._clock() - self._since if self._since is not None else 0.0
        if seconds > 0:
            self._bar.update(self._task, rate=f"{self._passages / seconds:,.0f} passages a second")

    def stop(self) -> None:
        """Leave the terminal as it was."""
        self._bar.stop()
        self._since = None


@app.command()
def main(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, addresses of pages and feeds.")
    ],
    data: Annotated[Path | None, typer.Option(metavar="DIR", help="The data directory.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of a summary.")] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove articles whose file is gone from the given folders.")
    ] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Also read addresses of this machine and its network.")
    ] = False,
    wait: Annotated[bool, typer.Option("--wait", help="Wait while another process fills the library.")] = False,
    watched: Annotated[bool, typer.Option("--watch", help="Read the sources again and again, until Ctrl-C.")] = False,
    every: Annotated[str, typer.Option(metavar="TIME", help="How often with --watch: 90s, 30m, 2h.")] = "30m",
    ray: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Encode on that Ray cluster; `local` makes one of this machine's cores."),
    ] = None,
) -> None:
    """Put articles into the library; unchanged ones are left alone.

    Exit 0 when everything went in, 1 when something was skipped, 2 for bad usage.
    """
    allow_any_characters()
    console = Console(stderr=True)
    progress = TerminalProgress(console)
    try:
        settings = Settings.read(data=data)
        pause_s = seconds(every)
        private = allow_private or settings.allow_private
        with encoding_cluster(ray, settings, progress) if ray else nullcontext() as cluster:

            def run() -> IngestReport:
                web = Web(settings.data, allow_private=private, private_hint="with --allow-private it is read")
                once = partial(ingest, sources, settings, prune=prune, progress=progress, web=web, cluster=cluster)
                try:
                    return patiently(once, progress.say if wait else None)
                finally:
                    progress.stop()

            for report in watch(run, pause_s, progress.say, time.sleep) if watched else [run()]:
                tell(report, as_json=as_json)
    except ReadoutError as error:
        progress.stop()
        console.print(str(error), style="red", markup=False, highlight=False)
        sys.exit(2 if isinstance(error, UsageError) else 1)
    except KeyboardInterrupt as stopped:
        progress.stop()
        idle = watched and not isinstance(stopped, StoppedError)
        console.print("The sources are no longer watched." if idle else what_is_in(stopped), highlight=False)
        sys.exit(130)
    sys.exit(1 if report.skipped else 0)


def encoding_cluster(address: str, settings: Settings, progress: TerminalProgress) -> AbstractContextManager[Cluster]:
    """The Ray cluster at that address, whose workers each load the embedder that is set."""
    progress.say(f"Starting workers on the Ray cluster {address!r}.")
    load = partial(Embedder.load, settings.embedder, settings.device, 1)
    return workers_of(address, load, recipe_of(settings.embedder), device=settings.device)


def what_is_in(stopped: KeyboardInterrupt) -> str:
    """What a run that was stopped had done, and how to go on."""
    report = stopped.report if isinstance(stopped, StoppedError) else IngestReport()
    counts = [(len(report.added), "added"), (len(report.updated), "updated"), (len(report.removed), "removed")]
    done = ", ".join(f"{n} {word}" for n, word in counts if n)
    told = f"Stopped. Articles: {done}; each of them whole." if done else "Stopped before anything was changed."
    return f"{told} Run the same command again for the rest."


def seconds(written: str) -> float:
    """The length of a time as people write it: 90s, 30m, 2h, 1d.

    Raises:
        UsageError: it is no such time.
    """
    found = re.fullmatch(r"(\d+(?:\.\d+)?)([smhd]?)", written.strip())
    if not found or not float(found[1]):
        raise UsageError(f"--every is {written!r}, which is no time; write it as 90s, 30m or 2h.")
    return float(found[1]) * {"s": 1, "m": 60, "h": 3600, "d": 86_400, "": 1}[found[2]]


def patiently(run: Callable[[], IngestReport], say: Callable[[str], None] | None) -> IngestReport:
    """What the run reports; while another process fills the library, wait for it when there is a way to say so.

    Raises:
        BusyError: another process fills it, and nobody wants to wait.
    """
    told = False
    while True:
        try:
            return run()
        except BusyError as error:
            if say is None:
                raise
            if not told:
                say(f"{error} Waiting.")
                told = True
            time.sleep(BUSY_PAUSE_S)


def tell(report: IngestReport, *, as_json: bool) -> None:
    """Print what a run did, in any terminal's encoding."""
    if as_json:
        utf8 = (sys.stdout.encoding or "").casefold().replace("-", "") == "utf8"
        print(json.dumps(report.as_json(), ensure_ascii=not utf8), flush=True)  # noqa: T201 - the result itself
    else:
        summarise(report, Console())


def summarise(report: IngestReport, console: Console) -> None:
    """Print what a run did, for a person."""
    counts = [
        (len(report.added), "added"),
        (len(report.updated), "updated"),
        (report.unchanged, "unchanged"),
        (len(report.removed), "removed"),
        (len(report.duplicates), "already there under another name"),
        (len(report.skipped), "skipped"),
    ]
    told = ", ".join(f"{n} {word}" for n, word in counts if n) or "nothing found"
    encoded = f"{report.passages} passages encoded" if report.passages else "nothing had to be encoded"
    console.print(f"Articles: {told}; {encoded} in {report.seconds:.1f} s.", highlight=False)
    for omission in report.left_out:
        pieces = f"{omission.pieces} of them, " if omission.pieces > 1 else ""
        console.print(
            f"  Left out of {omission.article}: {omission.reason} ({pieces}{omission.characters:,} characters).",
            markup=False,
            highlight=False,
        )
    by_note: dict[str, list[str]] = {}
    for note in report.notes:
        by_note.setdefault(note.note, []).append(note.article)
    for note_told, articles in by_note.items():
        more = f" and {len(articles) - NAMED} more" if len(articles) > NAMED else ""
        who = articles[0] if len(articles) == 1 else f"{', '.join(articles[:NAMED])}{more}: each"
        console.print(f"  {who} {note_told}.", markup=False, highlight=False)
    for one in report.duplicates:
        told = f"  {one.source} is in the library already as {one.article}: it {one.reason}."
        console.print(told, markup=False, highlight=False)
    for reprint in report.reprints:
        told = f"  {reprint.article} is nearly word for word {reprint.of[0]}; together they count as one source."
        console.print(told, markup=False, highlight=False)
    for line in passed_over_told(report.passed_over):
        console.print(line, markup=False, highlight=False)
    for line in skipped_told(report.skipped):
        console.print(line, style="yellow", markup=False, highlight=False)


def skipped_told(skipped: Sequence[Skipped]) -> Iterator[str]:
    """A line for each source that was skipped, or one for many that were for the same reason; advice is given once."""
    by_reason: dict[str, list[str]] = {}
    for one in skipped:
        by_reason.setdefault(one.reason, []).append(one.source)
    advised: set[str] = set()
    for reason, sources in by_reason.items():
        told, _, advice = reason.partition("; ")
        why = told if advice in advised else reason
        advised.add(advice)
        if len(sources) > NAMED:
            sources[NAMED - 1 :] = [f"{sources[NAMED - 1]} and {len(sources) - NAMED} more"]
            sources = [", ".join(sources)]
        yield from (f"  Skipped {one}: {why}." for one in sources)


def passed_over_told(found: Sequence[PassedOver]) -> Iterator[str]:
    """A line for each folder about the files in it that were not read."""
    for folder, group in itertools.groupby(found, key=lambda one: one.source):
        kinds = [*group]
        told = [f"{one.files} {one.ending or 'without an ending'}" for one in kinds[:ENDINGS_NAMED]]
        if rest := sum(one.files for one in kinds[ENDINGS_NAMED:]):
            told.append(f"{rest} of other kinds")
        hint = "" if all(one.ending for one in kinds) else "; a text without an ending is read when it is named itself"
        yield f"  Not read in {folder}, as they are no articles: {', '.join(told)}{hint}."


if __name__ == "__main__":
    app()
