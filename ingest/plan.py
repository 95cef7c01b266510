"""Plans a run: compares documents with what is stored, and says step by step what is to be done with each.

A document with the same bytes as before is unchanged; only new and changed documents are extracted. A step is given out
as soon as it is known, so that the first documents are stored while the last are still to be read, and none is held in
memory for longer than it takes.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from ingest.bundles import BUNDLES
from ingest.child import Child
from ingest.extract import corrected, extract
from ingest.left_out import OmittedPiece
from ingest.raw import RawDocument, Skipped, Unchanged
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
    is_new: bool = False
    """Whether the library holds no article of its id."""
    left_out: tuple[OmittedPiece, ...] = ()
    notes: tuple[str, ...] = ()
    traits: Traits = NO_TRAITS
    reprint_of: tuple[str, ...] = ()
    """The articles that it is nearly the text of."""
    correction: Correction | None = None
    """What a person put right in the article."""
    original: bytes | None = None
    """The PDF that it was read from, to draw its pages; None for other formats."""

    def joined(self, joined: "Joined") -> "Draft":
        """The draft after two stories became one."""
        if self.traits.story != joined.other:
            return self
        return replace(self, traits=replace(self.traits, story=joined.story))


@dataclass(frozen=True, slots=True)
class Kept:
    """A document that is as it was."""

    original: RawDocument | None = None
    """The document where it is the PDF of an article from before PDFs were kept."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The new origin of an unchanged article whose file has moved."""

    article_id: str
    origin: str


@dataclass(frozen=True, slots=True)
class Joined:
    """Two stories turned out to be one; comes before the article that joins them."""

    story: str
    other: str


@dataclass(frozen=True, slots=True)
class Removed:
    """An article that is to be taken out."""

    article_id: str


Step = Draft | Kept | Moved | Joined | Removed | Copy | Skipped
"""What is to be done with a document; a copy is to be noted."""


def make_plan(
    documents: Iterable[RawDocument | Skipped | Unchanged],
    stored: dict[str, ArticleState],
    recipe: str,
    known: Known,
    *,
    copies: Mapping[str, Copy] = MappingProxyType({}),
    replace: bool = True,
    prune: Sequence[Path] = (),
) -> Iterator[Step]:
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
                yield found
            elif isinstance(found, Unchanged):
                yield Kept()
            elif (copy := copies.get(found.origin)) and (copy.origin_sha256 == found.sha256):
                waiting.append((found, copy))
            else:
                planner.take(found)
                yield from planner.next_steps()
        for document, copy in waiting:  # what it is a copy of may have changed in this run
            planner.take_copy(document, copy)
            yield from planner.next_steps()
        planner.look_again()
        yield from planner.next_steps()
        yield from planner.copies
    yield from map(Removed, _gone(prune, stored, planner.read))


@dataclass(frozen=True, slots=True)
class _Read:
    """Which document an article was read from."""

    origin: str
    sha256: str


class _Ids:
    """Gives two documents of one name, in different folders, two ids; a document keeps the id it was stored under.

    A stored article whose file is gone belongs to any document of its name: the file was moved, or edited elsewhere.
    """

    def __init__(self, stored: dict[str, ArticleState]) -> None:
        self._stored = stored
        self._by_origin = {state.origin: article_id for article_id, state in stored.items()}
        self._taken: dict[str, _Read] = {}

    def named(self, document: RawDocument) -> RawDocument:
        """The document with the id it is to be stored under."""
        own = self._by_origin.get(document.origin)
        this = _Read(document.origin, document.sha256)
        for article_id in (own, *_candidates(document)) if own else _candidates(document):
            if self._is_free(article_id, this):
                self._taken[article_id] = this
                return replace(document, article_id=article_id)
        return document

    def _is_free(self, article_id: str, document: _Read) -> bool:
        if self._taken.get(article_id, document) != document:
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
    """Whether the file that an article was read from is gone; an article of a bundle has no file of its own to go."""
    path = Path(origin)
    ending, _, number = path.suffix.partition(":")
    return path.is_absolute() and not number and ending.lower() not in BUNDLES and not _is_there(origin)


class _Planner:
    """Plans what to do with documents, one after another."""

    def __init__(
        self, stored: dict[str, ArticleState], recipe: str, known: Known, child: Child, *, replace: bool
    ) -> None:
        self.copies: list[Copy] = []
        """To be noted when all else is done: what they are copies of may have to be stored first."""
        self.read: dict[str, _Read] = {}
        """By article id: the document that it was read from in this run."""
        self._steps: list[Step] = []
        self._updated: set[str] = set()
        self._stored = stored
        self._recipe = recipe
        self._known = known
        self._child = child
        self._replace = replace
        self._ids = _Ids(stored)
        self._copied: dict[str, RawDocument] = {}
        """By origin: the documents that were found to be copies in this run."""

    def next_steps(self) -> list[Step]:
        """What was planned since this was last asked."""
        steps, self._steps = self._steps, []
        return steps

    def take(self, found: RawDocument) -> None:
        """Plan what to do with a document."""
        document = self._ids.named(found) if self._replace else found
        this, earlier = _Read(document.origin, document.sha256), self.read.get(document.article_id)
        if earlier is None:
            self.read[document.article_id] = this
            self._place(document)
        elif earlier != this:
            reason = f"{earlier.origin} has the same name, and an article's id is its file's name; rename one of them"
            self._steps.append(Skipped(document.origin, reason))

    def take_copy(self, document: RawDocument, copy: Copy) -> None:
        """Plan what to do with a document that was a copy of a stored article, and is as it was."""
        if copy.article_id in self._updated:
            self.take(document)
        elif self._is_orphan(copy.article_id):
            self._adopt(document, copy.article_id)
        else:
            self.copies.append(copy)

    def look_again(self) -> None:
        """Plan anew what to do with copies of articles whose text changed after they were compared."""
        again = [one for one in self.copies if one.article_id in self._updated and one.origin in self._copied]
        self.copies = [one for one in self.copies if one not in again]
        for one in again:
            self._place(self._copied[one.origin])

    def _is_orphan(self, article_id: str) -> bool:
        """Whether the file of a stored article is gone and no other was read as it."""
        state = self._stored.get(article_id)
        return self._replace and state is not None and article_id not in self.read and _has_moved(state.origin)

    def _adopt(self, document: RawDocument, article_id: str) -> None:
        """The file of an article was renamed or moved: the document is that article."""
        own = replace(document, article_id=article_id)
        self.read[article_id] = _Read(own.origin, own.sha256)
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
                self._steps.append(Moved(document.article_id, document.origin))
            return
        try:
            found = extract(document, self._child)
        except SourceError as error:
            self._steps.append(Skipped(document.origin, str(error)))
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
                self.copies.append(_copy(document, article, repeat))
            return
        notes = found.notes
        if repeat.same_address:
            notes += (f"has the address of {repeat.same_address} and another text, so both are kept",)
        traits = replace(traits, story=next(iter(repeat.stories), traits.story))
        for other in repeat.stories[1:]:
            self._steps.append(Joined(traits.story, other))
            self._known.join(traits.story, other)
        self._known.add(article, traits)
        if state:
            self._updated.add(article.id)
        self._steps.append(
            Draft(
                article,
                document.origin,
                document.sha256,
                is_new=state is None,
                left_out=found.left_out,
                notes=notes,
                traits=traits,
                reprint_of=repeat.reprint_of,
                correction=correction,
                original=document.content if document.kind == "pdf" else None,
            )
        )

    def _keep(self, document: RawDocument, state: ArticleState) -> None:
        """A document of a stored article's name, which it must not replace."""
        if state.origin_sha256 != document.sha256:
            self._steps.append(Skipped(document.origin, name_is_taken(document.article_id)))
        elif state.recipe == self._recipe:  # otherwise `stale` has it encoded again, and it counts as updated
            self._unchanged(document, state)

    def _unchanged(self, document: RawDocument, state: ArticleState) -> None:
        """A document of the same bytes as before; it may be from before PDFs were kept."""
        is_wanted = document.kind == "pdf" and not state.has_original
        self._steps.append(Kept(document if is_wanted else None))


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


def stale(library: Library, recipe: str, handled: Collection[str]) -> Iterator[Draft]:
    """The other articles whose vectors were made with another recipe; their text is read from the library."""
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
