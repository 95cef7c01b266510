"""A filler that puts what is handed in into a fake library, and an intake over it."""

import time
from collections.abc import Callable, Sequence

from ingest.extract import corrected
from ingest.raw import Skipped
from ingest.report import IngestReport
from ingest.submitted import ReadReport
from rag.english.words import words
from rag.record import with_meeting
from rag.roles import Role
from rag.submission import Checkable, Correction, Linked, Pasted, ReadAhead, Submission, Upload
from rag.types import (
    Article,
)
from rag.ui.desk.desk import Desk
from rag.ui.library.intake import Intake
from rag.ui.library.reports import JobProgress
from tests.rag.ui.articles import record
from tests.rag.ui.fakes import FakeLibrary


class FakeFiller:
    """Puts what is handed in into a fake library: a file's first line is its title, and only .md files are taken.

    `pause_s` lies before each article; each failure spoils one job.
    """

    def __init__(self, library: FakeLibrary, pause_s: float = 0.0, failures: list[Exception] | None = None) -> None:
        self.library = library
        self.pause_s = pause_s
        self.failures = failures or []

    def take_in(self, submissions: Sequence[Submission], progress: JobProgress) -> IngestReport:
        progress.say("Loading the language model.")
        if self.failures:
            raise self.failures.pop(0)
        progress.encoding(len(submissions))
        articles, skipped = [], []
        for submission in submissions:
            time.sleep(self.pause_s)
            progress.encoded(1)
            if isinstance(submission, Pasted):
                articles.append(pasted_article(submission))
            elif isinstance(submission, Linked):
                skipped.append(Skipped(submission.url, "this library fetches nothing"))
            elif submission.name.endswith(".md"):
                articles.append(uploaded_article(submission))
            else:
                skipped.append(Skipped(submission.name, "it cannot be read yet; save it as .txt or .md"))
        for article in articles:
            self.library.put(article)
        return IngestReport(added=tuple(article.id for article in articles), skipped=tuple(skipped))

    def read(self, submissions: Sequence[Checkable], progress: JobProgress) -> ReadReport:
        read, skipped = [], []
        for one in submissions:
            name = one.name if isinstance(one, Upload) else one.url
            progress.say(f"Reading {name}")
            time.sleep(self.pause_s)
            if name.endswith(".md"):
                given = uploaded_article(one if isinstance(one, Upload) else Upload("linked.md", b"It was signed."))
                read.append(ReadAhead(one, given, with_meeting(given, record(given).meeting)))
            else:
                skipped.append(Skipped(name, "it cannot be read yet; save it as .txt or .md"))
        return ReadReport(read=tuple(read), skipped=tuple(skipped))

    def remove(self, article_id: str, progress: JobProgress) -> IngestReport:
        time.sleep(self.pause_s)
        self.library.remove(article_id)
        return IngestReport(removed=(article_id,))

    def correct(self, article_id: str, correction: Correction, progress: JobProgress) -> IngestReport:
        time.sleep(self.pause_s)
        self.library.put(corrected(self.library.article(article_id), correction))
        return IngestReport(updated=(article_id,))


def uploaded_article(upload: Upload) -> Article:
    """The article that a file becomes: its first line is its title."""
    title, _, text = upload.content.decode().partition("\n")
    article = Article(upload.name[:-3], title, text, "9")
    return corrected(article, dict(upload.corrections).get(article.id))


def pasted_article(pasted: Pasted) -> Article:
    """The article that a pasted text becomes."""
    return Article(
        id="-".join(words(pasted.title)),
        title=pasted.title,
        text=pasted.text,
        sha256="9",
        summit=pasted.summit or None,
        edition=pasted.edition,
        date=pasted.date,
        place=pasted.place or None,
        publisher=pasted.publisher or None,
        url=pasted.url or None,
    )


def fake_intake(desk: Desk, filler: FakeFiller | None = None, *, role: Callable[[], Role] = lambda: "owner") -> Intake:
    """An intake that fills what `filler` says; without one, a library that nobody looks at."""
    filler = filler or FakeFiller(FakeLibrary())
    return Intake(filler.take_in, filler.read, filler.remove, filler.correct, desk.open, role=role)
