"""Who gives a sum by a claim: no sentence bears it out that has the sum and nobody of that name.

An article tells of a sum once or twice, so that this sentence is found whoever is said to give it, and the heading of
the article names all who met.
"""

import re
from collections.abc import Iterator

from rag.answering.asked import Asked
from rag.answering.check.evidence import ClaimEvidence
from rag.answering.check.said import said_in, stems_of
from rag.english import CURRENCIES, Figure, countries, first_verb, mentions, same, verb_stem, words

_GIVING = {
    verb_stem(word)
    for word in words(
        "give pay pledge promise provide contribute donate lend finance fund grant allocate offer commit earmark invest"
        " announce spend disburse award"
    )
}
_BEHIND = re.compile(
    r"(?:\b(?:a|per|each|every) year|\bannually|\byearly)?,? (?:from|by) (?:the )?"
    r"(?P<giver>(?![\w’'-]*ing\b)[A-Za-z][\w’'-]*"
    r"(?: (?!(?:in|at|for|to|over|by|towards?|a|per|each|every|until|within|under|during|on|with|as|alone)\b)"
    r"[A-Za-z][\w’'-]*){0,4})"
)
"""Names the giver behind a sum: "1.3 trillion dollars a year from developed countries"."""


_ASIDE = re.compile(r"\b(?:in|at|on|of|from|to|with)(?: the)? ?$", re.IGNORECASE)
"""In front of a name that does not act."""
_NEXT_GIVER = re.compile(
    r"(?:, |; | and |^)((?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*(?: and (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)?)"
    r" (?:(?:[a-z]+ed|gave|gives|will give) )?(?:about |some |up to |nearly |another )?$"
)
"""In a list: "Norway announced 90 million dollars, Germany | 120 million"."""
_FURTHER = re.compile(r"(?: [A-Z][\w’'&-]*)*")
"""What goes on with a name: "African | Union"."""


def unnamed_giver(claim: str, sentence: ClaimEvidence, asked: Asked) -> str:
    """Who gives a sum by the claim, where the sentence names nobody so, nor the one before it if nobody acts here."""
    if not any(one.unit in CURRENCIES for one in said_in(claim).figures):
        return ""
    if any(_is_of_another(one, claim, sentence.text) for one in said_in(claim).figures if one.unit in CURRENCIES):
        return claim[: first_verb(claim)].strip()
    before = asked.library.sentence_before(sentence.article_id, sentence.span[0])
    told = f"{asked.library.cut(sentence.article_id, before.start, before.end) if before else ''} {sentence.said}"
    if any(one.end <= (first_verb(sentence.text) or 0) for one in mentions(sentence.text)):
        told = sentence.text  # somebody gives here who is named
    meeting = asked.catalogue.meeting_of.get(sentence.article_id)
    of_one_body = meeting is not None and "–" not in meeting.summit  # "European Union–African Union" has two
    spoken = asked.catalogue.naming_words([meeting.summit]) if meeting and of_one_body else frozenset[str]()
    return next((one for one in _givers(claim) if not {*words(one)} <= spoken and not _is_named(one, told)), "")


def _is_of_another(sum_: Figure, claim: str, text: str) -> bool:
    """Whether a list of givers has others in front of a sum than those of whom the claim tells it."""
    own = next((_NEXT_GIVER.search(claim[: one.start]) for one in said_in(claim).figures if one == sum_), None)
    mine = {*countries(own[1] if own else claim[: first_verb(claim)])}
    listed = [
        {*countries(found[1])}
        for one in said_in(text).figures
        if same(sum_, one) and (found := _NEXT_GIVER.search(text[: one.start]))
    ]
    return bool(mine and listed) and all(one and mine.isdisjoint(one) for one in listed)


def _is_named(giver: str, told: str) -> bool:
    """Whether a text names a giver: its country, all its words, or its last where that is a name."""
    for one in reversed(said_in(told).figures):
        told = f"{told[: one.start]}{told[one.end :]}"  # "US dollars" names no country
    lands = {*countries(giver)}
    last = mentions(f"of {giver}")[-1:]
    by_surname = bool(last) and words(giver)[-1] in last[0].words and words(giver)[-1] in words(told)
    return by_surname or (lands <= {*countries(told)} if lands else stems_of(giver) <= stems_of(told))


def gives_by(claim: str) -> str:
    """Who gives by a claim, where that is one; else empty."""
    found = [*_givers(claim)]
    return found[0] if len(found) == 1 else ""


def _givers(claim: str) -> Iterator[str]:
    """Those who give by a claim: named before a verb of giving, or behind a sum."""
    at = first_verb(claim)
    if at is not None and _GIVING.intersection(map(verb_stem, words(claim[at:])[:3])):
        for named in mentions(claim):
            further = _FURTHER.match(claim, named.end)
            if named.end <= at and not _ASIDE.search(claim[: named.start]) and further:
                yield named.text.removesuffix("'s") + further[0]
    for one in said_in(claim).figures:
        if one.unit in CURRENCIES and (found := _BEHIND.match(claim[one.end :].lstrip())):
            yield found["giver"]
