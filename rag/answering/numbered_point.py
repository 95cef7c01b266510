"""What a numbered paragraph of a text says: "what does point 4 of the Oslo communiqué provide?"."""

import re
from itertools import pairwise

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import meant
from rag.answering.sentences import sentences_of
from rag.english import plain
from rag.types import Refusal, Span

_ASKS = re.compile(
    r"^(?:.*\b(?:what|quote|show|read|give|cite|tell|text|wording|need|want)\b[^?]*?)?\b"
    r"(?:(?:operative )?paragraph|para\.?|point|article|clause|item|section) (?:no\.? ?|number |nr\.? ?)?"
    r"(?P<number>\d{1,3})(?: (?:of|in|from) [^?,]+?)?"
    r"(?:,? (?:actually|exactly|say|says|provide|provides|state|states|contain|contains|cover|covers|require|requires"
    r"|mean|means|read|about|deal with|in full|verbatim|please|pls|word for word))*\W*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^[ \t]*\(?(\d{1,3})[.)][ \t]+(?=\S)", re.MULTILINE)
_FEWEST = 3
"""So many paragraphs make a text that counts them."""
_LONGEST = 6
"""So many sentences of a paragraph are quoted."""


def numbered_point(asked: Asked) -> Composed | None:
    """The sentences of the paragraph asked for, or that there is none of that number.

    None where no text on the one meeting named counts its paragraphs.
    """
    what = meant(asked)
    found = _ASKS.match(plain(what.text))
    if found is None or len(what.meetings) != 1:
        return None
    number = int(found["number"])
    for article_id in what.meetings[0].article_ids:
        if paragraphs := _paragraphs(asked.library.article(article_id).text):
            if number <= len(paragraphs):
                return _quoted(article_id, paragraphs[number - 1], asked)
            told = (
                f"The paragraphs of the text on {what.meetings[0]} are counted to {len(paragraphs)}; none is {number}."
            )
            return Composed("fact", "declined", refusal=Refusal(told, ()), confidence=0.0)
    return None


def _quoted(article_id: str, paragraph: Span, asked: Asked) -> Composed | None:
    start, end = paragraph
    citations = Citations(asked.library)
    for one in [one for one in sentences_of(asked.library, [article_id]) if start <= one.start < end][:_LONGEST]:
        citations.cite(one.article_id, one.span)
    return Composed("fact", quotes=tuple(citations.quotes)) if citations.quotes else None


def _paragraphs(text: str) -> list[Span]:
    """The paragraphs 1, 2, 3, … of a text, the last to the next empty line; none where it counts fewer than a few."""
    begins: list[int] = []
    for found in _NUMBER.finditer(text):
        if int(found[1]) == len(begins) + 1:
            begins.append(found.start())
    if len(begins) < _FEWEST:
        return []
    after = text.find("\n\n", begins[-1])
    return [*pairwise([*begins, after if after >= 0 else len(text)])]
