"""Words of a sentence that are like nothing in its quotes: "The leader resigned" on a quote about a treaty he signed.

The names in such a sentence are right and all else that it says is the verb, so neither names nor phrases give it away.
Likewise a short sentence in the quote's own words but for one: "They named the firm as a partner", where the quote
calls it a threat.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rag.claims.acts import LIGHT_VERBS, Act
from rag.claims.contradiction import Said
from rag.claims.fault import ClaimFault
from rag.claims.verb_groups import word_list
from rag.claims.wording import Comparer
from rag.english import alike, content, like, opposite, senses, stem, tokens, unlike, verb_stem, words
from rag.types import Span

LIKE_NOTHING, LIKE_NOTHING_BESIDE = 0.7, 0.8
"""A verb is held by nothing when its word's cosine to the nearest word of the quotes, and its clause's to the nearest
clause of theirs, names left out of both, make less than this together, -2 to 2; the second where the quotes have no
other word of the clause either. On 186 free paraphrases, 81 of whose verbs were neither in the quotes nor listed as
like one that is, at most 6 fall below; of 87 short sentences made of a quote's name and another verb, at least 94% do.
What it does to whole sentences is in the table of `python -m tests.eval.claims`."""

ALONE = 0.28
"""The one word that a short sentence does not share with its quotes is held by nothing below this cosine to the
nearest word of theirs, -1 to 1. In longer sentences, and those with more such words, it tells little: they are free
paraphrases. On the sets of `tests.eval.claims` it marks none of 216 true sentences."""
SHORT = 11
"""So many words a short sentence has at most."""
_SAYS_LITTLE = word_list(
    "also already again still together instead down up off back away worth effect part place kind way"
)


def unheld_word(
    sentence: str, quotes: Sequence[str], judged_apart: Sequence[Span], comparer: Comparer
) -> list[ClaimFault]:
    """The one word of a short sentence that its quotes do not have and that is like nothing in them.

    Args:
        sentence: Plain.
        quotes: Plain.
        judged_apart: Characters of the sentence that other checks judge: names, figures.
        comparer: Compares words in their sentences.
    """
    own = [
        token
        for token in tokens(sentence)
        if token.is_word
        and content(token.text)
        and not any(start <= token.start < end for start, end in judged_apart)
        and not (verb_stem(token.text) in LIGHT_VERBS or token.text.lower() in _SAYS_LITTLE)
    ]
    held = frozenset[str]().union(*(senses(word) for quote in quotes for word in words(quote)))
    new = [token for token in own if not (like(words(token.text)[0]) | unlike(words(token.text)[0])) & held]
    if len(new) != 1 or len(own) < 2 or len(words(sentence)) > SHORT:
        return []
    (nearest,) = comparer.nearest_words(sentence, [(new[0].start, new[0].end)], quotes)
    if nearest >= ALONE:
        return []
    return [ClaimFault(new[0].start, new[0].end, f"the quotes do not say “{new[0].text}”", "absent")]


def unheld_verbs(
    sentence: str,
    quotes: Sequence[str],
    mine: Sequence[Act],
    parts: Sequence[Said],
    near: NDArray[np.float32],
    comparer: Comparer,
) -> list[ClaimFault]:
    """The acts of a sentence that nothing in its quotes is like.

    Args:
        sentence: Plain.
        quotes: Plain.
        mine: Acts of the sentence.
        parts: Its clauses.
        near: Cosines of its bare clauses to those of all quotes, (parts, theirs).
        comparer: Compares words in their sentences.
    """
    bare = {stem(word) for quote in quotes for word in words(quote)}
    known = {verb_stem(token.text) for quote in quotes for token in tokens(quote)} - LIGHT_VERBS
    found = []
    for one in mine:
        said = one.verb in bare or known & (alike(one.verb) | opposite(one.verb))
        if said or not one.says_much or one.is_state or not one.is_told:
            continue
        nth = next(n for n, part in enumerate(parts) if part.clause.start <= one.start < part.clause.end)
        beside = {stem(word) for word in content(parts[nth].bare)} - {one.verb}
        limit = LIKE_NOTHING if beside & bare else LIKE_NOTHING_BESIDE
        if float(near[nth].max()) >= limit:
            continue
        (nearest,) = comparer.nearest_words(sentence, [(one.start, one.end)], quotes)
        if nearest + float(near[nth].max()) < limit:
            found.append(ClaimFault(one.start, one.end, f"the quotes do not say “{one.written}”", "absent"))
    return found
