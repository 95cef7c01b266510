"""What was handed in at the window, as raw documents: the same bytes and rules as for files on disk."""

import dataclasses
from collections.abc import Sequence

import yaml

from ingest.pipeline import IngestReport, Load, Progress, take_in
from ingest.sources import RawDocument, Skipped, document
from rag.english import normalise, words
from rag.errors import SourceError
from rag.settings import Settings
from rag.types import Pasted, Submission, Upload

ORIGIN = "added in the window: "
"""Begins the origin of what was handed in. No path of a folder begins so, hence `--prune` never takes it for gone."""
MAX_NAME_CHARACTERS = 80
"""Of an id made from a title."""


def hand_in(settings: Settings, load: Load, submissions: Sequence[Submission], progress: Progress) -> IngestReport:
    """Put what was handed in into the library and its index; what is there already under a name stays as it is.

    Raises:
        BusyError: another process owns the data directory.
        ReadoutError: the library, the index or the embedder cannot be used.
    """
    report = take_in(map(submitted, submissions), settings, replace=False, progress=progress, load=load)
    return dataclasses.replace(report, skipped=tuple(map(shown, report.skipped)))


def submitted(submission: Submission) -> RawDocument | Skipped:
    """The document, or why it cannot be one."""
    return _uploaded(submission) if isinstance(submission, Upload) else _pasted(submission)


def shown(skipped: Skipped) -> Skipped:
    """The same, its source named as the person knows it."""
    return Skipped(skipped.source.removeprefix(ORIGIN), skipped.reason.replace(ORIGIN, ""))


def _uploaded(upload: Upload) -> RawDocument | Skipped:
    name = upload.name.replace("\\", "/").rpartition("/")[2]  # some browsers send the path too
    try:
        return document(name, ORIGIN + name, len(upload.content), lambda: upload.content)
    except SourceError as error:
        return Skipped(name, str(error))


def _pasted(pasted: Pasted) -> RawDocument | Skipped:
    """Front matter and the text as it is, which is plain text: its asterisks are its own."""
    known = {
        "title": pasted.title,
        "summit": pasted.summit,
        "edition": pasted.edition,
        "date": pasted.date,
        "place": pasted.place,
        "publisher": pasted.publisher,
        "url": pasted.url,
    }
    front = yaml.safe_dump({name: value for name, value in known.items() if value}, sort_keys=False)
    article_id = _id_from(pasted)
    content = f"---\n{front}---\n{normalise(pasted.text)}".encode()
    return RawDocument(article_id, f"{ORIGIN}{pasted.title}", "described", content)


def _id_from(pasted: Pasted) -> str:
    """Like the names of the files that ship: the day, when there is one, and the title's words."""
    parts = ([pasted.date.isoformat()] if pasted.date else []) + words(normalise(pasted.title))
    return "-".join(parts)[:MAX_NAME_CHARACTERS].rstrip("-") or "article"
