"""Judges claims by their evidence: by the record and by figures first, then by what each sentence says.

The sentence that bears a claim out, or that says the contrary, is not always the nearest, so the nearest few are each
judged, all their clauses encoded in one pass. A claim is borne out only if one sentence, or neighbours together, say
all of it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.check.absence import existed
from rag.answering.check.accounts import both_accounts
from rag.answering.check.believed import HARDLY, believed
from rag.answering.check.chair_passed import chair_passed
from rag.answering.check.coming import announced_by, is_to_come
from rag.answering.check.denial import affirmed, denies, denies_claim, refusing_words
from rag.answering.check.evidence import WILL_BE, ClaimEvidence, evidence_for, meetings_of, quoted
from rag.answering.check.force import is_of_force
from rag.answering.check.giver import unnamed_giver
from rag.answering.check.judged import Judged
from rag.answering.check.leaning import not_so_of_them
from rag.answering.check.left_open import left_open
from rag.answering.check.made_up_of import is_for
from rag.answering.check.membership import is_member
from rag.answering.check.most import gave_most
from rag.answering.check.objection import contradiction, denied_elsewhere, mere_intention, other_count
from rag.answering.check.of_the_past import no_longer
from rag.answering.check.on_record import on_record, with_chair_told
from rag.answering.check.one_sentence import judge_by_sentence, read_together
from rag.answering.check.presence import was_there
from rag.answering.check.qualified import denied_in_reply, qualified
from rag.answering.check.reserve import unreserved, with_reserve
from rag.answering.check.said import gives, said_in, stems_of
from rag.answering.check.settled import settled_otherwise
from rag.answering.check.shown_beside import with_beside
from rag.answering.check.spoken_names import without_spoken_names
from rag.answering.check.subject import unnamed_subject
from rag.answering.check.sums_listed import gave
from rag.answering.check.taken_note_of import taken_note_of
from rag.claims import Checked, Cited
from rag.english import is_verb, mentions, stem, words
from rag.question import Meeting

_JUDGED = 4
"""Sentences that are judged one by one."""
_AS_NEAR = 0.35
"""A sentence that is less near than the first by more than this is not about the claim."""
_AS_MUCH = 0.8
"""Of the share of a claim's words that the nearest has, one that decides instead of it must have."""
_POOLED = 3
"""Sentences that may bear out a claim together, if they stand together."""
_SAID_TOGETHER = 0.3
"""0-1: sentences that bear a claim out only together do so from this probability by the network that reads them with
it: words that lie scattered over them are easily found. Of a hundred claims on the articles, half of them true, it was
below for all four that such sentences had borne out falsely, and for none of those that they bore out rightly."""
_READ = 2
"""So many claims that nothing decides are read as questions, each as long as a question takes."""
_LINES = re.compile(r"\n+\s*[-–•*] ")
_A_LIST = 2
_OTHER_VALUE = re.compile(r"^the quote says .+, the claim (?:says|of) ")
_SAYS_OF = re.compile(r"^the quote says this of ")


def judge_claims(claims: Sequence[str], asked: Asked) -> list[Judged]:
    """The verdict on each claim of a text."""
    bare = [unreserved(claim) for claim in claims]
    found = _judged(bare, asked)
    return [
        judged if claim == said else with_reserve(judged, claim, asked)
        for judged, claim, said in zip(found, claims, bare, strict=True)
    ]


def _judged(claims: Sequence[str], asked: Asked) -> list[Judged]:
    of_claims = [
        announced_by(claim, one, asked) or one for claim, one in zip(claims, meetings_of(claims, asked), strict=True)
    ]
    evidence = evidence_for(claims, of_claims, asked)
    found: dict[int, Judged] = {}
    meetings = [
        of_claims[nth] or (_meeting_of(every[0], asked) if every else None) for nth, every in enumerate(evidence)
    ]
    for nth, (claim, every) in enumerate(zip(claims, evidence, strict=True)):
        if decided := _as_of_its_sort(claim, meetings[nth], every, asked):
            found[nth] = decided
        elif not denies(claim) and (decided := settled_otherwise(claim, every, asked) or other_count(claim, every)):
            found[nth] = _of_the_same_meeting(decided, meetings[nth], asked)
        elif every and (decided := left_open(claim, every) or not_so_of_them(claim, every, asked)):
            found[nth] = decided
        elif not every:
            found[nth] = Judged(claim, "not in the library", (), ())
    left = [nth for nth in range(len(claims)) if nth not in found]
    near = {nth: _near(evidence[nth]) for nth in left}
    found.update(_by_sentences(claims, near, meetings, asked))
    for nth in left:
        found[nth] = _of_the_same_meeting(found[nth], meetings[nth], asked)
        if found[nth].verdict in ("borne out", "not borne out"):
            found[nth] = denied_elsewhere(claims[nth], evidence[nth][0], evidence[nth]) or found[nth]
        if found[nth].verdict == "not borne out":
            past = next((no_longer(claims[nth], one, asked) for one in found[nth].evidence), None)
            found[nth] = past or found[nth]
        found[nth] = read_together(found[nth], asked)
    undecided = [nth for nth in range(len(claims)) if nth in left or not evidence[nth]]
    open_ = [nth for nth in undecided if found[nth].verdict in ("not borne out", "not in the library")]
    for nth in open_[:_READ]:
        found[nth] = read_together(_read_again(claims[nth], found[nth], meetings[nth], asked), asked)
    told = {nth: believed(_of_its_subject(found[nth], asked), asked) for nth in undecided}
    found.update({nth: _by_its_contrary(judged, asked) for nth, judged in told.items()})
    decided_on = [with_chair_told(taken_note_of(found[nth])) for nth in range(len(claims))]
    return [
        with_beside(denied_in_reply(qualified(both_accounts(one, asked), asked), asked), asked) for one in decided_on
    ]


def _as_of_its_sort(claim: str, meeting: Meeting | None, every: Sequence[ClaimEvidence], asked: Asked) -> Judged | None:
    """The verdict on a claim of a sort that has a judge of its own; None for others and where that cannot tell."""
    return (
        existed(claim, asked)
        or is_of_force(claim, meeting, asked)
        or is_member(claim, every, meeting, asked)
        or chair_passed(claim, meeting, asked)
        or was_there(claim, meeting, asked)
        or gave_most(claim, every, asked)
        or on_record(claim, meeting, every, asked)
        or gave(claim, meeting, every, asked)
        or is_for(claim, meeting, every, asked)
    )


def _of_its_subject(judged: Judged, asked: Asked) -> Judged:
    """A verdict, but a claim is not borne out by what sentences say of another country or city alone."""
    unnamed = unnamed_subject(judged.claim, judged.evidence, asked) if judged.verdict == "borne out" else None
    return (
        replace(judged, verdict="not borne out", reasons=(f"the quote does not name {unnamed}",)) if unnamed else judged
    )


def _by_its_contrary(judged: Judged, asked: Asked) -> Judged:
    """The verdict on a claim that something is not so, by the one on what it denies; as it is where that is open.

    Sentences seldom say that something was not done, so what is near to such a claim is often on something else, and
    the value that a sentence gives instead of the one denied speaks neither for the claim nor against it.
    """
    positive = affirmed(judged.claim)
    if positive is None:
        return judged
    (told,) = judge_claims([positive], asked)
    match told.verdict:
        case "borne out":
            return Judged(judged.claim, "wrong", (), told.evidence)
        case "only proposed":
            return Judged(judged.claim, "borne out", ("only proposed", *told.reasons), told.evidence)
        case "wrong" if not any(map(_OTHER_VALUE.search, told.reasons)):
            return Judged(judged.claim, "borne out", (), told.evidence)
    return replace(judged, verdict="not borne out") if judged.verdict == "wrong" else judged


def _of_the_same_meeting(judged: Judged, meeting: Meeting | None, asked: Asked) -> Judged:
    """A verdict, but none on a meeting to come by sentences that tell only of one that was held."""
    if judged.verdict not in ("wrong", "borne out") or not is_to_come(judged.claim, meeting, asked):
        return judged
    if any(WILL_BE.search(one.text) or _is_dated_after(meeting, one.text) for one in judged.evidence):
        return judged
    return Judged(judged.claim, "not borne out", ("the quote is on an earlier meeting",), judged.evidence)


def _is_dated_after(meeting: Meeting | None, text: str) -> bool:
    """Whether a sentence gives a time after a meeting: "Poland takes the chair on 1 July 2027"."""
    held = meeting.last_date if meeting else None
    return held is not None and any(
        (one.year or held.year, one.month or 12, one.day or 31) > (held.year, held.month, held.day)
        for one in said_in(text).moments
        if one.year or one.month
    )


def _by_sentences(
    claims: Sequence[str], near: Mapping[int, Sequence[ClaimEvidence]], meetings: Sequence[Meeting | None], asked: Asked
) -> dict[int, Judged]:
    """The verdicts on some of the claims by the sentences near to each, alone and together."""
    beside = {nth: [one for one in every if one is every[0] or one.is_beside(every[0])] for nth, every in near.items()}
    pairs = [
        *(
            Cited(claims[nth], [text], [one.heading])
            for nth, every in near.items()
            for one in every
            for text in _readings(one, claims[nth])
        ),
        *(Cited(claims[nth], *_pooled(every)) for nth, every in beside.items()),
    ]
    checked = iter(asked.checker.check_each(pairs, by_phrase=False))
    singly = {
        nth: [(one, [next(checked) for _ in _readings(one, claims[nth])]) for one in every]
        for nth, every in near.items()
    }
    pooled = {nth: next(checked) for nth in near}
    found = {}
    for nth in near:
        every = []
        for one, readings in singly[nth]:
            plainer = [without_spoken_names(said, claims[nth], one, meetings[nth], asked) for said in readings]
            every.append((one, next((said for said in plainer if said.verdict == "supported"), plainer[0])))
        found[nth] = _decided(claims[nth], every, beside[nth], pooled[nth], asked)
    return found


def _readings(one: ClaimEvidence, claim: str) -> tuple[str, ...]:
    """A sentence with the one it leans on, and by itself: what that other one says is not always meant.

    Of a list only the line that has most of the claim is read.
    """
    lines = _LINES.split(one.text)
    if len(lines) > _A_LIST:
        return (max(lines, key=lambda line: len(stems_of(line) & stems_of(claim)) + gives(claim, line)),)
    return (one.said,) if one.said == one.text else (one.said, one.text)


def _read_again(claim: str, judged: Judged, meeting: Meeting | None, asked: Asked) -> Judged:
    """The verdict by the sentences that would answer the claim as a question, where they tell more."""
    known = {(one.article_id, one.span) for one in judged.evidence}
    told = [one for one in quoted(claim, meeting, asked)[:_JUDGED] if (one.article_id, one.span) not in known]
    if not told:
        return judged
    again = _by_sentences([claim], {0: told}, [meeting or _meeting_of(told[0], asked)], asked)[0]
    if judged.evidence and _tells_less(claim, again.evidence[0], judged.evidence[0]):
        return judged
    return again if again.verdict != "not borne out" or not judged.evidence else judged


def _on_another_matter(judged: Judged) -> bool:
    """Whether a claim is called wrong for another value in a sentence that neither says it nor gives its figures."""
    if judged.verdict != "wrong" or not _OTHER_VALUE.search(judged.reasons[0]):
        return False
    told = judged.evidence[0]
    return any(map(is_verb, told.unsaid)) and not gives(judged.claim, told.text)


def _tells_less(claim: str, one: ClaimEvidence, than: ClaimEvidence) -> bool:
    """Whether a sentence has fewer of a claim's figures, or fewer of its names, than another."""
    names = {word for each in mentions(claim) for word in each.words}
    told, other = ((gives(claim, each.said), len(names & {*words(each.said)})) for each in (one, than))
    return told < other


def _near(every: Sequence[ClaimEvidence]) -> list[ClaimEvidence]:
    return [one for one in every[:_JUDGED] if one.nearness >= every[0].nearness - _AS_NEAR]


def _pooled(near: Sequence[ClaimEvidence]) -> tuple[list[str], list[str]]:
    """What sentences say together, and the headings of their articles."""
    return [one.said for one in near[:_POOLED]], [*dict.fromkeys(one.heading for one in near[:_POOLED])]


def _meeting_of(evidence: ClaimEvidence, asked: Asked) -> Meeting | None:
    """The meeting that the sentence's article is about."""
    return asked.catalogue.meeting_of.get(evidence.article_id)


def _decided(
    claim: str,
    every: Sequence[tuple[ClaimEvidence, Checked]],
    together: Sequence[ClaimEvidence],
    pooled: Checked,
    asked: Asked,
) -> Judged:
    """The verdict of the sentence that decides: the nearest if it does, else one that bears out, else one against."""
    verdicts = [judge_by_sentence(claim, one, checked, asked) for one, checked in every]
    first = verdicts[0]
    if first.verdict in ("borne out", "told differently"):
        return first
    nearest = every[0][0]
    given = gives(claim, f"{nearest.said} {nearest.heading}")
    others = [
        verdict
        for (one, _), verdict in zip(every[1:], verdicts[1:], strict=True)
        if one.shared >= _AS_MUCH * nearest.shared or gives(claim, f"{one.said} {one.heading}") > given
        if not _on_another_matter(verdict)
    ]
    if first.verdict != "wrong" or _OTHER_VALUE.search(first.reasons[0]):
        for verdict in ("borne out", "told differently"):
            better = next((one for one in others if one.verdict == verdict), None)
            if better and (first.verdict != "wrong" or _is_said(better, asked)):
                return better
        if first.verdict == "only proposed":
            return first
        near = together[:_POOLED]
        spoken = contradiction(claim, nearest, asked) or mere_intention(claim, nearest, asked)
        supported = pooled.verdict == "supported" and not spoken
        if len(near) > 1 and supported and not set.intersection(*(set(one.unsaid) for one in near)):
            needed = _needed(claim, near)
            if asked.checker.entailed(claim, *_pooled(near)) >= _SAID_TOGETHER and not any(
                refusing_words(claim, one, asked)
                or denies_claim(claim, one.text, asked)
                or (gives(claim, one.text) and unnamed_giver(claim, one, asked))
                for one in needed
            ):
                return Judged(claim, "borne out", (), tuple(needed))
    if first.verdict == "wrong" and not _SAYS_OF.search(first.reasons[0]):
        return first
    against = [
        one
        for one in others
        if (one.verdict == "only proposed" and not _tells_less(claim, one.evidence[0], nearest))
        or (one.verdict == "wrong" and not (given and _OTHER_VALUE.search(one.reasons[0])))
    ]
    return min(
        [*against, first], key=lambda one: one.verdict == "not borne out" or any(map(_SAYS_OF.search, one.reasons))
    )


def _is_said(judged: Judged, asked: Asked) -> bool:
    """Whether the network that reads both takes sentences to say a claim; the words alone may be of other things."""
    said, headings = _pooled(judged.evidence)
    return asked.checker.entailed(judged.claim, said, headings) >= HARDLY


def _needed(claim: str, near: Sequence[ClaimEvidence]) -> list[ClaimEvidence]:
    """Of sentences that bear out a claim together, the first and those that say what the ones before do not."""
    needed = [near[0]]
    for one in near[1:]:
        so_far = " ".join(each.said for each in needed)
        figured = gives(claim, f"{so_far} {one.text}") > gives(claim, so_far)
        if figured or {stem(word) for each in needed for word in each.unsaid} & said_in(one.text).stems:
            needed.append(one)
    return needed
