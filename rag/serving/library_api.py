"""`/api`: questions, articles, outcomes, meetings and the calendar, as the command line's `--json` gives them."""

import datetime as dt
from collections.abc import AsyncIterator, Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import yaml
from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from rag.errors import UsageError
from rag.outcomes import LibraryRecord, choose_outcomes, coming, named_events, record_on
from rag.serving.bodies import (
    ArticlesGiven,
    AskGiven,
    NothingGiven,
    OutcomesGiven,
    PageGiven,
    read_body,
    read_query,
)
from rag.serving.door import WireResponse
from rag.serving.failures import RequestError, as_request_error, failure_json
from rag.serving.replies import SIGN_OF_LIFE, EventStream, begun, finished_for, server_sent
from rag.serving.served import Served, model_to_write, opened_library, ready_library
from rag.store import Library
from rag.types import Answer, Article, Fallback, Question
from rag.wire import (
    answer_json,
    article_heading_json,
    article_json,
    coming_json,
    hit_json,
    meeting_heading_json,
    meetings_json,
    outcome_json,
)

_Read = TypeVar("_Read")

_READERS = CapacityLimiter(8)
"""Threads that read the library; apart from those that Streamlit hands its files out by."""


class LibraryApi:
    """Answers the requests below `/api`."""

    def __init__(self, find: Callable[[], Served]) -> None:
        self._find = find

    def routes(self) -> list[Route]:
        """Its addresses, without `/api` in front."""
        return [
            Route("/ask", self.ask, methods=["POST"]),
            Route("/articles", self.articles),
            Route("/articles/{article_id:path}", self.article),
            Route("/outcomes", self.outcomes),
            Route("/meetings", self.meetings),
            Route("/meetings/{name:path}", self.meeting),
            Route("/calendar", self.calendar),
            Route("/openapi.json", self.openapi),
        ]

    async def ask(self, request: Request) -> Response:
        """Answer a question: at once, or as server-sent events."""
        given = await read_body(request, AskGiven)
        served, library, question = await in_thread(partial(self._asked, given))
        reply = served.answer(question)
        if not given.stream:
            answer = await finished_for(request, reply)
            return WireResponse(await in_thread(partial(answer_json, answer, library)))
        coming_in = await begun(reply)

        async def told() -> AsyncIterator[bytes]:
            try:
                async for event in coming_in:
                    yield await _told(event, library)
            except Exception as error:
                yield server_sent(failure_json(as_request_error(error)), "error")

        return EventStream(told(), reply)

    def _asked(self, given: AskGiven) -> tuple[Served, Library, Question]:
        served = self._find()
        library = ready_library(served)
        return served, library, given.asked(library, model_to_write(served, given.model))

    async def articles(self, request: Request) -> Response:
        """List articles, without their texts."""
        given = read_query(request, ArticlesGiven)

        def read(served: Served, library: Library) -> dict[str, Any]:
            wanted = library.articles_with(given.words) if given.words is not None else None
            found = [one for one in served.articles if wanted is None or one.id in wanted]
            shown = _page(found, given)
            prints = library.also_printed([one.id for one in shown])
            told = [article_heading_json(one, prints.get(one.id, ())) for one in shown]
            return {"articles": told, "there": len(found)}

        return await self._read(read)

    async def article(self, request: Request) -> Response:
        """One article with its text."""
        read_query(request, NothingGiven)
        article_id = request.path_params["article_id"]

        def read(served: Served, library: Library) -> dict[str, Any]:
            article: Article = library.article(article_id)
            return article_json(article, library.also_printed([article_id]).get(article_id, ()))

        return await self._read(read)

    async def outcomes(self, request: Request) -> Response:
        """List what meetings adopted, announced, proposed and failed to agree."""
        given = read_query(request, OutcomesGiven)

        def read(served: Served, library: Library) -> dict[str, Any]:
            found = choose_outcomes(library, **given.model_dump(exclude={"limit", "offset"}))
            shown = _page(found, given)
            record = record_on(library, (one.article.id for one in shown))
            return {"outcomes": [outcome_json(one, record) for one in shown], "there": len(found)}

        return await self._read(read)

    async def meetings(self, request: Request) -> Response:
        """List the meetings that the library holds articles on, and the events of no series."""
        given = read_query(request, PageGiven)

        def read(served: Served, library: Library) -> dict[str, Any]:
            held = _record(served).meetings
            return {"meetings": [*map(meeting_heading_json, _page(held, given))], "there": len(held)}

        return await self._read(read)

    async def meeting(self, request: Request) -> Response:
        """All that is held on the meetings that a name means."""
        read_query(request, NothingGiven)
        name = request.path_params["name"]

        def read(served: Served, library: Library) -> dict[str, Any]:
            try:
                return meetings_json(_record(served), *named_events(name, library, _record(served).coming))
            except UsageError as error:
                raise RequestError(404, str(error)) from None

        return await self._read(read)

    async def calendar(self, request: Request) -> Response:
        """List the meetings that articles announce."""
        read_query(request, NothingGiven)

        def read(served: Served, library: Library) -> dict[str, Any]:
            found, today = coming(library.meeting_facts(), library.articles_with_meetings()), dt.date.today()
            return {"meetings": [coming_json(one, today) for one in found]}

        return await self._read(read)

    async def openapi(self, request: Request) -> Response:
        """What there is at which address."""
        return WireResponse(_OPENAPI)

    async def _read(self, read: Callable[[Served, Library], dict[str, Any]]) -> Response:
        """The response of what is read from the library, in a thread."""

        def reading() -> dict[str, Any]:
            served = self._find()
            return read(served, opened_library(served))

        return WireResponse(await in_thread(reading))


async def in_thread(work: Callable[[], _Read]) -> _Read:
    """What that returns, called where it makes nobody else wait."""
    return await to_thread.run_sync(work, limiter=_READERS)


async def _told(event: Any, library: Library) -> bytes:
    """An event of the chain as a server-sent one; what only the window shows is a sign of life."""
    match event:
        case str():
            return server_sent({"text": event}, "text")
        case Answer():
            return server_sent(await in_thread(partial(answer_json, event, library)), "answer")
        case Fallback(answer):
            return server_sent(await in_thread(partial(answer_json, answer, library)), "quotes")
        case tuple():
            hits = await in_thread(lambda: [hit_json(hit, library) for hit in event])
            return server_sent({"hits": hits}, "hits")
    return SIGN_OF_LIFE


def _page(found: Sequence[_Read], given: PageGiven) -> Sequence[_Read]:
    return found[given.offset : given.offset + given.limit]


def _record(served: Served) -> LibraryRecord:
    if (held := served.record()) is None:
        raise RequestError(503, "What the articles record cannot be read. The log of the server says why.")
    return held


_OPENAPI = yaml.safe_load((Path(__file__).parent / "openapi.yaml").read_text(encoding="utf-8"))
