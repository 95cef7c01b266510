"""Adding and removing articles, for programs whose token has the role for it; done one after another with the window's.

An answer comes once it is done, so that what a program adds can be asked about at once.
"""

import asyncio
import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from rag.roles import Role, may
from rag.serving.access import Client, asking_client
from rag.serving.bodies import MAX_BODY_BYTES, Text, read_body
from rag.serving.door import WireResponse
from rag.serving.failures import RequestError
from rag.serving.library_api import in_thread
from rag.serving.served import ChangeReport, Changing, JobStatus, Served, opened_library
from rag.submission import Linked, Pasted, Submission

LOOK_S = 0.1
"""Between two looks at whether a change is done."""


class ArticleGiven(BaseModel):
    """An article, as `POST /api/articles` takes it: its title and text, or the address of a page to fetch."""

    model_config = ConfigDict(extra="forbid", strict=True)

    title: Text = ""
    text: Annotated[str, Field(max_length=MAX_BODY_BYTES)] = ""
    url: Text = ""
    summit: Text = ""
    edition: Annotated[int, Field(ge=1)] | None = None
    date: dt.date | None = None
    place: Text = ""
    publisher: Text = ""

    @model_validator(mode="after")
    def _is_an_article(self) -> "ArticleGiven":
        if self.text.strip() and not self.title.strip():
            raise ValueError("give the article a title")
        if not self.text.strip() and self.model_fields_set - {"url"}:
            raise ValueError("give title and text, or the url of a page and nothing else")
        if not self.text.strip() and not self.url.strip():
            raise ValueError("give title and text, or the url of a page")
        return self

    @property
    def submission(self) -> Submission:
        """What is to be added."""
        if not self.text:
            return Linked(self.url)
        return Pasted(**self.model_dump())


class ChangesApi:
    """Answers the requests below `/api` that change the library.

    Args:
        find: Gives the desk.
        find_changing: Gives the queue of changes; called in a thread.
    """

    def __init__(self, find: Callable[[], Served], find_changing: Callable[[], Changing]) -> None:
        self._find = find
        self._find_changing = find_changing

    def routes(self) -> list[Route]:
        """Its addresses, without `/api` in front."""
        return [
            Route("/articles", self.add, methods=["POST"]),
            Route("/articles/{article_id:path}", self.remove, methods=["DELETE"]),
        ]

    async def add(self, request: Request) -> Response:
        """Add an article."""
        client = _permitted(request, "editor", "adds articles")
        given = await read_body(request, ArticleGiven)
        report = await self._done(lambda changing: changing.add(client.name, [given.submission], client.role))
        if report.skipped and not report.added:
            one = report.skipped[0]
            raise RequestError(400, f"Nothing was added. {one.source}: {one.reason}.")
        told: dict[str, Any] = {
            "added": [*report.added],
            "unchanged": report.unchanged,
            "duplicates": [{"article": one.article, "reason": one.reason} for one in report.duplicates],
            "skipped": [{"source": one.source, "reason": one.reason} for one in report.skipped],
        }
        return WireResponse(told, 201 if report.added else 200)

    async def remove(self, request: Request) -> Response:
        """Remove an article."""
        client = _permitted(request, "owner", "removes articles")
        article_id = request.path_params["article_id"]
        article = await in_thread(lambda: opened_library(self._find()).article(article_id))
        await self._done(lambda changing: changing.remove(client.name, article.id, article.title, client.role))
        return WireResponse({"removed": [article.id]})

    async def _done(self, begin: Callable[[Changing], JobStatus]) -> ChangeReport:
        """What a change did, once it is done.

        Raises:
            UsageError: too much is waiting already.
            RequestError: it failed.
        """
        job = await in_thread(partial(_begun, self._find_changing, begin))
        while job.pending:
            await asyncio.sleep(LOOK_S)
        if job.report is None:
            raise RequestError(503, job.trouble, {"Retry-After": "5"})
        return job.report


def _begun(find: Callable[[], Changing], begin: Callable[[Changing], JobStatus]) -> JobStatus:
    return begin(find())


def _permitted(request: Request, needed: Role, what: str) -> Client:
    """The program that asks.

    Raises:
        RequestError: its role does not let it.
    """
    client = asking_client(request)
    if not may(client.role, needed):
        raise RequestError(
            403,
            f"Only an {needed} {what}, and this program is asking as {client.role}. "
            f"Put `{needed}:` in front of its token in READOUT_API_TOKENS.",
        )
    return client
