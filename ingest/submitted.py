"""Turns what was handed in through the window into raw documents, by the same rules as files on disk."""

import dataclasses
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import PurePath

import yaml

from ingest.pipeline import IngestReport, Load, Progress, take_in
from ingest.sources import LINES, RawDocument, Skipped, Unchanged, articles_by_line, document, read
from ingest.web import Web
from rag.english import normalise, words
from rag.errors import SourceError
from rag.settings import Settings
from rag.submission import Linked, Pasted, Submission, Upload

ORIGIN = "added in the window: "
"""Prefix of the origin of what was handed in. No folder's path begins like this, so `--prune` never removes it."""
PRIVATE_HINT = "with READOUT_ALLOW_PRIVATE=true in the settings it is read"
MAX_NAME_CHARACTERS = 80
"""Limit for an id made from a title."""


def hand_in(settings: Settings, load: Load, submissions: Sequence[Submission], progress: Progress) -> IngestReport:
    """Put what was handed in into the library and its index, without replacing an article of the same name.

    Pages are fetched as `python -m ingest ADDRESS` fetches them.

    Raises:
        BusyError: another process owns the data directory.
        ReadoutError: the library, the index or the embedder cannot be used.
    """
    web = Web(settings.data, allow_private=settings.allow_private, private_hint=PRIVATE_HINT)
    documents = (found for one in submissions for found in submitted(one, web, progress))
    report = take_in(documents, settings, replace=False, progress=progress, load=load)
    web.remember(but=(one.source for one in report.skipped))
    return dataclasses.replace(
        report,
        skipped=tuple(map(shown, report.skipped)),
        duplicates=tuple(dataclasses.replace(one, source=one.source.removeprefix(ORIGIN)) for one in report.duplicates),
    )


def submitted(submission: Submission, web: Web, progress: Progress) -> Iterator[RawDocument | Skipped | Unchanged]:
    """The document, or those of a feed, or why it cannot be one."""
    match submission:
        case Upload():
            yield from _uploaded(submission)
        case Pasted():
            yield _pasted(submission)
        case Linked(url):
            progress.say(f"Fetching {url}")
            yield from read(url, web)


def shown(skipped: Skipped) -> Skipped:
    """The same, with the source named as the person knows it."""
    return Skipped(skipped.source.removeprefix(ORIGIN), skipped.reason.replace(ORIGIN, ""))


def _uploaded(upload: Upload) -> Iterator[RawDocument | Skipped]:
    name = upload.name.replace("\\", "/").rpartition("/")[2]  # some browsers send the path too
    path = PurePath(name)
    if path.suffix.lower() == LINES:
        yield from articles_by_line(BytesIO(upload.content), ORIGIN + name, path.stem)
        return
    try:
        yield document(name, ORIGIN + name, len(upload.content), lambda: upload.content)
    except SourceError as error:
        yield Skipped(name, str(error))


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
