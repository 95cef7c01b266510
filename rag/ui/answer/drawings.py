"""What was drawn of finished exchanges, kept for as long as nothing that it shows has changed.

While an answer is awaited, every exchange of its conversation is drawn several times a second; reading articles and
sentences anew for each of those looks would keep the library busy with answers that have long been there.
"""

import threading
from collections import OrderedDict

import streamlit as st

from rag.ui.answer.exchange import ExchangeDrawn, exchange_drawn
from rag.ui.conversations import Exchange
from rag.ui.desk import Desk

DRAWINGS_KEPT = 500
"""How many exchanges are kept over all conversations, those drawn last; some 10 kB each."""

_Of = tuple[str, str, str, object]
"""The exchange, its answer, the state of the library, and the last read of it that had failed."""


class Drawings:
    """One for each desk. Safe to use from several threads."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = threading.Lock()
        self._kept: OrderedDict[_Of, ExchangeDrawn] = OrderedDict()

    def drawn(self, exchange: Exchange, library: str, *, latest: bool, open_mark: int | None) -> ExchangeDrawn:
        """As `exchange_drawn`; a finished exchange is read from the library once for each state of it.

        Args:
            exchange: What to draw.
            library: The state of the library, read before.
            latest: Whether it is the last of its conversation.
            open_mark: The marker of its quote that is open beside the chat.
        """
        answer = exchange.answer
        if exchange.state != "done" or answer is None:
            return exchange_drawn(exchange, self._desk, latest=latest, open_mark=open_mark)
        # Should a read fail while this is drawn, the next look has another key, and what is missing is read then.
        key = (exchange.id, answer.id, library, self._desk.last_failure)
        with self._lock:
            kept = self._kept.get(key)
        if kept is None:
            kept = exchange_drawn(exchange, self._desk, latest=latest, open_mark=open_mark)
        with self._lock:
            self._kept[key] = kept
            self._kept.move_to_end(key)
            while len(self._kept) > DRAWINGS_KEPT:
                self._kept.popitem(last=False)
        return {**kept, "latest": latest, "open": open_mark}


@st.cache_resource(show_spinner=False, hash_funcs={Desk: id})
def drawings_at(desk: Desk) -> Drawings:
    """The one for this desk."""
    return Drawings(desk)
