"""The values that flow through Readout.

Frozen, slotted dataclasses and nothing but the standard library, so that every other module can import them at no
cost. Offsets are half-open character ranges (Python string indices) into `Article.text`; a quote is such a range and
never a copy, because a copy can drift from its source.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

Status = Literal["answered", "declined"]
ClaimVerdict = Literal["supported", "partly", "unsupported", "uncited"]
"""What was found when a written sentence was compared with the quotes it cites."""

Span = tuple[int, int]
"""Half-open range of characters (Python string indices) of some text."""

ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)
"""As people number summits; higher numbers they write in figures."""


def ordinal(number: int) -> str:
    """The number of a summit as people write it: "second", "21st"."""
    if 1 <= number <= len(ORDINALS):
        return ORDINALS[number - 1]
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 not in (11, 12, 13) else "th"
    return f"{number}{suffix}"


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that an article was drawn from."""

    publisher: str
    title: str | None = None
    url: str | None = None
    published: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article of the library, its text normalised once when it was read."""

    id: str
    """Stable: the file's stem, or a slug of the address."""
    title: str
    text: str
    sha256: str
    """Of the text and of everything shown with it, so that a change to either is noticed."""
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
class Sentence:
    """A whole sentence: `Article.text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences, the unit of retrieval: `Article.text[start:end]`."""

    id: str
    article_id: str
    start: int
    end: int
    sentences: tuple[Sentence, ...]
    n_tokens: int
    """Of heading and text, special tokens included, by the embedder's own tokenizer; never over its window."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question is limited to. Empty means the whole library.

    An article without a date is outside every scope that names one: nothing shows that it belongs.
    """

    summits: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None

    def __bool__(self) -> bool:
        return bool(self.summits or self.since or self.until)

    def covers(self, article: Article) -> bool:
        """Whether the article is inside."""
        if self.summits and article.summit not in self.summits:
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
    """What the chain is asked: the words, what was said before, and what to look at."""

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
    """What the ranking is by; comparable within one question only."""
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
    """The sentence that this one leans on (its subject is a pronoun, its speaker is named there), shown with it."""
    also: tuple[Location, ...] = ()
    """Where other articles say nearly the same; shown as a count and not quoted again."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that a model wrote: `Writing.text[start:end]`, and what checking it found."""

    start: int
    end: int
    markers: tuple[int, ...]
    """Of the quotes it cites."""
    verdict: ClaimVerdict
    reasons: tuple[str, ...] = ()
    """Plain sentences that name both sides, "the quote says 300, the answer says 500"; empty when it is supported."""


@dataclass(frozen=True, slots=True)
class Writing:
    """What a language model wrote, checked sentence by sentence. Its markers are those of `Answer.cited`."""

    model: str
    """`provider:name`."""
    text: str
    claims: tuple[Claim, ...]
    """In the order of the text."""
    struck: tuple[int, ...] = ()
    """Numbers cited that the model had not been shown; they stand in the text as `[n?]`."""
    cut: str = ""
    """Why it ends before its end, in one plain sentence; empty when it is whole."""
    input_tokens: int = 0
    output_tokens: int = 0
    """By the provider's count; 0 when it gives none."""
    seconds: float = 0.0
    quotes: tuple[Quote, ...] = ()
    """That it cites and the answer does not have, when it is not the answer itself; their markers count on."""

    @property
    def holds(self) -> bool:
        """Whether it is whole and at least half of its sentences are supported, wholly or in part."""
        failed = sum(claim.verdict in ("unsupported", "uncited") for claim in self.claims)
        return bool(self.claims) and not self.cut and 2 * failed <= len(self.claims)


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is said instead of an answer."""

    sentence: str
    """That nothing answers, what the library holds on the matter and what is missing there: one paragraph."""
    nearest: tuple[str, ...] = ()
    """Titles of the articles that came nearest, best first."""

    def __str__(self) -> str:
        if not self.nearest:
            return self.sentence
        titles = "; ".join(f"“{title}”" for title in self.nearest)
        return f"{self.sentence}\n\nThe nearest it holds: {titles}."


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question got. Its citations belong to its id, so no later question can move them."""

    id: str
    question: str
    standalone_question: str
    """The question as it was understood: what it carries over from earlier turns written out, names spelt right."""
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
    """What a model wrote: the answer when `model` is set, otherwise a text that stands behind the quotes."""
    note: str = ""
    """Why a model was asked and its text is not the answer, in one plain sentence."""

    @property
    def cited(self) -> tuple[Quote, ...]:
        """Its quotes, then those that only the text behind them cites; their markers count on."""
        return (*self.quotes, *(self.writing.quotes if self.writing else ()))

    @property
    def text(self) -> str:
        """The whole answer as a person reads it, a paragraph a quote, markers included."""
        if self.refusal is not None:
            return str(self.refusal)
        if self.model is not None and self.writing is not None:
            return self.writing.text
        return "\n\n".join(f"“{quote.text}” [{quote.marker}]" for quote in self.quotes)


@dataclass(frozen=True, slots=True)
class Fallback:
    """The answer in quotes while a model is still writing: what stands when it fails or is stopped."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class Thinking:
    """A model thinks before it writes: a sign that it is at work. What it thinks is not shown."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file, as a browser sends it."""

    name: str
    """As the browser gives it; data, never a path to open."""
    content: bytes


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text with what is known of it; empty where that is nothing."""

    title: str
    text: str
    summit: str = ""
    edition: int | None = None
    date: dt.date | None = None
    """Day of the event."""
    place: str = ""
    publisher: str = ""
    url: str = ""


Submission = Upload | Pasted
