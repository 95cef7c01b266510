"""A written answer in place of one in quotes, when it holds.

The model writes and every sentence is checked against the quotes it cites. When most of them hold, the text is the
answer; otherwise the quotes are, a note says why, and the text stands behind them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from opentelemetry.trace import Span

from rag.claims import ClaimChecker
from rag.reading import Reading
from rag.store import Library
from rag.tracing import note, span
from rag.types import Answer, Quote, Sentence, Thinking, Writing
from rag.writing.draft import CheckResult, Composition, Piece
from rag.writing.evidence import ShownSentence, evidence
from rag.writing.failures import ModelFailureError
from rag.writing.fallback import behind
from rag.writing.model import Usage, Writer
from rag.writing.prompts import to_write

Lean = Callable[[str, int, str], Sentence | None]
"""The sentence that a sentence leans on: of its article, its start and its text."""


@dataclass(frozen=True, slots=True)
class Written:
    """What writing an answer needs besides the question. Shared by all answers."""

    library: Library
    checker: ClaimChecker
    lean: Lean

    def answer(self, quoted: Answer, reading: Reading, writer: Writer, parent: Span) -> Iterator[Piece | Answer]:
        """The text in pieces, with its quotes and claims as they come; then the answer.

        Args:
            quoted: The answer in quotes, which stands when the model fails.
            reading: What the answer is to rest on.
            writer: The model.
            parent: The span of the whole run.
        """
        shown = evidence(reading, self.library, writer.evidence_tokens)
        composition = Composition(shown, partial(self._cite, quoted), self._check)
        usage = Usage()
        cut = ""
        with span("write", "LLM", parent, llm__model_name=writer.name) as writes:
            try:
                for piece in writer.stream(to_write(quoted.standalone_question, shown), usage):
                    yield from (piece,) if isinstance(piece, Thinking) else composition.take(piece)
            except ModelFailureError as failed:
                cut = failed.failure.sentence
            yield from composition.end()
            note(
                writes,
                llm__token_count__prompt=usage.input_tokens,
                llm__token_count__completion=usage.output_tokens,
                output__value=composition.text,
            )
        writing = Writing(
            writer.name,
            composition.text.rstrip(),
            tuple(composition.claims),
            composition.struck,
            cut,
            usage.input_tokens,
            usage.output_tokens,
            round(usage.seconds, 2),
        )
        quotes = tuple(composition.quotes[marker] for marker in sorted(composition.quotes))
        if writing.holds:
            yield replace(quoted, text=writing.text, quotes=quotes, model=writer.name, writing=writing)
        else:
            yield behind(quoted, writing, quotes)

    def _cite(self, quoted: Answer, sentence: ShownSentence, marker: int) -> Quote:
        for quote in quoted.quotes:
            if (quote.article_id, quote.start) == (sentence.article_id, sentence.start):
                return replace(quote, marker=marker)
        text = self.library.cut(sentence.article_id, sentence.start, sentence.end)
        before = self.lean(sentence.article_id, sentence.start, text)
        return Quote(marker, sentence.article_id, sentence.start, sentence.end, text, 0.0, before)

    def _check(self, sentence: str, quotes: Sequence[Quote]) -> CheckResult:
        return self.checker.check(sentence, [*map(self._said, quotes), *self._headings(quotes)])

    def _said(self, quote: Quote) -> str:
        """The quote with the sentence it leans on, which is shown with it."""
        if quote.before is None:
            return quote.text
        return f"{self.library.cut(quote.article_id, quote.before.start, quote.before.end)} {quote.text}"

    def _headings(self, quotes: Sequence[Quote]) -> list[str]:
        """Which meeting each article is about, where and when: shown beside every quote, so it may be said with it."""
        return [self.library.article(each).heading for each in dict.fromkeys(one.article_id for one in quotes)]
