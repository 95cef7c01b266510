"""How a job stands, and what came of it, in plain English."""

from collections.abc import Sequence
from typing import TypedDict

from rag.ui.desk import Desk
from rag.ui.library.intake import DONE, Intake, Job, JobState

TITLES_SHOWN = 5
"""Of the articles that a job added; the list has them all."""
_DOING = {"add": "Adding", "read": "Reading", "remove": "Removing", "correct": "Correcting"}
LET_GO = "What you handed in is no longer held. Add the files again."


class AddedDrawn(TypedDict):
    """An article that a job added."""

    id: str
    title: str


class SkippedDrawn(TypedDict):
    """A document that was not taken in, and why."""

    source: str
    reason: str


class JobDrawn(TypedDict):
    """A job: how it stands, how far it is and what came of it."""

    id: str
    state: JobState
    heading: str
    step: str
    done: int
    total: int
    added: list[AddedDrawn]
    lines: list[str]
    skipped: list[SkippedDrawn]
    again: bool
    check: bool
    """Whether what was read is to be checked."""


class JobsDrawn(TypedDict):
    """What `parts/jobs.js` is given."""

    jobs: list[JobDrawn]


def jobs_drawn(jobs: Sequence[Job], intake: Intake, desk: Desk) -> JobsDrawn:
    """What the page is given to draw these jobs."""
    return {"jobs": [job_drawn(job, intake, desk) for job in jobs]}


def job_drawn(job: Job, intake: Intake, desk: Desk) -> JobDrawn:
    """What the page is given to draw a job."""
    drawn: JobDrawn = {
        "id": job.id,
        "state": job.state,
        "heading": heading(job),
        "step": "",
        "done": 0,
        "total": 0,
        "added": [],
        "lines": [],
        "skipped": [],
        "again": job.can_be_tried_again,
        "check": job.is_to_be_checked,
    }
    if job.state == "queued":
        ahead = intake.ahead(job)
        return drawn | {"step": f"Waits for {'another job' if ahead == 1 else f'{ahead} others'}…" if ahead else ""}
    if job.state == "working":
        return drawn | {"step": step(job), "done": job.done, "total": job.total}
    if job.report is None:
        return drawn | {"lines": [job.trouble] if job.can_be_tried_again else [job.trouble, LET_GO]}
    report = job.report
    put_in = [*report.added, *report.updated]
    titles = [(one, desk.article(one)) for one in put_in[:TITLES_SHOWN]]
    more = len(put_in) - len(titles)
    same = report.unchanged
    lines = [f"and {more} more, in the list."] if more else []
    if same:
        lines.append(f"{same} {'was' if same == 1 else 'were'} in the library already, unchanged.")
    lines += [
        f"{one.source} is there already as {_title(one.article, desk)}: it {one.reason}." for one in report.duplicates
    ]
    lines += [
        f"{_title(one.article, desk)} is nearly word for word {_title(one.of[0], desk)}; they count as one source."
        for one in report.reprints
    ]
    return drawn | {
        "added": [{"id": one, "title": article.title if article else one} for one, article in titles],
        "lines": lines,
        "skipped": [{"source": one.source, "reason": one.reason} for one in report.skipped],
    }


def _title(article_id: str, desk: Desk) -> str:
    article = desk.article(article_id)
    return f"“{article.title if article else article_id}”"


def heading(job: Job) -> str:
    """The job in a few words, as it stands."""
    if job.state == "failed":
        return f"Not {DONE[job.kind]}: {job.what}"
    if job.state == "queued":
        return f"To be {DONE[job.kind]}: {job.what}"
    if job.state == "working":
        return f"{_DOING[job.kind]} {job.what}…"
    if job.kind == "read":
        n = len(job.read)
        return (
            f"Read {n} {'article' if n == 1 else 'articles'}. Nothing is stored yet." if n else "Nothing could be read."
        )
    if job.kind != "add":
        return f"{DONE[job.kind].capitalize()} {job.what}."
    if job.report is None or not (job.report.added or job.report.updated):
        return "Nothing was added."
    counted = (("Added", len(job.report.added)), ("Updated", len(job.report.updated)))
    return " ".join(f"{done} {n} {'article' if n == 1 else 'articles'}." for done, n in counted if n)


def step(job: Job) -> str:
    """What a job is doing: `Encoding passages, 34 of 182`."""
    if job.total:
        return f"{job.step}, {job.done} of {job.total}"
    return job.step or "Reading…"
