"""Puts documents into the library: plans what is to be done with each, and does it.

Only new and changed articles are encoded. One thread reads documents while another has their passages encoded, and what
is read waits in memory only until its turn comes. Each article is stored in one step, so a run that is stopped keeps
what it has finished, and the next run does the rest.
"""

import contextlib
import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from ingest.ahead import ahead
from ingest.child import Child
from ingest.cluster import Cluster
from ingest.drafts import BYTES_PER_PASSAGE, Drafts, Prepared
from ingest.extract import corrected
from ingest.pages import page_starts
from ingest.plan import Draft, Joined, Kept, Moved, Removed, Step, make_plan, stale
from ingest.progress import Progress, Silent
from ingest.raw import RawDocument, Skipped, Unchanged
from ingest.report import Duplicate, IngestReport, StoppedError, Tally
from ingest.sources import count, passed_over, read
from ingest.split import lines_in, split
from ingest.traits import Known, compare_rest
from ingest.web import Web
from rag.conversations import CONVERSATIONS_FILE, Conversations
from rag.encoding import Embedder, recipe_of
from rag.errors import ArticleNotFoundError, ConversationsError, SourceError
from rag.record import ArticleRecord, read_record
from rag.settings import Settings
from rag.store import Copy, Library, open_index, own
from rag.submission import Correction
from rag.types import Article, Sentence

Load = Callable[[], Embedder]
"""Returns the embedder; called only when there is something to encode."""

CHUNKS_AHEAD = 2
"""Reading waits while so many chunks are read and not encoded."""
FILLING = "filling the library"

log = logging.getLogger(__name__)


def ingest(
    sources: Sequence[str],
    settings: Settings,
    *,
    prune: bool = False,
    progress: Progress = Silent(),  # noqa: B008 - it holds nothing
    load: Load | None = None,
    web: Web | None = None,
    cluster: Cluster | None = None,
) -> IngestReport:
    """Bring the library and its index up to date with the sources.

    Args:
        sources: Files, folders, and addresses of pages and feeds.
        settings: Where the library is, and which embedder to use.
        prune: Remove articles that earlier came from one of the folders in `sources` and are no longer there.
        progress: Is told how the run goes.
        load: Gives the embedder when there is something to encode; by default the one in `settings`.
        web: Fetches addresses; by default one that reads public ones only.
        cluster: Encodes passages in place of the embedder, which then only counts their tokens.

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
    report = take_in(
        documents, settings, prune=folders, expected=expected, progress=progress, load=load, cluster=cluster
    )
    web.remember(but=(one.source for one in report.skipped))
    return replace(report, passed_over=tuple(one for source in sources for one in passed_over(source)))


def take_in(
    documents: Iterable[RawDocument | Skipped | Unchanged],
    settings: Settings,
    *,
    replace: bool = True,
    prune: Sequence[Path] = (),
    expected: int | None = None,
    progress: Progress = Silent(),  # noqa: B008 - it holds nothing
    load: Load | None = None,
    cluster: Cluster | None = None,
) -> IngestReport:
    """Put documents from any source into the library and its index; `make_plan` has the rules.

    `expected` is how many there are, if that is known. `progress`, `load`, `cluster` and the errors are as in `ingest`.
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

    return _carry_out(plan, settings, progress, load, expected, cluster)


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
    cluster: Cluster | None = None,
) -> IngestReport:
    """Do what is planned while no other process can write."""
    begun = time.perf_counter()
    library = Library.create(settings.data, settings.database)
    done = Tally()
    try:
        with own(settings.data, FILLING), library.owned(FILLING):
            recipe = recipe_of(settings.embedder)
            reading = _Reading(library, str(recipe), lambda: _loaded(settings, load, progress), progress)
            drafts = Drafts(library, lambda: reading.embedder, progress, done, cluster)
            limit = CHUNKS_AHEAD * drafts.chunk_passages
            with ahead(reading.prepared(make(library, str(recipe))), _weight, limit) as steps:
                _do(steps, drafts, library, progress, done, expected)
            _record_rest(library, progress)
            _find_pages(library)
            index = open_index(settings.data, recipe, settings.chroma)
            index.rebuild(library, progress.say)
            index.close()
            _forget_versions(library, settings)
    except KeyboardInterrupt:
        raise StoppedError(done.report(time.perf_counter() - begun)) from None
    finally:
        library.close()
    return done.report(time.perf_counter() - begun)


def _loaded(settings: Settings, load: Load | None, progress: Progress) -> Embedder:
    progress.say("Loading the language model.")
    return load() if load else Embedder.load(settings.embedder, settings.device, settings.threads)


def _weight(step: Prepared | Step) -> int:
    match step:
        case Prepared():
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

    def prepared(self, plan: Iterator[Step]) -> Iterator[Prepared | Step]:
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

    def _prepare(self, draft: Draft) -> Prepared:
        passages = split(draft.article, self.embedder)
        self._progress.encoding(len(passages))
        sentences = [one for passage in passages for one in passage.sentences]
        return Prepared(draft, passages, recorded(draft.article, sentences))


def _do(
    steps: Iterator[Prepared | Step],
    drafts: Drafts,
    library: Library,
    progress: Progress,
    done: Tally,
    expected: int | None,
) -> None:
    """Take step after step."""
    for step in steps:
        if isinstance(step, Prepared):
            drafts.add(step)
        else:
            if isinstance(step, Joined):
                drafts.join(step)
            elif isinstance(step, Copy):
                drafts.store()  # what it is a copy of may be among them
            _change(step, library, done)
        progress.documents(done.documents, expected)
    drafts.store()
    progress.documents(done.documents, expected)


def _change(step: Step, library: Library, done: Tally) -> None:
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


def _find_pages(library: Library) -> None:
    """Find the pages in articles from PDFs that were stored before pages were kept."""
    article_ids = library.unpaged()
    if article_ids:
        with Child() as child:
            for article_id in article_ids:
                pages: tuple[int, ...] = ()
                with contextlib.suppress(SourceError):  # what was read once may be too slow to read now
                    read = child.read("pdf", library.original(article_id) or b"")
                    pages = page_starts(library.article(article_id).text, read.pages)
                library.put_pages(article_id, pages)


def recorded(article: Article, sentences: Iterable[Sentence]) -> ArticleRecord:
    """What an article says of its meeting and what was decided, read from its sentences."""
    return read_record(article, [line for one in sentences for line in lines_in(article.text, one)])


def _forget_versions(library: Library, settings: Settings) -> None:
    """Delete old versions of articles that no kept conversation quotes; none when that cannot be known."""

    def quotes_of(article_id: str) -> frozenset[tuple[int, str]]:
        if settings.database is None and not (settings.data / CONVERSATIONS_FILE).exists():
            return frozenset()
        with closing(Conversations.open(settings.data, settings.database)) as conversations:
            return conversations.quotes_of(article_id)

    try:
        library.forget_versions(quotes_of)
    except ConversationsError as error:
        log.warning("Old versions of articles are kept: %s", error)
