"""Puts documents into the library: first plans what to do, then does it.

Only new and changed articles are encoded. Each article is stored in one step, so a run that is stopped keeps what it
has finished, and the next run does the rest.
"""

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

from ingest.extract import corrected
from ingest.plan import Draft, Plan, make_plan, stale
from ingest.sources import RawDocument, Skipped, Unchanged, read
from ingest.split import heading_line, lines_in, split
from ingest.traits import Known, compare_rest
from ingest.web import Web
from rag.conversations import CONVERSATIONS_FILE, Conversations
from rag.encoding import Embedder, EncodedPassage, recipe_of
from rag.errors import ArticleNotFoundError, ConversationsError
from rag.record import ArticleRecord, read_record
from rag.settings import Settings
from rag.store import Library, PassageIndex, own
from rag.submission import Correction
from rag.types import Article, Passage, Sentence

Load = Callable[[], Embedder]
"""Returns the embedder; called only when there is something to encode."""

CHUNK_PASSAGES = 192
"""How many are encoded together, so that batches hold passages of similar length. A killed run loses about as many."""

log = logging.getLogger(__name__)

OMISSION_SHOWN = 200
"""Characters of what was left out that a report shows."""


class Progress(Protocol):
    """Is told how a run goes."""

    def say(self, message: str) -> None:
        """A sentence about what happens now."""

    def encoding(self, passages: int) -> None:
        """Encoding begins, of that many passages in all."""

    def encoded(self, passages: int) -> None:
        """That many more passages are encoded."""


class Silent:
    """Ignores all progress."""

    def say(self, message: str) -> None:
        """Say nothing."""

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
    """
    folders = [Path(source).resolve() for source in sources if prune and Path(source).is_dir()]
    web = web or Web(settings.data, allow_private=settings.allow_private)
    documents = (one for source in sources for one in read(source, web))
    report = take_in(documents, settings, prune=folders, progress=progress, load=load)
    web.remember(but=(one.source for one in report.skipped))
    return report


def take_in(
    documents: Iterable[RawDocument | Skipped | Unchanged],
    settings: Settings,
    *,
    replace: bool = True,
    prune: Sequence[Path] = (),
    progress: Progress = Silent(),  # noqa: B008 - it holds nothing
    load: Load | None = None,
) -> IngestReport:
    """Put documents from any source into the library and its index; `make_plan` has the rules.

    `progress`, `load` and the errors are as in `ingest`.
    """

    def plan(library: Library, recipe: str) -> Plan:
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

    return _carry_out(plan, settings, progress, load)


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

    def plan(library: Library, recipe: str) -> Plan:
        if article_id not in library.article_ids():
            raise ArticleNotFoundError(f"The library holds no article {article_id!r}; it may have been removed before.")
        return Plan(removed=[article_id])

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

    def plan(library: Library, recipe: str) -> Plan:
        state = library.article_states().get(article_id)
        if state is None:
            raise ArticleNotFoundError(f"The library holds no article {article_id!r}; it may have been removed.")
        article, traits = corrected(library.article(article_id), correction), library.traits()[article_id]
        draft = Draft(article, state.origin, state.origin_sha256, traits=traits, correction=correction)
        return Plan(updated=[draft])

    return _carry_out(plan, settings, progress, load)


def _carry_out(
    make: Callable[[Library, str], Plan], settings: Settings, progress: Progress, load: Load | None
) -> IngestReport:
    """Make a plan and carry it out while no other process can write."""
    begun = time.perf_counter()
    library = Library.create(settings.data)
    try:
        with own(settings.data, "filling the library"):
            recipe = recipe_of(settings.embedder)
            plan = make(library, str(recipe))
            plan.updated.extend(stale(library, str(recipe), plan))
            passages = _apply(plan, library, settings, progress, load)
            _record_rest(library, progress)
            index = PassageIndex(settings.data, recipe)
            index.rebuild(library, progress.say)
            index.close()
            _forget_versions(library, settings.data)
    finally:
        library.close()
    return IngestReport(
        added=tuple(draft.article.id for draft in plan.added),
        updated=tuple(draft.article.id for draft in plan.updated),
        unchanged=len(plan.unchanged),
        removed=tuple(plan.removed),
        skipped=tuple(plan.skipped),
        passages=passages,
        seconds=round(time.perf_counter() - begun, 3),
        left_out=tuple(one for draft in (*plan.added, *plan.updated) for one in _omissions(draft)),
        notes=tuple(
            ArticleRemark(_shown(draft), draft.article.id, note)
            for draft in (*plan.added, *plan.updated)
            for note in draft.notes
        ),
        duplicates=tuple(Duplicate(Skipped(one.origin, "").source, one.article_id, one.reason) for one in plan.copies),
        reprints=tuple(
            Reprint(draft.article.id, draft.reprint_of) for draft in (*plan.added, *plan.updated) if draft.reprint_of
        ),
    )


def _omissions(draft: Draft) -> Iterator[Omission]:
    """What was left out of a document, each reason once."""
    by_reason: dict[str, list[str]] = {}
    for one in draft.left_out:
        by_reason.setdefault(one.reason, []).append(one.text)
    for reason, texts in by_reason.items():
        beginning = " / ".join(texts)[:OMISSION_SHOWN]
        yield Omission(_shown(draft), draft.article.id, reason, len(texts), sum(map(len, texts)), beginning)


def _shown(draft: Draft) -> str:
    return Skipped(draft.origin, "").source


def _apply(plan: Plan, library: Library, settings: Settings, progress: Progress, load: Load | None) -> int:
    """Do what the plan says and return how many passages were encoded."""
    for article_id in plan.removed:
        library.remove(article_id)
    for article_id, origin in plan.moved.items():
        library.move(article_id, origin)
    for one, other in plan.joined:  # before the article that joins them: a run that is stopped is not to leave it out
        library.join_stories(one, other)
    drafts = [*plan.added, *plan.updated]
    passages = 0
    if drafts:
        progress.say("Loading the language model.")
        embedder = load() if load else Embedder.load(settings.embedder, settings.device, settings.threads)
        passages = _encode_and_store(drafts, embedder, library, progress)
    for copy in plan.copies:
        library.note_copy(copy)
    for document in plan.originals:
        library.put_original(document.article_id, document.sha256, document.content)
    return passages


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


def _encode_and_store(drafts: Sequence[Draft], embedder: Embedder, library: Library, progress: Progress) -> int:
    """Encode the drafts' passages, the articles of a chunk together, and store each article whole."""
    split_drafts = [(draft, split(draft.article, embedder)) for draft in drafts]
    total = sum(len(passages) for _, passages in split_drafts)
    progress.encoding(total)
    chunk: list[tuple[Draft, list[Passage]]] = []
    for draft, passages in split_drafts:
        chunk.append((draft, passages))
        if sum(len(passages) for _, passages in chunk) >= CHUNK_PASSAGES:
            _store(chunk, embedder, library, progress)
            chunk = []
    _store(chunk, embedder, library, progress)
    return total


def _store(
    chunk: Sequence[tuple[Draft, list[Passage]]], embedder: Embedder, library: Library, progress: Progress
) -> None:
    texts: list[str] = []
    spans: list[list[tuple[int, int]]] = []
    for draft, passages in chunk:
        heading = heading_line(draft.article, embedder) + "\n"
        for passage in passages:
            texts.append(heading + draft.article.text[passage.start : passage.end])
            shift = len(heading) - passage.start
            spans.append([(one.start + shift, one.end + shift) for one in passage.sentences])
    encoded: dict[int, EncodedPassage] = {}
    for batch in embedder.encode_passages(texts, spans):
        encoded.update(batch)
        progress.encoded(len(batch))
    position = 0
    for draft, passages in chunk:
        pairs = [(passage, encoded[position + nth]) for nth, passage in enumerate(passages)]
        position += len(passages)
        sentences = [one for passage in passages for one in passage.sentences]
        library.put(
            draft.article,
            pairs,
            recipe=str(embedder.recipe),
            origin=draft.origin,
            origin_sha256=draft.origin_sha256,
            record=recorded(draft.article, sentences),
            traits=draft.traits,
            correction=draft.correction,
            original=draft.original,
        )
