"""Sources that are read again and again: what fails for a while is said and does not end it."""

from collections.abc import Iterator

import pytest

from ingest.raw import Skipped
from ingest.report import IngestReport
from ingest.watch import is_out_of_reach, watch
from rag.errors import BusyError, LibraryError, ReadoutError, UsageError

LOST = IngestReport(skipped=(Skipped("https://example.org/feed", "there is no host"),))
CAME = IngestReport(added=("a",))
FULL = LibraryError("The disk is full.")
BUSY = BusyError("Process 7 has it.")


class Watched:
    """A watch of sources that come to this, one after another; it is stopped when there is no more."""

    def __init__(self, *outcomes: IngestReport | ReadoutError, every_s: float = 600.0) -> None:
        self.said: list[str] = []
        self.paused: list[float] = []
        turns: Iterator[IngestReport | ReadoutError] = iter(outcomes)

        def run() -> IngestReport:
            outcome = next(turns, None)
            if outcome is None:
                raise KeyboardInterrupt
            if isinstance(outcome, ReadoutError):
                raise outcome
            return outcome

        self.reports = watch(run, every_s, self.said.append, self.paused.append)

    def came(self) -> list[IngestReport]:
        found: list[IngestReport] = []
        with pytest.raises(KeyboardInterrupt):
            found.extend(self.reports)
        return found


def test_only_a_run_that_reached_nothing_is_tried_later_and_later() -> None:
    lost = (Skipped("https://example.org/feed", "there is no host"),)
    assert is_out_of_reach(IngestReport(skipped=lost))
    assert not is_out_of_reach(IngestReport(skipped=lost, unchanged=1))
    assert not is_out_of_reach(IngestReport(skipped=(Skipped("/a.md", "it is empty"),)))


def test_faults_that_pass_are_said_and_tried_later_and_later_until_one_run_is_right() -> None:
    watched = Watched(CAME, FULL, BUSY, CAME, FULL, CAME)
    assert watched.came() == [CAME] * 3
    assert watched.paused == [600, 1200, 2400, 600, 1200, 600]
    assert watched.said == [
        "The disk is full. The sources are read again in 20m.",
        "Process 7 has it. The sources are read again in 40m.",
        "The disk is full. The sources are read again in 20m.",
    ]


def test_addresses_that_are_out_of_reach_are_asked_later_and_later_but_not_too_late() -> None:
    watched = Watched(*[LOST] * 8, every_s=900)
    assert watched.came() == [LOST] * 8
    assert watched.paused == [900 * 2**nth for nth in (1, 2, 3, 4)] + [6 * 3600] * 4
    assert watched.said[0] == "None of the addresses could be read. The sources are read again in 30m."
    assert watched.said[-1].endswith("in 6h.")


def test_sources_that_are_read_once_a_day_are_read_no_oftener_when_something_fails() -> None:
    watched = Watched(CAME, FULL, every_s=86_400)
    watched.came()
    assert watched.paused == [86_400, 86_400]


@pytest.mark.parametrize(
    "outcomes", [(FULL,), (BUSY, FULL), (CAME, UsageError("It is no summit.")), (UsageError("It is no summit."),)]
)
def test_what_is_set_wrongly_ends_a_watch(outcomes: tuple[IngestReport | ReadoutError, ...]) -> None:
    watched = Watched(*outcomes)
    with pytest.raises(type(outcomes[-1])):
        list(watched.reports)
    assert len(watched.paused) == len(outcomes) - 1
