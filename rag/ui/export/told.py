"""What an answer tells when it leaves the window: the line that answers, each quote once, and numbered notes.

Quotes are cut from the answer as it was given, and compared with the library as it is now, as the window does. `text`,
`markdown`, `html` and `word` tell it in their form, where text from articles, questions and models stays text.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from rag.conversations import KeptExchange
from rag.markers import without_markers
from rag.outcomes import ToldDifferently
from rag.presenting import (
    account_told,
    accounts_shown,
    arranged,
    basis,
    count_shown,
    dated_provenance,
    has_words_of,
    quote_told,
)
from rag.record import Statement
from rag.types import Answer, Article, EarlierVersion, Quote, Section, Table
from rag.ui.byline import Link, byline
from rag.ui.checks import changed_since, checked_line, cost_line, counts_line, stands

GONE = "This article is no longer in the library."
MOVED = "The article no longer says this word for word."
CHANGED_SINCE = "Changed since: the article said this word for word when it was quoted."


class Holding(Protocol):
    """The part of the desk that tells of articles."""

    def article(self, article_id: str) -> Article | None:
        """The article as the library has it now; None when it has been removed."""
        ...

    def statements(self, article_ids: Iterable[str]) -> tuple[Statement, ...]:
        """What these articles state."""
        ...

    def known_early(self, article_ids: Iterable[str]) -> frozenset[str]:
        """Those of these articles that were published before their meeting ended."""
        ...

    def told_differently(self, quotes: Iterable[Quote]) -> Mapping[int, tuple[ToldDifferently, ...]]:
        """By marker: what quotes tell that is told differently elsewhere in the library."""
        ...

    def earlier_version(self, article_id: str, start: int, text: str) -> EarlierVersion | None:
        """The article as it was when it had that text at that character."""
        ...


@dataclass(frozen=True, slots=True)
class ToldQuote:
    """A quote in its words."""

    marker: int
    before: str
    """The sentence that it leans on; empty when it stands on its own."""
    text: str
    status: str
    """`adopted, read from “adopted”`, and whether that was told in advance; empty when it reports only."""
    warning: str
    """Set when the library's article no longer has the quote, word for word."""
    apart: tuple[str, ...] = ()
    """How others tell it, each with the sentence that says so and where that stands."""


@dataclass(frozen=True, slots=True)
class Note:
    """Where a quote is from."""

    marker: int
    words: str
    """Its words, after the sentence that they lean on; empty when they stand in the answer."""
    status: str
    """As `ToldQuote.status`; empty when the quote itself stands in the answer."""
    warning: str
    apart: tuple[str, ...]
    same_as: int
    """The marker of an earlier note on the same article, which names it; 0 when this is the first."""
    title: str
    origin: str
    """Whose words these are, and the day."""
    link: Link | None
    place: str
    """Which characters of which article."""


@dataclass(frozen=True, slots=True)
class ToldAnswer:
    """What there is to tell of an answer."""

    paragraphs: tuple[str, ...] = ()
    """What was written, or said in place of an answer."""
    headline: str = ""
    leading: tuple[ToldQuote, ...] = ()
    sections: tuple[Section, ...] = ()
    table: Table | None = None
    counted: str = ""
    further: tuple[ToldQuote, ...] = ()
    """What else says so."""
    checked: str = ""
    """That the quotes are word for word, and what makes it an answer."""
    remarks: tuple[str, ...] = ()
    """What is to be known of a text that a model wrote: whose it is, and what of it its quotes do not carry."""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One question and what became of it."""

    question: str
    asked: str
    understood: str
    """Empty when that is just as it was asked."""
    scope: str
    """What it was limited to; empty when it was nothing."""
    answer: ToldAnswer


def told(exchange: KeptExchange, holding: Holding) -> Told:
    """What there is to tell of one exchange."""
    answer = exchange.answer if exchange.state == "done" else None
    scope, asked = str(exchange.scope) if exchange.scope else "", moment(exchange.asked_at)
    if answer is None:
        said = f"Not answered. {exchange.trouble}" if exchange.state == "failed" else "Not answered yet."
        paragraphs = (said.strip(), *_paragraphs(exchange.partial))
        return Told(exchange.question, asked, "", scope, ToldAnswer(paragraphs))
    same = answer.standalone_question.casefold().split() == exchange.question.casefold().split()
    understood = "" if same else answer.standalone_question
    return Told(exchange.question, asked, understood, scope, told_answer(answer, holding))


def told_answer(answer: Answer, holding: Holding) -> ToldAnswer:
    """What there is to tell of an answer: each quote once, in its place or in its note."""
    written = answer.writing.text if answer.model is not None and answer.writing is not None else ""
    if answer.status == "declined":
        return ToldAnswer(_paragraphs(answer.text))
    places = arranged(answer)
    articles = {quote.article_id: holding.article(quote.article_id) for quote in answer.cited}
    statements = holding.statements(articles) if articles else ()
    changed = changed_since(answer.cited, articles, holding.earlier_version)
    early = holding.known_early(articles) if articles else frozenset()
    sound = {quote.marker: stands(quote, articles[quote.article_id]) for quote in answer.cited}
    apart = holding.told_differently(quote for quote in answer.cited if sound[quote.marker])

    def quoted(quote: Quote) -> ToldQuote:
        article = articles[quote.article_id]
        if article is None or not stands(quote, article):
            warning = GONE if article is None else CHANGED_SINCE if quote.marker in changed else MOVED
            return ToldQuote(quote.marker, "", quote.text, "", warning)
        before = article.text[quote.before.start : quote.before.end] if quote.before else ""
        status = quote_told(quote, statements, article, early=quote.article_id in early)
        others = tuple(account_told(*one) for one in accounts_shown(apart.get(quote.marker, ())))
        return ToldQuote(quote.marker, before, quote.text, status, "", others)

    told_quotes = {quote.marker: quoted(quote) for quote in answer.cited}
    return ToldAnswer(
        paragraphs=_paragraphs(written),
        headline=without_markers(answer.headline) if written else answer.headline,
        leading=tuple(told_quotes[quote.marker] for quote in places.leading),
        sections=() if written else answer.sections,
        table=None if written else answer.table,
        counted=count_shown(answer),
        further=tuple(told_quotes[quote.marker] for quote in places.further),
        checked=_checked(answer, checked_line(answer.cited, sound, articles, changed)),
        remarks=tuple(_remarks(answer)),
        notes=tuple(_notes(answer, articles, {quote.marker for quote in places.noted}, told_quotes)),
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(paragraph for paragraph in text.split("\n\n") if paragraph.strip())


def _checked(answer: Answer, line: str) -> str:
    if answer.status != "answered":
        return ""
    return f"{line.removesuffix('.')}. {basis(answer)}."


def _remarks(answer: Answer) -> Iterator[str]:
    if answer.note:
        yield answer.note
    writing = answer.writing
    if writing is None:
        return
    if answer.model is None:
        yield f"What {writing.model} had written, which is not the answer: {writing.text}"
    yield f"{counts_line(writing)} {cost_line(writing)}"
    for claim in writing.claims:
        if claim.verdict != "supported":
            why = "; ".join(claim.reasons) or "it cites no quote"
            yield f"Not carried ({claim.verdict}): “{writing.text[claim.start : claim.end]}” Reason: {why}."


def _notes(
    answer: Answer, articles: dict[str, Article | None], noted: set[int], told_quotes: dict[int, ToldQuote]
) -> Iterator[Note]:
    first: dict[str, int] = {}
    for quote in answer.cited:
        article = articles[quote.article_id]
        words = told_quotes[quote.marker]
        has_words = quote.marker in noted and not has_words_of(answer, quote)
        yield Note(
            marker=quote.marker,
            words=" ".join(part for part in (words.before, f"“{words.text}”") if part) if has_words else "",
            status=words.status if quote.marker in noted else "",
            warning=words.warning if quote.marker in noted else "",
            apart=words.apart if quote.marker in noted else (),
            same_as=first.get(quote.article_id, 0),
            title=article.title if article else quote.article_id,
            origin=dated_provenance(article) if article else "",
            link=next((piece for piece in byline(article) if isinstance(piece, Link)), None) if article else None,
            place=f"{quote.article_id}, characters {quote.start}–{quote.end}",
        )
        first.setdefault(quote.article_id, quote.marker)


def moment(seconds: float) -> str:
    """`9 October 2025, 14:03 UTC`."""
    when = dt.datetime.fromtimestamp(seconds, dt.UTC)
    return f"{when.day} {when:%B %Y, %H:%M} UTC"


def note_reference(note: Note) -> str:
    """`A title. TASS, 9 October 2025. dushanbe, characters 29–97.`; of an article named before only where in it."""
    named = (f"As note {note.same_as}",) if note.same_as else (note.title.rstrip("."), note.origin)
    return " ".join(f"{part}." for part in (*named, note.place) if part)
