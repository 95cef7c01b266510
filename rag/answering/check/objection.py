"""What stands against a claim: the sentence says the contrary, only plans it, or gives another figure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.check.accounts import ACCOUNTS, figures_given
from rag.answering.check.denial import denies, denies_claim, refusing_words, says_otherwise
from rag.answering.check.evidence import ClaimEvidence
from rag.answering.check.judged import Judged
from rag.answering.check.leaning import before_it, denied_before, of_another_act, told_before
from rag.answering.check.left_open import unanswered
from rag.answering.check.of_the_past import no_longer
from rag.answering.check.outside import outside_the_text
from rag.answering.check.said import gives, in_common, said_in, stems_of
from rag.answering.check.settled import ASKS_FOR, SETTLES
from rag.answering.check.subject import other_actor, other_partner, parts_naming
from rag.answering.check.unsettled import IN_BEING, answered, unsettled
from rag.answering.check.wished import only_planned, wished_for
from rag.answering.naming import shortened
from rag.answering.status import only_takes_up
from rag.claims import measure_alike
from rag.english import (
    DECIDED_STEMS,
    Figure,
    agrees,
    clauses,
    comparable,
    countries,
    differs,
    first_verb,
    like,
    listing,
    mentions,
    same,
    senses,
    stem,
    words,
)
from rag.record import Statement
from rag.types import Span

_SETS = re.compile(r"\b(?:sets?|fix(?:ed|es)|laid down)\b(?! (?:to|up|out|off|in)\b)")
"""Says that a goal or a date was decided on."""
_INTENDED = re.compile(
    r"\b(?:would|seek|sought|plan(?:s|ned)? to|hope[sd]? to|intend(?:s|ed)? to|consider(?:ed|ing)?)\b"
)
_FROM_AFAR = re.compile(
    r"\b(?:by video(?: link)?|sent (?:a )?(?:recorded |video )+(?:messages?|address)|online|(?:was|were) represented by"
    r"|stayed away|did not (?:travel|come|attend)|was absent"
    r"|(?:had )?(?:remained|stayed) (?:at home|behind|in [A-Z]\w+))\b"
)
_CAME_THERE = re.compile(
    r"\b(?:came|attended|travell?ed|went|flew|in person|accompanied|(?:was|were) (?:there|with))\b"
)
_HEDGE = re.compile(
    r"(?:(?:more|less|fewer) than|at (?:least|most)|as (?:many|much) as|up to|[\w-]+)\s+$", re.IGNORECASE
)


def contradiction(claim: str, sentence: ClaimEvidence, asked: Asked) -> Judged | None:
    """What a sentence with the claim's words says against it."""
    if denies_claim(claim, sentence.text, asked):
        return Judged(claim, "wrong", ("the quote denies it",), (sentence,))
    if against := refusing_words(claim, sentence, asked) or _from_afar(claim, sentence):
        return Judged(claim, "wrong", (f"the quote says “{against}”",), (sentence,))
    if open_ := answered(claim, sentence) or unsettled(claim, sentence):
        return open_
    if says_otherwise(claim, sentence):
        return Judged(claim, "not borne out", ("the quote says otherwise of it",), (sentence,))
    if other := other_actor(claim, sentence, asked) or other_partner(claim, sentence, asked):
        return Judged(claim, "not borne out", (f"the quote says this of {other}",), (sentence,))
    if denies(claim) and not denies(sentence.said):
        decided = next((word for word in words(sentence.text) if stem(word) in DECIDED_STEMS), None)
        if decided and gives(claim, sentence.text) > 1:
            return Judged(claim, "wrong", (f"the quote says “{decided}”",), (sentence,))
        return Judged(claim, "not borne out", ("the quote does not deny it",), (sentence,))
    if wish := _only_wished(claim, sentence):
        return Judged(claim, "wrong", (f"the quote says “{wish}”",), (sentence,))
    if other_year := _other_year(claim, sentence):
        return Judged(claim, "wrong", (other_year,), (sentence,))
    return _not_so_there(claim, sentence, asked)


def _not_so_there(claim: str, sentence: ClaimEvidence, asked: Asked) -> Judged | None:
    """What a sentence that denies nothing says of it: elsewhere, outside the text, not yet, or only before it."""
    if place := _other_place(claim, sentence):
        return Judged(claim, "wrong", (place,), (sentence,))
    if short := outside_the_text(claim, sentence, asked) or _falls_short(claim, sentence, asked):
        return short
    if act := unanswered(claim, sentence):
        return Judged(claim, "not borne out", (f"the quote does not say “{act}”",), (sentence,))
    before = before_it(sentence, asked)
    if before and told_before(claim, sentence, before) and (short := _falls_short(claim, before, asked)):
        return replace(short, evidence=(*short.evidence, sentence))
    return (denied_before(claim, sentence, before) or of_another_act(claim, sentence, before)) if before else None


def _falls_short(claim: str, sentence: ClaimEvidence, asked: Asked) -> Judged | None:
    """The verdict where a sentence tells of what the claim says as past, wished for or planned."""
    if past := no_longer(claim, sentence, asked):
        return past
    if wished_for(claim, sentence, asked):
        return only_proposed(claim, statement_of(sentence, asked), sentence)
    if planned := only_planned(claim, sentence):
        return Judged(claim, "not borne out", (f"the quote says only “{planned}”",), (sentence,))
    return None


def _only_wished(claim: str, sentence: ClaimEvidence) -> str:
    """The words by which a sentence tells of a wish for the figures that the claim says were granted."""
    wish = ASKS_FOR.search(sentence.text)
    granted = SETTLES.search(sentence.text) or _GRANTED.search(sentence.text)
    had = _GRANTED.search(claim) and not ASKS_FOR.search(claim)
    return wish[0] if wish and had and not granted and _numbers(claim) & _numbers(sentence.text) else ""


def mere_intention(claim: str, sentence: ClaimEvidence, asked: Asked) -> Judged | None:
    """What the sentence only proposes or intends, where the claim says that it was decided or done."""
    statement = statement_of(sentence, asked)
    said = stems_of(sentence.text)
    decided = stems_of(claim) & DECIDED_STEMS
    as_done = bool(IN_BEING.search(claim)) or bool(decided and not decided & said)
    as_done = as_done or bool(_SETS.search(claim) and not _SETS.search(sentence.text))
    if is_proposed_there(claim, statement, sentence) and as_done and not denies(claim):
        return only_proposed(claim, statement, sentence)
    cue = asked.library.cut(sentence.article_id, *statement.cue) if statement else ""
    if decided - stems_of(cue) and statement and statement.status == "failed" and not denies(claim):
        return Judged(claim, "not borne out", ("the quote tells of what was not decided",), (sentence,))
    if decided and statement and not denies(claim) and (taken_up := only_takes_up(claim, statement, asked)):
        return Judged(claim, "not borne out", (f"the quote says only “{shortened(taken_up)}”",), (sentence,))
    intended = (statement and statement.status == "announced") or _INTENDED.search(sentence.text)
    if decided and intended and not DECIDED_STEMS & said:
        return Judged(claim, "not borne out", ("the quote does not say that it was decided",), (sentence,))
    return None


def _numbers(text: str) -> set[str]:
    return set(re.findall(r"\d[\d,.]*\b", text))


_GRANTED = re.compile(
    r"\b(?:gets?|got|gain(?:s|ed)?|receiv(?:e|es|ed)|obtain(?:s|ed)?|won|(?:was|were|is|are) (?:given|granted|paid)"
    r"|secured)\b",
    re.IGNORECASE,
)
"""Says that somebody has what they wished for."""
_LACKS = re.compile(r"\b(?:no|without|(?:is|are) not)((?: [\w-]+){1,3})", re.IGNORECASE)
"""What something has not or is not: "no binding force"."""


def denied_elsewhere(claim: str, first: ClaimEvidence, every: Sequence[ClaimEvidence]) -> Judged | None:
    """Another sentence of the same article that denies just what the nearest does not say of the claim.

    Where that is a name, the sentence must deny of it what the claim says was done.
    """
    unsaid = {stem(word) for word in first.unsaid}
    names = {stem(word) for one in mentions(claim) for word in one.words}
    telling = (unsaid - names) | stems_of(" ".join(claim[first_verb(claim) :].split()[:2]))
    missing = stems_of(claim) - first.stems - names
    for one in every:
        denied_parts = [stems_of(part) for part in _clauses_of(one.text) if denies(part)]
        denied = any(unsaid & part and telling & part for part in denied_parts)
        lacking = any(missing & stems_of(found[1]) for found in _LACKS.finditer(one.text))
        if (denied or lacking) and one.article_id == first.article_id and one.span != first.span and not denies(claim):
            return Judged(claim, "wrong", ("the quote denies it",), (one, first))
    return None


def _clauses_of(text: str) -> list[str]:
    return [text[start:end] for start, end in clauses(text)]


def other_count(claim: str, every: Sequence[ClaimEvidence]) -> Judged | None:
    """The sentences that give other figures of the same things, where none gives the claim's; all that are wrong."""
    found = [one for mine in said_in(claim).figures if (one := _counted(mine, claim, every))]
    if not found:
        return None
    evidence = dict.fromkeys(each for one in found for each in one.evidence)
    reasons = dict.fromkeys([*(each for one in found for each in one.reasons), *_other_days(claim, [*evidence])])
    return Judged(claim, "wrong", tuple(reasons), tuple(evidence))


def _counted(mine: Figure, claim: str, every: Sequence[ClaimEvidence]) -> Judged | None:
    theirs = [
        (one, other)
        for one in every
        for other in said_in(one.text).figures
        if comparable(mine, other) and measure_alike(mine, claim, other, one.text)
    ]
    if any(same(mine, other) for _, other in theirs):
        return None
    own = said_in(claim).figures
    theirs = [each for each in theirs if not any(same(one, each[1]) for one in own)] or theirs
    lands = {*countries(claim)}
    alike = [
        (len(lands & {*countries(_before(other, one.text))}), shared, -nth)
        for nth, (one, other) in enumerate(theirs)
        if (shared := in_common(mine, claim, other, one.text))
    ]
    if not alike:
        return None
    _, _, nth = max(alike)
    one, other = theirs[-nth]
    if ACCOUNTS.search(one.text) and (counts := figures_given(mine, one.text)):
        return Judged(claim, "wrong", (f"{counts}, the claim says {mine.text}",), (one,))
    hedge = _HEDGE.search(one.text[: other.start]) if other.hedge else None
    told = f"{hedge[0] if hedge else ''}{other.text}"
    return Judged(claim, "wrong", (f"the quote says {told}, the claim says {mine.text}",), (one,))


def _before(figure: Figure, text: str) -> str:
    """What stands before a figure, from the figure before it on: whose it is."""
    return text[max((one.end for one in said_in(text).figures if one.end <= figure.start), default=0) : figure.start]


def _other_days(claim: str, evidence: Sequence[ClaimEvidence]) -> Iterator[str]:
    """The dates that the sentences give instead of the claim's, each where it gives one alone."""
    for mine in said_in(claim).moments:
        theirs = [one for sentence in evidence for one in said_in(sentence.text).moments]
        other = differs(mine, theirs) if len(theirs) == 1 and not agrees(mine, theirs) else None
        if other and (other.year or mine.year, other.month, other.day) != (mine.year, mine.month, mine.day):
            yield f"the quote says {other.text}, the claim says {mine.text}"


def _from_afar(claim: str, sentence: ClaimEvidence) -> str | None:
    """How somebody took part who, the claim says, came."""
    if not _CAME_THERE.search(claim) or _FROM_AFAR.search(claim):
        return None
    told = [found[0] for part in parts_naming(claim, sentence.text) if (found := _FROM_AFAR.search(part))]
    return told[0] if told else None


def _other_place(claim: str, sentence: ClaimEvidence) -> str | None:
    """The place where a sentence says that what is claimed was done, where the claim's stands only in its heading."""
    mine = _DONE_IN.search(claim)
    if mine is None or {*words(mine["place"])} & {*words(sentence.said)}:
        return None
    for theirs in _DONE_IN.finditer(sentence.text):
        alike = any(like(one) & senses(mine["act"]) for one in words(theirs["act"]))
        if alike and not {*countries(theirs["place"])} & {*countries(mine["place"])}:
            return f"the quote says {theirs['place']}, the claim says {mine['place']}"
    return None


_DONE_IN = re.compile(
    r"\b(?P<act>\w+ed|held|built|set up|sits?|opens?|is|be) (?:in|at) (?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
)


def _other_year(claim: str, sentence: ClaimEvidence) -> str | None:
    """The year that the sentence gives, where the claim gives one that stands only in the article's heading."""
    theirs = said_in(sentence.said).moments
    if any(agrees(one, theirs) for one in said_in(claim).moments):
        return None
    for mine in said_in(claim).moments:
        if mine.month is None and theirs and not agrees(mine, theirs):
            other = differs(mine, theirs)
            return f"the quote says {other.text}, the claim says {mine.text}" if other else None
    return None


def is_proposed_there(claim: str, statement: Statement | None, sentence: ClaimEvidence) -> bool:
    """Whether what the sentence says was proposed is what the claim is on, and not another thing that it tells of."""
    if statement is None or statement.status != "proposed":
        return False
    cue = statement.cue[0] - sentence.span[0]
    aside = [sentence.text[start:end] for start, end in clauses(sentence.text) if not start <= cue < end]
    told = sentence.said
    for one in aside:
        told = told.replace(one, " ")
    names = {each for one in mentions(claim) for each in ({stem(word) for word in one.words} | stems_of(one.text))}
    return bool((stems_of(claim) - DECIDED_STEMS - names) & stems_of(told))


def only_proposed(claim: str, statement: Statement | None, sentence: ClaimEvidence) -> Judged:
    """The verdict that it was only proposed, by whom where the record tells."""
    by = listing([one.name for one in statement.actors if one.name[:1].isupper()]) if statement else ""
    return Judged(claim, "only proposed", (f"by {by}",) if by else (), (sentence,))


def statement_of(evidence: ClaimEvidence, asked: Asked) -> Statement | None:
    """What the record read from the sentence; of several the one that is no mere report."""
    inside = [
        one.statement
        for one in asked.record.of([evidence.article_id])
        if one.statement.span[0] <= evidence.span[0] < one.statement.span[1]
    ]
    return next((one for one in inside if one.status != "reported"), inside[0] if inside else None)


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] < outer[1]
