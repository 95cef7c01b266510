"""Checks what somebody claims: each claim of a sentence or paragraph against the sentences that come nearest to it.

A text is cut into claims, one a clause with a verb and subject of its own. For each the nearest sentences are found, at
the meeting that the whole text is about where it is about one, and compared with it by `rag.claims`. The verdict says
what the quote says and never repeats what is wrong as if it were so.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import syntok.segmenter

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.claims import Checked, ClaimFault
from rag.english import (
    DECIDED_STEMS,
    DENYING_STEMS,
    NEGATORS,
    clauses,
    comparable,
    content,
    countries,
    figures,
    is_verb,
    listing,
    number_of,
    plain,
    stem,
    tokens,
)
from rag.question import understand
from rag.reading import leans
from rag.types import Hit, Item, Refusal, Section, Span

Verdict = Literal["borne out", "wrong", "only proposed", "not borne out", "not in the library"]

MOST_CLAIMS = 10
"""Of a longer paragraph so many are checked, and the rest is said to be left."""
NEAR = 0.6
"""Nearness from which a sentence is about what is claimed (see `_Evidence.nearness`)."""
WORDS_WEIGHT = 0.5
"""Of the share of a claim's words that a sentence has, weighed by their rarity, relative to the cosine of the two."""
FIGURE_WEIGHT = 0.1
"""Of a figure of the kind that the claim gives."""
MOST_SAID = 0.55
"""0-1: with a smaller share of the claim's words a sentence does not bear it out, however near it comes."""
_POOLED = 3
"""Sentences that may bear out a claim together."""

_ASKED_IS = r"\b(?:is|are|was|were) (?:this|that|it|these|the following)(?: claims?| statements?| paragraph| text| sentence)?"
_IS_IT_SO = rf"(?:{_ASKED_IS} (?:correct|right|true|accurate|so|ok(?:ay)?)|true or false|(?:fact[- ]?)?check(?: (?:it|this|that))?)"
_LEAD = re.compile(
    rf"^\s*(?:please[, ]+|(?:can|could|would) you (?:please )?|hi[, ]+|hello[, ]+)*(?:{_IS_IT_SO}|verify|confirm"
    r"|i (?:read|heard|saw|was told)(?: somewhere| in [\w ]{1,30}?)?|someone (?:said|told me)|they say|it is said)"
    r"(?:,? please)?(?: (?:that|whether|if|this|the following))?(?: (?:claims?|statements?|paragraph|text|sentence))?"
    r"(?:,? please)?\s*[:?,;–—-]*\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    rf"[\s,;.–—-]*(?:{_IS_IT_SO}|(?:is (?:this|that|it) )?(?:right|correct|true|yes|no)(?: or (?:wrong|false|not))?"
    r"|isn't it|please check(?: (?:it|this))?)\s*\?*\s*$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'^[\s"“”«»\']+|[\s"“”«»\']+$')
_JOINING = re.compile(r"^[\s,;]*(?:and|but|while|whereas|or)?[\s,]*(?:that\s+)?", re.IGNORECASE)


def check(asked: Asked) -> Composed | None:
    """A verdict on each claim with its quote; None when nothing is claimed."""
    claims = list(claims_in(asked.question.text))
    if not claims:
        return None
    whole = " ".join(claims)
    about = understand(whole, asked.catalogue)
    ids = [one for meeting in about.meetings for one in meeting.article_ids] if len(about.meetings) == 1 else []
    found = [_judged(claim, _ids_for(claim, ids, asked), asked) for claim in claims[:MOST_CLAIMS]]
    if all(one.verdict == "not in the library" for one in found):
        said = "this" if len(found) == 1 else f"any of the {number_of(len(found), 'claim')}"
        return Composed("check", "declined", refusal=Refusal(f"Nothing in the library bears on {said}."), confidence=0.0)
    citations = Citations(asked.library)
    sections = tuple(one.section(citations) for one in found)
    return Composed(
        "check",
        headline=_headline(found, len(claims)),
        sections=sections,
        quotes=tuple(citations.quotes),
        shown=len(found),
        there=len(claims),
    )


def claims_in(text: str) -> Iterator[str]:
    """The claims of a text, each a sentence or a clause with a subject of its own, without the words that ask."""
    stripped = text
    for _ in range(2):  # "please check: I read that …"
        stripped = _LEAD.sub("", stripped)
    stripped = _QUOTED.sub("", _TAIL.sub("", _QUOTED.sub("", stripped)))
    for paragraph in syntok.segmenter.process(stripped):
        for sentence in paragraph:
            if sentence:
                first, last = sentence[0], sentence[-1]
                yield from _parts(stripped[first.offset : last.offset + len(last.value)])


def _parts(sentence: str) -> Iterator[str]:
    """A sentence, or its clauses where each says something by itself; one without a subject takes the first's."""
    if sentence.rstrip().endswith("?") and not _has_verb(sentence):
        return
    subject = ""
    held = ""
    for start, end in clauses(sentence):
        part = sentence[start:end]
        bare = _JOINING.sub("", part) if held else part
        joins = bare != part
        first = next((token for token in tokens(bare) if token.is_word), None)
        if not held or not joins or first is None or len(content(bare)) < 2:
            held = f"{held}{part}" if held else part
            subject = subject or _subject(part)
            continue
        yield _tidy(held)
        held = f"{subject} {bare}" if is_verb(first.text) and subject else bare
    if held and content(held):
        yield _tidy(held)


def _subject(clause: str) -> str:
    """The words before a clause's first verb."""
    verb = next((token.start for token in tokens(clause) if is_verb(token.text)), 0)
    return clause[:verb].strip()


def _has_verb(text: str) -> bool:
    return any(is_verb(token.text) for token in tokens(text))


def _tidy(claim: str) -> str:
    return _QUOTED.sub("", claim).strip(" ,;")


@dataclass(frozen=True, slots=True)
class _Evidence:
    """A sentence that may bear on a claim."""

    article_id: str
    span: Span
    text: str
    said: tuple[str, ...]
    """With the sentence before it where it leans on that."""
    heading: str
    """Of its article."""
    unsaid: tuple[str, ...]
    """Words of the claim that it lacks, where it lacks more than the half that counts."""
    nearness: float
    """Cosine of the two, plus a share of the claim's words that it has and of figures of the same kind."""


@dataclass(frozen=True)
class _Judged:
    claim: str
    verdict: Verdict
    reasons: tuple[str, ...]
    evidence: tuple[_Evidence, ...]

    @cached_property
    def says(self) -> str:
        """The verdict in words: "Wrong: the quote says 29, the claim says 39."."""
        told = f"{self.verdict[:1].upper()}{self.verdict[1:]}"
        return f"{told}: {'; '.join(self.reasons)}." if self.reasons else f"{told}."

    def section(self, citations: Citations) -> Section:
        """The claim as the title, with the verdict and the quotes under it."""
        items = [Item(self.says, tuple(citations.cite(one.article_id, one.span) for one in self.evidence))]
        items += [
            Item(f"“{' '.join(one.text.split())}”", (citations.cite(one.article_id, one.span),)) for one in self.evidence
        ]
        return Section(f"Claim: “{self.claim}”", tuple(items))


def _ids_for(claim: str, ids: Sequence[str], asked: Asked) -> Sequence[str]:
    """The articles to look in: of another meeting where a claim names its series, else those of the whole text."""
    own = understand(claim, asked.catalogue)
    if ids and own.named.summits and len(own.meetings) == 1 and not {*own.meetings[0].article_ids} & {*ids}:
        return own.meetings[0].article_ids
    return ids


def _judged(claim: str, ids: Sequence[str], asked: Asked) -> _Judged:
    """The claim against the sentence that comes nearest, and against the nearest few together."""
    near = [one for one in _nearest(claim, asked.find(claim, ids), asked) if one.nearness >= NEAR][:_POOLED]
    if not near:
        return _Judged(claim, "not in the library", (), ())
    first = near[0]
    if _denied(claim, first.text):
        return _Judged(claim, "wrong", ("the quote denies it",), (first,))
    checked = asked.checker.check(claim, [*first.said, first.heading])
    if checked.verdict == "supported":
        unsaid = first.unsaid
        if not unsaid:
            return _Judged(claim, "borne out", (), (first,))
        return _Judged(claim, "not borne out", (f"the quote does not say {_listed(unsaid)}",), (first,))
    if len(near) > 1:
        said = [each for one in near for each in one.said]
        together = asked.checker.check(claim, [*said, *dict.fromkeys(one.heading for one in near)])
        if together.verdict == "supported" and not set.intersection(*(set(one.unsaid) for one in near)):
            return _Judged(claim, "borne out", (), tuple(near))
    return _Judged(claim, _verdict(claim, checked, first, asked), _reasons(checked), (first,))


def _listed(unsaid: Sequence[str]) -> str:
    return listing([f"“{word}”" for word in unsaid[:3]], "or")


def _denied(claim: str, quote: str) -> bool:
    """Whether the quote denies what is claimed: the part of it that has most of the claim's words has a denial."""
    if _denies(claim):
        return False
    wanted = _stems(claim)
    parts = [quote[start:end] for start, end in clauses(quote)]
    nearest = max(parts, key=lambda part: len(wanted & _stems(part)), default="")
    return bool(wanted & _stems(nearest)) and _denies(nearest)


def _denies(text: str) -> bool:
    return any(
        word.text.lower() in NEGATORS or stem(word.text.lower()) in DENYING_STEMS for word in tokens(plain(text))
    )


def _stems(text: str) -> set[str]:
    return {stem(word) for word in content(plain(text))}


def _verdict(claim: str, checked: Checked, evidence: _Evidence, asked: Asked) -> Verdict:
    kinds = {fault.kind for fault in checked.faults}
    decided = bool(_stems(claim) & DECIDED_STEMS)
    if "contrary" in kinds:
        return "wrong"
    if "proposed" in kinds or (decided and _status_of(evidence, asked) == "proposed"):
        return "only proposed"
    return "not borne out"


def _status_of(evidence: _Evidence, asked: Asked) -> str:
    return next(
        (
            one.statement.status
            for one in asked.record.of([evidence.article_id])
            if one.statement.span[0] <= evidence.span[0] < one.statement.span[1]
        ),
        "reported",
    )


def _reasons(checked: Checked) -> tuple[str, ...]:
    """What differs, contrary facts first, worded for a claim."""
    order: list[ClaimFault] = sorted(checked.faults, key=lambda one: one.kind == "absent")
    every = dict.fromkeys([*(one.reason for one in order), *checked.reasons])
    return tuple(one.replace("the answer", "the claim") for one in every)[:3]


def _nearest(claim: str, hits: Sequence[Hit], asked: Asked) -> list[_Evidence]:
    """The sentences of these passages, the nearest to the claim first."""
    wanted = _weights(claim, asked)
    mine = figures(claim)
    held = asked.library.passages(hit.passage.id for hit in hits)
    found = []
    for hit in hits:
        if hit.passage.id not in held:
            continue
        stored = held[hit.passage.id]
        named = _stems(stored.heading)
        for nth, (sentence, cosine) in enumerate(zip(hit.passage.sentences, hit.sentence_cosines, strict=True)):
            text = stored.text[sentence.start - hit.passage.start : sentence.end - hit.passage.start]
            before = ""
            if nth and leans(text, asked.catalogue.people):
                last = hit.passage.sentences[nth - 1]
                before = stored.text[last.start - hit.passage.start : last.end - hit.passage.start]
            has = _stems(f"{before} {text}") | {stem(word) for one in countries(text) for word in content(one)}
            open_ = {term: weight for term, weight in wanted.items() if term not in named}
            share = sum(weight for term, weight in open_.items() if term in has) / max(sum(open_.values()), 1e-9)
            nearness = cosine + WORDS_WEIGHT * (share if open_ else 0.5)
            nearness += FIGURE_WEIGHT * any(comparable(one, other) for one in mine for other in figures(text))
            said = tuple(part for part in (before and f"{before} {text}" or text,) if part)
            unsaid = tuple(_unsaid(claim, has | named, open_, asked)) if share < MOST_SAID else ()
            found.append(
                _Evidence(
                    hit.passage.article_id, (sentence.start, sentence.end), text, said, stored.heading, unsaid, nearness
                )
            )
    return sorted(found, key=lambda one: (-one.nearness, one.article_id, one.span))


def _weights(claim: str, asked: Asked) -> dict[str, float]:
    """The stems of a claim without its figures, each with its inverse document frequency (as BM25 has it)."""
    stems = {stem(word) for word in content(plain(claim)) if not any(map(str.isdigit, word))}
    stems -= {stem(word) for one in figures(claim) for word in content(one.text)}
    frequencies = asked.library.document_frequencies(stems)
    every = asked.library.passage_count()
    return {
        one: math.log(1 + (every - frequencies.get(one, 0) + 0.5) / (frequencies.get(one, 0) + 0.5))
        for one in sorted(stems)
    }


def _unsaid(claim: str, has: set[str], weights: Mapping[str, float], asked: Asked) -> list[str]:
    """The words of a claim that neither the sentence nor its article's heading has, the rarest first."""
    missing = [word for word in dict.fromkeys(content(plain(claim))) if stem(word) in weights and stem(word) not in has]
    return sorted(missing, key=lambda word: -weights[stem(word)])


def _headline(found: Sequence[_Judged], claimed: int) -> str:
    """The verdict on the whole; of one wrong claim, what the quote says instead."""
    left = f" Only the first {number_of(len(found), 'claim')} of {claimed} were checked." if claimed > len(found) else ""
    bad = [one for one in found if one.verdict != "borne out"]
    if not bad:
        return ("Yes: borne out." if len(found) == 1 else f"Yes: all {number_of(len(found), 'claim')} are borne out.") + left
    if len(found) > 1:
        which = f"{number_of(len(bad), 'claim').removesuffix('s').removesuffix(' claim')} of {number_of(len(found), 'claim')}"
        return f"Not quite: {which} {'is' if len(bad) == 1 else 'are'} not borne out.{left}"
    (one,) = bad
    if one.verdict == "only proposed":
        return "No: only proposed."
    if one.verdict == "wrong":
        instead = next((reason.partition(", the claim")[0] for reason in one.reasons if ", the claim" in reason), "")
        return f"No: {instead}." if instead else "No: the quote says otherwise."
    return "Not borne out by the library."
