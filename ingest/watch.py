"""Reads sources again and again, for days on end: what fails for a while is said, and tried again later and later."""

from collections.abc import Callable, Iterator

from ingest.report import IngestReport
from rag.errors import BusyError, ReadoutError, UsageError

LONGEST_PAUSE_S = 6 * 3600.0
"""Between two tries while something fails, unless the sources are read more seldom anyway."""
MOST_DOUBLED = 6
"""How often the pause is doubled."""


def watch(
    run: Callable[[], IngestReport], every_s: float, say: Callable[[str], None], sleep: Callable[[float], None]
) -> Iterator[IngestReport]:
    """What each run reports, without an end.

    A disk that is full, a server that is down and another process that fills the library are faults that pass: they
    are said, and the next run comes. Not so where the first run fails for another reason than that process: then
    something is set wrongly, and whoever starts it should see that.

    Raises:
        UsageError: the caller asked for something that makes no sense.
        ReadoutError: the first run failed.
    """
    failed, has_run = 0, False
    while True:
        fault: object = "None of the addresses could be read."
        try:
            report = run()
        except ReadoutError as error:
            if isinstance(error, UsageError) or not (has_run or isinstance(error, BusyError)):
                raise
            failed, fault = failed + 1, error
        else:
            has_run = True
            failed = failed + 1 if is_out_of_reach(report) else 0
            yield report
        pause_s = min(every_s * 2 ** min(failed, MOST_DOUBLED), max(every_s, LONGEST_PAUSE_S))
        if failed:
            say(f"{fault} The sources are read again in {_as_written(pause_s)}.")
        sleep(pause_s)


def is_out_of_reach(report: IngestReport) -> bool:
    """Whether nothing came and an address could not be read: the network, or the server, may be down for a while."""
    came = report.added or report.updated or report.unchanged or report.duplicates
    return not came and any(one.source.startswith(("http://", "https://")) for one in report.skipped)


def _as_written(seconds: float) -> str:
    """As people write a time for `--every`, in the largest unit that does not round it by much."""
    length, unit = next((length, unit) for length, unit in ((3600, "h"), (60, "m"), (1, "s")) if seconds >= length)
    return f"{seconds / length:.3g}{unit}"
