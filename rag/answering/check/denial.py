"""What a sentence denies or refuses, and whether that is what is claimed."""

import re
from collections.abc import Mapping, Sequence

from rag.answering.asked import Asked
from rag.answering.check.evidence import ClaimEvidence
from rag.answering.check.said import acts_in, stems_of
from rag.answering.check.subject import WITHIN_QUOTES, parts_naming
from rag.answering.rarity import weighed
from rag.claims import LIGHT_VERBS
from rag.english import (
    FAILED_STEMS,
    NEGATORS,
    clauses,
    first_verb,
    like,
    mentions,
    plain,
    senses,
    stem,
    tokens,
    verb_stem,
    words,
)

_DENY = re.compile(r"(?:deny|denie[sd]|refute[sd]?|disput(?:ed|ing))$", re.IGNORECASE)
_REFUSES = re.compile(
    r"\b(?:turned down|put off|ruled out|voted down|stayed away|walked out|reject(?:ed)?|refused?|declined|opposed?"
    r"|could not (?:agree|support)|failed to)\b",
    re.IGNORECASE,
)
_FALLS = re.compile(
    r"\b(?:drop(?:s|ped)?|fail(?:s|ed)?|fall(?:s)?|fell)(?= (?:(?:by|from|to|below)\b|\d))", re.IGNORECASE
)
"""Says of a figure that it became less, and denies nothing."""
_NOT_ALONE = re.compile(
    r"\bnot (?:only|just|merely|simply|least)\b|\bno-(?=\w)|\bfor nothing\b|\bat no (?:\w+ )?(?:cost|charge)\b",
    re.IGNORECASE,
)
"""Adds to what is said or is part of a name, "a no-fly zone", and denies nothing."""
_LIFTED = re.compile(
    r"\b(?:drop(?:s|ped|ping)?|lift(?:s|ed|ing)?|remov(?:es?|ed|ing)|withdr(?:aws?|ew|awn|awing)|overc[ao]m(?:es?|ing)"
    r"|gave up|giv(?:es?|en|ing) up|abandon(?:s|ed|ing)?|end(?:s|ed|ing)?) (?:[\w’'-]+ ){0,3}?"
    r"(?:objections?|opposition|veto(?:es)?|reservations?|resistance|blockades?|hurdles?|obstacles?)\b",
    re.IGNORECASE,
)
"""Says that what stood against something does so no more, and denies nothing."""
_NEGATED = re.compile(r"\s*\b(?:not|never|no)\b(?: (?:an?|any|ever)\b)?\s*", re.IGNORECASE)
_OF_A_PART = re.compile(r"(?<=\w) (?:at|below|above|by|for|from|in|of|on|to|under|with) (?:which|whom)\b.*", re.DOTALL)
"""What a relative clause denies belongs to what it tells apart: "an age below which pupils may not vote"."""
_STATING = re.compile(r", (?:stating|saying|arguing|noting|adding|insisting|explaining|claiming|warning) that\b")
"""Leads to what somebody says who has done something: "Peru made a reservation, stating that it cannot pay"."""
_OF_A_CLAIM = 0.3
"""0-1: the part of a sentence that denies a claim has at least so much of its words, by rarity."""
_CONSENSUS = re.compile(r"\bwithout (?:a )?(?:vote|objections?|dissent|changes?)\b", re.IGNORECASE)
"""Says how something was agreed, and denies nothing else."""
_RATHER_THAN = re.compile(r"\b(?:rather than|instead of|in place of|unlike)\b[^,;.]*", re.IGNORECASE)
_MOSTLY = 0.6
"""0-1: the parts of a sentence that refuse nothing have so much of what it shares with a claim that they bear out."""


def denies(text: str) -> bool:
    """Whether a text denies anything."""
    told = _LIFTED.sub(" ", _NOT_ALONE.sub(" ", _FALLS.sub(" ", _OF_A_PART.sub(" ", plain(text)))))
    return bool(_REFUSES.search(told)) or any(
        word.text.lower() in NEGATORS
        or word.text.lower().endswith("n't")
        or stem(word.text.lower()) in FAILED_STEMS
        or _DENY.match(word.text)
        for word in tokens(told)
    )


def affirmed(claim: str) -> str | None:
    """What a claim denies, as a claim that it is so: "they did sign" for "they did not sign"; None if unclear."""
    found = [*_NEGATED.finditer(_OF_A_PART.sub("", claim))]
    positive = _NEGATED.sub(" ", claim, count=1).strip() if len(found) == 1 else ""
    return positive or None


def denied_words(text: str) -> str:
    """What stands after the first denial in each clause of a text: "legally binding", of "is not legally binding"."""
    denied = []
    for start, end in clauses(text):
        part = _LIFTED.sub(lambda found: " " * len(found[0]), text[start:end])
        ends = [one.end for one in tokens(part) if denies(one.text)]
        ends += [found.end() for found in _REFUSES.finditer(part)]
        denied += [part[min(ends) :]] if ends else []
    return " ".join(denied)


def denies_claim(claim: str, quote: str, asked: Asked) -> bool:
    """Whether the quote denies what is claimed: the part of it with the claim's rarest word has a denial."""
    weights = weighed({one for one in stems_of(claim) if not any(map(str.isdigit, one))}, asked.library)
    if denies(claim) or not weights:
        return False
    parts = [one for start, end in clauses(quote) for one in _STATING.split(WITHIN_QUOTES.sub(" ", quote[start:end]))]
    nearest = max(parts, key=lambda part: sum(weights.get(one, 0.0) for one in stems_of(part)), default="")
    telling = weights.keys() - {stem(word) for word in words(claim) if verb_stem(word) in LIGHT_VERBS}
    rarest = max(telling or weights, key=lambda one: weights[one])
    shared = stems_of(nearest) & weights.keys()
    names = {stem(word) for one in mentions(f"of {claim}") for word in one.words}
    if shared <= names and not any(like(one) & senses(each) for one in acts_in(claim) for each in words(nearest)):
        return False  # something else of the same person or country
    elsewhere = stems_of(" ".join(part for part in parts if part != nearest)) - shared
    wanted = sum(weight for one, weight in weights.items() if one not in elsewhere)
    enough = sum(weights[one] for one in shared) >= _OF_A_CLAIM * wanted
    return enough and (rarest in shared or len(shared) > 1) and denies(_CONSENSUS.sub(" ", nearest))


def refusing_words(claim: str, sentence: ClaimEvidence, asked: Asked) -> str | None:
    """The words by which a sentence refuses what is claimed: the rest of it says little of the claim."""
    if denies(claim):
        return None
    weights = weighed(stems_of(claim), asked.library)
    if aside := _set_aside(claim, sentence.text, weights):
        return aside
    refuses = _REFUSES.search(sentence.text)
    if refuses is None:
        return None
    rest = [sentence.text[start:end] for start, end in clauses(sentence.text) if not denies(sentence.text[start:end])]
    said, kept = stems_of(sentence.text) & weights.keys(), stems_of(" ".join(rest)) & weights.keys()
    little = sum(weights[one] for one in kept) < _MOSTLY * sum(weights[one] for one in said)
    return refuses[0] if little else None


def _set_aside(claim: str, text: str, weights: Mapping[str, float]) -> str | None:
    """The words in which a sentence names what did not come about: "rather than a single communiqué"."""
    found = _RATHER_THAN.search(text)
    if found is None or _RATHER_THAN.search(claim):
        return None
    within, rest = stems_of(found[0]), stems_of(text[: found.start()] + text[found.end() :])
    only = sum(weight for one, weight in weights.items() if one in within - rest)
    said = sum(weight for one, weight in weights.items() if one in within | rest)
    return found[0].strip() if only >= _MOSTLY * said else None


def says_otherwise(claim: str, sentence: ClaimEvidence) -> bool:
    """Whether the part of a sentence that names what the claim is about denies something, which the claim does not."""
    told = _STATING.split(sentence.text)[0]
    naming = parts_naming(claim, told)
    return not denies(claim) and bool(naming) and all(map(denies, naming)) and not _goes_on(claim, told, naming)


def _goes_on(claim: str, text: str, naming: Sequence[str]) -> bool:
    """Whether a part that has no subject says most of the claim: "did not block it | but added a statement"."""
    said = stems_of(claim)
    best = max((text[start:end] for start, end in clauses(text)), key=lambda part: len(stems_of(part) & said))
    verb = first_verb(best)
    alone = verb is not None and not stems_of(best[:verb])
    return (
        alone and not denies(best) and len(stems_of(best) & said) > max(len(stems_of(one) & said) for one in naming) - 1
    )
