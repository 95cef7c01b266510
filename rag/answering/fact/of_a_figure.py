"""Shows what the next sentence says of a figure: "… set a goal of 3 billion. He said the figure meant private money.".

Asked what such a sum is, or whether it is this or that, the sentence that only gives it again is no answer.
"""

import re
from collections.abc import Sequence

from rag.answering.asked import Asked
from rag.english import AUXILIARIES, QUESTION_WORDS, Figure, figures, plain, same
from rag.types import Quote

_THE_FIGURE = re.compile(
    r"\b(?:the|this|that|these|those) (?:figures?|sums?|amounts?|total|money|numbers?|pledge)\b", re.I
)
_WHETHER = re.compile(
    rf"(?:^|[,;:–—-] ?)(?:(?:and|so|but)\W+)*(?!(?:{'|'.join(QUESTION_WORDS)})\b)(?:{'|'.join(AUXILIARIES)})\b", re.I
)


def with_the_figure_told(quotes: Sequence[Quote], asked: Asked) -> tuple[Quote, ...]:
    """The quotes with what is said of the figure named behind the one that gives it; before it where asked whether."""
    text = plain(asked.understood.text)
    named = [one for one in figures(text) if one.unit or one.scaled]
    nth = next((nth for nth, one in enumerate(quotes) if named and _gives(one.text, named)), None)
    if nth is None:
        return tuple(quotes)
    giving = quotes[nth]
    after = asked.library.sentence_after(giving.article_id, giving.end)
    if after is None or "\n" in asked.library.cut(giving.article_id, giving.end, after.start):
        return tuple(quotes)
    said = asked.library.cut(giving.article_id, after.start, after.end)
    if not _THE_FIGURE.search(said):
        return tuple(quotes)
    told = Quote(0, giving.article_id, after.start, after.end, said, giving.score)
    before, behind = ([one for one in some if one.start != told.start] for some in (quotes[:nth], quotes[nth + 1 :]))
    return (told, giving, *before, *behind) if _WHETHER.search(text) else (*before, giving, told, *behind)


def _gives(text: str, named: Sequence[Figure]) -> bool:
    given = figures(plain(text))
    return all(any(same(one, each) for each in given) for one in named)
