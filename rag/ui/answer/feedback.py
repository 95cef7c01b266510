"""What a person thinks of an answer and of its quotes: what the buttons show, and what a press of one keeps."""

import logging
from typing import TypedDict

import streamlit as st

from rag.conversations import REASON_MAX_CHARS, WHOLE_ANSWER, Verdict
from rag.errors import ConversationsError
from rag.ui.conversations import Conversation, Exchange

log = logging.getLogger(__name__)

_VERDICTS: tuple[Verdict, ...] = ("good", "bad", "unsupported")


class FeedbackDrawn(TypedDict):
    """What was thought of the answer and why, and the markers of the quotes reported."""

    answer: Verdict | None
    reason: str
    reasonMax: int
    doubted: list[int]


def feedback_drawn(exchange: Exchange) -> FeedbackDrawn | None:
    """Which buttons are pressed; None while there is no answer to press them for."""
    if exchange.state != "done":
        return None
    doubted = [marker for marker, said in exchange.verdicts.items() if said == "unsupported"]
    return {
        "answer": exchange.verdicts.get(WHOLE_ANSWER),
        "reason": exchange.reason,
        "reasonMax": REASON_MAX_CHARS,
        "doubted": doubted,
    }


def judge(key: str, conversation: Conversation, exchange: Exchange) -> None:
    """Keep the verdict that was pressed. It comes from a browser: what it is about is looked up in the answer."""
    given = st.session_state[key].get("judged")
    if not isinstance(given, dict):
        return
    marker, said, why = given.get("marker"), given.get("verdict"), given.get("reason")
    if type(marker) is not int:
        return
    verdict = next((one for one in _VERDICTS if one == said), None)
    try:
        conversation.judge(exchange, marker, verdict, why[:REASON_MAX_CHARS] if isinstance(why, str) else "")
    except ConversationsError:
        log.warning("what was said of exchange %s is not kept", exchange.id, exc_info=True)
