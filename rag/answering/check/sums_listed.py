"""What each of several gives, as one sentence tells it after the other, against a claim on one of them.

"Norway promised 30 million dollars and Chile 12 million" has all the words of "Chile promised 30 million dollars".
"""

from collections.abc import Sequence

from rag.answering.asked import Asked
from rag.answering.check.accounts import dispute
from rag.answering.check.denial import denies
from rag.answering.check.evidence import ClaimEvidence, sentence_at
from rag.answering.check.giver import gives_by
from rag.answering.check.judged import Judged
from rag.answering.check.said import said_in, stems_of
from rag.answering.check.settled import ASKS_FOR
from rag.answering.money import listed_sums
from rag.answering.sentences import sentences_of
from rag.english import Figure, countries, same, words
from rag.question import Meeting

_LOOKED_AT = 12
"""So many sentences near to a claim are searched for what its giver gives."""
_AROUND = 300
"""In characters: so far in front of a list it may be told what the sums are for."""


def gave(claim: str, meeting: Meeting | None, every: Sequence[ClaimEvidence], asked: Asked) -> Judged | None:
    """The verdict on a claim that somebody gives a sum; None for other claims, and where no sentence tells for sure."""
    figures, giver = said_in(claim).figures, gives_by(claim)
    if len(figures) != 1 or not giver or denies(claim) or ASKS_FOR.search(claim):
        return None
    (mine,) = figures
    told = [(one, who, sum_) for one in every[:_LOOKED_AT] for who, sum_ in listed_sums(one.text) if who[:1].isupper()]
    own = [(one, sum_) for one, who, sum_ in told if _is(giver, who)]
    others = [(one, who) for one, who, sum_ in told if _is_as_much(mine, sum_) and not _is(giver, who)]
    for one in (one for one, sum_ in own if _is_as_much(mine, sum_)):
        return None if one.unsaid else dispute(claim, one, asked) or Judged(claim, "borne out", (), (one,))
    if meeting and (listed := _listed_at(meeting, giver, mine, claim, asked)):
        return dispute(claim, listed, asked) or Judged(claim, "borne out", (), (listed,))
    for one, who in others:
        if beside := next((sum_ for told_in, sum_ in own if told_in is one), None):
            return Judged(claim, "wrong", (f"the quote says {beside.text}, the claim says {mine.text}",), (one,))
        return Judged(claim, "not borne out", (f"the quote says this of {_bare(who)}",), (one,))
    return None


def _listed_at(meeting: Meeting, giver: str, mine: Figure, claim: str, asked: Asked) -> ClaimEvidence | None:
    """The sentence of a meeting's articles that lists a giver's sum, behind one that tells what it is for."""
    end = claim.index(mine.text) + len(mine.text)
    purpose = stems_of(claim[end:]) - stems_of(meeting.heading)
    for one in sentences_of(asked.library, meeting.article_ids):
        if any(_is(giver, who) and _is_as_much(mine, sum_) for who, sum_ in listed_sums(one.text)):
            around = asked.library.cut(one.article_id, max(0, one.start - _AROUND), one.end)
            if purpose <= stems_of(around):
                return sentence_at(one.article_id, one.span, asked)
    return None


def _is_as_much(mine: Figure, other: Figure) -> bool:
    """Whether two sums are one; in a list the currency or what is counted may be told of the first alone."""
    return same(mine, other) or (mine.value == other.value and not other.unit)


def _bare(name: str) -> str:
    return name.removesuffix("'s").removesuffix("’s")


def _is(giver: str, who: str) -> bool:
    """Whether two names are of the same country or body."""
    lands = {*countries(who)}
    return bool(lands & {*countries(giver)}) if lands else {*words(giver)} <= {*words(who)}
