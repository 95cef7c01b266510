"""Answers and articles as JSON for users' scripts: keys may be added, but none is removed or changes its meaning."""

import datetime as dt
from dataclasses import asdict
from typing import Any

from rag.claims import Checked
from rag.conversations import Feedback
from rag.store import Library
from rag.types import Answer, Article, Quote, Writing


def answer_json(answer: Answer, library: Library) -> dict[str, Any]:
    """The JSON of an answer; articles' titles and hits' texts are filled in from the library."""
    return {
        "id": answer.id,
        "question": answer.question,
        "standalone_question": answer.standalone_question,
        "status": answer.status,
        "text": answer.text,
        "confidence": answer.confidence,
        "quotes": [
            {
                "marker": quote.marker,
                "article": quote.article_id,
                **_reference(library.article(quote.article_id)),
                "text": quote.text,
                "start": quote.start,
                "end": quote.end,
                "score": quote.score,
                "context": _context(quote, library),
                "also": [{"article": one.article_id, "start": one.start, "end": one.end} for one in quote.also],
            }
            for quote in answer.cited
        ],
        "hits": [
            {
                "article": hit.passage.article_id,
                "start": hit.passage.start,
                "end": hit.passage.end,
                "text": library.cut(hit.passage.article_id, hit.passage.start, hit.passage.end),
                "score": round(hit.score, 6),
                "rank": hit.rank,
            }
            for hit in answer.hits
        ],
        "model": answer.model,
        "timings_ms": answer.timings_ms,
        **_written(answer),
    }


def _written(answer: Answer) -> dict[str, Any]:
    """Further fields when a model was asked: its text, and why that is not the answer."""
    if answer.writing is None and not answer.note:
        return {}
    return {"note": answer.note, "writing": answer.writing and _plain_writing(answer.writing)}


def _plain_writing(writing: Writing) -> dict[str, Any]:
    """What a model wrote, each sentence with its verdict; `start` and `end` are offsets in the writing's own text."""
    fields = asdict(writing)
    for claim in fields["claims"]:
        claim["text"] = writing.text[claim["start"] : claim["end"]]
    return fields


def checked_json(name: Any, checked: Checked) -> dict[str, Any]:
    """The verdict on a written sentence, under the id that the caller gave it."""
    return {"id": name, "verdict": checked.verdict, "reasons": [*checked.reasons]}


def feedback_json(feedback: Feedback) -> dict[str, Any]:
    """What somebody thought of an answer; `quote` is null when the feedback is about the whole answer."""
    quote = feedback.quote
    return {
        "question": feedback.answer.question,
        "answer": feedback.answer.id,
        "verdict": feedback.verdict,
        "quote": quote
        and {
            "marker": quote.marker,
            "article": quote.article_id,
            "start": quote.start,
            "end": quote.end,
            "text": quote.text,
        },
        "at": dt.datetime.fromtimestamp(feedback.given_at, dt.UTC).isoformat(timespec="seconds"),
    }


def article_json(article: Article) -> dict[str, Any]:
    """Everything that is stored of an article."""
    return {name: _plain(value) for name, value in asdict(article).items()}


def _context(quote: Quote, library: Library) -> dict[str, Any] | None:
    """The sentence that the quote leans on."""
    if quote.before is None:
        return None
    start, end = quote.before.start, quote.before.end
    return {"start": start, "end": end, "text": library.cut(quote.article_id, start, end)}


def _reference(article: Article) -> dict[str, str | None]:
    day = article.date or article.published
    return {
        "title": article.title,
        "publisher": article.publisher,
        "date": day.isoformat() if day else None,
        "url": article.url,
    }


def _plain(value: Any) -> Any:
    """The value with dates as text and tuples as lists."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return value
