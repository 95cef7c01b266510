"""What a composer answers from: the question as understood, and what the library holds on it."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rag.claims import ClaimChecker
from rag.outcomes import LibraryRecord
from rag.question import Catalogue, Understood
from rag.reading import Reading
from rag.store import Library
from rag.types import Hit, Question


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with everything that an answer can be composed from."""

    question: Question
    """As it was asked, with the turns before it and its scope."""
    understood: Understood
    reading: Reading
    """What the reader found; empty for a question about Readout itself."""
    catalogue: Catalogue
    library: Library
    record: LibraryRecord
    models: tuple[str, ...]
    """`provider:name` of the language models that are configured."""
    checker: ClaimChecker
    today: dt.date
    read: Callable[[str, Sequence[str]], Reading]
    """Reads another text as the question, within the articles of these ids (all in scope when there are none), and
    quotes what comes nearest even where the confidence is too low to answer."""
    find: Callable[[Sequence[str], Sequence[str]], Sequence[Sequence[Hit]]]
    """For each of other texts the passages that come nearest to it, within those articles, with the cosine of every
    sentence."""
    alike: Callable[[str, tuple[str, ...]], Sequence[float]]
    """How like a text is to each of others in meaning: the cosine of their vectors, -1 to 1."""
    of: Callable[[str], "Asked"]
    """Another text as if it were the question, with what the reader finds for it."""
    as_fact: Callable[[], "Asked"]
    """The question as one for a fact, whatever its wording, with what the reader finds for that."""
