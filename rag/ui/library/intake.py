"""What is put into the library, put right there and taken out of it from the window: jobs, done one at a time.

A job runs in a background thread of the process, so a click elsewhere or a closed tab never cuts it off, and its report
is there for whoever asked for it until they dismiss it. How documents are read and stored is not the window's business:
the functions that do it are given by `app.py`.

What a job is to put in stays in memory until it is done, and while it has failed and can be tried again. Both are
bounded in bytes over all browsers, so that nobody can fill the memory of the server.
"""

import threading
import time
import uuid
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import streamlit as st

from rag.errors import BusyError, UsageError
from rag.roles import Role, may
from rag.submission import Checkable, Correction, Linked, Pasted, ReadAhead, Submission, Upload
from rag.ui.desk import in_plain_words
from rag.ui.library.reports import JobProgress, Report, ReportOfRead

FILES_AT_ONCE = 40
"""More are many minutes of work on a laptop."""
WAITING_MAX_BYTES = 200_000_000
"""What jobs that are not over may hold together; a job that would be more is not taken in."""
HELD_MAX_BYTES = 50_000_000
"""What jobs that wait for a person may hold together: those that failed, to be tried again, and what was read."""
HELD_S = 3600.0
"""How long such a job holds it, at most."""
REPORTS_KEPT = 200
"""How many jobs that are over are listed, over all browsers; beyond that the oldest are forgotten, dismissed or not."""

LOCKED = "This library is locked for you: you can ask, but change nothing."
OWNERS_ALONE = "Only an owner of this library can remove articles."
UNCHECKED = "What was read waited too long to be checked."
BUSY = "Something else is changing the library just now, so nothing was changed. Try again when it is done."

JobKind = Literal["add", "read", "remove", "correct"]
NEEDED: Mapping[JobKind, Role] = {"add": "editor", "read": "editor", "remove": "owner", "correct": "editor"}
"""Who may have it done."""
DONE: Mapping[JobKind, str] = {"add": "added", "read": "read", "remove": "removed", "correct": "corrected"}
JobState = Literal["queued", "working", "done", "failed"]
JobsRevision = tuple[tuple[str, int, bool], ...]
"""For each job its id, how often it was begun and whether it is pending. When this changes, the page is drawn again."""


TakeIn = Callable[[Sequence[Submission], JobProgress], Report]
ReadAheadOf = Callable[[Sequence[Checkable], JobProgress], ReportOfRead]
Remove = Callable[[str, JobProgress], Report]
Correct = Callable[[str, Correction, JobProgress], Report]


@dataclass(slots=True, eq=False)
class Job:
    """One thing asked for, and how far it is. Only the thread that does it writes to it."""

    owner: str
    what: str
    """As the person would call it: "3 files", "“A title”"."""
    kind: JobKind
    work: "Callable[[Job], Report] | None"
    """None once it is done, or has failed and cannot be tried again; then nothing of what was handed in is held."""
    size: int = 0
    """Bytes that `work` holds."""
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    state: JobState = "queued"
    begun: int = 0
    """How often it was put in the queue."""
    step: str = ""
    """What it is doing, in a sentence."""
    done: int = 0
    total: int = 0
    """Passages encoded, of how many."""
    report: Report | None = None
    trouble: str = ""
    """Why it failed, in one plain sentence."""
    read: tuple[ReadAhead, ...] = ()
    """What was read, while it waits for a person to have it stored."""
    ended_at: float = 0.0
    """Seconds on the intake's clock."""

    @property
    def can_be_tried_again(self) -> bool:
        """Whether it failed and still has what it takes to try again."""
        return self.state == "failed" and self.work is not None

    @property
    def is_to_be_checked(self) -> bool:
        """Whether it has read what a person may now check and have stored."""
        return self.state == "done" and bool(self.read)

    @property
    def pending(self) -> bool:
        """Whether more is still to come."""
        return self.state in ("queued", "working")

    def say(self, message: str) -> None:
        """Note what it is doing."""
        self.step = message

    def documents(self, done: int, of: int | None) -> None:
        """Count passages instead: a job has few documents."""

    def encoding(self, passages: int) -> None:
        """Note that there are more passages."""
        self.step, self.total = "Encoding passages", self.total + passages

    def encoded(self, passages: int) -> None:
        """Note that more of them are done."""
        self.done += passages


class Intake:
    """The queue, one a process. Safe to use from several threads."""

    def __init__(
        self,
        take_in: TakeIn,
        read: ReadAheadOf,
        remove: Remove,
        correct: Correct,
        changed: Callable[[], None] = lambda: None,
        *,
        role: Callable[[], Role] = lambda: "owner",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make an empty queue.

        Args:
            take_in: Puts submissions into the library.
            read: Reads files and links and stores nothing.
            remove: Takes the article of that id out of it.
            correct: Puts right what it says of the article of that id.
            changed: Called after each change; a desk that found the library empty opens it then.
            role: What the person may do whose page is being drawn.
            clock: Tells the time in seconds.
        """
        self._role = role
        self._take_in = take_in
        self._read = read
        self._remove = remove
        self._correct = correct
        self._changed = changed
        self._clock = clock
        self._lock = threading.Lock()
        self._jobs: list[Job] = []
        self._queue: deque[Job] = deque()
        self._at_work = False

    @property
    def role(self) -> Role:
        """What the person may do whose page is being drawn."""
        return self._role()

    def lets(self, kind: JobKind) -> bool:
        """Whether that person may have this done."""
        return may(self.role, NEEDED[kind])

    @property
    def locked(self) -> bool:
        """Whether that person may change nothing."""
        return not self.lets("add")

    def add(self, owner: str, submissions: Sequence[Submission], role: Role | None = None) -> Job:
        """Put submissions at the end of the queue.

        Args:
            owner: Whose job it is.
            submissions: What is to be added.
            role: The owner's; None for the person's whose page is being drawn.

        Raises:
            UsageError: the owner may not, or too much is waiting already.
        """
        given = tuple(submissions)
        size = sum(map(_size, given))
        job = Job(owner, described(given), "add", lambda progress: self._take_in(given, progress), size)
        return self._put(job, role)

    def read(self, owner: str, submissions: Sequence[Checkable]) -> Job:
        """Put the reading of files or links at the end of the queue, so that they are checked before they are stored.

        Raises:
            UsageError: the person may not, or too much is waiting already, or too much would wait for the person.
        """
        given = tuple(submissions)
        size = sum(map(_size, given))
        if size > HELD_MAX_BYTES:
            raise UsageError(
                f"At most {HELD_MAX_BYTES // 1_000_000} MB can be checked at once. Choose fewer files, or add them at "
                "once and correct their details in the library."
            )

        def work(job: Job) -> Report:
            report = self._read(given, job)
            job.read = tuple(report.read)
            return report

        return self._put(Job(owner, described(given), "read", work, size))

    def add_read(self, owner: str, job_id: str, corrections: Mapping[int, Correction]) -> None:
        """Put what a job read at the end of the queue; raises as `add`.

        Args:
            owner: Whose job it is.
            job_id: The job's.
            corrections: By place in `Job.read`: what was put right.
        """
        for job in self.jobs(owner):
            if job.id == job_id and job.is_to_be_checked:
                self.add(owner, [_corrected(one, job.read, corrections) for one in _sources(job.read)])
                self.dismiss(owner, job_id)

    def remove(self, owner: str, article_id: str, title: str, role: Role | None = None) -> Job:
        """Put the removal of an article at the end of the queue; takes a role and raises as `add`."""
        return self._put(Job(owner, f"“{title}”", "remove", lambda progress: self._remove(article_id, progress)), role)

    def correct(self, owner: str, article_id: str, correction: Correction) -> Job:
        """Put what is to be put right in an article at the end of the queue; raises as `add`."""
        what = f"“{correction.title}”"
        return self._put(Job(owner, what, "correct", lambda progress: self._correct(article_id, correction, progress)))

    def again(self, owner: str, job_id: str) -> None:
        """Put a job that failed at the end of the queue, when it can be tried again."""
        with self._lock:
            for job in self._jobs:
                if (job.owner, job.id, job.can_be_tried_again) == (owner, job_id, True):
                    job.state, job.trouble, job.step, job.done, job.total = "queued", "", "", 0, 0
                    self._enqueue(job)

    def dismiss(self, owner: str, job_id: str) -> None:
        """Forget a job that is over."""
        with self._lock:
            self._jobs = [job for job in self._jobs if job.pending or (job.owner, job.id) != (owner, job_id)]

    def jobs(self, owner: str) -> tuple[Job, ...]:
        """The owner's jobs, in the order they were asked for."""
        with self._lock:
            self._let_go()
            return tuple(job for job in self._jobs if job.owner == owner)

    def revision(self, owner: str) -> JobsRevision:
        """What changes whenever one of the owner's jobs begins or ends."""
        return tuple((job.id, job.begun, job.pending) for job in self.jobs(owner))

    def ahead(self, job: Job) -> int:
        """How many jobs, of any owner, will be done before this queued one."""
        with self._lock:
            return sum(other.state == "working" for other in self._jobs) + (
                self._queue.index(job) if job in self._queue else 0
            )

    def _put(self, job: Job, role: Role | None = None) -> Job:
        if not may(role or self.role, NEEDED[job.kind]):
            raise UsageError(LOCKED if (role or self.role) == "reader" else OWNERS_ALONE)
        with self._lock:
            waiting = sum(one.size for one in self._jobs if one.pending)
            if job.size and waiting + job.size > WAITING_MAX_BYTES:
                raise UsageError(_too_much(waiting))
            over = [one for one in self._jobs if not one.pending]
            forgotten = set(over[: max(len(over) - REPORTS_KEPT + 1, 0)])
            self._jobs = [one for one in self._jobs if one not in forgotten] + [job]
            self._enqueue(job)
        return job

    def _enqueue(self, job: Job) -> None:
        job.begun += 1
        self._queue.append(job)
        if not self._at_work:
            self._at_work = True
            threading.Thread(target=self._work, name="readout-intake", daemon=True).start()

    def _work(self) -> None:
        while (job := self._next()) is not None:
            self._do(job)

    def _next(self) -> Job | None:
        with self._lock:
            if not self._queue:
                self._at_work = False
                return None
            job = self._queue.popleft()
            job.state = "working"
            return job

    def _do(self, job: Job) -> None:
        assert job.work is not None, "a job that is over was done again"  # noqa: S101
        try:
            report = job.work(job)
            self._changed()
        except BusyError:
            self._fail(job, BUSY)
        except Exception as error:
            self._fail(job, in_plain_words(error, f"{job.what} could not be {DONE[job.kind]}."))
        else:
            with self._lock:
                job.report, job.work, job.ended_at, job.state = report, None, self._clock(), "done"
                self._let_go()

    def _fail(self, job: Job, trouble: str) -> None:
        with self._lock:
            job.trouble, job.ended_at, job.state = trouble, self._clock(), "failed"
            self._let_go()

    def _let_go(self) -> None:
        """Drop what waits for a person: what was held too long, and of what is too much the oldest first."""
        held = 0
        waiting = [job for job in self._jobs if (job.can_be_tried_again or job.is_to_be_checked) and job.size]
        for job in sorted(waiting, key=lambda job: -job.ended_at):
            held += job.size
            if held > HELD_MAX_BYTES or self._clock() - job.ended_at > HELD_S:
                if job.is_to_be_checked:
                    job.trouble, job.report, job.read, job.state = UNCHECKED, None, (), "failed"
                job.work = None


@st.cache_resource(show_spinner=False)
def one_intake(_make: Callable[[], Intake]) -> Intake:
    """The one of this process, for its pages and its server alike; made when it is first asked for."""
    return _make()


def _sources(read: Sequence[ReadAhead]) -> list[Checkable]:
    return [*{id(one.source): one.source for one in read}.values()]


def _corrected(source: Checkable, read: Sequence[ReadAhead], corrections: Mapping[int, Correction]) -> Checkable:
    """What was handed in, with what was put right in its articles."""
    found = ((one.given.id, corrections.get(nth)) for nth, one in enumerate(read) if one.source is source)
    return replace(source, corrections=tuple((article_id, one) for article_id, one in found if one))


def _size(submission: Submission) -> int:
    match submission:
        case Upload():
            return len(submission.content)
        case Pasted():
            return len(submission.text.encode())
        case Linked():
            return 0


def _too_much(waiting: int) -> str:
    most = f"At most {WAITING_MAX_BYTES // 1_000_000} MB can wait to be added"
    if not waiting:
        return f"{most}, so nothing was taken in. Add fewer files at once."
    return (
        f"{most}, and {waiting / 1_000_000:.0f} MB wait already, so nothing was taken in. Try again when they are done."
    )


def described(submissions: Sequence[Submission]) -> str:
    """`3 files`, `2 links`, or the name of the only one."""
    if len(submissions) != 1:
        return f"{len(submissions)} {'links' if isinstance(submissions[0], Linked) else 'files'}"
    match submissions[0]:
        case Upload(name) | Pasted(name) | Linked(name):
            return f"“{name}”"
