"""Plans a run: compares documents with what is stored, before anything is written.

A document with the same bytes as before is unchanged; only new and changed documents are extracted.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ingest.child import Child
from ingest.extract import extract
from ingest.left_out import OmittedPiece
from ingest.sources import RawDocument, Skipped, Unchanged
from rag.errors import SourceError
from rag.store import ArticleState, Library
from rag.types import Article

MAX_NUMBER = 1000
"""Documents of one name beyond so many are skipped."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article that is to be stored."""

    article: Article
    origin: str
    origin_sha256: str
    left_out: tuple[OmittedPiece, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Plan:
    """What a run is going to do; filled document by document."""

    added: list[Draft] = field(default_factory=list)
    updated: list[Draft] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)
    """By article id: the new origin of an unchanged article whose file has moved."""


def make_plan(
    documents: Iterable[RawDocument | Skipped | Unchanged],
    stored: dict[str, ArticleState],
    recipe: str,
    *,
    replace: bool = True,
    prune: Sequence[Path] = (),
) -> Plan:
    """Compare the documents with what is stored.

    Args:
        documents: What to take in, and what was skipped while reading.
        stored: By article id, the state of each article in the library.
        recipe: The recipe that vectors are made with now.
        replace: Whether a changed document replaces the stored article of its name; otherwise it is skipped.
        prune: Folders whose articles are removed when their file is gone.
    """
    plan = Plan()
    read: dict[str, RawDocument] = {}
    ids = _Ids(stored)
    with Child() as child:
        for found in documents:
            if isinstance(found, Skipped):
                plan.skipped.append(found)
                continue
            if isinstance(found, Unchanged):
                plan.unchanged.append(found.origin)
                continue
            document = ids.named(found) if replace else found
            earlier = read.setdefault(document.article_id, document)
            if (earlier.origin, earlier.sha256) != (document.origin, document.sha256):
                reason = (
                    f"{earlier.origin} has the same name, and an article's id is its file's name; rename one of them"
                )
                plan.skipped.append(Skipped(document.origin, reason))
            elif earlier is document:
                _place(document, stored.get(document.article_id), recipe, plan, child, replace=replace)
    plan.removed.extend(_gone(prune, stored, read))
    return plan


class _Ids:
    """Gives two documents of one name, in different folders, two ids; a document keeps the id it was stored under.

    A stored article whose file is gone belongs to any document of its name: the file was moved, or edited elsewhere.
    """

    def __init__(self, stored: dict[str, ArticleState]) -> None:
        self._stored = stored
        self._by_origin = {state.origin: article_id for article_id, state in stored.items()}
        self._taken: dict[str, RawDocument] = {}

    def named(self, document: RawDocument) -> RawDocument:
        """The document with the id it is to be stored under."""
        own = self._by_origin.get(document.origin)
        for article_id in (own, *_candidates(document)) if own else _candidates(document):
            if self._is_free(article_id, document):
                self._taken[article_id] = document
                return replace(document, article_id=article_id)
        return document

    def _is_free(self, article_id: str, document: RawDocument) -> bool:
        earlier = self._taken.get(article_id)
        if earlier is not None and (earlier.origin, earlier.sha256) != (document.origin, document.sha256):
            return False
        state = self._stored.get(article_id)
        return (
            state is None
            or document.origin == state.origin
            or document.sha256 == state.origin_sha256
            or not _is_there(state.origin)
        )


def _candidates(document: RawDocument) -> Iterator[str]:
    """Ids for a document, the best first: its own, with its folder's name, with a number."""
    yield document.article_id
    if folder := Path(document.origin).parent.name:
        yield f"{document.article_id}-{folder}"
    yield from (f"{document.article_id}-{number}" for number in range(2, MAX_NUMBER))


def _is_there(origin: str) -> bool:
    try:
        return origin.startswith(("http://", "https://")) or Path(origin).exists()
    except (OSError, ValueError):
        return False


def _place(
    document: RawDocument, state: ArticleState | None, recipe: str, plan: Plan, child: Child, *, replace: bool
) -> None:
    """Put a document where it belongs in the plan."""
    if state and not replace:
        if state.origin_sha256 == document.sha256:
            if state.recipe == recipe:  # otherwise `stale` has it encoded again, and it counts as updated
                plan.unchanged.append(document.article_id)
        else:
            reason = (
                f"an article named {document.article_id!r} is already in the library; remove it first, or give this "
                "one another name"
            )
            plan.skipped.append(Skipped(document.origin, reason))
        return
    if state and (state.origin_sha256, state.recipe) == (document.sha256, recipe):
        plan.unchanged.append(document.article_id)
        if state.origin != document.origin:
            plan.moved[document.article_id] = document.origin
        return
    try:
        found = extract(document, child)
    except SourceError as error:
        plan.skipped.append(Skipped(document.origin, str(error)))
    else:
        draft = Draft(found.article, document.origin, document.sha256, found.left_out, found.notes)
        (plan.updated if state else plan.added).append(draft)


def _gone(folders: Sequence[Path], stored: dict[str, ArticleState], found: Iterable[str]) -> list[str]:
    """Stored articles that came from one of the folders and whose file is no longer there."""
    missing = sorted(set(stored) - set(found))
    return [
        article_id
        for article_id in missing
        if any(Path(stored[article_id].origin).is_relative_to(folder) for folder in folders)
        and not Path(stored[article_id].origin).exists()
    ]


def stale(library: Library, recipe: str, plan: Plan) -> Iterator[Draft]:
    """Articles outside the plan whose vectors were made with another recipe; their text is read from the library."""
    handled = {draft.article.id for draft in plan.updated} | set(plan.removed)
    for article_id, state in library.article_states().items():
        if state.recipe != recipe and article_id not in handled:
            yield Draft(library.article(article_id), state.origin, state.origin_sha256)
