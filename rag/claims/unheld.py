"""Verbs of a sentence that are like nothing in its quotes: "The leader resigned" on a quote about a treaty he signed.

The names in such a sentence are right and all else that it says is the verb, so neither names nor phrases give it away.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rag.claims.acts import LIGHT_VERBS, Act
from rag.claims.contradiction import Said
from rag.claims.fault import ClaimFault
from rag.claims.wording import Comparer
from rag.english import alike, content, opposite, stem, tokens, verb_stem, words

LIKE_NOTHING, LIKE_NOTHING_BESIDE = 0.7, 0.8
"""A verb is held by nothing when its word's cosine to the nearest word of the quotes, and its clause's to the nearest
clause of theirs, names left out of both, make less than this together, -2 to 2; the second where the quotes have no
other word of the clause either. On 186 free paraphrases, 81 of whose verbs were neither in the quotes nor listed as
like one that is, at most 6 fall below; of 87 short sentences made of a quote's name and another verb, at least 94% do.
What it does to whole sentences is in the table of `python -m tests.eval.claims`."""


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
