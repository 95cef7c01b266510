"""Answers and articles as JSON for users' scripts: keys may be added, but none is removed or changes its meaning."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from rag.claims import Checked
from rag.conversations import Feedback
from rag.outcomes import (
    Coming,
    Disagreement,
    FollowUp,
    LibraryRecord,
    OtherAccount,
    Outcome,
    expected,
    known_before_end,
    record_on,
    shared_words,
    told_differently_at,
)
from rag.presenting import with_status
from rag.question import Meeting
from rag.record import Deadline, MeetingFacts, Recorded
from rag.store import Library
from rag.types import Answer, Article, Hit, Item, Quote, Source, Span, Table, Writing


def answer_json(answer: Answer, library: Library) -> dict[str, Any]:
    """The JSON of an answer; articles' titles and hits' texts are filled in from the library."""
    quoted = _Quoted(answer, library)
    return {
        "id": answer.id,
        "question": answer.question,
        "standalone_question": answer.standalone_question,
        "carried_over": answer.carried_over,
        "kind": answer.kind,
        "status": answer.status,
        "headline": answer.headline,
        "text": answer.text,
        "confidence": answer.confidence,
        "sections": [{"title": one.title, "items": [*map(_item_json, one.items)]} for one in answer.sections],
        "table": answer.table and _table_json(answer.table),
        "shown": answer.shown,
        "there": answer.there,
        "quotes": [quoted.json(quote) for quote in answer.cited],
        "related": [quoted.json(quote) for quote in answer.related],
        "hits": [hit_json(hit, library) for hit in answer.hits],
        "model": answer.model,
        "timings_ms": answer.timings_ms,
        **_written(answer),
    }


def hit_json(hit: Hit, library: Library) -> dict[str, Any]:
    """A passage that was found, with its text."""
    place = hit.passage
    return {
        "article": place.article_id,
        "start": place.start,
        "end": place.end,
        "text": library.cut(place.article_id, place.start, place.end),
        "score": round(hit.score, 6),
        "rank": hit.rank,
    }


def _item_json(item: Item) -> dict[str, Any]:
    """A line or cell; `article` is what it leads to where it rests on no quote, else null."""
    return {"text": item.text, "markers": item.markers, "article": item.article_id}


def _table_json(table: Table) -> dict[str, Any]:
    return {"columns": table.columns, "rows": [[*map(_item_json, row)] for row in table.rows]}


class _Quoted:
    """What the library says of the quotes of an answer, each article read once."""

    def __init__(self, answer: Answer, library: Library) -> None:
        self._library = library
        ids = dict.fromkeys(quote.article_id for quote in (*answer.cited, *answer.related))
        self._articles = {one: library.article(one) for one in ids}
        self._statements = library.statements(ids) if ids else ()
        self._early = known_before_end(self._articles.values(), library.articles_without_text()) if ids else {}
        self._record = record_on(library, ids)

    def json(self, quote: Quote) -> dict[str, Any]:
        """A quote; `statuses` are those of what it states beyond a report, each with the words that show it."""
        article = self._articles[quote.article_id]
        return {
            "marker": quote.marker,
            "article": quote.article_id,
            **_reference(article),
            "text": quote.text,
            "start": quote.start,
            "end": quote.end,
            "score": quote.score,
            "answer": quote.answer and {"start": quote.answer[0], "end": quote.answer[1]},
            "context": _context(quote, self._library),
            "also": [{"article": one.article_id, "start": one.start, "end": one.end} for one in quote.also],
            "summary": article.is_summary,
            "story": article.story,
            "language": article.language or None,
            "page": article.page_at(quote.start),
            "statuses": [
                {"status": one.status, "read_from": article.text[slice(*one.cue)] or None}
                for one in with_status(quote, self._statements)
            ],
            "known_before_end": self._early[quote.article_id],
            "told_differently": apart_json(self._record, quote.article_id, (quote.start, quote.end)),
        }


def _written(answer: Answer) -> dict[str, Any]:
    """Further fields when a model was asked: its text, and why that is not the answer."""
    if answer.writing is None and not answer.note:
        return {}
    return {"note": answer.note, "writing": answer.writing and _plain_writing(answer.writing)}


def _plain_writing(writing: Writing) -> dict[str, Any]:
    """What a model wrote, each sentence with its verdict; `start` and `end` are offsets in the writing's own text."""
    plain = asdict(writing)
    for claim in plain["claims"]:
        claim["text"] = writing.text[claim["start"] : claim["end"]]
    return plain


def checked_json(name: Any, checked: Checked, support: float) -> dict[str, Any]:
    """The verdict on a written sentence, under the id that the caller gave it, and how close it keeps to its quotes."""
    return {"id": name, "verdict": checked.verdict, "reasons": [*checked.reasons], "support": round(support, 4)}


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
        "reason": feedback.reason,
    }


def _deadline_json(deadline: Deadline) -> dict[str, Any]:
    return {"text": deadline.text, "until": deadline.until.isoformat() if deadline.until else None}


def apart_json(record: LibraryRecord, article_id: str, span: Span) -> list[dict[str, Any]]:
    """What is told in a range of an article and differently elsewhere, with the sentences that tell it so."""
    return [
        {
            "aspect": one.aspect,
            "about": one.about,
            "value": one.value,
            "others": [_account_json(each) for each in one.others],
        }
        for one in told_differently_at(record, article_id, *span)
    ]


def _account_json(account: OtherAccount) -> dict[str, Any]:
    """Another account; it has no place where only the front matter of its article gives it."""
    start, end = account.quote or (None, None)
    return {
        "value": account.value,
        "article": account.article.id,
        **_reference(account.article),
        "start": start,
        "end": end,
        "text": account.text or None,
    }


def outcome_json(outcome: Outcome, record: LibraryRecord) -> dict[str, Any]:
    """A statement as one flat object; `start` and `end` are its sentence's, and its text is cut there.

    Args:
        outcome: To tell.
        record: Of all articles on its meeting, which may tell it differently.
    """
    one, article = outcome.statement, outcome.article
    start, end = one.span
    return {
        "article": article.id,
        "start": start,
        "end": end,
        "text": article.text[start:end],
        "status": one.status,
        "actors": [actor.name for actor in one.actors],
        "what": article.text[slice(*one.what)] if one.what else None,
        "amounts": [
            {"value": each.value, "unit": each.unit, "hedge": each.hedge, "text": article.text[slice(*each.span)]}
            for each in one.amounts
        ],
        "deadline": one.deadline and _deadline_json(one.deadline),
        "instrument": one.instrument,
        "voice": one.voice,
        "date": article.date.isoformat() if article.date else None,
        "summit": article.summit,
        "meeting": str(outcome.meeting) if outcome.meeting else None,
        "read_from": article.text[slice(*one.cue)] or None,
        "known_before_end": outcome.known_before_end,
        "url": article.url,
        "deadlines": [_deadline_json(each) for each in one.deadlines],
        "binding": one.binding,
        "topics": [*outcome.topics],
        "told_differently": apart_json(record, article.id, one.clause),
    }


def meeting_heading_json(meeting: Meeting) -> dict[str, Any]:
    """Which meeting it is, and the articles on it."""
    return {
        "meeting": str(meeting),
        "summit": None if meeting.of_no_series else meeting.summit,
        "edition": meeting.edition,
        "date": meeting.date.isoformat() if meeting.date else None,
        "last_date": meeting.last_date.isoformat() if meeting.last_date else None,
        "place": meeting.place,
        "articles": [*meeting.article_ids],
    }


def meeting_json(held: LibraryRecord, meeting: Meeting) -> dict[str, Any]:
    """A meeting: values joined over its articles, what each says, its outcomes, what differs and what came of it."""
    record = held.meeting(meeting)
    articles = held.articles(meeting.article_ids)
    texts = {one.id: one.text for one in articles}

    def told(values: Sequence[Recorded[Any]]) -> list[dict[str, Any]]:
        return [
            {
                "value": _plain(asdict(one)["value"]),
                "sources": [_source(fact.article_id, fact.span, texts) | {"given": fact.given} for fact in one.facts],
            }
            for one in values
        ]

    _, after = held.beside(meeting)
    return {
        **meeting_heading_json(meeting),
        "predecessor": str(record.predecessor) if record.predecessor else None,
        "successor": str(record.successor) if record.successor else None,
        "joined": {name: told(getattr(record, name)) for name in _JOINED},
        "facts": [facts_json(held.facts[one.id], one) for one in articles if one.id in held.facts],
        "outcomes": [
            outcome_json(one, held) for one in held.of(meeting.article_ids) if one.statement.status != "reported"
        ],
        "disagreements": [disagreement_json(one, texts) for one in held.disagreements(meeting)],
        "what_came_of_it": [followup_json(one, held) for one in held.what_came_of(meeting.article_ids)],
        "announced": None,
        "announced_successor": str(after) if isinstance(after, Coming) else None,
    }


def announced_json(held: LibraryRecord, coming: Coming, today: dt.date) -> dict[str, Any]:
    """A meeting that is only announced, with the keys of any other: nothing is adopted yet, and no article is on it."""
    before, after = held.beside(coming)
    following = coming.next
    sources = [
        _source(article.id, span, {article.id: article.text}) | {"given": False} for article, span in coming.announcing
    ]
    told = {
        "series": coming.series,
        "editions": following.edition,
        "first_days": following.day and following.day.isoformat(),
        "places": following.place,
    }
    joined = {name: [{"value": told[name], "sources": sources}] if told.get(name) else [] for name in _JOINED}
    return {
        "meeting": str(coming),
        "summit": coming.series or coming.title,
        "edition": following.edition,
        "date": following.day.isoformat() if following.day else None,
        "last_date": None,
        "place": following.place,
        "articles": [],
        "predecessor": str(before) if before else None,
        "successor": None,
        "joined": joined,
        "facts": [],
        "outcomes": [],
        "disagreements": [],
        "what_came_of_it": [],
        "announced": coming_json(coming, today),
        "announced_successor": str(after) if after else None,
    }


def meetings_json(held: LibraryRecord, reported: Sequence[Meeting], announced: Sequence[Coming]) -> dict[str, Any]:
    """Meetings that articles are on, and then those that are only announced, by today's date."""
    today = dt.date.today()
    told = [*(meeting_json(held, one) for one in reported), *(announced_json(held, one, today) for one in announced)]
    return {"meetings": told}


_JOINED = (
    *("series", "editions", "first_days", "last_days", "month_days", "places", "hosts", "chairs"),
    *("participants", "documents", "next_meetings"),
)


def disagreement_json(found: Disagreement, texts: Mapping[str, str]) -> dict[str, Any]:
    """What is told differently; `texts` are the articles' by id."""
    sides = [{"value": one.value} | _source(one.article_id, one.span, texts) for one in found.sides]
    return {"aspect": found.aspect, "about": found.about, "sides": sides}


def followup_json(found: FollowUp, record: LibraryRecord) -> dict[str, Any]:
    """A proposal beside a later statement that possibly concerns its matter."""
    return {
        "proposal": outcome_json(found.proposal, record),
        "later": outcome_json(found.later, record),
        "shared": shared_words(found.proposal, found.shared),
    }


def _source(article_id: str, span: Span | None, texts: Mapping[str, str]) -> dict[str, Any]:
    """A place of an article with the words there; without a range it is the front matter."""
    start, end = span or (None, None)
    return {"article": article_id, "start": start, "end": end, "text": texts[article_id][start:end] if span else None}


def coming_json(coming: Coming, today: dt.date) -> dict[str, Any]:
    """An announced meeting, with the words that announce it; `also` are those of further articles."""
    following = coming.next
    texts = {article.id: article.text for article, _ in coming.announcing}
    first, *others = (_source(article.id, span, texts) for article, span in coming.announcing)
    return {
        "series": coming.series,
        "edition": following.edition,
        "place": following.place,
        "day": following.day.isoformat() if following.day else None,
        "year": following.year,
        "venue_open": following.venue_open,
        **first,
        "also": others,
        "after": str(coming.after) if coming.after else None,
        "expected": expected(following, today),
    }


def facts_json(facts: MeetingFacts, article: Article) -> dict[str, Any]:
    """What an article says about its meeting; each value with the words it was read from, null for front matter."""

    def sourced(value: Any) -> Any:
        """Each fact as its value and the words it was read from; what holds facts keeps its form."""
        if isinstance(value, dict) and value.keys() == {"value", "article_id", "span", "given"}:
            start, end = value["span"] or (None, None)
            words = None if start is None else article.text[start:end]
            return {
                "value": _plain(value["value"]),
                "read_from": words,
                "start": start,
                "end": end,
                "given": value["given"],
            }
        if isinstance(value, dict):
            return {name: sourced(each) for name, each in value.items()}
        if isinstance(value, tuple):
            return [sourced(each) for each in value]
        return value

    told: dict[str, Any] = sourced({name: each for name, each in asdict(facts).items() if name != "article_id"})
    return {"article": article.id, **told}


def article_json(article: Article, prints: Sequence[Source] = ()) -> dict[str, Any]:
    """Everything that is stored of an article, and where else its story was printed."""
    told = asdict(article) | {"also_printed": [asdict(one) for one in prints]}
    return {name: _plain(value) for name, value in told.items()}


def article_heading_json(article: Article, prints: Sequence[Source] = ()) -> dict[str, Any]:
    """The same without the text."""
    return {name: value for name, value in article_json(article, prints).items() if name != "text"}


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
