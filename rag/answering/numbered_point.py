"""What a numbered paragraph of a text says: "what does point 4 of the Oslo communiqué provide?"."""

import re
from itertools import islice

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import meant
from rag.answering.sentences import sentences_of
from rag.english import plain
from rag.types import Refusal

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
        begins = _counted(asked.library.article(article_id).text)
        if len(begins) < number and begins:
            told = f"The paragraphs of the text on {what.meetings[0]} are counted to {len(begins)}; none is {number}."
            return Composed("fact", "declined", refusal=Refusal(told, ()), confidence=0.0)
        if begins:
            span = begins[number - 1], begins[number] if number < len(begins) else None
            return _told(article_id, span, asked)
    return None


def _told(article_id: str, span: tuple[int, int | None], asked: Asked) -> Composed | None:
    """The sentences of the paragraph; the last one ends where a line is left empty."""
    text = asked.library.article(article_id).text
    end = span[1] or text.find("\n\n", span[0])
    end = end if end > 0 else len(text)
    citations = Citations(asked.library)
    inside = (one for one in sentences_of(asked.library, [article_id]) if span[0] <= one.start < end)
    for one in islice(inside, _LONGEST):
        citations.cite(one.article_id, one.span)
    return Composed("fact", quotes=tuple(citations.quotes)) if citations.quotes else None


def _counted(text: str) -> list[int]:
    """Where the paragraphs 1, 2, 3, … of a text begin; empty where it counts fewer than a few."""
    begins: list[int] = []
    for found in _NUMBER.finditer(text):
        if int(found[1]) == len(begins) + 1:
            begins.append(found.start())
    return begins if len(begins) >= _FEWEST else []
