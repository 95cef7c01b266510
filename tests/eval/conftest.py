"""The chain as these tests share it: they ask it the same questions, and asking them all takes half a minute."""

import functools
from typing import Any

import pytest

from rag.chain import AnswerChain, as_question
from rag.types import Answer, Question


class KeepingChain(AnswerChain):
    """A chain that answers each question once and keeps the answer."""

    def invoke(self, input: Question | str, *given: Any, **named: Any) -> Answer:  # noqa: A002 - LangChain's name
        return self._kept(as_question(input))

    @functools.cached_property
    def _kept(self) -> Any:
        return functools.cache(super().invoke)


@pytest.fixture(scope="session")
def asked_once(chain: AnswerChain) -> AnswerChain:
    """`chain`, which keeps its answers: for tests that change nothing in it."""
    return KeepingChain(chain.library, chain.retriever, chain.reader)
