"""Puts documents into the library: plans what is to be done with each, and does it.

Only new and changed articles are encoded. One thread reads documents while another has their passages encoded, and what
is read waits in memory only until its turn comes. Each article is stored in one step, so a run that is stopped keeps
what it has finished, and the next run does the rest.
"""

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from ingest.ahead import ahead
from ingest.extract import corrected
from ingest.plan import Draft, Joined, Kept, Moved, Removed, Step, make_plan, stale
from ingest.sources import RawDocument, Skipped, Unchanged, count, read
from ingest.split import heading_line, lines_in, split
from ingest.traits import Known, compare_rest
from ingest.web import Web
from rag.conversations import CONVERSATIONS_FILE, Conversations
from rag.encoding import Embedder, EncodedPassage, recipe_of
from rag.errors import ArticleNotFoundError, ConversationsError
from rag.record import ArticleRecord, read_record
from rag.settings import Settings
from rag.store import Copy, Library, open_index, own
from rag.submission import Correction
from rag.types import Article, Passage, Sentence

Load = Callable[[], Embedder]
"""Returns the embedder; called only when there is something to encode."""

CHUNK_PASSAGES = 192
"""How many are encoded together, so that batches hold passages of similar length. A killed run loses about as many."""
BYTES_PER_PASSAGE = 100_000
"""Of a file that is kept, so many bytes count as one of these passages: they wait in memory too."""
AHEAD_PASSAGES = 2 * CHUNK_PASSAGES
"""Reading waits while so many are read and not encoded."""

log = logging.getLogger(__name__)

OMISSION_SHOWN = 200
"""Characters of what was left out that a report shows."""


class Progress(Protocol):
    """Is told how a run goes."""

    def say(self, message: str) -> None:
        """A sentence about what happens now."""

    def documents(self, done: int, of: int | None) -> None:
        """So many documents are done with, of how many; None when that is not known before they are read."""

    def encoding(self, passages: int) -> None:
        """That many more passages are to be encoded."""

    def encoded(self, passages: int) -> None:
        """That many more passages are encoded."""


class Silent:
    """Ignores all progress."""

    def say(self, message: str) -> None:
        """Say nothing."""

    def documents(self, done: int, of: int | None) -> None:
        """Show nothing."""

    def encoding(self, passages: int) -> None:
        """Show nothing."""

    def encoded(self, passages: int) -> None:
        """Show nothing."""


@dataclass(frozen=True, slots=True)
class Omission:
    """What of one kind was left out of a document that was taken in."""

    source: str
    article: str
    reason: str
    pieces: int
    characters: int
    text: str
    """The beginning of it."""


@dataclass(frozen=True, slots=True)
class ArticleRemark:
    """What a person should know about how a document was read."""

    source: str
    article: str
    note: str
    """In words that complete "it …"."""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A document that was not taken in because the library holds it as an article already."""

    source: str
    article: str
    reason: str
    """In words that complete "it …"."""


@dataclass(frozen=True, slots=True)
class Reprint:
    """An article of nearly the same text as others; together they count as one source."""

    article: str
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What a run did."""

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: int = 0
    removed: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    passages: int = 0
    """How many were encoded in this run."""
    seconds: float = 0.0
    left_out: tuple[Omission, ...] = ()
    """Of the articles added and updated."""
    notes: tuple[ArticleRemark, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    reprints: tuple[Reprint, ...] = ()
    """Of the articles added and updated."""

    def as_json(self) -> dict[str, Any]:
        """The object that `--json` prints."""
        return asdict(self)


class StoppedError(KeyboardInterrupt):
    """A person stopped the run; `report` says what it had done."""

    def __init__(self, report: IngestReport) -> None:
        super().__init__()
        self.report = report


def ingest(
    sources: Sequence[str],
    settings: Settings,
    *,
    prune: bool = False,
    progress: Progress = Silent(),  # noqa: B008 - it holds nothing
    load: Load | None = None,
    web: Web | None = None,
) -> IngestReport:
    """Bring the library and its index up to date with the sources.

    Args:
        sources: Files, folders, and addresses of pages and feeds.
        settings: Where the library is, and which embedder to use.
        prune: Remove articles that earlier came from one of the folders in `sources` and are no longer there.
        progress: Is told how the run goes.
        load: Gives the embedder when there is something to encode; by default the one in `settings`.
        web: Fetches addresses; by default one that reads public ones only.

    Raises:
        BusyError: another process owns the data directory.
        ReadoutError: the library, the index or the embedder cannot be used.
        StoppedError: a person stopped it.
    """
    folders = [Path(source).resolve() for source in sources if prune and Path(source).is_dir()]
    web = web or Web(settings.data, allow_private=settings.allow_private)
    documents = (one for source in sources for one in read(source, web))
    counts = [count(source) for source in sources]
    expected = None if None in counts else sum(one or 0 for one in counts)
    report = take_in(documents, settings, prune=folders, expected=expected, progress=progress, load=load)
    web.remember(but=(one.source for one in report.skipped))
    return report


def take_in(
    documents: Iterable[RawDocument | Skipped | Unchanged],
    settings: Settings,
    *,
    replace: bool = True,
    prune: Sequence[Path] = (),
    expected: int | None = None,
    progress: Progress = Silent(),  # noqa: B008 - it holds nothing
    load: Load | None = None,
) -> IngestReport:
    """Put documents from any source into the library and its index; `make_plan` has the rules.

    `expected` is how many there are, if that is known. `progress`, `load` and the errors are as in `ingest`.
    """

    def plan(library: Library, recipe: str) -> Iterator[Step]:
        compare_rest(library)
        return make_plan(
            documents,
            library.article_states(),
            recipe,
            Known(library.traits(), library.article),
            copies={one.origin: one for one in library.copies()},
            replace=replace,
            prune=prune,
        )

    return _carry_out(plan, settings, progress, load, expected)


def remove(
    article_id: str,
    settings: Settings,
    *,
    progress: Progress = Silent(),  # noqa: B008 - it holds nothing
    load: Load | None = None,
) -> IngestReport:
    """Take an article out of the library and its index.

    `progress`, `load` and the errors are as in `ingest`.

    Raises:
        ArticleNotFoundError: no article has that id.
    """

    def plan(library: Library, recipe: str) -> Iterator[Step]:
        if article_id not in library.article_ids():
            raise ArticleNotFoundError(f"The library holds no article {article_id!r}; it may have been removed before.")
        return iter([Removed(article_id)])

    return _carry_out(plan, settings, progress, load)


def correct(
    article_id: str,
    correction: Correction,
    settings: Settings,
    *,
    progress: Progress = Silent(),  # noqa: B008 - it holds nothing
    load: Load | None = None,
) -> IngestReport:
    """Put right what the library says of an article; its heading is encoded anew, and later runs keep the correction.

    `progress`, `load` and the errors are as in `ingest`.

    Raises:
        ArticleNotFoundError: no article has that id.
    """

    def plan(library: Library, recipe: str) -> Iterator[Step]:
        state = library.article_states().get(article_id)
        if state is None:
            raise ArticleNotFoundError(f"The library holds no article {article_id!r}; it may have been removed.")
        article, traits = corrected(library.article(article_id), correction), library.traits()[article_id]
        draft = Draft(article, state.origin, state.origin_sha256, traits=traits, correction=correction)
        return iter([draft])

    return _carry_out(plan, settings, progress, load)


def _carry_out(
    make: Callable[[Library, str], Iterator[Step]],
    settings: Settings,
    progress: Progress,
    load: Load | None,
    expected: int | None = None,
) -> IngestReport:
    """Do what is planned while no other process can write."""
    begun = time.perf_counter()
    library = Library.create(settings.data)
    done = _Done()
    try:
        with own(settings.data, "filling the library"):
            recipe = recipe_of(settings.embedder)
            reading = _Reading(library, str(recipe), lambda: _loaded(settings, load, progress), progress)
            with ahead(reading.prepared(make(library, str(recipe))), _weight, AHEAD_PASSAGES) as steps:
                _do(steps, reading, library, progress, done, expected)
            _record_rest(library, progress)
            index = open_index(settings.data, recipe, settings.chroma)
            index.rebuild(library, progress.say)
            index.close()
            _forget_versions(library, settings.data)
    except KeyboardInterrupt:
        raise StoppedError(done.report(time.perf_counter() - begun)) from None
    finally:
        library.close()
    return done.report(time.perf_counter() - begun)


def _loaded(settings: Settings, load: Load | None, progress: Progress) -> Embedder:
    progress.say("Loading the language model.")
    return load() if load else Embedder.load(settings.embedder, settings.device, settings.threads)


@dataclass(slots=True)
class _Done:
    """What a run has done so far."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: int = 0
    removed: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    passages: int = 0
    left_out: list[Omission] = field(default_factory=list)
    notes: list[ArticleRemark] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    reprints: list[Reprint] = field(default_factory=list)

    @property
    def documents(self) -> int:
        """How many documents are done with."""
        stored = len(self.added) + len(self.updated)
        return stored + self.unchanged + len(self.skipped) + len(self.duplicates)

    def note(self, draft: Draft, passages: int) -> None:
        """Note that an article was stored."""
        article_id, source = draft.article.id, Skipped(draft.origin, "").source
        (self.added if draft.is_new else self.updated).append(article_id)
        self.passages += passages
        self.left_out += _omissions(draft, source)
        self.notes += [ArticleRemark(source, article_id, note) for note in draft.notes]
        if draft.reprint_of:
            self.reprints.append(Reprint(article_id, draft.reprint_of))

    def report(self, seconds: float) -> IngestReport:
        """All of it."""
        return IngestReport(
            added=tuple(self.added),
            updated=tuple(self.updated),
            unchanged=self.unchanged,
            removed=tuple(self.removed),
            skipped=tuple(self.skipped),
            passages=self.passages,
            seconds=round(seconds, 3),
            left_out=tuple(self.left_out),
            notes=tuple(self.notes),
            duplicates=tuple(self.duplicates),
            reprints=tuple(self.reprints),
        )


def _omissions(draft: Draft, source: str) -> Iterator[Omission]:
    """What was left out of a document, each reason once."""
    by_reason: dict[str, list[str]] = {}
    for one in draft.left_out:
        by_reason.setdefault(one.reason, []).append(one.text)
    for reason, texts in by_reason.items():
        beginning = " / ".join(texts)[:OMISSION_SHOWN]
        yield Omission(source, draft.article.id, reason, len(texts), sum(map(len, texts)), beginning)


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A draft with all that is stored with it, but the vectors."""

    draft: Draft
    passages: list[Passage]
    record: ArticleRecord

    @property
    def weight(self) -> int:
        """What it takes of memory, in passages."""
        return len(self.passages) + len(self.draft.original or b"") // BYTES_PER_PASSAGE


def _weight(step: _Prepared | Step) -> int:
    match step:
        case _Prepared():
            return 1 + step.weight
        case Kept(RawDocument(content=content)):
            return 1 + len(content) // BYTES_PER_PASSAGE
    return 1


class _Reading:
    """Reads drafts, in the thread that runs ahead, so far as that can be done without encoding."""

    def __init__(self, library: Library, recipe: str, load: Load, progress: Progress) -> None:
        self._library, self._recipe, self._load, self._progress = library, recipe, load, progress
        self._embedder: Embedder | None = None

    @property
    def embedder(self) -> Embedder:
        """It is loaded when the first draft comes."""
        if self._embedder is None:
            self._embedder = self._load()
        return self._embedder

    def prepared(self, plan: Iterator[Step]) -> Iterator[_Prepared | Step]:
        """What is planned, and then the articles that another model encoded."""
        handled: set[str] = set()
        for step in plan:
            if isinstance(step, Draft):
                handled.add(step.article.id)
                yield self._prepare(step)
            else:
                handled |= {step.article_id} if isinstance(step, Removed) else set()
                yield step
        yield from map(self._prepare, stale(self._library, self._recipe, handled))

    def _prepare(self, draft: Draft) -> _Prepared:
        passages = split(draft.article, self.embedder)
        self._progress.encoding(len(passages))
        sentences = [one for passage in passages for one in passage.sentences]
        return _Prepared(draft, passages, recorded(draft.article, sentences))


def _do(
    steps: Iterator[_Prepared | Step],
    reading: _Reading,
    library: Library,
    progress: Progress,
    done: _Done,
    expected: int | None,
) -> None:
    """Take step after step; drafts wait until there are enough to be encoded together."""
    chunk: list[_Prepared] = []

    def store() -> None:
        if chunk:
            _store(chunk, reading.embedder, library, progress, done)
            chunk.clear()

    for step in steps:
        if isinstance(step, _Prepared):
            chunk.append(step)
            if sum(one.weight for one in chunk) >= CHUNK_PASSAGES:
                store()
        else:
            if isinstance(step, Joined):
                chunk = [replace(one, draft=one.draft.joined(step)) for one in chunk]
            elif isinstance(step, Copy):
                store()  # what it is a copy of may be among them
            _change(step, library, done)
        progress.documents(done.documents, expected)
    store()
    progress.documents(done.documents, expected)


def _change(step: Step, library: Library, done: _Done) -> None:
    """Take a step for which nothing is encoded."""
    match step:
        case Kept(original):
            done.unchanged += 1
            if original is not None:
                library.put_original(original.article_id, original.sha256, original.content)
        case Skipped():
            done.skipped.append(step)
        case Moved(article_id, origin):
            library.move(article_id, origin)
        case Joined(story, other):
            library.join_stories(story, other)
        case Removed(article_id):
            library.remove(article_id)
            done.removed.append(article_id)
        case Copy():
            library.note_copy(step)
            done.duplicates.append(Duplicate(Skipped(step.origin, "").source, step.article_id, step.reason))


def _record_rest(library: Library, progress: Progress) -> None:
    """Read the articles whose record is of an earlier version; their passages and vectors stay as they are."""
    article_ids = library.unrecorded()
    if article_ids:
        progress.say(f"Reading {len(article_ids)} articles for what was decided.")
    for article_id in article_ids:
        article = library.article(article_id)
        library.put_record(article_id, recorded(article, library.sentences(article_id)))


def recorded(article: Article, sentences: Iterable[Sentence]) -> ArticleRecord:
    """What an article says of its meeting and what was decided, read from its sentences."""
    return read_record(article, [line for one in sentences for line in lines_in(article.text, one)])


def _forget_versions(library: Library, data: Path) -> None:
    """Delete old versions of articles that no kept conversation quotes; none when that cannot be known."""

    def quotes_of(article_id: str) -> frozenset[tuple[int, str]]:
        if not (data / CONVERSATIONS_FILE).exists():
            return frozenset()
        with closing(Conversations.open(data)) as conversations:
            return conversations.quotes_of(article_id)

    try:
        library.forget_versions(quotes_of)
    except ConversationsError as error:
        log.warning("Old versions of articles are kept: %s", error)


def _store(chunk: Sequence[_Prepared], embedder: Embedder, library: Library, progress: Progress, done: _Done) -> None:
    """Encode the passages of articles together, and store each article whole."""
    texts: list[str] = []
    spans: list[list[tuple[int, int]]] = []
    for one in chunk:
        heading = heading_line(one.draft.article, embedder) + "\n"
        for passage in one.passages:
            texts.append(heading + one.draft.article.text[passage.start : passage.end])
            shift = len(heading) - passage.start
            spans.append([(sentence.start + shift, sentence.end + shift) for sentence in passage.sentences])
    encoded: dict[int, EncodedPassage] = {}
    for batch in embedder.encode_passages(texts, spans):
        encoded.update(batch)
        progress.encoded(len(batch))
    position = 0
    for one in chunk:
        pairs = [(passage, encoded[position + nth]) for nth, passage in enumerate(one.passages)]
        position += len(one.passages)
        library.put(
            one.draft.article,
            pairs,
            recipe=str(embedder.recipe),
            origin=one.draft.origin,
            origin_sha256=one.draft.origin_sha256,
            record=one.record,
            traits=one.draft.traits,
            correction=one.draft.correction,
            original=one.draft.original,
        )
        done.note(one.draft, len(one.passages))
