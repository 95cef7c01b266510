"""The queue of what is put into the library and taken out of it."""

import threading
import time
from collections.abc import Callable, Sequence

import pytest

from ingest.raw import Skipped
from ingest.report import Duplicate, IngestReport, Reprint
from rag.errors import BusyError, EmbedderError, UsageError
from rag.submission import Correction, Pasted, Submission, Upload
from rag.ui.library.adding import wrong
from rag.ui.library.intake import (
    BUSY,
    HELD_MAX_BYTES,
    HELD_S,
    REPORTS_KEPT,
    UNCHECKED,
    WAITING_MAX_BYTES,
    Intake,
    Job,
    described,
)
from rag.ui.library.jobs import LET_GO, job_drawn
from rag.ui.library.reports import JobProgress
from tests.rag.ui.articles import ARTICLES, BUKHARA, XIAN
from tests.rag.ui.fakes import FakeLibrary, fake_desk
from tests.rag.ui.intakes import FakeFiller, fake_intake

ONE = Upload("one.md", b"Title one\nText.")
TWO = Upload("two.md", b"Title two\nText.")
WRONG = Upload("a.pdf", b"%PDF")


def ended(*jobs: Job) -> None:
    deadline = time.monotonic() + 10
    while any(job.pending for job in jobs) and time.monotonic() < deadline:
        time.sleep(0.005)
    assert not any(job.pending for job in jobs)


class Gated(FakeFiller):
    """Goes on with each job only when it is let."""

    def __init__(self, library: FakeLibrary) -> None:
        super().__init__(library)
        self.gate = threading.Semaphore(0)
        self.together = 0
        self.most = 0

    def take_in(self, submissions: Sequence[Submission], progress: JobProgress) -> IngestReport:
        self.together += 1
        self.most = max(self.most, self.together)
        progress.encoding(182)
        progress.encoded(34)
        self.gate.acquire(timeout=10)
        self.together -= 1
        return super().take_in(submissions, progress)


def test_what_is_handed_in_is_taken_in_and_reported() -> None:
    library = FakeLibrary(ARTICLES)
    desk = fake_desk(library=library)
    intake = fake_intake(desk, FakeFiller(library))
    job = intake.add("anna", [ONE, TWO, WRONG])
    ended(job)
    assert job_drawn(job, intake, desk) == {
        "id": job.id,
        "state": "done",
        "heading": "Added 2 articles.",
        "step": "",
        "done": 0,
        "total": 0,
        "added": [{"id": "one", "title": "Title one"}, {"id": "two", "title": "Title two"}],
        "lines": [],
        "skipped": [{"source": "a.pdf", "reason": "it cannot be read yet; save it as .txt or .md"}],
        "again": False,
        "check": False,
    }
    assert desk.article("one") is not None


def intake_of(work: Callable[..., IngestReport], clock: Callable[[], float] = time.monotonic) -> Intake:
    """An intake that does the same whatever it is asked for."""
    return Intake(work, work, work, work, clock=clock)


@pytest.mark.parametrize(
    ("report", "heading", "lines"),
    [
        (IngestReport(added=("a",)), "Added 1 article.", []),
        (IngestReport(updated=("a",)), "Updated 1 article.", []),
        (IngestReport(added=("a", "b"), updated=("c",)), "Added 2 articles. Updated 1 article.", []),
        (IngestReport(unchanged=1), "Nothing was added.", ["1 was in the library already, unchanged."]),
        (
            IngestReport(added=("a",), unchanged=3),
            "Added 1 article.",
            ["3 were in the library already, unchanged."],
        ),
        (IngestReport(added=tuple("abcdefgh")), "Added 8 articles.", ["and 3 more, in the list."]),
        (IngestReport(skipped=(Skipped("a", "it holds no text"),)), "Nothing was added.", []),
        (
            IngestReport(
                added=("xian",),
                duplicates=(Duplicate("a.pdf", "bukhara", "has the same text"), Duplicate("b.pdf", "gone", "has it")),
                reprints=(Reprint("xian", ("bukhara",)),),
            ),
            "Added 1 article.",
            [
                f"a.pdf is there already as “{BUKHARA.title}”: it has the same text.",
                "b.pdf is there already as “gone”: it has it.",
                f"“{XIAN.title}” is nearly word for word “{BUKHARA.title}”; they count as one source.",
            ],
        ),
    ],
)
def test_a_report_says_what_came_of_it(report: IngestReport, heading: str, lines: list[str]) -> None:
    intake = intake_of(lambda *given: report)
    job = intake.add("anna", [ONE])
    ended(job)
    drawn = job_drawn(job, intake, fake_desk())
    assert (drawn["heading"], drawn["lines"]) == (heading, lines)


def test_one_job_at_a_time_the_others_wait_in_order_and_say_so() -> None:
    library = FakeLibrary(ARTICLES)
    filler, desk = Gated(library), fake_desk(library=library)
    intake = fake_intake(desk, filler)
    jobs = [intake.add(owner, [upload]) for owner, upload in (("anna", ONE), ("boris", TWO), ("anna", WRONG))]
    deadline = time.monotonic() + 10
    while not jobs[0].done and time.monotonic() < deadline:
        time.sleep(0.005)
    first, _, third = (job_drawn(job, intake, desk) for job in jobs)
    assert (first["heading"], first["step"], first["done"], first["total"]) == (
        "Adding “one.md”…",
        "Encoding passages, 34 of 182",
        34,
        182,
    )
    assert (third["heading"], third["step"]) == ("To be added: “a.pdf”", "Waits for 2 others…")
    assert [job.what for job in intake.jobs("anna")] == ["“one.md”", "“a.pdf”"]
    for _ in jobs:
        filler.gate.release()
    ended(*jobs)
    assert filler.most == 1
    assert [job.state for job in jobs] == ["done"] * 3


def test_a_report_is_its_owners_and_stays_until_it_is_dismissed() -> None:
    library = FakeLibrary(ARTICLES)
    intake = fake_intake(fake_desk(library=library), FakeFiller(library))
    job = intake.add("anna", [ONE])
    ended(job)
    assert intake.jobs("boris") == ()
    intake.dismiss("boris", job.id)
    assert intake.jobs("anna") == (job,)
    intake.dismiss("anna", job.id)
    assert intake.jobs("anna") == ()


def test_a_busy_data_directory_is_said_in_a_sentence_of_its_own_and_the_job_can_be_tried_again() -> None:
    library = FakeLibrary(ARTICLES)
    desk = fake_desk(library=library)
    intake = fake_intake(desk, FakeFiller(library, failures=[BusyError("process 7 on secret-host")]))
    job = intake.add("anna", [ONE])
    ended(job)
    drawn = job_drawn(job, intake, desk)
    assert (drawn["heading"], drawn["lines"]) == ("Not added: “one.md”", [BUSY])
    assert "one" not in {article.id for article in desk.articles}
    intake.again("boris", job.id)
    assert job.state == "failed"
    intake.again("anna", job.id)
    ended(job)
    assert (job.state, job.trouble) == ("done", "")
    assert "one" in {article.id for article in desk.articles}


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (EmbedderError("The model is not the one expected."), "The model is not the one expected."),
        (ZeroDivisionError("secret"), "“one.md” could not be added. The log of the server says why."),
    ],
)
def test_a_job_that_fails_says_why_and_the_next_one_goes_on(error: Exception, said: str) -> None:
    library = FakeLibrary(ARTICLES)
    intake = fake_intake(fake_desk(library=library), FakeFiller(library, failures=[error]))
    jobs = intake.add("anna", [ONE]), intake.add("anna", [TWO])
    ended(*jobs)
    assert (jobs[0].state, jobs[0].trouble) == ("failed", said)
    assert jobs[1].state == "done"


def test_an_empty_library_opens_by_itself_once_something_was_added() -> None:
    library = FakeLibrary(())
    desk = fake_desk(library=library)
    assert desk.status.state == "empty"
    ended(fake_intake(desk, FakeFiller(library)).add("anna", [ONE]))
    deadline = time.monotonic() + 10
    while desk.status.state == "loading" and time.monotonic() < deadline:
        time.sleep(0.005)
    assert desk.status.sentence == "Ready · 1 article"


def test_an_article_is_removed_and_that_is_reported() -> None:
    library = FakeLibrary(ARTICLES)
    desk = fake_desk(library=library)
    intake = fake_intake(desk, FakeFiller(library))
    job = intake.remove("anna", "bukhara", "What Uzbekistan proposed")
    ended(job)
    assert job_drawn(job, intake, desk)["heading"] == "Removed “What Uzbekistan proposed”."
    assert desk.article("bukhara") is None


def test_a_locked_library_takes_nothing_in_and_gives_nothing_up() -> None:
    library = FakeLibrary(ARTICLES)
    intake = fake_intake(fake_desk(library=library), FakeFiller(library), role=lambda: "reader")
    with pytest.raises(UsageError, match="locked"):
        intake.add("anna", [ONE])
    with pytest.raises(UsageError, match="locked"):
        intake.remove("anna", "bukhara", "")
    with pytest.raises(UsageError, match="locked"):
        intake.correct("anna", "bukhara", Correction("Another"))
    assert len(library.articles()) == len(ARTICLES)


def test_reports_that_nobody_dismisses_are_not_kept_without_end() -> None:
    intake = intake_of(lambda *given: IngestReport())
    for _ in range(REPORTS_KEPT + 10):
        ended(intake.add("anna", [ONE]))
    assert len(intake.jobs("anna")) <= REPORTS_KEPT


def test_a_job_that_is_done_lets_go_of_its_bytes() -> None:
    intake = intake_of(lambda *given: IngestReport())
    job = intake.add("anna", [ONE])
    ended(job)
    assert job.work is None


class Clock:
    """Tells the time it was set to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def broken(clock: Clock) -> Intake:
    """An intake whose every job fails."""

    def fails(*given: object) -> IngestReport:
        raise BusyError("held")

    return intake_of(fails, clock=clock)


def of_size(share: float) -> Upload:
    """A file of that share of what failed jobs may hold."""
    return Upload("big.md", bytes(int(HELD_MAX_BYTES * share)))


def test_failed_jobs_hold_so_many_bytes_over_all_browsers_and_the_oldest_lets_go_first() -> None:
    clock, desk = Clock(), fake_desk()
    intake = broken(clock)
    jobs = []
    for clock.now, owner in enumerate(("anna", "boris", "anna"), start=1):
        jobs.append(intake.add(owner, [of_size(0.4)]))
        ended(jobs[-1])
    removal = intake.remove("anna", "bukhara", "A title")
    ended(removal)
    assert [job.can_be_tried_again for job in (*jobs, removal)] == [False, True, True, True]
    assert sum(job.size for job in jobs if job.work is not None) <= HELD_MAX_BYTES
    first, second = (job_drawn(job, intake, desk) for job in jobs[:2])
    assert (first["lines"], first["again"]) == ([BUSY, LET_GO], False)
    assert (second["lines"], second["again"]) == ([BUSY], True)
    intake.again("anna", jobs[0].id)
    assert (jobs[0].state, jobs[0].begun) == ("failed", 1)


def test_a_failed_job_that_nobody_tries_again_lets_go_after_a_while() -> None:
    clock = Clock()
    intake = broken(clock)
    job = intake.add("anna", [ONE])
    ended(job)
    clock.now = HELD_S
    intake.jobs("boris")
    assert job.can_be_tried_again
    clock.now += 1
    intake.jobs("boris")
    assert job.work is None


def test_more_than_can_wait_is_not_taken_in_and_that_is_said() -> None:
    library = FakeLibrary(ARTICLES)
    filler = Gated(library)
    intake = fake_intake(fake_desk(library=library), filler)
    half, rest = bytes(WAITING_MAX_BYTES // 2), bytes(WAITING_MAX_BYTES // 2 + 1)
    with pytest.raises(UsageError, match=r"^At most 200 MB can wait .*\. Add fewer files at once\.$"):
        intake.add("anna", [Upload("a.pdf", half), Upload("b.pdf", rest)])
    jobs = [intake.add("anna", [Upload("a.pdf", half)])]
    with pytest.raises(UsageError, match=r"^At most 200 MB can wait .*, and 100 MB wait already"):
        intake.add("boris", [Upload("b.pdf", rest)])
    jobs += [intake.add("boris", [Upload("b.pdf", half)]), intake.remove("boris", "bukhara", "")]
    with pytest.raises(UsageError):
        intake.add("boris", [Pasted("A title", "€")])
    for _ in range(3):
        filler.gate.release()
    ended(*jobs)
    ended(intake.add("boris", [Upload("b.pdf", rest)]))


def test_a_page_is_out_of_date_once_a_job_began_and_ended_between_two_looks() -> None:
    library = FakeLibrary(ARTICLES)
    intake = fake_intake(fake_desk(library=library), FakeFiller(library, failures=[BusyError("held")] * 2))
    job = intake.add("anna", [ONE])
    ended(job)
    drawn_for = intake.revision("anna")
    assert intake.revision("anna") == drawn_for
    intake.again("anna", job.id)
    ended(job)
    assert intake.revision("anna") != drawn_for
    assert intake.revision("bela") == ()


def test_what_is_handed_in_is_called_by_its_name_or_number() -> None:
    assert described([ONE]) == "“one.md”"
    assert described([Pasted("A title", "text")]) == "“A title”"
    assert described([ONE, TWO]) == "2 files"


@pytest.mark.parametrize(
    ("pasted", "fields"),
    [
        (Pasted("T", "Text."), []),
        (Pasted("", "Text."), ["Title"]),
        (Pasted("\u0007", " *** "), ["Title", "Text"]),
        (Pasted("T", "Text.", url="javascript:alert(1)"), ["Address of the original"]),
        (Pasted("T", "Text.", url="example.org/a"), ["Address of the original"]),
        (Pasted("T", "Text.", url="https://example.org/a"), []),
    ],
)
def test_what_is_wrong_with_a_pasted_text_is_said_by_field(pasted: Pasted, fields: list[str]) -> None:
    assert [said.partition(":")[0] for said in wrong(pasted)] == fields


RIGHT = Correction("A title put right", place="Baku")


def test_what_was_read_waits_for_the_person_and_is_added_with_what_was_put_right() -> None:
    library = FakeLibrary(ARTICLES)
    desk = fake_desk(library=library)
    intake = fake_intake(desk, FakeFiller(library))
    job = intake.read("anna", [ONE, WRONG, TWO])
    ended(job)
    drawn = job_drawn(job, intake, desk)
    assert (drawn["heading"], drawn["check"]) == ("Read 2 articles. Nothing is stored yet.", True)
    assert [one["source"] for one in drawn["skipped"]] == ["a.pdf"]
    assert library.articles() == ARTICLES
    intake.add_read("boris", job.id, {})
    intake.add_read("anna", job.id, {1: RIGHT})
    (adding,) = intake.jobs("anna")
    ended(adding)
    assert (adding.kind, adding.what) == ("add", "2 files")
    added = [library.article(one) for one in ("one", "two")]
    assert [(one.title, one.place) for one in added] == [("Title one", None), ("A title put right", "Baku")]


def test_files_that_cannot_be_read_leave_nothing_to_check() -> None:
    desk = fake_desk()
    intake = fake_intake(desk)
    job = intake.read("anna", [WRONG])
    ended(job)
    drawn = job_drawn(job, intake, desk)
    assert (drawn["heading"], drawn["check"]) == ("Nothing could be read.", False)
    intake.add_read("anna", job.id, {})
    assert intake.jobs("anna") == (job,)


def test_what_was_read_is_not_held_for_ever_and_not_without_bound() -> None:
    clock = Clock()
    filler = FakeFiller(FakeLibrary())
    intake = Intake(filler.take_in, filler.read, filler.remove, filler.correct, clock=clock)
    job = intake.read("anna", [ONE])
    ended(job)
    clock.now = HELD_S + 1
    (kept,) = intake.jobs("anna")
    drawn = job_drawn(kept, intake, fake_desk())
    assert (drawn["heading"], drawn["lines"]) == ("Not read: “one.md”", [UNCHECKED, LET_GO])
    assert (drawn["check"], kept.read) == (False, ())
    with pytest.raises(UsageError, match="At most 50 MB can be checked at once"):
        intake.read("anna", [Upload("big.md", bytes(HELD_MAX_BYTES + 1))])
