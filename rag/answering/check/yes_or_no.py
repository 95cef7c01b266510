"""Yes or no, before the words of the sentence that answers a question which wants one.

The question is read as a claim, and each sentence quoted judged as for any claim. Only what is certain is said: that a
sentence denies it, that one says nearly all of it without reserve, or that it only proposes it. Elsewhere there is no
line.
"""

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.check.denial import denied_words, denies, denies_claim
from rag.answering.check.evidence import ClaimEvidence
from rag.answering.check.objection import is_proposed_there, only_proposed, statement_of
from rag.answering.check.one_sentence import judge_by_sentence
from rag.answering.check.said import stems_of
from rag.answering.check.settled import ASKS_FOR
from rag.answering.check.shown_beside import outcome_behind
from rag.answering.composed import Citations, Composed
from rag.answering.naming import shortened
from rag.answering.rarity import weighed
from rag.answering.sentences import sentences_of
from rag.claims import Cited
from rag.english import MODALS, clauses, countries, first_verb, is_verb, mentions, plain, speaker_label, stem, words
from rag.question import aside_of
from rag.types import Quote

_ASKS = re.compile(
    r"^(?:(?:and|so|but|ok|okay|well)\W+)*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|must|should|may)"
    r" (?P<claim>[^?;:]+?)(?:,? (?:or not|then|at all|yet|already))*\W*$",
    re.IGNORECASE,
)
"""Wants a yes or a no, and nothing besides."""
_ON_THE_SAME = re.compile(
    r"\? +(?:(?:is|was|were|did|does|do|has|have|had)(?:n['’]t| not)? )?(?:it|that|this|they|so)\b[^?]*\??\s*$",
    re.IGNORECASE,
)
"""What somebody adds to it: "Is the fund open? That is what I was told.", "… Wasn't it settled in Oslo?"."""
_ALSO_ASKS = re.compile(r"\b(?:or|who|which|what|when|where|why|how|any(?:body|one|thing)?)\b", re.IGNORECASE)
_POINTS = re.compile(r"^(?:it|that|this|they|those|these|he|she|there|them)\b", re.IGNORECASE)
"""Begins a later turn that is on what was told before."""
_LEAST_DENIED, _LEAST_PROPOSED, _LEAST_SAID = 0.25, 0.5, 0.85
"""0-1: the share of the question's words, by rarity, in a sentence that denies it, that proposes and that says it."""
_LEAST_OWN = 0.4
"""The share of them in the sentence itself where it says them together with its article's heading."""
_NO = re.compile(r"^No ")
_NEXT_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")
_LINE = 170
"""In characters."""


def with_yes_or_no(composed: Composed, asked: Asked) -> Composed:
    """The answer with Yes or No and the sentence that decides as its line, where it has no line yet."""
    text = asked.understood.text
    found = _ASKS.match(_ON_THE_SAME.sub("?", plain(text[: aside_of(text)])).strip())
    if found is None or composed.headline or composed.kind != "fact" or composed.status != "answered":
        return composed
    claim = found["claim"]
    if not composed.quotes or _ALSO_ASKS.search(claim) or denies(claim):
        return composed
    for sentence in _sentences(composed.quotes[0], asked):
        if said := _decides(claim, sentence, asked):
            told = _NO.sub("no ", " ".join(sentence.text.split()).rstrip("."))
            return replace(composed, headline=f"{said}: {shortened(told, _LINE)}.")
        if proposed := _only_proposed(claim, sentence, asked):
            citations = Citations(asked.library, list(composed.quotes))
            if outcome := outcome_behind(sentence, asked):
                citations.cite(outcome.article_id, outcome.span)
            return replace(composed, headline=proposed, quotes=tuple(citations.quotes))
    return composed


def _sentences(quote: Quote, asked: Asked) -> Iterator[ClaimEvidence]:
    """The sentences of a quote that ask nothing, each with the heading of its article."""
    heading = asked.record.articles([quote.article_id])[0].heading
    for one in sentences_of(asked.library, [quote.article_id]):
        if not quote.start <= one.start < quote.end:
            continue
        label = speaker_label(one.text)  # what one speaker says is a sentence to the library
        for part in _NEXT_SENTENCE.split(one.text[len(label) :]) if label else [one.text]:
            text = part.removeprefix(speaker_label(part)).lstrip(" :")
            if not text.rstrip().endswith("?"):
                yield ClaimEvidence(one.article_id, one.span, text, text, heading, (), 0.0, 0.0)


def _only_proposed(claim: str, sentence: ClaimEvidence, asked: Asked) -> str:
    """The line that it was only proposed, by whom, where the sentence proposes most of it; else empty."""
    statement = statement_of(sentence, asked)
    if ASKS_FOR.search(claim) or not is_proposed_there(claim, statement, sentence):
        return ""
    if _covered(_weights(claim, asked), stems_of(sentence.text)) < _LEAST_PROPOSED:
        return ""
    return f"{', '.join(only_proposed(claim, statement, sentence).says.rstrip('.').split(': '))}."


def _weights(claim: str, asked: Asked) -> Mapping[str, float]:
    return weighed(stems_of(_POINTS.sub("", claim)), asked.library)


def _covered(weights: Mapping[str, float], held: Set[str]) -> float:
    """0-1: the share of the weights that is held."""
    return sum(weight for one, weight in weights.items() if one in held) / max(sum(weights.values()), 1e-9)


def _decides(claim: str, sentence: ClaimEvidence, asked: Asked) -> str:
    """Yes or No, where the sentence says so; empty where it leaves it open."""
    weights = _weights(claim, asked)
    held = stems_of(sentence.text)
    covered = _covered(weights, held)
    thing = weights.keys() - {each for one in mentions(plain(claim)) if one.countries for each in stems_of(one.text)}
    thing -= {stem(word) for word in words(claim) if countries(word)}
    denied = covered >= _LEAST_DENIED and not (thing or weights.keys()).isdisjoint(
        stems_of(denied_words(sentence.text))
    )
    denied = denied and not _another_refuses(claim, sentence.text)
    if denies_claim(claim, sentence.text, asked):
        return "No" if denied else ""
    cited = Cited(claim, [sentence.text], [sentence.heading])
    (checked,) = asked.checker.check_each([cited], by_phrase=False)
    judged = judge_by_sentence(claim, sentence, checked, asked)
    if judged.verdict == "wrong" and any("denies" in reason for reason in judged.reasons):
        return "No" if denied else ""
    named = stems_of(sentence.heading)
    said = _covered(weights, held | named) if covered >= _LEAST_OWN else 0.0
    reserved = ASKS_FOR.search(sentence.text) or (MODALS & {*words(sentence.text)}) - {*words(asked.understood.text)}
    sure = judged.verdict == "borne out" and said >= _LEAST_SAID and not reserved and not denies(sentence.text)
    sure = sure and any(map(is_verb, words(sentence.text)))  # the name of a thing may head what was not agreed
    return "Yes" if sure and thing else ""  # "so is Peru in?" asks for more than that it is named


def _another_refuses(claim: str, text: str) -> bool:
    """Whether a text denies of other countries, and not of the one of which it is claimed.

    That is of those before the verb where it denies, or else of the first: "Norway told Chile that it was opposed".
    """
    own = next(({*one.countries} for one in mentions(plain(claim)) if one.countries), set())
    parts = [text[start:end] for start, end in clauses(text) if denies(text[start:end])]
    acting = {country for part in parts for country in countries(part[: first_verb(part)])}
    acting = acting or {*countries(text[: first_verb(text)])}
    return bool(own and acting) and own.isdisjoint(acting)
