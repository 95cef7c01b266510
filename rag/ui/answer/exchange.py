"""What the page is given to draw one exchange: plain values, cut and checked here, so that the browser only sets text.

Citations are looked up by the answer they belong to, and every quote is compared with the library's text at the moment
it is shown: the line under an answer says what that comparison found.
"""

import re
from dataclasses import replace
from typing import TypedDict, final

from rag.types import Answer, Article, Quote
from rag.ui.answer.cards import CardDrawn, cards
from rag.ui.answer.claims import MarkerDrawn, WritingDrawn, writing_drawn, written_paragraphs
from rag.ui.answer.passages import FoundDrawn, also_found, nearest
from rag.ui.byline import NamedDrawn, TextDrawn, citation_name, named
from rag.ui.conversations import Exchange
from rag.ui.desk import Desk

_MARKER = re.compile(r"\[(\d{1,3})\]")
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
        "paragraphs": cited_paragraphs(exchange.text, ()),
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
        # What follows the first paragraph names the nearest articles; the list under it does so better.
        said = cited_paragraphs(answer.text, ())
        return drawn | {"paragraphs": said[:1] if near else said, "nearest": near}
    articles = {quote.article_id: desk.article(quote.article_id) for quote in answer.quotes}
    sound = {quote.marker: stands(quote, answer, articles[quote.article_id]) for quote in answer.quotes}
    return drawn | {
        "paragraphs": cited_paragraphs(answer.text, answer.quotes, articles),
        "cards": cards(answer, articles, sound, desk),
        "entries": entries(answer, articles, sound),
        "also": also_found(answer, desk),
        "checked": {"text": checked_line(answer.quotes, sound), "sound": all(sound.values())},
        "writing": writing_drawn(answer.writing, _names(answer.quotes, articles), leads=answer.model is not None)
        if answer.writing
        else None,
        "answerNote": answer.note,
    }


def _being_written(drawn: ExchangeDrawn, exchange: Exchange, quoted: Answer, desk: Desk) -> ExchangeDrawn:
    """What a model has written so far, with the quotes it cites."""
    cited = replace(quoted, quotes=exchange.quotes, text=exchange.text, model=exchange.model)
    articles = {quote.article_id: desk.article(quote.article_id) for quote in cited.quotes}
    sound = {quote.marker: stands(quote, cited, articles[quote.article_id]) for quote in cited.quotes}
    written = written_paragraphs(exchange.text, exchange.claims, _names(cited.quotes, articles))
    return drawn | {
        "state": "writing" if written else "searching",
        "note": "" if written else f"{exchange.model} is writing…",
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


def stands(quote: Quote, answer: Answer, article: Article | None) -> bool:
    """Whether the quote is, character for character, what its article says there and what the answer shows."""
    if article is None or article.text[quote.start : quote.end] != quote.text:
        return False
    return answer.writing is not None or answer.model is not None or quote.text in answer.text


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


def cited_paragraphs(
    text: str, quotes: tuple[Quote, ...], articles: dict[str, Article | None] | None = None
) -> list[list[PieceDrawn]]:
    """The text cut into paragraphs of plain text and citation markers.

    Only `[n]` for a quote of this answer is a marker, and never inside a quoted sentence, whose brackets are its own.
    """
    names = _names(quotes, articles or {})
    cut = [_pieces(paragraph, quotes, names) for paragraph in text.split("\n\n")]
    contexts = {q.marker: _context(q, (articles or {}).get(q.article_id)) for q in quotes}
    for pieces in cut:
        if pieces and "text" in pieces[0] and (context := contexts.get(_only_marker(pieces), "")):
            pieces.insert(0, {"context": f"{context} "})
    return [pieces for pieces in cut if pieces]


def _only_marker(pieces: list[PieceDrawn]) -> int:
    """The marker of a paragraph that is one quote; 0 for any other."""
    markers = [piece["marker"] for piece in pieces if "marker" in piece]
    first = pieces[0]
    return markers[0] if len(markers) == 1 and "text" in first and first["text"].startswith("“") else 0


def _context(quote: Quote, article: Article | None) -> str:
    """The sentence that the quote leans on, cut from the article as it is now."""
    if quote.before is None or article is None:
        return ""
    return article.text[quote.before.start : quote.before.end]


def _pieces(paragraph: str, quotes: tuple[Quote, ...], names: dict[int, str]) -> list[PieceDrawn]:
    quoted = [
        (found.start(), found.end()) for quote in quotes for found in re.finditer(re.escape(quote.text), paragraph)
    ]
    pieces: list[PieceDrawn] = []
    done = 0
    for found in _MARKER.finditer(paragraph):
        marker = int(found[1])
        if marker not in names or any(start <= found.start() < end for start, end in quoted):
            continue
        before = paragraph[done : found.start()]
        if before.endswith(" "):
            before = before[:-1] + _NO_BREAK_SPACE
        if before:
            pieces.append({"text": before})
        pieces.append({"marker": marker, "name": names[marker]})
        done = found.end()
    if paragraph[done:].strip():
        pieces.append({"text": paragraph[done:]})
    return pieces


def entries(answer: Answer, articles: dict[str, Article | None], sound: dict[int, bool]) -> list[EntryDrawn]:
    """The cited articles in the order of their first marker, each with its quotes.

    A quote's words are repeated here only when they do not stand in the answer itself, since a model wrote it.
    """
    found: list[EntryDrawn] = []
    for article_id in dict.fromkeys(quote.article_id for quote in answer.quotes):
        article = articles[article_id]
        quotes = [quote for quote in answer.quotes if quote.article_id == article_id]
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
