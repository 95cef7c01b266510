"""A written answer in place of one in quotes, when it holds.

The model writes and every sentence is checked against the quotes it cites. When most of them hold, the text is the
answer; otherwise the quotes are, a note says why, and the text stands behind them.

A model takes seconds to minutes, and an article may be changed or removed meanwhile. Then the numbers that the model
cites are of sentences that may lie elsewhere now, so nothing is cut by them: the text is dropped, and the answer in
quotes stands with a note, as long as its own quotes are still word for word in the library.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from opentelemetry.trace import Span

from rag.claims import ClaimChecker
from rag.errors import LibraryError
from rag.reading import Reading
from rag.store import Library, is_verbatim
from rag.tracing import note, span
from rag.types import Answer, Article, Quote, Sentence, Thinking, Writing
from rag.writing.draft import CheckResult, Composition, Piece
from rag.writing.evidence import Evidence, ShownSentence, evidence
from rag.writing.failures import ENDLESS, NOT_WHOLE, ModelFailureError
from rag.writing.fallback import behind
from rag.writing.model import Usage, Writer
from rag.writing.prompts import to_write

Lean = Callable[[str, int, str], Sentence | None]
"""The sentence that a sentence leans on: of its article, its start and its text."""

CHANGED = "An article was changed or could not be read while the model wrote, so these are the quotes alone."

log = logging.getLogger(__name__)


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

        Raises:
            LibraryError: an article that the answer in quotes quotes was changed or removed meanwhile.
        """
        try:
            yield from self._written(quoted, reading, writer, parent)
        except LibraryError as error:
            log.warning("The text of %s was dropped: %s", writer.name, error)
            yield replace(self._still_verbatim(quoted), note=CHANGED)

    def _written(self, quoted: Answer, reading: Reading, writer: Writer, parent: Span) -> Iterator[Piece | Answer]:
        shown = evidence(quoted, reading, self.library, writer.evidence_tokens)
        quoting = _Quoting(self, quoted.quotes, shown)
        composition = Composition(shown, quoting.quote, quoting.check, quoting.near)
        usage = Usage()
        cut = ""
        with span("write", "LLM", parent, llm__model_name=writer.name) as writes:
            try:
                for piece in writer.stream(to_write(quoted.standalone_question, shown), usage):
                    yield from (piece,) if isinstance(piece, Thinking) else composition.take(piece)
                    if composition.ended:
                        break
                yield from composition.end()
            except ModelFailureError as failed:
                ran_on = failed.failure in (ENDLESS, NOT_WHOLE)
                yield from composition.end(whole=not ran_on)
                cut = "" if ran_on and composition.ends_whole else failed.failure.sentence
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
        quoting.articles(quotes)  # unchanged to the end
        if writing.holds:
            yield replace(quoted, quotes=quotes, model=writer.name, writing=writing)
        else:
            yield behind(self._still_verbatim(quoted), writing, quotes)

    def _still_verbatim(self, quoted: Answer) -> Answer:
        """The answer in quotes.

        Raises:
            LibraryError: one of them is not in the library, or not word for word.
        """
        if not all(is_verbatim(quote, self.library) for quote in quoted.quotes):
            raise LibraryError("An article that is quoted was changed or removed while the model wrote. Ask again.")
        return quoted


class _Quoting:
    """Quotes of what one model was shown, and checks by them, while the articles are as they were shown to it.

    Args:
        written: What it is done with.
        known: The quotes of the answer in quotes.
        shown: What the model was shown.
    """

    def __init__(self, written: Written, known: Sequence[Quote], shown: Evidence) -> None:
        self._written = written
        self._known = {(quote.article_id, quote.start, quote.text): quote for quote in known}
        self._shown = shown

    def quote(self, sentence: ShownSentence, marker: int) -> Quote:
        """That sentence as a quote; raises as `articles`."""
        text = self._article(sentence.article_id).text[sentence.start : sentence.end]
        quote = self._known.get((sentence.article_id, sentence.start, text)) or Quote(
            marker, sentence.article_id, sentence.start, sentence.end, text, 0.0
        )
        before = self._written.lean(sentence.article_id, sentence.start, text)
        return replace(quote, marker=marker, before=before)

    def near(self, sentence: str) -> list[int]:
        """The numbers of what was shown, the nearest to the sentence first."""
        lines = [one.line for one in self._shown.sentences]
        return [place + 1 for place in self._written.checker.nearest(sentence, lines)]

    def check(self, sentence: str, quotes: Sequence[Quote]) -> CheckResult:
        """Compare a sentence with its quotes; raises as `articles`.

        A quote is read with the sentence it leans on, which is shown beside it. Its article's heading is shown too, but
        bears out only which meeting it is about, where and when: a reader looks for the rest in the quote.
        """
        articles = self.articles(quotes)
        said = [_said(quote, articles[quote.article_id]) for quote in quotes]
        headings = [article.heading for article in articles.values()]
        return self._written.checker.check(sentence, said, headings=headings)

    def articles(self, quotes: Sequence[Quote]) -> dict[str, Article]:
        """The articles of these quotes by id.

        Raises:
            LibraryError: one is not as it was shown, or cannot be read.
        """
        return {article_id: self._article(article_id) for article_id in dict.fromkeys(one.article_id for one in quotes)}

    def _article(self, article_id: str) -> Article:
        article = self._written.library.article(article_id)
        if article.sha256 != self._shown.sha256[article_id]:
            raise LibraryError(f"The article {article_id!r} was changed after the model had been shown it.")
        return article


def _said(quote: Quote, article: Article) -> str:
    if quote.before is None:
        return quote.text
    return f"{article.text[quote.before.start : quote.before.end]} {quote.text}"
