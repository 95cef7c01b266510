"""The chat page: what stands where, and what a click does.

A run of this script is short: it draws what there is and returns. Answers are written in other threads (see
`rag.ui.conversations.conversation`). While one is awaited, the browser asks for the fragment below to be drawn again
whenever something has changed (see `rag.ui.changes`).
"""

import base64
import logging
import uuid
from functools import partial
from typing import TypedDict

import streamlit as st
from streamlit.navigation.page import Page

from rag.errors import ConversationsError
from rag.presenting import arranged
from rag.types import Answer
from rag.ui.answer import ExchangeDrawn, FeedbackDrawn, drawings_at, feedback_drawn, judge
from rag.ui.chat.model_choice import chosen_model, draw_model_choice
from rag.ui.chat.scope import draw_scope
from rag.ui.components import draw_again, draw_exchange, draw_source, draw_welcome
from rag.ui.conversations import Archive, Conversation, Exchange, visit
from rag.ui.desk import Desk
from rag.ui.export import FORMATS, exported
from rag.ui.record import leads_away, show_meeting_of
from rag.ui.source import (
    ActionDrawn,
    Opening,
    follow_link,
    opening_of,
    passage_opening,
    printed_address,
    printed_elsewhere,
    quote_opening,
    source_drawn,
    version_quoted,
)
from rag.ui.suggestions import suggestions_at

log = logging.getLogger(__name__)

WRITTEN_S = 0.2
"""How long after one drawing of an answer that a model is writing the browser asks for the next, at the earliest."""
WHOLE_S = 5.0
"""The same for the whole page while an answer is awaited, in case the drawing of its parts alone gets lost."""
STATUS_S = 1.0
"""How often the seconds in the loading line are brought up to date."""
QUESTION_MAX_CHARS = 2000


class WelcomeDrawn(TypedDict):
    """What `parts/welcome.js` is given: questions to start from; None while they are being looked for."""

    questions: tuple[str, ...] | None


class FileDrawn(TypedDict):
    """A file that the browser saves when it is given one of another key; its content in base64."""

    key: str
    name: str
    mime: str
    content: str


class ExchangePartDrawn(ExchangeDrawn):
    """What `parts/exchange.js` is given."""

    feedback: FeedbackDrawn | None
    follow: tuple[str, ...]
    file: FileDrawn | None


def show_chat(desk: Desk, archive: Archive, drawn_for: tuple[int, bool], filled_at: Page | None) -> None:
    """Draw the chat for this browser.

    Args:
        desk: Answers.
        archive: Holds the conversations.
        drawn_for: The revision of the conversation shown, taken before any of the page was drawn.
        filled_at: The page on which an empty library can be filled; None when it cannot be filled in the window.
    """
    state = desk.status.state
    if state == "empty":
        _empty_library(desk, filled_at)
        return
    if state == "failed":
        _trouble(desk)
    follow_link(desk, _show_source)
    conversation = visit.shown_conversation(archive)
    with st.bottom:
        with st.container(key="asking", horizontal=True, gap="small", vertical_alignment="center"):
            draw_scope(desk, conversation)
            draw_model_choice(desk)
        asked = partial(_ask, archive, desk)
        st.chat_input("Ask what a summit decided", key="asked", max_chars=QUESTION_MAX_CHARS, on_submit=asked)
        with st.container(key="whole"):
            if drawn_for[1]:
                draw_again("whole", WHOLE_S)
        st.fragment(_status_line)(desk)
    st.fragment(_room)(desk, archive, drawn_for)


def _opening() -> Opening | None:
    opening: Opening | None = st.session_state.get("opening")
    return opening


def _empty_library(desk: Desk, filled_at: Page | None) -> None:
    with st.container(key="notice"):
        st.html("<h1>The library is empty</h1>")
        st.text(desk.status.sentence)
        if filled_at is not None:
            st.page_link(filled_at, label="Add articles here", icon=":material/library_books:")
        st.code("python -m ingest corpus/", language=None)
        if st.button("Look again", key="look-again"):
            desk.open()
            st.rerun()


def _trouble(desk: Desk) -> None:
    with st.container(key="trouble"):
        st.text(desk.status.sentence)
        if st.button("Try again", key="try-again"):
            desk.open()
            st.rerun()


def _status_line(desk: Desk) -> None:
    """The line under the question box. When loading ends, the page is drawn again, once."""
    status = desk.status
    with st.container(key="status"):
        st.text("" if status.state == "failed" else status.sentence)
    was, st.session_state["status"] = st.session_state.get("status"), status
    if was not in (None, status) and status.settled:
        st.rerun()
    if not status.settled:
        draw_again("status", STATUS_S)


def _suggested(desk: Desk, conversation: Conversation) -> tuple[str, ...] | None:
    """Questions to go on with, or to start from; None while they are not yet found."""
    suggestions, told = suggestions_at(desk), conversation.changes.note
    if not conversation.exchanges:
        return suggestions.to_start(conversation.scope, told)
    answer = conversation.exchanges[-1].answer
    return suggestions.to_follow(answer, conversation.asked, conversation.scope, told) if answer else ()


def _draw_room_again(desk: Desk, conversation: Conversation, seen: int, *, pending: bool, suggesting: bool) -> None:
    """Have it drawn again for an answer or suggested questions that are awaited; not at all when neither is.

    `pending` and `suggesting` say what was awaited before anything was drawn. An answer may have come since, and then
    what stands on the page is not yet the whole of it.
    """
    state = desk.status.state
    if (pending and state != "failed") or (suggesting and state == "ready"):
        writing = any(exchange.state == "writing" for exchange in conversation.exchanges)
        draw_again("room", WRITTEN_S if writing else 0.0, conversation.changes.address(seen))


def _room(desk: Desk, archive: Archive, drawn_for: tuple[int, bool]) -> None:
    """The conversation and, when one is open, the source beside it. When its revision changes, so does the page."""
    conversation = visit.shown_conversation(archive)
    conversation.advance(desk)
    seen, revision, suggested = conversation.changes.count, conversation.revision, _suggested(desk, conversation)
    opening = _opening()
    with st.container(key="conversation"):
        if not conversation.exchanges:
            asked = partial(_ask_clicked, "welcome", "asked", archive, desk)
            welcome: WelcomeDrawn = {"questions": suggested}
            draw_welcome(key="welcome", data=welcome, on_asked_change=asked)
        library = desk.library_state
        for exchange in conversation.exchanges:
            latest = exchange is conversation.exchanges[-1]
            quoted = opening is not None and opening.exchange_id == exchange.id and opening.kind == "quote"
            mark = opening.number if opening and quoted else None
            drawn = drawings_at(desk).drawn(exchange, library, latest=latest, open_mark=mark)
            _draw_exchange(desk, archive, conversation, exchange, drawn, suggested if latest else None)
        if conversation.unkept:
            with st.container(key="trouble-keeping"):
                st.text(f"This conversation may be lost. {conversation.unkept}")
    if opening is not None:
        with st.container(key="source"):
            article = desk.article(opening.article_id)
            offered: list[ActionDrawn] = [{"name": "meeting", "label": "See this meeting", "confirm": ""}]
            draw_source(
                key="source-view",
                data=source_drawn(
                    opening,
                    article,
                    offered if article else [],
                    printed_elsewhere(desk, article),
                    version_quoted(desk, opening, article),
                    printed_address(desk, opening, article),
                ),
                on_closed_change=_close_source,
                on_stepped_change=_step_source,
                on_acted_change=partial(show_meeting_of, opening.article_id),
            )
    if revision != drawn_for or leads_away():
        st.rerun()
    # Last, since it comes and goes. What has changed since the first line is drawn at once.
    _draw_room_again(desk, conversation, seen, pending=revision[1], suggesting=suggested is None)


def _draw_exchange(
    desk: Desk,
    archive: Archive,
    conversation: Conversation,
    exchange: Exchange,
    drawn: ExchangeDrawn,
    follow: tuple[str, ...] | None,
) -> None:
    key = f"exchange-{exchange.id}"
    given: ExchangePartDrawn = {
        **drawn,
        "feedback": feedback_drawn(exchange),
        "follow": follow or (),
        "file": _file_to_save(exchange),
    }
    draw_exchange(
        key=key,
        data=given,
        on_opened_change=partial(_open_source, key, desk, exchange),
        on_again_change=partial(conversation.ask_again, exchange.id, desk),
        on_stopped_change=partial(conversation.stop, exchange.id, desk),
        on_edited_change=partial(_ask_clicked, key, "edited", archive, desk),
        on_followed_change=partial(_ask_clicked, key, "followed", archive, desk),
        on_judged_change=partial(judge, key, conversation, exchange),
        on_saved_change=partial(_save, key, desk, archive, conversation, exchange),
    )


def _ask(archive: Archive, desk: Desk) -> None:
    """Ask what was typed. A callback, because the next click can end a run before it has read the box."""
    visit.submit_question(archive, desk, st.session_state["asked"] or "", model=chosen_model())


def _ask_clicked(key: str, name: str, archive: Archive, desk: Desk) -> None:
    """Ask a suggested question, or an earlier one as it was typed or edited, as a new question that stands alone."""
    text = st.session_state[key].get(name)
    if isinstance(text, str):
        visit.submit_question(archive, desk, text[:QUESTION_MAX_CHARS], model=chosen_model(), alone=True)


def _open_source(key: str, desk: Desk, exchange: Exchange) -> None:
    """Open what was clicked, looked up in the answer that it was clicked on."""
    chosen, answer = st.session_state[key].get("opened"), exchange.answer
    if not isinstance(chosen, dict):
        return
    opening = None
    if "quote" in chosen:
        quotes = (*answer.cited, *arranged(answer).related) if answer else exchange.quotes
        opening = quote_opening(exchange.id, quotes, chosen["quote"])
    elif "place" in chosen:
        opening = opening_of(exchange.id, chosen["place"], desk)
    elif answer is not None:
        opening = _passage(desk, exchange.id, answer, chosen.get("rank"))
    if opening is not None:
        st.session_state["opening"] = opening


def _passage(desk: Desk, exchange_id: str, answer: Answer, rank: object) -> Opening | None:
    for hit in answer.hits:
        article = desk.article(hit.passage.article_id)
        if hit.rank == rank and article is not None:
            return passage_opening(exchange_id, hit, article, answer)
    return None


def _save(key: str, desk: Desk, archive: Archive, conversation: Conversation, exchange: Exchange) -> None:
    """Make the file that was asked for of this one answer; the drawing that follows hands it over."""
    form = FORMATS.get(str(st.session_state[key].get("saved")))
    if form is None:
        return
    try:
        kept = archive.store.read(conversation.owner, conversation.id)
    except ConversationsError:
        log.warning("exchange %s cannot be saved as a file", exchange.id, exc_info=True)
        return
    one = [each for each in kept.exchanges if each.id == exchange.id]
    st.session_state["file"] = (exchange.id, exported(exchange.question, one, form.ending, desk))


def _file_to_save(exchange: Exchange) -> FileDrawn | None:
    exchange_id, file = st.session_state.get("file") or ("", None)
    if file is None or exchange_id != exchange.id:
        return None
    st.session_state["file"] = None
    content = base64.b64encode(file.content).decode()
    return {"key": uuid.uuid4().hex, "name": file.name, "mime": file.mime, "content": content}


def _step_source() -> None:
    """Go to another quote of the same answer."""
    opening = _opening()
    marker = st.session_state["source-view"].get("stepped")
    if opening is not None and (other := quote_opening(opening.exchange_id, opening.quotes, marker)) is not None:
        st.session_state["opening"] = other


def _show_source(opening: Opening) -> None:
    st.session_state["opening"] = opening


def _close_source() -> None:
    st.session_state["opening"] = None
