"""The exchanges of a conversation, from the first question to the latest answer, and what a click on one does."""

from functools import partial

import streamlit as st

from rag.types import Answer
from rag.ui import visit
from rag.ui.answers import exchange_drawn
from rag.ui.archive import Archive
from rag.ui.components import draw_exchange, draw_welcome
from rag.ui.conversation import Conversation, Exchange
from rag.ui.desk import Desk
from rag.ui.feedback import feedback_drawn, judge
from rag.ui.polling import draw_again
from rag.ui.source import Opening, passage_opening, quote_opening
from rag.ui.suggestions import suggestions_at

LOOK_IN_S = 0.2
"""How long after one look at an answer that is being written the page takes the next."""
SUGGESTED_S = 1.0
"""The same for suggested questions that are still looked for; nobody waits for those."""
QUESTION_MAX_CHARS = 2000


def draw_transcript(desk: Desk, archive: Archive, conversation: Conversation) -> None:
    """All exchanges, with questions to go on with or, where nothing was asked yet, to start from."""
    conversation.advance(desk)
    pending, suggested = conversation.pending, _suggested(desk, conversation)  # as they are drawn below, or less
    with st.container(key="conversation"):
        if not conversation.exchanges:
            asked = partial(_ask_clicked, "welcome", "asked", archive)
            draw_welcome(key="welcome", data={"questions": suggested}, on_asked_change=asked)
        for exchange in conversation.exchanges:
            latest = exchange is conversation.exchanges[-1]
            _draw_exchange(desk, archive, conversation, exchange, follow=(suggested or ()) if latest else ())
        if conversation.unkept:
            with st.container(key="trouble-keeping"):
                st.text(f"This conversation may be lost. {conversation.unkept}")
    if pending and desk.status.standing != "failed":
        draw_again("answer", LOOK_IN_S)
    elif suggested is None and desk.status.standing == "ready":
        draw_again("suggestions", SUGGESTED_S)


def _suggested(desk: Desk, conversation: Conversation) -> tuple[str, ...] | None:
    """Questions to go on with, or to start from; None while they are not yet found."""
    suggestions = suggestions_at(desk)
    if not conversation.exchanges:
        return suggestions.to_start(conversation.scope)
    answer = conversation.exchanges[-1].answer
    return suggestions.to_follow(answer, conversation.asked, conversation.scope) if answer else ()


def _draw_exchange(
    desk: Desk, archive: Archive, conversation: Conversation, exchange: Exchange, follow: tuple[str, ...]
) -> None:
    opening: Opening | None = st.session_state.get("opening")
    quoted = opening is not None and opening.exchange_id == exchange.id and opening.kind == "quote"
    open_mark = opening.number if opening and quoted else None
    drawn = exchange_drawn(exchange, desk, latest=exchange is conversation.exchanges[-1], open_mark=open_mark)
    key = f"exchange-{exchange.id}"
    draw_exchange(
        key=key,
        data=drawn | {"feedback": feedback_drawn(exchange), "follow": follow},
        on_opened_change=partial(_open_source, key, desk, exchange),
        on_again_change=partial(conversation.ask_again, exchange.id),
        on_stopped_change=partial(conversation.stop, exchange.id, desk),
        on_edited_change=partial(_ask_clicked, key, "edited", archive),
        on_followed_change=partial(_ask_clicked, key, "followed", archive),
        on_judged_change=partial(judge, key, conversation, exchange),
    )


def _ask_clicked(key: str, name: str, archive: Archive) -> None:
    """Ask a suggested question or what a person made of an earlier one, as it stands; nothing before it is lost."""
    text = st.session_state[key].get(name)
    if isinstance(text, str):
        visit.ask(archive, text[:QUESTION_MAX_CHARS], alone=True)


def _open_source(key: str, desk: Desk, exchange: Exchange) -> None:
    """Open what was clicked, looked up in the answer that it was clicked on."""
    chosen, answer = st.session_state[key].get("opened"), exchange.answer
    if not isinstance(chosen, dict):
        return
    opening = None
    if "quote" in chosen:
        opening = quote_opening(exchange.id, answer.quotes if answer else exchange.quotes, chosen["quote"])
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
