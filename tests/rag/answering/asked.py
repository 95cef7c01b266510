"""A question to a composer about a library, without a reader, with what it is given and what its answer shows."""

import datetime as dt
from dataclasses import replace

from rag.answering import Asked
from rag.claims import ClaimChecker
from rag.outcomes.current_record import CurrentRecord
from rag.question import CurrentCatalogue, understand
from rag.reading import Reading
from rag.store import Library
from rag.types import EVERYTHING, Answer, Question, Quote, Scope
from tests.rag.fake_embedder import FakeEmbedder

NOTHING = Reading((), (), 0.0)


def asked_of(
    library: Library,
    text: str,
    *,
    quotes: tuple[Quote, ...] = (),
    models: tuple[str, ...] = (),
    today: dt.date = dt.date(2026, 6, 1),
    scope: Scope = EVERYTHING,
    as_fact: bool = False,
) -> Asked:
    """What a composer is given; a reader that is asked again finds nothing."""
    current = CurrentCatalogue(library)
    catalogue = current.get()
    understood = understand(text, catalogue)
    return Asked(
        question=Question(text, scope=scope),
        understood=understood if not as_fact else replace(understood, kind="fact"),
        reading=Reading(quotes, (), 0.9) if quotes else NOTHING,
        catalogue=catalogue,
        library=library,
        record=CurrentRecord(library, current).get(),
        models=models,
        checker=ClaimChecker(FakeEmbedder()),
        today=today,
        read=lambda text, article_ids: NOTHING,
        find=lambda texts, article_ids: [() for _ in texts],
        alike=lambda text, others: [0.0 for _ in others],
        of=lambda other: asked_of(library, other, today=today, scope=scope),
        as_fact=lambda: asked_of(library, text, quotes=quotes, models=models, today=today, scope=scope, as_fact=True),
    )


def lines(answer: Answer) -> dict[str, list[str]]:
    """The items of each section, as a person reads them."""
    return {section.title: [str(item) for item in section.items] for section in answer.sections}


def first(answer: Answer) -> str:
    """What an answer quotes first."""
    return answer.quotes[0].text if answer.quotes else ""


def quoted(library: Library, article_id: str) -> tuple[Quote, ...]:
    """All sentences of an article as quotes."""
    text = library.article(article_id).text
    every = enumerate(library.sentences(article_id), start=1)
    return tuple(Quote(nth, article_id, one.start, one.end, text[one.start : one.end], 0.5) for nth, one in every)
