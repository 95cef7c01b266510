"""What became of a thing by accounts that differ, or that are of different times: each with its sentence."""

import re
from collections.abc import Sequence, Set

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.naming import shortened
from rag.answering.sentences import is_heading, sentences_of
from rag.answering.status.headline import status_answer
from rag.answering.topic import Topic
from rag.english import first_verb
from rag.types import Quote, Span

_FEW_WORDS = 110
"""In characters, of one account."""
_LATER = re.compile(
    r"\blater (?:reported|said|wrote|announced|confirmed|stated|told|put)\b|\b(?:has|have|had|was|were) since\b"
)
"""Says of a sentence that it tells what came after what the sentences before it tell."""


def by_accounts(composed: Composed | None, topic: Topic, own: Set[str], asked: Asked) -> Composed | None:
    """What each account says of the thing, where accounts differ or a later one follows an earlier; else None.

    Args:
        composed: The answer about its status so far, whose first sentence is on it; of None the reader's first is.
        topic: The thing asked about.
        own: Ids of the articles on the meetings meant; empty where none is.
        asked: Question and library.
    """
    quotes = composed.quotes if composed else asked.reading.quotes
    if (
        not quotes
        or (own and quotes[0].article_id not in own)
        or (composed and composed.headline.startswith("Disputed"))
    ):
        return None
    best = quotes[0]
    return _differing(best, topic, asked) or (_over_time(best, topic, asked) if composed is None else None)


def _differing(best: Quote, topic: Topic, asked: Asked) -> Composed | None:
    """The accounts of which one stands in the sentence, by the record; figures are no account of a status."""
    for one in asked.record.accounts_at(best.article_id, best.start, best.end):
        in_words = one.aspect == "account" and all(first_verb(side.value) for side in one.sides)
        on_it = one.aspect == "status" and topic.covered(one.about) > 0
        if (in_words or on_it) and all(side.span for side in one.sides):
            sides = [(side.article_id, side.span) for side in one.sides if side.span]
            return _told("Accounts differ: ", sides, ("", ""), asked)
    return None


def _over_time(best: Quote, topic: Topic, asked: Asked) -> Composed | None:
    """What was decided or proposed at first, where the sentence tells what came later; both of one paragraph."""
    if not _LATER.search(best.text) or not topic.is_of(best.text):
        return None
    sentences = sentences_of(asked.library, [best.article_id])
    before = [one for one in sentences if one.start < best.start and not is_heading(one.text)]
    start = next(
        (one.start for one in before if "\n" not in asked.library.cut(best.article_id, one.start, best.start)), None
    )
    if start is None or not topic.covered(asked.library.cut(best.article_id, start, best.start)):
        return None
    earlier = [one for one in asked.library.statements([best.article_id]) if start <= one.span[0] < best.start]
    first = next((one for one in earlier if one.status not in ("reported", "failed")), None)
    if first is None:
        return None
    sides = [(first.article_id, first.clause), (best.article_id, (best.start, best.end))]
    return _told("", sides, ("At first: ", "later: "), asked)


def _told(begins: str, sides: Sequence[tuple[str, Span]], labels: Sequence[str], asked: Asked) -> Composed:
    citations = Citations(asked.library)
    said = []
    for label, (article_id, span) in zip(labels, sides, strict=False):
        marker = citations.cite(article_id, span)
        few = shortened(" ".join(asked.library.cut(article_id, *span).split()).strip(" .,;:"), _FEW_WORDS)
        said.append(f"{label}{few} [{marker}]")
    return status_answer(f"{begins}{'; '.join(said)}.", citations)
