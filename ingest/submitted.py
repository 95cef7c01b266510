"""Turns what was handed in through the window into raw documents, by the same rules as files on disk."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import PurePath

import yaml

from ingest.bulletins import notes_of
from ingest.bundles import BUNDLES
from ingest.child import Child
from ingest.extract import extract
from ingest.pipeline import Load, recorded, take_in
from ingest.plan import name_is_taken
from ingest.progress import Progress
from ingest.raw import RawDocument, Skipped, Unchanged
from ingest.report import IngestReport
from ingest.sources import document, read
from ingest.split import split
from ingest.web import Web
from rag.english import normalise, words
from rag.errors import SourceError
from rag.record import with_meeting
from rag.settings import Settings
from rag.store import ArticleState, Library
from rag.submission import Checkable, Correction, Linked, Pasted, ReadAhead, Submission, Upload

ORIGIN = "added in the window: "
"""Prefix of the origin of what was handed in. No folder's path begins like this, so `--prune` never removes it."""
PRIVATE_HINT = "with READOUT_ALLOW_PRIVATE=true in the settings it is read"
NOTHING_NEW = "the feed has nothing new since it was read last"
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


def read_ahead(settings: Settings, load: Load, submissions: Sequence[Checkable], progress: Progress) -> ReadReport:
    """Read files and links as `hand_in` would, and store nothing: a person may put right what was read.

    A link is fetched again when it is handed in.

    Raises:
        ReadoutError: the library or the embedder cannot be used.
    """
    with closing(Library.create(settings.data, settings.database)) as library:
        held = library.article_states()
    load = cache(load)
    web = Web(settings.data, allow_private=settings.allow_private, private_hint=PRIVATE_HINT)
    found: list[ReadAhead | Skipped] = []
    with Child() as child:
        for submission in submissions:
            if isinstance(submission, Upload):
                progress.say(f"Reading {submission.name}")
            for given in submitted(submission, web, progress):
                one = _again(given, held) if isinstance(given, Unchanged) else given
                found.append(one if isinstance(one, Skipped) else _read(submission, one, held, child, load))
    skipped = tuple(shown(one) for one in found if isinstance(one, Skipped))
    return ReadReport(skipped=skipped, read=tuple(one for one in found if isinstance(one, ReadAhead)))


def _again(unchanged: Unchanged, held: Mapping[str, ArticleState]) -> RawDocument | Skipped:
    """A page that is as it was when it was read last: of use only where the library no longer holds it."""
    if unchanged.again is None:
        return Skipped(unchanged.origin, NOTHING_NEW)
    if any(state.origin == unchanged.origin for state in held.values()):
        return Skipped(unchanged.origin, THERE)
    return unchanged.again()


def _read(
    source: Checkable, document: RawDocument, held: Mapping[str, ArticleState], child: Child, load: Load
) -> ReadAhead | Skipped:
    if state := held.get(document.article_id):
        is_its_page = isinstance(source, Linked) and state.origin == document.origin
        same = is_its_page or state.origin_sha256 == document.sha256
        return Skipped(document.origin, THERE if same else name_is_taken(document.article_id))
    try:
        found = extract(document, child)
    except SourceError as error:
        return Skipped(document.origin, str(error))
    sentences = (one for passage in split(found.article, load()) for one in passage.sentences)
    facts = recorded(found.article, sentences).meeting
    return ReadAhead(source, found.article, with_meeting(found.article, facts), found.notes)


def submitted(submission: Submission, web: Web, progress: Progress) -> Iterator[RawDocument | Skipped | Unchanged]:
    """The document, or those of a feed, or why it cannot be one."""
    match submission:
        case Upload():
            yield from _put_right(_uploaded(submission), submission.corrections)
        case Pasted():
            yield _pasted(submission)
        case Linked(url, corrections):
            progress.say(f"Fetching {url}")
            yield from _put_right(read(url, web), corrections)


def shown(skipped: Skipped) -> Skipped:
    """The same, with the source named as the person knows it."""
    return Skipped(skipped.source.removeprefix(ORIGIN), skipped.reason.replace(ORIGIN, ""))


def _put_right(
    found: Iterator[RawDocument | Skipped | Unchanged], given: Sequence[tuple[str, Correction]]
) -> Iterator[RawDocument | Skipped | Unchanged]:
    """What was found, with what was put right in it; given by article id."""
    corrections = dict(given)
    for one in found:
        if isinstance(one, RawDocument) and one.article_id in corrections:
            yield dataclasses.replace(one, correction=corrections[one.article_id])
        else:
            yield one


def _uploaded(upload: Upload) -> Iterator[RawDocument | Skipped]:
    name = upload.name.replace("\\", "/").rpartition("/")[2]  # some browsers send the path too
    path = PurePath(name)
    if bundle := BUNDLES.get(path.suffix.lower()):
        yield from bundle(BytesIO(upload.content), ORIGIN + name, path.stem)
        return
    try:
        yield from notes_of(document(name, ORIGIN + name, len(upload.content), lambda: upload.content))
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
