"""Puts what stands under a heading in its place: a heading is near a question in its words and answers nothing.

In "Digital identity. A proposal came from the committee. It was adopted with two changes." the first sentence names the
matter, and the last says what became of it.
"""

from collections.abc import Iterator, Sequence

from rag.answering.asked import Asked
from rag.answering.naming import shortened
from rag.answering.sentences import ArticleSentence, is_heading, sentences_of
from rag.record import Statement
from rag.types import Quote

_LINE = 170
"""In characters."""


def with_outcomes(quotes: Sequence[Quote], asked: Asked) -> tuple[tuple[Quote, ...], str]:
    """The quotes without headings, and a line on the first of these.

    What was decided under a heading comes first, or the first sentence there where nothing was. The line names the
    matter and what became of it; it is empty where no heading was quoted, or nothing was decided.
    """
    told: list[Quote] = []
    line = ""
    for heading in (one for one in quotes if is_heading(one.text)):
        below = list(_below(heading, asked))
        outcome = _outcome(below, asked)
        chosen = outcome or next(iter(below), None)
        if chosen is None:
            continue
        told.append(Quote(0, chosen.article_id, chosen.start, chosen.end, chosen.text, heading.score))
        if outcome and not line:
            said = " ".join(outcome.text.split())
            line = shortened(f"{heading.text.strip(' .:')}: {said[0].lower()}{said[1:]}".rstrip("."), _LINE) + "."
    taken = {(one.article_id, one.start) for one in told}
    rest = [one for one in quotes if not is_heading(one.text) and (one.article_id, one.start) not in taken]
    return (*told, *rest) or tuple(quotes), line


def _below(heading: Quote, asked: Asked) -> Iterator[ArticleSentence]:
    """The sentences under a heading: the rest of its paragraph or, where it has a line of its own, the next one."""
    end = heading.end
    for one in sentences_of(asked.library, [heading.article_id]):
        if one.start < heading.end:
            continue
        if "\n" in asked.library.cut(one.article_id, end, one.start) and end > heading.end:
            return
        yield one
        end = one.end


def _outcome(below: Sequence[ArticleSentence], asked: Asked) -> ArticleSentence | None:
    """The first sentence that says that something was adopted or failed; None where none does."""
    of: dict[int, Statement] = {}
    for one in asked.library.statements({each.article_id for each in below}):
        if one.status in ("adopted", "failed"):
            of.setdefault(one.span[0], one)
    return next((one for one in below if one.start in of), None)
