"""What the page is given to draw one exchange: plain values, cut and checked here, so that the browser only sets text.

Citations are looked up by the answer they belong to, and every quote is compared with the library's text at the moment
it is shown: the line under an answer says what that comparison found.
"""

from dataclasses import replace
from typing import TypedDict, final

from rag.types import Answer, Article, Quote
from rag.ui.answer.cards import CardDrawn, cards
from rag.ui.answer.claims import MarkerDrawn, WritingDrawn, writing_drawn, written_paragraphs
from rag.ui.answer.passages import FoundDrawn, also_found, nearest
from rag.ui.byline import NamedDrawn, TextDrawn, citation_name, named
from rag.ui.conversations import Exchange
from rag.ui.desk import Desk

_NO_BREAK_SPACE = "\u00a0"


@final
class ContextDrawn(TypedDict):
    """The sentence that a quote leans on."""

    context: str


PieceDrawn = TextDrawn | MarkerDrawn | ContextDrawn


class QuoteDrawn(TypedDict):
    """A quote under its article; `also` counts other articles that say nearly the same."""

    marker: int
    text: str
    sound: bool
    also: int


class EntryDrawn(NamedDrawn):
    """A cited article with its quotes."""

    quotes: list[QuoteDrawn]


class CheckedDrawn(TypedDict):
    """What comparing the quotes with the library found."""

    text: str
    sound: bool


class ExchangeDrawn(TypedDict):
    """What `parts/exchange.js` is given, but for feedback and the questions to go on with."""

    id: str
    question: str
    state: str
    note: str
    trouble: str
    understood: str
    scope: str
    paragraphs: list[list[PieceDrawn]]
    cards: list[CardDrawn]
    entries: list[EntryDrawn]
    nearest: list[FoundDrawn]
    also: list[FoundDrawn]
    checked: CheckedDrawn | None
    writing: WritingDrawn | None
    answerNote: str
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
        "paragraphs": plain_paragraphs(exchange.text),
        "cards": [],
        "entries": [],
        "nearest": [],
        "also": [],
        "checked": None,
        "writing": None,
        "answerNote": "",
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
        return drawn | {"paragraphs": plain_paragraphs(said), "nearest": near}
    articles = {quote.article_id: desk.article(quote.article_id) for quote in answer.cited}
    sound = {quote.marker: stands(quote, articles[quote.article_id]) for quote in answer.cited}
    return drawn | {
        "paragraphs": [] if answer.model else quote_paragraphs(answer.quotes, articles),
        "cards": cards(answer, articles, sound, desk),
        "entries": entries(answer, articles, sound),
        "also": also_found(answer, desk),
        "checked": {"text": checked_line(answer.cited, sound), "sound": all(sound.values())},
        "writing": writing_drawn(answer.writing, _names(answer.cited, articles), leads=answer.model is not None)
        if answer.writing
        else None,
        "answerNote": answer.note,
    }


def _being_written(drawn: ExchangeDrawn, exchange: Exchange, quoted: Answer, desk: Desk) -> ExchangeDrawn:
    """What a model has written so far, with the quotes it cites."""
    cited = replace(quoted, quotes=exchange.quotes)
    articles = {quote.article_id: desk.article(quote.article_id) for quote in cited.quotes}
    sound = {quote.marker: stands(quote, articles[quote.article_id]) for quote in cited.quotes}
    written = written_paragraphs(exchange.text, exchange.claims, _names(cited.quotes, articles))
    return drawn | {
        "state": "writing" if written else "searching",
        "note": "" if written else f"{exchange.model} is {'thinking' if exchange.thinking else 'writing'}…",
        "paragraphs": [],
        "cards": cards(cited, articles, sound, desk),
        "writing": {"paragraphs": written, "leads": True} if written else None,
    }


def _names(quotes: tuple[Quote, ...], articles: dict[str, Article | None]) -> dict[int, str]:
    """What each citation is called aloud."""
    return {quote.marker: citation_name(quote.marker, articles.get(quote.article_id)) for quote in quotes}


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


def stands(quote: Quote, article: Article | None) -> bool:
    """Whether the quote is, character for character, what its article says there now."""
    return article is not None and article.says(quote.text, quote.start, quote.end)


def checked_line(quotes: tuple[Quote, ...], sound: dict[int, bool]) -> str:
    """`3 quotes, all word for word from 2 articles`; or how many of them are not."""
    good = [quote for quote in quotes if sound[quote.marker]]
    count = len({quote.article_id for quote in good})
    articles = f"{count} article" if count == 1 else f"{count} articles"
    if len(good) < len(quotes):
        return f"Only {len(good)} of {len(quotes)} quotes are word for word in their articles. Do not rely on the rest."
    if len(quotes) == 1:
        return "1 quote, word for word from 1 article"
    return f"{len(quotes)} quotes, {'both' if len(quotes) == 2 else 'all'} word for word from {articles}"


def plain_paragraphs(text: str) -> list[list[PieceDrawn]]:
    """A text without citations, a piece a paragraph."""
    return [[{"text": paragraph}] for paragraph in text.split("\n\n") if paragraph.strip()]


def quote_paragraphs(quotes: tuple[Quote, ...], articles: dict[str, Article | None]) -> list[list[PieceDrawn]]:
    """A paragraph for each quote: the sentence it leans on, its own words, its marker."""
    names = _names(quotes, articles)
    found: list[list[PieceDrawn]] = []
    for quote in quotes:
        context = _context(quote, articles[quote.article_id])
        pieces: list[PieceDrawn] = [{"context": f"{context} "}] if context else []
        pieces.append({"text": f"“{quote.text}”{_NO_BREAK_SPACE}"})
        pieces.append({"marker": quote.marker, "name": names[quote.marker]})
        found.append(pieces)
    return found


def _context(quote: Quote, article: Article | None) -> str:
    """The sentence that the quote leans on, cut from the article as it is now; none where the quote has moved."""
    if quote.before is None or article is None or not stands(quote, article):
        return ""
    return article.text[quote.before.start : quote.before.end]


def entries(answer: Answer, articles: dict[str, Article | None], sound: dict[int, bool]) -> list[EntryDrawn]:
    """The cited articles in the order of their first marker, each with its quotes.

    A quote's words are repeated here only when they do not stand in the answer itself, since a model wrote it.
    """
    found: list[EntryDrawn] = []
    for article_id in dict.fromkeys(quote.article_id for quote in answer.cited):
        article = articles[article_id]
        quotes = [quote for quote in answer.cited if quote.article_id == article_id]
        found.append(
            {
                **named(article),
                "quotes": [
                    {
                        "marker": quote.marker,
                        "text": "" if quote.text in answer.text else quote.text,
                        "sound": sound[quote.marker],
                        "also": len({one.article_id for one in quote.also} - {article_id}),
                    }
                    for quote in quotes
                ],
            }
        )
    return found
