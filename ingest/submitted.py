"""Turns what was handed in through the window into raw documents, by the same rules as files on disk."""

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
"""Prefix of the origin of what was handed in. No folder's path begins like this, so `--prune` never removes it."""
MAX_NAME_CHARACTERS = 80
"""Limit for an id made from a title."""


def hand_in(settings: Settings, load: Load, submissions: Sequence[Submission], progress: Progress) -> IngestReport:
    """Put what was handed in into the library and its index, without replacing an article of the same name.

    Raises:
        BusyError: another process owns the data directory.
        ReadoutError: the library, the index or the embedder cannot be used.
    """
    report = take_in(map(submitted, submissions), settings, replace=False, progress=progress, load=load)
    return dataclasses.replace(
        report,
        skipped=tuple(map(shown, report.skipped)),
        duplicates=tuple(dataclasses.replace(one, source=one.source.removeprefix(ORIGIN)) for one in report.duplicates),
    )


def submitted(submission: Submission) -> RawDocument | Skipped:
    """The document, or why it cannot be one."""
    return _uploaded(submission) if isinstance(submission, Upload) else _pasted(submission)


def shown(skipped: Skipped) -> Skipped:
    """The same, with the source named as the person knows it."""
    return Skipped(skipped.source.removeprefix(ORIGIN), skipped.reason.replace(ORIGIN, ""))


def _uploaded(upload: Upload) -> RawDocument | Skipped:
    name = upload.name.replace("\\", "/").rpartition("/")[2]  # some browsers send the path too
    try:
        return document(name, ORIGIN + name, len(upload.content), lambda: upload.content)
    except SourceError as error:
        return Skipped(name, str(error))


def _pasted(pasted: Pasted) -> RawDocument | Skipped:
    """Front matter, then the text unchanged. It is read as plain text: asterisks in it are not markup."""
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
