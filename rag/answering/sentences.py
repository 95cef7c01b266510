"""The sentences of articles, to find the one that shows a value where the record gives no place for it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rag.answering.asked import Asked
from rag.english import AUXILIARIES, HEADING_MAX_WORDS, heading_over, is_verb, tokens, words
from rag.reading import leans
from rag.store import Library
from rag.types import Quote, Span

_LEADS_ONLY = 9
"""A sentence of fewer words may only lead to the next: "Critical minerals were the theme."."""
_ABOVE = 3000
"""So many characters above a sentence are read for the heading of its section."""
_RUN_IN_WORDS = 3
"""A heading with a full stop is shorter; a sentence can have four words."""
_CONTENTS_LINES = 3
_ON_BACKGROUND = re.compile(r"\b(?:history|background|how we got here|the story so far)\b", re.IGNORECASE)
_ENTRY = re.compile(r"\s*[-•*–] ")
"""Begins an entry of a list, which heads nothing unless it goes on: "- Space agency. Put forward by …"."""
_ENDS_PROSE = '.!?:;,”"'


@dataclass(frozen=True, slots=True)
class ArticleSentence:
    """A sentence of an article: `Article.text[start:end]`."""

    article_id: str
    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.start, self.end


def sentences_of(library: Library, article_ids: Iterable[str]) -> list[ArticleSentence]:
    """All sentences of these articles, in order."""
    found: list[ArticleSentence] = []
    for article_id in article_ids:
        text = library.article(article_id).text
        found += (
            ArticleSentence(article_id, one.start, one.end, text[one.start : one.end])
            for one in library.sentences(article_id)
        )
    return found


def with_what_it_leads_to(one: ArticleSentence, library: Library) -> ArticleSentence:
    """The sentence; a short one together with the next of its paragraph."""
    after = library.sentence_after(one.article_id, one.end)
    if len(one.text.split()) >= _LEADS_ONLY or after is None:
        return one
    cut = library.cut(one.article_id, one.start, after.end)
    return one if "\n" in cut else ArticleSentence(one.article_id, one.start, after.end, cut)


def heading_above(library: Library, article_id: str, start: int) -> str:
    """The heading of the section that a sentence stands in."""
    above = library.cut(article_id, max(0, start - _ABOVE), start)
    return heading_over(above, len(above))


def best_sentence(told: Sequence[ArticleSentence], score: Callable[[ArticleSentence], float]) -> ArticleSentence | None:
    """The sentence with the highest score, the earliest of several; None when none scores above 0."""
    top = max(told, key=score, default=None)
    return top if top is not None and score(top) > 0 else None


def is_heading(text: str) -> bool:
    """Whether a sentence is only a heading, set off or in front of its paragraph: "Digital identity."."""
    set_off = text.rstrip()[-1:].isalnum()
    if set_off and _ENTRY.match(text):
        return False
    most = HEADING_MAX_WORDS if set_off or text.isupper() else _RUN_IN_WORDS
    return 0 < len(words(text)) <= most and not text.rstrip().endswith(("?", "!", "”", '"')) and not _says(text)


def is_contents(text: str) -> bool:
    """Whether a "sentence" is a list of headings, as at the top of a bulletin."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    bare = sum(line[-1:].isalnum() or line[-1:] in ')”"' for line in lines)
    return len(lines) >= _CONTENTS_LINES and bare == len(lines)


def _says(text: str) -> bool:
    """Whether a text has a verb or a figure."""
    return any(
        token.text.lower() in AUXILIARIES or token.text.isdigit() or (nth and is_verb(token.text))
        for nth, token in enumerate(tokens(text))
    )


def holds(text: str, name: str) -> bool:
    """Whether the words of a name stand in the text, one after another."""
    held, wanted = words(text), words(name)
    return bool(wanted) and any(held[nth : nth + len(wanted)] == wanted for nth in range(len(held)))


def with_leant_on(quote: Quote, asked: Asked) -> str:
    """The quote's text, after the sentence before it where it leans on that."""
    before = asked.library.sentence_before(quote.article_id, quote.start)
    if before is None or not leans(quote.text, asked.catalogue.people):
        return quote.text
    return f"{asked.library.cut(quote.article_id, before.start, before.end)} {quote.text}"


def background_of(text: str) -> Iterator[Span]:
    """The sections of a text whose heading says that they are on what was before."""
    start: int | None = None
    for line in re.finditer(r"[^\n]+", text):
        said = line[0].strip("#* ")
        if said and said[-1] not in _ENDS_PROSE and len(said.split()) <= HEADING_MAX_WORDS:
            if start is not None:
                yield start, line.start()
            start = line.start() if _ON_BACKGROUND.search(said) else None
    if start is not None:
        yield start, len(text)
