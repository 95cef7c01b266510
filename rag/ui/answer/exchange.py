"""What the page is given to draw one exchange: plain values, cut and checked here, so that the browser only sets text.

Citations are looked up by the answer they belong to, and every quote is compared with the library's text at the moment
it is shown: the line under an answer says what that comparison found.
"""

from collections.abc import Mapping
from typing import TypedDict

from rag.markers import without_markers
from rag.presenting import arranged, basis, count_shown
from rag.types import Answer
from rag.ui.answer.cards import CardDrawn, cards
from rag.ui.answer.claims import WritingDrawn, writing_drawn, written_paragraphs
from rag.ui.answer.entries import EntryDrawn, entries
from rag.ui.answer.passages import FoundDrawn, also_found, nearest
from rag.ui.answer.pieces import (
    PiecesDrawn,
    SectionDrawn,
    TableDrawn,
    marked_line,
    plain_paragraphs,
    quote_paragraphs,
    section_drawn,
    table_drawn,
)
from rag.ui.answer.shown import Shown
from rag.ui.checks import checked_line
from rag.ui.conversations import Exchange
from rag.ui.desk import Desk
from rag.ui.export import as_plain_text, told_answer


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
    carried: bool
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
        "carried": exchange.answer is not None and exchange.answer.carried_over,
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
        "cards": cards((*answer.cited, *places.related), shown, desk),
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
        "cards": cards(exchange.quotes, shown, desk),
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
