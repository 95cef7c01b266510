"""What the page is given to draw one exchange: plain values, cut and checked here, so that the browser only sets text.

Citations are looked up by the answer they belong to, and every quote is compared with the library's text at the moment
it is shown: the line under an answer says what that comparison found.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypedDict, final

from rag.markers import marks, without_markers
from rag.presenting import arranged, basis, count_shown, has_words_of, printed_line, said_elsewhere, with_status
from rag.record import Statement
from rag.types import Answer, Article, EarlierVersion, Item, Quote, Section, Source, Table
from rag.ui.answer.cards import CardDrawn, cards
from rag.ui.answer.claims import MarkerDrawn, WritingDrawn, writing_drawn, written_paragraphs
from rag.ui.answer.passages import FoundDrawn, also_found, nearest
from rag.ui.badge import BadgeDrawn, badge_drawn
from rag.ui.byline import NamedDrawn, TextDrawn, citation_name, named
from rag.ui.checks import changed_since, checked_line, stands
from rag.ui.conversations import Exchange
from rag.ui.desk import Desk
from rag.ui.export import as_plain_text, told_answer

_NO_BREAK_SPACE = "\u00a0"


@final
class ContextDrawn(TypedDict):
    """The sentence that a quote leans on."""

    context: str


PieceDrawn = TextDrawn | MarkerDrawn | ContextDrawn | BadgeDrawn
PiecesDrawn = list[PieceDrawn]
"""A paragraph, an item of a section or a cell of a table."""


class SectionDrawn(TypedDict):
    """A part of an answer under a title."""

    title: str
    items: list[PiecesDrawn]


class TableDrawn(TypedDict):
    """A comparison or a list in columns."""

    columns: list[str]
    rows: list[list[PiecesDrawn]]


class QuoteDrawn(TypedDict):
    """A quote under its article; its words are empty when they stand in the answer itself.

    `changed` says that an earlier version of the article has it, `also` how many other sources say nearly the same.
    """

    marker: int
    text: str
    sound: bool
    changed: bool
    also: str
    badges: list[BadgeDrawn]


class EntryDrawn(NamedDrawn):
    """A cited article with its quotes, and who else printed it."""

    printed: str

    quotes: list[QuoteDrawn]


class CheckedDrawn(TypedDict):
    """What comparing the quotes with the library found, and what makes the answer an answer."""

    text: str
    basis: str
    sound: bool
    quoted: bool


class ExchangeDrawn(TypedDict):
    """What `parts/exchange.js` is given, but for feedback, a file to save and the questions to go on with."""

    id: str
    question: str
    state: str
    note: str
    trouble: str
    understood: str
    scope: str
    headline: PiecesDrawn
    paragraphs: list[PiecesDrawn]
    sections: list[SectionDrawn]
    table: TableDrawn | None
    counted: str
    further: list[PiecesDrawn]
    related: list[PiecesDrawn]
    cards: list[CardDrawn]
    entries: list[EntryDrawn]
    nearest: list[FoundDrawn]
    also: list[FoundDrawn]
    checked: CheckedDrawn | None
    writing: WritingDrawn | None
    answerNote: str
    copied: str
    latest: bool
    open: int | None


def exchange_drawn(exchange: Exchange, desk: Desk, *, latest: bool, open_mark: int | None) -> ExchangeDrawn:
    """The exchange as it stands: waiting, being written, answered, declined, stopped or failed."""
    drawn: ExchangeDrawn = {
        "id": exchange.id,
        "question": exchange.question,
        "state": "stopped" if exchange.stopped else exchange.state,
        "note": waiting_note(exchange, desk),
        "trouble": exchange.trouble,
        "understood": understood(exchange),
        "scope": str(exchange.scope) if exchange.scope else "",
        "headline": [],
        "paragraphs": plain_paragraphs(exchange.text),
        "sections": [],
        "table": None,
        "counted": "",
        "further": [],
        "related": [],
        "cards": [],
        "entries": [],
        "nearest": [],
        "also": [],
        "checked": None,
        "writing": None,
        "answerNote": "",
        "copied": "",
        "latest": latest,
        "open": open_mark,
    }
    answer = exchange.answer
    if exchange.fallback is not None:
        return _being_written(drawn, exchange, exchange.fallback, desk)
    if exchange.state != "done" or answer is None:
        return drawn
    drawn["state"] = answer.status
    if answer.status == "declined":
        near = nearest(answer, desk)
        # The list of the nearest articles stands under it, so the sentence that names them is left out.
        said = answer.refusal.sentence if near and answer.refusal else answer.text
        return drawn | {"paragraphs": plain_paragraphs(said), "nearest": near, "copied": answer.text}
    if answer.status == "about":
        sections = [section_drawn(section, {}) for section in answer.sections]
        return drawn | {"paragraphs": plain_paragraphs(answer.headline), "sections": sections, "copied": answer.text}
    return _answered(drawn, answer, desk)


def _answered(drawn: ExchangeDrawn, answer: Answer, desk: Desk) -> ExchangeDrawn:
    shown = Shown.of((*answer.cited, *answer.related), desk)
    places = arranged(answer)
    return {
        **drawn,
        **_composed_drawn(answer, shown.names),
        "paragraphs": quote_paragraphs(places.leading, shown),
        "further": quote_paragraphs(places.further, shown),
        "related": quote_paragraphs(places.related, shown),
        "cards": cards((*answer.cited, *places.related), shown.articles, shown.sound, desk, shown.changed),
        "entries": entries(answer, shown, within=(*places.leading, *places.further)),
        "also": also_found(answer, desk),
        "checked": {
            "text": checked_line(
                answer.cited,
                shown.sound,
                shown.articles,
                [quote.marker for quote in answer.cited if quote.marker in shown.changed],
            ),
            "basis": basis(answer),
            "sound": all(shown.holds(quote) for quote in answer.cited),
            "quoted": bool(answer.cited),
        },
        "writing": writing_drawn(answer.writing, shown.names, leads=answer.model is not None)
        if answer.writing
        else None,
        "answerNote": answer.note,
        "copied": as_plain_text(told_answer(answer, shown)),
    }


class _ComposedDrawn(TypedDict):
    headline: PiecesDrawn
    sections: list[SectionDrawn]
    table: TableDrawn | None
    counted: str


def _composed_drawn(answer: Answer, names: Mapping[int, str]) -> _ComposedDrawn:
    """What a composer made: the line that answers, the sections, the table.

    Of these a text that a model wrote leaves the line alone; its numbers, which are not the text's, are left out.
    """
    if answer.model is not None:
        line = marked_line(without_markers(answer.headline), (), {})
        return {"headline": line, "sections": [], "table": None, "counted": ""}
    headline = answer.headline if names else without_markers(answer.headline)
    return {
        "headline": marked_line(headline, (), names),
        "sections": [section_drawn(section, names) for section in answer.sections],
        "table": table_drawn(answer.table, names) if answer.table else None,
        "counted": count_shown(answer),
    }


@dataclass(frozen=True, slots=True)
class Shown:
    """The quotes of an answer with what the library says of them now, each article read once."""

    articles: Mapping[str, Article | None]
    sound: Mapping[int, bool]
    """By marker, whether the quote stands in its article."""
    names: Mapping[int, str]
    """What each citation is called aloud."""
    stated: tuple[Statement, ...] = ()
    others: Mapping[str, Article | None] = field(default_factory=dict)
    """Articles that have a quote too."""
    prints: Mapping[str, tuple[Source, ...]] = field(default_factory=dict)
    """By article id: where else its story was printed."""
    changed: Mapping[int, EarlierVersion] = field(default_factory=dict)
    """By marker: the version that a quote stands in whose article has changed since."""

    @classmethod
    def of(cls, quotes: Sequence[Quote], desk: Desk) -> "Shown":
        """Read from the library."""
        articles = {quote.article_id: desk.article(quote.article_id) for quote in quotes}
        return cls(
            articles,
            {quote.marker: stands(quote, articles[quote.article_id]) for quote in quotes},
            {quote.marker: citation_name(quote.marker, articles[quote.article_id]) for quote in quotes},
            desk.statements(articles) if articles else (),
            {one.article_id: desk.article(one.article_id) for quote in quotes for one in quote.also},
            desk.also_printed(articles) if articles else {},
            changed_since(quotes, articles, desk.earlier_version),
        )

    def article(self, article_id: str) -> Article | None:
        """As it was read for this drawing; None when it has been removed."""
        return self.articles.get(article_id)

    def statements(self, article_ids: Iterable[str]) -> tuple[Statement, ...]:
        """As they were read for this drawing."""
        wanted = set(article_ids)
        return tuple(one for one in self.stated if one.article_id in wanted)

    def earlier_version(self, article_id: str, start: int, text: str) -> EarlierVersion | None:
        """The version that was read for this drawing."""
        held = (one for one in self.changed.values() if one.article.id == article_id)
        return next((one for one in held if one.article.says(text, start, start + len(text))), None)

    def holds(self, quote: Quote) -> bool:
        """Whether the quote stands in its article, as it is or as it was."""
        return self.sound[quote.marker] or quote.marker in self.changed

    def elsewhere(self, quote: Quote) -> str:
        """How many other sources say nearly the same as a quote."""
        article = self.articles[quote.article_id]
        others = [other for one in quote.also if (other := self.others[one.article_id]) is not None]
        return said_elsewhere(article, others) if article else ""

    def badges(self, quote: Quote) -> list[BadgeDrawn]:
        """The statuses of what the quote states; none when it has moved."""
        article = self.articles[quote.article_id]
        if article is None or not self.sound[quote.marker]:
            return []
        return [badge_drawn(one, article) for one in with_status(quote, self.stated)]


def marked_line(text: str, markers: Iterable[int], names: Mapping[int, str]) -> PiecesDrawn:
    """A text with the markers in it, and those behind it, as citations; a number that cites nothing is text."""
    pieces: PiecesDrawn = []
    done = 0
    for mark in marks(text):
        if mark.struck or mark.number not in names:
            continue
        if text[done : mark.start].strip():
            pieces.append({"text": text[done : mark.start]})
        pieces.append({"marker": mark.number, "name": names[mark.number]})
        done = mark.end
    if text[done:]:
        pieces.append({"text": text[done:]})
    behind = [marker for marker in markers if marker in names]
    if behind and pieces:
        pieces.append({"text": _NO_BREAK_SPACE})
    pieces += [MarkerDrawn(marker=marker, name=names[marker]) for marker in behind]
    return pieces


def section_drawn(section: Section, names: Mapping[int, str]) -> SectionDrawn:
    """A section whose items' markers open their quotes."""
    return {"title": section.title, "items": [_item(item, names) for item in section.items]}


def table_drawn(table: Table, names: Mapping[int, str]) -> TableDrawn:
    """A table whose cells' markers open their quotes."""
    rows = [[_item(cell, names) for cell in row] for row in table.rows]
    return {"columns": [*table.columns], "rows": rows}


def _item(item: Item, names: Mapping[int, str]) -> PiecesDrawn:
    return marked_line(item.text, item.markers, names)


def _being_written(drawn: ExchangeDrawn, exchange: Exchange, quoted: Answer, desk: Desk) -> ExchangeDrawn:
    """What was composed, which stands while a model writes; its numbers are not the model's, so they are left out.

    Below it what the model has written so far, with the quotes that it cites.
    """
    shown = Shown.of(exchange.quotes, desk)
    written = written_paragraphs(exchange.text, exchange.claims, shown.names)
    return {
        **drawn,
        **_composed_drawn(quoted, {}),
        "state": "writing" if written else "searching",
        "note": "" if written else f"{exchange.model} is {'thinking' if exchange.thinking else 'writing'}…",
        "paragraphs": [],
        "cards": cards(exchange.quotes, shown.articles, shown.sound, desk, shown.changed),
        "writing": {"paragraphs": written, "leads": True} if written else None,
    }


def understood(exchange: Exchange) -> str:
    """How the question was understood, when that is not just as it was asked."""
    answer = exchange.answer
    if answer is None or answer.standalone_question.casefold().split() == exchange.question.casefold().split():
        return ""
    return answer.standalone_question


def waiting_note(exchange: Exchange, desk: Desk) -> str:
    """What an exchange without text yet is waiting for."""
    if exchange.state == "searching":
        return "Searching the library…"
    if exchange.state != "waiting":
        return ""
    state = desk.status.state
    if state == "loading":
        return "Waiting for the language model. Your question is kept and will be answered."
    if state == "failed":
        return "Kept until the language model can be loaded."
    return "Waiting for its turn…"


def plain_paragraphs(text: str) -> list[PiecesDrawn]:
    """A text without citations, a piece a paragraph."""
    return [[{"text": paragraph}] for paragraph in text.split("\n\n") if paragraph.strip()]


def quote_paragraphs(quotes: Sequence[Quote], shown: Shown) -> list[PiecesDrawn]:
    """A paragraph for each quote: the sentence it leans on, its own words, its marker, the status of what it states."""
    found: list[PiecesDrawn] = []
    for quote in quotes:
        context = _context(quote, shown.articles[quote.article_id])
        pieces: PiecesDrawn = [{"context": f"{context} "}] if context else []
        pieces.append({"text": f"“{quote.text}”{_NO_BREAK_SPACE}"})
        pieces.append({"marker": quote.marker, "name": shown.names[quote.marker]})
        found.append([*pieces, *shown.badges(quote)])
    return found


def _context(quote: Quote, article: Article | None) -> str:
    """The sentence that the quote leans on, cut from the article as it is now; none where the quote has moved."""
    if quote.before is None or article is None or not stands(quote, article):
        return ""
    return article.text[quote.before.start : quote.before.end]


def entries(answer: Answer, shown: Shown, within: Sequence[Quote]) -> list[EntryDrawn]:
    """The cited articles in the order of their first marker, each with its quotes.

    A quote's words are repeated here only when they do not stand in the answer itself.

    Args:
        answer: What cites them.
        shown: Its quotes and articles.
        within: Those that stand in the answer as quotes.
    """
    standing = {quote.marker for quote in within}
    found: list[EntryDrawn] = []
    for article_id in dict.fromkeys(quote.article_id for quote in answer.cited):
        quotes = [quote for quote in answer.cited if quote.article_id == article_id]
        found.append(
            {
                **named(shown.articles[article_id]),
                "printed": printed_line(shown.prints.get(article_id, ())),
                "quotes": [
                    {
                        "marker": quote.marker,
                        "text": "" if quote.marker in standing or has_words_of(answer, quote) else quote.text,
                        "sound": shown.sound[quote.marker],
                        "changed": quote.marker in shown.changed,
                        "also": shown.elsewhere(quote),
                        "badges": [] if quote.marker in standing else shown.badges(quote),
                    }
                    for quote in quotes
                ],
            }
        )
    return found
