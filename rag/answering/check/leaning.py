"""What a sentence that points back says by itself, where the words of a claim are those of the sentence before it.

"He obtained 55 million" after "he asked for 210 million" has, together with it, all of "he obtained 210 million"; and
"it reaffirmed the pact of 2009" after one that says what was signed has all of "the pact was signed".
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from rag.answering.asked import Asked
from rag.answering.check.denial import denies
from rag.answering.check.evidence import ClaimEvidence, sentence_at
from rag.answering.check.judged import Judged
from rag.answering.check.said import acts_in, said_in, stems_of
from rag.answering.sentences import sentences_of
from rag.english import clauses, first_verb, like, mentions, senses, stem, words

_NEAR = 3
"""Evidence of so many places, the best first, says whose articles are searched."""
_SOMEBODY = r"(?:But )?(?:[Tt]he )?[A-Z][\w’' -]{1,40}"
_NOT_THEY = re.compile(rf"{_SOMEBODY} (?:has|have|did|does|do|was|were|is|are|will|would)(?: not|n['’]t)\.")
_EXEMPT = re.compile(
    rf"{_SOMEBODY} (?:is|are|was|were|remains?) (?:exempt(?:ed)?|excluded|excepted|left out"
    r"|not (?:affected|bound|covered))(?: [\w’'-]+){0,6}\."
)


_OF_THE_RULE = 2
"""So many words of a claim has the sentence from which the next one exempts somebody."""


def before_it(sentence: ClaimEvidence, asked: Asked) -> ClaimEvidence | None:
    """The sentence that one leans on; None where it leans on none."""
    if sentence.said == sentence.text:
        return None
    before = asked.library.sentence_before(sentence.article_id, sentence.span[0])
    return sentence_at(sentence.article_id, (before.start, before.end), asked) if before else None


def not_so_of_them(claim: str, every: Sequence[ClaimEvidence], asked: Asked) -> Judged | None:
    """The verdict by few words behind a sentence that says it of others: "Three handed in plans. Peru has not."."""
    at = first_verb(claim)
    acting = [one for one in mentions(claim) if at and one.end <= at]
    if at is None or len(acting) != 1 or denies(claim):
        return None
    own = {*(acting[0].countries or acting[0].words)}
    acts = acts_in(claim[at:])[:1]
    told = sentences_of(asked.library, dict.fromkeys(one.article_id for one in every[:_NEAR]))
    for one, after in pairwise(told):
        behind = after.text.strip()
        of_others = bool(acts) and _says(acts[0], one.text) and _NOT_THEY.fullmatch(behind)
        of_all = _EXEMPT.fullmatch(behind) and len(stems_of(claim[at:]) & said_in(one.text).stems) >= _OF_THE_RULE
        if not (of_others or of_all):
            continue
        if any(own & {*each.countries, *each.words} for each in mentions(f"of {after.text}")):
            evidence = tuple(sentence_at(each.article_id, each.span, asked) for each in (after, one))
            return Judged(claim, "wrong", (f"the quote says “{after.text.strip(' .')}”",), evidence)
    return None


def told_before(claim: str, sentence: ClaimEvidence, before: ClaimEvidence) -> bool:
    """Whether a figure of the claim, or most of what it says beside names, is told by the sentence before alone."""
    figured = [one.text for one in said_in(claim).figures]
    if any(one in before.text and one not in sentence.text for one in figured):
        return True
    names = {stem(word) for one in mentions(claim) for word in one.words}
    mine = stems_of(claim) - names
    own, theirs = mine & said_in(sentence.text).stems, mine & before.stems
    return len(theirs - own) > len(own)


def of_another_act(claim: str, sentence: ClaimEvidence, before: ClaimEvidence) -> Judged | None:
    """The verdict where only the sentence before has the claim's verb, and only this one whom or what it is told of."""
    at = first_verb(claim)
    if at is None:
        return None
    acts = acts_in(claim[at:])[:1]
    subject = stems_of(claim[:at]) - stems_of(sentence.heading)
    if not acts or not subject or _says(acts[0], sentence.text) or not _says(acts[0], before.text):
        return None
    if subject & before.stems or not subject & said_in(sentence.text).stems:
        return None
    return Judged(claim, "not borne out", (f"the quote does not say “{acts[0]}” of it",), (sentence, before))


def denied_before(claim: str, sentence: ClaimEvidence, before: ClaimEvidence) -> Judged | None:
    """The verdict where only the sentence before has the claim's verb, and denies it: "They did not renew it."."""
    at = first_verb(claim)
    acts = acts_in(claim[at:])[:1] if at is not None else []
    if not acts or denies(claim) or _says(acts[0], sentence.text):
        return None
    told = [part for start, end in clauses(before.text) if _says(acts[0], part := before.text[start:end])]
    return (
        Judged(claim, "wrong", ("the quote denies it",), (before, sentence))
        if told and all(map(denies, told))
        else None
    )


def _says(verb: str, text: str) -> bool:
    return any(like(verb) & senses(word) for word in words(text))
