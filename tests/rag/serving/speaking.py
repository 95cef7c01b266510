"""`python -m rag mcp` over a chain that needs no model and prints as libraries do; for the tests of its protocol."""

import sys
from types import SimpleNamespace
from typing import Any

from rag.__main__ import app
from rag.errors import UsageError
from rag.settings import Settings
from rag.store import Library
from rag.types import Answer, Hit, Passage, Question, Quote, Sentence

NOISE = "A library's greeting, which must not reach standard output."


class SpeakingChain:
    """Quotes the first sentence of the first article."""

    def __init__(self, settings: Settings, notify: Any) -> None:
        print(NOISE)
        assert not settings.models
        self.library = Library.open(settings.data)
        self.finder = SimpleNamespace(find=lambda texts, scope, config: ((self._hit(),) * 20,))

    def _hit(self) -> Hit:
        article = self.library.articles()[0]
        end = article.text.index(".") + 1
        return Hit(Passage("p", article.id, 0, end, (Sentence(0, end),), 5), 1, 0.5)

    def invoke(self, question: Question) -> Answer:
        print(NOISE)
        if question.text == "fail":
            raise UsageError("A sentence.")
        if question.text == "break":
            raise RuntimeError("secret detail")
        place = self._hit().passage
        quote = Quote(1, place.article_id, 0, place.end, self.library.cut(place.article_id, 0, place.end), 0.9)
        return Answer("a", question.text, question.text, "answered", (quote,), (self._hit(),), 0.9)


if __name__ == "__main__":
    app(["mcp", "--data", sys.argv[1]], obj=SpeakingChain)
