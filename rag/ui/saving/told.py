"""A conversation as a file to keep, send or print: what it tells, and that told in Markdown.

Quotes are cut from the answer as it was given, and compared with the library as it is now, as the window does. Text
from articles, questions and models is escaped, so that it is read as text and nothing else; `html` tells
the same as HTML.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rag.conversations import KeptConversation, KeptExchange
from rag.types import Answer, Article, Quote
from rag.ui.answer import cost_line, counts_line, stands
from rag.ui.byline import Link, article_day, links, publisher_line

FindArticle = Callable[[str], Article | None]
NAME_MAX_CHARS = 60

_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>#~|&!$]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_LINE_STARTS = re.compile(r"^(\s*)([-+=>:])|^(\s*\d{1,9})([.)])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ToldQuote:
    """A quote and where it is from."""

    marker: int
    before: str
    """The sentence that it leans on; empty when it stands on its own."""
    text: str
    title: str
    origin: str
    """Publisher and day."""
    place: str
    """Which characters of which article."""
    links: tuple[Link, ...]
    warning: str
    """Set when the library's article no longer has the quote, word for word."""


@dataclass(frozen=True, slots=True)
class Told:
    """One question and what became of it."""

    question: str
    asked: str
    understood: str
    """Empty when that is just as it was asked."""
    scope: str
    """What it was limited to; empty when it was nothing."""
    paragraphs: tuple[str, ...]
    quotes: tuple[ToldQuote, ...]
    remarks: tuple[str, ...] = ()
    """What is to be known of a text that a model wrote: whose it is, and what of it its quotes do not carry."""


def told(exchange: KeptExchange, find_article: FindArticle) -> Told:
    """What there is to tell of one exchange."""
    answer = exchange.answer if exchange.state == "done" else None
    scope = str(exchange.scope) if exchange.scope else ""
    if answer is None:
        said = f"Not answered. {exchange.trouble}" if exchange.state == "failed" else "Not answered yet."
        partial = (paragraph for paragraph in exchange.partial.split("\n\n") if paragraph.strip())
        return Told(exchange.question, moment(exchange.asked_at), "", scope, (said.strip(), *partial), ())
    same = answer.standalone_question.casefold().split() == exchange.question.casefold().split()
    return Told(
        exchange.question,
        moment(exchange.asked_at),
        "" if same else answer.standalone_question,
        scope,
        tuple(paragraph for paragraph in answer.text.split("\n\n") if paragraph.strip()),
        tuple(_told_quote(quote, find_article(quote.article_id)) for quote in answer.cited),
        tuple(_remarks(answer)),
    )


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


def _told_quote(quote: Quote, article: Article | None) -> ToldQuote:
    place = f"{quote.article_id}, characters {quote.start}–{quote.end}"
    if article is None:
        gone = "This article is no longer in the library."
        return ToldQuote(quote.marker, "", quote.text, quote.article_id, "", place, (), gone)
    before = article.text[quote.before.start : quote.before.end] if quote.before else ""
    warning = "" if stands(quote, article) else "The article no longer says this word for word."
    origin = ", ".join(part for part in (publisher_line(article), article_day(article)) if part)
    return ToldQuote(quote.marker, before, quote.text, article.title, origin, place, links(article), warning)


def moment(seconds: float) -> str:
    """`9 October 2025, 14:03 UTC`."""
    when = dt.datetime.fromtimestamp(seconds, dt.UTC)
    return f"{when.day} {when:%B %Y, %H:%M} UTC"


def file_name(title: str, ending: str) -> str:
    """A name that every system takes: the title's letters and digits."""
    words = re.findall(r"[^\W_]+", title.lower())
    return f"{'-'.join(words)[:NAME_MAX_CHARS].strip('-') or 'conversation'}.{ending}"


def as_markdown(conversation: KeptConversation, find_article: FindArticle) -> str:
    """The conversation in CommonMark."""
    parts = [f"# {_line(conversation.title)}", "A conversation with Readout."]
    for exchange in conversation.exchanges:
        parts += _markdown(told(exchange, find_article))
    return "\n\n".join(parts) + "\n"


def _markdown(one: Told) -> list[str]:
    parts = [f"## {_line(one.question)}", f"Asked on {one.asked}."]
    if one.scope:
        parts.append(f"Asked only of: {_line(one.scope)}")
    if one.understood:
        parts.append(f"Understood as: {_line(one.understood)}")
    parts += [_escaped(paragraph) for paragraph in one.paragraphs]
    parts += [f"*{_line(remark)}*" for remark in one.remarks]
    for quote in one.quotes:
        before = f"{_line(quote.before)} " if quote.before else ""
        outside = ", ".join(f"[{_line(link.label)}](<{_address(link.url)}>)" for link in quote.links)
        words = [f"{before}“{_line(quote.text)}”", f"**{_line(quote.title)}**", _line(quote.origin), _line(quote.place)]
        lines = [f"Quote {quote.marker}: {words[0]}", " · ".join(part for part in (*words[1:], outside) if part)]
        if quote.warning:
            lines.append(f"**{quote.warning}**")
        parts.append("\n>\n".join(f"> {line}" for line in lines))
    return parts


def _line(text: str) -> str:
    return _escaped(" ".join(text.split()))


def _escaped(text: str) -> str:
    """The text with all that Markdown would read as more than text put behind a backslash, addresses in it too."""
    lines = "\n".join(line.strip() for line in text.splitlines())
    escaped = _MARKDOWN.sub(lambda found: f"\\{found[0]}", lines)
    return _LINE_STARTS.sub(lambda found: f"{found[1] or found[3] or ''}\\{found[2] or found[4]}", escaped)


def _address(url: str) -> str:
    return url.replace("<", "%3C").replace(">", "%3E")
