"""What is put into the library and taken out of it from the window: jobs in a queue, done one at a time.

A job runs in a background thread of the process, so a click elsewhere or a closed tab never cuts it off, and its report
is there for whoever asked for it until they dismiss it. How documents are read and stored is not the window's business:
the functions that do it are given by `app.py`.
"""

import threading
import uuid
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from rag.errors import BusyError, UsageError
from rag.types import Submission, Upload
from rag.ui.desk import in_plain_words

FILES_AT_ONCE = 40
"""More are many minutes of work on a laptop, and all of a job's bytes are held in memory until it is done."""
REPORTS_KEPT = 200
"""Of jobs that are over, for all browsers together; older ones go although nobody dismissed them."""

BUSY = "Something else is changing the library just now, so nothing was changed. Try again when it is done."

JobState = Literal["queued", "working", "done", "failed"]
JobsRevision = tuple[tuple[str, int, bool], ...]
"""Of each job its id, how often it was begun and whether it is pending: a page drawn for another is out of date."""


class LeftOut(Protocol):
    """A document that was not taken in."""

    @property
    def source(self) -> str:
        """Its name."""
        ...

    @property
    def reason(self) -> str:
        """Why, without a full stop."""
        ...


class Report(Protocol):
    """The part of `ingest.pipeline.IngestReport` that is told."""

    @property
    def added(self) -> Sequence[str]:
        """Ids of the articles that are new."""
        ...

    @property
    def unchanged(self) -> int:
        """How many were there already, the same."""
        ...

    @property
    def removed(self) -> Sequence[str]:
        """Ids of the articles that were removed."""
        ...

    @property
    def skipped(self) -> Sequence[LeftOut]:
        """What was not taken in."""
        ...


class JobProgress(Protocol):
    """What a job tells while it runs; the shape of `ingest.pipeline.Progress`."""

    def say(self, message: str) -> None:
        """One sentence on what happens now."""

    def encoding(self, passages: int) -> None:
        """So many passages are to be encoded."""

    def encoded(self, passages: int) -> None:
        """So many more are done."""


TakeIn = Callable[[Sequence[Submission], JobProgress], Report]
Remove = Callable[[str, JobProgress], Report]


@dataclass(slots=True, eq=False)
class Job:
    """One thing asked for, and how far it is. Only the thread that does it writes to it."""

    owner: str
    what: str
    """As the person would call it: "3 files", "“A title”"."""
    kind: Literal["add", "remove"]
    work: Callable[[JobProgress], Report]
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

    @property
    def pending(self) -> bool:
        """Whether more is still to come."""
        return self.state in ("queued", "working")

    def say(self, message: str) -> None:
        """Note what it is doing."""
        self.step = message

    def encoding(self, passages: int) -> None:
        """Note how many passages there are."""
        self.step, self.done, self.total = "Encoding passages", 0, passages

    def encoded(self, passages: int) -> None:
        """Note that more of them are done."""
        self.done += passages


class Intake:
    """The queue, one a process. Safe to use from several threads."""

    def __init__(
        self, take_in: TakeIn, remove: Remove, changed: Callable[[], None] = lambda: None, *, locked: bool = False
    ) -> None:
        """Make an empty queue.

        Args:
            take_in: Puts submissions into the library.
            remove: Takes the article of that id out of it.
            changed: Called after each change, so that what an empty library kept closed can open.
            locked: Nothing may be changed.
        """
        self.locked = locked
        self._take_in = take_in
        self._remove = remove
        self._changed = changed
        self._lock = threading.Lock()
        self._jobs: list[Job] = []
        self._queue: deque[Job] = deque()
        self._at_work = False

    def add(self, owner: str, submissions: Sequence[Submission]) -> Job:
        """Put submissions at the end of the queue.

        Raises:
            UsageError: nothing may be changed.
        """
        given = tuple(submissions)
        return self._put(Job(owner, described(given), "add", lambda progress: self._take_in(given, progress)))

    def remove(self, owner: str, article_id: str, title: str) -> Job:
        """Put the removal of an article at the end of the queue; raises as `add`."""
        return self._put(Job(owner, f"“{title}”", "remove", lambda progress: self._remove(article_id, progress)))

    def again(self, owner: str, job_id: str) -> None:
        """Put a job that failed at the end of the queue."""
        with self._lock:
            for job in self._jobs:
                if (job.owner, job.id, job.state) == (owner, job_id, "failed"):
                    job.state, job.trouble, job.step, job.done, job.total = "queued", "", "", 0, 0
                    self._enqueue(job)

    def dismiss(self, owner: str, job_id: str) -> None:
        """Forget a job that is over."""
        with self._lock:
            self._jobs = [job for job in self._jobs if job.pending or (job.owner, job.id) != (owner, job_id)]

    def jobs(self, owner: str) -> tuple[Job, ...]:
        """The owner's jobs, in the order they were asked for."""
        with self._lock:
            return tuple(job for job in self._jobs if job.owner == owner)

    def revision(self, owner: str) -> JobsRevision:
        """How the owner's jobs stand."""
        return tuple((job.id, job.begun, job.pending) for job in self.jobs(owner))

    def ahead(self, job: Job) -> int:
        """How many jobs, of whomever, are done before a queued one."""
        with self._lock:
            return sum(other.state == "working" for other in self._jobs) + (
                self._queue.index(job) if job in self._queue else 0
            )

    def _put(self, job: Job) -> Job:
        if self.locked:
            raise UsageError("This library is locked: nothing can be added or removed in the window.")
        with self._lock:
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
        try:
            job.report = job.work(job)
            self._changed()
        except BusyError:
            job.trouble, job.state = BUSY, "failed"
        except Exception as error:
            failed = "could not be added" if job.kind == "add" else "could not be removed"
            job.trouble, job.state = in_plain_words(error, f"{job.what} {failed}."), "failed"
        else:
            job.work = _nothing_left  # lets go of the bytes
            job.state = "done"


def described(submissions: Sequence[Submission]) -> str:
    """`3 files`, or the name of the only one."""
    if len(submissions) != 1:
        return f"{len(submissions)} files"
    (only,) = submissions
    return f"“{only.name if isinstance(only, Upload) else only.title}”"


def _nothing_left(progress: JobProgress) -> Report:
    raise AssertionError("a job that is done was done again")
