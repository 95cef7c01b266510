"""Claims on which accounts differ: the article says so itself, or another on the meeting tells it otherwise."""

import re
from collections.abc import Sequence

from rag.answering.asked import Asked
from rag.answering.check.evidence import ClaimEvidence, sentence_at
from rag.answering.check.judged import Judged
from rag.answering.check.said import said_in
from rag.answering.elsewhere import best_on, figures_told, names_told, words_about
from rag.english import AUXILIARIES, Figure, comparable, is_verb, like, listing, same, senses, words
from rag.outcomes import Disagreement

_TELLS = "wrote|reported|said|put|counted|described|placed|named|spoke|referred|gave"
ACCOUNTS = re.compile(rf"\b(?:{_TELLS})\b.*,? (?:while|whereas|but) (?:the )?[A-Z][\w’' -]{{1,40}}? (?:{_TELLS})\b")
"""A sentence that sets one account against another: "Azernews wrote that …, while Trend referred to …"."""


_REPORTED_LATER = re.compile(r"\blater (?:reported|wrote)\b")


def dispute(claim: str, sentence: ClaimEvidence, asked: Asked) -> Judged | None:
    """The accounts, where what bears the claim out is itself told differently."""
    if ACCOUNTS.search(sentence.text):
        given = [figures_given(one, sentence.text) for one in said_in(claim).figures]
        return Judged(claim, "told differently", tuple(one for one in given if one)[:1], (sentence,))
    before = asked.library.sentence_before(sentence.article_id, sentence.span[0])
    if before and _REPORTED_LATER.search(sentence.text) and not _REPORTED_LATER.search(claim):
        first = sentence_at(sentence.article_id, (before.start, before.end), asked)
        return Judged(claim, "told differently", (), (first, sentence))
    if others := _other_accounts(claim, sentence, asked):
        return Judged(claim, "told differently", _both_given(claim, sentence, others), (sentence, *others))
    return _in_another_article(claim, sentence, asked)


def _in_another_article(claim: str, sentence: ClaimEvidence, asked: Asked) -> Judged | None:
    """The accounts, where another article on the meeting gives another figure than the claim and its sentence."""
    meeting = asked.catalogue.meeting_of.get(sentence.article_id)
    if meeting is None or len(meeting.article_ids) == 1:
        return None
    others = [one for one in meeting.article_ids if one != sentence.article_id]
    for mine in (one for one in figures_told(claim) if _has(one, sentence.text)):
        found = best_on(words_about(claim, meeting, asked), others, asked, like=mine, values=[mine.value])
        if found and not same(mine, found[2]) and {*names_told(claim, meeting, asked)} <= {*words(found[1].text)}:
            rival = sentence_at(found[1].article_id, found[1].span, asked)
            reason = f"the quotes give {mine.text} and {found[2].text}"
            return Judged(claim, "told differently", (reason,), (sentence, rival))
    return None


def both_accounts(judged: Judged, asked: Asked) -> Judged:
    """A verdict, but that accounts differ where another account beside the one that speaks against the claim has it."""
    if judged.verdict not in ("wrong", "not borne out") or not judged.evidence:
        return judged
    claim, first = judged.claim, judged.evidence[0]
    for mine in said_in(claim).figures:
        for other in _other_accounts(claim, first, asked):
            rival = _nearest(mine, first.text)
            if rival and not _has(mine, first.text) and _has(mine, other.text):
                reason = f"the quotes give {rival.text} and {mine.text}"
                return Judged(claim, "told differently", (reason,), (first, other))
    later = asked.library.sentence_after(first.article_id, first.span[1])
    beside = sentence_at(first.article_id, (later.start, later.end), asked) if later else None
    if (
        judged.verdict == "not borne out"
        and beside
        and ACCOUNTS.search(beside.text)
        and _on_the_same(claim, first, beside)
    ):
        return Judged(claim, "told differently", (), (first, beside))
    return judged


def _on_the_same(claim: str, first: ClaimEvidence, beside: ClaimEvidence) -> bool:
    """Whether what the claim says was done is what two sentences tell of, each in words of its own."""
    said = {word for word in words(claim) if is_verb(word) and word not in AUXILIARIES}
    alike = [word for word in words(first.text) if any(senses(word) & like(one) for one in said)]
    return any(like(one) & senses(word) for one in alike for word in words(beside.text))


def _both_given(claim: str, sentence: ClaimEvidence, others: Sequence[ClaimEvidence]) -> tuple[str, ...]:
    """The figures of the accounts, where they differ in a figure that the claim gives."""
    for mine in said_in(claim).figures:
        rivals = [rival for one in others if (rival := _nearest(mine, one.text))]
        if _has(mine, sentence.text) and rivals:
            return (f"the quotes give {mine.text} and {rivals[0].text}",)
    return ()


def _nearest(mine: Figure, text: str) -> Figure | None:
    """Of the figures of a text that can be of the same thing, and are others, the one nearest to a figure."""
    others = [one for one in said_in(text).figures if comparable(mine, one) and not same(mine, one)]
    return min(others, key=lambda one: abs(one.value - mine.value), default=None)


def _other_accounts(claim: str, sentence: ClaimEvidence, asked: Asked) -> list[ClaimEvidence]:
    """The sentences that tell otherwise what a sentence tells of what is claimed."""
    start, end = sentence.span
    every = asked.record.accounts_at(sentence.article_id, start, end)
    others = [side for one in every if _is_on(claim, one) for side in one.sides]
    return [
        sentence_at(side.article_id, side.span, asked)
        for side in others
        if side.span and not (side.article_id == sentence.article_id and start <= side.span[0] < end)
    ]


def _is_on(claim: str, told: Disagreement) -> bool:
    """Whether a claim gives a figure that is told differently, or one of the values; accounts in words always."""
    if told.aspect in ("account", "status", "presence"):
        return True
    own, said = said_in(claim).figures, {*words(claim)}
    return any(
        any(same(mine, one) for mine in own for one in said_in(side.value).figures)
        if told.aspect == "figure"
        else {*words(side.value)} <= said
        for side in told.sides
    )


def _has(mine: Figure, text: str) -> bool:
    return any(same(mine, one) for one in said_in(text).figures)


def figures_given(mine: Figure, text: str) -> str:
    """The figures that a sentence gives of the same thing: "58 and 61"; empty where there is one or none."""
    others = [one.text for one in said_in(text).figures if same(mine, one) or comparable(mine, one)]
    return f"the quote gives {listing(others)}" if len(others) > 1 else ""
