"""Plans a run: compares documents with what is stored, before anything is written.

A document with the same bytes as before is unchanged; only new and changed documents are extracted.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ingest.extract import extract
from ingest.sources import RawDocument, Skipped
from rag.errors import SourceError
from rag.store import ArticleState, Library
from rag.types import Article


@dataclass(frozen=True, slots=True)
class Draft:
    """An article that is to be stored."""

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
    """By article id: the new origin of an unchanged article whose file has moved."""

    def holds(self, article_id: str) -> bool:
        """Whether the article is already in the plan; two sources may name the same file."""
        return article_id in self.unchanged or any(
            draft.article.id == article_id for draft in (*self.added, *self.updated)
        )


def make_plan(
    documents: Iterable[RawDocument | Skipped],
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
    first: dict[str, RawDocument] = {}
    for found in documents:
        if isinstance(found, Skipped):
            plan.skipped.append(found)
            continue
        earlier = first.setdefault(found.article_id, found)
        if (earlier.origin, earlier.sha256) != (found.origin, found.sha256):
            reason = f"{earlier.origin} has the same name, and an article's id is its file's name; rename one of them"
            plan.skipped.append(Skipped(found.origin, reason))
        elif not plan.holds(found.article_id):
            _place(found, stored.get(found.article_id), recipe, plan, replace=replace)
    plan.removed.extend(_gone(prune, stored, first))
    return plan


def _place(document: RawDocument, state: ArticleState | None, recipe: str, plan: Plan, *, replace: bool) -> None:
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
        draft = Draft(extract(document), document.origin, document.sha256)
    except SourceError as error:
        plan.skipped.append(Skipped(document.origin, str(error)))
    else:
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
