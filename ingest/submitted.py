"""Turns what was handed in through the window into raw documents, by the same rules as files on disk."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import PurePath

import yaml

from ingest.child import Child
from ingest.extract import extract
from ingest.pipeline import IngestReport, Load, Progress, recorded, take_in
from ingest.plan import name_is_taken
from ingest.sources import LINES, RawDocument, Skipped, Unchanged, articles_by_line, document, read
from ingest.split import split
from ingest.web import Web
from rag.english import normalise, words
from rag.errors import SourceError
from rag.record import with_meeting
from rag.settings import Settings
from rag.store import ArticleState, Library
from rag.submission import Linked, Pasted, ReadAhead, Submission, Upload

ORIGIN = "added in the window: "
"""Prefix of the origin of what was handed in. No folder's path begins like this, so `--prune` never removes it."""
PRIVATE_HINT = "with READOUT_ALLOW_PRIVATE=true in the settings it is read"
THERE = "it is in the library already; open it there to correct its details"
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


@dataclass(frozen=True, slots=True)
class ReadReport(IngestReport):
    """What was read of uploads; nothing is stored."""

    read: tuple[ReadAhead, ...] = ()


def read_ahead(settings: Settings, load: Load, uploads: Sequence[Upload], progress: Progress) -> ReadReport:
    """Read uploads as `hand_in` would, and store nothing: a person may put right what was read.

    Raises:
        ReadoutError: the library or the embedder cannot be used.
    """
    with closing(Library.create(settings.data)) as library:
        held = library.article_states()
    load = cache(load)
    found: list[ReadAhead | Skipped] = []
    with Child() as child:
        for upload in uploads:
            progress.say(f"Reading {upload.name}")
            found += (
                one if isinstance(one, Skipped) else _read(upload, one, held, child, load) for one in _uploaded(upload)
            )
    skipped = tuple(shown(one) for one in found if isinstance(one, Skipped))
    return ReadReport(skipped=skipped, read=tuple(one for one in found if isinstance(one, ReadAhead)))


def _read(
    upload: Upload, document: RawDocument, held: Mapping[str, ArticleState], child: Child, load: Load
) -> ReadAhead | Skipped:
    if state := held.get(document.article_id):
        same = state.origin_sha256 == document.sha256
        return Skipped(document.origin, THERE if same else name_is_taken(document.article_id))
    try:
        found = extract(document, child)
    except SourceError as error:
        return Skipped(document.origin, str(error))
    sentences = (one for passage in split(found.article, load()) for one in passage.sentences)
    facts = recorded(found.article, sentences).meeting
    return ReadAhead(upload, found.article, with_meeting(found.article, facts), found.notes)


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
    corrections = dict(upload.corrections)
    try:
        if path.suffix.lower() == LINES:
            found = articles_by_line(BytesIO(upload.content), ORIGIN + name, path.stem)
        else:
            found = iter([document(name, ORIGIN + name, len(upload.content), lambda: upload.content)])
    except SourceError as error:
        yield Skipped(name, str(error))
        return
    for one in found:
        if isinstance(one, RawDocument) and one.article_id in corrections:
            yield dataclasses.replace(one, correction=corrections[one.article_id])
        else:
            yield one


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
