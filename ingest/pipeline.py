"""Sources into the library: first a plan of what changed, then the work.

An article is unchanged when its bytes and the recipe of its vectors are what they were; only the others are read and
encoded. Articles go in one by one, each whole, so a run that is stopped keeps what it finished and the next one takes
up the rest.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol

from ingest.extract import extract
from ingest.sources import RawDocument, Skipped, read
from ingest.split import heading_line, split
from rag.embedder import Embedder, EncodedPassage, recipe_of
from rag.errors import SourceError
from rag.index import PassageIndex
from rag.library import Library
from rag.lock import own
from rag.rows import ArticleState
from rag.settings import Settings
from rag.types import Article, Passage

CHUNK_PASSAGES = 192
"""Encoded together, so that a batch holds passages of like length; what a killed run has to do again at most."""


class Progress(Protocol):
    """What a run tells whoever watches it."""

    def say(self, message: str) -> None:
        """One sentence on what happens now."""

    def encoding(self, passages: int) -> None:
        """So many passages are to be encoded."""

    def encoded(self, passages: int) -> None:
        """So many more are done."""


class Silent:
    """Watches nothing."""

    def say(self, message: str) -> None:
        """Say nothing."""

    def encoding(self, passages: int) -> None:
        """Show nothing."""

    def encoded(self, passages: int) -> None:
        """Show nothing."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article that is to be put in."""

    article: Article
    origin: str
    origin_sha256: str


@dataclass(slots=True)
class Plan:
    """What a run is going to do; filled document by document."""

    added: list[Draft] = field(default_factory=list)
    updated: list[Draft] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)
    """New origin of each article that is the same but lies elsewhere now."""

    def holds(self, article_id: str) -> bool:
        """Whether the article has its place already: two sources may name the same file."""
        return article_id in self.unchanged or any(
            draft.article.id == article_id for draft in (*self.added, *self.updated)
        )


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What a run did."""

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: int = 0
    removed: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    passages: int = 0
    """Encoded in this run."""
    seconds: float = 0.0

    def as_json(self) -> dict[str, Any]:
        """The object that `--json` prints."""
        return asdict(self)


def ingest(
    sources: Sequence[str],
    settings: Settings,
    *,
    prune: bool = False,
    progress: Progress = Silent(),  # noqa: B008 - it holds nothing
    load: Callable[[], Embedder] | None = None,
) -> IngestReport:
    """Bring the library and its index up to what the sources hold now.

    Args:
        sources: Files and folders.
        settings: Where the library is, and which embedder to use.
        prune: Remove articles that earlier came from one of the folders in `sources` and are no longer there.
        progress: Who watches.
        load: Gives the embedder when there is something to encode; by default the one in `settings`.

    Raises:
        BusyError: another process owns the data directory.
        ReadoutError: the library, the index or the embedder cannot be used.
    """
    begun = time.perf_counter()
    library = Library.create(settings.data)
    try:
        with own(settings.data, "filling the library"):
            recipe = recipe_of(settings.embedder)
            plan = make_plan(sources, library.article_states(), str(recipe), prune=prune)
            plan.updated.extend(_stale(library, str(recipe), plan))
            passages = _apply(plan, library, settings, progress, load)
            index = PassageIndex(settings.data, recipe)
            index.rebuild(library, progress.say)
            index.close()
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
    )


def _apply(
    plan: Plan, library: Library, settings: Settings, progress: Progress, load: Callable[[], Embedder] | None
) -> int:
    """Do what the plan says and return how many passages were encoded."""
    for article_id in plan.removed:
        library.remove(article_id)
    for article_id, origin in plan.moved.items():
        library.move(article_id, origin)
    drafts = [*plan.added, *plan.updated]
    if not drafts:
        return 0
    progress.say("Loading the language model.")
    embedder = load() if load else Embedder.load(settings.embedder, settings.device)
    return _encode_and_store(drafts, embedder, library, progress)


def make_plan(sources: Sequence[str], stored: dict[str, ArticleState], recipe: str, *, prune: bool) -> Plan:
    """Compare what the sources hold with what is stored, extracting only documents that are new or changed."""
    plan = Plan()
    origins: dict[str, str] = {}
    for found in (one for source in sources for one in read(source)):
        if isinstance(found, Skipped):
            plan.skipped.append(found)
        elif (earlier := origins.setdefault(found.article_id, found.origin)) != found.origin:
            reason = f"{earlier} has the same name, and an article's id is its file's name; rename one of them"
            plan.skipped.append(Skipped(found.origin, reason))
        elif not plan.holds(found.article_id):
            _place(found, stored.get(found.article_id), recipe, plan)
    if prune:
        plan.removed.extend(_gone(sources, stored, origins))
    return plan


def _place(document: RawDocument, state: ArticleState | None, recipe: str, plan: Plan) -> None:
    """Put a document where it belongs in the plan."""
    if state and (state.origin_sha256, state.recipe) == (document.sha256, recipe):
        plan.unchanged.append(document.article_id)
        if state.origin != document.origin:
            plan.moved[document.article_id] = document.origin
        return
    try:
        draft = Draft(extract(document), document.origin, document.sha256)
    except SourceError as error:
        plan.skipped.append(Skipped(document.origin, str(error)))
    else:
        (plan.updated if state else plan.added).append(draft)


def _gone(sources: Sequence[str], stored: dict[str, ArticleState], found: Iterable[str]) -> list[str]:
    """Stored articles that came from one of the folders and whose file is no longer there."""
    folders = [Path(source).resolve() for source in sources if Path(source).is_dir()]
    missing = sorted(set(stored) - set(found))
    return [
        article_id
        for article_id in missing
        if any(Path(stored[article_id].origin).is_relative_to(folder) for folder in folders)
        and not Path(stored[article_id].origin).exists()
    ]


def _stale(library: Library, recipe: str, plan: Plan) -> Iterator[Draft]:
    """Articles whose vectors are of another recipe, though no source named them; they are read from the library."""
    handled = {draft.article.id for draft in plan.updated} | set(plan.removed)
    for article_id, state in library.article_states().items():
        if state.recipe != recipe and article_id not in handled:
            yield Draft(library.article(article_id), state.origin, state.origin_sha256)


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
        library.put(
            draft.article, pairs, recipe=str(embedder.recipe), origin=draft.origin, origin_sha256=draft.origin_sha256
        )
