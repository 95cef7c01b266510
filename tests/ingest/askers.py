"""Askers that ask an open chain at the same time while something else changes its library."""

import itertools
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from rag.chain import AnswerChain
from rag.errors import ArticleNotFoundError
from rag.types import Answer, Quote


@dataclass(slots=True)
class Asked:
    """What became of all that was asked."""

    answers: int = 0
    answered: int = 0
    quotes: int = 0
    of_earlier_versions: int = 0
    """Quotes of a text that was replaced before they could be looked up."""
    of_removed_articles: int = 0
    of_returned_articles: int = 0
    """Quotes of an article that was removed and came back with another text, and so has no earlier version."""
    faults: list[str] = field(default_factory=list)
    """What went wrong, in a line each."""
    waits_s: list[float] = field(default_factory=list)


def ask_while(
    chain: AnswerChain,
    questions: Sequence[str],
    askers: int,
    working: Callable[[], bool],
    is_whole: Callable[[Quote], bool],
    *,
    articles_return: bool = False,
) -> Asked:
    """Let so many threads ask one question after another, one at least, while work goes on; look up every quote.

    Args:
        chain: The open chain.
        questions: Asked in turn, each thread from another place.
        askers: How many threads ask.
        working: Whether the work that changes the library goes on.
        is_whole: Whether a quote is whole sentences of some version of its article, rather than cut anywhere.
        articles_return: Whether the work removes articles and brings them back; otherwise every text must be kept.
    """
    asked = Asked()

    def ask(asker: int) -> None:
        for number in itertools.count(asker):
            question = questions[number % len(questions)]
            begun = time.perf_counter()
            try:
                answer = chain.invoke(question)
            except Exception as error:
                asked.faults.append(f"{question!r}: {error!r}")
            else:
                asked.waits_s.append(time.perf_counter() - begun)
                _look_up(chain, question, answer, is_whole, asked, articles_return=articles_return)
            if not working():
                return

    with ThreadPoolExecutor(askers) as pool:
        for done in [pool.submit(ask, one) for one in range(askers)]:
            done.result()
    return asked


def _look_up(
    chain: AnswerChain,
    question: str,
    answer: Answer,
    is_whole: Callable[[Quote], bool],
    asked: Asked,
    *,
    articles_return: bool,
) -> None:
    asked.answers += 1
    asked.answered += answer.status == "answered"
    for quote in (*answer.quotes, *answer.related):
        asked.quotes += 1
        if not is_whole(quote):
            asked.faults.append(f"{question!r}: {quote.article_id} is cut at {quote.start}: {quote.text!r}")
        try:
            text = chain.library.article(quote.article_id).text
        except ArticleNotFoundError:
            asked.of_removed_articles += 1
            continue
        if text[quote.start : quote.end] == quote.text:
            continue
        if chain.library.earlier_version(quote.article_id, quote.start, quote.text) is not None:
            asked.of_earlier_versions += 1
        elif articles_return:
            asked.of_returned_articles += 1
        else:
            asked.faults.append(f"{question!r}: {quote.article_id} has no {quote.text!r} at {quote.start}")
