"""Whether the network that reads a claim with its sentences takes them to say it, where their words seem to."""

from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.check.judged import Judged
from rag.answering.check.said import acts_in
from rag.claims import LIGHT_VERBS
from rag.english import DECIDED_STEMS, first_verb, like, senses, stem, verb_stem, words

_BEYOND_BELIEF = 0.001
"""0-1: below this probability, with the heading of the article and without, sentences do not say a claim: they lack
what it adds. Of some 130 claims rightly borne out by the articles that ship and by those of two others, none is."""
HARDLY = 0.1
"""0-1: the same where they do not even tell of each of its acts, in its words or in like ones, or where a sentence
that is nearer to the claim gives another value."""


def believed(judged: Judged, asked: Asked) -> Judged:
    """A verdict, but a claim is not borne out by sentences of which the network that reads both is sure they do not."""
    if judged.verdict != "borne out":
        return judged
    least = _BEYOND_BELIEF if _tells_each_act(judged) else HARDLY
    headings = [*dict.fromkeys(one.heading for one in judged.evidence)]
    with_headings = asked.checker.entailed(judged.claim, [one.said for one in judged.evidence], headings)
    if with_headings >= least or asked.checker.entailed(judged.claim, [one.text for one in judged.evidence]) >= least:
        return judged
    return replace(judged, verdict="not borne out", reasons=("the quote has its words and does not say it",))


def _tells_each_act(judged: Judged) -> bool:
    """Whether the sentences tell of each act of a claim, in a like word, or that something was decided where it was."""
    told = {sense for one in judged.evidence for word in words(one.said) for sense in senses(word)}
    decided = DECIDED_STEMS & {stem(word) for one in judged.evidence for word in words(one.said)}
    acts = [one for one in acts_in(judged.claim) if verb_stem(one) not in LIGHT_VERBS]
    return first_verb(judged.claim) is not None and all(
        like(one) & told or (stem(one) in DECIDED_STEMS and decided) for one in acts
    )
