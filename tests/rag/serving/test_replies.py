"""A reply's events, brought to an event loop that must not wait for them."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from starlette.requests import ClientDisconnect, Request

from rag.serving.replies import begun, events, finished_for, server_sent
from rag.turns import Turns
from rag.ui.desk.reply import AnswerEvent, Reply
from tests.rag.ui.answers import answered
from tests.rag.ui.articles import BUKHARA, HUB

ANSWER = answered("What about Bukhara?", ((BUKHARA, HUB),))


def reply_of(start: Callable[[], Iterator[AnswerEvent]]) -> Reply:
    return Reply(start, Turns(1))


def request(*messages: dict[str, Any]) -> Request:
    """One whose program sends these messages, and then nothing more."""
    coming = iter(messages)

    async def receive() -> Any:
        return next(coming, None) or await asyncio.Event().wait()

    return Request({"type": "http"}, receive)


def test_while_a_chain_is_silent_there_are_signs_of_life_and_others_are_served() -> None:
    go_on = threading.Event()

    def slow() -> Iterator[AnswerEvent]:
        go_on.wait(10)
        yield ANSWER

    async def listening() -> list[Any]:
        coming = events(reply_of(slow), sign_of_life_s=0.01)
        heard = [await anext(coming), await anext(coming)]
        go_on.set()
        return heard + [event async for event in coming if event is not None]

    assert asyncio.run(listening()) == [None, None, ANSWER]


def test_who_goes_away_before_the_answer_stops_it() -> None:
    go_on = threading.Event()

    def waiting() -> Iterator[AnswerEvent]:
        go_on.wait(10)
        yield ANSWER

    reply = reply_of(waiting)
    with pytest.raises(ClientDisconnect):
        asyncio.run(finished_for(request({"type": "http.disconnect"}), reply))
    assert reply.stopped
    go_on.set()


def test_who_stays_is_given_the_answer_or_the_error() -> None:
    def broken() -> Iterator[AnswerEvent]:
        raise ValueError("broken")
        yield

    assert asyncio.run(finished_for(request(), reply_of(lambda: iter((ANSWER.hits, ANSWER))))) == ANSWER
    for waits in (lambda reply: finished_for(request(), reply), begun):
        with pytest.raises(ValueError, match="broken"):
            asyncio.run(waits(reply_of(broken)))
    with pytest.raises(RuntimeError, match="without an answer"):
        asyncio.run(finished_for(request(), reply_of(lambda: iter((ANSWER.hits,)))))


def test_an_event_is_one_line_of_json_whatever_is_in_it() -> None:
    sent = server_sent({"text": "a\nb\r\n\nevent: forged\u2028\ud800"}, "text").decode()
    assert sent.startswith("event: text\ndata: {")
    assert sent.count("\n") == 3
    assert "\r" not in sent
