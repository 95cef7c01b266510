"""What the parts of a sum are for, as one sentence tells them, against a claim on one part.

"Made up of 6 billion for water and 3 billion for roads" has all the words of "6 billion is for roads".
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rag.answering.asked import Asked
from rag.answering.check.denial import denies
from rag.answering.check.evidence import ClaimEvidence, sentence_at
from rag.answering.check.judged import Judged
from rag.answering.check.said import stems_of
from rag.answering.sentences import sentences_of
from rag.english import Figure, figures, plain, same
from rag.question import Meeting

_FOR = re.compile(
    r"(?: of [^,;]{2,40}?)? (?:(?:is|are|was|were|will be|would be|goes?|went|will go|would go)(?: \w+)? )"
    r"(?:for|to|into) (?P<use>.+)$",
    re.IGNORECASE,
)
_USE = re.compile(r"(?:,| \w+)? (?:for|to|into) (?P<use>[^.;]+)", re.IGNORECASE)
_LEAST_PARTS = 2


def is_for(claim: str, meeting: Meeting | None, every: Sequence[ClaimEvidence], asked: Asked) -> Judged | None:
    """The verdict on a claim what a part of a sum is for; None for other claims, and where no sentence lists parts."""
    sums = [one for one in figures(plain(claim)) if one.unit and one.scaled]
    told = _FOR.match(plain(claim).rstrip(" .?!"), sums[-1].end) if sums else None
    if told is None or denies(claim):
        return None
    mine, use = sums[-1], stems_of(told["use"]) - (stems_of(meeting.heading) if meeting else set())
    ids = dict.fromkeys([*(meeting.article_ids if meeting else ()), *(one.article_id for one in every)])
    for sentence in sentences_of(asked.library, list(ids)):
        parts = list(_parts(plain(sentence.text)))
        other = next((sum_ for sum_, of in parts if use and use <= stems_of(of)), None)
        own = next((of for sum_, of in parts if same(mine, sum_)), None)
        if len(parts) < _LEAST_PARTS or other is None or own is None:
            continue
        shown = (sentence_at(sentence.article_id, sentence.span, asked),)
        if same(mine, other):
            return None if len(sums) > 1 else Judged(claim, "borne out", (), shown)
        return Judged(claim, "wrong", (f"the quote says {other.text} for that, the claim says {mine.text}",), shown)
    return None


def _parts(text: str) -> Iterator[tuple[Figure, str]]:
    """The sums of a sentence with what each is for."""
    every = [one for one in figures(text) if one.unit]
    ends = [*(other.start for _, other in pairwise(every)), len(text)]
    for one, end in zip(every, ends, strict=False):
        if found := _USE.match(text, one.end, end):
            yield one, found["use"]
