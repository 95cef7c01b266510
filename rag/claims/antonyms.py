"""Words of a sentence whose opposite the quotes say of the same thing: "ordered the reopening", "ordered a shutdown".

Verbs are set against verbs in `rag.claims.opposition`, by who does them; this is for nouns and adjectives, and for
verbs that stand in another form than the quote's. Two words are of the same thing when a word beside them is the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.claims.acts import LIGHT_VERBS, read_acts
from rag.claims.clauses import read_clauses
from rag.claims.fault import ClaimFault
from rag.english import STOPWORDS, content, denies_by_prefix, like, senses, stem, tokens, unlike

_BEFORE, _BEHIND = 1, 2
"""So many words of content before and behind a word tell what it is said of."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A word of content with what stands beside it, at these characters."""

    start: int
    end: int
    text: str
    """Folded."""
    senses: frozenset[str]
    before: frozenset[str]
    """Stems of the words of content before it in its clause."""
    behind: frozenset[str]
    denied: bool
    act: bool
    """Whether it is read as the verb of an act (`rag.claims.acts`)."""


def turned_words(sentence: str, quotes: Sequence[str]) -> Iterator[ClaimFault]:
    """The words that say the opposite of a word of the quotes about the same; all texts plain."""
    mine, theirs = _placed(sentence), [one for quote in quotes for one in _placed(quote)]
    said = frozenset[str]().union(*(one.senses for one in theirs))
    own = frozenset[str]().union(*(one.senses for one in mine))
    for one in mine:
        if one.denied or like(one.text) & said:
            continue
        for other in theirs:
            if not (other.denied or other.senses & own) and _are_opposite(one, other):
                reason = f"the quote says “{other.text}”, the answer says “{one.text}”"
                yield ClaimFault(one.start, one.end, reason)
                break


def _are_opposite(one: _Placed, other: _Placed) -> bool:
    if (one.act and other.act) or not (one.before & other.before or one.behind & other.behind):
        return False
    return bool(unlike(one.text) & other.senses - LIGHT_VERBS) or any(
        denies_by_prefix(mine, theirs) for mine in one.senses for theirs in other.senses
    )


def _placed(text: str) -> list[_Placed]:
    found = []
    verbs = {one.start for one in read_acts(text) if not one.is_state}
    for clause in read_clauses(text):
        every = [
            token
            for token in tokens(text)
            if clause.start <= token.start < clause.end and token.is_word and token.text.lower() not in STOPWORDS
        ]
        stems = [frozenset(map(stem, content(token.text))) for token in every]
        for nth, token in enumerate(every):
            folded = token.text.lower()
            if token.text[0].isupper() and token.start > clause.start:
                continue
            found.append(
                _Placed(
                    token.start,
                    token.end,
                    folded,
                    senses(folded),
                    frozenset[str]().union(*stems[max(nth - _BEFORE, 0) : nth]),
                    frozenset[str]().union(*stems[nth + 1 : nth + 1 + _BEHIND]),
                    not stems[nth].isdisjoint(clause.denied),
                    token.start in verbs,
                )
            )
    return found
