"""The values that flow through Readout.

Frozen, slotted dataclasses that need only the standard library, so that importing them costs nothing. Offsets are
half-open character ranges (Python string indices) into `Article.text`; a quote is such a range and never a copy,
because a copy can drift from its source.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from rag.ordinals import ordinal

Status = Literal["answered", "declined", "about"]
"""Answered from the library; declined, because nothing there answers; or `about` Readout itself, without quotes."""

Kind = Literal["about", "library", "meeting", "status", "list", "compare", "digest", "check", "fact"]
"""What kind of answer a question wants: about Readout itself; about what the library holds; about a meeting (who came,
when, where, what is next); whether something was agreed; a complete list; a comparison; a summary; whether a claim is
borne out; or a fact that one sentence states."""

ClaimVerdict = Literal["supported", "partly", "unsupported", "uncited"]
"""What was found when a written sentence was compared with the quotes it cites."""

Span = tuple[int, int]
"""Half-open range of characters (Python string indices) of some text."""


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that an article was drawn from."""

    publisher: str
    title: str | None = None
    url: str | None = None
    published: dt.date | None = None


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Article:
    """One article of the library, its text normalised once when it was read."""

    id: str
    """Stable: the file's stem, or a slug of the address."""
    title: str
    text: str
    sha256: str
    """Hash of the text and of everything shown with it, so that a change to either is noticed."""
    summit: str | None = None
    edition: int | None = None
    date: dt.date | None = None
    """Day of the event (the last one, when it ran for several)."""
    published: dt.date | None = None
    place: str | None = None
    participants: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    sources: tuple[Source, ...] = ()
    language: str = ""
    """ISO 639-1 code; empty when it is not known."""
    story: str = ""
    """Articles of one story are reprints of one another and count as one source; empty when it was not compared."""
    pages: tuple[int, ...] = ()
    """Where each page of the PDF that it was read from begins in the text; empty for other formats."""

    def page_at(self, offset: int) -> int | None:
        """The page of the PDF that the character stands on, 1-based; None for an article from no PDF."""
        return bisect_right(self.pages, offset) or 1 if self.pages else None

    @property
    def is_summary(self) -> bool:
        """Whether it was written for the library from several publications, so that its words are in none of them.

        Front matter says so by naming several `sources` and no `publisher` of its own.
        """
        return len(self.sources) > 1 and self.publisher in (None, self.sources[0].publisher)

    @property
    def heading(self) -> str:
        """The line set in front of a passage when it is encoded, and indexed with it for full-text search."""
        summit = self.summit
        if summit and self.edition:
            summit = f"{ordinal(self.edition).capitalize()} {summit}"
        day = f"{self.date.day} {self.date:%B %Y}" if self.date else None
        return ". ".join(part for part in (self.title, summit, self.place, day) if part)

    def says(self, text: str, start: int, end: int) -> bool:
        """Whether exactly this text, character for character, stands at `text[start:end]`."""
        return self.text[start:end] == text


@dataclass(frozen=True, slots=True)
class EarlierVersion:
    """An article as it was before its text changed."""

    article: Article
    until: dt.date
    """The day (UTC) on which the library took in another text in its place."""


def stories(articles: Iterable[Article]) -> frozenset[str]:
    """The independent sources that the articles are: reprints of one another are one."""
    return frozenset(one.story or one.id for one in articles)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A whole sentence: `Article.text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences, the unit of retrieval: `Article.text[start:end]`.

    It may begin with a time, a number or a heading that opens its first paragraph and belongs to no sentence.
    """

    id: str
    article_id: str
    start: int
    end: int
    sentences: tuple[Sentence, ...]
    n_tokens: int
    """Tokens of heading and text, special tokens included, by the embedder's own tokenizer; at most its window."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question is limited to. Empty means the whole library.

    An article without a date is outside every scope that limits dates, because nothing shows that it belongs.
    """

    summits: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    articles: tuple[str, ...] = ()
    """Ids; only what reads within chosen articles sets them, such as one side of a comparison."""

    def __bool__(self) -> bool:
        return bool(self.summits or self.since or self.until or self.articles)

    def covers(self, article: Article) -> bool:
        """Whether the article is within the scope."""
        if (self.summits and article.summit not in self.summits) or (self.articles and article.id not in self.articles):
            return False
        if not (self.since or self.until):
            return True
        return (
            article.date is not None
            and (self.since or article.date) <= article.date
            and article.date <= (self.until or article.date)
        )

    def __str__(self) -> str:
        """As a person would say it: "Central Asia–Russia Summit, from 1 January 2025"."""
        edges = (("on", self.since),) if self.since == self.until else (("from", self.since), ("to", self.until))
        days = [f"{word} {day.day} {day:%B %Y}" for word, day in edges if day is not None]
        return ", ".join((*self.summits, " ".join(days))).removesuffix(", ") or "the whole library"


EVERYTHING = Scope()
"""The whole library."""


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question of the conversation and the text that answered it."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Question:
    """What the chain is asked: the question's text, the turns before it, and the articles to look at."""

    text: str
    history: tuple[Turn, ...] = ()
    scope: Scope = EVERYTHING
    model: str | None = None
    """`provider:name` of the language model that is to write the answer; None for quotes alone."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that retrieval found."""

    passage: Passage
    rank: int
    """1-based."""
    score: float
    """Hits are ranked by this; comparable only within one question."""
    dense: float = 0.0
    """Cosine of question and passage, -1 to 1."""
    bm25: float = 0.0
    """BM25, higher is better; 0 when the passage has none of the question's words."""
    sentence_cosines: tuple[float, ...] = ()
    """Cosine of the question with each sentence of the passage, -1 to 1."""


@dataclass(frozen=True, slots=True)
class Location:
    """A place in an article: `Article.text[start:end]`."""

    article_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that an answer rests on."""

    marker: int
    """1-based, as printed: [1], [2], …"""
    article_id: str
    start: int
    end: int
    text: str
    """Always `Article.text[start:end]`."""
    score: float
    """0-1: how likely this sentence answers the question."""
    before: Sentence | None = None
    """The sentence before, shown too when this one is unclear without it (a pronoun, an unnamed speaker)."""
    also: tuple[Location, ...] = ()
    """Where other articles say nearly the same; shown as a count and not quoted again."""
    answer: Span | None = None
    """The range of the article's text with the words of the sentence that answer; None when they are not certain."""

    @property
    def around_answer(self) -> tuple[str, str, str]:
        """The text before the words that answer, these words, and the text after; all of it before where none are."""
        if self.answer is None:
            return self.text, "", ""
        start, end = (place - self.start for place in self.answer)
        return self.text[:start], self.text[start:end], self.text[end:]


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that a model wrote: `Writing.text[start:end]`, and what checking it found."""

    start: int
    end: int
    markers: tuple[int, ...]
    """Markers of the quotes that it cites."""
    verdict: ClaimVerdict
    reasons: tuple[str, ...] = ()
    """Plain sentences that give both sides, "the quote says 300, the answer says 500"; empty when it is supported."""


@dataclass(frozen=True, slots=True)
class Writing:
    """What a language model wrote, checked sentence by sentence. Its markers are those of `Answer.cited`."""

    model: str
    """`provider:name`."""
    text: str
    claims: tuple[Claim, ...]
    """In the order of the text."""
    struck: tuple[int, ...] = ()
    """Cited numbers of sentences that the model was never shown; they appear in the text as `[n?]`."""
    cut: str = ""
    """Why the text breaks off, in one plain sentence; empty when it is complete."""
    input_tokens: int = 0
    output_tokens: int = 0
    """Both as the provider counts them; 0 when it gives no count."""
    seconds: float = 0.0
    quotes: tuple[Quote, ...] = ()
    """Quotes that only this text cites, when it is not the answer itself; numbered on from the answer's own."""

    @property
    def holds(self) -> bool:
        """Whether the text is complete and half of it is supported; a sentence supported in part counts half."""
        held = sum({"supported": 1.0, "partly": 0.5}.get(claim.verdict, 0.0) for claim in self.claims)
        return bool(self.claims) and not self.cut and 2 * held >= len(self.claims)


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is said instead of an answer."""

    sentence: str
    """One paragraph: that nothing answers, what the library holds on the matter, and what is missing from that."""
    nearest: tuple[str, ...] = ()
    """Titles of the articles that came nearest, best first."""

    def __str__(self) -> str:
        if not self.nearest:
            return self.sentence
        titles = "; ".join(f"“{title}”" for title in self.nearest)
        return f"{self.sentence}\n\nThe nearest it holds: {titles}."


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a section, or a cell of a table, with the markers of the quotes that it rests on."""

    text: str
    markers: tuple[int, ...] = ()
    article_id: str | None = None
    """The article that it leads to, where it rests on no quote but on what the catalogue says of that article."""

    def __str__(self) -> str:
        """The text, its markers after it: "Six presidents came. [1][2]"."""
        marks = "".join(f"[{marker}]" for marker in self.markers)
        return f"{self.text} {marks}" if marks else self.text


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an answer under a title: what was adopted, what one side proposed."""

    title: str
    items: tuple[Item, ...]

    def __str__(self) -> str:
        """The title and a line for each item."""
        return "\n".join((self.title, *(f"- {item}" for item in self.items)))


@dataclass(frozen=True, slots=True)
class Table:
    """A comparison or a list in columns; every row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Item, ...], ...]

    def __str__(self) -> str:
        """A line a row, the cells parted by bars."""
        return "\n".join(" | ".join(map(str, row)) for row in (self.columns, *self.rows))


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question. Its citations belong to its id, so no later question can change them."""

    id: str
    question: str
    standalone_question: str
    """The question as it was understood: spelling of names corrected, what it takes from earlier turns added."""
    status: Status
    quotes: tuple[Quote, ...]
    hits: tuple[Hit, ...]
    """At most ten, best first."""
    confidence: float
    """0-1: the probability that the library answers the question."""
    refusal: Refusal | None = None
    """Why it is declined; None when it is answered."""
    model: str | None = None
    """`provider:name` of the language model that wrote the text; None when it is quotes only."""
    timings_ms: dict[str, float] = field(default_factory=dict)
    """Milliseconds by stage, and `total`."""
    writing: Writing | None = None
    """What a model wrote: the answer when `model` is set, otherwise a text shown folded behind the quotes."""
    note: str = ""
    """When a model was asked but its text is not the answer: why, in one plain sentence."""
    kind: Kind = "fact"
    headline: str = ""
    """The line that answers; empty when none can be composed from the quotes and the catalogue."""
    sections: tuple[Section, ...] = ()
    table: Table | None = None
    shown: int = 0
    """How many entries of a list are shown, and how many there are; both 0 when the answer is no list."""
    there: int = 0
    related: tuple[Quote, ...] = ()
    """Sentences that are near the question but are no part of the answer; their markers go on from the quotes'."""
    carried_over: bool = False
    """Whether `standalone_question` takes something from earlier turns; asked alone, the question reads differently."""

    @property
    def cited(self) -> tuple[Quote, ...]:
        """Its quotes, then those that only the text behind them cites, with the numbering continued."""
        return (*self.quotes, *(self.writing.quotes if self.writing else ()))

    @property
    def text(self) -> str:
        """The whole answer as a person reads it, markers included.

        Without a model: the headline, the sections, the table, and a paragraph for each quote that they do not repeat.
        """
        if self.model is not None and self.writing is not None:
            return self.writing.text
        parts = [self.headline, *map(str, self.sections), str(self.table or ""), str(self.refusal or "")]
        composed = "\n\n".join(part for part in parts if part)
        quoted = (f"“{quote.text}” [{quote.marker}]" for quote in self.quotes if quote.text not in composed)
        return "\n\n".join(part for part in (composed, *quoted) if part)


@dataclass(frozen=True, slots=True)
class Fallback:
    """The answer in quotes, given while a model is still writing; it remains the answer if that fails or is stopped."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class Thinking:
    """A sign that the model is thinking before it writes. Its thoughts are not shown."""
