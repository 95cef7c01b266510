"""Plans a run: compares documents with what is stored, before anything is written.

A document with the same bytes as before is unchanged; only new and changed documents are extracted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from ingest.child import Child
from ingest.extract import corrected, extract
from ingest.left_out import OmittedPiece
from ingest.sources import LINES, RawDocument, Skipped, Unchanged
from ingest.traits import Known, Repeat, traits_of
from rag.errors import SourceError
from rag.store import NO_TRAITS, ArticleState, Copy, Library, Traits
from rag.submission import Correction
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
    traits: Traits = NO_TRAITS
    reprint_of: tuple[str, ...] = ()
    """The articles that it is nearly the text of."""
    correction: Correction | None = None
    """What a person put right in the article."""
    original: bytes | None = None
    """The PDF that it was read from, to draw its pages; None for other formats."""


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
    copies: list[Copy] = field(default_factory=list)
    joined: list[tuple[str, str]] = field(default_factory=list)
    """Stories that turned out to be one."""
    originals: list[RawDocument] = field(default_factory=list)
    """PDFs of unchanged articles that are not kept yet."""


def make_plan(
    documents: Iterable[RawDocument | Skipped | Unchanged],
    stored: dict[str, ArticleState],
    recipe: str,
    known: Known,
    *,
    copies: Mapping[str, Copy] = MappingProxyType({}),
    replace: bool = True,
    prune: Sequence[Path] = (),
) -> Plan:
    """Compare the documents with what is stored.

    Args:
        documents: What to take in, and what was skipped while reading.
        stored: By article id, the state of each article in the library.
        recipe: The recipe that vectors are made with now.
        known: The stored articles, to find repeats by; those that are to be added join them.
        copies: By origin, the documents that were found to be copies of stored articles.
        replace: Whether a changed document replaces the stored article of its name; otherwise it is skipped, unless
            it is the page that the article came from.
        prune: Folders whose articles are removed when their file is gone.
    """
    with Child() as child:
        planner = _Planner(stored, recipe, known, child, replace=replace)
        waiting: list[tuple[RawDocument, Copy]] = []
        held = {state.origin for state in stored.values()} | copies.keys()
        for given in documents:
            found = given
            if isinstance(given, Unchanged) and given.again and given.origin not in held:
                found = given.again()
            if isinstance(found, Skipped):
                planner.plan.skipped.append(found)
            elif isinstance(found, Unchanged):
                planner.plan.unchanged.append(found.origin)
            elif (copy := copies.get(found.origin)) and (copy.origin_sha256 == found.sha256):
                waiting.append((found, copy))
            else:
                planner.take(found)
        for document, copy in waiting:  # what it is a copy of may have changed in this run
            planner.take_copy(document, copy)
        planner.look_again()
    plan = planner.plan
    plan.removed.extend(_gone(prune, stored, planner.read))
    for one, other in plan.joined:
        plan.added, plan.updated = (
            [_in_story(draft, one) if draft.traits.story == other else draft for draft in drafts]
            for drafts in (plan.added, plan.updated)
        )
    return plan


def _in_story(draft: Draft, story: str) -> Draft:
    return replace(draft, traits=replace(draft.traits, story=story))


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
        return state is None or document.origin == state.origin or not _is_there(state.origin)


def _candidates(document: RawDocument) -> Iterator[str]:
    """Ids for a document, the best first: its own, with its folder's name, with a number."""
    yield document.article_id
    if folder := Path(document.origin).parent.name:
        yield f"{document.article_id}-{folder}"
    yield from (f"{document.article_id}-{number}" for number in range(2, MAX_NUMBER))


def _is_page(origin: str) -> bool:
    return origin.startswith(("http://", "https://"))


def _is_there(origin: str) -> bool:
    try:
        return _is_page(origin) or Path(origin).exists()
    except (OSError, ValueError):
        return False


def _has_moved(origin: str) -> bool:
    """Whether the file that an article was read from is gone; a line of a file has no file of its own to go."""
    path = Path(origin)
    return path.is_absolute() and path.suffix.partition(":")[0].lower() != LINES and not _is_there(origin)


class _Planner:
    """Puts documents where they belong in a plan, one after another."""

    def __init__(
        self, stored: dict[str, ArticleState], recipe: str, known: Known, child: Child, *, replace: bool
    ) -> None:
        self.plan = Plan()
        self.read: dict[str, RawDocument] = {}
        """By article id: the document that it was read from in this run."""
        self._stored = stored
        self._recipe = recipe
        self._known = known
        self._child = child
        self._replace = replace
        self._ids = _Ids(stored)
        self._copied: dict[str, RawDocument] = {}
        """By origin: the documents that were found to be copies in this run."""

    def take(self, found: RawDocument) -> None:
        """Plan what to do with a document."""
        document = self._ids.named(found) if self._replace else found
        earlier = self.read.setdefault(document.article_id, document)
        if (earlier.origin, earlier.sha256) != (document.origin, document.sha256):
            reason = f"{earlier.origin} has the same name, and an article's id is its file's name; rename one of them"
            self.plan.skipped.append(Skipped(document.origin, reason))
        elif earlier is document:
            self._place(document)

    def take_copy(self, document: RawDocument, copy: Copy) -> None:
        """Plan what to do with a document that was a copy of a stored article, and is as it was."""
        if copy.article_id in {draft.article.id for draft in self.plan.updated}:
            self.take(document)
        elif self._is_orphan(copy.article_id):
            self._adopt(document, copy.article_id)
        else:
            self.plan.copies.append(copy)

    def look_again(self) -> None:
        """Plan anew what to do with copies of articles whose text changed after they were compared."""
        updated = {draft.article.id for draft in self.plan.updated}
        again = [one for one in self.plan.copies if one.article_id in updated and one.origin in self._copied]
        self.plan.copies = [one for one in self.plan.copies if one not in again]
        for one in again:
            self._place(self._copied[one.origin])

    def _is_orphan(self, article_id: str) -> bool:
        """Whether the file of a stored article is gone and no other was read as it."""
        state = self._stored.get(article_id)
        return self._replace and state is not None and article_id not in self.read and _has_moved(state.origin)

    def _adopt(self, document: RawDocument, article_id: str) -> None:
        """The file of an article was renamed or moved: the document is that article."""
        own = replace(document, article_id=article_id)
        self.read[article_id] = own
        self._place(own)

    def _place(self, document: RawDocument) -> None:
        state = self._stored.get(document.article_id)
        is_its_page = state is not None and document.origin == state.origin and _is_page(document.origin)
        if state and not self._replace and not is_its_page:
            self._keep(document, state)
            return
        if state and (state.origin_sha256, state.recipe) == (document.sha256, self._recipe):
            self._unchanged(document, state)
            if state.origin != document.origin:
                self.plan.moved[document.article_id] = document.origin
            return
        try:
            found = extract(document, self._child)
        except SourceError as error:
            self.plan.skipped.append(Skipped(document.origin, str(error)))
            return
        correction = document.correction or (state.correction if state else None)
        article = corrected(found.article, correction)
        traits = traits_of(article)
        repeat = self._known.compare(article, traits)
        if repeat.copy_of and not state:
            if self._is_orphan(repeat.copy_of):
                self._adopt(document, repeat.copy_of)
            else:
                self._copied[document.origin] = document
                self.plan.copies.append(_copy(document, article, repeat))
            return
        notes = found.notes
        if repeat.same_address:
            notes += (f"has the address of {repeat.same_address} and another text, so both are kept",)
        traits = replace(traits, story=next(iter(repeat.stories), traits.story))
        for other in repeat.stories[1:]:
            self.plan.joined.append((traits.story, other))
            self._known.join(traits.story, other)
        draft = Draft(
            article,
            document.origin,
            document.sha256,
            found.left_out,
            notes,
            traits,
            repeat.reprint_of,
            correction,
            document.content if document.kind == "pdf" else None,
        )
        self._known.add(article, traits)
        (self.plan.updated if state else self.plan.added).append(draft)

    def _keep(self, document: RawDocument, state: ArticleState) -> None:
        """A document of a stored article's name, which it must not replace."""
        if state.origin_sha256 != document.sha256:
            self.plan.skipped.append(Skipped(document.origin, name_is_taken(document.article_id)))
        elif state.recipe == self._recipe:  # otherwise `stale` has it encoded again, and it counts as updated
            self._unchanged(document, state)

    def _unchanged(self, document: RawDocument, state: ArticleState) -> None:
        """A document of the same bytes as before; it may be from before PDFs were kept."""
        self.plan.unchanged.append(document.article_id)
        if document.kind == "pdf" and not state.has_original:
            self.plan.originals.append(document)


def name_is_taken(article_id: str) -> str:
    """Why a document cannot be added that has the name of an article and other bytes."""
    return f"an article named {article_id!r} is already in the library; remove it first, or give this one another name"


def _copy(document: RawDocument, article: Article, repeat: Repeat) -> Copy:
    return Copy(
        document.origin,
        document.sha256,
        str(repeat.copy_of),
        repeat.reason,
        article.publisher,
        article.title,
        article.url,
        article.published or article.date,
    )


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
    traits = library.traits()
    for article_id, state in library.article_states().items():
        if state.recipe != recipe and article_id not in handled:
            yield Draft(
                library.article(article_id),
                state.origin,
                state.origin_sha256,
                traits=traits[article_id],
                correction=state.correction,
            )
